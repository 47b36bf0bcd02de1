#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod access;
mod acts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod certification;
mod config;
mod deaths;
mod errors;
mod events;
mod fees;
mod guardians;
#[cfg(test)]
mod mock;
mod notaries;
mod powers;
mod practices;
mod queries;
pub mod runtime_api;
mod sales;
mod settlement;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_money;
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
            AccessCount, AccessRequest, Act, ActKey, ActKind, AttorneyList, Balance, CourtOrder,
            Cover, Deaths, Exemption, Fee, FeeSchedule, FeeSums, Grant, Guardianship, Handover,
            Link, Notary, PartyList, Power, PowerKey, PowerTerms, Practice, Presence, Price,
            Related, Relation, Ruling, SaleTerms, Term, Waiver, WalletOwner, WrappedKey,
        },
        WeightInfo,
    };
    #[cfg(feature = "runtime-benchmarks")]
    use adliya_primitives::benchmarking::WalletSigner;
    use adliya_primitives::{
        traits::{Accreditation, CivilStatus, EstateKeeping},
        ActId, Confirmed, DocketId, GuardianshipId, HandoverId, MandateId, Moment, OfficeId,
        Officer, RecordId, SubjectId,
    };
    #[cfg(feature = "runtime-benchmarks")]
    use frame_support::traits::fungibles;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungibles::{Inspect, MutateHold},
            Time,
        },
    };
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::{IdentifyAccount, Verify};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// What names the asset that everything is paid in.
    pub type AssetIdOf<T> =
        <<T as Config>::Assets as Inspect<<T as frame_system::Config>::AccountId>>::AssetId;

    /// What money of a citizen is on hold for, in their own account.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The state duty and the notary's fee of acts that wait for their certification.
        Fee,
        /// The price of sales that wait for it.
        Price,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Ties a citizen's wallet to a person in the notary's domain whom the officer has identified.
        ///
        /// `signature` is by the wallet over `adliya_primitives::subject::wallet_link_message`, as it is or between
        /// `<Bytes>` and `</Bytes>`. A person's first wallet speaks for them at once, each later one after
        /// [`Config::NextWalletDelay`], in which it can be unlinked.
        ///
        /// Origin: an identity officer.
        /// Errors: `Deceased`, `WalletAlreadyLinked`, `WalletTaken`, `WalletOfCivilStatus`, `SignatureInvalid`.
        /// Event: `WalletLinked`.
        #[pallet::call_index(0)]
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

        /// Takes a wallet away from its person, for ever: it is lost, stolen, or was never theirs.
        ///
        /// Origin: an identity officer. Errors: `WalletNotLinked`. Event: `WalletUnlinked`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::unlink_wallet())]
        pub fn unlink_wallet(origin: OriginFor<T>, subject: SubjectId) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_unlink_wallet(&officer, subject)
        }

        /// Unlinks the wallet that signs, for ever.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`. Event: `OwnWalletUnlinked`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::unlink_own_wallet())]
        pub fn unlink_own_wallet(origin: OriginFor<T>) -> DispatchResult {
            Self::do_unlink_own_wallet(ensure_signed(origin)?)
        }

        /// Says who a notary is in this domain, so that the notary does nothing for themselves. The first notary of an
        /// office makes it a practice.
        ///
        /// Origin: an identity officer, another person than the notary. Errors: `NotNotary`, `OwnRecord`,
        /// `AlreadyIdentified`. Event: `NotaryIdentified`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::identify_notary())]
        pub fn identify_notary(
            origin: OriginFor<T>,
            notary: T::AccountId,
            subject: SubjectId,
        ) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_identify_notary(&officer, &notary, subject)
        }

        /// Declares somebody as related to the notary, who does nothing for them from then on.
        ///
        /// Origin: a notary. Errors: `NotaryNotIdentified`, `AlreadyRelated`, `TooManyRelated`.
        /// Event: `RelationDeclared`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::declare_related())]
        pub fn declare_related(
            origin: OriginFor<T>,
            subject: SubjectId,
            relation: Relation,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_declare_related(&officer, subject, relation)
        }

        /// Declares that somebody is no longer related to the notary. That they were is kept. **Four eyes.**
        ///
        /// Origin: proposed by a notary, and confirmed. Errors: `NotaryNotIdentified`, `NotRelated`, `NoIdLeft`.
        /// Event: `RelationEnded`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::end_related())]
        pub fn end_related(origin: OriginFor<T>, subject: SubjectId) -> DispatchResult {
            let by = T::ConfirmedNotaryOrigin::ensure_origin(origin)?;
            Self::do_end_related(&by, subject)
        }

        /// Drafts an act. `claims_root` is the root of its claims, which everybody signs and which never changes; a link is
        /// `Changes` or `Replaces`, and takes all parties of that act. It costs what acts of its kind cost now.
        ///
        /// Origin: a notary.
        /// Errors: `KindMismatch` (a power, a link of or to one), `NotaryNotIdentified`, `ConflictOfInterest`,
        /// `NoParties`, `PartiesNotDistinct`, `DeadlinePassed`, `ValidityTooShort`, `NotFound`, `LinkNotInForce`,
        /// `PartyMissing`, `PracticeNotFound`, `NoIdLeft`. Event: `ActDrafted`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::draft_act())]
        pub fn draft_act(
            origin: OriginFor<T>,
            kind: ActKind,
            parties: PartyList,
            claims_root: H256,
            term: Term,
            link: Option<Link>,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_draft_act(&officer, kind, parties, claims_root, term, link)
        }

        /// Signs an act. `claims_root` is what the party has read and signs. The share of a party who is exempt is taken
        /// off what the act costs.
        ///
        /// Origin: the wallet of a party.
        /// Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `Deceased`, `NotFound`, `AlreadyCertified`, `Withdrawn`,
        /// `Lapsed`, `RootMismatch`, `NotParty`, `AlreadySigned`. Events: `ActSigned`, `ShareWaived`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::sign_act())]
        pub fn sign_act(origin: OriginFor<T>, act: ActId, claims_root: H256) -> DispatchResult {
            Self::do_sign_act(&ensure_signed(origin)?, act, claims_root)
        }

        /// Attests that a party has signed before the notary. Whose share is not owed is as with `sign_act`.
        ///
        /// Origin: a notary of the practice that keeps the act.
        /// Errors: `NotFound`, `AlreadyCertified`, `Withdrawn`, `Lapsed`, `OtherPractice`, `NotaryNotIdentified`,
        /// `ConflictOfInterest`, `Deceased`, `NotParty`, `AlreadySigned`. Events: `SignatureAttested`, `ShareWaived`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::attest_signature())]
        pub fn attest_signature(
            origin: OriginFor<T>,
            act: ActId,
            subject: SubjectId,
            presence: Presence,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_attest_signature(&officer, act, subject, presence)
        }

        /// Makes sure that two parties live, or one who is named twice. A certification in the same block takes it over:
        /// by itself it asks about two, and whoever signs in that block needs no asking.
        ///
        /// Origin: a notary of the practice that keeps the act.
        /// Errors: `NotFound`, `AlreadyCertified`, `Withdrawn`, `Lapsed`, `OtherPractice`, `Deceased`, `NotParty`.
        /// Event: `PartiesChecked`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::check_parties())]
        pub fn check_parties(
            origin: OriginFor<T>,
            act: ActId,
            subjects: [SubjectId; 2],
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_check_parties(&officer, act, subjects)
        }

        /// Certifies an act that every party has signed: it is in force. What it replaces is superseded, and the seller
        /// has the price. The fee has to be on hold; `settle_act` moves it.
        ///
        /// Origin: a notary of the practice that keeps the act.
        /// Errors: `NotFound`, `AlreadyCertified`, `Withdrawn`, `Lapsed`, `OtherPractice`, `RootMismatch`,
        /// `NotaryNotIdentified`, `ConflictOfInterest`, `NotSigned`, `PartiesNotChecked`, `Deceased`, `FeeNotHeld`,
        /// `PriceNotHeld`, `SellerWithoutWallet`, an error of the asset, `LinkNotInForce`. Events: `PricePaid` of a sale
        /// with a price, `ActCertified`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::certify_act().max(T::WeightInfo::certify_power()))]
        pub fn certify_act(origin: OriginFor<T>, act: ActId, claims_root: H256) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_certify_act(&officer, act, claims_root)
        }

        /// Withdraws an act before it is certified. What is on hold for it is so no longer.
        ///
        /// Origin: a notary of the practice that keeps the act. Errors: `NotFound`, `AlreadyCertified`, `Withdrawn`,
        /// `Lapsed`, `OtherPractice`. Events: `ActWithdrawn`, `FeeReturned`, `PriceReturned`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::withdraw_act())]
        pub fn withdraw_act(origin: OriginFor<T>, act: ActId) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_withdraw_act(&officer, act)
        }

        /// A party will not go on, signed or not: the act is withdrawn before it is certified, and its money given back.
        ///
        /// Origin: the wallet of a party. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `Deceased`, `NotFound`,
        /// `AlreadyCertified`, `Withdrawn`, `Lapsed`, `NotParty`. Events: `OwnActWithdrawn`, `FeeReturned`, `PriceReturned`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::withdraw_own_act())]
        pub fn withdraw_own_act(origin: OriginFor<T>, act: ActId) -> DispatchResult {
            Self::do_withdraw_own_act(&ensure_signed(origin)?, act)
        }

        /// Suspends, reinstates or annuls an act by a court's order. `claims_root` is the root of the order's claims.
        ///
        /// Origin: a judge, in whose court's region the act was drafted.
        /// Errors: `NotFound`, `OutsideJurisdiction`, `NotCertified`, `AlreadyAnnulled`, `AlreadySuspended`, `NotInForce`,
        /// `TooManySuspensions`, `NotSuspended`, `NoIdLeft`. Event: `CourtRuled`.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::rule_on_act())]
        pub fn rule_on_act(
            origin: OriginFor<T>,
            act: ActId,
            ruling: Ruling,
            claims_root: H256,
        ) -> DispatchResult {
            let judge = T::JudgeOrigin::ensure_origin(origin)?;
            Self::do_rule_on_act(&judge, act, ruling, claims_root)
        }

        /// Passes all acts that a practice keeps to a successor, however many they are. **Four eyes.**
        ///
        /// Origin: proposed by an officer of a chamber, in whose region both practices are, and confirmed.
        /// Errors: `SamePractice`, `PracticeNotFound`, `OutsideJurisdiction`, `PracticeEmpty`, `TooManyDockets`,
        /// `NoIdLeft`. Event: `PracticeHandedOver`.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::hand_over_practice())]
        pub fn hand_over_practice(
            origin: OriginFor<T>,
            from: OfficeId,
            to: OfficeId,
        ) -> DispatchResult {
            let by = T::ConfirmedChamberOrigin::ensure_origin(origin)?;
            Self::do_hand_over_practice(&by, from, to)
        }

        /// Drafts a power of attorney, which is constituted when its act is certified.
        ///
        /// `grantors` is the principal alone; with the link `Substitutes`, the attorneys who pass the power on: one who may
        /// act alone, or all who may act together. `Replaces` gives other terms, `Extends` the same for longer, `Renews`
        /// takes up a power that is over.
        ///
        /// Origin: a notary.
        /// Errors: `NoParties`, `PartiesNotDistinct`, `DeadlinePassed`, `ValidityTooShort`, `NoAttorneys`, `UnknownScope`,
        /// `MalformedRegion`, `SubstitutionTooDeep`, `EndMissing`, `TermTooLong`, `NotGrantor` (not one principal),
        /// `NotFound`, `KindMismatch`, `LinkNotInForce`, `LinkNotOver`, `IsSubstitution`, `PartyMissing`, `TermsChanged`,
        /// `NotAttorney`, `NotSubstitutable`, `ExceedsPower`, `OwnAttorney`, `NotaryNotIdentified`, `ConflictOfInterest`,
        /// `PracticeNotFound`, `NoIdLeft`. Event: `ActDrafted`.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::draft_power())]
        pub fn draft_power(
            origin: OriginFor<T>,
            grantors: AttorneyList,
            terms: PowerTerms,
            claims_root: H256,
            term: Term,
            link: Option<Link>,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_draft_power(&officer, grantors, terms, claims_root, term, link)
        }

        /// Takes back a power, for its principal, or for an attorney who passed it on, who is before the notary. It ends at
        /// this moment.
        ///
        /// Origin: a notary.
        /// Errors: `NotFound`, `NotRevocable`, `NotInForce`, `NotaryNotIdentified`, `ConflictOfInterest`, `NotGrantor`,
        /// `Deceased`. Event: `PowerRevoked`.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::revoke_power())]
        pub fn revoke_power(
            origin: OriginFor<T>,
            act: ActId,
            subject: SubjectId,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_revoke_power(&officer, act, subject)
        }

        /// Takes back a power. It ends at this moment.
        ///
        /// Origin: the wallet of its principal, or of an attorney who passed it on. Errors: `WalletNotLinked`,
        /// `WalletNotYetSpeaking`, `Deceased`, `NotFound`, `NotRevocable`, `NotInForce`, `NotGrantor`.
        /// Event: `OwnPowerRevoked`.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::revoke_own_power())]
        pub fn revoke_own_power(origin: OriginFor<T>, act: ActId) -> DispatchResult {
            Self::do_revoke_own_power(&ensure_signed(origin)?, act)
        }

        /// Gives a power up, for an attorney who is before the notary.
        ///
        /// Origin: a notary.
        /// Errors: `NotFound`, `NotRevocable`, `NotInForce`, `NotaryNotIdentified`, `ConflictOfInterest`, `Deceased`,
        /// `NotAttorney`, `AlreadyRenounced`. Event: `PowerRenounced`.
        #[pallet::call_index(18)]
        #[pallet::weight(T::WeightInfo::renounce_power())]
        pub fn renounce_power(
            origin: OriginFor<T>,
            act: ActId,
            attorney: SubjectId,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_renounce_power(&officer, act, attorney)
        }

        /// Gives a power up.
        ///
        /// Origin: the wallet of an attorney. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `Deceased`, `NotFound`,
        /// `NotRevocable`, `NotInForce`, `NotAttorney`, `AlreadyRenounced`. Event: `OwnPowerRenounced`.
        #[pallet::call_index(19)]
        #[pallet::weight(T::WeightInfo::renounce_own_power())]
        pub fn renounce_own_power(origin: OriginFor<T>, act: ActId) -> DispatchResult {
            Self::do_renounce_own_power(&ensure_signed(origin)?, act)
        }

        /// Lets an account read the documents of an act or of the whole dossier until a moment, with their key, which is
        /// encrypted for that account. It takes the place of an earlier grant of the same to the same account.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `Deceased`, `GrantTooShort`,
        /// `NotInDossier`, `NoIdLeft`. Event: `AccessGranted`.
        #[pallet::call_index(20)]
        #[pallet::weight(T::WeightInfo::grant_access())]
        pub fn grant_access(
            origin: OriginFor<T>,
            to: T::AccountId,
            cover: Cover,
            until: Moment,
            key: WrappedKey,
        ) -> DispatchResult {
            Self::do_grant_access(&ensure_signed(origin)?, to, cover, until, key)
        }

        /// Lets an account read this no longer.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `Deceased`, `NotGranted`.
        /// Event: `AccessRevoked`.
        #[pallet::call_index(21)]
        #[pallet::weight(T::WeightInfo::revoke_access())]
        pub fn revoke_access(
            origin: OriginFor<T>,
            to: T::AccountId,
            cover: Cover,
        ) -> DispatchResult {
            Self::do_revoke_access(&ensure_signed(origin)?, to, cover)
        }

        /// Asks a person who has a wallet for access, who sees who asked and when.
        ///
        /// Origin: anybody who signs. Errors: `WalletNotLinked`, `NotInDossier`, `NoIdLeft`. Event: `AccessRequested`.
        #[pallet::call_index(22)]
        #[pallet::weight(T::WeightInfo::request_access())]
        pub fn request_access(
            origin: OriginFor<T>,
            subject: SubjectId,
            cover: Cover,
        ) -> DispatchResult {
            Self::do_request_access(ensure_signed(origin)?, subject, cover)
        }

        /// Records that somebody is a ward's guardian until a moment, whose wallet may then have the ward's documents.
        /// `claims_root` is the root of the claims of what proves it. **Four eyes.**
        ///
        /// Origin: proposed by an identity officer, and confirmed. Errors: `OwnGuardian`, `GuardianshipTooShort`,
        /// `Deceased`, `AlreadyGuardian`, `NoIdLeft`. Event: `GuardianRecorded`.
        #[pallet::call_index(31)]
        #[pallet::weight(T::WeightInfo::record_guardian())]
        pub fn record_guardian(
            origin: OriginFor<T>,
            ward: SubjectId,
            guardian: SubjectId,
            until: Moment,
            claims_root: H256,
        ) -> DispatchResult {
            let by = T::ConfirmedIdentityOrigin::ensure_origin(origin)?;
            Self::do_record_guardian(&by, ward, guardian, until, claims_root)
        }

        /// Ends a guardianship at this moment. That it was is kept.
        ///
        /// Origin: an identity officer. Errors: `NotGuardian`. Event: `GuardianEnded`.
        #[pallet::call_index(32)]
        #[pallet::weight(T::WeightInfo::end_guardian())]
        pub fn end_guardian(
            origin: OriginFor<T>,
            ward: SubjectId,
            guardian: SubjectId,
        ) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_end_guardian(&officer, ward, guardian)
        }

        /// Sets what acts of a kind cost that are drafted from now on; nothing if both sums are zero. What acts cost that
        /// are drafted stays. **Four eyes.**
        ///
        /// Origin: proposed by an officer of the treasury, and confirmed. Errors: `SumTooLarge`, `NoIdLeft`.
        /// Event: `FeeScheduleSet`.
        #[pallet::call_index(23)]
        #[pallet::weight(T::WeightInfo::set_fee())]
        pub fn set_fee(origin: OriginFor<T>, kind: ActKind, sums: FeeSums) -> DispatchResult {
            let by = T::ConfirmedTreasurerOrigin::ensure_origin(origin)?;
            Self::do_set_fee(&by, kind, sums)
        }

        /// Records that a person is exempt until a moment. `claims_root` is the root of the claims that say why. It takes
        /// the place of an earlier exemption.
        ///
        /// Origin: an officer who has seen the papers. Errors: `ExemptionTooShort`, `Deceased`, `NoIdLeft`.
        /// Event: `ExemptionRecorded`.
        #[pallet::call_index(24)]
        #[pallet::weight(T::WeightInfo::record_exemption())]
        pub fn record_exemption(
            origin: OriginFor<T>,
            subject: SubjectId,
            waiver: Waiver,
            until: Moment,
            claims_root: H256,
        ) -> DispatchResult {
            let officer = T::ExemptionOrigin::ensure_origin(origin)?;
            Self::do_record_exemption(&officer, subject, waiver, until, claims_root)
        }

        /// Ends a person's exemption. What was taken off for them stays so.
        ///
        /// Origin: an officer who may record one. Errors: `NotExempt`. Event: `ExemptionEnded`.
        #[pallet::call_index(25)]
        #[pallet::weight(T::WeightInfo::end_exemption())]
        pub fn end_exemption(origin: OriginFor<T>, subject: SubjectId) -> DispatchResult {
            let officer = T::ExemptionOrigin::ensure_origin(origin)?;
            Self::do_end_exemption(&officer, subject)
        }

        /// Says into which account the notary's practice is paid from now on. **Four eyes.**
        ///
        /// Origin: proposed by a notary, and confirmed. Errors: `PracticeNotFound`. Event: `PayoutSet`.
        #[pallet::call_index(26)]
        #[pallet::weight(T::WeightInfo::set_payout())]
        pub fn set_payout(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
            let by = T::ConfirmedNotaryOrigin::ensure_origin(origin)?;
            Self::do_set_payout(&by, account)
        }

        /// Drafts a sale whose price is paid through escrow. The parties sign its terms with the root.
        ///
        /// Origin: a notary.
        /// Errors: `PriceMissing`, `CapacityMismatch`, `NotaryNotIdentified`, `ConflictOfInterest`, `PartiesNotDistinct`,
        /// `DeadlinePassed`, `ValidityTooShort`, `PracticeNotFound`, `NoIdLeft`. Events: `ActDrafted`, `PriceStated`.
        #[pallet::call_index(27)]
        #[pallet::weight(T::WeightInfo::draft_sale())]
        pub fn draft_sale(
            origin: OriginFor<T>,
            parties: PartyList,
            terms: SaleTerms,
            claims_root: H256,
            term: Term,
        ) -> DispatchResult {
            let officer = T::NotaryOrigin::ensure_origin(origin)?;
            Self::do_draft_sale(&officer, parties, terms, claims_root, term)
        }

        /// Puts what an act costs on hold, in the account that signs, until the act is certified or will not be. `amount`
        /// is what is owed, which is final when all have signed.
        ///
        /// Origin: anybody who signs: a party, or whoever pays for them.
        /// Errors: `NotFound`, `AlreadyCertified`, `Withdrawn`, `Lapsed`, `NotSigned`, `NothingOwed`, `AlreadyHeld`,
        /// `AmountMismatch`, an error of the asset. Event: `FeeHeld`.
        #[pallet::call_index(28)]
        #[pallet::weight(T::WeightInfo::hold_fee())]
        pub fn hold_fee(origin: OriginFor<T>, act: ActId, amount: Balance) -> DispatchResult {
            Self::do_hold_fee(ensure_signed(origin)?, act, amount)
        }

        /// Puts the price of a sale on hold, in the wallet that signs, until the sale is certified or will not be.
        ///
        /// Origin: the wallet of the buyer.
        /// Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `Deceased`, `NotFound`, `AlreadyCertified`, `Withdrawn`,
        /// `Lapsed`, `RootMismatch`, `NothingOwed`, `NotBuyer`, `AlreadyHeld`, `AmountMismatch`, an error of the asset.
        /// Event: `PriceHeld`.
        #[pallet::call_index(29)]
        #[pallet::weight(T::WeightInfo::hold_price())]
        pub fn hold_price(
            origin: OriginFor<T>,
            act: ActId,
            claims_root: H256,
            amount: Balance,
        ) -> DispatchResult {
            Self::do_hold_price(ensure_signed(origin)?, act, claims_root, amount)
        }

        /// Moves what is on hold for an act that is certified to the treasury and the practice, for one that was withdrawn
        /// or has lapsed back to whose it is.
        ///
        /// Origin: anybody who signs. Errors: `NotFound`, `NotOver`, `NothingHeld`, `PayoutMissing`, an error of the
        /// asset. Events: `FeePaid`; `FeeReturned`, `PriceReturned`.
        #[pallet::call_index(30)]
        #[pallet::weight(T::WeightInfo::pay_fee().max(T::WeightInfo::return_money()))]
        pub fn settle_act(origin: OriginFor<T>, act: ActId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_settle_act(act)
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
