//! Disconnection: announced, done, undone.

use super::*;

#[test]
fn a_consumer_who_owes_is_disconnected_after_the_notice() {
    ExtBuilder::build_and_execute(|| {
        let id = debtor();
        let due = standing(id).overdue_since.expect("it is overdue");
        assert_ok!(announce(CLERK, id));
        let announcement = Announcement {
            at: now(),
            notice: NOTICE,
            officer: MandateId(CLERK.into()),
            overdue_since: due,
            from: now() + NOTICE_TERM,
            until: now() + NOTICE_TERM + NOTICE_LIFETIME,
        };
        assert_eq!(case(id).supplied, Supplied::Announced(announcement));
        pass(NOTICE_TERM);
        assert_ok!(disconnect(FITTER, id));
        let supplied = Supplied::Disconnected {
            at: now(),
            announcement,
            reconnect_by: None,
        };
        assert_eq!((case(id).supplied, case(id).disconnections), (supplied, 1));
    });
}

#[test]
fn announce_disconnection_is_for_the_supplier_and_for_what_is_overdue() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        pass(TERM);
        assert_noop!(announce(CLERK, id), Error::<Test>::NothingOverdue);
        pass(1);
        assert_noop!(announce(OTHER_CLERK, id), Error::<Test>::NotOfThisOffice);
        assert!(announce(FITTER, id).is_err());
        assert_ok!(announce(CLERK, id));
        assert_noop!(announce(CLERK, id), Error::<Test>::AlreadyAnnounced);
        pass(NOTICE_TERM + NOTICE_LIFETIME);
        assert_noop!(announce(CLERK, id), Error::<Test>::AlreadyAnnounced);
        pass(1);
        assert_ok!(announce(CLERK, id));
    });
}

#[test]
fn announce_disconnection_fails_where_something_forbids_it() {
    ExtBuilder::build_and_execute(|| {
        let wallets = [WALLET, WALLET, WALLET + 1, WALLET, WALLET];
        let ids = wallets.map(|wallet| contract(wallet, now() + DAY, 100));
        pass(TERM + 1);
        let [disputed, planned, protected, over, mourning] = ids;
        assert_ok!(open(WALLET, disputed, Matter::Balance { amount: 10 }));
        plan(planned);
        assert_ok!(protect(SOCIAL_OFFICER, protected, now() + DAY));
        end(over);
        die(mourning);
        for (id, error) in [
            (disputed, Error::<Test>::DisputeOpen),
            (planned, Error::PlanKept),
            (protected, Error::Protected),
            (over, Error::ContractEnded),
            (mourning, Error::Mourning),
        ] {
            assert_noop!(announce(CLERK, id), error);
        }
        assert_noop!(
            announce(CLERK, ContractId(9)),
            Error::<Test>::ContractNotFound
        );
    });
}

#[test]
fn announce_disconnection_of_the_disconnected_fails() {
    ExtBuilder::build_and_execute(|| {
        let id = dark();
        assert_noop!(announce(CLERK, id), Error::<Test>::IsDisconnected);
        assert_noop!(
            Disputed::withdraw_announcement(signed(CLERK), id),
            Error::<Test>::IsDisconnected
        );
    });
}

#[test]
fn withdraw_announcement_lets_nobody_be_disconnected() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_noop!(
            Disputed::withdraw_announcement(signed(OTHER_CLERK), id),
            Error::<Test>::NotOfThisOffice
        );
        assert_ok!(Disputed::withdraw_announcement(signed(CLERK), id));
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NotAnnounced);
        assert_noop!(
            Disputed::withdraw_announcement(signed(CLERK), id),
            Error::<Test>::NotAnnounced
        );
    });
}

#[test]
fn disconnect_is_for_a_meter_operator_of_the_supplier() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_noop!(disconnect(OTHER_FITTER, id), Error::<Test>::NotOfThisOffice);
        assert!(disconnect(CLERK, id).is_err());
        assert_noop!(
            disconnect(FITTER, ContractId(9)),
            Error::<Test>::ContractNotFound
        );
    });
}

#[test]
fn who_has_paid_is_reconnected_within_the_term() {
    ExtBuilder::build_and_execute(|| {
        let id = dark();
        assert_noop!(demand(id), Error::<Test>::StillOverdue);
        assert_ok!(pay(id, 300));
        assert_ok!(demand(id));
        let due = Event::ReconnectionDue {
            contract: id,
            reconnect_by: now() + RECONNECTION_TERM,
        };
        assert_eq!(last_event(), due.into());
        assert_noop!(demand(id), Error::<Test>::AlreadyDemanded);
        pass(RECONNECTION_TERM);
        assert_noop!(reconnect(OTHER_FITTER, id), Error::<Test>::NotOfThisOffice);
        assert_ok!(reconnect(FITTER, id));
        assert_eq!(
            (case(id).supplied, case(id).late_reconnections),
            (Supplied::Connected, 0)
        );
    });
}

#[test]
fn who_pays_what_was_announced_is_reconnected_though_more_is_overdue_since() {
    ExtBuilder::build_and_execute(|| {
        let id = dark();
        bill(id, 20);
        pass(TERM + 1);
        assert_ok!(pay(id, 299));
        assert_noop!(demand(id), Error::<Test>::StillOverdue);
        assert_ok!(pay(id, 1));
        assert!(standing(id).overdue_since.is_some());
        let view = Disputed::disconnection_view(id);
        assert!(view.is_some_and(|view| view.can_demand));
        assert_ok!(demand(id));
    });
}

#[test]
fn a_late_reconnection_is_seen_and_counted() {
    ExtBuilder::build_and_execute(|| {
        let id = dark();
        assert_ok!(pay(id, 300));
        assert_ok!(demand(id));
        pass(RECONNECTION_TERM + 7);
        assert_ok!(reconnect(FITTER, id));
        let reconnected = Event::Reconnected {
            contract: id,
            office: SUPPLIER,
            officer: MandateId(FITTER.into()),
            late_by: Some(7),
        };
        assert_eq!(last_event(), reconnected.into());
        assert_eq!(case(id).late_reconnections, 1);
    });
}

#[test]
fn reconnection_is_demanded_with_a_plan_with_protection_or_with_all_in_dispute() {
    let reasons: [fn(ContractId); 3] = [
        plan,
        |id| {
            assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        },
        |id| {
            assert_ok!(open(WALLET, id, of_bill(1, 300)));
        },
    ];
    for reason in reasons {
        ExtBuilder::build_and_execute(|| {
            let id = dark();
            assert_noop!(demand(id), Error::<Test>::StillOverdue);
            reason(id);
            assert_ok!(demand(id));
        });
    }
}

#[test]
fn reconnection_is_demanded_only_of_whom_is_disconnected_and_has_a_contract() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_noop!(demand(id), Error::<Test>::NotDisconnected);
        assert_noop!(reconnect(FITTER, id), Error::<Test>::NotDisconnected);
        assert_ok!(disconnect(FITTER, id));
        assert_ok!(pay(id, 300));
        end(id);
        assert_noop!(demand(id), Error::<Test>::ContractEnded);
    });
}

#[test]
fn a_supplier_reconnects_whoever_it_wants() {
    ExtBuilder::build_and_execute(|| {
        let id = dark();
        assert_ok!(reconnect(FITTER, id));
        assert_eq!(case(id).supplied, Supplied::Connected);
        // It takes another notice to disconnect again.
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NotAnnounced);
    });
}

#[test]
fn an_announcement_falls_when_the_dispute_over_it_is_won() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_ok!(open(WALLET, id, Matter::Disconnection));
        assert_noop!(disconnect(FITTER, id), Error::<Test>::DisputeOpen);
        assert_ok!(concede(CLERK));
        assert_eq!(case(id).supplied, Supplied::Connected);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NotAnnounced);
        // What is owed is owed.
        assert_eq!(standing(id).payable, 300);
    });
}

#[test]
fn an_announcement_stands_when_the_dispute_over_it_is_lost_and_is_not_disputed_again() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_ok!(open(WALLET, id, Matter::Disconnection));
        assert_ok!(answer(CLERK));
        pass(ANSWER_TERM + 1);
        assert_noop!(rule(FOUR_EYES, 1), Error::<Test>::NotLessThanClaimed);
        assert_ok!(rule(FOUR_EYES, 0));
        assert_noop!(
            open(WALLET, id, Matter::Disconnection),
            Error::<Test>::AlreadyDisputed
        );
        pass(NOTICE_TERM);
        assert_ok!(disconnect(FITTER, id));
        assert_noop!(
            open(WALLET, id, Matter::Disconnection),
            Error::<Test>::AlreadyDisputed
        );
    });
}

/// However a dispute ends that does not make the announcement fall, the notice's time begins then.
#[test]
fn nobody_is_disconnected_in_the_block_in_which_a_dispute_ends() {
    let ends: [fn() -> DispatchResult; 5] = [
        || concede(CLERK),
        || withdraw(WALLET),
        || {
            pass(ANSWER_TERM + 1);
            apply()
        },
        || {
            assert_ok!(answer(CLERK));
            pass(ANSWER_TERM + 1);
            uphold(REGULATOR)
        },
        || {
            assert_ok!(answer(CLERK));
            pass(ANSWER_TERM + 1);
            rule(FOUR_EYES, 0)
        },
    ];
    for end in ends {
        ExtBuilder::build_and_execute(|| {
            let id = warned();
            assert_ok!(open(WALLET, id, of_bill(1, 100)));
            assert_ok!(end());
            let from = now() + NOTICE_TERM;
            let renewed = Event::NoticeRenewed {
                contract: id,
                from,
                until: from + NOTICE_LIFETIME,
            };
            assert_eq!(last_event(), renewed.into());
            pass(NOTICE_TERM - 1);
            assert_noop!(disconnect(FITTER, id), Error::<Test>::NoticeRunning);
            pass(1);
            assert_ok!(disconnect(FITTER, id));
        });
    }
}

#[test]
fn who_has_lost_a_dispute_has_time_to_pay() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_ok!(open(WALLET, id, of_bill(1, 300)));
        assert_ok!(answer(CLERK));
        pass(ANSWER_TERM + 1);
        assert_ok!(rule(FOUR_EYES, 0));
        pass(NOTICE_TERM - 1);
        assert_ok!(pay(id, 300));
        pass(1);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NothingOverdue);
    });
}

#[test]
fn a_supplier_does_not_concede_one_bill_and_cut_off_for_another_that_could_not_be_disputed() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        bill(id, 10);
        pass(TERM + 1);
        assert_ok!(announce(CLERK, id));
        pass(NOTICE_TERM);
        assert_ok!(open(WALLET, id, of_bill(1, 300)));
        assert_ok!(concede(CLERK));
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NoticeRunning);
        assert_ok!(open(WALLET, id, of_bill(2, 100)));
    });
}

#[test]
fn a_notice_lasts_as_long_as_ever_once_it_begins_anew() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_ok!(open(WALLET, id, of_bill(1, 100)));
        assert_ok!(withdraw(WALLET));
        pass(NOTICE_TERM + NOTICE_LIFETIME);
        assert!(obstacles(id).is_empty());
        pass(1);
        assert_noop!(disconnect(FITTER, id), Error::<Test>::NoticeLapsed);
    });
}

#[test]
fn a_notice_that_lapsed_during_a_dispute_stays_so() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        pass(NOTICE_LIFETIME);
        assert_ok!(open(WALLET, id, of_bill(1, 100)));
        pass(1);
        assert_ok!(withdraw(WALLET));
        assert_eq!(obstacles(id), [Obstacle::NoticeLapsed]);
        assert_ok!(announce(CLERK, id));
    });
}

#[test]
fn another_announcement_can_be_disputed() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        assert_ok!(open(WALLET, id, Matter::Disconnection));
        assert_ok!(withdraw(WALLET));
        pass(NOTICE_TERM + NOTICE_LIFETIME + 1);
        assert_noop!(
            open(WALLET, id, Matter::Disconnection),
            Error::<Test>::NoDisconnection
        );
        assert_ok!(announce(CLERK, id));
        assert_ok!(open(WALLET, id, Matter::Disconnection));
    });
}

#[test]
fn who_wins_the_dispute_over_being_disconnected_is_to_be_reconnected() {
    ExtBuilder::build_and_execute(|| {
        let id = dark();
        assert_ok!(open(WALLET, id, Matter::Disconnection));
        assert_ok!(answer(CLERK));
        pass(ANSWER_TERM + 1);
        assert_ok!(uphold(REGULATOR));
        let due = Event::ReconnectionDue {
            contract: id,
            reconnect_by: now() + RECONNECTION_TERM,
        };
        assert_eq!(last_event(), due.into());
        pass(RECONNECTION_TERM + 1);
        assert_ok!(reconnect(FITTER, id));
        assert_eq!(case(id).late_reconnections, 1);
    });
}
