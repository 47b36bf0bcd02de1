//! What happens to people, as a registrar enters it.

use super::{Care, EventKind, GuardianshipEndGround, GuardianshipGround, Parties};
use adliya_primitives::{subject::LinkedSubjects, DecisionId, NoticeId, RecordId, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// A vital event, with all that the register has to be told to enter it.
///
/// Who may enter it is the same for all: a registrar in whose jurisdiction it is registered, who is no party of it.
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
// So that an explorer shows what each event asks for.
#[scale_info(capture_docs = "always")]
pub enum VitalEvent {
    /// A live birth: the child becomes a person of the register.
    ///
    /// Errors: `PartiesNotDistinct`, `OwnRecord`, `AlreadyRegistered`, `NotRegistered` (a parent).
    /// Event: `BirthRegistered`.
    Birth {
        /// Who was born.
        child: SubjectId,
        /// Parents whom it names must be in the register themselves; they may have died since.
        parents: Parents,
        /// The commitment to the child's ids in the other domains.
        links: H256,
    },
    /// A child who was found, and whose parents are not known, becomes a person of the register.
    ///
    /// Errors: `OwnRecord`, `AlreadyRegistered`. Event: `FoundlingRegistered`.
    Foundling {
        /// Who was found.
        child: SubjectId,
        /// The commitment to the child's ids in the other domains.
        links: H256,
    },
    /// A child was born dead. No person begins with it.
    ///
    /// Errors: `OwnRecord`, `NotRegistered` (the mother). Event: `FetalDeathRegistered`.
    FetalDeath {
        /// Who bore the child, if the entry names her.
        mother: Option<SubjectId>,
    },
    /// A death: the person's `links` are opened, the spouse is widowed, the other domains hear of it.
    ///
    /// Errors: `OwnRecord`, `NotRegistered`, `Deceased`, `LinksMismatch`, and what another domain refuses.
    /// Event: `DeathRegistered`.
    Death {
        /// Who died.
        deceased: SubjectId,
        /// Opens the person's links.
        opening: LinksOpening,
    },
    /// A marriage of two who are in the register, alive and not married.
    ///
    /// Errors: `PartiesNotDistinct`, `OwnRecord`, `NotRegistered`, `Deceased`, `AlreadyMarried`, `NoticeMissing`; with a
    /// notice `UnderGuardianship`, `NoticeNotFound`, `NoticeMismatch`, `ConsentMissing`, `NoticeNotRipe`, `NoticeLapsed`, `NoticeWithdrawn`,
    /// `NoticeUsed`. Event: `MarriageRegistered`.
    Marriage {
        /// Who marry.
        spouses: [SubjectId; 2],
        /// The notice that they gave of it. Only a marriage of an archive comes without.
        notice: Option<NoticeId>,
    },
    /// A divorce: the marriage ends, both spouses are divorced.
    ///
    /// Errors: `NotFound`, `OwnRecord`, `MarriageEnded`; with a decision `DecisionNotFound`, `AlreadyExecuted`,
    /// `MatterMismatch`. Event: `DivorceRegistered`.
    Divorce {
        /// The record of the marriage.
        marriage: RecordId,
        /// Why.
        ground: DivorceGround,
    },
    /// A court has annulled a marriage in force: each spouse is again what they were before it.
    ///
    /// Errors: `NotFound`, `OwnRecord`, `MarriageEnded`, `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`.
    /// Event: `MarriageAnnulled`.
    MarriageAnnulment {
        /// The record of the marriage.
        marriage: RecordId,
        /// The court's decision.
        decision: DecisionId,
    },
    /// A court has separated spouses. They stay married.
    ///
    /// Errors: those of an annulment, and `AlreadySeparated`. Event: `SeparationRegistered`.
    Separation {
        /// The record of the marriage.
        marriage: RecordId,
        /// The court's decision.
        decision: DecisionId,
    },
    /// A court has annulled a death: the person lives, and is married again, unless the spouse has married somebody else
    /// since. The other domains hear of it.
    ///
    /// Errors: `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`, `RecordAnnulled`, `KindMismatch`,
    /// `LinksMismatch`, `OwnRecord`, and what another domain refuses. Event: `DeathAnnulled`.
    DeathAnnulment {
        /// The record of the death.
        death: RecordId,
        /// Opens the person's links, as the death did.
        opening: LinksOpening,
        /// The court's decision.
        decision: DecisionId,
    },
    /// A court has annulled a record that is no death and no marriage. It stays in the histories. Of a paternity, the
    /// father leaves the birth.
    ///
    /// Errors: `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`, `RecordAnnulled`, `KindMismatch` (a death),
    /// `OwnRecord`. Event: `RecordAnnulled`.
    RecordAnnulment {
        /// The record.
        record: RecordId,
        /// The court's decision.
        decision: DecisionId,
    },
    /// A child whose birth names no father has one: he becomes a party of the birth.
    ///
    /// Errors: `NotFound`, `RecordAnnulled`, `KindMismatch`, `FatherNamed`, `PartiesNotDistinct`, `OwnRecord`,
    /// `NotRegistered`; by recognition `MotherNotNamed`, `Deceased`; by decision `DecisionNotFound`, `AlreadyExecuted`,
    /// `MatterMismatch`. Event: `PaternityRegistered`.
    Paternity {
        /// The record of the birth.
        birth: RecordId,
        /// The father.
        father: SubjectId,
        /// What makes him the father.
        ground: PaternityGround,
    },
    /// A child's parents have married each other after its birth.
    ///
    /// Errors: `NotFound`, `RecordAnnulled`, `KindMismatch`, `OwnRecord`, `NotTheParents`, `MarriageNotLater`,
    /// `AlreadyLegitimated`. Event: `LegitimationRegistered`.
    Legitimation {
        /// The record of the birth.
        birth: RecordId,
        /// The record of the parents' marriage.
        marriage: RecordId,
    },
    /// A living person has another name or another sex marker.
    ///
    /// Errors: `OwnRecord`, `NotRegistered`, `Deceased`. Event: `PersonalChangeRegistered`.
    PersonalChange {
        /// Whose.
        subject: SubjectId,
        /// What changes.
        change: PersonalChange,
    },
    /// A living person has moved to the entry's region, or is registered there for the first time. The claims hold the
    /// address. It takes the place of the residence before.
    ///
    /// Errors: `OwnRecord`, `NotRegistered`, `Deceased`. Event: `ResidenceRegistered`.
    Residence {
        /// Who.
        subject: SubjectId,
    },
    /// A living person has a guardian or trustee, who takes the place of the one before: of another, or of the same in
    /// another care, when a child turns fourteen.
    ///
    /// Errors: `PartiesNotDistinct`, `OwnRecord`, `NotRegistered`, `Deceased`, `GuardianIsWard`, `AlreadyGuardian`; by
    /// decision `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`. Event: `GuardianshipRegistered`.
    Guardianship {
        /// Who is cared for.
        ward: SubjectId,
        /// The guardian or trustee.
        guardian: SubjectId,
        /// Which of them.
        care: Care,
        /// What makes them that.
        ground: GuardianshipGround,
    },
    /// A guardianship or trusteeship has ended in the ward's lifetime, and nobody takes the guardian's place.
    ///
    /// Errors: `NotWard`, `OwnRecord`, `Deceased` (the ward); by decision `DecisionNotFound`, `AlreadyExecuted`,
    /// `MatterMismatch`. Event: `GuardianshipEnded`.
    GuardianshipEnd {
        /// Who was cared for.
        ward: SubjectId,
        /// What ended it.
        ground: GuardianshipEndGround,
    },
    /// Spouses whom a court has separated have said before the registrar that they live together again.
    ///
    /// Errors: `NotFound`, `OwnRecord`, `MarriageEnded`, `NotSeparated`. Event: `ReconciliationRegistered`.
    Reconciliation {
        /// The record of the marriage.
        marriage: RecordId,
    },
    /// A child is adopted: another birth takes the place of the child's, which is sealed with the decision. Both with
    /// this salt: 32 random bytes, which the archive keeps.
    ///
    /// The new birth has the claims of the entry, and the region, the month and the timeliness of the one whose place it
    /// takes, which has to lie within the registrar's region. Those who adopt may have died since the court decided.
    ///
    /// Errors: `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`, `NotFound`, `OutsideJurisdiction`,
    /// `PartiesNotDistinct`, `NotRegistered`, `OwnRecord`, `Deceased` (the child), `SatellitesLeft`.
    /// Events: `AdoptionRegistered`, and two of `Sealed`.
    Adoption {
        /// The record of the birth.
        birth: RecordId,
        /// The court's decision.
        decision: DecisionId,
        /// The salt of the seals.
        salt: [u8; 32],
    },
}

/// What an entry is of, and whom it is about.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Outline {
    /// What it is of.
    pub kind: EventKind,
    /// Whom it is about.
    pub parties: Parties,
}

/// Why a marriage may be dissolved.
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
pub enum DivorceGround {
    /// Both spouses said before the registrar that they want it, who made sure that the law lets them part without a
    /// court: that they have no minor children together (Family Code of Azerbaijan, article 17; Family Code of
    /// Uzbekistan, article 42).
    MutualConsent,
    /// A court has dissolved it.
    Decision(DecisionId),
}

/// What makes a man the father of a child who has none in the register.
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
pub enum PaternityGround {
    /// He recognised the child and the mother consented, both before the registrar.
    Recognition,
    /// A court has found it.
    Decision(DecisionId),
}

/// What changes about a person while they live. What it was and what it is now are claims.
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
pub enum PersonalChange {
    /// The name.
    Name,
    /// The sex marker.
    SexMarker,
}

impl PersonalChange {
    /// What a record of it is of.
    pub const fn kind(self) -> EventKind {
        match self {
            PersonalChange::Name => EventKind::NameChange,
            PersonalChange::SexMarker => EventKind::SexMarkerChange,
        }
    }
}

/// The parents that a birth names on chain. Both may be left out: a foundling, or parents whom the chain does
/// not have; the claims say the rest.
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
pub struct Parents {
    /// Who bore the child.
    pub mother: Option<SubjectId>,
    /// The father by marriage or recognition.
    pub father: Option<SubjectId>,
}

/// Opens the `links` of a person: [`LinkedSubjects::commitment`] of these gives the hash that was stored.
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
pub struct LinksOpening {
    /// The salt of the commitment.
    pub salt: [u8; 32],
    /// The ids in the other domains.
    pub linked: LinkedSubjects,
}
