//! What the runtime gives the pallet.

use frame_support::pallet_macros::pallet_section;

/// The configuration, which the pallet imports.
#[pallet_section]
mod config {
    #[pallet::config]
    pub trait Config: frame_system::Config<Hash = H256> {
        /// An informant in office: of a hospital, of a village.
        type InformantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A registrar in office.
        type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// A registrar's proposal that a supervisor has confirmed.
        type ConfirmedRegistrarOrigin: EnsureOrigin<
            Self::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// Whose mandate is in force: asked for the registrar who signed a batch, and signs no extrinsic of it.
        type Accreditation: Accreditation<Self::AccountId>;

        /// Whom a citizen's wallet speaks for.
        type CivilStatus: CivilStatus<Self::AccountId>;

        /// The register.
        type Register: VitalRegister<Self::AccountId>;

        /// How long a declaration waits for whoever has to act on it, in milliseconds.
        #[pallet::constant]
        type DeclarationTerm: Get<Moment>;

        /// The most open declarations of one informant.
        #[pallet::constant]
        type MaxOpenOfInformant: Get<u32>;

        /// The most open declarations of one citizen.
        #[pallet::constant]
        type MaxOpenOfCitizen: Get<u32>;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// The signature of a desk's registrar.
        type Signature: Verify<Signer = Self::Signer> + Parameter;

        /// The public key behind such a signature.
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;

        /// Makes those who sign.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }
}
