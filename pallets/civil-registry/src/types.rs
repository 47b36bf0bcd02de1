//! What the pallet stores and answers.

mod certificates;
mod courts;
mod events;
mod notices;
mod population;
mod sealing;
mod statistics;
mod wallets;

pub use certificates::{
    Certificate, CertificateReason, CertificateStanding, CertificateStatus, CertificateView, Issuer,
};
pub use courts::{Correction, Decision, FieldClass, Matter};
pub use events::{
    DivorceGround, LinksOpening, Outline, Parents, PaternityGround, PersonalChange, VitalEvent,
};
pub use notices::{
    Consent, ConsentWay, Notice, NoticeEnd, NoticeStatus, NoticeView, Waiver, WaiverGround,
};
pub use population::{
    Care, Guardianship, GuardianshipEndGround, GuardianshipGround, GuardianshipView, ResidenceView,
};
pub use sealing::{Item, Opening, Seal, Sealed};
pub use statistics::{Count, DistrictKey, MonthKey, StatisticsPage, StatisticsRow, MAX_MONTHS};
pub use wallets::{Replacement, ReplacementView, WalletOwner, WalletStanding};

use adliya_primitives::{MandateId, Moment, OfficeId, RecordId, Region, SubjectId, Timeliness};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most parties of one record: a child with two parents, two spouses with room for what other events need.
pub const MAX_PARTIES: u32 = 4;
/// The most entries of one page of a history.
pub const MAX_PAGE: u32 = 100;

/// What a record is of.
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
pub enum EventKind {
    /// A live birth.
    Birth,
    /// A death.
    Death,
    /// A marriage.
    Marriage,
    /// A child who was found, and whose parents are not known. A birth like any other in what it makes.
    Foundling,
    /// A child who was born dead. It makes no person.
    FetalDeath,
    /// The end of a marriage, by the spouses' will or a court's.
    Divorce,
    /// A court has found that a marriage was void from the beginning.
    MarriageAnnulment,
    /// A court has separated spouses, whose marriage goes on.
    Separation,
    /// A man is the father of a child: recognised, or found by a court.
    Paternity,
    /// A child's parents have married each other.
    Legitimation,
    /// A person has another name.
    NameChange,
    /// A person has another sex marker.
    SexMarkerChange,
    /// A court has annulled a record.
    RecordAnnulment,
    /// A person has moved to where it is registered.
    Residence,
    /// A person has a guardian or trustee.
    Guardianship,
    /// A person has that guardian or trustee no longer.
    GuardianshipEnd,
    /// Spouses whom a court had separated live together again.
    Reconciliation,
}

impl EventKind {
    /// Whether a person begins with it.
    pub const fn is_birth(self) -> bool {
        matches!(self, EventKind::Birth | EventKind::Foundling)
    }
}

/// Whether a record stands.
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
pub enum RecordStatus {
    /// It does.
    Registered,
    /// It does not: a court has annulled it. `Annulments` has the record that says so.
    Annulled,
}

/// What a person is in a record.
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
    /// The child of a birth.
    Child,
    /// The mother of a birth.
    Mother,
    /// The father of a birth.
    Father,
    /// The dead.
    Deceased,
    /// One of two who marry, or are married.
    Spouse,
    /// Somebody else whom the record is about: whose name changes, whose record is annulled.
    Concerned,
    /// Who has a guardian or trustee.
    Ward,
    /// The guardian or trustee.
    Guardian,
}

/// A person in a record.
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
    /// Who.
    pub subject: SubjectId,
    /// As what.
    pub capacity: Capacity,
}

/// The persons of a record.
pub type Parties = BoundedVec<Party, ConstU32<MAX_PARTIES>>;

/// An entry of the register as it is kept. Personal data is off chain, under `claims_root`.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Record {
    /// What it is of.
    pub kind: EventKind,
    /// Whether it stands.
    pub status: RecordStatus,
    /// Root of the claims tree (`adliya_primitives::claims`).
    pub claims_root: H256,
    /// Where the event was registered.
    pub region: Region,
    /// The office that registered it.
    pub office: OfficeId,
    /// The mandate of the registrar.
    pub mandate: MandateId,
    /// When it was registered. When the event happened is a claim.
    pub registered_at: Moment,
    /// How soon after the event that was, as the registrar stated.
    pub timeliness: Timeliness,
    /// The mandate of the supervisor who confirmed the entry, where that was needed.
    pub supervisor: Option<MandateId>,
    /// Whether the region was not that of the office, which serves the whole country.
    pub extraterritorial: bool,
    /// Whom it is about. Of a birth: the child, and the parents as they stand now.
    pub parties: Parties,
    /// How often it was corrected; `Corrections` has what it said before.
    pub corrections: u32,
    /// Of a birth: how often its parents became others.
    pub parentage: u32,
    /// Of a birth: how much else joins it to persons; `Satellites` has each.
    pub satellites: u32,
}

impl Record {
    /// Everyone whom it is about.
    pub fn subjects(&self) -> impl Iterator<Item = SubjectId> + '_ {
        self.parties.iter().map(|party| party.subject)
    }

    /// The party of that capacity; the first, if there are two.
    pub fn party(&self, capacity: Capacity) -> Option<SubjectId> {
        let mut parties = self.parties.iter();
        parties
            .find(|party| party.capacity == capacity)
            .map(|party| party.subject)
    }

    /// The parents whom it names.
    pub fn parents(&self) -> Parents {
        Parents {
            mother: self.party(Capacity::Mother),
            father: self.party(Capacity::Father),
        }
    }
}

/// A person's marital status, and the record that it comes from.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub enum MaritalStatus {
    /// No marriage is registered.
    #[default]
    Single,
    /// By this record of a marriage.
    Married(RecordId),
    /// By this record of the spouse's death.
    Widowed(RecordId),
    /// The person died in this marriage.
    MarriedAtDeath(RecordId),
    /// By this record of a divorce.
    Divorced(RecordId),
    /// The marriage did not outlast a mistaken death, which this record annulled: the spouse had married again.
    Dissolved(RecordId),
}

/// A marriage as it stands.
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
pub struct Marriage {
    /// The two.
    pub spouses: [SubjectId; 2],
    /// What each of them was before, in the same order: so they are again when the marriage is annulled.
    pub former: [MaritalStatus; 2],
    /// The record of their separation by a court.
    pub separated: Option<RecordId>,
    /// The record that ended it: of a divorce, an annulment or a death. None while it is in force.
    pub ended: Option<RecordId>,
}

impl Marriage {
    /// The spouse who is not `subject`.
    pub fn other(&self, subject: &SubjectId) -> Option<SubjectId> {
        let mut spouses = self.spouses.iter();
        spouses.find(|spouse| *spouse != subject).copied()
    }
}

/// A person as the register keeps them.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Person {
    /// The entry of death, once there is one.
    pub death: Option<RecordId>,
    /// Marital status.
    pub marital: MaritalStatus,
    /// Commitment to the person's ids in the other domains; opened at death.
    pub links: H256,
}

/// A record's number as a key of a history: big-endian, so that keys are in the order of the numbers.
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
pub struct RecordKey([u8; 8]);

impl From<RecordId> for RecordKey {
    fn from(id: RecordId) -> Self {
        Self(id.0.to_be_bytes())
    }
}

impl From<RecordKey> for RecordId {
    fn from(key: RecordKey) -> Self {
        Self(u64::from_be_bytes(key.0))
    }
}

/// A person as the runtime API shows them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PersonView<AccountId> {
    /// Who.
    pub subject: SubjectId,
    /// The entry of birth.
    pub birth: RecordId,
    /// The entry of death, if the person is dead.
    pub death: Option<RecordId>,
    /// Marital status.
    pub marital: MaritalStatus,
    /// If the person is married and lives apart by a court's decision: the record of it.
    pub separated: Option<RecordId>,
    /// The linked wallet.
    pub wallet: Option<AccountId>,
    /// Whether that wallet is frozen.
    pub wallet_frozen: bool,
    /// The wallet that shall take its place.
    pub replacement: Option<ReplacementView<AccountId>>,
    /// Where the person lives, or lived last.
    pub residence: Option<ResidenceView>,
    /// Who the person's guardian or trustee is.
    pub guardianship: Option<GuardianshipView>,
}

/// A record as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RecordView {
    /// Its id.
    pub id: RecordId,
    /// What is kept of it.
    pub record: Record,
    /// The record that annulled it.
    pub annulled_by: Option<RecordId>,
}

/// A page of a person's history: the birth, then the other records in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct HistoryPage {
    /// The records of the page.
    pub records: Vec<RecordView>,
    /// The record that the next page begins with; none after the last.
    pub next: Option<RecordId>,
}
