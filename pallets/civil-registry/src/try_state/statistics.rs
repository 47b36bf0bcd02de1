//! The counters equal the records.

use crate::{
    types::{Count, RecordStatus},
    Config, Pallet, Records, Statistics,
};
use adliya_primitives::Timeliness;
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    pub(super) fn check_statistics() -> Result<(), TryRuntimeError> {
        let mut counted = BTreeMap::<_, Count>::new();
        for record in Records::<T>::iter_values() {
            let key = Statistics::<T>::hashed_key_for(Self::cell(&record));
            let count = counted.entry(key).or_default();
            let number = match record.timeliness {
                Timeliness::Timely => &mut count.timely,
                Timeliness::Late => &mut count.late,
                Timeliness::Delayed => &mut count.delayed,
                Timeliness::Archived => &mut count.archived,
            };
            *number = number.saturating_add(1);
            if record.status == RecordStatus::Annulled {
                count.annulled = count.annulled.saturating_add(1);
            }
        }
        for (cell, count) in Statistics::<T>::iter() {
            let key = Statistics::<T>::hashed_key_for(cell);
            ensure!(
                counted.remove(&key) == Some(count),
                "a counter is not what the records come to"
            );
        }
        ensure!(counted.is_empty(), "records are not counted");
        Ok(())
    }
}
