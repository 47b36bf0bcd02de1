//! What happens to households.

use super::{published::tariffs, *};

/// The bills of months that follow each other, each with what was consumed in it.
fn months(terms: &[Terms], first: Day, quantities: &[u64]) -> Vec<u128> {
    let mut counter = Counter::starting(first);
    let mut totals = Vec::new();
    for quantity in quantities {
        let usage = usage(counter.day, counter.day.month().end(), *quantity);
        let bill = bill(terms, &[usage], &counter).unwrap();
        totals.push(bill.total);
        counter = bill.counter;
    }
    totals
}

#[test]
fn a_gas_year_in_baku_crosses_both_limits_and_starts_anew_in_january() {
    let gas = &tariffs()["az-gas-2025"];
    let household = terms(gas, day(2025, 1, 2), FOR_EVER);
    let household = Terms {
        from: day(2025, 1, 1),
        ..household
    };
    // Cubic metres from January to December, and January again.
    let consumed = [420, 380, 300, 150, 60, 40, 40, 40, 60, 180, 380, 550, 420];
    let bills = months(&[household], day(2025, 1, 1), &consumed);
    // 12.5 qepik: 420 cubic metres are 52.50 AZN.
    assert_eq!(bills[..3], [5_250, 4_750, 3_750]);
    // In April the year has had 1,100: 100 more at the first price, and 50 at the second.
    assert_eq!(bills[3], 1_250 + 50 * 22);
    let second = [60, 40, 40, 40, 60, 180, 380].map(|cubic_metres| cubic_metres * 22);
    assert_eq!(bills[4..11], second);
    // In December it has had 2,050: 450 more at the second, and 100 at the third.
    assert_eq!(bills[11], 450 * 22 + 100 * 30);
    assert_eq!(
        bills[..12].iter().sum::<u128>(),
        15_000 + 1_300 * 22 + 100 * 30
    );
    assert_eq!(bills[12], 5_250, "the yearly limit starts anew");
}

#[test]
fn the_winter_begins_a_month_earlier_in_nukus_than_in_tashkent() {
    let gas = &tariffs()["uz-gas-2025"];
    let consumed = [400; 7];
    let winter_of = |region| {
        let terms = terms(gas, day(2025, 5, 1), FOR_EVER);
        let household = Terms { region, ..terms };
        // September to March.
        months(&[household], day(2025, 9, 1), &consumed)
    };
    // With a norm of 100 cubic metres, and with one of 500.
    let (summer, winter) = (soum(100_000 + 300 * 1_500), soum(400_000));
    assert_eq!(
        winter_of(TASHKENT),
        [summer, summer, winter, winter, winter, winter, summer]
    );
    let north = [summer, winter, winter, winter, winter, winter, summer];
    assert_eq!(winter_of(NUKUS), north);
    assert_eq!(winter_of(KHOREZM), north);
}

/// The norm of 500 cubic metres was prolonged to 15 March 2026 in Karakalpakstan and Khorezm alone
/// (Ministry of Energy, newshub.uz). A tariff for these days succeeds, and the usual one succeeds it.
#[test]
fn a_winter_that_is_prolonged_to_mid_march_gives_half_of_each_norm() {
    let usual = &tariffs()["uz-gas-2025"];
    let mut prolonged = usual.clone();
    for calendar in prolonged.calendars.iter_mut() {
        if [KARAKALPAKSTAN, KHOREZM].contains(&calendar.region) {
            calendar.months[2] = calendar.months[1];
        }
    }
    assert_eq!(prolonged.validate(), Ok(()));
    let in_nukus = |tariff, from, until| Terms {
        region: NUKUS,
        ..terms(tariff, from, until)
    };
    let (march, sixteenth, april) = (day(2026, 3, 1), day(2026, 3, 16), day(2026, 4, 1));
    let terms = [
        in_nukus(&prolonged, march, sixteenth),
        in_nukus(usual, sixteenth, FOR_EVER),
    ];
    // 10 cubic metres a day, and no reading on the 16th.
    let bill = first_bill(&terms, &[usage(march, april, 310)]).unwrap();
    // 15 of 31 days of 500,000 litres are 241,935 and more. 100,000 litres are 3,225 a day, and one more on each of the
    // first 25: 15 × 3,226 before the 16th, and the rest of them from then on.
    let norm = 100_000 - 15 * 3_226;
    let (at_norm, beyond) = (soum_price(1_000), soum_price(1_500));
    assert_eq!(
        consumption(&bill),
        [
            (150_000, at_norm),
            (norm, at_norm),
            (160_000 - norm, beyond)
        ]
    );
    // A litre is a soum at the norm, and one and a half beyond.
    let expected = 150_000 + u128::from(norm) + u128::from(160_000 - norm) * 3 / 2;
    assert_eq!(bill.total, soum(expected));
}

/// Before 2 January 2025 the prices were 8, 9 and 13 qepik (trend.az 3989385).
#[test]
fn a_new_tariff_on_2_january_takes_over_the_rest_of_the_month_and_of_its_limits() {
    let before = simple(&[
        (Some(200), minor(8)),
        (Some(300), minor(9)),
        (None, minor(13)),
    ]);
    let after = &tariffs()["az-electricity-2025"];
    let (new_year, second, february) = (day(2025, 1, 1), day(2025, 1, 2), day(2025, 2, 1));
    let terms = [
        terms(&before, day(2021, 11, 1), second),
        terms(after, second, FOR_EVER),
    ];
    // 10 kWh a day. 200,000 Wh are 6,451 a day, one more on each of the first 19 days; 300,000 are 9,677, and one more.
    let bill = first_bill(&terms, &[usage(new_year, february, 310)]).unwrap();
    assert_eq!(
        consumption(&bill),
        [
            (6_452, minor(8)),
            (9_678 - 6_452, minor(9)),
            (10_000 - 9_678, minor(13)),
            (200_000 - 6_452, 8_400_000),
            (300_000 - 9_678 - 193_548, minor(10)),
            (300_000 - 290_322, minor(15)),
        ]
    );
    // In thousandths of the qepik, and a tenth of that for the price of 8.4.
    let first = 6_452 * 80 + 3_226 * 90 + 322 * 130;
    let rest = 193_548 * 84 + 96_774 * 100 + 9_678 * 150;
    assert_eq!(first + rest, 28_235_492);
    assert_eq!(bill.total, 2_823);
    assert_eq!(bill.exact.to_string(), "2823.5492");
    assert_eq!(bill.counter.carried.to_string(), "0.5492");
}

/// The limit was raised from 1,700 to 2,200 cubic metres on 1 May 2019 (azernews.az 149946); the annual volume is that of
/// a calendar year (Tariff Council, decision 8 of 30 June 2021, item 3).
#[test]
fn a_new_yearly_limit_counts_what_the_year_has_consumed_already() {
    let yearly = |limit| Tariff {
        cycle: Cycle::Year,
        service: Service::Gas,
        unit: Unit::CubicMetre,
        ..simple(&[(Some(limit), minor(10)), (None, minor(20))])
    };
    let (before, after) = (yearly(1_700), yearly(2_200));
    let (new_year, may) = (day(2019, 1, 1), day(2019, 5, 1));
    let terms = [terms(&before, new_year, may), terms(&after, may, FOR_EVER)];
    let bills = months(&terms, new_year, &[600, 600, 400, 200, 300, 300]);
    assert_eq!(bills[..3], [6_000, 6_000, 4_000]);
    // 1,600 before April: 100 below the old limit, 100 above.
    assert_eq!(bills[3], 100 * 10 + 100 * 20);
    // 1,800 before May, and all of it below the new limit.
    assert_eq!(bills[4], 3_000);
    // 2,100 before June.
    assert_eq!(bills[5], 100 * 10 + 200 * 20);
}

#[test]
fn a_yearly_limit_that_succeeds_a_monthly_one_counts_from_its_first_day() {
    let monthly = simple(&[(None, minor(10))]);
    let yearly = Tariff {
        cycle: Cycle::Year,
        ..simple(&[(Some(100), minor(10)), (None, minor(20))])
    };
    let (april, may) = (day(2025, 4, 1), day(2025, 5, 1));
    let terms = [terms(&monthly, april, may), terms(&yearly, may, FOR_EVER)];
    let bills = months(&terms, april, &[90, 90, 20]);
    assert_eq!(bills, [900, 900, 10 * 10 + 10 * 20]);
}

#[test]
fn a_household_that_gets_an_electric_stove_in_mid_month_has_its_days_of_each_norm() {
    let tariff = &tariffs()["uz-electricity-2024"];
    let of_category = |category, from, until| Terms {
        region: TASHKENT,
        category,
        ..terms(tariff, from, until)
    };
    let (november, sixteenth, december) = (day(2024, 11, 1), day(2024, 11, 16), day(2024, 12, 1));
    let terms = [
        of_category(0, day(2024, 5, 1), sixteenth),
        of_category(1, sixteenth, FOR_EVER),
    ];
    let bill = first_bill(&terms, &[usage(november, december, 300)]).unwrap();
    // 200,000 Wh are 6,666 a day, and one more on each of the first 20.
    let norm = 15 * 6_667;
    let (before, after) = ((norm, 150_000 - norm), (200_000 - norm, norm - 50_000));
    // A watt-hour at 450 soum is 45 tiyin.
    let tiyin = before.0 * 45 + before.1 * 90 + after.0 * 45 / 2 + after.1 * 45;
    assert_eq!(bill.total, tiyin);
}

#[test]
fn a_household_that_moves_in_has_the_limits_of_its_days() {
    let tariff = &tariffs()["az-electricity-2025"];
    let sixteenth = day(2025, 4, 16);
    let terms = [terms(tariff, sixteenth, FOR_EVER)];
    let bill = first_bill(&terms, &[usage(sixteenth, day(2025, 5, 1), 120)]).unwrap();
    // Half a month: 100 kWh in the first block, and 20 in the second.
    assert_eq!(bill.total, 840 + 20 * 10);
}

#[test]
fn a_contract_that_is_switched_over_in_summer_brings_its_gas_year_with_it() {
    let gas = &tariffs()["az-gas-2025"];
    let july = day(2025, 7, 1);
    let counter = Counter::within_year(july, [units(1_190), 0, 0, 0]);
    let usages = [usage(july, day(2025, 8, 1), 30)];
    let bill = bill(&[terms(gas, july, FOR_EVER)], &usages, &counter).unwrap();
    assert_eq!(bill.total, 125 + 20 * 22);
}

#[test]
fn a_meter_with_three_registers_has_a_price_table_for_each() {
    // Day, night, and the peak, for which the norm has a price of its own.
    let tariff = Tariff {
        registers: 3,
        tables: vec![
            table((0, 0, 0), &[(None, minor(10))]),
            table((0, 0, 1), &[(None, minor(6))]),
            table((0, 0, 2), &[(Some(50), minor(12)), (None, minor(20))]),
        ]
        .try_into()
        .unwrap(),
        ..simple(&[])
    };
    assert_eq!(tariff.validate(), Ok(()));
    let (june, july) = (day(2025, 6, 1), day(2025, 7, 1));
    let usage = Usage {
        from: june,
        until: july,
        quantities: [units(120), units(90), units(70), 0],
    };
    let bill = first_bill(&[terms(&tariff, june, FOR_EVER)], &[usage]).unwrap();
    assert_eq!(bill.total, 120 * 10 + 90 * 6 + 50 * 12 + 20 * 20);
    assert_eq!(bill.counter.used, [units(120), units(90), units(70), 0]);
}

#[test]
fn a_reading_three_months_late_bills_each_month_with_its_own_limits() {
    let tariff = &tariffs()["az-electricity-2025"];
    let (april, july) = (day(2025, 4, 1), day(2025, 7, 1));
    // 10 kWh a day, of 91 days: 300, 310 and 300 kWh.
    let terms = [terms(tariff, april, FOR_EVER)];
    let bill = first_bill(&terms, &[usage(april, july, 910)]).unwrap();
    let month_of_300 = 1_680 + 1_000;
    assert_eq!(bill.total, 3 * month_of_300 + 10 * 15);
}
