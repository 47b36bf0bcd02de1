//! Weights of the calls of `pallet_utility_disputes`: placeholders until `scripts/bench.sh` measures them.

#![allow(unused_parens)]
#![allow(missing_docs)]

use frame_support::weights::{constants::ParityDbWeight, Weight};

pub trait WeightInfo {
    fn open_dispute() -> Weight;
    fn attest_dispute() -> Weight;
    fn lodge_evidence() -> Weight;
    fn answer_dispute() -> Weight;
    fn concede_dispute() -> Weight;
    fn withdraw_dispute() -> Weight;
    fn uphold_dispute() -> Weight;
    fn rule_dispute() -> Weight;
    fn apply_default() -> Weight;
    fn announce_disconnection() -> Weight;
    fn withdraw_announcement() -> Weight;
    fn disconnect() -> Weight;
    fn demand_reconnection() -> Weight;
    fn reconnect() -> Weight;
    fn protect_consumer() -> Weight;
    fn end_protection() -> Weight;
}

/// For tests, with the database weights of ParityDB.
impl WeightInfo for () {
    fn open_dispute() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn attest_dispute() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn lodge_evidence() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn answer_dispute() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn concede_dispute() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn withdraw_dispute() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn uphold_dispute() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn rule_dispute() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn apply_default() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn announce_disconnection() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn withdraw_announcement() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn disconnect() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn demand_reconnection() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn reconnect() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn protect_consumer() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn end_protection() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
}
