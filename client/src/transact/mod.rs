//! What every desk does: signs a call, sends it once, waits until it is final, and says what came of it; alone or with four eyes.

pub(crate) mod call;
mod four_eyes;

pub(crate) use four_eyes::FourEyes;

use crate::{
    blocks::{Blocks, Dispatched},
    chain::{BlockRef, Chain, ChainError},
    refusal::Refusal,
    signers::{Signer, SignerError},
    submit::{attempt, Attempt, Sign},
};
use codec::Decode;
use sp_core::H256;
use subxt::{config::Hasher, events::Phase};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum TransactError {
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
    /// What was asked for is not there.
    #[error("{0}")]
    Missing(String),
    /// What the node says is not what is proven.
    #[error("{0}")]
    Unproven(String),
}

impl TransactError {
    /// What is wrong with a file.
    pub(crate) fn file(path: &std::path::Path, problem: impl std::fmt::Display) -> Self {
        Self::Input(format!("{}: {problem}", path.display()))
    }
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
) -> Result<Done, TransactError> {
    let anchor = chain.anchor(0).await?;
    let (block, extrinsic) = match attempt(chain, signer, call, &anchor).await? {
        Attempt::Final { block, extrinsic } => (block, extrinsic),
        Attempt::Again(reason) | Attempt::Rejected(reason) => {
            return Err(TransactError::NotSent(reason))
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
            Err(TransactError::Refused(refusal))
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
