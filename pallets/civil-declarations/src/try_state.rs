//! What holds in every state.

use crate::{
    types::{Declarant, Declaration, Desk, Outcome, OutlineOf, RegionKey, Status},
    BatchOutcomes, Batches, Config, Declarations, Desks, NextDeclaration, NextVolume,
    OpenDeclarations, Pallet, PaperRecords, Promotions, RegionDeclarations, VolumeRoots, Volumes,
};
use adliya_primitives::{
    traits::VitalRegister, DeclarationId, OfficeId, PaperNumber, RecordId, VolumeId,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use codec::Encode;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

/// The records that have come into the register through this pallet.
type Entered = BTreeSet<RecordId>;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        let mut entered = Entered::new();
        Self::check_declarations(&mut entered)?;
        for (office, desk) in Desks::<T>::iter() {
            Self::check_desk(office, &desk)?;
        }
        Self::check_batches(&mut entered)?;
        Self::check_volumes(&mut entered)
    }

    /// A record that came this way exists, and came no other way.
    fn note(record: RecordId, entered: &mut Entered) -> Result<(), TryRuntimeError> {
        ensure!(
            T::Register::was_entered(record),
            "a record is not in the register"
        );
        ensure!(
            entered.insert(record),
            "a record has come into the register twice"
        );
        Ok(())
    }

    fn check_declarations(entered: &mut Entered) -> Result<(), TryRuntimeError> {
        let mut open = BTreeMap::<Vec<u8>, u32>::new();
        let [mut numbers, mut waiting] = [0usize; 2];
        for (id, declaration) in Declarations::<T>::iter() {
            numbers = numbers.saturating_add(1);
            if let Some(declarant) = Self::check_declaration(id, &declaration, entered)? {
                waiting = waiting.saturating_add(1);
                let count = open.entry(declarant.encode()).or_default();
                *count = count.saturating_add(1);
            }
        }
        ensure!(
            NextDeclaration::<T>::get() == DeclarationId(numbers as u64),
            "a declaration's number is missing"
        );
        ensure!(
            RegionDeclarations::<T>::iter_keys().count() == waiting,
            "a declaration is on a desk that is not open"
        );
        let counted: BTreeMap<_, _> = OpenDeclarations::<T>::iter()
            .map(|(declarant, count)| (declarant.encode(), count))
            .collect();
        ensure!(
            counted == open,
            "a counter is not the number of open declarations"
        );
        Ok(())
    }

    /// Checks one, and returns who answers for it while it is open.
    fn check_declaration(
        id: DeclarationId,
        declaration: &Declaration<OutlineOf<T>>,
        entered: &mut Entered,
    ) -> Result<Option<Declarant>, TryRuntimeError> {
        ensure!(
            declaration.region.is_well_formed(),
            "a declaration's region is malformed"
        );
        ensure!(
            declaration.status.is_open() == declaration.pending.is_some(),
            "a closed declaration says whom it is about, or an open one does not"
        );
        if let Status::Accepted(record) = declaration.status {
            Self::note(record, entered)?;
        }
        if declaration.status.is_open() {
            ensure!(
                RegionDeclarations::<T>::contains_key(RegionKey::new(declaration.region, id)),
                "an open declaration is on no desk"
            );
        }
        Ok(declaration.declarant())
    }

    fn check_desk(office: OfficeId, desk: &Desk) -> Result<(), TryRuntimeError> {
        ensure!(
            desk.settled <= desk.lodged,
            "a batch is settled that was not lodged"
        );
        let used: Vec<PaperNumber> = PaperRecords::<T>::iter_key_prefix(office).collect();
        let mut end = PaperNumber(0);
        for block in &desk.blocks {
            ensure!(block.first >= end, "two blocks have the same number");
            ensure!(block.used < block.count, "a block is used up");
            let taken = used.iter().filter(|number| block.contains(**number));
            ensure!(
                taken.count() == block.used as usize,
                "a block's counter is not the number of its used numbers"
            );
            end = PaperNumber(block.first.0.saturating_add(u64::from(block.count)));
        }
        ensure!(
            end <= desk.next_number,
            "a block has numbers that will be reserved again"
        );
        ensure!(
            used.iter().all(|number| *number < desk.next_number),
            "a number is used that was not reserved"
        );
        let lodged = Batches::<T>::iter_keys().filter(|batch| batch.office == office);
        ensure!(
            lodged.count() as u64 == desk.lodged,
            "a batch's number is missing"
        );
        Ok(())
    }

    fn check_batches(entered: &mut Entered) -> Result<(), TryRuntimeError> {
        let mut dealt_with = 0usize;
        for (id, batch) in Batches::<T>::iter() {
            let desk = Desks::<T>::get(id.office);
            ensure!(id.number < desk.lodged, "a batch's number is missing");
            ensure!(
                batch.entered <= batch.entries,
                "more entries were dealt with than there are"
            );
            ensure!(
                id.number <= desk.settled || batch.entered == 0,
                "a batch was begun before its turn"
            );
            ensure!(
                id.number != desk.settled || batch.entered < batch.entries,
                "a finished batch is not settled"
            );
            for index in 0..batch.entered {
                ensure!(
                    BatchOutcomes::<T>::contains_key(id, index),
                    "an entry that was dealt with has no outcome"
                );
            }
            dealt_with = dealt_with.saturating_add(batch.entered as usize);
        }
        ensure!(
            BatchOutcomes::<T>::iter_keys().count() == dealt_with,
            "an entry has an outcome that was not dealt with"
        );
        let outcomes = BatchOutcomes::<T>::iter();
        let mut on_chain: Vec<(OfficeId, RecordId)> = outcomes
            .filter_map(|(batch, _, outcome)| match outcome {
                Outcome::Registered(record) => Some((batch.office, record)),
                Outcome::Refused => None,
            })
            .collect();
        let papers = PaperRecords::<T>::iter();
        let mut on_paper: Vec<_> = papers.map(|(office, _, record)| (office, record)).collect();
        on_chain.sort();
        on_paper.sort();
        ensure!(
            on_chain == on_paper,
            "a number is not that of an entry of a batch"
        );
        for (_, record) in on_chain {
            Self::note(record, entered)?;
        }
        Ok(())
    }

    fn check_volumes(entered: &mut Entered) -> Result<(), TryRuntimeError> {
        let mut numbers = 0usize;
        for (id, volume) in Volumes::<T>::iter() {
            numbers = numbers.saturating_add(1);
            ensure!(volume.entries > 0, "a volume has no entries");
            ensure!(
                volume.region.is_well_formed(),
                "a volume's region is malformed"
            );
            ensure!(
                VolumeRoots::<T>::get(volume.root) == Some(id),
                "a volume is not found by its root"
            );
        }
        ensure!(
            NextVolume::<T>::get() == VolumeId(numbers as u64),
            "a volume's number is missing"
        );
        ensure!(
            VolumeRoots::<T>::iter_keys().count() == numbers,
            "a root is of no volume"
        );
        for (id, index, record) in Promotions::<T>::iter() {
            let volume = Volumes::<T>::get(id).ok_or("an entry of no volume was promoted")?;
            ensure!(
                index < volume.entries,
                "an entry was promoted that the volume does not have"
            );
            Self::note(record, entered)?;
        }
        Ok(())
    }
}
