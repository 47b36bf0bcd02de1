//! A connection to a node: what the other modules ask of it, and how it fails.

use adliya_primitives::{Moment, RecordId, SubjectId};
use codec::{Decode, Encode};
use frame_support::{storage::storage_prefix, Blake2_128Concat, StorageHasher, Twox64Concat};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{generic, traits::BlakeTwo256};
use std::sync::Arc;
use subxt::{
    backend::LegacyBackend,
    config::RpcConfigFor,
    rpcs::{
        client::{rpc_params, RpcClient},
        methods::legacy::LegacyRpcMethods,
    },
    utils::AccountId32,
    OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};
use tokio::sync::Mutex;

/// A header as this release of the chain encodes it.
pub type Header = generic::Header<u32, BlakeTwo256>;

/// How many blocks a transaction may wait before it is void. The chain remembers more hashes than that.
pub const MORTALITY: u64 = 1_024;
/// A transaction is signed against the finalised head; after so many blocks, against a later one.
const ANCHOR_AGE: u64 = 32;
/// How many values are asked for at once.
const PAGE: u32 = 256;

/// A block by both its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockRef {
    /// Its hash.
    pub hash: H256,
    /// Its height.
    pub number: u64,
}

/// Why a question to the node has no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ChainError {
    /// No connection could be made.
    #[error("cannot connect to {url}: {reason}")]
    Unreachable {
        /// Where to.
        url: String,
        /// Why not.
        reason: String,
    },
    /// The connection broke.
    #[error("the connection to the node is lost: {0}")]
    Lost(String),
    /// The node refused the request.
    #[error("the node refused: {message} (code {code})")]
    Refused {
        /// JSON-RPC error code.
        code: i32,
        /// What the node says, with its details.
        message: String,
    },
    /// The node has discarded the state that it was asked for.
    #[error("{0}; ask a node with `--state-pruning archive`")]
    Discarded(String),
    /// The node's answer makes no sense.
    #[error("the node's answer cannot be used: {0}")]
    Answer(String),
}

impl ChainError {
    /// Whether every further question would fail as well.
    pub fn is_fatal(&self) -> bool {
        matches!(self, ChainError::Lost(_) | ChainError::Unreachable { .. })
    }

    /// An answer that cannot be used.
    pub(crate) fn answer(error: impl std::fmt::Display) -> Self {
        let message = error.to_string();
        match is_discarded(&message) {
            true => ChainError::Discarded(message),
            false => ChainError::Answer(message),
        }
    }
}

impl From<subxt::rpcs::Error> for ChainError {
    fn from(error: subxt::rpcs::Error) -> Self {
        match error {
            subxt::rpcs::Error::User(user) => {
                let detail = user
                    .data
                    .map(|data| data.get().trim_matches('"').to_owned());
                let message = match detail {
                    Some(detail) => format!("{}: {detail}", user.message),
                    None => user.message,
                };
                match is_discarded(&message) {
                    true => ChainError::Discarded(message),
                    false => ChainError::Refused {
                        code: user.code,
                        message,
                    },
                }
            }
            error @ (subxt::rpcs::Error::Client(_)
            | subxt::rpcs::Error::DisconnectedWillReconnect(_)) => ChainError::Lost(plain(&error)),
            error => ChainError::Answer(error.to_string()),
        }
    }
}

/// Whether a node says that it keeps a state no more: it has no code of its own for that.
fn is_discarded(message: &str) -> bool {
    message.contains("State already discarded")
}

/// What an error says, without the layers that it came through.
fn plain(error: &impl std::fmt::Display) -> String {
    let mut text = error.to_string();
    for layer in ["RPC error: ", "client error: "].iter().cycle().take(6) {
        if let Some(inner) = text.strip_prefix(layer) {
            text = inner.to_owned();
        }
    }
    text
}

/// What new transactions are signed against: the runtime at the finalised head, and a block somewhat below it.
#[derive(Clone)]
pub(crate) struct Anchor {
    pub(crate) at: OnlineClientAtBlock<SubstrateConfig>,
    pub(crate) number: u64,
    pub(crate) hash: H256,
}

/// A node, by one WebSocket connection.
pub struct Chain {
    rpc: RpcClient,
    pub(crate) methods: LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>,
    api: OnlineClient<SubstrateConfig>,
    anchor: Mutex<Option<Anchor>>,
}

impl Chain {
    /// Connects to `ws://…` or `wss://…`.
    pub async fn connect(url: &str) -> Result<Self, ChainError> {
        let unreachable = |reason: String| ChainError::Unreachable {
            url: url.to_owned(),
            reason,
        };
        let rpc = RpcClient::from_insecure_url(url)
            .await
            .map_err(|error| unreachable(plain(&error)))?;
        // The legacy methods report each step of each transaction on a subscription of its own.
        let backend = LegacyBackend::<SubstrateConfig>::builder().build(rpc.clone());
        let api = OnlineClient::from_backend_with_config(SubstrateConfig::new(), Arc::new(backend))
            .await
            .map_err(|error| unreachable(plain(&error)))?;
        let methods = LegacyRpcMethods::new(rpc.clone());
        Ok(Self {
            rpc,
            methods,
            api,
            anchor: Mutex::new(None),
        })
    }

    /// The hash of block 0, by which chains are told apart.
    pub fn genesis(&self) -> H256 {
        self.api.genesis_hash()
    }

    /// The connection for JSON-RPC methods that have no function here.
    pub fn rpc(&self) -> &RpcClient {
        &self.rpc
    }

    /// The `subxt` client at a block.
    pub async fn at(
        &self,
        block: H256,
    ) -> Result<OnlineClientAtBlock<SubstrateConfig>, ChainError> {
        self.api.at_block(block).await.map_err(ChainError::answer)
    }

    /// The last finalised block, on the node's word.
    pub async fn finalised_head(&self) -> Result<H256, ChainError> {
        Ok(self.methods.chain_get_finalized_head().await?)
    }

    /// The header of a block, as the node gives it: nothing is checked.
    pub async fn header(&self, block: H256) -> Result<Header, ChainError> {
        let header: Option<Header> = self
            .rpc
            .request("chain_getHeader", rpc_params![block])
            .await?;
        header.ok_or_else(|| ChainError::Answer(format!("no header for block {block:?}")))
    }

    /// The hash of the block at a height of the best chain, if there is one.
    pub async fn block_hash(&self, number: u64) -> Result<Option<H256>, ChainError> {
        Ok(self
            .methods
            .chain_get_block_hash(Some(number.into()))
            .await?)
    }

    /// The hash of the block at a height that the chain has reached.
    pub(crate) async fn canonical(&self, number: u64) -> Result<H256, ChainError> {
        let hash = self.block_hash(number).await?;
        hash.ok_or_else(|| ChainError::Answer(format!("no block {number}")))
    }

    /// A raw value of a block's state.
    pub async fn storage(&self, key: &[u8], at: H256) -> Result<Option<Vec<u8>>, ChainError> {
        Ok(self.methods.state_get_storage(key, Some(at)).await?)
    }

    /// A value of a block's state, whose type is compiled in.
    pub(crate) async fn read<T: Decode>(
        &self,
        key: &[u8],
        at: H256,
    ) -> Result<Option<T>, ChainError> {
        let value = self.storage(key, at).await?;
        let decode = |value: Vec<u8>| T::decode(&mut value.as_slice());
        value.map(decode).transpose().map_err(ChainError::answer)
    }

    /// All values of a map with chain-assigned ids, a page at a time.
    pub(crate) async fn read_map<V: Decode>(
        &self,
        prefix: &[u8],
        at: H256,
    ) -> Result<Vec<(u64, V)>, ChainError> {
        let mut values = Vec::new();
        let mut last: Option<Vec<u8>> = None;
        loop {
            let keys = self
                .methods
                .state_get_keys_paged(prefix, PAGE, last.as_deref(), Some(at))
                .await?;
            let Some(end) = keys.last() else {
                return Ok(values);
            };
            last = Some(end.clone());
            let answer = self
                .methods
                .state_query_storage_at(keys.iter().map(Vec::as_slice), Some(at))
                .await?;
            for (key, value) in answer.into_iter().flat_map(|set| set.changes) {
                let id = key.0.last_chunk().copied().map(u64::from_le_bytes);
                let (Some(id), Some(value)) = (id, value) else {
                    continue;
                };
                let value = V::decode(&mut value.0.as_slice()).map_err(ChainError::answer)?;
                values.push((id, value));
            }
        }
    }

    /// The chain's clock at the finalised head.
    pub(crate) async fn moment(&self) -> Result<Moment, ChainError> {
        let head = self.finalised_head().await?;
        Ok(self.read(&now_key(), head).await?.unwrap_or_default())
    }

    /// Calls a runtime API whose types are compiled in.
    pub async fn call<R: Decode>(
        &self,
        function: &str,
        arguments: impl Encode,
        at: H256,
    ) -> Result<R, ChainError> {
        let arguments = arguments.encode();
        let answer = self
            .methods
            .state_call(function, Some(&arguments), Some(at))
            .await?;
        let mut input = answer.as_slice();
        match R::decode(&mut input) {
            Ok(value) if input.is_empty() => Ok(value),
            _ => Err(ChainError::Answer(format!(
                "{function} answers in another format"
            ))),
        }
    }

    /// Whether the register has the person, at a block.
    pub async fn is_registered(&self, subject: &SubjectId, at: H256) -> Result<bool, ChainError> {
        Ok(self.storage(&person_key(subject), at).await?.is_some())
    }

    /// The nonce that follows the key's transactions, those in the node's pool included.
    pub async fn next_nonce(&self, account: &AccountId32) -> Result<u64, ChainError> {
        Ok(self.methods.system_account_next_index(account).await?)
    }

    /// A recent finalised block to sign against, kept until it is old by the height `seen` of some newer block.
    pub(crate) async fn anchor(&self, seen: u64) -> Result<Anchor, ChainError> {
        let mut anchor = self.anchor.lock().await;
        match &*anchor {
            Some(anchor) if anchor.number.saturating_add(ANCHOR_AGE) > seen => Ok(anchor.clone()),
            _ => {
                let at = self
                    .api
                    .at_current_block()
                    .await
                    .map_err(ChainError::answer)?;
                let (number, hash) = (at.block_number(), at.block_hash());
                let fresh = Anchor { at, number, hash };
                *anchor = Some(fresh.clone());
                Ok(fresh)
            }
        }
    }

    /// Drops the block to sign against: the runtime may have changed.
    pub(crate) async fn forget_anchor(&self) {
        *self.anchor.lock().await = None;
    }
}

/// Where the state keeps a record: `CivilRegistry.Records`, keyed by the chain.
///
/// Computed here and not from the node's metadata, so that no answer of the node's decides what is read.
pub fn record_key(id: RecordId) -> Vec<u8> {
    [
        &storage_prefix(b"CivilRegistry", b"Records")[..],
        &Twox64Concat::hash(&id.encode()),
    ]
    .concat()
}

/// Where the state keeps the proposals that wait for a supervisor: `Authorities.Proposals`, keyed by the chain.
pub(crate) fn proposals_prefix() -> [u8; 32] {
    storage_prefix(b"Authorities", b"Proposals")
}

/// Where the state keeps the time.
pub(crate) fn now_key() -> [u8; 32] {
    storage_prefix(b"Timestamp", b"Now")
}

/// Where the state keeps a person: `CivilRegistry.Persons`, keyed by the caller.
pub fn person_key(subject: &SubjectId) -> Vec<u8> {
    [
        &storage_prefix(b"CivilRegistry", b"Persons")[..],
        &Blake2_128Concat::hash(&subject.encode()),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_for_a_state_that_was_discarded_is_told_whom_to_ask() {
        let refused = |message: &str| {
            ChainError::from(subxt::rpcs::Error::User(subxt::rpcs::UserError {
                code: 4003,
                message: message.to_owned(),
                data: None,
            }))
        };
        let gone = "Client error: UnknownBlock: State already discarded for 0x12";
        let told = refused(gone).to_string();
        assert!(told.contains("--state-pruning archive"), "{told}");
        let told = ChainError::answer(gone).to_string();
        assert!(told.contains("--state-pruning archive"), "{told}");
        assert!(matches!(
            refused("Client error: no"),
            ChainError::Refused { code: 4003, .. }
        ));
    }

    #[test]
    fn keys_end_in_what_they_stand_for() {
        let key = record_key(RecordId(7));
        assert_eq!(key.len(), 32 + 8 + 8);
        assert_eq!(key[40..], 7u64.to_le_bytes());
        let subject = SubjectId::from([9; 32]);
        let key = person_key(&subject);
        assert_eq!(key.len(), 32 + 16 + 32);
        assert_eq!(key[48..], [9; 32]);
    }
}
