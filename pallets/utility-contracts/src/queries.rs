//! What the runtime API answers.

use crate::{
    types::{Scope, TariffStatus, TariffView},
    Config, Day, LatestTariffs, Pallet, TariffRecords, Tariffs,
};
use adliya_primitives::TariffId;

impl<T: Config> Pallet<T> {
    /// Answers `UtilityApi::tariff`.
    pub fn tariff_view(id: TariffId) -> Option<TariffView<T::AssetId>> {
        Some(TariffView {
            id,
            record: TariffRecords::<T>::get(id)?,
            tariff: Tariffs::<T>::get(id)?,
        })
    }

    /// Answers `UtilityApi::tariff_on`. Walks back from the last one: for nodes, never for a call.
    pub fn tariff_on(scope: Scope, day: Day) -> Option<TariffView<T::AssetId>> {
        let mut id = LatestTariffs::<T>::get(scope);
        while let Some(at) = id {
            let record = TariffRecords::<T>::get(at)?;
            if record.applies_on(day) {
                return Self::tariff_view(at);
            }
            id = match record.status {
                TariffStatus::Approved { follows, .. } => follows,
                _ => None,
            };
        }
        None
    }
}
