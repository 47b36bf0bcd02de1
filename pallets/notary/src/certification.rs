//! What makes an act an act, and what ends it.

use crate::{
    types::{
        Act, ActKind, ActStatus, Certification, CourtOrder, Ending, EndingCause, Link, Power,
        Ruling, Suspension,
    },
    Acts, Config, CourtOrders, Error, Event, Pallet, Powers,
};
use adliya_primitives::{ActId, Officer, SubjectId};
use frame_support::{
    ensure,
    traits::{DefensiveOption, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// How many parties a certification makes sure of by itself.
const CHECKED_AT_CERTIFICATION: usize = 2;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_certify_act(
        officer: &Officer<T::AccountId>,
        id: ActId,
        claims_root: H256,
    ) -> DispatchResult {
        let mut act = Self::open_act(id)?;
        Self::ensure_keeps(officer, &act)?;
        ensure!(act.claims_root == claims_root, Error::<T>::RootMismatch);
        let power = match act.kind {
            ActKind::PowerOfAttorney => Some(Self::power(id)?),
            _ => None,
        };
        Self::ensure_impartial(officer, concerned(&act, power.as_ref()))?;
        let mut parties = act.parties.iter();
        ensure!(
            parties.all(|party| party.signature.is_some()),
            Error::<T>::NotSigned
        );
        Self::ensure_parties_live(&act)?;
        Self::ensure_fee_held(id)?;

        let at = T::Time::now();
        match act.link {
            None | Some(Link::Renews(_)) => {}
            Some(Link::Substitutes(power)) => {
                Self::act_in_force(power)?;
            }
            Some(Link::Changes(earlier)) => {
                let mut changed = Self::act_in_force(earlier)?;
                changed.changed_by = Some(id);
                Acts::<T>::insert(earlier, changed);
            }
            Some(Link::Replaces(earlier) | Link::Extends(earlier)) => {
                let replaced = Self::act_in_force(earlier)?;
                Self::write_ending(earlier, replaced, EndingCause::Superseded(id));
            }
        }
        Self::pay_price(id)?;
        if let Some(power) = power {
            Self::enter_power(id, &power, at);
        }
        act.certification = Some(Certification {
            at,
            office: officer.office,
            mandate: officer.mandate,
        });
        let (kind, link) = (act.kind, act.link);
        Acts::<T>::insert(id, act);
        Self::deposit_event(Event::ActCertified {
            act: id,
            kind,
            link,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_revoke_power(
        officer: &Officer<T::AccountId>,
        id: ActId,
        subject: SubjectId,
    ) -> DispatchResult {
        let (act, power) = Self::live_power(id)?;
        Self::ensure_impartial(officer, concerned(&act, Some(&power)))?;
        Self::ensure_grantor(&act, &power, &subject)?;
        Self::ensure_alive(&subject)?;

        Self::write_ending(id, act, EndingCause::Revoked);
        Self::deposit_event(Event::PowerRevoked {
            act: id,
            subject,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_revoke_own_power(wallet: &T::AccountId, id: ActId) -> DispatchResult {
        let subject = Self::ensure_speaks(wallet)?;
        let (act, power) = Self::live_power(id)?;
        Self::ensure_grantor(&act, &power, &subject)?;

        Self::write_ending(id, act, EndingCause::Revoked);
        Self::deposit_event(Event::OwnPowerRevoked { act: id, subject });
        Ok(())
    }

    pub(crate) fn do_rule_on_act(
        judge: &Officer<T::AccountId>,
        id: ActId,
        ruling: Ruling,
        claims_root: H256,
    ) -> DispatchResult {
        let mut act = Acts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(
            judge.region.covers(act.region),
            Error::<T>::OutsideJurisdiction
        );
        ensure!(act.certification.is_some(), Error::<T>::NotCertified);
        ensure!(act.annulled_at.is_none(), Error::<T>::AlreadyAnnulled);
        let at = T::Time::now();
        let status = act.status(at);
        match ruling {
            Ruling::Suspend => {
                ensure!(
                    status != Some(ActStatus::Suspended),
                    Error::<T>::AlreadySuspended
                );
                ensure!(status == Some(ActStatus::InForce), Error::<T>::NotInForce);
                let suspension = Suspension {
                    from: at,
                    until: None,
                };
                act.suspensions
                    .try_push(suspension)
                    .map_err(|_| Error::<T>::TooManySuspensions)?;
            }
            Ruling::Reinstate => {
                ensure!(
                    status == Some(ActStatus::Suspended),
                    Error::<T>::NotSuspended
                );
                let last = act.suspensions.last_mut();
                last.defensive_ok_or(DispatchError::Corruption)?.until = Some(at);
            }
            Ruling::Annul => act.annulled_at = Some(at),
        }
        let number = act.orders;
        act.orders = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;

        CourtOrders::<T>::insert(
            id,
            number,
            CourtOrder {
                ruling,
                claims_root,
                office: judge.office,
                mandate: judge.mandate,
                at,
            },
        );
        Acts::<T>::insert(id, act);
        Self::deposit_event(Event::CourtRuled {
            act: id,
            ruling,
            office: judge.office,
            officer: judge.mandate,
        });
        Ok(())
    }

    /// A power that is in force or suspended, and its act.
    pub(crate) fn live_power(id: ActId) -> Result<(Act, Power), DispatchError> {
        let act = Acts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(
            act.kind == ActKind::PowerOfAttorney,
            Error::<T>::NotRevocable
        );
        ensure!(
            matches!(
                act.status(T::Time::now()),
                Some(ActStatus::InForce | ActStatus::Suspended)
            ),
            Error::<T>::NotInForce
        );
        Ok((act, Self::power(id)?))
    }

    /// The power of an act of that kind.
    pub(crate) fn power(id: ActId) -> Result<Power, DispatchError> {
        Ok(Powers::<T>::get(id).ok_or(Error::<T>::KindMismatch)?)
    }

    pub(crate) fn write_ending(id: ActId, mut act: Act, cause: EndingCause) {
        let at = T::Time::now();
        act.ending = Some(Ending { at, cause });
        Acts::<T>::insert(id, act);
    }

    /// The principal takes a power back, and a substitution whoever passed it on as well.
    fn ensure_grantor(act: &Act, power: &Power, subject: &SubjectId) -> DispatchResult {
        let mut grantors = act.subjects().chain([power.principal]);
        ensure!(
            grantors.any(|grantor| grantor == *subject),
            Error::<T>::NotGrantor
        );
        Ok(())
    }

    /// Every party lives now: as has been made sure of in this block, or is here.
    fn ensure_parties_live(act: &Act) -> DispatchResult {
        let now = T::Time::now();
        let parties = act.parties.iter();
        let unchecked = parties.filter(|party| party.checked_at != now);
        ensure!(
            unchecked.clone().count() <= CHECKED_AT_CERTIFICATION,
            Error::<T>::PartiesNotChecked
        );
        for party in unchecked {
            Self::ensure_alive(&party.subject)?;
        }
        Ok(())
    }
}

/// Whom an act concerns: its parties, and the principal and the attorneys of a power.
pub(crate) fn concerned<'a>(
    act: &'a Act,
    power: Option<&'a Power>,
) -> impl Iterator<Item = SubjectId> + 'a {
    let of_power = power.into_iter().flat_map(|power| {
        let attorneys = power.terms.attorneys.iter().copied();
        attorneys.chain([power.principal])
    });
    act.subjects().chain(of_power)
}
