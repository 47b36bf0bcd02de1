//! The utility contracts and their bills.

use super::{domain::IdentityOfficer, notary::SocialOfficer};
use crate::{
    AccountPublic, Assets, AssetsHolder, Authorities, CivilRegistry, Runtime, RuntimeHoldReason,
    Signature, Timestamp, UtilityContracts, UtilityDisputes,
};
use adliya_primitives::{Moment, Role};
use frame_support::{parameter_types, PalletId};
use pallet_authorities::{EnsureConfirmed, EnsureOfficer};
use pallet_utility_contracts::types::ReadingRules;

const DAY: Moment = 24 * 60 * 60 * 1000;

// No law of either country fixes these: they are this design's choices.
parameter_types! {
    pub const ContractOfficer: Role = Role::ContractOfficer;
    pub const TariffOfficer: Role = Role::TariffOfficer;
    pub const MeterOperator: Role = Role::MeterOperator;
    pub const Metrologist: Role = Role::Metrologist;
    pub const Regulator: Role = Role::Regulator;
    pub const NoticePeriod: Moment = 30 * DAY;
    pub const OfferTerm: Moment = 14 * DAY;
    /// Five minutes.
    pub const ClockTolerance: Moment = 5 * 60 * 1000;
    pub const NextConsumerWalletDelay: Moment = 7 * DAY;
    pub const MeterReadingRules: ReadingRules = ReadingRules {
        objection: 10 * DAY,
        longest_gap: 45 * DAY,
        frozen_after: 60 * DAY,
        spike_factor: 5,
        closing_age: 15 * DAY,
    };
    pub const ImportNotice: Moment = 30 * DAY;
    pub const ImportDispute: Moment = 90 * DAY;
    /// A cycle is no shorter than a short month.
    pub const CycleDays: u32 = 28;
    pub const PaymentTerm: Moment = 30 * DAY;
    pub const LongestPlan: Moment = 366 * DAY;
    pub const BillsPalletId: PalletId = PalletId(*b"adl/bill");
}

impl pallet_utility_contracts::Config for Runtime {
    type SupplierOrigin = EnsureOfficer<Runtime, ContractOfficer>;
    type ConfirmedSupplierOrigin = EnsureConfirmed<Runtime, ContractOfficer>;
    type MinistryOrigin = EnsureOfficer<Runtime, TariffOfficer>;
    type Suppliers = Authorities;
    type Safeguards = UtilityDisputes;
    type OperatorOrigin = EnsureOfficer<Runtime, MeterOperator>;
    type MetrologistOrigin = EnsureOfficer<Runtime, Metrologist>;
    type RegulatorOrigin = EnsureOfficer<Runtime, Regulator>;
    type ConfirmedRegulatorOrigin = EnsureConfirmed<Runtime, Regulator>;
    type IdentityOrigin = EnsureOfficer<Runtime, IdentityOfficer>;
    type CivilStatus = CivilRegistry;
    type AssetId = u32;
    type NoticePeriod = NoticePeriod;
    type OfferTerm = OfferTerm;
    type ClockTolerance = ClockTolerance;
    type ReadingRules = MeterReadingRules;
    type ImportNotice = ImportNotice;
    type ImportDispute = ImportDispute;
    type NextWalletDelay = NextConsumerWalletDelay;
    type Time = Timestamp;
    type Signature = Signature;
    type Signer = AccountPublic;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type WeightInfo = pallet_utility_contracts::weights::SubstrateWeight<Runtime>;
}

impl pallet_utility_bills::Config for Runtime {
    type SupplierOrigin = EnsureOfficer<Runtime, ContractOfficer>;
    type ConfirmedSupplierOrigin = EnsureConfirmed<Runtime, ContractOfficer>;
    type SocialOrigin = EnsureOfficer<Runtime, SocialOfficer>;
    type AssetId = u32;
    type Assets = Assets;
    type Holds = AssetsHolder;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Supply = UtilityContracts;
    type CycleDays = CycleDays;
    type PaymentTerm = PaymentTerm;
    type LongestPlan = LongestPlan;
    type PalletId = BillsPalletId;
    type Time = Timestamp;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::Settlement;
    type WeightInfo = pallet_utility_bills::weights::SubstrateWeight<Runtime>;
}
