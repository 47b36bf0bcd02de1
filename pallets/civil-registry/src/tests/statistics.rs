//! What is counted, where, and how it is read as a table.

use super::*;
use crate::{
    types::{Count, DistrictKey, EventKind, MonthKey, PersonalChange, StatisticsRow, MAX_MONTHS},
    Statistics,
};
use adliya_primitives::{Entry, Month, Timeliness};

/// 2025-12-31, 19:00 UTC: the new year's midnight in Tashkent.
const NEW_YEAR: u64 = NOW - 5 * 60 * 60 * 1000;
const DECEMBER: &str = "2025-12";
const JANUARY: &str = "2026-01";

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn born_in(number: u64, region: Region) {
    assert_ok!(birth(subject(number), Parents::default(), region));
}

fn changed(subject: SubjectId, timeliness: Timeliness) -> DispatchResult {
    let change = PersonalChange::Name;
    let origin = match timeliness {
        Timeliness::Delayed => RuntimeOrigin::signed(FOUR_EYES),
        _ => registrar(),
    };
    let entry = Entry {
        timeliness,
        ..entry(ROOT, URGUT)
    };
    let event = VitalEvent::PersonalChange { subject, change };
    match timeliness {
        Timeliness::Delayed => CivilRegistry::register_delayed(origin, event, entry),
        _ => CivilRegistry::register(origin, event, entry),
    }
}

/// The rows of these months, all on one page.
fn table(region: Region, from: &str, to: &str) -> Vec<StatisticsRow> {
    let page = CivilRegistry::statistics_page(region, month(from), month(to), None, 100);
    assert_eq!(page.next, None);
    page.rows
}

/// What was counted of a kind in Urgut this January.
fn count_of(kind: EventKind) -> Count {
    let rows = table(URGUT, JANUARY, JANUARY);
    let row = rows.into_iter().find(|row| row.kind == kind);
    row.map(|row| row.count).unwrap_or_default()
}

fn births(rows: &[StatisticsRow]) -> Vec<(Region, String, u32)> {
    let row = |row: &StatisticsRow| (row.district, row.month.to_string(), row.count.timely);
    rows.iter().map(row).collect()
}

#[test]
fn every_record_is_counted_once_by_its_kind_and_how_soon_it_was_registered() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        married(one, other);
        for timeliness in [Timeliness::Late, Timeliness::Delayed, Timeliness::Late] {
            assert_ok!(changed(one, timeliness));
        }
        let births = Count {
            timely: 2,
            ..Count::default()
        };
        assert_eq!(count_of(EventKind::Birth), births);
        assert_eq!(count_of(EventKind::Marriage).timely, 1);
        let changes = Count {
            late: 2,
            delayed: 1,
            ..Count::default()
        };
        assert_eq!(count_of(EventKind::NameChange), changes);
    });
}

#[test]
fn what_is_refused_is_not_counted() {
    ExtBuilder::build_and_execute(|| {
        let [one] = born();
        let refused =
            frame_support::storage::with_storage_layer(|| birth(one, Parents::default(), URGUT));
        assert!(refused.is_err());
        assert_eq!(count_of(EventKind::Birth).timely, 1);
    });
}

#[test]
fn an_annulled_record_stays_counted_and_counts_as_annulled_where_it_was_registered() {
    ExtBuilder::build_and_execute(|| {
        let [one, ..] = born::<2>();
        Timestamp::set_timestamp(NEW_YEAR - 1);
        let death = died(one);
        Timestamp::set_timestamp(NOW);
        assert_ok!(annul_death(death, one, decided(Matter::AnnulRecord(death))));

        let december = table(URGUT, DECEMBER, DECEMBER);
        let deaths = Count {
            timely: 1,
            annulled: 1,
            ..Count::default()
        };
        let kinds = december.iter().map(|row| (row.kind, row.count));
        assert_eq!(kinds.collect::<Vec<_>>(), [(EventKind::Death, deaths)]);
        assert_eq!(count_of(EventKind::RecordAnnulment).timely, 1);
        assert_eq!(count_of(EventKind::Death), Count::default());
    });
}

#[test]
fn an_annulled_marriage_counts_as_annulled() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let wedding = married(one, other);
        assert_ok!(annul_marriage(
            wedding,
            decided(Matter::AnnulMarriage(wedding))
        ));
        let marriages = Count {
            timely: 1,
            annulled: 1,
            ..Count::default()
        };
        assert_eq!(count_of(EventKind::Marriage), marriages);
        assert_eq!(count_of(EventKind::MarriageAnnulment).timely, 1);
    });
}

#[test]
fn a_month_begins_at_midnight_in_tashkent() {
    ExtBuilder::build_and_execute(|| {
        Timestamp::set_timestamp(NEW_YEAR - 1);
        born_in(1, URGUT);
        Timestamp::set_timestamp(NEW_YEAR);
        born_in(2, URGUT);
        let rows = table(URGUT, DECEMBER, JANUARY);
        let expected = [DECEMBER, JANUARY].map(|month| (URGUT, month.to_string(), 1));
        assert_eq!(births(&rows), expected);
    });
}

#[test]
fn a_region_is_a_table_of_its_districts_and_a_village_counts_for_its_district() {
    ExtBuilder::build_and_execute(|| {
        let neighbour = Region::new(1, 14, 8, 0);
        born_in(1, neighbour);
        born_in(2, URGUT);
        born_in(3, Region::new(1, 14, 7, 3));
        born_in(4, SAMARKAND);
        assert_ok!(CivilRegistry::register(
            RuntimeOrigin::signed(ANDIJAN_REGISTRAR),
            VitalEvent::Foundling {
                child: subject(5),
                links: links(subject(5)),
            },
            entry(ROOT, ANDIJAN)
        ));

        let of = |region, births| (region, JANUARY.to_string(), births);
        let samarkand = [of(SAMARKAND, 1), of(URGUT, 2), of(neighbour, 1)];
        assert_eq!(births(&table(SAMARKAND, JANUARY, JANUARY)), samarkand);
        assert_eq!(births(&table(URGUT, JANUARY, JANUARY)), [of(URGUT, 2)]);
        let country = [[of(ANDIJAN, 1)].as_slice(), &samarkand].concat();
        for region in [Region::WHOLE, Region::new(1, 0, 0, 0)] {
            assert_eq!(births(&table(region, JANUARY, JANUARY)), country);
        }
        assert!(table(Region::new(1, 14, 7, 3), JANUARY, JANUARY).is_empty());
        assert!(table(Region::new(2, 0, 0, 0), JANUARY, JANUARY).is_empty());
    });
}

#[test]
fn a_table_has_the_months_that_are_asked_for_and_never_more_than_a_year() {
    ExtBuilder::build_and_execute(|| {
        let day = 24 * 60 * 60 * 1000;
        // Fourteen months, a birth in the middle of each.
        let first = NOW + 14 * day;
        for number in 0..14 {
            Timestamp::set_timestamp(first + number * 30 * day + number / 2 * day);
            born_in(number + 1, URGUT);
        }
        let months = |from, to| -> Vec<String> {
            let rows = table(URGUT, from, to);
            rows.iter().map(|row| row.month.to_string()).collect()
        };
        assert_eq!(months("2026-03", "2026-04"), ["2026-03", "2026-04"]);
        assert_eq!(months(JANUARY, JANUARY), [JANUARY]);
        assert!(months("2026-04", "2026-03").is_empty());
        let year = months("2026-02", "2030-12");
        assert_eq!(year.len(), MAX_MONTHS as usize);
        assert_eq!(
            year.first().zip(year.last()),
            Some((&"2026-02".to_string(), &"2027-01".to_string()))
        );
    });
}

#[test]
fn a_table_is_read_by_pages_of_districts() {
    ExtBuilder::build_and_execute(|| {
        let district = |number| Region::new(1, 14, number, 0);
        for number in 1..=5u8 {
            born_in(number.into(), district(number));
        }
        let [from, to] = [DECEMBER, JANUARY].map(month);
        let page = |begin, limit| CivilRegistry::statistics_page(SAMARKAND, from, to, begin, limit);
        let mut read = vec![];
        let mut next = None;
        loop {
            let page = page(next, 2);
            assert!(page.rows.len() <= 2);
            read.extend(page.rows.iter().map(|row| row.district));
            next = page.next;
            if next.is_none() {
                break;
            }
        }
        assert_eq!(read, [1, 2, 3, 4, 5].map(district));
        // A page may begin with any district, also one in which nothing was registered.
        assert_eq!(page(Some(district(4)), 1).next, Some(district(5)));
        assert!(page(Some(district(6)), 1).rows.is_empty());
        assert_eq!(page(Some(ANDIJAN), 100), page(None, 100));
        assert_eq!(page(Some(Region(u32::MAX)), 100).rows, []);
        let nothing = page(None, 0);
        assert_eq!((nothing.rows.len(), nothing.next), (0, None));
    });
}

#[test]
fn the_last_district_that_can_be_is_counted_and_read_as_any_other() {
    ExtBuilder::build_and_execute(|| {
        let last = Region(u32::MAX).district();
        let district = DistrictKey::from(last);
        let cell = (district, MonthKey::from(month(JANUARY)), EventKind::Birth);
        Statistics::<Test>::insert(cell, Count::default());
        let rows = table(Region::WHOLE, JANUARY, JANUARY);
        assert_eq!(births(&rows), [(last, JANUARY.to_string(), 0)]);
        Statistics::<Test>::remove(cell);
    });
}

#[test]
fn the_share_that_was_late_is_rounded_half_up_and_leaves_archives_out() {
    let share = |timely, late, delayed, archived| {
        let count = Count {
            timely,
            late,
            delayed,
            archived,
            annulled: 0,
        };
        count.late_per_mille()
    };
    assert_eq!(share(0, 0, 0, 0), None);
    assert_eq!(share(0, 0, 0, 7), None, "nothing but an archive");
    assert_eq!(share(1, 0, 0, 9), Some(0));
    assert_eq!(share(0, 1, 1, 0), Some(1_000));
    assert_eq!(share(2, 1, 0, 0), Some(333));
    assert_eq!(share(1, 1, 1, 0), Some(667));
    assert_eq!(share(1_999, 1, 0, 0), Some(1), "half of one of a thousand");
    assert_eq!(share(2_000, 1, 0, 0), Some(0), "a little less");
    assert_eq!(share(u32::MAX, u32::MAX, u32::MAX, 0), Some(667));
}
