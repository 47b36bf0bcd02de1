//! Notaries, practices, wallets and deaths, as they are kept and as they are answered.

use adliya_primitives::{DocketId, MandateId, Moment, OfficeId, RecordId, Region, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The most persons whom a notary declares as related at once.
pub const MAX_RELATED: u32 = 32;
/// The most files of others that one practice keeps.
pub const MAX_INHERITED: u32 = 15;
/// How often a person's death can be registered and annulled with the times in between told apart.
pub const MAX_DEATHS: u32 = 4;

/// What a person is to a notary, who therefore does nothing for them.
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
pub enum Relation {
    /// Husband or wife.
    Spouse,
    /// By blood or adoption.
    Kin,
    /// By marriage.
    InLaw,
    /// Who works in the practice.
    Employee,
}

/// A person whom a notary does nothing for.
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
pub struct Related {
    /// Who, in the notary's domain.
    pub subject: SubjectId,
    /// What they are to the notary.
    pub relation: Relation,
    /// When it was declared.
    pub since: Moment,
    /// When it ended, if it did.
    pub until: Option<Moment>,
}

/// A notary as a person: who they are, and whom they do nothing for.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Notary {
    /// The notary, in the notary's domain.
    pub subject: SubjectId,
    /// Who is related to the notary now.
    pub related: BoundedVec<Related, ConstU32<MAX_RELATED>>,
    /// How many were and are no longer; `FormerRelations` has them.
    pub former: u32,
}

impl Notary {
    /// Whether it is the notary or somebody who is related to the notary.
    pub fn is_partial_to(&self, subject: &SubjectId) -> bool {
        let mut related = self.related.iter();
        self.subject == *subject || related.any(|related| related.subject == *subject)
    }
}

/// Files of other practices.
pub type DocketList = BoundedVec<DocketId, ConstU32<MAX_INHERITED>>;

/// A notary's practice: the files that it keeps.
#[derive(
    Clone,
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
pub struct Practice {
    /// Where it is competent.
    pub region: Region,
    /// The file that its own acts go into; none before the first act, or after it was handed over.
    pub own: Option<DocketId>,
    /// The files that it has taken over.
    pub inherited: DocketList,
}

impl Practice {
    /// All files that it keeps.
    pub fn dockets(&self) -> impl Iterator<Item = DocketId> + '_ {
        self.own.into_iter().chain(self.inherited.iter().copied())
    }
}

/// The passing of all of a practice's files to another.
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
pub struct Handover {
    /// Which practice gave.
    pub from: OfficeId,
    /// Which one took.
    pub to: OfficeId,
    /// When.
    pub at: Moment,
    /// The office of the chamber's officer who ordered it.
    pub office: OfficeId,
    /// That officer.
    pub mandate: MandateId,
    /// The supervisor who confirmed it.
    pub supervisor: MandateId,
}

/// A practice as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PracticeView {
    /// Its office.
    pub office: OfficeId,
    /// What is kept of it.
    pub practice: Practice,
}

/// Whose wallet a key is or was, in the notary's domain.
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
pub struct WalletOwner {
    /// The person.
    pub subject: SubjectId,
    /// From when on it speaks for the person, inclusive.
    pub speaks_from: Moment,
    /// When it was unlinked. It never speaks for anybody again.
    pub unlinked_at: Option<Moment>,
}

impl WalletOwner {
    /// Whether the wallet speaks at this moment, `now`, for a person who lives.
    pub fn speaks(&self, now: Moment) -> bool {
        self.unlinked_at.is_none() && self.speaks_from <= now
    }
}

/// A time in which a person was dead by the civil register.
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
pub struct DeathSpan {
    /// The entry of the death.
    pub record: RecordId,
    /// When it was registered.
    pub from: Moment,
    /// When it was annulled, if it was.
    pub until: Option<Moment>,
}

/// The deaths of a person, the earliest first: all but the last are annulled.
#[derive(
    Clone,
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
pub struct Deaths(pub BoundedVec<DeathSpan, ConstU32<MAX_DEATHS>>);

impl Deaths {
    /// Whether the person is dead now.
    pub fn is_dead(&self) -> bool {
        self.standing().is_some()
    }

    /// The entry of the death, if the person is dead now.
    pub fn standing(&self) -> Option<RecordId> {
        let last = self.0.last().filter(|span| span.until.is_none());
        last.map(|span| span.record)
    }

    /// Whether the person was dead at any time from `since` to `at`, both inclusive.
    pub fn within(&self, since: Moment, at: Moment) -> bool {
        let mut spans = self.0.iter();
        spans.any(|span| span.from <= at && span.until.is_none_or(|until| until > since))
    }
}
