#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod accreditation;
mod administration;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod four_eyes;
mod genesis;
#[cfg(test)]
mod mock;
pub mod origins;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use genesis::{GenesisMandate, GenesisOffice};
pub use origins::{EnsureConfirmed, EnsureOfficer};
pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
    use crate::{
        types::{Mandate, Office, OfficeName, Proposal, Standing, SuspendedOffices},
        GenesisMandate, GenesisOffice, WeightInfo,
    };
    use adliya_primitives::{
        Confirmed, MandateId, Moment, OfficeId, OfficeKind, ProposalId, Region, Roles, SubjectId,
    };
    use alloc::{boxed::Box, vec::Vec};
    use frame_support::{
        dispatch::{DispatchResultWithPostInfo, GetDispatchInfo, PostDispatchInfo},
        pallet_prelude::*,
        traits::{Contains, Time},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::Dispatchable;

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// Calls that can be proposed for four eyes.
        type RuntimeCall: Parameter
            + Dispatchable<
                RuntimeOrigin = <Self as Config>::RuntimeOrigin,
                PostInfo = PostDispatchInfo,
            > + GetDispatchInfo
            + From<Call<Self>>;

        /// The origin that a confirmed call is dispatched with.
        type RuntimeOrigin: From<Confirmed<Self::AccountId>>
            + IsType<<Self as frame_system::Config>::RuntimeOrigin>;

        /// The root authority: the council of agencies.
        type RootAuthority: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

        /// A head's proposal that a supervisor has confirmed.
        type ConfirmedHeadOrigin: EnsureOrigin<
            <Self as frame_system::Config>::RuntimeOrigin,
            Success = Confirmed<Self::AccountId>,
        >;

        /// What the time is.
        type Time: Time<Moment = Moment>;

        /// The calls that may be proposed: those that take effect by four eyes.
        type SupervisedCalls: Contains<<Self as Config>::RuntimeCall>;

        /// How long a proposal waits to be confirmed, in milliseconds.
        #[pallet::constant]
        type ProposalLifetime: Get<Moment>;

        /// The most open proposals of one mandate.
        #[pallet::constant]
        type MaxOpenProposals: Get<u32>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The next office's number.
    #[pallet::storage]
    pub type NextOffice<T> = StorageValue<_, OfficeId, ValueQuery>;

    /// The offices. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Offices<T> = StorageMap<_, Twox64Concat, OfficeId, Office>;

    /// How many offices an office leads itself, without those that are closed. There from the first one on.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Subordinates<T> = StorageMap<_, Twox64Concat, OfficeId, u32>;

    /// The offices that are suspended and lead others, or did: what each officer below has to know, in one read.
    #[pallet::storage]
    pub type SuspendedLeaders<T> = StorageValue<_, SuspendedOffices, ValueQuery>;

    /// The next mandate's number.
    #[pallet::storage]
    pub type NextMandate<T> = StorageValue<_, MandateId, ValueQuery>;

    /// The mandates. Never removed: that a key was accredited stays provable.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Mandates<T: Config> = StorageMap<_, Twox64Concat, MandateId, Mandate<T::AccountId>>;

    /// The mandate that a key acts under, or did last. A key whose mandate has moved on stays here, so that it
    /// can never act again.
    // Blake2_128Concat: whoever grants a mandate chooses the account.
    #[pallet::storage]
    pub type MandateOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, MandateId>;

    /// The keys that a mandate had before its present one, in order, each with the moment it stopped.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type FormerKeys<T: Config> =
        StorageDoubleMap<_, Twox64Concat, MandateId, Twox64Concat, u32, (T::AccountId, Moment)>;

    /// The next proposal's number.
    #[pallet::storage]
    pub type NextProposal<T> = StorageValue<_, ProposalId, ValueQuery>;

    /// Calls that wait for a supervisor.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Proposals<T> = StorageMap<_, Twox64Concat, ProposalId, Proposal>;

    /// How many proposals of a mandate are open.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type OpenProposals<T> = StorageMap<_, Twox64Concat, MandateId, u32, ValueQuery>;

    /// Offices and mandates that the chain begins with, under the same rules as the calls.
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Offices in the order of their numbers, each after the one that leads it.
        pub offices: Vec<GenesisOffice>,
        /// Mandates in the order of their numbers.
        pub mandates: Vec<GenesisMandate<T::AccountId>>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            Pallet::<T>::build_genesis(self);
        }
    }

    /// Two officers behind one call.
    #[pallet::origin]
    pub type Origin<T> = Confirmed<<T as frame_system::Config>::AccountId>;

    /// `by` is the mandate of the head who decided; none is the root authority.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An office was established.
        OfficeEstablished {
            /// Its number.
            office: OfficeId,
            /// What it is.
            kind: OfficeKind,
            /// Where it is competent.
            region: Region,
            /// The office that leads it.
            parent: Option<OfficeId>,
            /// Who decided.
            by: Option<MandateId>,
        },
        /// An office's standing changed, and with it what stands below.
        OfficeStandingChanged {
            /// Which.
            office: OfficeId,
            /// What it is now.
            standing: Standing,
            /// Who decided.
            by: Option<MandateId>,
        },
        /// An office serves the whole country from now on, or its region alone.
        OfficeServiceChanged {
            /// Which.
            office: OfficeId,
            /// Whether it serves the whole country.
            extraterritorial: bool,
            /// Who decided.
            by: Option<MandateId>,
        },
        /// A mandate was granted.
        MandateGranted {
            /// Its number.
            mandate: MandateId,
            /// The key that acts under it.
            account: T::AccountId,
            /// The office that it is for.
            office: OfficeId,
            /// What the officer may do.
            roles: Roles,
            /// Who decided.
            by: Option<MandateId>,
        },
        /// A mandate ends at another moment than before.
        MandateExtended {
            /// Which.
            mandate: MandateId,
            /// Until when, exclusive.
            valid_until: Moment,
            /// Who decided.
            by: Option<MandateId>,
        },
        /// A mandate's standing changed.
        MandateStandingChanged {
            /// Which.
            mandate: MandateId,
            /// What it is now.
            standing: Standing,
            /// Who decided.
            by: Option<MandateId>,
        },
        /// A mandate moved to another key. The former key can never act again.
        KeyRotated {
            /// Which mandate.
            mandate: MandateId,
            /// The key that stopped.
            former: T::AccountId,
            /// The key that acts from now on.
            account: T::AccountId,
            /// The head who decided, when it was not the holder.
            officer: Option<MandateId>,
            /// The supervisor who confirmed it, when it was not the holder.
            supervisor: Option<MandateId>,
        },
        /// An officer proposed a call.
        Proposed {
            /// The proposal's number.
            proposal: ProposalId,
            /// Who proposed.
            officer: MandateId,
            /// For which office.
            office: OfficeId,
        },
        /// A supervisor confirmed a proposal, and it took effect.
        ProposalConfirmed {
            /// Which.
            proposal: ProposalId,
            /// Who proposed.
            officer: MandateId,
            /// Who confirmed.
            supervisor: MandateId,
        },
        /// A proposal was withdrawn, turned down, or had expired.
        ProposalClosed {
            /// Which.
            proposal: ProposalId,
            /// Who closed it.
            by: T::AccountId,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// There is no office, mandate or proposal of that number.
        NotFound,
        /// The signer has no mandate in force that leads this office.
        NotAuthorized,
        /// A level of the region is named below one that is zero.
        MalformedRegion,
        /// The office's region is not covered by that of the office above it.
        OutsideParentRegion,
        /// An office of this kind does not stand below one of that kind.
        KindNotLed,
        /// Offices stand at most four deep.
        TooDeep,
        /// The office leads others that are not closed.
        LeadsOffices,
        /// As many offices that lead others are suspended as can be: suspend one above them.
        TooManySuspended,
        /// The office is closed, or the mandate is over.
        Ended,
        /// It has that standing already.
        StandingUnchanged,
        /// It serves like that already.
        ServiceUnchanged,
        /// A mandate needs at least one role.
        NoRole,
        /// The office's kind may not hold one of the roles.
        RoleNotHeld,
        /// The mandate would end before it begins, or has already ended.
        InvalidPeriod,
        /// Nobody gives or takes a mandate of their own, or of themselves under another key.
        OwnMandate,
        /// A head is appointed and dismissed from above, not by a head of the same office.
        HeadOfSameOffice,
        /// The key has a mandate that is not over, or is the former key of one.
        KeyInUse,
        /// No number is left.
        NoIdLeft,
        /// The call takes effect without four eyes.
        NotSupervised,
        /// The call is longer than a proposal can hold.
        CallTooLong,
        /// The officer has as many open proposals as a mandate may have.
        TooManyProposals,
        /// The proposal has expired.
        Expired,
        /// The call is not the one that was proposed.
        CallMismatch,
        /// The one who confirms must be another person than the one who proposed.
        SamePerson,
        /// The one who confirms must be of the same office or of one above it.
        NotOverOffice,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Establishes an office.
        ///
        /// Origin: the root authority; below an office also a head of that office or of one above it.
        /// Errors: `NotFound`, `NotAuthorized`, `MalformedRegion`, `OutsideParentRegion`, `KindNotLed`, `TooDeep`,
        /// `Ended` (the office above is closed), `TooManySuspended` (the office above is the first to be suspended
        /// and lead others), `NoIdLeft`. Event: `OfficeEstablished`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::establish_office())]
        pub fn establish_office(
            origin: OriginFor<T>,
            kind: OfficeKind,
            region: Region,
            parent: Option<OfficeId>,
            name: OfficeName,
        ) -> DispatchResult {
            let by = Self::ensure_leader(origin, parent)?;
            Self::do_establish_office(kind, region, parent, name, by.mandate())?;
            Ok(())
        }

        /// Suspends, reinstates or closes (for ever) an office. A suspension takes effect at once for all below it; an
        /// office is closed after those that it leads.
        ///
        /// Origin: the root authority, or a head of an office above it.
        /// Errors: `NotFound`, `NotAuthorized`, `Ended`, `StandingUnchanged`, `LeadsOffices`, `TooManySuspended`.
        /// Event: `OfficeStandingChanged`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::set_office_standing())]
        pub fn set_office_standing(
            origin: OriginFor<T>,
            office: OfficeId,
            standing: Standing,
        ) -> DispatchResult {
            let kept = Offices::<T>::get(office).ok_or(Error::<T>::NotFound)?;
            let by = Self::ensure_leader_among(origin, |head| kept.above.contains(&head))?;
            Self::do_set_office_standing(office, standing, by.mandate())
        }

        /// Grants a mandate to a key.
        ///
        /// Times are milliseconds since 1970; `valid_until` is exclusive. `subject` is the officer as a person in the
        /// civil-status domain.
        ///
        /// Origin: the root authority, or a head of the office or of one above it; for a mandate with the role
        /// `Head`, of one above it.
        /// Errors: `NotFound`, `NotAuthorized`, `Ended`, `NoRole`, `RoleNotHeld`, `InvalidPeriod`, `OwnMandate`,
        /// `HeadOfSameOffice`, `KeyInUse`, `NoIdLeft`. Event: `MandateGranted`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::grant_mandate())]
        pub fn grant_mandate(
            origin: OriginFor<T>,
            office: OfficeId,
            account: T::AccountId,
            subject: SubjectId,
            roles: Roles,
            valid_from: Moment,
            valid_until: Moment,
        ) -> DispatchResult {
            let by = Self::ensure_leader(origin, Some(office))?;
            by.ensure_may_appoint::<T>(office, roles, &subject)?;
            Self::do_grant_mandate(
                office,
                account,
                subject,
                roles,
                valid_from,
                valid_until,
                by.mandate(),
            )?;
            Ok(())
        }

        /// Sets another end for a mandate that is not over.
        ///
        /// Origin and errors as for [`Pallet::grant_mandate`]. Event: `MandateExtended`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::extend_mandate())]
        pub fn extend_mandate(
            origin: OriginFor<T>,
            mandate: MandateId,
            valid_until: Moment,
        ) -> DispatchResult {
            let (held, by) = Self::ensure_leader_of_mandate(origin, mandate)?;
            Self::do_extend_mandate(mandate, held, valid_until, by.mandate())
        }

        /// Suspends, reinstates or revokes (for ever) a mandate. Takes effect at once.
        ///
        /// Origin as for [`Pallet::grant_mandate`].
        /// Errors: `NotFound`, `NotAuthorized`, `OwnMandate`, `HeadOfSameOffice`, `Ended`, `StandingUnchanged`.
        /// Event: `MandateStandingChanged`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::set_mandate_standing())]
        pub fn set_mandate_standing(
            origin: OriginFor<T>,
            mandate: MandateId,
            standing: Standing,
        ) -> DispatchResult {
            let (held, by) = Self::ensure_leader_of_mandate(origin, mandate)?;
            Self::do_set_mandate_standing(mandate, held, standing, by.mandate())
        }

        /// Moves the signer's own mandate to another key. The signing key stops at once and for ever.
        ///
        /// Origin: a key whose mandate is not over, also while it is suspended or its office is.
        /// Errors: `NotFound` (no mandate acts under the key), `Ended`, `KeyInUse`. Event: `KeyRotated`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::rotate_key())]
        pub fn rotate_key(origin: OriginFor<T>, new: T::AccountId) -> DispatchResult {
            let account = ensure_signed(origin)?;
            let mandate = MandateOf::<T>::get(&account).ok_or(Error::<T>::NotFound)?;
            let held = Mandates::<T>::get(mandate).ok_or(Error::<T>::NotFound)?;
            ensure!(held.account == account, Error::<T>::NotFound);
            Self::do_rotate_key(mandate, held, new, None)
        }

        /// Moves an officer's mandate to another key, when the officer has lost theirs. **Four eyes.**
        ///
        /// Origin: proposed by a head of the office or of one above it, and confirmed.
        /// Errors: `NotFound`, `NotAuthorized`, `OwnMandate`, `HeadOfSameOffice`, `Ended`, `KeyInUse`.
        /// Event: `KeyRotated`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::replace_key())]
        pub fn replace_key(
            origin: OriginFor<T>,
            mandate: MandateId,
            new: T::AccountId,
        ) -> DispatchResult {
            let (held, confirmed) = Self::ensure_confirmed_leader_of_mandate(origin, mandate)?;
            Self::do_rotate_key(mandate, held, new, Some(confirmed))
        }

        /// Proposes a call that takes effect by four eyes.
        ///
        /// The call is kept, so that supervisors see what waits for them.
        ///
        /// Origin: any officer whose mandate is in force; the call checks the role when it is confirmed.
        /// Errors: `NotAuthorized`, `NotSupervised`, `CallTooLong`, `TooManyProposals`, `NoIdLeft`.
        /// Event: `Proposed`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::propose())]
        pub fn propose(
            origin: OriginFor<T>,
            call: Box<<T as Config>::RuntimeCall>,
        ) -> DispatchResult {
            let account = ensure_signed(origin)?;
            Self::do_propose(&account, &call)
        }

        /// Confirms a proposal: its call is dispatched at once, in the name of both officers.
        ///
        /// `call` is what the supervisor has read; it must be the one that was proposed. If it fails, the proposal
        /// stays open, and the error is that of the call.
        ///
        /// Origin: an officer with the role `Supervisor`, of the same office or of one above it, and not the one who
        /// proposed.
        /// Errors: `NotFound`, `Expired`, `CallMismatch`, `NotAuthorized`, `SamePerson`, `NotOverOffice`.
        /// Event: `ProposalConfirmed`.
        #[pallet::call_index(8)]
        #[pallet::weight(
            T::WeightInfo::confirm().saturating_add(call.get_dispatch_info().call_weight)
        )]
        pub fn confirm(
            origin: OriginFor<T>,
            proposal: ProposalId,
            call: Box<<T as Config>::RuntimeCall>,
        ) -> DispatchResultWithPostInfo {
            let account = ensure_signed(origin)?;
            Self::do_confirm(&account, proposal, *call)
        }

        /// Closes a proposal: withdrawn by its officer, turned down by one who could confirm it, or, once it has
        /// expired, by anybody.
        ///
        /// Errors: `NotFound`, `NotAuthorized`, `SamePerson`, `NotOverOffice`. Event: `ProposalClosed`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::close_proposal())]
        pub fn close_proposal(origin: OriginFor<T>, proposal: ProposalId) -> DispatchResult {
            let account = ensure_signed(origin)?;
            Self::do_close_proposal(account, proposal)
        }

        /// Has an office serve the citizens of the whole country, or those of its region alone. Where else it is competent
        /// stays as it is: whom it may serve is for each domain to say.
        ///
        /// Origin: the root authority, or a head of an office above it.
        /// Errors: `NotFound`, `NotAuthorized`, `Ended`, `ServiceUnchanged`. Event: `OfficeServiceChanged`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::set_office_service())]
        pub fn set_office_service(
            origin: OriginFor<T>,
            office: OfficeId,
            extraterritorial: bool,
        ) -> DispatchResult {
            let kept = Offices::<T>::get(office).ok_or(Error::<T>::NotFound)?;
            let by = Self::ensure_leader_among(origin, |head| kept.above.contains(&head))?;
            Self::do_set_office_service(office, extraterritorial, by.mandate())
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            assert!(
                T::MaxOpenProposals::get() > 0,
                "an officer must be able to propose"
            );
            assert!(
                T::ProposalLifetime::get() > 0,
                "a proposal must be able to be confirmed"
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::check_invariants()
        }
    }
}
