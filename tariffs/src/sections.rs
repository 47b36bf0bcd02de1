//! The days of a bill, month by month and terms by terms, and the lines that each gives.

use crate::{
    billing::{ensure, BillError, Counter, Quantities, Terms, Usage},
    calendar::{share, Day, Month},
    lines::{Amount, Charge, Line, MAX_LINES},
    tariff::{Cycle, DiscountOf, PriceTable, TaxOf, MILLION},
};
use sp_runtime::{traits::ConstU32, BoundedVec};

/// What was consumed on the days `from..until`, where the consumption between two readings falls on its days.
fn consumed(usages: &[Usage], from: Day, until: Day) -> Result<Quantities, BillError> {
    let mut sums = Quantities::default();
    for usage in usages {
        let days = usage.until.since(usage.from);
        let (first, end) = (from.since(usage.from), until.since(usage.from));
        for (sum, quantity) in sums.iter_mut().zip(usage.quantities) {
            let part = share(quantity.into(), days, first, end);
            let part = u64::try_from(part).map_err(|_| BillError::Overflow)?;
            *sum = sum.checked_add(part).ok_or(BillError::Overflow)?;
        }
    }
    Ok(sums)
}

/// Days of a bill in one month and under the same terms.
pub(crate) struct Section<'a> {
    /// Which terms.
    place: u8,
    terms: &'a Terms<'a>,
    month: Month,
    /// The days of the month under these terms, on the bill or not, on which the month's limits and minimum fall.
    part: (Day, Day),
    /// The days on the bill.
    from: Day,
    until: Day,
}

impl<'a> Section<'a> {
    /// The section that begins on this day, and ends with the bill at the latest.
    pub(crate) fn at(terms: &'a [Terms<'a>], day: Day, end: Day) -> Result<Self, BillError> {
        let (place, terms) = (0..)
            .zip(terms)
            .find(|(_, is)| is.from <= day && day < is.until)
            .ok_or(BillError::NoTerms { day })?;
        let month = day.month();
        let part = (month.first.max(terms.from), month.end().min(terms.until));
        Ok(Self {
            place,
            terms,
            month,
            part,
            from: day,
            until: part.1.min(end),
        })
    }

    /// The limit of a block here: a month's falls on its days, a year's is for the whole year.
    fn limit(&self, limit: u64) -> u64 {
        match self.terms.tariff.cycle {
            // A share is not more than the whole.
            Cycle::Month => u64::try_from(self.month.share(limit.into(), self.part.0, self.part.1))
                .unwrap_or(limit),
            Cycle::Year => limit,
        }
    }
}

/// What a section comes to before discount and tax, in billionths of the minor unit: consumption in the blocks to which a
/// discount may be limited, in the blocks beyond, and standing charges.
type Sums = [u128; 3];

/// Which of the [`Sums`] a discount or a tax is of.
type Kinds = [bool; 3];

const CONSUMPTION: Kinds = [true, true, false];
const FIRST_BLOCKS: Kinds = [true, false, false];
const STANDING: Kinds = [false, false, true];
const ALL: Kinds = [true; 3];

/// The sum of those kinds that are in both.
fn sum_of(sums: &Sums, these: Kinds, those: Kinds) -> Result<u128, BillError> {
    let mut sum = 0;
    for (amount, (this, that)) in sums.iter().zip(these.into_iter().zip(those)) {
        if this && that {
            add(&mut sum, Some(*amount))?;
        }
    }
    Ok(sum)
}

fn add(sum: &mut u128, amount: Option<u128>) -> Result<(), BillError> {
    let total = amount.and_then(|amount| sum.checked_add(amount));
    *sum = total.ok_or(BillError::Overflow)?;
    Ok(())
}

/// A discount as it applies in a section; one of nothing where there is none.
#[derive(Default)]
struct Reduction {
    discount: u8,
    rate: u32,
    of: Kinds,
    /// In how many of the first blocks consumption counts as the first kind.
    blocks: u8,
}

impl Reduction {
    fn of(section: &Section) -> Result<Self, BillError> {
        let terms = section.place;
        let Some(discount) = section.terms.discount else {
            return Ok(Self::default());
        };
        let found = section.terms.tariff.discounts.get(usize::from(discount));
        let found = found.ok_or(BillError::UnknownDiscount { terms })?;
        ensure(found.rate <= MILLION, BillError::RateAboveWhole { terms })?;
        let (of, blocks) = match found.of {
            DiscountOf::Consumption => (CONSUMPTION, 0),
            DiscountOf::FirstBlocks(blocks) => (FIRST_BLOCKS, blocks),
            DiscountOf::Standing => (STANDING, 0),
            DiscountOf::All => (ALL, 0),
        };
        Ok(Self {
            discount,
            rate: found.rate,
            of,
            blocks,
        })
    }

    /// The charge for these kinds.
    fn charge(&self, sums: &Sums, kinds: Kinds) -> Result<Charge, BillError> {
        Ok(Charge::Discount {
            discount: self.discount,
            rate: self.rate,
            base: sum_of(sums, self.of, kinds)?,
        })
    }
}

/// A bill that is being computed.
pub(crate) struct Billing {
    pub(crate) counter: Counter,
    pub(crate) lines: BoundedVec<Line, ConstU32<MAX_LINES>>,
    pub(crate) exact: Amount,
}

impl Billing {
    pub(crate) fn starting(counter: Counter) -> Self {
        Self {
            counter,
            lines: BoundedVec::new(),
            exact: Amount::default(),
        }
    }

    /// Adds the lines of a section, and moves the counter to its end.
    pub(crate) fn section(&mut self, section: &Section, usages: &[Usage]) -> Result<(), BillError> {
        self.enter(section)?;
        let before = self.exact;
        let tariff = section.terms.tariff;
        let season = tariff.season(section.terms.region, section.month.number);
        let terms = section.place;
        let season = season.ok_or(BillError::NotInRegion { terms })?;
        let reduction = Reduction::of(section)?;
        let (mut first, mut beyond) = (0, 0);
        let quantities = consumed(usages, section.from, section.until)?;
        for (register, quantity) in (0..).zip(quantities) {
            if register < tariff.registers {
                let table = tariff.table(section.terms.category, season, register);
                let table = table.ok_or(BillError::NoTable {
                    terms,
                    season,
                    register,
                })?;
                let sums = self.consumption(section, table, quantity, reduction.blocks)?;
                add(&mut first, Some(sums.0))?;
                add(&mut beyond, Some(sums.1))?;
            } else {
                ensure(
                    quantity == 0,
                    BillError::UnknownRegister { terms, register },
                )?;
            }
        }
        let sums = [first, beyond, self.standing(section)?];
        self.line(section, reduction.charge(&sums, ALL)?)?;
        self.tax(section, &sums, &reduction)?;
        self.minimum(section, before)?;
        self.counter.day = section.until;
        Ok(())
    }

    /// Begins a month, or other terms in it: the counter starts anew where its cycle does.
    fn enter(&mut self, section: &Section) -> Result<(), BillError> {
        let cycle = section.terms.tariff.cycle;
        if section.from != section.part.0 {
            return ensure(self.counter.cycle == cycle, BillError::OtherCycle);
        }
        let goes_on = cycle == Cycle::Year
            && self.counter.cycle == Cycle::Year
            && !section.from.is_new_year();
        if !goes_on {
            self.counter.used = Quantities::default();
        }
        self.counter.cycle = cycle;
        self.counter.charged = Amount::default();
        Ok(())
    }

    /// The lines of one register. What they come to in the first `blocks`, and beyond.
    fn consumption(
        &mut self,
        section: &Section,
        table: &PriceTable,
        quantity: u64,
        blocks: u8,
    ) -> Result<(u128, u128), BillError> {
        let (register, terms) = (table.register, section.place);
        let unknown = BillError::UnknownRegister { terms, register };
        let used = self.counter.used.get(usize::from(register));
        let start = *used.ok_or(unknown)?;
        let end = start.checked_add(quantity).ok_or(BillError::Overflow)?;
        let mut reached = start;
        let (mut first, mut beyond) = (0, 0);
        for (place, block) in (0..).zip(&table.blocks) {
            let limit = block.up_to.map_or(u64::MAX, |up_to| section.limit(up_to));
            let quantity = end.min(limit).saturating_sub(reached);
            if quantity == 0 {
                continue;
            }
            let charge = Charge::Consumption {
                register,
                season: table.season,
                block: place,
                reached,
                quantity,
                price: block.price,
            };
            let amount = self.line(section, charge)?.billionths();
            let sum = if place < blocks {
                &mut first
            } else {
                &mut beyond
            };
            add(sum, amount)?;
            reached = reached.saturating_add(quantity);
        }
        ensure(
            reached == end,
            BillError::BeyondLastBlock { terms, register },
        )?;
        if let Some(used) = self.counter.used.get_mut(usize::from(register)) {
            *used = end;
        }
        Ok((first, beyond))
    }

    fn standing(&mut self, section: &Section) -> Result<u128, BillError> {
        let mut sum = 0;
        for (place, standing) in (0..).zip(&section.terms.tariff.standing_charges) {
            let category = section.terms.category;
            if standing.category.is_none_or(|only| only == category) {
                let charge = Charge::Standing {
                    charge: place,
                    per: standing.per,
                    price: standing.price,
                };
                add(&mut sum, self.line(section, charge)?.billionths())?;
            }
        }
        Ok(sum)
    }

    fn tax(
        &mut self,
        section: &Section,
        sums: &Sums,
        reduction: &Reduction,
    ) -> Result<(), BillError> {
        let Some(tax) = section.terms.tariff.tax else {
            return Ok(());
        };
        let kinds = match tax.of {
            TaxOf::Consumption => CONSUMPTION,
            TaxOf::Standing => STANDING,
            TaxOf::All => ALL,
        };
        let whole = Amount::of_billionths(sum_of(sums, kinds, ALL)?);
        let discount = reduction.charge(sums, kinds)?;
        let discount = discount.amount(section.from, section.until);
        let base = whole
            .zip(discount)
            .and_then(|(whole, less)| whole.plus(less));
        let charge = Charge::Tax {
            rate: tax.rate,
            base: base.ok_or(BillError::Overflow)?,
        };
        self.line(section, charge).map(|_| ())
    }

    /// Tops up to the minimum once the month, or these terms in it, are over. `before` is the bill without the section.
    fn minimum(&mut self, section: &Section, before: Amount) -> Result<(), BillError> {
        let charged = self
            .exact
            .minus(before)
            .and_then(|is| is.plus(self.counter.charged));
        self.counter.charged = charged.ok_or(BillError::Overflow)?;
        let (since, until) = section.part;
        match section.terms.tariff.minimum {
            Some(price) if section.until == until => {
                let charge = Charge::Minimum {
                    since,
                    price,
                    charged: self.counter.charged,
                };
                self.line(section, charge).map(|_| ())
            }
            _ => Ok(()),
        }
    }

    /// Adds a line, unless it is for nothing.
    fn line(&mut self, section: &Section, charge: Charge) -> Result<Amount, BillError> {
        let amount = charge.amount(section.from, section.until);
        let amount = amount.ok_or(BillError::Overflow)?;
        self.exact = self.exact.plus(amount).ok_or(BillError::Overflow)?;
        let line = Line {
            terms: section.place,
            from: section.from,
            until: section.until,
            charge,
            amount,
        };
        let consumption = matches!(charge, Charge::Consumption { .. });
        if consumption || amount != Amount::default() {
            let pushed = self.lines.try_push(line);
            pushed.map_err(|_| BillError::TooManyLines)?;
        }
        Ok(amount)
    }
}
