//! Digitised volumes of paper registers, and their entries as records.

use crate::{
    types::{EventOf, Path, Volume},
    Config, Error, Event, NextVolume, Pallet, Promotions, VolumeRoots, Volumes,
};
use adliya_primitives::{
    archive::volume_leaf,
    merkle::{self, Place},
    traits::VitalRegister,
    Entry, Officer, Region, Timeliness, VolumeId,
};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_anchor_volume(
        officer: &Officer<T::AccountId>,
        root: H256,
        entries: u32,
        provenance: H256,
        region: Region,
    ) -> DispatchResult {
        Self::ensure_jurisdiction(officer, region)?;
        ensure!(entries > 0, Error::<T>::VolumeEmpty);
        ensure!(
            !VolumeRoots::<T>::contains_key(root),
            Error::<T>::AlreadyAnchored
        );
        let id = NextVolume::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;

        NextVolume::<T>::put(next);
        VolumeRoots::<T>::insert(root, id);
        Volumes::<T>::insert(
            id,
            Volume {
                root,
                entries,
                provenance,
                region,
                office: officer.office,
                mandate: officer.mandate,
                anchored_at: T::Time::now(),
            },
        );
        Self::deposit_event(Event::VolumeAnchored {
            volume: id,
            root,
            entries,
            provenance,
            region,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_promote(
        officer: &Officer<T::AccountId>,
        id: VolumeId,
        index: u32,
        claims_root: H256,
        path: &Path,
        event: EventOf<T>,
    ) -> DispatchResult {
        let volume = Volumes::<T>::get(id).ok_or(Error::<T>::VolumeNotFound)?;
        Self::ensure_jurisdiction(officer, volume.region)?;
        ensure!(
            !Promotions::<T>::contains_key(id, index),
            Error::<T>::AlreadyPromoted
        );
        let place = Place {
            index,
            size: volume.entries,
        };
        let leaf = volume_leaf(index, &claims_root);
        Self::ensure_included(leaf, place, path, volume.root)?;
        let entry = Entry {
            claims_root,
            region: volume.region,
            timeliness: Timeliness::Archived,
        };
        let record = T::Register::register(officer, None, event, entry)?;

        Promotions::<T>::insert(id, index, record);
        Self::deposit_event(Event::EntryPromoted {
            volume: id,
            index,
            record,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// Whether a leaf is at this place of the list with this root.
    pub(crate) fn ensure_included(
        leaf: H256,
        place: Place,
        path: &Path,
        root: H256,
    ) -> DispatchResult {
        let found = merkle::root_from(leaf, place, path);
        ensure!(found == Some(root), Error::<T>::ProofInvalid);
        Ok(())
    }

    /// A region that makes sense, and lies within that of the officer's office.
    pub(crate) fn ensure_jurisdiction(
        officer: &Officer<T::AccountId>,
        region: Region,
    ) -> DispatchResult {
        ensure!(region.is_well_formed(), Error::<T>::MalformedRegion);
        ensure!(
            officer.region.covers(region),
            Error::<T>::OutsideJurisdiction
        );
        Ok(())
    }
}
