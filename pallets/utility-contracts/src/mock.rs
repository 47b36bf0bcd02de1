//! A runtime of this pallet. Officers are a table; the real accreditation is tested with the real runtime.

use crate::{self as pallet_utility_contracts, types::ReadingRules};
use adliya_primitives::{
    traits::{CivilStatus, Suppliers},
    utilities::{Agreement, Safeguards},
    Confirmed, ContractId, MandateId, Moment, OfficeId, Officer, Region, Role, Roles, SubjectId,
};
use frame_support::{
    derive_impl, ensure, parameter_types,
    traits::{ConstU64, EnsureOrigin, Get},
};
use frame_system::RawOrigin;
use sp_core::H256;
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
        Utility: pallet_utility_contracts,
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

pub(crate) const MINUTE: Moment = 60 * 1000;
pub(crate) const DAY: Moment = 24 * 60 * MINUTE;
/// 1 January 2026, 00:00 UTC.
pub(crate) const NOW: Moment = 1_767_225_600_000;
/// How long a tariff is announced before it applies.
pub(crate) const NOTICE: Moment = 30 * DAY;
/// How long an offer waits.
pub(crate) const OFFER_TERM: Moment = 14 * DAY;
/// How far a meter's clock may be ahead.
pub(crate) const TOLERANCE: Moment = 5 * MINUTE;
/// How long the other side has to answer.
pub(crate) const OBJECTION: Moment = 10 * DAY;
/// How old the reading may be with which a contract passes on.
pub(crate) const CLOSING_AGE: Moment = 3 * DAY;
/// How long a consumer has to object to what was imported, and to dispute it after that.
pub(crate) const IMPORT_NOTICE: Moment = 30 * DAY;
pub(crate) const IMPORT_DISPUTE: Moment = 90 * DAY;
pub(crate) const COUNTRY: Region = Region::new(1, 0, 0, 0);
pub(crate) const SAMARKAND: Region = Region::new(1, 14, 0, 0);
pub(crate) const URGUT: Region = Region::new(1, 14, 7, 0);
pub(crate) const ANDIJAN: Region = Region::new(1, 3, 0, 0);

/// The electricity supplier of Samarkand, that of Andijan, metrology and the regulators of the country and of Andijan.
pub(crate) const SUPPLIER: OfficeId = OfficeId(10);
pub(crate) const OTHER_SUPPLIER: OfficeId = OfficeId(11);
pub(crate) const METROLOGY: OfficeId = OfficeId(12);
pub(crate) const REGULATORS: OfficeId = OfficeId(13);
const ANDIJAN_REGULATORS: OfficeId = OfficeId(14);
pub(crate) const RIVALS: OfficeId = OfficeId(16);

/// Who signs: the number is that of the mandate.
pub(crate) const CLERK: u8 = 1;
/// Another contract officer of the same supplier.
pub(crate) const COLLEAGUE: u8 = 2;
pub(crate) const OPERATOR: u8 = 3;
pub(crate) const OTHER_CLERK: u8 = 4;
pub(crate) const OTHER_OPERATOR: u8 = 5;
pub(crate) const METROLOGIST: u8 = 6;
pub(crate) const REGULATOR: u8 = 7;
pub(crate) const SUPERVISOR: u8 = 8;
pub(crate) const ANDIJAN_REGULATOR: u8 = 9;
pub(crate) const IDENTITY_OFFICER: u8 = 10;
/// A contract officer of another supplier of Samarkand.
pub(crate) const RIVAL: u8 = 11;
/// A tariff officer of the ministry.
pub(crate) const MINISTER: u8 = 12;
pub(crate) const ANDIJAN_METROLOGIST: u8 = 13;
/// Another contract officer of the rival.
pub(crate) const RIVALS_COLLEAGUE: u8 = 14;
/// Has no mandate.
pub(crate) const ANYBODY: u8 = 20;
/// Signs what the regulator has proposed and the supervisor has confirmed.
pub(crate) const FOUR_EYES: u8 = 30;
/// The same of Andijan.
pub(crate) const ANDIJAN_FOUR_EYES: u8 = 31;
/// Signs what the clerk has proposed and the supplier's supervisor has confirmed.
pub(crate) const SUPPLIER_FOUR_EYES: u8 = 32;

pub(crate) fn account(number: u8) -> AccountId {
    AccountId32::new([number; 32])
}

/// The officer of this number.
fn officer_number(number: u8) -> Option<Officer<AccountId>> {
    let (office, region, role) = match number {
        CLERK | COLLEAGUE => (SUPPLIER, SAMARKAND, Role::ContractOfficer),
        OPERATOR => (SUPPLIER, SAMARKAND, Role::MeterOperator),
        OTHER_CLERK => (OTHER_SUPPLIER, ANDIJAN, Role::ContractOfficer),
        OTHER_OPERATOR => (OTHER_SUPPLIER, ANDIJAN, Role::MeterOperator),
        RIVAL | RIVALS_COLLEAGUE => (RIVALS, SAMARKAND, Role::ContractOfficer),
        MINISTER => (OfficeId(17), COUNTRY, Role::TariffOfficer),
        ANDIJAN_METROLOGIST => (OfficeId(18), ANDIJAN, Role::Metrologist),
        METROLOGIST => (METROLOGY, COUNTRY, Role::Metrologist),
        REGULATOR => (REGULATORS, COUNTRY, Role::Regulator),
        SUPERVISOR => (REGULATORS, COUNTRY, Role::Supervisor),
        ANDIJAN_REGULATOR => (ANDIJAN_REGULATORS, ANDIJAN, Role::Regulator),
        IDENTITY_OFFICER => (OfficeId(15), COUNTRY, Role::IdentityOfficer),
        _ => return None,
    };
    Some(Officer {
        account: account(number),
        office,
        region,
        extraterritorial: false,
        mandate: MandateId(number.into()),
        roles: Roles::of(&[role]),
        subject: SubjectId(H256::from_low_u64_be(900_000 + u64::from(number))),
    })
}

/// A key of the table with this role.
pub struct EnsureMock<R>(core::marker::PhantomData<R>);
impl<R: Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureMock<R> {
    type Success = Officer<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        let signer = match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) => signer,
            _ => return Err(origin),
        };
        let number = (1..=RIVALS_COLLEAGUE).find(|number| account(*number) == signer);
        let officer = number.and_then(officer_number);
        #[cfg(feature = "runtime-benchmarks")]
        let officer = officer.or_else(|| newcomer(&signer, R::get()));
        officer
            .filter(|officer| officer.roles.contains(R::get()))
            .ok_or(origin)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        let number = Newcomers::get() + 1;
        Newcomers::set(number);
        let mut key = [NEWCOMER; 32];
        key[28..].copy_from_slice(&number.to_be_bytes());
        Ok(RuntimeOrigin::signed(AccountId32::new(key)))
    }
}

#[cfg(feature = "runtime-benchmarks")]
parameter_types! {
    /// How many officers benchmarks have asked for.
    pub static Newcomers: u32 = 0;
}

/// How the keys of the benchmarks' officers begin; the number is at the end.
#[cfg(feature = "runtime-benchmarks")]
const NEWCOMER: u8 = 0xbe;

/// An officer of a new office whenever a benchmark asks for one, as the runtime makes them.
#[cfg(feature = "runtime-benchmarks")]
fn newcomer(signer: &AccountId, role: Role) -> Option<Officer<AccountId>> {
    let key: &[u8; 32] = signer.as_ref();
    let number = u32::from_be_bytes([key[28], key[29], key[30], key[31]]);
    (key[..28] == [NEWCOMER; 28]).then(|| Officer {
        account: signer.clone(),
        office: OfficeId(1_000 + number),
        region: Region::WHOLE,
        extraterritorial: false,
        mandate: MandateId(1_000 + u64::from(number)),
        roles: Roles::of(&[role]),
        subject: SubjectId(H256::from_low_u64_be(1_000_000 + u64::from(number))),
    })
}

/// An officer with this role and a supervisor.
pub struct EnsureFourEyes<R>(core::marker::PhantomData<R>);
impl<R: Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureFourEyes<R> {
    type Success = Confirmed<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        let signer = match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) => signer,
            _ => return Err(origin),
        };
        #[cfg(feature = "runtime-benchmarks")]
        if let Some(officer) = newcomer(&signer, R::get()) {
            let supervisor = newcomer(&signer, Role::Supervisor).ok_or(origin)?;
            return Ok(Confirmed {
                officer,
                supervisor,
            });
        }
        let pairs = [
            (FOUR_EYES, REGULATOR),
            (ANDIJAN_FOUR_EYES, ANDIJAN_REGULATOR),
            (SUPPLIER_FOUR_EYES, CLERK),
        ];
        let proposer = pairs.iter().find(|(key, _)| account(*key) == signer);
        let officer = proposer.and_then(|(_, proposer)| officer_number(*proposer));
        let officer = officer.filter(|officer| officer.roles.contains(R::get()));
        match (officer, officer_number(SUPERVISOR)) {
            (Some(officer), Some(supervisor)) => Ok(Confirmed {
                officer,
                supervisor,
            }),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        EnsureMock::<R>::try_successful_origin()
    }
}

/// The suppliers of the table.
pub struct TableOfSuppliers;
impl Suppliers for TableOfSuppliers {
    fn serves(office: OfficeId, region: Region) -> bool {
        let known = [CLERK, OTHER_CLERK, RIVAL].map(officer_number);
        let mut known = known.iter().flatten();
        let found = known.find(|officer| officer.office == office);
        // The offices of the benchmarks are new ones, and supply everywhere.
        office.0 > 1_000 || found.is_some_and(|officer| officer.region.covers(region))
    }
}

/// Whether something forbids to end contracts on an officer's word, as disputes and protections do.
pub struct Guard;
impl Safeguards for Guard {
    fn ensure_unguarded(_: ContractId, _: &Agreement) -> DispatchResult {
        ensure!(!Guarded::get(), DispatchError::Other("guarded"));
        Ok(())
    }
}

parameter_types! {
    pub const Rules: ReadingRules = ReadingRules {
        objection: OBJECTION,
        longest_gap: 45 * DAY,
        frozen_after: 60 * DAY,
        spike_factor: 5,
        closing_age: CLOSING_AGE,
    };
    pub const ContractRole: Role = Role::ContractOfficer;
    pub const OperatorRole: Role = Role::MeterOperator;
    pub const MetrologistRole: Role = Role::Metrologist;
    pub const IdentityRole: Role = Role::IdentityOfficer;
    pub const RegulatorRole: Role = Role::Regulator;
    pub const MinistryRole: Role = Role::TariffOfficer;
    pub static Guarded: bool = false;
    /// The keys that speak for somebody in the civil-status domain.
    pub static CivilWallets: Vec<AccountId> = vec![];
}

/// The wallets of another domain.
pub struct CivilRegister;
impl CivilStatus<AccountId> for CivilRegister {
    fn is_alive(_: &SubjectId) -> bool {
        true
    }

    fn subject_of(wallet: &AccountId) -> Option<SubjectId> {
        let known = CivilWallets::get().contains(wallet);
        known.then_some(SubjectId::default())
    }

    fn speaks_for(wallet: &AccountId, subject: &SubjectId) -> bool {
        Self::subject_of(wallet) == Some(*subject)
    }

    fn residence_of(_: &SubjectId) -> Option<Region> {
        None
    }
}

impl crate::Config for Test {
    type SupplierOrigin = EnsureMock<ContractRole>;
    type RegulatorOrigin = EnsureMock<RegulatorRole>;
    type ConfirmedRegulatorOrigin = EnsureFourEyes<RegulatorRole>;
    type ConfirmedSupplierOrigin = EnsureFourEyes<ContractRole>;
    type MinistryOrigin = EnsureMock<MinistryRole>;
    type Suppliers = TableOfSuppliers;
    type Safeguards = Guard;
    type OperatorOrigin = EnsureMock<OperatorRole>;
    type MetrologistOrigin = EnsureMock<MetrologistRole>;
    type IdentityOrigin = EnsureMock<IdentityRole>;
    type CivilStatus = CivilRegister;
    type NextWalletDelay = ConstU64<{ 7 * DAY }>;
    type OfferTerm = ConstU64<OFFER_TERM>;
    type ClockTolerance = ConstU64<TOLERANCE>;
    type ReadingRules = Rules;
    type ImportNotice = ConstU64<IMPORT_NOTICE>;
    type ImportDispute = ConstU64<IMPORT_DISPUTE>;
    type NoticePeriod = ConstU64<NOTICE>;
    type AssetId = u32;
    type Time = Timestamp;
    type Signature = MultiSignature;
    type Signer = MultiSigner;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type WeightInfo = ();
}

pub(crate) struct ExtBuilder;

impl ExtBuilder {
    pub(crate) fn build() -> sp_io::TestExternalities {
        let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
        let mut ext = sp_io::TestExternalities::new(storage.expect("an empty genesis builds"));
        // The benchmarks make keys with it.
        ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
        ext.execute_with(|| {
            CivilWallets::take();
            Guarded::take();
            System::set_block_number(1);
            Timestamp::set_timestamp(NOW);
        });
        ext
    }

    /// With no time set, as a node has it that runs benchmarks.
    #[cfg(feature = "runtime-benchmarks")]
    pub(crate) fn build_in_1970() -> sp_io::TestExternalities {
        let mut ext = Self::build();
        ext.execute_with(pallet_timestamp::Now::<Test>::kill);
        ext
    }

    /// Runs a test, and the invariants after it.
    pub(crate) fn build_and_execute(test: impl FnOnce()) {
        Self::build().execute_with(|| {
            test();
            Self::check();
        });
    }

    pub(crate) fn check() {
        Utility::check_invariants().expect("the invariants hold after the test");
    }
}
