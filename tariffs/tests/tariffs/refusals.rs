//! Why there is no bill: one cause each.

use super::*;
use adliya_tariffs::{
    billing::{MAX_DAYS, MAX_TERMS, MAX_USAGES},
    tariff::MAX_PRICE,
};
use BillError::*;

const MAY: (u32, u8, u8) = (2025, 5, 1);

fn may() -> Day {
    day(MAY.0, MAY.1, MAY.2)
}

fn tariff() -> Tariff {
    simple(&[(Some(200), minor(8)), (None, minor(10))])
}

/// The bill of May's first ten days under changed terms.
fn under(change: impl FnOnce(&mut Terms)) -> Result<Bill, BillError> {
    let tariff = tariff();
    let mut terms = terms(&tariff, may(), FOR_EVER);
    change(&mut terms);
    first_bill(&[terms], &[usage(may(), may().plus(10), 100)])
}

/// The bill of May's first ten days under a changed tariff.
fn by(change: impl FnOnce(&mut Tariff)) -> Result<Bill, BillError> {
    let mut tariff = tariff();
    change(&mut tariff);
    let terms = Terms {
        discount: (!tariff.discounts.is_empty()).then_some(0),
        ..terms(&tariff, may(), FOR_EVER)
    };
    first_bill(&[terms], &[usage(may(), may().plus(10), 100)])
}

/// The bill of these usages from where the counter stands.
fn of(usages: &[Usage], counter: Counter) -> Result<Bill, BillError> {
    let tariff = tariff();
    bill(
        &[terms(&tariff, day(2024, 1, 1), FOR_EVER)],
        usages,
        &counter,
    )
}

#[test]
fn a_bill_is_for_some_days_and_not_for_too_many() {
    let since = Counter {
        day: may(),
        ..Counter::default()
    };
    assert_eq!(of(&[], since), Err(NoUsage));
    assert!(of(&[usage(may(), may().plus(MAX_DAYS), 1)], since).is_ok());
    assert_eq!(
        of(&[usage(may(), may().plus(MAX_DAYS + 1), 1)], since),
        Err(TooManyDays)
    );
    let daily = |n| usage(may().plus(n), may().plus(n + 1), 1);
    let usages: Vec<_> = (0..=MAX_USAGES).map(daily).collect();
    assert!(of(
        &usages[1..],
        Counter {
            day: may().plus(1),
            ..since
        }
    )
    .is_ok());
    assert_eq!(of(&usages, since), Err(TooManyUsages));
}

#[test]
fn usages_follow_each_other_from_where_the_counter_stands() {
    let since = Counter {
        day: may(),
        ..Counter::default()
    };
    let days = |from, until| usage(may().plus(from), may().plus(until), 1);
    let out_of_place = |usage| Err(UsageOutOfPlace { usage });
    assert_eq!(of(&[days(1, 2)], since), out_of_place(0));
    assert_eq!(of(&[days(0, 2), days(3, 4)], since), out_of_place(1));
    assert_eq!(of(&[days(0, 2), days(1, 4)], since), out_of_place(1));
    let without_days = |usage| Err(UsageWithoutDays { usage });
    assert_eq!(of(&[days(0, 0)], since), without_days(0));
    assert_eq!(of(&[days(0, 2), days(2, 1)], since), without_days(1));
}

#[test]
fn what_is_left_over_is_less_than_a_minor_unit() {
    let with = |carried| {
        let counter = Counter {
            day: may(),
            carried: Amount(carried),
            ..Counter::default()
        };
        of(&[usage(may(), may().plus(1), 0)], counter)
    };
    assert!(with(Amount::MINOR_UNIT.0 - 1).is_ok());
    assert_eq!(with(Amount::MINOR_UNIT.0), Err(CarriedOutOfRange));
    assert_eq!(with(-1), Err(CarriedOutOfRange));
}

#[test]
fn a_counter_within_a_month_counts_for_the_cycle_there() {
    let yearly = Counter::within_year(may().plus(9), [1, 0, 0, 0]);
    let usages = [usage(may().plus(9), may().plus(10), 1)];
    assert_eq!(of(&usages, yearly), Err(OtherCycle));
}

#[test]
fn every_day_has_its_terms() {
    let none = |day| Err(NoTerms { day });
    assert_eq!(under(|is| is.from = may().plus(1)), none(may()));
    assert_eq!(under(|is| is.until = may().plus(9)), none(may().plus(9)));
    assert!(under(|is| is.until = may().plus(10)).is_ok());
}

#[test]
fn terms_are_in_order_and_not_too_many() {
    let tariff = tariff();
    let days = |from, until| terms(&tariff, may().plus(from), may().plus(until));
    let bill = |terms: &[Terms]| first_bill(terms, &[usage(may(), may().plus(4), 1)]);
    assert!(bill(&[days(0, 2), days(2, 4)]).is_ok());
    let out_of_place = |terms| Err(TermsOutOfPlace { terms });
    assert_eq!(bill(&[days(0, 3), days(2, 4)]), out_of_place(1));
    assert_eq!(bill(&[days(2, 4), days(0, 2)]), out_of_place(1));
    assert_eq!(bill(&[days(4, 0)]), out_of_place(0));
    let many = vec![days(9, 9); MAX_TERMS as usize];
    assert_eq!(
        bill(&[&[days(0, 4)][..], &many].concat()),
        Err(TooManyTerms)
    );
}

#[test]
fn a_category_has_prices() {
    let none = NoTable {
        terms: 0,
        season: 0,
        register: 0,
    };
    assert_eq!(under(|is| is.category = 1), Err(none));
}

#[test]
fn a_discount_is_one_of_the_tariff_and_not_more_than_the_whole() {
    assert_eq!(
        under(|is| is.discount = Some(0)),
        Err(UnknownDiscount { terms: 0 })
    );
    let with = |rate| {
        by(|is| {
            let of = DiscountOf::All;
            is.discounts.try_push(Discount { rate, of }).unwrap()
        })
    };
    assert_eq!(with(1_000_000).map(|bill| bill.total), Ok(0));
    assert_eq!(with(1_000_001), Err(RateAboveWhole { terms: 0 }));
}

#[test]
fn a_register_that_is_not_priced_has_no_consumption() {
    let mut usage = usage(may(), may().plus(1), 1);
    usage.quantities[2] = 1;
    let counter = Counter {
        day: may(),
        ..Counter::default()
    };
    let unknown = UnknownRegister {
        terms: 0,
        register: 2,
    };
    assert_eq!(of(&[usage], counter), Err(unknown));
}

#[test]
fn a_bill_has_a_bounded_number_of_lines() {
    let block = |block| (Some(block), 1);
    let blocks: Vec<_> = (1..8).map(block).chain([(None, 1)]).collect();
    let tariff = Tariff {
        registers: 4,
        tables: (0..4)
            .map(|register| table((0, 0, register), &blocks))
            .collect::<Vec<_>>()
            .try_into()
            .unwrap(),
        ..simple(&[])
    };
    assert_eq!(tariff.validate(), Ok(()));
    let january = day(2025, 1, 1);
    let bill = |until: Day| {
        let quantity = units(20) * u64::from(until.since(january));
        let usage = Usage {
            from: january,
            until,
            quantities: [quantity; 4],
        };
        let bill = first_bill(&[terms(&tariff, january, FOR_EVER)], &[usage]);
        bill.map(|bill| bill.lines.len())
    };
    // 32 lines a month.
    assert_eq!(bill(day(2025, 9, 1)), Ok(8 * 32));
    assert_eq!(bill(day(2025, 9, 2)), Err(TooManyLines));
}

#[test]
fn what_cannot_be_computed_with_is_refused() {
    let tariff = simple(&[(None, MAX_PRICE)]);
    let terms = [terms(&tariff, may(), FOR_EVER)];
    let usages = |quantity| {
        [Usage {
            from: may(),
            until: may().plus(1),
            quantities: [quantity, 0, 0, 0],
        }]
    };
    assert_eq!(first_bill(&terms, &usages(u64::MAX)), Err(Overflow));
    let counter = Counter {
        day: may(),
        cycle: Cycle::Year,
        used: [u64::MAX, 0, 0, 0],
        ..Counter::default()
    };
    let yearly = Tariff {
        cycle: Cycle::Year,
        ..tariff.clone()
    };
    let terms = [super::terms(&yearly, may(), FOR_EVER)];
    assert_eq!(bill(&terms, &usages(1), &counter), Err(Overflow));
}

#[test]
fn a_very_large_consumer_is_billed_at_the_highest_price_and_tax() {
    let tariff = Tariff {
        registers: 4,
        tables: (0..4)
            .map(|register| table((0, 0, register), &[(None, MAX_PRICE)]))
            .collect::<Vec<_>>()
            .try_into()
            .unwrap(),
        tax: Some(Tax {
            rate: 1_000_000,
            of: TaxOf::All,
        }),
        ..simple(&[])
    };
    assert_eq!(tariff.validate(), Ok(()));
    let usage = Usage {
        from: may(),
        until: may().plus(1),
        quantities: [10_000_000_000; 4],
    };
    let bill = first_bill(&[terms(&tariff, may(), FOR_EVER)], &[usage]).unwrap();
    // Ten million units on each of four registers at a thousand million, and as much tax.
    assert_eq!(bill.total, 10_000_000 * 4 * 1_000_000_000 * 2);
}

#[test]
fn why_there_is_no_bill_is_said_in_words() {
    let none = under(|is| is.from = may().plus(1)).unwrap_err();
    assert_eq!(none.to_string(), "no terms for 2025-05-01");
}
