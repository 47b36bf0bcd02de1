//! Certificates of records, as they are kept and as they are answered.

use super::EventKind;
use adliya_primitives::{CertificateHash, MandateId, Moment, OfficeId, RecordId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// Who issued a certificate.
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
pub enum Issuer {
    /// A registrar, for an office.
    Office {
        /// The office.
        office: OfficeId,
        /// The registrar.
        mandate: MandateId,
    },
    /// A party of the record, with their wallet, or their guardian with theirs: the party's place among the record's, from 0.
    /// It names nobody when the record is sealed.
    Holder(u8),
}

/// Why a certificate is suspended or revoked.
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
pub enum CertificateReason {
    /// The holder asked for it.
    AtRequest,
    /// The paper was lost or stolen.
    Lost,
    /// Another paper took its place.
    Replaced,
    /// It should not have been issued, or not like this.
    IssuedInError,
    /// It is being looked into.
    UnderInquiry,
}

/// What a certificate's issuers have said of it.
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
pub enum CertificateStanding {
    /// Nothing against it.
    Valid,
    /// It counts for nothing until it is reinstated.
    Suspended(CertificateReason),
    /// It counts for nothing any more.
    Revoked(CertificateReason),
}

/// A certificate as it is kept.
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
pub struct Certificate {
    /// The record that it certifies.
    pub record: RecordId,
    /// The record's claims root at the time.
    pub issued_root: H256,
    /// How often the record's parents had become others by then: a paternity adds a father and leaves the claims alone.
    pub issued_parentage: u32,
    /// Who issued it.
    pub issuer: Issuer,
    /// When.
    pub issued_at: Moment,
    /// What has been said of it since.
    pub standing: CertificateStanding,
}

/// What a certificate is worth at the moment of asking, by its own standing and by its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum CertificateStatus {
    /// The record stands and says what it said when the certificate was issued.
    Valid,
    /// The certificate is suspended.
    Suspended(CertificateReason),
    /// The record says something else now: it takes a new certificate.
    Corrected,
    /// The certificate is revoked, for ever.
    Revoked(CertificateReason),
    /// A court has annulled the record.
    Annulled,
}

/// A certificate as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CertificateView {
    /// Its hash.
    pub certificate: CertificateHash,
    /// What it is worth now.
    pub status: CertificateStatus,
    /// The record that it certifies.
    pub record: RecordId,
    /// What that record is of.
    pub kind: EventKind,
    /// The claims root that what is printed must open.
    pub issued_root: H256,
    /// Who issued it.
    pub issuer: Issuer,
    /// When.
    pub issued_at: Moment,
}
