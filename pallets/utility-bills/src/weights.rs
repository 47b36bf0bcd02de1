//! Weights of the calls of `pallet_utility_bills`: placeholders until `scripts/bench.sh` measures them.

#![allow(unused_parens)]
#![allow(missing_docs)]

use frame_support::weights::{constants::ParityDbWeight, Weight};

pub trait WeightInfo {
    fn open_account() -> Weight;
    fn close_cycle() -> Weight;
    fn pay() -> Weight;
    fn subsidise() -> Weight;
    fn credit_bill() -> Weight;
    fn debit_bill() -> Weight;
    fn offer_plan() -> Weight;
    fn accept_plan() -> Weight;
    fn refund() -> Weight;
    fn withdraw() -> Weight;
}

/// For tests, with the database weights of ParityDB.
impl WeightInfo for () {
    fn open_account() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn close_cycle() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn pay() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn subsidise() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn credit_bill() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn debit_bill() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn offer_plan() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn accept_plan() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn refund() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn withdraw() -> Weight {
        Weight::from_parts(78_000_000, 7200)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
}
