//! Wills, as they are kept and as they are answered.

use adliya_primitives::{DocketId, EstateId, MandateId, Moment, OfficeId, SubjectId, WillId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most wills of one answer.
pub const MAX_WILLS: usize = 100;

/// How a will was made.
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
pub enum WillForm {
    /// Certified by the notary, who knows what it says.
    Notarised,
    /// In an envelope that the notary took and has not opened.
    Closed,
    /// Certified by somebody whom the law equates with a notary where there is none, and lodged: the head of a hospital,
    /// an expedition, a military unit, the captain of a ship (Civil Code of Azerbaijan, article 1181).
    Equated,
}

/// That a testator took a will back.
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
pub struct Withdrawal {
    /// When.
    pub at: Moment,
    /// The notary's practice.
    pub office: OfficeId,
    /// The notary before whom it was done.
    pub mandate: MandateId,
}

/// A will. What it says is off chain.
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
pub struct Will {
    /// Whose, in the domain of wills.
    pub testator: SubjectId,
    /// Root of its claims.
    pub claims_root: H256,
    /// How it was made.
    pub form: WillForm,
    /// The file that it is kept in.
    pub docket: DocketId,
    /// The practice that registered it.
    pub office: OfficeId,
    /// The notary who did.
    pub mandate: MandateId,
    /// When.
    pub registered_at: Moment,
    /// The testator's will before this one.
    pub former: Option<WillId>,
    /// That it was taken back.
    pub withdrawal: Option<Withdrawal>,
    /// When a court found it void.
    pub annulled_at: Option<Moment>,
}

/// What a pseudonym of the domain of wills has.
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
pub struct Testator {
    /// The latest will. The others are found from it.
    pub latest: Option<WillId>,
    /// The estate that their death has opened, while that death stands.
    pub estate: Option<EstateId>,
}

/// What a will is among the wills of its testator.
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
pub enum WillStatus {
    /// The last will.
    Stands,
    /// There is a later one, also if that one was taken back.
    Superseded,
    /// It was taken back.
    Withdrawn,
    /// A court has found it void: it has superseded nothing.
    Annulled,
}

/// A will as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct WillView {
    /// Its number.
    pub id: WillId,
    /// What is kept of it.
    pub will: Will,
    /// What it is now.
    pub status: WillStatus,
    /// The practice that keeps it now.
    pub practice: OfficeId,
}

/// The wills of somebody who has died, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct WillsView {
    /// The latest [`MAX_WILLS`].
    pub wills: Vec<WillView>,
    /// The one before them.
    pub earlier: Option<WillId>,
}
