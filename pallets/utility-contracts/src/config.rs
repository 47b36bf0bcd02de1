//! What the runtime gives the pallet.

use frame_support::pallet_macros::pallet_section;

/// The configuration, which the pallet imports.
#[pallet_section]
mod config {
    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// An officer in office who concludes contracts for a supplier.
        type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A regulator in office.
        type RegulatorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A regulator's proposal that a supervisor has confirmed.
        type ConfirmedRegulatorOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// How long before a tariff applies it has to be approved, in milliseconds.
        #[pallet::constant]
        type NoticePeriod: Get<Moment>;

        /// Names the asset that a tariff is paid in.
        type AssetId: Parameter + MaxEncodedLen + Copy;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }
}
