//! Consumers who have died.

use adliya_primitives::{Moment, RecordId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A consumer's death, as the civil register has entered it.
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
pub struct Deceased {
    /// The entry.
    pub record: RecordId,
    /// When it was entered.
    pub since: Moment,
    /// When a court annulled it: the consumer lives.
    pub annulled_at: Option<Moment>,
}
