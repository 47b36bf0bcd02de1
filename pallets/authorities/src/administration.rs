//! Offices and mandates: what the calls that change them delegate to.

use crate::{
    types::{Lineage, Mandate, Office, OfficeName, Standing},
    Config, Error, Event, FormerKeys, MandateOf, Mandates, NextMandate, NextOffice, Offices,
    Pallet, Subordinates, SuspendedLeaders,
};
use adliya_primitives::{
    traits::Accreditation, Confirmed, MandateId, Moment, OfficeId, OfficeKind, Officer, Region,
    Role, Roles, SubjectId,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::EnsureOrigin};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{DispatchError, DispatchResult};

/// A mandate of this chain's accounts.
type MandateFor<T> = Mandate<<T as frame_system::Config>::AccountId>;

/// Who decides over an office or a mandate.
pub(crate) enum Leader<AccountId> {
    /// The root authority.
    Root,
    /// A head of the office in question or of one above it.
    Head(Officer<AccountId>),
}

impl<AccountId> Leader<AccountId> {
    pub(crate) fn mandate(&self) -> Option<MandateId> {
        match self {
            Leader::Root => None,
            Leader::Head(officer) => Some(officer.mandate),
        }
    }

    /// A head decides over others only, and over other heads only from above.
    pub(crate) fn ensure_may_appoint<T: Config>(
        &self,
        office: OfficeId,
        roles: Roles,
        subject: &SubjectId,
    ) -> DispatchResult {
        if let Leader::Head(officer) = self {
            ensure!(officer.subject != *subject, Error::<T>::OwnMandate);
            ensure!(
                officer.office != office || !roles.contains(Role::Head),
                Error::<T>::HeadOfSameOffice
            );
        }
        Ok(())
    }
}

impl<T: Config> Pallet<T> {
    /// The root authority, or a head whose office is `office` or stands above it.
    pub(crate) fn ensure_leader(
        origin: OriginFor<T>,
        office: Option<OfficeId>,
    ) -> Result<Leader<T::AccountId>, DispatchError> {
        Self::ensure_leader_among(origin, |head| {
            office.is_some_and(|office| Self::is_over(head, office))
        })
    }

    /// The root authority, or a head of an office that `leads`.
    pub(crate) fn ensure_leader_among(
        origin: OriginFor<T>,
        leads: impl FnOnce(OfficeId) -> bool,
    ) -> Result<Leader<T::AccountId>, DispatchError> {
        let origin = match T::RootAuthority::try_origin(origin) {
            Ok(_) => return Ok(Leader::Root),
            Err(origin) => origin,
        };
        let account = ensure_signed(origin)?;
        let head = Self::officer(&account, Role::Head).ok_or(Error::<T>::NotAuthorized)?;
        ensure!(leads(head.office), Error::<T>::NotAuthorized);
        Ok(Leader::Head(head))
    }

    /// Whether an office is `office` or stands above it.
    pub(crate) fn is_over(above: OfficeId, office: OfficeId) -> bool {
        above == office || Offices::<T>::get(office).is_some_and(|kept| kept.above.contains(&above))
    }

    /// A mandate, and who may decide over it.
    pub(crate) fn ensure_leader_of_mandate(
        origin: OriginFor<T>,
        mandate: MandateId,
    ) -> Result<(MandateFor<T>, Leader<T::AccountId>), DispatchError> {
        let held = Mandates::<T>::get(mandate).ok_or(Error::<T>::NotFound)?;
        let by = Self::ensure_leader(origin, Some(held.office))?;
        by.ensure_may_appoint::<T>(held.office, held.roles, &held.subject)?;
        Ok((held, by))
    }

    /// A mandate, and the head who may decide over it together with a supervisor.
    pub(crate) fn ensure_confirmed_leader_of_mandate(
        origin: OriginFor<T>,
        mandate: MandateId,
    ) -> Result<(MandateFor<T>, Confirmed<T::AccountId>), DispatchError> {
        let confirmed = T::ConfirmedHeadOrigin::ensure_origin(origin)?;
        let held = Mandates::<T>::get(mandate).ok_or(Error::<T>::NotFound)?;
        ensure!(
            Self::is_over(confirmed.officer.office, held.office),
            Error::<T>::NotAuthorized
        );
        for officer in [&confirmed.officer, &confirmed.supervisor] {
            ensure!(officer.subject != held.subject, Error::<T>::OwnMandate);
        }
        Leader::Head(confirmed.officer.clone()).ensure_may_appoint::<T>(
            held.office,
            held.roles,
            &held.subject,
        )?;
        Ok((held, confirmed))
    }

    pub(crate) fn do_establish_office(
        kind: OfficeKind,
        region: Region,
        parent: Option<OfficeId>,
        name: OfficeName,
        by: Option<MandateId>,
    ) -> Result<OfficeId, DispatchError> {
        ensure!(region.is_well_formed(), Error::<T>::MalformedRegion);
        let office = NextOffice::<T>::get();
        let next = office.next().ok_or(Error::<T>::NoIdLeft)?;
        let mut above = Lineage::new();
        if let Some(parent) = parent {
            let leader = Offices::<T>::get(parent).ok_or(Error::<T>::NotFound)?;
            ensure!(leader.standing != Standing::Ended, Error::<T>::Ended);
            ensure!(leader.kind.may_lead(kind), Error::<T>::KindNotLed);
            ensure!(
                leader.region.covers(region),
                Error::<T>::OutsideParentRegion
            );
            let line = core::iter::once(parent).chain(leader.above.iter().copied());
            above = line
                .collect::<Vec<_>>()
                .try_into()
                .map_err(|_| Error::<T>::TooDeep)?;
            if leader.standing == Standing::Suspended {
                Self::list_suspended(parent, true)?;
            }
            let led = Subordinates::<T>::get(parent).unwrap_or_default();
            Subordinates::<T>::insert(parent, led.saturating_add(1));
        }

        NextOffice::<T>::put(next);
        let standing = Standing::Active;
        Offices::<T>::insert(
            office,
            Office {
                kind,
                region,
                above,
                extraterritorial: false,
                standing,
                name,
            },
        );
        Self::deposit_event(Event::OfficeEstablished {
            office,
            kind,
            region,
            parent,
            by,
        });
        Ok(office)
    }

    pub(crate) fn do_set_office_standing(
        office: OfficeId,
        standing: Standing,
        by: Option<MandateId>,
    ) -> DispatchResult {
        let mut kept = Offices::<T>::get(office).ok_or(Error::<T>::NotFound)?;
        Self::ensure_changes(kept.standing, standing)?;
        let led = Subordinates::<T>::get(office);
        let closed = standing == Standing::Ended;
        ensure!(
            !closed || led.unwrap_or_default() == 0,
            Error::<T>::LeadsOffices
        );
        if led.is_some() {
            Self::list_suspended(office, standing == Standing::Suspended)?;
        }
        if let Some(parent) = kept.parent().filter(|_| closed) {
            Subordinates::<T>::mutate_extant(parent, |led| *led = led.saturating_sub(1));
        }
        kept.standing = standing;
        Offices::<T>::insert(office, kept);
        Self::deposit_event(Event::OfficeStandingChanged {
            office,
            standing,
            by,
        });
        Ok(())
    }

    pub(crate) fn do_set_office_service(
        office: OfficeId,
        extraterritorial: bool,
        by: Option<MandateId>,
    ) -> DispatchResult {
        let mut kept = Offices::<T>::get(office).ok_or(Error::<T>::NotFound)?;
        ensure!(kept.standing != Standing::Ended, Error::<T>::Ended);
        ensure!(
            kept.extraterritorial != extraterritorial,
            Error::<T>::ServiceUnchanged
        );
        kept.extraterritorial = extraterritorial;
        Offices::<T>::insert(office, kept);
        Self::deposit_event(Event::OfficeServiceChanged {
            office,
            extraterritorial,
            by,
        });
        Ok(())
    }

    #[allow(clippy::too_many_arguments)] // The fields of a mandate; each has its own type but the two moments.
    pub(crate) fn do_grant_mandate(
        office: OfficeId,
        account: T::AccountId,
        subject: SubjectId,
        roles: Roles,
        valid_from: Moment,
        valid_until: Moment,
        by: Option<MandateId>,
    ) -> Result<MandateId, DispatchError> {
        let now = Self::now();
        let kept = Offices::<T>::get(office).ok_or(Error::<T>::NotFound)?;
        ensure!(kept.standing != Standing::Ended, Error::<T>::Ended);
        ensure!(!roles.is_empty(), Error::<T>::NoRole);
        ensure!(
            roles.is_subset_of(kept.kind.roles()),
            Error::<T>::RoleNotHeld
        );
        ensure!(
            valid_from < valid_until && now < valid_until,
            Error::<T>::InvalidPeriod
        );
        Self::ensure_key_free(&account)?;
        let mandate = NextMandate::<T>::get();
        let next = mandate.next().ok_or(Error::<T>::NoIdLeft)?;

        NextMandate::<T>::put(next);
        MandateOf::<T>::insert(&account, mandate);
        Mandates::<T>::insert(
            mandate,
            Mandate {
                account: account.clone(),
                rotations: 0,
                office,
                subject,
                roles,
                valid_from,
                valid_until,
                standing: Standing::Active,
                granted_at: now,
                ended_at: None,
            },
        );
        Self::deposit_event(Event::MandateGranted {
            mandate,
            account,
            office,
            roles,
            by,
        });
        Ok(mandate)
    }

    pub(crate) fn do_extend_mandate(
        mandate: MandateId,
        mut held: Mandate<T::AccountId>,
        valid_until: Moment,
        by: Option<MandateId>,
    ) -> DispatchResult {
        let now = Self::now();
        ensure!(!held.is_over(now), Error::<T>::Ended);
        ensure!(
            held.valid_from < valid_until && now < valid_until,
            Error::<T>::InvalidPeriod
        );
        held.valid_until = valid_until;
        Mandates::<T>::insert(mandate, held);
        Self::deposit_event(Event::MandateExtended {
            mandate,
            valid_until,
            by,
        });
        Ok(())
    }

    pub(crate) fn do_set_mandate_standing(
        mandate: MandateId,
        mut held: Mandate<T::AccountId>,
        standing: Standing,
        by: Option<MandateId>,
    ) -> DispatchResult {
        Self::ensure_changes(held.standing, standing)?;
        held.standing = standing;
        if standing == Standing::Ended {
            held.ended_at = Some(Self::now());
        }
        Mandates::<T>::insert(mandate, held);
        Self::deposit_event(Event::MandateStandingChanged {
            mandate,
            standing,
            by,
        });
        Ok(())
    }

    pub(crate) fn do_rotate_key(
        mandate: MandateId,
        mut held: Mandate<T::AccountId>,
        account: T::AccountId,
        confirmed: Option<Confirmed<T::AccountId>>,
    ) -> DispatchResult {
        let now = Self::now();
        ensure!(!held.is_over(now), Error::<T>::Ended);
        Self::ensure_key_free(&account)?;

        let former = core::mem::replace(&mut held.account, account.clone());
        FormerKeys::<T>::insert(mandate, held.rotations, (former.clone(), now));
        held.rotations = held.rotations.saturating_add(1);
        // The former key keeps its entry: it is no longer the mandate's, so it neither acts nor gets another.
        MandateOf::<T>::insert(&account, mandate);
        Mandates::<T>::insert(mandate, held);
        let (officer, supervisor) = match confirmed {
            Some(both) => (Some(both.officer.mandate), Some(both.supervisor.mandate)),
            None => (None, None),
        };
        Self::deposit_event(Event::KeyRotated {
            mandate,
            former,
            account,
            officer,
            supervisor,
        });
        Ok(())
    }

    /// No mandate that is not over acts under the key, and the key was never replaced by another.
    fn ensure_key_free(account: &T::AccountId) -> DispatchResult {
        if let Some(last) = MandateOf::<T>::get(account).and_then(Mandates::<T>::get) {
            let free = last.account == *account && last.is_over(Self::now());
            ensure!(free, Error::<T>::KeyInUse);
        }
        Ok(())
    }

    /// Keeps an office that leads others, or did, among the suspended ones or not.
    fn list_suspended(id: OfficeId, is_suspended: bool) -> DispatchResult {
        SuspendedLeaders::<T>::try_mutate(|listed| {
            match (listed.binary_search(&id), is_suspended) {
                (Ok(place), false) => {
                    listed.remove(place);
                }
                (Err(place), true) => listed
                    .try_insert(place, id)
                    .map_err(|_| Error::<T>::TooManySuspended)?,
                (Ok(_), true) | (Err(_), false) => {}
            }
            Ok(())
        })
    }

    fn ensure_changes(kept: Standing, standing: Standing) -> DispatchResult {
        ensure!(kept != Standing::Ended, Error::<T>::Ended);
        ensure!(kept != standing, Error::<T>::StandingUnchanged);
        Ok(())
    }
}
