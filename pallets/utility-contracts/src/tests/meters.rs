//! Meters: registered, certified, sealed, installed, removed.

use super::*;
use adliya_primitives::MandateId;
use sp_runtime::DispatchError;

fn install(by: u8, meter: MeterId, contract: ContractId) -> DispatchResult {
    let shows = Utility::meter_view(meter).map_or(1, |view| view.meter.registers.len());
    Utility::install_meter(signed(by), meter, contract, list(vec![stand(0, 0); shows]))
}

fn remove(meter: MeterId) -> DispatchResult {
    Utility::remove_meter(signed(OPERATOR), meter)
}

#[test]
fn an_operator_registers_a_meter_that_is_then_known_by_its_serial_number() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(register(OPERATOR, 1, vec![(energy(6), stand(123_456, 2))]));
        let view = Utility::meter_of_serial(H256::repeat_byte(1)).expect("registered");
        assert_eq!(view.id, latest_meter());
        assert_eq!(view.meter.supplier, SUPPLIER);
        assert_eq!(view.meter.status, MeterStatus::Registered);
        assert_eq!(view.meter.last.stands.to_vec(), [stand(123_456, 2)]);
        assert!(!view.certified);
        assert_eq!(
            last_event(),
            Event::MeterRegistered {
                meter: view.id,
                serial: H256::repeat_byte(1),
                key: Some(meter_key(1).public()),
                office: SUPPLIER,
                officer: MandateId(OPERATOR.into()),
            }
            .into()
        );
    });
}

#[test]
fn register_meter_fails_for_all_but_meter_operators() {
    ExtBuilder::build_and_execute(|| {
        for other in [CLERK, METROLOGIST, ANYBODY] {
            assert_noop!(
                register(other, 1, vec![(energy(6), stand(0, 0))]),
                DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn register_meter_fails_for_registers_that_cannot_be() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(register(OPERATOR, 1, vec![]), Error::<Test>::NoRegisters);
        for wrong in [
            (energy(0), stand(0, 0)),
            (energy(13), stand(0, 0)),
            (energy(3), stand(1_000, 0)),
        ] {
            assert_noop!(
                register(OPERATOR, 1, vec![(energy(6), stand(0, 0)), wrong]),
                Error::<Test>::RegisterInvalid
            );
        }
    });
}

#[test]
fn no_two_meters_have_the_same_serial_number_or_key() {
    ExtBuilder::build_and_execute(|| {
        registered(1);
        let again = |serial: u8, key: u8| {
            Utility::register_meter(
                signed(OTHER_OPERATOR),
                H256::repeat_byte(serial),
                Some(meter_key(key).public()),
                Service::Electricity,
                list(vec![(energy(6), stand(0, 0))]),
            )
        };
        assert_noop!(again(1, 2), Error::<Test>::SerialTaken);
        assert_noop!(again(2, 1), Error::<Test>::KeyTaken);
        assert_ok!(again(2, 2));
    });
}

#[test]
fn metrology_certifies_a_meter_until_a_moment() {
    ExtBuilder::build_and_execute(|| {
        let id = registered(1);
        let is_certified = || Utility::meter_view(id).expect("registered").certified;
        assert_noop!(certify(id, NOW), Error::<Test>::CertificatePast);
        assert_ok!(certify(id, NOW + DAY));
        assert_eq!(
            last_event(),
            Event::MeterCertified {
                meter: id,
                until: NOW + DAY,
                certificate: DOCUMENT,
                office: METROLOGY,
                officer: MandateId(METROLOGIST.into()),
            }
            .into()
        );
        pass(DAY);
        assert!(is_certified());
        pass(1);
        assert!(!is_certified());
        assert_ok!(certify(id, NOW + 9 * DAY));
        assert!(is_certified());
    });
}

#[test]
fn a_supplier_does_not_certify_its_own_meters() {
    ExtBuilder::build_and_execute(|| {
        let id = registered(1);
        assert_noop!(
            Utility::certify_meter(signed(OPERATOR), id, NOW + DAY, DOCUMENT),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn only_the_meters_supplier_seals_it() {
    ExtBuilder::build_and_execute(|| {
        let id = registered(1);
        let seals = H256::repeat_byte(5);
        assert_noop!(
            Utility::seal_meter(signed(OTHER_OPERATOR), id, seals),
            Error::<Test>::NotOfThisOffice
        );
        assert_ok!(Utility::seal_meter(signed(OPERATOR), id, seals));
        let view = Utility::meter_view(id).expect("registered");
        assert_eq!(view.meter.seals, Some(seals));
    });
}

#[test]
fn a_meter_is_installed_on_a_contract_in_force_that_has_none() {
    ExtBuilder::build_and_execute(|| {
        let id = certified(1);
        let terms = terms(1, tariff_today());
        let (waiting, contract) = (offered(terms), in_force(terms));
        assert_noop!(install(OPERATOR, id, waiting), Error::<Test>::NotInForce);
        assert_noop!(
            install(OTHER_OPERATOR, id, contract),
            Error::<Test>::NotOfThisOffice
        );
        assert_ok!(install(OPERATOR, id, contract));
        let since = Timestamp::get();
        assert_eq!(meter_status(id), MeterStatus::Installed { contract, since });
        let another = certified(2);
        assert_noop!(
            install(OPERATOR, another, contract),
            Error::<Test>::HasMeter
        );
        let elsewhere = in_force(terms);
        assert_noop!(
            install(OPERATOR, id, elsewhere),
            Error::<Test>::MeterNotFree
        );
    });
}

#[test]
fn install_meter_fails_for_one_that_metrology_does_not_certify_now() {
    ExtBuilder::build_and_execute(|| {
        let (never, over) = (registered(1), registered(2));
        assert_ok!(certify(over, NOW + DAY));
        let contract = in_force(terms(1, tariff_today()));
        for id in [never, over] {
            assert_noop!(
                install(OPERATOR, id, contract),
                Error::<Test>::MeterNotCertified
            );
        }
    });
}

#[test]
fn install_meter_fails_for_one_whose_registers_the_tariff_does_not_price() {
    ExtBuilder::build_and_execute(|| {
        let contract = in_force(terms(1, tariff_today()));
        let cubic = Register {
            unit: Unit::CubicMetre,
            ..energy(6)
        };
        let two = vec![(energy(6), stand(0, 0)), (energy(6), stand(0, 0))];
        for (number, registers) in [(1, two), (2, vec![(cubic, stand(0, 0))])] {
            assert_ok!(register(OPERATOR, number, registers));
            let id = latest_meter();
            assert_ok!(certify(id, Timestamp::get() + DAY));
            assert_noop!(
                install(OPERATOR, id, contract),
                Error::<Test>::MeterNotPriced
            );
        }
    });
}

#[test]
fn a_meter_that_was_removed_never_comes_back() {
    ExtBuilder::build_and_execute(|| {
        let (old, new) = (certified(1), certified(2));
        let contract = in_force(terms(1, tariff_today()));
        assert_ok!(remove(old));
        let at = Timestamp::get();
        assert_eq!(meter_status(old), MeterStatus::Removed { at });
        assert_noop!(
            install(OPERATOR, old, contract),
            Error::<Test>::MeterRemoved
        );
        assert_noop!(certify(old, at + DAY), Error::<Test>::MeterRemoved);
        assert_noop!(remove(old), Error::<Test>::MeterRemoved);
        assert_noop!(
            Utility::seal_meter(signed(OPERATOR), old, DOCUMENT),
            Error::<Test>::MeterRemoved
        );
        assert_ok!(install(OPERATOR, new, contract));
        let view = Utility::contract_view(contract).expect("offered");
        assert_eq!(view.contract.terms.meter, Some(new));
    });
}

#[test]
fn remove_meter_fails_for_another_supplier() {
    ExtBuilder::build_and_execute(|| {
        let id = registered(1);
        assert_noop!(
            Utility::remove_meter(signed(OTHER_OPERATOR), id),
            Error::<Test>::NotOfThisOffice
        );
        assert_noop!(remove(MeterId(9)), Error::<Test>::MeterNotFound);
        assert_ok!(remove(id));
    });
}

#[test]
fn nobody_takes_away_a_meter_that_is_on_a_contract() {
    ExtBuilder::build_and_execute(|| {
        let (id, contract) = installed(1);
        assert_noop!(remove(id), Error::<Test>::MeterNotFree);
        assert!(matches!(
            meter_status(id),
            MeterStatus::Installed { contract: on, .. } if on == contract
        ));
    });
}

#[test]
fn a_meter_counts_from_what_the_operator_says_it_shows_and_never_from_less_than_is_known() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(register(OPERATOR, 1, vec![(energy(6), stand(40, 0))]));
        let id = latest_meter();
        assert_ok!(certify(id, Timestamp::get() + 365 * DAY));
        let contract = in_force(terms(1, tariff_today()));
        let install = |stands| Utility::install_meter(signed(OPERATOR), id, contract, list(stands));
        assert_noop!(install(vec![stand(39, 0)]), Error::<Test>::ReadingReversed);
        assert_noop!(install(vec![]), Error::<Test>::RegisterInvalid);
        assert_ok!(install(vec![stand(500, 0)]));
        assert_eq!(last_mark(contract).totals[0], 500);
        pass(DAY);
        lodge_signed(1, id, 1, Timestamp::get(), 520);
        assert_eq!(consumed(contract), 20);
    });
}

/// Why metrology withdraws a certificate.
const DECISION: H256 = H256::repeat_byte(0xdc);

fn withdraw(by: u8, id: MeterId) -> DispatchResult {
    Utility::withdraw_certificate(signed(by), id, DECISION)
}

#[test]
fn metrology_withdraws_a_certificate_and_nothing_that_the_meter_shows_after_that_counts() {
    ExtBuilder::build_and_execute(|| {
        let (meter, contract) = installed(1);
        pass(DAY);
        let before = Timestamp::get();
        pass(MINUTE);
        let withdrawn = Timestamp::get();
        assert_ok!(withdraw(METROLOGIST, meter));
        assert_eq!(
            last_event(),
            Event::CertificateWithdrawn {
                meter,
                decision: DECISION,
                office: METROLOGY,
                officer: MandateId(METROLOGIST.into()),
            }
            .into()
        );
        pass(DAY);
        // What it showed before counts, whenever it is lodged.
        lodge_signed(1, meter, 1, before, 100);
        assert_eq!(consumed(contract), 100);
        lodge_signed(1, meter, 2, withdrawn + 1, 900);
        assert_eq!(consumed(contract), 100);
        assert_noop!(read(contract, 900), Error::<Test>::MeterNotCertified);
        assert_noop!(
            withdraw(METROLOGIST, meter),
            Error::<Test>::MeterNotCertified
        );
        // Certified anew, it counts from then on; what it showed in between does not.
        assert_ok!(certify(meter, Timestamp::get() + 365 * DAY));
        lodge_signed(1, meter, 3, withdrawn + MINUTE, 950);
        assert_eq!(consumed(contract), 100);
        lodge_signed(1, meter, 4, Timestamp::get(), 960);
        assert_eq!(consumed(contract), 960);
    });
}

#[test]
fn a_meter_whose_certificate_is_over_can_still_be_exchanged() {
    ExtBuilder::build_and_execute(|| {
        let (meter, contract) = installed(1);
        pass(DAY);
        assert_ok!(withdraw(METROLOGIST, meter));
        pass(DAY);
        let new = certified(2);
        let closing = observed(Timestamp::get(), 30);
        let opening = list(vec![stand(0, 0)]);
        assert_ok!(Utility::exchange_meter(
            signed(OPERATOR),
            contract,
            new,
            closing,
            opening
        ));
        pass(OBJECTION + 1);
        assert_eq!(consumed(contract), 30);
    });
}

#[test]
fn a_certificate_is_made_shorter_only_by_withdrawing_it() {
    ExtBuilder::build_and_execute(|| {
        let id = registered(1);
        assert_ok!(certify(id, NOW + 9 * DAY));
        assert_noop!(certify(id, NOW + DAY), Error::<Test>::CertificateInForce);
        assert_noop!(withdraw(OPERATOR, id), DispatchError::BadOrigin);
        assert_noop!(
            withdraw(METROLOGIST, MeterId(9)),
            Error::<Test>::MeterNotFound
        );
        assert_ok!(withdraw(METROLOGIST, id));
        pass(1);
        assert_ok!(certify(id, NOW + DAY));
    });
}

#[test]
fn metrology_of_another_region_neither_certifies_a_meter_nor_closes_its_inspection() {
    ExtBuilder::build_and_execute(|| {
        let (id, contract) = installed(1);
        let until = Timestamp::get() + 900 * DAY;
        assert_noop!(
            Utility::certify_meter(signed(ANDIJAN_METROLOGIST), id, until, DOCUMENT),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(
            withdraw(ANDIJAN_METROLOGIST, id),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(
            Utility::close_inspection(
                signed(ANDIJAN_METROLOGIST),
                contract,
                crate::types::Finding::ReadingStands,
                DOCUMENT
            ),
            Error::<Test>::OutsideJurisdiction
        );
    });
}
