//! Linking a citizen's wallet to their subject.

use crate::{
    blocks::{Blocks, Dispatched},
    calls::Call,
    chain::{BlockRef, Chain, ChainError},
    refusal::Refusal,
    signers::Signer,
    submit::{attempt, Attempt},
};
use adliya_primitives::{subject::wallet_link_message, SubjectId};

/// Why a wallet was not linked.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// The chain refused it.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The node did not take the transaction, or lost it.
    #[error("not linked: {0}")]
    NotSent(String),
    /// The node could not be asked.
    #[error(transparent)]
    Chain(#[from] ChainError),
}

/// Signs as the wallet, submits as an identity officer, and returns the finalised block of the link.
pub async fn link_wallet(
    chain: &Chain,
    officer: &Signer,
    wallet: &Signer,
    subject: SubjectId,
) -> Result<BlockRef, LinkError> {
    let message = wallet_link_message(&chain.genesis(), &subject);
    let signature = wallet.keypair().sign(&message).into();
    let call = Call::link_wallet(subject, *wallet.account(), signature);
    let anchor = chain.anchor(0).await?;
    let (block, extrinsic) = match attempt(chain, officer, &call, &anchor).await? {
        Attempt::Final { block, extrinsic } => (block, extrinsic),
        Attempt::Again(reason) | Attempt::Rejected(reason) => {
            return Err(LinkError::NotSent(reason))
        }
    };
    let read = Blocks::default().get(chain, block).await?;
    match read.dispatched(extrinsic) {
        Some(Dispatched::Done(_)) => Ok(BlockRef {
            hash: block,
            number: read.number,
        }),
        Some(Dispatched::Failed { error }) => {
            let refusal = Refusal::explain(chain, officer.account(), error.clone()).await;
            Err(LinkError::Refused(refusal))
        }
        None => Err(ChainError::Answer(format!("{extrinsic:?} is not in block {block:?}")).into()),
    }
}
