//! What the runtime API answers.

use crate::{
    types::{
        BatchView, DeclarationPage, DeclarationView, Desk, Outcome, OutlineOf, RegionKey, Status,
        VolumeView, MAX_PAGE,
    },
    BatchOutcomes, Batches, Config, Declarations, Desks, Pallet, PaperRecords, Promotions,
    RegionDeclarations, VolumeRoots, Volumes,
};
use adliya_primitives::{
    desk::BatchId, DeclarationId, OfficeId, PaperNumber, RecordId, Region, VolumeId,
};
use alloc::vec::Vec;
use frame_support::traits::Time;
use sp_core::H256;

impl<T: Config> Pallet<T> {
    /// How a declaration stands now.
    pub fn status_of(id: DeclarationId) -> Option<Status> {
        Some(Self::declaration_view(id)?.status)
    }

    /// Answers `CivilDeclarationsApi::declaration`.
    pub fn declaration_view(id: DeclarationId) -> Option<DeclarationView<OutlineOf<T>>> {
        Declarations::<T>::get(id).map(|declaration| DeclarationView {
            id,
            status: declaration.status_at(T::Time::now()),
            declaration,
        })
    }

    /// Answers `CivilDeclarationsApi::region_declarations`.
    pub fn region_page(
        region: Region,
        from: Option<RegionKey>,
        limit: u32,
    ) -> DeclarationPage<OutlineOf<T>> {
        let first = from.unwrap_or(RegionKey::new(region, DeclarationId(0)));
        // The iteration begins behind the key that it is given.
        let keys = match first.before() {
            Some(before) => RegionDeclarations::<T>::iter_keys_from(
                RegionDeclarations::<T>::hashed_key_for(before),
            ),
            None => RegionDeclarations::<T>::iter_keys(),
        };
        let mut keys = keys.take_while(|key| region.covers(key.region()));
        let limit = limit.min(MAX_PAGE) as usize;
        let declarations: Vec<_> = keys
            .by_ref()
            .take(limit)
            .filter_map(|key| Self::declaration_view(key.declaration()))
            .collect();
        DeclarationPage {
            declarations,
            next: keys.next().filter(|_| limit > 0),
        }
    }

    /// Answers `CivilDeclarationsApi::desk`.
    pub fn desk(office: OfficeId) -> Desk {
        Desks::<T>::get(office)
    }

    /// Answers `CivilDeclarationsApi::batch`.
    pub fn batch_view(id: BatchId) -> Option<BatchView<T::AccountId>> {
        let batch = Batches::<T>::get(id)?;
        let status = Self::batch_status(id, &batch, &Desks::<T>::get(id.office));
        Some(BatchView { id, batch, status })
    }

    /// Answers `CivilDeclarationsApi::batch_outcome`.
    pub fn batch_outcome(id: BatchId, index: u32) -> Option<Outcome> {
        BatchOutcomes::<T>::get(id, index)
    }

    /// Answers `CivilDeclarationsApi::paper_record`.
    pub fn paper_record(office: OfficeId, number: PaperNumber) -> Option<RecordId> {
        PaperRecords::<T>::get(office, number)
    }

    /// Answers `CivilDeclarationsApi::volume`.
    pub fn volume_view(id: VolumeId) -> Option<VolumeView> {
        Volumes::<T>::get(id).map(|volume| VolumeView { id, volume })
    }

    /// Answers `CivilDeclarationsApi::volume_of`.
    pub fn volume_of(root: H256) -> Option<VolumeView> {
        Self::volume_view(VolumeRoots::<T>::get(root)?)
    }

    /// Answers `CivilDeclarationsApi::promotion`.
    pub fn promotion(id: VolumeId, index: u32) -> Option<RecordId> {
        Promotions::<T>::get(id, index)
    }
}
