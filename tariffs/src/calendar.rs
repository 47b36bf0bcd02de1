//! Days and months, which begin at local midnight, and how an amount falls on days.

use adliya_primitives::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// Days from 1 March of the year 0 to 1 January 1970, in the Gregorian calendar.
const DAYS_TO_1970: u64 = 719_468;
/// Days of 400 years, after which the Gregorian calendar repeats itself.
const DAYS_OF_400_YEARS: u64 = 146_097;
const MINUTES_OF_DAY: i64 = 24 * 60;
const MILLISECONDS_OF_MINUTE: u64 = 60_000;

/// A day where the supply is: days since 1 January 1970, which is day 0.
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
pub struct Day(pub u32);

/// A day as people write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// The month in which a day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The month, 1 to 12.
    pub number: u8,
    /// Its first day.
    pub first: Day,
    /// How many days it has.
    pub days: u32,
}

impl Day {
    /// This day of the Gregorian calendar, or `None` when there is no such day, or none since 1970.
    pub fn of(year: u32, month: u8, day: u8) -> Option<Self> {
        // A year counts from March here, so that a leap day is the last of it.
        let year_of_march = u64::from(year).checked_sub(u64::from(month <= 2))?;
        let month_of_march = u64::from(month).checked_add(if month <= 2 { 9 } else { 0 })?;
        let day_of_year = month_of_march
            .checked_sub(if month <= 2 { 0 } else { 3 })?
            .checked_mul(153)?
            .checked_add(2)?
            .checked_div(5)?
            .checked_add(u64::from(day))?
            .checked_sub(1)?;
        let year_of_400 = year_of_march % 400;
        let days = (year_of_march / 400)
            .checked_mul(DAYS_OF_400_YEARS)?
            .checked_add(year_of_400.checked_mul(365)?)?
            .checked_add(year_of_400 / 4)?
            .checked_sub(year_of_400 / 100)?
            .checked_add(day_of_year)?
            .checked_sub(DAYS_TO_1970)?;
        let found = Day(u32::try_from(days).ok()?);
        (found.date() == Date { year, month, day }).then_some(found)
    }

    /// The day as people write it.
    pub fn date(self) -> Date {
        let days = u64::from(self.0).saturating_add(DAYS_TO_1970);
        let day_of_400 = days % DAYS_OF_400_YEARS;
        let year_of_400 = day_of_400
            .saturating_sub(day_of_400 / 1_460)
            .saturating_add(day_of_400 / 36_524)
            .saturating_sub(day_of_400 / 146_096)
            / 365;
        let day_of_year = day_of_400.saturating_sub(
            year_of_400
                .saturating_mul(365)
                .saturating_add(year_of_400 / 4)
                .saturating_sub(year_of_400 / 100),
        );
        let month_of_march = day_of_year.saturating_mul(5).saturating_add(2) / 153;
        let day = day_of_year
            .saturating_sub(month_of_march.saturating_mul(153).saturating_add(2) / 5)
            .saturating_add(1);
        let month = if month_of_march < 10 {
            month_of_march.saturating_add(3)
        } else {
            month_of_march.saturating_sub(9)
        };
        let year = (days / DAYS_OF_400_YEARS)
            .saturating_mul(400)
            .saturating_add(year_of_400)
            .saturating_add(u64::from(month <= 2));
        // 32 bits of days are less than 12 million years, and the rest is at most 31.
        Date {
            year: u32::try_from(year).unwrap_or(u32::MAX),
            month: u8::try_from(month).unwrap_or(u8::MAX),
            day: u8::try_from(day).unwrap_or(u8::MAX),
        }
    }

    /// The month in which the day lies.
    pub fn month(self) -> Month {
        let Date { year, month, day } = self.date();
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        Month {
            number: month,
            first: Day(self.0.saturating_sub(u32::from(day).saturating_sub(1))),
            days: match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            },
        }
    }

    /// Whether it is a 1 January.
    pub fn is_new_year(self) -> bool {
        let Date { month, day, .. } = self.date();
        month == 1 && day == 1
    }

    /// How many days it is after `earlier`, or 0 when it is not after it.
    pub const fn since(self, earlier: Day) -> u32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The day so many days later, or the last one that can be told.
    pub const fn plus(self, days: u32) -> Day {
        Day(self.0.saturating_add(days))
    }
}

impl Month {
    /// The first day after it.
    pub const fn end(self) -> Day {
        self.first.plus(self.days)
    }

    /// What falls on the days `from..until` of this month when `amount` is dealt out over its days. See [`share`].
    pub fn share(self, amount: u128, from: Day, until: Day) -> u128 {
        share(
            amount,
            self.days,
            from.since(self.first),
            until.since(self.first),
        )
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// What falls on the days `from..until`, counted from 0, when `amount` is dealt out over `days` days: every day gets the
/// same whole number, and the first days get one more each until nothing is left.
///
/// All days together get exactly `amount`; no day gets less when there is more to deal out; and dealing out again what
/// fell on some of the days, over these days, changes nothing if they follow each other.
pub fn share(amount: u128, days: u32, from: u32, until: u32) -> u128 {
    dealt(amount, days, until).saturating_sub(dealt(amount, days, from))
}

/// What falls on the first `first` days.
fn dealt(amount: u128, days: u32, first: u32) -> u128 {
    let first = u128::from(first.min(days));
    match (
        amount.checked_div(days.into()),
        amount.checked_rem(days.into()),
    ) {
        (Some(each), Some(rest)) => each.saturating_mul(first).saturating_add(rest.min(first)),
        _ => 0,
    }
}

/// How far local time is ahead of UTC, in minutes: 240 in Baku, 300 in Tashkent.
///
/// Neither country changes its clocks with the seasons. Where one does, its tariffs name the winter time.
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
pub struct LocalTime(pub i16);

impl LocalTime {
    /// The most that a place on Earth is behind UTC, in minutes.
    pub const MIN: LocalTime = LocalTime(-12 * 60);
    /// The most that a place on Earth is ahead of UTC, in minutes.
    pub const MAX: LocalTime = LocalTime(14 * 60);

    /// The day at a moment, or `None` when it is before 1970 there, or beyond all days.
    pub fn day_at(self, moment: Moment) -> Option<Day> {
        let minutes = i64::try_from(moment / MILLISECONDS_OF_MINUTE)
            .ok()?
            .checked_add(i64::from(self.0))?;
        u32::try_from(minutes.div_euclid(MINUTES_OF_DAY))
            .ok()
            .map(Day)
    }

    /// The moment at which a day begins, or `None` when that is before 1970 in UTC.
    pub fn midnight(self, day: Day) -> Option<Moment> {
        let minutes = i64::from(day.0)
            .checked_mul(MINUTES_OF_DAY)?
            .checked_sub(i64::from(self.0))?;
        u64::try_from(minutes)
            .ok()?
            .checked_mul(MILLISECONDS_OF_MINUTE)
    }
}
