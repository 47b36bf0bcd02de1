//! What disputes and disconnection may ask of an account, and do to it.

use crate::{types::NoteKind, Accounts, Config, Error, Event, Pallet};
use adliya_primitives::{
    utilities::{Contestable, Standing, UtilityAccounts},
    BillNumber, ContractId,
};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> UtilityAccounts for Pallet<T> {
    fn standing(id: ContractId) -> Option<Standing> {
        Accounts::<T>::get(id).map(|account| account.standing(T::Time::now()))
    }

    fn contestable(id: ContractId, bill: BillNumber) -> Option<Contestable> {
        let mut account = Accounts::<T>::get(id)?;
        let creditable = account.kept_mut(bill).map(|kept| {
            let most = kept.statement.total.saturating_add(kept.debited);
            most.saturating_sub(kept.credited)
        });
        let debt = account.debt_mut(bill)?;
        Some(Contestable {
            left: debt.outstanding,
            unfrozen: debt.payable(),
            creditable,
        })
    }

    fn freeze(id: ContractId, bill: BillNumber, amount: u128) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::NothingToPay);
        let mut account = Self::account(id)?;
        let debt = account.debt_mut(bill).ok_or(Error::<T>::BillNotFound)?;
        ensure!(amount <= debt.payable(), Error::<T>::MoreThanUnfrozen);

        debt.frozen = debt.frozen.saturating_add(amount);
        Accounts::<T>::insert(id, account);
        Self::deposit_event(Event::BillFrozen {
            contract: id,
            bill,
            amount,
        });
        Ok(())
    }

    fn unfreeze(id: ContractId, bill: BillNumber, amount: u128) -> DispatchResult {
        let mut account = Self::account(id)?;
        let debt = account.debt_mut(bill).ok_or(Error::<T>::BillNotFound)?;
        let amount = amount.min(debt.frozen);

        debt.frozen = debt.frozen.saturating_sub(amount);
        Self::deposit_event(Event::BillUnfrozen {
            contract: id,
            bill,
            amount,
        });
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(())
    }

    fn credit(id: ContractId, bill: BillNumber, amount: u128, decision: H256) -> DispatchResult {
        let mut account = Self::account(id)?;
        let note = Self::note(bill, NoteKind::Ruling, amount, decision);
        let head = Self::take_off(&mut account, &note)?;
        Self::deposit_event(Event::RulingApplied {
            contract: id,
            note,
            head,
        });
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(())
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_account(supplier: adliya_primitives::OfficeId) -> (ContractId, BillNumber, u128) {
        crate::benchmarking::disputed::<T>(supplier)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_prepayment(id: ContractId) {
        crate::benchmarking::prepaid::<T>(id).expect("it can be paid");
    }
}
