//! What disputes and disconnection may ask of an account, and do to it.

use crate::{
    types::{Account, BillRecord, NoteKind, Statement, OPENING_BALANCE},
    Accounts, Config, Error, Event, Pallet,
};
use adliya_primitives::{
    utilities::{Contestable, Standing, UtilityAccounts},
    BillNumber, ContractId, Moment,
};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::DispatchError;

impl<T: Config> UtilityAccounts for Pallet<T> {
    fn standing(id: ContractId) -> Option<Standing> {
        Accounts::<T>::get(id).map(|account| account.standing(T::Time::now()))
    }

    fn contestable(id: ContractId, bill: BillNumber) -> Option<Contestable> {
        let account = Accounts::<T>::get(id)?;
        let debt = account.debt(bill)?;
        let kept = account.kept(bill);
        Some(Contestable {
            left: debt.outstanding,
            unfrozen: debt.payable(),
            creditable: kept.map(BillRecord::creditable),
            debited: kept.map_or(0, |kept| kept.debited),
            span: kept.and_then(|kept| span(&account, &kept.statement)),
        })
    }

    fn contest(id: ContractId, bill: BillNumber, claimed: u128) -> Result<u128, DispatchError> {
        ensure!(claimed > 0, Error::<T>::NothingToPay);
        let mut account = Self::account(id)?;
        ensure!(account.contested.is_none(), Error::<T>::Contested);
        ensure!(bill < account.next, Error::<T>::BillNotFound);
        let creditable = match account.kept(bill) {
            Some(kept) => kept.creditable(),
            // With what is left of it, what is left of the bills that are no longer kept: it is one sum.
            None if bill == OPENING_BALANCE => account.older.payable(),
            None => return Err(Error::<T>::BillNotKept.into()),
        };
        ensure!(claimed <= creditable, Error::<T>::MoreThanBilled);

        let frozen = account.contest(bill, claimed, creditable);
        Accounts::<T>::insert(id, account);
        Self::deposit_event(Event::BillFrozen {
            contract: id,
            bill,
            amount: frozen,
        });
        Ok(frozen)
    }

    fn decide(id: ContractId, granted: u128, decision: H256) -> Result<u128, DispatchError> {
        let mut account = Self::account(id)?;
        let contested = account.contested.ok_or(Error::<T>::NotContested)?;
        let credited = granted.min(contested.creditable);
        if credited > 0 {
            let note = Self::note(contested.bill, NoteKind::Ruling, credited, decision);
            let head = Self::take_off(&mut account, &note)?;
            Self::deposit_event(Event::RulingApplied {
                contract: id,
                note,
                head,
            });
        }
        Self::deposit_event(Event::BillUnfrozen {
            contract: id,
            bill: contested.bill,
            amount: account.unfreeze(),
        });
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(credited)
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

/// From when on, inclusive, until when, exclusive, the readings were taken with which a bill begins and ends.
fn span<AssetId>(account: &Account<AssetId>, statement: &Statement) -> Option<(Moment, Moment)> {
    let from = account.local_time.midnight(statement.begins.counter.day)?;
    let until = account.local_time.midnight(statement.ends.day.plus(1))?;
    Some((from, until))
}
