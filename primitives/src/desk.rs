//! Offices without a network: what they sign there, for somebody to lodge where there is one.

use crate::{merkle, Entry, OfficeId, PaperNumber};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;
use sp_core::H256;

/// A batch of an office: the offices count their own, from 0.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub struct BatchId {
    /// Whose.
    pub office: OfficeId,
    /// The office's counter.
    pub number: u64,
}

impl fmt::Display for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.office, self.number)
    }
}

/// What a registrar signs of a batch.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct BatchHeader<AccountId> {
    /// Which batch.
    pub batch: BatchId,
    /// The registrar's key.
    pub registrar: AccountId,
    /// How many entries it has.
    pub entries: u32,
    /// The root over their leaves ([`BatchItem::leaf`]), in their order.
    pub root: H256,
}

impl<AccountId> BatchHeader<AccountId> {
    /// The text that is signed: plain, so that the device which signs can show it.
    ///
    /// Devices that sign as wallets in browsers do, between `<Bytes>` and `</Bytes>`, are understood as well.
    pub fn message(&self, genesis: &H256) -> Vec<u8> {
        alloc::format!(
            "Adliya: desk batch {} of office {} with {} entries under root {:?} on chain {:?}",
            self.batch.number,
            self.batch.office,
            self.entries,
            self.root,
            genesis
        )
        .into_bytes()
    }
}

/// An entry of a batch: everything that the register is told of it.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct BatchItem<Event> {
    /// The number under which it stands in the office's paper register.
    pub number: PaperNumber,
    /// What the registrar states of it.
    pub entry: Entry,
    /// What happened.
    pub event: Event,
}

impl<Event: Encode> BatchItem<Event> {
    /// `SHA-256(0x00 | "adliya desk entry" | SCALE of the item)`.
    pub fn leaf(&self) -> H256 {
        merkle::leaf(&[b"adliya desk entry", &self.encode()])
    }
}
