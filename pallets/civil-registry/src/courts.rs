//! Decisions of courts: what a judge lodges, and what a registrar carries out once.

use crate::{
    entries::Filing,
    types::{Capacity, Decision, EventKind, Item, Matter, Record},
    Births, Config, Decisions, Error, Event, NextDecision, Pallet, Records, Seals,
};
use adliya_primitives::{DecisionId, Officer, RecordId};
use frame_support::{
    ensure,
    traits::{DefensiveOption, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_lodge_decision(
        judge: &Officer<T::AccountId>,
        matter: Matter,
        claims_root: H256,
    ) -> DispatchResult {
        let decision = NextDecision::<T>::get();
        if let Some(id) = matter.record() {
            let mut record = Self::standing(id)?;
            Self::ensure_fits(&matter, record.kind)?;
            ensure!(
                judge.region.covers(record.region),
                Error::<T>::OutsideJurisdiction
            );
            let named = matter.named().subjects().chain(matter.guardian());
            let concerned = record.subjects().chain(named);
            Self::ensure_impartial(&judge.subject, id, concerned)?;
            if record.kind.is_birth() && matter.names_somebody() {
                Self::attach(id, &mut record, Item::Decision(decision))?;
                Records::<T>::insert(id, record);
            }
        }
        // Whose record it was, and where, the chain does not know any more: any court may order it.
        if let Matter::OpenSealed {
            commitment, until, ..
        } = matter
        {
            ensure!(Seals::<T>::contains_key(commitment), Error::<T>::NotFound);
            ensure!(T::Time::now() < until, Error::<T>::Expired);
        }

        NextDecision::<T>::put(decision.next().ok_or(Error::<T>::NoIdLeft)?);
        Decisions::<T>::insert(
            decision,
            Decision {
                matter,
                claims_root,
                office: judge.office,
                mandate: judge.mandate,
                lodged_at: T::Time::now(),
                executed: None,
            },
        );
        Self::deposit_event(Event::DecisionLodged {
            decision,
            matter,
            office: judge.office,
            officer: judge.mandate,
        });
        Ok(())
    }

    /// Whether a court can order this about a record of that kind.
    fn ensure_fits(matter: &Matter, kind: EventKind) -> DispatchResult {
        let fits = match matter {
            Matter::DissolveMarriage(_) | Matter::AnnulMarriage(_) | Matter::SeparateSpouses(_) => {
                kind == EventKind::Marriage
            }
            Matter::EstablishPaternity { .. }
            | Matter::CorrectParentage { .. }
            | Matter::Adopt { .. } => kind.is_birth(),
            Matter::CorrectIdentity(_) | Matter::OpenSealed { .. } => true,
            Matter::Seal(_) => {
                ensure!(Self::is_sealable(kind), Error::<T>::NotSealable);
                true
            }
            Matter::AppointGuardian { .. } => kind.is_birth() || kind == EventKind::Residence,
            Matter::EndGuardianship(_) => kind == EventKind::Guardianship,
            Matter::AnnulRecord(_) => {
                ensure!(!kind.is_birth(), Error::<T>::BirthNotAnnullable);
                ensure!(Self::is_annullable(kind), Error::<T>::NotAnnullable);
                true
            }
        };
        ensure!(fits, Error::<T>::KindMismatch);
        Ok(())
    }

    /// Whether a record of this kind is annulled as such. A marriage is annulled by a matter of its own; a divorce or
    /// an annulment that was wrong is put right by the next court, not undone behind those who have married since.
    fn is_annullable(kind: EventKind) -> bool {
        matches!(
            kind,
            EventKind::Death
                | EventKind::FetalDeath
                | EventKind::Paternity
                | EventKind::Legitimation
                | EventKind::NameChange
                | EventKind::SexMarkerChange
                | EventKind::Residence
                | EventKind::Guardianship
        )
    }

    /// A decision that orders exactly this, and has not been carried out.
    pub(crate) fn open_decision(
        id: DecisionId,
        matter: &Matter,
    ) -> Result<Decision, DispatchError> {
        let decision = Self::unexecuted_decision(id)?;
        ensure!(decision.matter == *matter, Error::<T>::MatterMismatch);
        Ok(decision)
    }

    /// A decision that has not been carried out.
    pub(crate) fn unexecuted_decision(id: DecisionId) -> Result<Decision, DispatchError> {
        let decision = Decisions::<T>::get(id).ok_or(Error::<T>::DecisionNotFound)?;
        ensure!(decision.executed.is_none(), Error::<T>::AlreadyExecuted);
        Ok(decision)
    }

    /// The decision has been carried out by `record`.
    pub(crate) fn close_decision(id: DecisionId, mut decision: Decision, record: RecordId) {
        decision.executed = Some(record);
        Decisions::<T>::insert(id, decision);
    }

    pub(crate) fn do_register_record_annulment(
        filing: &Filing<T>,
        id: RecordId,
        decision: DecisionId,
    ) -> Result<RecordId, DispatchError> {
        let order = Self::open_decision(decision, &Matter::AnnulRecord(id))?;
        let annulled = Self::standing(id)?;
        // A death gives a person back, which takes a call of its own.
        ensure!(annulled.kind != EventKind::Death, Error::<T>::KindMismatch);
        filing.ensure_disinterested(annulled.subjects())?;
        Self::ensure_impartial(&filing.officer.subject, id, annulled.subjects())?;

        let parties = annulled.parties.iter();
        let parties = parties.map(|party| (party.subject, Capacity::Concerned));
        let kind = EventKind::RecordAnnulment;
        let (record, _) = Self::write_record(kind, filing, parties)?;
        if matches!(
            annulled.kind,
            EventKind::Paternity | EventKind::Legitimation
        ) {
            Self::write_annulled_parentage(&annulled, record)?;
        }
        if annulled.kind == EventKind::Guardianship {
            Self::undo_guardianship(id, &annulled);
        }
        let parties = annulled.parties.clone();
        Self::write_annulment(id, annulled, record);
        Self::close_decision(decision, order, record);
        Self::deposit_event(Event::RecordAnnulled {
            record,
            annulled: id,
            parties,
            decision,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    /// Has a paternity or a legitimation that is annulled leave its traces in the birth: the annulment stands with it, and the
    /// father whom the paternity named leaves it, if it still names him.
    fn write_annulled_parentage(annulled: &Record, by: RecordId) -> DispatchResult {
        let child = Self::child_of(annulled)?;
        let id = Births::<T>::get(child).defensive_ok_or(DispatchError::Corruption)?;
        let mut birth = Records::<T>::get(id).defensive_ok_or(DispatchError::Corruption)?;
        let mut parents = birth.parents();
        let father = annulled.party(Capacity::Father);
        if annulled.kind == EventKind::Paternity && parents.father == father {
            parents.father = None;
            Self::write_parents(id, &mut birth, parents)?;
        }
        Self::attach(id, &mut birth, Item::Record(by))?;
        Records::<T>::insert(id, birth);
        Ok(())
    }
}
