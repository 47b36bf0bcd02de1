//! The tie between a key and a consumer.

use super::*;
use sp_runtime::DispatchError;

/// Whether the key can decline an offer to this consumer.
fn speaks(key: &sr25519::Pair, number: u64) -> DispatchResult {
    let id = offered(terms(number, TariffId(0)));
    Utility::decline_offer(by(key), id)
}

fn unlink(number: u64) -> DispatchResult {
    Utility::unlink_wallet(signed(IDENTITY_OFFICER), subject(number))
}

#[test]
fn link_wallet_ties_the_key_that_signed_to_its_consumer() {
    ExtBuilder::build_and_execute(|| {
        tariff_today();
        let key = consumer(51);
        assert_ok!(speaks(&key, 51));
        let to_another = offered(terms(99, TariffId(0)));
        assert_noop!(
            Utility::decline_offer(by(&key), to_another),
            Error::<Test>::NotConsumer
        );
    });
}

#[test]
fn link_wallet_takes_what_a_browser_wallet_signs_and_nothing_that_another_signed() {
    ExtBuilder::build_and_execute(|| {
        let (key, thief) = (wallet(51), wallet(52));
        let link = |signature: sr25519::Signature| {
            Utility::link_wallet(
                signed(IDENTITY_OFFICER),
                subject(51),
                account_of(&key),
                signature.into(),
            )
        };
        for forged in [
            thief.sign(&link_message(subject(51))),
            key.sign(&link_message(subject(52))),
        ] {
            assert_noop!(link(forged), Error::<Test>::SignatureInvalid);
        }
        let wrapped = [
            b"<Bytes>".as_slice(),
            &link_message(subject(51)),
            b"</Bytes>",
        ]
        .concat();
        assert_ok!(link(key.sign(&wrapped)));
    });
}

#[test]
fn link_wallet_fails_for_all_but_identity_officers() {
    ExtBuilder::build_and_execute(|| {
        let key = wallet(51);
        let signature = MultiSignature::Sr25519(key.sign(&link_message(subject(51))));
        assert_noop!(
            Utility::link_wallet(signed(CLERK), subject(51), account_of(&key), signature),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn link_wallet_fails_for_a_key_that_would_join_the_domains() {
    ExtBuilder::build_and_execute(|| {
        CivilWallets::set(vec![account_of(&wallet(51))]);
        assert_noop!(
            link_wallet(subject(51), &wallet(51)),
            Error::<Test>::WalletOfCivilStatus
        );
    });
}

#[test]
fn a_key_is_the_wallet_of_one_consumer_once_and_a_consumer_has_one() {
    ExtBuilder::build_and_execute(|| {
        let key = consumer(51);
        assert_noop!(link_wallet(subject(52), &key), Error::<Test>::WalletTaken);
        assert_noop!(
            link_wallet(subject(51), &wallet(53)),
            Error::<Test>::WalletAlreadyLinked
        );
        assert_ok!(unlink(51));
        assert_noop!(link_wallet(subject(51), &key), Error::<Test>::WalletTaken);
    });
}

#[test]
fn the_next_wallet_waits_until_it_speaks() {
    ExtBuilder::build_and_execute(|| {
        tariff_today();
        consumer(51);
        assert_ok!(unlink(51));
        let next = wallet(53);
        assert_ok!(link_wallet(subject(51), &next));
        assert_noop!(
            Utility::decline_offer(by(&next), ContractId(0)),
            Error::<Test>::WalletNotYetSpeaking
        );
        pass(7 * DAY);
        assert_ok!(speaks(&next, 51));
    });
}

#[test]
fn an_unlinked_wallet_speaks_for_nobody() {
    ExtBuilder::build_and_execute(|| {
        tariff_today();
        let (lost, own) = (consumer(51), consumer(52));
        assert_ok!(unlink(51));
        assert_ok!(Utility::unlink_own_wallet(by(&own)));
        for key in [lost, own, wallet(53)] {
            assert_noop!(
                Utility::decline_offer(by(&key), ContractId(0)),
                Error::<Test>::WalletNotLinked
            );
            assert_noop!(
                Utility::unlink_own_wallet(by(&key)),
                Error::<Test>::WalletNotLinked
            );
        }
        assert_noop!(unlink(52), Error::<Test>::WalletNotLinked);
        assert_noop!(
            Utility::unlink_wallet(signed(CLERK), subject(51)),
            DispatchError::BadOrigin
        );
    });
}
