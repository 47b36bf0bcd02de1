use super::*;
use crate::{Error, Event};
use adliya_primitives::{subject::wallet_link_message, traits::CivilStatus, MandateId, OfficeId};
use frame_support::assert_noop;
use sp_core::{sr25519, Pair};
use sp_runtime::{DispatchError, MultiSignature};

pub(super) fn message(subject: SubjectId) -> Vec<u8> {
    wallet_link_message(&System::block_hash(0), &subject)
}

pub(super) fn link(subject: SubjectId, wallet: &sr25519::Pair, signed: &[u8]) -> DispatchResult {
    CivilRegistry::link_wallet(
        RuntimeOrigin::signed(IDENTITY_OFFICER),
        subject,
        account_of(wallet),
        MultiSignature::Sr25519(wallet.sign(signed)),
    )
}

pub(super) fn identity_officer() -> RuntimeOrigin {
    RuntimeOrigin::signed(IDENTITY_OFFICER)
}

pub(super) fn signed_by(wallet: &sr25519::Pair) -> RuntimeOrigin {
    RuntimeOrigin::signed(account_of(wallet))
}

/// Links the wallet of this number to a person.
pub(super) fn linked(subject: SubjectId, number: u8) -> sr25519::Pair {
    let wallet = wallet(number);
    assert_ok!(link(subject, &wallet, &message(subject)));
    wallet
}

/// Whom the wallet speaks for.
pub(super) fn speaks_for(wallet: &sr25519::Pair) -> Option<SubjectId> {
    CivilRegistry::subject_of(&account_of(wallet))
}

#[test]
fn link_wallet_ties_the_wallet_that_signed_to_its_person() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = wallet(7);
        assert_ok!(link(person, &wallet, &message(person)));
        assert_eq!(
            CivilRegistry::subject_of(&account_of(&wallet)),
            Some(person)
        );
        let view = CivilRegistry::person_view(person).expect("registered");
        assert_eq!(view.wallet, Some(account_of(&wallet)));
        System::assert_last_event(
            Event::WalletLinked {
                subject: person,
                wallet: account_of(&wallet),
                office: OfficeId(5),
                officer: MandateId(2),
            }
            .into(),
        );
    });
}

#[test]
fn link_wallet_takes_what_a_browser_wallet_signs() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wrapped = [b"<Bytes>".as_slice(), &message(person), b"</Bytes>"].concat();
        assert_ok!(link(person, &wallet(7), &wrapped));
    });
}

#[test]
fn the_message_that_a_wallet_shows_says_what_it_does() {
    ExtBuilder::build_and_execute(|| {
        let text = String::from_utf8(message(subject(1))).expect("plain text");
        assert_eq!(
            text,
            "Adliya: link this wallet to subject \
             0x0000000000000000000000000000000000000000000000000000000000000001 on chain \
             0x4545454545454545454545454545454545454545454545454545454545454545"
        );
    });
}

#[test]
fn link_wallet_fails_unless_this_wallet_signed_this_subject_on_this_chain() {
    ExtBuilder::build_and_execute(|| {
        let [person, other] = born();
        let wallet = wallet(7);
        let elsewhere = wallet_link_message(&H256::repeat_byte(1), &person);
        for signed in [message(other), elsewhere, vec![]] {
            assert_noop!(
                link(person, &wallet, &signed),
                Error::<Test>::SignatureInvalid
            );
        }
        assert_noop!(
            CivilRegistry::link_wallet(
                RuntimeOrigin::signed(IDENTITY_OFFICER),
                person,
                NOBODY,
                MultiSignature::Sr25519(wallet.sign(&message(person))),
            ),
            Error::<Test>::SignatureInvalid
        );
    });
}

#[test]
fn a_person_has_one_wallet_and_a_wallet_one_person() {
    ExtBuilder::build_and_execute(|| {
        let [person, other] = born();
        let wallet = wallet(7);
        assert_ok!(link(person, &wallet, &message(person)));
        assert_noop!(
            link(person, &super::wallet(8), &message(person)),
            Error::<Test>::WalletAlreadyLinked
        );
        assert_noop!(
            link(other, &wallet, &message(other)),
            Error::<Test>::WalletTaken
        );
    });
}

#[test]
fn link_wallet_fails_for_the_dead_the_unknown_and_the_officer() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        assert_ok!(death(person));
        let wallet = wallet(7);
        assert_noop!(
            link(person, &wallet, &message(person)),
            Error::<Test>::Deceased
        );
        let unknown = subject(99);
        assert_noop!(
            link(unknown, &wallet, &message(unknown)),
            Error::<Test>::NotRegistered
        );
        let himself = identity_officer_himself();
        assert_noop!(
            link(himself, &wallet, &message(himself)),
            Error::<Test>::OwnRecord
        );
    });
}

#[test]
fn link_wallet_fails_for_others_than_identity_officers() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = wallet(7);
        assert_noop!(
            CivilRegistry::link_wallet(
                registrar(),
                person,
                account_of(&wallet),
                MultiSignature::Sr25519(wallet.sign(&message(person))),
            ),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn a_frozen_wallet_speaks_for_nobody_until_it_is_unfrozen() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = linked(person, 7);
        assert_ok!(CivilRegistry::freeze_wallet(identity_officer(), person));
        let (account, office, officer) = (account_of(&wallet), OfficeId(5), MandateId(2));
        System::assert_last_event(
            Event::WalletFrozen {
                subject: person,
                wallet: account.clone(),
                office,
                officer,
            }
            .into(),
        );
        assert_eq!(speaks_for(&wallet), None);
        let view = CivilRegistry::person_view(person).expect("registered");
        assert_eq!((view.wallet, view.wallet_frozen), (Some(account), true));

        assert_ok!(CivilRegistry::unfreeze_wallet(identity_officer(), person));
        System::assert_last_event(
            Event::WalletUnfrozen {
                subject: person,
                wallet: account_of(&wallet),
                office,
                officer,
            }
            .into(),
        );
        assert_eq!(speaks_for(&wallet), Some(person));
    });
}

#[test]
fn a_wallet_freezes_itself_and_does_not_unfreeze_itself() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = linked(person, 7);
        assert_ok!(CivilRegistry::freeze_own_wallet(signed_by(&wallet)));
        System::assert_last_event(
            Event::OwnWalletFrozen {
                subject: person,
                wallet: account_of(&wallet),
            }
            .into(),
        );
        assert_eq!(speaks_for(&wallet), None);
        assert_noop!(
            CivilRegistry::unfreeze_wallet(signed_by(&wallet), person),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn a_wallet_is_frozen_once_and_unfrozen_only_when_it_is_frozen() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = linked(person, 7);
        assert_noop!(
            CivilRegistry::unfreeze_wallet(identity_officer(), person),
            Error::<Test>::WalletNotFrozen
        );
        assert_ok!(CivilRegistry::freeze_wallet(identity_officer(), person));
        assert_noop!(
            CivilRegistry::freeze_wallet(identity_officer(), person),
            Error::<Test>::WalletFrozen
        );
        assert_noop!(
            CivilRegistry::freeze_own_wallet(signed_by(&wallet)),
            Error::<Test>::WalletFrozen
        );
    });
}

#[test]
fn nobody_freezes_or_unfreezes_what_is_not_linked() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        for refused in [
            CivilRegistry::freeze_wallet(identity_officer(), person),
            CivilRegistry::unfreeze_wallet(identity_officer(), person),
            CivilRegistry::freeze_own_wallet(RuntimeOrigin::signed(NOBODY)),
        ] {
            assert_eq!(refused, Err(Error::<Test>::WalletNotLinked.into()));
        }
    });
}

#[test]
fn only_identity_officers_freeze_and_unfreeze_the_wallets_of_others() {
    ExtBuilder::build_and_execute(|| {
        let [person, neighbour] = born();
        linked(person, 7);
        let other = linked(neighbour, 8);
        for origin in [registrar(), signed_by(&other), RuntimeOrigin::root()] {
            assert_noop!(
                CivilRegistry::freeze_wallet(origin.clone(), person),
                DispatchError::BadOrigin
            );
            assert_noop!(
                CivilRegistry::unfreeze_wallet(origin, person),
                DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn no_identity_officer_freezes_or_unfreezes_their_own_wallet_by_office() {
    ExtBuilder::build_and_execute(|| {
        let himself = identity_officer_himself();
        for refused in [
            CivilRegistry::freeze_wallet(identity_officer(), himself),
            CivilRegistry::unfreeze_wallet(identity_officer(), himself),
        ] {
            assert_eq!(refused, Err(Error::<Test>::OwnRecord.into()));
        }
    });
}

#[test]
fn the_wallet_of_the_dead_speaks_for_nobody() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = linked(person, 7);
        let decease = died(person);
        assert_eq!(speaks_for(&wallet), None);
        let decision = decided(Matter::AnnulRecord(decease));
        assert_ok!(annul_death(decease, person, decision));
        assert_eq!(speaks_for(&wallet), Some(person));
    });
}
