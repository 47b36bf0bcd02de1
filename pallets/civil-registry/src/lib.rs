#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod adoption;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod births;
mod certificates;
mod changes;
mod config;
mod corrections;
mod courts;
mod deaths;
mod entries;
mod errors;
mod events;
mod guardianships;
mod links;
mod marriages;
#[cfg(test)]
mod mock;
mod notices;
mod parentage;
mod queries;
mod registration;
mod residences;
pub mod runtime_api;
mod sealing;
mod statistics;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
mod wallets;
pub mod weights;

use frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use weights::WeightInfo;

#[import_section(config::config)]
#[import_section(storage::storage)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        types::{
            Care, Certificate, CertificateReason, CertificateStanding, Correction, Count, Decision,
            DistrictKey, DivorceGround, EventKind, FieldClass, Guardianship, GuardianshipEndGround,
            GuardianshipGround, Item, MaritalStatus, Marriage, Matter, MonthKey, Notice, Opening,
            Parents, Parties, PaternityGround, Person, PersonalChange, Record, RecordKey,
            Replacement, Seal, VitalEvent, WaiverGround, WalletOwner,
        },
        WeightInfo,
    };
    #[cfg(feature = "runtime-benchmarks")]
    use adliya_primitives::benchmarking::WalletSigner;
    use adliya_primitives::{
        traits::{OnDeath, OnDeathAnnulled},
        CertificateHash, Confirmed, DecisionId, Entry, MandateId, Moment, NoticeId, OfficeId,
        Officer, RecordId, Region, SubjectId,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::{IdentifyAccount, Verify};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Registers a vital event, which makes a record: what each asks for and does is said at its
        /// [variant](VitalEvent).
        ///
        /// Origin: a registrar, of an office whose region covers the entry's or which serves the whole country.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `SupervisorMissing` (a delayed registration), `NotFromArchive`,
        /// `NoIdLeft`, and those of the event. Event: that of the event.
        #[pallet::call_index(0)]
        #[pallet::weight(event.weight::<T>())]
        pub fn register(origin: OriginFor<T>, event: VitalEvent, entry: Entry) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_register(&officer, None, event, entry)
        }

        /// Registers a vital event more than a year after it happened. **Four eyes.**
        ///
        /// Origin: proposed by a registrar, and confirmed.
        /// Errors: those of [`Pallet::register`]; `OwnRecord` is for the supervisor as well. Event: that of the event.
        #[pallet::call_index(1)]
        #[pallet::weight(event.weight::<T>())]
        pub fn register_delayed(
            origin: OriginFor<T>,
            event: VitalEvent,
            entry: Entry,
        ) -> DispatchResult {
            let Confirmed {
                officer,
                supervisor,
            } = T::ConfirmedRegistrarOrigin::ensure_origin(origin)?;
            Self::do_register(&officer, Some(&supervisor), event, entry)
        }

        /// Links a citizen's wallet to their person.
        ///
        /// `signature` is the wallet's own over [`wallet_link_message`](adliya_primitives::subject::wallet_link_message)
        /// of this chain's genesis hash and the subject, bare or between `<Bytes>` and `</Bytes>`.
        ///
        /// Origin: an identity officer.
        /// Errors: `OwnRecord`, `NotRegistered`, `Deceased`, `WalletAlreadyLinked`, `WalletTaken`,
        /// `SignatureInvalid`. Event: `WalletLinked`.
        #[pallet::call_index(2)]
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
        /// Errors: `NotFound` (also for a commitment), `RecordAnnulled`, `KindMismatch`, `BirthNotAnnullable`,
        /// `NotAnnullable`, `NotSealable`, `OutsideJurisdiction`, `OwnRecord` (also for the judge's spouse, and for parents
        /// whom the matter names), `Expired` (an order to open), `NoIdLeft`. Event: `DecisionLodged`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::lodge_decision())]
        pub fn lodge_decision(
            origin: OriginFor<T>,
            matter: Matter,
            claims_root: H256,
        ) -> DispatchResult {
            let judge = T::JudgeOrigin::ensure_origin(origin)?;
            Self::do_lodge_decision(&judge, matter, claims_root)
        }

        /// Corrects a slip of the pen in a record of the officer's region: its claims get another root.
        ///
        /// Origin: a registrar.
        /// Errors: `NotFound`, `RecordAnnulled`, `RootUnchanged`, `NoIdLeft`, `OutsideJurisdiction`, `OwnRecord`.
        /// Event: `RecordCorrected`.
        #[pallet::call_index(4)]
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
        #[pallet::call_index(5)]
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
        #[pallet::call_index(6)]
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

        /// Issues a certificate of a record of the officer's region, or of the country that the office serves.
        ///
        /// `certificate` is [`certificate_hash`](adliya_primitives::certificate::certificate_hash) of what is printed on it.
        ///
        /// Origin: a registrar. Errors: `NotFound`, `RecordAnnulled`, `OutsideJurisdiction`, `OwnRecord`,
        /// `CertificateTaken`. Event: `CertificateIssued`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::issue_certificate())]
        pub fn issue_certificate(
            origin: OriginFor<T>,
            record: RecordId,
            certificate: CertificateHash,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_issue_certificate(&officer, record, certificate)
        }

        /// Issues a certificate of a record that the signer's person is a party of.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`, `WalletFrozen`, `Deceased`, `UnderGuardianship`, `NotFound`,
        /// `RecordAnnulled`, `NotParty`, `CertificateTaken`. Event: `OwnCertificateIssued`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::issue_own_certificate())]
        pub fn issue_own_certificate(
            origin: OriginFor<T>,
            record: RecordId,
            certificate: CertificateHash,
        ) -> DispatchResult {
            let holder = Self::ensure_speaks(&ensure_signed(origin)?)?;
            Self::do_issue_own_certificate(holder, record, certificate)
        }

        /// Suspends, reinstates or revokes a certificate of a record of the officer's region, whoever issued it.
        ///
        /// Origin: a registrar. Errors: `CertificateNotFound`, `CertificateRevoked`, `StandingUnchanged`,
        /// `OutsideJurisdiction`, `OwnRecord`. Event: `CertificateStandingChanged`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::set_certificate_standing())]
        pub fn set_certificate_standing(
            origin: OriginFor<T>,
            certificate: CertificateHash,
            standing: CertificateStanding,
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_set_certificate_standing(&officer, certificate, standing)
        }

        /// Revokes a certificate that the signer's person has issued.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`, `WalletFrozen`, `Deceased`, `UnderGuardianship`,
        /// `CertificateNotFound`, `NotIssuer`, `CertificateRevoked`. Event: `OwnCertificateRevoked`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::revoke_own_certificate())]
        pub fn revoke_own_certificate(
            origin: OriginFor<T>,
            certificate: CertificateHash,
            reason: CertificateReason,
        ) -> DispatchResult {
            let holder = Self::ensure_speaks(&ensure_signed(origin)?)?;
            Self::do_revoke_own_certificate(holder, certificate, reason)
        }

        /// Freezes a person's wallet on their report: it speaks for nobody until it is unfrozen or replaced.
        ///
        /// Origin: an identity officer. Errors: `OwnRecord`, `WalletNotLinked`, `WalletFrozen`. Event: `WalletFrozen`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::freeze_wallet())]
        pub fn freeze_wallet(origin: OriginFor<T>, subject: SubjectId) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_freeze_wallet(&officer, subject)
        }

        /// Freezes the wallet that signs.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`, `WalletFrozen`. Event: `OwnWalletFrozen`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::freeze_own_wallet())]
        pub fn freeze_own_wallet(origin: OriginFor<T>) -> DispatchResult {
            Self::do_freeze_own_wallet(ensure_signed(origin)?)
        }

        /// Unfreezes the wallet of a person whom the officer has identified.
        ///
        /// Origin: an identity officer. Errors: `OwnRecord`, `WalletNotLinked`, `WalletNotFrozen`. Event: `WalletUnfrozen`.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::unfreeze_wallet())]
        pub fn unfreeze_wallet(origin: OriginFor<T>, subject: SubjectId) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_unfreeze_wallet(&officer, subject)
        }

        /// Proposes another wallet for a person whom the officer has identified. It can be completed after
        /// [`Config::WalletReplacementDelay`], unless the old wallet objects. `signature` as for [`Pallet::link_wallet`].
        ///
        /// Origin: an identity officer. Errors: `OwnRecord`, `NotRegistered`, `Deceased`, `WalletNotLinked`,
        /// `ReplacementPending`, `WalletTaken`, `SignatureInvalid`. Event: `ReplacementProposed`.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::propose_wallet_replacement())]
        pub fn propose_wallet_replacement(
            origin: OriginFor<T>,
            subject: SubjectId,
            wallet: T::AccountId,
            signature: T::Signature,
        ) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_propose_replacement(&officer, None, subject, wallet, &signature)
        }

        /// The same where the old wallet is in the wrong hands and would object: it cannot. **Four eyes.**
        ///
        /// Origin: proposed by an identity officer, and confirmed. Errors and event as for
        /// [`Pallet::propose_wallet_replacement`]; `OwnRecord` is for the supervisor as well.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::insist_on_wallet_replacement())]
        pub fn insist_on_wallet_replacement(
            origin: OriginFor<T>,
            subject: SubjectId,
            wallet: T::AccountId,
            signature: T::Signature,
        ) -> DispatchResult {
            let Confirmed {
                officer,
                supervisor,
            } = T::ConfirmedIdentityOrigin::ensure_origin(origin)?;
            Self::do_propose_replacement(&officer, Some(&supervisor), subject, wallet, &signature)
        }

        /// Objects to the replacement of the wallet that signs, frozen or not: it is off.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`, `ReplacementNotFound`, `ObjectionOverruled`.
        /// Event: `ReplacementObjected`.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::object_to_replacement())]
        pub fn object_to_replacement(origin: OriginFor<T>) -> DispatchResult {
            Self::do_object_to_replacement(&ensure_signed(origin)?)
        }

        /// Takes back a proposal to replace a wallet.
        ///
        /// Origin: an identity officer. Errors: `OwnRecord`, `ReplacementNotFound`. Event: `ReplacementCancelled`.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::cancel_wallet_replacement())]
        pub fn cancel_wallet_replacement(
            origin: OriginFor<T>,
            subject: SubjectId,
        ) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_cancel_replacement(&officer, subject)
        }

        /// Puts the new wallet in the place of the old, which is never linked again.
        ///
        /// Origin: anybody who signs, once it is due. Errors: `ReplacementNotFound`, `ReplacementNotDue`, `NotRegistered`,
        /// `Deceased`, `WalletNotLinked`. Event: `WalletReplaced`.
        #[pallet::call_index(18)]
        #[pallet::weight(T::WeightInfo::complete_wallet_replacement())]
        pub fn complete_wallet_replacement(
            origin: OriginFor<T>,
            subject: SubjectId,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_complete_replacement(subject)
        }

        /// Two people declare before the registrar, of any office, that they want to marry: from now on they wait.
        ///
        /// Origin: a registrar. Errors: `PartiesNotDistinct`, `OwnRecord`, `NotRegistered`, `Deceased`, `AlreadyMarried`,
        /// `UnderGuardianship`, `AlreadyDeclared`, `NoIdLeft`. Event: `MarriageDeclared`.
        #[pallet::call_index(19)]
        #[pallet::weight(T::WeightInfo::declare_marriage())]
        pub fn declare_marriage(origin: OriginFor<T>, spouses: [SubjectId; 2]) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_declare_marriage(&officer, spouses)
        }

        /// Declares that the signer's person wants to marry `other`, whose consent is then awaited.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`, `WalletFrozen`, `PartiesNotDistinct`, `NotRegistered`,
        /// `Deceased`, `AlreadyMarried`, `UnderGuardianship`, `AlreadyDeclared`, `NoIdLeft`. Event: `OwnMarriageDeclared`.
        #[pallet::call_index(20)]
        #[pallet::weight(T::WeightInfo::declare_own_marriage())]
        pub fn declare_own_marriage(origin: OriginFor<T>, other: SubjectId) -> DispatchResult {
            let declarant = Self::ensure_speaks(&ensure_signed(origin)?)?;
            Self::do_declare_own_marriage(declarant, other)
        }

        /// Consents to the marriage that the other of the two declared: from now on they wait.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`, `WalletFrozen`, `Deceased`, `NoticeNotFound`, `NotParty` (who
        /// declared it has said so already), `AlreadyConsented`, `NoticeLapsed`, `NoticeWithdrawn`, `NoticeUsed`.
        /// Event: `MarriageConsented`.
        #[pallet::call_index(21)]
        #[pallet::weight(T::WeightInfo::consent_to_marriage())]
        pub fn consent_to_marriage(origin: OriginFor<T>, notice: NoticeId) -> DispatchResult {
            let subject = Self::ensure_speaks(&ensure_signed(origin)?)?;
            Self::do_consent_to_marriage(subject, notice)
        }

        /// The other of the two consents before the registrar, of any office.
        ///
        /// Origin: a registrar. Errors: `NoticeNotFound`, `OwnRecord`, `Deceased`, `AlreadyConsented`, `NoticeLapsed`,
        /// `NoticeWithdrawn`, `NoticeUsed`. Event: `ConsentAttested`.
        #[pallet::call_index(22)]
        #[pallet::weight(T::WeightInfo::attest_consent())]
        pub fn attest_consent(origin: OriginFor<T>, notice: NoticeId) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_attest_consent(&officer, notice)
        }

        /// Two people who want to marry need not wait, for a reason that the law accepts.
        ///
        /// Origin: a supervisor of registry offices. Errors: `NoticeNotFound`, `OwnRecord`, `ConsentMissing`,
        /// `NothingToWaive`, `NoticeLapsed`, `NoticeWithdrawn`, `NoticeUsed`. Event: `WaitingWaived`.
        #[pallet::call_index(23)]
        #[pallet::weight(T::WeightInfo::waive_waiting())]
        pub fn waive_waiting(
            origin: OriginFor<T>,
            notice: NoticeId,
            ground: WaiverGround,
        ) -> DispatchResult {
            let supervisor = T::SupervisorOrigin::ensure_origin(origin)?;
            Self::do_waive_waiting(&supervisor, notice, ground)
        }

        /// Withdraws a notice. Who has no wallet need not: nobody is married who does not come to it.
        ///
        /// Origin: a linked wallet of either of the two. Errors: `WalletNotLinked`, `WalletFrozen`, `Deceased`,
        /// `NoticeNotFound`, `NotParty`, `NoticeLapsed`, `NoticeWithdrawn`, `NoticeUsed`. Event: `NoticeWithdrawn`.
        #[pallet::call_index(24)]
        #[pallet::weight(T::WeightInfo::withdraw_notice())]
        pub fn withdraw_notice(origin: OriginFor<T>, notice: NoticeId) -> DispatchResult {
            let subject = Self::ensure_speaks(&ensure_signed(origin)?)?;
            Self::do_withdraw_notice(subject, notice)
        }

        /// Issues a certificate of a record that the ward of the signer's person is a party of. The ward is its holder.
        ///
        /// Origin: the linked wallet of the guardian. Errors: `WalletNotLinked`, `WalletFrozen`, `Deceased`,
        /// `UnderGuardianship`, `NotGuardian`, `NotFound`, `RecordAnnulled`, `NotParty` (the ward), `CertificateTaken`.
        /// Event: `WardCertificateIssued`.
        #[pallet::call_index(25)]
        #[pallet::weight(T::WeightInfo::issue_ward_certificate())]
        pub fn issue_ward_certificate(
            origin: OriginFor<T>,
            ward: SubjectId,
            record: RecordId,
            certificate: CertificateHash,
        ) -> DispatchResult {
            let guardian = Self::ensure_speaks(&ensure_signed(origin)?)?;
            Self::do_issue_ward_certificate(guardian, ward, record, certificate)
        }

        /// Commits to new ids in the other domains for a person whose former ones a mistaken death has opened: once for
        /// each death that was annulled. **Four eyes.**
        ///
        /// `links` is the [commitment](adliya_primitives::subject::LinkedSubjects::commitment) to the new ids.
        ///
        /// Origin: proposed by an identity officer, and confirmed. Errors: `OwnRecord` (also of the supervisor),
        /// `NotRegistered`, `Deceased`, `LinksNotExposed`, `LinksUnchanged`. Event: `LinksRenewed`.
        #[pallet::call_index(26)]
        #[pallet::weight(T::WeightInfo::renew_links())]
        pub fn renew_links(
            origin: OriginFor<T>,
            subject: SubjectId,
            links: H256,
        ) -> DispatchResult {
            let confirmed = T::ConfirmedIdentityOrigin::ensure_origin(origin)?;
            Self::do_renew_links(&confirmed, subject, links)
        }

        /// Seals the latest of what joins a birth to persons, other than the decision on the adoption: with each call
        /// one less, and then the adoption can be registered. A desk sends all of it in one batch.
        ///
        /// `salt` is 32 random bytes, new for each, which the archive keeps with what is sealed.
        ///
        /// Origin: a registrar, of an office whose region covers the birth's.
        /// Errors: `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch` (no adoption of that birth's child), `NotFound`,
        /// `OutsideJurisdiction`, `OwnRecord`, `NothingToSeal`. Event: `Sealed`.
        #[pallet::call_index(27)]
        #[pallet::weight(T::WeightInfo::seal_satellite())]
        pub fn seal_satellite(
            origin: OriginFor<T>,
            birth: RecordId,
            decision: DecisionId,
            salt: [u8; 32],
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_seal_satellite(&officer, birth, decision, &salt)
        }

        /// Seals a record as a court ordered: from then on it is as if it had never been. `salt` as for
        /// [`Pallet::seal_satellite`].
        ///
        /// Origin: a registrar, of an office whose region covers the record's.
        /// Errors: `DecisionNotFound`, `AlreadyExecuted`, `MatterMismatch`, `NotFound`, `RecordAnnulled`,
        /// `OutsideJurisdiction`, `OwnRecord`. Event: `Sealed`.
        #[pallet::call_index(28)]
        #[pallet::weight(T::WeightInfo::seal_record())]
        pub fn seal_record(
            origin: OriginFor<T>,
            record: RecordId,
            decision: DecisionId,
            salt: [u8; 32],
        ) -> DispatchResult {
            let officer = T::RegistrarOrigin::ensure_origin(origin)?;
            Self::do_seal_record(&officer, record, decision, &salt)
        }

        /// Opens what is sealed, by order of a court: on this record the archive hands out the content and its salt. It may
        /// be done again until the order expires; each time is recorded.
        ///
        /// Origin: an officer of the office that the court entitles.
        /// Errors: `DecisionNotFound`, `MatterMismatch`, `NotReader`, `Expired`, `NoIdLeft`. Event: `SealOpened`.
        #[pallet::call_index(29)]
        #[pallet::weight(T::WeightInfo::open_sealed())]
        pub fn open_sealed(origin: OriginFor<T>, decision: DecisionId) -> DispatchResult {
            let reader = T::ReaderOrigin::ensure_origin(origin)?;
            Self::do_open_sealed(&reader, decision)
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            assert!(
                T::MarriageWaitingTime::get() < T::NoticeLifetime::get(),
                "a notice has to outlast the time in which one waits"
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::check_invariants()
        }
    }
}
