//! Wills: who registers them, which one stands, and who finds them.

use super::*;
use crate::{types::MAX_WILLS, Testators, Wills};

#[test]
fn a_will_is_registered_under_the_pseudonym_of_its_own_domain_and_names_nobody_else() {
    ExtBuilder::build_and_execute(|| {
        let id = will(1);
        let kept = Wills::<Test>::get(id).expect("registered");
        assert_eq!(kept.testator, in_wills_domain(1));
        assert_eq!((kept.claims_root, kept.form), (ROOT, WillForm::Notarised));
        assert_eq!((kept.office, kept.mandate.0), (PRACTICE, NOTARY));
        assert_eq!((kept.registered_at, kept.former), (now(), None));
        let event = Event::WillRegistered {
            will: id,
            testator: kept.testator,
            form: kept.form,
            former: None,
            office: kept.office,
            officer: kept.mandate,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn only_a_notary_registers_or_takes_back_a_will() {
    ExtBuilder::build_and_execute(|| {
        let id = will(1);
        let bad_origin = sp_runtime::DispatchError::BadOrigin;
        for key in [JUDGE, NOTARY_FOUR_EYES, 999] {
            assert_noop!(register(key, 1), bad_origin);
            assert_noop!(Estates::withdraw_will(by(key), id), bad_origin);
        }
        assert_noop!(register(NEWCOMER, 1), Error::<Test>::NotaryNotIdentified);
        assert_noop!(
            Estates::withdraw_will(by(NEWCOMER), id),
            Error::<Test>::NotaryNotIdentified
        );
    });
}

#[test]
fn a_suspended_practice_registers_no_will() {
    ExtBuilder::build_and_execute(|| {
        SuspendedOffices::set(vec![PRACTICE]);
        assert_noop!(register(NOTARY, 1), sp_runtime::DispatchError::BadOrigin);
        assert_ok!(register(NEIGHBOUR, 1));
    });
}

#[test]
fn the_wills_of_the_living_are_not_found() {
    ExtBuilder::build_and_execute(|| {
        will(1);
        assert_eq!(found(1), None);
        opened(2);
        assert_eq!(found(1), None);
        assert_eq!(found(2), Some(vec![]));
    });
}

#[test]
fn a_death_makes_the_wills_found_and_the_last_one_stands() {
    ExtBuilder::build_and_execute(|| {
        let [first, second] = [will(1), will(1)];
        will(2);
        opened(1);
        let expected = vec![
            (second, WillStatus::Stands),
            (first, WillStatus::Superseded),
        ];
        assert_eq!(found(1), Some(expected));
    });
}

#[test]
fn no_will_is_made_or_taken_back_for_the_dead() {
    ExtBuilder::build_and_execute(|| {
        let id = will(1);
        opened(1);
        assert_noop!(register(NOTARY, 1), Error::<Test>::Deceased);
        assert_noop!(
            Estates::withdraw_will(by(NOTARY), id),
            Error::<Test>::Deceased
        );
    });
}

#[test]
fn any_notary_takes_a_will_back_once() {
    ExtBuilder::build_and_execute(|| {
        let id = will(1);
        assert_ok!(Estates::withdraw_will(by(ANDIJAN_NOTARY), id));
        let withdrawal = Wills::<Test>::get(id).and_then(|will| will.withdrawal);
        let withdrawal = withdrawal.expect("it was taken back");
        assert_eq!(
            (withdrawal.at, withdrawal.mandate.0),
            (now(), ANDIJAN_NOTARY)
        );
        let event = Event::WillWithdrawn {
            will: id,
            testator: in_wills_domain(1),
            office: withdrawal.office,
            officer: withdrawal.mandate,
        };
        System::assert_last_event(event.into());
        assert_noop!(
            Estates::withdraw_will(by(NOTARY), id),
            Error::<Test>::AlreadyWithdrawn
        );
        assert_noop!(
            Estates::withdraw_will(by(NOTARY), WillId(9)),
            Error::<Test>::WillNotFound
        );
    });
}

#[test]
fn who_turns_out_to_live_does_not_take_back_what_a_court_found_void_but_makes_another_will() {
    ExtBuilder::build_and_execute(|| {
        let [first, second] = [will(1), will(1)];
        let id = taken(1);
        assert_ok!(rule(id, Ruling::AnnulWill(second)));
        lives_again(1, estate(id).death.0);
        assert_noop!(
            Estates::withdraw_will(by(NOTARY), second),
            Error::<Test>::AlreadyAnnulled
        );
        assert_noop!(
            Estates::withdraw_will(by(NOTARY), first),
            Error::<Test>::Superseded
        );
        // Taking that one back leaves no will.
        let third = will(1);
        assert_ok!(Estates::withdraw_will(by(NOTARY), third));
        opened(1);
        let expected = vec![
            (third, WillStatus::Withdrawn),
            (second, WillStatus::Annulled),
            (first, WillStatus::Superseded),
        ];
        assert_eq!(found(1), Some(expected));
    });
}

#[test]
fn what_is_superseded_is_not_taken_back() {
    ExtBuilder::build_and_execute(|| {
        let first = will(1);
        will(1);
        assert_noop!(
            Estates::withdraw_will(by(NOTARY), first),
            Error::<Test>::Superseded
        );
    });
}

#[test]
fn a_will_after_one_that_was_taken_back_stands() {
    ExtBuilder::build_and_execute(|| {
        let first = will(1);
        assert_ok!(Estates::withdraw_will(by(NOTARY), first));
        let second = will(1);
        opened(1);
        let expected = vec![(second, WillStatus::Stands), (first, WillStatus::Withdrawn)];
        assert_eq!(found(1), Some(expected));
    });
}

#[test]
fn the_successor_of_a_practice_keeps_its_wills() {
    ExtBuilder::build_and_execute(|| {
        let id = will(1);
        hand_over(PRACTICE, NEIGHBOURS);
        opened(1);
        let view = Estates::wills_of(subject(1)).expect("the death opened them");
        assert_eq!(view.wills[0].practice, NEIGHBOURS);
        assert_eq!(view.wills[0].id, id);
        // Who registered it stays so.
        assert_eq!(view.wills[0].will.office, PRACTICE);
    });
}

#[test]
fn an_answer_has_a_hundred_wills_and_says_where_it_goes_on() {
    ExtBuilder::build_and_execute(|| {
        for _ in 0..=MAX_WILLS {
            will(1);
        }
        opened(1);
        let view = Estates::wills_of(subject(1)).expect("the death opened them");
        assert_eq!(view.wills.len(), MAX_WILLS);
        assert_eq!(view.earlier, Some(WillId(0)));
    });
}

#[test]
fn two_persons_with_one_id_do_not_open_each_others_wills() {
    ExtBuilder::build_and_execute(|| {
        // The identity back office has made a mistake: 2 has the ids of 1.
        will(1);
        let first = opened(1);
        let second = NextEstate::<Test>::get();
        use adliya_primitives::{
            traits::{Death, OnDeath},
            RecordId,
        };
        assert_ok!(Estates::on_death(&Death {
            subject: subject(2),
            linked: estate(first).linked,
            record: RecordId(77),
            registered_at: now(),
        }));
        assert_eq!(status(second), EstateStatus::Opened);
        assert_eq!(
            Testators::<Test>::get(in_wills_domain(1)).estate,
            Some(first)
        );
        assert!(found(1).is_some());
        assert_eq!(found(2), None);
    });
}
