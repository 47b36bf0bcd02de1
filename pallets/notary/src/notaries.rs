//! Who the notaries are, whom they do nothing for, and which practice keeps which acts.

use crate::{
    types::{Act, Handover, Notary, Practice, Related, Relation},
    Config, Dockets, Error, Event, FormerRelations, Handovers, NextDocket, NextHandover, Notaries,
    Pallet, Practices,
};
use adliya_primitives::{
    traits::Accreditation, Confirmed, DocketId, MandateId, OfficeId, Officer, Role, SubjectId,
};
use frame_support::{ensure, traits::Time};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_identify_notary(
        officer: &Officer<T::AccountId>,
        notary: &T::AccountId,
        subject: SubjectId,
    ) -> DispatchResult {
        let notary =
            T::Accreditation::officer(notary, Role::Notary).ok_or(Error::<T>::NotNotary)?;
        ensure!(notary.subject != officer.subject, Error::<T>::OwnRecord);
        ensure!(
            !Notaries::<T>::contains_key(notary.mandate),
            Error::<T>::AlreadyIdentified
        );

        Notaries::<T>::insert(
            notary.mandate,
            Notary {
                subject,
                related: Default::default(),
                former: 0,
            },
        );
        if !Practices::<T>::contains_key(notary.office) {
            Practices::<T>::insert(
                notary.office,
                Practice {
                    region: notary.region,
                    ..Default::default()
                },
            );
        }
        Self::deposit_event(Event::NotaryIdentified {
            notary: notary.mandate,
            practice: notary.office,
            subject,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_declare_related(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
        relation: Relation,
    ) -> DispatchResult {
        let mut notary = Self::notary(officer.mandate)?;
        ensure!(!notary.is_partial_to(&subject), Error::<T>::AlreadyRelated);
        let related = Related {
            subject,
            relation,
            since: T::Time::now(),
            until: None,
        };
        notary
            .related
            .try_push(related)
            .map_err(|_| Error::<T>::TooManyRelated)?;

        Notaries::<T>::insert(officer.mandate, notary);
        Self::deposit_event(Event::RelationDeclared {
            subject,
            relation,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_end_related(
        by: &Confirmed<T::AccountId>,
        subject: SubjectId,
    ) -> DispatchResult {
        let (officer, supervisor) = (&by.officer, &by.supervisor);
        let mut notary = Self::notary(officer.mandate)?;
        let mut related = notary.related.iter();
        let place = related
            .position(|related| related.subject == subject)
            .ok_or(Error::<T>::NotRelated)?;
        let number = notary.former;
        notary.former = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;
        let mut ended = notary.related.remove(place);
        ended.until = Some(T::Time::now());

        FormerRelations::<T>::insert(officer.mandate, number, ended);
        Notaries::<T>::insert(officer.mandate, notary);
        Self::deposit_event(Event::RelationEnded {
            subject,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_hand_over_practice(
        by: &Confirmed<T::AccountId>,
        from: OfficeId,
        to: OfficeId,
    ) -> DispatchResult {
        let (officer, supervisor) = (&by.officer, &by.supervisor);
        ensure!(from != to, Error::<T>::SamePractice);
        let mut giver = Practices::<T>::get(from).ok_or(Error::<T>::PracticeNotFound)?;
        let mut taker = Practices::<T>::get(to).ok_or(Error::<T>::PracticeNotFound)?;
        for practice in [&giver, &taker] {
            ensure!(
                officer.region.covers(practice.region),
                Error::<T>::OutsideJurisdiction
            );
        }
        ensure!(giver.dockets().next().is_some(), Error::<T>::PracticeEmpty);
        for docket in giver.dockets() {
            let kept = taker.inherited.try_push(docket);
            kept.map_err(|_| Error::<T>::TooManyDockets)?;
        }
        let handover = NextHandover::<T>::get();
        NextHandover::<T>::put(handover.next().ok_or(Error::<T>::NoIdLeft)?);

        for docket in giver.dockets() {
            Dockets::<T>::insert(docket, to);
        }
        giver.own = None;
        giver.inherited = Default::default();
        Practices::<T>::insert(from, giver);
        Practices::<T>::insert(to, taker);
        Handovers::<T>::insert(
            handover,
            Handover {
                from,
                to,
                at: T::Time::now(),
                office: officer.office,
                mandate: officer.mandate,
                supervisor: supervisor.mandate,
            },
        );
        Self::deposit_event(Event::PracticeHandedOver {
            handover,
            from,
            to,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    /// The notary behind a mandate, as a person.
    pub(crate) fn notary(mandate: MandateId) -> Result<Notary, DispatchError> {
        Ok(Notaries::<T>::get(mandate).ok_or(Error::<T>::NotaryNotIdentified)?)
    }

    /// No notary acts for themselves or for those who are related to them.
    pub(crate) fn ensure_impartial(
        officer: &Officer<T::AccountId>,
        mut concerned: impl Iterator<Item = SubjectId>,
    ) -> DispatchResult {
        let notary = Self::notary(officer.mandate)?;
        ensure!(
            !concerned.any(|subject| notary.is_partial_to(&subject)),
            Error::<T>::ConflictOfInterest
        );
        Ok(())
    }

    /// Whether a notary's practice keeps an act.
    pub(crate) fn ensure_keeps(officer: &Officer<T::AccountId>, act: &Act) -> DispatchResult {
        ensure!(
            Dockets::<T>::get(act.docket) == Some(officer.office),
            Error::<T>::OtherPractice
        );
        Ok(())
    }

    /// The file that a practice's next act goes into.
    pub(crate) fn docket_of(office: OfficeId) -> Result<DocketId, DispatchError> {
        let mut practice = Practices::<T>::get(office).ok_or(Error::<T>::PracticeNotFound)?;
        if let Some(docket) = practice.own {
            return Ok(docket);
        }
        let docket = NextDocket::<T>::get();
        NextDocket::<T>::put(docket.next().ok_or(Error::<T>::NoIdLeft)?);
        practice.own = Some(docket);
        Practices::<T>::insert(office, practice);
        Dockets::<T>::insert(docket, office);
        Ok(docket)
    }
}
