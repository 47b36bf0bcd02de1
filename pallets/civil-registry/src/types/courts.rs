//! Decisions of courts, and the corrections of records.

use super::{Care, Parents};
use adliya_primitives::{DecisionId, MandateId, Moment, OfficeId, RecordId, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// What a court orders.
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
pub enum Matter {
    /// The marriage of this record ends.
    DissolveMarriage(RecordId),
    /// The marriage of this record was void.
    AnnulMarriage(RecordId),
    /// The spouses of this record are separated.
    SeparateSpouses(RecordId),
    /// The child of this birth has a father.
    EstablishPaternity {
        /// The record of the birth.
        birth: RecordId,
        /// The father.
        father: SubjectId,
    },
    /// This record is annulled. Marriages have a matter of their own.
    AnnulRecord(RecordId),
    /// The child of this birth has these parents and no others.
    CorrectParentage {
        /// The record of the birth.
        birth: RecordId,
        /// The parents.
        parents: Parents,
    },
    /// This record is corrected in what says who somebody is.
    CorrectIdentity(RecordId),
    /// Somebody has this guardian or trustee.
    AppointGuardian {
        /// The record of the ward's birth, or of a residence of theirs: the court is competent where one of these is.
        of: RecordId,
        /// The guardian or trustee.
        guardian: SubjectId,
        /// Which of them.
        care: Care,
    },
    /// The guardianship or trusteeship of this record ends.
    EndGuardianship(RecordId),
    /// The child of this birth is adopted.
    Adopt {
        /// The record of the birth.
        birth: RecordId,
        /// The child's parents from then on: who adopts, and who stays a parent.
        parents: Parents,
    },
    /// This record is sealed.
    Seal(RecordId),
    /// An office may read what is sealed under this commitment.
    OpenSealed {
        /// The commitment.
        commitment: H256,
        /// The office.
        reader: OfficeId,
        /// The moment from which on it may not any more.
        until: Moment,
    },
}

impl Matter {
    /// The record that it is about; of what is sealed, the chain does not say which that is.
    pub const fn record(&self) -> Option<RecordId> {
        match self {
            Matter::DissolveMarriage(record)
            | Matter::AnnulMarriage(record)
            | Matter::SeparateSpouses(record)
            | Matter::EstablishPaternity { birth: record, .. }
            | Matter::AnnulRecord(record)
            | Matter::CorrectParentage { birth: record, .. }
            | Matter::CorrectIdentity(record)
            | Matter::AppointGuardian { of: record, .. }
            | Matter::EndGuardianship(record)
            | Matter::Adopt { birth: record, .. }
            | Matter::Seal(record) => Some(*record),
            Matter::OpenSealed { .. } => None,
        }
    }

    /// The persons whom it names itself, besides those of the record.
    pub fn named(&self) -> Parents {
        match self {
            Matter::EstablishPaternity { father, .. } => Parents {
                mother: None,
                father: Some(*father),
            },
            Matter::CorrectParentage { parents, .. } | Matter::Adopt { parents, .. } => *parents,
            _ => Parents::default(),
        }
    }

    /// The guardian or trustee whom it appoints.
    pub const fn guardian(&self) -> Option<SubjectId> {
        match self {
            Matter::AppointGuardian { guardian, .. } => Some(*guardian),
            _ => None,
        }
    }

    /// Whether it is about somebody whom it names itself: about a birth, it would join that person to the child.
    pub const fn names_somebody(&self) -> bool {
        matches!(
            self,
            Matter::EstablishPaternity { .. }
                | Matter::CorrectParentage { .. }
                | Matter::Adopt { .. }
                | Matter::AppointGuardian { .. }
        )
    }
}

/// A decision of a court as it is kept. Its text is off chain, under `claims_root`.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Decision {
    /// What it orders.
    pub matter: Matter,
    /// Root of the claims tree (`adliya_primitives::claims`).
    pub claims_root: H256,
    /// The court.
    pub office: OfficeId,
    /// The mandate of the judge.
    pub mandate: MandateId,
    /// When it was lodged.
    pub lodged_at: Moment,
    /// The record that carried it out: the new one, or the one that was corrected.
    pub executed: Option<RecordId>,
}

/// How much a correction touches, and so who has to agree to it.
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
pub enum FieldClass {
    /// A slip of the pen: a registrar.
    Minor,
    /// A date, a place, a name as it is spelt: a registrar and a supervisor.
    Material,
    /// Whose child somebody is: a court.
    Parentage,
    /// Who somebody is: a court.
    Identity,
}

/// A correction: a marginal note on a record, with what it replaced.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Correction {
    /// What class of field changed.
    pub class: FieldClass,
    /// The root that the record had before.
    pub former_root: H256,
    /// The parents whom the birth named before, if it is they who were corrected.
    pub former_parents: Option<Parents>,
    /// The registry office.
    pub office: OfficeId,
    /// The mandate of the registrar.
    pub mandate: MandateId,
    /// The mandate of the supervisor who confirmed it, where that is needed.
    pub supervisor: Option<MandateId>,
    /// The court's decision, where that is needed.
    pub decision: Option<DecisionId>,
    /// When.
    pub corrected_at: Moment,
}
