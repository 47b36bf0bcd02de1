//! What holds in every state.

use crate::{types::Account, Accounts, Config, HoldReason, Pallet};
use adliya_primitives::{utilities::Supply, BillNumber};
use adliya_tariffs::Amount;
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::fungibles::{Inspect, InspectHold},
};
use sp_core::H256;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        let mut pots: Vec<(_, T::AssetId, u128)> = Vec::new();
        for (id, account) in Accounts::<T>::iter() {
            let agreement = T::Supply::agreement(id).ok_or("an account is of no contract")?;
            ensure!(
                agreement.supplier == account.supplier && agreement.concluded,
                "an account is not of its contract"
            );
            Self::check_sums(&account)?;
            Self::check_order(&account)?;
            Self::check_readings(&account)?;
            let same = |pot: &&mut (_, T::AssetId, u128)| {
                pot.0 == account.supplier && pot.1 == account.asset
            };
            match pots.iter_mut().find(same) {
                Some(pot) => pot.2 = pot.2.saturating_add(account.prepaid),
                None => pots.push((account.supplier, account.asset, account.prepaid)),
            }
        }
        for (supplier, asset, prepaid) in pots {
            let reason = HoldReason::Prepaid.into();
            let held = T::Holds::balance_on_hold(asset, &reason, &Self::account_of(supplier));
            ensure!(
                held == prepaid,
                "what is prepaid is not what a supplier's account holds"
            );
            ensure!(
                held <= T::Assets::total_balance(asset, &Self::account_of(supplier)),
                "more is held on a supplier's account than is on it"
            );
        }
        Ok(())
    }

    fn check_sums(account: &Account<T::AssetId>) -> Result<(), TryRuntimeError> {
        for bill in &account.bills {
            let billed = bill.statement.total.checked_add(bill.debited);
            let answered = bill.credited.checked_add(bill.settled);
            let answered = answered.and_then(|sum| sum.checked_add(bill.debt.outstanding));
            ensure!(
                billed.is_some() && billed == answered,
                "a bill is not what was credited, settled and is left of it"
            );
            ensure!(
                bill.debt.frozen <= bill.debt.outstanding,
                "more is frozen than is left"
            );
        }
        ensure!(
            account.older.frozen <= account.older.outstanding,
            "more is frozen than is left"
        );
        ensure!(
            account.payable() == 0 || (account.prepaid == 0 && account.credit == 0),
            "something is to pay that could be settled"
        );
        ensure!(
            !account.has_fulfilled_plan(),
            "a plan goes on that is fulfilled"
        );
        Self::check_contest(account)
    }

    /// Nothing is frozen but of the bill that is contested.
    fn check_contest(account: &Account<T::AssetId>) -> Result<(), TryRuntimeError> {
        let contested = account.contested;
        let frozen = contested.map_or(0, |contested| contested.frozen);
        let debt = contested.map(|contested| account.debt(contested.bill));
        ensure!(
            account.frozen() == frozen
                && debt.is_none_or(|debt| debt.is_some_and(|debt| debt.frozen == frozen)),
            "what is frozen is not what is contested"
        );
        Ok(())
    }

    /// Each cycle begins with what the one before has ended with, or where that showed less than was billed before, with that.
    fn check_readings(account: &Account<T::AssetId>) -> Result<(), TryRuntimeError> {
        let live = account.bills.iter().filter(|bill| !bill.reversed);
        let begins = live.clone().map(|bill| bill.statement.begins.totals);
        let begins = begins.chain(core::iter::once(account.cycle.begins.totals));
        for (bill, next) in live.zip(begins.skip(1)) {
            let (begun, ended) = (bill.statement.begins.totals, bill.statement.ends.totals);
            let mut larger = begun.into_iter().zip(ended).zip(next);
            ensure!(
                larger.all(|((begun, ended), next)| begun.max(ended) == next),
                "a cycle does not begin with the reading that ended the one before"
            );
        }
        Ok(())
    }

    fn check_order(account: &Account<T::AssetId>) -> Result<(), TryRuntimeError> {
        ensure!(account.head != H256::zero(), "an account has no chain");
        let kept = u32::try_from(account.bills.len()).unwrap_or(u32::MAX);
        let first = account.next.0.saturating_sub(kept);
        // What stands: the others are billed anew.
        let live = account.bills.iter().filter(|bill| !bill.reversed);
        let ends = live.clone().map(|bill| bill.statement.ends.day);
        let begins = live.map(|bill| bill.statement.begins);
        let begins = begins.chain(core::iter::once(account.cycle.begins));
        for (number, bill) in (first..).zip(&account.bills) {
            ensure!(
                bill.statement.number == BillNumber(number),
                "a bill's number is missing"
            );
        }
        for (end, next) in ends.zip(begins.clone().skip(1)) {
            ensure!(
                end == next.counter.day,
                "a cycle does not begin where the one before ends"
            );
        }
        let bounds: Vec<_> = account.discount_changes().collect();
        ensure!(bounds.is_sorted(), "two discounts are for the same days");
        let within = Amount::default()..Amount::MINOR_UNIT;
        for stage in begins {
            ensure!(
                within.contains(&stage.counter.carried),
                "a minor unit or more is left over"
            );
        }
        ensure!(
            account.cycle.begins.counter.day <= account.cycle.at.counter.day,
            "a cycle runs backwards"
        );
        Ok(())
    }
}
