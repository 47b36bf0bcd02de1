//! What those who bill ask of contracts, tariffs and readings.

use crate::{
    types::{Contract, ContractState, Manner, Mark, Source, TariffStatus},
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

/// A moment up to which a service is billed that nobody meters.
fn unmetered(at: Moment) -> Metered {
    Metered {
        at,
        totals: Totals::default(),
        estimated: false,
    }
}

impl<T: Config> Pallet<T> {
    /// Who supplies whom, and who speaks for what is left of a contract that a death ended: whoever has taken it over.
    pub(crate) fn agreement_of(contract: &Contract) -> Agreement {
        let ended = match contract.state {
            ContractState::Terminated { ended, .. } => Some(ended),
            _ => None,
        };
        let by_death = ended.filter(|is| matches!(is.manner, Manner::OnDeath { .. }));
        let heir = by_death
            .and(contract.successor)
            .and_then(Contracts::<T>::get);
        let consumer = heir.map_or(contract.terms.consumer, |heir| heir.terms.consumer);
        let died = Self::death_of(&consumer);
        Agreement {
            supplier: contract.supplier,
            consumer,
            consumer_died_at: died.map(|is| is.since),
            region: contract.terms.region,
            tariff: contract.terms.tariff,
            concluded: contract.in_force(T::Time::now()).is_some() || ended.is_some(),
            ended_at: ended.map(|is| is.at),
            balance_disputed_until: contract.import.map(|import| import.dispute_until),
        }
    }

    /// Since when and until when something is supplied that nobody meters, as far as it is known: until now, or its end. Nothing
    /// where the tariff prices what meters count.
    fn unmetered_span(contract: &Contract) -> Option<(Moment, Moment)> {
        let record = TariffRecords::<T>::get(contract.terms.tariff)?;
        let now = T::Time::now();
        let span = match contract.state {
            ContractState::Terminated { accepted, ended } => (accepted.at, ended.at),
            _ => (contract.in_force(now)?.at, now),
        };
        (record.shape.registers == 0).then_some(span)
    }
}

impl<T: Config> Supply<T::AccountId> for Pallet<T> {
    type AssetId = T::AssetId;
    type Tariff = Tariff;

    fn agreement(id: ContractId) -> Option<Agreement> {
        Contracts::<T>::get(id).map(|contract| Self::agreement_of(&contract))
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

    /// What the first meter showed when it came to the contract, as long as that is in the journal, or, where nothing is metered, the
    /// moment at which the contract took effect; and what was owed on paper.
    fn opening(id: ContractId) -> Option<Opening> {
        let journal = Self::journal_view(id)?;
        let contract = Contracts::<T>::get(id)?;
        let reading = match journal.marks.first() {
            Some(first) => {
                let began = first.source == Source::Opening && first.consumed == Totals::default();
                began.then(|| metered(first))?
            }
            None => unmetered(Self::unmetered_span(&contract)?.0),
        };
        let balance = contract.import.map_or(0, |import| import.balance);
        let owed = balance.max(0).unsigned_abs();
        Some(Opening {
            reading,
            used: journal.used,
            owed,
            credit: balance.min(0).unsigned_abs(),
        })
    }

    fn metered_since(id: ContractId, earliest: Moment) -> Option<Metered> {
        let marks = Self::journal_view(id)?.marks;
        if marks.is_empty() {
            let contract = Contracts::<T>::get(id)?;
            let (_, until) = Self::unmetered_span(&contract)?;
            // Where nothing is metered, a cycle ends with a month.
            let local = contract.local_time;
            let day = local.day_at(earliest.saturating_sub(1))?;
            let begins = local.midnight(day.month().end())?;
            return (begins <= until).then(|| unmetered(begins));
        }
        let mut late = marks.iter().filter(|mark| mark.at >= earliest);
        late.next().map(metered)
    }

    fn last_metered(id: ContractId) -> Option<Metered> {
        let marks = Self::journal_view(id)?.marks;
        match marks.last() {
            Some(last) => Some(metered(last)),
            None => {
                let contract = Contracts::<T>::get(id)?;
                Self::unmetered_span(&contract).map(|(_, until)| unmetered(until))
            }
        }
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
