//! Disputes: opened, heard, conceded, withdrawn, ruled.

use super::*;

#[test]
fn open_dispute_freezes_what_is_disputed_and_nothing_more() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        assert_eq!((standing(id).frozen, standing(id).payable), (100, 200));
        assert_eq!(case(id).open, Some(FIRST));
        let opened = Event::DisputeOpened {
            id: FIRST,
            contract: id,
            matter: of_bill(1, 100),
            statement: STATEMENT,
            office: SUPPLIER,
            attested_by: None,
            frozen: 100,
        };
        assert_eq!(last_event(), opened.into());
    });
}

#[test]
fn open_dispute_of_a_paid_bill_freezes_only_what_is_left() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_ok!(pay(id, 250));
        assert_ok!(open(WALLET, id, of_bill(1, 120)));
        assert_eq!((standing(id).frozen, standing(id).payable), (50, 0));
        pass(ANSWER_TERM + 1);
        assert_ok!(apply());
        assert_eq!(outcome(FIRST), Some((Outcome::SupplierSilent, 120)));
        // 50 were not paid, and 70 were: they are the consumer's.
        assert_eq!((standing(id).frozen, account_of(id).credit), (0, 70));
    });
}

#[test]
fn open_dispute_is_for_the_consumer_alone() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        for stranger in [ANYBODY, WALLET + 1, CLERK] {
            assert_noop!(
                open(stranger, id, of_bill(1, 100)),
                Error::<Test>::NotConsumer
            );
        }
        let nowhere = ContractId(9);
        assert_noop!(
            open(WALLET, nowhere, of_bill(1, 1)),
            Error::<Test>::ContractNotFound
        );
    });
}

#[test]
fn open_dispute_takes_no_more_than_the_bill_came_to_and_was_not_credited() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let nothing = open(WALLET, id, of_bill(1, 0));
        assert_eq!(nothing, Err(Error::<Test>::NothingClaimed.into()));
        for (matter, error) in [
            (of_bill(1, 301), Error::<Test>::MoreThanContestable),
            (of_bill(2, 1), Error::BillNotFound),
            (of_bill(0, 1), Error::NotABill),
            (Matter::Balance { amount: 1 }, Error::BalanceStands),
            (Matter::Disconnection, Error::NoDisconnection),
        ] {
            assert_noop!(open(WALLET, id, matter), error);
        }
        assert_ok!(Bills::credit_bill(
            signed(CLERK),
            id,
            BillNumber(1),
            50,
            DECISION
        ));
        assert_noop!(
            open(WALLET, id, of_bill(1, 251)),
            Error::<Test>::MoreThanContestable
        );
        assert_ok!(open(WALLET, id, of_bill(1, 250)));
    });
}

#[test]
fn open_dispute_needs_an_account() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        pallet_utility_bills::Accounts::<Test>::remove(id);
        assert_noop!(
            open(WALLET, id, of_bill(1, 1)),
            Error::<Test>::AccountNotFound
        );
    });
}

#[test]
fn open_dispute_of_the_opening_balance_is_of_what_is_left_of_it() {
    ExtBuilder::build_and_execute(|| {
        let id = contract(WALLET, midnight(2025, 4, 7), 500);
        assert_ok!(pay(id, 100));
        let balance = |amount| Matter::Balance { amount };
        assert_noop!(
            open(WALLET, id, balance(401)),
            Error::<Test>::MoreThanContestable
        );
        assert_ok!(open(WALLET, id, balance(400)));
        assert_eq!(standing(id).frozen, 400);
        assert_ok!(concede(CLERK));
        assert_eq!((standing(id).payable, standing(id).frozen), (0, 0));
    });
}

#[test]
fn the_opening_balance_is_disputed_for_its_time() {
    ExtBuilder::build_and_execute(|| {
        let id = contract(WALLET, midnight(2025, 4, 7), 500);
        let limit = now() + DAY;
        change(id, |agreement| {
            agreement.balance_disputed_until = Some(limit);
        });
        pass(DAY);
        let balance = Matter::Balance { amount: 400 };
        assert_ok!(attest(CLERK, id, balance));
        assert_ok!(withdraw(WALLET));
        pass(1);
        assert_noop!(open(WALLET, id, balance), Error::<Test>::BalanceStands);
        assert_noop!(attest(CLERK, id, balance), Error::<Test>::BalanceStands);
    });
}

#[test]
fn an_officer_cannot_use_up_the_dispute_that_a_household_has() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        // For one minor unit, to give in at once.
        assert_ok!(attest(CLERK, id, of_bill(1, 1)));
        assert_ok!(concede(CLERK));
        assert_ok!(attest(CLERK, id, Matter::Disconnection));
        let second = DisputeId(1);
        assert_ok!(Disputed::withdraw_dispute(signed(WALLET), second));
        assert_ok!(open(WALLET, id, of_bill(1, 299)));
        let third = DisputeId(2);
        assert_ok!(Disputed::withdraw_dispute(signed(WALLET), third));
        assert_ok!(open(WALLET, id, Matter::Disconnection));
    });
}

#[test]
fn open_dispute_of_a_reading_names_one_of_the_days_of_the_bill() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let second = bill(id, 10);
        let debt = <Bills as UtilityAccounts>::contestable(id, second);
        let (from, until) = debt.and_then(|debt| debt.span).expect("it is kept");
        let reading = |at| Matter::Reading {
            at,
            bill: second,
            amount: 100,
        };
        // Of the bill before, and of the next one.
        for at in [from - 1, until] {
            assert_noop!(
                open(WALLET, id, reading(at)),
                Error::<Test>::ReadingNotBilled
            );
        }
        for (place, at) in [from, until - 1].into_iter().enumerate() {
            assert_ok!(attest(CLERK, id, reading(at)));
            let dispute = DisputeId(place as u64);
            assert_ok!(Disputed::withdraw_dispute(signed(WALLET), dispute));
        }
        // The journal does not keep readings for as long as a bill is.
        books(|books| {
            books
                .sheets
                .get_mut(&id.0)
                .map(|sheet| sheet.readings.clear())
        });
        assert_ok!(open(WALLET, id, reading(until - 1)));
        assert_eq!(standing(id).frozen, 100);
    });
}

#[test]
fn a_contract_has_one_open_dispute() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        bill(id, 10);
        assert_noop!(open(WALLET, id, of_bill(2, 1)), Error::<Test>::DisputeOpen);
        assert_ok!(withdraw(WALLET));
        assert_ok!(open(WALLET, id, of_bill(2, 1)));
        assert_eq!((case(id).disputes, case(id).open), (2, Some(DisputeId(1))));
    });
}

#[test]
fn a_bill_is_disputed_once() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        assert_ok!(withdraw(WALLET));
        assert_noop!(
            open(WALLET, id, of_bill(1, 1)),
            Error::<Test>::AlreadyDisputed
        );
    });
}

#[test]
fn a_household_disputes_again_what_was_debited_since() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        assert_ok!(withdraw(WALLET));
        assert_ok!(debit(id, 1, 40));
        for (round, debited) in [(1, 40), (2, 5)] {
            assert_noop!(
                open(WALLET, id, of_bill(1, debited + 1)),
                Error::<Test>::MoreThanContestable
            );
            assert_ok!(open(WALLET, id, of_bill(1, debited)));
            let dispute = DisputeId(round);
            assert_ok!(Disputed::withdraw_dispute(signed(WALLET), dispute));
            assert_noop!(
                open(WALLET, id, of_bill(1, 1)),
                Error::<Test>::AlreadyDisputed
            );
            assert_ok!(debit(id, 1, 5));
        }
    });
}

#[test]
fn what_is_debited_while_a_bill_is_disputed_is_disputed_after_that() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        assert_ok!(debit(id, 1, 40));
        assert_ok!(concede(CLERK));
        assert_eq!((standing(id).payable, standing(id).frozen), (240, 0));
        assert_ok!(open(WALLET, id, of_bill(1, 40)));
        assert_eq!((standing(id).payable, standing(id).frozen), (200, 40));
    });
}

#[test]
fn what_was_debited_before_is_disputed_with_the_bill_and_once() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_ok!(debit(id, 1, 40));
        assert_ok!(open(WALLET, id, of_bill(1, 340)));
        assert_ok!(withdraw(WALLET));
        assert_noop!(
            open(WALLET, id, of_bill(1, 1)),
            Error::<Test>::AlreadyDisputed
        );
    });
}

#[test]
fn what_was_debited_since_and_credited_is_not_disputed() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_ok!(open(WALLET, id, of_bill(1, 300)));
        assert_ok!(concede(CLERK));
        assert_ok!(debit(id, 1, 40));
        let credit = Bills::credit_bill(signed(CLERK), id, BillNumber(1), 30, DECISION);
        assert_ok!(credit);
        assert_noop!(
            open(WALLET, id, of_bill(1, 11)),
            Error::<Test>::MoreThanContestable
        );
        assert_ok!(open(WALLET, id, of_bill(1, 10)));
    });
}

#[test]
fn a_bill_that_is_kept_is_never_forgotten_as_disputed() {
    ExtBuilder::build_and_execute(|| {
        let id = contract(WALLET, midnight(2025, 4, 7), 500);
        assert_ok!(open(WALLET, id, Matter::Balance { amount: 1 }));
        assert_ok!(Disputed::withdraw_dispute(signed(WALLET), FIRST));
        for round in 1..=30u32 {
            let number = bill(id, 10);
            assert_ok!(open(WALLET, id, of_bill(number.0, 1)));
            let dispute = DisputeId(round.into());
            assert_ok!(Disputed::withdraw_dispute(signed(WALLET), dispute));
            let kept = account_of(id).bills;
            for kept in kept.iter().map(|kept| kept.statement.number) {
                assert_eq!(case(id).debited_when_disputed(kept), Some(0));
            }
            assert_eq!(case(id).debited_when_disputed(BillNumber(0)), Some(0));
        }
    });
}

#[test]
fn a_bill_that_is_no_longer_kept_is_not_disputed() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        (0..12).for_each(|_| {
            bill(id, 10);
        });
        assert_noop!(open(WALLET, id, of_bill(1, 1)), Error::<Test>::BillNotKept);
    });
}

#[test]
fn attest_dispute_is_for_a_contract_officer_of_the_supplier() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_noop!(
            attest(OTHER_CLERK, id, of_bill(1, 100)),
            Error::<Test>::NotOfThisOffice
        );
        assert!(attest(FITTER, id, of_bill(1, 100)).is_err());
        assert_ok!(attest(CLERK, id, of_bill(1, 100)));
        let clerk = Attestation::Supplier(signatory(SUPPLIER, CLERK));
        assert_eq!(dispute(FIRST).attested_by, Some(clerk));
        assert_eq!(standing(id).frozen, 100);
    });
}

#[test]
fn evidence_of_both_sides_is_the_last_root_until_the_time_is_over() {
    ExtBuilder::build_and_execute(|| {
        disputed();
        pass(ANSWER_TERM);
        assert_ok!(lodge(WALLET));
        let lodged = Event::EvidenceLodged {
            id: FIRST,
            root: EVIDENCE,
            assisted_by: None,
        };
        assert_eq!(last_event(), lodged.into());
        assert_ok!(answer(CLERK));
        assert_ok!(Disputed::lodge_evidence(signed(WALLET), FIRST, NOTICE));
        assert_eq!(
            (dispute(FIRST).evidence, dispute(FIRST).answer),
            (Some(NOTICE), Some(EVIDENCE))
        );
        assert_noop!(lodge(CLERK), Error::<Test>::NotConsumer);
        assert_noop!(answer(OTHER_CLERK), Error::<Test>::NotOfThisOffice);
        pass(1);
        assert_noop!(lodge(WALLET), Error::<Test>::AnswerOver);
        assert_noop!(answer(CLERK), Error::<Test>::AnswerOver);
    });
}

#[test]
fn concede_dispute_gives_what_is_claimed_at_once() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        assert_noop!(concede(OTHER_CLERK), Error::<Test>::NotOfThisOffice);
        assert_ok!(concede(CLERK));
        assert_eq!((standing(id).frozen, standing(id).payable), (0, 200));
        let officer = MandateId(CLERK.into());
        assert_eq!(outcome(FIRST), Some((Outcome::Conceded { officer }, 100)));
        assert_eq!(case(id).open, None);
    });
}

#[test]
fn withdraw_dispute_makes_what_was_frozen_payable_again() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        assert_noop!(withdraw(ANYBODY), Error::<Test>::NotConsumer);
        assert_ok!(withdraw(WALLET));
        assert_eq!((standing(id).frozen, standing(id).payable), (0, 300));
        assert_eq!(outcome(FIRST), Some((Outcome::Withdrawn, 0)));
    });
}

#[test]
fn uphold_dispute_credits_all_that_is_claimed() {
    ExtBuilder::build_and_execute(|| {
        let id = to_rule();
        assert_noop!(uphold(NORTHERN_REGULATOR), Error::<Test>::OutsideRegion);
        assert!(uphold(CLERK).is_err());
        assert_ok!(uphold(REGULATOR));
        assert_eq!((standing(id).frozen, standing(id).payable), (0, 200));
        assert!(outcome(FIRST).is_some_and(|(_, credited)| credited == 100));
    });
}

#[test]
fn rule_dispute_credits_less_and_unfreezes_the_rest() {
    ExtBuilder::build_and_execute(|| {
        let id = to_rule();
        assert_noop!(rule(FOUR_EYES, 100), Error::<Test>::NotLessThanClaimed);
        assert_noop!(rule(NORTHERN_FOUR_EYES, 40), Error::<Test>::OutsideRegion);
        // One officer of the regulator alone does not find against a consumer.
        assert!(rule(REGULATOR, 40).is_err());
        assert_ok!(rule(FOUR_EYES, 40));
        assert_eq!((standing(id).frozen, standing(id).payable), (0, 260));
    });
}

#[test]
fn rule_dispute_with_nothing_dismisses() {
    ExtBuilder::build_and_execute(|| {
        let id = to_rule();
        assert_ok!(rule(FOUR_EYES, 0));
        assert_eq!((standing(id).frozen, standing(id).payable), (0, 300));
        let closed = Event::DisputeClosed {
            id: FIRST,
            contract: id,
            outcome: Outcome::Ruled {
                amount: 0,
                decision: DECISION,
                office: REGULATOR_OFFICE,
                officer: MandateId(REGULATOR.into()),
                supervisor: MandateId(SUPERVISOR.into()),
            },
            credited: 0,
        };
        assert_eq!(last_event(), closed.into());
    });
}

#[test]
fn a_dispute_that_has_ended_is_not_ended_again() {
    ExtBuilder::build_and_execute(|| {
        to_rule();
        assert_ok!(uphold(REGULATOR));
        for again in [
            lodge(WALLET),
            answer(CLERK),
            concede(CLERK),
            withdraw(WALLET),
            uphold(REGULATOR),
            rule(FOUR_EYES, 0),
            apply(),
        ] {
            assert_eq!(again, Err(Error::<Test>::DisputeClosed.into()));
        }
    });
}

#[test]
fn what_there_is_no_dispute_of_is_not_ended() {
    ExtBuilder::build_and_execute(|| {
        household();
        for none in [concede(CLERK), withdraw(WALLET), apply(), lodge(WALLET)] {
            assert_eq!(none, Err(Error::<Test>::DisputeNotFound.into()));
        }
    });
}

#[test]
fn what_the_supplier_has_credited_of_all_the_bill_meanwhile_is_not_credited_again() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        assert_ok!(Bills::credit_bill(
            signed(CLERK),
            id,
            BillNumber(1),
            270,
            DECISION
        ));
        assert_ok!(concede(CLERK));
        let officer = MandateId(CLERK.into());
        assert_eq!(outcome(FIRST), Some((Outcome::Conceded { officer }, 30)));
        assert_eq!((standing(id).payable, account_of(id).credit), (0, 0));
    });
}

#[test]
fn a_paid_sum_in_dispute_is_the_consumers_though_its_bill_is_no_longer_kept() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_ok!(pay(id, 250));
        assert_ok!(open(WALLET, id, of_bill(1, 120)));
        // Meters were read long ago, and somebody closes a year of cycles.
        (0..13).for_each(|_| {
            bill(id, 0);
        });
        assert_ok!(concede(CLERK));
        assert_eq!((standing(id).payable, account_of(id).credit), (0, 70));
    });
}

#[test]
fn the_disputes_of_a_contract_are_shown_last_first_by_pages() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let other = contract(WALLET + 1, now(), 50);
        let ids = (0..5u64).map(|place| {
            let number = if place == 0 {
                BillNumber(1)
            } else {
                bill(id, 10)
            };
            assert_ok!(open(WALLET, id, of_bill(number.0, 1)));
            assert_ok!(Disputed::withdraw_dispute(signed(WALLET), DisputeId(place)));
        });
        assert_eq!(ids.count(), 5);
        assert_ok!(open(WALLET + 1, other, Matter::Balance { amount: 50 }));
        let page = |before: Option<u64>, limit| {
            let views = Disputed::disputes_view(id, before.map(DisputeId), limit);
            let number = |view: DisputeView| view.id.0;
            views.into_iter().map(number).collect::<Vec<_>>()
        };
        assert_eq!(page(None, 2), [4, 3]);
        assert_eq!(page(Some(3), 9), [2, 1, 0]);
        assert!(page(Some(0), 9).is_empty());
        // One of another contract is none of this.
        assert!(page(Some(5), 9).is_empty());
    });
}
