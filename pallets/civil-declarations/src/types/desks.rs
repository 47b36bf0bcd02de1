//! Offices without a network.

use super::MAX_OPEN_BLOCKS;
use adliya_primitives::{desk::BatchId, MandateId, Moment, PaperNumber, RecordId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// Numbers of a paper register that an office may use.
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
pub struct Block {
    /// The first.
    pub first: PaperNumber,
    /// How many there are.
    pub count: u32,
    /// How many of them stand for a record.
    pub used: u32,
}

impl Block {
    /// Whether it has this number.
    pub fn contains(&self, number: PaperNumber) -> bool {
        let place = number.0.checked_sub(self.first.0);
        place.is_some_and(|place| place < u64::from(self.count))
    }
}

/// What the chain knows of an office's desk.
#[derive(
    Clone,
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
pub struct Desk {
    /// How many batches were lodged: the next one's number.
    pub lodged: u64,
    /// How many of them are finished or closed: the number of the one whose turn it is.
    pub settled: u64,
    /// The next number that is reserved. All before it were.
    pub next_number: PaperNumber,
    /// The blocks that have unused numbers, in their order.
    pub blocks: BoundedVec<Block, ConstU32<MAX_OPEN_BLOCKS>>,
}

/// A batch that was lodged.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Batch<AccountId> {
    /// The key that signed it.
    pub registrar: AccountId,
    /// The mandate behind that key when it was lodged.
    pub mandate: MandateId,
    /// How many entries it has.
    pub entries: u32,
    /// The root over them.
    pub root: H256,
    /// How many have been dealt with: the index of the next one.
    pub entered: u32,
    /// When it was lodged.
    pub lodged_at: Moment,
}

/// How far a batch is.
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
pub enum BatchStatus {
    /// It has entries that have not been dealt with.
    Open,
    /// It has none.
    Finished,
    /// It was closed before.
    Closed,
}

/// What became of an entry of a batch.
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
pub enum Outcome {
    /// It is this record.
    Registered(RecordId),
    /// The register did not take it, or its number could not be used. The event says why.
    Refused,
}

/// A batch as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct BatchView<AccountId> {
    /// Its number.
    pub id: BatchId,
    /// What is kept of it.
    pub batch: Batch<AccountId>,
    /// How far it is.
    pub status: BatchStatus,
}
