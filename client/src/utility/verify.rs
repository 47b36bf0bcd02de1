//! Every bill of a contract, verified by somebody who trusts nobody's arithmetic.
//!
//! The account, the contract with its journal and the tariffs are taken from the finalised state by storage proofs. Two heads in it
//! prove the links that the node gives of earlier blocks: that of the account every bill and note that there ever was, and that of the
//! journal every reading.

use super::{
    account::AssetId,
    books,
    history::{self, Bills, Link, Readings, Told},
    proven::Proven,
    recompute::{self, Place},
    sequence::{Billed, Sequence},
    show,
    terms::{self, Applied},
};
use crate::{chain::Chain, notary::written, transact::TransactError};
use adliya_primitives::{ContractId, TariffId};
use pallet_utility_bills::types::{Account, Entry, Stage, Statement};
use pallet_utility_contracts::types::{Contract, Journal};
use sp_core::H256;
use std::fmt::Display;

/// What the finalised state has of a contract, and the readings that its journal proves.
struct Kept {
    account: Account<AssetId>,
    contract: Contract,
    journal: Journal,
    readings: Readings,
}

/// What is wrong, said as it is found.
#[derive(Default)]
struct Report {
    unsound: bool,
}

impl Report {
    fn check<T>(&mut self, about: &str, found: Result<T, impl Display>) -> Option<T> {
        match found {
            Ok(right) => Some(right),
            Err(wrong) => {
                self.unsound = true;
                println!("{about}: WRONG: {wrong}");
                None
            }
        }
    }

    /// Says whether all is in order.
    fn ends(&self) -> bool {
        println!(
            "{}",
            match self.unsound {
                true => "NOT in order",
                false => "all is in order",
            }
        );
        !self.unsound
    }
}

/// Reads the hash chain of an account back from the blocks and computes each bill of it again; whether all is in order.
pub(crate) async fn all_bills(chain: &Chain, id: ContractId) -> Result<bool, TransactError> {
    let proven = Proven::at_finalised_head(chain).await?;
    proven.tell().await?;
    let account: Account<AssetId> = proven.read(("UtilityBills", "Accounts"), id).await?;
    match verified(chain, id, &proven, account).await {
        // An account that is there is of a contract and by tariffs that are.
        Err(TransactError::Missing(what)) => Err(TransactError::Unproven(what)),
        done => done,
    }
}

async fn verified(
    chain: &Chain,
    id: ContractId,
    proven: &Proven<'_>,
    account: Account<AssetId>,
) -> Result<bool, TransactError> {
    let contract = proven.read(("UtilityContracts", "Contracts"), id).await?;
    let journal: Journal = proven.read(("UtilityContracts", "Journals"), id).await?;
    let history = history::read::<Bills>(chain, id, proven.hash, account.head).await?;
    if history.genesis.is_some() {
        let problem = "the account is in the state of block 0, and no block tells how it began";
        return Err(TransactError::Unproven(problem.to_owned()));
    }
    let links = history.links;
    let readings = Readings::of(chain, id, proven, &journal).await?;
    say("hash chain", links.len(), account.head);
    say("readings' chain", readings.links, journal.chain);
    println!("in which blocks links are is as the node says; payments are no links");
    let kept = Kept {
        account,
        contract,
        journal,
        readings,
    };

    let mut report = Report::default();
    let entries: Vec<Entry> = links.iter().map(|link| link.entry).collect();
    report.check("what is kept", books::kept(&kept.account, &entries));
    links.iter().for_each(tell);
    let read = Sequence::of(&links, kept.account.cycle.begins);
    begins(proven, &kept, &read, &mut report).await?;
    let nexts = read.begins.iter().skip(1);
    for (billed, next) in read.bills.iter().zip(nexts) {
        bill(proven, &kept, billed, next, &mut report).await?;
    }
    Ok(report.ends())
}

/// Says how many links lead to a head.
fn say(of: &str, links: usize, head: H256) {
    println!("{of}: {links} links lead to {head:?}, which is proven");
}

/// Reads the hash chain of a contract's readings back from the blocks; whether all that is kept of them is in order.
pub(crate) async fn all_readings(chain: &Chain, id: ContractId) -> Result<bool, TransactError> {
    let proven = Proven::at_finalised_head(chain).await?;
    proven.tell().await?;
    let journal: Journal = proven.read(("UtilityContracts", "Journals"), id).await?;
    let readings = Readings::of(chain, id, &proven, &journal).await?;
    say("readings' chain", readings.links, journal.chain);
    println!("in which blocks links are is as the node says");
    let told = readings.told.iter();
    let rows: Vec<_> = told.map(|(mark, by)| (place(*by), *mark)).collect();
    println!("{}", show::told(&rows));

    let mut report = Report::default();
    for mark in &journal.marks {
        let known = match readings.has(mark) {
            true => Ok(()),
            false => Err("the contract keeps it, and its chain does not have it"),
        };
        let about = format!("the reading of {}", written(mark.at));
        report.check(&about, known);
    }
    Ok(report.ends())
}

/// Where a reading is told.
fn place(told: Told) -> String {
    match told {
        Told::Block(number) => format!("in block {number}"),
        Told::Genesis => "in the state of block 0".to_owned(),
        Told::Silence => "firm by silence, and not written yet".to_owned(),
    }
}

/// Whether the account begins as its contract does, and its first bill where the account does.
async fn begins(
    proven: &Proven<'_>,
    kept: &Kept,
    read: &Sequence,
    report: &mut Report,
) -> Result<(), TransactError> {
    let Kept {
        account,
        contract,
        journal,
        ..
    } = kept;
    let Some(opened) = &read.opened else {
        report.check::<()>("the account", Err("no link says how it began"));
        return Ok(());
    };
    let by = terms::tariff(proven, opened.begins.tariff).await?;
    let opening = books::opening(opened, account, contract, journal.used, &by.tariff);
    report.check("the account", opening);
    let first = match read.begins.first() == Some(&opened.begins) {
        true => Ok(()),
        false => Err("it does not begin where the account does"),
    };
    report.check("the first bill", first);
    Ok(())
}

/// Computes a bill again, and says what it comes to.
async fn bill(
    proven: &Proven<'_>,
    kept: &Kept,
    billed: &Billed,
    next: &Stage,
    report: &mut Report,
) -> Result<(), TransactError> {
    let Billed {
        statement,
        block,
        entitlements,
        anew,
    } = billed;
    let Statement { number, total, .. } = statement;
    let about = format!("bill {number} in block {}", block.number);
    let tariffs = terms::tariffs(proven, statement).await?;
    for tariff in &tariffs {
        let may = books::may_bill(tariff, &kept.account, &kept.contract);
        report.check(&about, may);
    }
    let place = Place {
        region: kept.contract.terms.region,
        opened: kept.account.opened,
    };
    let computed = recompute::compute(&place, entitlements, &tariffs, statement);
    let right = computed.and_then(|bill| {
        recompute::comes_to(&bill, statement)?;
        match anew {
            Some(first) => recompute::begins_anew(first, next)?,
            None => recompute::joins(&bill, &tariffs, next)?,
        }
        Ok(bill)
    });
    let right = report.check(&about, right);
    let ending = report.check(&about, ending(&kept.readings, statement, &tariffs));
    if let (Some(bill), Some(read)) = (right, ending) {
        let (by, exact) = (names(&tariffs), bill.exact);
        println!("{about}: {total} is right, exactly {exact} by tariff {by}; {read}");
    }
    Ok(())
}

/// The reading with which a bill ends, in words; there is none where nothing is metered.
fn ending(
    readings: &Readings,
    statement: &Statement,
    tariffs: &[Applied],
) -> Result<String, &'static str> {
    if tariffs.iter().all(|is| is.tariff.registers == 0) {
        return Ok("nothing is metered".to_owned());
    }
    let found = readings.ending(&statement.ends);
    let (mark, told) = found.ok_or("no reading that was ever firm ends it")?;
    Ok(format!("{}, {}", show::read_by(&mark), place(told)))
}

fn names(tariffs: &[Applied]) -> String {
    let ids = tariffs.iter().map(|is| is.id);
    let names: Vec<_> = ids.map(|id: TariffId| id.to_string()).collect();
    names.join(", ")
}

/// Says what a link is, unless it is a bill: those are said with what they come to.
fn tell(link: &Link<Entry>) {
    let block = link.block.number;
    match link.entry {
        Entry::Note(note) => println!(
            "  {:?} note of {} on bill {}, in block {block}",
            note.kind, note.amount, note.bill
        ),
        Entry::Entitled {
            from,
            category,
            discount,
        } => {
            let with = discount.map_or_else(
                || "no discount".to_owned(),
                |discount| format!("discount {discount}"),
            );
            println!("  from {from} on in category {category} with {with}, in block {block}");
        }
        Entry::Opened { .. } | Entry::Bill(_) => {}
    }
}
