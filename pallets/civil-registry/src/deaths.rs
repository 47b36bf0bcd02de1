//! Deaths, and deaths that were none.

use crate::{
    entries::Filing,
    types::{Capacity, EventKind, LinksOpening, MaritalStatus, Matter, Person},
    Config, Error, Event, ExposedLinks, Marriages, Pallet, Persons,
};
use adliya_primitives::{
    traits::{Death, DeathAnnulment, OnDeath, OnDeathAnnulled},
    DecisionId, RecordId, SubjectId,
};
use frame_support::{
    ensure,
    traits::{Defensive, DefensiveOption},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_death(
        filing: &Filing<T>,
        deceased: SubjectId,
        opening: LinksOpening,
    ) -> Result<RecordId, DispatchError> {
        filing.ensure_disinterested([deceased])?;
        let mut person = Self::living(&deceased)?;
        Self::ensure_opens(&opening, &person)?;
        let marriage = match person.marital {
            MaritalStatus::Married(id) => Marriages::<T>::get(id)
                .defensive()
                .map(|marriage| (id, marriage)),
            _ => None,
        };
        let widowed = marriage.and_then(|(_, marriage)| marriage.other(&deceased));
        filing.ensure_disinterested(widowed)?;

        let parties = [(deceased, Capacity::Deceased)];
        let (record, registered_at) = Self::write_record(EventKind::Death, filing, parties)?;
        if let Some((id, mut marriage)) = marriage {
            person.marital = MaritalStatus::MarriedAtDeath(id);
            marriage.ended = Some(record);
            Marriages::<T>::insert(id, marriage);
        }
        person.death = Some(record);
        Persons::<T>::insert(deceased, person);
        if let Some(spouse) = widowed {
            Persons::<T>::mutate_extant(spouse, |person| {
                person.marital = MaritalStatus::Widowed(record)
            });
        }
        Self::deposit_event(Event::DeathRegistered {
            record,
            deceased,
            widowed,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        T::OnDeath::on_death(&Death {
            subject: deceased,
            linked: opening.linked,
            record,
            registered_at,
        })?;
        Ok(record)
    }

    pub(crate) fn do_register_death_annulment(
        filing: &Filing<T>,
        death: RecordId,
        opening: LinksOpening,
        decision: DecisionId,
    ) -> Result<RecordId, DispatchError> {
        let order = Self::open_decision(decision, &Matter::AnnulRecord(death))?;
        let annulled = Self::standing(death)?;
        ensure!(annulled.kind == EventKind::Death, Error::<T>::KindMismatch);
        let restored = annulled
            .party(Capacity::Deceased)
            .defensive_ok_or(DispatchError::Corruption)?;
        let mut person = Persons::<T>::get(restored).ok_or(Error::<T>::NotRegistered)?;
        Self::ensure_opens(&opening, &person)?;
        let broken = match person.marital {
            MaritalStatus::MarriedAtDeath(id) => Self::broken_marriage(id, &restored),
            _ => None,
        };
        let other = broken.as_ref().map(|broken| broken.spouse);
        filing.ensure_disinterested(other.into_iter().chain([restored]))?;

        let parties = core::iter::once((restored, Capacity::Concerned))
            .chain(other.map(|spouse| (spouse, Capacity::Spouse)));
        let kind = EventKind::RecordAnnulment;
        let (record, registered_at) = Self::write_record(kind, filing, parties)?;
        person.death = None;
        if let Some(broken) = broken {
            person.marital = Self::mend(broken, death, record);
        }
        let marital = person.marital;
        Persons::<T>::insert(restored, person);
        ExposedLinks::<T>::insert(restored, record);
        Self::write_annulment(death, annulled, record);
        Self::close_decision(decision, order, record);
        Self::deposit_event(Event::DeathAnnulled {
            record,
            death,
            restored,
            marital,
            spouse: other,
            decision,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        T::OnDeathAnnulled::on_death_annulled(&DeathAnnulment {
            subject: restored,
            linked: opening.linked,
            death,
            record,
            registered_at,
        })?;
        Ok(record)
    }

    fn ensure_opens(opening: &LinksOpening, person: &Person) -> DispatchResult {
        let opened = opening.linked.commitment(&opening.salt);
        ensure!(opened == person.links, Error::<T>::LinksMismatch);
        Ok(())
    }
}
