//! The root authority: a council of agencies, two thirds of it.

use crate::{
    AccountId, Balance, Balances, BlockNumber, Council, OriginCaller, Preimage, Runtime,
    RuntimeBlockWeights, RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, System, DAYS,
    MICROUNIT, MILLIUNIT,
};
use frame_support::{
    parameter_types,
    traits::{
        fungible::HoldConsideration, ConstU32, EitherOfDiverse, EqualPrivilegeOnly,
        LinearStoragePrice,
    },
    weights::Weight,
};
use frame_system::EnsureRoot;
use sp_runtime::Perbill;

/// The council of agencies.
pub type CouncilCollective = pallet_collective::Instance1;

type TwoThirdsOfCouncil =
    pallet_collective::EnsureProportionAtLeast<AccountId, CouncilCollective, 2, 3>;

/// Two thirds of the council, directly or by way of a call that it has dispatched as root.
pub type RootAuthority = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfCouncil>;

parameter_types! {
    pub const MotionDuration: BlockNumber = 3 * DAYS;
    pub MaxProposalWeight: Weight = Perbill::from_percent(50) * RuntimeBlockWeights::get().max_block;
    pub const MaxMembers: u32 = 30;
}

impl pallet_collective::Config<CouncilCollective> for Runtime {
    type RuntimeOrigin = RuntimeOrigin;
    type Proposal = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type MotionDuration = MotionDuration;
    type MaxProposals = ConstU32<50>;
    type MaxMembers = MaxMembers;
    type DefaultVote = pallet_collective::MoreThanMajorityThenPrimeDefaultVote;
    type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
    type SetMembersOrigin = EnsureRoot<AccountId>;
    type MaxProposalWeight = MaxProposalWeight;
    type DisapproveOrigin = RootAuthority;
    type KillOrigin = RootAuthority;
    type Consideration = ();
}

impl pallet_membership::Config<pallet_membership::Instance1> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type AddOrigin = RootAuthority;
    type RemoveOrigin = RootAuthority;
    type SwapOrigin = RootAuthority;
    type ResetOrigin = RootAuthority;
    type PrimeOrigin = RootAuthority;
    type MembershipInitialized = Council;
    type MembershipChanged = Council;
    type MaxMembers = MaxMembers;
    type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
    pub const PreimageBaseDeposit: Balance = 10 * MILLIUNIT;
    pub const PreimageByteDeposit: Balance = MICROUNIT;
    pub const PreimageHoldReason: RuntimeHoldReason =
        RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type ManagerOrigin = EnsureRoot<AccountId>;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        PreimageHoldReason,
        LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
    >;
}

parameter_types! {
    pub MaximumSchedulerWeight: Weight =
        Perbill::from_percent(80) * RuntimeBlockWeights::get().max_block;
}

impl pallet_scheduler::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type PalletsOrigin = OriginCaller;
    type RuntimeCall = RuntimeCall;
    type MaximumWeight = MaximumSchedulerWeight;
    type ScheduleOrigin = EnsureRoot<AccountId>;
    type OriginPrivilegeCmp = EqualPrivilegeOnly;
    type MaxScheduledPerBlock = ConstU32<50>;
    type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

/// How the council dispatches a call as root: it whitelists the call's hash and dispatches it, each by two thirds.
impl pallet_whitelist::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type WhitelistOrigin = RootAuthority;
    type DispatchWhitelistedOrigin = RootAuthority;
    // What the council has decided before the call's preimage was there may be carried out for a week.
    type DeferredDispatchExpiration = ConstU32<{ 7 * DAYS }>;
    type BlockNumberProvider = System;
    type Preimages = Preimage;
    type WeightInfo = pallet_whitelist::weights::SubstrateWeight<Runtime>;
}
