//! A runtime of this pallet alone. Officers are a table; the real accreditation is tested with the real runtime.

use crate as pallet_civil_registry;
use adliya_primitives::{
    subject::LinkedSubjects,
    traits::{Death, OnDeath},
    MandateId, Moment, OfficeId, Officer, Region, Role, Roles, SubjectId,
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU64, EnsureOrigin},
    weights::Weight,
};
use frame_system::RawOrigin;
use sp_core::{sr25519, Pair, H256};
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

pub(crate) const NOW: Moment = 1_767_225_600_000;
pub(crate) const SAMARKAND: Region = Region::new(1, 14, 0, 0);
pub(crate) const URGUT: Region = Region::new(1, 14, 7, 0);
pub(crate) const ANDIJAN: Region = Region::new(1, 3, 0, 0);

pub(crate) const REGISTRAR: AccountId = AccountId32::new([1; 32]);
pub(crate) const IDENTITY_OFFICER: AccountId = AccountId32::new([2; 32]);
pub(crate) const NOBODY: AccountId = AccountId32::new([9; 32]);

/// The officers as persons.
pub(crate) fn registrar_herself() -> SubjectId {
    subject(1_001)
}
pub(crate) fn identity_officer_himself() -> SubjectId {
    subject(1_002)
}

/// One officer a role, in the office of Samarkand.
pub struct EnsureMock<R>(core::marker::PhantomData<R>);
impl<R: frame_support::traits::Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureMock<R> {
    type Success = Officer<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        let (account, person, mandate) = match R::get() {
            Role::Registrar => (REGISTRAR, registrar_herself(), MandateId(1)),
            _ => (IDENTITY_OFFICER, identity_officer_himself(), MandateId(2)),
        };
        match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) if signer == account => Ok(Officer {
                account,
                office: OfficeId(5),
                region: SAMARKAND,
                mandate,
                roles: Roles::of(&[R::get()]),
                subject: person,
            }),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(match R::get() {
            Role::Registrar => REGISTRAR,
            _ => IDENTITY_OFFICER,
        }))
    }
}

parameter_types! {
    pub const RegistrarRole: Role = Role::Registrar;
    pub const IdentityRole: Role = Role::IdentityOfficer;
    /// The deaths that other domains have heard of.
    pub static HeardDeaths: Vec<Death> = vec![];
    /// Whether another domain refuses deaths.
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

impl crate::Config for Test {
    type RegistrarOrigin = EnsureMock<RegistrarRole>;
    type IdentityOrigin = EnsureMock<IdentityRole>;
    type Time = Timestamp;
    type OnDeath = Listener;
    type Signature = MultiSignature;
    type Signer = MultiSigner;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type WeightInfo = ();
}

pub(crate) fn subject(number: u64) -> SubjectId {
    SubjectId(H256::from_low_u64_be(number))
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
