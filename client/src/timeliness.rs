//! How soon after its event a registration comes: the class that a registrar states, and whether a stated class is true.
//!
//! The chain is told the class and never the date, which is a claim. So the class is made here, by
//! [`Timeliness::of`], from the claim with the date; and whoever is shown that claim later can hold it against the record.

use crate::chain::MORTALITY;
use adliya_primitives::{Happened, LegalTerm, Moment, Month, Region, Timeliness};
use chrono::{NaiveDate, NaiveTime};
use pallet_civil_registry::types::{EventKind, Record};
use std::{
    fmt,
    time::{SystemTime, UNIX_EPOCH},
};

const HOUR: Moment = 60 * 60 * 1_000;
/// Uzbekistan's number among the countries of regions.
const UZBEKISTAN: u8 = 1;
/// How far its clocks, and those of the chain's statistics, are ahead of UTC.
const AHEAD_UZ: Moment = 5 * HOUR;
/// The same of Azerbaijan. Its clocks had a summer time until 2016, whose hour cannot matter: what happened then is delayed.
const AHEAD_AZ: Moment = 4 * HOUR;
/// A transaction waits at most [`MORTALITY`] blocks of six seconds after the officer has signed it.
const UNDER_WAY: Moment = MORTALITY * 6_000;
/// No month is longer, in days and milliseconds.
const LONGEST_MONTH: Moment = 31 * 24 * HOUR;

/// The claim that says on which day an event happened, of the events that this release declares.
pub fn date_claim(kind: EventKind) -> Option<&'static str> {
    match kind {
        EventKind::Birth => Some("child.date_of_birth"),
        EventKind::Death => Some("death.date"),
        EventKind::Marriage => Some("marriage.date"),
        _ => None,
    }
}

/// How many days the law gives.
///
/// * A birth: a month, in Azerbaijan by the Family Code, article 167, and in Uzbekistan by its rules for the registration of
///   acts of civil status.
/// * A death: in Uzbekistan three days after the medical certificate of it (the same rules), which is taken to be of the day of
///   the death, because the claims have no other; in Azerbaijan ten days (Cabinet of Ministers, resolution 145 of 2003).
/// * A marriage: none. In both countries it is concluded by being registered, so that one of an earlier day is late.
fn term(kind: EventKind, region: Region) -> LegalTerm {
    match (kind, region.levels()) {
        (EventKind::Birth, _) => LegalTerm::AZ_BIRTH,
        (EventKind::Death, [UZBEKISTAN, ..]) => LegalTerm(3),
        (EventKind::Death, _) => LegalTerm(10),
        _ => LegalTerm(0),
    }
}

/// The class of an event of this day (`YYYY-MM-DD`), if it is registered at this moment; none if that is no day.
pub fn class(
    kind: EventKind,
    region: Region,
    date: &str,
    registered_at: Moment,
) -> Option<Timeliness> {
    let ahead = match region.levels() {
        [UZBEKISTAN, ..] => AHEAD_UZ,
        _ => AHEAD_AZ,
    };
    let day = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let began = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
    // What is before 1970 is delayed anyhow.
    let happened = Happened(Moment::try_from(began).map_or(0, |began| began.saturating_sub(ahead)));
    Some(Timeliness::of(term(kind, region), happened, registered_at))
}

/// What time it is, for a desk.
///
/// The machine's clock, unless the chain's was ahead of it when the run began: a chain that stands idle has an old clock, and
/// what counts is the moment of the block that the registration will be in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    ahead: Moment,
}

impl Clock {
    /// Set by the chain's clock as it is now.
    pub(crate) fn set_by(chain: Moment) -> Self {
        Self {
            ahead: chain.saturating_sub(machine()),
        }
    }

    pub(crate) fn now(self) -> Moment {
        machine().saturating_add(self.ahead)
    }
}

fn machine() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        Moment::try_from(since.as_millis()).unwrap_or(Moment::MAX)
    })
}

/// A class that a claim of the record proves false.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FalseClass {
    /// What the record says.
    pub stated: Timeliness,
    /// What is true.
    pub actual: Timeliness,
    /// The claim that proves it.
    pub claim: &'static str,
    /// Its value.
    pub date: String,
}

impl fmt::Display for FalseClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            stated,
            actual,
            claim,
            date,
        } = self;
        let [stated, actual] = [stated, actual].map(|class| class_name(*class));
        write!(
            f,
            "the registration is stated as {stated}; by {claim} = {date} it was {actual}"
        )
    }
}

/// The name of a class.
pub fn class_name(class: Timeliness) -> &'static str {
    match class {
        Timeliness::Timely => "timely",
        Timeliness::Late => "late",
        Timeliness::Delayed => "delayed",
        Timeliness::Archived => "archived",
    }
}

/// Holds the class of a record against claims of it, which have been verified. None if the class is true, or if the claim
/// with the date is not among them.
///
/// Registered at a moment, the entry was stated somewhat earlier, and its class is true if it was true then. Of an adopted
/// child's birth the chain tells the month alone, by a moment at which one begins: any moment of it may be the true one.
pub fn falsified<'c>(
    record: &Record,
    claims: impl IntoIterator<Item = (&'c str, &'c str)>,
) -> Option<FalseClass> {
    let stated = record.timeliness;
    if stated == Timeliness::Archived {
        return None;
    }
    let claim = date_claim(record.kind)?;
    let (_, date) = claims.into_iter().find(|(name, _)| *name == claim)?;
    let registered_at = record.registered_at;
    let class = |moment| class(record.kind, record.region, date, moment);
    let earliest = class(registered_at.saturating_sub(UNDER_WAY))?;
    let month = Month::of(registered_at, AHEAD_UZ).begins(AHEAD_UZ);
    let latest = if month == registered_at {
        class(registered_at.saturating_add(LONGEST_MONTH))?
    } else {
        class(registered_at)?
    };
    let may_be = earliest as u8..=latest as u8;
    (!may_be.contains(&(stated as u8))).then(|| FalseClass {
        stated,
        actual: latest,
        claim,
        date: date.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::tests::record;

    const DAY: Moment = 24 * HOUR;
    /// 2026-03-01, when it began in Tashkent.
    const MARCH: Moment = 1_772_305_200_000;
    const UZ: Region = Region::new(1, 14, 7, 0);
    const AZ: Region = Region::new(2, 1, 0, 0);

    fn registered(stated: Timeliness, registered_at: Moment) -> Record {
        Record {
            timeliness: stated,
            registered_at,
            ..record()
        }
    }

    /// The class that is false of a birth of this day.
    fn false_of(record: &Record, date: &str) -> Option<Timeliness> {
        let claims = [("child.sex", "male"), ("child.date_of_birth", date)];
        falsified(record, claims).map(|found| found.actual)
    }

    #[test]
    fn the_class_is_that_of_the_country_the_event_and_the_day_there() {
        let at = |kind, region, after| class(kind, region, "2026-03-01", MARCH + after).unwrap();
        let birth = |after| at(EventKind::Birth, UZ, after);
        assert_eq!(birth(32 * DAY - 1), Timeliness::Timely);
        assert_eq!(birth(32 * DAY), Timeliness::Late);
        assert_eq!(birth(366 * DAY), Timeliness::Delayed);
        // The day begins an hour later in Baku.
        assert_eq!(at(EventKind::Birth, AZ, 32 * DAY), Timeliness::Timely);
        let death = |region| at(EventKind::Death, region, 5 * DAY);
        assert_eq!(
            [death(UZ), death(AZ)],
            [Timeliness::Late, Timeliness::Timely]
        );
        let marriage = |after| at(EventKind::Marriage, UZ, after);
        assert_eq!(
            [marriage(DAY - 1), marriage(DAY)],
            [Timeliness::Timely, Timeliness::Late]
        );
    }

    #[test]
    fn somebody_born_before_1970_is_registered_with_delay() {
        let class = class(EventKind::Birth, UZ, "1932-05-06", MARCH);
        assert_eq!(class, Some(Timeliness::Delayed));
    }

    #[test]
    fn a_false_class_is_proved_by_the_date_and_by_nothing_else() {
        let noon = MARCH + 10 * DAY + 7 * HOUR;
        let timely = registered(Timeliness::Timely, noon);
        assert_eq!(false_of(&timely, "1991-04-05"), Some(Timeliness::Delayed));
        assert_eq!(false_of(&timely, "2026-01-05"), Some(Timeliness::Late));
        assert_eq!(false_of(&timely, "2026-03-01"), None);
        let delayed = registered(Timeliness::Delayed, noon);
        assert_eq!(false_of(&delayed, "2026-03-01"), Some(Timeliness::Timely));
        assert_eq!(falsified(&timely, [("child.sex", "male")]), None);
        assert_eq!(falsified(&timely, [("death.date", "1991-04-05")]), None);
        assert_eq!(false_of(&timely, "the fifth of April"), None);
        let archived = registered(Timeliness::Archived, noon);
        assert_eq!(false_of(&archived, "1991-04-05"), None);
    }

    #[test]
    fn what_was_true_when_the_registrar_signed_is_not_false_a_little_later() {
        // The term of who was born on the 1st of March ends with the 1st of April.
        let midnight = MARCH + 32 * DAY;
        let just_after = registered(Timeliness::Timely, midnight + 60_000);
        assert_eq!(false_of(&just_after, "2026-03-01"), None);
        let next_morning = registered(Timeliness::Timely, midnight + 9 * HOUR);
        assert_eq!(
            false_of(&next_morning, "2026-03-01"),
            Some(Timeliness::Late)
        );
    }

    #[test]
    fn the_birth_of_an_adopted_child_is_held_to_the_month_that_the_chain_tells() {
        let late = registered(Timeliness::Late, MARCH);
        assert_eq!(
            false_of(&late, "2026-02-10"),
            None,
            "until the 31st of March"
        );
        let timely = registered(Timeliness::Timely, MARCH);
        assert_eq!(false_of(&timely, "1991-04-05"), Some(Timeliness::Delayed));
    }

    #[test]
    fn a_desk_goes_by_the_clock_that_is_ahead() {
        let now = machine();
        assert!(Clock::set_by(0).now() >= now);
        assert!(Clock::set_by(0).now() < now + HOUR);
        assert!(Clock::set_by(now + DAY).now() >= now + DAY);
    }
}
