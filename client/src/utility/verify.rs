//! Every bill of a contract, verified by somebody who trusts nobody's arithmetic.
//!
//! The account, the contract and the tariffs are taken from the finalised state by storage proofs. The account's head proves the
//! links that the node gives of earlier blocks, and so every bill and note that there ever was.

use super::{account::AssetId, history, proven::Proven, recompute};
use crate::{
    chain::{BlockRef, Chain},
    transact::TransactError,
};
use adliya_primitives::ContractId;
use pallet_utility_bills::types::{Account, Entry, NoteKind, Stage, Statement};
use pallet_utility_contracts::types::{Contract, Journal};

/// What the links of an account's chain say.
struct Read {
    /// Where the account begins, then where each bill does, then where the running cycle does.
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

/// Reads the hash chain of an account back from the blocks and computes each bill of it again; whether all is in order.
pub(crate) async fn all_bills(chain: &Chain, id: ContractId) -> Result<bool, TransactError> {
    let proven = Proven::at_finalised_head(chain).await?;
    let account: Account<AssetId> = proven.read(("UtilityBills", "Accounts"), id).await?;
    let contract: Contract = proven.read(("UtilityContracts", "Contracts"), id).await?;
    let journal: Journal = proven.read(("UtilityContracts", "Journals"), id).await?;
    let links = history::links(chain, id, proven.hash, account.head).await?;
    let (many, head) = (links.len(), account.head);
    println!("hash chain: {many} links lead to {head:?}, which is proven");

    let read = read(links, account.cycle.begins);
    let mut sound = read.begins.first() == read.begins.get(1);
    if !sound {
        println!("the first bill does not begin where the account does");
    }
    let nexts = read.begins.iter().skip(2);
    for (billed, next) in read.bills.iter().zip(nexts) {
        let Billed {
            statement,
            block,
            anew,
        } = billed;
        let tariffs = recompute::tariffs(&proven, statement).await?;
        let checked =
            recompute::compute(&contract, &account, &tariffs, statement).and_then(|bill| {
                match anew {
                    Some(begins) => recompute::begins_anew(begins, next),
                    None => recompute::joins(&bill, statement, next),
                }
                .map(|()| bill)
            });
        let Statement { number, total, .. } = statement;
        match checked {
            Ok(bill) => {
                let by: Vec<_> = tariffs.iter().map(|is| is.id.to_string()).collect();
                let read = recompute::reading(&journal, statement).map_or_else(
                    || "its reading is not among those that are kept".to_owned(),
                    |mark| format!("its reading is of meter {}", mark.meter),
                );
                println!(
                    "bill {number} of block {}: {total} is right, exactly {} by tariff {}; {read}",
                    block.number,
                    bill.exact,
                    by.join(", "),
                );
            }
            Err(wrong) => {
                sound = false;
                println!("bill {number} of block {}: WRONG: {wrong}", block.number);
            }
        }
    }
    println!(
        "{}",
        if sound {
            "all is in order"
        } else {
            "NOT in order"
        }
    );
    Ok(sound)
}

fn read(links: Vec<history::Link>, running: Stage) -> Read {
    let (mut begins, mut bills) = (Vec::new(), Vec::<Billed>::new());
    for link in links {
        match link.entry {
            Entry::Opened { begins: is, .. } => begins.push(is),
            Entry::Bill(statement) => {
                begins.push(statement.begins);
                bills.push(Billed {
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
                let mut known = bills.iter().filter(|_| reverses).map(|is| is.statement);
                let begins = known.find(|is| is.number == note.bill).map(|is| is.begins);
                if let Some(last) = bills.last_mut() {
                    last.anew = last.anew.or(begins);
                }
            }
        }
    }
    begins.push(running);
    Read { begins, bills }
}
