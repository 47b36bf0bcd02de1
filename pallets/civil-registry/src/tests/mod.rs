//! What the pallet promises, in the domain's words.

mod births;
mod deaths;
mod histories;
mod marriages;
mod wallets;

use crate::{mock::*, types::Parents, NextRecord};
use adliya_primitives::{RecordId, Region, SubjectId};
use frame_support::{assert_ok, pallet_prelude::DispatchResult};
use sp_core::H256;

const ROOT: H256 = H256::repeat_byte(0xcc);

fn registrar() -> RuntimeOrigin {
    RuntimeOrigin::signed(REGISTRAR)
}

fn birth(child: SubjectId, parents: Parents, region: Region) -> DispatchResult {
    CivilRegistry::register_birth(registrar(), child, parents, links(child), ROOT, region)
}

fn death(deceased: SubjectId) -> DispatchResult {
    CivilRegistry::register_death(registrar(), deceased, opening(deceased), ROOT, URGUT)
}

fn marriage(one: SubjectId, other: SubjectId) -> DispatchResult {
    CivilRegistry::register_marriage(registrar(), [one, other], ROOT, URGUT)
}

/// Registers this many persons, and returns their ids.
fn born<const N: usize>() -> [SubjectId; N] {
    core::array::from_fn(|place| {
        let child = subject(place as u64 + 1);
        assert_ok!(birth(child, Parents::default(), URGUT));
        child
    })
}

/// The number of the latest record.
fn latest() -> RecordId {
    RecordId(NextRecord::<Test>::get().0 - 1)
}
