//! Worst cases: a person whose earlier death was annulled, a notary with as many relatives as there can be, an heir with a
//! history, and the officer as the runtime makes them most expensive.

mod setup;

use super::*;
use crate::types::{Choice, Ruling, WillForm};
use adliya_primitives::{
    traits::{DeathAnnulment, NotarialPractices, OnDeath, OnDeathAnnulled},
    RecordId, WillId,
};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use setup::*;

pub use setup::BenchmarkHelper;

#[benchmarks]
mod benchmarks {
    use super::*;

    /// The second of somebody, and the first thing that the practice keeps.
    #[benchmark]
    fn register_will() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        Pallet::<T>::do_register_will(&officer, person(1), WillForm::Closed, ROOT)?;
        T::Practices::benchmark_settle(&officer);
        #[extrinsic_call]
        _(origin as Origin<T>, person(1), WillForm::Closed, ROOT);
        assert_eq!(Testators::<T>::get(person(1)).latest, Some(WillId(1)));
        Ok(())
    }

    #[benchmark]
    fn withdraw_will() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        for _ in 0..2 {
            Pallet::<T>::do_register_will(&officer, person(1), WillForm::Closed, ROOT)?;
        }
        #[extrinsic_call]
        _(origin as Origin<T>, WillId(1));
        let will = Wills::<T>::get(WillId(1));
        assert!(will.is_some_and(|will| will.withdrawal.is_some()));
        Ok(())
    }

    /// Where the deceased lived, and the first thing that the practice keeps.
    #[benchmark]
    fn take_estate() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = opened::<T>()?;
        T::BenchmarkHelper::reside(DECEASED, officer.region);
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert!(get::<T>(id).taking.is_some());
        Ok(())
    }

    /// What another has given free, and the first thing that the practice keeps.
    #[benchmark]
    fn retake_estate() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = taken::<T>(&officer)?;
        Pallet::<T>::do_release_estate(&officer, id)?;
        T::Practices::benchmark_settle(&officer);
        #[extrinsic_call]
        take_estate(origin as Origin<T>, id);
        assert!(FormerTakings::<T>::contains_key(id, 0));
        Ok(())
    }

    #[benchmark]
    fn list_estate() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = taken::<T>(&officer)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, ROOT);
        assert!(Inventories::<T>::contains_key(id, 0));
        Ok(())
    }

    #[benchmark]
    fn declare() -> Result<(), BenchmarkError> {
        let id = opened::<T>()?;
        let wallet = T::Practices::benchmark_wallet(person(1));
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id, Choice::Accept, ROOT);
        assert_eq!(get::<T>(id).acceptors, 1);
        Ok(())
    }

    #[benchmark]
    fn attest_declaration() -> Result<(), BenchmarkError> {
        let (origin, _) = notary::<T>()?;
        let id = opened::<T>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, person(1), Choice::Accept, ROOT);
        assert_eq!(get::<T>(id).acceptors, 1);
        Ok(())
    }

    #[benchmark]
    fn admit_heir() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedNotaryOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        let officer = T::ConfirmedNotaryOrigin::ensure_origin(origin.clone())
            .map_err(|_| BenchmarkError::Weightless)?
            .officer;
        T::Practices::benchmark_settle(&officer);
        let id = taken::<T>(&officer)?;
        change::<T>(id, |estate| {
            estate.accept_until = 0;
            estate.acceptors = 1;
        });
        #[extrinsic_call]
        _(origin as Origin<T>, id, person(1), ROOT);
        assert_eq!(get::<T>(id).acceptors, 2);
        Ok(())
    }

    /// To an heir whose former certificate was annulled.
    #[benchmark]
    fn issue_certificate() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = taken::<T>(&officer)?;
        let subject = heir::<T>(id, person(1));
        #[extrinsic_call]
        _(origin as Origin<T>, id, subject, PART, ROOT);
        assert!(Holdings::<T>::contains_key((id, 1), subject));
        Ok(())
    }

    /// The same, into that of another.
    #[benchmark]
    fn join_certificate() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = taken::<T>(&officer)?;
        let subject = heir::<T>(id, person(1));
        let number = certificate::<T>(id, person(2));
        #[extrinsic_call]
        _(origin as Origin<T>, id, number, subject, PART);
        assert!(Holdings::<T>::contains_key((id, number), subject));
        Ok(())
    }

    /// After a former one, which was annulled.
    #[benchmark]
    fn certify_spousal_share() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = taken::<T>(&officer)?;
        heir::<T>(id, person(1));
        change::<T>(id, |estate| estate.spousal = Some(0));
        #[extrinsic_call]
        _(origin as Origin<T>, id, ROOT);
        assert_eq!(get::<T>(id).spousal, Some(1));
        Ok(())
    }

    #[benchmark]
    fn close_estate() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = taken::<T>(&officer)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, ROOT);
        assert!(get::<T>(id).closing.is_some());
        Ok(())
    }

    #[benchmark]
    fn annul_will() -> Result<(), BenchmarkError> {
        let (_, notary) = notary::<T>()?;
        let (origin, judge) = officer_by::<T, T::JudgeOrigin>()?;
        Pallet::<T>::do_register_will(&notary, DECEASED, WillForm::Closed, ROOT)?;
        let id = taken::<T>(&notary)?;
        sit::<T>(id, &judge);
        #[extrinsic_call]
        rule_on_estate(origin as Origin<T>, id, Ruling::AnnulWill(WillId(0)), ROOT);
        let will = Wills::<T>::get(WillId(0));
        assert!(will.is_some_and(|will| will.annulled_at.is_some()));
        Ok(())
    }

    #[benchmark]
    fn annul_certificate() -> Result<(), BenchmarkError> {
        let (_, notary) = notary::<T>()?;
        let (origin, judge) = officer_by::<T, T::JudgeOrigin>()?;
        let id = taken::<T>(&notary)?;
        sit::<T>(id, &judge);
        let number = certificate::<T>(id, person(1));
        #[extrinsic_call]
        rule_on_estate(
            origin as Origin<T>,
            id,
            Ruling::AnnulCertificate(number),
            ROOT,
        );
        assert!(!Pallet::<T>::stands(id, Some(number)));
        Ok(())
    }

    /// That somebody does not inherit whose certificate was annulled.
    #[benchmark]
    fn rule_on_heir() -> Result<(), BenchmarkError> {
        let (_, notary) = notary::<T>()?;
        let (origin, judge) = officer_by::<T, T::JudgeOrigin>()?;
        let id = taken::<T>(&notary)?;
        sit::<T>(id, &judge);
        let subject = heir::<T>(id, person(1));
        #[extrinsic_call]
        rule_on_estate(origin as Origin<T>, id, Ruling::ExcludeHeir(subject), ROOT);
        assert_eq!(get::<T>(id).acceptors, 0);
        Ok(())
    }

    #[benchmark]
    fn release_estate() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = taken::<T>(&officer)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        let taking = get::<T>(id).taking;
        assert!(taking.is_some_and(|taking| taking.released_at.is_some()));
        Ok(())
    }

    /// Of somebody who has a will, and whose earlier death was annulled.
    #[benchmark]
    fn on_death() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        Pallet::<T>::do_register_will(&officer, DECEASED, WillForm::Closed, ROOT)?;
        let former = opened::<T>()?;
        Testators::<T>::mutate(DECEASED, |known| known.estate = None);
        let death = death();
        #[block]
        {
            Pallet::<T>::on_death(&death).expect("no death is refused");
        }
        let id = EstatesOf::<T>::get(DECEASED).expect("opened");
        assert_eq!(get::<T>(id).former, Some(former));
        Ok(())
    }

    #[benchmark]
    fn on_death_annulled() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        Pallet::<T>::do_register_will(&officer, DECEASED, WillForm::Closed, ROOT)?;
        let id = taken::<T>(&officer)?;
        let annulment = DeathAnnulment {
            subject: DECEASED,
            linked: linked(),
            death: RecordId(3),
            record: RecordId(4),
            registered_at: 0,
        };
        #[block]
        {
            Pallet::<T>::on_death_annulled(&annulment).expect("no annulment is refused");
        }
        assert!(get::<T>(id).void.is_some());
        Ok(())
    }

    /// The court is that of the place.
    fn sit<T: Config>(id: adliya_primitives::EstateId, judge: &OfficerOf<T>) {
        change::<T>(id, |estate| {
            if let Some(taking) = &mut estate.taking {
                taking.place = judge.region;
            }
        });
    }

    impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::build(), mock::Test);
}
