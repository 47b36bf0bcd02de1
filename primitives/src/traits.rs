//! How pallets see each other. The runtime wires implementations; no pallet's `Config` names another pallet.

mod estates;
mod practices;

pub use estates::EstateKeeping;
pub use practices::NotarialPractices;

use crate::{
    subject::LinkedSubjects, Entry, Moment, OfficeId, Officer, RecordId, Region, Role, SubjectId,
};
use codec::{Codec, DecodeWithMemTracking, MaxEncodedLen};
use core::fmt::Debug;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult, Weight};

/// Who may act now, and as what.
pub trait Accreditation<AccountId> {
    /// The officer behind `account`, if its mandate holds `role` and is in force now, with its office and
    /// every office above it.
    fn officer(account: &AccountId, role: Role) -> Option<Officer<AccountId>>;
}

/// Which offices supply.
pub trait Suppliers {
    /// Whether the office is a supplier's, in operation now, and competent everywhere in a region.
    fn serves(office: OfficeId, region: Region) -> bool;
}

/// What other domains may know of a person's civil status.
pub trait CivilStatus<AccountId> {
    /// Whether the subject is registered and not dead.
    fn is_alive(subject: &SubjectId) -> bool;
    /// The subject, in the civil-status domain, that the wallet speaks for. A wallet that is frozen or was replaced
    /// speaks for nobody, nor does that of the dead, or of somebody in whose place a guardian acts.
    fn subject_of(wallet: &AccountId) -> Option<SubjectId>;
    /// Whether the wallet speaks for this subject: it is that of the subject, or of the guardian who acts in the subject's
    /// place, and either lives.
    fn speaks_for(wallet: &AccountId, subject: &SubjectId) -> bool;
    /// Where the subject lives, or lived at their death; none if no residence is registered that stands.
    fn residence_of(subject: &SubjectId) -> Option<Region>;
}

/// The civil register, for what leads to an entry of it: declarations, desks without a network, archives.
pub trait VitalRegister<AccountId> {
    /// What happened, with all that the register has to be told to enter it.
    type Event: Codec + DecodeWithMemTracking + TypeInfo + Clone + Eq + Debug;
    /// What an entry is of, and whom it is about in which capacity.
    type Outline: Codec + DecodeWithMemTracking + MaxEncodedLen + TypeInfo + Clone + Eq + Debug;

    /// Enters an event, on the authority of a registrar and, where it takes four eyes, of a supervisor.
    ///
    /// An error can leave changes behind: the caller rolls them back.
    fn register(
        officer: &Officer<AccountId>,
        supervisor: Option<&Officer<AccountId>>,
        event: Self::Event,
        entry: Entry,
    ) -> Result<RecordId, DispatchError>;

    /// What a record is of.
    fn outline(record: RecordId) -> Option<Self::Outline>;

    /// Whom an outline is about.
    fn subjects(outline: &Self::Outline) -> impl Iterator<Item = SubjectId>;

    /// Whether two outlines say the same: the same kind, and the same persons in the same capacities, in whatever order.
    fn agree(one: &Self::Outline, other: &Self::Outline) -> bool;

    /// Whether an entry of that number was made, whatever has become of it since.
    fn was_entered(record: RecordId) -> bool;

    /// The most that entering this event costs beyond the one that the benchmarks have (`benchmark_event`): who is measured
    /// with that one adds this.
    fn surcharge(event: &Self::Event) -> Weight;

    /// One of the events that cost the most, which this registrar can enter, and its outline.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_event(
        officer: &Officer<AccountId>,
    ) -> Result<(Self::Event, Self::Outline), DispatchError>;
}

/// A registered death, as the other domains hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Death {
    /// The dead, in the civil-status domain.
    pub subject: SubjectId,
    /// The dead, in every other domain. The chain has checked that these are the ids that were committed to.
    pub linked: LinkedSubjects,
    /// The entry of the death.
    pub record: RecordId,
    /// When it was registered.
    pub registered_at: Moment,
}

/// Hears of deaths, in the extrinsic that registers them.
///
/// An implementation does a bounded amount of work: what depends on the dead is derived when it is asked for.
pub trait OnDeath {
    /// Called once a death is written. An error undoes the registration.
    fn on_death(death: &Death) -> DispatchResult;
    /// The most that [`OnDeath::on_death`] costs.
    fn weight() -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(8)]
impl OnDeath for Tuple {
    fn on_death(death: &Death) -> DispatchResult {
        for_tuples!( #( Tuple::on_death(death)?; )* );
        Ok(())
    }

    fn weight() -> Weight {
        let mut weight = Weight::default();
        for_tuples!( #( weight.saturating_accrue(Tuple::weight()); )* );
        weight
    }
}

/// A death that a court has annulled, as the other domains hear of it: the person lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeathAnnulment {
    /// Who lives, in the civil-status domain.
    pub subject: SubjectId,
    /// The same person in every other domain. The chain has checked that these are the ids that were committed to.
    pub linked: LinkedSubjects,
    /// The entry of the death, which stands no longer.
    pub death: RecordId,
    /// The entry that annuls it.
    pub record: RecordId,
    /// When that was registered.
    pub registered_at: Moment,
}

/// Hears of deaths that were annulled, in the extrinsic that registers the annulment.
///
/// An implementation does a bounded amount of work. What was done in good faith because of the death is a matter of
/// the domain's own law: an implementation decides what it gives back.
pub trait OnDeathAnnulled {
    /// Called once the annulment is written. An error undoes the registration.
    fn on_death_annulled(annulment: &DeathAnnulment) -> DispatchResult;
    /// The most that [`OnDeathAnnulled::on_death_annulled`] costs.
    fn weight() -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(8)]
impl OnDeathAnnulled for Tuple {
    fn on_death_annulled(annulment: &DeathAnnulment) -> DispatchResult {
        for_tuples!( #( Tuple::on_death_annulled(annulment)?; )* );
        Ok(())
    }

    fn weight() -> Weight {
        let mut weight = Weight::default();
        for_tuples!( #( weight.saturating_accrue(Tuple::weight()); )* );
        weight
    }
}
