//! Sales that are paid through escrow.

use super::*;
use crate::types::Relation;
use sp_runtime::TokenError;

fn draft_sale(numbers: &[u64], terms: SaleTerms) -> DispatchResult {
    Notary::draft_sale(notary(), parties(numbers), terms, ROOT, a_month())
}

/// A sale that both have signed, with the price on hold.
fn funded_sale() -> ActId {
    let id = drafted_sale(PRICE);
    sign_all(id);
    assert_ok!(hold_price(2, id, PRICE));
    id
}

#[test]
fn the_seller_has_the_price_with_the_certification() {
    ExtBuilder::build_and_execute(|| {
        let (seller, buyer) = (purse(1), purse(2));
        let issued = Assets::total_supply(SUM);
        let id = funded_sale();
        assert_eq!(free(&seller), 1_000_000);
        assert_ok!(certify(id));
        assert_eq!(free(&seller), 1_000_000 + PRICE);
        assert_eq!(free(&buyer), 1_000_000 - PRICE);
        assert_eq!(on_hold(&buyer, HoldReason::Price), 0);
        assert_eq!(price_escrow(id), Escrow::Paid(buyer.clone()));
        assert_eq!(Assets::total_supply(SUM), issued);
        System::assert_has_event(
            Event::PricePaid {
                act: id,
                payer: buyer,
                payee: seller,
                amount: PRICE,
            }
            .into(),
        );
        assert_noop!(settle(id), Error::<Test>::NothingHeld);
    });
}

#[test]
fn a_sale_is_not_certified_before_its_price_is_on_hold() {
    ExtBuilder::build_and_execute(|| {
        purse(1);
        purse(2);
        let id = drafted_sale(PRICE);
        sign_all(id);
        assert_noop!(certify(id), Error::<Test>::PriceNotHeld);
        assert_ok!(hold_price(2, id, PRICE));
        assert_ok!(certify(id));
    });
}

#[test]
fn a_price_on_hold_is_the_buyers_who_cannot_spend_it() {
    ExtBuilder::build_and_execute(|| {
        let buyer = purse(2);
        let id = drafted_sale(PRICE);
        assert_ok!(hold_price(2, id, PRICE));
        assert_eq!(on_hold(&buyer, HoldReason::Price), PRICE);
        assert_eq!(Assets::balance(SUM, &buyer), 1_000_000 - PRICE);
        assert!(Assets::transfer(wallet_of(2), SUM, JUDGE, PRICE).is_err());
        assert_noop!(settle(id), Error::<Test>::NotOver);
    });
}

#[test]
fn the_price_of_a_lapsed_sale_is_returned_whoever_asks_for_it() {
    ExtBuilder::build_and_execute(|| {
        let (seller, buyer) = (purse(1), purse(2));
        let id = funded_sale();
        wait(30 * DAY);
        assert_noop!(certify(id), Error::<Test>::Lapsed);
        assert_ok!(settle(id));
        assert_eq!((free(&seller), free(&buyer)), (1_000_000, 1_000_000));
        assert_eq!(price_escrow(id), Escrow::Returned(buyer));
        assert_noop!(settle(id), Error::<Test>::NothingHeld);
    });
}

#[test]
fn a_seller_who_withdraws_gives_the_buyer_the_price_back_at_once() {
    ExtBuilder::build_and_execute(|| {
        let buyer = purse(2);
        let id = funded_sale();
        assert_ok!(Notary::withdraw_own_act(wallet_of(1), id));
        assert_eq!(free(&buyer), 1_000_000);
        assert_eq!(price_escrow(id), Escrow::Returned(buyer));
    });
}

#[test]
fn a_fee_that_cannot_be_returned_now_does_not_keep_the_buyers_price() {
    ExtBuilder::build_and_execute(|| {
        sales_cost();
        let (payer, buyer) = (purse(3), purse(2));
        let id = funded_sale();
        assert_ok!(hold_fee(3, id, DUTY + FEE));
        let issuer = || RuntimeOrigin::signed(ISSUER);
        assert_ok!(Assets::block(issuer(), SUM, payer.clone()));
        wait(30 * DAY);
        assert_ok!(settle(id));
        assert_eq!(free(&buyer), 1_000_000);
        assert_noop!(settle(id), TokenError::CannotCreate);
        assert_ok!(Assets::thaw(issuer(), SUM, payer.clone()));
        assert_ok!(settle(id));
        assert_eq!(free(&payer), 1_000_000);
    });
}

#[test]
fn the_wallet_that_speaks_for_the_seller_is_paid_and_no_other() {
    ExtBuilder::build_and_execute(|| {
        let former = purse(1);
        purse(2);
        let id = funded_sale();
        assert_ok!(Notary::unlink_wallet(identity_officer(), subject(1)));
        assert_noop!(certify(id), Error::<Test>::SellerWithoutWallet);
        // The next wallet waits a week, in which it can be unlinked.
        let new = wallet(101);
        assert_ok!(link_wallet(subject(1), &new));
        assert_noop!(certify(id), Error::<Test>::SellerWithoutWallet);
        wait(7 * DAY);
        assert_ok!(certify(id));
        assert_eq!((free(&account_of(&new)), free(&former)), (PRICE, 1_000_000));
    });
}

#[test]
fn a_seller_without_a_wallet_is_not_paid_and_nothing_is_certified() {
    ExtBuilder::build_and_execute(|| {
        purse(2);
        let id = funded_sale();
        assert_noop!(certify(id), Error::<Test>::SellerWithoutWallet);
    });
}

#[test]
fn when_the_buyer_or_the_seller_dies_the_price_goes_back() {
    ExtBuilder::build_and_execute(|| {
        purse(1);
        let buyer = purse(2);
        for who in [1, 2] {
            let id = funded_sale();
            wait(DAY);
            dies(subject(who), who);
            assert_noop!(certify(id), Error::<Test>::Deceased);
            assert_ok!(Notary::withdraw_act(notary(), id));
            assert_eq!(free(&buyer), 1_000_000);
            lives_again(subject(who), who);
        }
    });
}

#[test]
fn the_price_is_put_on_hold_by_the_buyer_alone_who_names_the_sum_and_the_root() {
    ExtBuilder::build_and_execute(|| {
        for number in [1, 2, 3] {
            purse(number);
        }
        let id = drafted_sale(PRICE);
        for other in [1, 3] {
            assert_noop!(hold_price(other, id, PRICE), Error::<Test>::NotBuyer);
        }
        let amiss = [PRICE - 1, PRICE + 1, 0];
        for amount in amiss {
            assert_noop!(hold_price(2, id, amount), Error::<Test>::AmountMismatch);
        }
        let signer = wallet_of(2);
        assert_noop!(
            Notary::hold_price(signer.clone(), id, OTHER_ROOT, PRICE),
            Error::<Test>::RootMismatch
        );
        assert_noop!(
            Notary::hold_price(judge(), id, ROOT, PRICE),
            Error::<Test>::WalletNotLinked
        );
        assert_ok!(hold_price(2, id, PRICE));
        assert_noop!(hold_price(2, id, PRICE), Error::<Test>::AlreadyHeld);
    });
}

#[test]
fn no_price_is_put_on_hold_for_an_act_without_one_or_that_is_not_open() {
    ExtBuilder::build_and_execute(|| {
        purse(1);
        purse(2);
        let [plain, withdrawn, certified] = [drafted(&[1, 2]), drafted_sale(PRICE), funded_sale()];
        assert_ok!(certify(certified));
        assert_ok!(Notary::withdraw_act(notary(), withdrawn));
        let lapsed = drafted_sale(PRICE);
        assert_noop!(hold_price(2, plain, PRICE), Error::<Test>::NothingOwed);
        wait(30 * DAY);
        let hold = |id| hold_price(2, id, PRICE);
        assert_noop!(hold(withdrawn), Error::<Test>::Withdrawn);
        assert_noop!(hold(certified), Error::<Test>::AlreadyCertified);
        assert_noop!(hold(lapsed), Error::<Test>::Lapsed);
        assert_noop!(hold(next()), Error::<Test>::NotFound);
    });
}

#[test]
fn a_buyer_cannot_put_on_hold_what_is_on_hold_for_another_sale() {
    ExtBuilder::build_and_execute(|| {
        let buyer = purse(2);
        let [one, other] = [drafted_sale(PRICE), drafted_sale(PRICE)];
        assert_ok!(hold_price(2, one, PRICE));
        assert_noop!(hold_price(2, other, PRICE), TokenError::FundsUnavailable);
        endow(&buyer, PRICE);
        assert_ok!(hold_price(2, other, PRICE));
        assert_eq!(on_hold(&buyer, HoldReason::Price), 2 * PRICE);
        // The end of one leaves the other on hold.
        assert_ok!(Notary::withdraw_act(notary(), one));
        assert_eq!(on_hold(&buyer, HoldReason::Price), PRICE);
    });
}

#[test]
fn a_sale_is_between_parties_one_of_whom_gives_and_one_of_whom_gets() {
    ExtBuilder::build_and_execute(|| {
        let terms = |seller, buyer| SaleTerms {
            amount: PRICE,
            buyer: subject(buyer),
            seller: subject(seller),
        };
        // Person 1 gives, person 2 gets, person 3 consents.
        for (seller, buyer) in [(2, 1), (1, 1), (2, 2), (1, 3), (3, 2), (1, 4), (4, 2)] {
            assert_noop!(
                draft_sale(&[1, 2, 3], terms(seller, buyer)),
                Error::<Test>::CapacityMismatch
            );
        }
        assert_noop!(
            draft_sale(&[1, 2], sale_for(0)),
            Error::<Test>::PriceMissing
        );
        assert_ok!(draft_sale(&[1, 2, 3], terms(1, 2)));
    });
}

#[test]
fn a_sale_through_escrow_is_drafted_under_the_rules_of_every_act() {
    ExtBuilder::build_and_execute(|| {
        let citizen = wallet_of(1);
        let past = Term {
            deadline: now(),
            until: None,
        };
        let both = parties(&[1, 2]);
        assert_noop!(
            Notary::draft_sale(notary(), both.clone(), sale_for(PRICE), ROOT, past),
            Error::<Test>::DeadlinePassed
        );
        let newcomer = RuntimeOrigin::signed(NEWCOMER);
        assert_noop!(
            Notary::draft_sale(newcomer, both, sale_for(PRICE), ROOT, a_month()),
            Error::<Test>::NotaryNotIdentified
        );
        assert_noop!(
            Notary::draft_sale(citizen, parties(&[1, 2]), sale_for(PRICE), ROOT, a_month()),
            sp_runtime::DispatchError::BadOrigin
        );
        assert_ok!(Notary::declare_related(notary(), subject(2), Relation::Kin));
        assert_noop!(
            draft_sale(&[1, 2], sale_for(PRICE)),
            Error::<Test>::ConflictOfInterest
        );
    });
}

#[test]
fn a_sale_is_not_certified_whose_seller_cannot_be_paid() {
    ExtBuilder::build_and_execute(|| {
        let seller = purse(1);
        purse(2);
        let id = funded_sale();
        assert_ok!(Assets::block(RuntimeOrigin::signed(ISSUER), SUM, seller));
        assert_noop!(certify(id), TokenError::CannotCreate);
        assert_eq!(status(id), ActStatus::Signed);
    });
}
