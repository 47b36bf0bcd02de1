//! What nobody gets away with at a meter, and what happens when it is exchanged.

use crate::{utilities::*, *};
use adliya_primitives::ContractId;
use adliya_runtime::{RuntimeEvent, UtilityBills, UtilityContracts};
use adliya_tariffs::Service;
use frame_support::{
    assert_err, assert_ok,
    dispatch::{DispatchClass, GetDispatchInfo},
};
use pallet_utility_bills::Error as BillsError;
use pallet_utility_contracts::{
    types::{Answer, Finding, Ground, Observed, Refusal, Taken},
    Call, Event,
};

const EVIDENCE: H256 = H256::repeat_byte(0xe1);

/// A household in Tashkent that is supplied with electricity from 1 June 2026 on.
fn supplied() -> ((SubjectId, AccountId), Meter, ContractId) {
    let tariff = tariff_of(&published("uz-electricity-2025"));
    let tariff = approved(tariff, day(2025, 5, 1));
    at(midnight(TASHKENT_TIME, day(2026, 6, 1)));
    let meter = Meter::new(10, Service::Electricity);
    let home = household(10);
    let contract = agreed(&home, tariff, meter.id, TASHKENT);
    (home, meter, contract)
}

/// What so many kilowatt-hours within the norm come to in tiyin: 600 soʻm each up to 200 in a month.
fn within_norm(kilowatt_hours: u128) -> u128 {
    assert!(kilowatt_hours <= 200);
    kilowatt_hours * 600 * 100
}

/// Which of the readings that were brought last were refused, and why.
fn refused() -> Vec<(u32, Refusal)> {
    let events = System::events().into_iter();
    events
        .filter_map(|record| match record.event {
            RuntimeEvent::UtilityContracts(Event::ReadingRefused { index, reason, .. }) => {
                Some((index, reason))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn the_bill_of_a_month_in_which_the_meter_was_exchanged_is_for_what_both_have_counted() {
    utilities_story(|| {
        let ((_, wallet), mut old, contract) = supplied();
        at(now() + 9 * DAY);
        old.lodges(55_000);
        at(now() + DAY);
        let mut new = Meter::new(11, Service::Electricity);
        let closing = Observed {
            at: now(),
            stands: shows(60_000),
        };
        let exchange = Call::exchange_meter {
            contract,
            meter: new.id,
            closing,
            opening: shows(0),
        };
        assert_ok!(dispatch(&OPERATOR, exchange));
        // The household has read the old meter, too.
        let agree = Call::answer_proposal {
            contract,
            proposal: 1,
            answer: Answer::Agree,
        };
        assert_ok!(dispatch(&wallet, agree));
        at(midnight(TASHKENT_TIME, day(2026, 7, 1)));
        new.lodges(45_000);
        assert_ok!(close(contract));
        assert_eq!(last_bill(contract).statement.total, within_norm(60 + 45));
        // The old one is on no contract any more, and what it signs goes nowhere.
        let late = old.signs(System::block_hash(0), 9, now(), 90_000);
        assert!(old.brings(vec![late]).is_err());
    });
}

#[test]
fn readings_of_a_meter_that_somebody_tampered_with_are_refused_one_by_one() {
    utilities_story(|| {
        let (_, meter, contract) = supplied();
        let begun = now();
        at(begun + 20 * DAY);
        let here = System::block_hash(0);
        let taken = |counter, days, value| meter.signs(here, counter, begun + days * DAY, value);
        let first = taken(5, 5, 20_000);
        let mut altered = taken(8, 8, 30_000);
        altered.reading.stands = shows(3_000);
        let elsewhere = H256::repeat_byte(0xfe);
        System::reset_events();
        let readings = vec![
            first.clone(),
            // Replayed, and one that was held back until a later one had come.
            first,
            taken(4, 4, 15_000),
            // Its register is another one than was signed.
            altered,
            // Taken next month, as it says.
            taken(9, 40, 90_000),
            // Signed for another chain.
            meter.signs(elsewhere, 10, begun + 10 * DAY, 1_000),
            // And the meter goes on.
            taken(11, 15, 55_000),
        ];
        assert_ok!(meter.brings(readings));
        assert_eq!(
            refused(),
            [
                (1, Refusal::CounterNotAbove),
                (2, Refusal::CounterNotAbove),
                (3, Refusal::SignatureInvalid),
                (4, Refusal::InFuture),
                (5, Refusal::SignatureInvalid),
            ]
        );
        let journal = UtilityContracts::journal_view(contract).expect("in force");
        assert_eq!(journal.marks.last().map(|is| is.consumed[0]), Some(55_000));
        assert_eq!(
            journal.inspection, None,
            "nobody forged in the meter's name"
        );
    });
}

#[test]
fn a_meter_that_was_turned_back_opens_an_inspection_for_everybody_to_see() {
    utilities_story(|| {
        let (_, mut meter, contract) = supplied();
        at(now() + 5 * DAY);
        meter.lodges(50_000);
        at(now() + 5 * DAY);
        System::reset_events();
        let back = meter.signs(System::block_hash(0), 2, now(), 20_000);
        assert_ok!(meter.brings(vec![back]));
        assert_eq!(refused(), [(0, Refusal::RegisterReversed)]);
        let journal = UtilityContracts::journal_view(contract).expect("in force");
        let inspection = journal.inspection.expect("it is public");
        assert_eq!(
            (inspection.ground, inspection.closed),
            (Ground::Reversed, None)
        );
    });
}

#[test]
fn a_supplier_that_inflates_a_reading_by_hand_gets_nothing_for_it() {
    utilities_story(|| {
        let ((_, wallet), _, contract) = supplied();
        at(midnight(TASHKENT_TIME, day(2026, 7, 1)));
        let observed = |value| Observed {
            at: now(),
            stands: shows(value),
        };
        // The meter shows 90 kWh; the supplier's reader writes 900.
        let take = Call::take_reading {
            contract,
            taken: Taken::Read(observed(900_000)),
        };
        assert_ok!(dispatch(&OPERATOR, take));
        let not_firm: DispatchError = BillsError::<Runtime>::NoReading.into();
        assert_err!(close(contract), not_firm);
        let object = Call::answer_proposal {
            contract,
            proposal: 1,
            answer: Answer::Object { evidence: EVIDENCE },
        };
        assert_ok!(dispatch(&wallet, object));
        // It stays out however long the supplier waits, until metrology has looked.
        at(now() + 20 * DAY);
        assert_err!(close(contract), not_firm);
        let finding = |finding| Call::close_inspection {
            contract,
            finding,
            report: EVIDENCE,
        };
        let bad_origin = DispatchError::BadOrigin;
        assert_err!(
            dispatch(&OPERATOR, finding(Finding::ReadingStands)),
            bad_origin
        );
        assert_ok!(dispatch(&METROLOGIST, finding(Finding::ReadingFalls)));
        assert_err!(close(contract), not_firm);

        // What the household reads is firm when the supplier does not object.
        let report = Call::report_reading {
            contract,
            observed: observed(150_000),
        };
        assert_ok!(dispatch(&wallet, report));
        at(now() + 10 * DAY + 1);
        assert_ok!(close(contract));
        // Half of the days are June's: 30 and 20 days, so 90 and 60 kWh, each within its month's norm.
        let bill = last_bill(contract).statement;
        assert_eq!(bill.ends.day, day(2026, 7, 21));
        assert_eq!(bill.total, within_norm(90) + within_norm(60));
    });
}

#[test]
fn a_month_that_nobody_has_read_is_estimated_and_billed_anew_by_the_next_reading() {
    utilities_story(|| {
        let ((_, wallet), mut meter, contract) = supplied();
        at(midnight(TASHKENT_TIME, day(2026, 7, 1)));
        meter.lodges(120_000);
        assert_ok!(close(contract));
        assert_eq!(last_bill(contract).statement.total, within_norm(120));

        // Four kilowatt-hours a day, as in June.
        at(midnight(TASHKENT_TIME, day(2026, 8, 1)));
        let taken = Taken::Estimated { at: now() };
        assert_ok!(dispatch(&OPERATOR, Call::take_reading { contract, taken }));
        let agree = Call::answer_proposal {
            contract,
            proposal: 1,
            answer: Answer::Agree,
        };
        assert_ok!(dispatch(&wallet, agree));
        assert_ok!(close(contract));
        let estimated = last_bill(contract).statement;
        assert!(estimated.ends.estimated);
        assert_eq!(estimated.total, within_norm(4 * 31));

        // The household was away: one kilowatt-hour a day in both months.
        at(midnight(TASHKENT_TIME, day(2026, 9, 1)));
        meter.lodges(182_000);
        assert_ok!(close(contract));
        let view = UtilityBills::account_view(contract).expect("it has an account");
        let [june, july, both] = view.account.bills[..] else {
            panic!("three bills: {:?}", view.account.bills);
        };
        assert!(!june.reversed && july.reversed && !both.reversed);
        assert_eq!(both.statement.begins.counter.day, day(2026, 7, 1));
        assert_eq!(both.statement.total, within_norm(62));
        assert_eq!(view.standing.payable, within_norm(120 + 62));
    });
}

#[test]
fn five_hundred_readings_fit_into_one_extrinsic_and_cost_less_than_half_each() {
    utilities_story(|| {
        let (_, meter, contract) = supplied();
        let begun = now();
        at(begun + 30 * DAY);
        // Every hour, twenty watt-hours more.
        let hourly = |many: u64| -> Vec<_> {
            let hour = DAY / 24;
            let signs = |n: u64| meter.signs(System::block_hash(0), n, begun + n * hour, n * 20);
            (1..=many).map(signs).collect()
        };
        let weight = |many| {
            let call = RuntimeCall::from(Call::lodge_readings {
                meter: meter.id,
                readings: hourly(many).try_into().expect("500 at most"),
            });
            call.get_dispatch_info().call_weight
        };
        let (one, all) = (weight(1), weight(500));
        assert!(all.ref_time() / 500 < one.ref_time() / 2, "{one:?} {all:?}");
        assert_eq!(all.proof_size(), one.proof_size(), "the state is the same");
        let limits = adliya_runtime::RuntimeBlockWeights::get();
        let most = limits.get(DispatchClass::Normal).max_extrinsic;
        assert!(all.all_lte(most.expect("there is a limit")));

        assert_ok!(meter.brings(hourly(500)));
        let journal = UtilityContracts::journal_view(contract).expect("in force");
        assert_eq!(journal.marks.last().map(|is| is.consumed[0]), Some(10_000));
    });
}
