//! The rules that the README states: rounding, standing charges, the minimum, discount and tax.

use super::*;

/// A flat price and nothing else.
fn flat(price: u64) -> Tariff {
    simple(&[(None, price)])
}

/// The bills of these terms over usages that follow each other, one each.
fn bills(terms: &[Terms], usages: &[Usage]) -> Vec<Bill> {
    let mut counter = Counter::starting(usages[0].from);
    let one = |usage: &Usage| {
        let bill = bill(terms, &[*usage], &counter).unwrap();
        counter = bill.counter;
        bill
    };
    usages.iter().map(one).collect()
}

/// The amounts of the lines that are of standing charges, a discount or a tax, as they are written.
fn others(bill: &Bill) -> Vec<String> {
    let lines = bill.lines.iter();
    lines
        .filter(|line| !matches!(line.charge, Charge::Consumption { .. }))
        .map(|line| line.amount.to_string())
        .collect()
}

#[test]
fn a_bill_is_rounded_down_once_and_the_next_one_has_what_is_left() {
    // 8.4 qepik a kilowatt-hour.
    let tariff = flat(8_400_000);
    let march = day(2025, 3, 1);
    let usages = [0, 1, 2, 3].map(|n| usage(march.plus(n), march.plus(n + 1), 1));
    let bills = bills(&[terms(&tariff, march, FOR_EVER)], &usages);
    let totals: Vec<_> = bills.iter().map(|bill| bill.total).collect();
    // 8.4, 16.8, 25.2 and 33.6 in all.
    assert_eq!(totals, [8, 16 - 8, 25 - 16, 33 - 25]);
    assert_eq!(bills[2].carried.to_string(), "0.8");
    assert_eq!(bills[3].counter.carried.to_string(), "0.6");
}

#[test]
fn a_watt_hour_at_a_millionth_is_kept_until_it_is_a_minor_unit() {
    let tariff = flat(1);
    let march = day(2025, 3, 1);
    let usage = |quantity| Usage {
        from: march,
        until: march.plus(1),
        quantities: [quantity, 0, 0, 0],
    };
    let terms = [terms(&tariff, march, FOR_EVER)];
    let bill = first_bill(&terms, &[usage(999_999_999)]).unwrap();
    assert_eq!(bill.total, 0);
    assert_eq!(bill.counter.carried.to_string(), "0.999999999");
    assert_eq!(
        first_bill(&terms, &[usage(1_000_000_000)]).unwrap().total,
        1
    );
}

#[test]
fn a_charge_per_day_is_for_29_days_in_a_leap_february() {
    let tariff = Tariff {
        standing_charges: vec![StandingCharge {
            category: None,
            per: Per::Day,
            price: 12_500_000,
        }]
        .try_into()
        .unwrap(),
        ..flat(0)
    };
    let february = |year| {
        let (first, end) = (day(year, 2, 1), day(year, 3, 1));
        let bill = first_bill(&[terms(&tariff, first, FOR_EVER)], &[usage(first, end, 0)]);
        bill.unwrap().exact.to_string()
    };
    // 12.5 qepik a day.
    assert_eq!(february(2027), "350");
    assert_eq!(february(2028), "362.5");
}

#[test]
fn a_charge_per_month_is_whole_however_long_the_month_and_shared_by_its_days() {
    let tariff = Tariff {
        standing_charges: vec![StandingCharge {
            category: None,
            per: Per::Month,
            price: minor(310),
        }]
        .try_into()
        .unwrap(),
        ..flat(0)
    };
    let bill = |from, until| {
        let bill = first_bill(&[terms(&tariff, from, FOR_EVER)], &[usage(from, until, 0)]);
        bill.unwrap().exact.to_string()
    };
    assert_eq!(bill(day(2028, 2, 1), day(2028, 3, 1)), "310");
    assert_eq!(bill(day(2028, 1, 1), day(2028, 2, 1)), "310");
    assert_eq!(bill(day(2028, 1, 1), day(2028, 1, 11)), "100");
    assert_eq!(bill(day(2028, 1, 22), day(2028, 3, 1)), "410");
}

#[test]
fn a_standing_charge_may_be_for_one_category() {
    let charge = |category, price| StandingCharge {
        category,
        per: Per::Month,
        price: minor(price),
    };
    let tariff = Tariff {
        categories: 2,
        tables: vec![
            table((0, 0, 0), &[(None, 0)]),
            table((1, 0, 0), &[(None, 0)]),
        ]
        .try_into()
        .unwrap(),
        standing_charges: vec![charge(None, 7), charge(Some(1), 30)]
            .try_into()
            .unwrap(),
        ..simple(&[])
    };
    assert_eq!(tariff.validate(), Ok(()));
    let (may, june) = (day(2025, 5, 1), day(2025, 6, 1));
    let of = |category| {
        let terms = Terms {
            category,
            ..terms(&tariff, may, FOR_EVER)
        };
        first_bill(&[terms], &[usage(may, june, 0)]).unwrap().total
    };
    assert_eq!((of(0), of(1)), (7, 37));
}

#[test]
fn the_minimum_tops_up_what_a_month_came_to() {
    let tariff = Tariff {
        minimum: Some(minor(500)),
        ..flat(minor(10))
    };
    let (may, june) = (day(2025, 5, 1), day(2025, 6, 1));
    let of = |quantity| {
        let terms = [terms(&tariff, may, FOR_EVER)];
        first_bill(&terms, &[usage(may, june, quantity)]).unwrap()
    };
    assert_eq!((of(20).total, others(&of(20))), (500, vec!["300".into()]));
    assert_eq!((of(50).total, others(&of(50))), (500, vec![]));
    assert_eq!((of(51).total, others(&of(51))), (510, vec![]));
}

#[test]
fn the_minimum_counts_the_whole_month_when_it_is_billed_in_parts() {
    let tariff = Tariff {
        minimum: Some(minor(500)),
        ..flat(minor(10))
    };
    let (may, tenth, june) = (day(2025, 5, 1), day(2025, 5, 10), day(2025, 6, 1));
    let terms = [terms(&tariff, may, FOR_EVER)];
    let bills = bills(&terms, &[usage(may, tenth, 5), usage(tenth, june, 20)]);
    assert_eq!(bills[0].total, 50, "the month is not over");
    assert_eq!(bills[1].total, 450, "200 consumed, and 250 to the minimum");
}

#[test]
fn the_minimum_of_a_month_counts_nothing_of_the_month_before() {
    let tariff = Tariff {
        minimum: Some(minor(500)),
        ..flat(minor(10))
    };
    let (may, june, july) = (day(2025, 5, 1), day(2025, 6, 1), day(2025, 7, 1));
    let terms = [terms(&tariff, may, FOR_EVER)];
    let bills = bills(&terms, &[usage(may, june, 90), usage(june, july, 0)]);
    assert_eq!((bills[0].total, bills[1].total), (900, 500));
}

#[test]
fn the_minimum_is_for_the_days_of_a_contract_that_ends() {
    let tariff = Tariff {
        minimum: Some(minor(300)),
        ..flat(minor(10))
    };
    let (june, tenth) = (day(2025, 6, 1), day(2025, 6, 11));
    let terms = [terms(&tariff, june, tenth)];
    let bill = first_bill(&terms, &[usage(june, tenth, 0)]).unwrap();
    assert_eq!(bill.total, 100);
}

/// 200 kWh at 10, 100 kWh at 20, and 50 a month: 4,050 in all.
fn with(discount: Option<DiscountOf>, tax: Option<TaxOf>) -> Bill {
    let discounts = discount.map(|of| Discount {
        rate: percent(50),
        of,
    });
    let tariff = Tariff {
        standing_charges: vec![StandingCharge {
            category: None,
            per: Per::Month,
            price: minor(50),
        }]
        .try_into()
        .unwrap(),
        discounts: discounts
            .into_iter()
            .collect::<Vec<_>>()
            .try_into()
            .unwrap(),
        tax: tax.map(|of| Tax {
            rate: percent(18),
            of,
        }),
        ..simple(&[(Some(200), minor(10)), (None, minor(20))])
    };
    assert_eq!(tariff.validate(), Ok(()));
    let (may, june) = (day(2025, 5, 1), day(2025, 6, 1));
    let terms = Terms {
        discount: discount.map(|_| 0),
        ..terms(&tariff, may, FOR_EVER)
    };
    first_bill(&[terms], &[usage(may, june, 300)]).unwrap()
}

#[test]
fn a_discount_is_a_line_of_its_own_and_of_what_it_says() {
    let lines = |of| others(&with(Some(of), None));
    assert_eq!(others(&with(None, None)), ["50"]);
    assert_eq!(lines(DiscountOf::Consumption), ["50", "-2000"]);
    assert_eq!(lines(DiscountOf::FirstBlocks(1)), ["50", "-1000"]);
    assert_eq!(lines(DiscountOf::Standing), ["50", "-25"]);
    assert_eq!(lines(DiscountOf::All), ["50", "-2025"]);
    assert_eq!(with(Some(DiscountOf::FirstBlocks(1)), None).total, 3_050);
}

#[test]
fn a_tax_is_of_what_it_says_after_the_discount() {
    use DiscountOf::FirstBlocks;
    let tax = |discount, of| others(&with(discount, Some(of))).pop().unwrap();
    // 18 % of 4,000, of 50, and of both.
    assert_eq!(tax(None, TaxOf::Consumption), "720");
    assert_eq!(tax(None, TaxOf::Standing), "9");
    assert_eq!(tax(None, TaxOf::All), "729");
    // The discount takes 1,000 off consumption, and nothing off standing charges.
    assert_eq!(tax(Some(FirstBlocks(1)), TaxOf::Consumption), "540");
    assert_eq!(tax(Some(FirstBlocks(1)), TaxOf::Standing), "9");
    assert_eq!(tax(Some(DiscountOf::All), TaxOf::Standing), "4.5");
    assert_eq!(
        with(Some(DiscountOf::All), Some(TaxOf::All))
            .exact
            .to_string(),
        "2389.5"
    );
}

#[test]
fn the_minimum_is_of_what_remains_after_the_discount() {
    let tariff = Tariff {
        minimum: Some(minor(500)),
        discounts: vec![Discount {
            rate: percent(40),
            of: DiscountOf::All,
        }]
        .try_into()
        .unwrap(),
        ..flat(minor(10))
    };
    let (may, june) = (day(2025, 5, 1), day(2025, 6, 1));
    let terms = Terms {
        discount: Some(0),
        ..terms(&tariff, may, FOR_EVER)
    };
    let of = |quantity| {
        let bill = first_bill(&[terms], &[usage(may, june, quantity)]);
        bill.unwrap().total
    };
    // 60 % of 10 a kilowatt-hour.
    assert_eq!((of(20), of(83), of(84)), (500, 500, 504));
}

#[test]
fn rates_and_prices_with_six_decimals_are_exact() {
    let tariff = Tariff {
        discounts: vec![Discount {
            rate: 333_333,
            of: DiscountOf::All,
        }]
        .try_into()
        .unwrap(),
        tax: Some(Tax {
            rate: 1,
            of: TaxOf::All,
        }),
        ..flat(1)
    };
    let march = day(2025, 3, 1);
    let terms = Terms {
        discount: Some(0),
        ..terms(&tariff, march, FOR_EVER)
    };
    let usage = Usage {
        from: march,
        until: march.plus(1),
        quantities: [1, 0, 0, 0],
    };
    let bill = first_bill(&[terms], &[usage]).unwrap();
    // 10⁻⁹, less a third of it, and a millionth of what remains: every decimal of the 21 is there.
    assert_eq!(bill.exact.to_string(), "0.000000000666667666667");
}

#[test]
fn every_line_can_be_computed_again_from_what_is_on_it() {
    for discount in [
        None,
        Some(DiscountOf::All),
        Some(DiscountOf::FirstBlocks(1)),
    ] {
        let bill = with(discount, Some(TaxOf::All));
        let mut sum = Amount::default();
        for line in &bill.lines {
            assert_eq!(line.charge.amount(line.from, line.until), Some(line.amount));
            sum = Amount(sum.0 + line.amount.0);
        }
        assert_eq!(sum, bill.exact);
    }
}

#[test]
fn a_line_says_where_on_the_counter_it_begins() {
    let bill = with(None, None);
    let reached = bill.lines.iter().filter_map(|line| match line.charge {
        Charge::Consumption { reached, block, .. } => Some((block, reached)),
        _ => None,
    });
    assert_eq!(reached.collect::<Vec<_>>(), [(0, 0), (1, units(200))]);
}

#[test]
fn what_nobody_meters_is_billed_by_its_standing_charges_with_discount_and_tax() {
    // 310 qepik a month, a tenth off, 18 % tax.
    let tariff = Tariff {
        service: Service::Waste,
        registers: 0,
        tables: Default::default(),
        standing_charges: vec![StandingCharge {
            category: None,
            per: Per::Month,
            price: minor(310),
        }]
        .try_into()
        .unwrap(),
        discounts: vec![Discount {
            rate: percent(10),
            of: DiscountOf::Standing,
        }]
        .try_into()
        .unwrap(),
        tax: Some(Tax {
            rate: percent(18),
            of: TaxOf::All,
        }),
        ..flat(1)
    };
    assert_eq!(tariff.validate(), Ok(()));
    let (from, until) = (day(2025, 3, 22), day(2025, 5, 1));
    let terms = [Terms {
        discount: Some(0),
        ..terms(&tariff, from, FOR_EVER)
    }];
    // Ten of 31 days of March are 100, and April is 310: 410 × 0.9 × 1.18 = 435.42.
    let billed = first_bill(&terms, &[usage(from, until, 0)]).unwrap();
    assert_eq!(billed.total, 435);
    assert_eq!(billed.counter.carried.to_string(), "0.42");
    let metered = first_bill(&terms, &[usage(from, until, 1)]);
    assert!(matches!(metered, Err(BillError::UnknownRegister { .. })));
}
