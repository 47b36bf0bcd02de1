use super::*;
use crate::{Error, Event};
use adliya_primitives::{subject::wallet_link_message, traits::CivilStatus, MandateId, OfficeId};
use frame_support::assert_noop;
use sp_core::{sr25519, Pair};
use sp_runtime::{DispatchError, MultiSignature};

fn message(subject: SubjectId) -> Vec<u8> {
    wallet_link_message(&System::block_hash(0), &subject)
}

fn link(subject: SubjectId, wallet: &sr25519::Pair, signed: &[u8]) -> DispatchResult {
    CivilRegistry::link_wallet(
        RuntimeOrigin::signed(IDENTITY_OFFICER),
        subject,
        account_of(wallet),
        MultiSignature::Sr25519(wallet.sign(signed)),
    )
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
