//! Random tariffs and usages.

use super::{
    model::{expected, fraction},
    *,
};
use adliya_tariffs::tariff::MAX_PRICE;
use proptest::{collection::vec, option, prelude::*, sample::select};

const CASES: u32 = 10_000;

/// A household: tariffs, the terms that name them, and what was consumed.
#[derive(Clone, Debug)]
struct Household {
    tariffs: Vec<Tariff>,
    /// Days, tariff, category and discount of the terms that follow each other, the last of which do not end.
    terms: Vec<(u32, usize, u8, Option<u8>)>,
    region: Region,
    /// How many days before the first usage the first terms began.
    since: u32,
    usages: Vec<Usage>,
    counter: Counter,
}

impl Household {
    fn terms(&self) -> Vec<Terms<'_>> {
        let mut from = Day(self.counter.day.0 - self.since);
        let last = self.terms.len() - 1;
        let terms = self.terms.iter().enumerate();
        terms
            .map(|(place, (days, tariff, category, discount))| {
                let tariff = &self.tariffs[tariff % self.tariffs.len()];
                let until = if place == last {
                    FOR_EVER
                } else {
                    from.plus(*days)
                };
                let discounts = tariff.discounts.len() as u8;
                let terms = Terms {
                    from,
                    until,
                    tariff,
                    region: self.region,
                    category: category % tariff.categories,
                    discount: discount.filter(|id| *id < discounts),
                };
                from = until;
                terms
            })
            .collect()
    }

    fn bill(&self) -> Result<Bill, BillError> {
        bill(&self.terms(), &self.usages, &self.counter)
    }
}

/// Limits far apart and close together.
fn step() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 1..200_000u64, 1 => 1..40u64]
}

fn a_price() -> impl Strategy<Value = u64> {
    prop_oneof![6 => 0..30_000_000u64, 2 => 0..3u64, 1 => 0..=MAX_PRICE]
}

fn a_rate() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 0..=1_000_000u32, 1 => Just(500_000), 1 => Just(1_000_000)]
}

/// The blocks of a table, in whose last one there is no price beyond a limit now and then.
fn blocks(rising: bool) -> impl Strategy<Value = Vec<Block>> {
    (vec((step(), a_price()), 1..=4), prop::bool::weighted(0.95)).prop_map(
        move |(steps, unlimited)| {
            let mut prices: Vec<_> = steps.iter().map(|(_, price)| *price).collect();
            if rising {
                prices.sort_unstable();
            }
            let mut limit = 0;
            let mut blocks = Vec::new();
            for ((step, _), price) in steps.iter().zip(prices) {
                limit += step;
                let up_to = Some(limit);
                blocks.push(Block { up_to, price });
            }
            if unlimited {
                blocks.last_mut().unwrap().up_to = None;
            }
            blocks
        },
    )
}

fn a_discount() -> impl Strategy<Value = Discount> {
    use DiscountOf::*;
    let of = select(vec![
        Consumption,
        FirstBlocks(0),
        FirstBlocks(1),
        FirstBlocks(2),
        Standing,
        All,
    ]);
    (a_rate(), of).prop_map(|(rate, of)| Discount { rate, of })
}

fn a_tax() -> impl Strategy<Value = Tax> {
    let of = select(vec![TaxOf::Consumption, TaxOf::Standing, TaxOf::All]);
    (a_rate(), of).prop_map(|(rate, of)| Tax { rate, of })
}

/// A valid tariff.
fn a_tariff(registers: u8, rising: bool) -> impl Strategy<Value = Tariff> {
    let standing = (option::of(0..2u8), any::<bool>(), a_price());
    let shape = (any::<bool>(), 1..=2u8, 1..=2u8);
    let calendars = vec((any::<[u8; 12]>(), 0..3usize), 1..=3);
    let more = (
        option::of(a_price()),
        vec(a_discount(), 0..=2),
        option::of(a_tax()),
    );
    (
        shape,
        calendars,
        vec(blocks(rising), 8),
        vec(standing, 0..=2),
        more,
    )
        .prop_map(
            move |((monthly, categories, seasons), calendars, blocks, standing, more)| {
                let mut blocks = blocks.into_iter();
                let mut tables = Vec::new();
                for category in 0..categories {
                    for season in 0..seasons {
                        tables.extend((0..registers).map(|register| PriceTable {
                            category,
                            season,
                            register,
                            blocks: blocks.next().unwrap().try_into().unwrap(),
                        }));
                    }
                }
                let regions = [Region::WHOLE, UZBEKISTAN, KARAKALPAKSTAN, NUKUS];
                let mut place = 0;
                let calendars = calendars.into_iter().filter_map(|(months, skip)| {
                    let region = *regions.get(place)?;
                    place += 1 + skip;
                    let months = months.map(|month| month % seasons);
                    Some(SeasonCalendar { region, months })
                });
                let standing =
                    standing
                        .into_iter()
                        .map(|(category, daily, price)| StandingCharge {
                            category: category.filter(|category| *category < categories),
                            per: if daily { Per::Day } else { Per::Month },
                            price,
                        });
                let (minimum, discounts, tax) = more;
                Tariff {
                    cycle: if monthly { Cycle::Month } else { Cycle::Year },
                    categories,
                    seasons,
                    registers,
                    calendars: calendars.collect::<Vec<_>>().try_into().unwrap(),
                    tables: tables.try_into().unwrap(),
                    standing_charges: standing.collect::<Vec<_>>().try_into().unwrap(),
                    minimum,
                    discounts: discounts.try_into().unwrap(),
                    tax,
                    ..simple(&[])
                }
            },
        )
}

fn a_household(rising: bool) -> impl Strategy<Value = Household> {
    (1..=2u8).prop_flat_map(move |registers| {
        let terms = vec((1..50u32, 0..3usize, 0..2u8, option::of(0..2u8)), 1..=4);
        let usages = vec((1..=40u32, [0..500_000u64, 0..500_000u64]), 1..=4);
        let start = (day(2024, 1, 1).0..day(2032, 1, 1).0, 0..40u32);
        let counter = (
            option::of([0..300_000u64, 0..300_000u64]),
            0..Amount::MINOR_UNIT.0,
        );
        let tariffs = vec(a_tariff(registers, rising), 1..=3);
        let region = select(vec![BAKU, TASHKENT, NUKUS]);
        (tariffs, terms, region, start, usages, counter).prop_map(
            move |(tariffs, terms, region, (start, since), usages, (used, carried))| {
                let priced =
                    |[one, two]: [u64; 2]| [one, if registers > 1 { two } else { 0 }, 0, 0];
                // A year's consumption is brought along where the terms begin, which is where it is looked at.
                let since = if used.is_some() { 0 } else { since };
                let counter = match used {
                    Some(used) => Counter::within_year(Day(start), priced(used)),
                    None => Counter::starting(Day(start)),
                };
                let mut from = Day(start);
                let usages = usages.into_iter().map(|(days, quantities)| {
                    let until = from.plus(days);
                    let quantities = priced(quantities);
                    let usage = Usage {
                        from,
                        until,
                        quantities,
                    };
                    from = until;
                    usage
                });
                let usages = usages.collect();
                let mut household = Household {
                    tariffs,
                    terms,
                    region,
                    since,
                    usages,
                    counter: Counter {
                        carried: Amount(carried),
                        ..counter
                    },
                };
                // A counter within a month counts for the cycle of the terms there.
                let terms = household.terms();
                let current = terms
                    .iter()
                    .find(|is| is.from.0 <= start && start < is.until.0);
                let (since, cycle) = current.map(|is| (is.from, is.tariff.cycle)).unwrap();
                if since < Day(start) {
                    household.counter.cycle = cycle;
                }
                household
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_bill_is_what_the_model_says(household in a_household(false)) {
        let terms = household.terms();
        for tariff in &household.tariffs {
            prop_assert_eq!(tariff.validate(), Ok(()));
        }
        let expected = expected(&terms, &household.usages, &household.counter);
        match (household.bill(), expected) {
            (Ok(bill), Some(expected)) => {
                prop_assert_eq!(fraction(bill.exact), expected.exact);
                prop_assert_eq!(num_bigint::BigInt::from(bill.total), expected.total);
                prop_assert_eq!(fraction(bill.counter.carried), expected.carried);
                prop_assert_eq!(bill.counter.used, expected.used);
            }
            (Err(BillError::BeyondLastBlock { .. }), None) => {}
            (bill, expected) => prop_assert!(false, "{bill:?}, expected a bill: {}", expected.is_some()),
        }
    }

    #[test]
    fn bills_of_any_split_come_to_the_bill_of_the_whole(
        household in a_household(false),
        pieces in vec(1..=40u32, 1..40),
    ) {
        let terms = household.terms();
        let whole = household.bill();
        let mut pieces = pieces.into_iter().cycle();
        let mut counter = household.counter;
        let (mut sum, mut boundaries) = (Ok(0), 0);
        // Each usage is cut after some days, and what falls on them, dealt out day by day, is billed.
        for usage in &household.usages {
            let days = u64::from(usage.until.since(usage.from));
            let mut first = 0;
            while first < days && sum.is_ok() {
                let end = days.min(first + u64::from(pieces.next().unwrap()));
                let falls = |quantity: u64| (first..end).map(|day| (quantity + days - 1 - day) / days).sum();
                let piece = Usage {
                    from: counter.day,
                    until: counter.day.plus((end - first) as u32),
                    quantities: usage.quantities.map(falls),
                };
                match bill(&terms, &[piece], &counter) {
                    Ok(bill) => {
                        sum = sum.map(|sum| sum + bill.total);
                        counter = bill.counter;
                    }
                    Err(error) => sum = Err(error),
                }
                first = end;
                boundaries += 1;
            }
        }
        match (&whole, sum) {
            (Ok(whole), Ok(sum)) => {
                prop_assert!(boundaries > 0);
                prop_assert_eq!(whole.total, sum, "not one minor unit is lost at any boundary");
                prop_assert_eq!(whole.counter, counter);
            }
            (Err(BillError::BeyondLastBlock { .. }), Err(BillError::BeyondLastBlock { .. })) => {}
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn who_consumes_more_does_not_pay_less_where_prices_rise(
        household in a_household(true),
        usage in any::<prop::sample::Index>(),
        register in 0..2usize,
        more in prop_oneof![1..5u64, 1..500_000u64],
    ) {
        let mut greedier = household.clone();
        let registers = usize::from(household.tariffs[0].registers);
        let usage = usage.get_mut(&mut greedier.usages);
        usage.quantities[register % registers] += more;
        match (household.bill(), greedier.bill()) {
            (Ok(bill), Ok(greater)) => prop_assert!(bill.exact <= greater.exact && bill.total <= greater.total),
            (_, Err(BillError::BeyondLastBlock { .. })) => {}
            other => prop_assert!(false, "{other:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES / 10, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_line_of_a_bill_is_computed_again_and_they_come_to_it(household in a_household(false)) {
        let Ok(bill) = household.bill() else { return Ok(()) };
        let mut sum = 0;
        for line in &bill.lines {
            prop_assert_eq!(line.charge.amount(line.from, line.until), Some(line.amount));
            prop_assert!(line.from < line.until && line.until <= line.from.month().end());
            sum += line.amount.0;
        }
        prop_assert_eq!(Amount(sum), bill.exact);
    }
}

/// Anything, and the ends of everything.
fn any_number() -> impl Strategy<Value = u64> {
    prop_oneof![
        any::<u64>(),
        0..20u64,
        0..10_000_000u64,
        u64::MAX - 3..=u64::MAX
    ]
}

fn any_small() -> impl Strategy<Value = u8> {
    prop_oneof![6 => 0..4u8, 1 => any::<u8>()]
}

/// What an encoded tariff may hold, valid or not.
fn any_tariff() -> impl Strategy<Value = Tariff> {
    let any_blocks = vec((option::of(any_number()), any_number()), 0..=8).prop_map(|blocks| {
        let blocks = blocks.into_iter();
        blocks
            .map(|(up_to, price)| Block { up_to, price })
            .collect::<Vec<_>>()
    });
    let table = (any_small(), any_small(), any_small(), any_blocks).prop_map(
        |(category, season, register, blocks)| PriceTable {
            category,
            season,
            register,
            blocks: blocks.try_into().unwrap(),
        },
    );
    let region = prop_oneof![Just(0u32), Just(BAKU.0), any::<u32>()].prop_map(Region);
    let calendar = (region, any::<[u8; 12]>(), any_small()).prop_map(|(region, months, most)| {
        SeasonCalendar {
            region,
            months: months.map(|month| month % most.max(1)),
        }
    });
    let standing = (option::of(any_small()), any::<bool>(), any_number()).prop_map(
        |(category, daily, price)| StandingCharge {
            category,
            per: if daily { Per::Day } else { Per::Month },
            price,
        },
    );
    use DiscountOf::*;
    let of = prop_oneof![
        Just(Consumption),
        any::<u8>().prop_map(FirstBlocks),
        Just(Standing),
        Just(All)
    ];
    let discount = (any::<u32>(), of).prop_map(|(rate, of)| Discount { rate, of });
    let tax = (
        any::<u32>(),
        select(vec![TaxOf::Consumption, TaxOf::Standing, TaxOf::All]),
    )
        .prop_map(|(rate, of)| Tax { rate, of });
    (
        (
            any::<bool>(),
            any::<i16>(),
            any_small(),
            any_small(),
            any_small(),
        ),
        vec(calendar, 0..=4),
        vec(table, 0..=16),
        vec(standing, 0..=4),
        option::of(any_number()),
        vec(discount, 0..=4),
        option::of(tax),
    )
        .prop_map(
            |(numbers, calendars, tables, standing, minimum, discounts, tax)| {
                let (monthly, local_time, categories, seasons, registers) = numbers;
                Tariff {
                    cycle: if monthly { Cycle::Month } else { Cycle::Year },
                    local_time: LocalTime(local_time),
                    categories,
                    seasons,
                    registers,
                    calendars: calendars.try_into().unwrap(),
                    tables: tables.try_into().unwrap(),
                    standing_charges: standing.try_into().unwrap(),
                    minimum,
                    discounts: discounts.try_into().unwrap(),
                    tax,
                    ..simple(&[])
                }
            },
        )
}

fn any_day() -> impl Strategy<Value = u32> {
    prop_oneof![
        any::<u32>(),
        0..50u32,
        20_000..20_100u32,
        u32::MAX - 50..=u32::MAX
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..Default::default() })]

    #[test]
    fn nothing_panics_whatever_it_is_given(
        tariff in prop_oneof![any_tariff(), a_tariff(2, false)],
        start in any_day(),
        terms in vec((any_day(), any_day(), any_small(), option::of(any_small())), 0..3),
        endless in any::<bool>(),
        usages in vec((0..50u32, [any_number(), any_number(), any_number(), any_number()]), 0..4),
        registers in 0..=4usize,
        (used, charged, carried) in ([any_number(), any_number(), any_number(), any_number()], any::<i128>(), any::<i128>()),
        whole in any::<bool>(),
    ) {
        let _ = tariff.validate();
        let terms: Vec<_> = terms
            .into_iter()
            .map(|(from, until, category, discount)| Terms {
                from: Day(if endless { 0 } else { from }),
                until: Day(if endless { u32::MAX } else { until }),
                category,
                discount,
                ..super::terms(&tariff, Day(0), FOR_EVER)
            })
            .collect();
        let mut from = Day(start);
        let usages: Vec<_> = usages
            .into_iter()
            .map(|(days, mut quantities)| {
                quantities[registers..].fill(0);
                let until = from.plus(days);
                let usage = Usage { from, until, quantities };
                from = until;
                usage
            })
            .collect();
        let counter = Counter {
            day: Day(start),
            cycle: tariff.cycle,
            used,
            charged: Amount(charged),
            carried: Amount(if whole { 0 } else { carried }),
        };
        if let Ok(bill) = bill(&terms, &usages, &counter) {
            for line in &bill.lines {
                let _ = (line.amount.to_string(), line.charge.amount(line.until, line.from));
            }
        }
        let _ = (tariff.local_time.day_at(charged as u64), tariff.local_time.midnight(from));
    }
}
