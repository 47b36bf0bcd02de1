use super::{
    wallets::{identity_officer, link, linked, message, signed_by, speaks_for},
    *,
};
use crate::{
    types::{ReplacementView, WalletOwner, WalletStanding},
    Error, Event, Replacements, WalletOwners, Wallets,
};
use adliya_primitives::{MandateId, Moment, OfficeId};
use frame_support::assert_noop;
use sp_core::{sr25519, Pair};
use sp_runtime::{DispatchError, MultiSignature};

const WEEK: Moment = 7 * DAY;

fn four_eyes() -> RuntimeOrigin {
    RuntimeOrigin::signed(IDENTITY_FOUR_EYES)
}

fn propose(subject: SubjectId, wallet: &sr25519::Pair) -> DispatchResult {
    CivilRegistry::propose_wallet_replacement(
        identity_officer(),
        subject,
        account_of(wallet),
        MultiSignature::Sr25519(wallet.sign(&message(subject))),
    )
}

fn insist(subject: SubjectId, wallet: &sr25519::Pair) -> DispatchResult {
    CivilRegistry::insist_on_wallet_replacement(
        four_eyes(),
        subject,
        account_of(wallet),
        MultiSignature::Sr25519(wallet.sign(&message(subject))),
    )
}

fn object(wallet: &sr25519::Pair) -> DispatchResult {
    CivilRegistry::object_to_replacement(signed_by(wallet))
}

fn cancel(subject: SubjectId) -> DispatchResult {
    CivilRegistry::cancel_wallet_replacement(identity_officer(), subject)
}

fn complete(subject: SubjectId) -> DispatchResult {
    CivilRegistry::complete_wallet_replacement(RuntimeOrigin::signed(NOBODY), subject)
}

/// A person with a wallet, and the wallet that shall replace it.
fn lost() -> (SubjectId, sr25519::Pair, sr25519::Pair) {
    let [person] = born();
    (person, linked(person, 7), wallet(8))
}

#[test]
fn a_lost_wallet_is_replaced_when_the_waiting_time_is_over() {
    ExtBuilder::build_and_execute(|| {
        let (person, old, new) = lost();
        assert_ok!(propose(person, &new));
        System::assert_last_event(
            Event::ReplacementProposed {
                subject: person,
                wallet: account_of(&new),
                due: NOW + WEEK,
                office: OfficeId(5),
                officer: MandateId(2),
                supervisor: None,
            }
            .into(),
        );
        let view = CivilRegistry::person_view(person).expect("registered");
        assert_eq!(
            view.replacement,
            Some(ReplacementView {
                wallet: account_of(&new),
                due: NOW + WEEK,
                contestable: true,
            })
        );
        assert_eq!(
            (speaks_for(&old), speaks_for(&new)),
            (Some(person), None),
            "until then the old one speaks"
        );

        Timestamp::set_timestamp(NOW + WEEK - 1);
        assert_noop!(complete(person), Error::<Test>::ReplacementNotDue);
        Timestamp::set_timestamp(NOW + WEEK);
        assert_ok!(complete(person));
        System::assert_last_event(
            Event::WalletReplaced {
                subject: person,
                wallet: account_of(&new),
                former: account_of(&old),
                office: OfficeId(5),
                officer: MandateId(2),
                supervisor: None,
            }
            .into(),
        );
        assert_eq!((speaks_for(&old), speaks_for(&new)), (None, Some(person)));
        assert_eq!(Wallets::<Test>::get(person), Some(account_of(&new)));
        assert_eq!(Replacements::<Test>::get(person), None);
    });
}

#[test]
fn a_wallet_that_was_replaced_is_never_linked_again() {
    ExtBuilder::build_and_execute(|| {
        let (person, old, new) = lost();
        assert_ok!(propose(person, &new));
        Timestamp::set_timestamp(NOW + WEEK);
        assert_ok!(complete(person));
        assert_eq!(
            WalletOwners::<Test>::get(account_of(&old)),
            Some(WalletOwner {
                subject: person,
                standing: WalletStanding::Former,
            })
        );
        assert_noop!(propose(person, &old), Error::<Test>::WalletTaken);
        let neighbour = subject(50);
        assert_ok!(birth(neighbour, Parents::default(), URGUT));
        assert_noop!(
            link(neighbour, &old, &message(neighbour)),
            Error::<Test>::WalletTaken
        );
        for refused in [
            CivilRegistry::freeze_own_wallet(signed_by(&old)),
            object(&old),
        ] {
            assert_eq!(refused, Err(Error::<Test>::WalletNotLinked.into()));
        }
    });
}

#[test]
fn the_old_wallet_objects_and_the_replacement_is_off() {
    ExtBuilder::build_and_execute(|| {
        let (person, old, new) = lost();
        assert_ok!(propose(person, &new));
        Timestamp::set_timestamp(NOW + WEEK);
        assert_ok!(object(&old));
        System::assert_last_event(
            Event::ReplacementObjected {
                subject: person,
                wallet: account_of(&old),
                proposed: account_of(&new),
            }
            .into(),
        );
        assert_noop!(complete(person), Error::<Test>::ReplacementNotFound);
        assert_eq!(speaks_for(&old), Some(person));
        // The wallet that was proposed is free.
        assert_eq!(WalletOwners::<Test>::get(account_of(&new)), None);
    });
}

#[test]
fn an_officer_alone_does_not_take_a_wallet_by_freezing_it_first() {
    ExtBuilder::build_and_execute(|| {
        let (person, old, officers_own) = lost();
        assert_ok!(CivilRegistry::freeze_wallet(identity_officer(), person));
        assert_ok!(propose(person, &officers_own));
        assert_ok!(object(&old));
        assert_eq!(Wallets::<Test>::get(person), Some(account_of(&old)));
    });
}

#[test]
fn a_thief_objects_once_and_is_overruled_by_four_eyes() {
    ExtBuilder::build_and_execute(|| {
        let (person, stolen, new) = lost();
        assert_ok!(CivilRegistry::freeze_wallet(identity_officer(), person));
        assert_ok!(propose(person, &new));
        assert_ok!(object(&stolen));
        assert_ok!(insist(person, &new));
        System::assert_last_event(
            Event::ReplacementProposed {
                subject: person,
                wallet: account_of(&new),
                due: NOW + WEEK,
                office: OfficeId(5),
                officer: MandateId(2),
                supervisor: Some(MandateId(4)),
            }
            .into(),
        );
        assert_noop!(object(&stolen), Error::<Test>::ObjectionOverruled);
        // Two officers do not hurry it either.
        assert_noop!(complete(person), Error::<Test>::ReplacementNotDue);
        Timestamp::set_timestamp(NOW + WEEK);
        assert_ok!(complete(person));
        assert_eq!(
            (speaks_for(&stolen), speaks_for(&new)),
            (None, Some(person))
        );
    });
}

#[test]
fn an_officer_takes_a_proposal_back_whoever_made_it() {
    ExtBuilder::build_and_execute(|| {
        let (person, _, new) = lost();
        for proposed in [propose, insist] {
            assert_ok!(proposed(person, &new));
            assert_ok!(cancel(person));
            System::assert_last_event(
                Event::ReplacementCancelled {
                    subject: person,
                    proposed: account_of(&new),
                    office: OfficeId(5),
                    officer: MandateId(2),
                }
                .into(),
            );
            assert_eq!(Replacements::<Test>::get(person), None);
        }
    });
}

#[test]
fn a_proposed_wallet_is_taken_and_speaks_for_nobody() {
    ExtBuilder::build_and_execute(|| {
        let (person, _, new) = lost();
        let neighbour = subject(50);
        assert_ok!(birth(neighbour, Parents::default(), URGUT));
        assert_ok!(propose(person, &new));
        assert_noop!(
            link(neighbour, &new, &message(neighbour)),
            Error::<Test>::WalletTaken
        );
        assert_eq!(speaks_for(&new), None);
        for refused in [
            CivilRegistry::freeze_own_wallet(signed_by(&new)),
            object(&new),
        ] {
            assert_eq!(refused, Err(Error::<Test>::WalletNotLinked.into()));
        }
    });
}

#[test]
fn nothing_is_objected_to_taken_back_or_completed_that_is_not_pending() {
    ExtBuilder::build_and_execute(|| {
        let (person, old, _) = lost();
        for refused in [object(&old), cancel(person), complete(person)] {
            assert_eq!(refused, Err(Error::<Test>::ReplacementNotFound.into()));
        }
    });
}

#[test]
fn one_replacement_is_pending_at_a_time() {
    ExtBuilder::build_and_execute(|| {
        let (person, _, new) = lost();
        assert_ok!(propose(person, &new));
        assert_noop!(
            propose(person, &wallet(9)),
            Error::<Test>::ReplacementPending
        );
        assert_noop!(
            insist(person, &wallet(9)),
            Error::<Test>::ReplacementPending
        );
    });
}

#[test]
fn a_replacement_needs_a_wallet_to_replace_and_a_living_person() {
    ExtBuilder::build_and_execute(|| {
        let [person, _] = born();
        assert_noop!(propose(person, &wallet(8)), Error::<Test>::WalletNotLinked);
        assert_noop!(
            propose(subject(99), &wallet(8)),
            Error::<Test>::NotRegistered
        );
        linked(person, 7);
        died(person);
        assert_noop!(propose(person, &wallet(8)), Error::<Test>::Deceased);
    });
}

#[test]
fn whoever_dies_while_it_is_pending_gets_no_other_wallet() {
    ExtBuilder::build_and_execute(|| {
        let (person, _, new) = lost();
        assert_ok!(propose(person, &new));
        died(person);
        Timestamp::set_timestamp(NOW + WEEK);
        assert_noop!(complete(person), Error::<Test>::Deceased);
        assert_ok!(cancel(person));
    });
}

#[test]
fn the_new_wallet_has_to_sign_for_this_person() {
    ExtBuilder::build_and_execute(|| {
        let (person, _, new) = lost();
        for signed in [message(subject(50)), vec![]] {
            let signature = MultiSignature::Sr25519(new.sign(&signed));
            assert_noop!(
                CivilRegistry::propose_wallet_replacement(
                    identity_officer(),
                    person,
                    account_of(&new),
                    signature.clone()
                ),
                Error::<Test>::SignatureInvalid
            );
            assert_noop!(
                CivilRegistry::insist_on_wallet_replacement(
                    four_eyes(),
                    person,
                    account_of(&new),
                    signature
                ),
                Error::<Test>::SignatureInvalid
            );
        }
    });
}

#[test]
fn only_identity_officers_propose_and_only_two_of_them_insist() {
    ExtBuilder::build_and_execute(|| {
        let (person, old, new) = lost();
        let signature = MultiSignature::Sr25519(new.sign(&message(person)));
        for origin in [registrar(), signed_by(&old), four_eyes()] {
            assert_noop!(
                CivilRegistry::propose_wallet_replacement(
                    origin.clone(),
                    person,
                    account_of(&new),
                    signature.clone()
                ),
                DispatchError::BadOrigin
            );
            assert_noop!(
                CivilRegistry::cancel_wallet_replacement(origin, person),
                DispatchError::BadOrigin
            );
        }
        let registrars = RuntimeOrigin::signed(FOUR_EYES);
        for origin in [identity_officer(), registrars] {
            assert_noop!(
                CivilRegistry::insist_on_wallet_replacement(
                    origin,
                    person,
                    account_of(&new),
                    signature.clone()
                ),
                DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn no_officer_replaces_their_own_wallet_nor_confirms_it() {
    ExtBuilder::build_and_execute(|| {
        let (himself, supervisor) = (identity_officer_himself(), supervisor_himself());
        for refused in [
            propose(himself, &wallet(8)),
            insist(himself, &wallet(8)),
            insist(supervisor, &wallet(8)),
            cancel(himself),
        ] {
            assert_eq!(refused, Err(Error::<Test>::OwnRecord.into()));
        }
    });
}

#[test]
fn a_frozen_wallet_is_replaced_by_one_that_is_not_frozen() {
    ExtBuilder::build_and_execute(|| {
        let (person, old, new) = lost();
        assert_ok!(CivilRegistry::freeze_own_wallet(signed_by(&old)));
        assert_ok!(propose(person, &new));
        Timestamp::set_timestamp(NOW + WEEK);
        assert_ok!(complete(person));
        assert_eq!(speaks_for(&new), Some(person));
        let view = CivilRegistry::person_view(person).expect("registered");
        assert!(!view.wallet_frozen);
    });
}
