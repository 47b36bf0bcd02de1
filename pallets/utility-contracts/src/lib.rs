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

// The engine.
pub mod billing;
pub mod calendar;
pub mod lines;
mod sections;
pub mod tariff;

// The pallet.
mod approval;
mod config;
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

pub use billing::{bill, BillError, Counter, Terms, Usage};
pub use calendar::{Date, Day, LocalTime};
pub use lines::{Amount, Bill, Charge, Line};
pub use tariff::{
    Block, Cycle, Discount, DiscountOf, Per, PriceTable, SeasonCalendar, Service, StandingCharge,
    Tariff, TariffError, Tax, TaxOf, Unit,
};

use frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use weights::WeightInfo;

#[import_section(config::config)]
#[import_section(storage::storage)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        types::{Scope, TariffRecord},
        Day, Tariff, WeightInfo,
    };
    use adliya_primitives::{Confirmed, MandateId, Moment, OfficeId, Officer, Region, TariffId};
    use alloc::boxed::Box;
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Proposes a tariff for all that the supplier supplies of its service in `region`, from a day on.
        ///
        /// It follows the supplier's last tariff for that service and region. `asset` is what its prices are in, `document`
        /// the hash of the published text.
        ///
        /// Origin: a supplier's contract officer, of an office whose region covers `region`.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `TariffInvalid`, `TariffElsewhere`, `NoticeTooShort`,
        /// `NoIdLeft`. Event: `TariffProposed`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::propose_tariff())]
        pub fn propose_tariff(
            origin: OriginFor<T>,
            tariff: Box<Tariff>,
            region: Region,
            effective_from: Day,
            asset: T::AssetId,
            document: H256,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_propose_tariff(&officer, *tariff, region, effective_from, asset, document)
        }

        /// Approves a tariff, for ever. The last one of its chain ends where it begins. **Four eyes.**
        ///
        /// Origin: proposed by a regulator, of an office whose region covers the tariff's, and confirmed.
        /// Errors: `TariffNotFound`, `TariffDecided`, `OutsideJurisdiction`, `TariffInvalid`, `NoticeTooShort`,
        /// `NotAfterPredecessor`, `ShapeChanged`. Event: `TariffApproved`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::approve_tariff())]
        pub fn approve_tariff(origin: OriginFor<T>, tariff: TariffId) -> DispatchResult {
            let confirmed = T::ConfirmedRegulatorOrigin::ensure_origin(origin)?;
            Self::do_approve_tariff(&confirmed, tariff)
        }

        /// Rejects a tariff, for ever. Another may be proposed. `decision` is the hash of the paper that says why.
        ///
        /// Origin: a regulator, of an office whose region covers the tariff's.
        /// Errors: `TariffNotFound`, `TariffDecided`, `OutsideJurisdiction`. Event: `TariffRejected`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::reject_tariff())]
        pub fn reject_tariff(
            origin: OriginFor<T>,
            tariff: TariffId,
            decision: H256,
        ) -> DispatchResult {
            let officer = T::RegulatorOrigin::ensure_origin(origin)?;
            Self::do_reject_tariff(&officer, tariff, decision)
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
