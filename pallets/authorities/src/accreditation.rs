//! Who may act now.

use crate::{
    types::{Impediment, Mandate, Office, OfficeView, OfficerView, Standing},
    Config, MandateOf, Mandates, Offices, Pallet, SuspendedLeaders,
};
use adliya_primitives::{
    traits::{Accreditation, Suppliers},
    MandateId, Moment, OfficeId, OfficeKind, Officer, Region, Role,
};
use frame_support::traits::Time;

impl<T: Config> Pallet<T> {
    /// What the time is, in milliseconds since 1970.
    pub(crate) fn now() -> Moment {
        T::Time::now()
    }

    /// What keeps all officers of an office from acting: its own standing, or a suspended office above it.
    ///
    /// No closed office stands above one that is not (`try_state`).
    fn impediment_of(id: OfficeId, office: &Office) -> Result<(), Impediment> {
        match office.standing {
            Standing::Ended => Err(Impediment::OfficeClosed(id)),
            Standing::Suspended => Err(Impediment::OfficeSuspended(id)),
            Standing::Active => {
                let suspended = SuspendedLeaders::<T>::get();
                let bar = |above: &&OfficeId| suspended.binary_search(above).is_ok();
                match office.above.iter().find(bar) {
                    Some(above) => Err(Impediment::OfficeSuspended(*above)),
                    None => Ok(()),
                }
            }
        }
    }

    /// The officer behind a mandate, or what keeps them from acting.
    pub(crate) fn officer_of(
        id: MandateId,
        mandate: Mandate<T::AccountId>,
    ) -> Result<Officer<T::AccountId>, Impediment> {
        let now = Self::now();
        match mandate.standing {
            Standing::Ended => return Err(Impediment::MandateRevoked),
            Standing::Suspended => return Err(Impediment::MandateSuspended),
            Standing::Active if now < mandate.valid_from => {
                return Err(Impediment::MandateNotYetValid)
            }
            Standing::Active if now >= mandate.valid_until => {
                return Err(Impediment::MandateExpired)
            }
            Standing::Active => {}
        }
        // A mandate's office always exists (`try_state`); were it not so, nobody acts for it.
        let office =
            Offices::<T>::get(mandate.office).ok_or(Impediment::OfficeClosed(mandate.office))?;
        Self::impediment_of(mandate.office, &office)?;
        Ok(Officer {
            account: mandate.account,
            office: mandate.office,
            region: office.region,
            extraterritorial: office.extraterritorial,
            mandate: id,
            roles: mandate.roles,
            subject: mandate.subject,
        })
    }

    /// The officer behind a key, whatever their roles, or what keeps them from acting; `None` for a key that never
    /// had a mandate.
    pub(crate) fn accredit(
        account: &T::AccountId,
    ) -> Option<Result<Officer<T::AccountId>, Impediment>> {
        let id = MandateOf::<T>::get(account)?;
        let mandate = Mandates::<T>::get(id)?;
        if mandate.account != *account {
            return Some(Err(Impediment::KeyReplaced));
        }
        Some(Self::officer_of(id, mandate))
    }

    /// Answers `AuthoritiesApi::office`.
    pub fn office_view(id: OfficeId) -> Option<OfficeView> {
        let office = Offices::<T>::get(id)?;
        Some(OfficeView {
            id,
            kind: office.kind,
            region: office.region,
            parent: office.parent(),
            depth: office.depth(),
            extraterritorial: office.extraterritorial,
            standing: office.standing,
            in_force: Self::impediment_of(id, &office).is_ok(),
            name: office.name.into_inner(),
        })
    }

    /// Answers `AuthoritiesApi::officer`.
    pub fn officer_view(account: T::AccountId) -> Option<OfficerView<T::AccountId>> {
        let id = MandateOf::<T>::get(&account)?;
        let mandate = Mandates::<T>::get(id)?;
        let office = Offices::<T>::get(mandate.office)?;
        let impediment = Self::accredit(&account)?.err();
        Some(OfficerView {
            account,
            mandate: id,
            office: mandate.office,
            region: office.region,
            roles: mandate.roles,
            valid_from: mandate.valid_from,
            valid_until: mandate.valid_until,
            standing: mandate.standing,
            impediment,
        })
    }
}

impl<T: Config> Accreditation<T::AccountId> for Pallet<T> {
    fn officer(account: &T::AccountId, role: Role) -> Option<Officer<T::AccountId>> {
        Self::accredit(account)?
            .ok()
            .filter(|officer| officer.roles.contains(role))
    }
}

impl<T: Config> Suppliers for Pallet<T> {
    fn serves(id: OfficeId, region: Region) -> bool {
        Offices::<T>::get(id).is_some_and(|office| {
            office.kind == OfficeKind::Supplier
                && office.region.covers(region)
                && Self::impediment_of(id, &office).is_ok()
        })
    }
}
