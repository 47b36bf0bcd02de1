//! Worst cases: a tariff in which there is no room left, meters with all their registers, the officers as the runtime makes
//! them most expensive.

mod setup;

use super::*;
use crate::types::{
    Contract, ContractState, ContractTerms, Manner, Meter, MeterStatus, Reading, Scope, Shape,
    TariffRecord, TariffStatus, WalletOwner, Word, MAX_READINGS,
};
use adliya_primitives::{ContractId, Moment, OfficeId, Region, SubjectId};
use alloc::{boxed::Box, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{traits::Time, BoundedVec};
use frame_system::RawOrigin;
use setup::*;
use sp_core::H256;

pub use setup::BenchmarkHelper;

/// A contract of this supplier with the consumer of this wallet, at a tariff in which there is no room left, with a meter that
/// nobody has read yet: for who bills.
pub(crate) fn contract_to_bill<T: Config>(supplier: OfficeId, wallet: &T::AccountId) -> ContractId {
    let now = T::Time::now();
    let consumer = SubjectId(H256::repeat_byte(11));
    let (id, tariff_id) = (NextContract::<T>::get(), NextTariff::<T>::get());
    let meter_id = NextMeter::<T>::get();
    NextContract::<T>::put(id.next().expect("there are few"));
    NextTariff::<T>::put(tariff_id.next().expect("there are few"));
    NextMeter::<T>::put(meter_id.next().expect("there are few"));
    Wallets::<T>::insert(consumer, wallet);
    let owner = WalletOwner {
        subject: consumer,
        speaks_from: 0,
        unlinked_at: None,
    };
    WalletOwners::<T>::insert(wallet, owner);

    let mut tariff = tariff(Region::WHOLE);
    for table in tariff.tables.iter_mut() {
        // Whatever is consumed has a price.
        table.blocks.last_mut().expect("it is full").up_to = None;
    }
    let scope = Scope {
        supplier,
        service: tariff.service,
        region: Region::WHOLE,
    };
    let record = TariffRecord {
        scope,
        shape: Shape::of(&tariff),
        asset: T::BenchmarkHelper::asset(),
        document: DOCUMENT,
        effective_from: Day(0),
        proposed_by: Default::default(),
        proposed_at: now,
        status: TariffStatus::Approved {
            at: now,
            follows: None,
            successor: None,
        },
    };
    LatestTariffs::<T>::insert(scope, tariff_id);
    TariffRecords::<T>::insert(tariff_id, record);
    Tariffs::<T>::insert(tariff_id, tariff);

    let (serial, key) = (H256::repeat_byte(12), meter_key());
    MeterSerials::<T>::insert(serial, meter_id);
    MeterKeys::<T>::insert(key, meter_id);
    let (list, stands): (Vec<_>, Vec<_>) = registers().into_iter().unzip();
    let meter = Meter {
        supplier,
        service: Service::Electricity,
        serial,
        key,
        registers: BoundedVec::truncate_from(list),
        seals: None,
        certified_until: Some(Moment::MAX),
        status: MeterStatus::Installed {
            contract: id,
            since: now,
        },
        registered_by: Default::default(),
        last: Reading {
            counter: 0,
            taken_at: now,
            stands: BoundedVec::truncate_from(stands),
        },
    };
    Meters::<T>::insert(meter_id, meter);
    let word = Word {
        at: now,
        manner: Manner::ByWallet,
    };
    let contract = Contract {
        supplier,
        service: Service::Electricity,
        terms: ContractTerms {
            consumer,
            tariff: tariff_id,
            category: 0,
            meter: Some(meter_id),
            region: Region::WHOLE,
            document: DOCUMENT,
        },
        offered_at: now,
        offered_by: Default::default(),
        state: ContractState::Active { accepted: word },
    };
    Contracts::<T>::insert(id, contract);
    id
}

/// Ends that contract, and frees its meter.
pub(crate) fn end_contract<T: Config>(id: ContractId) {
    let meter = Contracts::<T>::get(id).and_then(|contract| contract.terms.meter);
    Pallet::<T>::free(meter.expect("it has one")).expect("it is registered");
    let word = Word {
        at: T::Time::now(),
        manner: Manner::ByWallet,
    };
    change_contract::<T>(id, |contract| {
        contract.state = ContractState::Terminated {
            accepted: word,
            ended: word,
        };
    });
}

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
