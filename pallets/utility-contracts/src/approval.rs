//! Tariffs: proposed by a supplier, approved by the regulator, succeeded and never edited.

use crate::{
    types::{Scope, Shape, Successor, TariffRecord, TariffStatus},
    Config, Day, Error, Event, LatestTariffs, NextTariff, Pallet, Tariff, TariffRecords, Tariffs,
};
use adliya_primitives::{Confirmed, Moment, OfficeId, Officer, Region, TariffId};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// Proposes a tariff of the officer's own office, or of a supplier for which a ministry proposes it.
    pub(crate) fn do_propose_tariff(
        officer: &Officer<T::AccountId>,
        supplier: OfficeId,
        tariff: Tariff,
        region: Region,
        effective_from: Day,
        asset: T::AssetId,
        document: H256,
    ) -> DispatchResult {
        Self::ensure_jurisdiction(officer, region)?;
        Self::ensure_admits(&tariff, region)?;
        let now = T::Time::now();
        let shape = Shape::of(&tariff);
        ensure!(
            Self::is_announced(&shape, effective_from, now),
            Error::<T>::NoticeTooShort
        );
        let id = NextTariff::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;

        let scope = Scope {
            supplier,
            service: tariff.service,
            region,
        };
        NextTariff::<T>::put(next);
        TariffRecords::<T>::insert(
            id,
            TariffRecord {
                scope,
                shape,
                asset,
                document,
                effective_from,
                proposed_by: officer.mandate,
                proposed_at: now,
                status: TariffStatus::Proposed,
            },
        );
        Tariffs::<T>::insert(id, tariff);
        Self::deposit_event(Event::TariffProposed {
            tariff: id,
            scope,
            effective_from,
            document,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_approve_tariff(
        confirmed: &Confirmed<T::AccountId>,
        id: TariffId,
    ) -> DispatchResult {
        let Confirmed {
            officer,
            supervisor,
        } = confirmed;
        let mut record = Self::proposed(officer, id)?;
        let tariff = Tariffs::<T>::get(id).ok_or(Error::<T>::TariffNotFound)?;
        // The engine may have learnt to refuse it since it was proposed.
        Self::ensure_admits(&tariff, record.scope.region)?;
        let now = T::Time::now();
        let from = record.effective_from;
        ensure!(
            Self::is_announced(&record.shape, from, now),
            Error::<T>::NoticeTooShort
        );
        let follows = LatestTariffs::<T>::get(record.scope);
        if let Some(former) = follows {
            Self::succeed(former, id, &record)?;
        }

        record.status = TariffStatus::Approved {
            at: now,
            follows,
            successor: None,
        };
        LatestTariffs::<T>::insert(record.scope, id);
        TariffRecords::<T>::insert(id, record);
        Self::deposit_event(Event::TariffApproved {
            tariff: id,
            follows,
            effective_from: from,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_reject_tariff(
        officer: &Officer<T::AccountId>,
        id: TariffId,
        decision: H256,
    ) -> DispatchResult {
        let mut record = Self::proposed(officer, id)?;

        record.status = TariffStatus::Rejected { at: T::Time::now() };
        TariffRecords::<T>::insert(id, record);
        Self::deposit_event(Event::TariffRejected {
            tariff: id,
            decision,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// Whether a region lies within that of the officer's office.
    pub(crate) fn ensure_jurisdiction(
        officer: &Officer<T::AccountId>,
        region: Region,
    ) -> DispatchResult {
        ensure!(region.is_well_formed(), Error::<T>::MalformedRegion);
        ensure!(
            officer.region.covers(region),
            Error::<T>::OutsideJurisdiction
        );
        Ok(())
    }

    /// Whether the engine bills by this tariff everywhere in a region.
    fn ensure_admits(tariff: &Tariff, region: Region) -> DispatchResult {
        ensure!(tariff.validate().is_ok(), Error::<T>::TariffInvalid);
        // Beyond the end of a price list nothing could be billed, and so nothing would be owed.
        ensure!(tariff.is_open_ended(), Error::<T>::TariffEnds);
        // A calendar names the season of every month, so January speaks for all; one that covers the region covers what
        // lies in it.
        ensure!(
            tariff.season(region, 1).is_some(),
            Error::<T>::TariffElsewhere
        );
        Ok(())
    }

    /// Whether the notice period is over when the day begins.
    fn is_announced(shape: &Shape, from: Day, now: Moment) -> bool {
        let earliest = now.saturating_add(T::NoticePeriod::get());
        let begins = shape.local_time.midnight(from);
        begins.is_some_and(|begins| begins >= earliest)
    }

    /// A tariff that this regulator can decide on.
    fn proposed(
        officer: &Officer<T::AccountId>,
        id: TariffId,
    ) -> Result<TariffRecord<T::AssetId>, DispatchError> {
        let record = TariffRecords::<T>::get(id).ok_or(Error::<T>::TariffNotFound)?;
        ensure!(
            record.status == TariffStatus::Proposed,
            Error::<T>::TariffDecided
        );
        Self::ensure_jurisdiction(officer, record.scope.region)?;
        Ok(record)
    }

    /// Ends the last tariff of a chain on the day from which this one applies.
    fn succeed(
        former: TariffId,
        id: TariffId,
        record: &TariffRecord<T::AssetId>,
    ) -> DispatchResult {
        TariffRecords::<T>::try_mutate(former, |kept| {
            let former = kept.as_mut().ok_or(Error::<T>::TariffNotFound)?;
            ensure!(
                former.effective_from < record.effective_from,
                Error::<T>::NotAfterPredecessor
            );
            ensure!(
                former.shape.is_kept_by(&record.shape) && former.asset == record.asset,
                Error::<T>::ShapeChanged
            );
            if let TariffStatus::Approved { successor, .. } = &mut former.status {
                *successor = Some(Successor {
                    tariff: id,
                    from: record.effective_from,
                });
            }
            Ok(())
        })
    }
}
