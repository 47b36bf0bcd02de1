//! Estates: taken, listed and closed.

use crate::{
    types::{Closing, ClosingCause, Estate, Inventory, Taking},
    Config, Error, Estates, Event, FormerTakings, Inventories, Pallet,
};
use adliya_primitives::{
    traits::{CivilStatus, NotarialPractices},
    EstateId, Officer, SubjectId,
};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_take_estate(officer: &Officer<T::AccountId>, id: EstateId) -> DispatchResult {
        let mut estate = Self::open_estate(id)?;
        Self::ensure_impartial(officer, &[estate.linked.notary])?;
        let now = T::Time::now();
        let place = match estate.taking {
            Some(former) => {
                ensure!(former.released_at.is_some(), Error::<T>::AlreadyTaken);
                ensure!(
                    officer.serves(former.place),
                    Error::<T>::OutsideJurisdiction
                );
                let number = estate.former_takings;
                estate.former_takings = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;
                FormerTakings::<T>::insert(id, number, former);
                former.place
            }
            None => {
                let residence = T::CivilStatus::residence_of(&estate.deceased);
                let anybody_from = estate.opened_at.saturating_add(T::TakingDelay::get());
                ensure!(
                    now >= anybody_from || residence.is_none_or(|place| officer.serves(place)),
                    Error::<T>::OutsideJurisdiction
                );
                residence.unwrap_or(officer.region)
            }
        };
        let docket = T::Practices::file_of(officer.office)?;

        estate.taking = Some(Taking {
            docket,
            place,
            at: now,
            office: officer.office,
            mandate: officer.mandate,
            released_at: None,
        });
        Estates::<T>::insert(id, estate);
        Self::deposit_event(Event::EstateTaken {
            estate: id,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// A notary who may not act for an heir gives the estate free: no impartiality is asked for.
    pub(crate) fn do_release_estate(
        officer: &Officer<T::AccountId>,
        id: EstateId,
    ) -> DispatchResult {
        let mut estate = Self::kept_estate(officer, id)?;
        let taking = estate.taking.as_mut().ok_or(Error::<T>::NotTaken)?;
        ensure!(taking.released_at.is_none(), Error::<T>::AlreadyReleased);

        taking.released_at = Some(T::Time::now());
        Estates::<T>::insert(id, estate);
        Self::deposit_event(Event::EstateReleased {
            estate: id,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_list_estate(
        officer: &Officer<T::AccountId>,
        id: EstateId,
        claims_root: H256,
    ) -> DispatchResult {
        let mut estate = Self::kept_estate(officer, id)?;
        Self::ensure_impartial(officer, &[estate.linked.notary])?;
        let number = estate.inventories;
        estate.inventories = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;

        let inventory = Inventory {
            claims_root,
            at: T::Time::now(),
            office: officer.office,
            mandate: officer.mandate,
        };
        Inventories::<T>::insert(id, number, inventory);
        Estates::<T>::insert(id, estate);
        Self::deposit_event(Event::EstateListed {
            estate: id,
            number,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_close_estate(
        officer: &Officer<T::AccountId>,
        id: EstateId,
        claims_root: H256,
    ) -> DispatchResult {
        let mut estate = Self::kept_estate(officer, id)?;
        Self::ensure_impartial(officer, &[estate.linked.notary])?;
        let now = T::Time::now();
        ensure!(now >= estate.certify_from, Error::<T>::TooEarly);
        let cause = if estate.shares.is_whole() {
            ClosingCause::Settled
        } else if estate.acceptors == 0 {
            ClosingCause::Escheated
        } else {
            return Err(Error::<T>::NotDivided.into());
        };

        estate.closing = Some(Closing {
            cause,
            claims_root,
            at: now,
            office: officer.office,
            mandate: officer.mandate,
        });
        Estates::<T>::insert(id, estate);
        Self::deposit_event(Event::EstateClosed {
            estate: id,
            cause,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// An estate that is not void.
    pub(crate) fn standing_estate(id: EstateId) -> Result<Estate, DispatchError> {
        let estate = Estates::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(estate.void.is_none(), Error::<T>::EstateVoid);
        Ok(estate)
    }

    /// An estate that is neither void nor closed.
    pub(crate) fn open_estate(id: EstateId) -> Result<Estate, DispatchError> {
        let estate = Self::standing_estate(id)?;
        ensure!(estate.closing.is_none(), Error::<T>::EstateClosed);
        Ok(estate)
    }

    /// An open estate that the notary's practice keeps.
    pub(crate) fn kept_estate(
        officer: &Officer<T::AccountId>,
        id: EstateId,
    ) -> Result<Estate, DispatchError> {
        let estate = Self::open_estate(id)?;
        let taking = estate.taking.ok_or(Error::<T>::NotTaken)?;
        ensure!(
            T::Practices::keeper(taking.docket) == Some(officer.office),
            Error::<T>::OtherPractice
        );
        Ok(estate)
    }

    /// No notary acts for themselves or for those who are related to them.
    pub(crate) fn ensure_impartial(
        officer: &Officer<T::AccountId>,
        persons: &[SubjectId],
    ) -> DispatchResult {
        let partial = T::Practices::is_partial(officer.mandate, persons);
        ensure!(
            !partial.ok_or(Error::<T>::NotaryNotIdentified)?,
            Error::<T>::ConflictOfInterest
        );
        Ok(())
    }
}
