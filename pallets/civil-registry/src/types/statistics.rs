//! What is counted, as it is kept and as it is answered.

use super::EventKind;
use adliya_primitives::{Month, Region, Timeliness};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The most months of one table.
pub const MAX_MONTHS: u32 = 12;

/// How many records there are of one kind, district and month.
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
pub struct Count {
    /// Registered within the time that the law gives.
    pub timely: u32,
    /// After that, but within a year of the event.
    pub late: u32,
    /// More than a year after the event.
    pub delayed: u32,
    /// Taken from an archive.
    pub archived: u32,
    /// How many of all these are annulled.
    pub annulled: u32,
}

impl Count {
    /// The counter of a class.
    pub(crate) fn of(&mut self, timeliness: Timeliness) -> &mut u32 {
        match timeliness {
            Timeliness::Timely => &mut self.timely,
            Timeliness::Late => &mut self.late,
            Timeliness::Delayed => &mut self.delayed,
            Timeliness::Archived => &mut self.archived,
        }
    }

    /// How many of a thousand were registered late or delayed, rounded to the nearest, half up. Archived records, which
    /// were registered in their time, are left out; none if nothing else is there.
    pub fn late_per_mille(&self) -> Option<u16> {
        let [timely, late, delayed] = [self.timely, self.late, self.delayed].map(u64::from);
        let after = late.saturating_add(delayed);
        let all = timely.saturating_add(after);
        let half = all.checked_div(2)?;
        let share = after
            .saturating_mul(1_000)
            .saturating_add(half)
            .checked_div(all)?;
        u16::try_from(share).ok()
    }
}

/// A district as a key of the statistics: its levels, highest first, so that keys are in the order of the regions.
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
pub struct DistrictKey([u8; 3]);

impl DistrictKey {
    /// The next after it, if there can be one.
    pub(crate) fn next(self) -> Option<Self> {
        // The lowest byte is a locality's.
        let region = Region::from(self).0.checked_add(0x100)?;
        Some(Region(region).into())
    }
}

impl From<Region> for DistrictKey {
    fn from(region: Region) -> Self {
        let [country, region, district, _] = region.levels();
        Self([country, region, district])
    }
}

impl From<DistrictKey> for Region {
    fn from(key: DistrictKey) -> Self {
        let [country, region, district] = key.0;
        Region::new(country, region, district, 0)
    }
}

/// A month as a key of the statistics: big-endian, so that keys are in the order of time.
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
pub struct MonthKey([u8; 4]);

impl From<Month> for MonthKey {
    fn from(month: Month) -> Self {
        Self(month.0.to_be_bytes())
    }
}

impl From<MonthKey> for Month {
    fn from(key: MonthKey) -> Self {
        Self(u32::from_be_bytes(key.0))
    }
}

/// A row of the statistics as the runtime API shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct StatisticsRow {
    /// Where it was registered.
    pub district: Region,
    /// When it was registered.
    pub month: Month,
    /// What.
    pub kind: EventKind,
    /// How many.
    pub count: Count,
    /// [`Count::late_per_mille`] of these.
    pub late_per_mille: Option<u16>,
}

/// A page of the statistics: all rows of some districts, by district, month and kind. A row in which nothing is counted
/// is left out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct StatisticsPage {
    /// The rows of the page.
    pub rows: Vec<StatisticsRow>,
    /// The district that the next page begins with; none after the last.
    pub next: Option<Region>,
}
