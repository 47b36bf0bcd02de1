//! A runtime of this pallet alone, with a small country.

use crate::{self as pallet_authorities, EnsureConfirmed, GenesisMandate, GenesisOffice};
use adliya_primitives::{Moment, OfficeId, OfficeKind, Region, Role, SubjectId};
use frame_support::{derive_impl, parameter_types, traits::ConstU64};
use frame_system::EnsureRoot;
use sp_runtime::BuildStorage;

type Block = frame_system::mocking::MockBlock<Test>;
pub(crate) type AccountId = u64;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Authorities: pallet_authorities,
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

parameter_types! {
    pub const Head: Role = Role::Head;
    pub const ProposalLifetime: Moment = DAY;
    pub const MaxOpenProposals: u32 = 3;
}

/// Replacing a key is the only supervised call here; remarks are there for calls that are too long.
pub struct SupervisedCalls;
impl frame_support::traits::Contains<RuntimeCall> for SupervisedCalls {
    fn contains(call: &RuntimeCall) -> bool {
        matches!(
            call,
            RuntimeCall::Authorities(crate::Call::replace_key { .. })
                | RuntimeCall::System(frame_system::Call::remark { .. })
        )
    }
}

impl crate::Config for Test {
    type RuntimeCall = RuntimeCall;
    type RuntimeOrigin = RuntimeOrigin;
    type RootAuthority = EnsureRoot<AccountId>;
    type ConfirmedHeadOrigin = EnsureConfirmed<Test, Head>;
    type Time = Timestamp;
    type SupervisedCalls = SupervisedCalls;
    type ProposalLifetime = ProposalLifetime;
    type MaxOpenProposals = MaxOpenProposals;
    type WeightInfo = ();
}

pub(crate) const DAY: Moment = 24 * 60 * 60 * 1000;
/// When every test begins.
pub(crate) const NOW: Moment = 1_767_225_600_000;
pub(crate) const YEAR_END: Moment = NOW + 365 * DAY;

// The offices of the mock's country, in the order of its genesis.
pub(crate) const MINISTRY: OfficeId = OfficeId(0);
pub(crate) const SAMARKAND: OfficeId = OfficeId(1);
pub(crate) const URGUT: OfficeId = OfficeId(2);
pub(crate) const ANDIJAN: OfficeId = OfficeId(3);

// Its officers; mandates have the same order.
pub(crate) const MINISTER: AccountId = 10;
pub(crate) const SAMARKAND_HEAD: AccountId = 11;
pub(crate) const SAMARKAND_SUPERVISOR: AccountId = 12;
pub(crate) const URGUT_HEAD: AccountId = 13;
pub(crate) const URGUT_REGISTRAR: AccountId = 14;
pub(crate) const ANDIJAN_HEAD: AccountId = 15;
pub(crate) const ANDIJAN_SUPERVISOR: AccountId = 16;
/// A key that nobody has given a mandate.
pub(crate) const NOBODY: AccountId = 99;

/// The person behind a key of the mock.
pub(crate) fn person(account: AccountId) -> SubjectId {
    SubjectId(sp_core::H256::from_low_u64_be(account))
}

pub(crate) struct ExtBuilder;

impl ExtBuilder {
    /// The country, at [`NOW`].
    pub(crate) fn build() -> sp_io::TestExternalities {
        let office = |kind, region, parent: Option<OfficeId>, name: &str| GenesisOffice {
            kind,
            region,
            parent,
            extraterritorial: false,
            name: name.into(),
        };
        let mandate = |office, account, roles: &[Role]| GenesisMandate {
            office,
            account,
            subject: person(account),
            roles: roles.to_vec(),
            valid_from: NOW,
            valid_until: YEAR_END,
        };
        let registry = OfficeKind::RegistryOffice;
        let storage = RuntimeGenesisConfig {
            system: Default::default(),
            authorities: crate::GenesisConfig {
                offices: vec![
                    office(
                        OfficeKind::Ministry,
                        Region::new(1, 0, 0, 0),
                        None,
                        "Adliya vazirligi",
                    ),
                    office(
                        registry,
                        Region::new(1, 14, 0, 0),
                        Some(MINISTRY),
                        "Samarqand FHDYo",
                    ),
                    office(
                        registry,
                        Region::new(1, 14, 7, 0),
                        Some(SAMARKAND),
                        "Urgut FHDYo",
                    ),
                    office(
                        registry,
                        Region::new(1, 3, 0, 0),
                        Some(MINISTRY),
                        "Andijon FHDYo",
                    ),
                ],
                mandates: vec![
                    mandate(MINISTRY, MINISTER, &[Role::Head, Role::Supervisor]),
                    mandate(SAMARKAND, SAMARKAND_HEAD, &[Role::Head]),
                    mandate(SAMARKAND, SAMARKAND_SUPERVISOR, &[Role::Supervisor]),
                    mandate(URGUT, URGUT_HEAD, &[Role::Head, Role::Supervisor]),
                    mandate(URGUT, URGUT_REGISTRAR, &[Role::Registrar]),
                    mandate(ANDIJAN, ANDIJAN_HEAD, &[Role::Head]),
                    mandate(ANDIJAN, ANDIJAN_SUPERVISOR, &[Role::Supervisor]),
                ],
            },
        }
        .build_storage()
        .expect("the mock's genesis is sound");
        let mut ext = sp_io::TestExternalities::new(storage);
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
            Authorities::check_invariants().expect("the invariants hold after the test");
        });
    }
}
