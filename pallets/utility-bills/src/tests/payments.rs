//! Money goes where the bills say, and none is lost.

use super::*;
use frame_support::traits::fungibles::InspectHold;

fn supplier() -> AccountId {
    Bills::account_of(SUPPLIER)
}

fn held(office: &AccountId) -> u128 {
    AssetsHolder::total_balance_on_hold(MANAT, office)
}

fn withdraw(by: u8, amount: u128) -> DispatchResult {
    Bills::withdraw(signed(by), MANAT, amount, account(77))
}

#[test]
fn anybody_pays_for_a_contract_and_the_oldest_bill_is_paid_first() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31, 28]);
        assert_ok!(pay(ANYBODY, id, 400));
        assert_eq!(money(&supplier()), 400);
        assert_eq!(money(&account(ANYBODY)), WEALTH - 400);
        assert_eq!(statuses(id), [BillStatus::Paid, BillStatus::PartPaid]);
        assert_eq!(standing(id).payable, 190);
    });
}

#[test]
fn what_is_paid_too_much_is_held_and_settles_the_next_bill_when_it_is_closed() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 500));
        assert_eq!((kept(id).prepaid, held(&supplier())), (190, 190));
        billed(id, &[28]);
        assert_eq!((kept(id).prepaid, held(&supplier())), (0, 0));
        assert_eq!(money(&supplier()), 500);
        assert_eq!(statuses(id), [BillStatus::Paid, BillStatus::PartPaid]);
        assert_eq!(standing(id).payable, 90);
    });
}

#[test]
fn pay_fails_without_a_sum_an_account_or_the_money() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(pay(WALLET, HOME, 1), Error::<Test>::AccountNotFound);
        let id = household();
        assert_noop!(pay(WALLET, id, 0), Error::<Test>::NothingToPay);
        assert_noop!(
            pay(WALLET, id, WEALTH + 1),
            pallet_assets::Error::<Test>::BalanceLow
        );
    });
}

#[test]
fn a_supplier_takes_what_it_has_earned_with_four_eyes_and_not_what_is_prepaid() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 500));
        assert_noop!(withdraw(CLERK, 1), DispatchError::BadOrigin);
        assert_noop!(withdraw(FOUR_EYES, 0), Error::<Test>::NothingToPay);
        assert!(withdraw(FOUR_EYES, 311).is_err());
        assert_ok!(withdraw(FOUR_EYES, 309));
        assert_eq!(money(&account(77)), 309);
        assert_eq!(held(&supplier()), 190);
        assert!(
            withdraw(OTHER_FOUR_EYES, 1).is_err(),
            "its account is empty"
        );
    });
}

#[test]
fn a_social_office_pays_what_is_to_pay_from_its_own_account_and_nothing_in_advance() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        let office = Bills::account_of(SOCIAL_OFFICE);
        let subsidise = |by, amount| Bills::subsidise(signed(by), id, amount);
        assert!(subsidise(SOCIAL_OFFICER, 100).is_err(), "it has no money");
        assert_ok!(Assets::transfer(
            signed(ANYBODY),
            MANAT,
            office.clone(),
            1_000
        ));
        assert_noop!(subsidise(CLERK, 100), DispatchError::BadOrigin);
        assert_noop!(
            subsidise(SOCIAL_OFFICER, 311),
            Error::<Test>::MoreThanPayable
        );
        assert_noop!(subsidise(SOCIAL_OFFICER, 0), Error::<Test>::NothingToPay);
        assert_ok!(subsidise(SOCIAL_OFFICER, 300));
        assert_eq!((money(&office), money(&supplier())), (700, 300));
        assert_eq!(standing(id).payable, 10);
    });
}

#[test]
fn refund_gives_back_what_was_prepaid_when_all_is_over() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(ANYBODY, id, 500));
        let refund = |by| Bills::refund(signed(by), id);
        assert_noop!(refund(ANYBODY), Error::<Test>::NotConsumer);
        assert_noop!(refund(WALLET), Error::<Test>::NotEnded);
        read(id, date(2025, 2, 11), 5);
        end(id);
        assert_noop!(refund(WALLET), Error::<Test>::NotAllBilled);
        closed(id);
        assert_ok!(refund(WALLET));
        assert_eq!(money(&account(WALLET)), WEALTH + 500 - 310 - 50);
        assert_eq!((kept(id).prepaid, held(&supplier())), (0, 0));
        assert_noop!(refund(WALLET), Error::<Test>::NothingToRefund);
    });
}

#[test]
fn refund_fails_while_something_is_owed_or_in_dispute() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        end(id);
        let refund = || Bills::refund(signed(WALLET), id);
        assert_noop!(refund(), Error::<Test>::StillOwed);
        assert_ok!(contest(id, 1, 310));
        assert_ok!(pay(WALLET, id, 100));
        assert_noop!(refund(), Error::<Test>::StillOwed);
    });
}

#[test]
fn refund_gives_back_credit_as_far_as_the_suppliers_account_reaches() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 310));
        assert_ok!(Bills::credit_bill(
            signed(CLERK),
            id,
            BillNumber(1),
            100,
            DOCUMENT
        ));
        end(id);
        assert_ok!(withdraw(FOUR_EYES, 250));
        assert_ok!(Bills::refund(signed(WALLET), id));
        assert_eq!(money(&account(WALLET)), WEALTH - 310 + 60);
        assert_eq!(kept(id).credit, 40, "the supplier goes on owing it");
        assert_noop!(
            Bills::refund(signed(WALLET), id),
            Error::<Test>::NothingToRefund
        );
    });
}

#[test]
fn what_an_office_has_is_what_it_can_withdraw_and_what_is_prepaid_to_it() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 500));
        let has = Bills::office_money(SUPPLIER, MANAT);
        assert_eq!((has.account, has.prepaid), (supplier(), 190));
        assert!(withdraw(FOUR_EYES, has.free + 1).is_err());
        assert_ok!(withdraw(FOUR_EYES, has.free));
        let has = Bills::office_money(SUPPLIER, MANAT);
        assert_eq!((has.free, has.prepaid), (0, 190));
        let has = Bills::office_money(SUPPLIER, OTHER_ASSET);
        assert_eq!((has.free, has.prepaid), (0, 0));
    });
}

#[test]
fn whoever_has_taken_over_the_contract_of_the_dead_gets_the_refund() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 500));
        let heir = WALLET + 1;
        die(id, heir);
        let refund = |by| Bills::refund(signed(by), id);
        assert_noop!(refund(WALLET), Error::<Test>::NotConsumer);
        assert_ok!(refund(heir));
        assert_eq!(money(&account(heir)), WEALTH + 190);
    });
}
