//! What holds in every state.

use crate::{
    types::{Act, ActKey, ActKind, EndingCause, Link, Power, PowerKey},
    AccessCounts, AccessRequests, Acts, Config, CourtOrders, DeathsOf, Dockets, Dossiers,
    FormerRelations, Grants, Guardianships, Handovers, LatestGrants, LatestGuardianships, NextAct,
    NextDocket, NextGuardianship, NextHandover, Notaries, Pallet, Powers, PowersBetween, Practices,
    WalletOwners, Wallets,
};
use adliya_primitives::{ActId, DocketId, GuardianshipId, HandoverId};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        Self::check_acts()?;
        Self::check_practices()?;
        Self::check_notaries()?;
        Self::check_wallets()?;
        Self::check_access()?;
        Self::check_guardians()?;
        Self::check_money()?;
        for deaths in DeathsOf::<T>::iter_values() {
            let mut past = 0;
            for (place, span) in deaths.0.iter().enumerate() {
                let last = place.saturating_add(1) == deaths.0.len();
                ensure!(
                    span.from >= past && (last || span.until.is_some()),
                    "somebody was dead twice at once"
                );
                past = span.until.unwrap_or(span.from);
                ensure!(past >= span.from, "a death was annulled before it");
            }
        }
        Ok(())
    }

    fn check_acts() -> Result<(), TryRuntimeError> {
        let [mut numbers, mut entries, mut orders, mut powers, mut between] = [0usize; 5];
        for (id, act) in Acts::<T>::iter() {
            numbers = numbers.saturating_add(1);
            entries = entries.saturating_add(act.parties.len());
            orders = orders.saturating_add(act.orders as usize);
            Self::check_draft(id, &act)?;
            Self::check_certification(id, &act)?;
            Self::check_link(id, &act)?;
            let power = Powers::<T>::get(id);
            ensure!(
                power.is_some() == (act.kind == ActKind::PowerOfAttorney),
                "a power has no terms, or an act has them that is none"
            );
            let Some(power) = power else { continue };
            powers = powers.saturating_add(1);
            Self::check_power(id, &act, &power)?;
            if act.certification.is_some() {
                between = between.saturating_add(power.terms.attorneys.len());
                entries = entries.saturating_add(power.terms.attorneys.len());
            }
        }
        ensure!(
            NextAct::<T>::get() == ActId(numbers as u64),
            "an act's number is missing"
        );
        ensure!(
            Dossiers::<T>::iter_keys().count() == entries,
            "a dossier has an act that is not its person's"
        );
        ensure!(
            CourtOrders::<T>::iter_keys().count() == orders,
            "an order is missing, or is of no act"
        );
        ensure!(
            Powers::<T>::iter_keys().count() == powers
                && PowersBetween::<T>::iter_keys().count() == between,
            "there are powers that are no act's"
        );
        Ok(())
    }

    fn check_draft(id: ActId, act: &Act) -> Result<(), TryRuntimeError> {
        ensure!(
            Self::ensure_distinct(act.subjects()).is_ok(),
            "an act names nobody, or somebody twice"
        );
        for subject in act.subjects() {
            ensure!(
                Dossiers::<T>::contains_key(subject, ActKey::from(id)),
                "an act is not in a party's dossier"
            );
        }
        ensure!(
            Dockets::<T>::contains_key(act.docket),
            "an act's file is missing"
        );
        ensure!(
            act.drafted_at < act.term.deadline
                && act.term.until.is_none_or(|until| until > act.term.deadline),
            "an act's moments are out of order"
        );
        let signed_in_time = act.parties.iter().all(|party| {
            party.signature.is_none_or(|signature| {
                signature.at >= act.drafted_at
                    && signature.at < act.term.deadline
                    && party.checked_at >= signature.at
            })
        });
        ensure!(signed_in_time, "a party signed too early or too late");
        Ok(())
    }

    fn check_certification(id: ActId, act: &Act) -> Result<(), TryRuntimeError> {
        let withdrawn = act
            .ending
            .is_some_and(|ending| ending.cause == EndingCause::Withdrawn);
        let Some(certified) = act.certification else {
            ensure!(
                act.ending.is_none() || withdrawn,
                "an act ended that was not certified"
            );
            ensure!(
                act.annulled_at.is_none() && act.suspensions.is_empty() && act.orders == 0,
                "a court ruled on an act that was not certified"
            );
            return Ok(());
        };
        ensure!(!withdrawn, "an act was withdrawn and certified");
        ensure!(
            certified.at >= act.drafted_at && certified.at < act.term.deadline,
            "an act was certified too early or too late"
        );
        for party in &act.parties {
            ensure!(
                party
                    .signature
                    .is_some_and(|signature| signature.at <= certified.at),
                "an act was certified that a party had not signed"
            );
            // A death of the same moment can have come later in the block.
            let spans = DeathsOf::<T>::get(party.subject);
            let mut spans = spans.0.iter();
            ensure!(
                !spans.any(|span| span.from < certified.at
                    && span.until.is_none_or(|until| until > certified.at)),
                "an act was certified that a party had not lived to see"
            );
        }
        let notary = Notaries::<T>::get(certified.mandate).ok_or("a notary is missing")?;
        ensure!(
            act.subjects().all(|subject| subject != notary.subject),
            "a notary certified an act of their own"
        );
        if let Some(ending) = act.ending {
            ensure!(ending.at >= certified.at, "an act ended before it began");
            if let EndingCause::Superseded(by) = ending.cause {
                let by = Acts::<T>::get(by).ok_or("what superseded an act is missing")?;
                ensure!(
                    by.certification.is_some_and(|by| by.at == ending.at)
                        && matches!(by.link, Some(Link::Replaces(of) | Link::Extends(of)) if of == id),
                    "what superseded an act does not replace it"
                );
            }
        }
        let mut past = certified.at;
        for (place, span) in act.suspensions.iter().enumerate() {
            let last = place.saturating_add(1) == act.suspensions.len();
            ensure!(
                span.from >= past
                    && span.until.is_none_or(|until| until >= span.from)
                    && (last || span.until.is_some()),
                "an act was suspended twice at once"
            );
            past = span.until.unwrap_or(span.from);
        }
        for number in 0..act.orders {
            ensure!(
                CourtOrders::<T>::contains_key(id, number),
                "an order is missing"
            );
        }
        Ok(())
    }

    fn check_link(id: ActId, act: &Act) -> Result<(), TryRuntimeError> {
        if let Some(by) = act.changed_by {
            let by = Acts::<T>::get(by).ok_or("what changes an act is missing")?;
            ensure!(
                by.link == Some(Link::Changes(id)) && by.certification.is_some(),
                "what changes an act does not"
            );
        }
        let Some(link) = act.link else { return Ok(()) };
        let earlier = Acts::<T>::get(link.act()).ok_or("an earlier act is missing")?;
        ensure!(
            link.act() < id && earlier.certification.is_some(),
            "an act is linked to one that is not earlier"
        );
        let of_power = act.kind == ActKind::PowerOfAttorney;
        ensure!(
            of_power == (earlier.kind == ActKind::PowerOfAttorney),
            "a power is linked to another act"
        );
        let replaces = matches!(link, Link::Replaces(_) | Link::Extends(_));
        if replaces && act.certification.is_some() {
            ensure!(
                earlier
                    .ending
                    .is_some_and(|ending| ending.cause == EndingCause::Superseded(id)),
                "an act in force was replaced"
            );
        }
        Ok(())
    }

    fn check_power(id: ActId, act: &Act, power: &Power) -> Result<(), TryRuntimeError> {
        let attorneys = &power.terms.attorneys;
        ensure!(
            Self::ensure_distinct(attorneys.iter().copied()).is_ok()
                && !attorneys.contains(&power.principal)
                && act.subjects().all(|giver| !attorneys.contains(&giver)),
            "a power's attorneys are not others than those who give it"
        );
        ensure!(act.term.until.is_some(), "a power has no end");
        let mut renunciations = power.renunciations.iter();
        ensure!(
            renunciations.all(|one| attorneys.contains(&one.attorney)),
            "somebody gave up a power that they did not have"
        );
        match (power.under, act.link) {
            (Some(under), Some(Link::Substitutes(link))) if link == under => {
                let above = Powers::<T>::get(under).ok_or("a power is missing")?;
                ensure!(
                    power.terms.is_within(&above.terms)
                        && power.principal == above.principal
                        && act
                            .subjects()
                            .all(|giver| above.terms.attorneys.contains(&giver)),
                    "a substitution gives more than there was"
                );
            }
            (None, link) => ensure!(
                !matches!(link, Some(Link::Substitutes(_))) && act.subjects().eq([power.principal]),
                "a power was given by another than its principal"
            ),
            _ => return Err("a substitution is under another power than its act says".into()),
        }
        let Some(certified) = act.certification else {
            return Ok(());
        };
        for attorney in attorneys {
            let key = PowerKey::new(certified.at, id);
            ensure!(
                PowersBetween::<T>::contains_key((power.principal, *attorney), key)
                    && Dossiers::<T>::contains_key(attorney, ActKey::from(id)),
                "a power is not found by its attorneys"
            );
        }
        Ok(())
    }

    fn check_practices() -> Result<(), TryRuntimeError> {
        let mut kept = 0usize;
        for (office, practice) in Practices::<T>::iter() {
            for docket in practice.dockets() {
                kept = kept.saturating_add(1);
                ensure!(
                    Dockets::<T>::get(docket) == Some(office),
                    "a practice keeps a file that is another's"
                );
            }
        }
        ensure!(
            Dockets::<T>::iter_keys().count() == kept
                && NextDocket::<T>::get() == DocketId(kept as u32),
            "a file is kept by nobody, or its number is missing"
        );
        let handovers = Handovers::<T>::iter_keys().count();
        ensure!(
            NextHandover::<T>::get() == HandoverId(handovers as u64),
            "a handover's number is missing"
        );
        Ok(())
    }

    fn check_notaries() -> Result<(), TryRuntimeError> {
        let mut former = 0usize;
        for notary in Notaries::<T>::iter_values() {
            former = former.saturating_add(notary.former as usize);
            let related = notary.related.iter();
            let all = related.map(|one| one.subject).chain([notary.subject]);
            ensure!(
                Self::ensure_distinct(all).is_ok(),
                "somebody is related to a notary twice"
            );
            let mut related = notary.related.iter();
            ensure!(
                related.all(|one| one.until.is_none()),
                "a relation has ended that lasts"
            );
        }
        let ended = FormerRelations::<T>::iter_values();
        ensure!(
            ended.filter(|one| one.until >= Some(one.since)).count() == former,
            "a relation that ended is missing"
        );
        Ok(())
    }

    fn check_access() -> Result<(), TryRuntimeError> {
        let [mut grants, mut requests] = [0usize; 2];
        for (subject, count) in AccessCounts::<T>::iter() {
            grants = grants.saturating_add(count.grants as usize);
            requests = requests.saturating_add(count.requests as usize);
            ensure!(
                Wallets::<T>::contains_key(subject),
                "somebody without a wallet grants access or is asked for it"
            );
        }
        ensure!(
            Grants::<T>::iter_keys().count() == grants
                && AccessRequests::<T>::iter_keys().count() == requests,
            "a grant's or a request's number is missing"
        );
        for ((subject, to), cover, number) in LatestGrants::<T>::iter() {
            let latest = Grants::<T>::get(subject, number);
            ensure!(
                latest.is_some_and(|grant| grant.to == to && grant.cover == cover),
                "a latest grant is another's"
            );
        }
        Ok(())
    }

    fn check_guardians() -> Result<(), TryRuntimeError> {
        let mut numbers = 0usize;
        for (id, guardianship) in Guardianships::<T>::iter() {
            numbers = numbers.saturating_add(1);
            let (ward, guardian) = (guardianship.ward, guardianship.guardian);
            ensure!(ward != guardian, "somebody is their own guardian");
            ensure!(
                guardianship.recorded_at < guardianship.until
                    && guardianship
                        .ended_at
                        .is_none_or(|end| guardianship.recorded_at <= end),
                "a guardianship's moments are out of order"
            );
            ensure!(
                LatestGuardianships::<T>::get(ward, guardian).is_some_and(|latest| latest >= id),
                "a guardianship is not found by its persons"
            );
        }
        ensure!(
            NextGuardianship::<T>::get() == GuardianshipId(numbers as u64),
            "a guardianship's number is missing"
        );
        for (ward, guardian, id) in LatestGuardianships::<T>::iter() {
            ensure!(
                Guardianships::<T>::get(id)
                    .is_some_and(|latest| latest.ward == ward && latest.guardian == guardian),
                "a latest guardianship is of others"
            );
        }
        Ok(())
    }

    fn check_wallets() -> Result<(), TryRuntimeError> {
        for (subject, wallet) in Wallets::<T>::iter() {
            ensure!(
                WalletOwners::<T>::get(wallet).is_some_and(|owner| owner.subject == subject),
                "a wallet is one-sided"
            );
        }
        for (wallet, owner) in WalletOwners::<T>::iter() {
            ensure!(
                owner.unlinked_at.is_some() || Wallets::<T>::get(owner.subject) == Some(wallet),
                "a person has two wallets"
            );
        }
        Ok(())
    }
}
