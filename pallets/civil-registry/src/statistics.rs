//! Vital statistics: how many records there are of each kind, by district and month.

use crate::{
    types::{
        Count, DistrictKey, EventKind, MonthKey, Record, RecordStatus, StatisticsPage,
        StatisticsRow, MAX_MONTHS, MAX_PAGE,
    },
    Config, Pallet, Statistics,
};
use adliya_primitives::{Month, Region};
use alloc::vec::Vec;
use frame_support::traits::Get;

/// Where a record is counted.
pub(crate) type Cell = (DistrictKey, MonthKey, EventKind);

impl<T: Config> Pallet<T> {
    /// Counts a record that has been entered.
    pub(crate) fn count(record: &Record) {
        Statistics::<T>::mutate(Self::cell(record), |count| {
            let of_its_class = count.of(record.timeliness);
            *of_its_class = of_its_class.saturating_add(1);
        });
    }

    /// Counts a record as annulled, in the cell where it was counted when it was entered.
    pub(crate) fn count_annulment(record: &Record) {
        Statistics::<T>::mutate(Self::cell(record), |count| {
            count.annulled = count.annulled.saturating_add(1);
        });
    }

    /// Takes a record that is sealed out of the cell where it was counted when it was entered. A cell with nothing in it
    /// would tell that something was, so none is left.
    pub(crate) fn uncount(record: &Record) {
        Statistics::<T>::mutate_exists(Self::cell(record), |kept| {
            let Some(count) = kept else { return };
            let of_its_class = count.of(record.timeliness);
            *of_its_class = of_its_class.saturating_sub(1);
            if record.status == RecordStatus::Annulled {
                count.annulled = count.annulled.saturating_sub(1);
            }
            if *count == Count::default() {
                *kept = None;
            }
        });
    }

    pub(crate) fn cell(record: &Record) -> Cell {
        let month = Month::of(record.registered_at, T::UtcOffset::get());
        let district = record.region.district();
        (district.into(), month.into(), record.kind)
    }

    /// Answers `CivilRegistryApi::statistics`.
    pub fn statistics_page(
        region: Region,
        from_month: Month,
        to_month: Month,
        from: Option<Region>,
        limit: u32,
    ) -> StatisticsPage {
        let to_month = to_month.min(from_month.later(MAX_MONTHS.saturating_sub(1)));
        let limit = limit.min(MAX_PAGE);
        let begin = from.map_or(region, |from| from.max(region));
        let mut next = Self::district_from(begin.into(), region);
        let mut rows = Vec::new();
        for _ in 0..limit {
            let Some(district) = next else { break };
            rows.extend(Self::rows(district, from_month, to_month));
            next = district
                .next()
                .and_then(|following| Self::district_from(following, region));
        }
        StatisticsPage {
            rows,
            next: next.filter(|_| limit > 0).map(Region::from),
        }
    }

    /// The first district from this on in which anything is counted, if it lies in the region: the districts of a region
    /// follow each other.
    fn district_from(begin: DistrictKey, region: Region) -> Option<DistrictKey> {
        let keys = Statistics::<T>::iter_keys_from(Self::before(begin, Month::default()));
        let (district, ..) = { keys }.next()?;
        region.covers(district.into()).then_some(district)
    }

    /// The rows of a district, of these months.
    fn rows(district: DistrictKey, from: Month, to: Month) -> impl Iterator<Item = StatisticsRow> {
        Statistics::<T>::iter_prefix_from((district,), Self::before(district, from))
            .map(move |((month, kind), count)| StatisticsRow {
                district: district.into(),
                month: month.into(),
                kind,
                count,
                late_per_mille: count.late_per_mille(),
            })
            .take_while(move |row| row.month <= to)
    }

    /// The storage key that stands right before those of a district and month: theirs, without the byte of the kind.
    fn before(district: DistrictKey, month: Month) -> Vec<u8> {
        let first = (district, MonthKey::from(month), EventKind::Birth);
        let mut key = Statistics::<T>::hashed_key_for(first);
        key.pop();
        key
    }
}
