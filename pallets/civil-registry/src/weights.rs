//! Weights of the calls: to be measured.
#![allow(missing_docs)]
use frame_support::weights::Weight;
pub trait WeightInfo {
    fn register_birth(p: u32) -> Weight;
    fn register_death() -> Weight;
    fn register_marriage() -> Weight;
    fn link_wallet() -> Weight;
}
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);
impl<T> WeightInfo for SubstrateWeight<T> {
    fn register_birth(_p: u32) -> Weight {
        Weight::zero()
    }
    fn register_death() -> Weight {
        Weight::zero()
    }
    fn register_marriage() -> Weight {
        Weight::zero()
    }
    fn link_wallet() -> Weight {
        Weight::zero()
    }
}
impl WeightInfo for () {
    fn register_birth(_p: u32) -> Weight {
        Weight::zero()
    }
    fn register_death() -> Weight {
        Weight::zero()
    }
    fn register_marriage() -> Weight {
        Weight::zero()
    }
    fn link_wallet() -> Weight {
        Weight::zero()
    }
}
