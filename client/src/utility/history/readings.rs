//! The chain of a contract's readings: every one that ever was firm.

use super::{read, Chained, Link};
use crate::{
    chain::Chain,
    transact::{Event, TransactError},
    utility::proven::Proven,
};
use adliya_primitives::{ContractId, Moment};
use adliya_tariffs::LocalTime;
use codec::Decode;
use pallet_utility_bills::types::Ending;
use pallet_utility_contracts::types::{Journal, Mark, Proposed, Source, Totals};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The chain of a contract's readings.
#[derive(Debug)]
enum Marks {}

impl Chained for Marks {
    type Entry = Mark;
    const PLACE: (&'static str, &'static str) = ("UtilityContracts", "Journals");

    fn head(journal: &mut &[u8]) -> Result<H256, codec::Error> {
        let (.., head) = <(LocalTime, Totals, H256)>::decode(journal)?;
        Ok(head)
    }

    fn told(event: &Event, id: ContractId) -> Result<Option<(Mark, H256)>, codec::Error> {
        if (event.pallet.as_str(), event.name.as_str()) != ("UtilityContracts", "ReadingFirm") {
            return Ok(None);
        }
        let told = <(ContractId, Mark, H256)>::decode(&mut event.fields.as_slice())?;
        let (contract, mark, head) = told;
        Ok((contract == id).then_some((mark, head)))
    }

    fn follow(mark: &Mark, head: H256) -> H256 {
        BlakeTwo256::hash_of(&(head, mark))
    }
}

/// Where it is told that a reading is firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// In a block.
    Block(u64),
    /// In the state with which the chain begins.
    Genesis,
    /// Nowhere yet: nobody has objected to it in time.
    Silence,
}

/// Every reading of a contract that ever was firm, as far as it is proven.
#[derive(Clone, Debug)]
pub(crate) struct Readings {
    local_time: LocalTime,
    /// Those that were told, oldest first.
    pub(crate) told: Vec<(Mark, Told)>,
    /// How many of them are links.
    pub(crate) links: usize,
    /// What would be firm by now.
    silent: Vec<Mark>,
}

impl Readings {
    /// Reads the chain back from the head that a proven journal has.
    pub(crate) async fn of(
        chain: &Chain,
        id: ContractId,
        proven: &Proven<'_>,
        journal: &Journal,
    ) -> Result<Self, TransactError> {
        let history = read::<Marks>(chain, id, proven.hash, journal.chain).await?;
        let mut told = Vec::new();
        if let Some(head) = history.genesis {
            let began: Journal = Proven::at_genesis(chain)
                .await?
                .read(Marks::PLACE, id)
                .await?;
            if began.chain != head {
                let problem = "block 0: its state has another head than the node says";
                return Err(TransactError::Unproven(problem.to_owned()));
            }
            told.extend(began.marks.iter().map(|mark| (*mark, Told::Genesis)));
        }
        let links = history.links.len();
        let told_by = |link: Link<Mark>| (link.entry, Told::Block(link.block.number));
        told.extend(history.links.into_iter().map(told_by));
        let now = proven.moment().await?;
        Ok(Self::new(told, links, journal, now))
    }

    fn new(told: Vec<(Mark, Told)>, links: usize, journal: &Journal, now: Moment) -> Self {
        Self {
            local_time: journal.local_time,
            told,
            links,
            silent: silent(journal, now),
        }
    }

    /// The reading with which a bill ends, and where it is told.
    pub(crate) fn ending(&self, ends: &Ending) -> Option<(Mark, Told)> {
        let silent = self.silent.iter().map(|mark| (*mark, Told::Silence));
        let mut all = self.told.iter().copied().chain(silent);
        all.find(|(mark, _)| is_ending(self.local_time, mark, ends))
    }

    /// Whether a reading that is kept was told.
    pub(crate) fn has(&self, kept: &Mark) -> bool {
        self.told.iter().any(|(mark, _)| mark == kept)
    }
}

/// The reading with which a bill ends, if the journal has it still: it keeps the first of each month, and the last.
pub(crate) fn kept_ending<'j>(journal: &'j Journal, ends: &Ending) -> Option<&'j Mark> {
    let mut marks = journal.marks.iter();
    marks.find(|mark| is_ending(journal.local_time, mark, ends))
}

/// Whether a bill ends with a reading.
fn is_ending(local_time: LocalTime, mark: &Mark, ends: &Ending) -> bool {
    local_time.day_at(mark.at) == Some(ends.day) && mark.consumed == ends.totals
}

fn differences(of: &Totals, before: &Totals) -> Totals {
    let mut left = *of;
    for (left, before) in left.iter_mut().zip(before) {
        *left = left.saturating_sub(*before);
    }
    left
}

fn sums(of: &Totals, more: &Totals) -> Totals {
    let mut sums = *of;
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum = sum.saturating_add(*more);
    }
    sums
}

/// The readings that are firm by now because nobody has answered, and those that this raises: the next call writes them down.
fn silent(journal: &Journal, now: Moment) -> Vec<Mark> {
    let over = journal.pending.filter(|proposal| proposal.until < now);
    let Some(Proposed::Reading(claim)) = over.map(|proposal| proposal.what) else {
        return Vec::new();
    };
    let before = |mark: &&Mark| mark.meter == claim.meter && mark.is_real() && mark.at < claim.at;
    let Some(base) = journal.marks.iter().rev().find(before) else {
        return Vec::new();
    };
    let more = differences(&claim.totals, &base.totals);
    let mark = Mark {
        at: claim.at,
        meter: claim.meter,
        totals: claim.totals,
        consumed: sums(&base.consumed, &more),
        source: claim.source,
        flags: Default::default(),
    };
    let closes = claim.source == Source::Closing;
    let later = journal.marks.iter();
    let later = later.filter(|mark| closes && mark.at >= claim.at);
    let raised = later.map(|mark| Mark {
        consumed: sums(&mark.consumed, &more),
        ..*mark
    });
    std::iter::once(mark).chain(raised).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::check, *};
    use adliya_primitives::MeterId;
    use adliya_tariffs::Day;
    use codec::Encode;
    use pallet_utility_contracts::types::{Claim, Flags, Proposal};

    const DAY: Moment = 24 * 60 * 60 * 1_000;
    const UTC: LocalTime = LocalTime(0);

    fn mark(day: u64, meter: u64, consumed: u64, source: Source) -> Mark {
        Mark {
            at: day * DAY,
            meter: MeterId(meter),
            totals: [1_000 + consumed, 0, 0, 0],
            consumed: [consumed, 0, 0, 0],
            source,
            flags: Flags::NONE,
        }
    }

    fn journal(marks: &[Mark]) -> Journal {
        Journal {
            local_time: UTC,
            used: [0; 4],
            chain: H256::repeat_byte(9),
            marks: marks.to_vec().try_into().expect("few"),
            advanced_at: 0,
            proposals: 0,
            pending: None,
            inspection: None,
        }
    }

    fn ends(day: u32, consumed: u64) -> Ending {
        Ending {
            day: Day(day),
            totals: [consumed, 0, 0, 0],
            estimated: false,
            is_final: false,
        }
    }

    fn readings(told: &[(Mark, Told)], journal: &Journal, now: Moment) -> Readings {
        Readings::new(told.to_vec(), told.len(), journal, now)
    }

    #[test]
    fn readings_that_were_altered_or_left_out_do_not_lead_to_the_head() {
        let mut head = H256::zero();
        let mut told = Vec::new();
        for day in 1..4 {
            let mark = mark(day, 0, day * 10, Source::Consumer);
            head = BlakeTwo256::hash(&(head, mark).encode());
            told.push((mark, head));
        }
        assert_eq!(check::<Marks>(None, head, &told), Ok(()));
        assert!(check::<Marks>(None, head, &told[1..]).is_err());
        assert!(check::<Marks>(None, head, &told[..2]).is_err());
        told[1].0.consumed[0] += 1;
        assert!(check::<Marks>(None, head, &told).is_err());
    }

    #[test]
    fn the_head_of_a_journal_is_read_whatever_follows_it() {
        let value = journal(&[]).encode();
        let head = Marks::head(&mut value.as_slice());
        assert_eq!(head, Ok(H256::repeat_byte(9)));
        assert_eq!(Marks::head(&mut &value[..70]), head);
    }

    #[test]
    fn a_bill_ends_with_a_reading_of_its_day_that_comes_to_it() {
        let first = mark(3, 0, 30, Source::Signed { counter: 1 });
        let told = [(first, Told::Block(7))];
        let read = readings(&told, &journal(&[]), 0);
        assert_eq!(read.ending(&ends(3, 30)), Some((first, Told::Block(7))));
        assert_eq!(read.ending(&ends(3, 31)), None, "it shows something else");
        assert_eq!(read.ending(&ends(4, 30)), None, "it is of another day");
    }

    #[test]
    fn a_bill_may_end_with_a_reading_that_nobody_has_objected_to_in_time() {
        let first = mark(3, 0, 30, Source::Consumer);
        let claim = Claim {
            meter: MeterId(0),
            at: 9 * DAY,
            totals: [1_090, 0, 0, 0],
            source: Source::Reader,
        };
        let mut journal = journal(&[first]);
        journal.pending = Some(Proposal {
            number: 1,
            until: 19 * DAY,
            by: None,
            what: Proposed::Reading(claim),
        });
        let told = [(first, Told::Block(7))];
        let by = |now| {
            let found = readings(&told, &journal, now).ending(&ends(9, 90));
            found.map(|(_, by)| by)
        };
        assert_eq!(by(19 * DAY), None, "there is time to object");
        assert_eq!(by(19 * DAY + 1), Some(Told::Silence));
    }

    #[test]
    fn what_a_meter_showed_at_last_raises_what_its_successor_shows() {
        // Meter 1 came on day 5. That meter 0 had counted 20 more until then, nobody has objected to in time.
        let marks = [
            mark(3, 0, 30, Source::Consumer),
            mark(5, 1, 30, Source::Opening),
            mark(8, 1, 45, Source::Consumer),
        ];
        let mut journal = journal(&marks);
        journal.pending = Some(Proposal {
            number: 1,
            until: 15 * DAY,
            by: None,
            what: Proposed::Reading(Claim {
                meter: MeterId(0),
                at: 5 * DAY,
                totals: [1_050, 0, 0, 0],
                source: Source::Closing,
            }),
        });
        let told = marks.map(|mark| (mark, Told::Block(1)));
        let read = readings(&told, &journal, 16 * DAY);
        let by = |ends| read.ending(&ends).map(|(_, by)| by);
        assert_eq!(
            by(ends(8, 45)),
            Some(Told::Block(1)),
            "it was so until then"
        );
        assert_eq!(by(ends(8, 65)), Some(Told::Silence));
        assert_eq!(by(ends(3, 50)), None, "what came before is not raised");
        assert!(marks.iter().all(|mark| read.has(mark)));
    }
}
