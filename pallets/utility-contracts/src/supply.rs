//! What those who bill ask of contracts, tariffs and readings.

use crate::{
    types::{ContractState, Meter, MeterStatus, TariffStatus},
    Config, Contracts, Meters, Pallet, Tariff, TariffRecords, Tariffs,
};
use adliya_primitives::{
    utilities::{Agreement, Entitlement, Metered, Opening, Period, Supply, Totals},
    ContractId, Moment, SubjectId, TariffId,
};

/// What a meter has counted in all.
fn totals(meter: &Meter) -> Totals {
    let mut totals = Totals::default();
    let stands = meter.registers.iter().zip(&meter.last.stands);
    for (total, (register, stand)) in totals.iter_mut().zip(stands) {
        *total = stand.total(register).unwrap_or_default();
    }
    totals
}

impl<T: Config> Pallet<T> {
    /// The meter of a contract, or the one that it ended with while that is on no other.
    fn meter_on(id: ContractId) -> Option<Meter> {
        let meter = Meters::<T>::get(Contracts::<T>::get(id)?.terms.meter?)?;
        match meter.status {
            MeterStatus::Installed { contract, .. } if contract != id => None,
            _ => Some(meter),
        }
    }
}

impl<T: Config> Supply<T::AccountId> for Pallet<T> {
    type AssetId = T::AssetId;
    type Tariff = Tariff;

    fn agreement(id: ContractId) -> Option<Agreement> {
        let contract = Contracts::<T>::get(id)?;
        let ended_at = match contract.state {
            ContractState::Terminated { ended, .. } => Some(ended.at),
            _ => None,
        };
        Some(Agreement {
            supplier: contract.supplier,
            consumer: contract.terms.consumer,
            region: contract.terms.region,
            tariff: contract.terms.tariff,
            concluded: contract.in_force().is_some() || ended_at.is_some(),
            ended_at,
        })
    }

    /// A contract stays in its category.
    fn entitlement(id: ContractId, _: Moment) -> Option<Entitlement> {
        Contracts::<T>::get(id).map(|contract| Entitlement {
            from: 0,
            until: None,
            category: contract.terms.category,
            discount: None,
        })
    }

    /// What the meter showed when it came to the contract, until it is read.
    fn opening(id: ContractId) -> Option<Opening> {
        let meter = Self::meter_on(id)?;
        let MeterStatus::Installed { since, .. } = meter.status else {
            return None;
        };
        (meter.last.taken_at <= since).then(|| Opening {
            reading: Metered {
                at: since,
                totals: totals(&meter),
            },
            used: Totals::default(),
            owed: 0,
            credit: 0,
        })
    }

    /// Only the last one is kept.
    fn metered_since(id: ContractId, earliest: Moment) -> Option<Metered> {
        Self::last_metered(id).filter(|reading| reading.at >= earliest)
    }

    fn last_metered(id: ContractId) -> Option<Metered> {
        let meter = Self::meter_on(id)?;
        Some(Metered {
            at: meter.last.taken_at,
            totals: totals(&meter),
        })
    }

    fn period(id: TariffId) -> Option<Period<T::AssetId>> {
        let record = TariffRecords::<T>::get(id)?;
        let TariffStatus::Approved { successor, .. } = record.status else {
            return None;
        };
        let local = record.shape.local_time;
        let until = match successor {
            Some(next) => Some((local.midnight(next.from)?, next.tariff)),
            None => None,
        };
        Some(Period {
            from: local.midnight(record.effective_from)?,
            until,
            asset: record.asset,
        })
    }

    fn tariff(id: TariffId) -> Option<Tariff> {
        Tariffs::<T>::get(id)
    }

    fn speaks_for(wallet: &T::AccountId, consumer: &SubjectId) -> bool {
        Self::ensure_speaks(wallet).is_ok_and(|subject| subject == *consumer)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_contract(
        supplier: adliya_primitives::OfficeId,
        wallet: &T::AccountId,
    ) -> ContractId {
        crate::benchmarking::contract_to_bill::<T>(supplier, wallet)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_reading(id: ContractId, more: Totals) {
        use frame_support::traits::Time;
        let meter = Contracts::<T>::get(id).and_then(|contract| contract.terms.meter);
        Meters::<T>::mutate(meter.expect("it has one"), |kept| {
            let meter = kept.as_mut().expect("it is registered");
            for (stand, more) in meter.last.stands.iter_mut().zip(more) {
                stand.value += more;
            }
            meter.last.taken_at = T::Time::now();
        });
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_end(id: ContractId) {
        crate::benchmarking::end_contract::<T>(id);
    }
}
