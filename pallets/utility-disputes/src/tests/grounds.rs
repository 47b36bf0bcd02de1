//! Disconnection is attempted on each ground that forbids it.

use super::*;

/// Whoever is warned cannot be disconnected once this has happened, and that is the only obstacle.
#[track_caller]
fn forbidden(ground: impl FnOnce(ContractId), obstacle: Obstacle, error: Error<Test>) {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert!(obstacles(id).is_empty());
        ground(id);
        assert_eq!(obstacles(id), [obstacle]);
        assert_noop!(disconnect(FITTER, id), error);
    });
}

#[test]
fn nobody_is_disconnected_before_the_notice_is_over() {
    ExtBuilder::build_and_execute(|| {
        let id = debtor();
        assert_eq!(obstacles(id), [Obstacle::NotAnnounced]);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NotAnnounced);
        assert_ok!(announce(CLERK, id));
        pass(NOTICE_TERM - 1);
        assert_eq!(obstacles(id), [Obstacle::NoticeRunning]);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NoticeRunning);
        pass(1);
        assert_ok!(disconnect(FITTER, id));
        assert_eq!(obstacles(id), [Obstacle::Disconnected]);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::IsDisconnected);
    });
}

#[test]
fn nobody_is_disconnected_on_a_notice_that_has_lapsed() {
    let (obstacle, error) = (Obstacle::NoticeLapsed, Error::NoticeLapsed);
    forbidden(|_| pass(NOTICE_LIFETIME + 1), obstacle, error);
}

#[test]
fn nobody_is_disconnected_who_has_paid() {
    let (obstacle, error) = (Obstacle::NothingOverdue, Error::NothingOverdue);
    let pay = |id| {
        assert_ok!(pay(id, 300));
    };
    forbidden(pay, obstacle, error);
}

#[test]
fn nobody_is_disconnected_for_what_became_overdue_after_the_notice() {
    ExtBuilder::build_and_execute(|| {
        let id = debtor();
        bill(id, 10);
        assert_ok!(announce(CLERK, id));
        assert_ok!(pay(id, 300));
        pass(TERM + 1);
        assert!(standing(id).overdue_since.is_some());
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NothingOverdue);
    });
}

#[test]
fn nobody_is_disconnected_under_a_contract_that_has_ended() {
    forbidden(end, Obstacle::Ended, Error::ContractEnded);
}

#[test]
fn nobody_is_disconnected_with_a_plan_that_is_kept() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        plan(id);
        assert_eq!(
            obstacles(id),
            [Obstacle::PlanKept, Obstacle::NothingOverdue]
        );
        assert_noop!(disconnect(FITTER, id), Error::<Test>::PlanKept);
        // The first instalment is not paid, and the plan is broken.
        pass(20 * DAY + 1);
        assert_ok!(disconnect(FITTER, id));
    });
}

#[test]
fn nobody_is_disconnected_with_an_open_dispute() {
    let dispute = |id| {
        assert_ok!(open(WALLET, id, of_bill(1, 10)));
    };
    forbidden(dispute, Obstacle::InDispute, Error::DisputeOpen);
}

#[test]
fn nobody_is_disconnected_who_is_protected() {
    let protect = |id| {
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
    };
    forbidden(protect, Obstacle::Protected, Error::Protected);
}

#[test]
fn nobody_is_disconnected_before_the_heirs_had_their_time() {
    forbidden(die, Obstacle::Mourning, Error::Mourning);
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        change(id, |agreement| {
            agreement.consumer_died_at = Some(now() - ESTATE_TERM + 1);
        });
        assert_noop!(disconnect(FITTER, id), Error::<Test>::Mourning);
        pass(1);
        assert_ok!(disconnect(FITTER, id));
    });
}

#[test]
fn protection_ends_at_its_moment_or_when_it_is_ended() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        pass(DAY - 1);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::Protected);
        pass(1);
        assert!(obstacles(id).is_empty());
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        assert_ok!(Disputed::end_protection(signed(SOCIAL_OFFICER), id));
        assert_ok!(disconnect(FITTER, id));
    });
}

/// Somebody is warned so that only winter could forbid to disconnect at midnight of this day in Baku, and before.
fn warned_until(year: u32, month: u8, day: u8) -> ContractId {
    let id = debtor();
    Timestamp::set_timestamp(midnight(year, month, day) - NOTICE_TERM - DAY);
    assert_ok!(announce(CLERK, id));
    Timestamp::set_timestamp(midnight(year, month, day));
    id
}

#[test]
fn nobody_is_disconnected_from_the_first_day_of_winter() {
    ExtBuilder::build_and_execute(|| {
        let id = warned_until(2025, 10, 15);
        assert_eq!(obstacles(id), [Obstacle::Winter]);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::Winter);
    });
    ExtBuilder::build_and_execute(|| {
        let id = warned_until(2025, 10, 14);
        pass(DAY - 1);
        assert_ok!(disconnect(FITTER, id));
    });
}

#[test]
fn nobody_is_disconnected_to_the_last_day_of_winter() {
    ExtBuilder::build_and_execute(|| {
        // It can be announced in winter.
        let id = warned_until(2026, 4, 15);
        pass(DAY - 1);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::Winter);
        pass(1);
        assert_ok!(disconnect(FITTER, id));
    });
}

#[test]
fn nobody_is_disconnected_at_new_year() {
    ExtBuilder::build_and_execute(|| {
        let id = warned_until(2026, 1, 1);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::Winter);
    });
}

#[test]
fn winter_is_where_it_is_winter() {
    ExtBuilder::build_and_execute(|| {
        let id = warned_until(2026, 1, 1);
        change(id, |agreement| agreement.region = NORTH);
        assert_ok!(disconnect(FITTER, id));
    });
}

#[test]
fn all_that_forbids_is_told_at_once() {
    ExtBuilder::build_and_execute(|| {
        let id = warned_until(2026, 1, 1);
        assert_ok!(open(WALLET, id, of_bill(1, 300)));
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        die(id);
        assert_eq!(
            obstacles(id),
            [
                Obstacle::InDispute,
                Obstacle::NothingOverdue,
                Obstacle::Protected,
                Obstacle::Mourning,
                Obstacle::Winter
            ]
        );
    });
}
