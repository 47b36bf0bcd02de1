//! A runtime of this pallet alone. Officers are a table; the real accreditation is tested with the real runtime.

use crate::{self as pallet_notary, types::Balance};
use adliya_primitives::{
    subject::LinkedSubjects,
    traits::{
        Accreditation, CivilStatus, Death, DeathAnnulment, EstateKeeping, OnDeath,
        OnDeathAnnulled as _,
    },
    Confirmed, EstateId, MandateId, Moment, OfficeId, Officer, RecordId, Region, Role, Roles,
    SubjectId,
};
use frame_support::{
    assert_ok, derive_impl, parameter_types,
    traits::{AsEnsureOriginWithArg, ConstU32, ConstU64, EnsureOrigin},
};
use frame_system::{EnsureRoot, EnsureSigned, RawOrigin};
use sp_core::{sr25519, Pair, H256};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage, MultiSignature, MultiSigner};

pub(crate) type Block = frame_system::mocking::MockBlock<Test>;
pub(crate) type AccountId = AccountId32;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Assets: pallet_assets,
        AssetsHolder: pallet_assets_holder,
        Notary: pallet_notary,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
    type Balance = Balance;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type Currency = Balances;
    type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_timestamp::Config for Test {
    type Moment = Moment;
    type OnTimestampSet = ();
    type MinimumPeriod = ConstU64<0>;
    type WeightInfo = ();
}

pub(crate) const MINUTE: Moment = 60 * 1000;
pub(crate) const DAY: Moment = 24 * 60 * MINUTE;
pub(crate) const YEAR: Moment = 365 * DAY;
pub(crate) const NOW: Moment = 1_767_225_600_000;
pub(crate) const SAMARKAND: Region = Region::new(1, 14, 0, 0);
pub(crate) const URGUT: Region = Region::new(1, 14, 7, 0);
pub(crate) const ANDIJAN: Region = Region::new(1, 3, 0, 0);

pub(crate) const NOTARY: AccountId = AccountId32::new([1; 32]);
/// Of the same practice.
pub(crate) const PARTNER: AccountId = AccountId32::new([2; 32]);
/// Of another practice of Samarkand.
pub(crate) const NEIGHBOUR: AccountId = AccountId32::new([3; 32]);
pub(crate) const ANDIJAN_NOTARY: AccountId = AccountId32::new([4; 32]);
pub(crate) const IDENTITY_OFFICER: AccountId = AccountId32::new([5; 32]);
pub(crate) const JUDGE: AccountId = AccountId32::new([6; 32]);
pub(crate) const ANDIJAN_JUDGE: AccountId = AccountId32::new([7; 32]);
const CHAMBER: AccountId = AccountId32::new([8; 32]);
const SUPERVISOR: AccountId = AccountId32::new([9; 32]);
const ANDIJAN_CHAMBER: AccountId = AccountId32::new([10; 32]);
const TREASURER: AccountId = AccountId32::new([12; 32]);
/// A third practice of Samarkand, whose notary nobody has identified.
pub(crate) const NEWCOMER: AccountId = AccountId32::new([11; 32]);
/// Signs what the notary has proposed and the supervisor has confirmed.
pub(crate) const NOTARY_FOUR_EYES: AccountId = AccountId32::new([21; 32]);
/// Signs what the identity officer has proposed and the supervisor has confirmed.
pub(crate) const IDENTITY_FOUR_EYES: AccountId = AccountId32::new([24; 32]);
/// Signs what the chamber of Samarkand has proposed and the supervisor has confirmed.
pub(crate) const CHAMBER_FOUR_EYES: AccountId = AccountId32::new([22; 32]);
/// The same of Andijan.
pub(crate) const ANDIJAN_FOUR_EYES: AccountId = AccountId32::new([23; 32]);

/// The same of the treasury.
pub(crate) const TREASURY_FOUR_EYES: AccountId = AccountId32::new([26; 32]);
/// The same of the neighbouring practice.
pub(crate) const NEIGHBOUR_FOUR_EYES: AccountId = AccountId32::new([25; 32]);

/// The settlement asset.
pub(crate) const SUM: u32 = 7;
/// The account that state duties go to.
pub(crate) const TREASURY: AccountId = AccountId32::new([40; 32]);
/// The account that the practice's fees go to.
pub(crate) const PAYOUT: AccountId = AccountId32::new([41; 32]);
/// Issues the settlement asset, and can close accounts to it.
pub(crate) const ISSUER: AccountId = AccountId32::new([42; 32]);

pub(crate) const PRACTICE: OfficeId = OfficeId(10);
pub(crate) const NEIGHBOURS: OfficeId = OfficeId(11);
pub(crate) const ANDIJANS: OfficeId = OfficeId(12);
pub(crate) const NEWCOMERS: OfficeId = OfficeId(13);

/// The officer behind a key, if the mandate is in force. The number of an officer is that of their mandate, and of
/// their person in the notary's domain less 1000.
pub(crate) fn officer(account: &AccountId) -> Option<Officer<AccountId>> {
    let (number, office, region, role) = match *account {
        NOTARY => (1, PRACTICE, SAMARKAND, Role::Notary),
        PARTNER => (2, PRACTICE, SAMARKAND, Role::Notary),
        NEIGHBOUR => (3, NEIGHBOURS, SAMARKAND, Role::Notary),
        ANDIJAN_NOTARY => (4, ANDIJANS, ANDIJAN, Role::Notary),
        IDENTITY_OFFICER => (5, OfficeId(20), SAMARKAND, Role::IdentityOfficer),
        JUDGE => (6, OfficeId(30), SAMARKAND, Role::Judge),
        ANDIJAN_JUDGE => (7, OfficeId(31), ANDIJAN, Role::Judge),
        CHAMBER => (8, OfficeId(40), SAMARKAND, Role::Head),
        SUPERVISOR => (9, OfficeId(40), SAMARKAND, Role::Supervisor),
        ANDIJAN_CHAMBER => (10, OfficeId(41), ANDIJAN, Role::Head),
        TREASURER => (12, OfficeId(50), SAMARKAND, Role::Treasurer),
        NEWCOMER => (11, NEWCOMERS, SAMARKAND, Role::Notary),
        _ => return None,
    };
    let officer = Officer {
        account: account.clone(),
        office,
        region,
        extraterritorial: false,
        mandate: MandateId(number),
        roles: Roles::of(&[role]),
        subject: SubjectId(H256::from_low_u64_be(900_000 + number)),
    };
    (!SuspendedOffices::get().contains(&office)).then_some(officer)
}

/// The officers' accreditation, and the wallets of another domain.
pub struct Officers;
impl Accreditation<AccountId> for Officers {
    fn officer(account: &AccountId, role: Role) -> Option<Officer<AccountId>> {
        officer(account).filter(|officer| officer.roles.contains(role))
    }
}

impl CivilStatus<AccountId> for Officers {
    fn is_alive(_: &SubjectId) -> bool {
        true
    }

    fn subject_of(wallet: &AccountId) -> Option<SubjectId> {
        CivilWallets::get()
            .contains(wallet)
            .then_some(SubjectId::default())
    }

    fn speaks_for(wallet: &AccountId, subject: &SubjectId) -> bool {
        Self::subject_of(wallet) == Some(*subject)
    }

    fn residence_of(_: &SubjectId) -> Option<Region> {
        None
    }
}

impl EstateKeeping for Officers {
    fn keeper(death: RecordId) -> Option<(EstateId, OfficeId)> {
        let mut taken = TakenEstates::get().into_iter();
        let (_, estate, practice) = taken.find(|(record, ..)| *record == death)?;
        Some((estate, practice))
    }
}

/// A key of the table with this role.
pub struct EnsureMock<R>(core::marker::PhantomData<R>);
impl<R: frame_support::traits::Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureMock<R> {
    type Success = Officer<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) => Officers::officer(&signer, R::get()).ok_or(origin),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(match R::get() {
            Role::Notary => NOTARY,
            Role::Judge => JUDGE,
            _ => IDENTITY_OFFICER,
        }))
    }
}

/// An officer of this role and the supervisor.
pub struct EnsureFourEyes<R>(core::marker::PhantomData<R>);
impl<R: frame_support::traits::Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureFourEyes<R> {
    type Success = Confirmed<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        let proposer = match origin.clone().into() {
            Ok(RawOrigin::Signed(NOTARY_FOUR_EYES)) => NOTARY,
            Ok(RawOrigin::Signed(IDENTITY_FOUR_EYES)) => IDENTITY_OFFICER,
            Ok(RawOrigin::Signed(CHAMBER_FOUR_EYES)) => CHAMBER,
            Ok(RawOrigin::Signed(ANDIJAN_FOUR_EYES)) => ANDIJAN_CHAMBER,
            Ok(RawOrigin::Signed(TREASURY_FOUR_EYES)) => TREASURER,
            Ok(RawOrigin::Signed(NEIGHBOUR_FOUR_EYES)) => NEIGHBOUR,
            _ => return Err(origin),
        };
        match (Officers::officer(&proposer, R::get()), officer(&SUPERVISOR)) {
            (Some(officer), Some(supervisor)) => Ok(Confirmed {
                officer,
                supervisor,
            }),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(match R::get() {
            Role::Notary => NOTARY_FOUR_EYES,
            Role::IdentityOfficer => IDENTITY_FOUR_EYES,
            Role::Treasurer => TREASURY_FOUR_EYES,
            _ => CHAMBER_FOUR_EYES,
        }))
    }
}

parameter_types! {
    pub const NotaryRole: Role = Role::Notary;
    pub const HeadRole: Role = Role::Head;
    pub const IdentityRole: Role = Role::IdentityOfficer;
    pub const JudgeRole: Role = Role::Judge;
    pub const TreasurerRole: Role = Role::Treasurer;
    pub const TreasuryAccount: AccountId = TREASURY;
    /// The offices that are suspended.
    pub static SuspendedOffices: Vec<OfficeId> = vec![];
    /// The keys that speak for somebody in the civil-status domain.
    pub static CivilWallets: Vec<AccountId> = vec![];
    /// The estates that a practice has taken, by the entry of the death.
    pub static TakenEstates: Vec<(RecordId, EstateId, OfficeId)> = vec![];
}

impl crate::Config for Test {
    type NotaryOrigin = EnsureMock<NotaryRole>;
    type ConfirmedNotaryOrigin = EnsureFourEyes<NotaryRole>;
    type ConfirmedChamberOrigin = EnsureFourEyes<HeadRole>;
    type JudgeOrigin = EnsureMock<JudgeRole>;
    type IdentityOrigin = EnsureMock<IdentityRole>;
    type ConfirmedIdentityOrigin = EnsureFourEyes<IdentityRole>;
    type ConfirmedTreasurerOrigin = EnsureFourEyes<TreasurerRole>;
    type ExemptionOrigin = EnsureMock<IdentityRole>;
    type Accreditation = Officers;
    type CivilStatus = Officers;
    type Estates = Officers;
    type Assets = AssetsHolder;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SettlementAsset = ConstU32<SUM>;
    type TreasuryAccount = TreasuryAccount;
    type NextWalletDelay = ConstU64<{ 7 * DAY }>;
    type MaxPowerTerm = ConstU64<{ 3 * YEAR }>;
    type Time = Timestamp;
    type Signature = MultiSignature;
    type Signer = MultiSigner;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkAssets = Assets;
    type WeightInfo = ();
}

pub(crate) fn subject(number: u64) -> SubjectId {
    SubjectId(H256::from_low_u64_be(number))
}

/// A notary as a person, in the notary's domain.
pub(crate) fn notary_herself(mandate: u64) -> SubjectId {
    subject(1_000 + mandate)
}

/// A key that nobody else has.
pub(crate) fn wallet(number: u8) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[number; 32])
}

pub(crate) fn account_of(wallet: &sr25519::Pair) -> AccountId {
    wallet.public().into()
}

fn linked(notary: SubjectId) -> LinkedSubjects {
    LinkedSubjects {
        notary,
        wills: SubjectId::default(),
        utility: SubjectId::default(),
    }
}

/// The civil register enters this person's death.
pub(crate) fn dies(who: SubjectId, record: u64) {
    assert_ok!(Notary::on_death(&Death {
        subject: SubjectId::default(),
        linked: linked(who),
        record: RecordId(record),
        registered_at: Timestamp::get(),
    }));
}

/// The civil register annuls that death.
pub(crate) fn lives_again(who: SubjectId, death: u64) {
    assert_ok!(Notary::on_death_annulled(&DeathAnnulment {
        subject: SubjectId::default(),
        linked: linked(who),
        death: RecordId(death),
        record: RecordId(death + 1),
        registered_at: Timestamp::get(),
    }));
}

pub(crate) struct ExtBuilder;

impl ExtBuilder {
    pub(crate) fn build() -> sp_io::TestExternalities {
        SuspendedOffices::set(vec![]);
        CivilWallets::set(vec![]);
        TakenEstates::set(vec![]);
        let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
        let mut ext = sp_io::TestExternalities::new(storage.expect("an empty genesis builds"));
        // The benchmarks make a wallet with it.
        ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
        ext.execute_with(|| {
            System::set_block_number(1);
            Timestamp::set_timestamp(NOW);
            assert_ok!(Assets::force_create(
                RuntimeOrigin::root(),
                SUM,
                ISSUER,
                true,
                1
            ));
        });
        ext
    }

    /// Runs a test, after which the pallet's invariants have to hold. The notaries are identified, but the newcomer.
    pub(crate) fn build_and_execute(test: impl FnOnce()) {
        Self::build().execute_with(|| {
            identify_notaries();
            test();
            Notary::check_invariants().expect("the invariants hold after the test");
        });
    }
}

pub(crate) fn identify_notaries() {
    for notary in [NOTARY, PARTNER, NEIGHBOUR, ANDIJAN_NOTARY] {
        let number = officer(&notary).expect("an officer").mandate.0;
        assert_ok!(Notary::identify_notary(
            RuntimeOrigin::signed(IDENTITY_OFFICER),
            notary,
            notary_herself(number)
        ));
    }
}
