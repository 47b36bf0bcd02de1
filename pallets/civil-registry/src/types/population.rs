//! Where people live, and who acts for those who cannot act themselves.

use adliya_primitives::{DecisionId, RecordId, Region, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a guardian is to the ward. The law of both states knows these two (Uzbekistan, law "On guardianship and
/// trusteeship" of 2 January 2014, No. LRU-364; Azerbaijan, Family Code, chapter 20, and the Civil Code).
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
pub enum Care {
    /// Of a child under fourteen, or of who has been declared incapable: the guardian acts in the ward's place, and the
    /// ward does not act (*vasiylik*; *qəyyumluq*).
    Guardianship,
    /// Of a minor from fourteen on, or of whose capacity has been limited: the ward acts, and the trustee helps and
    /// agrees (*homiylik*; *himayəçilik*).
    Trusteeship,
}

/// What makes somebody a guardian or trustee.
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
pub enum GuardianshipGround {
    /// The guardianship authority has appointed them: the registrar has seen its order, which is a claim.
    Authority,
    /// A court has.
    Decision(DecisionId),
}

/// What ends a guardianship or trusteeship, besides the death of either and another appointment.
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
pub enum GuardianshipEndGround {
    /// The ward has reached the age, or has got full capacity before it. The registrar attests it: a day on chain on which
    /// it would end by itself would tell the ward's birthday.
    Age,
    /// The guardianship authority has released the guardian: the registrar has seen its order, which is a claim.
    Authority,
    /// A court has ended it.
    Decision(DecisionId),
}

/// Who a ward's guardian or trustee is.
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
pub struct Guardianship {
    /// The guardian or trustee.
    pub guardian: SubjectId,
    /// Which of them.
    pub care: Care,
    /// The record that says so.
    pub record: RecordId,
}

/// A guardianship as the runtime API shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct GuardianshipView {
    /// The guardian or trustee.
    pub guardian: SubjectId,
    /// Which of them.
    pub care: Care,
    /// The record that says so.
    pub record: RecordId,
    /// Whether both live, and the guardian is nobody's ward.
    pub in_force: bool,
}

/// Where a person lives, or lived last, as the runtime API shows it. The address is a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ResidenceView {
    /// The record that says so.
    pub record: RecordId,
    /// Where.
    pub region: Region,
}
