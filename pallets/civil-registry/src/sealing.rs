//! Seals: what a court takes out of everybody's sight, and lets an office see again.

use crate::{
    types::{EventKind, Item, Matter, Opening, Record, Seal, Sealed},
    Config, Corrections, Decisions, Error, Event, Legitimations, Openings, Pallet, Records,
    Satellites, Seals,
};
use adliya_primitives::{DecisionId, Officer, RecordId};
use frame_support::{
    ensure,
    traits::{DefensiveOption, Time},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_seal_satellite(
        officer: &Officer<T::AccountId>,
        birth: RecordId,
        decision: DecisionId,
        salt: &[u8; 32],
    ) -> DispatchResult {
        let order = Self::unexecuted_decision(decision)?;
        let adopts = matches!(order.matter, Matter::Adopt { birth: of, .. } if of == birth);
        ensure!(adopts, Error::<T>::MatterMismatch);
        let mut record = Self::standing_birth(birth)?;
        ensure!(
            officer.region.covers(record.region),
            Error::<T>::OutsideJurisdiction
        );
        let concerned = record.subjects().chain(order.matter.named().subjects());
        Self::ensure_impartial(&officer.subject, birth, concerned)?;

        let item = Self::detach(birth, &mut record, Item::Decision(decision))?;
        Records::<T>::insert(birth, record);
        let sealed = Self::take_satellite(birth, item)?;
        Self::write_seal(officer, &sealed, salt);
        Ok(())
    }

    pub(crate) fn do_seal_record(
        officer: &Officer<T::AccountId>,
        id: RecordId,
        decision: DecisionId,
        salt: &[u8; 32],
    ) -> DispatchResult {
        let order = Self::open_decision(decision, &Matter::Seal(id))?;
        let record = Self::standing(id)?;
        ensure!(
            officer.region.covers(record.region),
            Error::<T>::OutsideJurisdiction
        );
        Self::ensure_impartial(&officer.subject, id, record.subjects())?;

        Self::unlist(id, &record);
        let sealed = Sealed::Record {
            id,
            record,
            successor: None,
        };
        Self::write_seal(officer, &sealed, salt);
        Self::close_decision(decision, order, id);
        Ok(())
    }

    pub(crate) fn do_open_sealed(
        reader: &Officer<T::AccountId>,
        decision: DecisionId,
    ) -> DispatchResult {
        let order = Decisions::<T>::get(decision).ok_or(Error::<T>::DecisionNotFound)?;
        let Matter::OpenSealed {
            commitment,
            reader: entitled,
            until,
        } = order.matter
        else {
            return Err(Error::<T>::MatterMismatch.into());
        };
        ensure!(reader.office == entitled, Error::<T>::NotReader);
        let now = T::Time::now();
        ensure!(now < until, Error::<T>::Expired);
        let mut seal = Seals::<T>::get(commitment).defensive_ok_or(DispatchError::Corruption)?;
        let number = seal.openings;
        seal.openings = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;

        Seals::<T>::insert(commitment, seal);
        Openings::<T>::insert(
            commitment,
            number,
            Opening {
                decision,
                office: reader.office,
                mandate: reader.mandate,
                opened_at: now,
            },
        );
        Self::deposit_event(Event::SealOpened {
            commitment,
            number,
            decision,
            office: reader.office,
            officer: reader.mandate,
        });
        Ok(())
    }

    /// Whether a record of this kind is sealed as such. Persons, marriages or other records refer to all others; what says
    /// whose child somebody is is sealed with the birth.
    pub(crate) fn is_sealable(kind: EventKind) -> bool {
        matches!(
            kind,
            EventKind::FetalDeath | EventKind::NameChange | EventKind::SexMarkerChange
        )
    }

    /// Keeps in mind that this, too, joins the birth to persons. The caller writes the record.
    pub(crate) fn attach(id: RecordId, birth: &mut Record, item: Item) -> DispatchResult {
        let place = birth.satellites;
        birth.satellites = place.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;
        Satellites::<T>::insert(id, place, item);
        Ok(())
    }

    /// Takes the latest that was attached to the birth, or the one before it if the latest is `kept`. The caller writes the
    /// record.
    fn detach(id: RecordId, birth: &mut Record, kept: Item) -> Result<Item, DispatchError> {
        let top = birth.satellites.checked_sub(1);
        let top = top.ok_or(Error::<T>::NothingToSeal)?;
        let mut item = Satellites::<T>::take(id, top).defensive_ok_or(DispatchError::Corruption)?;
        if item == kept {
            let below = top.checked_sub(1).ok_or(Error::<T>::NothingToSeal)?;
            item = Satellites::<T>::get(id, below).defensive_ok_or(DispatchError::Corruption)?;
            Satellites::<T>::insert(id, below, kept);
        }
        birth.satellites = top;
        Ok(item)
    }

    /// Takes what was attached to a birth out of the state.
    fn take_satellite(birth: RecordId, item: Item) -> Result<Sealed, DispatchError> {
        Ok(match item {
            Item::Record(id) => {
                let record = Records::<T>::get(id).defensive_ok_or(DispatchError::Corruption)?;
                Self::unlist(id, &record);
                if Legitimations::<T>::get(birth) == Some(id) {
                    Legitimations::<T>::remove(birth);
                }
                Sealed::Record {
                    id,
                    record,
                    successor: None,
                }
            }
            Item::Decision(id) => {
                let decision = Decisions::<T>::take(id);
                Sealed::Decision {
                    id,
                    decision: decision.defensive_ok_or(DispatchError::Corruption)?,
                }
            }
            Item::Correction(record, number) => {
                let correction = Corrections::<T>::take(record, number);
                Sealed::Correction {
                    record,
                    number,
                    correction: correction.defensive_ok_or(DispatchError::Corruption)?,
                }
            }
        })
    }

    /// Puts a seal in the place of what has been taken out of the state.
    pub(crate) fn write_seal(officer: &Officer<T::AccountId>, sealed: &Sealed, salt: &[u8; 32]) {
        let (of, commitment) = (sealed.item(), sealed.commitment(salt));
        // The number is part of what is committed to: no two seals have the same commitment.
        Seals::<T>::insert(commitment, Seal { of, openings: 0 });
        Self::deposit_event(Event::Sealed {
            of,
            commitment,
            office: officer.office,
            officer: officer.mandate,
        });
    }
}
