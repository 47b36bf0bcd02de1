//! Adoptions: another birth takes the place of a child's, which is sealed.

use crate::{
    entries::Filing,
    types::{Capacity, EventKind, Matter, Record, Sealed},
    Config, Decisions, Error, Event, Pallet, Satellites,
};
use adliya_primitives::{DecisionId, Month, RecordId};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_adoption(
        filing: &Filing<T>,
        birth: RecordId,
        decision: DecisionId,
        salt: &[u8; 32],
    ) -> Result<RecordId, DispatchError> {
        let mut order = Self::unexecuted_decision(decision)?;
        let parents = match order.matter {
            Matter::Adopt { birth: of, parents } if of == birth => parents,
            _ => return Err(Error::<T>::MatterMismatch.into()),
        };
        let former = Self::standing_birth(birth)?;
        ensure!(
            filing.officer.region.covers(former.region),
            Error::<T>::OutsideJurisdiction
        );
        Self::ensure_parents_of(&former, &parents)?;
        filing.ensure_disinterested(former.subjects().chain(parents.subjects()))?;
        let concerned = former.subjects().chain(parents.subjects());
        Self::ensure_impartial(&filing.officer.subject, birth, concerned)?;
        let child = Self::child_of(&former)?;
        Self::living(&child)?;
        // A decision that is open is attached to its birth, so it is this one that is left.
        ensure!(former.satellites == 1, Error::<T>::SatellitesLeft);

        let parties = core::iter::once((child, Capacity::Child)).chain(parents.iter());
        let mut entry = Self::draft(EventKind::Birth, filing, parties)?;
        entry.region = former.region;
        entry.timeliness = former.timeliness;
        entry.supervisor = entry.supervisor.or(former.supervisor);
        entry.extraterritorial = former.extraterritorial;
        // Between the moments of two numbers that follow each other, the moment itself would tell which number the new birth
        // replaced.
        let offset = T::UtcOffset::get();
        entry.registered_at = Month::of(former.registered_at, offset).begins(offset);
        Self::unlist(birth, &former);
        let record = Self::list(entry)?;
        Satellites::<T>::remove(birth, 0);
        Decisions::<T>::remove(decision);
        order.executed = Some(record);
        let region = former.region;
        let sealed = [
            Sealed::Record {
                id: birth,
                record: Record {
                    satellites: 0,
                    ..former
                },
                successor: Some(record),
            },
            Sealed::Decision {
                id: decision,
                decision: order,
            },
        ];
        for sealed in &sealed {
            Self::write_seal(filing.officer, sealed, salt);
        }
        Self::deposit_event(Event::AdoptionRegistered {
            record,
            child,
            parents,
            region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }
}
