//! What every entry of the civil register says, whatever happened.

use crate::{Moment, Region};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// How soon after the event it is registered, as the registrar states it. When the event happened is a claim, and with the
/// moment of registration proves a false statement later.
///
/// The classes are those of United Nations, *Principles and Recommendations for a Vital Statistics System*, revision 3:
/// within the time that the law gives, after it but within a year, and later.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Timeliness {
    /// Within the time that the law gives for such an event.
    Timely,
    /// After that, but within a year of the event.
    Late,
    /// More than a year after the event. It takes four eyes.
    Delayed,
    /// Registered on paper in its time, and taken from an archive that is anchored on chain.
    Archived,
}

/// How many days the law gives to register an event, from the day after it on. It differs by country and kind of event, and
/// laws change: whoever asks brings their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LegalTerm(pub u32);

impl LegalTerm {
    /// Of a live birth in Azerbaijan: a month, here the longest (Family Code of Azerbaijan, article 167).
    pub const AZ_BIRTH: Self = Self(31);
    /// Of a fetal death in Azerbaijan: three days (the same article).
    pub const AZ_FETAL_DEATH: Self = Self(3);
    /// After this, a registration is delayed, whatever the event: a year.
    pub const YEAR: Self = Self(365);
}

/// When something happened, as far as a date tells: the moment at which that day began where it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Happened(pub Moment);

const DAY: Moment = 24 * 60 * 60 * 1000;

impl Timeliness {
    /// The class that is true of an event for which the law gives this time, if it was registered then.
    ///
    /// The day of the event is not counted: with a term of three days, what happened on a Monday is timely until the end of
    /// Thursday. Never [`Timeliness::Archived`], which no date tells; and timely if it is dated after its registration,
    /// which is for others to notice.
    pub const fn of(term: LegalTerm, happened: Happened, registered_at: Moment) -> Self {
        let days = registered_at.saturating_sub(happened.0) / DAY;
        if days > LegalTerm::YEAR.0 as u64 {
            Timeliness::Delayed
        } else if days > term.0 as u64 {
            Timeliness::Late
        } else {
            Timeliness::Timely
        }
    }
}

/// What a registrar states of an entry, besides what happened.
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
pub struct Entry {
    /// Root of the claims tree ([`crate::claims`]).
    pub claims_root: H256,
    /// Where the event is registered.
    pub region: Region,
    /// How soon.
    pub timeliness: Timeliness,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-01-05, a Monday, when it began in Tashkent.
    const MONDAY: Moment = 1_767_553_200_000;

    /// The class on the first and in the last millisecond of the day that is so many after the event.
    fn on_day(term: LegalTerm, day: u64) -> [Timeliness; 2] {
        let begins = MONDAY + day * DAY;
        [begins, begins + DAY - 1]
            .map(|registered_at| Timeliness::of(term, Happened(MONDAY), registered_at))
    }

    #[test]
    fn the_legal_term_ends_with_its_last_day() {
        let term = LegalTerm::AZ_FETAL_DEATH;
        assert_eq!(on_day(term, 0), [Timeliness::Timely; 2]);
        assert_eq!(on_day(term, 3), [Timeliness::Timely; 2]);
        assert_eq!(on_day(term, 4), [Timeliness::Late; 2]);
        assert_eq!(on_day(LegalTerm::AZ_BIRTH, 31), [Timeliness::Timely; 2]);
        assert_eq!(on_day(LegalTerm::AZ_BIRTH, 32), [Timeliness::Late; 2]);
    }

    #[test]
    fn what_is_registered_more_than_a_year_after_is_delayed_whatever_the_term() {
        for term in [LegalTerm(0), LegalTerm::AZ_BIRTH, LegalTerm(10_000)] {
            let within = on_day(term, 365);
            assert!(!within.contains(&Timeliness::Delayed), "{term:?}");
            assert_eq!(on_day(term, 366), [Timeliness::Delayed; 2], "{term:?}");
        }
    }

    #[test]
    fn what_is_dated_after_its_registration_is_not_late() {
        let term = LegalTerm(0);
        let tomorrow = Happened(MONDAY + DAY);
        assert_eq!(Timeliness::of(term, tomorrow, MONDAY), Timeliness::Timely);
    }
}
