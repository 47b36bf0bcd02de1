#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod certificates;
mod config;
mod courts;
mod deaths;
mod errors;
mod estates;
mod events;
mod heirs;
#[cfg(test)]
mod mock;
mod queries;
pub mod runtime_api;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;
mod wills;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
use frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use weights::WeightInfo;

#[import_section(config::config)]
#[import_section(storage::storage)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    #[cfg(feature = "runtime-benchmarks")]
    use crate::BenchmarkHelper;
    use crate::{
        types::{
            Certificate, Choice, ClosingCause, CourtOrder, Estate, Heir, Inventory, Ruling, Share,
            Taking, Testator, Will, WillForm,
        },
        WeightInfo,
    };
    use adliya_primitives::{
        traits::{CivilStatus, NotarialPractices},
        Confirmed, EstateId, MandateId, Moment, OfficeId, Officer, RecordId, SubjectId, WillId,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_core::H256;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Registers a will of somebody who is before the notary, by their id in the domain of wills. It supersedes the
        /// testator's former one. `claims_root` is the root of its claims; of a closed will, of what is on the envelope.
        ///
        /// Origin: a notary. Errors: `NotaryNotIdentified`, `Deceased`, `NoIdLeft`, what the practices refuse.
        /// Event: `WillRegistered`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register_will())]
        pub fn register_will(
            origin: OriginFor<T>,
            testator: SubjectId,
            form: WillForm,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_register_will(&officer, testator, form, claims_root)
        }

        /// Takes a will back, for its testator, who is before the notary. The will before it does not stand again.
        ///
        /// Origin: a notary. Errors: `NotaryNotIdentified`, `WillNotFound`, `Deceased`, `Superseded`, `AlreadyAnnulled`,
        /// `AlreadyWithdrawn`. Event: `WillWithdrawn`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::withdraw_will())]
        pub fn withdraw_will(origin: OriginFor<T>, will: WillId) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_withdraw_will(&officer, will)
        }

        /// Takes an estate into the notary's practice.
        ///
        /// Origin: a notary whose practice serves the place where the deceased lived; any notary if none is registered, or
        /// [`Config::TakingDelay`] after the estate was opened. Of an estate that a practice has given free, one who serves
        /// the place that it was taken for.
        /// Errors: `NotFound`, `EstateVoid`, `EstateClosed`, `NotaryNotIdentified`, `ConflictOfInterest`, `AlreadyTaken`,
        /// `OutsideJurisdiction`, `NoIdLeft`, what the practices refuse. Event: `EstateTaken`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::take_estate().max(T::WeightInfo::retake_estate()))]
        pub fn take_estate(origin: OriginFor<T>, estate: EstateId) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_take_estate(&officer, estate)
        }

        /// Lists what there is and what is owed, by the root of the list. It takes the place of an earlier list, which is
        /// kept.
        ///
        /// Origin: a notary of the practice that keeps the estate.
        /// Errors: `NotFound`, `EstateVoid`, `EstateClosed`, `NotTaken`, `OtherPractice`, `NotaryNotIdentified`,
        /// `ConflictOfInterest`, `NoIdLeft`. Event: `EstateListed`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::list_estate())]
        pub fn list_estate(
            origin: OriginFor<T>,
            estate: EstateId,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_list_estate(&officer, estate, claims_root)
        }

        /// Accepts or renounces what comes to the one who signs, for ever. `claims_root` is the root of the claims of the
        /// application.
        ///
        /// Origin: a wallet of the notary's domain.
        /// Errors: `WalletNotSpeaking`, `NotFound`, `EstateVoid`, `EstateClosed`, `OwnEstate`, `PeriodOver`,
        /// `AlreadyDeclared`, `NoIdLeft`. Event: `InheritanceDeclared`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::declare())]
        pub fn declare(
            origin: OriginFor<T>,
            estate: EstateId,
            choice: Choice,
            claims_root: H256,
        ) -> DispatchResult {
            Self::do_declare(&ensure_signed(origin)?, estate, choice, claims_root)
        }

        /// Attests that somebody who is before the notary, or their guardian, accepts or renounces, for ever.
        ///
        /// Origin: a notary, of whichever practice.
        /// Errors: `NotFound`, `EstateVoid`, `EstateClosed`, `OwnEstate`, `PeriodOver`, `NotaryNotIdentified`,
        /// `ConflictOfInterest`, `Deceased`, `AlreadyDeclared`, `NoIdLeft`. Event: `DeclarationAttested`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::attest_declaration())]
        pub fn attest_declaration(
            origin: OriginFor<T>,
            estate: EstateId,
            heir: SubjectId,
            choice: Choice,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_attest_declaration(&officer, estate, heir, choice, claims_root)
        }

        /// Admits an heir who is too late, since all who have accepted agree. `claims_root` is the root of the claims with
        /// their consents. **Four eyes.**
        ///
        /// Origin: proposed by a notary of the practice that keeps the estate, and confirmed.
        /// Errors: `NotFound`, `EstateVoid`, `EstateClosed`, `NotTaken`, `OtherPractice`, `OwnEstate`, `PeriodNotOver`,
        /// `NotaryNotIdentified`, `ConflictOfInterest`, `Deceased`, `NobodyToAgree`, `AlreadyDeclared`, `NoIdLeft`.
        /// Event: `HeirAdmitted`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::admit_heir())]
        pub fn admit_heir(
            origin: OriginFor<T>,
            estate: EstateId,
            heir: SubjectId,
            claims_root: H256,
        ) -> DispatchResult {
            let by = T::ConfirmedNotaryOrigin::ensure_origin(origin)?;
            Self::do_admit_heir(&by, estate, heir, claims_root)
        }

        /// Issues a certificate of the right to an inheritance to an heir.
        ///
        /// Origin: a notary of the practice that keeps the estate.
        /// Errors: `NotFound`, `EstateVoid`, `EstateClosed`, `NotTaken`, `OtherPractice`, `NotaryNotIdentified`,
        /// `ConflictOfInterest`, `TooEarly`, `ShareMalformed`, `NotHeir`, `AlreadyCertified`, `SharesTooFine`,
        /// `SharesExceedEstate`, `NoIdLeft`. Event: `CertificateIssued`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::issue_certificate())]
        pub fn issue_certificate(
            origin: OriginFor<T>,
            estate: EstateId,
            heir: SubjectId,
            share: Share,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_issue_certificate(&officer, estate, heir, share, claims_root)
        }

        /// Puts another heir into a certificate of this block, which they hold together.
        ///
        /// Origin: a notary of the practice that keeps the estate.
        /// Errors: `NotFound`, `EstateVoid`, `EstateClosed`, `NotTaken`, `OtherPractice`, `NotaryNotIdentified`,
        /// `ConflictOfInterest`, `ShareMalformed`, `NotHeir`, `AlreadyCertified`, `CertificateNotFound`, `KindMismatch`,
        /// `AlreadyAnnulled`, `CertificateFinal`, `TooManyHolders`, `SharesTooFine`, `SharesExceedEstate`.
        /// Event: `CertificateJoined`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::join_certificate())]
        pub fn join_certificate(
            origin: OriginFor<T>,
            estate: EstateId,
            certificate: u32,
            heir: SubjectId,
            share: Share,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_join_certificate(&officer, estate, certificate, heir, share)
        }

        /// Certifies the share of the surviving spouse in what both owned, which is no part of the estate. Who that is is
        /// said in the claims alone.
        ///
        /// Origin: a notary of the practice that keeps the estate.
        /// Errors: `NotFound`, `EstateVoid`, `EstateClosed`, `NotTaken`, `OtherPractice`, `NotaryNotIdentified`,
        /// `ConflictOfInterest`, `AlreadyCertified`, `NoIdLeft`. Event: `SpousalShareCertified`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::certify_spousal_share())]
        pub fn certify_spousal_share(
            origin: OriginFor<T>,
            estate: EstateId,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_certify_spousal_share(&officer, estate, claims_root)
        }

        /// Closes an estate: it is settled if all of it is in certificates, and the state's if nobody has accepted it.
        /// `claims_root` is the root of the claims of what the notary writes about it.
        ///
        /// Origin: a notary of the practice that keeps the estate.
        /// Errors: `NotFound`, `EstateVoid`, `EstateClosed`, `NotTaken`, `OtherPractice`, `NotaryNotIdentified`,
        /// `ConflictOfInterest`, `TooEarly`, `NotDivided`. Event: `EstateClosed`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::close_estate())]
        pub fn close_estate(
            origin: OriginFor<T>,
            estate: EstateId,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_close_estate(&officer, estate, claims_root)
        }

        /// Rules on a will, a certificate or an heir by a court's order. `claims_root` is the root of the order's claims.
        ///
        /// An estate that was settled is open again when one of its certificates is annulled, and one that was the state's
        /// when an heir is admitted.
        ///
        /// Origin: a judge, in whose court's region the deceased lived, or, if that is not known, the estate was taken.
        /// Errors: `NotFound`, `EstateVoid`, `NotTaken`, `OutsideJurisdiction`, `NoIdLeft`; about a will: `WillNotFound`,
        /// `NotOfEstate`, `AlreadyAnnulled`; a certificate: `CertificateNotFound`, `AlreadyAnnulled`; an heir: `OwnEstate`,
        /// `AlreadyHeir`, `NotHeir`, `CertificateStands`. Event: `CourtRuled`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::annul_will()
            .max(T::WeightInfo::annul_certificate())
            .max(T::WeightInfo::rule_on_heir()))]
        pub fn rule_on_estate(
            origin: OriginFor<T>,
            estate: EstateId,
            ruling: Ruling,
            claims_root: H256,
        ) -> DispatchResult {
            let judge = T::JudgeOrigin::ensure_origin(origin)?;
            Self::do_rule_on_estate(&judge, estate, ruling, claims_root)
        }

        /// Gives an estate free for another practice to take: a notary may not act for an heir, or the heirs want another.
        /// Until somebody takes it the practice keeps it.
        ///
        /// Origin: a notary of the practice that keeps the estate. Errors: `NotFound`, `EstateVoid`, `EstateClosed`,
        /// `NotTaken`, `OtherPractice`, `AlreadyReleased`. Event: `EstateReleased`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::release_estate())]
        pub fn release_estate(origin: OriginFor<T>, estate: EstateId) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_release_estate(&officer, estate)
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
