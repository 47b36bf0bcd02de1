//! Worst cases: an account with all its bills and a plan, a tariff in which there is no room left, the officers as the runtime
//! makes them most expensive.

mod setup;

use super::*;
use crate::types::{MAX_DISCOUNT_MONTHS, MAX_INSTALMENTS, MIN_INTERVAL};
use adliya_primitives::utilities::Supply;
use adliya_tariffs::Day;
use frame_benchmarking::v2::*;
use frame_support::traits::{fungibles::Inspect, Time};
use frame_system::RawOrigin;
use setup::*;

pub use setup::BenchmarkHelper;
pub(crate) use setup::{disputed, prepaid};

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn open_account() -> Result<(), BenchmarkError> {
        let id = contract::<T>(OFFICE);
        #[extrinsic_call]
        _(RawOrigin::Signed(payer::<T>()), id);
        assert!(Accounts::<T>::contains_key(id));
        Ok(())
    }

    /// As many days as are billed at once, which touch five months, in all blocks, once all bills that are kept are taken back, with
    /// a bill that makes place and one that is settled from what was prepaid. The chain says what the days are billed with.
    #[benchmark]
    fn close_cycle() -> Result<(), BenchmarkError> {
        let id = full::<T>(OFFICE)?;
        prepaid::<T>(id)?;
        let first = new_years_eve::<T>(id);
        change::<T>(id, |account| {
            account.cycle.begins.counter.day = first;
            account.cycle.begins.counter.used = Default::default();
            let begins = account.cycle.begins;
            for bill in account.bills.iter_mut() {
                bill.statement.begins = begins;
                bill.statement.ends.estimated = true;
                // Nothing is credited, so that the new bill is settled from what was prepaid.
                bill.statement.total = 0;
                bill.settled = 0;
            }
        });
        consumed::<T>(id);
        let before = account_of::<T>(id).next;
        #[extrinsic_call]
        _(RawOrigin::Signed(payer::<T>()), id);
        let account = account_of::<T>(id);
        assert!(account.next > before && account.entitled.is_some());
        let last = account.bills.last().map(|bill| bill.statement);
        let april = last.map(|is| (is.ends.day.month(), is.ends.day));
        assert!(april.is_some_and(|(month, day)| month.number == 4 && day > month.first));
        let kept = account.bills.iter().rev();
        assert!(kept.skip(1).all(|bill| bill.reversed));
        assert!(account.bills.last().is_some_and(|bill| bill.settled > 0));
        Ok(())
    }

    /// All bills are settled, and the plan ends, and something is left over.
    #[benchmark]
    fn pay() -> Result<(), BenchmarkError> {
        let id = full::<T>(OFFICE)?;
        let payer = payer::<T>();
        let amount = account_of::<T>(id).payable() + 1_000;
        T::BenchmarkHelper::fund(&payer, amount * 2);
        #[extrinsic_call]
        _(RawOrigin::Signed(payer), id, amount);
        let account = account_of::<T>(id);
        assert_eq!(
            (account.payable(), account.prepaid, account.plan),
            (0, 1_000, None)
        );
        Ok(())
    }

    #[benchmark]
    fn subsidise() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SocialOrigin>()?;
        let id = full::<T>(OFFICE)?;
        let amount = account_of::<T>(id).payable();
        T::BenchmarkHelper::fund(&Pallet::<T>::account_of(officer.office), amount * 2);
        #[extrinsic_call]
        _(origin as Origin<T>, id, amount);
        assert_eq!(account_of::<T>(id).payable(), 0);
        Ok(())
    }

    /// Of a bill that is paid, so that it is set off against the others.
    #[benchmark]
    fn credit_bill() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SupplierOrigin>()?;
        let id = full::<T>(officer.office)?;
        let bill = part_paid::<T>(id)?;
        let before = account_of::<T>(id).payable();
        #[extrinsic_call]
        _(origin as Origin<T>, id, bill, 1, DOCUMENT);
        assert_eq!(account_of::<T>(id).payable(), before - 1);
        Ok(())
    }

    /// With something prepaid that settles it.
    #[benchmark]
    fn debit_bill() -> Result<(), BenchmarkError> {
        let (origin, confirmed) = confirmed_by::<T>()?;
        let id = full::<T>(confirmed.officer.office)?;
        prepaid::<T>(id)?;
        let account = account_of::<T>(id);
        let bill = account.bills.last().expect("it is full").statement.number;
        #[extrinsic_call]
        _(origin as Origin<T>, id, bill, 1, DOCUMENT);
        assert_eq!(account_of::<T>(id).prepaid, account.prepaid - 1);
        Ok(())
    }

    #[benchmark]
    fn offer_plan() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SupplierOrigin>()?;
        let id = full::<T>(officer.office)?;
        change::<T>(id, |account| account.plan = None);
        #[extrinsic_call]
        _(origin as Origin<T>, id, 2, T::Time::now() + 1, MIN_INTERVAL);
        assert!(account_of::<T>(id).plan.is_some());
        Ok(())
    }

    #[benchmark]
    fn accept_plan() -> Result<(), BenchmarkError> {
        let id = full::<T>(OFFICE)?;
        let first_at = T::Time::now();
        change::<T>(id, |account| {
            if let Some(plan) = &mut account.plan {
                plan.agreed = None;
                plan.first_at = first_at;
            }
        });
        #[extrinsic_call]
        _(
            RawOrigin::Signed(wallet::<T>()),
            id,
            MAX_INSTALMENTS,
            first_at,
            MIN_INTERVAL,
        );
        let plan = account_of::<T>(id).plan;
        assert!(plan.is_some_and(|plan| plan.agreed.is_some()));
        Ok(())
    }

    /// Of both what was prepaid, and what the supplier owes.
    #[benchmark]
    fn refund() -> Result<(), BenchmarkError> {
        let id = full::<T>(OFFICE)?;
        T::Supply::benchmark_end(id);
        // What the last month's days come to with its limits until the end.
        while Pallet::<T>::do_close_cycle(id).is_ok() {}
        prepaid::<T>(id)?;
        change::<T>(id, |account| account.credit = 10);
        let wallet = wallet::<T>();
        let before = T::Assets::balance(T::BenchmarkHelper::asset(), &wallet);
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet.clone()), id);
        let account = account_of::<T>(id);
        assert_eq!((account.prepaid, account.credit), (0, 0));
        assert!(T::Assets::balance(T::BenchmarkHelper::asset(), &wallet) > before + 10);
        Ok(())
    }

    /// To an account that has none of the asset yet.
    #[benchmark]
    fn withdraw() -> Result<(), BenchmarkError> {
        let (origin, confirmed) = confirmed_by::<T>()?;
        let from = Pallet::<T>::account_of(confirmed.officer.office);
        T::BenchmarkHelper::fund(&from, 1_000_000);
        let (asset, to) = (T::BenchmarkHelper::asset(), wallet::<T>());
        let before = T::Assets::balance(asset, &to);
        #[extrinsic_call]
        _(origin as Origin<T>, asset, 1_000, to.clone());
        assert_eq!(T::Assets::balance(asset, &to), before + 1_000);
        Ok(())
    }

    /// In the place of one that would last for ever, where there is no room but for those that no bill needs any more.
    #[benchmark]
    fn grant_discount() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SocialOrigin>()?;
        let id = full::<T>(OFFICE)?;
        T::Supply::benchmark_place(id, officer.region);
        #[extrinsic_call]
        _(origin as Origin<T>, id, 0, MAX_DISCOUNT_MONTHS);
        let grants = account_of::<T>(id).discounts;
        assert!(grants.len() == 2 && grants.iter().all(|grant| grant.until < Day(u32::MAX)));
        Ok(())
    }

    #[benchmark]
    fn end_discount() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SocialOrigin>()?;
        let id = full::<T>(OFFICE)?;
        T::Supply::benchmark_place(id, officer.region);
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        let grants = account_of::<T>(id).discounts;
        assert!(grants.iter().all(|grant| grant.until < Day(u32::MAX)));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder::build(), crate::mock::Test);
}
