//! What the chain is for: who may act, the civil register, and what leads to its entries.

use crate::{
    AccountId, AccountPublic, Authorities, CivilRegistry, Estates, Notary, Runtime, RuntimeCall,
    RuntimeOrigin, Signature, Timestamp, UtilityContracts,
};
use adliya_primitives::{Moment, OfficeKind, Officer, Role};
use frame_support::{
    parameter_types,
    traits::{Contains, EitherOf, EnsureOrigin},
};
use pallet_authorities::{EnsureConfirmed, EnsureOfficer};

parameter_types! {
    pub const Head: Role = Role::Head;
    pub const Registrar: Role = Role::Registrar;
    pub const Informant: Role = Role::Informant;
    pub const Judge: Role = Role::Judge;
    pub const IdentityOfficer: Role = Role::IdentityOfficer;
    pub const Supervisor: Role = Role::Supervisor;
    /// A week.
    pub const ProposalLifetime: Moment = 7 * 24 * 60 * 60 * 1000;
    pub const MaxOpenProposals: u32 = 32;
    /// A week.
    pub const WalletReplacementDelay: Moment = 7 * 24 * 60 * 60 * 1000;
    /// Thirty days.
    pub const DeclarationTerm: Moment = 30 * 24 * 60 * 60 * 1000;
    /// A maternity hospital's month: about 10,000 births in a year, at the busiest.
    pub const MaxOpenOfInformant: u32 = 1_000;
    pub const MaxOpenOfCitizen: u32 = 8;
    /// A month, counted as 30 days: Family Code of Azerbaijan, article 9; Family Code of Uzbekistan, article 13.
    pub const MarriageWaitingTime: Moment = 30 * 24 * 60 * 60 * 1000;
    /// Three months, counted as 90 days, which is how long an office of Uzbekistan may put a marriage off. That a notice
    /// lapses then is this design's choice: neither code names a term.
    pub const NoticeLifetime: Moment = 90 * 24 * 60 * 60 * 1000;
    /// The five hours of Tashkent.
    pub const UtcOffset: Moment = 5 * 60 * 60 * 1000;
}

/// A supervisor of registry offices: of one of them, or of the ministry above. Those of other offices have no say in
/// marriages.
pub struct EnsureRegistrySupervisor;

impl EnsureOrigin<RuntimeOrigin> for EnsureRegistrySupervisor {
    type Success = Officer<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        let officer: Officer<AccountId> =
            EnsureOfficer::<Runtime, Supervisor>::try_origin(origin.clone())?;
        // The officer's office was read a moment ago: this adds nothing to the proof.
        let office = pallet_authorities::Offices::<Runtime>::get(officer.office);
        match office.map(|office| office.kind) {
            Some(OfficeKind::RegistryOffice | OfficeKind::Ministry) => Ok(officer),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        EnsureOfficer::<Runtime, Supervisor>::try_successful_origin()
    }
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
                        | pallet_civil_registry::Call::renew_links { .. }
                )
                | RuntimeCall::CivilDeclarations(
                    pallet_civil_declarations::Call::accept_delayed_declaration { .. }
                )
                | RuntimeCall::Notary(
                    pallet_notary::Call::end_related { .. }
                        | pallet_notary::Call::hand_over_practice { .. }
                        | pallet_notary::Call::record_guardian { .. }
                        | pallet_notary::Call::set_fee { .. }
                        | pallet_notary::Call::set_payout { .. }
                )
                | RuntimeCall::Estates(pallet_estates::Call::admit_heir { .. })
                | RuntimeCall::UtilityContracts(
                    pallet_utility_contracts::Call::approve_tariff { .. }
                        | pallet_utility_contracts::Call::attest_termination { .. }
                        | pallet_utility_contracts::Call::anchor_switch_over { .. }
                        | pallet_utility_contracts::Call::decide_import { .. }
                )
                | RuntimeCall::UtilityBills(
                    pallet_utility_bills::Call::debit_bill { .. }
                        | pallet_utility_bills::Call::withdraw { .. }
                )
                | RuntimeCall::UtilityDisputes(pallet_utility_disputes::Call::rule_dispute { .. })
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
    type SupervisorOrigin = EnsureRegistrySupervisor;
    type MarriageWaitingTime = MarriageWaitingTime;
    type NoticeLifetime = NoticeLifetime;
    type Time = Timestamp;
    type OnDeath = (Notary, Estates, UtilityContracts);
    type OnDeathAnnulled = (Notary, Estates, UtilityContracts);
    type Signature = Signature;
    type Signer = AccountPublic;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type UtcOffset = UtcOffset;
    type WeightInfo = pallet_civil_registry::weights::SubstrateWeight<Runtime>;
}

impl pallet_civil_declarations::Config for Runtime {
    type InformantOrigin = EnsureOfficer<Runtime, Informant>;
    type RegistrarOrigin = EnsureOfficer<Runtime, Registrar>;
    type ConfirmedRegistrarOrigin = EnsureConfirmed<Runtime, Registrar>;
    type Accreditation = Authorities;
    type CivilStatus = CivilRegistry;
    type Register = CivilRegistry;
    type DeclarationTerm = DeclarationTerm;
    type MaxOpenOfInformant = MaxOpenOfInformant;
    type MaxOpenOfCitizen = MaxOpenOfCitizen;
    type Time = Timestamp;
    type Signature = Signature;
    type Signer = AccountPublic;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::Signers;
    type WeightInfo = pallet_civil_declarations::weights::SubstrateWeight<Runtime>;
}
