//! One transaction: signed with the next nonce of its key, given to the node, watched until it is final.

use crate::{
    calls::Call,
    chain::{Anchor, Chain, ChainError, MORTALITY},
    signers::Signer,
};
use sp_core::H256;
use subxt::{
    config::DefaultExtrinsicParamsBuilder,
    rpcs::{client::RpcSubscription, methods::legacy::TransactionStatus},
    transactions::{Payload, StaticPayload},
    SubstrateConfig,
};

/// How an attempt to get a transaction into a block went.
#[derive(Debug)]
pub(crate) enum Attempt {
    /// It is in this finalised block, for good or ill.
    Final { block: H256, extrinsic: H256 },
    /// It is in no block of which we know, but another attempt may succeed.
    Again(String),
    /// The node will not take it.
    Rejected(String),
}

/// Codes of the node's refusals to take a transaction (`sc-rpc-api`, author errors).
mod code {
    /// The transaction is invalid, with the reason in the data.
    pub(super) const INVALID: i32 = 1010;
    /// Its validity is unknown for now.
    pub(super) const UNKNOWN_VALIDITY: i32 = 1011;
    /// It was found invalid a while ago.
    pub(super) const BANNED: i32 = 1012;
    /// The pool has it.
    pub(super) const ALREADY_IMPORTED: i32 = 1013;
    /// The pool has another with the same nonce.
    pub(super) const PRIORITY_TOO_LOW: i32 = 1014;
    /// The pool is full.
    pub(super) const DROPPED: i32 = 1016;
}

/// Signs `call` against `anchor`, submits it and waits until it is final or certainly lost.
///
/// The key's nonce is taken and used up under one lock, so that transactions reach the node in their order. An
/// attempt that fails makes the next one ask the node for the nonce: a gap that a dropped transaction leaves is
/// filled by whichever of the key's transactions comes next.
pub(crate) async fn attempt(
    chain: &Chain,
    signer: &Signer,
    call: &impl Sign,
    anchor: &Anchor,
) -> Result<Attempt, ChainError> {
    let (extrinsic, updates) = {
        let mut next = signer.nonce.lock().await;
        let nonce = match *next {
            Some(nonce) => nonce,
            None => chain.next_nonce(signer.account()).await?,
        };
        // Unknown until the node has taken it, also if this future is dropped meanwhile.
        *next = None;
        let (encoded, hash) = call.sign(signer, anchor, nonce)?;
        match chain
            .methods
            .author_submit_and_watch_extrinsic(&encoded)
            .await
        {
            Ok(updates) => {
                *next = nonce.checked_add(1);
                (hash, updates)
            }
            Err(error) => return refusal(chain, error.into()).await,
        }
    };
    let seen = watch(updates, extrinsic).await?;
    if matches!(seen, Attempt::Again(_)) {
        *signer.nonce.lock().await = None;
    }
    Ok(seen)
}

/// A call that can be signed: of the civil register, or any other's payload.
pub(crate) trait Sign {
    /// The transaction, encoded, and its hash.
    fn sign(
        &self,
        signer: &Signer,
        anchor: &Anchor,
        nonce: u64,
    ) -> Result<(Vec<u8>, H256), ChainError>;
}

impl Sign for Call {
    fn sign(
        &self,
        signer: &Signer,
        anchor: &Anchor,
        nonce: u64,
    ) -> Result<(Vec<u8>, H256), ChainError> {
        match self {
            Call::Register(payload) => sign(payload, signer, anchor, nonce),
            Call::Wallet(payload) => sign(payload, signer, anchor, nonce),
            Call::Declare(payload) => sign(payload, signer, anchor, nonce),
            Call::Attest(payload) => sign(payload, signer, anchor, nonce),
            Call::Waive(payload) => sign(payload, signer, anchor, nonce),
        }
    }
}

impl<Arguments> Sign for StaticPayload<Arguments>
where
    StaticPayload<Arguments>: Payload,
{
    fn sign(
        &self,
        signer: &Signer,
        anchor: &Anchor,
        nonce: u64,
    ) -> Result<(Vec<u8>, H256), ChainError> {
        sign(self, signer, anchor, nonce)
    }
}

fn sign<P: Payload>(
    payload: &P,
    signer: &Signer,
    anchor: &Anchor,
    nonce: u64,
) -> Result<(Vec<u8>, H256), ChainError> {
    let params = DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new()
        .nonce(nonce)
        .mortal_from_unchecked(MORTALITY, anchor.number, anchor.hash)
        .build();
    let mut signable = anchor
        .at
        .tx()
        .create_signable_offline(payload, params)
        .map_err(ChainError::answer)?;
    let signed = signable
        .sign(signer.keypair())
        .map_err(ChainError::answer)?;
    Ok((signed.encoded().to_vec(), signed.hash()))
}

/// What to do about a transaction that the node did not take.
async fn refusal(chain: &Chain, error: ChainError) -> Result<Attempt, ChainError> {
    let ChainError::Refused { code, message } = error else {
        return Err(error);
    };
    let again = match code {
        // The nonce was used meanwhile, or the runtime or the chain has moved on under the signature.
        code::INVALID => {
            let moved = ["outdated", "ancient birth block", "bad signature"];
            moved.iter().any(|reason| message.contains(reason))
        }
        code::UNKNOWN_VALIDITY
        | code::BANNED
        | code::ALREADY_IMPORTED
        | code::PRIORITY_TOO_LOW
        | code::DROPPED => true,
        _ => return Err(ChainError::Refused { code, message }),
    };
    if !again {
        return Ok(Attempt::Rejected(message));
    }
    if code == code::DROPPED {
        // Nothing helps but a block that takes from the pool.
        let mut heads = chain.methods.chain_subscribe_new_heads().await?;
        // The first head is the present one.
        for _ in 0..2 {
            heads.next().await.transpose()?;
        }
    }
    chain.forget_anchor().await;
    Ok(Attempt::Again(message))
}

/// Follows a transaction that the node has taken.
async fn watch(
    mut updates: RpcSubscription<TransactionStatus<H256>>,
    extrinsic: H256,
) -> Result<Attempt, ChainError> {
    while let Some(status) = updates.next().await {
        let lost = match status? {
            TransactionStatus::Finalized(block) => return Ok(Attempt::Final { block, extrinsic }),
            TransactionStatus::Future
            | TransactionStatus::Ready
            | TransactionStatus::Broadcast(_)
            | TransactionStatus::InBlock(_)
            | TransactionStatus::Retracted(_) => continue,
            TransactionStatus::FinalityTimeout(_) => "its block was not finalised",
            TransactionStatus::Usurped(_) => "another transaction of the key took its place",
            TransactionStatus::Dropped => "the node dropped it from its pool",
            TransactionStatus::Invalid => "it became invalid in the node's pool",
        };
        return Ok(Attempt::Again(lost.to_owned()));
    }
    Err(ChainError::Lost(
        "the node stopped reporting on a transaction".to_owned(),
    ))
}
