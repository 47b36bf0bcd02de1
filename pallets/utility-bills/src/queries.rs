//! What the runtime API answers.

use crate::{
    types::{Account, AccountView, BillView, Ending, OfficeMoney, Stage, Unbillable},
    Accounts, Config, HoldReason, Pallet,
};
use adliya_primitives::{utilities::Supply, BillNumber, ContractId, OfficeId};
use adliya_tariffs::Amount;
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::{
        fungibles::{Inspect, InspectHold},
        tokens::{Fortitude, Preservation},
        Time,
    },
};

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
        Self::taken_back(&account, &ends)?;
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
        let view = Self::compute(id, &account, statement.begins, statement.ends)?;
        ensure!(view.total == statement.total, Unbillable::TermsForgotten);
        Ok(BillView {
            statement: Some(statement),
            ..view
        })
    }

    /// Answers `UtilityBillsApi::office_money`.
    pub fn office_money(office: OfficeId, asset: T::AssetId) -> OfficeMoney<T::AccountId> {
        let account = Self::account_of(office);
        let (all, polite) = (Preservation::Expendable, Fortitude::Polite);
        OfficeMoney {
            free: T::Assets::reducible_balance(asset, &account, all, polite),
            prepaid: T::Holds::balance_on_hold(asset, &HoldReason::Prepaid.into(), &account),
            account,
        }
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
            statement: None,
            begins,
            ends,
            lines,
            exact,
            total,
            next,
        })
    }
}
