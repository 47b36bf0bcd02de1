//! A bill, computed again off chain: by the tariffs, the terms and the readings that the chain has, with the engine alone.
//!
//! What was consumed falls on the days as the engine deals it out, and what was dealt out stays so however it is divided. So the bill
//! is cut wherever its terms change, and into pieces that the engine bills whatever the tariff, and is the sum of them.

use super::terms::{Applied, Entitlements};
use adliya_primitives::{Region, TariffId};
use adliya_tariffs::{bill, calendar::share, Amount, BillError, Day, Terms, Usage};
use pallet_utility_bills::types::{BillView, Ending, LineView, Stage, Statement, MAX_STEP_DAYS};
use pallet_utility_contracts::types::Totals;

/// Why a bill is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Wrong {
    /// The engine bills something else.
    #[error("the bill says {said}, but the readings and tariffs come to {computed}")]
    Total {
        /// What it says.
        said: u128,
        /// What the engine says.
        computed: u128,
    },
    /// It does not begin where the one before ends.
    #[error("it does not begin where the one before ends: {0}")]
    Gap(&'static str),
    /// No tariff of those that follow each other is for a day.
    #[error("no tariff applies on {0}")]
    NoTariff(Day),
    /// The chain does not say in which category the consumer was.
    #[error("the chain does not say on which terms {0} is billed")]
    NoTerms(Day),
    /// The engine does not bill this at all.
    #[error("the engine does not bill it: {0}")]
    Engine(#[from] BillError),
}

/// Where somebody is billed, and from which day on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) region: Region,
    pub(crate) opened: Day,
}

/// Computes a bill from where it begins, by the readings that it names.
pub(crate) fn compute(
    place: &Place,
    entitlements: &Entitlements,
    tariffs: &[Applied],
    statement: &Statement,
) -> Result<BillView, Wrong> {
    let Statement { begins, ends, .. } = statement;
    let mut bill = BillView {
        statement: Some(*statement),
        begins: *begins,
        ends: *ends,
        lines: Vec::new(),
        exact: Amount::default(),
        total: 0,
        next: *begins,
    };
    while bill.next.counter.day < ends.day {
        piece(place, entitlements, tariffs, &mut bill)?;
    }
    Ok(bill)
}

/// Bills days of one tariff, one category and one discount, as many as the engine bills at once, and adds them up.
fn piece(
    place: &Place,
    entitlements: &Entitlements,
    tariffs: &[Applied],
    so_far: &mut BillView,
) -> Result<(), Wrong> {
    let (at, ends) = (so_far.next, so_far.ends);
    let today = at.counter.day;
    let mut applied = tariffs.iter().filter(|is| today < is.until());
    let by = applied.next().ok_or(Wrong::NoTariff(today))?;
    let (entitled, changes) = entitlements.on(today).ok_or(Wrong::NoTerms(today))?;
    let until = by.until().min(changes);
    let end = ends.day.min(until).min(today.plus(MAX_STEP_DAYS));
    let has = |discount: &u8| usize::from(*discount) < by.tariff.discounts.len();
    // The terms are whole, as limits fall on all of their days.
    let terms = Terms {
        from: by.from.max(place.opened).max(entitled.from),
        until: match ends.is_final {
            true => until.min(ends.day),
            false => until,
        },
        tariff: &by.tariff,
        region: place.region,
        category: entitled.category,
        discount: entitled.discount.filter(has),
    };
    let usage = Usage {
        from: today,
        until: end,
        quantities: dealt(&at, &ends, end),
    };
    let billed = bill(&[terms], &[usage], &at.counter)?;
    let mut totals = at.totals;
    for (total, quantity) in totals.iter_mut().zip(usage.quantities) {
        *total = total.saturating_add(quantity);
    }
    let tariff = by.id;
    let lines = billed.lines.into_iter();
    so_far
        .lines
        .extend(lines.map(|line| LineView { tariff, line }));
    so_far.exact = Amount(so_far.exact.0.saturating_add(billed.exact.0));
    so_far.total = so_far.total.saturating_add(billed.total);
    so_far.next = Stage {
        tariff,
        counter: billed.counter,
        totals,
    };
    Ok(())
}

/// What falls on the days until one, of what is left to the end. Where a reading shows less than was billed, nothing does.
fn dealt(at: &Stage, ends: &Ending, until: Day) -> Totals {
    let today = at.counter.day;
    let (days, these) = (ends.day.since(today), until.since(today));
    let mut quantities = Totals::default();
    let totals = ends.totals.iter().zip(at.totals);
    for (quantity, (shown, before)) in quantities.iter_mut().zip(totals) {
        let left = shown.saturating_sub(before);
        // A share is not more than the whole.
        *quantity = u64::try_from(share(left.into(), days, 0, these)).unwrap_or(left);
    }
    quantities
}

/// Whether a bill comes to what it says.
pub(crate) fn comes_to(bill: &BillView, statement: &Statement) -> Result<(), Wrong> {
    let (said, computed) = (statement.total, bill.total);
    match said == computed {
        true => Ok(()),
        false => Err(Wrong::Total { said, computed }),
    }
}

/// Whether the next bill, or the running cycle, begins where a bill that was computed ends.
pub(crate) fn joins(bill: &BillView, tariffs: &[Applied], next: &Stage) -> Result<(), Wrong> {
    let gap = |what| Err(Wrong::Gap(what));
    if next.counter != bill.next.counter {
        return gap("the engine's counter is another one");
    }
    if next.totals != bill.next.totals {
        return gap("the reading is another one");
    }
    // A tariff that applies from that day on is the next one's, if it was approved by then.
    let last = tariffs.iter().find(|is| is.id == bill.next.tariff);
    let follows = last.and_then(|is| is.successor);
    let follows = follows.filter(|next| next.from <= bill.ends.day);
    let may_be = |id: TariffId| Some(id) == follows.map(|next| next.tariff);
    match next.tariff == bill.next.tariff || may_be(next.tariff) {
        true => Ok(()),
        false => gap("the tariff is neither the last one nor the one that follows it"),
    }
}

/// Whether the next bill begins where the first one that was taken back did.
pub(crate) fn begins_anew(first: &Stage, next: &Stage) -> Result<(), Wrong> {
    match first == next {
        true => Ok(()),
        false => Err(Wrong::Gap(
            "what was taken back is not billed anew from its beginning",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::utility::{
        samples::{applied, day, entitled, june, stage, statement, REGION},
        terms::NEVER,
    };
    use adliya_tariffs::{Block, Discount, DiscountOf};

    /// What a bill comes to for a consumer who is supplied from its first day on.
    fn total(of: &[(Day, u8, Option<u8>)], tariffs: &[Applied], is: &Statement) -> u128 {
        computed(of, tariffs, is).expect("it is billed").total
    }

    fn computed(
        of: &[(Day, u8, Option<u8>)],
        tariffs: &[Applied],
        is: &Statement,
    ) -> Result<BillView, Wrong> {
        let place = Place {
            region: REGION,
            opened: is.begins.counter.day,
        };
        compute(&place, &entitled(of), tariffs, is)
    }

    /// In the first category, without a discount.
    const PLAIN: [(Day, u8, Option<u8>); 1] = [(Day(0), 0, None)];

    #[test]
    fn a_bill_comes_to_what_the_readings_and_tariffs_do_and_to_nothing_else() {
        let for_ever = [applied(0, (day(1, 1), NEVER), &[6])];
        let bill = computed(&PLAIN, &for_ever, &june(0)).expect("it is billed");
        assert_eq!(comes_to(&bill, &june(1_800)), Ok(()));
        let wrong = Wrong::Total {
            said: 1_801,
            computed: 1_800,
        };
        assert_eq!(comes_to(&bill, &june(1_801)), Err(wrong));
    }

    #[test]
    fn days_are_billed_by_the_tariff_and_the_category_that_they_have() {
        // Another tariff from the eleventh on, another category from the twenty-first on.
        let tariffs = [
            applied(0, (day(1, 1), day(6, 11)), &[6, 3]),
            applied(1, (day(6, 11), NEVER), &[8, 5]),
        ];
        let of = [(Day(0), 0, None), (day(6, 21), 1, None)];
        let expected = 100 * 6 + 100 * 8 + 100 * 5;
        assert_eq!(total(&of, &tariffs, &june(0)), expected);
    }

    #[test]
    fn days_of_a_discount_are_billed_with_it_where_the_tariff_has_it() {
        let mut with = applied(0, (day(1, 1), NEVER), &[6]);
        let half = Discount {
            rate: 500_000,
            of: DiscountOf::All,
        };
        with.tariff.discounts.try_push(half).expect("one");
        let with = [with];
        assert_eq!(total(&[(Day(0), 0, Some(0))], &with, &june(0)), 900);
        let second = total(&[(Day(0), 0, Some(1))], &with, &june(0));
        assert_eq!(second, 1_800, "the tariff has no second one");
    }

    #[test]
    fn a_bill_of_more_days_and_terms_than_the_engine_bills_at_once_is_the_sum_of_its_pieces() {
        // Ten kilowatt-hours a day for 500 days, at a price that is one higher each fifty days.
        let first = day(1, 1);
        let from = |place: u32| first.plus(50 * place);
        let until = |place| if place < 9 { from(place + 1) } else { NEVER };
        let tariffs: Vec<_> = (0u32..10)
            .map(|place| applied(place, (from(place), until(place)), &[6 + u64::from(place)]))
            .collect();
        let is = statement(first, first.plus(500), 5_000_000);
        let expected = (6..16u128).map(|price| 500 * price).sum::<u128>();
        let bill = computed(&PLAIN, &tariffs, &is).expect("it is billed");
        assert_eq!(bill.total, expected);
        assert_eq!(bill.next.totals, is.ends.totals);
        assert_eq!(bill.next.tariff, TariffId(9));

        let one = [applied(0, (first, NEVER), &[6])];
        assert_eq!(total(&PLAIN, &one, &is), 30_000);
    }

    #[test]
    fn pieces_come_to_what_the_engine_bills_at_once() {
        // Blocks of a month, which fall on its days, and quantities that no day divides evenly.
        let mut blocks = applied(0, (day(1, 1), NEVER), &[7]);
        blocks.tariff.tables[0].blocks = vec![
            Block {
                up_to: Some(100_000),
                price: 3_333_333,
            },
            Block {
                up_to: None,
                price: 7_777_777,
            },
        ]
        .try_into()
        .expect("two");
        let is = statement(day(1, 10), day(11, 3), 1_234_567);
        let terms = Terms {
            from: is.begins.counter.day,
            until: NEVER,
            tariff: &blocks.tariff,
            region: REGION,
            category: 0,
            discount: None,
        };
        let usage = Usage {
            from: is.begins.counter.day,
            until: is.ends.day,
            quantities: [1_234_567, 0, 0, 0],
        };
        let whole = bill(&[terms], &[usage], &is.begins.counter).expect("it is billed");
        let pieces = computed(&PLAIN, std::slice::from_ref(&blocks), &is);
        let pieces = pieces.expect("it is billed");
        assert_eq!(pieces.total, whole.total);
        assert_eq!(pieces.exact, whole.exact);
        assert_eq!(pieces.next.counter, whole.counter);
    }

    #[test]
    fn the_next_bill_begins_where_this_one_ends() {
        let for_ever = [applied(0, (day(1, 1), NEVER), &[6])];
        let statement = june(1_800);
        let bill = computed(&PLAIN, &for_ever, &statement).expect("it is billed");
        let right = Stage {
            counter: bill.next.counter,
            ..stage(day(7, 1), 350_000)
        };
        let joins = |next: &Stage| joins(&bill, &for_ever, next);
        assert_eq!(joins(&right), Ok(()));
        let mut kept_back = right;
        kept_back.counter.carried = Amount(1);
        assert!(joins(&kept_back).is_err());
        let billed_again = Stage {
            totals: [340_000, 0, 0, 0],
            ..right
        };
        assert!(joins(&billed_again).is_err());
        // Unless it is taken back: then its own beginning is where the next one begins.
        assert_eq!(begins_anew(&statement.begins, &statement.begins), Ok(()));
        assert!(begins_anew(&statement.begins, &right).is_err());
    }

    #[test]
    fn the_next_bill_begins_with_the_last_tariff_or_the_one_that_follows_it() {
        let by = |tariffs: &[Applied], next| {
            let bill = computed(&PLAIN, tariffs, &june(1_800)).expect("it is billed");
            let next = Stage {
                tariff: TariffId(next),
                ..bill.next
            };
            joins(&bill, tariffs, &next).is_ok()
        };
        let ends_with_june = [applied(0, (day(1, 1), day(7, 1)), &[6])];
        assert!(by(&ends_with_june, 0) && by(&ends_with_june, 1));
        assert!(!by(&ends_with_june, 2));
        let goes_on = [applied(0, (day(1, 1), day(7, 2)), &[6])];
        assert!(by(&goes_on, 0) && !by(&goes_on, 1));
    }
}
