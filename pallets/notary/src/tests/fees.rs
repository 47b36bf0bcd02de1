//! What acts cost, when it is on hold, and where it goes.

use super::*;
use crate::types::FactKind;
use codec::Encode;
use scale_info::{TypeDef, TypeInfo};
use sp_runtime::{DispatchError, TokenError};
use std::collections::BTreeSet;

/// A sale that everybody has signed, and costs what sales cost.
fn signed_sale() -> ActId {
    let id = drafted(&[1, 2]);
    sign_all(id);
    id
}

/// A certified sale whose fee person 1 has put on hold.
fn paid_sale() -> ActId {
    let id = signed_sale();
    assert_ok!(hold_fee(1, id, DUTY + FEE));
    assert_ok!(certify(id));
    id
}

#[test]
fn an_act_that_owes_a_fee_is_not_certified_before_the_fee_is_on_hold() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let payer = purse(1);
        let id = signed_sale();
        assert_noop!(certify(id), Error::<Test>::FeeNotHeld);
        assert_ok!(hold_fee(1, id, DUTY + FEE));
        assert_ok!(certify(id));
        assert_eq!(fee_escrow(id), Escrow::Held(payer));
    });
}

#[test]
fn a_fee_is_on_hold_in_the_payers_own_account_who_cannot_spend_it() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let payer = purse(1);
        let id = signed_sale();
        assert_ok!(hold_fee(1, id, DUTY + FEE));
        assert_eq!(on_hold(&payer, HoldReason::Fee), DUTY + FEE);
        assert_eq!(free(&payer), 1_000_000 - DUTY - FEE);
        let spend = Assets::transfer(wallet_of(1), SUM, JUDGE, 1_000_000);
        assert!(spend.is_err());
        System::assert_has_event(
            Event::FeeHeld {
                act: id,
                payer,
                amount: DUTY + FEE,
            }
            .into(),
        );
    });
}

#[test]
fn a_certified_acts_fee_is_split_between_the_treasury_and_the_practice() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let payer = purse(1);
        let issued = Assets::total_supply(SUM);
        let id = paid_sale();
        assert_ok!(settle(id));
        assert_eq!((free(&TREASURY), free(&PAYOUT)), (DUTY, FEE));
        assert_eq!(free(&payer), 1_000_000 - DUTY - FEE);
        assert_eq!(on_hold(&payer, HoldReason::Fee), 0);
        assert_eq!(fee_escrow(id), Escrow::Paid(payer));
        assert_eq!(Assets::total_supply(SUM), issued);
    });
}

#[test]
fn a_fee_is_paid_once() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        purse(1);
        let id = paid_sale();
        assert_ok!(settle(id));
        assert_noop!(settle(id), Error::<Test>::NothingHeld);
        assert_eq!((free(&TREASURY), free(&PAYOUT)), (DUTY, FEE));
    });
}

#[test]
fn a_certified_acts_fee_is_not_given_back_after_the_deadline() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let payer = purse(1);
        let id = paid_sale();
        wait(YEAR);
        assert_ok!(settle(id));
        assert_eq!(fee_escrow(id), Escrow::Paid(payer));
        assert_eq!(free(&TREASURY), DUTY);
    });
}

#[test]
fn an_open_acts_fee_stays_where_it_is() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let payer = purse(1);
        let id = signed_sale();
        assert_ok!(hold_fee(1, id, DUTY + FEE));
        assert_noop!(settle(id), Error::<Test>::NotOver);
        wait(30 * DAY - 1);
        assert_noop!(settle(id), Error::<Test>::NotOver);
        assert_eq!(on_hold(&payer, HoldReason::Fee), DUTY + FEE);
        assert_noop!(settle(next()), Error::<Test>::NotFound);
    });
}

#[test]
fn anybody_has_the_fee_of_a_lapsed_act_returned_to_its_payer() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let payer = purse(1);
        let id = signed_sale();
        assert_ok!(hold_fee(1, id, DUTY + FEE));
        wait(30 * DAY);
        // A stranger asks for it, and gets nothing.
        assert_ok!(settle(id));
        assert_eq!(free(&JUDGE), 0);
        assert_eq!(free(&payer), 1_000_000);
        assert_eq!(fee_escrow(id), Escrow::Returned(payer));
        assert_noop!(settle(id), Error::<Test>::NothingHeld);
    });
}

#[test]
fn a_fee_is_returned_by_the_withdrawal_itself() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let payer = purse(1);
        let withdrawals: [fn(ActId) -> DispatchResult; 2] = [
            |id| Notary::withdraw_act(notary(), id),
            |id| Notary::withdraw_own_act(wallet_of(2), id),
        ];
        for withdraw in withdrawals {
            let id = signed_sale();
            assert_ok!(hold_fee(1, id, DUTY + FEE));
            assert_ok!(withdraw(id));
            assert_eq!(free(&payer), 1_000_000);
            assert_eq!(fee_escrow(id), Escrow::Returned(payer.clone()));
            assert_noop!(settle(id), Error::<Test>::NothingHeld);
        }
    });
}

#[test]
fn an_account_that_is_closed_for_now_keeps_nobody_from_withdrawing_and_loses_nothing() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let payer = purse(1);
        let id = signed_sale();
        assert_ok!(hold_fee(1, id, DUTY + FEE));
        let issuer = || RuntimeOrigin::signed(ISSUER);
        assert_ok!(Assets::block(issuer(), SUM, payer.clone()));
        assert_ok!(Notary::withdraw_act(notary(), id));
        assert_eq!(status(id), ActStatus::Withdrawn);
        assert_eq!(fee_escrow(id), Escrow::Held(payer.clone()));
        assert_noop!(settle(id), TokenError::CannotCreate);
        assert_ok!(Assets::thaw(issuer(), SUM, payer.clone()));
        assert_ok!(settle(id));
        assert_eq!(free(&payer), 1_000_000);
    });
}

#[test]
fn a_fee_is_put_on_hold_when_all_have_signed_and_not_before() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        purse(1);
        let id = drafted(&[1, 2]);
        assert_ok!(attest(id, 1));
        assert_noop!(hold_fee(1, id, DUTY + FEE), Error::<Test>::NotSigned);
        assert_ok!(attest(id, 2));
        assert_ok!(hold_fee(1, id, DUTY + FEE));
    });
}

#[test]
fn a_fee_is_exactly_what_is_owed_and_is_put_on_hold_once() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        purse(1);
        purse(2);
        let id = signed_sale();
        for wrong in [0, DUTY + FEE - 1, DUTY + FEE + 1] {
            assert_noop!(hold_fee(1, id, wrong), Error::<Test>::AmountMismatch);
        }
        assert_ok!(hold_fee(1, id, DUTY + FEE));
        assert_noop!(hold_fee(2, id, DUTY + FEE), Error::<Test>::AlreadyHeld);
    });
}

#[test]
fn nobody_puts_on_hold_what_they_do_not_have() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let id = signed_sale();
        endow(&account_of(&wallet(1)), DUTY);
        let short = hold_fee(1, id, DUTY + FEE);
        assert_eq!(short, Err(TokenError::FundsUnavailable.into()));
    });
}

#[test]
fn no_fee_is_put_on_hold_for_an_act_that_is_not_open() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        purse(1);
        let [certified, withdrawn, lapsed] = [paid_sale(), signed_sale(), signed_sale()];
        assert_ok!(Notary::withdraw_act(notary(), withdrawn));
        wait(30 * DAY);
        let hold = |id| hold_fee(1, id, DUTY + FEE);
        assert_noop!(hold(certified), Error::<Test>::AlreadyCertified);
        assert_noop!(hold(withdrawn), Error::<Test>::Withdrawn);
        assert_noop!(hold(lapsed), Error::<Test>::Lapsed);
        assert_noop!(hold(next()), Error::<Test>::NotFound);
    });
}

#[test]
fn a_practice_can_pay_for_somebody_who_has_brought_cash() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        endow(&NOTARY, 10_000);
        let id = signed_sale();
        assert_ok!(Notary::hold_fee(notary(), id, DUTY + FEE));
        assert_ok!(certify(id));
        assert_ok!(settle(id));
        assert_eq!(free(&NOTARY), 10_000 - DUTY - FEE);
    });
}

#[test]
fn a_schedule_changes_nothing_for_acts_that_are_drafted() {
    ExtBuilder::build_and_execute(|| {
        purse(1);
        let before = signed_sale();
        sales_cost();
        let first = signed_sale();
        cost(ActKind::Sale, 5, 7);
        let second = signed_sale();
        // The first cost nothing, and still does.
        assert_noop!(hold_fee(1, before, DUTY + FEE), Error::<Test>::NothingOwed);
        assert_ok!(certify(before));
        assert_noop!(settle(before), Error::<Test>::NothingHeld);
        let owed = |id| Notary::dues(id).expect("drafted").owed;
        assert_eq!(
            owed(first),
            FeeSums {
                duty: DUTY,
                fee: FEE
            }
        );
        assert_eq!(owed(second), FeeSums { duty: 5, fee: 7 });
        assert_noop!(hold_fee(1, first, 12), Error::<Test>::AmountMismatch);
        assert_ok!(hold_fee(1, second, 12));
    });
}

#[test]
fn what_a_kind_cost_before_is_kept() {
    ExtBuilder::build_and_execute(|| {
        assert_eq!(Notary::fees(ActKind::Gift), None);
        cost(ActKind::Gift, 1, 2);
        wait(DAY);
        cost(ActKind::Gift, 3, 4);
        let sums =
            |number| crate::FeeSchedules::<Test>::get(ActKind::Gift, number).map(|one| one.sums);
        assert_eq!(sums(0), Some(FeeSums { duty: 1, fee: 2 }));
        assert_eq!(sums(1), Some(FeeSums { duty: 3, fee: 4 }));
        let latest = Notary::fees(ActKind::Gift).expect("it was set");
        assert_eq!((latest.sums.duty, latest.since), (3, now()));
        assert_eq!(Notary::fees(ActKind::Sale), None);
    });
}

#[test]
fn acts_of_a_kind_that_no_longer_costs_anything_need_no_hold() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        cost(ActKind::Sale, 0, 0);
        let id = signed_sale();
        assert_ok!(certify(id));
        assert_eq!(ActFees::<Test>::get(id), None);
    });
}

#[test]
fn a_schedule_takes_four_eyes_of_the_treasury() {
    ExtBuilder::build_and_execute(|| {
        let sums = FeeSums { duty: 1, fee: 1 };
        for other in [
            notary(),
            judge(),
            chamber(),
            RuntimeOrigin::signed(NOTARY_FOUR_EYES),
        ] {
            assert_noop!(
                Notary::set_fee(other, ActKind::Sale, sums),
                DispatchError::BadOrigin
            );
        }
        assert_noop!(
            Notary::set_fee(
                treasury(),
                ActKind::Sale,
                FeeSums {
                    duty: Balance::MAX,
                    fee: 1
                }
            ),
            Error::<Test>::SumTooLarge
        );
    });
}

#[test]
fn a_duty_alone_and_a_fee_alone_are_paid_as_well() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        purse(1);
        for (duty, fee) in [(DUTY, 0), (0, FEE)] {
            cost(ActKind::Sale, duty, fee);
            let before = (free(&TREASURY), free(&PAYOUT));
            let id = signed_sale();
            assert_ok!(hold_fee(1, id, duty + fee));
            assert_ok!(certify(id));
            assert_ok!(settle(id));
            assert_eq!(
                (free(&TREASURY), free(&PAYOUT)),
                (before.0 + duty, before.1 + fee)
            );
        }
    });
}

#[test]
fn a_practice_that_has_not_said_where_it_is_paid_is_paid_when_it_has() {
    ExtBuilder::build_and_execute(|| {
        cost(ActKind::Sale, DUTY, FEE);
        purse(1);
        let id = paid_sale();
        assert_noop!(settle(id), Error::<Test>::PayoutMissing);
        assert_noop!(
            Notary::set_payout(notary(), PAYOUT),
            DispatchError::BadOrigin
        );
        let four_eyes = RuntimeOrigin::signed(NOTARY_FOUR_EYES);
        assert_ok!(Notary::set_payout(four_eyes, PAYOUT));
        assert_ok!(settle(id));
        assert_eq!((free(&TREASURY), free(&PAYOUT)), (DUTY, FEE));
    });
}

#[test]
fn an_office_that_is_no_practice_has_no_payout() {
    let mut ext = ExtBuilder::build();
    ext.execute_with(|| {
        let four_eyes = RuntimeOrigin::signed(NOTARY_FOUR_EYES);
        assert_noop!(
            Notary::set_payout(four_eyes, PAYOUT),
            Error::<Test>::PracticeNotFound
        );
    });
}

#[test]
fn the_practice_that_certified_is_paid_and_not_the_one_that_drafted_or_keeps_the_act() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        purse(1);
        let [before, after] = [paid_sale(), signed_sale()];
        assert_ok!(hold_fee(1, after, DUTY + FEE));
        assert_ok!(Notary::hand_over_practice(chamber(), PRACTICE, NEIGHBOURS));
        assert_ok!(Notary::certify_act(neighbour(), after, ROOT));
        let account = AccountId::new([77; 32]);
        let four_eyes = RuntimeOrigin::signed(NEIGHBOUR_FOUR_EYES);
        assert_ok!(Notary::set_payout(four_eyes, account.clone()));
        assert_ok!(settle(before));
        assert_eq!((free(&PAYOUT), free(&account)), (FEE, 0));
        assert_ok!(settle(after));
        assert_eq!((free(&PAYOUT), free(&account)), (FEE, FEE));
    });
}

#[test]
fn a_power_costs_what_powers_cost() {
    ExtBuilder::build_and_execute(|| {
        cost(ActKind::PowerOfAttorney, 10, 20);
        purse(1);
        let id = next();
        assert_ok!(draft_power(&[1], terms(&[2]), a_year(), None));
        sign_all(id);
        assert_noop!(certify(id), Error::<Test>::FeeNotHeld);
        assert_ok!(hold_fee(1, id, 30));
        assert_ok!(certify(id));
        assert!(can(2, 1));
    });
}

#[test]
fn what_a_court_annuls_later_was_paid_for() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        purse(1);
        let id = paid_sale();
        assert_ok!(rule(id, Ruling::Annul));
        assert_ok!(settle(id));
        assert_eq!((free(&TREASURY), free(&PAYOUT)), (DUTY, FEE));
    });
}

#[test]
fn what_an_act_owes_and_where_it_is_is_asked_for_by_its_number() {
    ExtBuilder::build_and_execute(|| {
        let free_of_charge = drafted(&[1, 2]);
        sales_cost();
        let payer = purse(3);
        let id = drafted_sale(PRICE);
        sign_all(id);
        assert_ok!(hold_fee(3, id, DUTY + FEE));
        assert_eq!(Notary::dues(next()), None);
        let nothing = Notary::dues(free_of_charge).expect("drafted");
        assert_eq!((nothing.fee, nothing.price), (None, None));
        assert_eq!(nothing.owed, FeeSums::default());
        let dues = Notary::dues(id).expect("drafted");
        assert_eq!(dues.owed.total(), Some(DUTY + FEE));
        assert_eq!(dues.fee.map(|fee| fee.escrow), Some(Escrow::Held(payer)));
        let price = dues.price.expect("through escrow");
        assert_eq!(
            (price.terms, price.escrow),
            (sale_for(PRICE), Escrow::Awaited)
        );
    });
}

#[test]
fn every_kind_of_act_is_in_the_list_of_kinds_once() {
    fn variants<T: TypeInfo>() -> usize {
        match T::type_info().type_def {
            TypeDef::Variant(is) => is.variants.len(),
            other => panic!("no enum: {other:?}"),
        }
    }
    // Facts are listed by what they attest.
    let kinds = variants::<ActKind>() - 1 + variants::<FactKind>();
    let listed = BTreeSet::from(ActKind::ALL.map(|kind| kind.encode()));
    assert_eq!((listed.len(), ActKind::ALL.len()), (kinds, kinds));
}
