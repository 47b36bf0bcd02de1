//! A bill and its lines, each with what anyone needs to compute it again.

use crate::{calendar::Day, tariff::Per, Counter};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;
use sp_runtime::{traits::ConstU32, BoundedVec};

/// The most lines of a bill. A household's month has two to ten.
pub const MAX_LINES: u32 = 256;

/// Billionths of the minor unit in a millionth: quantities are in thousandths of the unit for which a price is.
pub(crate) const BILLIONTHS: u128 = 1_000;
/// Parts of an [`Amount`] in a billionth of the minor unit: two rates in millionths may follow, of a discount and a tax.
const PARTS_OF_BILLIONTH: u128 = 1_000_000_000_000;
const MILLION: i128 = 1_000_000;
const DECIMALS: usize = 21;
/// 10 to the power of [`DECIMALS`].
const PARTS_OF_MINOR_UNIT: i128 = 1_000_000_000_000_000_000_000;

/// An exact sum of money in 10⁻²¹ of the minor unit.
///
/// A quantity is in thousandths of a unit, a price in millionths, a discount in millionths of that, and a tax in millionths
/// of what remains. So nothing that a bill computes has a smaller fraction, and no line is rounded.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Amount(pub i128);

impl Amount {
    /// One minor unit.
    pub const MINOR_UNIT: Amount = Amount(PARTS_OF_MINOR_UNIT);

    /// So many billionths of the minor unit, or `None` when they are too many.
    pub(crate) fn of_billionths(billionths: u128) -> Option<Self> {
        let parts = billionths.checked_mul(PARTS_OF_BILLIONTH)?;
        i128::try_from(parts).ok().map(Self)
    }

    /// How many billionths of the minor unit it is, if it is of what was charged before a discount.
    pub(crate) fn billionths(self) -> Option<u128> {
        let parts = u128::try_from(self.0).ok()?;
        parts.checked_div(PARTS_OF_BILLIONTH)
    }

    /// So many millionths of it, or `None` when that is too much. Exact if it comes from a price or a discount.
    fn millionths(self, rate: u32) -> Option<Self> {
        (self.0 / MILLION).checked_mul(rate.into()).map(Self)
    }

    /// The sum of both.
    pub(crate) fn plus(self, other: Amount) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// What remains of it without the other.
    pub(crate) fn minus(self, other: Amount) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// As whole minor units and what is left, which is less than one. Both are rounded down.
    pub const fn split(self) -> (i128, Amount) {
        (
            self.0.div_euclid(PARTS_OF_MINOR_UNIT),
            Amount(self.0.rem_euclid(PARTS_OF_MINOR_UNIT)),
        )
    }
}

impl fmt::Display for Amount {
    /// In minor units, with as many decimals as it has.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = (self.0 / PARTS_OF_MINOR_UNIT).unsigned_abs();
        write!(f, "{sign}{whole}")?;
        let mut rest = (self.0 % PARTS_OF_MINOR_UNIT).unsigned_abs();
        let mut digits = DECIMALS;
        while rest > 0 && rest.is_multiple_of(10) {
            rest /= 10;
            digits = digits.saturating_sub(1);
        }
        if rest > 0 {
            write!(f, ".{rest:0digits$}")?;
        }
        Ok(())
    }
}

/// What a line is for.
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
pub enum Charge {
    /// What was consumed in one block of one register: `quantity × price`.
    Consumption {
        /// The register of the meter.
        register: u8,
        /// The season, which says which table applies.
        season: u8,
        /// The block of the table, from 0.
        block: u8,
        /// What the cycle's counter of the register had reached where this line begins.
        reached: u64,
        /// What was consumed, in thousandths of the tariff's unit.
        quantity: u64,
        /// The price of a unit, in millionths of the minor unit.
        price: u64,
    },
    /// A standing charge for the line's days: `days × price`, or the share of these days in the month's price.
    Standing {
        /// Which of the tariff's standing charges.
        charge: u8,
        /// For what the price is.
        per: Per,
        /// The price, in millionths of the minor unit.
        price: u64,
    },
    /// What a month came to under the same terms, after discount and tax, is topped up to the minimum bill.
    Minimum {
        /// The first day of the month, or of these terms in it. The minimum is for the days from here to the end of the line.
        since: Day,
        /// The minimum bill of a month, in millionths of the minor unit.
        price: u64,
        /// What it came to since then.
        charged: Amount,
    },
    /// A discount: `base × rate`, taken off.
    Discount {
        /// Which of the tariff's discounts.
        discount: u8,
        /// The rate, in millionths.
        rate: u32,
        /// Of what, in billionths of the minor unit.
        base: u128,
    },
    /// The tax: `base × rate`.
    Tax {
        /// The rate, in millionths.
        rate: u32,
        /// Of what, after the discount.
        base: Amount,
    },
}

impl Charge {
    /// What it comes to for these days, exactly, or `None` when that is too much.
    ///
    /// The engine has no other way to compute a line. The days lie in one month.
    pub fn amount(&self, from: Day, until: Day) -> Option<Amount> {
        match *self {
            Charge::Consumption {
                quantity, price, ..
            } => Amount::of_billionths(u128::from(quantity).checked_mul(price.into())?),
            Charge::Standing { per, price, .. } => {
                let price = u128::from(price).checked_mul(BILLIONTHS)?;
                Amount::of_billionths(match per {
                    Per::Day => price.checked_mul(until.since(from).into())?,
                    Per::Month => from.month().share(price, from, until),
                })
            }
            Charge::Minimum {
                since,
                price,
                charged,
            } => {
                let price = u128::from(price).checked_mul(BILLIONTHS)?;
                let minimum = since.month().share(price, since, until);
                let missing = Amount::of_billionths(minimum)?.minus(charged)?;
                Some(missing.max(Amount::default()))
            }
            Charge::Discount { rate, base, .. } => {
                Amount::default().minus(Amount::of_billionths(base)?.millionths(rate)?)
            }
            Charge::Tax { rate, base } => base.millionths(rate),
        }
    }
}

/// A line of a bill. All that is on it lies in one month and under the same terms.
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
pub struct Line {
    /// Which of the terms that the bill was computed from.
    pub terms: u8,
    /// The first day.
    pub from: Day,
    /// The first day no more.
    pub until: Day,
    /// What for.
    pub charge: Charge,
    /// What it comes to, exactly.
    pub amount: Amount,
}

/// A bill.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bill {
    /// The lines, in the order of their days.
    pub lines: BoundedVec<Line, ConstU32<MAX_LINES>>,
    /// The sum of the lines, exactly.
    pub exact: Amount,
    /// What was left over from the bill before, less than one minor unit.
    pub carried: Amount,
    /// What is to pay, in minor units: `exact` and `carried` together, rounded down.
    pub total: u128,
    /// Where the next bill goes on, with what is left over from this one.
    pub counter: Counter,
}
