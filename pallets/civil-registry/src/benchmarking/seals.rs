//! What the benchmarks of adoptions and seals begin with.

use super::setup::*;
use crate::{
    types::{Item, Matter, Parents, PersonalChange, VitalEvent},
    Config, Pallet, Records,
};
use adliya_primitives::{DecisionId, RecordId};
use frame_benchmarking::v2::*;

/// The salt of a seal.
pub(super) const SALT: [u8; 32] = [9; 32];

/// A decision that 4 and 5 adopt the child of a birth, attached to it.
pub(super) fn adoption<T: Config>(birth: RecordId) -> Result<DecisionId, BenchmarkError> {
    let parents = Parents {
        mother: Some(person::<T>(4)),
        father: Some(person::<T>(5)),
    };
    let decision = decided::<T>(Matter::Adopt { birth, parents });
    let record = Records::<T>::get(birth);
    let mut record = record.ok_or(BenchmarkError::Stop("no birth"))?;
    Pallet::<T>::attach(birth, &mut record, Item::Decision(decision))?;
    Records::<T>::insert(birth, record);
    Ok(decision)
}

/// A change of the name of 1.
pub(super) fn name_change<T: Config>(officer: &OfficerOf<T>) -> Result<RecordId, BenchmarkError> {
    let event = VitalEvent::PersonalChange {
        subject: person::<T>(1),
        change: PersonalChange::Name,
    };
    happened::<T>(officer, event)
}
