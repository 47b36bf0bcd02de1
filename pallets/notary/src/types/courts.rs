//! What courts order about acts, as it is kept.

use adliya_primitives::{MandateId, Moment, OfficeId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// How often courts can suspend one act. Who is refused a further suspension can have the act annulled.
pub const MAX_SUSPENSIONS: u32 = 4;

/// A time in which a court had an act suspended.
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
pub struct Suspension {
    /// From when on, inclusive.
    pub from: Moment,
    /// Until when, exclusive; none while it lasts.
    pub until: Option<Moment>,
}

/// The suspensions of an act, the earliest first.
pub type Suspensions = BoundedVec<Suspension, ConstU32<MAX_SUSPENSIONS>>;

/// What a court orders about an act.
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
pub enum Ruling {
    /// It counts for nothing until it is reinstated.
    Suspend,
    /// It counts again.
    Reinstate,
    /// It is void.
    Annul,
}

/// An order of a court about an act.
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
pub struct CourtOrder {
    /// What.
    pub ruling: Ruling,
    /// Root of the order's claims.
    pub claims_root: H256,
    /// The court.
    pub office: OfficeId,
    /// The judge.
    pub mandate: MandateId,
    /// When it reached the chain.
    pub at: Moment,
}
