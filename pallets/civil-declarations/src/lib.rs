#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod archive;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod config;
mod declarations;
mod desks;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod queries;
pub mod runtime_api;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
use frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use weights::WeightInfo;

#[import_section(config::config)]
#[import_section(storage::storage)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    #[cfg(feature = "runtime-benchmarks")]
    use crate::BenchmarkHelper;
    use crate::{
        declarations::Content,
        types::{
            Batch, Declarant, Declaration, Desk, EventOf, ItemOf, Outcome, OutlineOf, Path,
            RegionKey, RejectReason, ReturnReason, Volume,
        },
        WeightInfo,
    };
    use adliya_primitives::{
        desk::{BatchHeader, BatchId},
        traits::{Accreditation, CivilStatus, VitalRegister},
        Confirmed, DeclarationId, MandateId, Moment, OfficeId, Officer, PaperNumber, RecordId,
        Region, SubjectId, Timeliness, VolumeId,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::{IdentifyAccount, Verify};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Lodges a declaration, for a registrar to decide on: `outline` is what shall be registered and of whom,
        /// `claims_root` the root of the claims that shall be entered.
        ///
        /// Origin: an informant, of an office whose region covers `region`.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `TooManyOpen`, `NoIdLeft`. Event: `Declared`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::declare())]
        pub fn declare(
            origin: OriginFor<T>,
            claims_root: H256,
            outline: OutlineOf<T>,
            region: Region,
        ) -> DispatchResult {
            let officer = T::InformantOrigin::ensure_origin(origin)?;
            let content = Content {
                claims_root,
                outline,
                region,
            };
            Self::ensure_jurisdiction(&officer, region)?;
            Self::do_declare(Self::informant(&officer), content)
        }

        /// Lodges a declaration of something that the citizen is a party of: of a birth, also its mother or father.
        ///
        /// Origin: signed by a citizen's wallet.
        /// Errors: `WalletNotLinked`, `NotParty`, `MalformedRegion`, `TooManyOpen`, `NoIdLeft`. Event: `DeclaredByCitizen`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::declare_own())]
        pub fn declare_own(
            origin: OriginFor<T>,
            claims_root: H256,
            outline: OutlineOf<T>,
            region: Region,
        ) -> DispatchResult {
            let lodger = Self::citizen(&ensure_signed(origin)?)?;
            let content = Content {
                claims_root,
                outline,
                region,
            };
            Self::ensure_party(&lodger, &content.outline)?;
            Self::do_declare(lodger, content)
        }

        /// Lodges a declaration that was returned again, with what it says now.
        ///
        /// Origin: the informant who lodged it, whose office's region covers `region`.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `DeclarationNotFound`, `Expired`, `AlreadyClosed`,
        /// `NotDeclarant`, `NotReturned`. Event: `DeclarationAmended`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::amend())]
        pub fn amend(
            origin: OriginFor<T>,
            declaration: DeclarationId,
            claims_root: H256,
            outline: OutlineOf<T>,
            region: Region,
        ) -> DispatchResult {
            let officer = T::InformantOrigin::ensure_origin(origin)?;
            let content = Content {
                claims_root,
                outline,
                region,
            };
            Self::ensure_jurisdiction(&officer, region)?;
            Self::do_amend(&Self::informant(&officer), declaration, content)
        }

        /// Lodges a declaration that was returned again, with what it says now.
        ///
        /// Origin: signed by a wallet of the citizen who lodged it.
        /// Errors: `WalletNotLinked`, `NotParty`, `MalformedRegion`, `DeclarationNotFound`, `Expired`, `AlreadyClosed`,
        /// `NotDeclarant`, `NotReturned`. Event: `DeclarationAmended`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::amend_own())]
        pub fn amend_own(
            origin: OriginFor<T>,
            declaration: DeclarationId,
            claims_root: H256,
            outline: OutlineOf<T>,
            region: Region,
        ) -> DispatchResult {
            let lodger = Self::citizen(&ensure_signed(origin)?)?;
            let content = Content {
                claims_root,
                outline,
                region,
            };
            Self::ensure_party(&lodger, &content.outline)?;
            Self::do_amend(&lodger, declaration, content)
        }

        /// Takes an open declaration back.
        ///
        /// Origin: the informant who lodged it.
        /// Errors: `DeclarationNotFound`, `Expired`, `AlreadyClosed`, `NotDeclarant`. Event: `DeclarationWithdrawn`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>, declaration: DeclarationId) -> DispatchResult {
            let officer = T::InformantOrigin::ensure_origin(origin)?;
            Self::do_withdraw(&Self::informant(&officer), declaration)
        }

        /// Takes an open declaration back.
        ///
        /// Origin: signed by a wallet of the citizen who lodged it.
        /// Errors: those of [`Pallet::withdraw`], and `WalletNotLinked`. Event: `DeclarationWithdrawn`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::withdraw_own())]
        pub fn withdraw_own(origin: OriginFor<T>, declaration: DeclarationId) -> DispatchResult {
            let lodger = Self::citizen(&ensure_signed(origin)?)?;
            Self::do_withdraw(&lodger, declaration)
        }

        /// Returns a declaration to whoever lodged it, to be amended.
        ///
        /// Origin: a registrar, of an office whose region covers the declaration's.
        /// Errors: `DeclarationNotFound`, `Expired`, `AlreadyClosed`, `AwaitsAmendment`, `OutsideJurisdiction`, `OwnRecord`.
        /// Event: `DeclarationReturned`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::return_declaration())]
        pub fn return_declaration(
            origin: OriginFor<T>,
            declaration: DeclarationId,
            reason: ReturnReason,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_return(&officer, declaration, reason)
        }

        /// Rejects a declaration, for ever. Another one may be lodged.
        ///
        /// Origin: a registrar, of an office whose region covers the declaration's.
        /// Errors: those of [`Pallet::return_declaration`]. Event: `DeclarationRejected`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::reject_declaration())]
        pub fn reject_declaration(
            origin: OriginFor<T>,
            declaration: DeclarationId,
            reason: RejectReason,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_reject(&officer, declaration, reason)
        }

        /// Accepts a declaration: registers `event`, which must be what was declared, with the declared claims root, which
        /// must be the one that the registrar has read, and the declared region.
        ///
        /// Origin: a registrar, to whom the register would let enter it.
        /// Errors: `NotFromArchive`, `DeclarationNotFound`, `Expired`, `AlreadyClosed`, `AwaitsAmendment`, `RootMismatch`,
        /// `OwnRecord`, `OutlineMismatch`, and what the register refuses. Event: `DeclarationAccepted`, after the register's.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::accept_declaration().saturating_add(T::Register::surcharge(event)))]
        pub fn accept_declaration(
            origin: OriginFor<T>,
            declaration: DeclarationId,
            claims_root: H256,
            event: EventOf<T>,
            timeliness: Timeliness,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_accept(&officer, None, declaration, claims_root, event, timeliness)
        }

        /// Accepts a declaration of what happened more than a year ago. **Four eyes.**
        ///
        /// Origin: proposed by a registrar, and confirmed. Errors and event as for [`Pallet::accept_declaration`], without
        /// `NotFromArchive`; `OwnRecord` is for the supervisor as well.
        #[pallet::call_index(9)]
        #[pallet::weight(
            T::WeightInfo::accept_delayed_declaration().saturating_add(T::Register::surcharge(event))
        )]
        pub fn accept_delayed_declaration(
            origin: OriginFor<T>,
            declaration: DeclarationId,
            claims_root: H256,
            event: EventOf<T>,
        ) -> DispatchResult {
            let Confirmed {
                officer,
                supervisor,
            } = T::ConfirmedRegistrarOrigin::ensure_origin(origin)?;
            let (supervisor, timeliness) = (Some(&supervisor), Timeliness::Delayed);
            Self::do_accept(
                &officer,
                supervisor,
                declaration,
                claims_root,
                event,
                timeliness,
            )
        }

        /// Closes a declaration whose time is over, so that it counts no longer among those that its declarant has open.
        ///
        /// Origin: signed by anybody.
        /// Errors: `DeclarationNotFound`, `AlreadyClosed`, `Expired` (it has been closed so), `NotExpired`.
        /// Event: `DeclarationExpired`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::expire_declaration())]
        pub fn expire_declaration(
            origin: OriginFor<T>,
            declaration: DeclarationId,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_expire(declaration)
        }

        /// Reserves the next numbers of the paper register of the registrar's office, as a block.
        ///
        /// Origin: a registrar.
        /// Errors: `BlockSizeInvalid`, `NoIdLeft`, `TooManyBlocks`. Event: `NumbersReserved`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::reserve_numbers())]
        pub fn reserve_numbers(origin: OriginFor<T>, count: u32) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_reserve_numbers(&officer, count)
        }

        /// Gives up the unused numbers of a block of the registrar's office: forms that were spoiled or lost. Nobody will
        /// ever use them.
        ///
        /// Origin: a registrar.
        /// Errors: `BlockNotFound`. Event: `NumbersVoided`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::void_numbers())]
        pub fn void_numbers(origin: OriginFor<T>, first: PaperNumber) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_void_numbers(&officer, first)
        }

        /// Lodges a batch that a registrar has signed at a desk without a network.
        ///
        /// `signature` is the registrar's over [`BatchHeader::message`] for this chain's genesis hash, bare or between
        /// `<Bytes>` and `</Bytes>`.
        ///
        /// Origin: signed by anybody, who brings it.
        /// Errors: `BatchEmpty`, `BatchReplayed`, `BatchGap`, `DeskNotAuthorized`, `NoIdLeft`, `SignatureInvalid`.
        /// Event: `BatchLodged`.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::lodge_batch())]
        pub fn lodge_batch(
            origin: OriginFor<T>,
            header: BatchHeader<T::AccountId>,
            signature: T::Signature,
        ) -> DispatchResult {
            let courier = ensure_signed(origin)?;
            Self::do_lodge_batch(courier, header, &signature)
        }

        /// Registers the next entry of the batch whose turn it is, on the authority of the registrar who signed it. If the
        /// register refuses the entry, that is what becomes of it, and the batch goes on.
        ///
        /// Origin: signed by anybody, who brings it.
        /// Errors: `BatchNotFound`, `BatchFinished`, `BatchClosed`, `BatchNotNext`, `DeskNotAuthorized`, `ProofInvalid`.
        /// An entry is refused for `NotFromArchive`, `NumberUsed`, `NumberNotReserved` and what the register refuses.
        /// Events: `BatchEntryRegistered` or `BatchEntryRefused`; with the last entry `BatchFinished`.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::enter_from_batch().saturating_add(T::Register::surcharge(&item.event)))]
        pub fn enter_from_batch(
            origin: OriginFor<T>,
            batch: BatchId,
            item: ItemOf<T>,
            path: Path,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_enter_from_batch(batch, item, &path)
        }

        /// Closes the batch whose turn it is before its end: what has not been dealt with never will be, unless a later
        /// batch has it.
        ///
        /// Origin: a registrar of the office that the batch is of.
        /// Errors: `NotOfThisOffice`, `BatchNotFound`, `BatchFinished`, `BatchClosed`, `BatchNotNext`. Event: `BatchClosed`.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::close_batch())]
        pub fn close_batch(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_close_batch(&officer, batch)
        }

        /// Anchors a digitised volume of a paper register: the root over its entries, how many there are, and the hash of
        /// the statement where it comes from.
        ///
        /// Origin: a registrar, of an office whose region covers `region`.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `VolumeEmpty`, `AlreadyAnchored`, `NoIdLeft`.
        /// Event: `VolumeAnchored`.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::anchor_volume())]
        pub fn anchor_volume(
            origin: OriginFor<T>,
            root: H256,
            entries: u32,
            provenance: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_anchor_volume(&officer, root, entries, provenance, region)
        }

        /// Registers an entry of a volume, once. That `event` is what the paper says of whom, the registrar attests.
        ///
        /// Origin: a registrar, of an office whose region covers the volume's.
        /// Errors: `VolumeNotFound`, `OutsideJurisdiction`, `AlreadyPromoted`, `ProofInvalid`, and what the register refuses.
        /// Event: `EntryPromoted`, after the register's.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::promote().saturating_add(T::Register::surcharge(event)))]
        pub fn promote(
            origin: OriginFor<T>,
            volume: VolumeId,
            index: u32,
            claims_root: H256,
            path: Path,
            event: EventOf<T>,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_promote(&officer, volume, index, claims_root, &path, event)
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::check_invariants()
        }
    }
}
