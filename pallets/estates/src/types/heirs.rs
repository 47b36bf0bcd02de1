//! Heirs and certificates, as they are kept and as they are answered.

use super::shares::{Share, Shares};
use adliya_primitives::{MandateId, Moment, OfficeId, SubjectId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most heirs of one certificate.
pub const MAX_HOLDERS: u32 = 16;
/// The most heirs or certificates of one page.
pub const MAX_PAGE: u32 = 100;

/// What somebody does with what comes to them.
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
pub enum Choice {
    /// They take it.
    Accept,
    /// They do not.
    Renounce,
}

/// How somebody declared it.
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
pub enum Means {
    /// With their wallet.
    Wallet,
    /// Before a notary.
    Attested {
        /// The practice.
        office: OfficeId,
        /// The notary.
        mandate: MandateId,
    },
    /// Too late, and all who had accepted agreed, as the notary of the estate has written down.
    Agreed {
        /// The practice.
        office: OfficeId,
        /// The notary.
        mandate: MandateId,
        /// Who confirmed it.
        supervisor: MandateId,
    },
}

/// What somebody declared. It is final.
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
pub struct Declaration {
    /// What.
    pub choice: Choice,
    /// Root of the claims of the application: what makes them an heir, and of what.
    pub claims_root: H256,
    /// How.
    pub means: Means,
    /// When.
    pub at: Moment,
}

/// What a court found last about an heir.
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
pub struct HeirRuling {
    /// Whether they inherit.
    pub admitted: bool,
    /// The order.
    pub order: u32,
}

/// Who inherits, or could have.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Heir {
    /// What they declared.
    pub declaration: Option<Declaration>,
    /// What a court found about them. It goes before what they declared.
    pub ruling: Option<HeirRuling>,
    /// The latest certificate that they are in.
    pub certificate: Option<u32>,
}

impl Heir {
    /// Whether they take what comes to them.
    pub fn accepts(&self) -> bool {
        match (self.ruling, self.declaration) {
            (Some(ruling), _) => ruling.admitted,
            (None, Some(declaration)) => declaration.choice == Choice::Accept,
            (None, None) => false,
        }
    }
}

/// What a certificate is of.
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
pub enum CertificateKind {
    /// Of the right to an inheritance. `Holdings` has the heirs and their shares.
    Inheritance,
    /// Of the share of the surviving spouse in what both owned. It is no part of the estate (Civil Code of Azerbaijan,
    /// article 1162). Whose it is is in its claims: the civil register says who was married to whom, and a name here would
    /// join two ids of somebody who lives.
    SpousalShare,
}

/// A certificate.
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
    /// Of what.
    pub kind: CertificateKind,
    /// Root of its claims.
    pub claims_root: H256,
    /// How many heirs are in it.
    pub holders: u32,
    /// The sum of their shares.
    pub shares: Shares,
    /// The practice that issued it.
    pub office: OfficeId,
    /// The notary who did.
    pub mandate: MandateId,
    /// When.
    pub at: Moment,
    /// The order by which a court has annulled it.
    pub annulled_by: Option<u32>,
}

/// What a certificate is good for.
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
pub enum CertificateStatus {
    /// It counts.
    Stands,
    /// A court has annulled it.
    Annulled,
    /// The person whose estate it is of lives.
    Void,
}

/// An heir as the runtime API shows them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct HeirView {
    /// Who, in the notary's domain.
    pub subject: SubjectId,
    /// What is kept of them.
    pub heir: Heir,
}

/// Some heirs of an estate, in no order that says anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct HeirsPage {
    /// The heirs.
    pub heirs: Vec<HeirView>,
    /// After whom to ask for the next page.
    pub next: Option<SubjectId>,
}

/// A certificate as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CertificateView {
    /// Its number in the estate.
    pub number: u32,
    /// What is kept of it.
    pub certificate: Certificate,
    /// What it is good for.
    pub status: CertificateStatus,
    /// The heirs in it, and their shares.
    pub holders: Vec<(SubjectId, Share)>,
}

/// Some certificates of an estate in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CertificatesPage {
    /// The certificates.
    pub certificates: Vec<CertificateView>,
    /// The number to ask for next.
    pub next: Option<u32>,
}
