//! Powers of attorney: what they give, who gives them up, and whether they are in force.

use crate::{
    certification::concerned,
    types::{
        Act, ActKey, ActKind, ActStatus, AttorneyList, Capacity, Exercise, Link, Power,
        PowerInForce, PowerKey, PowerTerms, Renunciation, Scope, Scopes, Term, MAX_CONSIDERED,
        MAX_DEPTH,
    },
    Acts, Config, DeathsOf, Dossiers, Error, Event, Pallet, Powers, PowersBetween,
};
use adliya_primitives::{ActId, Moment, Officer, SubjectId};
use alloc::vec;
use frame_support::{
    ensure,
    traits::{Defensive, Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_draft_power(
        officer: &Officer<T::AccountId>,
        grantors: AttorneyList,
        terms: PowerTerms,
        claims_root: H256,
        term: Term,
        link: Option<Link>,
    ) -> DispatchResult {
        let givers = grantors.iter().copied();
        Self::ensure_distinct(givers.clone())?;
        Self::ensure_term(&term)?;
        Self::ensure_terms(&terms, &term)?;
        let principal = match link {
            Some(Link::Substitutes(under)) => {
                Self::ensure_substitutes(under, &grantors, &terms, &term)?
            }
            _ => Self::ensure_gives(link, &grantors, &terms, &term)?,
        };
        let attorneys = terms.attorneys.iter().copied();
        let mut own = givers.clone().chain([principal]);
        ensure!(
            own.all(|giver| !terms.attorneys.contains(&giver)),
            Error::<T>::OwnAttorney
        );
        let all = givers.chain([principal]).chain(attorneys);
        Self::ensure_impartial(officer, all)?;

        let (under, capacity) = match link {
            Some(Link::Substitutes(under)) => (Some(under), Capacity::Attorney),
            _ => (None, Capacity::Principal),
        };
        let parties = grantors.into_iter().map(|giver| (giver, capacity));
        let kind = ActKind::PowerOfAttorney;
        let id = Self::write_draft(officer, kind, parties, claims_root, term, link)?;
        Powers::<T>::insert(
            id,
            Power {
                principal,
                under,
                terms,
                renunciations: Default::default(),
            },
        );
        Ok(())
    }

    pub(crate) fn do_renounce_power(
        officer: &Officer<T::AccountId>,
        id: ActId,
        attorney: SubjectId,
    ) -> DispatchResult {
        let (act, power) = Self::live_power(id)?;
        Self::ensure_impartial(officer, concerned(&act, Some(&power)))?;
        Self::ensure_alive(&attorney)?;
        Self::renounce(id, power, attorney)?;
        Self::deposit_event(Event::PowerRenounced {
            act: id,
            attorney,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_renounce_own_power(wallet: &T::AccountId, id: ActId) -> DispatchResult {
        let attorney = Self::ensure_speaks(wallet)?;
        let (_, power) = Self::live_power(id)?;
        Self::renounce(id, power, attorney)?;
        Self::deposit_event(Event::OwnPowerRenounced { act: id, attorney });
        Ok(())
    }

    fn renounce(id: ActId, mut power: Power, attorney: SubjectId) -> DispatchResult {
        let at = T::Time::now();
        ensure!(
            power.terms.attorneys.contains(&attorney),
            Error::<T>::NotAttorney
        );
        ensure!(
            !power.is_renounced(&attorney, at),
            Error::<T>::AlreadyRenounced
        );
        // Each attorney renounces once, and there is a place for each.
        let renounced = power.renunciations.try_push(Renunciation { attorney, at });
        renounced
            .map_err(|_| DispatchError::Corruption)
            .defensive()?;
        Powers::<T>::insert(id, power);
        Ok(())
    }

    /// Makes a power that is being certified known to those who ask about its attorneys.
    pub(crate) fn enter_power(id: ActId, power: &Power, at: Moment) {
        for attorney in &power.terms.attorneys {
            let key = PowerKey::new(at, id);
            PowersBetween::<T>::insert((power.principal, *attorney), key, ());
            Dossiers::<T>::insert(attorney, ActKey::from(id), ());
        }
    }

    /// What every power keeps to.
    fn ensure_terms(terms: &PowerTerms, term: &Term) -> DispatchResult {
        ensure!(!terms.attorneys.is_empty(), Error::<T>::NoAttorneys);
        Self::ensure_distinct(terms.attorneys.iter().copied())?;
        ensure!(
            !terms.scopes.is_empty() && terms.scopes.is_subset_of(Scopes::of(&Scope::ALL)),
            Error::<T>::UnknownScope
        );
        ensure!(
            terms.territory.is_well_formed(),
            Error::<T>::MalformedRegion
        );
        ensure!(
            terms.substitutions <= MAX_DEPTH,
            Error::<T>::SubstitutionTooDeep
        );
        let until = term.until.ok_or(Error::<T>::EndMissing)?;
        let longest = T::Time::now().saturating_add(T::MaxPowerTerm::get());
        ensure!(until <= longest, Error::<T>::TermTooLong);
        Ok(())
    }

    /// One principal gives it; what it changes, extends or renews is a power of the same principal. Returns the principal.
    fn ensure_gives(
        link: Option<Link>,
        grantors: &AttorneyList,
        terms: &PowerTerms,
        term: &Term,
    ) -> Result<SubjectId, DispatchError> {
        let [principal] = grantors.as_slice() else {
            return Err(Error::<T>::NotGrantor.into());
        };
        let Some(link) = link else {
            return Ok(*principal);
        };
        let earlier = match link {
            Link::Replaces(earlier) | Link::Extends(earlier) => Self::act_in_force(earlier)?,
            Link::Renews(earlier) => {
                let act = Acts::<T>::get(earlier).ok_or(Error::<T>::NotFound)?;
                ensure!(Self::is_over(&act), Error::<T>::LinkNotOver);
                act
            }
            Link::Changes(_) | Link::Substitutes(_) => return Err(Error::<T>::KindMismatch.into()),
        };
        let former = Self::power(link.act())?;
        ensure!(former.under.is_none(), Error::<T>::IsSubstitution);
        ensure!(former.principal == *principal, Error::<T>::PartyMissing);
        if let Link::Extends(_) = link {
            ensure!(former.terms == *terms, Error::<T>::TermsChanged);
            ensure!(
                term.until > earlier.term.until,
                Error::<T>::ValidityTooShort
            );
        }
        Ok(*principal)
    }

    /// A power that was certified and will never be in force again.
    fn is_over(act: &Act) -> bool {
        matches!(
            act.status(T::Time::now()),
            Some(
                ActStatus::Annulled
                    | ActStatus::Revoked
                    | ActStatus::Superseded(_)
                    | ActStatus::Expired
            )
        )
    }

    /// Those who may act alone, or all who may act together, pass on what they have or less. Returns the principal.
    fn ensure_substitutes(
        under: ActId,
        grantors: &AttorneyList,
        terms: &PowerTerms,
        term: &Term,
    ) -> Result<SubjectId, DispatchError> {
        let act = Self::act_in_force(under)?;
        let power = Self::power(under)?;
        let entitled = match power.terms.exercise {
            Exercise::Severally => grantors.len() == 1,
            Exercise::Jointly => grantors.len() == power.terms.attorneys.len(),
        };
        let now = T::Time::now();
        let mut holders = grantors.iter();
        let hold = holders
            .all(|giver| power.terms.attorneys.contains(giver) && !power.is_renounced(giver, now));
        ensure!(entitled && hold, Error::<T>::NotAttorney);
        ensure!(power.terms.substitutions > 0, Error::<T>::NotSubstitutable);
        ensure!(
            terms.is_within(&power.terms) && term.until <= act.term.until,
            Error::<T>::ExceedsPower
        );
        Ok(power.principal)
    }

    /// Whether an attorney could act for a principal in this at that moment, and how far: by the latest power that
    /// says so.
    ///
    /// Reads a bounded number of items, however many powers there are: of each of the [`MAX_CONSIDERED`] latest powers
    /// between the two the act, the terms and whether its persons live, and the same of the powers that it was passed
    /// on from. For a runtime API, not for a call.
    pub fn power_in_force(
        attorney: SubjectId,
        principal: SubjectId,
        scope: Scope,
        at: Moment,
    ) -> Option<PowerInForce> {
        Self::powers_that_give(attorney, principal, scope, at).next()
    }

    /// The powers that count and let an attorney act for a principal in this at that moment, the latest first.
    pub(crate) fn powers_that_give(
        attorney: SubjectId,
        principal: SubjectId,
        scope: Scope,
        at: Moment,
    ) -> impl Iterator<Item = PowerInForce> {
        let between = (principal, attorney);
        // The iteration begins behind the key that it is given, which no power has: that number is never assigned.
        let first = PowersBetween::<T>::hashed_key_for(between, PowerKey::latest(at));
        PowersBetween::<T>::iter_key_prefix_from(between, first)
            .take(MAX_CONSIDERED as usize)
            .filter_map(move |key| Self::power_gives(key.power(), attorney, scope, at))
    }

    /// Whether this power lets an attorney act, all that it depends on being valid at that moment.
    fn power_gives(
        id: ActId,
        attorney: SubjectId,
        scope: Scope,
        at: Moment,
    ) -> Option<PowerInForce> {
        let mut answer: Option<PowerInForce> = None;
        let (mut link, mut holders) = (id, vec![attorney]);
        for _ in 0..=MAX_DEPTH {
            let (act, power) = (Acts::<T>::get(link)?, Powers::<T>::get(link)?);
            let constituted_at = act.certification?.at;
            let lives = |who: &SubjectId| !DeathsOf::<T>::get(who).within(constituted_at, at);
            if !act.is_in_force(at) || !power.gives(&holders, scope, at, lives) {
                return None;
            }
            let answer = answer.get_or_insert_with(|| PowerInForce {
                power: id,
                together_with: power.others(&attorney),
                limit: power.terms.limit,
                territory: power.terms.territory,
                until: act.term.until.unwrap_or(Moment::MAX),
                annulled_since: None,
            });
            let annulments = [answer.annulled_since, act.annulled_at];
            answer.annulled_since = annulments.into_iter().flatten().min();
            let Some(under) = power.under else {
                return lives(&power.principal).then(|| answer.clone());
            };
            (link, holders) = (under, act.subjects().collect());
        }
        None
    }
}
