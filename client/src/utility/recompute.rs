//! A bill, computed again off chain: by the tariffs and the readings that the chain has, with the engine alone.
//!
//! What was consumed falls on the days as the engine deals it out, and what was dealt out stays so however it is divided. So the bill
//! is cut wherever its terms change, and into pieces that the engine bills whatever the tariff, and is the sum of them.

use super::{account::AssetId, proven::Proven};
use crate::transact::TransactError;
use adliya_primitives::{OfficeId, Region, TariffId};
use adliya_tariffs::{bill, calendar::share, Amount, BillError, Day, Tariff, Terms, Usage};
use pallet_utility_bills::types::{
    Account, BillView, Ending, LineView, Stage, Statement, MAX_STEP_DAYS,
};
use pallet_utility_contracts::types::{
    Contract, Journal, Mark, Successor, TariffRecord, TariffStatus, Totals,
};

const CONTRACTS: &str = "UtilityContracts";
/// When it is not known that something ends.
const NEVER: Day = Day(u32::MAX);

/// A tariff with the days on which it applies, and whose it is.
pub(crate) struct Applied {
    pub(crate) id: TariffId,
    pub(crate) supplier: OfficeId,
    pub(crate) asset: AssetId,
    pub(crate) approved: bool,
    pub(crate) from: Day,
    pub(crate) successor: Option<Successor>,
    pub(crate) tariff: Tariff,
}

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

impl Applied {
    fn of(id: TariffId, record: &TariffRecord<AssetId>, tariff: Tariff) -> Self {
        let (approved, successor) = match record.status {
            TariffStatus::Approved { successor, .. } => (true, successor),
            _ => (false, None),
        };
        Self {
            id,
            supplier: record.scope.supplier,
            asset: record.asset,
            approved,
            from: record.effective_from,
            successor,
            tariff,
        }
    }

    fn until(&self) -> Day {
        self.successor.map_or(NEVER, |next| next.from)
    }
}

/// A tariff that is proven.
pub(crate) async fn tariff(proven: &Proven<'_>, id: TariffId) -> Result<Applied, TransactError> {
    let record: TariffRecord<AssetId> = proven.read((CONTRACTS, "TariffRecords"), id).await?;
    let tariff = proven.read((CONTRACTS, "Tariffs"), id).await?;
    Ok(Applied::of(id, &record, tariff))
}

/// The tariffs of a bill in their order, from the one with which it begins.
pub(crate) async fn tariffs(
    proven: &Proven<'_>,
    statement: &Statement,
) -> Result<Vec<Applied>, TransactError> {
    let mut applied = Vec::new();
    let mut next = Some(statement.begins.tariff);
    while let Some(id) = next {
        let is = tariff(proven, id).await?;
        let within = |next: &Successor| next.from < statement.ends.day;
        next = is.successor.filter(within).map(|next| next.tariff);
        applied.push(is);
    }
    Ok(applied)
}

/// In which category a consumer is from a day on, and with which of the tariff's discounts, whether it has that or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entitled {
    pub(crate) from: Day,
    pub(crate) category: u8,
    pub(crate) discount: Option<u8>,
}

impl Entitled {
    fn is_as(&self, other: &Entitled) -> bool {
        (self.category, self.discount) == (other.category, other.discount)
    }
}

/// What a consumer is entitled to, in the order of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entitlements(Vec<Entitled>);

impl Entitlements {
    /// From its day on, this takes the place of what was said before.
    pub(crate) fn note(&mut self, is: Entitled) {
        self.0.retain(|before| before.from < is.from);
        self.0.push(is);
    }

    /// What is kept of them now.
    pub(crate) fn now(contract: &Contract, account: &Account<AssetId>) -> Self {
        let categories = contract.former.iter().map(|former| former.until);
        let changes = categories.chain(account.discount_changes());
        let mut days: Vec<Day> = std::iter::once(Day(0)).chain(changes).collect();
        days.sort_unstable();
        let mut found = Self::default();
        for from in days {
            found.note(Entitled {
                from,
                category: contract.category_on(from),
                discount: account.discount_on(from),
            });
        }
        found
    }

    /// What the consumer is entitled to on a day: since when, and until when.
    fn on(&self, day: Day) -> Option<(Entitled, Day)> {
        let last = self.0.iter().rposition(|is| is.from <= day)?;
        let is = self.0.get(last)?;
        let alike = |other: &&Entitled| other.is_as(is);
        let before = self.0.iter().take(last).rev().take_while(alike);
        let from = before.map(|before| before.from).fold(is.from, Day::min);
        let mut after = self.0.iter().skip(last).skip_while(alike);
        let until = after.next().map_or(NEVER, |next| next.from);
        Some((Entitled { from, ..*is }, until))
    }
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
    Statement { begins, ends, .. }: &Statement,
) -> Result<BillView, Wrong> {
    let mut bill = BillView {
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

/// The reading with which a bill ends, if the journal has it still: it keeps the first of each month, and the last.
pub(crate) fn reading<'j>(journal: &'j Journal, statement: &Statement) -> Option<&'j Mark> {
    let ends = &statement.ends;
    journal.marks.iter().find(|mark| {
        journal.local_time.day_at(mark.at) == Some(ends.day) && mark.consumed == ends.totals
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use adliya_primitives::BillNumber;
    use adliya_tariffs::{
        Block, Counter, Cycle, Discount, DiscountOf, LocalTime, PriceTable, SeasonCalendar,
    };
    use pallet_utility_bills::types::{Cycle as Running, Debt};
    use pallet_utility_contracts::{
        types::{ContractState, ContractTerms},
        Service, Unit,
    };
    use sp_core::H256;

    const REGION: Region = Region::new(1, 0, 0, 0);

    pub(crate) fn day(month: u8, day: u8) -> Day {
        Day::of(2026, month, day).expect("there is such a day")
    }

    /// A tariff of office 7 from a day until another, at a whole price for each category.
    pub(crate) fn applied(id: u32, (from, until): (Day, Day), prices: &[u64]) -> Applied {
        let tables = (0..).zip(prices).map(|(category, price)| PriceTable {
            category,
            season: 0,
            register: 0,
            blocks: vec![Block {
                up_to: None,
                price: price * 1_000_000,
            }]
            .try_into()
            .expect("one"),
        });
        let calendar = SeasonCalendar {
            region: REGION,
            months: [0; 12],
        };
        let tariff = Tariff {
            service: Service::Electricity,
            unit: Unit::KilowattHour,
            cycle: Cycle::Month,
            local_time: LocalTime(300),
            categories: u8::try_from(prices.len()).expect("few"),
            seasons: 1,
            registers: 1,
            calendars: vec![calendar].try_into().expect("one"),
            tables: tables.collect::<Vec<_>>().try_into().expect("few"),
            standing_charges: Default::default(),
            minimum: None,
            discounts: Default::default(),
            tax: None,
        };
        assert_eq!(tariff.validate(), Ok(()));
        Applied {
            id: TariffId(id),
            supplier: OfficeId(7),
            asset: 1,
            approved: true,
            from,
            successor: (until < NEVER).then_some(Successor {
                tariff: TariffId(id + 1),
                from: until,
            }),
            tariff,
        }
    }

    pub(crate) fn contract(category: u8) -> Contract {
        Contract {
            supplier: OfficeId(7),
            service: Service::Electricity,
            terms: ContractTerms {
                consumer: Default::default(),
                tariff: TariffId(0),
                category,
                meter: None,
                region: REGION,
                document: H256::zero(),
                replaces: None,
            },
            former: Default::default(),
            local_time: LocalTime(300),
            offered_at: 0,
            offered_by: Default::default(),
            state: ContractState::Imported,
            import: None,
            release: None,
            successor: None,
        }
    }

    pub(crate) fn stage(day: Day, shown: u64) -> Stage {
        Stage {
            tariff: TariffId(0),
            counter: Counter::starting(day),
            totals: [shown, 0, 0, 0],
        }
    }

    pub(crate) fn account(opened: Day) -> Account<AssetId> {
        Account {
            supplier: OfficeId(7),
            asset: 1,
            local_time: LocalTime(300),
            opened,
            next: BillNumber(2),
            head: H256::zero(),
            cycle: Running::starting(stage(opened, 0)),
            prepaid: 0,
            credit: 0,
            older: Debt::default(),
            bills: Default::default(),
            plan: None,
            discounts: Default::default(),
        }
    }

    /// A bill for what is shown from a day until another.
    fn statement(from: Day, until: Day, shown: u64) -> Statement {
        Statement {
            number: BillNumber(1),
            begins: stage(from, 50_000),
            ends: Ending {
                day: until,
                totals: [50_000 + shown, 0, 0, 0],
                estimated: false,
                is_final: false,
            },
            total: 0,
            closed_at: 0,
            due_at: 0,
        }
    }

    /// A bill of June for 300 kilowatt-hours: ten a day.
    pub(crate) fn june(total: u128) -> Statement {
        Statement {
            total,
            ..statement(day(6, 1), day(7, 1), 300_000)
        }
    }

    fn entitled(of: &[(Day, u8, Option<u8>)]) -> Entitlements {
        let mut all = Entitlements::default();
        for (from, category, discount) in of.iter().copied() {
            all.note(Entitled {
                from,
                category,
                discount,
            });
        }
        all
    }

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
    fn what_was_said_later_takes_the_place_of_what_was_said_of_the_same_days() {
        let mut said = entitled(&[
            (Day(0), 0, None),
            (day(6, 1), 1, None),
            (day(8, 1), 2, None),
        ]);
        said.note(Entitled {
            from: day(6, 1),
            category: 3,
            discount: None,
        });
        let on = |day| said.on(day).map(|(is, until)| (is.category, until));
        assert_eq!(on(day(5, 31)), Some((0, day(6, 1))));
        assert_eq!(on(day(9, 1)), Some((3, NEVER)));
        assert_eq!(entitled(&[]).on(day(5, 31)), None);
    }

    #[test]
    fn days_on_the_same_terms_are_together_however_often_that_was_said() {
        let said = entitled(&[
            (day(1, 1), 0, None),
            (day(6, 1), 1, None),
            (day(6, 15), 1, None),
            (day(8, 1), 0, None),
        ]);
        let (is, until) = said.on(day(6, 20)).expect("it was said");
        assert_eq!((is.from, until), (day(6, 1), day(8, 1)));
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
