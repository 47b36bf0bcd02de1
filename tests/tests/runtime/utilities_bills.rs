//! What households pay through a year: with the published tariffs, in the real runtime.

use crate::{utilities::*, *};
use adliya_primitives::{BillNumber, ContractId};
use adliya_runtime::UtilityBills;
use adliya_tariffs::{Charge, Day, LocalTime, SeasonCalendar, Service};
use frame_support::assert_ok;
use pallet_utility_bills::{types::BillStatus, Call as Bills};

const NUKUS: Region = Region::new(1, 35, 1, 0);
const KARAKALPAKSTAN: Region = Region::new(1, 35, 0, 0);

/// The first days of so many months after the one that begins on a day.
fn months_after(first: Day, many: usize) -> Vec<Day> {
    let next = |day: &Day| Some(day.month().end());
    std::iter::successors(Some(first), next)
        .skip(1)
        .take(many)
        .collect()
}

/// The meter is read on the first of each month, and each month billed; what the bills come to.
fn billed_monthly(
    contract: ContractId,
    meter: &mut Meter,
    (local, begins): (LocalTime, Day),
    consumed: &[u64],
) -> Vec<u128> {
    let (mut shown, mut totals) = (0, vec![]);
    for (first, units) in months_after(begins, consumed.len())
        .into_iter()
        .zip(consumed)
    {
        at(midnight(local, first));
        shown += units * 1_000;
        meter.lodges(shown);
        assert_ok!(close(contract));
        totals.push(last_bill(contract).statement.total);
    }
    totals
}

#[test]
fn a_gas_year_in_baku_crosses_both_limits_and_each_bill_is_paid() {
    utilities_story(|| {
        let baku = Region::new(1, 1, 0, 0);
        let tariff = approved(tariff_of(&published("az-gas-2025")), day(2025, 1, 2));
        let begins = day(2026, 1, 1);
        at(midnight(BAKU_TIME, begins));
        let mut meter = Meter::new(1, Service::Gas);
        let home = household(1);
        let contract = agreed(&home, tariff, meter.id, baku);

        // Cubic metres of each month, and of the next January: 1,250 until April, 2,050 until November, 2,600 in the year.
        let consumed = [420, 380, 300, 150, 60, 40, 40, 40, 60, 180, 380, 550, 420];
        assert_eq!(consumed[..4].iter().sum::<u64>(), 1_250);
        assert_eq!(consumed[..11].iter().sum::<u64>(), 2_050);
        let bills = billed_monthly(contract, &mut meter, (BAKU_TIME, begins), &consumed);

        // In qepik: 12.5 up to 1,200 cubic metres of a year, 22 up to 2,500, 30 above.
        assert_eq!(bills[0], 420 * 125 / 10);
        assert_eq!(bills[3], 100 * 125 / 10 + 50 * 22, "April passes 1,200");
        assert_eq!(bills[11], 450 * 22 + 100 * 30, "December passes 2,500");
        let year = 1_200 * 125 / 10 + 1_300 * 22 + 100 * 30;
        assert_eq!(bills[..12].iter().sum::<u128>(), year);
        assert_eq!(bills[12], 420 * 125 / 10, "the limits begin anew");

        // The bill of December says in which blocks; the year's first bill is no longer one of the last twelve.
        let december = explained(contract, BillNumber(12));
        let blocks = december.lines.iter().map(|is| is.line.charge);
        let blocks: Vec<_> = blocks
            .filter_map(|charge| match charge {
                Charge::Consumption {
                    block, quantity, ..
                } => Some((block, quantity)),
                _ => None,
            })
            .collect();
        assert_eq!(blocks, [(1, 450_000), (2, 100_000)]);
        assert!(UtilityBills::explain_bill(contract, BillNumber(1)).is_err());

        // Somebody pays all of it at once, and a little more, which the supplier does not have before it is billed.
        let view = UtilityBills::account_view(contract).expect("it has an account");
        let whole = year + 420 * 125 / 10;
        assert_eq!(view.standing.payable, whole);
        let amount = whole + 1_000;
        assert_ok!(dispatch(&ANYBODY, Bills::pay { contract, amount }));
        let view = UtilityBills::account_view(contract).expect("it has an account");
        assert_eq!((view.standing.payable, view.account.prepaid), (0, 1_000));
        assert!(view.statuses.iter().all(|is| *is == BillStatus::Paid));
    });
}

#[test]
fn the_heating_season_begins_a_month_earlier_in_nukus_than_in_tashkent() {
    let winter_in = |region: Region| {
        let mut bills = vec![];
        utilities_story(|| {
            let is = published("uz-gas-2025");
            let regional = is["regional"].as_object().expect("there are some");
            let heating = &regional["Karakalpakstan, Khorezm"];
            assert_eq!(heating, "the heating season is October to February");
            let mut gas = tariff_of(&is);
            // January heats everywhere, June nowhere.
            let (winter, summer) = (gas.calendars[0].months[0], gas.calendars[0].months[5]);
            let months = core::array::from_fn(|month| match month {
                0 | 1 | 9 | 10 | 11 => winter,
                _ => summer,
            });
            let north = SeasonCalendar {
                region: KARAKALPAKSTAN,
                months,
            };
            gas.calendars.try_push(north).expect("two");
            let tariff = approved(gas, day(2025, 5, 1));
            let begins = day(2025, 9, 1);
            at(midnight(TASHKENT_TIME, begins));
            let mut meter = Meter::new(2, Service::Gas);
            let contract = agreed(&household(2), tariff, meter.id, region);
            // September to March.
            bills = billed_monthly(contract, &mut meter, (TASHKENT_TIME, begins), &[400; 7]);
        });
        bills
    };
    // In tiyin: the norm is 100 cubic metres in summer and 500 in winter, at 1,000 soʻm, and above it 1,500.
    let (summer, winter) = ((100 * 1_000 + 300 * 1_500) * 100, 400 * 1_000 * 100);
    let tashkent = [summer, summer, winter, winter, winter, winter, summer];
    let nukus = [summer, winter, winter, winter, winter, winter, summer];
    assert_eq!(winter_in(TASHKENT), tashkent);
    assert_eq!(winter_in(NUKUS), nukus);
}

/// Until 2 January 2025 the prices were 8, 9 and 13 qepik (trend.az 3989385), with the same limits.
#[test]
fn a_tariff_that_changes_on_the_second_of_january_splits_the_month_by_days() {
    utilities_story(|| {
        let after = tariff_of(&published("az-electricity-2025"));
        let mut before = after.clone();
        for (block, qepik) in before.tables[0].blocks.iter_mut().zip([8, 9, 13]) {
            block.price = qepik * 1_000_000;
        }
        let old = approved(before, day(2021, 11, 1));
        let new = approved(after, day(2025, 1, 2));
        let begins = day(2025, 1, 1);
        at(midnight(BAKU_TIME, begins));
        let mut meter = Meter::new(3, Service::Electricity);
        let contract = agreed(&household(3), old, meter.id, Region::new(1, 1, 0, 0));
        at(midnight(BAKU_TIME, day(2025, 2, 1)));
        meter.lodges(310_000);
        // A call bills days under one tariff: the first day, then the thirty others.
        assert_ok!(close(contract));
        let view = UtilityBills::account_view(contract).expect("it has an account");
        assert!(view.account.bills.is_empty());
        assert_eq!(view.account.cycle.at.tariff, new);
        assert_ok!(close(contract));

        // 10 kWh fall on each day. Of 200,000 Wh at the first price each day has 6,451 and the first 19 days one more; of
        // 300,000 at the first two each has 9,677 and the first 13 one more. Prices are in tenths of a qepik.
        let (first, second) = (200_000 / 31 + 1, 300_000 / 31 + 1);
        assert_eq!((200_000 % 31, 300_000 % 31), (19, 13));
        let one_day = first * 80 + (second - first) * 90 + (10_000 - second) * 130;
        let (first, second) = (200_000 - first, 300_000 - second);
        let thirty = first * 84 + (second - first) * 100 + (300_000 - second) * 150;
        // Thousandths of a unit times tenths of a qepik; what is less than a qepik is carried to the next bill.
        let total = (one_day + thirty) / 10_000;
        assert_eq!(last_bill(contract).statement.total, total);
        let bill = explained(contract, BillNumber(1));
        let exact = format!("{total}.{:04}", (one_day + thirty) % 10_000);
        assert_eq!(bill.exact.to_string(), exact);
        let tariffs: Vec<_> = bill.lines.iter().map(|is| is.tariff).collect();
        assert_eq!(tariffs, [old, old, old, new, new, new]);
    });
}
