//! Contracts that take the place of others: another consumer, another supplier, an heir.

use crate::{
    types::{Contract, ContractState, Manner, Mark, Release, Totals, Word},
    Config, Contracts, Error, Event, Pallet,
};
use adliya_primitives::{ContractId, Officer};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_release_contract(
        wallet: &T::AccountId,
        id: ContractId,
        to: ContractId,
    ) -> DispatchResult {
        let contract = Self::contract_by(wallet, id)?;
        let consumer = contract.terms.consumer;
        Self::release(id, contract, to, Manner::ByWallet)?;
        Self::deposit_event(Event::ContractReleased {
            contract: id,
            to,
            consumer,
        });
        Ok(())
    }

    /// With the claims root of the certificate that says who stands for the dead, or the hash of what the living has signed.
    pub(crate) fn do_attest_release(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        to: ContractId,
        paper: H256,
        on_death: bool,
    ) -> DispatchResult {
        let contract = Self::contract_of(officer.office, id)?;
        let dead = Self::is_dead(&contract.terms.consumer);
        let officer_id = officer.mandate;
        let manner = match on_death {
            true => {
                ensure!(dead, Error::<T>::ConsumerAlive);
                Manner::OnDeath {
                    certificate: paper,
                    officer: officer_id,
                }
            }
            false => {
                ensure!(!dead, Error::<T>::ConsumerDead);
                Manner::InPerson {
                    statement: paper,
                    officer: officer_id,
                }
            }
        };
        Self::release(id, contract, to, manner)?;
        Self::deposit_event(Event::ReleaseAttested {
            contract: id,
            to,
            manner,
            office: officer.office,
            officer: officer_id,
        });
        Ok(())
    }

    /// Lets the offer take the contract's place.
    fn release(
        id: ContractId,
        mut contract: Contract,
        to: ContractId,
        manner: Manner,
    ) -> DispatchResult {
        let at = T::Time::now();
        ensure!(contract.in_force(at).is_some(), Error::<T>::NotInForce);
        let offer = Contracts::<T>::get(to).ok_or(Error::<T>::ContractNotFound)?;
        Self::ensure_open(&offer)?;
        ensure!(offer.terms.replaces == Some(id), Error::<T>::NotReplaced);
        if let Manner::InPerson { officer, .. } | Manner::OnDeath { officer, .. } = manner {
            ensure!(offer.offered_by != officer, Error::<T>::OwnOffer);
        }

        let word = Word { at, manner };
        contract.release = Some(Release { to, word });
        Contracts::<T>::insert(id, contract);
        Ok(())
    }

    /// Whether an offer can take the place of the contract that it names.
    pub(crate) fn ensure_replaces(offer: &Contract, old: &Contract) -> DispatchResult {
        ensure!(
            old.in_force(T::Time::now()).is_some(),
            Error::<T>::NotInForce
        );
        ensure!(old.service == offer.service, Error::<T>::OtherService);
        ensure!(
            old.supplier == offer.supplier || old.terms.consumer == offer.terms.consumer,
            Error::<T>::BothChange
        );
        Ok(())
    }

    /// Ends the contract whose place another takes, with the last firm reading of its meter, and answers that with what the same
    /// consumer used in the year until then. The meter passes to the other contract if that names it, and is free if not.
    pub(crate) fn succeed_to(
        id: ContractId,
        contract: &Contract,
        old_id: ContractId,
        manner: Manner,
    ) -> Result<(Option<Mark>, Totals), DispatchError> {
        let mut old = Contracts::<T>::get(old_id).ok_or(Error::<T>::ContractNotFound)?;
        Self::ensure_replaces(contract, &old)?;
        let now = T::Time::now();
        let accepted = old.in_force(now).ok_or(Error::<T>::NotInForce)?;
        let ended = match old.release.filter(|release| release.to == id) {
            Some(release) => {
                // Of somebody who lives after all, nothing is taken over.
                let on_death = matches!(release.word.manner, Manner::OnDeath { .. });
                let stands = !on_death || Self::is_dead(&old.terms.consumer);
                ensure!(stands, Error::<T>::NotReleased);
                release.word
            }
            None => {
                // No supplier takes a household from another on its own officers' word.
                let same = old.terms.consumer == contract.terms.consumer
                    && (old.supplier == contract.supplier || manner == Manner::ByWallet);
                ensure!(same, Error::<T>::NotReleased);
                Word { at: now, manner }
            }
        };
        let mut journal = Self::journal(old_id)?;
        journal.strike_estimates();
        let closing = match old.terms.meter {
            Some(meter) => {
                let closing = journal.base(meter).ok_or(Error::<T>::ReadingTooOld)?;
                ensure!(
                    now.saturating_sub(closing.at) <= T::ReadingRules::get().closing_age,
                    Error::<T>::ReadingTooOld
                );
                match contract.terms.meter == Some(meter) {
                    true => Self::pass(meter, id, contract, closing.at)?,
                    false => Self::free(meter, &journal)?,
                }
                Some(closing)
            }
            None => None,
        };

        // Another consumer's year begins anew.
        let same = old.terms.consumer == contract.terms.consumer;
        let used = closing.filter(|_| same);
        let used = used.and_then(|closing| journal.used_in_year(&closing));

        journal.pending = None;
        Self::keep_journal(old_id, &mut journal);
        old.state = ContractState::Terminated { accepted, ended };
        old.successor = Some(id);
        Contracts::<T>::insert(old_id, old);
        Self::deposit_event(Event::ContractReplaced {
            contract: old_id,
            by: id,
            closing,
        });
        Ok((closing, used.unwrap_or_default()))
    }
}
