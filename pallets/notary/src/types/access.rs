//! Access to documents, as it is kept and as it is answered.

use adliya_primitives::{ActId, EstateId, GuardianshipId, Moment};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// What somebody may read.
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
pub enum Cover {
    /// The documents of one act.
    Act(ActId),
    /// Those of every act in the dossier.
    Dossier,
}

/// The documents' key, encrypted for who may read them, at most 128 bytes.
pub type WrappedKey = BoundedVec<u8, ConstU32<128>>;

/// That a person lets somebody read documents of theirs.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Grant<AccountId> {
    /// Whom.
    pub to: AccountId,
    /// What.
    pub cover: Cover,
    /// Until when, exclusive.
    pub until: Moment,
    /// With what.
    pub key: WrappedKey,
    /// When it was granted.
    pub granted_at: Moment,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Moment>,
}

impl<AccountId> Grant<AccountId> {
    /// Whether it counts at that moment, if no later one took its place.
    pub fn is_in_force(&self, at: Moment) -> bool {
        self.granted_at <= at && at < self.until && self.revoked_at.is_none_or(|end| at < end)
    }
}

/// What lets an account have the documents of an act.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Access<AccountId> {
    /// It is the wallet of the person whose dossier it is.
    Own,
    /// The person has granted it, with the documents' key.
    Granted(Grant<AccountId>),
    /// It is the wallet of the person's guardian, by this guardianship.
    Guardian(GuardianshipId),
    /// It is the wallet of an attorney who may receive documents for the person, alone, under this power.
    Attorney(ActId),
    /// The person is dead, and it is the key of a notary of the practice that keeps this estate of theirs.
    Estate(EstateId),
}

/// That somebody asked to read documents of a person.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AccessRequest<AccountId> {
    /// Who asked.
    pub by: AccountId,
    /// For what.
    pub cover: Cover,
    /// When.
    pub at: Moment,
}

/// How many grants and requests a person has.
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
pub struct AccessCount {
    /// Grants, which are numbered from 0.
    pub grants: u32,
    /// Requests, which are numbered from 0.
    pub requests: u32,
}

/// A page of a person's grants or requests, in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AccessPage<Item> {
    /// The items of the page.
    pub items: Vec<Item>,
    /// The number that the next page begins with; none after the last.
    pub next: Option<u32>,
}
