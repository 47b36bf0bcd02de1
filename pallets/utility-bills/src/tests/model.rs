//! Random lives of two contracts, on the chain and in plain books. Whatever happens, both say the same, and no money is lost.

use super::*;
use frame_support::traits::fungibles::InspectHold;
use proptest::{collection::vec, prelude::*, test_runner::Config as Cases};

const PRICE: u128 = 7;
const BOTH: [ContractId; 2] = [ContractId(0), ContractId(1)];

/// What a bill ends with.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reading {
    Real,
    /// Which the next real one strikes.
    Estimate,
    /// Before which an inspection has struck the last real one.
    AfterStruck,
}

fn reading() -> impl Strategy<Value = Reading> {
    prop_oneof![
        4 => Just(Reading::Real),
        2 => Just(Reading::Estimate),
        1 => Just(Reading::AfterStruck),
    ]
}

/// What somebody does, to the contract of this place and, where there is one, to the bill so many before the last.
#[derive(Clone, Copy, Debug)]
enum Step {
    Bill { of: usize, units: u64, by: Reading },
    Pay { of: usize, amount: u128 },
    Subsidise { of: usize, amount: u128 },
    Credit { of: usize, ago: u32, amount: u128 },
    Debit { of: usize, ago: u32, amount: u128 },
    Contest { of: usize, ago: u32, amount: u128 },
    Decide { of: usize, amount: u128 },
    Withdraw { amount: u128 },
}

fn step() -> impl Strategy<Value = Step> {
    let of = 0..2usize;
    let ago = 0..15u32;
    let amount = 0..600u128;
    prop_oneof![
        3 => (of.clone(), 0..60u64, reading())
            .prop_map(|(of, units, by)| Step::Bill { of, units, by }),
        3 => (of.clone(), amount.clone()).prop_map(|(of, amount)| Step::Pay { of, amount }),
        1 => (of.clone(), amount.clone()).prop_map(|(of, amount)| Step::Subsidise { of, amount }),
        1 => (of.clone(), ago.clone(), amount.clone())
            .prop_map(|(of, ago, amount)| Step::Credit { of, ago, amount }),
        1 => (of.clone(), ago.clone(), amount.clone())
            .prop_map(|(of, ago, amount)| Step::Debit { of, ago, amount }),
        2 => (of.clone(), ago, amount.clone())
            .prop_map(|(of, ago, amount)| Step::Contest { of, ago, amount }),
        1 => (of, amount.clone()).prop_map(|(of, amount)| Step::Decide { of, amount }),
        1 => amount.prop_map(|amount| Step::Withdraw { amount }),
    ]
}

/// A bill on paper. Those that are no longer kept on the chain are one here: their number is 0.
#[derive(Clone, Copy, Debug, Default)]
struct Paper {
    number: u32,
    /// All that was ever asked for.
    asked: u128,
    credited: u128,
    left: u128,
    frozen: u128,
    /// What the bill said when it was written, and from and to how many units it went.
    said: u128,
    units: (u64, u64),
    estimated: bool,
    reversed: bool,
}

/// A dispute on paper: of which bill, and how much of it can be given yet.
#[derive(Clone, Copy, Debug)]
struct Case {
    number: u32,
    left: u128,
}

#[derive(Clone, Debug, Default)]
struct Ledger {
    bills: Vec<Paper>,
    numbers: u32,
    case: Option<Case>,
    /// How many units are billed.
    billed: u64,
    prepaid: u128,
    credit: u128,
    /// What was billed, added and taken off in all, and what was paid.
    asked: u128,
    credited: u128,
    paid_in: u128,
}

type Outcome = Result<(), Error<Test>>;

impl Ledger {
    fn find(&mut self, number: u32) -> Option<&mut Paper> {
        let kept = self.numbers.saturating_sub(12);
        let number = if number <= kept { 0 } else { number };
        self.bills.iter_mut().find(|bill| bill.number == number)
    }

    /// Writes a bill by a reading; takes back those that it disproves, and has their units on the new one. It waits while one of
    /// them is in dispute.
    fn bill(&mut self, shown: u64, estimated: bool) -> Outcome {
        let disproved = |bill: &Paper| {
            let above = bill.units.1 > shown;
            bill.number > 0 && !bill.reversed && (above || (bill.estimated && !estimated))
        };
        if let Some(first) = self.bills.iter().position(disproved) {
            let numbers: Vec<_> = self.bills[first..]
                .iter()
                .filter(|bill| !bill.reversed)
                .map(|bill| bill.number)
                .collect();
            if self.case.is_some_and(|case| numbers.contains(&case.number)) {
                return Err(Error::BillContested);
            }
            self.billed = self.bills[first].units.0;
            for number in numbers {
                let bill = self.find(number).expect("it is there");
                bill.reversed = true;
                let amount = bill.said.min(bill.asked - bill.credited);
                if amount > 0 {
                    self.take_off(number, amount).expect("it came to that");
                }
            }
        }
        let units = (self.billed, self.billed.max(shown));
        self.billed = units.1;
        let total = u128::from(units.1 - units.0) * PRICE;
        self.numbers += 1;
        self.asked += total;
        if self.numbers > 12 {
            let old = self.bills.remove(1);
            self.bills[0].left += old.left;
            self.bills[0].frozen += old.frozen;
        }
        self.bills.push(Paper {
            number: self.numbers,
            asked: total,
            left: total,
            said: total,
            units: (units.0, shown),
            estimated,
            ..Paper::default()
        });
        Ok(())
    }

    /// What is settled goes to the supplier: that much.
    fn settle(&mut self) -> u128 {
        for bill in &mut self.bills {
            let part = self.credit.min(bill.left - bill.frozen);
            bill.left -= part;
            self.credit -= part;
        }
        let mut moved = 0;
        for bill in &mut self.bills {
            let part = self.prepaid.min(bill.left - bill.frozen);
            bill.left -= part;
            self.prepaid -= part;
            moved += part;
        }
        moved
    }

    fn payable(&self) -> u128 {
        self.bills.iter().map(|bill| bill.left - bill.frozen).sum()
    }

    fn take_off(&mut self, number: u32, amount: u128) -> Outcome {
        if amount == 0 {
            return Err(Error::NothingToPay);
        }
        if number > self.numbers {
            return Err(Error::BillNotFound);
        }
        let bill = self.find(number).expect("it is there");
        // Of what is older, nobody knows what was paid.
        let most = match bill.number {
            0 => bill.left - bill.frozen,
            _ => bill.asked - bill.credited,
        };
        if amount > most {
            return Err(Error::MoreThanBilled);
        }
        self.write_off(number, amount);
        Ok(())
    }

    fn write_off(&mut self, number: u32, amount: u128) {
        let bill = self.find(number).expect("it is there");
        bill.credited += amount;
        let off = amount.min(bill.left);
        bill.left -= off;
        bill.frozen = bill.frozen.min(bill.left);
        let is_older = bill.number == 0;
        self.credit += amount - off;
        self.credited += amount;
        if let Some(case) = &mut self.case {
            if case.number == number || (is_older && case.number == 0) {
                case.left = case.left.saturating_sub(amount);
            }
        }
    }

    fn debit(&mut self, number: u32, amount: u128) -> Outcome {
        if amount == 0 {
            return Err(Error::NothingToPay);
        }
        if number > self.numbers {
            return Err(Error::BillNotFound);
        }
        let bill = self.find(number).expect("it is there");
        if bill.number == 0 {
            return Err(Error::BillNotKept);
        }
        bill.asked += amount;
        bill.left += amount;
        self.asked += amount;
        if let Some(case) = self.case.as_mut().filter(|case| case.number == number) {
            case.left += amount;
        }
        Ok(())
    }

    /// How much is frozen.
    fn contest(&mut self, number: u32, claimed: u128) -> Result<u128, Error<Test>> {
        if claimed == 0 {
            return Err(Error::NothingToPay);
        }
        if self.case.is_some() {
            return Err(Error::Contested);
        }
        if number > self.numbers {
            return Err(Error::BillNotFound);
        }
        let bill = self.find(number).expect("it is there");
        if bill.number != number {
            return Err(Error::BillNotKept);
        }
        let most = match number {
            0 => bill.left,
            _ => bill.asked - bill.credited,
        };
        if claimed > most {
            return Err(Error::MoreThanBilled);
        }
        bill.frozen = claimed.min(bill.left);
        let frozen = bill.frozen;
        self.case = Some(Case { number, left: most });
        Ok(frozen)
    }

    /// How much is given.
    fn decide(&mut self, granted: u128) -> Result<u128, Error<Test>> {
        let case = self.case.ok_or(Error::NotContested)?;
        let given = granted.min(case.left);
        // What was frozen goes first, so that what was to pay of the bill is so still.
        self.find(case.number).expect("it is there").frozen = 0;
        self.write_off(case.number, given);
        self.case = None;
        Ok(given)
    }
}

#[derive(Clone, Debug)]
struct Books {
    ledgers: [Ledger; 2],
    supplier: u128,
    social: u128,
    payer: u128,
    withdrawn: u128,
}

fn agrees<V: core::fmt::Debug + PartialEq>(
    done: Result<V, DispatchError>,
    expected: Result<V, Error<Test>>,
) {
    assert_eq!(done, expected.map_err(DispatchError::from));
}

fn take(books: &mut Books, step: Step) {
    let number = |ledger: &Ledger, ago: u32| (ledger.numbers + 1).saturating_sub(ago);
    match step {
        Step::Bill { of, units, by } => {
            let month = kept(BOTH[of]).cycle.begins.counter.day.month();
            let mut before = vec![];
            change(BOTH[of], |sheet| before = sheet.readings.clone());
            if by != Reading::Estimate {
                strike_estimates(BOTH[of]);
            }
            if by == Reading::AfterStruck {
                strike_last(BOTH[of]);
            }
            let shown = read(BOTH[of], month.end(), units);
            let estimated = by == Reading::Estimate;
            if estimated {
                estimate(BOTH[of]);
            }
            if let Err(waits) = books.ledgers[of].bill(shown, estimated) {
                agrees(close(BOTH[of]), Err(waits));
                // The meter is read another time.
                change(BOTH[of], |sheet| sheet.readings = before);
                return;
            }
            closed(BOTH[of]);
            books.supplier += books.ledgers[of].settle();
        }
        Step::Pay { of, amount } => {
            let ledger = &mut books.ledgers[of];
            let expected = match amount {
                0 => Err(Error::NothingToPay),
                _ => {
                    ledger.prepaid += amount;
                    ledger.paid_in += amount;
                    books.payer -= amount;
                    books.supplier += ledger.settle();
                    Ok(())
                }
            };
            agrees(pay(ANYBODY, BOTH[of], amount), expected);
        }
        Step::Subsidise { of, amount } => {
            let ledger = &mut books.ledgers[of];
            let expected = match amount {
                0 => Err(Error::NothingToPay),
                _ if amount > ledger.payable() => Err(Error::MoreThanPayable),
                _ => {
                    ledger.prepaid += amount;
                    ledger.paid_in += amount;
                    books.social -= amount;
                    books.supplier += ledger.settle();
                    Ok(())
                }
            };
            agrees(
                Bills::subsidise(signed(SOCIAL_OFFICER), BOTH[of], amount),
                expected,
            );
        }
        Step::Credit { of, ago, amount } => {
            let ledger = &mut books.ledgers[of];
            let bill = number(ledger, ago);
            let expected = ledger.take_off(bill, amount);
            books.supplier += ledger.settle();
            agrees(
                Bills::credit_bill(signed(CLERK), BOTH[of], BillNumber(bill), amount, DOCUMENT),
                expected,
            );
        }
        Step::Debit { of, ago, amount } => {
            let ledger = &mut books.ledgers[of];
            let bill = number(ledger, ago);
            let expected = ledger.debit(bill, amount);
            books.supplier += ledger.settle();
            agrees(
                Bills::debit_bill(
                    signed(FOUR_EYES),
                    BOTH[of],
                    BillNumber(bill),
                    amount,
                    DOCUMENT,
                ),
                expected,
            );
        }
        Step::Contest { of, ago, amount } => {
            let ledger = &mut books.ledgers[of];
            let bill = number(ledger, ago);
            let expected = ledger.contest(bill, amount);
            agrees(contest(BOTH[of], bill, amount), expected);
        }
        Step::Decide { of, amount } => {
            let ledger = &mut books.ledgers[of];
            let expected = ledger.decide(amount);
            books.supplier += ledger.settle();
            agrees(decide(BOTH[of], amount), expected);
        }
        Step::Withdraw { amount } => {
            let done = Bills::withdraw(signed(FOUR_EYES), MANAT, amount, account(77));
            // While anything is held, the asset's minimum of 1 stays.
            let held = books.ledgers.iter().any(|ledger| ledger.prepaid > 0);
            let most = books.supplier.saturating_sub(held.into());
            assert_eq!(done.is_ok(), (1..=most).contains(&amount));
            if done.is_ok() {
                books.supplier -= amount;
                books.withdrawn += amount;
            }
        }
    }
}

fn compare(books: &Books) {
    let mut prepaid = 0;
    for (id, ledger) in BOTH.into_iter().zip(&books.ledgers) {
        let account = kept(id);
        assert_eq!(
            (account.prepaid, account.credit, account.payable()),
            (ledger.prepaid, ledger.credit, ledger.payable())
        );
        assert_eq!(
            account.frozen(),
            ledger.bills.iter().map(|bill| bill.frozen).sum::<u128>()
        );
        // What was paid or taken off has answered what was asked for, or waits as prepaid or credit.
        let owed: u128 = ledger.bills.iter().map(|bill| bill.left).sum();
        assert_eq!(
            ledger.asked + account.prepaid + account.credit,
            ledger.credited + ledger.paid_in + owed
        );
        prepaid += account.prepaid;
    }
    let (supplier, social) = (
        Bills::account_of(SUPPLIER),
        Bills::account_of(SOCIAL_OFFICE),
    );
    assert_eq!(money(&supplier), books.supplier);
    assert_eq!(
        AssetsHolder::total_balance_on_hold(MANAT, &supplier),
        prepaid
    );
    assert_eq!(money(&social), books.social);
    assert_eq!(money(&account(ANYBODY)), books.payer);
    assert_eq!(money(&account(77)), books.withdrawn);
}

const CASES: u32 = 90;
const STEPS: usize = 120;
/// With what each account begins.
const OWED: u128 = 400;
const SOCIAL_FUNDS: u128 = 1_000_000;

proptest! {
    #![proptest_config(Cases { cases: CASES, failure_persistence: None, ..Cases::default() })]

    /// Ten thousand operations and more.
    #[test]
    fn accounts_are_what_somebody_with_paper_would_have(steps in vec(step(), STEPS)) {
        ExtBuilder::build_and_execute(|| {
            tariff_from(date(2025, 1, 1), simple(&[(None, PRICE as u64 * 1_000_000)]));
            for _ in BOTH {
                let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
                change(id, |sheet| sheet.opening.as_mut().expect("it has one").owed = OWED);
                assert_ok!(open(id));
            }
            let social = Bills::account_of(SOCIAL_OFFICE);
            assert_ok!(Assets::transfer(signed(ANYBODY), MANAT, social, SOCIAL_FUNDS));
            let balance = Paper { left: OWED, ..Paper::default() };
            let opening = Ledger { bills: vec![balance], asked: OWED, ..Ledger::default() };
            let mut books = Books {
                ledgers: [opening.clone(), opening],
                supplier: 0,
                social: SOCIAL_FUNDS,
                payer: WEALTH - SOCIAL_FUNDS,
                withdrawn: 0,
            };
            for step in steps {
                take(&mut books, step);
                compare(&books);
                ExtBuilder::check();
            }
        });
    }

    /// However a year is split into bills, they come to what one bill of all of it comes to, but for less than a minor unit; also
    /// where the contract ends then, and only the whole is billed after that.
    #[test]
    fn however_a_year_is_split_its_bills_come_to_the_whole(
        cuts in vec(28..90u32, 1..12),
        units in 1..9_000u64,
        price in 1..3_000_000u64,
        yearly in any::<bool>(),
        minimum in proptest::option::of(1..3_000_000_000u64),
        ended in any::<bool>(),
    ) {
        ExtBuilder::build_and_execute(|| {
            let begins = date(2025, 1, 1);
            let cycle = if yearly { Cycle::Year } else { Cycle::Month };
            for (place, day) in [begins, date(2025, 6, 11)].into_iter().enumerate() {
                let price = price + place as u64;
                let blocks = [(Some(150), price), (Some(1_500), 2 * price), (None, 3 * price)];
                tariff_from(day, Tariff { cycle, minimum, ..simple(&blocks) });
            }
            let [whole, split] = [(); 2].map(|()| {
                let id = contract_in(BAKU, begins, WALLET);
                assert_ok!(open(id));
                id
            });
            let days: u32 = cuts.iter().sum();
            let ends = begins.plus(days);
            // What the meter would show on a day, were consumption dealt out over all of them.
            let shown = |day: Day| {
                let all = u128::from(units * 1_000);
                adliya_tariffs::calendar::share(all, days, 0, day.since(begins)) as u64
            };
            let read_at = |id, day: Day| change(id, |sheet| {
                let at = midnight(day);
                sheet.readings.push(Metered { at, totals: [shown(day), 0, 0, 0], estimated: false });
            });
            Timestamp::set_timestamp(midnight(ends));
            read_at(whole, ends);
            if ended {
                end(whole);
            }
            let total = closed(whole).total;
            let mut day = begins;
            for cut in &cuts {
                day = day.plus(*cut);
                read_at(split, day);
                closed(split);
            }
            if ended {
                end(split);
                while close(split).is_ok() {}
            }
            assert_eq!(standing(split).payable, total);
            assert_eq!(standing(whole).payable, total);
            assert_eq!(kept(whole).cycle.begins, kept(split).cycle.begins);
        });
    }
}
