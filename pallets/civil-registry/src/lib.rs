#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod events;
#[cfg(test)]
mod mock;
mod queries;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
mod wallets;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
    use crate::{
        types::{LinksOpening, Parents, Person, Record, RecordKey},
        WeightInfo,
    };
    use adliya_primitives::{
        traits::OnDeath, MandateId, Moment, OfficeId, Officer, RecordId, Region, SubjectId,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::{IdentifyAccount, Verify};

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// A registrar in office.
        type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// An identity officer in office.
        type IdentityOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Officer<Self::AccountId>>;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// The domains that hear of deaths.
        type OnDeath: OnDeath;

        /// The signature of a citizen's wallet.
        type Signature: Verify<Signer = Self::Signer> + Parameter;

        /// The public key behind such a signature.
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;

        /// Signs as a wallet.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId, Self::Signature>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The next record's number.
    #[pallet::storage]
    pub type NextRecord<T> = StorageValue<_, RecordId, ValueQuery>;

    /// The entries of the register. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Records<T> = StorageMap<_, Twox64Concat, RecordId, Record>;

    /// The persons of the register, by their id in the civil-status domain. Never removed.
    // Blake2_128Concat: a registrar brings the id.
    #[pallet::storage]
    pub type Persons<T> = StorageMap<_, Blake2_128Concat, SubjectId, Person>;

    /// The record of each person's birth: the first of their history.
    // Blake2_128Concat: a registrar brings the id.
    #[pallet::storage]
    pub type Births<T> = StorageMap<_, Blake2_128Concat, SubjectId, RecordId>;

    /// A person's history after birth: the records that they are a party of.
    // Blake2_128Concat: a registrar brings the id. Identity: the chain assigns the numbers, and a history is read in
    // their order.
    #[pallet::storage]
    pub type PersonRecords<T> =
        StorageDoubleMap<_, Blake2_128Concat, SubjectId, Identity, RecordKey, ()>;

    /// The wallet that a person has linked.
    // Blake2_128Concat: an identity officer brings the id.
    #[pallet::storage]
    pub type Wallets<T: Config> = StorageMap<_, Blake2_128Concat, SubjectId, T::AccountId>;

    /// Whose wallet it is.
    // Blake2_128Concat: a citizen chooses the key.
    #[pallet::storage]
    pub type WalletOwners<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, SubjectId>;

    /// `officer` is the mandate of the one who authorised the change, `office` the office it was for.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A birth was registered, and with it a person.
        BirthRegistered {
            /// The entry.
            record: RecordId,
            /// Who was born.
            child: SubjectId,
            /// The parents whom the entry names.
            parents: Parents,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A death was registered.
        DeathRegistered {
            /// The entry.
            record: RecordId,
            /// Who died.
            deceased: SubjectId,
            /// Whom it left widowed.
            widowed: Option<SubjectId>,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A marriage was registered.
        MarriageRegistered {
            /// The entry.
            record: RecordId,
            /// Who married.
            spouses: [SubjectId; 2],
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A wallet was linked to a person.
        WalletLinked {
            /// The person.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// A birth is registered for this person already.
        AlreadyRegistered,
        /// A party is not in the register.
        NotRegistered,
        /// A party is dead.
        Deceased,
        /// One of those who would marry is married.
        AlreadyMarried,
        /// Two parties are the same person.
        PartiesNotDistinct,
        /// The region does not lie within that of the registrar's office.
        OutsideJurisdiction,
        /// A level of the region is named below one that is zero.
        MalformedRegion,
        /// The officer, or the officer's spouse, is a party.
        OwnRecord,
        /// The opening does not give the commitment that was registered.
        LinksMismatch,
        /// The wallet did not sign this subject on this chain.
        SignatureInvalid,
        /// The person has a wallet.
        WalletAlreadyLinked,
        /// The wallet is that of another person.
        WalletTaken,
        /// No number is left for a record.
        NoIdLeft,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Registers a live birth: the child becomes a person of the register.
        ///
        /// `links` is the commitment to the child's ids in the other domains, `claims_root` the root of the entry's
        /// claims. Parents whom it names must be in the register themselves; they may have died since.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `PartiesNotDistinct`, `OwnRecord`, `AlreadyRegistered`,
        /// `NotRegistered` (a parent), `NoIdLeft`. Event: `BirthRegistered`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register_birth())]
        pub fn register_birth(
            origin: OriginFor<T>,
            child: SubjectId,
            parents: Parents,
            links: H256,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_birth(&officer, child, parents, links, claims_root, region)
        }

        /// Registers a death. The person's `links` are opened, the spouse is widowed, the other domains hear of it.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `OwnRecord`, `NotRegistered`, `Deceased`,
        /// `LinksMismatch`, `NoIdLeft`, and what another domain refuses. Event: `DeathRegistered`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::register_death().saturating_add(T::OnDeath::weight()))]
        pub fn register_death(
            origin: OriginFor<T>,
            deceased: SubjectId,
            opening: LinksOpening,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_death(&officer, deceased, opening, claims_root, region)
        }

        /// Registers a marriage of two who are in the register, alive and not married.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `PartiesNotDistinct`, `OwnRecord`, `NotRegistered`,
        /// `Deceased`, `AlreadyMarried`, `NoIdLeft`. Event: `MarriageRegistered`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::register_marriage())]
        pub fn register_marriage(
            origin: OriginFor<T>,
            spouses: [SubjectId; 2],
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_marriage(&officer, spouses, claims_root, region)
        }

        /// Links a citizen's wallet to their person.
        ///
        /// `signature` is the wallet's own over [`wallet_link_message`](adliya_primitives::subject::wallet_link_message)
        /// of this chain's genesis hash and the subject, bare or between `<Bytes>` and `</Bytes>`.
        ///
        /// Origin: an identity officer.
        /// Errors: `OwnRecord`, `NotRegistered`, `Deceased`, `WalletAlreadyLinked`, `WalletTaken`,
        /// `SignatureInvalid`. Event: `WalletLinked`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::link_wallet())]
        pub fn link_wallet(
            origin: OriginFor<T>,
            subject: SubjectId,
            wallet: T::AccountId,
            signature: T::Signature,
        ) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_link_wallet(&officer, subject, wallet, &signature)
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
