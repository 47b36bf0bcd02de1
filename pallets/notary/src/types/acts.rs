//! Acts, as they are kept and as they are answered.

use super::courts::Suspensions;
use adliya_primitives::{ActId, DocketId, MandateId, Moment, OfficeId, Region, SubjectId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most parties of one act.
pub const MAX_PARTIES: u32 = 8;
/// The most acts of one page of a dossier.
pub const MAX_PAGE: u32 = 100;

/// What a notary states to be so (Law of Azerbaijan on Notaries, article 17).
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
pub enum FactKind {
    /// A person is alive.
    Alive,
    /// A person is at a place.
    Whereabouts,
    /// A person is the one on a photograph.
    PhotoIdentity,
    /// When a document was presented.
    Presentation,
}

/// What an act is: the notarial acts of the Law of Azerbaijan on Notaries, article 17, under which those of the Law of
/// Uzbekistan on Notaries fall too.
///
/// Wills are not among them: they belong to another domain, so that nobody sees who has made one.
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
pub enum ActKind {
    /// A sale.
    Sale,
    /// A gift.
    Gift,
    /// A lease.
    Lease,
    /// A pledge or mortgage.
    Pledge,
    /// A marriage contract.
    MarriageContract,
    /// Any other transaction, a consent to one, or the agreement that ends one.
    OtherTransaction,
    /// A power of attorney. Its terms are on chain.
    PowerOfAttorney,
    /// Measures to protect an estate.
    EstateProtection,
    /// A certificate of the right to an inheritance.
    InheritanceCertificate,
    /// A certificate of a spouse's share in what both own.
    SpousalShare,
    /// A copy or an extract is true.
    TrueCopy,
    /// A signature is that of its person.
    SignatureAuthenticity,
    /// A translation is right.
    Translation,
    /// Something is so.
    Fact(FactKind),
    /// Money is taken in deposit.
    MoneyDeposit,
    /// Securities are taken in deposit.
    SecuritiesDeposit,
    /// An inscription by which a debt is executed without a court.
    ExecutionInscription,
    /// Documents are taken for safekeeping.
    Safekeeping,
    /// A protest: of a bill, of a cheque, of the sea.
    Protest,
    /// Evidence is secured.
    Evidence,
}

impl ActKind {
    /// Every kind.
    pub const ALL: [ActKind; 23] = [
        ActKind::Sale,
        ActKind::Gift,
        ActKind::Lease,
        ActKind::Pledge,
        ActKind::MarriageContract,
        ActKind::OtherTransaction,
        ActKind::PowerOfAttorney,
        ActKind::EstateProtection,
        ActKind::InheritanceCertificate,
        ActKind::SpousalShare,
        ActKind::TrueCopy,
        ActKind::SignatureAuthenticity,
        ActKind::Translation,
        ActKind::Fact(FactKind::Alive),
        ActKind::Fact(FactKind::Whereabouts),
        ActKind::Fact(FactKind::PhotoIdentity),
        ActKind::Fact(FactKind::Presentation),
        ActKind::MoneyDeposit,
        ActKind::SecuritiesDeposit,
        ActKind::ExecutionInscription,
        ActKind::Safekeeping,
        ActKind::Protest,
        ActKind::Evidence,
    ];
}

/// What a person is in an act.
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
pub enum Capacity {
    /// Who gives something away, for ever or for a time: seller, donor, lessor, pledgor.
    Transferor,
    /// Who gets it.
    Transferee,
    /// One of two spouses.
    Spouse,
    /// Who lets others act.
    Principal,
    /// Who acts for somebody else.
    Attorney,
    /// An heir.
    Heir,
    /// Who is owed something.
    Creditor,
    /// Who owes it.
    Debtor,
    /// Whose consent another's transaction takes.
    Consenting,
    /// Who asks for the act.
    Applicant,
}

/// Where a person stood who signed before the notary.
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
pub enum Presence {
    /// In the notary's presence.
    InPerson,
    /// On a screen.
    Video,
}

/// How a party signed.
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
    /// By the wallet, over the act's root.
    Wallet,
    /// Before a notary, who attests it.
    Attested(Presence),
}

/// A party's signature.
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
pub struct Signature {
    /// When.
    pub at: Moment,
    /// How.
    pub means: Means,
}

/// A person in an act.
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
pub struct Party {
    /// Who, in the notary's domain.
    pub subject: SubjectId,
    /// As what.
    pub capacity: Capacity,
    /// The signature, once there is one.
    pub signature: Option<Signature>,
    /// When the chain last made sure that the person lives; zero if never.
    pub checked_at: Moment,
}

/// The persons of an act.
pub type Parties = BoundedVec<Party, ConstU32<MAX_PARTIES>>;
/// Whom a draft names.
pub type PartyList = BoundedVec<(SubjectId, Capacity), ConstU32<MAX_PARTIES>>;

/// Until when an act can be certified, and until when it is valid then.
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
pub struct Term {
    /// It has to be certified before this moment, or it lapses.
    pub deadline: Moment,
    /// It is valid until this moment, exclusive; without end if there is none.
    pub until: Option<Moment>,
}

/// What an act is to an earlier one.
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
pub enum Link {
    /// It changes that act, which stays in force.
    Changes(ActId),
    /// It takes the place of that act.
    Replaces(ActId),
    /// It takes the place of that power, with the same terms for longer.
    Extends(ActId),
    /// It gives anew what that power gave, which is over.
    Renews(ActId),
    /// It passes on what that power gives.
    Substitutes(ActId),
}

impl Link {
    /// The earlier act.
    pub const fn act(self) -> ActId {
        match self {
            Link::Changes(act)
            | Link::Replaces(act)
            | Link::Extends(act)
            | Link::Renews(act)
            | Link::Substitutes(act) => act,
        }
    }
}

/// That a notary certified an act.
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
pub struct Certification {
    /// When.
    pub at: Moment,
    /// The practice, which need not be the one that drafted it.
    pub office: OfficeId,
    /// The notary.
    pub mandate: MandateId,
}

/// What ended an act.
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
pub enum EndingCause {
    /// It was withdrawn before it was certified.
    Withdrawn,
    /// Who gave the power took it back.
    Revoked,
    /// This act took its place.
    Superseded(ActId),
}

/// The end of an act.
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
pub struct Ending {
    /// When.
    pub at: Moment,
    /// Why.
    pub cause: EndingCause,
}

/// What an act is at a moment. What no later event takes back comes first.
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
pub enum ActStatus {
    /// A court has annulled it.
    Annulled,
    /// It was withdrawn before it was certified.
    Withdrawn,
    /// Who gave the power has taken it back.
    Revoked,
    /// This act has taken its place.
    Superseded(ActId),
    /// Its validity is over.
    Expired,
    /// A court has suspended it.
    Suspended,
    /// It is certified and none of these.
    InForce,
    /// It was not certified in time.
    Lapsed,
    /// Every party has signed; it is not certified.
    Signed,
    /// It waits for signatures.
    Drafted,
}

/// An act as it is kept. Personal data is off chain, under `claims_root`.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Act {
    /// What it is.
    pub kind: ActKind,
    /// The file that it is in; `Dockets` says which practice keeps that.
    pub docket: DocketId,
    /// The practice that drafted it.
    pub office: OfficeId,
    /// The notary who drafted it.
    pub mandate: MandateId,
    /// Where that practice is competent.
    pub region: Region,
    /// Root of the claims tree (`adliya_primitives::claims`). It never changes.
    pub claims_root: H256,
    /// Whose act it is.
    pub parties: Parties,
    /// Until when it can be certified, and is valid.
    pub term: Term,
    /// What it is to an earlier act.
    pub link: Option<Link>,
    /// When it was drafted.
    pub drafted_at: Moment,
    /// Who certified it, and when.
    pub certification: Option<Certification>,
    /// What ended it, but for a court.
    pub ending: Option<Ending>,
    /// When a court annulled it.
    pub annulled_at: Option<Moment>,
    /// When courts had it suspended.
    pub suspensions: Suspensions,
    /// The latest act that changes it.
    pub changed_by: Option<ActId>,
    /// How many orders of courts there are about it; `CourtOrders` has them.
    pub orders: u32,
}

impl Act {
    /// Everyone whose act it is.
    pub fn subjects(&self) -> impl Iterator<Item = SubjectId> + Clone + '_ {
        self.parties.iter().map(|party| party.subject)
    }

    /// The party that is this person.
    pub fn party_mut(&mut self, subject: &SubjectId) -> Option<&mut Party> {
        let mut parties = self.parties.iter_mut();
        parties.find(|party| party.subject == *subject)
    }

    /// Who bears what it costs, in equal shares: everyone but those who consent to what others do, or act for them.
    pub fn bearers(&self) -> impl Iterator<Item = SubjectId> + Clone + '_ {
        let helps =
            |party: &Party| matches!(party.capacity, Capacity::Consenting | Capacity::Attorney);
        let helpers_alone = self.parties.iter().all(helps);
        let bearers = self.parties.iter();
        bearers
            .filter(move |party| helpers_alone || !helps(party))
            .map(|party| party.subject)
    }

    /// What it is at that moment, as far as its own facts say; it did not exist before it was drafted.
    pub fn status(&self, at: Moment) -> Option<ActStatus> {
        if at < self.drafted_at {
            return None;
        }
        let past = |moment: Option<Moment>| moment.is_some_and(|moment| moment <= at);
        if past(self.annulled_at) {
            return Some(ActStatus::Annulled);
        }
        if let Some(ending) = self.ending.filter(|ending| ending.at <= at) {
            return Some(match ending.cause {
                EndingCause::Withdrawn => ActStatus::Withdrawn,
                EndingCause::Revoked => ActStatus::Revoked,
                EndingCause::Superseded(by) => ActStatus::Superseded(by),
            });
        }
        let signed_by = |party: &Party| past(party.signature.map(|signature| signature.at));
        Some(if past(self.certification.map(|certified| certified.at)) {
            if past(self.term.until) {
                ActStatus::Expired
            } else if self.is_suspended(at) {
                ActStatus::Suspended
            } else {
                ActStatus::InForce
            }
        } else if at >= self.term.deadline {
            ActStatus::Lapsed
        } else if self.parties.iter().all(signed_by) {
            ActStatus::Signed
        } else {
            ActStatus::Drafted
        })
    }

    /// Whether it is certified and in force at that moment, as far as its own facts say.
    pub fn is_in_force(&self, at: Moment) -> bool {
        self.status(at) == Some(ActStatus::InForce)
    }

    fn is_suspended(&self, at: Moment) -> bool {
        let mut suspensions = self.suspensions.iter();
        suspensions.any(|span| span.from <= at && span.until.is_none_or(|until| at < until))
    }
}

/// An act's number as a key of a dossier: big-endian, so that keys are in the order of the numbers.
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
pub struct ActKey([u8; 8]);

impl From<ActId> for ActKey {
    fn from(id: ActId) -> Self {
        Self(id.0.to_be_bytes())
    }
}

impl From<ActKey> for ActId {
    fn from(key: ActKey) -> Self {
        Self(u64::from_be_bytes(key.0))
    }
}

/// An act as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ActView {
    /// Its number.
    pub id: ActId,
    /// What is kept of it.
    pub act: Act,
    /// What it is now.
    pub status: ActStatus,
    /// The practice that keeps it now.
    pub practice: OfficeId,
}

/// A page of a person's dossier: acts in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DossierPage {
    /// The acts of the page.
    pub acts: Vec<ActView>,
    /// The act that the next page begins with; none after the last.
    pub next: Option<ActId>,
}
