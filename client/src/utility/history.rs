//! A hash chain of which the state has the head, read back from blocks: every link that there ever was, proven by the head of today.
//!
//! A head never comes again, so the block in which it came to be is found by halves, in the state of old blocks. The node has to
//! keep that (`--state-pruning archive`).

mod bills;
mod readings;

pub(crate) use self::{
    bills::Bills,
    readings::{kept_ending, Readings, Told},
};

use super::proven::key_of;
use crate::{
    chain::{BlockRef, Chain, ChainError},
    transact::{events, Event, TransactError},
};
use adliya_primitives::ContractId;
use sp_core::H256;

/// A hash chain that each contract has one of.
pub(crate) trait Chained {
    /// What a link says.
    type Entry: Clone + std::fmt::Debug;
    /// The pallet and its map that has the heads.
    const PLACE: (&'static str, &'static str);

    /// The head of what the map has. Only what comes before it is decoded: what follows changes from release to release.
    fn head(value: &mut &[u8]) -> Result<H256, codec::Error>;

    /// The link that an event tells of this contract, with the head after it.
    fn told(event: &Event, id: ContractId) -> Result<Option<(Self::Entry, H256)>, codec::Error>;

    /// The head after a link.
    fn follow(entry: &Self::Entry, head: H256) -> H256;
}

/// A link of a chain, and the block that it is in, on the node's word.
#[derive(Clone, Debug)]
pub(crate) struct Link<E> {
    pub(crate) entry: E,
    pub(crate) block: BlockRef,
}

/// What blocks tell of a chain.
#[derive(Clone, Debug)]
pub(crate) struct History<E> {
    /// The head that the state of block 0 has: what led to it, no block tells.
    pub(crate) genesis: Option<H256>,
    /// The links since, oldest first.
    pub(crate) links: Vec<Link<E>>,
}

/// All links of a contract's chain, from the beginning to the head that the state of a block has.
///
/// # Errors
/// Also when the blocks do not lead to the head.
pub(crate) async fn read<C: Chained>(
    chain: &Chain,
    id: ContractId,
    at: H256,
    head: H256,
) -> Result<History<C::Entry>, TransactError> {
    let mut last = u64::from(chain.header(at).await?.number);
    let mut head = begun(head);
    let (mut genesis, mut links) = (None, Vec::new());
    while let Some(after) = head {
        let (number, before) = made::<C>(chain, id, after, last).await?;
        let Some(earlier) = number.checked_sub(1) else {
            genesis = Some(after);
            break;
        };
        let block = BlockRef {
            hash: chain.canonical(number).await?,
            number,
        };
        let mut here = Vec::new();
        for (_, event) in events(chain, block.hash).await? {
            here.extend(C::told(&event, id).map_err(ChainError::answer)?);
        }
        check::<C>(before, after, &here)
            .map_err(|problem| TransactError::Unproven(format!("block {number}: {problem}")))?;
        let entries = here.into_iter().rev();
        links.extend(entries.map(|(entry, _)| Link { entry, block }));
        (head, last) = (before, earlier);
    }
    links.reverse();
    Ok(History { genesis, links })
}

/// A head, unless nothing led to it yet.
fn begun(head: H256) -> Option<H256> {
    (!head.is_zero()).then_some(head)
}

/// The head as the state of a block has it.
async fn head_at<C: Chained>(
    chain: &Chain,
    id: ContractId,
    at: H256,
) -> Result<Option<H256>, ChainError> {
    let (pallet, map) = C::PLACE;
    let value = chain.storage(&key_of(pallet, map, &id), at).await?;
    let head = value.map(|value| C::head(&mut value.as_slice()));
    let head = head.transpose().map_err(ChainError::answer)?;
    Ok(head.and_then(begun))
}

/// The first block whose state has this head, and the head before it.
async fn made<C: Chained>(
    chain: &Chain,
    id: ContractId,
    head: H256,
    last: u64,
) -> Result<(u64, Option<H256>), ChainError> {
    let (mut low, mut high) = (0u64, last);
    while low < high {
        let middle = low.midpoint(high);
        let there = head_at::<C>(chain, id, chain.canonical(middle).await?).await?;
        if there == Some(head) {
            high = middle;
        } else {
            low = middle.saturating_add(1);
        }
    }
    let before = match low.checked_sub(1) {
        Some(number) => head_at::<C>(chain, id, chain.canonical(number).await?).await?,
        None => None,
    };
    Ok((low, before))
}

/// Whether these entries lead from one head to the other, each by way of the head that its event tells.
fn check<C: Chained>(
    before: Option<H256>,
    after: H256,
    entries: &[(C::Entry, H256)],
) -> Result<(), String> {
    let mut head = before.unwrap_or_default();
    for (entry, told) in entries {
        head = C::follow(entry, head);
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
