use super::*;
use crate::types::{Means, Party, Signature};
use adliya_primitives::{DocketId, MandateId};
use sp_runtime::DispatchError;

#[test]
fn an_act_is_in_force_once_every_party_has_signed_and_a_notary_has_certified_it() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        assert_eq!(status(id), ActStatus::Drafted);
        System::assert_last_event(
            Event::ActDrafted {
                act: id,
                kind: ActKind::Sale,
                link: None,
                office: PRACTICE,
                officer: MandateId(1),
            }
            .into(),
        );
        let seller = wallet_of(1);
        assert_ok!(Notary::sign_act(seller, id, ROOT));
        System::assert_last_event(
            Event::ActSigned {
                act: id,
                subject: subject(1),
            }
            .into(),
        );
        assert_noop!(certify(id), Error::<Test>::NotSigned);
        assert_ok!(Notary::attest_signature(
            notary(),
            id,
            subject(2),
            Presence::Video
        ));
        assert_eq!(status(id), ActStatus::Signed);
        wait(MINUTE);
        assert_ok!(certify(id));
        assert_eq!(status(id), ActStatus::InForce);
        System::assert_last_event(
            Event::ActCertified {
                act: id,
                kind: ActKind::Sale,
                link: None,
                office: PRACTICE,
                officer: MandateId(1),
            }
            .into(),
        );
        let act = act(id);
        assert_eq!(act.docket, DocketId(0));
        let means = act
            .parties
            .map_ref(|party| party.signature.expect("signed").means);
        assert_eq!(means, [Means::Wallet, Means::Attested(Presence::Video)]);
        assert_eq!(
            [NOW, NOW + MINUTE].map(|at| act.status(at)),
            [Some(ActStatus::Signed), Some(ActStatus::InForce)]
        );
        assert_eq!(act.status(NOW - 1), None, "it did not exist");
    });
}

/// Maps a bounded list to compare it.
trait MapRef {
    fn map_ref<R>(&self, of: impl Fn(&Party) -> R) -> Vec<R>;
}
impl MapRef for crate::types::Parties {
    fn map_ref<R>(&self, of: impl Fn(&Party) -> R) -> Vec<R> {
        self.iter().map(of).collect()
    }
}

#[test]
fn draft_act_takes_only_a_notary_in_office_who_is_identified() {
    ExtBuilder::build_and_execute(|| {
        let drafts = |who| draft(RuntimeOrigin::signed(who), &[1, 2], None);
        assert_noop!(drafts(JUDGE), DispatchError::BadOrigin);
        assert_noop!(drafts(NEWCOMER), Error::<Test>::NotaryNotIdentified);
        SuspendedOffices::set(vec![PRACTICE]);
        assert_noop!(drafts(NOTARY), DispatchError::BadOrigin);
    });
}

#[test]
fn draft_act_fails_without_parties_or_with_one_twice() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(draft(notary(), &[], None), Error::<Test>::NoParties);
        assert_noop!(
            draft(notary(), &[1, 2, 1], None),
            Error::<Test>::PartiesNotDistinct
        );
    });
}

#[test]
fn draft_act_fails_for_a_power_whose_terms_are_not_said() {
    ExtBuilder::build_and_execute(|| {
        let kind = ActKind::PowerOfAttorney;
        assert_noop!(
            Notary::draft_act(notary(), kind, parties(&[1, 2]), ROOT, a_month(), None),
            Error::<Test>::KindMismatch
        );
    });
}

#[test]
fn draft_act_fails_for_a_deadline_that_has_passed_and_for_a_validity_that_ends_before_it() {
    ExtBuilder::build_and_execute(|| {
        let with = |deadline, until| {
            let term = Term { deadline, until };
            Notary::draft_act(notary(), ActKind::Lease, parties(&[1, 2]), ROOT, term, None)
        };
        assert_noop!(with(now(), None), Error::<Test>::DeadlinePassed);
        let tomorrow = now() + DAY;
        assert_noop!(
            with(tomorrow, Some(tomorrow)),
            Error::<Test>::ValidityTooShort
        );
        assert_ok!(with(tomorrow, Some(tomorrow + 1)));
    });
}

#[test]
fn sign_act_fails_for_a_wallet_that_is_no_partys() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        let signer = wallet_of(3);
        assert_noop!(Notary::sign_act(signer, id, ROOT), Error::<Test>::NotParty);
        let stranger = RuntimeOrigin::signed(account_of(&wallet(9)));
        assert_noop!(
            Notary::sign_act(stranger, id, ROOT),
            Error::<Test>::WalletNotLinked
        );
    });
}

#[test]
fn sign_act_fails_for_another_root_than_the_act_has() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        let signer = wallet_of(1);
        assert_noop!(
            Notary::sign_act(signer, id, OTHER_ROOT),
            Error::<Test>::RootMismatch
        );
    });
}

#[test]
fn nobody_signs_twice() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        assert_ok!(Notary::sign_act(wallet_of(1), id, ROOT));
        let signer = wallet_of(1);
        assert_noop!(
            Notary::sign_act(signer, id, ROOT),
            Error::<Test>::AlreadySigned
        );
        assert_noop!(attest(id, 1), Error::<Test>::AlreadySigned);
    });
}

#[test]
fn the_dead_do_not_sign() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        let wallet = wallet_of(1);
        dies(subject(1), 7);
        assert_noop!(
            Notary::sign_act(wallet.clone(), id, ROOT),
            Error::<Test>::Deceased
        );
        assert_noop!(attest(id, 1), Error::<Test>::Deceased);
        lives_again(subject(1), 7);
        assert_ok!(Notary::sign_act(wallet, id, ROOT));
    });
}

#[test]
fn attest_signature_fails_for_somebody_who_is_no_party_and_for_another_practice() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        assert_noop!(attest(id, 3), Error::<Test>::NotParty);
        let other = Notary::attest_signature(neighbour(), id, subject(1), Presence::InPerson);
        assert_noop!(other, Error::<Test>::OtherPractice);
        assert_ok!(Notary::attest_signature(
            RuntimeOrigin::signed(PARTNER),
            id,
            subject(1),
            Presence::InPerson
        ));
        assert_eq!(
            act(id).parties[0].signature,
            Some(Signature {
                at: now(),
                means: Means::Attested(Presence::InPerson)
            })
        );
        System::assert_last_event(
            Event::SignatureAttested {
                act: id,
                subject: subject(1),
                presence: Presence::InPerson,
                office: PRACTICE,
                officer: MandateId(2),
            }
            .into(),
        );
    });
}

#[test]
fn certify_act_fails_for_another_practice_and_for_another_root() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        sign_all(id);
        assert_noop!(
            Notary::certify_act(neighbour(), id, ROOT),
            Error::<Test>::OtherPractice
        );
        assert_noop!(
            Notary::certify_act(notary(), id, OTHER_ROOT),
            Error::<Test>::RootMismatch
        );
        assert_noop!(
            Notary::certify_act(notary(), ActId(9), ROOT),
            Error::<Test>::NotFound
        );
    });
}

#[test]
fn certify_act_fails_when_a_party_has_died_since_they_signed() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        sign_all(id);
        wait(MINUTE);
        dies(subject(2), 7);
        assert_noop!(certify(id), Error::<Test>::Deceased);
        lives_again(subject(2), 7);
        assert_ok!(certify(id));
    });
}

#[test]
fn certify_act_takes_that_the_parties_beyond_two_were_checked_in_the_same_block() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2, 3, 4, 5]);
        sign_all(id);
        wait(MINUTE);
        assert_noop!(certify(id), Error::<Test>::PartiesNotChecked);
        let check =
            |one, other| Notary::check_parties(notary(), id, [subject(one), subject(other)]);
        assert_ok!(check(1, 2));
        assert_noop!(certify(id), Error::<Test>::PartiesNotChecked);
        assert_ok!(check(5, 5));
        System::assert_last_event(
            Event::PartiesChecked {
                act: id,
                office: PRACTICE,
                officer: MandateId(1),
            }
            .into(),
        );
        assert_ok!(certify(id));
    });
}

#[test]
fn certify_act_needs_no_check_of_those_who_sign_in_the_same_block() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2, 3, 4, 5, 6, 7, 8]);
        sign_all(id);
        assert_ok!(certify(id));
    });
}

#[test]
fn check_parties_fails_for_the_dead_for_strangers_and_for_another_practice() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2, 3]);
        let check =
            |origin, one, other| Notary::check_parties(origin, id, [subject(one), subject(other)]);
        assert_noop!(check(neighbour(), 1, 2), Error::<Test>::OtherPractice);
        assert_noop!(check(notary(), 1, 4), Error::<Test>::NotParty);
        dies(subject(2), 7);
        assert_noop!(check(notary(), 1, 2), Error::<Test>::Deceased);
        assert_ok!(check(notary(), 1, 3));
    });
}

#[test]
fn an_act_lapses_at_its_deadline_by_itself() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        sign_all(id);
        wait(30 * DAY - 1);
        assert_eq!(status(id), ActStatus::Signed);
        wait(1);
        assert_eq!(status(id), ActStatus::Lapsed);
        assert_noop!(certify(id), Error::<Test>::Lapsed);
    });
}

#[test]
fn withdraw_own_act_lets_a_party_go_and_nobody_else() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        sign_all(id);
        let signer = wallet_of(3);
        assert_noop!(
            Notary::withdraw_own_act(signer, id),
            Error::<Test>::NotParty
        );
        assert_ok!(Notary::withdraw_own_act(wallet_of(2), id));
        System::assert_last_event(
            Event::OwnActWithdrawn {
                act: id,
                subject: subject(2),
            }
            .into(),
        );
        assert_eq!(status(id), ActStatus::Withdrawn);
        assert_noop!(certify(id), Error::<Test>::Withdrawn);
    });
}

#[test]
fn withdraw_act_fails_for_another_practice() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        assert_noop!(
            Notary::withdraw_act(neighbour(), id),
            Error::<Test>::OtherPractice
        );
        assert_ok!(Notary::withdraw_act(notary(), id));
        System::assert_last_event(
            Event::ActWithdrawn {
                act: id,
                office: PRACTICE,
                officer: MandateId(1),
            }
            .into(),
        );
    });
}

#[test]
fn an_act_that_replaces_another_supersedes_it_at_its_certification() {
    ExtBuilder::build_and_execute(|| {
        let former = certified(&[1, 2]);
        let id = next();
        assert_ok!(draft(neighbour(), &[2, 1, 3], Some(Link::Replaces(former))));
        for number in [1, 2, 3] {
            let (who, how) = (subject(number), Presence::InPerson);
            assert_ok!(Notary::attest_signature(neighbour(), id, who, how));
        }
        assert_eq!(status(former), ActStatus::InForce);
        wait(1);
        assert_ok!(Notary::check_parties(neighbour(), id, [subject(3); 2]));
        assert_ok!(Notary::certify_act(neighbour(), id, ROOT));
        assert_eq!(status(former), ActStatus::Superseded(id));
        assert_eq!(
            act(former).status(NOW),
            Some(ActStatus::InForce),
            "as it was"
        );
        assert_eq!(status(id), ActStatus::InForce);
        assert_eq!(act(id).certification.map(|by| by.office), Some(NEIGHBOURS));
    });
}

#[test]
fn of_two_drafts_that_replace_the_same_act_one_is_certified() {
    ExtBuilder::build_and_execute(|| {
        let former = certified(&[1, 2]);
        let rivals = [0, 1].map(|_| {
            let id = next();
            assert_ok!(draft(notary(), &[1, 2], Some(Link::Replaces(former))));
            sign_all(id);
            id
        });
        assert_ok!(certify(rivals[1]));
        assert_noop!(certify(rivals[0]), Error::<Test>::LinkNotInForce);
    });
}

#[test]
fn an_act_that_changes_another_leaves_it_in_force_and_is_found_from_it() {
    ExtBuilder::build_and_execute(|| {
        let former = certified(&[1, 2]);
        let id = next();
        assert_ok!(draft(notary(), &[1, 2], Some(Link::Changes(former))));
        sign_all(id);
        assert_eq!(act(former).changed_by, None);
        assert_ok!(certify(id));
        assert_eq!(act(former).changed_by, Some(id));
        assert_eq!(status(former), ActStatus::InForce);
    });
}

#[test]
fn draft_act_fails_to_replace_an_act_without_all_its_parties() {
    ExtBuilder::build_and_execute(|| {
        let former = certified(&[1, 2]);
        for link in [Link::Replaces(former), Link::Changes(former)] {
            assert_noop!(
                draft(notary(), &[1, 3], Some(link)),
                Error::<Test>::PartyMissing
            );
        }
    });
}

#[test]
fn draft_act_fails_to_be_linked_to_what_is_not_there_not_in_force_or_a_power() {
    ExtBuilder::build_and_execute(|| {
        let replaces = |id| draft(notary(), &[1, 2], Some(Link::Replaces(id)));
        assert_noop!(replaces(ActId(0)), Error::<Test>::NotFound);
        let open = drafted(&[1, 2]);
        assert_noop!(replaces(open), Error::<Test>::LinkNotInForce);
        let power = empowered(1, &[2]);
        assert_noop!(replaces(power), Error::<Test>::KindMismatch);
        let sale = certified(&[1, 2]);
        for link in [
            Link::Extends(sale),
            Link::Renews(sale),
            Link::Substitutes(sale),
        ] {
            assert_noop!(
                draft(notary(), &[1, 2], Some(link)),
                Error::<Test>::KindMismatch
            );
        }
    });
}

#[test]
fn numbers_are_not_used_twice_when_they_run_out() {
    ExtBuilder::build().execute_with(|| {
        identify_notaries();
        NextAct::<Test>::put(ActId(u64::MAX));
        assert_noop!(draft(notary(), &[1, 2], None), Error::<Test>::NoIdLeft);
    });
}
