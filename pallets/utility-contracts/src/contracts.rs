//! Contracts: offered by a supplier, accepted, suspended and ended by the consumer.

use crate::{
    types::{Contract, ContractState, ContractStatus, ContractTerms, Manner, Word},
    Config, Contracts, Error, Event, NextContract, Pallet, TariffRecords,
};
use adliya_primitives::{ContractId, OfficeId, Officer};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_offer_contract(
        officer: &Officer<T::AccountId>,
        terms: ContractTerms,
    ) -> DispatchResult {
        Self::ensure_jurisdiction(officer, terms.region)?;
        let record = TariffRecords::<T>::get(terms.tariff).ok_or(Error::<T>::TariffNotFound)?;
        let scope = record.scope;
        ensure!(
            scope.supplier == officer.office,
            Error::<T>::NotOfThisOffice
        );
        ensure!(scope.region.covers(terms.region), Error::<T>::OutsideTariff);
        let now = T::Time::now();
        let today = record.shape.local_time.day_at(now);
        ensure!(
            today.is_some_and(|today| record.applies_on(today)),
            Error::<T>::TariffNotInForce
        );
        ensure!(
            terms.category < record.shape.categories,
            Error::<T>::UnknownCategory
        );
        if let Some(meter) = terms.meter {
            Self::meter_of(officer.office, meter)?;
        }
        let id = NextContract::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;

        let until = now.saturating_add(T::OfferTerm::get());
        NextContract::<T>::put(next);
        Contracts::<T>::insert(
            id,
            Contract {
                supplier: officer.office,
                service: scope.service,
                terms,
                offered_at: now,
                offered_by: officer.mandate,
                state: ContractState::Offered { until },
            },
        );
        Self::deposit_event(Event::ContractOffered {
            contract: id,
            consumer: terms.consumer,
            tariff: terms.tariff,
            until,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_withdraw_offer(
        officer: &Officer<T::AccountId>,
        id: ContractId,
    ) -> DispatchResult {
        let mut contract = Self::contract_of(officer.office, id)?;
        Self::ensure_offered(&contract)?;

        contract.state = ContractState::Withdrawn { at: T::Time::now() };
        Contracts::<T>::insert(id, contract);
        Self::deposit_event(Event::OfferWithdrawn {
            contract: id,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_accept_contract(
        wallet: &T::AccountId,
        id: ContractId,
        document: H256,
    ) -> DispatchResult {
        let contract = Self::contract_by(wallet, id)?;
        Self::ensure_offered(&contract)?;
        ensure!(
            contract.terms.document == document,
            Error::<T>::DocumentMismatch
        );
        let consumer = contract.terms.consumer;
        Self::accept(id, contract, Manner::ByWallet)?;
        Self::deposit_event(Event::ContractAccepted {
            contract: id,
            consumer,
        });
        Ok(())
    }

    pub(crate) fn do_attest_acceptance(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        statement: H256,
    ) -> DispatchResult {
        let contract = Self::contract_of(officer.office, id)?;
        Self::ensure_offered(&contract)?;
        ensure!(contract.offered_by != officer.mandate, Error::<T>::OwnOffer);
        let manner = Manner::InPerson {
            statement,
            officer: officer.mandate,
        };
        Self::accept(id, contract, manner)?;
        Self::deposit_event(Event::AcceptanceAttested {
            contract: id,
            statement,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_decline_offer(wallet: &T::AccountId, id: ContractId) -> DispatchResult {
        let mut contract = Self::contract_by(wallet, id)?;
        Self::ensure_offered(&contract)?;

        let consumer = contract.terms.consumer;
        contract.state = ContractState::Declined { at: T::Time::now() };
        Contracts::<T>::insert(id, contract);
        Self::deposit_event(Event::OfferDeclined {
            contract: id,
            consumer,
        });
        Ok(())
    }

    pub(crate) fn do_suspend_contract(wallet: &T::AccountId, id: ContractId) -> DispatchResult {
        let mut contract = Self::contract_by(wallet, id)?;
        let ContractState::Active { accepted } = contract.state else {
            return Err(Error::<T>::NotActive.into());
        };

        let consumer = contract.terms.consumer;
        contract.state = ContractState::Suspended {
            accepted,
            at: T::Time::now(),
        };
        Contracts::<T>::insert(id, contract);
        Self::deposit_event(Event::ContractSuspended {
            contract: id,
            consumer,
        });
        Ok(())
    }

    pub(crate) fn do_resume_contract(wallet: &T::AccountId, id: ContractId) -> DispatchResult {
        let mut contract = Self::contract_by(wallet, id)?;
        let ContractState::Suspended { accepted, .. } = contract.state else {
            return Err(Error::<T>::NotSuspended.into());
        };

        let consumer = contract.terms.consumer;
        contract.state = ContractState::Active { accepted };
        Contracts::<T>::insert(id, contract);
        Self::deposit_event(Event::ContractResumed {
            contract: id,
            consumer,
        });
        Ok(())
    }

    pub(crate) fn do_terminate_contract(wallet: &T::AccountId, id: ContractId) -> DispatchResult {
        let contract = Self::contract_by(wallet, id)?;
        let consumer = contract.terms.consumer;
        Self::end(id, contract, Manner::ByWallet)?;
        Self::deposit_event(Event::ContractTerminated {
            contract: id,
            consumer,
        });
        Ok(())
    }

    pub(crate) fn do_attest_termination(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        statement: H256,
    ) -> DispatchResult {
        let contract = Self::contract_of(officer.office, id)?;
        let manner = Manner::InPerson {
            statement,
            officer: officer.mandate,
        };
        Self::end(id, contract, manner)?;
        Self::deposit_event(Event::TerminationAttested {
            contract: id,
            statement,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// A contract of this supplier.
    pub(crate) fn contract_of(
        supplier: OfficeId,
        id: ContractId,
    ) -> Result<Contract, DispatchError> {
        let contract = Contracts::<T>::get(id).ok_or(Error::<T>::ContractNotFound)?;
        ensure!(contract.supplier == supplier, Error::<T>::NotOfThisOffice);
        Ok(contract)
    }

    /// A contract of the consumer whom a wallet speaks for.
    fn contract_by(wallet: &T::AccountId, id: ContractId) -> Result<Contract, DispatchError> {
        let consumer = Self::ensure_speaks(wallet)?;
        let contract = Contracts::<T>::get(id).ok_or(Error::<T>::ContractNotFound)?;
        ensure!(contract.terms.consumer == consumer, Error::<T>::NotConsumer);
        Ok(contract)
    }

    fn ensure_offered(contract: &Contract) -> DispatchResult {
        match contract.status_at(T::Time::now()) {
            ContractStatus::Offered => Ok(()),
            ContractStatus::Lapsed => Err(Error::<T>::OfferLapsed.into()),
            _ => Err(Error::<T>::OfferClosed.into()),
        }
    }

    /// Puts a contract into force, with its meter if it names one.
    fn accept(id: ContractId, mut contract: Contract, manner: Manner) -> DispatchResult {
        if let Some(meter) = contract.terms.meter {
            Self::install(meter, id, &contract)?;
        }
        let at = T::Time::now();
        contract.state = ContractState::Active {
            accepted: Word { at, manner },
        };
        Contracts::<T>::insert(id, contract);
        Ok(())
    }

    /// Ends a contract that is in force, and frees its meter.
    fn end(id: ContractId, mut contract: Contract, manner: Manner) -> DispatchResult {
        let accepted = contract.in_force().ok_or(Error::<T>::NotInForce)?;
        if let Some(meter) = contract.terms.meter {
            Self::free(meter)?;
        }
        let at = T::Time::now();
        contract.state = ContractState::Terminated {
            accepted,
            ended: Word { at, manner },
        };
        Contracts::<T>::insert(id, contract);
        Ok(())
    }
}
