//! What consumption costs: the days of a bill are taken month by month and terms by terms, and each gives its lines.

use crate::{
    calendar::{share, Day, Month},
    lines::{Amount, Bill, Charge, Line, MAX_LINES},
    tariff::{Cycle, DiscountOf, PriceTable, Tariff, TaxOf, MILLION},
};
use adliya_primitives::Region;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;
use sp_runtime::{traits::ConstU32, BoundedVec};

/// The most days of a bill: more than a year, since a meter is read at least once in one.
pub const MAX_DAYS: u32 = 400;
/// The most terms that a bill may be computed from.
pub const MAX_TERMS: u32 = 8;
/// The most readings whose consumption a bill adds up: a day's each, of two months.
pub const MAX_USAGES: u32 = 62;

/// A quantity for each register, in thousandths of the unit; 0 for those that a meter does not have.
pub type Quantities = [u64; 4];

/// On what terms somebody is supplied on some days. They change with the tariff, the category and the discount.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The first day, of the tariff or of the contract, whichever is later.
    pub from: Day,
    /// The first day no more. [`Day`]'s last when it is not known.
    pub until: Day,
    /// The tariff, which is valid.
    pub tariff: &'a Tariff,
    /// Where the supply is, for the seasons.
    pub region: Region,
    /// The category of the consumer.
    pub category: u8,
    /// Which of the tariff's discounts the consumer is entitled to.
    pub discount: Option<u8>,
}

/// What was consumed between two readings.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Usage {
    /// The day of the first reading.
    pub from: Day,
    /// The day of the second, which is a later one, and on which the next consumption begins.
    pub until: Day,
    /// What was consumed.
    pub quantities: Quantities,
}

/// Where a bill stopped, and the next one goes on. It is all that has to be kept between them.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Counter {
    /// The first day that is not billed.
    pub day: Day,
    /// The cycle for which `used` counts.
    pub cycle: Cycle,
    /// What was consumed in this cycle.
    pub used: Quantities,
    /// What this month came to under these terms, after discount and tax, without what is topped up to the minimum.
    pub charged: Amount,
    /// What is left over, less than one minor unit.
    pub carried: Amount,
}

impl Counter {
    /// Nothing was consumed and nothing is left over.
    pub fn starting(day: Day) -> Self {
        Self {
            day,
            ..Self::default()
        }
    }

    /// So much was consumed in this calendar year already, under a contract that is switched over.
    pub fn within_year(day: Day, used: Quantities) -> Self {
        Self {
            day,
            cycle: Cycle::Year,
            used,
            ..Self::default()
        }
    }
}

/// Why there is no bill. Terms and usages are counted from 0.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum BillError {
    /// There is no usage: no day to bill.
    NoUsage,
    /// There are more usages than [`MAX_USAGES`].
    TooManyUsages,
    /// There are more terms than [`MAX_TERMS`].
    TooManyTerms,
    /// The bill is for more than [`MAX_DAYS`].
    TooManyDays,
    /// The bill has more lines than [`MAX_LINES`].
    TooManyLines,
    /// The usage ends on the day on which it begins, or before.
    UsageWithoutDays {
        /// The usage.
        usage: u32,
    },
    /// The usage does not begin where the one before ends, or the first where the counter stands.
    UsageOutOfPlace {
        /// The usage.
        usage: u32,
    },
    /// The terms begin before the ones before end, or end before they begin.
    TermsOutOfPlace {
        /// The terms.
        terms: u32,
    },
    /// There are no terms for a day.
    NoTerms {
        /// The day.
        day: Day,
    },
    /// The counter stands within a month and counts for another cycle than the terms there.
    OtherCycle,
    /// What the counter says is left over is not less than one minor unit, or less than nothing.
    CarriedOutOfRange,
    /// The tariff does not apply in the region.
    NotInRegion {
        /// The terms.
        terms: u8,
    },
    /// The tariff has no prices for the category, in this season, for a register.
    NoTable {
        /// The terms.
        terms: u8,
        /// The season.
        season: u8,
        /// The register.
        register: u8,
    },
    /// Something was consumed on a register that the tariff does not price.
    UnknownRegister {
        /// The terms.
        terms: u8,
        /// The register.
        register: u8,
    },
    /// Consumption went beyond the last block, for which there is no price.
    BeyondLastBlock {
        /// The terms.
        terms: u8,
        /// The register.
        register: u8,
    },
    /// The tariff does not have the discount.
    UnknownDiscount {
        /// The terms.
        terms: u8,
    },
    /// A discount is more than the whole: the tariff is not valid.
    RateAboveWhole {
        /// The terms.
        terms: u8,
    },
    /// A quantity or an amount is greater than can be computed with.
    Overflow,
}

impl fmt::Display for BillError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoUsage => write!(f, "no day to bill"),
            Self::TooManyUsages => write!(f, "more than {MAX_USAGES} usages"),
            Self::TooManyTerms => write!(f, "more than {MAX_TERMS} terms"),
            Self::TooManyDays => write!(f, "more than {MAX_DAYS} days"),
            Self::TooManyLines => write!(f, "more than {MAX_LINES} lines"),
            Self::UsageWithoutDays { usage } => write!(f, "usage {usage} has no day"),
            Self::UsageOutOfPlace { usage } => {
                write!(f, "usage {usage} does not begin where the one before ends")
            }
            Self::TermsOutOfPlace { terms } => write!(f, "terms {terms} are out of order"),
            Self::NoTerms { day } => write!(f, "no terms for {day}"),
            Self::OtherCycle => write!(f, "the counter counts for another cycle"),
            Self::CarriedOutOfRange => write!(f, "a minor unit or more is said to be left over"),
            Self::NotInRegion { terms } => {
                write!(f, "the tariff of terms {terms} does not apply in the region")
            }
            Self::NoTable {
                terms,
                season,
                register,
            } => write!(
                f,
                "the tariff of terms {terms} has no prices in season {season} for register {register}"
            ),
            Self::UnknownRegister { terms, register } => {
                write!(f, "the tariff of terms {terms} has no register {register}")
            }
            Self::BeyondLastBlock { terms, register } => write!(
                f,
                "consumption on register {register} is beyond the last block of terms {terms}"
            ),
            Self::UnknownDiscount { terms } => {
                write!(f, "the tariff of terms {terms} has no such discount")
            }
            Self::RateAboveWhole { terms } => {
                write!(f, "a discount of terms {terms} is more than the whole")
            }
            Self::Overflow => write!(f, "a quantity or an amount is too great"),
        }
    }
}

impl core::error::Error for BillError {}

/// The bill for what was consumed, from where the counter stands to the end of the last usage.
///
/// `terms` are in the order of their days and cover every day of the bill. They are whole: terms that began before the
/// bill, or go on after it, are given with the days on which they begin and end, since limits fall on days.
///
/// # Errors
///
/// See [`BillError`]. A valid tariff bills up to 10¹⁰ thousandths of its unit on each register whatever its prices, unless
/// a last block has a limit.
pub fn bill(terms: &[Terms], usages: &[Usage], counter: &Counter) -> Result<Bill, BillError> {
    let end = check(terms, usages, counter)?;
    let mut billing = Billing {
        counter: *counter,
        lines: BoundedVec::new(),
        exact: Amount::default(),
    };
    while billing.counter.day < end {
        billing.section(&Section::at(terms, billing.counter.day, end)?, usages)?;
    }
    let due = billing.exact.plus(counter.carried);
    let (total, carried) = due.ok_or(BillError::Overflow)?.split();
    billing.counter.carried = carried;
    Ok(Bill {
        lines: billing.lines,
        exact: billing.exact,
        carried: counter.carried,
        total: u128::try_from(total).map_err(|_| BillError::Overflow)?,
        counter: billing.counter,
    })
}

/// The first day that is not on the bill, if everything is in its place.
fn check(terms: &[Terms], usages: &[Usage], counter: &Counter) -> Result<Day, BillError> {
    use BillError::*;
    let at_most = |is: usize, most: u32| u32::try_from(is).is_ok_and(|is| is <= most);
    ensure(at_most(terms.len(), MAX_TERMS), TooManyTerms)?;
    ensure(at_most(usages.len(), MAX_USAGES), TooManyUsages)?;
    ensure(!usages.is_empty(), NoUsage)?;
    let within = Amount::default()..Amount::MINOR_UNIT;
    ensure(within.contains(&counter.carried), CarriedOutOfRange)?;
    let mut day = Day::default();
    for (place, Terms { from, until, .. }) in (0..).zip(terms) {
        ensure(
            day <= *from && from <= until,
            TermsOutOfPlace { terms: place },
        )?;
        day = *until;
    }
    let mut day = counter.day;
    for (usage, Usage { from, until, .. }) in (0..).zip(usages) {
        ensure(day == *from, UsageOutOfPlace { usage })?;
        ensure(from < until, UsageWithoutDays { usage })?;
        day = *until;
    }
    ensure(day.since(counter.day) <= MAX_DAYS, TooManyDays)?;
    Ok(day)
}

fn ensure(holds: bool, error: BillError) -> Result<(), BillError> {
    if holds {
        Ok(())
    } else {
        Err(error)
    }
}

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
struct Section<'a> {
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
    fn at(terms: &'a [Terms<'a>], day: Day, end: Day) -> Result<Self, BillError> {
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
        let found = section.terms.tariff.discounts.iter().nth(discount.into());
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
struct Billing {
    counter: Counter,
    lines: BoundedVec<Line, ConstU32<MAX_LINES>>,
    exact: Amount,
}

impl Billing {
    fn section(&mut self, section: &Section, usages: &[Usage]) -> Result<(), BillError> {
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
        let mut used = self.counter.used.into_iter();
        let start = used
            .nth(register.into())
            .ok_or(BillError::UnknownRegister { terms, register })?;
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
            add(
                if place < blocks {
                    &mut first
                } else {
                    &mut beyond
                },
                amount,
            )?;
            reached = reached.saturating_add(quantity);
        }
        ensure(
            reached == end,
            BillError::BeyondLastBlock { terms, register },
        )?;
        let mut used = self.counter.used.iter_mut();
        if let Some(used) = used.nth(register.into()) {
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
