//! The finalised state, proven: of the node's answer only the nodes of the trie are used, each by its hash.

use crate::{
    chain::{Chain, ChainError, Header},
    proof::{check_header, read_value, ProofError},
    transact::TransactError,
};
use codec::{DecodeAll, Encode};
use frame_support::{storage::storage_prefix, StorageHasher, Twox64Concat};
use sp_core::H256;

/// The state of the block that was the finalised head when this was made, which is taken on the node's word.
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
    pub(crate) async fn at_finalised_head(chain: &'c Chain) -> Result<Self, TransactError> {
        let hash = chain.finalised_head().await?;
        let header = chain.header(hash).await?;
        check_header(&header, hash).map_err(|error| unproven("the finalised head", &error))?;
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
        let answer = self
            .chain
            .methods
            .state_get_read_proof([key.as_slice()], Some(self.hash))
            .await;
        let nodes = answer.map_err(ChainError::from)?.proof.into_iter();
        let nodes = nodes.map(|node| node.0).collect();
        let what = format!("{pallet}.{map} {id}");
        let value = read_value(self.header.state_root, nodes, &key)
            .map_err(|error| unproven(&what, &error))?;
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

/// Where the state keeps what a map has under a number that the chain assigns.
pub(crate) fn key_of(pallet: &str, map: &str, id: &impl Encode) -> Vec<u8> {
    [
        &storage_prefix(pallet.as_bytes(), map.as_bytes())[..],
        &Twox64Concat::hash(&id.encode()),
    ]
    .concat()
}
