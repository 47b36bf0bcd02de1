//! Corrections say why, in the open, and never change what a bill said.

use super::*;

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

#[test]
fn of_what_is_older_no_more_is_credited_than_is_to_pay() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[10; 13]);
        // It would be credit that nobody has paid, and that one officer could have refunded.
        for bill in [0, 1] {
            assert_noop!(credit(CLERK, id, bill, 101), Error::<Test>::MoreThanBilled);
        }
        assert_ok!(pay(WALLET, id, 70));
        assert_noop!(credit(CLERK, id, 1, 31), Error::<Test>::MoreThanBilled);
        assert_ok!(contest(id, 0, 10));
        assert_noop!(credit(CLERK, id, 1, 21), Error::<Test>::MoreThanBilled);
        assert_ok!(credit(CLERK, id, 1, 20));
        assert_noop!(credit(CLERK, id, 1, 1), Error::<Test>::MoreThanBilled);
        assert_eq!((kept(id).credit, standing(id).frozen), (0, 10));
    });
}

#[test]
fn no_credit_is_lost_where_the_supplier_would_owe_more_than_can_be_said() {
    ExtBuilder::build_and_execute(|| {
        tariff_from(date(2025, 1, 1), simple(&[(None, minor(10))]));
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        change(id, |sheet| {
            sheet.opening.as_mut().expect("it has one").credit = u128::MAX;
        });
        assert_ok!(open(id));
        // 310 of it are set off.
        billed(id, &[31]);
        assert_ok!(credit(CLERK, id, 1, 310));
        let more = Bills::debit_bill(signed(FOUR_EYES), id, BillNumber(1), 5, DOCUMENT);
        assert_ok!(more);
        change_credit(id, u128::MAX);
        assert_noop!(
            credit(CLERK, id, 1, 5),
            sp_runtime::ArithmeticError::Overflow
        );
    });
}

fn change_credit(id: ContractId, credit: u128) {
    Accounts::<Test>::mutate(id, |kept| {
        kept.as_mut().expect("it is open").credit = credit;
    });
}
