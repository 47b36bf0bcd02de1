//! Random lives of three contracts, on the chain and in plain books, as time goes by. Whatever happens, both say the same.

use super::*;
use proptest::{collection::vec, prelude::*, test_runner::Config as Cases};
use std::collections::BTreeSet;

const HOUSES: usize = 3;
const PRICE: u128 = 10;

/// What somebody does, in the house of this place.
#[derive(Clone, Copy, Debug)]
enum Step {
    Pass {
        hours: u64,
    },
    Bill {
        units: u64,
    },
    Pay {
        amount: u128,
    },
    CreditBill {
        ago: u32,
        amount: u128,
    },
    Contest {
        ago: u32,
        amount: u128,
        attested: bool,
    },
    ContestDisconnection,
    Answer,
    Concede,
    Withdraw,
    Uphold,
    Rule {
        amount: u128,
    },
    Default,
    Announce,
    WithdrawAnnouncement,
    Disconnect,
    Demand,
    Reconnect,
    Protect {
        days: u64,
    },
    EndProtection,
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let (ago, amount) = (0..16u32, 0..400u128);
    let step = prop_oneof![
        6 => (1..200u64).prop_map(|hours| Step::Pass { hours }),
        2 => (0..60u64).prop_map(|units| Step::Bill { units }),
        1 => (1..700u128).prop_map(|amount| Step::Pay { amount }),
        1 => (ago.clone(), amount.clone()).prop_map(|(ago, amount)| Step::CreditBill { ago, amount }),
        4 => (ago, amount.clone(), any::<bool>())
            .prop_map(|(ago, amount, attested)| Step::Contest { ago, amount, attested }),
        2 => Just(Step::ContestDisconnection),
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
    ];
    (0..HOUSES, step)
}

/// A bill on paper. Those that are no longer kept on the chain are one here: their number is 0.
#[derive(Clone, Copy, Debug, Default)]
struct Paper {
    number: u32,
    total: u128,
    credited: u128,
    left: u128,
    frozen: u128,
    due: Moment,
}

/// A dispute on paper; of a bill, if there is a sum.
#[derive(Clone, Copy, Debug)]
struct Quarrel {
    id: u64,
    claim: Option<(u32, u128)>,
    frozen: u128,
    answer_by: Moment,
    answered: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    On,
    Warned { at: Moment },
    Off { by: Option<Moment> },
}

#[derive(Clone, Debug)]
struct House {
    bills: Vec<Paper>,
    next: u32,
    prepaid: u128,
    credit: u128,
    /// Every bill that was ever disputed, and every dispute.
    disputed: BTreeSet<u32>,
    quarrels: u32,
    open: Option<Quarrel>,
    line: Line,
    line_disputed: bool,
    protected_until: Moment,
    cuts: u32,
    late: u32,
}

type Outcome = Result<(), Error<Test>>;

fn ensure(is: bool, error: Error<Test>) -> Outcome {
    is.then_some(()).ok_or(error)
}

/// Whether it is winter in Baku, by the dates themselves.
fn is_winter() -> bool {
    let winter = |year| midnight(year, 10, 15)..midnight(year + 1, 4, 16);
    (2024..2060).any(|year| winter(year).contains(&now()))
}

impl House {
    fn new(owed: u128) -> Self {
        let opening = Paper {
            left: owed,
            due: now() + TERM,
            ..Paper::default()
        };
        Self {
            bills: vec![opening],
            next: 1,
            prepaid: 0,
            credit: 0,
            disputed: BTreeSet::new(),
            quarrels: 0,
            open: None,
            line: Line::On,
            line_disputed: false,
            protected_until: 0,
            cuts: 0,
            late: 0,
        }
    }

    fn find(&mut self, number: u32) -> &mut Paper {
        let kept = self.bills.iter().position(|bill| bill.number == number);
        &mut self.bills[kept.unwrap_or(0)]
    }

    fn bill(&mut self, total: u128) {
        if self.bills.len() > 12 {
            let old = self.bills.remove(1);
            let older = &mut self.bills[0];
            if old.left > 0 {
                if older.left == 0 || old.due < older.due {
                    older.due = old.due;
                }
                older.left += old.left;
                older.frozen += old.frozen;
            }
        }
        self.bills.push(Paper {
            number: self.next,
            total,
            left: total,
            due: now() + TERM,
            ..Paper::default()
        });
        self.next += 1;
        self.settle();
    }

    fn settle(&mut self) {
        for purse in [&mut self.credit, &mut self.prepaid] {
            for bill in &mut self.bills {
                let part = (*purse).min(bill.left - bill.frozen);
                bill.left -= part;
                *purse -= part;
            }
        }
    }

    fn take_off(&mut self, number: u32, amount: u128) {
        let bill = self.find(number);
        bill.credited += amount;
        let off = amount.min(bill.left);
        bill.left -= off;
        bill.frozen = bill.frozen.min(bill.left);
        self.credit += amount - off;
        self.settle();
    }

    fn payable(&self) -> u128 {
        self.bills.iter().map(|bill| bill.left - bill.frozen).sum()
    }

    fn overdue_since(&self) -> Option<Moment> {
        let owed = self.bills.iter().filter(|bill| bill.left > bill.frozen);
        owed.map(|bill| bill.due).filter(|due| *due < now()).min()
    }

    fn contest(&mut self, number: u32, amount: u128, attested: bool) -> Outcome {
        ensure(self.open.is_none(), Error::DisputeOpen)?;
        ensure(amount > 0, Error::NothingClaimed)?;
        ensure(number < self.next, Error::BillNotFound)?;
        let bill = *self.find(number);
        ensure(bill.number == number, Error::BillNotKept)?;
        ensure(!self.disputed.contains(&number), Error::AlreadyDisputed)?;
        let most = match number {
            0 => bill.left - bill.frozen,
            _ => bill.total - bill.credited,
        };
        ensure(amount <= most, Error::MoreThanContestable)?;
        let frozen = amount.min(bill.left - bill.frozen);
        self.find(number).frozen += frozen;
        if !attested {
            self.disputed.insert(number);
        }
        self.begin(Some((number, amount)), frozen);
        Ok(())
    }

    fn contest_line(&mut self) -> Outcome {
        ensure(self.open.is_none(), Error::DisputeOpen)?;
        let is_there = match self.line {
            Line::On => false,
            Line::Warned { at } => now() <= at + NOTICE_TERM + NOTICE_LIFETIME,
            Line::Off { .. } => true,
        };
        ensure(is_there, Error::NoDisconnection)?;
        ensure(!self.line_disputed, Error::AlreadyDisputed)?;
        self.line_disputed = true;
        self.begin(None, 0);
        Ok(())
    }

    fn begin(&mut self, claim: Option<(u32, u128)>, frozen: u128) {
        self.quarrels += 1;
        self.open = Some(Quarrel {
            id: crate::NextDispute::<Test>::get().0,
            claim,
            frozen,
            answer_by: now() + ANSWER_TERM,
            answered: false,
        });
    }

    /// The open dispute ends: so much is granted, and all that was wanted or not.
    fn end(&mut self, granted: u128, won: bool) {
        let quarrel = self.open.take().expect("it is open");
        match quarrel.claim {
            Some((number, claimed)) => {
                let bill = *self.find(number);
                let room = match bill.number {
                    0 => bill.left + claimed - quarrel.frozen,
                    _ => bill.total - bill.credited,
                };
                self.take_off(number, granted.min(room));
                self.find(number).frozen = 0;
                self.settle();
            }
            None if won => match &mut self.line {
                Line::Off { by } => *by = by.or(Some(now() + RECONNECTION_TERM)),
                line => *line = Line::On,
            },
            None => (),
        }
    }

    fn obstacles(&self) -> Vec<Obstacle> {
        let mut found = Vec::new();
        let mut since = now();
        match self.line {
            Line::On => found.push(Obstacle::NotAnnounced),
            Line::Off { .. } => found.push(Obstacle::Disconnected),
            Line::Warned { at } => {
                since = at;
                if now() < at + NOTICE_TERM {
                    found.push(Obstacle::NoticeRunning);
                } else if now() > at + NOTICE_TERM + NOTICE_LIFETIME {
                    found.push(Obstacle::NoticeLapsed);
                }
            }
        }
        let overdue = self.overdue_since().is_some_and(|due| due < since);
        let others = [
            (self.open.is_some(), Obstacle::InDispute),
            (!overdue, Obstacle::NothingOverdue),
            (now() < self.protected_until, Obstacle::Protected),
            (is_winter(), Obstacle::Winter),
        ];
        found.extend(others.iter().filter(|(is, _)| *is).map(|(_, why)| *why));
        found
    }

    fn announce(&mut self) -> Outcome {
        match self.line {
            Line::Off { .. } => return Err(Error::IsDisconnected),
            Line::Warned { at } => ensure(
                now() > at + NOTICE_TERM + NOTICE_LIFETIME,
                Error::AlreadyAnnounced,
            )?,
            Line::On => (),
        }
        ensure(self.open.is_none(), Error::DisputeOpen)?;
        ensure(self.overdue_since().is_some(), Error::NothingOverdue)?;
        ensure(now() >= self.protected_until, Error::Protected)?;
        self.line = Line::Warned { at: now() };
        self.line_disputed = false;
        Ok(())
    }

    fn disconnect(&mut self) -> Outcome {
        if let Some(obstacle) = self.obstacles().first() {
            return Err((*obstacle).into());
        }
        self.line = Line::Off { by: None };
        self.cuts += 1;
        Ok(())
    }

    fn demand(&mut self) -> Outcome {
        let gone = self.overdue_since().is_none() || now() < self.protected_until;
        match &mut self.line {
            Line::Off { by } => {
                ensure(by.is_none(), Error::AlreadyDemanded)?;
                ensure(gone, Error::StillOverdue)?;
                *by = Some(now() + RECONNECTION_TERM);
                Ok(())
            }
            _ => Err(Error::NotDisconnected),
        }
    }

    fn reconnect(&mut self) -> Outcome {
        let Line::Off { by } = self.line else {
            return Err(Error::NotDisconnected);
        };
        self.late += u32::from(by.is_some_and(|by| now() > by));
        self.line = Line::On;
        Ok(())
    }
}

/// What the books say of a step, and what the chain does.
fn take(houses: &mut [House], place: usize, step: Step) -> (Outcome, DispatchResult) {
    let id = ContractId(place as u64);
    let wallet = WALLET + place as u8;
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
            house.take_off(number, amount);
            let number = BillNumber(number);
            let done = Bills::credit_bill(signed(CLERK), id, number, amount, DECISION);
            (Ok(()), done)
        }
        Step::Contest {
            ago,
            amount,
            attested,
        } => {
            let number = number(ago);
            let matter = match number {
                0 => Matter::Balance { amount },
                number => of_bill(number, amount),
            };
            let expected = house.contest(number, amount, attested);
            let done = match attested {
                true => attest(CLERK, id, matter),
                false => super::open(wallet, id, matter),
            };
            (expected, done)
        }
        Step::ContestDisconnection => {
            let expected = house.contest_line();
            (expected, super::open(wallet, id, Matter::Disconnection))
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
            if expected.is_ok() {
                house.protected_until = now() + days * DAY;
            }
            let until = now() + days * DAY;
            (expected, protect(SOCIAL_OFFICER, id, until))
        }
        Step::EndProtection => {
            let expected = ensure(now() < house.protected_until, Error::NotProtected);
            house.protected_until = 0;
            let done = Disputed::end_protection(signed(SOCIAL_OFFICER), id);
            (expected, done)
        }
    }
}

fn to_rule(quarrel: Quarrel) -> Result<Quarrel, Error<Test>> {
    let time = quarrel.answer_by + 1..=quarrel.answer_by + RULING_TERM;
    let is_time = quarrel.answered && time.contains(&now());
    ensure(is_time, Error::NotToRule).map(|()| quarrel)
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
        Supplied::Announced(it) => Line::Warned { at: it.at },
        Supplied::Disconnected { reconnect_by, .. } => Line::Off { by: reconnect_by },
    };
    assert_eq!(line, house.line);
    assert_eq!(obstacles(id), house.obstacles());
}

fn live(steps: Vec<(usize, Step)>) {
    ExtBuilder::build_and_execute(|| {
        Timestamp::set_timestamp(midnight(2025, 4, 7));
        let mut houses: Vec<_> = (0..HOUSES)
            .map(|place| {
                contract(WALLET + place as u8, now(), 500);
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
