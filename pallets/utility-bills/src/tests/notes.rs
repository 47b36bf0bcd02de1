//! Corrections say why, in the open, and never change what a bill said.

use super::*;
use sp_runtime::DispatchError;

fn credit(by: u8, contract: ContractId, bill: u32, amount: u128) -> DispatchResult {
    Bills::credit_bill(signed(by), contract, BillNumber(bill), amount, DOCUMENT)
}

fn debit(by: u8, contract: ContractId, bill: u32, amount: u128) -> DispatchResult {
    Bills::debit_bill(signed(by), contract, BillNumber(bill), amount, DOCUMENT)
}

#[test]
fn a_credit_note_takes_off_what_is_to_pay_and_the_bill_says_what_it_said() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let bill = billed(id, &[31])[0];
        assert_ok!(credit(CLERK, id, 1, 100));
        assert_eq!(standing(id).payable, 210);
        assert_eq!(kept(id).bills[0].statement, bill);
        assert_ok!(credit(CLERK, id, 1, 210));
        assert_eq!(statuses(id), [BillStatus::Credited]);
    });
}

#[test]
fn what_is_credited_of_a_paid_bill_is_set_off_against_the_others() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 310));
        assert_ok!(credit(CLERK, id, 1, 110));
        assert_eq!(kept(id).credit, 110);
        billed(id, &[20]);
        assert_eq!((kept(id).credit, standing(id).payable), (0, 90));
    });
}

#[test]
fn a_bill_is_not_credited_for_more_than_it_came_to() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(credit(CLERK, id, 1, 300));
        assert_noop!(credit(CLERK, id, 1, 11), Error::<Test>::MoreThanBilled);
        assert_noop!(credit(CLERK, id, 1, 0), Error::<Test>::NothingToPay);
        assert_noop!(credit(CLERK, id, 2, 1), Error::<Test>::BillNotFound);
        assert_noop!(
            credit(CLERK, ContractId(9), 1, 1),
            Error::<Test>::AccountNotFound
        );
    });
}

#[test]
fn another_supplier_corrects_nothing() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_noop!(
            credit(OTHER_CLERK, id, 1, 1),
            Error::<Test>::NotOfThisOffice
        );
        assert_noop!(
            debit(OTHER_FOUR_EYES, id, 1, 1),
            Error::<Test>::NotOfThisOffice
        );
        assert_noop!(credit(ANYBODY, id, 1, 1), DispatchError::BadOrigin);
    });
}

#[test]
fn a_debit_note_takes_four_eyes_and_gives_a_new_time_to_pay() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        pass(TERM + 1);
        assert!(standing(id).overdue_since.is_some());
        assert_noop!(debit(CLERK, id, 1, 5), DispatchError::BadOrigin);
        assert_noop!(debit(FOUR_EYES, id, 1, 0), Error::<Test>::NothingToPay);
        assert_ok!(debit(FOUR_EYES, id, 1, 5));
        assert_eq!(
            (standing(id).payable, standing(id).overdue_since),
            (315, None)
        );
        pass(TERM + 1);
        assert!(standing(id).overdue_since.is_some());
    });
}

#[test]
fn a_bill_that_is_no_longer_kept_is_credited_and_not_debited() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[10; 13]);
        assert_noop!(debit(FOUR_EYES, id, 1, 5), Error::<Test>::BillNotKept);
        assert_noop!(debit(FOUR_EYES, id, 14, 5), Error::<Test>::BillNotFound);
        assert_ok!(credit(CLERK, id, 1, 40));
        assert_eq!(kept(id).older.outstanding, 60);
    });
}
