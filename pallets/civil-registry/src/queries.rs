//! What the runtime API answers, and what other pallets may ask.

use crate::{
    types::{
        HistoryPage, MaritalStatus, PersonView, RecordKey, RecordView, WalletStanding, MAX_PAGE,
    },
    Annulments, Births, Config, Marriages, Pallet, PersonRecords, Persons, Records, WalletOwners,
    Wallets,
};
use adliya_primitives::{traits::CivilStatus, RecordId, Region, SubjectId};
use alloc::vec::Vec;

impl<T: Config> Pallet<T> {
    /// Answers `CivilRegistryApi::person`.
    pub fn person_view(subject: SubjectId) -> Option<PersonView<T::AccountId>> {
        let person = Persons::<T>::get(subject)?;
        let separated = match person.marital {
            MaritalStatus::Married(id) => Marriages::<T>::get(id).and_then(|kept| kept.separated),
            _ => None,
        };
        let wallet = Wallets::<T>::get(subject);
        let owner = wallet.as_ref().and_then(WalletOwners::<T>::get);
        Some(PersonView {
            subject,
            birth: Births::<T>::get(subject)?,
            death: person.death,
            marital: person.marital,
            separated,
            wallet,
            wallet_frozen: owner.is_some_and(|owner| owner.standing == WalletStanding::Frozen),
            replacement: Self::replacement_view(subject),
            residence: Self::residence_view(subject),
            guardianship: Self::guardianship_view(subject),
        })
    }

    /// Answers `CivilRegistryApi::record`.
    pub fn record_view(id: RecordId) -> Option<RecordView> {
        Records::<T>::get(id).map(|record| RecordView {
            id,
            record,
            annulled_by: Annulments::<T>::get(id),
        })
    }

    /// Answers `CivilRegistryApi::history`.
    pub fn history_page(subject: SubjectId, from: Option<RecordId>, limit: u32) -> HistoryPage {
        let birth = Births::<T>::get(subject).filter(|_| from.is_none());
        // The iteration begins behind the key that it is given.
        let before = from.and_then(|from| from.0.checked_sub(1)).map(RecordId);
        let others = match before.map(RecordKey::from) {
            Some(key) => PersonRecords::<T>::iter_key_prefix_from(
                subject,
                PersonRecords::<T>::hashed_key_for(subject, key),
            ),
            None => PersonRecords::<T>::iter_key_prefix(subject),
        };
        let mut ids = birth.into_iter().chain(others.map(RecordId::from));
        let limit = limit.min(MAX_PAGE) as usize;
        let records: Vec<_> = ids
            .by_ref()
            .take(limit)
            .filter_map(Self::record_view)
            .collect();
        HistoryPage {
            records,
            next: ids.next().filter(|_| limit > 0),
        }
    }
}

impl<T: Config> CivilStatus<T::AccountId> for Pallet<T> {
    fn is_alive(subject: &SubjectId) -> bool {
        Persons::<T>::get(subject).is_some_and(|person| person.death.is_none())
    }

    fn subject_of(wallet: &T::AccountId) -> Option<SubjectId> {
        Self::ensure_speaks(wallet).ok()
    }

    fn speaks_for(wallet: &T::AccountId, subject: &SubjectId) -> bool {
        Self::subject_of(wallet)
            .is_some_and(|person| person == *subject || Self::guards(&person, subject))
    }

    fn residence_of(subject: &SubjectId) -> Option<Region> {
        Self::residence_view(*subject).map(|residence| residence.region)
    }
}
