//! What the runtime API answers.

use crate::{
    types::{ContractView, MeterView, Scope, TariffStatus, TariffView},
    Config, Contracts, Day, LatestTariffs, MeterSerials, Meters, Pallet, TariffRecords, Tariffs,
};
use adliya_primitives::{ContractId, MeterId, TariffId};
use frame_support::traits::Time;
use sp_core::H256;

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

    /// Answers `UtilityApi::meter`.
    pub fn meter_view(id: MeterId) -> Option<MeterView> {
        let meter = Meters::<T>::get(id)?;
        let now = T::Time::now();
        Some(MeterView {
            id,
            certified: meter.certified_until.is_some_and(|until| now <= until),
            meter,
        })
    }

    /// Answers `UtilityApi::meter_of_serial`.
    pub fn meter_of_serial(serial: H256) -> Option<MeterView> {
        Self::meter_view(MeterSerials::<T>::get(serial)?)
    }

    /// Answers `UtilityApi::contract`.
    pub fn contract_view(id: ContractId) -> Option<ContractView> {
        Contracts::<T>::get(id).map(|contract| ContractView {
            id,
            status: contract.status_at(T::Time::now()),
            contract,
        })
    }
}
