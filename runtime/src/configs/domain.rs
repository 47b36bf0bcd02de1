//! What the chain is for: who may act, and the civil register.

use crate::{AccountPublic, Runtime, RuntimeCall, RuntimeOrigin, Signature, Timestamp};
use adliya_primitives::{Moment, Role};
use frame_support::{
    parameter_types,
    traits::{Contains, EitherOf},
};
use pallet_authorities::{EnsureConfirmed, EnsureOfficer};

parameter_types! {
    pub const Head: Role = Role::Head;
    pub const Registrar: Role = Role::Registrar;
    pub const Judge: Role = Role::Judge;
    pub const IdentityOfficer: Role = Role::IdentityOfficer;
    /// A week.
    pub const ProposalLifetime: Moment = 7 * 24 * 60 * 60 * 1000;
    pub const MaxOpenProposals: u32 = 32;
    /// A week.
    pub const WalletReplacementDelay: Moment = 7 * 24 * 60 * 60 * 1000;
}

/// The calls that take effect by four eyes.
pub struct SupervisedCalls;

impl Contains<RuntimeCall> for SupervisedCalls {
    fn contains(call: &RuntimeCall) -> bool {
        matches!(
            call,
            RuntimeCall::Authorities(pallet_authorities::Call::replace_key { .. })
                | RuntimeCall::CivilRegistry(
                    pallet_civil_registry::Call::register_delayed { .. }
                        | pallet_civil_registry::Call::correct_material { .. }
                        | pallet_civil_registry::Call::insist_on_wallet_replacement { .. }
                )
        )
    }
}

impl pallet_authorities::Config for Runtime {
    type RuntimeCall = RuntimeCall;
    type RuntimeOrigin = RuntimeOrigin;
    type RootAuthority = super::RootAuthority;
    type ConfirmedHeadOrigin = EnsureConfirmed<Runtime, Head>;
    type Time = Timestamp;
    type SupervisedCalls = SupervisedCalls;
    type ProposalLifetime = ProposalLifetime;
    type MaxOpenProposals = MaxOpenProposals;
    type WeightInfo = pallet_authorities::weights::SubstrateWeight<Runtime>;
}

impl pallet_civil_registry::Config for Runtime {
    type RegistrarOrigin = EnsureOfficer<Runtime, Registrar>;
    type ConfirmedRegistrarOrigin = EnsureConfirmed<Runtime, Registrar>;
    type JudgeOrigin = EnsureOfficer<Runtime, Judge>;
    type ReaderOrigin = EitherOf<EnsureOfficer<Runtime, Judge>, EnsureOfficer<Runtime, Registrar>>;
    type IdentityOrigin = EnsureOfficer<Runtime, IdentityOfficer>;
    type ConfirmedIdentityOrigin = EnsureConfirmed<Runtime, IdentityOfficer>;
    type WalletReplacementDelay = WalletReplacementDelay;
    type Time = Timestamp;
    // The domains that follow a death come with their pallets.
    type OnDeath = ();
    type OnDeathAnnulled = ();
    type Signature = Signature;
    type Signer = AccountPublic;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type WeightInfo = pallet_civil_registry::weights::SubstrateWeight<Runtime>;
}
