//! Wallets of persons, as they are kept and as they are answered.

use adliya_primitives::{MandateId, Moment, OfficeId, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a key is to the person whose wallet it is, was or shall be.
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
pub enum WalletStanding {
    /// It shall replace the person's wallet.
    Proposed,
    /// It speaks for the person.
    InUse,
    /// It speaks for nobody until it is unfrozen.
    Frozen,
    /// It was replaced. It never speaks for anybody again.
    Former,
}

/// Whose wallet a key is.
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
pub struct WalletOwner {
    /// The person.
    pub subject: SubjectId,
    /// What the key is to them.
    pub standing: WalletStanding,
}

/// A wallet that shall take the place of another.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Replacement<AccountId> {
    /// The new wallet.
    pub wallet: AccountId,
    /// The moment from which on it can be completed.
    pub due: Moment,
    /// The office of the identity officer who proposed it.
    pub office: OfficeId,
    /// The identity officer.
    pub mandate: MandateId,
    /// The supervisor who confirmed the proposal: the old wallet cannot object to it.
    pub supervisor: Option<MandateId>,
}

/// A pending replacement as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ReplacementView<AccountId> {
    /// The new wallet.
    pub wallet: AccountId,
    /// The moment from which on it can be completed.
    pub due: Moment,
    /// Whether the old wallet can object.
    pub contestable: bool,
}
