//! Paper contracts that become live ones, and what is kept of them.

use super::{ContractTerms, Stands, Totals};
use adliya_primitives::{merkle, MandateId, Moment, OfficeId, Region, SwitchOverId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// The paper contracts of a supplier under one root.
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
pub struct SwitchOver {
    /// Whose.
    pub supplier: OfficeId,
    /// The region of the office when it was anchored: its contracts lie in it.
    pub region: Region,
    /// The root over the leaves ([`PaperContract::leaf`]) in their order.
    pub root: H256,
    /// How many there are.
    pub size: u32,
    /// How many became contracts.
    pub imported: u32,
    /// Who anchored it.
    pub anchored_by: MandateId,
    /// When.
    pub anchored_at: Moment,
}

/// A paper contract, with all that the chain has to be told of it.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PaperContract {
    /// Its terms. `document` is the hash of the paper.
    pub terms: ContractTerms,
    /// When the meter was read.
    pub as_of: Moment,
    /// What it showed; nothing where there is no meter.
    pub opening: Stands,
    /// What they had used in that calendar year before, one number for each register, for limits of a year. Zero where the tariff
    /// has none.
    pub used: Totals,
    /// What the consumer owed then, in the minor unit of the tariff's asset; less than zero if they had paid ahead.
    pub balance: i128,
}

impl PaperContract {
    /// `SHA-256(0x00 | "adliya utility switch-over" | u32be index | SCALE of the contract)`. An index counts from zero.
    pub fn leaf(&self, index: u32) -> H256 {
        merkle::leaf(&[
            b"adliya utility switch-over",
            &index.to_be_bytes(),
            &self.encode(),
        ])
    }
}

/// What of a paper contract was not so.
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
pub enum Doubt {
    /// The opening reading.
    Reading,
    /// The opening balance.
    Balance,
    /// Something else of it: there was no such contract, or not with this consumer.
    Contract,
}

/// A consumer's word that it was not so.
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
pub struct ImportDispute {
    /// When.
    pub at: Moment,
    /// What.
    pub of: Doubt,
    /// The hash of what they have to show.
    pub evidence: H256,
}

/// What is kept of a contract's being imported.
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
pub struct Import {
    /// With which others.
    pub batch: SwitchOverId,
    /// What the consumer owed.
    pub balance: i128,
    /// How long they have to object before it takes effect, inclusive.
    pub notice_until: Moment,
    /// How long they can dispute the opening balance after that, inclusive.
    pub dispute_until: Moment,
    /// What they dispute, as long as it has not taken effect.
    pub dispute: Option<ImportDispute>,
}
