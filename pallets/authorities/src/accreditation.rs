//! Who may act now.

use crate::{
    types::{Impediment, Mandate, Office, OfficeView, OfficerView, Standing, MAX_DEPTH},
    Config, MandateOf, Mandates, Offices, Pallet,
};
use adliya_primitives::{traits::Accreditation, MandateId, Moment, OfficeId, Officer, Role};
use frame_support::traits::Time;

impl<T: Config> Pallet<T> {
    /// What the time is, in milliseconds since 1970.
    pub(crate) fn now() -> Moment {
        T::Time::now()
    }

    /// An office and those above it, from the lowest up: at most [`MAX_DEPTH`].
    pub(crate) fn lineage(office: OfficeId) -> impl Iterator<Item = (OfficeId, Office)> {
        let load = |id: OfficeId| Offices::<T>::get(id).map(|office| (id, office));
        core::iter::successors(load(office), move |(_, office)| {
            office.parent.and_then(load)
        })
        .take(usize::from(MAX_DEPTH))
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
        let mut region = None;
        for (id, office) in Self::lineage(mandate.office) {
            match office.standing {
                Standing::Ended => return Err(Impediment::OfficeClosed(id)),
                Standing::Suspended => return Err(Impediment::OfficeSuspended(id)),
                Standing::Active => region = region.or(Some(office.region)),
            }
        }
        // A mandate's office always exists (`try_state`); were it not so, nobody acts for it.
        let region = region.ok_or(Impediment::OfficeClosed(mandate.office))?;
        Ok(Officer {
            account: mandate.account,
            office: mandate.office,
            region,
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
        let in_force = Self::lineage(id).all(|(_, office)| office.standing == Standing::Active);
        Some(OfficeView {
            id,
            kind: office.kind,
            region: office.region,
            parent: office.parent,
            depth: office.depth,
            standing: office.standing,
            in_force,
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
