//! What the runtime gives the pallet.

use frame_support::pallet_macros::pallet_section;

/// The configuration, which the pallet imports.
#[pallet_section]
mod config {
    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// An officer in office who concludes contracts for a supplier.
        type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An officer in office who goes to the meters for a supplier.
        type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An officer in office who proves social categories.
        type SocialOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An officer in office of the regulator.
        type RegulatorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// Such an officer's proposal that a supervisor has confirmed.
        type ConfirmedRegulatorOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// The utility contracts.
        type Supply: Supply<Self::AccountId>;

        /// Their accounts.
        type Accounts: UtilityAccounts;

        /// How long there is for evidence and the supplier's answer, in milliseconds.
        #[pallet::constant]
        type AnswerTerm: Get<Moment>;

        /// How long after that there is for the regulator to rule, in milliseconds.
        #[pallet::constant]
        type RulingTerm: Get<Moment>;

        /// How long after its announcement a disconnection may be done first, in milliseconds.
        #[pallet::constant]
        type NoticeTerm: Get<Moment>;

        /// How long it may then be done, in milliseconds.
        #[pallet::constant]
        type NoticeLifetime: Get<Moment>;

        /// How long there is to reconnect, in milliseconds.
        #[pallet::constant]
        type ReconnectionTerm: Get<Moment>;

        /// How long a consumer is protected at most before it has to be recorded anew, in milliseconds.
        #[pallet::constant]
        type LongestProtection: Get<Moment>;

        /// For how long after the chain has learned of a consumer's death nobody is disconnected, in milliseconds: the time that
        /// heirs have to accept an inheritance. Six months in Uzbekistan, as `AcceptancePeriod` of the estates.
        #[pallet::constant]
        type EstateTerm: Get<Moment>;

        /// When nobody is disconnected. Where none of these is, there is no winter.
        #[pallet::constant]
        type Winters: Get<BoundedVec<Winter, ConstU32<MAX_WINTERS>>>;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// Makes time pass.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper;

        /// What the calls cost.
        type WeightInfo: WeightInfo;
    }
}
