//! Weights of the calls of `pallet_estates`: guesses, until `scripts/bench.sh` has measured them in the runtime.

#![allow(unused_parens)]
#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::ParityDbWeight, Weight},
};

pub trait WeightInfo {
    fn register_will() -> Weight;
    fn withdraw_will() -> Weight;
    fn take_estate() -> Weight;
    fn retake_estate() -> Weight;
    fn list_estate() -> Weight;
    fn declare() -> Weight;
    fn attest_declaration() -> Weight;
    fn admit_heir() -> Weight;
    fn issue_certificate() -> Weight;
    fn join_certificate() -> Weight;
    fn certify_spousal_share() -> Weight;
    fn close_estate() -> Weight;
    fn annul_will() -> Weight;
    fn annul_certificate() -> Weight;
    fn rule_on_heir() -> Weight;
    fn release_estate() -> Weight;
    fn on_death() -> Weight;
    fn on_death_annulled() -> Weight;
}

/// With the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn register_will() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    fn withdraw_will() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn take_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    fn retake_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    fn list_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn declare() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn attest_declaration() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn admit_heir() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn issue_certificate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    fn join_certificate() -> Weight {
        Weight::from_parts(100_000_000, 6300)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    fn certify_spousal_share() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn close_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn annul_will() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    fn annul_certificate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    fn rule_on_heir() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    fn release_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn on_death() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    fn on_death_annulled() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// For tests, with the database weights of ParityDB.
impl WeightInfo for () {
    fn register_will() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn withdraw_will() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn take_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn retake_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn list_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn declare() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn attest_declaration() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn admit_heir() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn issue_certificate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn join_certificate() -> Weight {
        Weight::from_parts(100_000_000, 6300)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn certify_spousal_share() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn close_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn annul_will() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn annul_certificate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn rule_on_heir() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn release_estate() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn on_death() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn on_death_annulled() -> Weight {
        Weight::from_parts(100_000_000, 5118)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
