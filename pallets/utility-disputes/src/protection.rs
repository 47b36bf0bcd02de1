//! Who must not be disconnected, and whose contract nobody ends for them.

use crate::{
    types::{Obstacle, Protection},
    Cases, Config, Error, Event, Pallet, Protections,
};
use adliya_primitives::{
    utilities::{Agreement, Safeguards},
    ContractId, Moment, Officer,
};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    /// Whether the consumer is protected now.
    pub(crate) fn is_protected(agreement: &Agreement) -> bool {
        let now = T::Time::now();
        Protections::<T>::get(agreement.consumer).is_some_and(|is| now < is.until)
    }

    /// What keeps a household supplied whatever it owes.
    pub(crate) fn shelters(agreement: &Agreement) -> impl Iterator<Item = Obstacle> {
        let now = T::Time::now();
        let term = T::EstateTerm::get();
        let died = agreement.consumer_died_at;
        let is_mourning = died.is_some_and(|died| now < died.saturating_add(term));
        let winters = T::Winters::get();
        let is_winter = winters.iter().any(|is| is.is_in(agreement.region, now));
        [
            Self::is_protected(agreement).then_some(Obstacle::Protected),
            is_mourning.then_some(Obstacle::Mourning),
            is_winter.then_some(Obstacle::Winter),
        ]
        .into_iter()
        .flatten()
    }

    pub(crate) fn do_protect_consumer(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
        category: u8,
        until: Moment,
    ) -> DispatchResult {
        let agreement = Self::contract_served(officer, contract)?;
        ensure!(agreement.ended_at.is_none(), Error::<T>::ContractEnded);
        let now = T::Time::now();
        let latest = now.saturating_add(T::LongestProtection::get());
        ensure!(
            now < until && until <= latest,
            Error::<T>::ProtectionOutOfRange
        );

        let protection = Protection {
            category,
            until,
            office: officer.office,
            officer: officer.mandate,
        };
        Protections::<T>::insert(agreement.consumer, protection);
        Self::deposit_event(Event::ConsumerProtected {
            contract,
            protection,
        });
        Ok(())
    }

    pub(crate) fn do_end_protection(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
    ) -> DispatchResult {
        let agreement = Self::contract_served(officer, contract)?;
        ensure!(Self::is_protected(&agreement), Error::<T>::NotProtected);

        Protections::<T>::remove(agreement.consumer);
        Self::deposit_event(Event::ProtectionEnded {
            contract,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }
}

impl<T: Config> Safeguards for Pallet<T> {
    fn ensure_unguarded(contract: ContractId, agreement: &Agreement) -> DispatchResult {
        let in_dispute = Cases::<T>::get(contract).open.is_some();
        ensure!(!in_dispute, Error::<T>::DisputeOpen);
        match Self::shelters(agreement).next() {
            Some(shelter) => Err(Error::<T>::from(shelter).into()),
            None => Ok(()),
        }
    }
}
