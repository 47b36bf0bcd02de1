#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod births;
mod changes;
mod corrections;
mod courts;
mod deaths;
mod entries;
mod errors;
mod events;
mod marriages;
#[cfg(test)]
mod mock;
mod parentage;
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
use frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use weights::WeightInfo;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        types::{
            Correction, Decision, DivorceGround, FieldClass, LinksOpening, MaritalStatus, Marriage,
            Matter, Parents, Parties, PaternityGround, Person, PersonalChange, Record, RecordKey,
        },
        WeightInfo,
    };
    use adliya_primitives::{
        traits::{OnDeath, OnDeathAnnulled},
        Confirmed, DecisionId, MandateId, Moment, OfficeId, Officer, RecordId, Region, SubjectId,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::{IdentifyAccount, Verify};

    #[pallet::config]
    pub trait Config: frame_system::Config {
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

    /// The marriages by their records. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Marriages<T> = StorageMap<_, Twox64Concat, RecordId, Marriage>;

    /// The latest legitimation of a birth's child, by the record of the birth.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Legitimations<T> = StorageMap<_, Twox64Concat, RecordId, RecordId>;

    /// The records that are annulled, each with the one that annulled it. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Annulments<T> = StorageMap<_, Twox64Concat, RecordId, RecordId>;

    /// The corrections of a record, counted from 0, with what they replaced. Never removed.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type Corrections<T> =
        StorageDoubleMap<_, Twox64Concat, RecordId, Twox64Concat, u32, Correction>;

    /// The next decision's number.
    #[pallet::storage]
    pub type NextDecision<T> = StorageValue<_, DecisionId, ValueQuery>;

    /// The decisions of courts about records. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Decisions<T> = StorageMap<_, Twox64Concat, DecisionId, Decision>;

    /// The wallet that a person has linked.
    // Blake2_128Concat: an identity officer brings the id.
    #[pallet::storage]
    pub type Wallets<T: Config> = StorageMap<_, Blake2_128Concat, SubjectId, T::AccountId>;

    /// Whose wallet it is.
    // Blake2_128Concat: a citizen chooses the key.
    #[pallet::storage]
    pub type WalletOwners<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, SubjectId>;

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

        /// Lodges a court's decision about a record, for registrars to carry out. The record lies within the court's region.
        ///
        /// Origin: a judge.
        /// Errors: `NotFound`, `RecordAnnulled`, `KindMismatch`, `BirthNotAnnullable`, `NotAnnullable`,
        /// `OutsideJurisdiction`, `OwnRecord` (also for the judge's spouse, and for parents whom the matter names), `NoIdLeft`.
        /// Event: `DecisionLodged`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::lodge_decision())]
        pub fn lodge_decision(
            origin: OriginFor<T>,
            matter: Matter,
            claims_root: H256,
        ) -> DispatchResult {
            let judge = T::JudgeOrigin::ensure_origin(origin)?;
            Self::do_lodge_decision(&judge, matter, claims_root)
        }

        /// Registers a divorce: the marriage ends, both spouses are divorced.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `NotFound`, `OwnRecord`, `MarriageEnded`, `NoIdLeft`; with a
        /// decision `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`. Event: `DivorceRegistered`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::register_divorce())]
        pub fn register_divorce(
            origin: OriginFor<T>,
            marriage: RecordId,
            ground: DivorceGround,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_divorce(&officer, marriage, ground, claims_root, region)
        }

        /// Registers that a court has annulled a marriage in force: each spouse is again what they were before it.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `NotFound`, `OwnRecord`, `MarriageEnded`, `DecisionNotFound`,
        /// `AlreadyExecuted`, `MatterMismatch`, `NoIdLeft`. Event: `MarriageAnnulled`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::register_marriage_annulment())]
        pub fn register_marriage_annulment(
            origin: OriginFor<T>,
            marriage: RecordId,
            decision: DecisionId,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_marriage_annulment(&officer, marriage, decision, claims_root, region)
        }

        /// Registers that a court has separated spouses. They stay married.
        ///
        /// Origin: a registrar.
        /// Errors: those of [`Pallet::register_marriage_annulment`], and `AlreadySeparated`. Event: `SeparationRegistered`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::register_separation())]
        pub fn register_separation(
            origin: OriginFor<T>,
            marriage: RecordId,
            decision: DecisionId,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_separation(&officer, marriage, decision, claims_root, region)
        }

        /// Registers that a court has annulled a death: the person lives, and is married again, unless the spouse has
        /// married somebody else since. The other domains hear of it; `opening` opens the `links` as the death did.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`,
        /// `RecordAnnulled`, `KindMismatch`, `LinksMismatch`, `OwnRecord`, `NoIdLeft`, and what another domain refuses.
        /// Event: `DeathAnnulled`.
        #[pallet::call_index(8)]
        #[pallet::weight(
            T::WeightInfo::register_death_annulment().saturating_add(T::OnDeathAnnulled::weight())
        )]
        pub fn register_death_annulment(
            origin: OriginFor<T>,
            death: RecordId,
            opening: LinksOpening,
            decision: DecisionId,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_death_annulment(
                &officer,
                death,
                opening,
                decision,
                claims_root,
                region,
            )
        }

        /// Registers that a court has annulled a record that is no death and no marriage. It stays in the histories. Of a
        /// paternity, the father leaves the birth.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`,
        /// `RecordAnnulled`, `KindMismatch` (a death), `OwnRecord`, `NoIdLeft`. Event: `RecordAnnulled`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::register_record_annulment())]
        pub fn register_record_annulment(
            origin: OriginFor<T>,
            annulled: RecordId,
            decision: DecisionId,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_record_annulment(&officer, annulled, decision, claims_root, region)
        }

        /// Corrects a slip of the pen in a record of the officer's region: its claims get another root.
        ///
        /// Origin: a registrar.
        /// Errors: `NotFound`, `RecordAnnulled`, `RootUnchanged`, `NoIdLeft`, `OutsideJurisdiction`, `OwnRecord`.
        /// Event: `RecordCorrected`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::correct_minor())]
        pub fn correct_minor(
            origin: OriginFor<T>,
            record: RecordId,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_correct_minor(&officer, record, claims_root)
        }

        /// Corrects what matters in a record, but neither parentage nor identity. **Four eyes.**
        ///
        /// Origin: proposed by a registrar, and confirmed. Errors and event as for [`Pallet::correct_minor`]; `OwnRecord` is
        /// for the supervisor as well.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::correct_material())]
        pub fn correct_material(
            origin: OriginFor<T>,
            record: RecordId,
            claims_root: H256,
        ) -> DispatchResult {
            let confirmed = T::ConfirmedRegistrarOrigin::ensure_origin(origin)?;
            Self::do_correct_material(&confirmed, record, claims_root)
        }

        /// Corrects a record as a court ordered: who somebody is, or the parents whom a birth names.
        ///
        /// Origin: a registrar.
        /// Errors: those of [`Pallet::correct_minor`], `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`, and for parents
        /// `PartiesNotDistinct`, `NotRegistered`. Event: `RecordCorrected`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::correct_by_decision())]
        pub fn correct_by_decision(
            origin: OriginFor<T>,
            record: RecordId,
            decision: DecisionId,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_correct_by_decision(&officer, record, decision, claims_root)
        }

        /// Registers the father of a child whose birth names none: he becomes a party of the birth.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `NotFound`, `RecordAnnulled`, `KindMismatch`, `FatherNamed`,
        /// `PartiesNotDistinct`, `OwnRecord`, `NotRegistered`, `NoIdLeft`; by recognition `MotherNotNamed`, `Deceased`; by
        /// decision `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`. Event: `PaternityRegistered`.
        #[pallet::call_index(13)]
        #[pallet::weight(match ground {
            PaternityGround::Recognition => T::WeightInfo::recognise_paternity(),
            PaternityGround::Decision(_) => T::WeightInfo::establish_paternity(),
        })]
        pub fn register_paternity(
            origin: OriginFor<T>,
            birth: RecordId,
            father: SubjectId,
            ground: PaternityGround,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_paternity(&officer, birth, father, ground, claims_root, region)
        }

        /// Registers that a child's parents have married each other after its birth.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `NotFound`, `RecordAnnulled`, `KindMismatch`, `OwnRecord`,
        /// `NotTheParents`, `MarriageNotLater`, `AlreadyLegitimated`, `NoIdLeft`. Event: `LegitimationRegistered`.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::register_legitimation())]
        pub fn register_legitimation(
            origin: OriginFor<T>,
            birth: RecordId,
            marriage: RecordId,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_legitimation(&officer, birth, marriage, claims_root, region)
        }

        /// Registers that a living person has another name or another sex marker.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `OwnRecord`, `NotRegistered`, `Deceased`, `NoIdLeft`.
        /// Event: `PersonalChangeRegistered`.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::register_personal_change())]
        pub fn register_personal_change(
            origin: OriginFor<T>,
            subject: SubjectId,
            change: PersonalChange,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_personal_change(&officer, subject, change, claims_root, region)
        }

        /// Registers a child who was found, and whose parents are not known.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `OwnRecord`, `AlreadyRegistered`, `NoIdLeft`.
        /// Event: `FoundlingRegistered`.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::register_foundling())]
        pub fn register_foundling(
            origin: OriginFor<T>,
            child: SubjectId,
            links: H256,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_foundling(&officer, child, links, claims_root, region)
        }

        /// Registers a child who was born dead. No person begins with it.
        ///
        /// Origin: a registrar.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `OwnRecord`, `NotRegistered` (the mother), `NoIdLeft`.
        /// Event: `FetalDeathRegistered`.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::register_fetal_death())]
        pub fn register_fetal_death(
            origin: OriginFor<T>,
            mother: Option<SubjectId>,
            claims_root: H256,
            region: Region,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register_fetal_death(&officer, mother, claims_root, region)
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
