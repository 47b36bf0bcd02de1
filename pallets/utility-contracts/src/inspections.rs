//! Inspections: opened by what contradicts, reverses or is objected to, closed by metrology or by a supplier who gives in.

use crate::{
    types::{Closure, Finding, Ground, Inspection, Source},
    Config, Error, Event, Journals, Meters, Pallet,
};
use adliya_primitives::{ContractId, Officer};
use frame_support::traits::{Get, Time};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_close_inspection(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        finding: Finding,
        report: H256,
    ) -> DispatchResult {
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
                // What the consumer has read is right, what the supplier has read is not.
                (_, Some(claim)) if claim.source == Source::Consumer => Ok(Finding::ReadingStands),
                (Ground::Objected, _) | (Ground::Contradicted, None) => Ok(Finding::ReadingFalls),
                _ => Err(Error::<T>::MetrologyOnly),
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
        Journals::<T>::insert(id, journal);
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
