//! Utility contracts: what suppliers, the regulator, metrology and households do, and how anybody computes a bill again.

pub(crate) mod account;
pub(crate) mod calls;
pub mod cli;
mod history;
pub(crate) mod papers;
mod proven;
mod recompute;
pub(crate) mod refusal;
mod show;
mod tariff_file;
mod verify;

use crate::{
    blocks::{Blocks, Dispatched},
    calls as four_eyes,
    chain::{BlockRef, Chain, ChainError},
    refusal::Refusal,
    signers::{Signer, SignerError},
    submit::{attempt, encoded, Attempt, Sign},
};
use adliya_primitives::ProposalId;
use calls::Call;
use codec::Decode;
use sha2::{Digest, Sha256};
use sp_core::H256;
use subxt::{config::Hasher, events::Phase};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum UtilityError {
    /// The chain refused it.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The node did not take the transaction, or lost it.
    #[error("not known to be done: {0}")]
    NotSent(String),
    /// The node could not be asked.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// A secret cannot be used.
    #[error(transparent)]
    Signer(#[from] SignerError),
    /// What was given is wrong: a file, a number.
    #[error("{0}")]
    Input(String),
}

impl UtilityError {
    /// What is wrong with a file.
    pub(crate) fn file(path: &std::path::Path, problem: impl std::fmt::Display) -> Self {
        Self::Input(format!("{}: {problem}", path.display()))
    }
}

/// SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> H256 {
    H256(Sha256::digest(bytes).into())
}

/// An event, as far as it is asked for here: its name, and its fields in SCALE.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) pallet: String,
    pub(crate) name: String,
    pub(crate) fields: Vec<u8>,
}

/// What was done, and in which finalised block.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    pub(crate) block: BlockRef,
    pub(crate) events: Vec<Event>,
}

impl Done {
    /// The first event of this name, as far as its first fields go.
    pub(crate) fn event<T: Decode>(&self, pallet: &str, name: &str) -> Result<T, ChainError> {
        let mut events = self.events.iter();
        let event = events.find(|event| event.pallet == pallet && event.name == name);
        let event = event.ok_or_else(|| {
            ChainError::Answer(format!("no {pallet}.{name} in block {}", self.block.number))
        })?;
        // Types are compiled in; what follows the fields that are asked for is left.
        T::decode(&mut event.fields.as_slice()).map_err(ChainError::answer)
    }
}

/// Signs a call, submits it once, and waits until it is final. `needs` says which role the call takes.
pub(crate) async fn send(
    chain: &Chain,
    signer: &Signer,
    call: &impl Sign,
    needs: &str,
) -> Result<Done, UtilityError> {
    let anchor = chain.anchor(0).await?;
    let (block, extrinsic) = match attempt(chain, signer, call, &anchor).await? {
        Attempt::Final { block, extrinsic } => (block, extrinsic),
        Attempt::Again(reason) | Attempt::Rejected(reason) => {
            return Err(UtilityError::NotSent(reason))
        }
    };
    let read = Blocks::default().get(chain, block).await?;
    match read.dispatched(extrinsic) {
        Some(Dispatched::Done(_)) => Ok(Done {
            block: BlockRef {
                hash: block,
                number: read.number,
            },
            events: events_of(chain, block, extrinsic).await?,
        }),
        Some(Dispatched::Failed { error }) => {
            let error = error.clone();
            let refusal = Refusal::explain_for(chain, signer.account(), error, needs).await;
            Err(UtilityError::Refused(refusal))
        }
        None => Err(ChainError::Answer(format!("{extrinsic:?} is not in block {block:?}")).into()),
    }
}

/// The events of a transaction.
async fn events_of(chain: &Chain, block: H256, extrinsic: H256) -> Result<Vec<Event>, ChainError> {
    let at = chain.at(block).await?;
    let details = chain.methods.chain_get_block(Some(block)).await?;
    let body = details.ok_or_else(|| ChainError::Answer(format!("no block {block:?}")))?;
    let mut all = body.block.extrinsics.iter();
    let place = all.position(|bytes| at.hasher().hash(bytes) == extrinsic);
    Ok(events(chain, block)
        .await?
        .into_iter()
        .filter(|(of, _)| of.is_some() && *of == place)
        .map(|(_, event)| event)
        .collect())
}

/// The events of a block, each with the place of its transaction if it is of one.
pub(crate) async fn events(
    chain: &Chain,
    block: H256,
) -> Result<Vec<(Option<usize>, Event)>, ChainError> {
    let at = chain.at(block).await?;
    let events = at.events().fetch().await.map_err(ChainError::answer)?;
    let mut found = Vec::new();
    for event in events.iter() {
        let event = event.map_err(ChainError::answer)?;
        let place = match event.phase() {
            Phase::ApplyExtrinsic(index) => usize::try_from(index).ok(),
            _ => None,
        };
        let event = Event {
            pallet: event.pallet_name().to_owned(),
            name: event.event_name().to_owned(),
            fields: event.field_bytes().to_vec(),
        };
        found.push((place, event));
    }
    Ok(found)
}

/// A proposal that waits for a supervisor, or what came of it.
pub(crate) enum Confirmed {
    /// It took effect.
    Done(Done),
    /// It is proposed.
    Waits(ProposalId),
}

/// Takes a call through four eyes: proposes it unless it was proposed before, and confirms it if a supervisor is at hand.
pub(crate) async fn by_four_eyes(
    chain: &Chain,
    call: &Call,
    officer: Option<&Signer>,
    earlier: Option<u64>,
    supervisor: Option<&Signer>,
    needs: &str,
) -> Result<Confirmed, UtilityError> {
    let anchor = chain.anchor(0).await?;
    let call = encoded(call, &anchor)?;
    let proposal = match (earlier, officer) {
        (Some(proposal), _) => ProposalId(proposal),
        (None, Some(officer)) => {
            let propose = four_eyes::Call::propose(call.clone());
            let done = send(chain, officer, &propose, needs).await?;
            done.event("Authorities", "Proposed")?
        }
        (None, None) => {
            return Err(UtilityError::Input(
                "say who proposes it, or which proposal is confirmed".to_owned(),
            ))
        }
    };
    let Some(supervisor) = supervisor else {
        return Ok(Confirmed::Waits(proposal));
    };
    let confirm = four_eyes::Call::confirm(proposal, call);
    let needs = "to confirm it takes a supervisor over the office";
    Ok(Confirmed::Done(
        send(chain, supervisor, &confirm, needs).await?,
    ))
}
