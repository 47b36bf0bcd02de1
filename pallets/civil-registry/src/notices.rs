//! The notice that precedes a marriage: declared, consented to, waited for or waived.

use crate::{
    types::{
        Consent, ConsentWay, MaritalStatus, Notice, NoticeEnd, NoticeStatus, NoticeView, Person,
        Waiver, WaiverGround,
    },
    Config, Error, Event, LatestNotices, NextNotice, Notices, Pallet,
};
use adliya_primitives::{Moment, NoticeId, Officer, RecordId, SubjectId};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_runtime::{DispatchError, DispatchResult};

impl Notice {
    /// The moment from which on the two need not wait any more, once both have consented.
    pub(crate) fn ripe_at<T: Config>(&self) -> Option<Moment> {
        let consent = self.consent?;
        Some(match self.waiver {
            Some(_) => consent.given_at,
            None => consent
                .given_at
                .saturating_add(T::MarriageWaitingTime::get()),
        })
    }

    /// The moment from which on it is of no use, counted from the later of the two consents.
    pub(crate) fn lapses_at<T: Config>(&self) -> Moment {
        let latest = self.consent.unwrap_or(self.declaration);
        latest.given_at.saturating_add(T::NoticeLifetime::get())
    }

    /// Where it stands.
    pub(crate) fn status<T: Config>(&self, now: Moment) -> NoticeStatus {
        match (self.end, self.ripe_at::<T>()) {
            (Some(NoticeEnd::Withdrawn(_)), _) => NoticeStatus::Withdrawn,
            (Some(NoticeEnd::Registered(_)), _) => NoticeStatus::Registered,
            _ if now >= self.lapses_at::<T>() => NoticeStatus::Lapsed,
            (None, None) => NoticeStatus::AwaitingConsent,
            (None, Some(ripe_at)) if now < ripe_at => NoticeStatus::Waiting,
            (None, Some(_)) => NoticeStatus::Ripe,
        }
    }
}

/// Two people in the one order in which they are looked for.
fn couple(spouses: [SubjectId; 2]) -> [SubjectId; 2] {
    let [one, other] = spouses;
    if one <= other {
        spouses
    } else {
        [other, one]
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_declare_marriage(
        officer: &Officer<T::AccountId>,
        spouses: [SubjectId; 2],
    ) -> DispatchResult {
        Self::ensure_distinct(spouses)?;
        ensure!(!spouses.contains(&officer.subject), Error::<T>::OwnRecord);
        let consent = Self::attested(officer);
        let notice = Self::write_notice(spouses, consent, Some(consent))?;
        Self::deposit_event(Event::MarriageDeclared {
            notice,
            spouses,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_declare_own_marriage(
        declarant: SubjectId,
        other: SubjectId,
    ) -> DispatchResult {
        let spouses = [declarant, other];
        Self::ensure_distinct(spouses)?;
        let notice = Self::write_notice(spouses, Self::signed(), None)?;
        Self::deposit_event(Event::OwnMarriageDeclared { notice, spouses });
        Ok(())
    }

    pub(crate) fn do_consent_to_marriage(subject: SubjectId, id: NoticeId) -> DispatchResult {
        let notice = Self::notice(id)?;
        let [_, other] = notice.spouses;
        ensure!(subject == other, Error::<T>::NotParty);
        Self::write_consent(id, notice, Self::signed())?;
        Self::deposit_event(Event::MarriageConsented {
            notice: id,
            spouses: notice.spouses,
        });
        Ok(())
    }

    pub(crate) fn do_attest_consent(
        officer: &Officer<T::AccountId>,
        id: NoticeId,
    ) -> DispatchResult {
        let notice = Self::notice(id)?;
        ensure!(
            !notice.spouses.contains(&officer.subject),
            Error::<T>::OwnRecord
        );
        let [_, other] = notice.spouses;
        Self::living(&other)?;
        Self::write_consent(id, notice, Self::attested(officer))?;
        Self::deposit_event(Event::ConsentAttested {
            notice: id,
            spouses: notice.spouses,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_waive_waiting(
        supervisor: &Officer<T::AccountId>,
        id: NoticeId,
        ground: WaiverGround,
    ) -> DispatchResult {
        let mut notice = Self::notice(id)?;
        ensure!(
            !notice.spouses.contains(&supervisor.subject),
            Error::<T>::OwnRecord
        );
        match Self::open(&notice)? {
            NoticeStatus::Waiting => {}
            NoticeStatus::Ripe => return Err(Error::<T>::NothingToWaive.into()),
            _ => return Err(Error::<T>::ConsentMissing.into()),
        }

        notice.waiver = Some(Waiver {
            ground,
            office: supervisor.office,
            mandate: supervisor.mandate,
        });
        Notices::<T>::insert(id, notice);
        Self::deposit_event(Event::WaitingWaived {
            notice: id,
            spouses: notice.spouses,
            ground,
            office: supervisor.office,
            officer: supervisor.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_withdraw_notice(subject: SubjectId, id: NoticeId) -> DispatchResult {
        let mut notice = Self::notice(id)?;
        ensure!(notice.spouses.contains(&subject), Error::<T>::NotParty);
        Self::open(&notice)?;

        notice.end = Some(NoticeEnd::Withdrawn(subject));
        Notices::<T>::insert(id, notice);
        Self::deposit_event(Event::NoticeWithdrawn {
            notice: id,
            spouses: notice.spouses,
            by: subject,
        });
        Ok(())
    }

    /// Whether two may be married to each other, whatever the notice: both in the register, alive, not married.
    pub(crate) fn free_to_marry(spouses: [SubjectId; 2]) -> Result<[Person; 2], DispatchError> {
        let [one, other] = spouses;
        let persons = [Self::living(&one)?, Self::living(&other)?];
        for person in &persons {
            let married = matches!(person.marital, MaritalStatus::Married(_));
            ensure!(!married, Error::<T>::AlreadyMarried);
        }
        Ok(persons)
    }

    /// Whether both can say for themselves that they want to marry: in no one's place does a guardian act.
    ///
    /// Who is declared incapable by a court cannot marry (Family Code of Uzbekistan, article 16).
    pub(crate) fn ensure_capable(spouses: [SubjectId; 2]) -> DispatchResult {
        let incapable = spouses.iter().any(Self::is_represented);
        ensure!(!incapable, Error::<T>::UnderGuardianship);
        Ok(())
    }

    /// Two are not one.
    pub(crate) fn ensure_distinct([one, other]: [SubjectId; 2]) -> DispatchResult {
        ensure!(one != other, Error::<T>::PartiesNotDistinct);
        Ok(())
    }

    /// The notice on which these two can be married now.
    pub(crate) fn ripe_notice(
        id: NoticeId,
        spouses: [SubjectId; 2],
    ) -> Result<Notice, DispatchError> {
        let notice = Self::notice(id)?;
        ensure!(
            couple(notice.spouses) == couple(spouses),
            Error::<T>::NoticeMismatch
        );
        match Self::open(&notice)? {
            NoticeStatus::Ripe => Ok(notice),
            NoticeStatus::Waiting => Err(Error::<T>::NoticeNotRipe.into()),
            _ => Err(Error::<T>::ConsentMissing.into()),
        }
    }

    /// The marriage that was noticed is registered.
    pub(crate) fn use_notice(id: NoticeId, mut notice: Notice, record: RecordId) {
        notice.end = Some(NoticeEnd::Registered(record));
        Notices::<T>::insert(id, notice);
    }

    /// Answers `CivilRegistryApi::notice`.
    pub fn notice_view(id: NoticeId) -> Option<NoticeView> {
        Notices::<T>::get(id).map(|notice| NoticeView {
            id,
            notice,
            status: notice.status::<T>(T::Time::now()),
            ripe_at: notice.ripe_at::<T>(),
            lapses_at: notice.lapses_at::<T>(),
        })
    }

    /// Answers `CivilRegistryApi::latest_notice`.
    pub fn latest_notice_view(spouses: [SubjectId; 2]) -> Option<NoticeView> {
        LatestNotices::<T>::get(couple(spouses)).and_then(Self::notice_view)
    }

    fn notice(id: NoticeId) -> Result<Notice, DispatchError> {
        Ok(Notices::<T>::get(id).ok_or(Error::<T>::NoticeNotFound)?)
    }

    /// Where a notice stands that can still come to a marriage.
    fn open(notice: &Notice) -> Result<NoticeStatus, DispatchError> {
        match notice.status::<T>(T::Time::now()) {
            NoticeStatus::Lapsed => Err(Error::<T>::NoticeLapsed.into()),
            NoticeStatus::Withdrawn => Err(Error::<T>::NoticeWithdrawn.into()),
            NoticeStatus::Registered => Err(Error::<T>::NoticeUsed.into()),
            open => Ok(open),
        }
    }

    fn signed() -> Consent {
        Consent {
            way: ConsentWay::Wallet,
            given_at: T::Time::now(),
        }
    }

    fn attested(officer: &Officer<T::AccountId>) -> Consent {
        Consent {
            way: ConsentWay::InPerson {
                office: officer.office,
                mandate: officer.mandate,
            },
            given_at: T::Time::now(),
        }
    }

    /// Writes a notice with the next number, unless the two have one that is open, or may not marry.
    fn write_notice(
        spouses: [SubjectId; 2],
        declaration: Consent,
        consent: Option<Consent>,
    ) -> Result<NoticeId, DispatchError> {
        Self::free_to_marry(spouses)?;
        Self::ensure_capable(spouses)?;
        let latest = LatestNotices::<T>::get(couple(spouses)).and_then(Notices::<T>::get);
        ensure!(
            latest.is_none_or(|latest| Self::open(&latest).is_err()),
            Error::<T>::AlreadyDeclared
        );

        let id = NextNotice::<T>::get();
        NextNotice::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        let notice = Notice {
            spouses,
            declaration,
            consent,
            waiver: None,
            end: None,
        };
        Notices::<T>::insert(id, notice);
        LatestNotices::<T>::insert(couple(spouses), id);
        Ok(id)
    }

    /// Adds the consent of the second of the two.
    fn write_consent(id: NoticeId, mut notice: Notice, consent: Consent) -> DispatchResult {
        let awaited = Self::open(&notice)? == NoticeStatus::AwaitingConsent;
        ensure!(awaited, Error::<T>::AlreadyConsented);
        notice.consent = Some(consent);
        Notices::<T>::insert(id, notice);
        Ok(())
    }
}
