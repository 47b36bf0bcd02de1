//! Digitised volumes of paper registers.

use adliya_primitives::{MandateId, Moment, OfficeId, Region, VolumeId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// A volume. It never changes.
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
pub struct Volume {
    /// The root over its entries (`adliya_primitives::archive`).
    pub root: H256,
    /// How many there are.
    pub entries: u32,
    /// The hash of the statement where the volume comes from, and how and by whom it was digitised.
    pub provenance: H256,
    /// Where its entries were registered.
    pub region: Region,
    /// The office that anchored it.
    pub office: OfficeId,
    /// The registrar.
    pub mandate: MandateId,
    /// When it was anchored.
    pub anchored_at: Moment,
}

/// A volume as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct VolumeView {
    /// Its number.
    pub id: VolumeId,
    /// What is kept of it.
    pub volume: Volume,
}
