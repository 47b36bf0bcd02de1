//! A flat is sold through escrow, in the real runtime, with the real asset: nobody is at the notary's desk but the notary.

use crate::{notary::*, *};
use adliya_primitives::ActId;
use adliya_runtime::{configs::SETTLEMENT_ASSET, Assets};
use frame_support::{assert_err, assert_ok, traits::fungibles::Inspect};
use pallet_notary::{
    types::{ActKind, ActStatus, Capacity, Escrow, FeeSums, Presence, SaleTerms},
    Call, Error,
};
use sp_runtime::MultiAddress;

/// In tiyin: 400 million soʻm.
const PRICE: u128 = 40_000_000_000;
/// In tiyin: 300,000 and 120,000 soʻm.
const SUMS: FeeSums = FeeSums {
    duty: 30_000_000,
    fee: 12_000_000,
};
const DUE: u128 = SUMS.duty + SUMS.fee;
/// What each of them has before.
const PURSE: u128 = PRICE + 10 * DUE;
/// The account of the practice.
const TILL: AccountId = AccountId::new([0x71; 32]);

fn has(who: &AccountId) -> u128 {
    Assets::balance(SETTLEMENT_ASSET, who)
}

/// A person with a wallet, and money in it.
fn purse(number: u64) -> AccountId {
    let owner = wallet(number);
    let mint = pallet_assets::Call::mint {
        id: SETTLEMENT_ASSET.into(),
        beneficiary: MultiAddress::Id(owner.clone()),
        amount: PURSE,
    };
    assert_ok!(dispatch(&dev_keys::TREASURY, mint));
    owner
}

/// The treasury has set what a sale costs, and the practice where it is paid.
fn sales_story(tell: impl FnOnce()) {
    notaries_story(|| {
        let set_fee = Call::set_fee {
            kind: ActKind::Sale,
            sums: SUMS,
        };
        let alone = dispatch(&dev_keys::TREASURER, set_fee.clone());
        assert_err!(alone, DispatchError::BadOrigin);
        assert_ok!(by_four_eyes(
            &dev_keys::TREASURER,
            &dev_keys::TREASURY,
            set_fee
        ));
        let set_payout = Call::set_payout { account: TILL };
        assert_ok!(by_four_eyes(&NOTARY, &CHAMBER, set_payout));
        tell();
    });
}

/// The notary drafts the sale of the first person's flat to the second.
fn drafted() -> ActId {
    let act = next();
    let [seller, buyer] = [1, 2].map(citizen);
    let parties = vec![
        (seller, Capacity::Transferor),
        (buyer, Capacity::Transferee),
    ];
    let draft = Call::draft_sale {
        parties: parties.try_into().expect("two"),
        terms: SaleTerms {
            amount: PRICE,
            buyer,
            seller,
        },
        claims_root: TEXT,
        term: term(None),
    };
    assert_ok!(dispatch(&NOTARY, draft));
    act
}

fn hold_price(act: ActId, amount: u128) -> Call<Runtime> {
    let claims_root = TEXT;
    Call::hold_price {
        act,
        claims_root,
        amount,
    }
}

fn hold_fee(act: ActId, amount: u128) -> Call<Runtime> {
    Call::hold_fee { act, amount }
}

fn settle(act: ActId) -> Call<Runtime> {
    Call::settle_act { act }
}

#[test]
fn two_citizens_abroad_sell_and_buy_a_flat_with_the_price_in_escrow() {
    sales_story(|| {
        // An engineer in Seoul sells to a nurse in Berlin; the notary is in Samarkand.
        let [seller, buyer] = [1, 2].map(purse);
        let issued = Assets::total_issuance(SETTLEMENT_ASSET);
        let act = drafted();
        assert_ok!(dispatch(&seller, sign(act, TEXT)));
        at(now() + DAY);
        assert_ok!(dispatch(&buyer, sign(act, TEXT)));
        assert_eq!(status(act), ActStatus::Signed);

        // No certification before the money is there, and no other sum than was signed.
        let early = dispatch(&NOTARY, certify(act));
        assert_err!(early, Error::<Runtime>::FeeNotHeld);
        assert_ok!(dispatch(&seller, hold_fee(act, DUE)));
        let unpaid = dispatch(&NOTARY, certify(act));
        assert_err!(unpaid, Error::<Runtime>::PriceNotHeld);
        let less = dispatch(&buyer, hold_price(act, PRICE - 1));
        assert_err!(less, Error::<Runtime>::AmountMismatch);
        assert_ok!(dispatch(&buyer, hold_price(act, PRICE)));

        // From here on the buyer cannot spend the price, and neither has the seller got it.
        assert_eq!(has(&buyer), PURSE - PRICE);
        assert_eq!(has(&seller), PURSE - DUE);
        let spend = pallet_assets::Call::transfer {
            id: SETTLEMENT_ASSET.into(),
            target: MultiAddress::Id(TILL),
            amount: PURSE - PRICE + 1,
        };
        assert!(dispatch(&buyer, spend).is_err());

        at(now() + DAY);
        assert_ok!(dispatch(&NOTARY, certify(act)));
        assert_eq!(status(act), ActStatus::InForce);
        assert_eq!(has(&seller), PURSE - DUE + PRICE);
        let treasury = <Runtime as pallet_notary::Config>::TreasuryAccount::get();
        let before = has(&treasury);
        assert_ok!(dispatch(&buyer, settle(act)));
        assert_eq!((has(&treasury) - before, has(&TILL)), (SUMS.duty, SUMS.fee));
        assert_eq!(Assets::total_issuance(SETTLEMENT_ASSET), issued);
        let again = dispatch(&seller, settle(act));
        assert_err!(again, Error::<Runtime>::NothingHeld);
    });
}

#[test]
fn a_sale_that_is_not_certified_in_time_gives_everything_back() {
    sales_story(|| {
        let [seller, buyer] = [1, 2].map(purse);
        let act = drafted();
        for wallet in [&seller, &buyer] {
            assert_ok!(dispatch(wallet, sign(act, TEXT)));
        }
        assert_ok!(dispatch(&buyer, hold_price(act, PRICE)));
        assert_ok!(dispatch(&seller, hold_fee(act, DUE)));
        let soon = dispatch(&buyer, settle(act));
        assert_err!(soon, Error::<Runtime>::NotOver);

        at(now() + 30 * DAY);
        assert_eq!(status(act), ActStatus::Lapsed);
        let late = dispatch(&NOTARY, certify(act));
        assert_err!(late, Error::<Runtime>::Lapsed);
        // Whoever asks for it, it goes to whom it belongs.
        assert_ok!(dispatch(&REGISTRAR, settle(act)));
        assert_eq!((has(&seller), has(&buyer)), (PURSE, PURSE));
        let dues = Notary::dues(act).expect("drafted");
        let returned = dues.price.map(|price| price.escrow);
        assert_eq!(returned, Some(Escrow::Returned(buyer)));
    });
}

#[test]
fn a_veteran_who_proves_it_to_the_social_office_pays_no_duty() {
    sales_story(|| {
        let [veteran, buyer] = [1, 2].map(purse);
        let exempt = Call::record_exemption {
            subject: citizen(1),
            waiver: pallet_notary::types::Waiver::Everything,
            until: NOW + 365 * DAY,
            claims_root: TEXT,
        };
        let notary = dispatch(&NOTARY, exempt.clone());
        assert_err!(notary, DispatchError::BadOrigin);
        assert_ok!(dispatch(&dev_keys::SOCIAL_OFFICER, exempt));
        let act = drafted();
        assert_ok!(dispatch(&veteran, sign(act, TEXT)));
        let attest = Call::attest_signature {
            act,
            subject: citizen(2),
            presence: Presence::Video,
        };
        assert_ok!(dispatch(&NOTARY, attest));
        // Each of the two bears a half.
        let owed = Notary::dues(act).expect("drafted").owed;
        assert_eq!(owed.total(), Some(DUE / 2));
        assert_ok!(dispatch(&buyer, hold_price(act, PRICE)));
        assert_ok!(dispatch(&buyer, hold_fee(act, DUE / 2)));
        assert_ok!(dispatch(&NOTARY, certify(act)));
        assert_eq!(has(&veteran), PURSE + PRICE);
    });
}
