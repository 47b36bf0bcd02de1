//! Random fees, sales, payments and withdrawals, with deaths and closed accounts mixed in, against plain purses: nothing
//! is lost, nothing is paid twice, and what is on hold is what acts say.

mod plain;

use super::*;
use plain::{Model, Money};
use proptest::{prelude::*, test_runner::TestRunner};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// The steps of one history, and how many histories are tried: 12,800 operations.
const STEPS: usize = 160;
const HISTORIES: u32 = 80;

/// Citizens. Few, so that they have much to do with each other; the last can lose their wallet.
const PEOPLE: u8 = 4;
/// What each begins with.
const ENDOWMENT: Balance = 1_000;

/// A place in a list whose length is not known yet.
type Place = usize;

#[derive(Clone, Debug)]
enum Step {
    SetFee(Balance, Balance),
    SetPayout,
    /// From everything or from the duty, for so many days.
    Exempt(u8, bool, u64),
    EndExemption(u8),
    /// Of the first to the second, with those who consent; through escrow or not.
    Draft(Vec<u8>, Option<Balance>),
    Sign(u8, Place),
    /// Has all sign.
    SignAll(Place),
    /// Has all sign and both sums put on hold, the fee by this one, and certifies.
    Conclude(u8, Place),
    /// What is owed, and so much more.
    HoldFee(u8, Place, Balance),
    HoldPrice(u8, Place, Balance),
    Certify(Place),
    Withdraw(Place),
    WithdrawOwn(u8, Place),
    Settle(Place),
    Spend(u8, u8, Balance),
    /// The issuer closes an account to the asset.
    Block(u8),
    Thaw(u8),
    Unlink,
    Die(u8),
    Live(u8),
    Wait(u64),
}

/// How many kinds of outcome there are.
const NAMES: usize = 19;

fn step() -> impl Strategy<Value = Step> {
    use Step::*;
    let who = || 1..=PEOPLE;
    let place = || 0usize..1_000_000;
    let more = || prop_oneof![9 => Just(0u128), 1 => 1u128..3];
    let price = prop::option::weighted(0.7, 0u128..40);
    let people: Vec<u8> = (1..=PEOPLE).collect();
    let parties = prop::sample::subsequence(people, 2..=4).prop_shuffle();
    prop_oneof![
        2 => (0u128..12, 0u128..12).prop_map(|(duty, fee)| SetFee(duty, fee)),
        3 => Just(SetPayout),
        3 => (who(), any::<bool>(), 1u64..40).prop_map(|(who, all, days)| Exempt(who, all, days)),
        2 => who().prop_map(EndExemption),
        14 => (parties, price).prop_map(|(parties, price)| Draft(parties, price)),
        6 => (who(), place()).prop_map(|(who, place)| Sign(who, place)),
        10 => place().prop_map(SignAll),
        20 => (who(), place()).prop_map(|(who, place)| Conclude(who, place)),
        14 => (who(), place(), more()).prop_map(|(who, place, more)| HoldFee(who, place, more)),
        10 => (who(), place(), more()).prop_map(|(who, place, more)| HoldPrice(who, place, more)),
        10 => place().prop_map(Certify),
        3 => place().prop_map(Withdraw),
        3 => (who(), place()).prop_map(|(who, place)| WithdrawOwn(who, place)),
        20 => place().prop_map(Settle),
        6 => (who(), who(), 1u128..90).prop_map(|(from, to, amount)| Spend(from, to, amount)),
        1 => who().prop_map(Block),
        8 => who().prop_map(Thaw),
        1 => prop_oneof![1 => Just(Unlink), 7 => Just(Wait(1))],
        1 => who().prop_map(Die),
        8 => who().prop_map(Live),
        6 => (1u64..12).prop_map(Wait),
    ]
}

fn account(who: u8) -> AccountId {
    account_of(&wallet(who))
}

/// Holds every account against the model.
fn compare(model: &Model, issued: Balance) {
    assert_eq!(Assets::total_supply(SUM), issued, "nothing is made or lost");
    let held: Balance = (1..=PEOPLE)
        .map(|who| model.held(who).0 + model.held(who).1)
        .sum();
    let all: Balance = model.free.values().sum::<Balance>() + held;
    assert_eq!(all, issued, "the model loses nothing");
    for who in 1..=PEOPLE {
        let (fees, prices) = model.held(who);
        let account = account(who);
        assert_eq!(free(&account), model.free[&who], "what {who} can spend");
        assert_eq!(on_hold(&account, HoldReason::Fee), fees, "fees of {who}");
        assert_eq!(
            on_hold(&account, HoldReason::Price),
            prices,
            "prices of {who}"
        );
    }
    assert_eq!(free(&TREASURY), model.free[&Model::TREASURY]);
    assert_eq!(free(&PAYOUT), model.free[&Model::PAYOUT]);
}

/// Holds every act's money against the model.
fn compare_acts(model: &Model) {
    for (id, fact) in model.acts.iter().enumerate() {
        let dues = Notary::dues(ActId(id as u64)).expect("drafted");
        assert_eq!(dues.fee.is_some(), fact.fee.is_some(), "act {id}");
        if let Some(fee) = dues.fee {
            assert_eq!((dues.owed.duty, dues.owed.fee), fact.owed(), "act {id}");
            assert_eq!(
                Some(fee.escrow),
                fact.fee.map(escrow),
                "the fee of act {id}"
            );
        }
        let price = dues.price.map(|price| price.escrow);
        assert_eq!(
            price,
            fact.price.map(|(_, money)| escrow(money)),
            "the price of act {id}"
        );
    }
}

fn escrow(money: Money) -> Escrow<AccountId> {
    match money {
        Money::Awaited => Escrow::Awaited,
        Money::Held(who) => Escrow::Held(account(who)),
        Money::Paid(who) => Escrow::Paid(account(who)),
        Money::Returned(who) => Escrow::Returned(account(who)),
    }
}

/// Whatever is tried in whatever order, the pallet takes exactly what plain purses take, and every sum is where they say.
#[test]
fn every_sum_is_where_plain_purses_say_it_is() {
    let all = RefCell::new(BTreeMap::<&'static str, u32>::new());
    let config = ProptestConfig {
        max_shrink_iters: 200,
        ..ProptestConfig::with_cases(HISTORIES)
    };
    let histories = prop::collection::vec(step(), STEPS);
    let outcome = TestRunner::new(config).run(&histories, |steps| {
        for (name, times) in live(steps) {
            *all.borrow_mut().entry(name).or_default() += times;
        }
        Ok(())
    });
    outcome.expect("the pallet and the purses agree");
    let all = all.into_inner();
    assert_eq!(all.len(), NAMES, "something never came about: {all:?}");
    for often in ["certified", "settled", "fee held", "price held"] {
        assert!(all[often] > 100, "too rare to prove anything: {all:?}");
    }
}

/// Takes these steps in both, and returns how often each was taken.
fn live(steps: Vec<Step>) -> BTreeMap<&'static str, u32> {
    let mut taken = BTreeMap::<&'static str, u32>::new();
    ExtBuilder::build_and_execute(|| {
        for who in 1..=PEOPLE {
            let _ = wallet_of(who);
            endow(&account(who), ENDOWMENT);
        }
        let issued = Assets::total_supply(SUM);
        let mut model = Model::new(ENDOWMENT);
        for (number, step) in steps.into_iter().enumerate() {
            let shown = format!("{step:?}");
            for (name, outcome, expected) in take(&mut model, step) {
                assert_eq!(outcome.is_ok(), expected, "{shown}: {outcome:?}");
                *taken.entry(name).or_default() += u32::from(expected);
            }
            compare(&model, issued);
            // They walk the whole state.
            if number % 8 == 0 {
                compare_acts(&model);
                Notary::check_invariants().expect("the invariants hold all the time");
            }
        }
        compare_acts(&model);
    });
    taken.retain(|_, times| *times > 0);
    taken
}

/// What was called, in a word, what came of it, and whether the model takes it.
type Outcomes = Vec<(&'static str, DispatchResult, bool)>;

fn take(model: &mut Model, step: Step) -> Outcomes {
    let signed = |who: u8| RuntimeOrigin::signed(account(who));
    let issuer = RuntimeOrigin::signed(ISSUER);
    match step {
        Step::SetFee(duty, fee) => {
            let called = Notary::set_fee(treasury(), ActKind::Sale, FeeSums { duty, fee });
            model.costs = (duty, fee);
            vec![("fee set", called, true)]
        }
        Step::SetPayout => {
            let called = Notary::set_payout(RuntimeOrigin::signed(NOTARY_FOUR_EYES), PAYOUT);
            model.payout = true;
            vec![("payout set", called, true)]
        }
        Step::Exempt(who, all, days) => {
            let waiver = if all {
                Waiver::Everything
            } else {
                Waiver::StateDuty
            };
            let (until, officer) = (now() + days * DAY, identity_officer());
            let person = subject(who.into());
            let called = Notary::record_exemption(officer, person, waiver, until, ROOT);
            let fits = !model.dead.contains_key(&who);
            if fits {
                model.exempt.insert(who, (all, until));
            }
            vec![("exempted", called, fits)]
        }
        Step::EndExemption(who) => {
            let called = Notary::end_exemption(identity_officer(), subject(who.into()));
            let fits = model.waives(who).is_some();
            model.exempt.remove(&who);
            vec![("exemption ended", called, fits)]
        }
        Step::Draft(who, price) => {
            let numbers: Vec<u64> = who.iter().copied().map(Into::into).collect();
            let called = match price {
                None => draft(notary(), &numbers, None),
                Some(amount) => {
                    let terms = SaleTerms {
                        amount,
                        seller: subject(numbers[0]),
                        buyer: subject(numbers[1]),
                    };
                    Notary::draft_sale(notary(), parties(&numbers), terms, ROOT, a_month())
                }
            };
            vec![("drafted", called, model.draft(who, price))]
        }
        Step::Spend(from, to, amount) => {
            let fits = from != to && model.pays(from, amount) && !model.closed.contains(&to);
            if from == to || amount >= model.free[&from] {
                return vec![];
            }
            let called = Assets::transfer(signed(from), SUM, account(to), amount);
            if fits {
                model.shift(from, to, amount);
            }
            vec![("spent", called, fits)]
        }
        Step::Block(who) => {
            model.closed.insert(who);
            vec![("closed", Assets::block(issuer, SUM, account(who)), true)]
        }
        Step::Thaw(who) => {
            let fits = model.closed.remove(&who);
            if !fits {
                return vec![];
            }
            vec![("opened", Assets::thaw(issuer, SUM, account(who)), fits)]
        }
        Step::Unlink => {
            let called = Notary::unlink_wallet(identity_officer(), subject(PEOPLE.into()));
            vec![("unlinked", called, model.mute.insert(PEOPLE))]
        }
        Step::Die(who) => {
            if model.dead.contains_key(&who) {
                return vec![];
            }
            // Whoever was made sure of in a block is taken to live in all of it.
            wait(1);
            model.deaths += 2;
            dies(subject(who.into()), model.deaths);
            model.dead.insert(who, model.deaths);
            vec![("died", Ok(()), true)]
        }
        Step::Live(who) => {
            let Some(death) = model.dead.remove(&who) else {
                return vec![];
            };
            lives_again(subject(who.into()), death);
            vec![("lived", Ok(()), true)]
        }
        Step::Wait(days) => {
            wait(days * DAY);
            vec![("waited", Ok(()), true)]
        }
        about_an_act if model.acts.is_empty() => {
            let _ = about_an_act;
            vec![]
        }
        Step::Sign(who, place) => take_sign(model, who, model.act(place)),
        Step::SignAll(place) => take_sign_all(model, model.act(place)),
        Step::Conclude(who, place) => {
            let id = model.act(place);
            let buyer = model.acts[id].parties[1];
            let mut outcomes = take_sign_all(model, id);
            outcomes.extend(take_hold_fee(model, who, id, 0));
            outcomes.extend(take_hold_price(model, buyer, id, 0));
            outcomes.extend(take_certify(model, id));
            outcomes
        }
        Step::HoldFee(who, place, more) => take_hold_fee(model, who, model.act(place), more),
        Step::HoldPrice(who, place, more) => {
            let id = model.act(place);
            // Mostly the buyer.
            let who = if place.is_multiple_of(5) {
                who
            } else {
                model.acts[id].parties[1]
            };
            take_hold_price(model, who, id, more)
        }
        Step::Certify(place) => take_certify(model, model.act(place)),
        Step::Withdraw(place) => {
            let id = model.act(place);
            let called = Notary::withdraw_act(notary(), ActId(id as u64));
            let fits = model.is_open(id);
            model.withdraw(id, fits);
            vec![("withdrawn", called, fits)]
        }
        Step::WithdrawOwn(who, place) => {
            let id = model.act(place);
            let called = Notary::withdraw_own_act(signed(who), ActId(id as u64));
            let party = model.acts[id].parties.contains(&who);
            let fits = model.is_open(id) && party && model.speaks(who);
            model.withdraw(id, fits);
            vec![("withdrawn by a party", called, fits)]
        }
        Step::Settle(place) => {
            let id = model.funded(place);
            vec![("settled", settle(ActId(id as u64)), model.settle(id))]
        }
    }
}

fn take_sign(model: &mut Model, who: u8, id: usize) -> Outcomes {
    let called = attest(ActId(id as u64), who.into());
    vec![("signed", called, model.sign(id, who))]
}

fn take_sign_all(model: &mut Model, id: usize) -> Outcomes {
    let parties = model.acts[id].parties.clone();
    let mut outcomes = vec![];
    for party in parties {
        outcomes.extend(take_sign(model, party, id));
    }
    outcomes
}

fn take_certify(model: &mut Model, id: usize) -> Outcomes {
    let act = ActId(id as u64);
    let parties = &model.acts[id].parties;
    let pair = [parties[0], parties[1]].map(|who| subject(who.into()));
    // Of those who are left, it makes sure itself.
    let _ = Notary::check_parties(notary(), act, pair);
    vec![("certified", certify(act), model.certify(id))]
}

fn take_hold_fee(model: &mut Model, who: u8, id: usize, more: Balance) -> Outcomes {
    let (duty, fee) = model.acts[id].owed();
    let amount = duty + fee + more;
    let origin = RuntimeOrigin::signed(account(who));
    let called = Notary::hold_fee(origin, ActId(id as u64), amount);
    vec![("fee held", called, model.hold_fee(id, who, amount))]
}

fn take_hold_price(model: &mut Model, who: u8, id: usize, more: Balance) -> Outcomes {
    let amount = model.acts[id].price.map_or(1, |(amount, _)| amount) + more;
    let origin = RuntimeOrigin::signed(account(who));
    let called = Notary::hold_price(origin, ActId(id as u64), ROOT, amount);
    vec![("price held", called, model.hold_price(id, who, amount))]
}
