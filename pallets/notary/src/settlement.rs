//! Where the money of an act goes when the act is certified, or will not be.

use crate::{
    types::{Balance, Escrow, FeeSums},
    ActFees, ActPrices, Acts, Config, Error, Event, HoldReason, Pallet, PayoutAccounts,
};
use adliya_primitives::{ActId, OfficeId};
use frame_support::{
    ensure,
    storage::with_storage_layer,
    traits::{
        fungibles::MutateHold,
        tokens::{Fortitude, Precision, Restriction},
        Get, Time,
    },
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_settle_act(id: ActId) -> DispatchResult {
        let act = Acts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        if let Some(certified) = act.certification {
            return Self::pay_fee(id, certified.office);
        }
        ensure!(
            act.ending.is_some() || T::Time::now() >= act.term.deadline,
            Error::<T>::NotOver
        );
        Self::return_money(id)
    }

    /// Gives back what is on hold for an act that will not be certified. Fails if nothing could be given back.
    ///
    /// One sum does not wait for the other: the account that it is of may be closed to it for now.
    pub(crate) fn return_money(id: ActId) -> DispatchResult {
        let outcomes = [
            with_storage_layer(|| Self::return_price(id)),
            with_storage_layer(|| Self::return_fee(id)),
        ];
        if outcomes.contains(&Ok(true)) {
            return Ok(());
        }
        for outcome in outcomes {
            outcome?;
        }
        Err(Error::<T>::NothingHeld.into())
    }

    /// Moves a sum that is on hold to somebody, for whom it is free.
    pub(crate) fn take(
        reason: HoldReason,
        payer: &T::AccountId,
        payee: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        T::Assets::transfer_on_hold(
            Self::asset(),
            &reason.into(),
            payer,
            payee,
            amount,
            Precision::Exact,
            Restriction::Free,
            Fortitude::Force,
        )
        .map(|_| ())
    }

    /// Splits what a certified act cost between the treasury and the practice that certified it.
    fn pay_fee(id: ActId, practice: OfficeId) -> DispatchResult {
        let mut fee = ActFees::<T>::get(id).ok_or(Error::<T>::NothingHeld)?;
        let sums: FeeSums = fee.owed();
        let Escrow::Held(payer) = fee.escrow else {
            return Err(Error::<T>::NothingHeld.into());
        };
        let treasury = T::TreasuryAccount::get();
        Self::take(HoldReason::Fee, &payer, &treasury, sums.duty)?;
        if sums.fee > 0 {
            let payout = PayoutAccounts::<T>::get(practice).ok_or(Error::<T>::PayoutMissing)?;
            Self::take(HoldReason::Fee, &payer, &payout, sums.fee)?;
        }

        fee.escrow = Escrow::Paid(payer.clone());
        ActFees::<T>::insert(id, fee);
        Self::deposit_event(Event::FeePaid {
            act: id,
            payer,
            sums,
            practice,
        });
        Ok(())
    }

    /// Gives back what the act would have cost, and says whether it was on hold.
    fn return_fee(id: ActId) -> Result<bool, DispatchError> {
        let Some(mut fee) = ActFees::<T>::get(id) else {
            return Ok(false);
        };
        let amount = fee.total();
        let Escrow::Held(payer) = fee.escrow else {
            return Ok(false);
        };
        Self::give_back(HoldReason::Fee, &payer, amount)?;
        fee.escrow = Escrow::Returned(payer.clone());
        ActFees::<T>::insert(id, fee);
        Self::deposit_event(Event::FeeReturned {
            act: id,
            payer,
            amount,
        });
        Ok(true)
    }

    /// Gives back the price, and says whether it was on hold.
    fn return_price(id: ActId) -> Result<bool, DispatchError> {
        let Some(mut price) = ActPrices::<T>::get(id) else {
            return Ok(false);
        };
        let Escrow::Held(payer) = price.escrow else {
            return Ok(false);
        };
        let amount = price.terms.amount;
        Self::give_back(HoldReason::Price, &payer, amount)?;
        price.escrow = Escrow::Returned(payer.clone());
        ActPrices::<T>::insert(id, price);
        Self::deposit_event(Event::PriceReturned {
            act: id,
            payer,
            amount,
        });
        Ok(true)
    }

    fn give_back(reason: HoldReason, payer: &T::AccountId, amount: Balance) -> DispatchResult {
        let (asset, reason) = (Self::asset(), reason.into());
        T::Assets::release(asset, &reason, payer, amount, Precision::Exact).map(|_| ())
    }
}
