//! A runtime of this pallet, with the real assets and holds. Officers and contracts are tables.

use crate as pallet_utility_bills;
use adliya_primitives::{
    utilities::{Agreement, Entitlement, Metered, Opening, Period, Supply},
    Confirmed, ContractId, MandateId, Moment, OfficeId, Officer, Region, Role, Roles, SubjectId,
    TariffId,
};
use adliya_tariffs::Tariff;
use frame_support::{
    derive_impl, parameter_types,
    traits::{AsEnsureOriginWithArg, ConstU32, ConstU64, EnsureOrigin, Get},
    PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned, RawOrigin};
use sp_core::H256;
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage};
use std::{cell::RefCell, collections::BTreeMap};

pub(crate) type Block = frame_system::mocking::MockBlock<Test>;
pub(crate) type AccountId = AccountId32;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Assets: pallet_assets,
        AssetsHolder: pallet_assets_holder,
        Bills: pallet_utility_bills,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<u64>;
}

impl pallet_timestamp::Config for Test {
    type Moment = Moment;
    type OnTimestampSet = ();
    type MinimumPeriod = ConstU64<0>;
    type WeightInfo = ();
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
    type Balance = u128;
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type Holder = AssetsHolder;
    type Freezer = ();
}

impl pallet_assets_holder::Config for Test {
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeEvent = RuntimeEvent;
}

pub(crate) const MINUTE: Moment = 60 * 1000;
pub(crate) const DAY: Moment = 24 * 60 * MINUTE;
/// How long there is to pay.
pub(crate) const TERM: Moment = 30 * DAY;
/// How long a plan may last.
pub(crate) const LONGEST_PLAN: Moment = 300 * DAY;
/// The least days of a cycle.
pub(crate) const CYCLE_DAYS: u32 = 28;

/// The asset that bills are paid in, and another one.
pub(crate) const MANAT: u32 = 1;
pub(crate) const OTHER_ASSET: u32 = 2;

/// The suppliers of Baku and of elsewhere, and the social office.
pub(crate) const SUPPLIER: OfficeId = OfficeId(10);
pub(crate) const OTHER_SUPPLIER: OfficeId = OfficeId(11);
pub(crate) const SOCIAL_OFFICE: OfficeId = OfficeId(12);

/// Who signs: the number is that of the mandate.
pub(crate) const CLERK: u8 = 1;
pub(crate) const OTHER_CLERK: u8 = 2;
pub(crate) const SOCIAL_OFFICER: u8 = 3;
pub(crate) const SUPERVISOR: u8 = 4;
/// Speaks for the consumer of this number plus 100.
pub(crate) const WALLET: u8 = 21;
/// Has no mandate.
pub(crate) const ANYBODY: u8 = 20;
/// Signs what the clerk has proposed and the supervisor has confirmed.
pub(crate) const FOUR_EYES: u8 = 30;
pub(crate) const OTHER_FOUR_EYES: u8 = 31;

/// What everybody has at first.
pub(crate) const WEALTH: u128 = 1_000_000_000_000;

pub(crate) fn account(number: u8) -> AccountId {
    AccountId32::new([number; 32])
}

/// The consumer whom the wallet of this number speaks for.
pub(crate) fn subject(number: u8) -> SubjectId {
    SubjectId(H256::from_low_u64_be(100 + u64::from(number)))
}

fn officer_number(number: u8) -> Option<Officer<AccountId>> {
    let (office, role) = match number {
        CLERK => (SUPPLIER, Role::ContractOfficer),
        OTHER_CLERK => (OTHER_SUPPLIER, Role::ContractOfficer),
        SOCIAL_OFFICER => (SOCIAL_OFFICE, Role::Treasurer),
        SUPERVISOR => (SUPPLIER, Role::Supervisor),
        _ => return None,
    };
    Some(Officer {
        account: account(number),
        office,
        region: Region::WHOLE,
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
        let number = (1..=SUPERVISOR).find(|number| account(*number) == signer);
        let officer = number.and_then(officer_number);
        officer
            .filter(|officer| officer.roles.contains(R::get()))
            .ok_or(origin)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(account(match R::get() {
            Role::ContractOfficer => CLERK,
            _ => SOCIAL_OFFICER,
        })))
    }
}

/// A contract officer and the supervisor.
pub struct EnsureFourEyes;
impl EnsureOrigin<RuntimeOrigin> for EnsureFourEyes {
    type Success = Confirmed<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        let proposer = match origin.clone().into() {
            Ok(RawOrigin::Signed(signer)) if signer == account(FOUR_EYES) => CLERK,
            Ok(RawOrigin::Signed(signer)) if signer == account(OTHER_FOUR_EYES) => OTHER_CLERK,
            _ => return Err(origin),
        };
        match (officer_number(proposer), officer_number(SUPERVISOR)) {
            (Some(officer), Some(supervisor)) => Ok(Confirmed {
                officer,
                supervisor,
            }),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(account(FOUR_EYES)))
    }
}

/// A contract, as the supplier's books have it.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub(crate) agreement: Agreement,
    /// The categories that follow each other, each with the moment from which on.
    pub(crate) categories: Vec<(Moment, u8)>,
    pub(crate) opening: Option<Opening>,
    pub(crate) readings: Vec<Metered>,
}

/// The supplier's books.
#[derive(Default)]
pub(crate) struct Books {
    pub(crate) tariffs: Vec<(Period<u32>, Tariff)>,
    pub(crate) sheets: BTreeMap<u64, Sheet>,
}

std::thread_local! {
    pub(crate) static BOOKS: RefCell<Books> = RefCell::default();
}

pub(crate) fn books<R>(with: impl FnOnce(&mut Books) -> R) -> R {
    BOOKS.with(|books| with(&mut books.borrow_mut()))
}

fn sheet<R>(contract: ContractId, of: impl FnOnce(&Sheet) -> R) -> Option<R> {
    books(|books| books.sheets.get(&contract.0).map(of))
}

/// The contracts of the table.
pub struct Contracts;
impl Supply<AccountId> for Contracts {
    type AssetId = u32;
    type Tariff = Tariff;

    fn agreement(contract: ContractId) -> Option<Agreement> {
        sheet(contract, |sheet| sheet.agreement)
    }

    fn entitlement(contract: ContractId, at: Moment) -> Option<Entitlement> {
        sheet(contract, |sheet| {
            let (past, next): (Vec<_>, Vec<_>) =
                sheet.categories.iter().partition(|(from, _)| *from <= at);
            let (from, category) = past.last()?;
            Some(Entitlement {
                from: *from,
                until: next.first().map(|(from, _)| *from),
                category: *category,
            })
        })
        .flatten()
    }

    fn opening(contract: ContractId) -> Option<Opening> {
        sheet(contract, |sheet| sheet.opening).flatten()
    }

    fn metered_since(contract: ContractId, earliest: Moment) -> Option<Metered> {
        let late = |is: &&Metered| is.at >= earliest;
        sheet(contract, |sheet| sheet.readings.iter().find(late).copied()).flatten()
    }

    fn last_metered(contract: ContractId) -> Option<Metered> {
        sheet(contract, |sheet| sheet.readings.last().copied()).flatten()
    }

    fn period(tariff: TariffId) -> Option<Period<u32>> {
        books(|books| books.tariffs.get(tariff.0 as usize).map(|is| is.0))
    }

    fn tariff(tariff: TariffId) -> Option<Tariff> {
        books(|books| books.tariffs.get(tariff.0 as usize).map(|is| is.1.clone()))
    }

    fn speaks_for(wallet: &AccountId, consumer: &SubjectId) -> bool {
        let numbered = |number| account(number) == *wallet && subject(number) == *consumer;
        // The benchmarks' wallets have no number.
        (0..=u8::MAX).any(numbered) || consumer.0.as_bytes() == <_ as AsRef<[u8]>>::as_ref(wallet)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_contract(supplier: OfficeId, wallet: &AccountId) -> ContractId {
        use frame_support::traits::Time;
        let consumer = SubjectId(H256::from_slice(wallet.as_ref()));
        let reading = Metered {
            at: Timestamp::now(),
            totals: [0; 4],
            estimated: false,
        };
        books(|books| {
            let period = |until| Period {
                from: 0,
                until,
                asset: MANAT,
            };
            let mut tariff = crate::tests::simple(&[(None, 1)]);
            let discount = adliya_tariffs::Discount {
                rate: 1,
                of: adliya_tariffs::DiscountOf::All,
            };
            tariff.discounts.try_push(discount).expect("there is room");
            books.tariffs = vec![(period(None), tariff)];
            let id = books.sheets.len() as u64;
            books.sheets.insert(
                id,
                Sheet {
                    agreement: Agreement {
                        supplier,
                        consumer,
                        consumer_died_at: None,
                        region: Region::WHOLE,
                        tariff: TariffId(0),
                        concluded: true,
                        ended_at: None,
                        balance_disputed_until: None,
                    },
                    categories: vec![(0, 0)],
                    opening: Some(Opening {
                        reading,
                        used: [0; 4],
                        owed: 0,
                        credit: 0,
                    }),
                    readings: vec![reading],
                },
            );
            ContractId(id)
        })
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_reading(contract: ContractId, more: [u64; 4]) {
        use frame_support::traits::Time;
        books(|books| {
            let sheet = books.sheets.get_mut(&contract.0).expect("it is there");
            let mut totals = sheet.readings.last().expect("there is one").totals;
            // The table's tariff has one register.
            totals[0] += more[0];
            let at = Timestamp::now();
            sheet.readings.push(Metered {
                at,
                totals,
                estimated: false,
            });
        });
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_place(contract: ContractId, region: Region) {
        books(|books| {
            let sheet = books.sheets.get_mut(&contract.0).expect("it is there");
            sheet.agreement.region = region;
        });
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_end(contract: ContractId) {
        use frame_support::traits::Time;
        books(|books| {
            let sheet = books.sheets.get_mut(&contract.0).expect("it is there");
            sheet.agreement.ended_at = Some(Timestamp::now());
        });
    }
}

parameter_types! {
    pub const ContractRole: Role = Role::ContractOfficer;
    pub const SocialRole: Role = Role::Treasurer;
    pub const BillsPalletId: PalletId = PalletId(*b"adl/bill");
}

impl crate::Config for Test {
    type SupplierOrigin = EnsureMock<ContractRole>;
    type ConfirmedSupplierOrigin = EnsureFourEyes;
    type SocialOrigin = EnsureMock<SocialRole>;
    type AssetId = u32;
    type Assets = Assets;
    type Holds = AssetsHolder;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Supply = Contracts;
    type CycleDays = ConstU32<CYCLE_DAYS>;
    type PaymentTerm = ConstU64<TERM>;
    type LongestPlan = ConstU64<LONGEST_PLAN>;
    type PalletId = BillsPalletId;
    type Time = Timestamp;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = MakeAsset;
    type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MakeAsset;
#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, u32> for MakeAsset {
    fn asset() -> u32 {
        MANAT
    }

    fn fund(who: &AccountId, amount: u128) {
        use frame_support::traits::fungibles::Mutate;
        Assets::mint_into(MANAT, who, amount).expect("the asset is there");
    }

    fn pass(time: Moment) {
        Timestamp::set_timestamp(Timestamp::get() + time);
    }
}

pub(crate) struct ExtBuilder;

impl ExtBuilder {
    pub(crate) fn build() -> sp_io::TestExternalities {
        let rich = [ANYBODY, WALLET, WALLET + 1].map(account);
        let accounts = rich.map(|who| (MANAT, who, WEALTH)).to_vec();
        let assets = pallet_assets::GenesisConfig::<Test> {
            assets: [MANAT, OTHER_ASSET]
                .map(|asset| (asset, account(0), true, 1))
                .to_vec(),
            accounts,
            ..Default::default()
        };
        let storage = RuntimeGenesisConfig {
            assets,
            ..Default::default()
        };
        let storage = storage.build_storage().expect("the genesis builds");
        let mut ext = sp_io::TestExternalities::new(storage);
        ext.execute_with(|| {
            books(|books| *books = Books::default());
            System::set_block_number(1);
        });
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
        Bills::check_invariants().expect("the invariants hold after the test");
    }
}
