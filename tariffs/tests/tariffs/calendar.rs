//! Days, months and midnights.

use super::*;
use adliya_tariffs::calendar::share;

const DAY: u64 = 86_400_000;

#[test]
fn days_and_dates_are_those_of_the_gregorian_calendar() {
    assert_eq!(day(1970, 1, 1), Day(0));
    // A thousand million seconds after 1970 is on 9 September 2001.
    assert_eq!(day(2001, 9, 9), Day(1_000_000_000 / 86_400));
    assert_eq!(day(2000, 3, 1).since(day(2000, 2, 28)), 2);
    assert_eq!(day(2100, 3, 1).since(day(2100, 2, 28)), 1);
    assert_eq!(day(2025, 1, 2).to_string(), "2025-01-02");
}

#[test]
fn every_day_for_eight_hundred_years_follows_the_one_before() {
    let mut expected = (1970, 1u8, 1u8);
    for number in 0..300_000 {
        let Date { year, month, day } = Day(number).date();
        assert_eq!((year, month, day), expected);
        assert_eq!(Day::of(year, month, day), Some(Day(number)));
        let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
        let thirty = [4, 6, 9, 11].contains(&month);
        let days = match (month, leap) {
            (2, true) => 29,
            (2, false) => 28,
            _ => 31 - u8::from(thirty),
        };
        let in_month = Day(number).month();
        assert_eq!(in_month.days, u32::from(days));
        assert_eq!(in_month.first, Day(number + 1 - u32::from(day)));
        expected = match (month, day == days) {
            (12, true) => (year + 1, 1, 1),
            (_, true) => (year, month + 1, 1),
            _ => (year, month, day + 1),
        };
    }
}

#[test]
fn there_is_no_30_february_and_no_day_before_1970() {
    for (year, month, day) in [
        (2025, 2, 29),
        (2025, 2, 30),
        (2025, 4, 31),
        (2025, 0, 1),
        (2025, 13, 1),
        (2025, 1, 0),
        (1969, 12, 31),
        (0, 1, 1),
        (u32::MAX, 12, 31),
    ] {
        assert_eq!(Day::of(year, month, day), None, "{year}-{month}-{day}");
    }
    let last = FOR_EVER.date();
    assert_eq!(Day::of(last.year, last.month, last.day), Some(FOR_EVER));
}

#[test]
fn a_month_begins_at_local_midnight() {
    let (baku, tashkent) = (LocalTime(240), LocalTime(300));
    let may = day(2025, 5, 1);
    let midnight_utc = u64::from(may.0) * DAY;
    let hour = DAY / 24;
    assert_eq!(baku.midnight(may), Some(midnight_utc - 4 * hour));
    assert_eq!(tashkent.midnight(may), Some(midnight_utc - 5 * hour));
    // Half an hour past seven in the evening, UTC: tomorrow in Tashkent, and today in Baku.
    let evening = midnight_utc - 9 * hour / 2;
    assert_eq!(tashkent.day_at(evening), Some(may));
    assert_eq!(baku.day_at(evening), Some(day(2025, 4, 30)));
}

#[test]
fn a_day_begins_at_its_midnight_and_not_a_millisecond_before() {
    for minutes in [-720, -1, 0, 240, 300, 345, 840] {
        let place = LocalTime(minutes);
        for number in [1, 20_000, 2_000_000] {
            let midnight = place.midnight(Day(number)).unwrap();
            assert_eq!(place.day_at(midnight), Some(Day(number)));
            assert_eq!(place.day_at(midnight - 1), Some(Day(number - 1)));
        }
    }
}

#[test]
fn moments_without_a_day_have_none() {
    assert_eq!(LocalTime(-60).day_at(0), None);
    assert_eq!(LocalTime(0).day_at(u64::MAX), None);
    assert_eq!(LocalTime(60).midnight(Day(0)), None);
}

#[test]
fn an_amount_falls_on_days_in_equal_parts_and_the_first_get_what_is_left() {
    let days = |amount, days| (0..days).map(move |day| share(amount, days, day, day + 1));
    assert_eq!(days(31, 31).collect::<Vec<_>>(), [1; 31]);
    assert_eq!(days(7, 3).collect::<Vec<_>>(), [3, 2, 2]);
    assert_eq!(days(2, 4).collect::<Vec<_>>(), [1, 1, 0, 0]);
    assert_eq!(share(200_000, 31, 0, 31), 200_000);
    assert_eq!(share(u128::MAX, 29, 0, 29), u128::MAX);
    assert_eq!(share(5, 0, 0, 1), 0, "no day, no share");
    assert_eq!(share(5, 2, 0, 9), 5, "days beyond the last get nothing");
}
