//! Births, foundlings and children who were born dead.

use crate::{
    entries::Filing,
    types::{Capacity, EventKind, MaritalStatus, Parents, Person},
    Births, Config, Error, Event, Pallet, Persons,
};
use adliya_primitives::{RecordId, SubjectId};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::DispatchError;

impl Parents {
    /// The parents that are named, with what they are.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (SubjectId, Capacity)> {
        let mother = self.mother.map(|subject| (subject, Capacity::Mother));
        let father = self.father.map(|subject| (subject, Capacity::Father));
        mother.into_iter().chain(father)
    }

    /// Who they are.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = SubjectId> {
        self.mother.into_iter().chain(self.father)
    }

    /// Whether they and the child are as many persons as are named.
    pub(crate) fn are_distinct_from(&self, child: &SubjectId) -> bool {
        let same = self.mother.is_some() && self.mother == self.father;
        !same && self.subjects().all(|parent| parent != *child)
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_birth(
        filing: &Filing<T>,
        child: SubjectId,
        parents: Parents,
        links: H256,
    ) -> Result<RecordId, DispatchError> {
        let kind = EventKind::Birth;
        let record = Self::write_birth(kind, filing, child, parents, links)?;
        Self::deposit_event(Event::BirthRegistered {
            record,
            child,
            parents,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    pub(crate) fn do_register_foundling(
        filing: &Filing<T>,
        child: SubjectId,
        links: H256,
    ) -> Result<RecordId, DispatchError> {
        let (kind, parents) = (EventKind::Foundling, Parents::default());
        let record = Self::write_birth(kind, filing, child, parents, links)?;
        Self::deposit_event(Event::FoundlingRegistered {
            record,
            child,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    /// Writes the record that a person begins with, and the person.
    fn write_birth(
        kind: EventKind,
        filing: &Filing<T>,
        child: SubjectId,
        parents: Parents,
        links: H256,
    ) -> Result<RecordId, DispatchError> {
        ensure!(
            parents.are_distinct_from(&child),
            Error::<T>::PartiesNotDistinct
        );
        filing.ensure_disinterested(parents.subjects().chain([child]))?;
        ensure!(
            !Births::<T>::contains_key(child),
            Error::<T>::AlreadyRegistered
        );
        for parent in parents.subjects() {
            ensure!(
                Persons::<T>::contains_key(parent),
                Error::<T>::NotRegistered
            );
        }

        let parties = core::iter::once((child, Capacity::Child)).chain(parents.iter());
        let (record, _) = Self::write_record(kind, filing, parties)?;
        Persons::<T>::insert(
            child,
            Person {
                death: None,
                marital: MaritalStatus::Single,
                links,
            },
        );
        Ok(record)
    }

    pub(crate) fn do_register_fetal_death(
        filing: &Filing<T>,
        mother: Option<SubjectId>,
    ) -> Result<RecordId, DispatchError> {
        filing.ensure_disinterested(mother)?;
        if let Some(mother) = mother {
            ensure!(
                Persons::<T>::contains_key(mother),
                Error::<T>::NotRegistered
            );
        }

        let parties = mother.map(|mother| (mother, Capacity::Mother));
        let (record, _) = Self::write_record(EventKind::FetalDeath, filing, parties)?;
        Self::deposit_event(Event::FetalDeathRegistered {
            record,
            mother,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }
}
