//! What the runtime gives the pallet.

use frame_support::pallet_macros::pallet_section;

/// The configuration, which the pallet imports.
#[pallet_section]
mod config {
    #[pallet::config]
    pub trait Config: frame_system::Config<Hash = H256> {
        /// An officer in office who concludes contracts for a supplier.
        type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// Such an officer's proposal that a supervisor has confirmed.
        type ConfirmedSupplierOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// An officer in office who proposes tariffs for a ministry.
        type MinistryOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// For which offices a ministry may propose them.
        type Suppliers: Suppliers;

        /// What keeps a contract from being ended on an officer's word.
        type Safeguards: Safeguards;

        /// A meter operator in office.
        type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A metrologist in office.
        type MetrologistOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Officer<Self::AccountId>,
        >;

        /// An identity officer in office.
        type IdentityOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A regulator in office.
        type RegulatorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A regulator's proposal that a supervisor has confirmed.
        type ConfirmedRegulatorOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// Which keys speak for somebody in the civil-status domain: they are not linked here.
        type CivilStatus: CivilStatus<Self::AccountId>;

        /// How long a consumer's next wallet waits until it speaks for them, in milliseconds.
        #[pallet::constant]
        type NextWalletDelay: Get<Moment>;

        /// How long an offer waits for the consumer, in milliseconds.
        #[pallet::constant]
        type OfferTerm: Get<Moment>;

        /// How far a meter's clock may be ahead of the chain's, in milliseconds.
        #[pallet::constant]
        type ClockTolerance: Get<Moment>;

        /// What is remarkable of a reading, and how long one side has to answer the other.
        #[pallet::constant]
        type ReadingRules: Get<ReadingRules>;

        /// How long a consumer has to object to a contract that was on paper before it takes effect, in milliseconds.
        #[pallet::constant]
        type ImportNotice: Get<Moment>;

        /// How long they can dispute the opening balance after that, in milliseconds.
        #[pallet::constant]
        type ImportDispute: Get<Moment>;

        /// How long before a tariff applies it has to be approved, in milliseconds.
        #[pallet::constant]
        type NoticePeriod: Get<Moment>;

        /// Names the asset that a tariff is paid in.
        type AssetId: Parameter + MaxEncodedLen + Copy;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// The signature of a consumer's wallet.
        type Signature: Verify<Signer = Self::Signer> + Parameter;

        /// The public key behind such a signature.
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;

        /// Makes wallets that sign, and names the asset.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature, Self::AssetId>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }
}
