//! Acts from the draft to the last signature.

use crate::{
    types::{
        Act, ActKey, ActKind, Capacity, EndingCause, Link, Means, Party, PartyList, Presence,
        Signature, Term,
    },
    Acts, Config, Dossiers, Error, Event, NextAct, Pallet,
};
use adliya_primitives::{ActId, Officer, SubjectId};
use frame_support::{
    ensure,
    traits::{Defensive, Time},
    BoundedVec,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_draft_act(
        officer: &Officer<T::AccountId>,
        kind: ActKind,
        parties: PartyList,
        claims_root: H256,
        term: Term,
        link: Option<Link>,
    ) -> DispatchResult {
        Self::draft_transaction(officer, kind, parties, claims_root, term, link).map(|_| ())
    }

    /// Drafts an act that is no power.
    pub(crate) fn draft_transaction(
        officer: &Officer<T::AccountId>,
        kind: ActKind,
        parties: PartyList,
        claims_root: H256,
        term: Term,
        link: Option<Link>,
    ) -> Result<ActId, DispatchError> {
        ensure!(kind != ActKind::PowerOfAttorney, Error::<T>::KindMismatch);
        let subjects = parties.iter().map(|(subject, _)| *subject);
        Self::ensure_impartial(officer, subjects.clone())?;
        Self::ensure_distinct(subjects.clone())?;
        Self::ensure_term(&term)?;
        match link {
            None => {}
            Some(Link::Changes(earlier) | Link::Replaces(earlier)) => {
                let earlier = Self::act_in_force(earlier)?;
                ensure!(
                    earlier.kind != ActKind::PowerOfAttorney,
                    Error::<T>::KindMismatch
                );
                Self::ensure_continues(&earlier, subjects)?;
            }
            Some(_) => return Err(Error::<T>::KindMismatch.into()),
        }
        Self::write_draft(officer, kind, parties, claims_root, term, link)
    }

    pub(crate) fn do_sign_act(
        wallet: &T::AccountId,
        id: ActId,
        claims_root: H256,
    ) -> DispatchResult {
        let subject = Self::ensure_speaks(wallet)?;
        let mut act = Self::open_act(id)?;
        ensure!(act.claims_root == claims_root, Error::<T>::RootMismatch);
        Self::sign(&mut act, &subject, Means::Wallet)?;

        Self::deposit_event(Event::ActSigned { act: id, subject });
        Self::waive_share(id, &act, subject);
        Acts::<T>::insert(id, act);
        Ok(())
    }

    pub(crate) fn do_attest_signature(
        officer: &Officer<T::AccountId>,
        id: ActId,
        subject: SubjectId,
        presence: Presence,
    ) -> DispatchResult {
        let mut act = Self::open_act(id)?;
        Self::ensure_keeps(officer, &act)?;
        Self::ensure_impartial(officer, act.subjects())?;
        Self::ensure_alive(&subject)?;
        Self::sign(&mut act, &subject, Means::Attested(presence))?;

        Self::deposit_event(Event::SignatureAttested {
            act: id,
            subject,
            presence,
            office: officer.office,
            officer: officer.mandate,
        });
        Self::waive_share(id, &act, subject);
        Acts::<T>::insert(id, act);
        Ok(())
    }

    pub(crate) fn do_check_parties(
        officer: &Officer<T::AccountId>,
        id: ActId,
        subjects: [SubjectId; 2],
    ) -> DispatchResult {
        let mut act = Self::open_act(id)?;
        Self::ensure_keeps(officer, &act)?;
        for subject in subjects {
            Self::ensure_alive(&subject)?;
            let party = act.party_mut(&subject).ok_or(Error::<T>::NotParty)?;
            party.checked_at = T::Time::now();
        }

        Acts::<T>::insert(id, act);
        Self::deposit_event(Event::PartiesChecked {
            act: id,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_withdraw_act(officer: &Officer<T::AccountId>, id: ActId) -> DispatchResult {
        let act = Self::open_act(id)?;
        Self::ensure_keeps(officer, &act)?;

        Self::deposit_event(Event::ActWithdrawn {
            act: id,
            office: officer.office,
            officer: officer.mandate,
        });
        Self::write_withdrawal(id, act);
        Ok(())
    }

    pub(crate) fn do_withdraw_own_act(wallet: &T::AccountId, id: ActId) -> DispatchResult {
        let subject = Self::ensure_speaks(wallet)?;
        let mut act = Self::open_act(id)?;
        ensure!(act.party_mut(&subject).is_some(), Error::<T>::NotParty);

        Self::deposit_event(Event::OwnActWithdrawn { act: id, subject });
        Self::write_withdrawal(id, act);
        Ok(())
    }

    /// An act that can still be signed and certified.
    pub(crate) fn open_act(id: ActId) -> Result<Act, DispatchError> {
        let act = Acts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(act.certification.is_none(), Error::<T>::AlreadyCertified);
        ensure!(act.ending.is_none(), Error::<T>::Withdrawn);
        ensure!(T::Time::now() < act.term.deadline, Error::<T>::Lapsed);
        Ok(act)
    }

    /// An earlier act that another one is linked to.
    pub(crate) fn act_in_force(id: ActId) -> Result<Act, DispatchError> {
        let act = Acts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(act.is_in_force(T::Time::now()), Error::<T>::LinkNotInForce);
        Ok(act)
    }

    /// There is somebody, and nobody twice.
    pub(crate) fn ensure_distinct(
        subjects: impl Iterator<Item = SubjectId> + Clone,
    ) -> DispatchResult {
        ensure!(subjects.clone().next().is_some(), Error::<T>::NoParties);
        for (place, subject) in subjects.clone().enumerate() {
            let mut others = subjects.clone().skip(place.saturating_add(1));
            ensure!(
                others.all(|other| other != subject),
                Error::<T>::PartiesNotDistinct
            );
        }
        Ok(())
    }

    pub(crate) fn ensure_term(term: &Term) -> DispatchResult {
        ensure!(T::Time::now() < term.deadline, Error::<T>::DeadlinePassed);
        ensure!(
            term.until.is_none_or(|until| until > term.deadline),
            Error::<T>::ValidityTooShort
        );
        Ok(())
    }

    /// Whoever changes or replaces an act needs all whose act it is.
    pub(crate) fn ensure_continues(
        earlier: &Act,
        subjects: impl Iterator<Item = SubjectId> + Clone,
    ) -> DispatchResult {
        ensure!(
            earlier
                .subjects()
                .all(|party| subjects.clone().any(|subject| subject == party)),
            Error::<T>::PartyMissing
        );
        Ok(())
    }

    /// Writes a draft with the next number, and enters it into the dossier of each party.
    pub(crate) fn write_draft(
        officer: &Officer<T::AccountId>,
        kind: ActKind,
        parties: impl IntoIterator<Item = (SubjectId, Capacity)>,
        claims_root: H256,
        term: Term,
        link: Option<Link>,
    ) -> Result<ActId, DispatchError> {
        let docket = Self::docket_of(officer.office)?;
        let id = NextAct::<T>::get();
        NextAct::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        let mut kept = BoundedVec::new();
        for (subject, capacity) in parties {
            Dossiers::<T>::insert(subject, ActKey::from(id), ());
            // No list of parties or attorneys is longer than the bound.
            kept.try_push(Party {
                subject,
                capacity,
                signature: None,
                checked_at: 0,
            })
            .map_err(|_| DispatchError::Corruption)
            .defensive()?;
        }
        let act = Act {
            kind,
            docket,
            office: officer.office,
            mandate: officer.mandate,
            region: officer.region,
            claims_root,
            parties: kept,
            term,
            link,
            drafted_at: T::Time::now(),
            certification: None,
            ending: None,
            annulled_at: None,
            suspensions: Default::default(),
            changed_by: None,
            orders: 0,
        };
        Self::charge(id, &act);
        Acts::<T>::insert(id, act);
        Self::deposit_event(Event::ActDrafted {
            act: id,
            kind,
            link,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(id)
    }

    /// Withdraws an act, and gives its money back. What an account cannot take now stays on hold for it: it keeps nobody
    /// from withdrawing, and `settle_act` tries again.
    fn write_withdrawal(id: ActId, act: Act) {
        Self::write_ending(id, act, EndingCause::Withdrawn);
        let _ = Self::return_money(id);
    }

    /// A party who lives signs.
    fn sign(act: &mut Act, subject: &SubjectId, means: Means) -> DispatchResult {
        let at = T::Time::now();
        let party = act.party_mut(subject).ok_or(Error::<T>::NotParty)?;
        ensure!(party.signature.is_none(), Error::<T>::AlreadySigned);
        party.signature = Some(Signature { at, means });
        party.checked_at = at;
        Ok(())
    }
}
