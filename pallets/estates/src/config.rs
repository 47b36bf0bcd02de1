//! What the runtime gives the pallet.

use frame_support::pallet_macros::pallet_section;

/// The configuration, which the pallet imports.
#[pallet_section]
mod config {
    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// A notary in office.
        type NotaryOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A notary's proposal that a supervisor has confirmed.
        type ConfirmedNotaryOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// A judge in office.
        type JudgeOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// The practices, their notaries and the citizens of the notary's domain.
        type Practices: NotarialPractices<Self::AccountId>;

        /// Where the deceased lived.
        type CivilStatus: CivilStatus<Self::AccountId>;

        /// How long an heir can accept or renounce without a court and without the others, from the registration of the
        /// death, in milliseconds. `Moment::MAX` where the law sets no such time.
        #[pallet::constant]
        type AcceptancePeriod: Get<Moment>;

        /// How long shares are not certified, from the registration of the death, in milliseconds.
        #[pallet::constant]
        type CertificatePeriod: Get<Moment>;

        /// After what time without a notary of the last residence any notary can take an estate, in milliseconds.
        #[pallet::constant]
        type TakingDelay: Get<Moment>;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// Gives somebody a residence.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }
}
