//! What changes about a person while they live.

use crate::{
    types::{Capacity, PersonalChange},
    Config, Error, Event, Pallet,
};
use adliya_primitives::{Officer, Region, SubjectId};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_personal_change(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
        change: PersonalChange,
        claims_root: H256,
        region: Region,
    ) -> DispatchResult {
        Self::ensure_jurisdiction(officer, region)?;
        ensure!(subject != officer.subject, Error::<T>::OwnRecord);
        Self::living(&subject)?;

        let parties = [(subject, Capacity::Concerned)];
        let kind = change.kind();
        let (record, _) = Self::write_record(kind, officer, claims_root, region, parties)?;
        Self::deposit_event(Event::PersonalChangeRegistered {
            record,
            subject,
            change,
            region,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }
}
