//! Contracts: offered by a supplier, accepted, suspended and ended by the consumer.

use crate::{
    meters::Shows,
    types::{
        Contract, ContractState, ContractStatus, ContractTerms, Journal, Manner, Proposal,
        Proposed, TariffRecord, Word,
    },
    Config, Contracts, ContractsOf, Error, Event, NextContract, Pallet, TariffRecords,
};
use adliya_primitives::{utilities::Safeguards, Confirmed, ContractId, Moment, OfficeId, Officer};
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
        let record = Self::ensure_terms(officer.office, &terms)?;
        Self::ensure_alive(&terms.consumer)?;
        let now = T::Time::now();
        let until = now.saturating_add(T::OfferTerm::get());
        let contract = Contract {
            supplier: officer.office,
            service: record.scope.service,
            terms,
            former: Default::default(),
            local_time: record.shape.local_time,
            offered_at: now,
            offered_by: officer.mandate,
            state: ContractState::Offered { until },
            import: None,
            release: None,
            successor: None,
        };
        let old = match terms.replaces {
            Some(old) => Some(Contracts::<T>::get(old).ok_or(Error::<T>::ContractNotFound)?),
            None => None,
        };
        if let Some(old) = &old {
            Self::ensure_replaces(&contract, old)?;
        }
        if let Some(meter) = terms.meter {
            let passes = old.is_some_and(|old| old.terms.meter == Some(meter));
            if !passes {
                Self::meter_of(officer.office, meter)?;
            }
        }
        let id = NextContract::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;

        NextContract::<T>::put(next);
        ContractsOf::<T>::insert(terms.consumer, id, ());
        Contracts::<T>::insert(id, contract);
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
        Self::ensure_open(&contract)?;

        Self::free_imported(id, &contract)?;
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
        Self::ensure_open(&contract)?;
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
        Self::ensure_open(&contract)?;
        Self::ensure_alive(&contract.terms.consumer)?;
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
        Self::ensure_open(&contract)?;
        // What was on paper is not declined, but disputed.
        let imported = contract.state == ContractState::Imported;
        ensure!(!imported, Error::<T>::OfferClosed);

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
        let now = T::Time::now();
        let active = contract.status_at(now) == ContractStatus::Active;
        let accepted = contract.in_force(now).filter(|_| active);
        let accepted = accepted.ok_or(Error::<T>::NotActive)?;

        let consumer = contract.terms.consumer;
        contract.state = ContractState::Suspended { accepted, at: now };
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
        confirmed: &Confirmed<T::AccountId>,
        id: ContractId,
        statement: H256,
    ) -> DispatchResult {
        let Confirmed {
            officer,
            supervisor,
        } = confirmed;
        let contract = Self::contract_of(officer.office, id)?;
        Self::ensure_alive(&contract.terms.consumer)?;
        let agreement = Self::agreement_of(&contract);
        T::Safeguards::ensure_unguarded(id, &agreement)?;
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
            supervisor: supervisor.mandate,
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
    pub(crate) fn contract_by(
        wallet: &T::AccountId,
        id: ContractId,
    ) -> Result<Contract, DispatchError> {
        let consumer = Self::ensure_speaks(wallet)?;
        let contract = Contracts::<T>::get(id).ok_or(Error::<T>::ContractNotFound)?;
        ensure!(contract.terms.consumer == consumer, Error::<T>::NotConsumer);
        Ok(contract)
    }

    /// Whether a supplier can conclude at these terms today.
    pub(crate) fn ensure_terms(
        supplier: OfficeId,
        terms: &ContractTerms,
    ) -> Result<TariffRecord<T::AssetId>, DispatchError> {
        let record = TariffRecords::<T>::get(terms.tariff).ok_or(Error::<T>::TariffNotFound)?;
        let scope = record.scope;
        ensure!(scope.supplier == supplier, Error::<T>::NotOfThisOffice);
        ensure!(scope.region.covers(terms.region), Error::<T>::OutsideTariff);
        let today = record.shape.local_time.day_at(T::Time::now());
        ensure!(
            today.is_some_and(|today| record.applies_on(today)),
            Error::<T>::TariffNotInForce
        );
        ensure!(
            terms.category < record.shape.categories,
            Error::<T>::UnknownCategory
        );
        Ok(record)
    }

    /// Whether the contract's tariff applies on the day from which it will be billed.
    pub(crate) fn ensure_billed_from(contract: &Contract, since: Moment) -> DispatchResult {
        let record = TariffRecords::<T>::get(contract.terms.tariff);
        let record = record.ok_or(Error::<T>::TariffNotFound)?;
        let day = contract.local_time.day_at(since);
        ensure!(
            day.is_some_and(|day| record.effective_from <= day),
            Error::<T>::TariffNotInForce
        );
        Ok(())
    }

    /// Whether a contract waits for the consumer's word.
    pub(crate) fn ensure_open(contract: &Contract) -> DispatchResult {
        match contract.status_at(T::Time::now()) {
            ContractStatus::Offered | ContractStatus::Imported | ContractStatus::Disputed => Ok(()),
            ContractStatus::Lapsed => Err(Error::<T>::OfferLapsed.into()),
            _ => Err(Error::<T>::OfferClosed.into()),
        }
    }

    /// Puts a contract into force, with its meter if it names one, and ends the one whose place it takes.
    fn accept(id: ContractId, mut contract: Contract, manner: Manner) -> DispatchResult {
        let at = T::Time::now();
        if contract.state == ContractState::Imported {
            // Whoever accepts it disputes it no longer.
            if let Some(import) = contract.import.as_mut() {
                import.dispute = None;
            }
        } else {
            let (closing, used) = match contract.terms.replaces {
                Some(old) => Self::succeed_to(id, &contract, old, manner)?,
                None => Default::default(),
            };
            let mut journal = Journal::begin(contract.local_time, used);
            if let Some(meter) = contract.terms.meter {
                let (since, totals) = match closing.filter(|mark| mark.meter == meter) {
                    Some(mark) => (mark.at, mark.totals),
                    None => (at, Self::install(meter, id, &contract, at, Shows::AsKnown)?),
                };
                Self::ensure_billed_from(&contract, since)?;
                journal.open(meter, since, totals);
            }
            Self::begin_journal(id, &mut journal);
        }
        contract.state = ContractState::Active {
            accepted: Word { at, manner },
        };
        Contracts::<T>::insert(id, contract);
        Ok(())
    }

    /// Ends a contract that is in force, and frees its meter.
    fn end(id: ContractId, mut contract: Contract, manner: Manner) -> DispatchResult {
        let at = T::Time::now();
        let accepted = contract.in_force(at).ok_or(Error::<T>::NotInForce)?;
        let mut journal = Self::journal(id)?;
        // What the other side has read comes first: the household answers it, and ends the contract then.
        let reads = |waits: Proposal| matches!(waits.what, Proposed::Reading(_));
        ensure!(
            !journal.pending.is_some_and(reads),
            Error::<T>::ProposalPending
        );
        if let Some(meter) = contract.terms.meter {
            Self::free(meter, &journal)?;
        }
        journal.pending = None;
        Self::keep_journal(id, &mut journal);
        contract.state = ContractState::Terminated {
            accepted,
            ended: Word { at, manner },
        };
        Contracts::<T>::insert(id, contract);
        Ok(())
    }
}
