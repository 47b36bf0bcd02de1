//! Inspections: opened by what contradicts, reverses or is objected to, closed by metrology or by a supplier who gives in.

use crate::{
    types::{Claim, Closure, Finding, Ground, Inspection, Journal, Source},
    Config, Contracts, Error, Event, Meters, Pallet,
};
use adliya_primitives::{ContractId, MeterId, Officer};
use frame_support::traits::{Get, Time};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    /// Has something be looked at, unless it is being looked at. `contested` is the reading in doubt, if it is not one that is firm.
    pub(crate) fn inspect(
        contract: ContractId,
        journal: &mut Journal,
        meter: MeterId,
        ground: Ground,
        contested: Option<Claim>,
    ) {
        if journal.doubt(ground, meter, T::Time::now(), contested) {
            Self::deposit_event(Event::InspectionOpened {
                contract,
                meter,
                ground,
            });
        }
    }

    pub(crate) fn do_close_inspection(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        finding: Finding,
        report: H256,
    ) -> DispatchResult {
        let contract = Contracts::<T>::get(id).ok_or(Error::<T>::ContractNotFound)?;
        Self::ensure_jurisdiction(officer, contract.terms.region)?;
        Self::close_inspection_with(officer, id, report, |_| Ok(finding))
    }

    pub(crate) fn do_concede_inspection(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        report: H256,
    ) -> DispatchResult {
        Self::contract_of(officer.office, id)?;
        Self::close_inspection_with(officer, id, report, |inspection| {
            match (inspection.ground, inspection.contested) {
                // The meter itself is in doubt, whatever else is.
                (Ground::Reversed, _) => Err(Error::<T>::MetrologyOnly),
                // What the consumer has read is right, what the supplier has read is not.
                (_, Some(claim)) if claim.source == Source::Consumer => Ok(Finding::ReadingStands),
                _ => Ok(Finding::ReadingFalls),
            }
        })
    }

    fn close_inspection_with(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        report: H256,
        finding: impl FnOnce(&Inspection) -> Result<Finding, Error<T>>,
    ) -> DispatchResult {
        let mut journal = Self::journal(id)?;
        let inspection = journal.open_inspection();
        let inspection = inspection.ok_or(Error::<T>::InspectionNotFound)?;
        let finding = finding(&inspection)?;
        let meter = Meters::<T>::get(inspection.meter);
        let signed = meter.and_then(|meter| Self::signed_claim(inspection.meter, &meter));

        let closure = Closure {
            at: T::Time::now(),
            by: officer.mandate,
            finding,
            report,
        };
        journal.close(&T::ReadingRules::get(), closure, signed);
        Self::keep_journal(id, &mut journal);
        Self::deposit_event(Event::InspectionClosed {
            contract: id,
            finding,
            report,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }
}
