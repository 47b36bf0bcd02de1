//! Where people live, who their guardians are, and whose links have been opened.

use crate::{
    types::{Capacity, EventKind, Guardianship, Record, RecordStatus},
    Config, ExposedLinks, Guardianships, Pallet, Persons, Records, Residences,
};
use adliya_primitives::{RecordId, SubjectId};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    pub(super) fn check_population() -> Result<(), TryRuntimeError> {
        for (subject, record) in Residences::<T>::iter() {
            ensure!(
                super::names::<T>(
                    record,
                    &[EventKind::Residence],
                    subject,
                    Capacity::Concerned
                ),
                "a person's residence is not theirs"
            );
        }
        for (ward, kept) in Guardianships::<T>::iter() {
            Self::check_guardianship(ward, &kept)?;
        }
        for (id, record) in Records::<T>::iter() {
            Self::check_latest(id, &record)?;
        }
        for (subject, record) in ExposedLinks::<T>::iter() {
            ensure!(
                super::names::<T>(
                    record,
                    &[EventKind::RecordAnnulment],
                    subject,
                    Capacity::Concerned
                ),
                "what opened a person's links is not theirs"
            );
        }
        Ok(())
    }

    fn check_guardianship(ward: SubjectId, kept: &Guardianship) -> Result<(), TryRuntimeError> {
        let record = Records::<T>::get(kept.record).ok_or("a guardianship's record is missing")?;
        ensure!(
            record.kind == EventKind::Guardianship && record.status == RecordStatus::Registered,
            "a guardianship is of no record that stands"
        );
        ensure!(
            record.party(Capacity::Ward) == Some(ward)
                && record.party(Capacity::Guardian) == Some(kept.guardian),
            "a guardianship is not that of its record"
        );
        ensure!(
            ward != kept.guardian
                && Persons::<T>::contains_key(ward)
                && Persons::<T>::contains_key(kept.guardian),
            "a ward or a guardian is missing"
        );
        let later = Guardianships::<T>::get(kept.guardian)
            .is_none_or(|of_guardian| of_guardian.record > kept.record);
        ensure!(later, "a ward was made a guardian");
        Ok(())
    }

    /// No record that stands is later than the one that counts.
    fn check_latest(id: RecordId, record: &Record) -> Result<(), TryRuntimeError> {
        let ward = || record.party(Capacity::Ward).ok_or("a ward is missing");
        match record.kind {
            EventKind::Residence => {
                let subject = record
                    .party(Capacity::Concerned)
                    .ok_or("a resident is missing")?;
                ensure!(
                    Residences::<T>::get(subject).is_some_and(|latest| latest >= id),
                    "a later residence does not count"
                );
            }
            EventKind::Guardianship if record.status == RecordStatus::Registered => ensure!(
                Guardianships::<T>::get(ward()?).is_none_or(|kept| kept.record >= id),
                "a later guardian does not count"
            ),
            EventKind::GuardianshipEnd => ensure!(
                Guardianships::<T>::get(ward()?).is_none_or(|kept| kept.record > id),
                "a guardianship has ended and goes on"
            ),
            _ => {}
        }
        Ok(())
    }
}
