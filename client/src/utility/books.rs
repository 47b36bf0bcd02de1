//! Whether what an account keeps is what its hash chain and its contract say.

use super::{account::AssetId, terms::Applied};
use adliya_primitives::{BillNumber, OfficeId, TariffId};
use adliya_tariffs::{Counter, Cycle, Day, Tariff};
use pallet_utility_bills::types::{Account, BillRecord, Entry, Note, NoteKind, Stage, Statement};
use pallet_utility_contracts::types::{Contract, Totals};

/// What is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Amiss {
    /// A number is left out, or given twice.
    #[error("bill {found} stands where bill {expected} should")]
    Number {
        /// Which number comes next.
        expected: BillNumber,
        /// Which one is there.
        found: BillNumber,
    },
    /// The account counts other bills than the chain has.
    #[error("the account says that bill {0} is next, and keeps others than the chain has")]
    Next(BillNumber),
    /// A bill is another one.
    #[error("bill {0} as it is kept is not the one of the chain")]
    Statement(BillNumber),
    /// Notes come to something else.
    #[error("bill {bill}: notes of the chain have {done} {told}, and the account has {kept}")]
    Notes {
        /// Of which bill.
        bill: BillNumber,
        /// What they do.
        done: &'static str,
        /// How much by the chain.
        told: u128,
        /// How much by the account.
        kept: u128,
    },
    /// A bill does not balance.
    #[error("bill {0}: what it came to is not what was credited, paid and left")]
    Balance(BillNumber),
    /// The account begins otherwise than the contract.
    #[error("the account does not begin with the contract's {0}")]
    Opening(&'static str),
    /// The account is of another supplier.
    #[error("the account is of office {0}, and the contract is not")]
    Supplier(OfficeId),
    /// A tariff by which a bill may not be computed.
    #[error("tariff {tariff} {why}")]
    Tariff {
        /// Which.
        tariff: TariffId,
        /// Why not.
        why: &'static str,
    },
}

fn ensure(holds: bool, amiss: Amiss) -> Result<(), Amiss> {
    match holds {
        true => Ok(()),
        false => Err(amiss),
    }
}

/// Whether the bills that an account keeps are the last ones of its chain, with what its notes have done to them.
pub(crate) fn kept(account: &Account<AssetId>, entries: &[Entry]) -> Result<(), Amiss> {
    let statements = statements(entries);
    let mut next = BillNumber(1);
    for statement in &statements {
        let number = Amiss::Number {
            expected: next,
            found: statement.number,
        };
        ensure(statement.number == next, number)?;
        next = BillNumber(next.0.saturating_add(1));
    }
    ensure(account.next == next, Amiss::Next(account.next))?;
    let forgotten = statements.len().checked_sub(account.bills.len());
    let forgotten = forgotten.ok_or(Amiss::Next(account.next))?;
    for (record, statement) in account.bills.iter().zip(statements.iter().skip(forgotten)) {
        let number = record.statement.number;
        ensure(record.statement == **statement, Amiss::Statement(number))?;
        balanced(record, entries)?;
    }
    Ok(())
}

/// The bills of a chain.
fn statements(entries: &[Entry]) -> Vec<&Statement> {
    let entries = entries.iter();
    let bills = entries.filter_map(|entry| match entry {
        Entry::Bill(statement) => Some(statement),
        _ => None,
    });
    bills.collect()
}

/// Whether a bill has what notes have done to it, and balances. What was paid of it is the account's word: payments are no links.
fn balanced(record: &BillRecord, entries: &[Entry]) -> Result<(), Amiss> {
    let bill = record.statement.number;
    let sum = |counts: fn(NoteKind) -> bool| {
        let notes = entries.iter().filter_map(|entry| match entry {
            Entry::Note(note) if note.bill == bill && counts(note.kind) => Some(note),
            _ => None,
        });
        let sums = notes.map(|Note { amount, .. }| *amount);
        sums.fold(0u128, u128::saturating_add)
    };
    let debited = sum(|kind| kind == NoteKind::Debit);
    let credited = sum(|kind| kind != NoteKind::Debit);
    for (done, told, kept) in [
        ("added", debited, record.debited),
        ("taken off", credited, record.credited),
    ] {
        let notes = Amiss::Notes {
            bill,
            done,
            told,
            kept,
        };
        ensure(told == kept, notes)?;
    }
    let came_to = record.statement.total.checked_add(record.debited);
    let left = record.debt.outstanding.checked_add(record.settled);
    let went = left.and_then(|left| left.checked_add(record.credited));
    ensure(came_to.is_some() && came_to == went, Amiss::Balance(bill))
}

/// How an account says that it began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opened {
    pub(crate) begins: Stage,
    pub(crate) owed: u128,
    pub(crate) credit: u128,
}

/// Whether an account began with what its contract had: the tariff, the balance, and what was used of a year's limits before.
pub(crate) fn opening(
    opened: &Opened,
    account: &Account<AssetId>,
    contract: &Contract,
    used: Totals,
    tariff: &Tariff,
) -> Result<(), Amiss> {
    let Stage {
        tariff: by,
        counter,
        ..
    } = opened.begins;
    ensure(
        account.supplier == contract.supplier,
        Amiss::Supplier(account.supplier),
    )?;
    ensure(by == contract.terms.tariff, Amiss::Opening("tariff"))?;
    let day: Day = counter.day;
    ensure(account.opened == day, Amiss::Opening("first day"))?;
    let balance = contract.import.map_or(0, |import| import.balance);
    let owed = balance.max(0).unsigned_abs();
    let credit = balance.min(0).unsigned_abs();
    let balanced = (opened.owed, opened.credit) == (owed, credit);
    ensure(balanced, Amiss::Opening("balance"))?;
    let expected = match tariff.cycle {
        Cycle::Year => Counter::within_year(day, used),
        Cycle::Month => Counter::starting(day),
    };
    ensure(counter == expected, Amiss::Opening("used quantities"))
}

/// Whether an account's bills may be computed by a tariff.
pub(crate) fn may_bill(
    applied: &Applied,
    account: &Account<AssetId>,
    contract: &Contract,
) -> Result<(), Amiss> {
    let tariff = applied.id;
    let because = |why| Amiss::Tariff { tariff, why };
    ensure(applied.approved, because("was not approved"))?;
    ensure(
        applied.asset == account.asset,
        because("is paid in another asset than the account"),
    )?;
    ensure(
        applied.supplier == contract.supplier,
        because("is another supplier's"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::utility::samples::{account, applied, contract, day, june, stage};
    use pallet_utility_bills::types::Debt;
    use pallet_utility_contracts::types::Import;
    use sp_core::H256;

    fn note(kind: NoteKind, amount: u128) -> Entry {
        Entry::Note(Note {
            bill: BillNumber(1),
            kind,
            amount,
            document: H256::zero(),
            at: 0,
        })
    }

    /// A bill of 1,800, of which notes have added 20 and taken off 300, and 500 are paid.
    fn books() -> (Account<AssetId>, Vec<Entry>) {
        let statement = june(1_800);
        let entries = vec![
            Entry::Opened {
                begins: stage(day(6, 1), 50_000),
                owed: 0,
                credit: 0,
            },
            Entry::Bill(statement),
            note(NoteKind::Debit, 20),
            note(NoteKind::Credit, 100),
            note(NoteKind::Ruling, 200),
        ];
        let mut account = account(day(6, 1));
        let record = BillRecord {
            statement,
            debited: 20,
            credited: 300,
            settled: 500,
            debt: Debt {
                outstanding: 1_020,
                ..Debt::default()
            },
            reversed: false,
        };
        account.bills.try_push(record).expect("one");
        (account, entries)
    }

    #[test]
    fn what_is_kept_is_what_the_chain_says() {
        let (account, entries) = books();
        assert_eq!(kept(&account, &entries), Ok(()));
    }

    #[test]
    fn a_bill_that_is_another_one_or_is_left_out_is_found() {
        let (mut account, mut entries) = books();
        let one = BillNumber(1);
        account.bills[0].statement.total += 1;
        assert_eq!(kept(&account, &entries), Err(Amiss::Statement(one)));

        let (mut account, _) = books();
        account.next = BillNumber(3);
        let next = Amiss::Next(account.next);
        assert_eq!(kept(&account, &entries), Err(next));
        let mut third = june(1_800);
        third.number = BillNumber(3);
        entries.push(Entry::Bill(third));
        let number = Amiss::Number {
            expected: BillNumber(2),
            found: BillNumber(3),
        };
        assert_eq!(kept(&account, &entries), Err(number));
    }

    #[test]
    fn a_note_that_the_account_does_not_have_is_found() {
        for kind in [NoteKind::Debit, NoteKind::Credit, NoteKind::Reversal] {
            let (account, mut entries) = books();
            entries.push(note(kind, 5));
            let found = kept(&account, &entries);
            assert!(matches!(found, Err(Amiss::Notes { .. })), "{found:?}");
        }
    }

    #[test]
    fn a_bill_that_does_not_balance_is_found() {
        let (mut account, entries) = books();
        account.bills[0].settled += 1;
        let found = kept(&account, &entries);
        assert_eq!(found, Err(Amiss::Balance(BillNumber(1))));
    }

    fn opened(owed: u128, credit: u128) -> Opened {
        Opened {
            begins: stage(day(6, 1), 0),
            owed,
            credit,
        }
    }

    #[test]
    fn an_account_begins_with_the_tariff_and_the_balance_of_its_contract() {
        let always = applied(0, (day(1, 1), Day(u32::MAX)), &[6]);
        let (account, mut contract) = (account(day(6, 1)), contract(0));
        let begins = |opened: &Opened, contract: &Contract| {
            opening(opened, &account, contract, [0; 4], &always.tariff)
        };
        assert_eq!(begins(&opened(0, 0), &contract), Ok(()));
        let balance = Err(Amiss::Opening("balance"));
        assert_eq!(begins(&opened(7, 0), &contract), balance);
        for (on_paper, owed, credit) in [(7, 7, 0), (-7, 0, 7)] {
            contract.import = Some(Import {
                batch: 0.into(),
                balance: on_paper,
                notice_until: 0,
                dispute_until: 0,
                dispute: None,
            });
            assert_eq!(begins(&opened(owed, credit), &contract), Ok(()));
            assert_eq!(begins(&opened(0, 0), &contract), balance);
        }
        let mut other = opened(0, 7);
        other.begins.tariff = TariffId(1);
        let tariff = Err(Amiss::Opening("tariff"));
        assert_eq!(begins(&other, &contract), tariff);
        let mut later = opened(0, 7);
        later.begins.counter.day = day(6, 2);
        let first = Err(Amiss::Opening("first day"));
        assert_eq!(begins(&later, &contract), first);
    }

    #[test]
    fn a_year_goes_on_with_what_was_used_of_it_before() {
        let mut yearly = applied(0, (day(1, 1), Day(u32::MAX)), &[6]).tariff;
        yearly.cycle = Cycle::Year;
        let used = [9_000, 0, 0, 0];
        let (account, contract) = (account(day(6, 1)), contract(0));
        let mut opened = opened(0, 0);
        let begins = |opened: &Opened| opening(opened, &account, &contract, used, &yearly);
        assert_eq!(begins(&opened), Err(Amiss::Opening("used quantities")));
        opened.begins.counter = Counter::within_year(day(6, 1), used);
        assert_eq!(begins(&opened), Ok(()));
    }

    #[test]
    fn a_bill_is_by_an_approved_tariff_of_the_supplier_in_the_accounts_asset() {
        let (account, contract) = (account(day(6, 1)), contract(0));
        let sound = || applied(4, (day(1, 1), Day(u32::MAX)), &[6]);
        assert_eq!(may_bill(&sound(), &account, &contract), Ok(()));
        let unsound: [fn(&mut Applied); 3] = [
            |is| is.approved = false,
            |is| is.asset = 2,
            |is| is.supplier = OfficeId(8),
        ];
        for make in unsound {
            let mut is = sound();
            make(&mut is);
            let found = may_bill(&is, &account, &contract);
            let tariff = TariffId(4);
            assert!(matches!(found, Err(Amiss::Tariff { tariff: of, .. }) if of == tariff));
        }
    }
}
