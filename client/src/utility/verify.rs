//! Every bill of a contract, verified by somebody who trusts nobody's arithmetic.
//!
//! The account, the contract and the tariffs are taken from the finalised state by storage proofs. The account's head proves the
//! links that the node gives of earlier blocks, and so every bill and note that there ever was.

use super::{
    account::AssetId,
    books::{self, Opened},
    history::{self, Link},
    proven::Proven,
    recompute::{self, Applied, Entitlements, Place},
};
use crate::{
    chain::{BlockRef, Chain},
    transact::TransactError,
};
use adliya_primitives::{ContractId, TariffId};
use pallet_utility_bills::types::{Account, Entry, NoteKind, Stage, Statement};
use pallet_utility_contracts::types::{Contract, Journal};
use std::fmt::Display;

/// What the finalised state has of a contract.
struct Kept {
    account: Account<AssetId>,
    contract: Contract,
    journal: Journal,
}

/// What the links of an account's chain say.
struct Read {
    opened: Option<Opened>,
    /// Where each bill begins, then where the running cycle does.
    begins: Vec<Stage>,
    bills: Vec<Billed>,
}

/// A bill of the chain.
struct Billed {
    statement: Statement,
    block: BlockRef,
    /// Where the next one begins, if bills were taken back after this one: with the first of them.
    anew: Option<Stage>,
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
    let kept = Kept {
        contract: proven.read(("UtilityContracts", "Contracts"), id).await?,
        journal: proven.read(("UtilityContracts", "Journals"), id).await?,
        account,
    };
    let links = history::links(chain, id, proven.hash, kept.account.head).await?;
    let (many, head) = (links.len(), kept.account.head);
    println!("hash chain: {many} links lead to {head:?}, which is proven");
    println!("in which blocks they are is as the node says; payments are no links");

    let mut report = Report::default();
    let entries: Vec<Entry> = links.iter().map(|link| link.entry).collect();
    report.check("what is kept", books::kept(&kept.account, &entries));
    let read = read(&links, kept.account.cycle.begins);
    begins(proven, &kept, &read, &mut report).await?;
    let nexts = read.begins.iter().skip(1);
    for (billed, next) in read.bills.iter().zip(nexts) {
        bill(proven, &kept, billed, next, &mut report).await?;
    }
    let sound = !report.unsound;
    println!(
        "{}",
        match sound {
            true => "all is in order",
            false => "NOT in order",
        }
    );
    Ok(sound)
}

/// Whether the account begins as its contract does, and its first bill where the account does.
async fn begins(
    proven: &Proven<'_>,
    kept: &Kept,
    read: &Read,
    report: &mut Report,
) -> Result<(), TransactError> {
    let Kept {
        account,
        contract,
        journal,
    } = kept;
    let Some(opened) = &read.opened else {
        report.check::<()>("the account", Err("no link says how it began"));
        return Ok(());
    };
    let by = recompute::tariff(proven, opened.begins.tariff).await?;
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
        anew,
    } = billed;
    let Statement { number, total, .. } = statement;
    let about = format!("bill {number} in block {}", block.number);
    let tariffs = recompute::tariffs(proven, statement).await?;
    for tariff in &tariffs {
        let may = books::may_bill(tariff, &kept.account, &kept.contract);
        report.check(&about, may);
    }
    let place = Place {
        region: kept.contract.terms.region,
        opened: kept.account.opened,
    };
    let entitlements = Entitlements::now(&kept.contract, &kept.account);
    let computed = recompute::compute(&place, &entitlements, &tariffs, statement);
    let right = computed.and_then(|bill| {
        recompute::comes_to(&bill, statement)?;
        match anew {
            Some(first) => recompute::begins_anew(first, next)?,
            None => recompute::joins(&bill, &tariffs, next)?,
        }
        Ok(bill)
    });
    if let Some(bill) = report.check(&about, right) {
        let read = recompute::reading(&kept.journal, statement).map_or_else(
            || "its reading is not among those that are kept".to_owned(),
            |mark| format!("its reading is of meter {}", mark.meter),
        );
        let by = names(&tariffs);
        println!(
            "{about}: {total} is right, exactly {} by tariff {by}; {read}",
            bill.exact
        );
    }
    Ok(())
}

fn names(tariffs: &[Applied]) -> String {
    let ids = tariffs.iter().map(|is| is.id);
    let names: Vec<_> = ids.map(|id: TariffId| id.to_string()).collect();
    names.join(", ")
}

fn read(links: &[Link], running: Stage) -> Read {
    let mut read = Read {
        opened: None,
        begins: Vec::new(),
        bills: Vec::new(),
    };
    for link in links {
        match link.entry {
            Entry::Opened {
                begins,
                owed,
                credit,
            } => {
                read.opened = Some(Opened {
                    begins,
                    owed,
                    credit,
                });
            }
            Entry::Bill(statement) => {
                read.begins.push(statement.begins);
                read.bills.push(Billed {
                    statement,
                    block: link.block,
                    anew: None,
                });
            }
            Entry::Note(note) => {
                println!(
                    "  {:?} note of {} on bill {}, in block {}",
                    note.kind, note.amount, note.bill, link.block.number
                );
                // The first bill that is taken back is named first.
                let reverses = note.kind == NoteKind::Reversal;
                let mut known = read.bills.iter().filter(|_| reverses);
                let first = known.find(|is| is.statement.number == note.bill);
                let begins = first.map(|is| is.statement.begins);
                if let Some(last) = read.bills.last_mut() {
                    last.anew = last.anew.or(begins);
                }
            }
        }
    }
    read.begins.push(running);
    read
}
