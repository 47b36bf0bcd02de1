//! Whose child somebody is: paternity, legitimation, and the parents whom a birth names.

use crate::{
    entries::Filing,
    types::{
        Capacity, EventKind, Item, Matter, Parents, Party, PaternityGround, Record, RecordKey,
    },
    Annulments, Config, Error, Event, Legitimations, Marriages, Pallet, PersonRecords, Persons,
    Records,
};
use adliya_primitives::{RecordId, SubjectId};
use frame_support::{
    ensure,
    traits::{Defensive, DefensiveOption},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_paternity(
        filing: &Filing<T>,
        birth: RecordId,
        father: SubjectId,
        ground: PaternityGround,
    ) -> Result<RecordId, DispatchError> {
        let mut entry = Self::standing_birth(birth)?;
        let child = Self::child_of(&entry)?;
        let mut parents = entry.parents();
        ensure!(parents.father.is_none(), Error::<T>::FatherNamed);
        parents.father = Some(father);
        ensure!(
            parents.are_distinct_from(&child),
            Error::<T>::PartiesNotDistinct
        );
        filing.ensure_disinterested(entry.subjects().chain([father]))?;
        let order = match ground {
            PaternityGround::Recognition => {
                let mother = parents.mother.ok_or(Error::<T>::MotherNotNamed)?;
                Self::living(&mother)?;
                Self::living(&father)?;
                None
            }
            PaternityGround::Decision(decision) => {
                // A court may find it after his death.
                ensure!(
                    Persons::<T>::contains_key(father),
                    Error::<T>::NotRegistered
                );
                let matter = Matter::EstablishPaternity { birth, father };
                Some((decision, Self::open_decision(decision, &matter)?))
            }
        };

        let parties = core::iter::once((child, Capacity::Child)).chain(parents.iter());
        let kind = EventKind::Paternity;
        let (record, _) = Self::write_record(kind, filing, parties)?;
        Self::write_parents(birth, &mut entry, parents)?;
        Self::attach(birth, &mut entry, Item::Record(record))?;
        Records::<T>::insert(birth, entry);
        if let Some((decision, order)) = order {
            Self::close_decision(decision, order, record);
        }
        Self::deposit_event(Event::PaternityRegistered {
            record,
            birth,
            child,
            father,
            ground,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    pub(crate) fn do_register_legitimation(
        filing: &Filing<T>,
        birth: RecordId,
        marriage: RecordId,
    ) -> Result<RecordId, DispatchError> {
        let mut entry = Self::standing_birth(birth)?;
        let child = Self::child_of(&entry)?;
        let parents = entry.parents();
        filing.ensure_disinterested(entry.subjects())?;
        let spouses = Marriages::<T>::get(marriage)
            .ok_or(Error::<T>::NotFound)?
            .spouses;
        ensure!(
            !Annulments::<T>::contains_key(marriage),
            Error::<T>::RecordAnnulled
        );
        let [one, other] = spouses.map(Some);
        let theirs = [(one, other), (other, one)].contains(&(parents.mother, parents.father));
        ensure!(theirs, Error::<T>::NotTheParents);
        ensure!(marriage > birth, Error::<T>::MarriageNotLater);
        let stands = Legitimations::<T>::get(birth)
            .is_some_and(|earlier| !Annulments::<T>::contains_key(earlier));
        ensure!(!stands, Error::<T>::AlreadyLegitimated);

        let parties = core::iter::once((child, Capacity::Child)).chain(parents.iter());
        let kind = EventKind::Legitimation;
        let (record, _) = Self::write_record(kind, filing, parties)?;
        Legitimations::<T>::insert(birth, record);
        Self::attach(birth, &mut entry, Item::Record(record))?;
        Records::<T>::insert(birth, entry);
        Self::deposit_event(Event::LegitimationRegistered {
            record,
            birth,
            marriage,
            child,
            parents,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    /// The child of a birth.
    pub(crate) fn child_of(birth: &Record) -> Result<SubjectId, DispatchError> {
        birth
            .party(Capacity::Child)
            .defensive_ok_or(DispatchError::Corruption)
    }

    /// Puts these parents into a birth in place of those whom it names, and keeps the parents' histories in step. The
    /// caller writes the record.
    pub(crate) fn write_parents(
        id: RecordId,
        birth: &mut Record,
        parents: Parents,
    ) -> DispatchResult {
        let key = RecordKey::from(id);
        for former in birth.parents().subjects() {
            PersonRecords::<T>::remove(former, key);
        }
        birth
            .parties
            .retain(|party| party.capacity == Capacity::Child);
        for (subject, capacity) in parents.iter() {
            PersonRecords::<T>::insert(subject, key, ());
            // A child and two parents; the bound is four.
            birth
                .parties
                .try_push(Party { subject, capacity })
                .map_err(|_| DispatchError::Corruption)
                .defensive()?;
        }
        let parentage = birth.parentage.checked_add(1);
        birth.parentage = parentage.ok_or(Error::<T>::NoIdLeft)?;
        Ok(())
    }
}
