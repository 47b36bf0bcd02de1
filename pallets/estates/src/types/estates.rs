//! Estates, as they are kept and as they are answered.

use super::shares::Shares;
use adliya_primitives::{
    subject::LinkedSubjects, DocketId, EstateId, MandateId, Moment, OfficeId, RecordId, Region,
    SubjectId, WillId,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// That a notary took an estate.
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
pub struct Taking {
    /// The file that it is kept in.
    pub docket: DocketId,
    /// Where the deceased lived; if that is not known, where the practice is. Its courts rule.
    pub place: Region,
    /// When it was taken.
    pub at: Moment,
    /// The practice.
    pub office: OfficeId,
    /// The notary.
    pub mandate: MandateId,
    /// When the practice gave it free for another to take. Until one does it keeps it.
    pub released_at: Option<Moment>,
}

/// What has become of an estate.
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
pub enum ClosingCause {
    /// All of it is in certificates.
    Settled,
    /// There was no heir: it is the state's.
    Escheated,
}

/// That an estate was closed.
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
pub struct Closing {
    /// To what end.
    pub cause: ClosingCause,
    /// Root of the claims of what the notary wrote about it.
    pub claims_root: H256,
    /// When.
    pub at: Moment,
    /// The practice.
    pub office: OfficeId,
    /// The notary.
    pub mandate: MandateId,
}

/// That there is no estate: the person lives.
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
pub struct Voiding {
    /// The entry that annuls the death.
    pub record: RecordId,
    /// When it was registered.
    pub at: Moment,
}

/// What a person has left.
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
pub struct Estate {
    /// Whose, in the civil-status domain.
    pub deceased: SubjectId,
    /// The same person in the other domains: so the wills, acts and utility contracts are found.
    pub linked: LinkedSubjects,
    /// The entry of the death.
    pub death: RecordId,
    /// An estate of the same person that was void.
    pub former: Option<EstateId>,
    /// When it was opened.
    pub opened_at: Moment,
    /// Until when an heir can accept or renounce without more, exclusive.
    pub accept_until: Moment,
    /// From when on shares are certified, inclusive.
    pub certify_from: Moment,
    /// Who took it.
    pub taking: Option<Taking>,
    /// How many practices took it before; `FormerTakings` has them.
    pub former_takings: u32,
    /// How many inventories there are; the latest counts.
    pub inventories: u32,
    /// How many heirs accept.
    pub acceptors: u32,
    /// How many certificates there are, standing or not.
    pub certificates: u32,
    /// The sum of the shares in certificates that stand.
    pub shares: Shares,
    /// The latest certificate of a spouse's share.
    pub spousal: Option<u32>,
    /// How many orders of courts there are.
    pub orders: u32,
    /// That it is closed.
    pub closing: Option<Closing>,
    /// That it is void.
    pub void: Option<Voiding>,
}

impl Estate {
    /// What it is at `now`.
    pub fn status(&self, now: Moment) -> EstateStatus {
        match (self.void, self.closing, self.taking) {
            (Some(_), ..) => EstateStatus::Void,
            (None, Some(closing), _) => match closing.cause {
                ClosingCause::Settled => EstateStatus::Settled,
                ClosingCause::Escheated => EstateStatus::Escheated,
            },
            (None, None, None) => EstateStatus::Opened,
            (None, None, Some(_)) if now < self.certify_from => EstateStatus::Taken,
            (None, None, Some(_)) => EstateStatus::Dividing,
        }
    }
}

/// What an estate is.
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
pub enum EstateStatus {
    /// No notary has taken it.
    Opened,
    /// A notary keeps it, and shares are not certified yet.
    Taken,
    /// Shares can be certified.
    Dividing,
    /// Closed: all of it is in certificates.
    Settled,
    /// Closed: it is the state's.
    Escheated,
    /// The person lives.
    Void,
}

/// A list of what there is and what is owed.
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
pub struct Inventory {
    /// Root of its claims.
    pub claims_root: H256,
    /// When it was made.
    pub at: Moment,
    /// The practice.
    pub office: OfficeId,
    /// The notary.
    pub mandate: MandateId,
}

/// What a court orders about an estate.
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
    /// A will of the deceased is void; the one before it counts again.
    AnnulWill(WillId),
    /// A certificate is void.
    AnnulCertificate(u32),
    /// Somebody inherits: who was late, renounced in error, or was left out.
    AdmitHeir(SubjectId),
    /// Somebody does not inherit: no heir, or an unworthy one.
    ExcludeHeir(SubjectId),
}

/// An order of a court about an estate.
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
    /// The closing that it undid.
    pub reopened: Option<Closing>,
}

/// An estate as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct EstateView {
    /// Its number.
    pub id: EstateId,
    /// What is kept of it.
    pub estate: Estate,
    /// What it is now.
    pub status: EstateStatus,
    /// The practice that keeps it now.
    pub practice: Option<OfficeId>,
    /// The inventory that counts.
    pub inventory: Option<Inventory>,
}
