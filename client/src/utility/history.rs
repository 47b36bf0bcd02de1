//! The hash chain of an account, read back from blocks: every bill and note that there ever was, each proven by the head of today.
//!
//! A head never comes again, so the block in which it came to be is found by halves, in the state of old blocks. The node has to
//! keep that (`--state-pruning archive`).

use super::account;
use crate::{
    chain::{BlockRef, Chain, ChainError},
    transact::{events, Event, TransactError},
};
use adliya_primitives::ContractId;
use codec::{Decode, DecodeAll};
use pallet_utility_bills::types::{Entry, Note, Stage, Statement};
use sp_core::H256;

/// A link of the chain, and the block that it is in.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) entry: Entry,
    pub(crate) block: BlockRef,
}

/// All links of a contract's account, oldest first, from the beginning to the head that the state of a block has.
///
/// # Errors
/// Also when the blocks do not lead to the head.
pub(crate) async fn links(
    chain: &Chain,
    id: ContractId,
    at: H256,
    head: H256,
) -> Result<Vec<Link>, TransactError> {
    let mut last = u64::from(chain.header(at).await?.number);
    let mut head = Some(head);
    let mut links = Vec::new();
    while let Some(after) = head {
        let (number, before) = made(chain, id, after, last).await?;
        let block = BlockRef {
            hash: chain.canonical(number).await?,
            number,
        };
        let mut here = Vec::new();
        for (_, event) in events(chain, block.hash).await? {
            here.extend(entry(&event, id)?);
        }
        check(before, after, &here)
            .map_err(|problem| TransactError::Unproven(format!("block {number}: {problem}")))?;
        let entries = here.into_iter().rev();
        links.extend(entries.map(|(entry, _)| Link { entry, block }));
        let Some(earlier) = number.checked_sub(1) else {
            break;
        };
        (head, last) = (before, earlier);
    }
    links.reverse();
    Ok(links)
}

/// The first block whose state has this head, and the head before it.
async fn made(
    chain: &Chain,
    id: ContractId,
    head: H256,
    last: u64,
) -> Result<(u64, Option<H256>), ChainError> {
    let (mut low, mut high) = (0u64, last);
    while low < high {
        let middle = low.midpoint(high);
        let there = account::head(chain, id, chain.canonical(middle).await?).await?;
        if there == Some(head) {
            high = middle;
        } else {
            low = middle.saturating_add(1);
        }
    }
    let before = match low.checked_sub(1) {
        Some(number) => account::head(chain, id, chain.canonical(number).await?).await?,
        None => None,
    };
    Ok((low, before))
}

/// Whether these entries lead from one head to the other, each by way of the head that its event tells.
fn check(before: Option<H256>, after: H256, entries: &[(Entry, H256)]) -> Result<(), String> {
    let mut head = before.unwrap_or_default();
    for (entry, told) in entries {
        head = entry.follow(head);
        if head != *told {
            return Err(format!("{entry:?} does not lead to {told:?}"));
        }
    }
    if head != after {
        return Err(format!(
            "its events lead to {head:?}, and its state has {after:?}"
        ));
    }
    Ok(())
}

/// The entry that an event tells of this contract's account, with the head after it.
fn entry(event: &Event, id: ContractId) -> Result<Option<(Entry, H256)>, ChainError> {
    if event.pallet != "UtilityBills" {
        return Ok(None);
    }
    let fields = &mut event.fields.as_slice();
    let told = match event.name.as_str() {
        "AccountOpened" => {
            let told: (ContractId, Stage, u128, u128, H256) = all(fields)?;
            let (contract, begins, owed, credit, head) = told;
            let opened = Entry::Opened {
                begins,
                owed,
                credit,
            };
            (contract, opened, head)
        }
        "BillClosed" => {
            let (contract, statement, head): (ContractId, Statement, H256) = all(fields)?;
            (contract, Entry::Bill(statement), head)
        }
        "BillCredited" | "BillDebited" | "BillReversed" | "RulingApplied" => {
            // Who authorised it follows.
            let told = <(ContractId, Note, H256)>::decode(fields).map_err(ChainError::answer)?;
            (told.0, Entry::Note(told.1), told.2)
        }
        _ => return Ok(None),
    };
    let (contract, entry, head) = told;
    Ok((contract == id).then_some((entry, head)))
}

fn all<T: Decode>(fields: &mut &[u8]) -> Result<T, ChainError> {
    T::decode_all(fields).map_err(ChainError::answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{BillNumber, TariffId};
    use adliya_tariffs::{Counter, Day};
    use pallet_utility_bills::types::NoteKind;

    fn opened() -> Entry {
        Entry::Opened {
            begins: Stage {
                tariff: TariffId(0),
                counter: Counter::starting(Day(20_000)),
                totals: [0; 4],
            },
            owed: 0,
            credit: 0,
        }
    }

    fn note(amount: u128) -> Entry {
        Entry::Note(Note {
            bill: BillNumber(1),
            kind: NoteKind::Credit,
            amount,
            document: H256::repeat_byte(1),
            at: 0,
        })
    }

    /// Entries with the heads that they lead to.
    fn told(entries: &[Entry]) -> Vec<(Entry, H256)> {
        let mut head = H256::zero();
        let follow = |entry: &Entry| {
            head = entry.follow(head);
            (*entry, head)
        };
        entries.iter().map(follow).collect()
    }

    #[test]
    fn entries_that_were_altered_left_out_or_exchanged_do_not_lead_to_the_head() {
        let entries = told(&[opened(), note(5), note(7)]);
        let head = entries[2].1;
        assert_eq!(check(None, head, &entries), Ok(()));
        assert_eq!(check(Some(entries[0].1), head, &entries[1..]), Ok(()));

        let mut altered = entries.clone();
        altered[1].0 = note(6);
        assert!(check(None, head, &altered).is_err());
        assert!(
            check(None, head, &entries[..2]).is_err(),
            "the last is left out"
        );
        assert!(check(None, head, &entries[1..]).is_err(), "the first is");
        let exchanged = [entries[0], entries[2], entries[1]];
        assert!(check(None, head, &exchanged).is_err());
    }
}
