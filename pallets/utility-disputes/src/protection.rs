//! Who must not be disconnected.

use crate::{types::Protection, Cases, Config, Error, Event, Pallet};
use adliya_primitives::{ContractId, Moment, Officer};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
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
        Cases::<T>::mutate(contract, |case| case.protection = Some(protection));
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
        Self::contract_served(officer, contract)?;
        let mut case = Cases::<T>::get(contract);
        ensure!(case.is_protected(T::Time::now()), Error::<T>::NotProtected);

        case.protection = None;
        Cases::<T>::insert(contract, case);
        Self::deposit_event(Event::ProtectionEnded {
            contract,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }
}
