//! Finding a record of ours on chain when no event told of it: after a lost connection, after a crash.

use crate::{
    blocks::Blocks,
    chain::{person_key, record_key, BlockRef, Chain, ChainError},
};
use adliya_primitives::{RecordId, SubjectId};
use pallet_civil_registry::types::{HistoryPage, MaritalStatus, Person, Record, MAX_PAGE};
use sp_core::H256;

/// A record on chain, where it was made and by which extrinsic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) record: RecordId,
    pub(crate) block: BlockRef,
    pub(crate) extrinsic: H256,
}

/// The record of `subject` with this claims root, if it is there at the finalised head.
///
/// The salts make a root unique, so a record with it is the one that was asked for. `after` is the height of a block
/// that is older than the record.
pub(crate) async fn find(
    chain: &Chain,
    blocks: &Blocks,
    subject: &SubjectId,
    claims_root: H256,
    after: u64,
) -> Result<Option<Found>, ChainError> {
    let head = chain.finalised_head().await?;
    let Some(record) = in_history(chain, subject, claims_root, head).await? else {
        return Ok(None);
    };
    let height = u64::from(chain.header(head).await?.number);
    let block = locate(chain, record, after, height).await?;
    let extrinsic = blocks
        .get(chain, block.hash)
        .await?
        .maker_of(record.0)
        .ok_or_else(|| {
            ChainError::Answer(format!(
                "no extrinsic of block {} made record {record}",
                block.number
            ))
        })?;
    Ok(Some(Found {
        record,
        block,
        extrinsic,
    }))
}

async fn in_history(
    chain: &Chain,
    subject: &SubjectId,
    claims_root: H256,
    at: H256,
) -> Result<Option<RecordId>, ChainError> {
    let mut from = None::<RecordId>;
    loop {
        let page: HistoryPage = chain
            .call("CivilRegistryApi_history", (subject, from, MAX_PAGE), at)
            .await?;
        let found = page
            .records
            .iter()
            .find(|view| view.record.claims_root == claims_root);
        match (found, page.next) {
            (Some(view), _) => return Ok(Some(view.id)),
            (None, next @ Some(_)) if next > from => from = next,
            _ => return Ok(None),
        }
    }
}

/// The person's spouse, as the register has it at the finalised head.
pub(crate) async fn spouse(
    chain: &Chain,
    subject: &SubjectId,
) -> Result<Option<SubjectId>, ChainError> {
    let head = chain.finalised_head().await?;
    let person: Option<Person> = chain.read(&person_key(subject), head).await?;
    let Some(MaritalStatus::Married(marriage)) = person.map(|person| person.marital) else {
        return Ok(None);
    };
    let record: Option<Record> = chain.read(&record_key(marriage), head).await?;
    let parties = record.map(|record| record.parties).unwrap_or_default();
    let mut spouses = parties.into_iter().map(|party| party.subject);
    Ok(spouses.find(|spouse| spouse != subject))
}

/// The block that made the record: the first in whose state it is, above `absent` and not above `present`.
async fn locate(
    chain: &Chain,
    record: RecordId,
    mut absent: u64,
    mut present: u64,
) -> Result<BlockRef, ChainError> {
    let key = record_key(record);
    while present.saturating_sub(absent) > 1 {
        let middle = absent.midpoint(present);
        match chain.storage(&key, chain.canonical(middle).await?).await? {
            Some(_) => present = middle,
            None => absent = middle,
        }
    }
    Ok(BlockRef {
        hash: chain.canonical(present).await?,
        number: present,
    })
}
