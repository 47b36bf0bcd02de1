//! The population register: where people live.

use crate::{
    entries::Filing,
    types::{Capacity, EventKind, RecordStatus, ResidenceView},
    Config, Event, Pallet, Records, Residences,
};
use adliya_primitives::{RecordId, SubjectId};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_residence(
        filing: &Filing<T>,
        subject: SubjectId,
    ) -> Result<RecordId, DispatchError> {
        filing.ensure_disinterested([subject])?;
        Self::living(&subject)?;

        let parties = [(subject, Capacity::Concerned)];
        let (record, _) = Self::write_record(EventKind::Residence, filing, parties)?;
        let former = Residences::<T>::get(subject);
        Residences::<T>::insert(subject, record);
        Self::deposit_event(Event::ResidenceRegistered {
            record,
            subject,
            former,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    /// Where a person lives, or lived last: as the latest entry says, while it stands.
    pub(crate) fn residence_view(subject: SubjectId) -> Option<ResidenceView> {
        let id = Residences::<T>::get(subject)?;
        let record = Records::<T>::get(id)?;
        let stands = record.status == RecordStatus::Registered;
        stands.then_some(ResidenceView {
            record: id,
            region: record.region,
        })
    }
}
