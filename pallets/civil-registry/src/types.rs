//! What the pallet stores and answers.

use adliya_primitives::{
    subject::LinkedSubjects, MandateId, Moment, OfficeId, RecordId, Region, SubjectId,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most parties of one record: a child with two parents, two spouses with room for what other events need.
pub const MAX_PARTIES: u32 = 4;
/// The most entries of one page of a history.
pub const MAX_PAGE: u32 = 100;

/// What a record is of.
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
pub enum EventKind {
    /// A live birth.
    Birth,
    /// A death.
    Death,
    /// A marriage.
    Marriage,
}

/// Whether a record stands.
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
pub enum RecordStatus {
    /// It does.
    Registered,
}

/// What a person is in a record.
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
pub enum Capacity {
    /// The child of a birth.
    Child,
    /// The mother of a birth.
    Mother,
    /// The father of a birth.
    Father,
    /// The dead.
    Deceased,
    /// One of two who marry.
    Spouse,
}

/// A person in a record.
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
pub struct Party {
    /// Who.
    pub subject: SubjectId,
    /// As what.
    pub capacity: Capacity,
}

/// An entry of the register as it is kept. Personal data is off chain, under `claims_root`.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Record {
    /// What it is of.
    pub kind: EventKind,
    /// Whether it stands.
    pub status: RecordStatus,
    /// Root of the claims tree (`adliya_primitives::claims`).
    pub claims_root: H256,
    /// Where the event was registered.
    pub region: Region,
    /// The office that registered it.
    pub office: OfficeId,
    /// The mandate of the registrar.
    pub mandate: MandateId,
    /// When it was registered. When the event happened is a claim.
    pub registered_at: Moment,
    /// Whom it is about.
    pub parties: BoundedVec<Party, ConstU32<MAX_PARTIES>>,
}

/// A person's marital status, and the record that it comes from.
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
pub enum MaritalStatus {
    /// No marriage is registered.
    #[default]
    Single,
    /// By this record of a marriage.
    Married(RecordId),
    /// By this record of the spouse's death.
    Widowed(RecordId),
    /// The person died in this marriage.
    MarriedAtDeath(RecordId),
}

/// A person as the register keeps them.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Person {
    /// The entry of death, once there is one.
    pub death: Option<RecordId>,
    /// Marital status.
    pub marital: MaritalStatus,
    /// Commitment to the person's ids in the other domains; opened at death.
    pub links: H256,
}

/// A record's number as a key of a history: big-endian, so that keys are in the order of the numbers.
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
pub struct RecordKey([u8; 8]);

impl From<RecordId> for RecordKey {
    fn from(id: RecordId) -> Self {
        Self(id.0.to_be_bytes())
    }
}

impl From<RecordKey> for RecordId {
    fn from(key: RecordKey) -> Self {
        Self(u64::from_be_bytes(key.0))
    }
}

/// The parents that a birth names on chain. Both may be left out: a foundling, or parents whom the chain does
/// not have; the claims say the rest.
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
pub struct Parents {
    /// Who bore the child.
    pub mother: Option<SubjectId>,
    /// The father by marriage or recognition.
    pub father: Option<SubjectId>,
}

/// Opens the `links` of a person: [`LinkedSubjects::commitment`] of these gives the hash that was stored.
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
pub struct LinksOpening {
    /// The salt of the commitment.
    pub salt: [u8; 32],
    /// The ids in the other domains.
    pub linked: LinkedSubjects,
}

/// A person as the runtime API shows them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PersonView<AccountId> {
    /// Who.
    pub subject: SubjectId,
    /// The entry of birth.
    pub birth: RecordId,
    /// The entry of death, if the person is dead.
    pub death: Option<RecordId>,
    /// Marital status.
    pub marital: MaritalStatus,
    /// The linked wallet.
    pub wallet: Option<AccountId>,
}

/// A record as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RecordView {
    /// Its id.
    pub id: RecordId,
    /// What is kept of it.
    pub record: Record,
}

/// A page of a person's history: the birth, then the other records in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct HistoryPage {
    /// The records of the page.
    pub records: Vec<RecordView>,
    /// The record that the next page begins with; none after the last.
    pub next: Option<RecordId>,
}
