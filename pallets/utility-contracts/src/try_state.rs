//! What holds in every state.

use crate::{
    types::{Shape, TariffStatus},
    Config, LatestTariffs, NextTariff, Pallet, TariffRecords, Tariffs,
};
use adliya_primitives::TariffId;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        Self::check_tariffs()
    }

    fn check_tariffs() -> Result<(), TryRuntimeError> {
        let mut count = 0u32;
        for (id, record) in TariffRecords::<T>::iter() {
            count = count.saturating_add(1);
            let tariff = Tariffs::<T>::get(id).ok_or("a tariff is missing")?;
            ensure!(tariff.validate().is_ok(), "a tariff makes no sense");
            ensure!(
                record.shape == Shape::of(&tariff) && record.scope.service == tariff.service,
                "a record is of another tariff"
            );
            let TariffStatus::Approved {
                follows, successor, ..
            } = record.status
            else {
                continue;
            };
            match successor {
                None => ensure!(
                    LatestTariffs::<T>::get(record.scope) == Some(id),
                    "a chain of tariffs has two ends"
                ),
                Some(next) => {
                    let after = TariffRecords::<T>::get(next.tariff).ok_or("a chain is torn")?;
                    ensure!(
                        after.effective_from == next.from
                            && record.effective_from < next.from
                            && record.shape.is_kept_by(&after.shape)
                            && after.scope == record.scope
                            && matches!(after.status, TariffStatus::Approved { follows, .. } if follows == Some(id)),
                        "a tariff does not follow the one before it"
                    );
                }
            }
            if let Some(former) = follows {
                let former = TariffRecords::<T>::get(former).ok_or("a chain is torn")?;
                ensure!(
                    matches!(former.status, TariffStatus::Approved { successor: Some(next), .. } if next.tariff == id),
                    "a tariff is not followed by the one after it"
                );
            }
        }
        for (scope, id) in LatestTariffs::<T>::iter() {
            let latest = TariffRecords::<T>::get(id).ok_or("a chain is torn")?;
            ensure!(
                latest.scope == scope
                    && matches!(
                        latest.status,
                        TariffStatus::Approved {
                            successor: None,
                            ..
                        }
                    ),
                "a chain ends elsewhere"
            );
        }
        ensure!(
            NextTariff::<T>::get() == TariffId(count)
                && Tariffs::<T>::iter_keys().count() == count as usize,
            "a tariff's number is missing"
        );
        Ok(())
    }
}
