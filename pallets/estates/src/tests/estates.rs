//! Estates: opened, taken, listed, closed.

use super::*;
use crate::{
    types::{ClosingCause, Inventory},
    FormerTakings, Inventories,
};
use adliya_primitives::{traits::EstateKeeping as _, RecordId};

#[test]
fn a_death_opens_an_estate_with_its_periods_and_the_ids_of_all_domains() {
    ExtBuilder::build_and_execute(|| {
        let id = opened(1);
        let kept = estate(id);
        assert_eq!((kept.deceased, kept.opened_at), (subject(1), now()));
        assert_eq!(kept.accept_until, now() + SIX_MONTHS);
        assert_eq!(kept.certify_from, now() + SIX_MONTHS);
        assert_eq!(kept.linked.wills, in_wills_domain(1));
        // By which the utility contracts and the bills are found.
        assert_eq!(kept.linked.utility, subject(3_000_001));
        assert_eq!(status(id), EstateStatus::Opened);
        let view = Estates::estate_of(subject(1)).expect("opened");
        assert_eq!((view.id, view.practice, view.inventory), (id, None, None));
        let event = Event::EstateOpened {
            estate: id,
            deceased: subject(1),
            record: kept.death,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn a_notary_of_the_last_residence_takes_the_estate() {
    ExtBuilder::build_and_execute(|| {
        let id = opened(1);
        assert_noop!(
            Estates::take_estate(by(ANDIJAN_NOTARY), id),
            Error::<Test>::OutsideJurisdiction
        );
        assert_ok!(Estates::take_estate(by(NOTARY), id));
        let taking = estate(id).taking.expect("taken");
        assert_eq!((taking.place, taking.office), (URGUT, PRACTICE));
        assert_eq!(status(id), EstateStatus::Taken);
        let event = Event::EstateTaken {
            estate: id,
            office: PRACTICE,
            officer: taking.mandate,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn after_a_month_without_one_any_notary_takes_the_estate() {
    ExtBuilder::build_and_execute(|| {
        let id = opened(1);
        wait(TAKING_DELAY - 1);
        assert_noop!(
            Estates::take_estate(by(ANDIJAN_NOTARY), id),
            Error::<Test>::OutsideJurisdiction
        );
        wait(1);
        assert_ok!(Estates::take_estate(by(ANDIJAN_NOTARY), id));
        // The courts are those of the residence.
        assert_eq!(estate(id).taking.map(|taking| taking.place), Some(URGUT));
    });
}

#[test]
fn the_first_notary_takes_the_estate_of_somebody_without_a_residence() {
    ExtBuilder::build_and_execute(|| {
        Residences::mutate(|all| all.insert(1, None));
        let id = opened(1);
        assert_ok!(Estates::take_estate(by(ANDIJAN_NOTARY), id));
        assert_eq!(estate(id).taking.map(|taking| taking.place), Some(ANDIJAN));
    });
}

#[test]
fn an_estate_is_taken_once() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        for notary in [NOTARY, NEIGHBOUR] {
            assert_noop!(
                Estates::take_estate(by(notary), id),
                Error::<Test>::AlreadyTaken
            );
        }
        assert_noop!(
            Estates::take_estate(by(NOTARY), EstateId(9)),
            Error::<Test>::NotFound
        );
    });
}

#[test]
fn no_notary_takes_the_estate_of_a_relative_or_without_being_identified() {
    ExtBuilder::build_and_execute(|| {
        let id = opened(1);
        Relatives::set(vec![(NOTARY, heir(1))]);
        assert_noop!(
            Estates::take_estate(by(NOTARY), id),
            Error::<Test>::ConflictOfInterest
        );
        assert_noop!(
            Estates::take_estate(by(NEWCOMER), id),
            Error::<Test>::NotaryNotIdentified
        );
        assert_ok!(Estates::take_estate(by(NEIGHBOUR), id));
    });
}

#[test]
fn a_notary_who_may_not_act_for_an_heir_gives_the_estate_free_and_another_takes_it() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        Relatives::set(vec![(NOTARY, heir(2))]);
        assert_noop!(issue(id, 2, share(1, 1)), Error::<Test>::ConflictOfInterest);
        assert_noop!(
            Estates::release_estate(by(NEIGHBOUR), id),
            Error::<Test>::OtherPractice
        );
        assert_ok!(Estates::release_estate(by(NOTARY), id));
        let former = estate(id).taking.expect("taken");
        assert_eq!(former.released_at, Some(now()));
        let event = Event::EstateReleased {
            estate: id,
            office: PRACTICE,
            officer: former.mandate,
        };
        System::assert_last_event(event.into());
        assert_noop!(
            Estates::release_estate(by(NOTARY), id),
            Error::<Test>::AlreadyReleased
        );
        // Until somebody takes it, it is kept.
        assert_ok!(Estates::list_estate(by(NOTARY), id, ROOT));
        assert_noop!(
            Estates::take_estate(by(ANDIJAN_NOTARY), id),
            Error::<Test>::OutsideJurisdiction
        );
        assert_ok!(Estates::take_estate(by(NEIGHBOUR), id));
        assert_eq!(FormerTakings::<Test>::get(id, 0), Some(former));
        let view = Estates::estate_view(id).expect("opened");
        assert_eq!(view.practice, Some(NEIGHBOURS));
        assert_ok!(Estates::issue_certificate(
            by(NEIGHBOUR),
            id,
            heir(2),
            share(1, 1),
            ROOT
        ));
    });
}

#[test]
fn a_later_list_takes_the_place_of_the_earlier_which_is_kept() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        for root in [ROOT, OTHER_ROOT] {
            assert_ok!(Estates::list_estate(by(NOTARY), id, root));
        }
        let root = |found: Option<Inventory>| found.map(|list| list.claims_root);
        let view = Estates::estate_of(subject(1)).expect("opened");
        assert_eq!(root(view.inventory), Some(OTHER_ROOT));
        assert_eq!(root(Inventories::<Test>::get(id, 0)), Some(ROOT));
        let event = Event::EstateListed {
            estate: id,
            number: 1,
            office: PRACTICE,
            officer: estate(id).taking.expect("taken").mandate,
        };
        System::assert_last_event(event.into());
    });
}

/// What the keeper of an estate does with it.
fn keeping(notary: AccountId, id: EstateId) -> Vec<DispatchResult> {
    vec![
        Estates::list_estate(by(notary), id, ROOT),
        Estates::issue_certificate(by(notary), id, heir(2), share(1, 2), ROOT),
        Estates::certify_spousal_share(by(notary), id, ROOT),
        Estates::close_estate(by(notary), id, ROOT),
    ]
}

#[test]
fn only_the_practice_that_keeps_an_estate_works_on_it() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        for outcome in keeping(NEIGHBOUR, id) {
            assert_eq!(outcome, Err(Error::<Test>::OtherPractice.into()));
        }
        assert_noop!(
            Estates::admit_heir(by(NEIGHBOUR_FOUR_EYES), id, heir(4), ROOT),
            Error::<Test>::OtherPractice
        );
        for outcome in keeping(JUDGE, id) {
            assert_eq!(outcome, Err(sp_runtime::DispatchError::BadOrigin));
        }
    });
}

#[test]
fn nobody_works_on_an_estate_that_nobody_has_taken() {
    ExtBuilder::build_and_execute(|| {
        let id = opened(1);
        wait(SIX_MONTHS);
        for outcome in keeping(NOTARY, id) {
            assert_eq!(outcome, Err(Error::<Test>::NotTaken.into()));
        }
        assert_noop!(
            rule(id, Ruling::AdmitHeir(heir(2))),
            Error::<Test>::NotTaken
        );
        for outcome in keeping(NOTARY, EstateId(9)) {
            assert_eq!(outcome, Err(Error::<Test>::NotFound.into()));
        }
    });
}

#[test]
fn a_notary_related_to_the_deceased_does_nothing_in_the_practice_that_keeps_the_estate() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        Relatives::set(vec![(NOTARY, heir(1))]);
        for outcome in keeping(NOTARY, id) {
            assert_eq!(outcome, Err(Error::<Test>::ConflictOfInterest.into()));
        }
    });
}

#[test]
fn an_estate_is_found_from_its_death_once_it_is_taken_and_while_the_death_stands() {
    ExtBuilder::build_and_execute(|| {
        dies(1, 7);
        let death = RecordId(7);
        assert_eq!(Estates::keeper(death), None);
        assert_ok!(Estates::take_estate(by(NOTARY), EstateId(0)));
        assert_eq!(Estates::keeper(death), Some((EstateId(0), PRACTICE)));
        lives_again(1, 7);
        assert_eq!(Estates::keeper(death), None);
    });
}

#[test]
fn the_successor_of_a_practice_goes_on_with_its_estates() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        hand_over(PRACTICE, NEIGHBOURS);
        assert_noop!(issue(id, 2, share(1, 1)), Error::<Test>::OtherPractice);
        assert_ok!(Estates::issue_certificate(
            by(NEIGHBOUR),
            id,
            heir(2),
            share(1, 1),
            ROOT
        ));
        let view = Estates::estate_view(id).expect("opened");
        assert_eq!(view.practice, Some(NEIGHBOURS));
        let death = estate(id).death;
        assert_eq!(Estates::keeper(death), Some((id, NEIGHBOURS)));
        // Who took it stays so.
        assert_eq!(
            estate(id).taking.map(|taking| taking.office),
            Some(PRACTICE)
        );
    });
}

#[test]
fn an_estate_is_settled_when_all_of_it_is_in_certificates() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3]);
        assert_ok!(issue(id, 2, share(1, 2)));
        assert_noop!(close(id), Error::<Test>::NotDivided);
        assert_ok!(issue(id, 3, share(1, 2)));
        assert_ok!(close(id));
        assert_eq!(status(id), EstateStatus::Settled);
        let event = Event::EstateClosed {
            estate: id,
            cause: ClosingCause::Settled,
            office: PRACTICE,
            officer: estate(id).taking.expect("taken").mandate,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn an_estate_that_nobody_accepts_is_the_states() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_ok!(declare(id, 2, Choice::Renounce));
        wait(SIX_MONTHS - 1);
        assert_noop!(close(id), Error::<Test>::TooEarly);
        wait(1);
        assert_ok!(close(id));
        assert_eq!(status(id), EstateStatus::Escheated);
    });
}

#[test]
fn a_certificate_of_the_spouse_alone_settles_nothing() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        assert_ok!(spousal(id));
        assert_noop!(close(id), Error::<Test>::NotDivided);
    });
}
