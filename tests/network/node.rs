//! A node of the network over JSON-RPC.

use crate::network::PAUSE;
use adliya_client::chain::Header;
use anyhow::{bail, ensure, Context, Result};
use codec::Decode;
use frame_support::{storage::storage_prefix, StorageHasher, Twox64Concat};
use jsonrpsee::{
    core::{client::ClientT, traits::ToRpcParams},
    rpc_params,
    ws_client::WsClientBuilder,
};
use serde_json::Value;
use sp_keyring::Sr25519Keyring;
use sp_runtime::traits::Header as _;
use std::time::{Duration, Instant};

/// How long a single answer may take on a machine with much to do.
const ANSWER: Duration = Duration::from_secs(20);
/// How a header's log of Aura's slot begins: a pre-runtime digest of `aura` with eight bytes.
const AURA_SLOT: &str = "0x066175726120";

/// Whose key each collator has (`zombienet/local.toml`).
pub(crate) const COLLATORS: [(Sr25519Keyring, &str); 2] = [
    (Sr25519Keyring::Alice, "samarkand"),
    (Sr25519Keyring::Bob, "andijan"),
];

/// A node, by its name in `zombienet/local.toml`.
#[derive(Clone)]
pub(crate) struct Node {
    pub(crate) name: &'static str,
    pub(crate) url: String,
}

/// A record as far as the test compares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// What its parties can prove of it: no two are alike.
    pub(crate) claims_root: String,
    /// All that the node says of it.
    whole: Value,
}

impl Node {
    pub(crate) fn new(name: &'static str, port: u16) -> Self {
        Self {
            name,
            url: format!("ws://127.0.0.1:{port}"),
        }
    }

    /// A call; a connection of its own, as the node may have been restarted.
    async fn call(&self, method: &str, params: impl ToRpcParams + Send) -> Result<Value> {
        let what = || format!("{method} of {}", self.name);
        let client = WsClientBuilder::default()
            .connection_timeout(ANSWER)
            .request_timeout(ANSWER)
            .build(&self.url)
            .await
            .with_context(what)?;
        client.request(method, params).await.with_context(what)
    }

    /// The number of the last finalised block.
    pub(crate) async fn finalised(&self) -> Result<u32> {
        let hash = self.call("chain_getFinalizedHead", rpc_params![]).await?;
        number(&self.call("chain_getHeader", rpc_params![hash]).await?)
    }

    /// The number of the best block.
    pub(crate) async fn best(&self) -> Result<u32> {
        number(&self.call("chain_getHeader", rpc_params![]).await?)
    }

    /// The collator that made a block.
    pub(crate) async fn author(&self, block: u32) -> Result<&'static str> {
        let hash = self.call("chain_getBlockHash", rpc_params![block]).await?;
        let header = self.call("chain_getHeader", rpc_params![&hash]).await?;
        let slot = header["digest"]["logs"]
            .as_array()
            .into_iter()
            .flatten()
            .find_map(|log| log.as_str()?.strip_prefix(AURA_SLOT))
            .with_context(|| format!("block {block} of {} names no slot: {header}", self.name))?;
        let slot = u64::decode(&mut &bytes(slot)?[..]).context("a slot")?;
        let keys = self
            .call("state_call", rpc_params!["AuraApi_authorities", "0x", hash])
            .await?;
        let keys =
            Vec::<[u8; 32]>::decode(&mut &bytes(text(&keys)?)?[..]).context("Aura's keys")?;
        ensure!(!keys.is_empty(), "Aura has no authorities");
        let key = keys[usize::try_from(slot % keys.len() as u64)?];
        COLLATORS
            .iter()
            .find(|(owner, _)| owner.to_raw_public() == key)
            .map(|(_, name)| *name)
            .with_context(|| format!("no collator has the key 0x{}", hex::encode(key)))
    }

    /// A record of the register at the last finalised block, if there is one of this number.
    pub(crate) async fn record(&self, id: usize) -> Result<Option<Record>> {
        let answer = self.call("civil_record", rpc_params![id]).await?;
        let whole = answer["result"].clone();
        if whole.is_null() {
            return Ok(None);
        }
        let claims_root = whole["claimsRoot"]
            .as_str()
            .with_context(|| format!("record {id} has no claims root: {whole}"))?
            .to_owned();
        Ok(Some(Record { claims_root, whole }))
    }

    /// The first `count` records, which must all be there.
    pub(crate) async fn records(&self, count: usize) -> Result<Vec<Record>> {
        let mut records = Vec::with_capacity(count);
        for id in 0..count {
            let record = self.record(id).await?;
            records.push(record.with_context(|| format!("{} lacks record {id}", self.name))?);
        }
        Ok(records)
    }

    /// The parachain's head as the relay chain has included it and finalised. `self` is a node of the relay chain.
    pub(crate) async fn included_head(&self, para_id: u32) -> Result<Header> {
        let at = self.call("chain_getFinalizedHead", rpc_params![]).await?;
        let mut key = storage_prefix(b"Paras", b"Heads").to_vec();
        key.extend(Twox64Concat::hash(&para_id.to_le_bytes()));
        let key = format!("0x{}", hex::encode(key));
        let head = self.call("state_getStorage", rpc_params![key, at]).await?;
        let head = text(&head).context("the relay chain knows no such parachain")?;
        let head = Vec::<u8>::decode(&mut &bytes(head)?[..]).context("a parachain's head")?;
        Header::decode(&mut &head[..]).context("a header of ours")
    }

    /// Fails unless a header is the one that this node has finalised at its height.
    pub(crate) async fn has_finalised(&self, header: &Header) -> Result<()> {
        let number = *header.number();
        let hash = self.call("chain_getBlockHash", rpc_params![number]).await?;
        ensure!(
            bytes(text(&hash)?)? == header.hash().as_bytes(),
            "{} has another block {number}: {hash}",
            self.name
        );
        ensure!(
            self.finalised().await? >= number,
            "{} has not finalised block {number}",
            self.name
        );
        Ok(())
    }

    /// Asks until the answer is right, and returns how long that took. An answer that fails is asked for again.
    pub(crate) async fn until(
        &self,
        what: &str,
        patience: Duration,
        right: impl AsyncFn(&Self) -> Result<bool>,
    ) -> Result<Duration> {
        let begun = Instant::now();
        loop {
            let answer = right(self).await;
            if matches!(answer, Ok(true)) {
                return Ok(begun.elapsed());
            }
            if begun.elapsed() >= patience {
                let (name, seconds) = (self.name, patience.as_secs());
                match answer {
                    Err(error) => return Err(error.context(format!("waited {seconds} s: {what}"))),
                    Ok(_) => bail!(
                        "{name}: waited {seconds} s in vain: {what} (best {:?}, finalised {:?})",
                        self.best().await,
                        self.finalised().await
                    ),
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

fn number(header: &Value) -> Result<u32> {
    let number = text(&header["number"])?;
    u32::from_str_radix(number.trim_start_matches("0x"), 16).context("a number in hex")
}

fn text(value: &Value) -> Result<&str> {
    value
        .as_str()
        .with_context(|| format!("an answer that is no text: {value}"))
}

fn bytes(text: &str) -> Result<Vec<u8>> {
    hex::decode(text.trim_start_matches("0x")).with_context(|| format!("`{text}` is not hex"))
}
