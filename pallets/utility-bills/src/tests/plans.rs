//! Instalments that both sides agree on, and whether they are kept.

use super::*;
use crate::types::{MAX_INSTALMENTS, MIN_INTERVAL};

fn offer(by: u8, id: ContractId, instalments: u8, interval: Moment) -> DispatchResult {
    let first_at = Timestamp::get() + 10 * DAY;
    Bills::offer_plan(signed(by), id, instalments, first_at, interval)
}

/// Accepts what is offered.
fn accept(by: u8, id: ContractId) -> DispatchResult {
    let plan = kept(id).plan;
    let terms = plan.map_or((2, 0, DAY), |is| (is.instalments, is.first_at, is.interval));
    Bills::accept_plan(signed(by), id, terms.0, terms.1, terms.2)
}

fn met(id: ContractId) -> u128 {
    let plan = kept(id).plan.expect("it goes on");
    plan.agreed.expect("it was agreed on").met
}

/// A household with a debt of 310 that it has overdue, and a plan of three instalments.
fn planned() -> ContractId {
    let id = household();
    billed(id, &[31]);
    pass(TERM + 1);
    assert_ok!(offer(CLERK, id, 3, 30 * DAY));
    assert_ok!(accept(WALLET, id));
    id
}

#[test]
fn while_a_plan_is_kept_what_it_covers_is_not_overdue() {
    ExtBuilder::build_and_execute(|| {
        let id = planned();
        assert_eq!(
            standing(id),
            Standing {
                payable: 310,
                plan_kept: true,
                ..Standing::default()
            }
        );
        // 310 in three: 104, 103 and 103.
        assert_ok!(pay(WALLET, id, 104));
        pass(11 * DAY);
        assert!(standing(id).plan_kept);
        pass(30 * DAY);
        assert!(!standing(id).plan_kept, "the second was not paid");
        assert!(standing(id).overdue_since.is_some());
        assert_ok!(pay(WALLET, id, 103));
        assert!(standing(id).plan_kept, "it was paid late");
    });
}

#[test]
fn a_plan_is_broken_the_moment_after_an_instalment_is_due() {
    ExtBuilder::build_and_execute(|| {
        let id = planned();
        pass(10 * DAY);
        assert!(standing(id).plan_kept);
        pass(1);
        assert!(!standing(id).plan_kept);
        assert_ok!(pay(WALLET, id, 103));
        assert!(!standing(id).plan_kept);
        assert_ok!(pay(WALLET, id, 1));
        assert!(standing(id).plan_kept);
    });
}

#[test]
fn a_plan_ends_when_all_is_paid_or_credited() {
    ExtBuilder::build_and_execute(|| {
        let id = planned();
        assert_ok!(pay(WALLET, id, 200));
        assert!(kept(id).plan.is_some());
        assert_ok!(Bills::credit_bill(
            signed(CLERK),
            id,
            BillNumber(1),
            110,
            DOCUMENT
        ));
        assert_eq!(kept(id).plan, None);
        assert_eq!(
            last_event(),
            RuntimeEvent::Bills(Event::PlanFulfilled { contract: id })
        );
    });
}

#[test]
fn a_bill_after_the_plan_is_overdue_on_its_own() {
    ExtBuilder::build_and_execute(|| {
        let id = planned();
        assert_ok!(pay(WALLET, id, 104));
        let month = kept(id).cycle.begins.counter.day.month();
        read(id, month.end(), 28);
        let later = closed(id);
        assert_ok!(pay(WALLET, id, 103));
        pass(TERM + 1);
        assert!(standing(id).plan_kept);
        assert_eq!(standing(id).overdue_since, Some(later.due_at));
    });
}

#[test]
fn offer_plan_fails_outside_its_bounds() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_noop!(offer(ANYBODY, id, 3, DAY), DispatchError::BadOrigin);
        assert_noop!(
            offer(OTHER_CLERK, id, 3, DAY),
            Error::<Test>::NotOfThisOffice
        );
        for many in [0, 1, MAX_INSTALMENTS + 1] {
            assert_noop!(
                offer(CLERK, id, many, DAY),
                Error::<Test>::InstalmentsOutOfRange
            );
        }
        assert_noop!(
            offer(CLERK, id, 11, 29 * DAY + 1),
            Error::<Test>::PlanTooLong
        );
        assert_ok!(offer(CLERK, id, 11, 29 * DAY));
        for interval in [0, MIN_INTERVAL - 1] {
            assert_noop!(
                offer(CLERK, id, 2, interval),
                Error::<Test>::IntervalTooShort
            );
        }
        assert_ok!(offer(CLERK, id, 2, MIN_INTERVAL));
        let past = Timestamp::get() - 1;
        assert_noop!(
            Bills::offer_plan(signed(CLERK), id, 2, past, DAY),
            Error::<Test>::InstalmentPast
        );
    });
}

#[test]
fn a_plan_that_is_kept_is_not_replaced_and_a_broken_one_is() {
    ExtBuilder::build_and_execute(|| {
        let id = planned();
        assert_noop!(offer(CLERK, id, 2, DAY), Error::<Test>::PlanKept);
        pass(11 * DAY);
        assert_ok!(offer(CLERK, id, 2, DAY));
        assert!(!standing(id).plan_kept, "it is only offered");
    });
}

#[test]
fn accept_plan_fails_for_anybody_else_too_late_or_without_a_debt() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_noop!(accept(WALLET, id), Error::<Test>::NoPlanOffered);
        assert_ok!(offer(CLERK, id, 3, DAY));
        assert_noop!(accept(ANYBODY, id), Error::<Test>::NotConsumer);
        assert_noop!(accept(WALLET, id), Error::<Test>::NothingToPay);
        pass(10 * DAY + 1);
        assert_noop!(accept(WALLET, id), Error::<Test>::InstalmentPast);
    });
}

#[test]
fn what_is_paid_of_newer_bills_does_not_meet_a_plan() {
    ExtBuilder::build_and_execute(|| {
        let id = planned();
        assert_eq!(contest(id, 1, 200), Ok(200));
        billed(id, &[28]);
        // 110 of the bill that the plan covers can be paid, and all of the next one.
        assert_ok!(pay(WALLET, id, 110 + 280));
        assert_eq!((met(id), standing(id).payable), (110, 0));
        assert_eq!(decide(id, 0), Ok(0));
        assert_ok!(pay(WALLET, id, 200));
        assert_eq!(kept(id).plan, None);
    });
}

#[test]
fn what_a_ruling_takes_off_what_is_frozen_is_no_instalment() {
    ExtBuilder::build_and_execute(|| {
        let id = planned();
        assert_eq!(contest(id, 1, 200), Ok(200));
        assert_eq!(decide(id, 200), Ok(200));
        assert_eq!((met(id), standing(id).payable), (0, 110));
        pass(11 * DAY);
        assert!(!standing(id).plan_kept, "nothing was paid");
        assert_ok!(pay(WALLET, id, 104));
        assert!(standing(id).plan_kept);
        // Nothing is left of what it is for, though it was for more.
        assert_ok!(pay(WALLET, id, 6));
        assert_eq!(kept(id).plan, None);
    });
}

#[test]
fn a_plan_is_accepted_as_the_consumer_has_read_it_and_not_as_it_is_offered_meanwhile() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(offer(CLERK, id, 3, 30 * DAY));
        let first_at = Timestamp::get() + 10 * DAY;
        let accept = |instalments, first_at, interval| {
            Bills::accept_plan(signed(WALLET), id, instalments, first_at, interval)
        };
        for (instalments, first_at, interval) in [
            (4, first_at, 30 * DAY),
            (3, first_at + 1, 30 * DAY),
            (3, first_at, 29 * DAY),
        ] {
            assert_noop!(
                accept(instalments, first_at, interval),
                Error::<Test>::PlanDiffers
            );
        }
        assert_ok!(accept(3, first_at, 30 * DAY));
    });
}

#[test]
fn whoever_has_taken_over_the_contract_of_the_dead_accepts_a_plan() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        die(id, WALLET + 1);
        assert_ok!(offer(CLERK, id, 3, DAY));
        assert_noop!(accept(WALLET, id), Error::<Test>::NotConsumer);
        assert_ok!(accept(WALLET + 1, id));
    });
}
