//! A runtime of this pallet and the real register. Officers are a table; the real accreditation is tested with the real
//! runtime.

use crate as pallet_civil_declarations;
use adliya_primitives::{
    subject::LinkedSubjects,
    traits::{Accreditation, Death, OnDeath},
    Confirmed, MandateId, Moment, OfficeId, Officer, Region, Role, Roles, SubjectId,
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU32, ConstU64, EnsureOrigin, Get},
    weights::Weight,
};
use frame_system::RawOrigin;
use pallet_civil_registry::types::LinksOpening;
use sp_core::{sr25519, Pair, H256};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
    traits::IdentityLookup, AccountId32, BuildStorage, DispatchError, DispatchResult,
    MultiSignature, MultiSigner,
};
use std::{collections::BTreeSet, sync::LazyLock};

pub(crate) type Block = frame_system::mocking::MockBlock<Test>;
pub(crate) type AccountId = AccountId32;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        CivilRegistry: pallet_civil_registry,
        Declarations: pallet_civil_declarations,
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
/// How long a declaration waits.
pub(crate) const TERM: Moment = 30 * DAY;
pub(crate) const SAMARKAND: Region = Region::new(1, 14, 0, 0);
pub(crate) const URGUT: Region = Region::new(1, 14, 7, 0);
pub(crate) const ANDIJAN: Region = Region::new(1, 3, 0, 0);

/// The registry office of Samarkand, that of Urgut, and that of Andijan.
pub(crate) const SAMARKAND_OFFICE: OfficeId = OfficeId(5);
pub(crate) const URGUT_OFFICE: OfficeId = OfficeId(6);
pub(crate) const ANDIJAN_OFFICE: OfficeId = OfficeId(7);

/// Who signs: the number is that of the mandate, and of the person less 1000.
pub(crate) const REGISTRAR: u64 = 1;
pub(crate) const COLLEAGUE: u64 = 2;
pub(crate) const SUPERVISOR: u64 = 3;
/// The registrar of Urgut, where there is no network.
pub(crate) const VILLAGE: u64 = 4;
pub(crate) const VILLAGE_COLLEAGUE: u64 = 5;
pub(crate) const ANDIJAN_REGISTRAR: u64 = 6;
/// Of the hospital of Urgut.
pub(crate) const NURSE: u64 = 7;
pub(crate) const MIDWIFE: u64 = 8;
/// An elder in Andijan.
pub(crate) const ELDER: u64 = 9;
pub(crate) const IDENTITY_OFFICER: u64 = 10;
/// A registrar of an office in Andijan that serves the whole country.
pub(crate) const ANYWHERE_REGISTRAR: u64 = 11;
/// Has no mandate, and brings the batches.
pub(crate) const COURIER: u64 = 20;
/// Signs what the registrar of Samarkand has proposed and the supervisor has confirmed.
pub(crate) const FOUR_EYES: u64 = 30;

/// The key pairs of officers, wallets and the courier, by their numbers. To make one takes longer than a call.
static PAIRS: LazyLock<Vec<sr25519::Pair>> = LazyLock::new(|| {
    let pair = |number| sr25519::Pair::from_seed(&[number; 32]);
    (0..64).map(pair).collect()
});

pub(crate) fn pair(number: u64) -> sr25519::Pair {
    PAIRS[number as usize].clone()
}

pub(crate) fn account(number: u64) -> AccountId {
    PAIRS[number as usize].public().into()
}

/// The officer of this number as a person.
pub(crate) fn person_of(number: u64) -> SubjectId {
    subject(1_000 + number)
}

/// The officer of this number, in or out of office.
pub(crate) fn officer_number(number: u64) -> Option<Officer<AccountId>> {
    let (office, region, role) = match number {
        REGISTRAR | COLLEAGUE => (SAMARKAND_OFFICE, SAMARKAND, Role::Registrar),
        SUPERVISOR => (SAMARKAND_OFFICE, SAMARKAND, Role::Supervisor),
        VILLAGE | VILLAGE_COLLEAGUE => (URGUT_OFFICE, URGUT, Role::Registrar),
        ANDIJAN_REGISTRAR => (ANDIJAN_OFFICE, ANDIJAN, Role::Registrar),
        NURSE | MIDWIFE => (OfficeId(8), URGUT, Role::Informant),
        ELDER => (OfficeId(9), ANDIJAN, Role::Informant),
        ANYWHERE_REGISTRAR => (OfficeId(10), ANDIJAN, Role::Registrar),
        IDENTITY_OFFICER => (SAMARKAND_OFFICE, SAMARKAND, Role::IdentityOfficer),
        _ => return None,
    };
    Some(Officer {
        account: account(number),
        office,
        region,
        extraterritorial: number == ANYWHERE_REGISTRAR,
        mandate: MandateId(number),
        roles: Roles::of(&[role]),
        subject: person_of(number),
    })
}

/// The table of officers, as the chain knows it.
pub struct Table;
impl Accreditation<AccountId> for Table {
    fn officer(account: &AccountId, role: Role) -> Option<Officer<AccountId>> {
        let of_account = |number: &u64| self::account(*number) == *account;
        let number = (1..=ANYWHERE_REGISTRAR).find(of_account)?;
        let mut officer = officer_number(number)?;
        if Reappointed::get().contains(&number) {
            officer.mandate = MandateId(1_000 + number);
        }
        let in_office = officer.roles.contains(role) && !Revoked::get().contains(&number);
        in_office.then_some(officer)
    }
}

/// A key of the table with this role.
pub struct EnsureMock<R>(core::marker::PhantomData<R>);
impl<R: Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureMock<R> {
    type Success = Officer<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) => Table::officer(&signer, R::get()).ok_or(origin),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(account(match R::get() {
            Role::Registrar => REGISTRAR,
            Role::Informant => NURSE,
            _ => IDENTITY_OFFICER,
        })))
    }
}

/// The registrar of Samarkand and the supervisor.
pub struct EnsureFourEyes;
impl EnsureOrigin<RuntimeOrigin> for EnsureFourEyes {
    type Success = Confirmed<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) if signer == account(FOUR_EYES) => {
                match (officer_number(REGISTRAR), officer_number(SUPERVISOR)) {
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
        Ok(RuntimeOrigin::signed(account(FOUR_EYES)))
    }
}

/// A role that nobody of the table has: the calls that ask for it are not made here.
pub struct Nobody<S>(core::marker::PhantomData<S>);
impl<S> EnsureOrigin<RuntimeOrigin> for Nobody<S> {
    type Success = S;

    fn try_origin(origin: RuntimeOrigin) -> Result<S, RuntimeOrigin> {
        Err(origin)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Err(())
    }
}

parameter_types! {
    pub const RegistrarRole: Role = Role::Registrar;
    pub const InformantRole: Role = Role::Informant;
    pub const IdentityRole: Role = Role::IdentityOfficer;
    /// Whether another domain refuses deaths.
    pub static RefuseDeaths: bool = false;
    /// The officers whose mandates are not in force.
    pub static Revoked: BTreeSet<u64> = BTreeSet::new();
    /// The officers who have another mandate of the same office than at first.
    pub static Reappointed: BTreeSet<u64> = BTreeSet::new();
}

/// Another domain that hears of deaths, after the register has written them.
pub struct Listener;
impl OnDeath for Listener {
    fn on_death(_: &Death) -> DispatchResult {
        match RefuseDeaths::get() {
            true => Err(DispatchError::Unavailable),
            false => Ok(()),
        }
    }

    fn weight() -> Weight {
        Weight::default()
    }
}

impl pallet_civil_registry::Config for Test {
    type RegistrarOrigin = EnsureMock<RegistrarRole>;
    type ConfirmedRegistrarOrigin = EnsureFourEyes;
    type JudgeOrigin = Nobody<Officer<AccountId>>;
    type IdentityOrigin = EnsureMock<IdentityRole>;
    type ConfirmedIdentityOrigin = Nobody<Confirmed<AccountId>>;
    type ReaderOrigin = Nobody<Officer<AccountId>>;
    type SupervisorOrigin = Nobody<Officer<AccountId>>;
    type MarriageWaitingTime = ConstU64<1>;
    type NoticeLifetime = ConstU64<2>;
    type UtcOffset = ConstU64<0>;
    type WalletReplacementDelay = ConstU64<{ 7 * DAY }>;
    type Time = Timestamp;
    type OnDeath = Listener;
    type OnDeathAnnulled = ();
    type Signature = MultiSignature;
    type Signer = MultiSigner;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type WeightInfo = ();
}

impl crate::Config for Test {
    type InformantOrigin = EnsureMock<InformantRole>;
    type RegistrarOrigin = EnsureMock<RegistrarRole>;
    type ConfirmedRegistrarOrigin = EnsureFourEyes;
    type Accreditation = Table;
    type CivilStatus = CivilRegistry;
    type Register = CivilRegistry;
    type DeclarationTerm = ConstU64<TERM>;
    type MaxOpenOfInformant = ConstU32<5>;
    type MaxOpenOfCitizen = ConstU32<2>;
    type Time = Timestamp;
    type Signature = MultiSignature;
    type Signer = MultiSigner;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Signers;
    type WeightInfo = ();
}

/// Those who sign in the benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct Signers;
#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, MultiSignature> for Signers {
    fn registrar() -> Officer<AccountId> {
        officer_number(REGISTRAR).expect("she is in the table")
    }

    fn sign(signer: &AccountId, message: &[u8]) -> MultiSignature {
        assert_eq!(*signer, account(REGISTRAR));
        pair(REGISTRAR).sign(message).into()
    }

    fn wallet_of(citizen: SubjectId) -> AccountId {
        link(citizen, COURIER);
        account(COURIER)
    }
}

/// Makes a key a person's wallet, whoever has it.
#[cfg(feature = "runtime-benchmarks")]
fn link(subject: SubjectId, wallet: u64) {
    use pallet_civil_registry::types::{WalletOwner, WalletStanding};
    let standing = WalletStanding::InUse;
    pallet_civil_registry::WalletOwners::<Test>::insert(
        account(wallet),
        WalletOwner { subject, standing },
    );
}

pub(crate) fn subject(number: u64) -> SubjectId {
    SubjectId(H256::from_low_u64_be(number))
}

/// A person's ids in the other domains, and the salt of their commitment.
pub(crate) fn opening(of: SubjectId) -> LinksOpening {
    let id = |domain: u8| {
        let mut bytes = of.0 .0;
        bytes[0] = domain;
        SubjectId(H256(bytes))
    };
    LinksOpening {
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

pub(crate) struct ExtBuilder;

impl ExtBuilder {
    pub(crate) fn build() -> sp_io::TestExternalities {
        let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
        let mut ext = sp_io::TestExternalities::new(storage.expect("an empty genesis builds"));
        // The register's benchmarks make wallets with it.
        ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
        ext.execute_with(|| {
            RefuseDeaths::take();
            Revoked::take();
            Reappointed::take();
            System::set_block_number(1);
            Timestamp::set_timestamp(NOW);
        });
        ext
    }

    /// Runs a test, and the invariants of both pallets after it.
    pub(crate) fn build_and_execute(test: impl FnOnce()) {
        Self::build().execute_with(|| {
            test();
            Self::check();
        });
    }

    /// Whether the invariants of both pallets hold.
    pub(crate) fn check() {
        Declarations::check_invariants().expect("the invariants hold after the test");
        CivilRegistry::check_invariants().expect("the register's invariants hold after the test");
    }
}
