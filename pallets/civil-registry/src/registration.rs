//! The one way into the register.

use crate::{
    entries::Filing,
    types::{Outline, Parties, PaternityGround, VitalEvent},
    Config, Error, Pallet, Records, WeightInfo,
};
use adliya_primitives::{
    traits::{OnDeath, OnDeathAnnulled, VitalRegister},
    Entry, Officer, RecordId, SubjectId, Timeliness,
};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult, Weight};

impl<T: Config> Pallet<T> {
    /// Enters an event: checks what is the same for all, and then does what its kind asks for.
    pub(crate) fn enter(filing: &Filing<T>, event: VitalEvent) -> Result<RecordId, DispatchError> {
        Self::ensure_competent(filing)?;
        match event {
            VitalEvent::Birth {
                child,
                parents,
                links,
            } => Self::do_register_birth(filing, child, parents, links),
            VitalEvent::Foundling { child, links } => {
                Self::do_register_foundling(filing, child, links)
            }
            VitalEvent::FetalDeath { mother } => Self::do_register_fetal_death(filing, mother),
            VitalEvent::Death { deceased, opening } => {
                Self::do_register_death(filing, deceased, opening)
            }
            VitalEvent::Marriage { spouses, notice } => {
                Self::do_register_marriage(filing, spouses, notice)
            }
            VitalEvent::Divorce { marriage, ground } => {
                Self::do_register_divorce(filing, marriage, ground)
            }
            VitalEvent::MarriageAnnulment { marriage, decision } => {
                Self::do_register_marriage_annulment(filing, marriage, decision)
            }
            VitalEvent::Separation { marriage, decision } => {
                Self::do_register_separation(filing, marriage, decision)
            }
            VitalEvent::DeathAnnulment {
                death,
                opening,
                decision,
            } => Self::do_register_death_annulment(filing, death, opening, decision),
            VitalEvent::RecordAnnulment { record, decision } => {
                Self::do_register_record_annulment(filing, record, decision)
            }
            VitalEvent::Paternity {
                birth,
                father,
                ground,
            } => Self::do_register_paternity(filing, birth, father, ground),
            VitalEvent::Legitimation { birth, marriage } => {
                Self::do_register_legitimation(filing, birth, marriage)
            }
            VitalEvent::PersonalChange { subject, change } => {
                Self::do_register_personal_change(filing, subject, change)
            }
            VitalEvent::Residence { subject } => Self::do_register_residence(filing, subject),
            VitalEvent::Guardianship {
                ward,
                guardian,
                care,
                ground,
            } => Self::do_register_guardianship(filing, ward, guardian, care, ground),
            VitalEvent::GuardianshipEnd { ward, ground } => {
                Self::do_register_guardianship_end(filing, ward, ground)
            }
            VitalEvent::Reconciliation { marriage } => {
                Self::do_register_reconciliation(filing, marriage)
            }
            VitalEvent::Adoption {
                birth,
                decision,
                salt,
            } => Self::do_register_adoption(filing, birth, decision, &salt),
        }
    }

    pub(crate) fn do_register(
        officer: &Officer<T::AccountId>,
        supervisor: Option<&Officer<T::AccountId>>,
        event: VitalEvent,
        entry: Entry,
    ) -> DispatchResult {
        let archived = entry.timeliness == Timeliness::Archived;
        ensure!(!archived, Error::<T>::NotFromArchive);
        <Self as VitalRegister<T::AccountId>>::register(officer, supervisor, event, entry)?;
        Ok(())
    }

    /// Whether the registrar may enter anything there, and whoever it takes stands behind it.
    fn ensure_competent(filing: &Filing<T>) -> DispatchResult {
        let Entry {
            region, timeliness, ..
        } = filing.entry;
        ensure!(region.is_well_formed(), Error::<T>::MalformedRegion);
        ensure!(
            filing.officer.serves(region),
            Error::<T>::OutsideJurisdiction
        );
        ensure!(
            timeliness != Timeliness::Delayed || filing.supervisor.is_some(),
            Error::<T>::SupervisorMissing
        );
        Ok(())
    }
}

impl VitalEvent {
    /// What entering it costs.
    pub(crate) fn weight<T: Config>(&self) -> Weight {
        match self {
            VitalEvent::Birth { .. } => T::WeightInfo::register_birth(),
            VitalEvent::Foundling { .. } => T::WeightInfo::register_foundling(),
            VitalEvent::FetalDeath { .. } => T::WeightInfo::register_fetal_death(),
            VitalEvent::Death { .. } => {
                T::WeightInfo::register_death().saturating_add(T::OnDeath::weight())
            }
            VitalEvent::Marriage { .. } => T::WeightInfo::register_marriage(),
            VitalEvent::Divorce { .. } => T::WeightInfo::register_divorce(),
            VitalEvent::MarriageAnnulment { .. } => T::WeightInfo::register_marriage_annulment(),
            VitalEvent::Separation { .. } => T::WeightInfo::register_separation(),
            VitalEvent::DeathAnnulment { .. } => T::WeightInfo::register_death_annulment()
                .saturating_add(T::OnDeathAnnulled::weight()),
            VitalEvent::RecordAnnulment { .. } => T::WeightInfo::register_record_annulment(),
            VitalEvent::Paternity { ground, .. } => match ground {
                PaternityGround::Recognition => T::WeightInfo::recognise_paternity(),
                PaternityGround::Decision(_) => T::WeightInfo::establish_paternity(),
            },
            VitalEvent::Legitimation { .. } => T::WeightInfo::register_legitimation(),
            VitalEvent::PersonalChange { .. } => T::WeightInfo::register_personal_change(),
            VitalEvent::Residence { .. } => T::WeightInfo::register_residence(),
            VitalEvent::Guardianship { .. } => T::WeightInfo::register_guardianship(),
            VitalEvent::GuardianshipEnd { .. } => T::WeightInfo::register_guardianship_end(),
            VitalEvent::Reconciliation { .. } => T::WeightInfo::register_reconciliation(),
            VitalEvent::Adoption { .. } => T::WeightInfo::register_adoption(),
        }
    }
}

impl<T: Config> VitalRegister<T::AccountId> for Pallet<T> {
    type Event = VitalEvent;
    type Outline = Outline;

    fn register(
        officer: &Officer<T::AccountId>,
        supervisor: Option<&Officer<T::AccountId>>,
        event: VitalEvent,
        entry: Entry,
    ) -> Result<RecordId, DispatchError> {
        let filing = Filing {
            officer,
            supervisor,
            entry,
        };
        Self::enter(&filing, event)
    }

    fn outline(record: RecordId) -> Option<Outline> {
        Records::<T>::get(record).map(|record| Outline {
            kind: record.kind,
            parties: record.parties,
        })
    }

    fn subjects(outline: &Outline) -> impl Iterator<Item = SubjectId> {
        outline.parties.iter().map(|party| party.subject)
    }

    fn agree(one: &Outline, other: &Outline) -> bool {
        let times = |parties: &Parties, party| parties.iter().filter(|p| *p == party).count();
        let [these, those] = [&one.parties, &other.parties];
        one.kind == other.kind
            && these.len() == those.len()
            && these
                .iter()
                .all(|party| times(these, party) == times(those, party))
    }

    fn was_entered(record: RecordId) -> bool {
        Records::<T>::contains_key(record)
    }

    fn surcharge(event: &VitalEvent) -> Weight {
        let measured = T::WeightInfo::register_marriage_annulment();
        event.weight::<T>().saturating_sub(measured)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_event(
        officer: &Officer<T::AccountId>,
    ) -> Result<(VitalEvent, Outline), DispatchError> {
        crate::benchmarking::marriage_annulment::<T>(officer)
            .map_err(|_| DispatchError::Other("the marriage cannot be set up"))
    }
}
