//! What the runtime gives the pallet.

use frame_support::pallet_macros::pallet_section;

/// The configuration, which the pallet imports.
#[pallet_section]
mod config {
    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// An officer in office who concludes contracts for a supplier.
        type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// Such an officer's proposal that a supervisor has confirmed.
        type ConfirmedSupplierOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// An officer in office who grants subsidies and discounts.
        type SocialOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// Names an asset.
        type AssetId: Parameter + MaxEncodedLen + Copy;

        /// The assets that bills are paid in. Each is to be sufficient, so that an office has an account with its first sum.
        type Assets: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetId, Balance = u128>;

        /// What is held of them.
        type Holds: fungibles::MutateHold<
            Self::AccountId,
            AssetId = Self::AssetId,
            Balance = u128,
            Reason = Self::RuntimeHoldReason,
        >;

        /// What a sum is held for.
        type RuntimeHoldReason: From<HoldReason>;

        /// The utility contracts.
        type Supply: Supply<Self::AccountId, AssetId = Self::AssetId, Tariff = Tariff>;

        /// How many days a cycle has at least.
        #[pallet::constant]
        type CycleDays: Get<u32>;

        /// How long there is to pay a bill, in milliseconds.
        #[pallet::constant]
        type PaymentTerm: Get<Moment>;

        /// How long a plan of instalments may last, in milliseconds.
        #[pallet::constant]
        type LongestPlan: Get<Moment>;

        /// From which the accounts of the offices are derived.
        #[pallet::constant]
        type PalletId: Get<PalletId>;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// Makes the asset.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetId>;

        /// What the calls cost.
        type WeightInfo: WeightInfo;
    }
}
