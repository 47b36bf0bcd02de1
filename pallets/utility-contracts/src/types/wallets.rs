//! The tie between a key and a consumer.

use adliya_primitives::{Moment, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Whose wallet a key is or was.
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
    /// The consumer, in the domain of utility contracts.
    pub subject: SubjectId,
    /// From when on it speaks for them, inclusive.
    pub speaks_from: Moment,
    /// When it was unlinked. It never speaks for anybody again.
    pub unlinked_at: Option<Moment>,
}
