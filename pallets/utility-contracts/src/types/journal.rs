//! What is firm of a contract's readings, what is proposed, and what is in doubt.

use crate::LocalTime;
use adliya_primitives::{MandateId, MeterId, Moment};
use adliya_tariffs::tariff::MAX_REGISTERS;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most firm readings that a contract keeps: of each of 13 months the first, the latest, and those where a meter came or went.
pub const MAX_MARKS: u32 = 16;
/// The most estimates that follow each other with no reading between them.
pub const MAX_ESTIMATES: u32 = 12;

/// What registers have ever counted, in thousandths of their unit; zero for those that a meter has not.
pub type Totals = [u64; MAX_REGISTERS as usize];

/// What validation found of a reading: a set of bits. A reading that is flagged counts all the same.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Flags(pub u8);

impl Flags {
    /// Nothing.
    pub const NONE: Flags = Flags(0);
    /// No reading before it for longer than [`ReadingRules::longest_gap`].
    pub const GAP: Flags = Flags(1);
    /// So much more for each day than before, by [`ReadingRules::spike_factor`].
    pub const SPIKE: Flags = Flags(1 << 1);
    /// No register has counted for longer than [`ReadingRules::frozen_after`].
    pub const FROZEN: Flags = Flags(1 << 2);
    /// The meter has signed less than it had signed before.
    pub const REVERSED: Flags = Flags(1 << 3);
    /// The meter has signed what a firm reading contradicts.
    pub const CONTRADICTS: Flags = Flags(1 << 4);
    /// Nobody has read it: the chain has estimated it.
    pub const ESTIMATED: Flags = Flags(1 << 5);
    /// It has taken the place of estimates.
    pub const TRUED_UP: Flags = Flags(1 << 6);

    /// Whether all of these are set.
    pub const fn contains(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and those.
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// These, if so.
    pub const fn when(self, so: bool) -> Flags {
        match so {
            true => self,
            false => Flags::NONE,
        }
    }
}

/// Where a reading comes from.
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
pub enum Source {
    /// What a meter showed when it came to the contract.
    Opening,
    /// The meter has signed it.
    Signed {
        /// Its counter.
        counter: u64,
    },
    /// The consumer has read it.
    Consumer,
    /// The supplier's reader has read it.
    Reader,
    /// What a meter showed when it was exchanged, as the supplier's operator says.
    Closing,
    /// The chain has estimated it, as the supplier asked.
    Estimate,
}

/// A firm reading of a contract.
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
pub struct Mark {
    /// When it was taken.
    pub at: Moment,
    /// Of which meter.
    pub meter: MeterId,
    /// What the meter's registers have ever counted.
    pub totals: Totals,
    /// What was consumed under the contract, by whichever meters. Never less than of the mark before.
    pub consumed: Totals,
    /// Where it comes from.
    pub source: Source,
    /// What validation found of it, and of those whose place it has taken.
    pub flags: Flags,
}

impl Mark {
    /// Whether somebody or something has read it.
    pub fn is_real(&self) -> bool {
        self.source != Source::Estimate
    }

    /// Whether it stays where it is, whatever comes after it.
    pub fn is_pinned(&self) -> bool {
        matches!(self.source, Source::Opening | Source::Closing)
    }
}

/// A reading that is not firm.
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
pub struct Claim {
    /// Of which meter.
    pub meter: MeterId,
    /// When it was taken.
    pub at: Moment,
    /// What the registers have ever counted.
    pub totals: Totals,
    /// Who says so.
    pub source: Source,
}

/// What one side proposes to the other.
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
pub enum Proposed {
    /// A reading: firm if nobody objects in time.
    Reading(Claim),
    /// Another category of the tariff: nothing if the consumer does not agree in time.
    Category(u8),
}

/// A proposal. A contract has one at a time.
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
pub struct Proposal {
    /// How many the contract has had, this one included.
    pub number: u32,
    /// How long the other side has to answer, inclusive.
    pub until: Moment,
    /// The officer who made it, or nothing if the consumer did.
    pub by: Option<MandateId>,
    /// What it is.
    pub what: Proposed,
}

/// What the other side says.
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
pub enum Answer {
    /// Yes.
    Agree,
    /// No.
    Object {
        /// The hash of what it has to say, or to show.
        evidence: H256,
    },
}

/// Why a meter or a reading has to be looked at.
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
pub enum Ground {
    /// The meter has signed what a firm reading contradicts.
    Contradicted,
    /// The meter has signed less than it had signed before.
    Reversed,
    /// One side objects to what the other has read.
    Objected,
}

/// What came of an inspection.
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
pub enum Finding {
    /// The reading in doubt is right: what was objected to becomes firm, what was firm stays so.
    ReadingStands,
    /// It is wrong: what was objected to stays out, and where the meter contradicts them, the readings since the last one that it
    /// had signed are struck.
    ReadingFalls,
}

/// How an inspection was closed.
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
pub struct Closure {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: MandateId,
    /// With which finding.
    pub finding: Finding,
    /// The hash of the report.
    pub report: H256,
}

/// An inspection. A contract keeps its last one.
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
pub struct Inspection {
    /// Of which meter.
    pub meter: MeterId,
    /// Why.
    pub ground: Ground,
    /// Since when.
    pub opened_at: Moment,
    /// The reading that was objected to.
    pub contested: Option<Claim>,
    /// How it was closed.
    pub closed: Option<Closure>,
}

/// The firm readings of a contract. As large as it will be, whatever comes.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Journal {
    /// When a day begins, for the months.
    pub local_time: LocalTime,
    /// What the consumer had used in the calendar year before the first reading: on paper, or under the contract before.
    pub used: Totals,
    /// The hash over the one before and the last mark that a call has left: Blake2b, 256 bits, over both in SCALE.
    pub chain: H256,
    /// The marks in their order.
    pub marks: BoundedVec<Mark, ConstU32<MAX_MARKS>>,
    /// When a register was last seen to have counted.
    pub advanced_at: Moment,
    /// How many proposals there were.
    pub proposals: u32,
    /// The one that waits.
    pub pending: Option<Proposal>,
    /// The last inspection.
    pub inspection: Option<Inspection>,
}

/// What the runtime decides about readings. Moments are in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ReadingRules {
    /// How long the other side has to answer.
    pub objection: Moment,
    /// How long there may be no reading before [`Flags::GAP`].
    pub longest_gap: Moment,
    /// How long nothing may be counted before [`Flags::FROZEN`].
    pub frozen_after: Moment,
    /// How many times the consumption of a day before is a [`Flags::SPIKE`].
    pub spike_factor: u32,
    /// How old the last reading may be when a contract passes to another consumer or supplier.
    pub closing_age: Moment,
}
