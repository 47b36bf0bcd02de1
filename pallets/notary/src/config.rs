//! What the runtime gives the pallet.

use frame_support::pallet_macros::pallet_section;

/// The configuration, which the pallet imports.
#[pallet_section]
mod config {
    #[pallet::config]
    pub trait Config: frame_system::Config<Hash = H256> {
        /// A notary in office.
        type NotaryOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A notary's proposal that a supervisor has confirmed.
        type ConfirmedNotaryOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// A proposal of an officer of a notaries' chamber that a supervisor has confirmed. It must be of a chamber: a
        /// head of another office has the same role.
        type ConfirmedChamberOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// A judge in office.
        type JudgeOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An identity officer in office.
        type IdentityOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An identity officer's proposal that a supervisor has confirmed.
        type ConfirmedIdentityOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// A proposal of an officer of the treasury that a supervisor has confirmed.
        type ConfirmedTreasurerOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// An officer who has seen the papers of somebody who is exempt from fees. No notary.
        type ExemptionOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// Who is a notary.
        type Accreditation: Accreditation<Self::AccountId>;

        /// Which keys speak for somebody in the civil-status domain: they are not linked here.
        type CivilStatus: CivilStatus<Self::AccountId>;

        /// Which practice settles what somebody has left.
        type Estates: EstateKeeping;

        /// Money, with what is on hold of it.
        type Assets: MutateHold<
            Self::AccountId,
            Balance = Balance,
            Reason = Self::RuntimeHoldReason,
        >;

        /// Why money can be on hold.
        type RuntimeHoldReason: From<HoldReason>;

        /// What fees and prices are paid in. Another asset takes a migration of all that is on hold.
        type SettlementAsset: Get<AssetIdOf<Self>>;

        /// Where state duties go.
        type TreasuryAccount: Get<Self::AccountId>;

        /// How long a person's next wallet waits until it speaks for them, in milliseconds.
        #[pallet::constant]
        type NextWalletDelay: Get<Moment>;

        /// The longest validity of a power of attorney, from its drafting, in milliseconds.
        #[pallet::constant]
        type MaxPowerTerm: Get<Moment>;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// The signature of a citizen's wallet.
        type Signature: Verify<Signer = Self::Signer> + Parameter;

        /// The public key behind such a signature.
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;

        /// Signs as a wallet.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: WalletSigner<Self::AccountId, Self::Signature>;

        /// Makes the settlement asset and gives it to accounts.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkAssets: fungibles::Create<Self::AccountId, AssetId = AssetIdOf<Self>, Balance = Balance>
            + fungibles::Mutate<Self::AccountId>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }
}
