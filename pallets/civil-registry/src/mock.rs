//! A runtime of this pallet alone. Officers are a table; the real accreditation is tested with the real runtime.

use crate as pallet_civil_registry;
use adliya_primitives::{
    subject::LinkedSubjects,
    traits::{Death, DeathAnnulment, OnDeath, OnDeathAnnulled},
    Confirmed, Entry, MandateId, Moment, OfficeId, Officer, Region, Role, Roles, SubjectId,
    Timeliness,
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU64, EitherOf, EnsureOrigin},
    weights::Weight,
};
use frame_system::RawOrigin;
use sp_core::{sr25519, Pair, H256};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
    traits::IdentityLookup, AccountId32, BuildStorage, DispatchError, DispatchResult,
    MultiSignature, MultiSigner,
};

pub(crate) type Block = frame_system::mocking::MockBlock<Test>;
pub(crate) type AccountId = AccountId32;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        CivilRegistry: pallet_civil_registry,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
}

impl pallet_timestamp::Config for Test {
    type Moment = Moment;
    type OnTimestampSet = ();
    type MinimumPeriod = ConstU64<0>;
    type WeightInfo = ();
}

pub(crate) const DAY: Moment = 24 * 60 * 60 * 1000;
pub(crate) const NOW: Moment = 1_767_225_600_000;
pub(crate) const SAMARKAND: Region = Region::new(1, 14, 0, 0);
pub(crate) const URGUT: Region = Region::new(1, 14, 7, 0);
pub(crate) const ANDIJAN: Region = Region::new(1, 3, 0, 0);

pub(crate) const REGISTRAR: AccountId = AccountId32::new([1; 32]);
pub(crate) const IDENTITY_OFFICER: AccountId = AccountId32::new([2; 32]);
pub(crate) const JUDGE: AccountId = AccountId32::new([3; 32]);
pub(crate) const SUPERVISOR: AccountId = AccountId32::new([4; 32]);
pub(crate) const COLLEAGUE: AccountId = AccountId32::new([5; 32]);
pub(crate) const ANDIJAN_REGISTRAR: AccountId = AccountId32::new([6; 32]);
pub(crate) const ANDIJAN_JUDGE: AccountId = AccountId32::new([7; 32]);
/// Of an office of Andijan that serves the whole country.
pub(crate) const SERVING_REGISTRAR: AccountId = AccountId32::new([8; 32]);
pub(crate) const NOBODY: AccountId = AccountId32::new([9; 32]);
/// Signs what the registrar of Samarkand has proposed and the supervisor has confirmed.
pub(crate) const FOUR_EYES: AccountId = AccountId32::new([14; 32]);

/// Signs what the identity officer has proposed and the supervisor has confirmed.
pub(crate) const IDENTITY_FOUR_EYES: AccountId = AccountId32::new([15; 32]);

/// The officers as persons.
pub(crate) fn registrar_herself() -> SubjectId {
    subject(1_001)
}
pub(crate) fn identity_officer_himself() -> SubjectId {
    subject(1_002)
}
pub(crate) fn judge_herself() -> SubjectId {
    subject(1_003)
}
pub(crate) fn supervisor_himself() -> SubjectId {
    subject(1_004)
}

/// The officer behind a key. The number of an officer is that of their mandate, and of their person less 1000.
pub(crate) fn officer(account: &AccountId) -> Option<Officer<AccountId>> {
    let (number, office, region, role) = match *account {
        REGISTRAR => (1, 5, SAMARKAND, Role::Registrar),
        IDENTITY_OFFICER => (2, 5, SAMARKAND, Role::IdentityOfficer),
        JUDGE => (3, 7, SAMARKAND, Role::Judge),
        SUPERVISOR => (4, 5, SAMARKAND, Role::Supervisor),
        COLLEAGUE => (5, 5, SAMARKAND, Role::Registrar),
        ANDIJAN_REGISTRAR => (6, 6, ANDIJAN, Role::Registrar),
        ANDIJAN_JUDGE => (7, 8, ANDIJAN, Role::Judge),
        SERVING_REGISTRAR => (8, 9, ANDIJAN, Role::Registrar),
        _ => return None,
    };
    Some(Officer {
        account: account.clone(),
        office: OfficeId(office),
        region,
        extraterritorial: *account == SERVING_REGISTRAR,
        mandate: MandateId(number),
        roles: Roles::of(&[role]),
        subject: subject(1_000 + number),
    })
}

/// A key of the table with this role.
pub struct EnsureMock<R>(core::marker::PhantomData<R>);
impl<R: frame_support::traits::Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureMock<R> {
    type Success = Officer<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) => officer(&signer)
                .filter(|officer| officer.roles.contains(R::get()))
                .ok_or(origin),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(match R::get() {
            Role::Registrar => REGISTRAR,
            Role::Judge => JUDGE,
            Role::Supervisor => SUPERVISOR,
            _ => IDENTITY_OFFICER,
        }))
    }
}

/// An officer of this role and the supervisor, both of Samarkand.
pub struct EnsureFourEyes<R>(core::marker::PhantomData<R>);
impl<R: frame_support::traits::Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureFourEyes<R> {
    type Success = Confirmed<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) if signer == Self::signer().0 => {
                match (officer(&Self::signer().1), officer(&SUPERVISOR)) {
                    (Some(officer), Some(supervisor)) => Ok(Confirmed {
                        officer,
                        supervisor,
                    }),
                    _ => Err(origin),
                }
            }
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(Self::signer().0))
    }
}

impl<R: frame_support::traits::Get<Role>> EnsureFourEyes<R> {
    /// The key for both, and that of the officer.
    fn signer() -> (AccountId, AccountId) {
        match R::get() {
            Role::Registrar => (FOUR_EYES, REGISTRAR),
            _ => (IDENTITY_FOUR_EYES, IDENTITY_OFFICER),
        }
    }
}

parameter_types! {
    pub const RegistrarRole: Role = Role::Registrar;
    pub const IdentityRole: Role = Role::IdentityOfficer;
    pub const JudgeRole: Role = Role::Judge;
    pub const SupervisorRole: Role = Role::Supervisor;
    /// The deaths that other domains have heard of.
    pub static HeardDeaths: Vec<Death> = vec![];
    /// The annulments of deaths that other domains have heard of.
    pub static HeardAnnulments: Vec<DeathAnnulment> = vec![];
    /// Whether another domain refuses deaths, and their annulments.
    pub static RefuseDeaths: bool = false;
}

/// Another domain.
pub struct Listener;
impl OnDeath for Listener {
    fn on_death(death: &Death) -> DispatchResult {
        if RefuseDeaths::get() {
            return Err(DispatchError::Other("refused"));
        }
        HeardDeaths::mutate(|heard| heard.push(death.clone()));
        Ok(())
    }

    fn weight() -> Weight {
        Weight::default()
    }
}

impl OnDeathAnnulled for Listener {
    fn on_death_annulled(annulment: &DeathAnnulment) -> DispatchResult {
        if RefuseDeaths::get() {
            return Err(DispatchError::Other("refused"));
        }
        HeardAnnulments::mutate(|heard| heard.push(annulment.clone()));
        Ok(())
    }

    fn weight() -> Weight {
        Weight::default()
    }
}

impl crate::Config for Test {
    type RegistrarOrigin = EnsureMock<RegistrarRole>;
    type ConfirmedRegistrarOrigin = EnsureFourEyes<RegistrarRole>;
    type JudgeOrigin = EnsureMock<JudgeRole>;
    type ReaderOrigin = EitherOf<EnsureMock<RegistrarRole>, EnsureMock<JudgeRole>>;
    type IdentityOrigin = EnsureMock<IdentityRole>;
    type ConfirmedIdentityOrigin = EnsureFourEyes<IdentityRole>;
    type WalletReplacementDelay = ConstU64<{ 7 * DAY }>;
    type SupervisorOrigin = EnsureMock<SupervisorRole>;
    type MarriageWaitingTime = ConstU64<{ 30 * DAY }>;
    type NoticeLifetime = ConstU64<{ 90 * DAY }>;
    type Time = Timestamp;
    type OnDeath = Listener;
    type OnDeathAnnulled = Listener;
    type Signature = MultiSignature;
    type Signer = MultiSigner;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type UtcOffset = ConstU64<{ 5 * 60 * 60 * 1000 }>;
    type WeightInfo = ();
}

pub(crate) fn subject(number: u64) -> SubjectId {
    SubjectId(H256::from_low_u64_be(number))
}

/// What is stated of an entry that is made in time.
pub(crate) fn entry(claims_root: H256, region: Region) -> Entry {
    Entry {
        claims_root,
        region,
        timeliness: Timeliness::Timely,
    }
}

/// A person's ids in the other domains, and the salt of their commitment.
pub(crate) fn opening(of: SubjectId) -> crate::types::LinksOpening {
    let id = |domain: u8| {
        let mut bytes = of.0 .0;
        bytes[0] = domain;
        SubjectId(H256(bytes))
    };
    crate::types::LinksOpening {
        salt: [of.0 .0[31]; 32],
        linked: LinkedSubjects {
            notary: id(1),
            wills: id(2),
            utility: id(3),
        },
    }
}

pub(crate) fn links(of: SubjectId) -> H256 {
    let opening = opening(of);
    opening.linked.commitment(&opening.salt)
}

pub(crate) fn wallet(number: u8) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[number; 32])
}

pub(crate) fn account_of(wallet: &sr25519::Pair) -> AccountId {
    wallet.public().into()
}

pub(crate) struct ExtBuilder;

impl ExtBuilder {
    pub(crate) fn build() -> sp_io::TestExternalities {
        let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
        let mut ext = sp_io::TestExternalities::new(storage.expect("an empty genesis builds"));
        // The benchmarks make a wallet with it.
        ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
        ext.execute_with(|| {
            System::set_block_number(1);
            Timestamp::set_timestamp(NOW);
        });
        ext
    }

    /// Runs a test, and the pallet's invariants after it.
    pub(crate) fn build_and_execute(test: impl FnOnce()) {
        Self::build().execute_with(|| {
            test();
            CivilRegistry::check_invariants().expect("the invariants hold after the test");
        });
    }
}
