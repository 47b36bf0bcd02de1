//! Worst cases: the events that cost the most to enter, paths as long as may be, desks as full as may be, the officers as
//! the runtime makes them most expensive.

mod setup;

use super::*;
use crate::types::{Outcome, RejectReason, ReturnReason, Status, MAX_BLOCK_SIZE, MAX_OPEN_BLOCKS};
use adliya_primitives::{
    archive::volume_leaf,
    desk::{BatchId, BatchItem},
    merkle::Place,
    traits::VitalRegister,
    Confirmed, Entry, Region, Timeliness, VolumeId,
};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use setup::*;

pub use setup::BenchmarkHelper;

#[benchmarks]
mod benchmarks {
    use super::*;

    /// With but one more that may be open.
    #[benchmark]
    fn declare() -> Result<(), BenchmarkError> {
        let outline = outline::<T>()?;
        let (origin, officer) = officer_by::<T, T::InformantOrigin>()?;
        let id = declared::<T>(&officer, outline.clone(), officer.region)?;
        crowd::<T>(id, T::MaxOpenOfInformant::get().saturating_sub(1));
        #[extrinsic_call]
        _(origin as Origin<T>, ROOT, outline, officer.region);
        assert_eq!(Pallet::<T>::status_of(latest::<T>()), Some(Status::Lodged));
        Ok(())
    }

    #[benchmark]
    fn declare_own() -> Result<(), BenchmarkError> {
        let (_, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        let outline = outline::<T>()?;
        let wallet = citizen::<T>(&outline)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), ROOT, outline, officer.region);
        assert_eq!(Pallet::<T>::status_of(latest::<T>()), Some(Status::Lodged));
        Ok(())
    }

    /// Into another region.
    #[benchmark]
    fn amend() -> Result<(), BenchmarkError> {
        let outline = outline::<T>()?;
        let (origin, officer) = officer_by::<T, T::InformantOrigin>()?;
        let id = declared::<T>(&officer, outline.clone(), Region::WHOLE)?;
        let returned = Status::Returned(ReturnReason::Incomplete);
        change::<T>(id, |kept| kept.status = returned);
        #[extrinsic_call]
        _(origin as Origin<T>, id, OTHER_ROOT, outline, officer.region);
        assert_eq!(Pallet::<T>::status_of(id), Some(Status::Lodged));
        Ok(())
    }

    /// Into another region.
    #[benchmark]
    fn amend_own() -> Result<(), BenchmarkError> {
        let (_, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        let outline = outline::<T>()?;
        let wallet = citizen::<T>(&outline)?;
        let id = declared_own::<T>(&wallet, outline.clone(), Region::WHOLE)?;
        let returned = Status::Returned(ReturnReason::Incomplete);
        change::<T>(id, |kept| kept.status = returned);
        #[extrinsic_call]
        _(
            RawOrigin::Signed(wallet),
            id,
            OTHER_ROOT,
            outline,
            officer.region,
        );
        assert_eq!(Pallet::<T>::status_of(id), Some(Status::Lodged));
        Ok(())
    }

    #[benchmark]
    fn withdraw() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::InformantOrigin>()?;
        let id = declared::<T>(&officer, outline::<T>()?, officer.region)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert_eq!(Pallet::<T>::status_of(id), Some(Status::Withdrawn));
        Ok(())
    }

    #[benchmark]
    fn withdraw_own() -> Result<(), BenchmarkError> {
        let outline = outline::<T>()?;
        let wallet = citizen::<T>(&outline)?;
        let id = declared_own::<T>(&wallet, outline, Region::WHOLE)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id);
        assert_eq!(Pallet::<T>::status_of(id), Some(Status::Withdrawn));
        Ok(())
    }

    #[benchmark]
    fn return_declaration() -> Result<(), BenchmarkError> {
        let outline = outline::<T>()?;
        let wallet = citizen::<T>(&outline)?;
        let (origin, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        let id = declared_own::<T>(&wallet, outline, officer.region)?;
        let reason = ReturnReason::Incomplete;
        #[extrinsic_call]
        _(origin as Origin<T>, id, reason);
        assert_eq!(Pallet::<T>::status_of(id), Some(Status::Returned(reason)));
        Ok(())
    }

    #[benchmark]
    fn reject_declaration() -> Result<(), BenchmarkError> {
        let outline = outline::<T>()?;
        let wallet = citizen::<T>(&outline)?;
        let (origin, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        let id = declared_own::<T>(&wallet, outline, officer.region)?;
        let reason = RejectReason::Duplicate;
        #[extrinsic_call]
        _(origin as Origin<T>, id, reason);
        assert_eq!(Pallet::<T>::status_of(id), Some(Status::Rejected(reason)));
        Ok(())
    }

    #[benchmark]
    fn accept_declaration() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        let (event, outline) = T::Register::benchmark_event(&officer)?;
        let wallet = citizen::<T>(&outline)?;
        let id = declared_own::<T>(&wallet, outline, officer.region)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, ROOT, event, Timeliness::Timely);
        let status = Pallet::<T>::status_of(id);
        assert!(matches!(status, Some(Status::Accepted(_))));
        Ok(())
    }

    #[benchmark]
    fn accept_delayed_declaration() -> Result<(), BenchmarkError> {
        let (origin, Confirmed { officer, .. }) = officer_by::<T, T::ConfirmedRegistrarOrigin>()?;
        let (event, outline) = T::Register::benchmark_event(&officer)?;
        let wallet = citizen::<T>(&outline)?;
        let id = declared_own::<T>(&wallet, outline, officer.region)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, ROOT, event);
        let status = Pallet::<T>::status_of(id);
        assert!(matches!(status, Some(Status::Accepted(_))));
        Ok(())
    }

    #[benchmark]
    fn expire_declaration() -> Result<(), BenchmarkError> {
        let outline = outline::<T>()?;
        let wallet = citizen::<T>(&outline)?;
        let id = declared_own::<T>(&wallet, outline, Region::WHOLE)?;
        change::<T>(id, |kept| kept.expires_at = 0);
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), id);
        let kept = Declarations::<T>::get(id).map(|kept| kept.status);
        assert_eq!(kept, Some(Status::Expired));
        Ok(())
    }

    /// The last block that may be.
    #[benchmark]
    fn reserve_numbers() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        fill_blocks::<T>(officer.office, MAX_OPEN_BLOCKS.saturating_sub(1));
        #[extrinsic_call]
        _(origin as Origin<T>, MAX_BLOCK_SIZE);
        let blocks = Desks::<T>::get(officer.office).blocks.len();
        assert_eq!(blocks, MAX_OPEN_BLOCKS as usize);
        Ok(())
    }

    /// The last of as many as may be.
    #[benchmark]
    fn void_numbers() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        let first = fill_blocks::<T>(officer.office, MAX_OPEN_BLOCKS);
        #[extrinsic_call]
        _(origin as Origin<T>, first);
        let blocks = Desks::<T>::get(officer.office).blocks.len();
        assert_eq!(blocks, MAX_OPEN_BLOCKS.saturating_sub(1) as usize);
        Ok(())
    }

    #[benchmark]
    fn lodge_batch() -> Result<(), BenchmarkError> {
        let registrar = T::BenchmarkHelper::registrar();
        fill_blocks::<T>(registrar.office, MAX_OPEN_BLOCKS);
        let header = header::<T>(&registrar, ROOT);
        let (batch, signature) = (header.batch, signature::<T>(&header));
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), header, signature);
        assert!(Batches::<T>::contains_key(batch));
        Ok(())
    }

    /// The last entry of a batch, with a number of the last of as many blocks as may be, which it uses up.
    #[benchmark]
    fn enter_from_batch() -> Result<(), BenchmarkError> {
        let registrar = T::BenchmarkHelper::registrar();
        let (event, _) = T::Register::benchmark_event(&registrar)?;
        let item = BatchItem {
            number: fill_blocks::<T>(registrar.office, MAX_OPEN_BLOCKS),
            entry: Entry {
                claims_root: ROOT,
                region: registrar.region,
                timeliness: Timeliness::Timely,
            },
            event,
        };
        let (index, size) = (u32::MAX.saturating_sub(1), u32::MAX);
        let (path, root) = longest_path(item.leaf(), Place { index, size })?;
        let batch: BatchId = lodged::<T>(&registrar, root)?;
        Batches::<T>::mutate(batch, |kept| {
            if let Some(batch) = kept {
                batch.entered = index;
            }
        });
        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), batch, item, path);
        let outcome = BatchOutcomes::<T>::get(batch, index);
        assert!(matches!(outcome, Some(Outcome::Registered(_))));
        Ok(())
    }

    #[benchmark]
    fn close_batch() -> Result<(), BenchmarkError> {
        let registrar = T::BenchmarkHelper::registrar();
        fill_blocks::<T>(registrar.office, MAX_OPEN_BLOCKS);
        let batch = lodged::<T>(&registrar, ROOT)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(registrar.account), batch);
        assert_eq!(Desks::<T>::get(batch.office).settled, 1);
        Ok(())
    }

    #[benchmark]
    fn anchor_volume() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, ROOT, u32::MAX, ROOT, officer.region);
        assert_eq!(VolumeRoots::<T>::get(ROOT), Some(VolumeId(0)));
        Ok(())
    }

    #[benchmark]
    fn promote() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::RegistrarOrigin>()?;
        let (event, _) = T::Register::benchmark_event(&officer)?;
        let (index, size) = (0, u32::MAX);
        let (path, root) = longest_path(volume_leaf(index, &ROOT), Place { index, size })?;
        Pallet::<T>::do_anchor_volume(&officer, root, size, ROOT, officer.region)?;
        #[extrinsic_call]
        _(origin as Origin<T>, VolumeId(0), index, ROOT, path, event);
        assert!(Promotions::<T>::contains_key(VolumeId(0), index));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder::build(), crate::mock::Test);
}
