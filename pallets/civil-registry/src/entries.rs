//! What every entry of the register has in common.

use crate::{
    types::{
        Capacity, EventKind, MaritalStatus, Parties, Party, Person, Record, RecordKey, RecordStatus,
    },
    Annulments, Births, Config, Error, Marriages, NextRecord, Pallet, PersonRecords, Persons,
    Records,
};
use adliya_primitives::{Entry, Moment, Officer, RecordId, SubjectId};
use frame_support::{
    ensure,
    traits::{Defensive, Time},
};
use sp_runtime::{DispatchError, DispatchResult};

/// Who enters an event into the register, and what they state of it.
pub(crate) struct Filing<'a, T: Config> {
    /// The registrar.
    pub(crate) officer: &'a Officer<T::AccountId>,
    /// The supervisor who has confirmed it.
    pub(crate) supervisor: Option<&'a Officer<T::AccountId>>,
    /// What they state.
    pub(crate) entry: Entry,
}

impl<T: Config> Filing<'_, T> {
    /// Nobody enters, or confirms, what they are a party of.
    pub(crate) fn ensure_disinterested(
        &self,
        parties: impl IntoIterator<Item = SubjectId>,
    ) -> DispatchResult {
        let supervisor = self.supervisor.map(|supervisor| supervisor.subject);
        for party in parties {
            let own = party == self.officer.subject || Some(party) == supervisor;
            ensure!(!own, Error::<T>::OwnRecord);
        }
        Ok(())
    }
}

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

    /// Writes a record with the next number, enters it into the history of each of its parties, and counts it.
    /// Returns the number and when it was registered.
    pub(crate) fn write_record(
        kind: EventKind,
        filing: &Filing<T>,
        parties: impl IntoIterator<Item = (SubjectId, Capacity)>,
    ) -> Result<(RecordId, Moment), DispatchError> {
        let record = Self::draft(kind, filing, parties)?;
        let registered_at = record.registered_at;
        Ok((Self::list(record)?, registered_at))
    }

    /// A record as it is entered now, which is nowhere yet.
    pub(crate) fn draft(
        kind: EventKind,
        filing: &Filing<T>,
        parties: impl IntoIterator<Item = (SubjectId, Capacity)>,
    ) -> Result<Record, DispatchError> {
        let mut kept = Parties::new();
        for (subject, capacity) in parties {
            // No event has more than three parties; the bound is four.
            kept.try_push(Party { subject, capacity })
                .map_err(|_| DispatchError::Corruption)
                .defensive()?;
        }
        Ok(Record {
            kind,
            status: RecordStatus::Registered,
            claims_root: filing.entry.claims_root,
            region: filing.entry.region,
            office: filing.officer.office,
            mandate: filing.officer.mandate,
            registered_at: T::Time::now(),
            timeliness: filing.entry.timeliness,
            supervisor: filing.supervisor.map(|supervisor| supervisor.mandate),
            extraterritorial: !filing.officer.region.covers(filing.entry.region),
            parties: kept,
            corrections: 0,
            parentage: 0,
            satellites: 0,
        })
    }

    /// Gives a record the next number, enters it into the register and the histories of its parties, and counts it.
    pub(crate) fn list(record: Record) -> Result<RecordId, DispatchError> {
        let id = NextRecord::<T>::get();
        NextRecord::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        for party in &record.parties {
            match party.capacity {
                Capacity::Child if record.kind.is_birth() => Births::<T>::insert(party.subject, id),
                _ => PersonRecords::<T>::insert(party.subject, RecordKey::from(id), ()),
            }
        }
        Self::count(&record);
        Records::<T>::insert(id, record);
        Ok(id)
    }

    /// Takes a record that is sealed out of the register, the histories of its parties and the statistics.
    pub(crate) fn unlist(id: RecordId, record: &Record) {
        for party in &record.parties {
            match party.capacity {
                Capacity::Child if record.kind.is_birth() => Births::<T>::remove(party.subject),
                _ => PersonRecords::<T>::remove(party.subject, RecordKey::from(id)),
            }
        }
        Self::uncount(record);
        Records::<T>::remove(id);
    }

    /// Marks a record that stood as annulled by another. It stays, and stays in the histories.
    pub(crate) fn write_annulment(id: RecordId, mut record: Record, by: RecordId) {
        record.status = RecordStatus::Annulled;
        Self::count_annulment(&record);
        Records::<T>::insert(id, record);
        Annulments::<T>::insert(id, by);
    }
}
