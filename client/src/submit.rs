//! One transaction: signed with the next nonce of its key, given to the node, watched until it is final.

use crate::{
    calls::{Call, EncodedCall},
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

/// A transaction that the node has taken.
pub(crate) struct Sent<'s> {
    signer: &'s Signer,
    pub(crate) extrinsic: H256,
    updates: RpcSubscription<TransactionStatus<H256>>,
}

/// What the node reports of a transaction.
#[derive(Debug)]
pub(crate) enum Seen {
    /// It is in this block, which may still be given up.
    InBlock(H256),
    /// It is in this finalised block.
    Final(H256),
    /// It is in no block of which we know, and the node reports no more of it.
    Lost(String),
}

/// How giving a transaction to the node went.
pub(crate) enum Submitted<'s> {
    /// The node has taken it.
    Taken(Sent<'s>),
    /// Another attempt may succeed.
    Again(String),
    /// The node will not take it.
    Rejected(String),
}

/// Signs `call` against `anchor`, submits it and waits until it is final or certainly lost.
pub(crate) async fn attempt(
    chain: &Chain,
    signer: &Signer,
    call: &impl Sign,
    anchor: &Anchor,
) -> Result<Attempt, ChainError> {
    let mut sent = match submit(chain, signer, call, anchor).await? {
        Submitted::Taken(sent) => sent,
        Submitted::Again(reason) => return Ok(Attempt::Again(reason)),
        Submitted::Rejected(reason) => return Ok(Attempt::Rejected(reason)),
    };
    let extrinsic = sent.extrinsic;
    loop {
        match sent.next().await? {
            Seen::InBlock(_) => {}
            Seen::Final(block) => return Ok(Attempt::Final { block, extrinsic }),
            Seen::Lost(reason) => return Ok(Attempt::Again(reason)),
        }
    }
}

/// Signs `call` against `anchor` and gives it to the node.
///
/// The key's nonce is taken and used up under one lock, so that transactions reach the node in their order. An
/// attempt that fails makes the next one ask the node for the nonce: a gap that a dropped transaction leaves is
/// filled by whichever of the key's transactions comes next.
pub(crate) async fn submit<'s>(
    chain: &Chain,
    signer: &'s Signer,
    call: &impl Sign,
    anchor: &Anchor,
) -> Result<Submitted<'s>, ChainError> {
    let mut next = signer.nonce.lock().await;
    let nonce = match *next {
        Some(nonce) => nonce,
        None => chain.next_nonce(signer.account()).await?,
    };
    // Unknown until the node has taken it, also if this future is dropped meanwhile.
    *next = None;
    let (encoded, extrinsic) = call.sign(signer, anchor, nonce)?;
    match chain
        .methods
        .author_submit_and_watch_extrinsic(&encoded)
        .await
    {
        Ok(updates) => {
            *next = nonce.checked_add(1);
            Ok(Submitted::Taken(Sent {
                signer,
                extrinsic,
                updates,
            }))
        }
        Err(error) => refusal(chain, error.into()).await,
    }
}

/// A call as the bytes that are proposed and confirmed.
pub(crate) fn encoded(call: &impl Payload, anchor: &Anchor) -> Result<EncodedCall, ChainError> {
    let bytes = anchor.at.tx().call_data(call);
    bytes.map(EncodedCall).map_err(ChainError::answer)
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
            Call::Propose(payload) => sign(payload, signer, anchor, nonce),
            Call::Confirm(payload) => sign(payload, signer, anchor, nonce),
            Call::Close(payload) => sign(payload, signer, anchor, nonce),
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
async fn refusal<'s>(chain: &Chain, error: ChainError) -> Result<Submitted<'s>, ChainError> {
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
        return Ok(Submitted::Rejected(message));
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
    Ok(Submitted::Again(message))
}

impl Sent<'_> {
    /// What the node reports next that matters. A transaction that is lost makes the key's next one ask for the nonce.
    pub(crate) async fn next(&mut self) -> Result<Seen, ChainError> {
        while let Some(status) = self.updates.next().await {
            let lost = match status? {
                TransactionStatus::InBlock(block) => return Ok(Seen::InBlock(block)),
                TransactionStatus::Finalized(block) => return Ok(Seen::Final(block)),
                TransactionStatus::Future
                | TransactionStatus::Ready
                | TransactionStatus::Broadcast(_)
                | TransactionStatus::Retracted(_) => continue,
                TransactionStatus::FinalityTimeout(_) => "its block was not finalised",
                TransactionStatus::Usurped(_) => "another transaction of the key took its place",
                TransactionStatus::Dropped => "the node dropped it from its pool",
                TransactionStatus::Invalid => "it became invalid in the node's pool",
            };
            *self.signer.nonce.lock().await = None;
            return Ok(Seen::Lost(lost.to_owned()));
        }
        Err(ChainError::Lost(
            "the node stopped reporting on a transaction".to_owned(),
        ))
    }
}
