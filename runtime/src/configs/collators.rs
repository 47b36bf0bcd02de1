//! Who authors blocks: collators that the council has chosen.

use crate::{
    AccountId, Aura, Balances, BlockNumber, CollatorSelection, Runtime, RuntimeEvent, Session,
    SessionKeys, MINUTES, SLOT_DURATION,
};
use frame_support::{
    parameter_types,
    traits::{ConstBool, ConstU128, ConstU32, ConstU64},
    PalletId,
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;

/// Milliseconds of a slot of the relay chain.
const RELAY_CHAIN_SLOT_DURATION_MILLIS: u32 = 6_000;
/// The most blocks in a slot of the relay chain. On a relay chain the cores and the unincluded segment allow fewer; a
/// chain without one, for development, makes up to four blocks a second without leaving the clock.
const BLOCK_PROCESSING_VELOCITY: u32 = 24;
/// Blocks that may wait to be included.
const UNINCLUDED_SEGMENT_CAPACITY: u32 = 3;

/// Bounds authorship under asynchronous backing.
pub type ConsensusHook = cumulus_pallet_aura_ext::FixedVelocityConsensusHook<
    Runtime,
    RELAY_CHAIN_SLOT_DURATION_MILLIS,
    BLOCK_PROCESSING_VELOCITY,
    UNINCLUDED_SEGMENT_CAPACITY,
>;

/// Ten minutes: collators that the council chooses author after two sessions at the latest.
pub const SESSION_LENGTH: BlockNumber = 10 * MINUTES;

parameter_types! {
    pub const Period: BlockNumber = SESSION_LENGTH;
    pub const Offset: BlockNumber = 0;
    pub const PotId: PalletId = PalletId(*b"PotStake");
}

impl pallet_authorship::Config for Runtime {
    type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
    type EventHandler = CollatorSelection;
}

impl pallet_session::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type ValidatorId = AccountId;
    type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
    type ShouldEndSession = pallet_session::PeriodicSessions<Period, Offset>;
    type NextSessionRotation = pallet_session::PeriodicSessions<Period, Offset>;
    type SessionManager = CollatorSelection;
    type SessionHandler = <SessionKeys as sp_runtime::traits::OpaqueKeys>::KeyTypeIdProviders;
    type Keys = SessionKeys;
    type DisablingStrategy = ();
    type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type KeyDeposit = ConstU128<0>;
}

impl pallet_aura::Config for Runtime {
    type AuthorityId = AuraId;
    type DisabledValidators = ();
    type MaxAuthorities = ConstU32<100>;
    type AllowMultipleBlocksPerSlot = ConstBool<true>;
    type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl cumulus_pallet_aura_ext::Config for Runtime {}

impl pallet_collator_selection::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type UpdateOrigin = super::RootAuthority;
    type PotId = PotId;
    // Nobody puts themselves forward: the council chooses.
    type MaxCandidates = ConstU32<0>;
    type MinEligibleCollators = ConstU32<1>;
    type MaxInvulnerables = ConstU32<20>;
    type KickThreshold = Period;
    type ValidatorId = AccountId;
    type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
    type ValidatorRegistration = Session;
    type WeightInfo = pallet_collator_selection::weights::SubstrateWeight<Runtime>;
}
