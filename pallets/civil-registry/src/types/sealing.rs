//! What is sealed, and who may open it.

use super::{Correction, Decision, Record};
use adliya_primitives::{
    sealing::seal_commitment, DecisionId, MandateId, Moment, OfficeId, RecordId,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// Something that names persons and can be sealed.
#[derive(
    Clone,
    Copy,
    Debug,
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
pub enum Item {
    /// A record.
    Record(RecordId),
    /// A decision of a court.
    Decision(DecisionId),
    /// A correction, by its number among those of its record.
    Correction(RecordId, u32),
}

/// All that the chain kept of what it seals. Its SCALE encoding is what a seal commits to; the archive keeps it.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Sealed {
    /// A record.
    Record {
        /// Its number.
        id: RecordId,
        /// As it stood. Its `satellites` are counted as none: they are sealed before it.
        record: Record,
        /// The record that took its place: the birth after an adoption.
        successor: Option<RecordId>,
    },
    /// A decision of a court.
    Decision {
        /// Its number.
        id: DecisionId,
        /// As it stood; of one that is sealed by being carried out, with the record that did.
        decision: Decision,
    },
    /// A correction.
    Correction {
        /// The record that was corrected.
        record: RecordId,
        /// Its number among the corrections of that record.
        number: u32,
        /// As it stood.
        correction: Correction,
    },
}

impl Sealed {
    /// What it is.
    pub const fn item(&self) -> Item {
        match self {
            Sealed::Record { id, .. } => Item::Record(*id),
            Sealed::Decision { id, .. } => Item::Decision(*id),
            Sealed::Correction { record, number, .. } => Item::Correction(*record, *number),
        }
    }

    /// The commitment that takes its place.
    pub fn commitment(&self, salt: &[u8; 32]) -> H256 {
        seal_commitment(salt, &self.encode())
    }
}

/// A seal as it is kept, under its commitment.
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
pub struct Seal {
    /// What is sealed.
    pub of: Item,
    /// How often it was opened; `Openings` has each.
    pub openings: u32,
}

/// The opening of a seal.
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
pub struct Opening {
    /// The court's order.
    pub decision: DecisionId,
    /// The reader's office.
    pub office: OfficeId,
    /// The mandate of the officer who opened it.
    pub mandate: MandateId,
    /// When.
    pub opened_at: Moment,
}
