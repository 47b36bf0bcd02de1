//! Random lives of three contracts, on the chain and in plain books, as time goes by. Whatever happens, both say the same.

mod books;

use super::*;
use adliya_primitives::utilities::Safeguards;
use books::{ensure, House, Line, Outcome, Quarrel};
use proptest::{collection::vec, prelude::*, test_runner::Config as Cases};

const HOUSES: usize = 3;
const PRICE: u128 = 10;

/// What somebody does, in the house of this place.
#[derive(Clone, Copy, Debug)]
enum Step {
    Pass { hours: u64 },
    Bill { units: u64 },
    Pay { amount: u128 },
    CreditBill { ago: u32, amount: u128 },
    DebitBill { ago: u32, amount: u128 },
    Contest { ago: u32, amount: u128, by: Opener },
    ContestDisconnection { by: Opener },
    Evidence,
    Answer,
    Concede,
    Withdraw,
    Uphold,
    Rule { amount: u128 },
    Default,
    Announce,
    WithdrawAnnouncement,
    Disconnect,
    Demand,
    Reconnect,
    Protect { days: u64 },
    EndProtection,
    Die { days_ago: u64 },
}

/// Who opens a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    Household,
    Supplier,
    SocialOffice,
}

fn opener() -> impl Strategy<Value = Opener> {
    prop_oneof![
        Just(Opener::Household),
        Just(Opener::Supplier),
        Just(Opener::SocialOffice),
    ]
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let (ago, amount) = (0..16u32, 0..400u128);
    let step = prop_oneof![
        6 => (1..200u64).prop_map(|hours| Step::Pass { hours }),
        2 => (0..60u64).prop_map(|units| Step::Bill { units }),
        1 => (1..700u128).prop_map(|amount| Step::Pay { amount }),
        1 => (ago.clone(), amount.clone()).prop_map(|(ago, amount)| Step::CreditBill { ago, amount }),
        3 => (1..4u32, 1..100u128).prop_map(|(ago, amount)| Step::DebitBill { ago, amount }),
        5 => (ago, amount.clone(), opener())
            .prop_map(|(ago, amount, by)| Step::Contest { ago, amount, by }),
        // What was added to a bill that was disputed is little, and of one of the last.
        3 => (1..4u32, 1..60u128, opener())
            .prop_map(|(ago, amount, by)| Step::Contest { ago, amount, by }),
        2 => opener().prop_map(|by| Step::ContestDisconnection { by }),
        1 => Just(Step::Evidence),
        2 => Just(Step::Answer),
        1 => Just(Step::Concede),
        1 => Just(Step::Withdraw),
        1 => Just(Step::Uphold),
        2 => amount.prop_map(|amount| Step::Rule { amount }),
        2 => Just(Step::Default),
        4 => Just(Step::Announce),
        1 => Just(Step::WithdrawAnnouncement),
        5 => Just(Step::Disconnect),
        2 => Just(Step::Demand),
        2 => Just(Step::Reconnect),
        1 => (0..400u64).prop_map(|days| Step::Protect { days }),
        1 => Just(Step::EndProtection),
        1 => (170..190u64).prop_map(|days_ago| Step::Die { days_ago }),
    ];
    (0..HOUSES, step)
}

/// Whose wallet speaks for the house: the first one and the last one are the same person's.
fn wallet_of(place: usize) -> u8 {
    WALLET + (place % 2) as u8
}

/// The houses of the person who lives in this one.
fn houses_of(houses: &mut [House], place: usize) -> impl Iterator<Item = &mut House> {
    let person = wallet_of(place);
    let theirs = houses.iter_mut().enumerate();
    theirs
        .filter(move |(place, _)| wallet_of(*place) == person)
        .map(|(_, house)| house)
}

fn opens(by: Opener, place: usize, matter: Matter) -> DispatchResult {
    let id = ContractId(place as u64);
    match by {
        Opener::Household => super::open(wallet_of(place), id, matter),
        Opener::Supplier => attest(CLERK, id, matter),
        Opener::SocialOffice => assist(SOCIAL_OFFICER, id, matter),
    }
}

/// What the books say of a step, and what the chain does.
fn take(houses: &mut [House], place: usize, step: Step) -> (Outcome, DispatchResult) {
    let id = ContractId(place as u64);
    let wallet = wallet_of(place);
    let house = &mut houses[place];
    let number = |ago: u32| (house.next + 1).saturating_sub(ago);
    let last = house.quarrels.checked_sub(1).map(|_| case(id).last);
    let last = last.flatten().unwrap_or(DisputeId(u64::MAX));
    // Only a dispute that there was can have ended.
    let open = || match (house.open, house.quarrels) {
        (Some(quarrel), _) => Ok(quarrel),
        (None, 0) => Err(Error::DisputeNotFound),
        _ => Err(Error::DisputeClosed),
    };
    match step {
        Step::Pass { hours } => {
            pass(hours * 60 * MINUTE);
            (Ok(()), Ok(()))
        }
        Step::Bill { units } => {
            bill(id, units);
            house.bill(u128::from(units) * PRICE);
            (Ok(()), Ok(()))
        }
        Step::Pay { amount } => {
            house.prepaid += amount;
            house.settle();
            (Ok(()), pay(id, amount))
        }
        Step::CreditBill { ago, amount } => {
            let number = number(ago);
            let bill = *house.find(number);
            let is_kept = bill.number == number && number > 0;
            if !is_kept || amount == 0 || amount > bill.total - bill.credited {
                return (Ok(()), Ok(()));
            }
            if let Some(quarrel) = house.contested(number) {
                quarrel.room = quarrel.room.saturating_sub(amount);
            }
            house.take_off(number, amount);
            let number = BillNumber(number);
            let done = Bills::credit_bill(signed(CLERK), id, number, amount, DECISION);
            (Ok(()), done)
        }
        Step::DebitBill { ago, amount } => {
            let number = number(ago);
            let is_kept = house.find(number).number == number && number > 0;
            if !is_kept {
                return (Ok(()), Ok(()));
            }
            if let Some(quarrel) = house.contested(number) {
                quarrel.room += amount;
            }
            house.add(number, amount);
            (Ok(()), debit(id, number, amount))
        }
        Step::Contest { ago, amount, by } => {
            let number = number(ago);
            let matter = match number {
                0 => Matter::Balance { amount },
                number => of_bill(number, amount),
            };
            let expected = house.contest(number, amount, by);
            (expected, opens(by, place, matter))
        }
        Step::ContestDisconnection { by } => {
            let expected = house.contest_line(by);
            (expected, opens(by, place, Matter::Disconnection))
        }
        Step::Evidence => {
            let in_time = |quarrel: Quarrel| {
                ensure(now() <= quarrel.answer_by, Error::AnswerOver).map(|()| quarrel)
            };
            let expected = open().and_then(in_time).map(|quarrel| {
                house.open = Some(Quarrel {
                    proven: true,
                    ..quarrel
                });
            });
            let done = Disputed::assist_evidence(signed(SOCIAL_OFFICER), last, EVIDENCE);
            (expected, done)
        }
        Step::Answer => {
            let in_time = |quarrel: Quarrel| {
                ensure(now() <= quarrel.answer_by, Error::AnswerOver).map(|()| quarrel)
            };
            let expected = open().and_then(in_time).map(|quarrel| {
                house.open = Some(Quarrel {
                    answered: true,
                    ..quarrel
                });
            });
            let done = Disputed::answer_dispute(signed(CLERK), last, EVIDENCE);
            (expected, done)
        }
        Step::Concede => {
            let expected = open().map(|quarrel| {
                let claimed = quarrel.claim.map_or(0, |claim| claim.1);
                house.end(claimed, true);
            });
            (expected, Disputed::concede_dispute(signed(CLERK), last))
        }
        Step::Withdraw => {
            let expected = open().map(|_| house.end(0, false));
            (expected, Disputed::withdraw_dispute(signed(wallet), last))
        }
        Step::Uphold => {
            let expected = open().and_then(to_rule).map(|quarrel| {
                let claimed = quarrel.claim.map_or(0, |claim| claim.1);
                house.end(claimed, true);
            });
            let done = Disputed::uphold_dispute(signed(REGULATOR), last, DECISION);
            (expected, done)
        }
        Step::Rule { amount } => {
            let less = |quarrel: Quarrel| {
                let claimed = quarrel.claim.map_or(0, |claim| claim.1);
                ensure(amount == 0 || amount < claimed, Error::NotLessThanClaimed)
            };
            let expected = open().and_then(to_rule).and_then(less);
            let expected = expected.map(|()| house.end(amount, false));
            let done = Disputed::rule_dispute(signed(FOUR_EYES), last, amount, DECISION);
            (expected, done)
        }
        Step::Default => {
            let silent = |quarrel: Quarrel| {
                let by = match quarrel.answered {
                    true => quarrel.answer_by + RULING_TERM,
                    false => quarrel.answer_by,
                };
                ensure(now() > by, Error::NoDefault).map(|()| quarrel)
            };
            let expected = open().and_then(silent).map(|quarrel| {
                let claimed = quarrel.claim.map_or(0, |claim| claim.1);
                house.end(claimed, true);
            });
            (expected, Disputed::apply_default(signed(ANYBODY), last))
        }
        Step::Announce => (house.announce(), announce(CLERK, id)),
        Step::WithdrawAnnouncement => {
            let expected = match house.line {
                Line::On => Err(Error::NotAnnounced),
                Line::Off { .. } => Err(Error::IsDisconnected),
                Line::Warned { .. } => {
                    house.line = Line::On;
                    Ok(())
                }
            };
            let done = Disputed::withdraw_announcement(signed(CLERK), id);
            (expected, done)
        }
        Step::Disconnect => (house.disconnect(), disconnect(FITTER, id)),
        Step::Demand => (house.demand(), demand(id)),
        Step::Reconnect => (house.reconnect(), reconnect(FITTER, id)),
        Step::Protect { days } => {
            let expected = ensure((1..=366).contains(&days), Error::ProtectionOutOfRange);
            let until = now() + days * DAY;
            if expected.is_ok() {
                houses_of(houses, place).for_each(|house| house.protected_until = until);
            }
            (expected, protect(SOCIAL_OFFICER, id, until))
        }
        Step::EndProtection => {
            let expected = ensure(now() < house.protected_until, Error::NotProtected);
            houses_of(houses, place).for_each(|house| house.protected_until = 0);
            let done = Disputed::end_protection(signed(SOCIAL_OFFICER), id);
            (expected, done)
        }
        Step::Die { days_ago } => {
            let died = now() - days_ago * DAY;
            house.mourned_until = died + ESTATE_TERM;
            change(id, |agreement| agreement.consumer_died_at = Some(died));
            (Ok(()), Ok(()))
        }
    }
}

fn to_rule(quarrel: Quarrel) -> Result<Quarrel, Error<Test>> {
    let heard = quarrel.proven || now() > quarrel.answer_by;
    let late = now() > quarrel.answer_by + RULING_TERM;
    ensure(quarrel.answered && heard && !late, Error::NotToRule).map(|()| quarrel)
}

/// What the chain says of a house is what the books say.
fn compare(house: &House, id: ContractId) {
    let account = account_of(id);
    assert_eq!(
        (account.prepaid, account.credit),
        (house.prepaid, house.credit)
    );
    assert_eq!(
        standing(id),
        Standing {
            payable: house.payable(),
            frozen: house.bills.iter().map(|bill| bill.frozen).sum(),
            overdue_since: house.overdue_since(),
            plan_kept: false,
        }
    );
    let case = case(id);
    assert_eq!(case.open, house.open.map(|quarrel| DisputeId(quarrel.id)));
    assert_eq!(
        (case.disputes, case.disconnections, case.late_reconnections),
        (house.quarrels, house.cuts, house.late)
    );
    let line = match case.supplied {
        Supplied::Connected => Line::On,
        Supplied::Announced(it) => Line::Warned {
            at: it.at,
            from: it.from,
            until: it.until,
        },
        Supplied::Disconnected {
            announcement,
            reconnect_by,
            ..
        } => Line::Off {
            warned_at: announcement.at,
            by: reconnect_by,
        },
    };
    assert_eq!(line, house.line);
    assert_eq!(obstacles(id), house.obstacles());
    let agreement = Contracts::agreement(id).expect("there is one");
    let guard = Disputed::ensure_unguarded(id, &agreement);
    assert_eq!(guard, house.guard().map_err(Into::into));
}

fn live(steps: Vec<(usize, Step)>) {
    ExtBuilder::build_and_execute(|| {
        Timestamp::set_timestamp(midnight(2025, 4, 7));
        let mut houses: Vec<_> = (0..HOUSES)
            .map(|place| {
                contract(wallet_of(place), now(), 500);
                House::new(500)
            })
            .collect();
        for (taken, (place, step)) in steps.into_iter().enumerate() {
            let (expected, done) = take(&mut houses, place, step);
            assert_eq!(done, expected.map_err(Into::into), "{taken}: {step:?}");
            for (place, house) in houses.iter().enumerate() {
                compare(house, ContractId(place as u64));
            }
            if taken % 20 == 0 {
                ExtBuilder::check();
            }
        }
    });
}

proptest! {
    #![proptest_config(Cases { cases: 60, max_shrink_iters: 200, ..Cases::default() })]

    /// 18,000 steps.
    #[test]
    fn the_chain_and_plain_books_agree_whatever_happens(steps in vec(step(), 300)) {
        live(steps);
    }
}
