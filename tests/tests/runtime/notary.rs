//! The notary in the real runtime: powers that end by themselves, practices that pass on, signatures that nobody forges.

use crate::*;
use adliya_primitives::{subject::wallet_link_message, ActId, OfficeId};
use frame_support::{assert_err, assert_ok};
use pallet_notary::{
    types::{
        Access, ActKind, ActStatus, Capacity, Exercise, Link, PowerTerms, Presence, Scope, Scopes,
        Term,
    },
    Call, Error,
};
use sp_core::{sr25519, Pair};
use sp_runtime::MultiSignature;

const IDENTITY_OFFICER: AccountId = dev_keys::IDENTITY_OFFICER;
pub(crate) const CHAMBER: AccountId = dev_keys::CHAMBER;
pub(crate) const NOTARY: AccountId = dev_keys::NOTARY;
pub(crate) const NOTARY2: AccountId = dev_keys::NOTARY2;
pub(crate) const PRACTICE: OfficeId = OfficeId(5);
const PRACTICE2: OfficeId = OfficeId(10);
pub(crate) const TEXT: H256 = H256::repeat_byte(0x77);

/// The notaries are identified, each as a person of their own.
pub(crate) fn notaries_story(tell: impl FnOnce()) {
    story(|| {
        for (number, notary) in [(91, NOTARY), (92, NOTARY2)] {
            let identify = Call::identify_notary {
                notary,
                subject: citizen(number),
            };
            assert_ok!(dispatch(&IDENTITY_OFFICER, identify));
        }
        tell();
    });
}

/// A person in the notary's domain, whose civil-status id is `subject(number)`.
pub(crate) fn citizen(number: u64) -> SubjectId {
    opening(subject(number)).linked.notary
}

fn key(seed: u8) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[seed; 32])
}

fn account(key: &sr25519::Pair) -> AccountId {
    key.public().into()
}

/// The call that links a key to a person, with the signature of `signer` over `signed`.
fn link_wallet(
    of: SubjectId,
    key: &sr25519::Pair,
    signer: &sr25519::Pair,
    signed: SubjectId,
) -> Call<Runtime> {
    let message = wallet_link_message(&System::block_hash(0), &signed);
    Call::link_wallet {
        subject: of,
        wallet: account(key),
        signature: MultiSignature::Sr25519(signer.sign(&message)),
    }
}

/// Links a new wallet to a person.
pub(crate) fn wallet(number: u64) -> AccountId {
    let key = key(number as u8);
    let of = citizen(number);
    assert_ok!(dispatch(&IDENTITY_OFFICER, link_wallet(of, &key, &key, of)));
    account(&key)
}

pub(crate) fn now() -> u64 {
    Timestamp::get()
}

/// A month to certify it.
pub(crate) fn term(until: Option<u64>) -> Term {
    Term {
        deadline: now() + 30 * DAY,
        until,
    }
}

pub(crate) fn next() -> ActId {
    pallet_notary::NextAct::<Runtime>::get()
}

pub(crate) fn sale(seller: u64, buyer: u64) -> Call<Runtime> {
    let parties = vec![
        (citizen(seller), Capacity::Transferor),
        (citizen(buyer), Capacity::Transferee),
    ];
    Call::draft_act {
        kind: ActKind::Sale,
        parties: parties.try_into().expect("two"),
        claims_root: TEXT,
        term: term(None),
        link: None,
    }
}

pub(crate) fn attest(act: ActId, who: u64) -> Call<Runtime> {
    Call::attest_signature {
        act,
        subject: citizen(who),
        presence: Presence::InPerson,
    }
}

pub(crate) fn certify(act: ActId) -> Call<Runtime> {
    let claims_root = TEXT;
    Call::certify_act { act, claims_root }
}

pub(crate) fn sign(act: ActId, claims_root: H256) -> Call<Runtime> {
    Call::sign_act { act, claims_root }
}

/// The notary has a power certified that `giver` signed at the desk.
pub(crate) fn empowered(giver: u64, attorney: u64, substitutions: u8, link: Option<Link>) -> ActId {
    let act = next();
    let draft = Call::draft_power {
        grantors: vec![citizen(giver)].try_into().expect("one"),
        terms: PowerTerms {
            attorneys: vec![citizen(attorney)].try_into().expect("one"),
            exercise: Exercise::Severally,
            scopes: Scopes::of(&[Scope::Banking, Scope::Authorities]),
            substitutions,
            limit: None,
            territory: SAMARKAND,
        },
        claims_root: TEXT,
        term: term(Some(NOW + 300 * DAY)),
        link,
    };
    for call in [draft, attest(act, giver), certify(act)] {
        assert_ok!(dispatch(&NOTARY, call));
    }
    act
}

pub(crate) fn could(attorney: u64, principal: u64, at: u64) -> bool {
    let (attorney, principal) = (citizen(attorney), citizen(principal));
    Notary::power_in_force(attorney, principal, Scope::Banking, at).is_some()
}

pub(crate) fn status(act: ActId) -> ActStatus {
    Notary::act_view(act).expect("drafted").status
}

#[test]
fn a_power_that_is_revoked_in_the_minute_of_its_use_is_of_no_use() {
    notaries_story(|| {
        let phone = wallet(1);
        let power = empowered(1, 2, 0, None);
        at(NOW + 90 * DAY);
        assert!(
            could(2, 1, now()),
            "the brother stands at the bank's counter"
        );
        assert_ok!(dispatch(&phone, Call::revoke_own_power { act: power }));
        assert!(
            !could(2, 1, now()),
            "the bank asks again at the same moment"
        );
        let then = now();
        at(NOW + 200 * DAY);
        assert!(could(2, 1, then - 1) && !could(2, 1, then));
        assert_eq!(status(power), ActStatus::Revoked);
    });
}

#[test]
fn a_substitute_whose_principal_dies_can_do_nothing_once_the_registry_has_entered_it() {
    notaries_story(|| {
        assert_ok!(dispatch(
            &REGISTRAR,
            birth(subject(1), Parents::default(), URGUT)
        ));
        let above = empowered(1, 2, 1, None);
        empowered(2, 3, 0, Some(Link::Substitutes(above)));
        at(NOW + 30 * DAY);
        assert!(could(2, 1, now()) && could(3, 1, now()));
        // The registry office knows the deceased by another id; opening the links joins the two.
        assert_ok!(dispatch(&REGISTRAR, death(subject(1), URGUT)));
        assert!(!could(2, 1, now()) && !could(3, 1, now()));
        assert!(could(3, 1, now() - 1));
        let act = next();
        assert_ok!(dispatch(&NOTARY, sale(1, 4)));
        assert_err!(
            dispatch(&NOTARY, attest(act, 1)),
            Error::<Runtime>::Deceased
        );
    });
}

#[test]
fn a_notary_who_is_struck_off_leaves_ten_thousand_open_acts_to_a_successor() {
    notaries_story(|| {
        let first = next();
        for buyer in 0..10_000 {
            assert_ok!(dispatch(&NOTARY, sale(1, 100 + buyer)));
        }
        let revoke = pallet_authorities::Call::set_mandate_standing {
            mandate: mandate_of(&NOTARY),
            standing: pallet_authorities::types::Standing::Ended,
        };
        assert_ok!(dispatch(&CHAMBER, revoke));
        let bad_origin = DispatchError::BadOrigin;
        assert_err!(dispatch(&NOTARY, attest(first, 1)), bad_origin);
        assert_err!(
            dispatch(&NOTARY2, attest(first, 1)),
            Error::<Runtime>::OtherPractice
        );

        let hand_over = Call::hand_over_practice {
            from: PRACTICE,
            to: PRACTICE2,
        };
        assert_err!(dispatch(&CHAMBER, hand_over.clone()), bad_origin);
        assert_ok!(by_four_eyes(&CHAMBER, &MINISTER, hand_over));
        let last = ActId(first.0 + 9_999);
        for (act, buyer) in [(first, 100), (last, 10_099)] {
            assert_eq!(Notary::act_view(act).expect("kept").practice, PRACTICE2);
            for call in [attest(act, 1), attest(act, buyer), certify(act)] {
                assert_ok!(dispatch(&NOTARY2, call));
            }
            assert_eq!(status(act), ActStatus::InForce);
        }
    });
}

#[test]
fn a_forged_signature_of_a_party_gets_nowhere() {
    notaries_story(|| {
        let act = next();
        assert_ok!(dispatch(&NOTARY, sale(1, 2)));
        let [buyer, stranger] = [2, 3].map(wallet);
        assert_ok!(dispatch(&buyer, sign(act, TEXT)));

        // The wallet of somebody else, the same one twice, and a key that is nobody's.
        let not_party = Error::<Runtime>::NotParty;
        assert_err!(dispatch(&stranger, sign(act, TEXT)), not_party);
        let signed = Error::<Runtime>::AlreadySigned;
        assert_err!(dispatch(&buyer, sign(act, TEXT)), signed);
        let not_linked = Error::<Runtime>::WalletNotLinked;
        assert_err!(dispatch(&account(&key(9)), sign(act, TEXT)), not_linked);

        // A key that the seller did not agree to, with its signature for another, or another's for it.
        let (forger, seller) = (key(9), citizen(1));
        let invalid: DispatchError = Error::<Runtime>::SignatureInvalid.into();
        for (signer, message) in [(&forger, citizen(3)), (&key(3), seller)] {
            let link = link_wallet(seller, &forger, signer, message);
            assert_err!(dispatch(&IDENTITY_OFFICER, link), invalid);
        }

        // The seller signs what they have read, and no other text under the same number.
        let seller = wallet(1);
        let another = H256::repeat_byte(0x78);
        let mismatch = Error::<Runtime>::RootMismatch;
        assert_err!(dispatch(&seller, sign(act, another)), mismatch);
        let not_signed = Error::<Runtime>::NotSigned;
        assert_err!(dispatch(&NOTARY, certify(act)), not_signed);
        assert_ok!(dispatch(&seller, sign(act, TEXT)));
        assert_ok!(dispatch(&NOTARY, certify(act)));
    });
}

#[test]
fn a_mother_has_her_childs_documents_once_two_officers_have_recorded_it() {
    notaries_story(|| {
        let act = next();
        assert_ok!(dispatch(&NOTARY, sale(1, 4)));
        let [mother, aunt, child] = [2, 3, 1].map(wallet);
        let record = Call::record_guardian {
            ward: citizen(1),
            guardian: citizen(2),
            until: NOW + 1_000 * DAY,
            claims_root: TEXT,
        };
        let alone = dispatch(&IDENTITY_OFFICER, record.clone());
        assert_err!(alone, DispatchError::BadOrigin);
        assert_eq!(Notary::access(&mother, citizen(1), act), None);
        assert_ok!(by_four_eyes(&IDENTITY_OFFICER, &MINISTER, record));
        let access = |account| Notary::access(account, citizen(1), act);
        assert!(matches!(access(&mother), Some(Access::Guardian(_))));
        assert_eq!(access(&aunt), None);

        // An attorney who may receive documents has them too; the child's own wallet says so first.
        let power = empowered(1, 3, 0, None);
        assert_eq!(access(&aunt), Some(Access::Attorney(power)));
        assert_eq!(access(&child), Some(Access::Own));
        let end = Call::end_guardian {
            ward: citizen(1),
            guardian: citizen(2),
        };
        assert_ok!(dispatch(&IDENTITY_OFFICER, end));
        assert_eq!(access(&mother), None);
    });
}
