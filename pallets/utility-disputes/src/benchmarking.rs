//! Worst cases: an account with all its bills and a plan, a contract that remembers as many disputed bills as it can, the officers
//! as the runtime makes them most expensive.

mod setup;

use super::*;
use crate::types::{Outcome, Supplied};
use adliya_primitives::utilities::{Supply, UtilityAccounts};
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get, Time};
use frame_system::RawOrigin;
use setup::*;

pub use setup::BenchmarkHelper;

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn open_dispute() -> Result<(), BenchmarkError> {
        let (id, matter) = household::<T>(OFFICE);
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet::<T>()), id, matter, HASH);
        assert!(Cases::<T>::get(id).open.is_some());
        Ok(())
    }

    #[benchmark]
    fn attest_dispute() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SupplierOrigin>()?;
        let (id, matter) = household::<T>(officer.office);
        #[extrinsic_call]
        _(origin as Origin<T>, id, matter, HASH);
        assert!(Cases::<T>::get(id).open.is_some());
        Ok(())
    }

    #[benchmark]
    fn lodge_evidence() -> Result<(), BenchmarkError> {
        let id = disputed::<T>(OFFICE)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet::<T>()), id, HASH);
        assert!(dispute::<T>(id).evidence.is_some());
        Ok(())
    }

    #[benchmark]
    fn answer_dispute() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SupplierOrigin>()?;
        let id = disputed::<T>(officer.office)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, HASH);
        assert!(dispute::<T>(id).answer.is_some());
        Ok(())
    }

    #[benchmark]
    fn concede_dispute() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SupplierOrigin>()?;
        let id = to_rule::<T>(officer.office)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert!(dispute::<T>(id).closed.is_some() && is_renewed::<T>(id));
        Ok(())
    }

    /// What is unfrozen is settled from what is prepaid.
    #[benchmark]
    fn withdraw_dispute() -> Result<(), BenchmarkError> {
        let id = to_rule::<T>(OFFICE)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet::<T>()), id);
        assert!(dispute::<T>(id).closed.is_some() && is_renewed::<T>(id));
        Ok(())
    }

    #[benchmark]
    fn uphold_dispute() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::RegulatorOrigin>()?;
        let id = to_rule::<T>(OFFICE)?;
        T::Supply::benchmark_place(dispute::<T>(id).contract, officer.region);
        #[extrinsic_call]
        _(origin as Origin<T>, id, HASH);
        assert!(dispute::<T>(id).closed.is_some() && is_renewed::<T>(id));
        Ok(())
    }

    /// Something is credited, and the rest settled from what is prepaid.
    #[benchmark]
    fn rule_dispute() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedRegulatorOrigin::try_successful_origin();
        let origin = origin.map_err(|_| BenchmarkError::Weightless)?;
        let confirmed = T::ConfirmedRegulatorOrigin::ensure_origin(origin.clone());
        let confirmed = confirmed.map_err(|_| BenchmarkError::Weightless)?;
        let id = to_rule::<T>(OFFICE)?;
        T::Supply::benchmark_place(dispute::<T>(id).contract, confirmed.officer.region);
        #[extrinsic_call]
        _(origin as Origin<T>, id, 1, HASH);
        assert!(dispute::<T>(id).closed.is_some_and(|is| is.credited == 1));
        assert!(is_renewed::<T>(id));
        Ok(())
    }

    #[benchmark]
    fn apply_default() -> Result<(), BenchmarkError> {
        let id = to_rule::<T>(OFFICE)?;
        T::BenchmarkHelper::pass(T::RulingTerm::get());
        #[extrinsic_call]
        _(RawOrigin::Signed(stranger::<T>()), id);
        let closed = dispute::<T>(id).closed;
        assert!(closed.is_some_and(|is| is.outcome == Outcome::RegulatorSilent));
        assert!(is_renewed::<T>(id));
        Ok(())
    }

    #[benchmark]
    fn announce_disconnection() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SupplierOrigin>()?;
        let (id, _) = household::<T>(officer.office);
        overdue::<T>(id);
        #[extrinsic_call]
        _(origin as Origin<T>, id, HASH);
        assert!(matches!(
            Cases::<T>::get(id).supplied,
            Supplied::Announced(_)
        ));
        Ok(())
    }

    #[benchmark]
    fn withdraw_announcement() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SupplierOrigin>()?;
        let (id, _) = household::<T>(officer.office);
        announced::<T>(id);
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert_eq!(Cases::<T>::get(id).supplied, Supplied::Connected);
        Ok(())
    }

    #[benchmark]
    fn disconnect() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let (id, _) = household::<T>(officer.office);
        announced::<T>(id);
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert_eq!(Cases::<T>::get(id).disconnections, 1);
        Ok(())
    }

    #[benchmark]
    fn demand_reconnection() -> Result<(), BenchmarkError> {
        let (id, _) = household::<T>(OFFICE);
        disconnected::<T>(id, None);
        T::Accounts::benchmark_prepayment(id);
        #[extrinsic_call]
        _(RawOrigin::Signed(stranger::<T>()), id);
        assert!(matches!(
            Cases::<T>::get(id).supplied,
            Supplied::Disconnected {
                reconnect_by: Some(_),
                ..
            }
        ));
        Ok(())
    }

    #[benchmark]
    fn reconnect() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let (id, _) = household::<T>(officer.office);
        disconnected::<T>(id, Some(T::Time::now()));
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert_eq!(Cases::<T>::get(id).late_reconnections, 1);
        Ok(())
    }

    #[benchmark]
    fn protect_consumer() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SocialOrigin>()?;
        let (id, _) = household::<T>(OFFICE);
        T::Supply::benchmark_place(id, officer.region);
        #[extrinsic_call]
        _(origin as Origin<T>, id, 1, T::Time::now() + 1);
        assert!(is_protected::<T>(id));
        Ok(())
    }

    #[benchmark]
    fn end_protection() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SocialOrigin>()?;
        let (id, _) = household::<T>(OFFICE);
        T::Supply::benchmark_place(id, officer.region);
        Pallet::<T>::do_protect_consumer(&officer, id, 1, T::Time::now() + 1)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert!(!is_protected::<T>(id));
        Ok(())
    }

    #[benchmark]
    fn assist_dispute() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SocialOrigin>()?;
        let (id, matter) = household::<T>(OFFICE);
        T::Supply::benchmark_place(id, officer.region);
        #[extrinsic_call]
        _(origin as Origin<T>, id, matter, HASH);
        assert!(Cases::<T>::get(id).open.is_some());
        Ok(())
    }

    #[benchmark]
    fn assist_evidence() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SocialOrigin>()?;
        let id = disputed::<T>(OFFICE)?;
        T::Supply::benchmark_place(dispute::<T>(id).contract, officer.region);
        #[extrinsic_call]
        _(origin as Origin<T>, id, HASH);
        assert!(dispute::<T>(id).evidence.is_some());
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder::build(), crate::mock::Test);
}
