//! Weights of the calls: to be measured.
#![allow(missing_docs)]
use frame_support::weights::Weight;
pub trait WeightInfo {
    fn establish_office() -> Weight;
    fn set_office_standing() -> Weight;
    fn grant_mandate() -> Weight;
    fn extend_mandate() -> Weight;
    fn set_mandate_standing() -> Weight;
    fn rotate_key() -> Weight;
    fn replace_key() -> Weight;
    fn propose() -> Weight;
    fn confirm() -> Weight;
    fn close_proposal() -> Weight;
}
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);
impl<T> WeightInfo for SubstrateWeight<T> {
    fn establish_office() -> Weight {
        Weight::zero()
    }
    fn set_office_standing() -> Weight {
        Weight::zero()
    }
    fn grant_mandate() -> Weight {
        Weight::zero()
    }
    fn extend_mandate() -> Weight {
        Weight::zero()
    }
    fn set_mandate_standing() -> Weight {
        Weight::zero()
    }
    fn rotate_key() -> Weight {
        Weight::zero()
    }
    fn replace_key() -> Weight {
        Weight::zero()
    }
    fn propose() -> Weight {
        Weight::zero()
    }
    fn confirm() -> Weight {
        Weight::zero()
    }
    fn close_proposal() -> Weight {
        Weight::zero()
    }
}
impl WeightInfo for () {
    fn establish_office() -> Weight {
        Weight::zero()
    }
    fn set_office_standing() -> Weight {
        Weight::zero()
    }
    fn grant_mandate() -> Weight {
        Weight::zero()
    }
    fn extend_mandate() -> Weight {
        Weight::zero()
    }
    fn set_mandate_standing() -> Weight {
        Weight::zero()
    }
    fn rotate_key() -> Weight {
        Weight::zero()
    }
    fn replace_key() -> Weight {
        Weight::zero()
    }
    fn propose() -> Weight {
        Weight::zero()
    }
    fn confirm() -> Weight {
        Weight::zero()
    }
    fn close_proposal() -> Weight {
        Weight::zero()
    }
}
