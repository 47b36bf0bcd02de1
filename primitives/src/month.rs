//! Calendar months, by which statistics are counted.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt, str::FromStr};
use scale_info::TypeInfo;

const DAY: Moment = 24 * 60 * 60 * 1000;
/// The days of the Gregorian calendar from the first of January of the year 1 to that of 1970.
const DAYS_BEFORE_1970: u64 = 719_162;
/// After so many years the calendar begins anew, with so many days.
const CYCLE_YEARS: u64 = 400;
const CYCLE_DAYS: u64 = 146_097;
/// On which day of a year, counted from 0, each month but the first begins, without a leap day.
const MONTHS: [u64; 11] = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// A month of the Gregorian calendar: twelve times the year, and the months of the year before it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Month(pub u32);

impl Month {
    /// The month of a year, 1 to 12, of the years 1 to 9999.
    pub const fn new(year: u32, month: u32) -> Option<Self> {
        if year == 0 || year > 9_999 || month == 0 || month > 12 {
            return None;
        }
        Some(Self(
            year.saturating_mul(12)
                .saturating_add(month.saturating_sub(1)),
        ))
    }

    /// The month in which a moment lies, where clocks are so many milliseconds ahead of UTC.
    pub fn of(moment: Moment, ahead: Moment) -> Self {
        let day = moment
            .saturating_add(ahead)
            .checked_div(DAY)
            .unwrap_or_default()
            .saturating_add(DAYS_BEFORE_1970);
        // Off by one at most, where a year has more days than the average or fewer.
        let mut years = day
            .saturating_mul(CYCLE_YEARS)
            .checked_div(CYCLE_DAYS)
            .unwrap_or_default();
        if days_of(years) > day {
            years = years.saturating_sub(1);
        } else if days_of(years.saturating_add(1)) <= day {
            years = years.saturating_add(1);
        }
        let begin = days_of(years);
        let year = years.saturating_add(1);
        let leap_day = days_of(year).saturating_sub(begin).saturating_sub(365);
        let day = day.saturating_sub(begin);
        let begun = MONTHS.iter().enumerate().filter(|(place, first)| {
            // The leap day is the last of February, so that it moves what begins after that.
            let moved = if *place == 0 { 0 } else { leap_day };
            day >= first.saturating_add(moved)
        });
        let months = year.saturating_mul(12).saturating_add(begun.count() as u64);
        Self(u32::try_from(months).unwrap_or(u32::MAX))
    }

    /// The moment with which it begins, where clocks are so many milliseconds ahead of UTC; 0 for what began before 1970.
    pub fn begins(self, ahead: Moment) -> Moment {
        let [year, month] = [self.0.checked_div(12), self.0.checked_rem(12)]
            .map(|number| u64::from(number.unwrap_or_default()));
        let former = days_of(year.saturating_sub(1));
        let leap_day = days_of(year).saturating_sub(former).saturating_sub(365);
        let before = usize::try_from(month)
            .ok()
            .and_then(|month| month.checked_sub(1));
        let first = before.and_then(|before| MONTHS.get(before)).copied();
        let moved = if month > 1 { leap_day } else { 0 };
        former
            .saturating_add(first.unwrap_or_default())
            .saturating_add(moved)
            .saturating_sub(DAYS_BEFORE_1970)
            .saturating_mul(DAY)
            .saturating_sub(ahead)
    }

    /// The month so many months later.
    pub const fn later(self, months: u32) -> Self {
        Self(self.0.saturating_add(months))
    }
}

/// The days of so many years, from the year 1 on: every fourth is a leap year, but of the hundredth only every fourth.
fn days_of(years: u64) -> u64 {
    let each = |number: u64| years.checked_div(number).unwrap_or_default();
    years
        .saturating_mul(365)
        .saturating_add(each(4))
        .saturating_sub(each(100))
        .saturating_add(each(400))
}

impl fmt::Display for Month {
    /// Writes `2026-03`, as ISO 8601 does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.0.checked_div(12).unwrap_or_default();
        let month = self.0.checked_rem(12).unwrap_or_default();
        write!(f, "{year:04}-{:02}", month.saturating_add(1))
    }
}

/// A text is no month: four digits, `-`, and `01` to `12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthError;

impl fmt::Display for MonthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a month is four digits of the year, - and 01 to 12, as in 2026-03")
    }
}

impl core::error::Error for MonthError {}

impl FromStr for Month {
    type Err = MonthError;

    /// Reads `2026-03`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        let read = |digits: &str, count: usize| -> Result<u32, MonthError> {
            let sound = digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_digit());
            let number = digits.parse().map_err(|_| MonthError)?;
            sound.then_some(number).ok_or(MonthError)
        };
        Month::new(read(year, 4)?, read(month, 2)?).ok_or(MonthError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;

    const SECOND: Moment = 1000;
    const HOUR: Moment = 60 * 60 * SECOND;

    /// The month that begins at a Unix time, which `date -u -d 2024-03-01 +%s` tells, and that before it.
    #[test]
    fn a_month_begins_at_its_first_midnight_and_not_a_millisecond_earlier() {
        for (seconds, begins, before) in [
            (0, "1970-01", None),
            (2_678_400, "1970-02", Some("1970-01")),
            (68_256_000, "1972-03", Some("1972-02")),
            (94_694_400, "1973-01", Some("1972-12")),
            (951_868_800, "2000-03", Some("2000-02")),
            (1_706_745_600, "2024-02", Some("2024-01")),
            (1_709_251_200, "2024-03", Some("2024-02")),
            (1_740_787_200, "2025-03", Some("2025-02")),
            (1_767_225_600, "2026-01", Some("2025-12")),
            (1_772_323_200, "2026-03", Some("2026-02")),
            (4_107_542_400, "2100-03", Some("2100-02")),
            (253_402_300_800, "10000-01", Some("9999-12")),
        ] {
            let moment = seconds * SECOND;
            assert_eq!(Month::of(moment, 0).to_string(), begins);
            if let Some(before) = before {
                assert_eq!(Month::of(moment - 1, 0).to_string(), before);
            }
        }
    }

    /// The leap day is of February, where there is one.
    #[test]
    fn the_last_of_february_is_its_29th_in_leap_years_alone() {
        let february_28 = [
            (2023u32, 1_677_542_400u64, false),
            (2024, 1_709_078_400, true),
            (2000, 951_696_000, true),
            (2100, 4_107_456_000, false),
        ];
        for (year, seconds, leap) in february_28 {
            let next_day = Month::of(seconds * SECOND + DAY, 0);
            let month = if leap { 2 } else { 3 };
            assert_eq!(Some(next_day), Month::new(year, month));
        }
    }

    /// Walks the calendar day by day, with the rule that everybody knows.
    #[test]
    fn every_day_of_four_centuries_lies_in_its_month() {
        let (mut day, mut year) = (0, 1970);
        while year < 2370 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if leap { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                for _ in 0..length {
                    assert_eq!(Some(Month::of(day * DAY, 0)), Month::new(year, month));
                    day += 1;
                }
            }
            year += 1;
        }
        assert_eq!(day, CYCLE_DAYS);
    }

    #[test]
    fn the_beginning_of_a_month_is_its_first_moment() {
        for ahead in [0, 5 * HOUR] {
            let mut month = Month::new(1970, 2).unwrap();
            while month < Month::new(2370, 1).unwrap() {
                let begins = month.begins(ahead);
                assert_eq!(Month::of(begins, ahead), month);
                assert_eq!(Month::of(begins - 1, ahead).later(1), month);
                month = month.later(1);
            }
        }
        assert_eq!(Month::new(1970, 1).unwrap().begins(0), 0);
        assert_eq!(Month::new(1, 1).unwrap().begins(HOUR), 0);
        assert_eq!(Month(u32::MAX).begins(0) % DAY, 0);
    }

    #[test]
    fn a_month_begins_at_the_midnight_of_the_place() {
        // 2026-02-28, 19:00 UTC: midnight in Tashkent, an hour before it in Baku.
        let moment = 1_772_305_200 * SECOND;
        let [there, here, utc] = [5, 4, 0].map(|hours| Month::of(moment, hours * HOUR));
        assert_eq!(there.to_string(), "2026-03");
        assert_eq!((here, utc), (Month(there.0 - 1), here));
    }

    #[test]
    fn the_end_of_time_is_a_month_as_well() {
        assert!(Month::of(Moment::MAX, Moment::MAX) > Month::of(Moment::MAX / 2, 0));
        assert_eq!(Month(u32::MAX).later(1), Month(u32::MAX));
    }

    #[test]
    fn text_is_read_back_and_what_is_no_month_is_refused() {
        for text in ["2026-03", "0001-01", "9999-12"] {
            let month: Month = text.parse().expect("a month");
            assert_eq!(month.to_string(), text);
        }
        assert_eq!(
            "2026-12".parse::<Month>().map(|m| m.later(1)),
            "2027-01".parse()
        );
        for bad in [
            "",
            "2026",
            "2026-",
            "2026-3",
            "2026-00",
            "2026-13",
            "26-03",
            "0000-01",
            "+026-03",
            "2026-03-01",
            "2026/03",
            "2026-0a",
        ] {
            assert_eq!(bad.parse::<Month>(), Err(MonthError), "{bad:?}");
        }
    }
}
