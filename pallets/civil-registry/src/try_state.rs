//! What holds in every state.

use crate::{
    types::{Capacity, EventKind, MaritalStatus, Person, RecordKey},
    Births, Config, NextRecord, Pallet, PersonRecords, Persons, Records, WalletOwners, Wallets,
};
use adliya_primitives::{RecordId, SubjectId};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        let mut parties = 0usize;
        for (id, record) in Records::<T>::iter() {
            ensure!(
                record.region.is_well_formed(),
                "a record's region is malformed"
            );
            for party in &record.parties {
                let entered = match party.capacity {
                    Capacity::Child => Births::<T>::get(party.subject) == Some(id),
                    _ => PersonRecords::<T>::contains_key(party.subject, RecordKey::from(id)),
                };
                ensure!(entered, "a record is not in a party's history");
            }
            parties = parties.saturating_add(record.parties.len());
        }
        let numbers = Records::<T>::iter_keys().count() as u64;
        ensure!(
            NextRecord::<T>::get() == RecordId(numbers),
            "a record's number is missing"
        );

        for (subject, person) in Persons::<T>::iter() {
            Self::try_state_of_person(subject, &person)?;
        }
        ensure!(
            Births::<T>::iter_keys().count() == Persons::<T>::iter_keys().count(),
            "there is a birth without a person"
        );
        let entries = Births::<T>::iter_keys()
            .count()
            .saturating_add(PersonRecords::<T>::iter_keys().count());
        ensure!(
            entries == parties,
            "a history has an entry that is no party of its record"
        );

        for (subject, wallet) in Wallets::<T>::iter() {
            ensure!(
                Persons::<T>::contains_key(subject),
                "a wallet's person is missing"
            );
            ensure!(
                WalletOwners::<T>::get(wallet) == Some(subject),
                "a wallet is one-sided"
            );
        }
        ensure!(
            Wallets::<T>::iter().count() == WalletOwners::<T>::iter().count(),
            "a wallet is one-sided"
        );
        Ok(())
    }

    fn try_state_of_person(subject: SubjectId, person: &Person) -> Result<(), TryRuntimeError> {
        let is_party = |id, kind, capacity| {
            Records::<T>::get(id).is_some_and(|record| {
                record.kind == kind
                    && record
                        .parties
                        .iter()
                        .any(|party| party.subject == subject && party.capacity == capacity)
            })
        };
        ensure!(
            Births::<T>::get(subject).is_some_and(|birth| is_party(
                birth,
                EventKind::Birth,
                Capacity::Child
            )),
            "a person's birth is missing or not theirs"
        );
        if let Some(death) = person.death {
            ensure!(
                is_party(death, EventKind::Death, Capacity::Deceased),
                "a person's death is not theirs"
            );
        }
        match person.marital {
            MaritalStatus::Single => {}
            MaritalStatus::Married(marriage) => {
                ensure!(person.death.is_none(), "somebody dead is married");
                ensure!(
                    is_party(marriage, EventKind::Marriage, Capacity::Spouse),
                    "a person's marriage is not theirs"
                );
                let spouse = Self::other_spouse(marriage, &subject)
                    .and_then(Persons::<T>::get)
                    .ok_or("a spouse is missing")?;
                ensure!(spouse.marital == person.marital, "a marriage is one-sided");
            }
            MaritalStatus::Widowed(death) => {
                let dead = Records::<T>::get(death)
                    .and_then(|record| record.parties.first().map(|party| party.subject))
                    .and_then(Persons::<T>::get)
                    .ok_or("the one who left a widow is missing")?;
                ensure!(
                    dead.death == Some(death),
                    "the one who left a widow is not dead"
                );
            }
            MaritalStatus::MarriedAtDeath(marriage) => {
                ensure!(person.death.is_some(), "somebody alive died in a marriage");
                ensure!(
                    is_party(marriage, EventKind::Marriage, Capacity::Spouse),
                    "a person's marriage is not theirs"
                );
            }
        }
        Ok(())
    }
}
