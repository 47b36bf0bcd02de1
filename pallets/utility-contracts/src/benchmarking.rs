//! Worst cases: a tariff in which there is no room left, meters with all their registers, the officers as the runtime makes
//! them most expensive.

mod setup;

use super::*;
use crate::types::{ContractState, MeterStatus, TariffStatus, MAX_READINGS};
use adliya_primitives::SubjectId;
use alloc::boxed::Box;
use frame_benchmarking::v2::*;
use frame_support::{traits::Time, BoundedVec};
use frame_system::RawOrigin;
use setup::*;
use sp_core::H256;

pub use setup::BenchmarkHelper;

#[benchmarks]
mod benchmarks {
    use super::*;

    /// Whoever the consumer is who needs no wallet.
    const PERSON: SubjectId = SubjectId(H256::repeat_byte(5));

    #[benchmark]
    fn propose_tariff() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let tariff = Box::new(tariff(officer.region));
        #[extrinsic_call]
        _(
            origin as Origin<T>,
            tariff,
            officer.region,
            earliest::<T>(),
            T::BenchmarkHelper::asset(),
            DOCUMENT,
        );
        assert_eq!(NextTariff::<T>::get().0, 1);
        Ok(())
    }

    /// One that follows another.
    #[benchmark]
    fn approve_tariff() -> Result<(), BenchmarkError> {
        let (_, officer) = supplier::<T>()?;
        approved::<T>(&officer, earliest::<T>())?;
        let from = Day(earliest::<T>().0 + 1);
        let id = proposed::<T>(&officer, from)?;
        let (origin, _) = officer_by::<T, T::ConfirmedRegulatorOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        let record = TariffRecords::<T>::get(id).map(|record| record.status);
        assert!(matches!(
            record,
            Some(TariffStatus::Approved {
                follows: Some(_),
                ..
            })
        ));
        Ok(())
    }

    #[benchmark]
    fn reject_tariff() -> Result<(), BenchmarkError> {
        let id = proposed::<T>(&supplier::<T>()?.1, earliest::<T>())?;
        let (origin, _) = officer_by::<T, T::RegulatorOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, DOCUMENT);
        let record = TariffRecords::<T>::get(id).map(|record| record.status);
        assert!(matches!(record, Some(TariffStatus::Rejected { .. })));
        Ok(())
    }

    /// A second one, signed in a browser.
    #[benchmark]
    fn link_wallet() -> Result<(), BenchmarkError> {
        let (subject, _) = consumer::<T>()?;
        let (origin, officer) = officer_by::<T, T::IdentityOrigin>()?;
        Pallet::<T>::do_unlink_wallet(&officer, subject)?;
        let wallet = T::BenchmarkHelper::wallet();
        let signature = wallet_signature::<T>(&subject, &wallet);
        #[extrinsic_call]
        _(origin as Origin<T>, subject, wallet.clone(), signature);
        assert_eq!(Wallets::<T>::get(subject), Some(wallet));
        Ok(())
    }

    #[benchmark]
    fn unlink_wallet() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, subject);
        let owner = WalletOwners::<T>::get(wallet);
        assert!(owner.is_some_and(|owner| owner.unlinked_at.is_some()));
        Ok(())
    }

    #[benchmark]
    fn unlink_own_wallet() -> Result<(), BenchmarkError> {
        let (_, wallet) = consumer::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet.clone()));
        let owner = WalletOwners::<T>::get(wallet);
        assert!(owner.is_some_and(|owner| owner.unlinked_at.is_some()));
        Ok(())
    }

    #[benchmark]
    fn register_meter() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::OperatorOrigin>()?;
        let (key, registers) = (meter_key(), registers());
        #[extrinsic_call]
        _(
            origin as Origin<T>,
            DOCUMENT,
            key,
            Service::Electricity,
            registers,
        );
        assert!(MeterKeys::<T>::contains_key(key));
        Ok(())
    }

    #[benchmark]
    fn certify_meter() -> Result<(), BenchmarkError> {
        let id = certified::<T>(&supplier::<T>()?.1)?;
        let (origin, _) = officer_by::<T, T::MetrologistOrigin>()?;
        let until = T::Time::now() + 1;
        #[extrinsic_call]
        _(origin as Origin<T>, id, until, DOCUMENT);
        let meter = Meters::<T>::get(id);
        assert!(meter.is_some_and(|meter| meter.certified_until == Some(until)));
        Ok(())
    }

    #[benchmark]
    fn seal_meter() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let id = certified::<T>(&officer)?;
        let seals = H256::repeat_byte(8);
        #[extrinsic_call]
        _(origin as Origin<T>, id, seals);
        let meter = Meters::<T>::get(id);
        assert!(meter.is_some_and(|meter| meter.seals == Some(seals)));
        Ok(())
    }

    #[benchmark]
    fn install_meter() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let (contract, _) = active::<T>(&officer, PERSON)?;
        let id = certified::<T>(&officer)?;
        change_contract::<T>(contract, |contract| contract.terms.meter = None);
        #[extrinsic_call]
        _(origin as Origin<T>, id, contract);
        assert!(matches!(
            status_of::<T>(id),
            Some(MeterStatus::Installed { .. })
        ));
        Ok(())
    }

    /// One that is on a contract.
    #[benchmark]
    fn remove_meter() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let (_, id) = active::<T>(&officer, PERSON)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert!(matches!(
            status_of::<T>(id),
            Some(MeterStatus::Removed { .. })
        ));
        Ok(())
    }

    #[benchmark]
    fn offer_contract() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let terms = terms::<T>(&officer, PERSON)?;
        let id = NextContract::<T>::get();
        #[extrinsic_call]
        _(origin as Origin<T>, terms);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Offered { .. })
        ));
        Ok(())
    }

    #[benchmark]
    fn withdraw_offer() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let id = offered::<T>(&officer, PERSON)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Withdrawn { .. })
        ));
        Ok(())
    }

    /// With a meter.
    #[benchmark]
    fn accept_contract() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let id = offered::<T>(&supplier::<T>()?.1, subject)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id, DOCUMENT);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Active { .. })
        ));
        Ok(())
    }

    /// With a meter.
    #[benchmark]
    fn attest_acceptance() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let id = offered::<T>(&officer, PERSON)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, DOCUMENT);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Active { .. })
        ));
        Ok(())
    }

    #[benchmark]
    fn decline_offer() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let id = offered::<T>(&supplier::<T>()?.1, subject)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Declined { .. })
        ));
        Ok(())
    }

    #[benchmark]
    fn suspend_contract() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let (id, _) = active::<T>(&supplier::<T>()?.1, subject)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Suspended { .. })
        ));
        Ok(())
    }

    #[benchmark]
    fn resume_contract() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let (id, _) = active::<T>(&supplier::<T>()?.1, subject)?;
        Pallet::<T>::do_suspend_contract(&wallet, id)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Active { .. })
        ));
        Ok(())
    }

    /// With a meter.
    #[benchmark]
    fn terminate_contract() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let (id, _) = active::<T>(&supplier::<T>()?.1, subject)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Terminated { .. })
        ));
        Ok(())
    }

    /// With a meter.
    #[benchmark]
    fn attest_termination() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let (id, _) = active::<T>(&officer, PERSON)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, DOCUMENT);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Terminated { .. })
        ));
        Ok(())
    }

    /// All are verified, and all but the last are refused, which takes an event each.
    #[benchmark]
    fn lodge_readings(n: Linear<0, MAX_READINGS>) -> Result<(), BenchmarkError> {
        let (_, id) = active::<T>(&supplier::<T>()?.1, PERSON)?;
        // The tolerance of the clock holds the last of them.
        change_meter::<T>(id, |meter| {
            meter.last.taken_at = 0;
            let MeterStatus::Installed { since, .. } = &mut meter.status else {
                return;
            };
            *since = 0;
        });
        let readings = readings::<T>(id, n)?;
        let readings = BoundedVec::try_from(readings).unwrap_or_default();
        let courier = T::BenchmarkHelper::wallet();
        #[extrinsic_call]
        _(RawOrigin::Signed(courier), id, readings);
        let meter = Meters::<T>::get(id);
        let counter = meter.map(|meter| meter.last.counter);
        assert_eq!(counter, Some(u64::from(n)));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder::build(), crate::mock::Test);
}
