//! Weights of the calls of `pallet_utility_contracts`: guesses, for tests of how they grow. The pallet is in no runtime yet, and
//! `scripts/bench.sh` measures in the runtime alone.

#![allow(unused_parens)]
#![allow(missing_docs)]

use frame_support::weights::{constants::ParityDbWeight, Weight};

pub trait WeightInfo {
    fn propose_tariff() -> Weight;
    fn approve_tariff() -> Weight;
    fn reject_tariff() -> Weight;
    fn link_wallet() -> Weight;
    fn unlink_wallet() -> Weight;
    fn unlink_own_wallet() -> Weight;
    fn register_meter() -> Weight;
    fn certify_meter() -> Weight;
    fn seal_meter() -> Weight;
    fn install_meter() -> Weight;
    fn remove_meter() -> Weight;
    fn offer_contract() -> Weight;
    fn withdraw_offer() -> Weight;
    fn accept_contract() -> Weight;
    fn attest_acceptance() -> Weight;
    fn decline_offer() -> Weight;
    fn suspend_contract() -> Weight;
    fn resume_contract() -> Weight;
    fn terminate_contract() -> Weight;
    fn attest_termination() -> Weight;
    fn lodge_readings(n: u32) -> Weight;
    fn report_reading() -> Weight;
    fn take_reading() -> Weight;
    fn exchange_meter() -> Weight;
    fn propose_category() -> Weight;
    fn answer_proposal() -> Weight;
    fn answer_reading() -> Weight;
    fn close_inspection() -> Weight;
    fn concede_inspection() -> Weight;
    fn release_contract() -> Weight;
    fn attest_release() -> Weight;
    fn anchor_switch_over() -> Weight;
    fn import_contract() -> Weight;
    fn dispute_import() -> Weight;
    fn on_death() -> Weight;
    fn on_death_annulled() -> Weight;
}

/// For tests, with the database weights of ParityDB.
impl WeightInfo for () {
    fn propose_tariff() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn approve_tariff() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn reject_tariff() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn link_wallet() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn unlink_wallet() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn unlink_own_wallet() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn register_meter() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn certify_meter() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn seal_meter() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn install_meter() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn remove_meter() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn offer_contract() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn withdraw_offer() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn accept_contract() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn attest_acceptance() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn decline_offer() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn suspend_contract() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn resume_contract() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn terminate_contract() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn attest_termination() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn lodge_readings(n: u32) -> Weight {
        Weight::from_parts(40_000_000, 4040)
            .saturating_add(Weight::from_parts(48_000_000, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn report_reading() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn take_reading() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn exchange_meter() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn propose_category() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn answer_proposal() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn answer_reading() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn close_inspection() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn concede_inspection() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn release_contract() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn attest_release() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn anchor_switch_over() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn import_contract() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn dispute_import() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn on_death() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn on_death_annulled() -> Weight {
        Weight::from_parts(78_000_000, 3676)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
}
