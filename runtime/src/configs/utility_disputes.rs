//! Disputes over utility contracts, and disconnection.

use super::{
    notary::SocialOfficer,
    utility_contracts::{ContractOfficer, MeterOperator, Regulator},
};
use crate::{Runtime, Timestamp, UtilityBills, UtilityContracts};
use adliya_primitives::{Moment, Region};
use alloc::vec;
use frame_support::{parameter_types, traits::ConstU32, BoundedVec};
use pallet_authorities::{EnsureConfirmed, EnsureOfficer};
use pallet_utility_disputes::{
    types::{DayOfYear, Winter, MAX_WINTERS},
    LocalTime,
};

const HOUR: Moment = 60 * 60 * 1000;
const DAY: Moment = 24 * HOUR;

/// From the 15th of October to the 15th of April, in a country with this time.
const fn winter(country: u8, minutes_ahead: i16) -> Winter {
    Winter {
        region: Region::new(country, 0, 0, 0),
        local_time: LocalTime(minutes_ahead),
        first: DayOfYear { month: 10, day: 15 },
        last: DayOfYear { month: 4, day: 15 },
    }
}

// No law that we have the text of fixes these: they are this design's choices, and the README of the pallet says on what models.
parameter_types! {
    pub const AnswerTerm: Moment = 15 * DAY;
    pub const RulingTerm: Moment = 30 * DAY;
    pub const NoticeTerm: Moment = 14 * DAY;
    pub const NoticeLifetime: Moment = 60 * DAY;
    pub const ReconnectionTerm: Moment = 48 * HOUR;
    pub const LongestProtection: Moment = 366 * DAY;
    /// Six months have 184 days at most: how long there is to accept an estate in Uzbekistan.
    pub const EstateTerm: Moment = 184 * DAY;
    /// Uzbekistan and Azerbaijan.
    pub Winters: BoundedVec<Winter, ConstU32<MAX_WINTERS>> =
        BoundedVec::truncate_from(vec![winter(1, 5 * 60), winter(2, 4 * 60)]);
}

impl pallet_utility_disputes::Config for Runtime {
    type SupplierOrigin = EnsureOfficer<Runtime, ContractOfficer>;
    type OperatorOrigin = EnsureOfficer<Runtime, MeterOperator>;
    type SocialOrigin = EnsureOfficer<Runtime, SocialOfficer>;
    type RegulatorOrigin = EnsureOfficer<Runtime, Regulator>;
    type ConfirmedRegulatorOrigin = EnsureConfirmed<Runtime, Regulator>;
    type Supply = UtilityContracts;
    type Accounts = UtilityBills;
    type AnswerTerm = AnswerTerm;
    type RulingTerm = RulingTerm;
    type NoticeTerm = NoticeTerm;
    type NoticeLifetime = NoticeLifetime;
    type ReconnectionTerm = ReconnectionTerm;
    type LongestProtection = LongestProtection;
    type EstateTerm = EstateTerm;
    type Winters = Winters;
    type Time = Timestamp;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::Settlement;
    type WeightInfo = pallet_utility_disputes::weights::SubstrateWeight<Runtime>;
}
