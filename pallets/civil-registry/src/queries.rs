//! What the runtime API answers, and what other pallets may ask.

use crate::{
    types::{HistoryPage, PersonView, RecordView, MAX_PAGE},
    Config, Pallet, PersonRecords, Persons, Records, WalletOwners, Wallets,
};
use adliya_primitives::{traits::CivilStatus, RecordId, SubjectId};
use alloc::vec::Vec;

impl<T: Config> Pallet<T> {
    /// Answers `CivilRegistryApi::person`.
    pub fn person_view(subject: SubjectId) -> Option<PersonView<T::AccountId>> {
        let person = Persons::<T>::get(subject)?;
        Some(PersonView {
            subject,
            birth: person.birth,
            death: person.death,
            marital: person.marital,
            wallet: Wallets::<T>::get(subject),
            entries: person.entries,
        })
    }

    /// Answers `CivilRegistryApi::record`.
    pub fn record_view(id: RecordId) -> Option<RecordView> {
        Records::<T>::get(id).map(|record| RecordView { id, record })
    }

    /// Answers `CivilRegistryApi::history`.
    pub fn history_page(subject: SubjectId, from: u32, limit: u32) -> HistoryPage {
        let end = Persons::<T>::get(subject).map_or(0, |person| person.entries);
        let until = from.saturating_add(limit.min(MAX_PAGE)).min(end);
        let entries: Vec<_> = (from..until)
            .filter_map(|place| {
                let id = PersonRecords::<T>::get(subject, place)?;
                Some((place, Self::record_view(id)?))
            })
            .collect();
        HistoryPage {
            entries,
            next: (from < until && until < end).then_some(until),
        }
    }
}

impl<T: Config> CivilStatus<T::AccountId> for Pallet<T> {
    fn is_alive(subject: &SubjectId) -> bool {
        Persons::<T>::get(subject).is_some_and(|person| person.death.is_none())
    }

    fn subject_of(wallet: &T::AccountId) -> Option<SubjectId> {
        WalletOwners::<T>::get(wallet)
    }
}
