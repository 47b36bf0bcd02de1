//! What the runtime gives the pallet.

use frame_support::pallet_macros::pallet_section;

/// The configuration, which the pallet imports.
#[pallet_section]
mod config {
    #[pallet::config]
    pub trait Config: frame_system::Config<Hash = H256> {
        /// A registrar in office.
        type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A registrar's proposal that a supervisor has confirmed.
        type ConfirmedRegistrarOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// A judge in office.
        type JudgeOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An identity officer in office.
        type IdentityOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An officer whom a court can let read what is sealed.
        type ReaderOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An identity officer's proposal that a supervisor has confirmed.
        type ConfirmedIdentityOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// How long a wallet can object to its replacement, in milliseconds.
        #[pallet::constant]
        type WalletReplacementDelay: Get<Moment>;

        /// A supervisor of registry offices.
        type SupervisorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// How long two people wait from their consent until they can be married, in milliseconds.
        #[pallet::constant]
        type MarriageWaitingTime: Get<Moment>;

        /// How long a notice of marriage counts from the latest consent on, in milliseconds; more than the waiting time.
        #[pallet::constant]
        type NoticeLifetime: Get<Moment>;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// The domains that hear of deaths.
        type OnDeath: OnDeath;

        /// The domains that hear of deaths that were annulled.
        type OnDeathAnnulled: OnDeathAnnulled;

        /// The signature of a citizen's wallet.
        type Signature: Verify<Signer = Self::Signer> + Parameter;

        /// The public key behind such a signature.
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;

        /// Signs as a wallet.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: WalletSigner<Self::AccountId, Self::Signature>;

        /// How far the clocks of the state are ahead of UTC, in milliseconds: statistics are of its calendar's months, which
        /// begin at its midnight. Uzbekistan has five hours and Azerbaijan four, both without summer time. What has been
        /// counted stays in its month, so that another offset takes a migration that counts anew.
        #[pallet::constant]
        type UtcOffset: Get<Moment>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }
}
