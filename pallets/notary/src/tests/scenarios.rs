//! Stories.

use super::*;
use crate::{types::Relation, Call};
use codec::Encode;
use sp_runtime::{traits::Dispatchable, DispatchError};

#[test]
fn a_power_that_is_revoked_in_the_minute_of_its_use_is_of_no_use() {
    ExtBuilder::build_and_execute(|| {
        // Leyla has given her brother a power for her bank.
        let power = empowered(1, &[2]);
        wait(90 * DAY);
        // He stands at the counter: it is in force.
        assert!(can(2, 1));
        // She takes it back in the same block, from her phone.
        assert_ok!(Notary::revoke_own_power(wallet_of(1), power));
        // The bank asks again before it pays: the moment is the same, the answer is not.
        assert!(!can(2, 1));
        // In a year, both can show what was: until then he could, from then on he could not.
        let then = now();
        wait(YEAR);
        assert!(could(2, 1, then - 1) && !could(2, 1, then));
    });
}

#[test]
fn a_substitute_whose_principal_dies_can_do_nothing_from_that_moment_on() {
    ExtBuilder::build_and_execute(|| {
        // Rustam, abroad, lets his cousin act; she passes it on to an advocate.
        let above = empowered(1, &[2]);
        let below = PowerTerms {
            substitutions: 0,
            ..terms(&[3])
        };
        let link = Some(Link::Substitutes(above));
        let below = constituted(&[2], below, a_year(), link);
        wait(30 * DAY);
        let (acts, powers) = ([above, below].map(act), [2, 3].map(|who| can(who, 1)));
        assert_eq!(powers, [true, true]);
        // The registry office enters his death. Nothing of the notaries' is touched.
        dies(subject(1), 7);
        assert_eq!([above, below].map(act), acts);
        assert_eq!([2, 3].map(|who| can(who, 1)), [false, false]);
        assert!(could(3, 1, now() - 1));
        // The advocate cannot pass it on or act as a party in his name, and nobody can revive it.
        let renews = Some(Link::Renews(above));
        assert_noop!(
            draft_power(&[1], terms(&[2]), a_year(), renews),
            Error::<Test>::LinkNotOver
        );
        let id = next();
        assert_ok!(draft_power(&[1], terms(&[2]), a_year(), None));
        assert_noop!(attest(id, 1), Error::<Test>::Deceased);
    });
}

#[test]
fn a_suspended_notarys_acts_wait_and_a_colleague_can_certify_none_of_another_practice() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        sign_all(id);
        SuspendedOffices::set(vec![PRACTICE]);
        assert_noop!(certify(id), DispatchError::BadOrigin);
        assert_noop!(
            Notary::certify_act(neighbour(), id, ROOT),
            Error::<Test>::OtherPractice
        );
        assert_eq!(status(id), ActStatus::Signed);
        SuspendedOffices::set(vec![]);
        assert_ok!(certify(id));
    });
}

/// What passing on a practice with so many open acts writes and proves.
fn struck_off(open: u32) -> (usize, usize) {
    let mut ext = ExtBuilder::build();
    let last = ext.execute_with(|| {
        identify_notaries();
        for _ in 0..open {
            drafted(&[1, 2]);
        }
        let last = drafted(&[3, 4]);
        sign_all(last);
        SuspendedOffices::set(vec![PRACTICE]);
        System::reset_events();
        last
    });
    ext.commit_all().expect("the state can be committed");
    let (from, to) = (PRACTICE, NEIGHBOURS);
    let call = RuntimeCall::Notary(Call::hand_over_practice { from, to });
    let (outcome, proof) = ext.execute_and_prove(|| call.dispatch(chamber()));
    assert_ok!(outcome);
    let written = ext.overlayed_changes().changes().count();
    ext.execute_with(|| {
        assert_eq!(
            Notary::act_view(ActId(0)).expect("drafted").practice,
            NEIGHBOURS
        );
        assert_ok!(Notary::certify_act(neighbour(), last, ROOT));
        Notary::check_invariants().expect("the invariants hold");
    });
    (written, proof.encoded_size())
}

#[test]
fn a_notary_who_is_struck_off_leaves_ten_thousand_open_acts_to_a_successor_in_one_call() {
    let (few, many) = (struck_off(10), struck_off(10_000));
    assert_eq!(few.0, many.0, "as much is written");
    // The paths of a larger trie are longer; the acts themselves have megabytes.
    assert!(
        many.1 < few.1 + 2_048 && many.1 < 8_192,
        "{few:?}, {many:?}"
    );
}

#[test]
fn a_forged_signature_of_a_party_gets_nowhere() {
    ExtBuilder::build_and_execute(|| {
        // Somebody wants to sell another's flat.
        let id = drafted(&[1, 2]);
        assert_ok!(attest(id, 2));
        // Their own key is linked to them, not to the owner.
        let signer = wallet_of(3);
        assert_noop!(Notary::sign_act(signer, id, ROOT), Error::<Test>::NotParty);
        // The buyer's signature does not count twice.
        let signer = wallet_of(2);
        assert_noop!(
            Notary::sign_act(signer, id, ROOT),
            Error::<Test>::AlreadySigned
        );
        // A key that the owner did not agree to is not linked to the owner.
        let forger = wallet(9);
        let forged = MultiSignature::Sr25519(forger.sign(&message(subject(3))));
        assert_noop!(
            Notary::link_wallet(identity_officer(), subject(1), account_of(&forger), forged),
            Error::<Test>::SignatureInvalid
        );
        // The owner signs what they have read; another text under the same number they have not.
        let signer = wallet_of(1);
        assert_noop!(
            Notary::sign_act(signer, id, OTHER_ROOT),
            Error::<Test>::RootMismatch
        );
        // And without the owner's signature, no notary certifies it.
        assert_noop!(certify(id), Error::<Test>::NotSigned);
    });
}

#[test]
fn a_notary_cannot_drop_a_relation_to_certify_the_sale_to_a_sister() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Notary::declare_related(notary(), subject(2), Relation::Kin));
        let id = next();
        assert_ok!(draft(RuntimeOrigin::signed(PARTNER), &[1, 2], None));
        assert_noop!(attest(id, 2), Error::<Test>::ConflictOfInterest);
        assert_noop!(
            Notary::end_related(notary(), subject(2)),
            DispatchError::BadOrigin
        );
        assert_noop!(certify(id), Error::<Test>::ConflictOfInterest);
    });
}

#[test]
fn two_citizens_abroad_sell_a_flat_and_neither_has_to_trust_the_other() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        // Aysel in Berlin sells her flat in Samarkand to Timur in Seoul. Neither travels.
        let (aysel, timur) = (purse(1), purse(2));
        let issued = Assets::total_supply(SUM);
        // Timur lost a leg in the war; an officer has seen the papers. A notary could not have said so.
        assert_ok!(Notary::record_exemption(
            identity_officer(),
            subject(2),
            Waiver::StateDuty,
            now() + YEAR,
            ROOT
        ));
        // The notary drafts the contract. Who buys, who sells, and for how much is in what both sign.
        let id = drafted_sale(PRICE);
        assert_ok!(Notary::sign_act(wallet_of(2), id, ROOT));
        // Timur pays before Aysel has signed. The money is his, on hold, and in nobody else's hands.
        assert_ok!(hold_price(2, id, PRICE));
        assert_eq!(free(&timur), 1_000_000 - PRICE);
        assert_noop!(certify(id), Error::<Test>::NotSigned);
        wait(3 * DAY);
        assert_ok!(Notary::sign_act(wallet_of(1), id, ROOT));
        // His half of the state duty is not owed. Aysel bears what is left, as they agreed.
        let owed = DUTY / 2 + FEE;
        assert_noop!(certify(id), Error::<Test>::FeeNotHeld);
        assert_ok!(hold_fee(1, id, owed));
        wait(DAY);
        // The sale and the price are one: in the moment in which it is certified, the money is hers.
        assert_ok!(certify(id));
        assert_eq!(status(id), ActStatus::InForce);
        assert_eq!(free(&aysel), 1_000_000 + PRICE - owed);
        assert_eq!(on_hold(&timur, HoldReason::Price), 0);
        // Her fee waits in her account until somebody moves it: here the notary, who is paid with it.
        assert_eq!(on_hold(&aysel, HoldReason::Fee), owed);
        assert_ok!(Notary::settle_act(notary(), id));
        assert_eq!((free(&TREASURY), free(&PAYOUT)), (DUTY / 2, FEE));
        assert_eq!(Assets::total_supply(SUM), issued);
    });
}

#[test]
fn a_sale_that_comes_to_nothing_costs_nobody_anything() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let (seller, buyer) = (purse(1), purse(2));
        let id = drafted_sale(PRICE);
        sign_all(id);
        assert_ok!(hold_price(2, id, PRICE));
        assert_ok!(hold_fee(1, id, DUTY + FEE));
        // The notary falls ill, and the deadline passes.
        SuspendedOffices::set(vec![PRACTICE]);
        wait(30 * DAY);
        // The buyer's phone asks for the money. Nobody's consent is needed.
        assert_ok!(Notary::settle_act(wallet_of(2), id));
        assert_eq!((free(&seller), free(&buyer)), (1_000_000, 1_000_000));
        SuspendedOffices::set(vec![]);
        assert_noop!(certify(id), Error::<Test>::Lapsed);
    });
}
