//! What a bill is computed from, and why there may be none.

use crate::{
    calendar::Day,
    lines::{Amount, Bill, MAX_LINES},
    sections::{Billing, Section},
    tariff::{Cycle, Tariff},
};
use adliya_primitives::Region;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

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
    let mut billing = Billing::starting(*counter);
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

pub(crate) fn ensure(holds: bool, error: BillError) -> Result<(), BillError> {
    if holds {
        Ok(())
    } else {
        Err(error)
    }
}
