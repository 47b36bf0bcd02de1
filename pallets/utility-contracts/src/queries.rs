//! What the runtime API answers.

use crate::{
    types::{
        ContractView, ContractsPage, Journal, Mark, MeterView, Scope, TariffStatus, TariffView,
        TermsSpan, MAX_PAGE,
    },
    Config, Contracts, ContractsOf, Day, Journals, LatestTariffs, MeterSerials, Meters, Pallet,
    TariffRecords, Tariffs,
};
use adliya_primitives::{ContractId, MeterId, Moment, SubjectId, TariffId};
use alloc::vec::Vec;
use frame_support::traits::{Get, Time};
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
            certified: meter.is_certified_at(now),
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
            of_the_dead: Self::is_dead(&contract.terms.consumer),
            contract,
        })
    }

    /// Answers `UtilityApi::contracts_of`.
    pub fn contracts_page(
        consumer: SubjectId,
        after: Option<ContractId>,
        limit: u32,
    ) -> ContractsPage {
        let mut all = match after {
            Some(after) => {
                let key = ContractsOf::<T>::hashed_key_for(consumer, after);
                ContractsOf::<T>::iter_key_prefix_from(consumer, key)
            }
            None => ContractsOf::<T>::iter_key_prefix(consumer),
        }
        .peekable();
        let limit = limit.min(MAX_PAGE) as usize;
        let page: Vec<_> = all.by_ref().take(limit).collect();
        let more = all.peek().is_some();
        ContractsPage {
            next: page.last().copied().filter(|_| more),
            contracts: page.into_iter().filter_map(Self::contract_view).collect(),
        }
    }

    /// Answers `UtilityApi::journal`: as it stands now, with what is firm because nobody has objected in time.
    pub fn journal_view(id: ContractId) -> Option<Journal> {
        let mut journal = Journals::<T>::get(id)?;
        journal.settle(&T::ReadingRules::get(), T::Time::now());
        Some(journal)
    }

    /// The firm readings of a contract, from the last one at or before a moment on: what was consumed since is the difference of
    /// their `consumed`. Reads one item. A later real reading strikes estimates, and what metrology finds wrong is struck, so a
    /// mark that was there may be gone, and the next one come to less.
    pub fn marks_since(id: ContractId, since: Moment) -> Vec<Mark> {
        let Some(journal) = Self::journal_view(id) else {
            return Vec::new();
        };
        let before = journal.marks.iter().rposition(|mark| mark.at <= since);
        let marks = journal.marks.into_iter();
        marks.skip(before.unwrap_or_default()).collect()
    }

    /// The days of a contract from `from` until `until`, by what they are billed by. `tariff` is one that applies on `from`: that
    /// of the contract, or of the last bill, or the one after it.
    ///
    /// Reads the records of two tariffs at most; if a third applies before `until`, the answer ends where it begins. Empty where
    /// `tariff` does not apply on `from`.
    pub fn terms_between(
        contract: &crate::types::Contract,
        tariff: TariffId,
        from: Day,
        until: Day,
    ) -> Vec<TermsSpan> {
        let mut spans = Vec::new();
        let (mut next, mut day) = (Some(tariff), from);
        for _ in 0..2 {
            let Some((id, record)) = next.and_then(|id| Some((id, TariffRecords::<T>::get(id)?)))
            else {
                break;
            };
            let successor = match record.status {
                TariffStatus::Approved { successor, .. } if record.effective_from <= day => {
                    successor
                }
                _ => break,
            };
            let end = successor.map_or(until, |after| after.from.min(until));
            while day < end {
                let changes = contract.former.iter().map(|former| former.until);
                let change = changes.filter(|change| *change > day).min();
                let upto = change.map_or(end, |change| change.min(end));
                spans.push(TermsSpan {
                    from: day,
                    until: upto,
                    tariff: id,
                    category: contract.category_on(day),
                });
                day = upto;
            }
            next = successor.filter(|_| day < until).map(|after| after.tariff);
        }
        spans
    }
}
