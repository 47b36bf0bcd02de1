//! Discounts, which a social office grants for whole months.
//!
//! They begin and end with months, and never with one that has begun: limits and minimums are for the days of a month under the
//! same terms, so that a change within it would move those by which days of it were billed.

use crate::{
    types::{Account, Grant, MAX_DISCOUNT_MONTHS},
    Accounts, Config, Error, Event, Pallet,
};
use adliya_primitives::{utilities::Supply, ContractId, Officer};
use adliya_tariffs::Day;
use frame_support::{ensure, traits::Time};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_grant_discount(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        discount: u8,
        months: u8,
    ) -> DispatchResult {
        let (mut account, today) = Self::account_served(officer, id)?;
        ensure!(
            (1..=MAX_DISCOUNT_MONTHS).contains(&months),
            Error::<T>::MonthsOutOfRange
        );
        let tariff = T::Supply::tariff(account.cycle.at.tariff);
        let tariff = tariff.ok_or(Error::<T>::TariffNotFound)?;
        ensure!(
            usize::from(discount) < tariff.discounts.len(),
            Error::<T>::NoSuchDiscount
        );

        let from = today.month().end();
        let until = (0..months).fold(from, |first, _| first.month().end());
        cut(&mut account, from);
        let grant = Grant {
            discount,
            from,
            until,
        };
        ensure!(add(&mut account, grant), Error::<T>::TooManyGrants);
        Accounts::<T>::insert(id, account);
        Self::deposit_event(Event::DiscountGranted {
            contract: id,
            grant,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_end_discount(
        officer: &Officer<T::AccountId>,
        id: ContractId,
    ) -> DispatchResult {
        let (mut account, today) = Self::account_served(officer, id)?;
        let from = today.month().end();
        ensure!(cut(&mut account, from), Error::<T>::NoDiscount);
        Accounts::<T>::insert(id, account);
        Self::deposit_event(Event::DiscountEnded {
            contract: id,
            from,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// The account of a contract that has not ended, in the region where the officer's office is competent; and today there.
    fn account_served(
        officer: &Officer<T::AccountId>,
        id: ContractId,
    ) -> Result<(Account<T::AssetId>, Day), DispatchError> {
        let account = Self::account(id)?;
        let agreement = T::Supply::agreement(id).ok_or(Error::<T>::ContractNotFound)?;
        ensure!(officer.serves(agreement.region), Error::<T>::OutsideRegion);
        ensure!(agreement.ended_at.is_none(), Error::<T>::ContractEnded);
        let today = account.local_time.day_at(T::Time::now());
        Ok((account, today.unwrap_or_default()))
    }
}

/// Lets no discount last longer than until a day. Whether any would have.
fn cut<AssetId>(account: &mut Account<AssetId>, day: Day) -> bool {
    let mut any = false;
    for grant in account.discounts.iter_mut() {
        any |= day < grant.until;
        grant.until = grant.until.min(day);
    }
    account.discounts.retain(|grant| grant.from < grant.until);
    any
}

/// Adds a discount to the last ones, if there is room for it. The same one without a gap is one with the last, and those make place
/// that were over before the first bill that can be explained or taken back.
fn add<AssetId>(account: &mut Account<AssetId>, grant: Grant) -> bool {
    let same = |last: &&mut Grant| last.discount == grant.discount && last.until == grant.from;
    if let Some(last) = account.discounts.last_mut().filter(same) {
        last.until = grant.until;
        return true;
    }
    if account.discounts.is_full() {
        let needed = account.first_needed();
        account.discounts.retain(|grant| needed < grant.until);
    }
    account.discounts.try_push(grant).is_ok()
}
