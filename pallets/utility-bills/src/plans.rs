//! Plans of instalments.

use crate::{
    types::{Account, AgreedPlan, Plan, MAX_INSTALMENTS, MIN_INTERVAL},
    Accounts, Config, Error, Event, Pallet,
};
use adliya_primitives::{utilities::Supply, BillNumber, ContractId, Moment, Officer};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_offer_plan(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        instalments: u8,
        first_at: Moment,
        interval: Moment,
    ) -> DispatchResult {
        let mut account = Self::account_with(officer.office, id)?;
        ensure!(
            (2..=MAX_INSTALMENTS).contains(&instalments),
            Error::<T>::InstalmentsOutOfRange
        );
        ensure!(interval >= MIN_INTERVAL, Error::<T>::IntervalTooShort);
        let now = T::Time::now();
        ensure!(now <= first_at, Error::<T>::InstalmentPast);
        let others = u64::from(instalments).saturating_sub(1);
        let last = first_at.checked_add(interval.saturating_mul(others));
        let latest = now.saturating_add(T::LongestPlan::get());
        ensure!(
            last.is_some_and(|last| last <= latest),
            Error::<T>::PlanTooLong
        );
        ensure!(
            !account.plan.is_some_and(|plan| plan.is_kept(now)),
            Error::<T>::PlanKept
        );

        account.plan = Some(Plan {
            instalments,
            first_at,
            interval,
            offered_by: officer.mandate,
            agreed: None,
        });
        Accounts::<T>::insert(id, account);
        Self::deposit_event(Event::PlanOffered {
            contract: id,
            instalments,
            first_at,
            interval,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_accept_plan(
        wallet: &T::AccountId,
        id: ContractId,
        instalments: u8,
        first_at: Moment,
        interval: Moment,
    ) -> DispatchResult {
        let mut account = Self::account(id)?;
        let agreement = T::Supply::agreement(id).ok_or(Error::<T>::ContractNotFound)?;
        ensure!(
            T::Supply::speaks_for(wallet, &agreement.consumer),
            Error::<T>::NotConsumer
        );
        let offered = account.plan.filter(|plan| plan.agreed.is_none());
        let offered = offered.ok_or(Error::<T>::NoPlanOffered)?;
        ensure!(
            (offered.instalments, offered.first_at, offered.interval)
                == (instalments, first_at, interval),
            Error::<T>::PlanDiffers
        );
        let now = T::Time::now();
        ensure!(now <= offered.first_at, Error::<T>::InstalmentPast);
        let amount = account.payable();
        ensure!(amount > 0, Error::<T>::NothingToPay);

        let through = BillNumber(account.next.0.saturating_sub(1));
        account.plan = Some(Plan {
            agreed: Some(AgreedPlan {
                at: now,
                amount,
                through,
                met: 0,
            }),
            ..offered
        });
        Accounts::<T>::insert(id, account);
        Self::deposit_event(Event::PlanAccepted {
            contract: id,
            amount,
            through,
        });
        Ok(())
    }

    /// Ends a plan of which everything is paid.
    pub(crate) fn end_fulfilled_plan(id: ContractId, account: &mut Account<T::AssetId>) {
        if account.has_fulfilled_plan() {
            account.plan = None;
            Self::deposit_event(Event::PlanFulfilled { contract: id });
        }
    }
}
