//! What changes about a person while they live.

use crate::{
    entries::Filing,
    types::{Capacity, PersonalChange},
    Config, Event, Pallet,
};
use adliya_primitives::{RecordId, SubjectId};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_personal_change(
        filing: &Filing<T>,
        subject: SubjectId,
        change: PersonalChange,
    ) -> Result<RecordId, DispatchError> {
        filing.ensure_disinterested([subject])?;
        Self::living(&subject)?;

        let parties = [(subject, Capacity::Concerned)];
        let kind = change.kind();
        let (record, _) = Self::write_record(kind, filing, parties)?;
        Self::deposit_event(Event::PersonalChangeRegistered {
            record,
            subject,
            change,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }
}
