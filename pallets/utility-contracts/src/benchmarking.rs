//! Worst cases: a tariff in which there is no room left, meters with all their registers, the officers as the runtime makes
//! them most expensive.

mod setup;
mod to_bill;

use super::*;
use crate::types::{
    Answer, Certified, ContractState, Doubt, Finding, MeterStatus, Proposed, Taken, TariffStatus,
    MAX_READINGS,
};
use adliya_primitives::{
    traits::{Death, DeathAnnulment, OnDeath, OnDeathAnnulled},
    Moment, RecordId, SubjectId, SwitchOverId, TariffId,
};
use alloc::boxed::Box;
use frame_benchmarking::v2::*;
use frame_support::{traits::Time, BoundedVec};
use frame_system::RawOrigin;
use setup::*;
use sp_core::H256;

pub use setup::BenchmarkHelper;
pub(crate) use to_bill::{contract_to_bill, end_contract};

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

    #[benchmark]
    fn propose_tariff_for() -> Result<(), BenchmarkError> {
        let (_, officer) = supplier::<T>()?;
        let (origin, _) = officer_by::<T, T::MinistryOrigin>()?;
        let tariff = Box::new(tariff(officer.region));
        #[extrinsic_call]
        _(
            origin as Origin<T>,
            officer.office,
            tariff,
            officer.region,
            earliest::<T>(),
            T::BenchmarkHelper::asset(),
            DOCUMENT,
        );
        let record = TariffRecords::<T>::get(TariffId(0));
        assert!(record.is_some_and(|is| is.scope.supplier == officer.office));
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
        let signs = Some(key);
        #[extrinsic_call]
        _(
            origin as Origin<T>,
            DOCUMENT,
            signs,
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
        let until = Moment::MAX;
        #[extrinsic_call]
        _(origin as Origin<T>, id, until, DOCUMENT);
        let meter = Meters::<T>::get(id);
        let certified = meter.and_then(|meter| meter.certified);
        assert_eq!(certified, Some(Certified { from: 0, until }));
        Ok(())
    }

    #[benchmark]
    fn withdraw_certificate() -> Result<(), BenchmarkError> {
        let id = certified::<T>(&supplier::<T>()?.1)?;
        let (origin, _) = officer_by::<T, T::MetrologistOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, DOCUMENT);
        let meter = Meters::<T>::get(id);
        let certified = meter.and_then(|meter| meter.certified);
        assert!(certified.is_some_and(|is| is.until == T::Time::now()));
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
        let opening = observed::<T>().stands;
        #[extrinsic_call]
        _(origin as Origin<T>, id, contract, opening);
        assert!(matches!(
            status_of::<T>(id),
            Some(MeterStatus::Installed { .. })
        ));
        Ok(())
    }

    #[benchmark]
    fn remove_meter() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let id = certified::<T>(&officer)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert!(matches!(
            status_of::<T>(id),
            Some(MeterStatus::Removed { .. })
        ));
        Ok(())
    }

    /// In the place of another.
    #[benchmark]
    fn offer_contract() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let (old, _) = active::<T>(&officer, PERSON)?;
        let mut terms = terms::<T>(&officer, PERSON)?;
        terms.replaces = Some(old);
        let id = NextContract::<T>::get();
        #[extrinsic_call]
        _(origin as Origin<T>, terms);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Offered { .. })
        ));
        Ok(())
    }

    /// Of what was on paper, with a meter.
    #[benchmark]
    fn withdraw_offer() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let id = imported::<T>(&officer, PERSON, Moment::MAX)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Withdrawn { .. })
        ));
        Ok(())
    }

    /// With a meter, in the place of a contract with another one.
    #[benchmark]
    fn accept_contract() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let (_, id) = succeeding::<T>(&supplier::<T>()?.1, subject)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id, DOCUMENT);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Active { .. })
        ));
        Ok(())
    }

    /// With a meter, in the place of a contract with another one.
    #[benchmark]
    fn attest_acceptance() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let (_, id) = succeeding::<T>(&officer, PERSON)?;
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
        let (origin, confirmed) = officer_by::<T, T::ConfirmedSupplierOrigin>()?;
        let (id, _) = active::<T>(&confirmed.officer, PERSON)?;
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
        // They are of the last minutes, and later than all that is firm.
        let before = T::Time::now() - 1_000;
        change_meter::<T>(id, |meter| meter.last.taken_at = before);
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

    #[benchmark]
    fn report_reading() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let (id, _) = active::<T>(&supplier::<T>()?.1, subject)?;
        let observed = observed::<T>();
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id, observed);
        assert_eq!(journal_of::<T>(id).map(|is| is.proposals), Some(2));
        Ok(())
    }

    /// Estimated.
    #[benchmark]
    fn take_reading() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let (id, _) = active::<T>(&officer, PERSON)?;
        let at = T::Time::now();
        #[extrinsic_call]
        _(origin as Origin<T>, id, Taken::Estimated { at });
        assert_eq!(journal_of::<T>(id).map(|is| is.proposals), Some(2));
        Ok(())
    }

    #[benchmark]
    fn exchange_meter() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let (id, old) = active::<T>(&officer, PERSON)?;
        let new = certified::<T>(&officer)?;
        let closing = observed::<T>();
        let opening = closing.stands.clone();
        #[extrinsic_call]
        _(origin as Origin<T>, id, new, closing, opening);
        assert_eq!(status_of::<T>(old), Some(MeterStatus::Registered));
        Ok(())
    }

    #[benchmark]
    fn propose_category() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let (id, _) = active::<T>(&officer, PERSON)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, 1);
        assert_eq!(journal_of::<T>(id).map(|is| is.proposals), Some(2));
        Ok(())
    }

    /// With another category, which changes the contract.
    #[benchmark]
    fn answer_proposal() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let (id, _) = active::<T>(&supplier::<T>()?.1, subject)?;
        propose::<T>(id, false, Some(Proposed::Category(1)));
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id, 1, Answer::Agree);
        let contract = Contracts::<T>::get(id);
        assert!(contract.is_some_and(|contract| contract.terms.category == 1));
        Ok(())
    }

    /// With an objection, which opens an inspection.
    #[benchmark]
    fn answer_reading() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let (id, _) = active::<T>(&officer, PERSON)?;
        propose::<T>(id, true, None);
        let evidence = DOCUMENT;
        #[extrinsic_call]
        _(origin as Origin<T>, id, 1, Answer::Object { evidence });
        assert!(journal_of::<T>(id).is_some_and(|is| is.open_inspection().is_some()));
        Ok(())
    }

    /// The readings since the last signed one are struck.
    #[benchmark]
    fn close_inspection() -> Result<(), BenchmarkError> {
        let (id, meter) = active::<T>(&supplier::<T>()?.1, PERSON)?;
        contradict::<T>(id, meter);
        let (origin, _) = officer_by::<T, T::MetrologistOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, Finding::ReadingFalls, DOCUMENT);
        assert!(journal_of::<T>(id).is_some_and(|is| is.open_inspection().is_none()));
        Ok(())
    }

    /// The readings since the last signed one are struck.
    #[benchmark]
    fn concede_inspection() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::OperatorOrigin>()?;
        let (id, meter) = active::<T>(&officer, PERSON)?;
        contradict::<T>(id, meter);
        #[extrinsic_call]
        _(origin as Origin<T>, id, DOCUMENT);
        assert!(journal_of::<T>(id).is_some_and(|is| is.open_inspection().is_none()));
        Ok(())
    }

    #[benchmark]
    fn release_contract() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let (old, new) = succeeding::<T>(&supplier::<T>()?.1, subject)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), old, new);
        assert!(Contracts::<T>::get(old).is_some_and(|old| old.release.is_some()));
        Ok(())
    }

    /// Of a dead consumer's.
    #[benchmark]
    fn attest_release() -> Result<(), BenchmarkError> {
        let (origin, officer) = supplier::<T>()?;
        let (old, new) = succeeding::<T>(&officer, PERSON)?;
        Deaths::<T>::insert(PERSON, deceased(None));
        #[extrinsic_call]
        _(origin as Origin<T>, old, new, DOCUMENT, true);
        assert!(Contracts::<T>::get(old).is_some_and(|old| old.release.is_some()));
        Ok(())
    }

    #[benchmark]
    fn anchor_switch_over() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::ConfirmedSupplierOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, DOCUMENT, u32::MAX);
        assert!(SwitchOvers::<T>::contains_key(SwitchOverId(0)));
        Ok(())
    }

    /// Under as many hashes as there can be, with a meter, where the paper was imported before and withdrawn.
    #[benchmark]
    fn import_contract() -> Result<(), BenchmarkError> {
        let (former, paper, path) = anchored::<T>(PERSON)?;
        let (batch, index) = (SwitchOverId(0), 0);
        let path = BoundedVec::try_from(path).unwrap_or_default();
        let courier = T::BenchmarkHelper::wallet();
        #[extrinsic_call]
        _(
            RawOrigin::Signed(courier),
            batch,
            index,
            Box::new(paper),
            path,
        );
        assert!(PaperContracts::<T>::get(DOCUMENT) > Some(former));
        Ok(())
    }

    #[benchmark]
    fn dispute_import() -> Result<(), BenchmarkError> {
        let (subject, wallet) = consumer::<T>()?;
        let id = imported::<T>(&supplier::<T>()?.1, subject, Moment::MAX)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id, Doubt::Balance, DOCUMENT);
        let import = Contracts::<T>::get(id).and_then(|contract| contract.import);
        assert!(import.is_some_and(|import| import.dispute.is_some()));
        Ok(())
    }

    /// It does not take effect, and has a meter.
    #[benchmark]
    fn decide_import() -> Result<(), BenchmarkError> {
        let id = disputed::<T>(&supplier::<T>()?.1, PERSON)?;
        let (origin, _) = officer_by::<T, T::ConfirmedRegulatorOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, false, DOCUMENT);
        assert!(matches!(
            state_of::<T>(id),
            Some(ContractState::Withdrawn { .. })
        ));
        Ok(())
    }

    /// Of somebody who was held to be dead before.
    #[benchmark]
    fn on_death() {
        Deaths::<T>::insert(PERSON, deceased(Some(0)));
        let death = Death {
            subject: PERSON,
            linked: linked(PERSON),
            record: RecordId(2),
            registered_at: 0,
        };
        #[block]
        {
            Pallet::<T>::on_death(&death).expect("no death is refused");
        }
        assert!(Pallet::<T>::is_dead(&PERSON));
    }

    #[benchmark]
    fn on_death_annulled() {
        Deaths::<T>::insert(PERSON, deceased(None));
        let annulment = DeathAnnulment {
            subject: PERSON,
            linked: linked(PERSON),
            death: RecordId(1),
            record: RecordId(2),
            registered_at: 0,
        };
        #[block]
        {
            Pallet::<T>::on_death_annulled(&annulment).expect("no annulment is refused");
        }
        assert!(!Pallet::<T>::is_dead(&PERSON));
    }

    impl_benchmark_test_suite!(
        Pallet,
        crate::mock::ExtBuilder::build_in_1970(),
        crate::mock::Test
    );
}
