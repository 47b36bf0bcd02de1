//! What the pallet promises to disputes and disconnection.

use super::*;
use crate::types::Unbillable;

fn credit(id: ContractId, bill: u32, amount: u128) -> DispatchResult {
    Bills::credit_bill(signed(CLERK), id, BillNumber(bill), amount, DOCUMENT)
}

/// A household whose first bill, of 310, was estimated.
fn estimated() -> ContractId {
    let id = household();
    read(id, date(2025, 2, 1), 31);
    estimate(id);
    closed(id);
    id
}

#[test]
fn what_is_contested_is_not_to_pay_is_not_overdue_and_is_not_settled() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_eq!(contest(id, 1, 310), Ok(310));
        pass(TERM + 1);
        assert_eq!(
            standing(id),
            Standing {
                frozen: 310,
                ..Standing::default()
            }
        );
        assert_eq!(statuses(id), [BillStatus::Frozen]);
        assert_ok!(pay(WALLET, id, 100));
        assert_eq!(kept(id).prepaid, 100);
    });
}

#[test]
fn what_is_not_granted_is_to_pay_again_and_settled_from_what_is_prepaid() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_eq!(contest(id, 1, 200), Ok(200));
        assert_ok!(pay(WALLET, id, 210));
        assert_eq!(kept(id).prepaid, 100);
        assert_eq!(decide(id, 50), Ok(50));
        assert_eq!((standing(id).payable, standing(id).frozen), (50, 0));
        assert_eq!((kept(id).prepaid, kept(id).contested), (0, None));
    });
}

#[test]
fn what_is_debited_and_credited_meanwhile_takes_nothing_from_what_was_contested() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_eq!(contest(id, 1, 310), Ok(310));
        let by = signed(FOUR_EYES);
        assert_ok!(Bills::debit_bill(by, id, BillNumber(1), 300, DOCUMENT));
        assert_ok!(credit(id, 1, 300));
        assert_eq!(decide(id, 310), Ok(310));
        assert_eq!((standing(id).payable, standing(id).frozen), (0, 0));
    });
}

#[test]
fn no_more_is_contested_than_the_bill_came_to_and_one_bill_at_a_time() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31, 28]);
        assert_noop!(contest(id, 1, 311), Error::<Test>::MoreThanBilled);
        assert_noop!(contest(id, 1, 0), Error::<Test>::NothingToPay);
        assert_noop!(contest(id, 3, 1), Error::<Test>::BillNotFound);
        assert_noop!(contest(ContractId(9), 1, 1), Error::<Test>::AccountNotFound);
        assert_noop!(decide(id, 1), Error::<Test>::NotContested);
        assert_ok!(contest(id, 1, 310));
        for bill in [1, 2] {
            assert_noop!(contest(id, bill, 1), Error::<Test>::Contested);
        }
        assert_eq!(decide(id, 0), Ok(0));
        assert_ok!(contest(id, 2, 1));
    });
}

#[test]
fn a_ruling_takes_off_what_was_frozen_and_gives_credit_for_what_was_paid() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 100));
        assert_eq!(contest(id, 1, 250), Ok(210), "the rest is paid");
        assert_eq!(decide(id, 250), Ok(250));
        assert_eq!((standing(id).frozen, kept(id).credit), (0, 40));
        let (entry, head) = links(id).pop().expect("it is a link");
        assert!(matches!(entry, Entry::Note(note) if note.document == DOCUMENT));
        assert_eq!(head, kept(id).head);
        assert_noop!(contest(id, 1, 61), Error::<Test>::MoreThanBilled);
    });
}

#[test]
fn what_a_ruling_takes_off_is_what_was_frozen_before_it_is_what_is_to_pay() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_eq!(contest(id, 1, 200), Ok(200));
        assert_eq!(standing(id).payable, 110);
        assert_eq!(decide(id, 200), Ok(200));
        assert_eq!((standing(id).payable, standing(id).frozen), (110, 0));
    });
}

#[test]
fn a_bill_that_is_contested_stays_frozen_when_it_is_no_longer_kept() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[10; 1]);
        assert_ok!(contest(id, 1, 60));
        billed(id, &[10; 12]);
        assert_eq!(
            (kept(id).older.outstanding, kept(id).older.frozen),
            (100, 60)
        );
        assert_noop!(credit(id, 1, 41), Error::<Test>::MoreThanBilled);
        assert_eq!(decide(id, 60), Ok(60));
        assert_eq!(
            (standing(id).payable, standing(id).frozen),
            (12 * 100 + 40, 0)
        );
    });
}

#[test]
fn what_the_supplier_has_credited_meanwhile_is_not_credited_a_second_time() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_eq!(contest(id, 1, 310), Ok(310));
        assert_ok!(credit(id, 1, 100));
        assert_eq!(standing(id).frozen, 210);
        assert_eq!(decide(id, 310), Ok(210));
        assert_eq!((standing(id).payable, kept(id).credit), (0, 0));
    });
    // Nor once the bill is no longer kept.
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[10]);
        assert_eq!(contest(id, 1, 60), Ok(60));
        billed(id, &[10; 12]);
        assert_ok!(credit(id, 1, 40));
        assert_eq!(decide(id, 100), Ok(60));
        assert_eq!(kept(id).older.outstanding, 0);
        assert_eq!((standing(id).payable, kept(id).credit), (12 * 100, 0));
    });
}

#[test]
fn a_ruling_on_a_bill_that_was_paid_and_is_no_longer_kept_is_not_more_than_it_came_to() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[10]);
        assert_ok!(pay(WALLET, id, 100));
        assert_eq!(contest(id, 1, 100), Ok(0));
        billed(id, &[10; 14]);
        assert_eq!(standing(id).payable, 14 * 100);
        assert_eq!(decide(id, 1_000), Ok(100));
        assert_eq!(standing(id).payable, 13 * 100);
    });
}

#[test]
fn the_opening_balance_is_contested_for_what_is_left_of_it() {
    ExtBuilder::build_and_execute(|| {
        tariff_from(date(2025, 1, 1), simple(&[(None, minor(10))]));
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        change(id, |sheet| {
            sheet.opening.as_mut().expect("it has one").owed = 70;
        });
        assert_ok!(open(id));
        assert_ok!(pay(WALLET, id, 20));
        assert_noop!(contest(id, 0, 51), Error::<Test>::MoreThanBilled);
        assert_eq!(contest(id, 0, 40), Ok(40));
        // What bills that are no longer kept leave is one sum with it.
        billed(id, &[10; 13]);
        assert_ok!(credit(id, 1, 30));
        assert_eq!(kept(id).contested.expect("it is").creditable, 20);
        assert_eq!(decide(id, 40), Ok(20));
        assert_eq!((standing(id).payable, kept(id).credit), (1_300, 0));
        assert_noop!(contest(id, 1, 1), Error::<Test>::BillNotKept);
    });
}

#[test]
fn of_a_bill_what_is_left_and_what_was_not_credited_can_be_contested() {
    ExtBuilder::build_and_execute(|| {
        let contestable = |id, bill| <Bills as UtilityAccounts>::contestable(id, BillNumber(bill));
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 100));
        assert_ok!(credit(id, 1, 50));
        let debit = Bills::debit_bill(signed(FOUR_EYES), id, BillNumber(1), 7, DOCUMENT);
        assert_ok!(debit);
        assert_ok!(contest(id, 1, 10));
        assert_eq!(
            contestable(id, 1),
            Some(Contestable {
                left: 167,
                unfrozen: 157,
                creditable: Some(267),
                debited: 7,
                // The reading with which it ends was taken on the first of February.
                span: Some((midnight(date(2025, 1, 1)), midnight(date(2025, 2, 2)))),
            })
        );
        // The opening balance is nothing here.
        assert_eq!(contestable(id, 0), Some(Contestable::default()));
        assert_eq!(contestable(id, 2), None);
    });
}

#[test]
fn a_real_reading_unfreezes_nothing_of_an_estimated_bill_that_is_contested() {
    ExtBuilder::build_and_execute(|| {
        let id = estimated();
        assert_eq!(contest(id, 1, 310), Ok(310));
        strike_estimates(id);
        read(id, date(2025, 3, 1), 118);
        assert_eq!(Bills::preview_bill(id), Err(Unbillable::Contested));
        assert_noop!(close(id), Error::<Test>::BillContested);
        assert_eq!((standing(id).payable, standing(id).frozen), (0, 310));
        // Once it is decided, the days are billed anew.
        assert_eq!(decide(id, 110), Ok(110));
        assert_eq!(closed(id).total, 1_180);
        assert_eq!(standing(id).payable, 1_180);
    });
}

#[test]
fn a_cycle_waits_for_a_contested_bill_of_a_struck_reading_and_for_no_other() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[40, 400]);
        strike_last(id);
        read(id, date(2025, 4, 1), 100);
        assert_ok!(contest(id, 2, 3_000));
        assert_noop!(close(id), Error::<Test>::BillContested);
        assert_eq!(decide(id, 0), Ok(0));
        // The first bill stands, whatever the reading.
        assert_ok!(contest(id, 1, 400));
        assert_eq!(closed(id).total, 1_000);
        assert_eq!((standing(id).payable, standing(id).frozen), (1_000, 400));
    });
}
