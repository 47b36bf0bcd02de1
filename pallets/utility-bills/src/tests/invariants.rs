//! What `try_state` notices.

use super::*;
use frame_support::traits::fungibles::MutateHold;

/// Whether the invariants fail with this, after a change of the account that no call makes.
fn fails_after(says: &str, wrong: impl FnOnce(&mut Account<u32>)) {
    ExtBuilder::build().execute_with(|| {
        let id = household();
        billed(id, &[31, 28]);
        assert_ok!(contest(id, 1, 100));
        ExtBuilder::check();
        Accounts::<Test>::mutate(id, |kept| wrong(kept.as_mut().expect("it is open")));
        let why = Bills::check_invariants().expect_err("it is wrong");
        assert_eq!(why, sp_runtime::TryRuntimeError::Other(leaked(says)));
    });
}

fn leaked(says: &str) -> &'static str {
    Box::leak(says.to_owned().into_boxed_str())
}

#[test]
fn try_state_fails_where_what_is_frozen_is_not_what_is_contested() {
    let says = "what is frozen is not what is contested";
    fails_after(says, |account| account.contested = None);
    fails_after(says, |account| account.bills[1].debt.frozen = 1);
    fails_after(says, |account| {
        if let Some(contested) = account.contested.as_mut() {
            contested.bill = BillNumber(2);
        }
    });
}

#[test]
fn try_state_fails_where_consumption_is_billed_twice_or_left_out() {
    let says = "a cycle does not begin with the reading that ended the one before";
    fails_after(says, |account| {
        account.bills[1].statement.begins.totals[0] -= 1
    });
    fails_after(says, |account| account.cycle.begins.totals[0] += 1);
}

#[test]
fn try_state_fails_where_a_supplier_holds_more_than_was_prepaid() {
    ExtBuilder::build().execute_with(|| {
        let id = household();
        billed(id, &[31]);
        assert_ok!(pay(WALLET, id, 400));
        ExtBuilder::check();
        let (reason, supplier) = (
            crate::HoldReason::Prepaid.into(),
            Bills::account_of(SUPPLIER),
        );
        assert_ok!(AssetsHolder::hold(MANAT, &reason, &supplier, 1));
        assert!(Bills::check_invariants().is_err());
    });
}
