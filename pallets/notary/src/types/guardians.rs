//! Guardianships, as they are kept.

use adliya_primitives::{MandateId, Moment, OfficeId, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// That somebody is the guardian of somebody else: of a child as a parent or by appointment, or of an adult by a court's order.
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
pub struct Guardianship {
    /// Whose guardian, in the notary's domain.
    pub ward: SubjectId,
    /// The guardian, in the notary's domain.
    pub guardian: SubjectId,
    /// Until when at most, exclusive: the day of majority, or the end that a court set.
    pub until: Moment,
    /// Root of the claims of what proves it.
    pub claims_root: H256,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// The office of the identity officer who recorded it.
    pub office: OfficeId,
    /// That officer.
    pub mandate: MandateId,
    /// The supervisor who confirmed it.
    pub supervisor: MandateId,
    /// When it was ended, if it was.
    pub ended_at: Option<Moment>,
}

impl Guardianship {
    /// Whether it lasts at that moment, if both live.
    pub fn is_in_force(&self, at: Moment) -> bool {
        self.recorded_at <= at && at < self.until && self.ended_at.is_none_or(|end| at < end)
    }
}
