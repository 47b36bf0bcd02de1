#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
    not(any(test, feature = "runtime-benchmarks")),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod config;
mod disconnection;
mod disputes;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod protection;
mod queries;
mod ruling;
pub mod runtime_api;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use adliya_tariffs::LocalTime;
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
use frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use weights::WeightInfo;

#[import_section(config::config)]
#[import_section(storage::storage)]
#[import_section(errors::errors)]
#[import_section(events::events)]
// What the macros write is theirs.
#[allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]
#[frame_support::pallet]
pub mod pallet {
    #[cfg(feature = "runtime-benchmarks")]
    use crate::BenchmarkHelper;
    use crate::{
        types::{
            Announcement, Attestation, Case, Dispute, Matter, Outcome, Protection, Signatory,
            Winter, MAX_WINTERS,
        },
        WeightInfo,
    };
    use adliya_primitives::{
        utilities::{Supply, UtilityAccounts},
        Confirmed, ContractId, DisputeId, MandateId, Moment, OfficeId, Officer, SubjectId,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Opens a dispute. What is not paid of the sum is frozen, and nobody is disconnected until it has ended.
        ///
        /// Origin: signed by the consumer's wallet. `statement` is the hash of what the consumer says.
        /// Errors: `ContractNotFound`, `NotConsumer`, `DisputeOpen`, `AlreadyDisputed`, `NoIdLeft`; of a sum `NotABill`,
        /// `NothingClaimed`, `AccountNotFound`, `BillNotFound`, `BillNotKept`, `ReadingNotBilled`, `MoreThanContestable`,
        /// `BalanceStands`, those of the account; of a disconnection `NoDisconnection`. Event: `DisputeOpened`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::open_dispute())]
        pub fn open_dispute(
            origin: OriginFor<T>,
            contract: ContractId,
            matter: Matter,
            statement: H256,
        ) -> DispatchResult {
            Self::do_open_dispute(&ensure_signed(origin)?, contract, matter, statement)
        }

        /// Opens a dispute for a consumer who came in person, and has signed what `statement` is the hash of. It does not count as
        /// the one dispute that a household has over a bill or a disconnection, so that no officer can use that up.
        ///
        /// Origin: a contract officer of the supplier.
        /// Errors: those of `open_dispute`, but `NotOfThisOffice` in the place of `NotConsumer`. Event: `DisputeOpened`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::attest_dispute())]
        pub fn attest_dispute(
            origin: OriginFor<T>,
            contract: ContractId,
            matter: Matter,
            statement: H256,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_attest_dispute(&officer, contract, matter, statement)
        }

        /// Says what the root over the consumer's evidence is. It takes the place of the one before.
        ///
        /// Origin: signed by the consumer's wallet.
        /// Errors: `DisputeNotFound`, `DisputeClosed`, `ContractNotFound`, `NotConsumer`, `AnswerOver`. Event: `EvidenceLodged`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::lodge_evidence())]
        pub fn lodge_evidence(origin: OriginFor<T>, id: DisputeId, root: H256) -> DispatchResult {
            Self::do_lodge_evidence(&ensure_signed(origin)?, id, root)
        }

        /// Answers a dispute with the root over the supplier's evidence. It takes the place of the one before.
        ///
        /// Origin: a contract officer of the supplier.
        /// Errors: `DisputeNotFound`, `DisputeClosed`, `NotOfThisOffice`, `AnswerOver`. Event: `DisputeAnswered`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::answer_dispute())]
        pub fn answer_dispute(origin: OriginFor<T>, id: DisputeId, root: H256) -> DispatchResult {
            Self::do_answer_dispute(&T::SupplierOrigin::ensure_origin(origin)?, id, root)
        }

        /// Gives the consumer what is claimed, at once.
        ///
        /// Origin: a contract officer of the supplier.
        /// Errors: `DisputeNotFound`, `DisputeClosed`, `NotOfThisOffice`, those of the account. Events: `DisputeClosed`; as after
        /// every dispute, `NoticeRenewed` where a disconnection is still announced then; `ReconnectionDue` where the consumer has won
        /// the dispute over being disconnected.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::concede_dispute())]
        pub fn concede_dispute(origin: OriginFor<T>, id: DisputeId) -> DispatchResult {
            Self::do_concede_dispute(&T::SupplierOrigin::ensure_origin(origin)?, id)
        }

        /// Gives a dispute up.
        ///
        /// Origin: signed by the consumer's wallet.
        /// Errors: `DisputeNotFound`, `DisputeClosed`, `ContractNotFound`, `NotConsumer`, those of the account.
        /// Event: `DisputeClosed`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::withdraw_dispute())]
        pub fn withdraw_dispute(origin: OriginFor<T>, id: DisputeId) -> DispatchResult {
            Self::do_withdraw_dispute(&ensure_signed(origin)?, id)
        }

        /// Finds for the consumer: all that is claimed is credited, or nobody is disconnected for what was announced.
        ///
        /// Origin: an officer of the regulator. `decision` is the hash of the decision.
        /// Errors: `DisputeNotFound`, `DisputeClosed`, `NotToRule`, `ContractNotFound`, `OutsideRegion`, those of the account.
        /// Event: `DisputeClosed`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::uphold_dispute())]
        pub fn uphold_dispute(
            origin: OriginFor<T>,
            id: DisputeId,
            decision: H256,
        ) -> DispatchResult {
            Self::do_uphold_dispute(&T::RegulatorOrigin::ensure_origin(origin)?, id, decision)
        }

        /// Finds against the consumer: less than is claimed is credited, or, with 0, the dispute is dismissed.
        ///
        /// Origin: an officer of the regulator, **four eyes**. `decision` is the hash of the decision.
        /// Errors: `DisputeNotFound`, `DisputeClosed`, `NotToRule`, `ContractNotFound`, `OutsideRegion`, `NotLessThanClaimed`,
        /// those of the account. Event: `DisputeClosed`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::rule_dispute())]
        pub fn rule_dispute(
            origin: OriginFor<T>,
            id: DisputeId,
            amount: u128,
            decision: H256,
        ) -> DispatchResult {
            let confirmed = T::ConfirmedRegulatorOrigin::ensure_origin(origin)?;
            Self::do_rule_dispute(&confirmed, id, amount, decision)
        }

        /// Ends a dispute in which somebody was silent for too long: the claim stands.
        ///
        /// Origin: signed by anybody. Nothing in it is the caller's choice.
        /// Errors: `DisputeNotFound`, `DisputeClosed`, `NoDefault`, those of the account. Event: `DisputeClosed`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::apply_default())]
        pub fn apply_default(origin: OriginFor<T>, id: DisputeId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_apply_default(id)
        }

        /// Announces that a consumer will be disconnected for what is overdue. `notice` is the hash of what they were given.
        ///
        /// Origin: a contract officer of the supplier.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `ContractEnded`, `AccountNotFound`, `IsDisconnected`,
        /// `AlreadyAnnounced`, `DisputeOpen`, `Protected`, `Mourning`, `PlanKept`, `NothingOverdue`.
        /// Event: `DisconnectionAnnounced`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::announce_disconnection())]
        pub fn announce_disconnection(
            origin: OriginFor<T>,
            contract: ContractId,
            notice: H256,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_announce_disconnection(&officer, contract, notice)
        }

        /// Takes an announcement back, lapsed or not.
        ///
        /// Origin: a contract officer of the supplier.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `IsDisconnected`, `NotAnnounced`. Event: `AnnouncementWithdrawn`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::withdraw_announcement())]
        pub fn withdraw_announcement(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_withdraw_announcement(&officer, contract)
        }

        /// Disconnects a consumer, if nothing forbids it now.
        ///
        /// Origin: a meter operator of the supplier.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `AccountNotFound`; and, in this order, `ContractEnded`,
        /// `IsDisconnected`, `NotAnnounced`, `NoticeRunning`, `NoticeLapsed`, `PlanKept`, `DisputeOpen`, `NothingOverdue`,
        /// `Protected`, `Mourning`, `Winter`. Event: `Disconnected`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::disconnect())]
        pub fn disconnect(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            Self::do_disconnect(&T::OperatorOrigin::ensure_origin(origin)?, contract)
        }

        /// Shows that the reason to disconnect is gone: all that was due before it was announced is paid or disputed, a plan is
        /// kept, or the consumer is protected. From now on the supplier has [`Config::ReconnectionTerm`] to reconnect.
        ///
        /// Origin: signed by anybody. Nothing in it is the caller's choice.
        /// Errors: `ContractNotFound`, `ContractEnded`, `AccountNotFound`, `NotDisconnected`, `AlreadyDemanded`,
        /// `StillOverdue`. Event: `ReconnectionDue`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::demand_reconnection())]
        pub fn demand_reconnection(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_demand_reconnection(contract)
        }

        /// Reconnects a consumer. That it is too late is in the event, and counted.
        ///
        /// Origin: a meter operator of the supplier.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `NotDisconnected`. Event: `Reconnected`.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::reconnect())]
        pub fn reconnect(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            Self::do_reconnect(&T::OperatorOrigin::ensure_origin(origin)?, contract)
        }

        /// Records that a consumer must not be disconnected until a moment, under this contract or any other. It takes the place of
        /// what was recorded before.
        ///
        /// Origin: a social office's officer where the contract is. `category` is a code of the social ministry.
        /// Errors: `ContractNotFound`, `OutsideRegion`, `ContractEnded`, `ProtectionOutOfRange`. Event: `ConsumerProtected`.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::protect_consumer())]
        pub fn protect_consumer(
            origin: OriginFor<T>,
            contract: ContractId,
            category: u8,
            until: Moment,
        ) -> DispatchResult {
            let officer = T::SocialOrigin::ensure_origin(origin)?;
            Self::do_protect_consumer(&officer, contract, category, until)
        }

        /// Ends a consumer's protection before its time, under all contracts.
        ///
        /// Origin: a social office's officer where the contract is.
        /// Errors: `ContractNotFound`, `OutsideRegion`, `NotProtected`. Event: `ProtectionEnded`.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::end_protection())]
        pub fn end_protection(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            Self::do_end_protection(&T::SocialOrigin::ensure_origin(origin)?, contract)
        }

        /// Opens a dispute for a household that came to a social office, and has signed what `statement` is the hash of. It counts as
        /// the household's own.
        ///
        /// Origin: a social office's officer where the contract is.
        /// Errors: those of `open_dispute`, but `OutsideRegion` in the place of `NotConsumer`. Event: `DisputeOpened`.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::assist_dispute())]
        pub fn assist_dispute(
            origin: OriginFor<T>,
            contract: ContractId,
            matter: Matter,
            statement: H256,
        ) -> DispatchResult {
            let officer = T::SocialOrigin::ensure_origin(origin)?;
            Self::do_assist_dispute(&officer, contract, matter, statement)
        }

        /// Says for a household that came to a social office what the root over its evidence is, whoever opened the dispute. It takes
        /// the place of the one before.
        ///
        /// Origin: a social office's officer where the contract is.
        /// Errors: `DisputeNotFound`, `DisputeClosed`, `ContractNotFound`, `OutsideRegion`, `AnswerOver`. Event: `EvidenceLodged`.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::assist_evidence())]
        pub fn assist_evidence(origin: OriginFor<T>, id: DisputeId, root: H256) -> DispatchResult {
            Self::do_assist_evidence(&T::SocialOrigin::ensure_origin(origin)?, id, root)
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
