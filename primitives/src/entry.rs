//! What every entry of the civil register says, whatever happened.

use crate::Region;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// How soon after the event it is registered, as the registrar states it. When the event happened is a claim, and with the
/// moment of registration proves a false statement later.
///
/// The classes are those of United Nations, *Principles and Recommendations for a Vital Statistics System*, revision 3:
/// within the time that the law gives, after it but within a year, and later.
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
pub enum Timeliness {
    /// Within the time that the law gives for such an event.
    Timely,
    /// After that, but within a year of the event.
    Late,
    /// More than a year after the event. It takes four eyes.
    Delayed,
    /// Registered on paper in its time, and taken from an archive that is anchored on chain.
    Archived,
}

/// What a registrar states of an entry, besides what happened.
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
pub struct Entry {
    /// Root of the claims tree ([`crate::claims`]).
    pub claims_root: H256,
    /// Where the event is registered.
    pub region: Region,
    /// How soon.
    pub timeliness: Timeliness,
}
