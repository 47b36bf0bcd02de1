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

mod approval;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod config;
mod contracts;
mod deaths;
mod errors;
mod events;
mod inspections;
mod journal;
mod meters;
#[cfg(test)]
mod mock;
mod proposals;
mod queries;
mod readings;
pub mod runtime_api;
mod storage;
mod successions;
mod supply;
mod switch_over;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
mod wallets;
pub mod weights;

pub use adliya_tariffs::{Day, LocalTime, Service, Tariff, Unit};
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
use frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use weights::WeightInfo;

#[import_section(config::config)]
#[import_section(storage::storage)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(calls::calls)]
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
    use crate::{types::*, Day, Service, Tariff, WeightInfo};
    use adliya_primitives::{
        merkle::MAX_PATH_LEN,
        traits::{CivilStatus, Suppliers},
        utilities::Safeguards,
        Confirmed, ContractId, MandateId, MeterId, Moment, OfficeId, Officer, RecordId, Region,
        SubjectId, SwitchOverId, TariffId,
    };
    use alloc::boxed::Box;
    use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::{ed25519, H256};
    use sp_runtime::traits::{IdentifyAccount, Verify};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::check_invariants()
        }
    }
}
