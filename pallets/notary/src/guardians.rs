//! Who is whose guardian, on the word of the identity service: nothing joins this domain with civil status.

use crate::{
    types::Guardianship, Config, Error, Event, Guardianships, LatestGuardianships,
    NextGuardianship, Pallet,
};
use adliya_primitives::{Confirmed, GuardianshipId, Moment, Officer, SubjectId};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_record_guardian(
        by: &Confirmed<T::AccountId>,
        ward: SubjectId,
        guardian: SubjectId,
        until: Moment,
        claims_root: H256,
    ) -> DispatchResult {
        let (officer, supervisor) = (&by.officer, &by.supervisor);
        let recorded_at = T::Time::now();
        ensure!(ward != guardian, Error::<T>::OwnGuardian);
        ensure!(until > recorded_at, Error::<T>::GuardianshipTooShort);
        Self::ensure_alive(&ward)?;
        Self::ensure_alive(&guardian)?;
        ensure!(
            Self::guardianship(&ward, &guardian).is_none(),
            Error::<T>::AlreadyGuardian
        );
        let id = NextGuardianship::<T>::get();
        NextGuardianship::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);

        LatestGuardianships::<T>::insert(ward, guardian, id);
        Guardianships::<T>::insert(
            id,
            Guardianship {
                ward,
                guardian,
                until,
                claims_root,
                recorded_at,
                office: officer.office,
                mandate: officer.mandate,
                supervisor: supervisor.mandate,
                ended_at: None,
            },
        );
        Self::deposit_event(Event::GuardianRecorded {
            guardianship: id,
            ward,
            guardian,
            until,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_end_guardian(
        officer: &Officer<T::AccountId>,
        ward: SubjectId,
        guardian: SubjectId,
    ) -> DispatchResult {
        let (id, mut guardianship) =
            Self::guardianship(&ward, &guardian).ok_or(Error::<T>::NotGuardian)?;

        guardianship.ended_at = Some(T::Time::now());
        Guardianships::<T>::insert(id, guardianship);
        Self::deposit_event(Event::GuardianEnded {
            guardianship: id,
            ward,
            guardian,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// The latest guardianship between two, with its number, if it lasts now.
    pub(crate) fn guardianship(
        ward: &SubjectId,
        guardian: &SubjectId,
    ) -> Option<(GuardianshipId, Guardianship)> {
        let id = LatestGuardianships::<T>::get(ward, guardian)?;
        let guardianship = Guardianships::<T>::get(id)?;
        guardianship
            .is_in_force(T::Time::now())
            .then_some((id, guardianship))
    }
}
