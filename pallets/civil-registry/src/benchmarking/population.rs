//! What the benchmarks of wards begin with.

use super::setup::{happened, person, OfficerOf};
use crate::{
    types::{Care, GuardianshipGround, VitalEvent},
    Config,
};
use adliya_primitives::{RecordId, SubjectId};
use frame_benchmarking::v2::*;

/// Person 3, whose guardian is 1, and the record that says so.
pub(super) fn ward<T: Config>(
    officer: &OfficerOf<T>,
) -> Result<(SubjectId, RecordId), BenchmarkError> {
    let [ward, guardian] = [person::<T>(3), person::<T>(1)];
    let event = VitalEvent::Guardianship {
        ward,
        guardian,
        care: Care::Guardianship,
        ground: GuardianshipGround::Authority,
    };
    Ok((ward, happened::<T>(officer, event)?))
}
