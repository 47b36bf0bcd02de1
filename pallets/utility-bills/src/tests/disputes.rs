//! What the pallet promises to disputes and disconnection.

use super::*;

fn freeze(id: ContractId, bill: u32, amount: u128) -> DispatchResult {
    <Bills as UtilityAccounts>::freeze(id, BillNumber(bill), amount)
}

fn unfreeze(id: ContractId, bill: u32, amount: u128) -> DispatchResult {
    <Bills as UtilityAccounts>::unfreeze(id, BillNumber(bill), amount)
}

fn rule(id: ContractId, bill: u32, amount: u128) -> DispatchResult {
    <Bills as UtilityAccounts>::credit(id, BillNumber(bill), amount, DOCUMENT)
}

#[test]
fn what_is_frozen_is_not_to_pay_is_not_overdue_and_is_not_settled() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(freeze(id, 1, 310));
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
fn what_is_unfrozen_is_to_pay_again_and_settled_from_what_is_prepaid() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(freeze(id, 1, 200));
        assert_ok!(pay(WALLET, id, 210));
        assert_eq!(kept(id).prepaid, 100);
        assert_ok!(unfreeze(id, 1, 150));
        assert_eq!((standing(id).payable, standing(id).frozen), (50, 50));
        // No more is unfrozen than is frozen.
        assert_ok!(unfreeze(id, 1, 1_000));
        assert_eq!((standing(id).payable, standing(id).frozen), (100, 0));
    });
}

#[test]
fn no_more_is_frozen_than_is_left_of_the_bill() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(freeze(id, 1, 300));
        assert_noop!(freeze(id, 1, 11), Error::<Test>::MoreThanUnfrozen);
        assert_noop!(freeze(id, 1, 0), Error::<Test>::NothingToPay);
        assert_noop!(freeze(id, 2, 1), Error::<Test>::BillNotFound);
        assert_noop!(freeze(ContractId(9), 1, 1), Error::<Test>::AccountNotFound);
    });
}

#[test]
fn a_ruling_takes_off_what_was_frozen_and_gives_credit_for_what_was_paid() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 100));
        assert_ok!(freeze(id, 1, 210));
        assert_ok!(rule(id, 1, 250));
        assert_eq!((standing(id).frozen, kept(id).credit), (0, 40));
        let (entry, head) = links(id).pop().expect("it is a link");
        assert!(matches!(entry, Entry::Note(note) if note.document == DOCUMENT));
        assert_eq!(head, kept(id).head);
        assert_noop!(rule(id, 1, 61), Error::<Test>::MoreThanBilled);
    });
}

#[test]
fn a_bill_in_dispute_stays_frozen_when_it_is_no_longer_kept() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[10; 1]);
        assert_ok!(freeze(id, 1, 60));
        billed(id, &[10; 12]);
        assert_eq!(
            (kept(id).older.outstanding, kept(id).older.frozen),
            (100, 60)
        );
        assert_ok!(rule(id, 1, 60));
        assert_ok!(unfreeze(id, 1, 60));
        assert_eq!(
            (standing(id).payable, standing(id).frozen),
            (12 * 100 + 40, 0)
        );
    });
}

#[test]
fn of_a_bill_what_is_left_and_what_was_not_credited_can_be_contested() {
    ExtBuilder::build_and_execute(|| {
        let contestable = |id, bill| <Bills as UtilityAccounts>::contestable(id, BillNumber(bill));
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 100));
        assert_ok!(freeze(id, 1, 10));
        assert_ok!(rule(id, 1, 50));
        assert_eq!(
            contestable(id, 1),
            Some(Contestable {
                left: 160,
                unfrozen: 150,
                creditable: Some(260),
            })
        );
        // The opening balance is nothing here.
        assert_eq!(contestable(id, 0), Some(Contestable::default()));
        assert_eq!(contestable(id, 2), None);
        assert_ok!(unfreeze(id, 1, 10));
    });
}
