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
mod closing;
mod config;
mod discounts;
mod disputes;
mod errors;
mod events;
mod ledger;
#[cfg(test)]
mod mock;
mod notes;
mod payments;
mod plans;
mod queries;
pub mod runtime_api;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
mod views;
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
        types::{Account, Grant, Note, Stage, Statement},
        WeightInfo,
    };
    use adliya_primitives::{
        utilities::Supply, BillNumber, Confirmed, ContractId, MandateId, Moment, OfficeId, Officer,
    };
    use adliya_tariffs::{Day, Tariff};
    use frame_support::{
        pallet_prelude::*,
        traits::{fungibles, Time},
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    use sp_core::H256;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// What a sum is held for.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// It is paid in advance for a contract, and settles the next bills. It is held on the supplier's account.
        Prepaid,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Opens the account of a contract. Billing begins with the contract's opening reading, whenever this is called.
        ///
        /// Origin: signed by anybody. Nothing in it is the caller's choice.
        /// Errors: `AccountExists`, `ContractNotFound`, `NeverInForce`, `NoOpeningReading`, `TariffNotFound`.
        /// Event: `AccountOpened`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::open_account())]
        pub fn open_account(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_open_account(contract)
        }

        /// Closes the running cycle of a contract with a bill, and settles it from credit and from what is prepaid.
        ///
        /// The cycle ends with the first firm reading that is [`Config::CycleDays`] after its beginning, or after that of the first
        /// bill that the last firm reading disproves; where the contract has ended before or within the month, with its last. What
        /// that disproves is taken back first. Where a tariff, a category or a discount ends before the cycle does, or the cycle is
        /// longer than [`MAX_STEP_DAYS`](crate::types::MAX_STEP_DAYS), the call bills the days until then, and the next call goes on.
        ///
        /// Origin: signed by anybody. Nothing in it is the caller's choice.
        /// Errors: `AccountNotFound`, `ContractNotFound`, `NoReading`, `BillContested`, `TariffNotFound`, `OtherAsset`,
        /// `EngineRefuses`, `NoIdLeft`, those of the asset.
        /// Events: `BillReversed` for each bill that is taken back; `EntitlementBilled` if the days have another category or discount
        /// than those before, or are billed anew; `CycleAdvanced` or `BillClosed`; `Settled` if something was prepaid or is set off;
        /// `PlanFulfilled` if that was the rest of a plan.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::close_cycle())]
        pub fn close_cycle(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close_cycle(contract)
        }

        /// Pays for a contract: what is to pay first, oldest bill first, and the next bills in advance.
        ///
        /// Origin: signed by anybody, who pays.
        /// Errors: `AccountNotFound`, `NothingToPay`, those of the asset.
        /// Events: `Paid`; `Settled` if something was to pay; `PlanFulfilled` if that was the rest of a plan.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::pay())]
        pub fn pay(origin: OriginFor<T>, contract: ContractId, amount: u128) -> DispatchResult {
            Self::do_pay(ensure_signed(origin)?, contract, amount)
        }

        /// Pays what is to pay for a contract from the account of a social office. A subsidy is not paid in advance, so that
        /// none is ever given back to anybody else.
        ///
        /// Origin: a social office's officer.
        /// Errors: `AccountNotFound`, `NothingToPay`, `MoreThanPayable`, those of the asset.
        /// Events: `Subsidised`, `Settled`; `PlanFulfilled` if that was the rest of a plan.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::subsidise())]
        pub fn subsidise(
            origin: OriginFor<T>,
            contract: ContractId,
            amount: u128,
        ) -> DispatchResult {
            let officer = T::SocialOrigin::ensure_origin(origin)?;
            Self::do_subsidise(&officer, contract, amount)
        }

        /// Takes something off a bill. What was paid of it already is set off against what is to pay, now or later.
        ///
        /// Origin: a contract officer of the supplier. `document` is the hash of the credit note.
        /// Errors: `AccountNotFound`, `NotOfThisOffice`, `NothingToPay`, `BillNotFound`; `MoreThanBilled`, if it is more than the bill
        /// came to, or, where it is no longer kept or is the opening balance, than is to pay of all those.
        /// Events: `BillCredited`; `Settled` if something was set off; `PlanFulfilled` if that was the rest of a plan.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::credit_bill())]
        pub fn credit_bill(
            origin: OriginFor<T>,
            contract: ContractId,
            bill: BillNumber,
            amount: u128,
            document: H256,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_credit_bill(&officer, contract, bill, amount, document)
        }

        /// Adds something to a bill that is kept, and gives it a new time to pay. **Four eyes.**
        ///
        /// Origin: proposed by a contract officer of the supplier, and confirmed. `document` is the hash of the debit note.
        /// Errors: `AccountNotFound`, `NotOfThisOffice`, `NothingToPay`, `BillNotFound`, `BillNotKept`.
        /// Events: `BillDebited`; `Settled` if something was prepaid.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::debit_bill())]
        pub fn debit_bill(
            origin: OriginFor<T>,
            contract: ContractId,
            bill: BillNumber,
            amount: u128,
            document: H256,
        ) -> DispatchResult {
            let confirmed = T::ConfirmedSupplierOrigin::ensure_origin(origin)?;
            Self::do_debit_bill(&confirmed, contract, bill, amount, document)
        }

        /// Offers to take what is to pay in instalments, equal but for a minor unit. It takes the place of an offer before it,
        /// and of a plan that was not kept.
        ///
        /// Origin: a contract officer of the supplier.
        /// Errors: `AccountNotFound`, `NotOfThisOffice`, `InstalmentsOutOfRange`, `IntervalTooShort`, `InstalmentPast`,
        /// `PlanTooLong`, `PlanKept`.
        /// Event: `PlanOffered`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::offer_plan())]
        pub fn offer_plan(
            origin: OriginFor<T>,
            contract: ContractId,
            instalments: u8,
            first_at: Moment,
            interval: Moment,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_offer_plan(&officer, contract, instalments, first_at, interval)
        }

        /// Accepts the plan that is offered, for all that is to pay now. The terms are those that the consumer has read: an offer
        /// that took the place of theirs is not accepted.
        ///
        /// Origin: the wallet of the consumer; where the contract ended by the consumer's death, of whoever took it over.
        /// Errors: `AccountNotFound`, `ContractNotFound`, `NotConsumer`, `NoPlanOffered`, `PlanDiffers`, `InstalmentPast`,
        /// `NothingToPay`. Event: `PlanAccepted`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::accept_plan())]
        pub fn accept_plan(
            origin: OriginFor<T>,
            contract: ContractId,
            instalments: u8,
            first_at: Moment,
            interval: Moment,
        ) -> DispatchResult {
            let wallet = ensure_signed(origin)?;
            Self::do_accept_plan(&wallet, contract, instalments, first_at, interval)
        }

        /// Gives back what is left when a contract has ended and everything is billed and paid: what was prepaid, and what the
        /// supplier owes as far as its account reaches.
        ///
        /// Origin: the wallet of the consumer, to which it goes; where the contract ended by the consumer's death, of whoever took it
        /// over.
        /// Errors: `AccountNotFound`, `ContractNotFound`, `NotConsumer`, `NotEnded`, `NotAllBilled`, `StillOwed`,
        /// `NothingToRefund`, those of the asset. Event: `Refunded`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::refund())]
        pub fn refund(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            Self::do_refund(ensure_signed(origin)?, contract)
        }

        /// Takes money from the supplier's account. What is prepaid is held there, and stays. **Four eyes.**
        ///
        /// Origin: proposed by a contract officer of the supplier, and confirmed.
        /// Errors: `NothingToPay`, those of the asset. Event: `Withdrawn`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(
            origin: OriginFor<T>,
            asset: T::AssetId,
            amount: u128,
            to: T::AccountId,
        ) -> DispatchResult {
            let confirmed = T::ConfirmedSupplierOrigin::ensure_origin(origin)?;
            Self::do_withdraw(&confirmed, asset, amount, to)
        }

        /// Grants one of the tariff's discounts, by its place, for so many months from the next one on. It takes the place of what
        /// was granted for them before; the same one again, without a gap, goes on.
        ///
        /// Origin: a social office's officer.
        /// Errors: `AccountNotFound`, `ContractNotFound`, `OutsideRegion`, `ContractEnded`, `MonthsOutOfRange`,
        /// `TariffNotFound`, `NoSuchDiscount`, `TooManyGrants`. Event: `DiscountGranted`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::grant_discount())]
        pub fn grant_discount(
            origin: OriginFor<T>,
            contract: ContractId,
            discount: u8,
            months: u8,
        ) -> DispatchResult {
            let officer = T::SocialOrigin::ensure_origin(origin)?;
            Self::do_grant_discount(&officer, contract, discount, months)
        }

        /// Ends a discount with this month.
        ///
        /// Origin: a social office's officer.
        /// Errors: `AccountNotFound`, `ContractNotFound`, `OutsideRegion`, `ContractEnded`, `NoDiscount`. Event: `DiscountEnded`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::end_discount())]
        pub fn end_discount(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            let officer = T::SocialOrigin::ensure_origin(origin)?;
            Self::do_end_discount(&officer, contract)
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
