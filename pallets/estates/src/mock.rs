//! A runtime of this pallet alone. Officers, practices and citizens are tables; the real ones are tested with the real
//! runtime.

use crate as pallet_estates;
use adliya_primitives::{
    subject::LinkedSubjects,
    traits::{
        CivilStatus, Death, DeathAnnulment, NotarialPractices, OnDeath as _, OnDeathAnnulled as _,
    },
    Confirmed, DocketId, MandateId, Moment, OfficeId, Officer, RecordId, Region, Role, Roles,
    SubjectId,
};
use frame_support::{
    assert_ok, derive_impl, parameter_types,
    traits::{ConstU64, EnsureOrigin, Get},
};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) type Block = frame_system::mocking::MockBlock<Test>;
pub(crate) type AccountId = u64;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Estates: pallet_estates,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
}

impl pallet_timestamp::Config for Test {
    type Moment = Moment;
    type OnTimestampSet = ();
    type MinimumPeriod = ConstU64<0>;
    type WeightInfo = ();
}

pub(crate) const DAY: Moment = 24 * 60 * 60 * 1000;
pub(crate) const NOW: Moment = 1_767_225_600_000;
/// The longest that six months of the calendar are.
pub(crate) const SIX_MONTHS: Moment = 184 * DAY;
pub(crate) const TAKING_DELAY: Moment = 30 * DAY;
pub(crate) const SAMARKAND: Region = Region::new(1, 14, 0, 0);
pub(crate) const URGUT: Region = Region::new(1, 14, 7, 0);
pub(crate) const ANDIJAN: Region = Region::new(1, 3, 0, 0);

pub(crate) const NOTARY: AccountId = 1;
/// Of another practice of Samarkand.
pub(crate) const NEIGHBOUR: AccountId = 2;
pub(crate) const ANDIJAN_NOTARY: AccountId = 3;
/// Nobody has said who it is.
pub(crate) const NEWCOMER: AccountId = 4;
pub(crate) const JUDGE: AccountId = 5;
pub(crate) const ANDIJAN_JUDGE: AccountId = 6;
const SUPERVISOR: AccountId = 7;
/// Signs what the notary has proposed and the supervisor has confirmed.
pub(crate) const NOTARY_FOUR_EYES: AccountId = 21;
/// The same of the neighbour.
pub(crate) const NEIGHBOUR_FOUR_EYES: AccountId = 22;

pub(crate) const PRACTICE: OfficeId = OfficeId(10);
pub(crate) const NEIGHBOURS: OfficeId = OfficeId(11);
const ANDIJANS: OfficeId = OfficeId(12);

/// The officer behind a key, if the office is not suspended. The number of an officer is that of their mandate.
pub(crate) fn officer(account: AccountId) -> Option<Officer<AccountId>> {
    let (office, region, role) = match account {
        NOTARY => (PRACTICE, SAMARKAND, Role::Notary),
        NEIGHBOUR => (NEIGHBOURS, SAMARKAND, Role::Notary),
        ANDIJAN_NOTARY => (ANDIJANS, ANDIJAN, Role::Notary),
        NEWCOMER => (OfficeId(13), SAMARKAND, Role::Notary),
        JUDGE => (OfficeId(30), SAMARKAND, Role::Judge),
        ANDIJAN_JUDGE => (OfficeId(31), ANDIJAN, Role::Judge),
        SUPERVISOR => (OfficeId(40), SAMARKAND, Role::Supervisor),
        _ => return None,
    };
    let officer = Officer {
        account,
        office,
        region,
        extraterritorial: false,
        mandate: MandateId(account),
        roles: Roles::of(&[role]),
        subject: subject(900_000 + account),
    };
    (!SuspendedOffices::get().contains(&office)).then_some(officer)
}

/// A key of the table with this role.
pub struct EnsureMock<R>(core::marker::PhantomData<R>);
impl<R: Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureMock<R> {
    type Success = Officer<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) => officer(signer)
                .filter(|officer| officer.roles.contains(R::get()))
                .ok_or(origin),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(match R::get() {
            Role::Judge => JUDGE,
            _ => NOTARY,
        }))
    }
}

/// A notary and the supervisor.
pub struct EnsureFourEyes;
impl EnsureOrigin<RuntimeOrigin> for EnsureFourEyes {
    type Success = Confirmed<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        let proposer = match origin.clone().into() {
            Ok(RawOrigin::Signed(NOTARY_FOUR_EYES)) => NOTARY,
            Ok(RawOrigin::Signed(NEIGHBOUR_FOUR_EYES)) => NEIGHBOUR,
            _ => return Err(origin),
        };
        match (officer(proposer), officer(SUPERVISOR)) {
            (Some(officer), Some(supervisor)) => Ok(Confirmed {
                officer,
                supervisor,
            }),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(NOTARY_FOUR_EYES))
    }
}

parameter_types! {
    pub const NotaryRole: Role = Role::Notary;
    pub const JudgeRole: Role = Role::Judge;
    /// The offices that are suspended.
    pub static SuspendedOffices: Vec<OfficeId> = vec![];
    /// Which practice keeps each file.
    pub static Keepers: Vec<OfficeId> = vec![];
    /// The file that each practice has of its own.
    pub static OwnFiles: BTreeMap<OfficeId, DocketId> = BTreeMap::new();
    /// Whom a notary is related to.
    pub static Relatives: Vec<(AccountId, SubjectId)> = vec![];
    /// The dead, in the notary's domain.
    pub static Dead: BTreeSet<SubjectId> = BTreeSet::new();
    /// Where people live, by their numbers. Somebody who is not here lives in Urgut.
    pub static Residences: BTreeMap<u64, Option<Region>> = BTreeMap::new();
    /// Wallets beside those of the citizens with a number.
    pub static OtherWallets: BTreeMap<AccountId, SubjectId> = BTreeMap::new();
    /// How long heirs can accept.
    pub static AcceptancePeriod: Moment = SIX_MONTHS;
}

/// The practices, the notaries but the newcomer, and citizens with wallets.
pub struct Tables;
impl NotarialPractices<AccountId> for Tables {
    fn file_of(practice: OfficeId) -> Result<DocketId, DispatchError> {
        Ok(OwnFiles::mutate(|own| {
            *own.entry(practice).or_insert_with(|| {
                Keepers::mutate(|keepers| {
                    keepers.push(practice);
                    DocketId(keepers.len() as u32 - 1)
                })
            })
        }))
    }

    fn keeper(file: DocketId) -> Option<OfficeId> {
        Keepers::get().get(file.0 as usize).copied()
    }

    fn is_partial(notary: MandateId, persons: &[SubjectId]) -> Option<bool> {
        let related = |who: &SubjectId| Relatives::get().contains(&(notary.0, *who));
        (notary.0 != NEWCOMER).then(|| persons.iter().any(related))
    }

    fn subject_of(wallet: &AccountId) -> Option<SubjectId> {
        let other = OtherWallets::get().get(wallet).copied();
        let person = other.or_else(|| wallet.checked_sub(WALLETS).map(in_notary_domain))?;
        (!Self::is_dead(&person)).then_some(person)
    }

    fn is_dead(person: &SubjectId) -> bool {
        Dead::get().contains(person)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_settle(_: &Officer<AccountId>) {}

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_wallet(person: SubjectId) -> AccountId {
        OtherWallets::mutate(|all| all.insert(999, person));
        999
    }
}

/// The wallet of a person is this and their number.
const WALLETS: AccountId = 1_000;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Tables {
    fn reside(subject: SubjectId, region: Region) {
        Residences::mutate(|all| all.insert(subject.0.to_low_u64_be(), Some(region)));
    }
}

impl CivilStatus<AccountId> for Tables {
    fn is_alive(_: &SubjectId) -> bool {
        true
    }

    fn subject_of(_: &AccountId) -> Option<SubjectId> {
        None
    }

    fn speaks_for(_: &AccountId, _: &SubjectId) -> bool {
        false
    }

    fn residence_of(subject: &SubjectId) -> Option<Region> {
        let residence = Residences::get().get(&subject.0.to_low_u64_be()).copied();
        residence.unwrap_or(Some(URGUT))
    }
}

impl crate::Config for Test {
    type NotaryOrigin = EnsureMock<NotaryRole>;
    type ConfirmedNotaryOrigin = EnsureFourEyes;
    type JudgeOrigin = EnsureMock<JudgeRole>;
    type Practices = Tables;
    type CivilStatus = Tables;
    type AcceptancePeriod = AcceptancePeriod;
    type CertificatePeriod = ConstU64<SIX_MONTHS>;
    type TakingDelay = ConstU64<TAKING_DELAY>;
    type Time = Timestamp;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Tables;
    type WeightInfo = ();
}

pub(crate) fn subject(number: u64) -> SubjectId {
    SubjectId(H256::from_low_u64_be(number))
}

/// The person of this number in the notary's domain.
pub(crate) fn in_notary_domain(number: u64) -> SubjectId {
    subject(1_000_000 + number)
}

/// The person of this number in the domain of wills.
pub(crate) fn in_wills_domain(number: u64) -> SubjectId {
    subject(2_000_000 + number)
}

pub(crate) fn wallet(number: u64) -> RuntimeOrigin {
    RuntimeOrigin::signed(WALLETS + number)
}

fn linked(number: u64) -> LinkedSubjects {
    LinkedSubjects {
        notary: in_notary_domain(number),
        wills: in_wills_domain(number),
        utility: subject(3_000_000 + number),
    }
}

/// The civil register enters the death of the person of this number.
pub(crate) fn dies(number: u64, record: u64) {
    Dead::mutate(|dead| dead.insert(in_notary_domain(number)));
    assert_ok!(Estates::on_death(&Death {
        subject: subject(number),
        linked: linked(number),
        record: RecordId(record),
        registered_at: Timestamp::get(),
    }));
}

/// The civil register annuls that death.
pub(crate) fn lives_again(number: u64, death: u64) {
    Dead::mutate(|dead| dead.remove(&in_notary_domain(number)));
    assert_ok!(Estates::on_death_annulled(&DeathAnnulment {
        subject: subject(number),
        linked: linked(number),
        death: RecordId(death),
        record: RecordId(death + 1),
        registered_at: Timestamp::get(),
    }));
}

/// The chamber passes all files of a practice to another.
pub(crate) fn hand_over(from: OfficeId, to: OfficeId) {
    OwnFiles::mutate(|own| own.remove(&from));
    Keepers::mutate(|keepers| {
        for keeper in keepers.iter_mut().filter(|keeper| **keeper == from) {
            *keeper = to;
        }
    });
}

pub(crate) struct ExtBuilder;

impl ExtBuilder {
    pub(crate) fn build() -> sp_io::TestExternalities {
        SuspendedOffices::set(vec![]);
        Keepers::set(vec![]);
        OwnFiles::set(BTreeMap::new());
        Relatives::set(vec![]);
        Dead::set(BTreeSet::new());
        Residences::set(BTreeMap::new());
        OtherWallets::set(BTreeMap::new());
        AcceptancePeriod::set(SIX_MONTHS);
        let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
        let mut ext = sp_io::TestExternalities::new(storage.expect("an empty genesis builds"));
        ext.execute_with(|| {
            System::set_block_number(1);
            Timestamp::set_timestamp(NOW);
        });
        ext
    }

    /// Runs a test, after which the pallet's invariants have to hold.
    pub(crate) fn build_and_execute(test: impl FnOnce()) {
        Self::build().execute_with(|| {
            test();
            Estates::check_invariants().expect("the invariants hold after the test");
        });
    }
}
