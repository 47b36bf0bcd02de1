//! Corrections: marginal notes on a record, which keep what they replace.

use crate::{
    types::{Correction, FieldClass, Item, Matter, Parents, Record},
    Births, Config, Corrections, Error, Event, Pallet, Records,
};
use adliya_primitives::{Confirmed, DecisionId, Officer, RecordId};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_correct_minor(
        officer: &Officer<T::AccountId>,
        id: RecordId,
        claims_root: H256,
    ) -> DispatchResult {
        let record = Self::correctable(officer, id, claims_root)?;
        Self::ensure_impartial(&officer.subject, id, record.subjects())?;
        let note = Self::note(officer, &record, FieldClass::Minor);
        Self::write_correction(id, record, note, claims_root);
        Ok(())
    }

    pub(crate) fn do_correct_material(
        confirmed: &Confirmed<T::AccountId>,
        id: RecordId,
        claims_root: H256,
    ) -> DispatchResult {
        let Confirmed {
            officer,
            supervisor,
        } = confirmed;
        let record = Self::correctable(officer, id, claims_root)?;
        Self::ensure_impartial(&officer.subject, id, record.subjects())?;
        Self::ensure_impartial(&supervisor.subject, id, record.subjects())?;
        let mut note = Self::note(officer, &record, FieldClass::Material);
        note.supervisor = Some(supervisor.mandate);
        Self::write_correction(id, record, note, claims_root);
        Ok(())
    }

    pub(crate) fn do_correct_by_decision(
        officer: &Officer<T::AccountId>,
        id: RecordId,
        decision: DecisionId,
        claims_root: H256,
    ) -> DispatchResult {
        let mut record = Self::correctable(officer, id, claims_root)?;
        let order = Self::unexecuted_decision(decision)?;
        let concerned = record.subjects().chain(order.matter.named().subjects());
        Self::ensure_impartial(&officer.subject, id, concerned)?;
        let mut note = match order.matter {
            Matter::CorrectIdentity(of) if of == id => {
                Self::note(officer, &record, FieldClass::Identity)
            }
            Matter::CorrectParentage { birth, parents } if birth == id => {
                Self::ensure_parents_of(&record, &parents)?;
                let mut note = Self::note(officer, &record, FieldClass::Parentage);
                note.former_parents = Some(record.parents());
                Self::write_parents(id, &mut record, parents)?;
                let number = record.corrections;
                Self::attach(id, &mut record, Item::Correction(id, number))?;
                note
            }
            _ => return Err(Error::<T>::MatterMismatch.into()),
        };
        note.decision = Some(decision);
        Self::close_decision(decision, order, id);
        Self::write_correction(id, record, note, claims_root);
        Ok(())
    }

    /// A record that stands, within the officer's jurisdiction, and does not have this root.
    fn correctable(
        officer: &Officer<T::AccountId>,
        id: RecordId,
        claims_root: H256,
    ) -> Result<Record, DispatchError> {
        let record = Self::standing(id)?;
        ensure!(record.claims_root != claims_root, Error::<T>::RootUnchanged);
        ensure!(record.corrections < u32::MAX, Error::<T>::NoIdLeft);
        ensure!(
            officer.region.covers(record.region),
            Error::<T>::OutsideJurisdiction
        );
        Ok(record)
    }

    /// Whether these can be the parents of the child of a birth: others than the child, and in the register.
    pub(crate) fn ensure_parents_of(birth: &Record, parents: &Parents) -> DispatchResult {
        let child = Self::child_of(birth)?;
        ensure!(
            parents.are_distinct_from(&child),
            Error::<T>::PartiesNotDistinct
        );
        for parent in parents.subjects() {
            ensure!(Births::<T>::contains_key(parent), Error::<T>::NotRegistered);
        }
        Ok(())
    }

    fn note(officer: &Officer<T::AccountId>, record: &Record, class: FieldClass) -> Correction {
        Correction {
            class,
            former_root: record.claims_root,
            former_parents: None,
            office: officer.office,
            mandate: officer.mandate,
            supervisor: None,
            decision: None,
            corrected_at: T::Time::now(),
        }
    }

    /// Writes the note under the next number of its record, and the record with the new root.
    fn write_correction(id: RecordId, mut record: Record, note: Correction, claims_root: H256) {
        let number = record.corrections;
        record.corrections = number.saturating_add(1);
        record.claims_root = claims_root;
        Self::deposit_event(Event::RecordCorrected {
            record: id,
            number,
            parties: record.parties.clone(),
            class: note.class,
            decision: note.decision,
            office: note.office,
            officer: note.mandate,
            supervisor: note.supervisor,
        });
        Records::<T>::insert(id, record);
        Corrections::<T>::insert(id, number, note);
    }
}
