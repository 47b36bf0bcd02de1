//! Offices without a network: numbers for their paper, batches, and the entries of these.

use crate::{
    types::{Batch, BatchStatus, Block, Desk, ItemOf, Outcome, Path, MAX_BLOCK_SIZE},
    BatchOutcomes, Batches, Config, Desks, Error, Event, Pallet, PaperRecords,
};
use adliya_primitives::{
    desk::{BatchHeader, BatchId},
    merkle::Place,
    signature::has_signed,
    traits::{Accreditation, VitalRegister},
    OfficeId, Officer, PaperNumber, RecordId, Role, Timeliness,
};
use frame_support::{ensure, storage::with_storage_layer, traits::Time};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_reserve_numbers(
        officer: &Officer<T::AccountId>,
        count: u32,
    ) -> DispatchResult {
        ensure!(
            (1..=MAX_BLOCK_SIZE).contains(&count),
            Error::<T>::BlockSizeInvalid
        );
        let mut desk = Desks::<T>::get(officer.office);
        let first = desk.next_number;
        let next = first.0.checked_add(u64::from(count));
        desk.next_number = PaperNumber(next.ok_or(Error::<T>::NoIdLeft)?);
        let block = Block {
            first,
            count,
            used: 0,
        };
        desk.blocks
            .try_push(block)
            .map_err(|_| Error::<T>::TooManyBlocks)?;

        Desks::<T>::insert(officer.office, desk);
        Self::deposit_event(Event::NumbersReserved {
            first,
            count,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_void_numbers(
        officer: &Officer<T::AccountId>,
        first: PaperNumber,
    ) -> DispatchResult {
        let mut desk = Desks::<T>::get(officer.office);
        let mut blocks = desk.blocks.iter();
        let block = blocks.find(|block| block.first == first).copied();
        let block = block.ok_or(Error::<T>::BlockNotFound)?;

        desk.blocks.retain(|block| block.first != first);
        Desks::<T>::insert(officer.office, desk);
        Self::deposit_event(Event::NumbersVoided {
            first,
            unused: block.count.saturating_sub(block.used),
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_lodge_batch(
        courier: T::AccountId,
        header: BatchHeader<T::AccountId>,
        signature: &T::Signature,
    ) -> DispatchResult {
        let batch = header.batch;
        ensure!(header.entries > 0, Error::<T>::BatchEmpty);
        let mut desk = Desks::<T>::get(batch.office);
        ensure!(batch.number >= desk.lodged, Error::<T>::BatchReplayed);
        ensure!(batch.number == desk.lodged, Error::<T>::BatchGap);
        let officer = Self::desk_registrar(&header.registrar, batch.office)?;
        Self::ensure_signed_by(&header, signature)?;

        desk.lodged = desk.lodged.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;
        Desks::<T>::insert(batch.office, desk);
        Batches::<T>::insert(
            batch,
            Batch {
                registrar: header.registrar,
                mandate: officer.mandate,
                entries: header.entries,
                root: header.root,
                entered: 0,
                lodged_at: T::Time::now(),
            },
        );
        Self::deposit_event(Event::BatchLodged {
            batch,
            entries: header.entries,
            officer: officer.mandate,
            courier,
        });
        Ok(())
    }

    pub(crate) fn do_enter_from_batch(id: BatchId, item: ItemOf<T>, path: &Path) -> DispatchResult {
        let mut desk = Desks::<T>::get(id.office);
        let mut batch = Self::current_batch(id, &desk)?;
        let officer = Self::desk_registrar(&batch.registrar, id.office)?;
        // The mandate that has signed, not another that the same key was given since.
        ensure!(
            officer.mandate == batch.mandate,
            Error::<T>::DeskNotAuthorized
        );
        let index = batch.entered;
        let place = Place {
            index,
            size: batch.entries,
        };
        Self::ensure_included(item.leaf(), place, path, batch.root)?;

        let (number, mandate) = (item.number, batch.mandate);
        // What it has changed when it fails is undone; that it failed stays.
        let entered = with_storage_layer(|| Self::enter_item(&officer, &mut desk, item));
        let outcome = entered.map_or(Outcome::Refused, Outcome::Registered);
        BatchOutcomes::<T>::insert(id, index, outcome);
        Self::deposit_event(match entered {
            Ok(record) => Event::BatchEntryRegistered {
                batch: id,
                index,
                number,
                record,
                officer: mandate,
            },
            Err(error) => Event::BatchEntryRefused {
                batch: id,
                index,
                number,
                error,
                officer: mandate,
            },
        });
        batch.entered = index.saturating_add(1);
        if batch.entered >= batch.entries {
            desk.settled = desk.settled.saturating_add(1);
            Self::deposit_event(Event::BatchFinished { batch: id });
        }
        Batches::<T>::insert(id, batch);
        Desks::<T>::insert(id.office, desk);
        Ok(())
    }

    pub(crate) fn do_close_batch(officer: &Officer<T::AccountId>, id: BatchId) -> DispatchResult {
        ensure!(officer.office == id.office, Error::<T>::NotOfThisOffice);
        let mut desk = Desks::<T>::get(id.office);
        let batch = Self::current_batch(id, &desk)?;

        desk.settled = desk.settled.saturating_add(1);
        Desks::<T>::insert(id.office, desk);
        Self::deposit_event(Event::BatchClosed {
            batch: id,
            entered: batch.entered,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// How far a batch is: the batches of a desk are settled in their order.
    pub(crate) fn batch_status(
        id: BatchId,
        batch: &Batch<T::AccountId>,
        desk: &Desk,
    ) -> BatchStatus {
        if id.number >= desk.settled {
            BatchStatus::Open
        } else if batch.entered >= batch.entries {
            BatchStatus::Finished
        } else {
            BatchStatus::Closed
        }
    }

    /// The batch of a desk whose turn it is.
    fn current_batch(id: BatchId, desk: &Desk) -> Result<Batch<T::AccountId>, DispatchError> {
        let batch = Batches::<T>::get(id).ok_or(Error::<T>::BatchNotFound)?;
        match Self::batch_status(id, &batch, desk) {
            BatchStatus::Finished => Err(Error::<T>::BatchFinished)?,
            BatchStatus::Closed => Err(Error::<T>::BatchClosed)?,
            BatchStatus::Open => ensure!(id.number == desk.settled, Error::<T>::BatchNotNext),
        }
        Ok(batch)
    }

    /// The registrar in office behind the key of a desk.
    fn desk_registrar(
        account: &T::AccountId,
        office: OfficeId,
    ) -> Result<Officer<T::AccountId>, DispatchError> {
        let officer = T::Accreditation::officer(account, Role::Registrar)
            .filter(|officer| officer.office == office);
        Ok(officer.ok_or(Error::<T>::DeskNotAuthorized)?)
    }

    /// Registers an entry of a batch, and uses up its number. The caller undoes what a failure leaves behind; the desk is
    /// changed at the end, when nothing fails any more.
    fn enter_item(
        officer: &Officer<T::AccountId>,
        desk: &mut Desk,
        item: ItemOf<T>,
    ) -> Result<RecordId, DispatchError> {
        let archived = item.entry.timeliness == Timeliness::Archived;
        ensure!(!archived, Error::<T>::NotFromArchive);
        ensure!(
            !PaperRecords::<T>::contains_key(officer.office, item.number),
            Error::<T>::NumberUsed
        );
        let mut blocks = desk.blocks.iter_mut();
        let block = blocks.find(|block| block.contains(item.number));
        let block = block.ok_or(Error::<T>::NumberNotReserved)?;
        // A delayed entry takes four eyes at the counter: with no supervisor, the register refuses it.
        let record = T::Register::register(officer, None, item.event, item.entry)?;

        PaperRecords::<T>::insert(officer.office, item.number, record);
        block.used = block.used.saturating_add(1);
        desk.blocks.retain(|block| block.used < block.count);
        Ok(record)
    }

    fn ensure_signed_by(
        header: &BatchHeader<T::AccountId>,
        signature: &T::Signature,
    ) -> DispatchResult {
        let message = header.message(&Self::genesis_hash());
        ensure!(
            has_signed(signature, &message, &header.registrar),
            Error::<T>::SignatureInvalid
        );
        Ok(())
    }

    /// The hash of block zero, which `frame-system` keeps for ever.
    pub(crate) fn genesis_hash() -> H256 {
        frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
    }
}
