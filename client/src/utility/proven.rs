//! The finalised state, proven: of the node's answer only the nodes of the trie are used, each by its hash.

use crate::{
    chain::{now_key, Chain, ChainError, Header},
    notary::written,
    proof::{check_header, read_value, ProofError},
    transact::TransactError,
};
use adliya_primitives::Moment;
use codec::{DecodeAll, Encode};
use frame_support::{storage::storage_prefix, StorageHasher, Twox64Concat};
use sp_core::H256;
use std::time::{SystemTime, UNIX_EPOCH};

const MINUTE: Moment = 60 * 1_000;
/// A state that is older is not what a chain that goes on has now.
const FRESH: Moment = 60 * MINUTE;

/// The state of a block, whose hash is taken on the node's word.
pub(crate) struct Proven<'c> {
    chain: &'c Chain,
    pub(crate) hash: H256,
    header: Header,
}

/// A proof that proves nothing.
fn unproven(what: &str, error: &ProofError) -> TransactError {
    TransactError::Unproven(format!("{what}: {error}"))
}

impl<'c> Proven<'c> {
    /// The state of the block that is the finalised head now.
    pub(crate) async fn at_finalised_head(chain: &'c Chain) -> Result<Self, TransactError> {
        let hash = chain.finalised_head().await?;
        Self::at(chain, hash, "the finalised head").await
    }

    /// The state with which the chain begins.
    pub(crate) async fn at_genesis(chain: &'c Chain) -> Result<Self, TransactError> {
        Self::at(chain, chain.genesis(), "block 0").await
    }

    async fn at(chain: &'c Chain, hash: H256, what: &str) -> Result<Self, TransactError> {
        let header = chain.header(hash).await?;
        check_header(&header, hash).map_err(|error| unproven(what, &error))?;
        Ok(Self {
            chain,
            hash,
            header,
        })
    }

    /// What a map has under a number that the chain assigns, which has to be there.
    pub(crate) async fn read<V: DecodeAll>(
        &self,
        (pallet, map): (&str, &str),
        id: impl Encode + std::fmt::Display,
    ) -> Result<V, TransactError> {
        let key = key_of(pallet, map, &id);
        self.value(&key, &format!("{pallet}.{map} {id}")).await
    }

    /// The chain's clock.
    pub(crate) async fn moment(&self) -> Result<Moment, TransactError> {
        self.value(&now_key(), "Timestamp.Now").await
    }

    /// Says against which block and time all is held that is read here, and whether that is long ago.
    pub(crate) async fn tell(&self) -> Result<(), TransactError> {
        let at = self.moment().await?;
        let (number, hash) = (self.header.number, self.hash);
        println!("as of block {number} {hash:?} of {}", written(at));
        if let Some(minutes) = stale(at, now()) {
            println!("WARNING: that is {minutes} minutes ago: the node may be behind, or hide what came since");
        }
        Ok(())
    }

    async fn value<V: DecodeAll>(&self, key: &[u8], what: &str) -> Result<V, TransactError> {
        let methods = &self.chain.methods;
        let answer = methods.state_get_read_proof([key], Some(self.hash)).await;
        let nodes = answer.map_err(ChainError::from)?.proof.into_iter();
        let nodes = nodes.map(|node| node.0).collect();
        let value = read_value(self.header.state_root, nodes, key)
            .map_err(|error| unproven(what, &error))?;
        let value = value.ok_or_else(|| {
            TransactError::Missing(format!("{what}: the finalised state does not have it"))
        })?;
        // Types are compiled in: a chain of another release is not read for something else.
        V::decode_all(&mut value.as_slice()).map_err(|_| {
            TransactError::Input(format!(
                "{what} is in another format than this release reads"
            ))
        })
    }
}

/// The time of this machine.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let passed = since.map(|since| since.as_millis()).unwrap_or_default();
    Moment::try_from(passed).unwrap_or(Moment::MAX)
}

/// How many minutes ago something was, if that is long.
fn stale(at: Moment, now: Moment) -> Option<u64> {
    let passed = now.saturating_sub(at);
    (passed > FRESH).then_some(passed / MINUTE)
}

/// Where the state keeps what a map has under a number that the chain assigns.
pub(crate) fn key_of(pallet: &str, map: &str, id: &impl Encode) -> Vec<u8> {
    [
        &storage_prefix(pallet.as_bytes(), map.as_bytes())[..],
        &Twox64Concat::hash(&id.encode()),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_of_more_than_an_hour_ago_is_old() {
        let at = 1_773_482_013_000;
        assert_eq!(stale(at, at + FRESH), None);
        assert_eq!(stale(at, at + FRESH + MINUTE), Some(61));
        assert_eq!(stale(at + 1, at), None, "this machine's clock is behind");
    }
}
