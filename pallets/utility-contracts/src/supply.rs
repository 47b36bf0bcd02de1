//! What those who bill ask of contracts, tariffs and readings.

use crate::{
    types::{ContractState, Mark, Source, TariffStatus},
    Config, Contracts, Pallet, Tariff, TariffRecords, Tariffs,
};
use adliya_primitives::{
    utilities::{Agreement, Entitlement, Metered, Opening, Period, Supply, Totals},
    ContractId, Moment, SubjectId, TariffId,
};
use frame_support::traits::Time;

/// What was consumed under a contract until a reading.
fn metered(mark: &Mark) -> Metered {
    Metered {
        at: mark.at,
        totals: mark.consumed,
        estimated: !mark.is_real(),
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
            concluded: contract.in_force(T::Time::now()).is_some() || ended_at.is_some(),
            ended_at,
            balance_disputed_until: contract.import.map(|import| import.dispute_until),
        })
    }

    fn entitlement(id: ContractId, at: Moment) -> Option<Entitlement> {
        let contract = Contracts::<T>::get(id)?;
        let local = contract.local_time;
        let day = local.day_at(at)?;
        let changes = || contract.former.iter().map(|former| former.until);
        let begun = changes().filter(|change| *change <= day).max();
        let ends = changes().filter(|change| *change > day).min();
        Some(Entitlement {
            from: begun
                .and_then(|day| local.midnight(day))
                .unwrap_or_default(),
            until: ends.and_then(|day| local.midnight(day)),
            category: contract.category_on(day),
        })
    }

    /// What the first meter showed when it came to the contract, as long as that is in the journal; and what was owed on paper.
    fn opening(id: ContractId) -> Option<Opening> {
        let journal = Self::journal_view(id)?;
        let first = journal.marks.first().copied()?;
        let began = first.source == Source::Opening && first.consumed == Totals::default();
        let import = Contracts::<T>::get(id)?.import;
        let balance = import.map_or(0, |import| import.balance);
        let owed = balance.max(0).unsigned_abs();
        began.then(|| Opening {
            reading: metered(&first),
            used: journal.used,
            owed,
            credit: balance.min(0).unsigned_abs(),
        })
    }

    fn metered_since(id: ContractId, earliest: Moment) -> Option<Metered> {
        let marks = Self::journal_view(id)?.marks;
        let mut late = marks.iter().filter(|mark| mark.at >= earliest);
        late.next().map(metered)
    }

    fn last_metered(id: ContractId) -> Option<Metered> {
        Self::journal_view(id)?.marks.last().map(metered)
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
        crate::Journals::<T>::mutate(id, |kept| {
            let journal = kept.as_mut().expect("it is in force");
            let mut mark = *journal.marks.last().expect("it has a meter");
            mark.at = T::Time::now();
            mark.source = Source::Reader;
            let counted = mark.totals.iter_mut().chain(mark.consumed.iter_mut());
            for (count, more) in counted.zip(more.into_iter().chain(more)) {
                *count += more;
            }
            journal.marks.try_push(mark).expect("there is room");
        });
    }

    /// The tariff that is made for it applies everywhere.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_place(id: ContractId, region: adliya_primitives::Region) {
        Contracts::<T>::mutate(id, |kept| {
            kept.as_mut().expect("it was made").terms.region = region;
        });
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_end(id: ContractId) {
        crate::benchmarking::end_contract::<T>(id);
    }
}
