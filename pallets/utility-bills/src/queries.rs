//! What the runtime API answers.

use crate::{
    types::{Account, AccountView, BillView, Ending, Stage, Unbillable},
    Accounts, Config, Pallet,
};
use adliya_primitives::{utilities::Supply, BillNumber, ContractId};
use adliya_tariffs::Amount;
use alloc::vec::Vec;
use frame_support::traits::Time;

impl<T: Config> Pallet<T> {
    /// Answers `UtilityBillsApi::account`.
    pub fn account_view(id: ContractId) -> Option<AccountView<T::AssetId>> {
        let account = Accounts::<T>::get(id)?;
        Some(AccountView {
            statuses: account.bills.iter().map(|bill| bill.status()).collect(),
            standing: account.standing(T::Time::now()),
            account,
        })
    }

    /// Answers `UtilityBillsApi::preview_bill`.
    ///
    /// # Errors
    ///
    /// Why there would be no bill.
    pub fn preview_bill(id: ContractId) -> Result<BillView, Unbillable> {
        let account = Accounts::<T>::get(id).ok_or(Unbillable::NoAccount)?;
        let ending = account.cycle.ending;
        let ended = T::Supply::agreement(id).is_some_and(|is| is.ended_at.is_some());
        let ends = ending.or_else(|| {
            let reading = T::Supply::last_metered(id)?;
            Self::ending_with(&account, &reading, ended)
        });
        let ends = ends.ok_or(Unbillable::NoReading)?;
        Self::compute(id, &account, Self::begins(&account, &ends), ends)
    }

    /// Answers `UtilityBillsApi::explain_bill`.
    ///
    /// # Errors
    ///
    /// Why the bill is not computed again.
    pub fn explain_bill(id: ContractId, number: BillNumber) -> Result<BillView, Unbillable> {
        let account = Accounts::<T>::get(id).ok_or(Unbillable::NoAccount)?;
        let mut bills = account.bills.iter().map(|bill| bill.statement);
        let statement = bills.find(|is| is.number == number);
        let statement = statement.ok_or(Unbillable::NoBill)?;
        Self::compute(id, &account, statement.begins, statement.ends)
    }

    /// Takes all steps from a stage to the end of a cycle. For nodes, never for a call.
    fn compute(
        id: ContractId,
        account: &Account<T::AssetId>,
        begins: Stage,
        ends: Ending,
    ) -> Result<BillView, Unbillable> {
        let agreement = T::Supply::agreement(id).ok_or(Unbillable::NoContract)?;
        let (mut lines, mut exact, mut total) = (Vec::new(), Amount::default(), 0u128);
        let mut next = begins;
        while next.counter.day < ends.day {
            let step = Self::step(id, &agreement, account, &next, &ends)?;
            lines.extend(step.lines);
            exact = Amount(exact.0.saturating_add(step.exact.0));
            total = total.saturating_add(step.total);
            next = step.after;
        }
        Ok(BillView {
            begins,
            ends,
            lines,
            exact,
            total,
            next,
        })
    }
}
