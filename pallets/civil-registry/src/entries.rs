//! What every entry of the register has in common.

use crate::{
    types::{
        Capacity, EventKind, MaritalStatus, Parties, Party, Person, Record, RecordKey, RecordStatus,
    },
    Annulments, Births, Config, Error, Marriages, NextRecord, Pallet, PersonRecords, Persons,
    Records,
};
use adliya_primitives::{Moment, Officer, RecordId, Region, SubjectId};
use frame_support::{
    ensure,
    traits::{Defensive, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// A person who is in the register and alive.
    pub(crate) fn living(subject: &SubjectId) -> Result<Person, DispatchError> {
        let person = Persons::<T>::get(subject).ok_or(Error::<T>::NotRegistered)?;
        ensure!(person.death.is_none(), Error::<T>::Deceased);
        Ok(person)
    }

    /// A record that is not annulled.
    pub(crate) fn standing(id: RecordId) -> Result<Record, DispatchError> {
        let record = Records::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(
            record.status == RecordStatus::Registered,
            Error::<T>::RecordAnnulled
        );
        Ok(record)
    }

    /// A birth that is not annulled.
    pub(crate) fn standing_birth(id: RecordId) -> Result<Record, DispatchError> {
        let record = Self::standing(id)?;
        ensure!(record.kind.is_birth(), Error::<T>::KindMismatch);
        Ok(record)
    }

    pub(crate) fn ensure_jurisdiction(
        officer: &Officer<T::AccountId>,
        region: Region,
    ) -> DispatchResult {
        ensure!(region.is_well_formed(), Error::<T>::MalformedRegion);
        ensure!(
            officer.region.covers(region),
            Error::<T>::OutsideJurisdiction
        );
        Ok(())
    }

    /// Nobody decides on a record whose party they are, or their spouse, nor on the death that left them widowed.
    ///
    /// The question goes from the officer to their spouse, so that it costs the same for any number of parties.
    pub(crate) fn ensure_impartial(
        officer: &SubjectId,
        id: RecordId,
        concerned: impl Iterator<Item = SubjectId>,
    ) -> DispatchResult {
        let spouse = match Persons::<T>::get(officer).map(|person| person.marital) {
            Some(MaritalStatus::Married(marriage)) => {
                Marriages::<T>::get(marriage).and_then(|marriage| marriage.other(officer))
            }
            Some(MaritalStatus::Widowed(death)) => {
                ensure!(death != id, Error::<T>::OwnRecord);
                None
            }
            _ => None,
        };
        for subject in concerned {
            let own = subject == *officer || Some(subject) == spouse;
            ensure!(!own, Error::<T>::OwnRecord);
        }
        Ok(())
    }

    /// Writes a record with the next number, and enters it into the history of each of its parties. Returns the number
    /// and when it was registered.
    pub(crate) fn write_record(
        kind: EventKind,
        officer: &Officer<T::AccountId>,
        claims_root: H256,
        region: Region,
        parties: impl IntoIterator<Item = (SubjectId, Capacity)>,
    ) -> Result<(RecordId, Moment), DispatchError> {
        let id = NextRecord::<T>::get();
        NextRecord::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        let mut kept = Parties::new();
        for (subject, capacity) in parties {
            match capacity {
                Capacity::Child if kind.is_birth() => Births::<T>::insert(subject, id),
                _ => PersonRecords::<T>::insert(subject, RecordKey::from(id), ()),
            }
            // No event has more than three parties; the bound is four.
            kept.try_push(Party { subject, capacity })
                .map_err(|_| DispatchError::Corruption)
                .defensive()?;
        }
        let registered_at = T::Time::now();
        Records::<T>::insert(
            id,
            Record {
                kind,
                status: RecordStatus::Registered,
                claims_root,
                region,
                office: officer.office,
                mandate: officer.mandate,
                registered_at,
                parties: kept,
                corrections: 0,
            },
        );
        Ok((id, registered_at))
    }

    /// Marks a record that stood as annulled by another. It stays, and stays in the histories.
    pub(crate) fn write_annulment(id: RecordId, mut record: Record, by: RecordId) {
        record.status = RecordStatus::Annulled;
        Records::<T>::insert(id, record);
        Annulments::<T>::insert(id, by);
    }
}
