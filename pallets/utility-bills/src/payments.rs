//! Money in, money out.

use crate::{types::Account, Accounts, Config, Error, Event, HoldReason, Pallet};
use adliya_primitives::{utilities::Supply, Confirmed, ContractId, OfficeId, Officer};
use frame_support::{
    ensure,
    traits::{
        fungibles::{Inspect, Mutate, MutateHold},
        tokens::{Fortitude, Precision, Preservation, Restriction},
        Get,
    },
};
use sp_runtime::{traits::AccountIdConversion, ArithmeticError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_pay(payer: T::AccountId, id: ContractId, amount: u128) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::NothingToPay);
        let mut account = Self::account(id)?;
        Self::receive(&payer, &mut account, amount)?;
        Self::deposit_event(Event::Paid {
            contract: id,
            payer,
            amount,
        });
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(())
    }

    pub(crate) fn do_subsidise(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        amount: u128,
    ) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::NothingToPay);
        let mut account = Self::account(id)?;
        ensure!(amount <= account.payable(), Error::<T>::MoreThanPayable);
        Self::receive(&Self::account_of(officer.office), &mut account, amount)?;
        Self::deposit_event(Event::Subsidised {
            contract: id,
            amount,
            office: officer.office,
            officer: officer.mandate,
        });
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(())
    }

    pub(crate) fn do_refund(wallet: T::AccountId, id: ContractId) -> DispatchResult {
        let mut account = Self::account(id)?;
        let agreement = T::Supply::agreement(id).ok_or(Error::<T>::ContractNotFound)?;
        ensure!(
            T::Supply::speaks_for(&wallet, &agreement.consumer),
            Error::<T>::NotConsumer
        );
        ensure!(agreement.ended_at.is_some(), Error::<T>::NotEnded);
        let last = T::Supply::last_metered(id);
        let unbilled = last.and_then(|reading| Self::ending_with(&account, &reading, true));
        ensure!(
            account.cycle.ending.is_none() && unbilled.is_none(),
            Error::<T>::NotAllBilled
        );
        ensure!(
            account.payable() == 0 && account.frozen() == 0,
            Error::<T>::StillOwed
        );
        let (supplier, asset) = (Self::account_of(account.supplier), account.asset);
        let prepaid = account.prepaid;
        if prepaid > 0 {
            T::Holds::transfer_on_hold(
                asset,
                &HoldReason::Prepaid.into(),
                &supplier,
                &wallet,
                prepaid,
                Precision::Exact,
                Restriction::Free,
                Fortitude::Polite,
            )?;
        }
        let reach = T::Assets::reducible_balance(
            asset,
            &supplier,
            Preservation::Expendable,
            Fortitude::Polite,
        );
        let credit = account.credit.min(reach);
        if credit > 0 {
            let all = Preservation::Expendable;
            T::Assets::transfer(asset, &supplier, &wallet, credit, all)?;
        }
        ensure!(prepaid > 0 || credit > 0, Error::<T>::NothingToRefund);

        account.prepaid = 0;
        account.credit = account.credit.saturating_sub(credit);
        Accounts::<T>::insert(id, account);
        Self::deposit_event(Event::Refunded {
            contract: id,
            wallet,
            prepaid,
            credit,
        });
        Ok(())
    }

    pub(crate) fn do_withdraw(
        confirmed: &Confirmed<T::AccountId>,
        asset: T::AssetId,
        amount: u128,
        to: T::AccountId,
    ) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::NothingToPay);
        let Confirmed {
            officer,
            supervisor,
        } = confirmed;
        let from = Self::account_of(officer.office);
        T::Assets::transfer(asset, &from, &to, amount, Preservation::Expendable)?;
        Self::deposit_event(Event::Withdrawn {
            to,
            asset,
            amount,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    /// The account of an office, which nobody has the key of.
    pub fn account_of(office: OfficeId) -> T::AccountId {
        T::PalletId::get().into_sub_account_truncating(office)
    }

    /// Takes a sum in. It is prepaid, held on the supplier's account, until [`Self::settle`] says otherwise.
    fn receive(
        payer: &T::AccountId,
        account: &mut Account<T::AssetId>,
        amount: u128,
    ) -> DispatchResult {
        T::Holds::transfer_and_hold(
            account.asset,
            &HoldReason::Prepaid.into(),
            payer,
            &Self::account_of(account.supplier),
            amount,
            Precision::Exact,
            Preservation::Expendable,
            Fortitude::Polite,
        )?;
        let prepaid = account.prepaid.checked_add(amount);
        account.prepaid = prepaid.ok_or(ArithmeticError::Overflow)?;
        Ok(())
    }

    /// Settles what is to pay, from credit and from what is prepaid: after every change, one of the two is nothing.
    pub(crate) fn settle(id: ContractId, account: &mut Account<T::AssetId>) -> DispatchResult {
        let (set_off, paid) = account.settle_all();
        if paid > 0 {
            T::Holds::release(
                account.asset,
                &HoldReason::Prepaid.into(),
                &Self::account_of(account.supplier),
                paid,
                Precision::Exact,
            )?;
        }
        if paid > 0 || set_off > 0 {
            Self::deposit_event(Event::Settled {
                contract: id,
                paid,
                set_off,
                payable: account.payable(),
            });
        }
        Self::end_fulfilled_plan(id, account);
        Ok(())
    }
}
