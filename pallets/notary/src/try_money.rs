//! What holds of money in every state.

use crate::{
    types::{Act, Balance, Capacity, Escrow},
    ActFees, ActPrices, Acts, Config, ExemptionCounts, Exemptions, FeeSchedules, HoldReason,
    Pallet, ScheduleCounts,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungibles::InspectHold};
use sp_runtime::TryRuntimeError;

/// What acts say is on hold in an account: for prices, or for fees. Accounts that have paid are in it with zero.
type Holds<AccountId> = BTreeMap<(AccountId, bool), Balance>;

impl<T: Config> Pallet<T> {
    /// No sum is lost: what acts say is on hold is on hold, in every account that ever paid for one, and nothing else is.
    pub(crate) fn check_money() -> Result<(), TryRuntimeError> {
        let mut holds = Holds::<T::AccountId>::new();
        let mut add = |escrow: &Escrow<T::AccountId>, amount: Balance, is_price: bool| {
            let Some(payer) = escrow.payer() else { return };
            let held = holds.entry((payer.clone(), is_price)).or_default();
            if matches!(escrow, Escrow::Held(_)) {
                *held = held.saturating_add(amount);
            }
        };
        for (id, fee) in ActFees::<T>::iter() {
            let act = Acts::<T>::get(id).ok_or("what an act costs is no act's")?;
            let schedule = FeeSchedules::<T>::get(act.kind, fee.schedule);
            ensure!(
                schedule.is_some_and(
                    |schedule| schedule.sums == fee.sums && schedule.since <= act.drafted_at
                ),
                "an act costs other than was set when it was drafted"
            );
            ensure!(
                usize::from(fee.shares) == act.bearers().count()
                    && fee.without_fee <= fee.without_duty
                    && fee.without_duty <= fee.shares,
                "more shares are waived than there are"
            );
            let amount = fee.total();
            ensure!(
                fee.escrow == Escrow::Awaited || amount > 0,
                "nothing was put on hold"
            );
            Self::check_escrow(&act, &fee.escrow)?;
            if act.certification.is_some() {
                ensure!(
                    fee.escrow != Escrow::Awaited || amount == 0,
                    "an act was certified that owed a fee"
                );
            }
            add(&fee.escrow, amount, false);
        }
        for (id, price) in ActPrices::<T>::iter() {
            let act = Acts::<T>::get(id).ok_or("a price is no act's")?;
            let has = |subject, capacity| {
                let mut parties = act.parties.iter();
                parties.any(|party| party.subject == subject && party.capacity == capacity)
            };
            ensure!(
                has(price.terms.buyer, Capacity::Transferee)
                    && has(price.terms.seller, Capacity::Transferor)
                    && price.terms.amount > 0,
                "a price is not between parties"
            );
            Self::check_escrow(&act, &price.escrow)?;
            ensure!(
                act.certification.is_some() == matches!(price.escrow, Escrow::Paid(_)),
                "a sale was certified without its price, or paid without the sale"
            );
            add(&price.escrow, price.terms.amount, true);
        }
        for ((account, is_price), held) in holds {
            let reason = if is_price {
                HoldReason::Price
            } else {
                HoldReason::Fee
            };
            let on_hold = T::Assets::balance_on_hold(Self::asset(), &reason.into(), &account);
            ensure!(on_hold == held, "what acts say is on hold is not");
        }
        Self::check_counts()
    }

    /// Money is paid for what was certified, and returned from what was not and will not be.
    fn check_escrow(act: &Act, escrow: &Escrow<T::AccountId>) -> Result<(), TryRuntimeError> {
        let certified = act.certification.is_some();
        match escrow {
            Escrow::Paid(_) => ensure!(certified, "an act was paid that is not certified"),
            Escrow::Returned(_) => ensure!(!certified, "a certified act's money was returned"),
            Escrow::Awaited | Escrow::Held(_) => {}
        }
        Ok(())
    }

    fn check_counts() -> Result<(), TryRuntimeError> {
        let schedules: usize = ScheduleCounts::<T>::iter_values()
            .map(|count| count as usize)
            .sum();
        let exemptions: usize = ExemptionCounts::<T>::iter_values()
            .map(|count| count as usize)
            .sum();
        ensure!(
            FeeSchedules::<T>::iter_keys().count() == schedules
                && Exemptions::<T>::iter_keys().count() == exemptions,
            "the number of a schedule or an exemption is missing"
        );
        Ok(())
    }
}
