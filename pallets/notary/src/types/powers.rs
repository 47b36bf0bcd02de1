//! Powers of attorney, as they are kept and as they are answered.

use adliya_primitives::{ActId, Moment, Region, SubjectId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The most attorneys of one power.
pub const MAX_ATTORNEYS: u32 = 4;
/// The most times that a power is passed on, one substitute after the other.
pub const MAX_DEPTH: u8 = 3;
/// How many of the powers between the same two persons count: the latest ones. Whoever gave more has an older one
/// renewed.
pub const MAX_CONSIDERED: u32 = 8;

/// What an attorney may be entitled to. The list is published here; places are never reused.
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
pub enum Scope {
    /// To manage and let buildings and land.
    ManageRealEstate,
    /// To sell, give away or pledge buildings and land.
    DisposeOfRealEstate,
    /// To buy buildings and land.
    AcquireRealEstate,
    /// To drive a vehicle, and to have it registered.
    UseVehicle,
    /// To sell or pledge a vehicle.
    DisposeOfVehicle,
    /// To open and use accounts at banks.
    Banking,
    /// To take or give loans, and to stand surety.
    Borrowing,
    /// To appear before courts, with all rights of a party.
    Litigation,
    /// To appear before authorities, to hand in and to receive documents.
    Authorities,
    /// To declare and pay taxes.
    Taxes,
    /// To accept inheritances and have the certificates issued.
    Inheritance,
    /// To exercise the rights of a partner or shareholder.
    Shares,
    /// To receive wages, pensions and benefits.
    Income,
    /// To receive mail and goods.
    Mail,
    /// To conclude and manage contracts with utilities.
    Utilities,
    /// To accompany children abroad.
    ChildTravel,
}

impl Scope {
    /// Every scope, in the order of the bits of [`Scopes`].
    pub const ALL: [Scope; 16] = [
        Scope::ManageRealEstate,
        Scope::DisposeOfRealEstate,
        Scope::AcquireRealEstate,
        Scope::UseVehicle,
        Scope::DisposeOfVehicle,
        Scope::Banking,
        Scope::Borrowing,
        Scope::Litigation,
        Scope::Authorities,
        Scope::Taxes,
        Scope::Inheritance,
        Scope::Shares,
        Scope::Income,
        Scope::Mail,
        Scope::Utilities,
        Scope::ChildTravel,
    ];
}

/// A set of [`Scope`]s, one bit each, the bit's place being the scope's place in [`Scope::ALL`].
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
pub struct Scopes(pub u32);

impl Scopes {
    /// The set of these scopes.
    pub const fn of(scopes: &[Scope]) -> Self {
        let mut bits = 0;
        let mut rest = scopes;
        while let [scope, tail @ ..] = rest {
            bits |= 1 << (*scope as u32);
            rest = tail;
        }
        Self(bits)
    }

    /// Whether `scope` is in the set.
    pub const fn contains(self, scope: Scope) -> bool {
        self.0 & (1 << (scope as u32)) != 0
    }

    /// Whether every scope of this set, and every bit of it, is in `other`.
    pub const fn is_subset_of(self, other: Scopes) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether no bit is set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Whether several attorneys need each other.
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
pub enum Exercise {
    /// Each may act alone.
    Severally,
    /// Only all of them together. The power ends when one of them dies or renounces it.
    Jointly,
}

/// Attorneys.
pub type AttorneyList = BoundedVec<SubjectId, ConstU32<MAX_ATTORNEYS>>;

/// What a power entitles to. It never changes: whoever wants other terms has another power in its place.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PowerTerms {
    /// Who may act.
    pub attorneys: AttorneyList,
    /// Alone or together.
    pub exercise: Exercise,
    /// In what.
    pub scopes: Scopes,
    /// How many times it may be passed on, one substitute after the other: 0 to [`MAX_DEPTH`].
    pub substitutions: u8,
    /// The most that one transaction may be worth, in the minor unit of the settlement asset; none is no limit.
    pub limit: Option<u128>,
    /// Where.
    pub territory: Region,
}

impl PowerTerms {
    /// Whether it gives nothing that `other` does not give, and may be passed on less often.
    pub fn is_within(&self, other: &PowerTerms) -> bool {
        let limited = match (self.limit, other.limit) {
            (_, None) => true,
            (Some(own), Some(above)) => own <= above,
            (None, Some(_)) => false,
        };
        self.scopes.is_subset_of(other.scopes)
            && other.territory.covers(self.territory)
            && self.substitutions < other.substitutions
            && limited
    }
}

/// That an attorney gave a power up.
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
pub struct Renunciation {
    /// Who.
    pub attorney: SubjectId,
    /// When.
    pub at: Moment,
}

/// A power of attorney as it is kept, by the number of its act, which says when it is valid.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Power {
    /// For whom the attorneys act.
    pub principal: SubjectId,
    /// The power that it passes on, if it is a substitution.
    pub under: Option<ActId>,
    /// What it entitles to.
    pub terms: PowerTerms,
    /// Which attorneys gave it up.
    pub renunciations: BoundedVec<Renunciation, ConstU32<MAX_ATTORNEYS>>,
}

impl Power {
    /// Whether this attorney had given it up by that moment.
    pub fn is_renounced(&self, attorney: &SubjectId, at: Moment) -> bool {
        let mut renunciations = self.renunciations.iter();
        renunciations.any(|one| one.attorney == *attorney && one.at <= at)
    }

    /// Whether these are attorneys of it who, with those whom they need, live and had not given it up by that moment.
    pub fn gives(
        &self,
        holders: &[SubjectId],
        scope: Scope,
        at: Moment,
        lives: impl Fn(&SubjectId) -> bool,
    ) -> bool {
        let attorneys = &self.terms.attorneys;
        let together = self.terms.exercise == Exercise::Jointly;
        let mut needed = attorneys
            .iter()
            .filter(|one| together || holders.contains(one));
        self.terms.scopes.contains(scope)
            && holders.iter().all(|holder| attorneys.contains(holder))
            && needed.all(|one| !self.is_renounced(one, at) && lives(one))
    }

    /// With whom an attorney has to act.
    pub fn others(&self, attorney: &SubjectId) -> Vec<SubjectId> {
        match self.terms.exercise {
            Exercise::Severally => Vec::new(),
            Exercise::Jointly => {
                let attorneys = self.terms.attorneys.iter().copied();
                attorneys.filter(|other| other != attorney).collect()
            }
        }
    }
}

/// A power as a key among those between two persons: the latest first.
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
pub struct PowerKey([u8; 8], [u8; 8]);

impl PowerKey {
    /// The key of a power by when it was constituted and its number.
    pub fn new(constituted_at: Moment, power: ActId) -> Self {
        Self((!constituted_at).to_be_bytes(), (!power.0).to_be_bytes())
    }

    /// The first key of a power that was constituted at that moment or earlier.
    pub fn latest(at: Moment) -> Self {
        Self::new(at, ActId(u64::MAX))
    }

    /// The power's number.
    pub fn power(self) -> ActId {
        ActId(!u64::from_be_bytes(self.1))
    }
}

/// That an attorney may act, and how far.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PowerInForce {
    /// The act that entitles the attorney.
    pub power: ActId,
    /// Who has to act with the attorney.
    pub together_with: Vec<SubjectId>,
    /// The most that one transaction may be worth; none is no limit.
    pub limit: Option<u128>,
    /// Where.
    pub territory: Region,
    /// Until when the power is valid, exclusive, if nothing ends it before.
    pub until: Moment,
    /// When a court annulled it, or a power that it was passed on from, after the moment that was asked about.
    pub annulled_since: Option<Moment>,
}
