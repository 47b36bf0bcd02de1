//! Guardians and trustees: who acts for a ward, or with them.

use crate::{
    entries::Filing,
    types::{
        Capacity, Care, Decision, EventKind, Guardianship, GuardianshipEndGround,
        GuardianshipGround, GuardianshipView, Matter, Record,
    },
    Config, Error, Event, Guardianships, Pallet, Records,
};
use adliya_primitives::{traits::CivilStatus, DecisionId, RecordId, SubjectId};
use frame_support::ensure;
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_guardianship(
        filing: &Filing<T>,
        ward: SubjectId,
        guardian: SubjectId,
        care: Care,
        ground: GuardianshipGround,
    ) -> Result<RecordId, DispatchError> {
        ensure!(ward != guardian, Error::<T>::PartiesNotDistinct);
        filing.ensure_disinterested([ward, guardian])?;
        Self::living(&ward)?;
        Self::living(&guardian)?;
        ensure!(
            !Guardianships::<T>::contains_key(guardian),
            Error::<T>::GuardianIsWard
        );
        let former = Guardianships::<T>::get(ward);
        let same = former.is_some_and(|kept| kept.guardian == guardian && kept.care == care);
        ensure!(!same, Error::<T>::AlreadyGuardian);
        let order = match ground {
            GuardianshipGround::Authority => None,
            GuardianshipGround::Decision(id) => {
                Some((id, Self::open_appointment(id, ward, guardian, care)?))
            }
        };

        let parties = [(ward, Capacity::Ward), (guardian, Capacity::Guardian)];
        let (record, _) = Self::write_record(EventKind::Guardianship, filing, parties)?;
        Guardianships::<T>::insert(
            ward,
            Guardianship {
                guardian,
                care,
                record,
            },
        );
        if let Some((decision, order)) = order {
            Self::close_decision(decision, order, record);
        }
        Self::deposit_event(Event::GuardianshipRegistered {
            record,
            ward,
            guardian,
            care,
            ground,
            former: former.map(|kept| kept.record),
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    pub(crate) fn do_register_guardianship_end(
        filing: &Filing<T>,
        ward: SubjectId,
        ground: GuardianshipEndGround,
    ) -> Result<RecordId, DispatchError> {
        let Guardianship {
            guardian,
            record: begun,
            ..
        } = Guardianships::<T>::get(ward).ok_or(Error::<T>::NotWard)?;
        filing.ensure_disinterested([ward, guardian])?;
        Self::living(&ward)?;
        let order = match ground {
            GuardianshipEndGround::Age | GuardianshipEndGround::Authority => None,
            GuardianshipEndGround::Decision(id) => {
                let order = Self::open_decision(id, &Matter::EndGuardianship(begun))?;
                Some((id, order))
            }
        };

        let parties = [(ward, Capacity::Ward), (guardian, Capacity::Guardian)];
        let (record, _) = Self::write_record(EventKind::GuardianshipEnd, filing, parties)?;
        Guardianships::<T>::remove(ward);
        if let Some((decision, order)) = order {
            Self::close_decision(decision, order, record);
        }
        Self::deposit_event(Event::GuardianshipEnded {
            record,
            guardianship: begun,
            ward,
            guardian,
            ground,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    /// Whether somebody acts in the ward's place now. The guardian is known to live: their wallet speaks for them.
    pub(crate) fn guards(guardian: &SubjectId, ward: &SubjectId) -> bool {
        let appointed = Guardianships::<T>::get(ward)
            .is_some_and(|kept| kept.guardian == *guardian && kept.care == Care::Guardianship);
        appointed && Self::is_alive(ward) && !Guardianships::<T>::contains_key(guardian)
    }

    /// Whether somebody else acts in this person's place, or has to be appointed to.
    pub(crate) fn is_represented(subject: &SubjectId) -> bool {
        Guardianships::<T>::get(subject).is_some_and(|kept| kept.care == Care::Guardianship)
    }

    /// A ward's guardian or trustee; in force while both live, unless the guardian has come under care as well.
    pub(crate) fn guardianship_view(ward: SubjectId) -> Option<GuardianshipView> {
        let Guardianship {
            guardian,
            care,
            record,
        } = Guardianships::<T>::get(ward)?;
        let in_force = Self::is_alive(&ward)
            && Self::is_alive(&guardian)
            && !Guardianships::<T>::contains_key(guardian);
        Some(GuardianshipView {
            guardian,
            care,
            record,
            in_force,
        })
    }

    /// Nobody is the guardian any more whom an annulled record had appointed, unless another has taken their place.
    pub(crate) fn undo_guardianship(id: RecordId, annulled: &Record) {
        let Some(ward) = annulled.party(Capacity::Ward) else {
            return;
        };
        Guardianships::<T>::mutate_exists(ward, |kept| {
            if kept.is_some_and(|kept| kept.record == id) {
                *kept = None;
            }
        });
    }

    /// A decision that appoints exactly this guardian, by a record of the ward's.
    fn open_appointment(
        id: DecisionId,
        ward: SubjectId,
        guardian: SubjectId,
        care: Care,
    ) -> Result<Decision, DispatchError> {
        let decision = Self::unexecuted_decision(id)?;
        let appoints = match decision.matter {
            Matter::AppointGuardian {
                of,
                guardian: appointed,
                care: ordered,
            } => {
                let whose = Records::<T>::get(of).and_then(|record| match record.kind {
                    EventKind::Residence => record.party(Capacity::Concerned),
                    _ => record.party(Capacity::Child),
                });
                (whose, appointed, ordered) == (Some(ward), guardian, care)
            }
            _ => false,
        };
        ensure!(appoints, Error::<T>::MatterMismatch);
        Ok(decision)
    }
}
