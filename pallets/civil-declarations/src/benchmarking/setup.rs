//! What the benchmarks begin with.

use crate::{
    types::{Block, Declaration, OutlineOf, Path, MAX_OPEN_BLOCKS},
    Config, Declarations, Desks, NextDeclaration, OpenDeclarations, Pallet,
};
use adliya_primitives::{
    desk::{BatchHeader, BatchId},
    merkle::{root_from, Place},
    signature::wrapped,
    traits::VitalRegister,
    DeclarationId, OfficeId, Officer, PaperNumber, Region, SubjectId,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get};
use sp_core::H256;

/// Makes those who sign.
pub trait BenchmarkHelper<AccountId, Signature> {
    /// A registrar in office, whom it costs the most to look up, and whose key can sign.
    fn registrar() -> Officer<AccountId>;
    /// That registrar's signature over `message`.
    fn sign(signer: &AccountId, message: &[u8]) -> Signature;
    /// The wallet of a citizen, who is in the register.
    fn wallet_of(citizen: SubjectId) -> AccountId;
}

pub(super) const ROOT: H256 = H256::repeat_byte(7);
pub(super) const OTHER_ROOT: H256 = H256::repeat_byte(8);

pub(super) type Origin<T> = <T as frame_system::Config>::RuntimeOrigin;
pub(super) type OfficerOf<T> = Officer<<T as frame_system::Config>::AccountId>;

/// An origin that is most expensive to check, and who is behind it.
pub(super) fn officer_by<T, O>() -> Result<(Origin<T>, O::Success), BenchmarkError>
where
    T: Config,
    O: EnsureOrigin<Origin<T>>,
{
    let origin = O::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
    let officer = O::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Weightless)?;
    Ok((origin, officer))
}

/// What an event of the register is of, which all that it needs is there for.
pub(super) fn outline<T: Config>() -> Result<OutlineOf<T>, BenchmarkError> {
    let (_, officer) = officer_by::<T, T::RegistrarOrigin>()?;
    let (_, outline) = T::Register::benchmark_event(&officer)?;
    Ok(outline)
}

/// The wallet of somebody whom it is about.
pub(super) fn citizen<T: Config>(outline: &OutlineOf<T>) -> Result<T::AccountId, BenchmarkError> {
    let citizen = T::Register::subjects(outline).last();
    let citizen = citizen.ok_or(BenchmarkError::Stop("the event is about nobody"))?;
    Ok(T::BenchmarkHelper::wallet_of(citizen))
}

/// Declares this as the informant, who has as many open as may be afterwards.
pub(super) fn declared<T: Config>(
    informant: &OfficerOf<T>,
    outline: OutlineOf<T>,
    region: Region,
) -> Result<DeclarationId, BenchmarkError> {
    let content = crate::declarations::Content {
        claims_root: ROOT,
        outline,
        region,
    };
    Pallet::<T>::do_declare(Pallet::<T>::informant(informant), content)?;
    let id = latest::<T>();
    crowd::<T>(id, T::MaxOpenOfInformant::get());
    Ok(id)
}

/// Declares this as a citizen, who has as many open as may be afterwards.
pub(super) fn declared_own<T: Config>(
    wallet: &T::AccountId,
    outline: OutlineOf<T>,
    region: Region,
) -> Result<DeclarationId, BenchmarkError> {
    let content = crate::declarations::Content {
        claims_root: ROOT,
        outline,
        region,
    };
    Pallet::<T>::do_declare(Pallet::<T>::citizen(wallet)?, content)?;
    let id = latest::<T>();
    crowd::<T>(id, T::MaxOpenOfCitizen::get());
    Ok(id)
}

/// So many of the declarant's are open.
pub(super) fn crowd<T: Config>(id: DeclarationId, open: u32) {
    let declarant = Declarations::<T>::get(id).and_then(|kept| kept.declarant());
    if let Some(declarant) = declarant {
        OpenDeclarations::<T>::insert(declarant, open);
    }
}

/// The number of the latest declaration.
pub(super) fn latest<T: Config>() -> DeclarationId {
    DeclarationId(NextDeclaration::<T>::get().0.saturating_sub(1))
}

/// Changes what is kept of a declaration.
pub(super) fn change<T: Config>(
    id: DeclarationId,
    with: impl FnOnce(&mut Declaration<OutlineOf<T>>),
) {
    Declarations::<T>::mutate(id, |kept| {
        if let Some(declaration) = kept {
            with(declaration);
        }
    });
}

/// The longest path from a leaf to a root, and that root.
pub(super) fn longest_path(leaf: H256, place: Place) -> Result<(Path, H256), BenchmarkError> {
    let mut path = Path::default();
    loop {
        if let Some(root) = root_from(leaf, place, &path) {
            return Ok((path, root));
        }
        path.try_push(ROOT)
            .map_err(|_| BenchmarkError::Stop("no path leads from there"))?;
    }
}

/// The office has as many blocks as may be. The number is in the last.
pub(super) fn fill_blocks<T: Config>(office: OfficeId, blocks: u32) -> PaperNumber {
    let first = |block| PaperNumber(u64::from(block).saturating_mul(10));
    let all: Vec<_> = (0..blocks)
        .map(|block| Block {
            first: first(block),
            count: 10,
            used: 9,
        })
        .collect();
    Desks::<T>::mutate(office, |desk| {
        desk.next_number = first(MAX_OPEN_BLOCKS);
        desk.blocks = all.try_into().unwrap_or_default();
    });
    first(blocks.saturating_sub(1))
}

/// A batch of the registrar's office, so long that a path to its root has as many hashes as may be.
pub(super) fn header<T: Config>(registrar: &OfficerOf<T>, root: H256) -> BatchHeader<T::AccountId> {
    BatchHeader {
        batch: BatchId {
            office: registrar.office,
            number: 0,
        },
        registrar: registrar.account.clone(),
        entries: u32::MAX,
        root,
    }
}

/// The registrar's signature in the form that is tried second, which costs the most.
pub(super) fn signature<T: Config>(header: &BatchHeader<T::AccountId>) -> T::Signature {
    let message = header.message(&Pallet::<T>::genesis_hash());
    T::BenchmarkHelper::sign(&header.registrar, &wrapped(&message))
}

/// Lodges such a batch.
pub(super) fn lodged<T: Config>(
    registrar: &OfficerOf<T>,
    root: H256,
) -> Result<BatchId, BenchmarkError> {
    let header = header::<T>(registrar, root);
    let (batch, signature) = (header.batch, signature::<T>(&header));
    Pallet::<T>::do_lodge_batch(whitelisted_caller(), header, &signature)?;
    Ok(batch)
}
