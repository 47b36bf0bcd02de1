use super::*;
use crate::types::WalletOwner;
use adliya_primitives::{MandateId, OfficeId};
use sp_runtime::DispatchError;

/// Whether the key can sign an act of this person.
fn speaks(key: &sr25519::Pair, number: u64) -> DispatchResult {
    let id = drafted(&[number, 50]);
    Notary::sign_act(RuntimeOrigin::signed(account_of(key)), id, ROOT)
}

#[test]
fn link_wallet_ties_the_key_that_signed_to_its_person() {
    ExtBuilder::build_and_execute(|| {
        let key = wallet(1);
        assert_ok!(link_wallet(subject(1), &key));
        System::assert_last_event(
            Event::WalletLinked {
                subject: subject(1),
                wallet: account_of(&key),
                speaks_from: NOW,
                office: OfficeId(20),
                officer: MandateId(5),
            }
            .into(),
        );
        assert_ok!(speaks(&key, 1));
    });
}

#[test]
fn link_wallet_takes_what_a_browser_wallet_signs_and_nothing_that_another_signed() {
    ExtBuilder::build_and_execute(|| {
        let (key, thief) = (wallet(1), wallet(2));
        let wrapped = [b"<Bytes>".as_slice(), &message(subject(1)), b"</Bytes>"].concat();
        let link = |signature: sr25519::Signature| {
            let signature = MultiSignature::Sr25519(signature);
            Notary::link_wallet(identity_officer(), subject(1), account_of(&key), signature)
        };
        for forged in [
            thief.sign(&message(subject(1))),
            key.sign(&message(subject(2))),
        ] {
            assert_noop!(link(forged), Error::<Test>::SignatureInvalid);
        }
        assert_ok!(link(key.sign(&wrapped)));
    });
}

#[test]
fn link_wallet_fails_for_all_but_identity_officers() {
    ExtBuilder::build_and_execute(|| {
        let key = wallet(1);
        let signature = MultiSignature::Sr25519(key.sign(&message(subject(1))));
        assert_noop!(
            Notary::link_wallet(notary(), subject(1), account_of(&key), signature),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn link_wallet_fails_for_the_dead() {
    ExtBuilder::build_and_execute(|| {
        dies(subject(1), 7);
        assert_noop!(link_wallet(subject(1), &wallet(1)), Error::<Test>::Deceased);
    });
}

#[test]
fn link_wallet_fails_for_a_key_that_would_join_the_domains() {
    ExtBuilder::build_and_execute(|| {
        CivilWallets::set(vec![account_of(&wallet(1))]);
        assert_noop!(
            link_wallet(subject(1), &wallet(1)),
            Error::<Test>::WalletOfCivilStatus
        );
    });
}

#[test]
fn link_wallet_fails_for_a_second_wallet_and_for_the_wallet_of_another() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(link_wallet(subject(1), &wallet(1)));
        assert_noop!(
            link_wallet(subject(1), &wallet(2)),
            Error::<Test>::WalletAlreadyLinked
        );
        assert_noop!(
            link_wallet(subject(2), &wallet(1)),
            Error::<Test>::WalletTaken
        );
    });
}

#[test]
fn unlink_wallet_stops_a_stolen_key_at_once_and_the_next_one_waits() {
    ExtBuilder::build_and_execute(|| {
        let (stolen, new) = (wallet(1), wallet(2));
        assert_ok!(link_wallet(subject(1), &stolen));
        assert_ok!(Notary::unlink_wallet(identity_officer(), subject(1)));
        System::assert_last_event(
            Event::WalletUnlinked {
                subject: subject(1),
                wallet: account_of(&stolen),
                office: OfficeId(20),
                officer: MandateId(5),
            }
            .into(),
        );
        assert_eq!(
            WalletOwners::<Test>::get(account_of(&stolen)),
            Some(WalletOwner {
                subject: subject(1),
                speaks_from: NOW,
                unlinked_at: Some(NOW)
            })
        );
        assert_eq!(
            speaks(&stolen, 1),
            Err(Error::<Test>::WalletNotLinked.into())
        );
        assert_ok!(link_wallet(subject(1), &new));
        wait(7 * DAY - 1);
        assert_eq!(
            speaks(&new, 1),
            Err(Error::<Test>::WalletNotYetSpeaking.into())
        );
        wait(1);
        assert_ok!(speaks(&new, 1));
    });
}

#[test]
fn a_key_that_an_officer_put_in_a_persons_place_can_be_stopped_before_it_speaks() {
    ExtBuilder::build_and_execute(|| {
        let (own, put) = (wallet(1), wallet(2));
        assert_ok!(link_wallet(subject(1), &own));
        assert_ok!(Notary::unlink_wallet(identity_officer(), subject(1)));
        assert_ok!(link_wallet(subject(1), &put));
        wait(3 * DAY);
        assert_ok!(Notary::unlink_wallet(identity_officer(), subject(1)));
        wait(7 * DAY);
        assert_eq!(speaks(&put, 1), Err(Error::<Test>::WalletNotLinked.into()));
    });
}

#[test]
fn unlink_own_wallet_is_for_the_wallet_alone() {
    ExtBuilder::build_and_execute(|| {
        let key = wallet(1);
        assert_ok!(link_wallet(subject(1), &key));
        let origin = RuntimeOrigin::signed(account_of(&key));
        assert_ok!(Notary::unlink_own_wallet(origin));
        System::assert_last_event(
            Event::OwnWalletUnlinked {
                subject: subject(1),
                wallet: account_of(&key),
            }
            .into(),
        );
        assert_eq!(speaks(&key, 1), Err(Error::<Test>::WalletNotLinked.into()));
    });
}
