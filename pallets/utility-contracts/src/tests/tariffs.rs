//! Who makes tariffs, and how they follow each other.

use super::*;
use crate::types::{Scope, TariffStatus};
use adliya_primitives::{MandateId, OfficeId};
use sp_runtime::DispatchError;

const SCOPE: Scope = Scope {
    supplier: SUPPLIER,
    service: Service::Electricity,
    region: SAMARKAND,
};

fn in_force(on: Day) -> Option<TariffId> {
    Utility::tariff_on(SCOPE, on).map(|view| view.id)
}

fn status(id: TariffId) -> TariffStatus {
    let view = Utility::tariff_view(id).expect("proposed");
    view.record.status
}

#[test]
fn a_supplier_proposes_a_tariff_for_the_regulator_to_see() {
    ExtBuilder::build_and_execute(|| {
        let id = proposed(tariff(), day(40));
        assert_eq!(status(id), TariffStatus::Proposed);
        assert_eq!(in_force(day(40)), None);
        assert_eq!(
            last_event(),
            Event::TariffProposed {
                tariff: id,
                scope: SCOPE,
                effective_from: day(40),
                document: DOCUMENT,
                office: SUPPLIER,
                officer: MandateId(CLERK.into()),
            }
            .into()
        );
    });
}

#[test]
fn propose_tariff_fails_for_all_but_contract_officers() {
    ExtBuilder::build_and_execute(|| {
        for other in [OPERATOR, REGULATOR, ANYBODY] {
            assert_noop!(
                propose(other, tariff(), SAMARKAND, day(40)),
                DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn propose_tariff_fails_where_the_supplier_does_not_supply_or_there_is_no_place() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(
            propose(CLERK, tariff(), ANDIJAN, day(40)),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(
            propose(CLERK, tariff(), Region::new(1, 0, 7, 0), day(40)),
            Error::<Test>::MalformedRegion
        );
    });
}

#[test]
fn propose_tariff_fails_for_one_that_the_engine_does_not_admit() {
    ExtBuilder::build_and_execute(|| {
        let mut senseless = tariff();
        senseless.categories = 3;
        assert_noop!(
            propose(CLERK, senseless, SAMARKAND, day(40)),
            Error::<Test>::TariffInvalid
        );
    });
}

#[test]
fn propose_tariff_fails_for_one_that_has_no_season_in_its_region() {
    ExtBuilder::build_and_execute(|| {
        let mut partial = tariff();
        partial.calendars[0].region = URGUT;
        assert_noop!(
            propose(CLERK, partial, SAMARKAND, day(40)),
            Error::<Test>::TariffElsewhere
        );
    });
}

#[test]
fn a_tariff_is_announced_for_the_whole_notice_period_before_its_first_local_midnight() {
    ExtBuilder::build_and_execute(|| {
        // The tests begin at midnight UTC, when it is 5 o'clock in Tashkent.
        assert_noop!(
            propose(CLERK, tariff(), SAMARKAND, day(30)),
            Error::<Test>::NoticeTooShort
        );
        let id = proposed(tariff(), day(31));
        pass(DAY - 5 * 60 * MINUTE + 1);
        assert_noop!(approve(id), Error::<Test>::NoticeTooShort);
        Timestamp::set_timestamp(NOW + DAY - 5 * 60 * MINUTE);
        assert_ok!(approve(id));
    });
}

#[test]
fn the_regulator_approves_a_tariff_with_four_eyes() {
    ExtBuilder::build_and_execute(|| {
        let id = proposed(tariff(), day(40));
        assert_noop!(
            Utility::approve_tariff(signed(REGULATOR), id),
            DispatchError::BadOrigin
        );
        assert_ok!(approve(id));
        assert_eq!(
            last_event(),
            Event::TariffApproved {
                tariff: id,
                follows: None,
                effective_from: day(40),
                office: REGULATORS,
                officer: MandateId(REGULATOR.into()),
                supervisor: MandateId(SUPERVISOR.into()),
            }
            .into()
        );
        assert_eq!([in_force(day(39)), in_force(day(40))], [None, Some(id)]);
    });
}

#[test]
fn approve_tariff_fails_for_a_regulator_of_another_region() {
    ExtBuilder::build_and_execute(|| {
        let id = proposed(tariff(), day(40));
        assert_noop!(
            Utility::approve_tariff(signed(ANDIJAN_FOUR_EYES), id),
            Error::<Test>::OutsideJurisdiction
        );
    });
}

#[test]
fn a_tariff_is_decided_once() {
    ExtBuilder::build_and_execute(|| {
        let reject = |id| Utility::reject_tariff(signed(REGULATOR), id, DOCUMENT);
        let (first, second) = (approved(tariff(), day(40)), proposed(tariff(), day(50)));
        assert_ok!(reject(second));
        assert_eq!(status(second), TariffStatus::Rejected { at: NOW });
        for decided in [first, second] {
            assert_noop!(approve(decided), Error::<Test>::TariffDecided);
            assert_noop!(reject(decided), Error::<Test>::TariffDecided);
        }
        assert_noop!(approve(TariffId(9)), Error::<Test>::TariffNotFound);
        assert_eq!(in_force(day(50)), Some(first));
    });
}

#[test]
fn reject_tariff_names_the_decision_and_who_made_it() {
    ExtBuilder::build_and_execute(|| {
        let id = proposed(tariff(), day(40));
        let decision = H256::repeat_byte(9);
        assert_noop!(
            Utility::reject_tariff(signed(CLERK), id, decision),
            DispatchError::BadOrigin
        );
        assert_noop!(
            Utility::reject_tariff(signed(ANDIJAN_REGULATOR), id, decision),
            Error::<Test>::OutsideJurisdiction
        );
        assert_ok!(Utility::reject_tariff(signed(REGULATOR), id, decision));
        assert_eq!(
            last_event(),
            Event::TariffRejected {
                tariff: id,
                decision,
                office: REGULATORS,
                officer: MandateId(REGULATOR.into()),
            }
            .into()
        );
    });
}

#[test]
fn a_tariff_applies_until_the_one_that_succeeds_it() {
    ExtBuilder::build_and_execute(|| {
        let chain = [40, 50, 60].map(|from| approved(tariff(), day(from)));
        let applying = [40, 49, 50, 59, 60, 600].map(|on| in_force(day(on)).expect("approved"));
        let [first, second, third] = chain;
        assert_eq!(applying, [first, first, second, second, third, third]);
    });
}

#[test]
fn approve_tariff_fails_for_one_that_would_not_apply_after_the_one_it_follows() {
    ExtBuilder::build_and_execute(|| {
        approved(tariff(), day(50));
        for from in [49, 50] {
            let id = proposed(tariff(), day(from));
            assert_noop!(approve(id), Error::<Test>::NotAfterPredecessor);
        }
    });
}

#[test]
fn approve_tariff_fails_for_one_under_which_contracts_could_not_go_on() {
    ExtBuilder::build_and_execute(|| {
        approved(tariff_for(2, 1), day(40));
        let mut timed = tariff_for(1, 1);
        timed.registers = 2;
        let mut peak = timed.tables[0].clone();
        peak.register = 1;
        timed.tables = list(vec![timed.tables[0].clone(), peak]);
        for other in [tariff_for(1, 1), timed] {
            let id = proposed(other, day(50));
            assert_noop!(approve(id), Error::<Test>::ShapeChanged);
        }
        approved(tariff_for(3, 1), day(50));
    });
}

#[test]
fn suppliers_services_and_regions_have_chains_of_their_own() {
    ExtBuilder::build_and_execute(|| {
        let id = approved(tariff(), day(40));
        let mut gas = tariff();
        gas.service = Service::Gas;
        for (by, tariff, region) in [
            (CLERK, gas, SAMARKAND),
            (CLERK, tariff(), URGUT),
            (OTHER_CLERK, tariff(), ANDIJAN),
        ] {
            assert_ok!(propose(by, tariff, region, day(35)));
            assert_ok!(approve(latest_tariff()));
        }
        assert_eq!(in_force(day(60)), Some(id));
    });
}

fn propose_for(by: u8, supplier: OfficeId, region: Region) -> DispatchResult {
    let tariff = Box::new(tariff());
    Utility::propose_tariff_for(signed(by), supplier, tariff, region, day(40), 1, DOCUMENT)
}

#[test]
fn a_ministry_proposes_a_tariff_for_a_supplier_and_the_regulator_decides() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(propose_for(MINISTER, SUPPLIER, SAMARKAND));
        let id = latest_tariff();
        assert_eq!(
            last_event(),
            Event::TariffProposed {
                tariff: id,
                scope: SCOPE,
                effective_from: day(40),
                document: DOCUMENT,
                office: OfficeId(17),
                officer: MandateId(MINISTER.into()),
            }
            .into()
        );
        assert_ok!(approve(id));
        // It is the supplier's, as one that it has proposed itself.
        assert_eq!(in_force(day(40)), Some(id));
    });
}

#[test]
fn propose_tariff_for_fails_for_all_but_ministries_and_for_who_supplies_nothing_there() {
    ExtBuilder::build_and_execute(|| {
        for other in [CLERK, REGULATOR, ANYBODY] {
            assert_noop!(
                propose_for(other, SUPPLIER, SAMARKAND),
                DispatchError::BadOrigin
            );
        }
        for (office, region) in [(METROLOGY, SAMARKAND), (SUPPLIER, ANDIJAN)] {
            assert_noop!(
                propose_for(MINISTER, office, region),
                Error::<Test>::NotASupplier
            );
        }
    });
}

#[test]
fn propose_tariff_fails_for_a_price_list_that_ends() {
    ExtBuilder::build_and_execute(|| {
        let mut ends = tariff();
        ends.tables[1].blocks[0].up_to = Some(1_000_000);
        assert_noop!(
            propose(CLERK, ends, SAMARKAND, day(40)),
            Error::<Test>::TariffEnds
        );
    });
}

#[test]
fn approve_tariff_fails_for_one_in_another_asset() {
    ExtBuilder::build_and_execute(|| {
        approved(tariff(), day(40));
        let other = Box::new(tariff());
        assert_ok!(Utility::propose_tariff(
            signed(CLERK),
            other,
            SAMARKAND,
            day(50),
            2,
            DOCUMENT
        ));
        assert_noop!(approve(latest_tariff()), Error::<Test>::ShapeChanged);
    });
}
