//! The notice that a marriage needs: found, declared, consented to and waived as far as those at the desk can.

use crate::{
    blocks::Dispatched,
    calls::Call,
    chain::ChainError,
    declaration::{Declaration, People},
    outcome::{Outcome, Unsettled, Waiting},
    refusal::Refusal,
    register::Desk,
    signers::Signer,
    submit::{attempt, Attempt},
};
use adliya_primitives::{NoticeId, SubjectId};
use pallet_civil_registry::types::{NoticeStatus, NoticeView};
use sp_core::H256;
use std::sync::atomic::Ordering;

/// How often a transaction is signed anew after the node has lost it.
const ATTEMPTS: u32 = 5;
/// Declared, consented to, waived, and one more for each that an earlier attempt had done without our hearing of it.
const STEPS: u32 = 6;

/// What comes of looking for a notice.
pub(crate) enum Noticed {
    /// The event needs none.
    NotNeeded,
    /// The marriage can be registered on this one.
    Ripe(NoticeId),
    /// It cannot be registered now.
    Settled(Outcome),
}

/// What became of a transaction that comes before or after a registration.
pub(crate) enum Sent {
    /// It is in this finalised block.
    Done(H256),
    /// The chain refused it: by this error, at the first attempt or at a later one.
    Refused { error: String, retried: bool },
}

impl Desk {
    /// The notice on which a declaration can be registered.
    ///
    /// Both spouses of a marriage are at the desk. So the registrar takes their declaration if they have given no notice
    /// yet, and attests the consent that is missing if one of them did with a wallet. A supervisor of the run waives
    /// the waiting if the declaration gives a ground for it.
    pub(crate) async fn noticed(
        &self,
        declaration: &Declaration,
        signer: &Signer,
    ) -> Result<Noticed, Unsettled> {
        let People::Marriage { spouses } = &declaration.people else {
            return Ok(Noticed::NotNeeded);
        };
        let spouses = spouses.each_ref().map(|spouse| self.keys.civil(spouse));
        let supervisor = self.supervisors.covering(declaration.region);
        let mut at = self.chain.finalised_head().await?;
        for _ in 0..STEPS {
            let notice = self.latest_notice(spouses, at).await?;
            let (call, officer) = match notice {
                None => (Call::declare_marriage(spouses), signer),
                Some(notice) => match (notice.status, declaration.waiver, supervisor) {
                    (NoticeStatus::Ripe, ..) => return Ok(Noticed::Ripe(notice.id)),
                    (NoticeStatus::AwaitingConsent, ..) => {
                        (Call::attest_consent(notice.id), signer)
                    }
                    (NoticeStatus::Waiting, Some(ground), Some(supervisor)) => {
                        (Call::waive_waiting(notice.id, ground), &**supervisor)
                    }
                    (NoticeStatus::Waiting, ..) => {
                        return Ok(Noticed::Settled(Outcome::Waits(Waiting::Notice {
                            notice: notice.id,
                            from: notice.ripe_at.unwrap_or(notice.lapses_at),
                        })))
                    }
                    (
                        NoticeStatus::Lapsed | NoticeStatus::Withdrawn | NoticeStatus::Registered,
                        ..,
                    ) => (Call::declare_marriage(spouses), signer),
                },
            };
            at = match self.send(&call, officer).await? {
                Sent::Done(block) => block,
                // By an earlier attempt of ours, given up too soon: look again.
                Sent::Refused { error, retried } if retried && is_done_already(&error) => {
                    self.chain.finalised_head().await?
                }
                Sent::Refused { error, .. } => {
                    let refusal = Refusal::explain(&self.chain, officer.account(), error).await;
                    return Ok(Noticed::Settled(Outcome::Refused(refusal)));
                }
            };
        }
        Err(Unsettled::Other(
            "the notice of the marriage changes while it is looked at".to_owned(),
        ))
    }

    async fn latest_notice(
        &self,
        spouses: [SubjectId; 2],
        at: H256,
    ) -> Result<Option<NoticeView>, ChainError> {
        let function = "CivilRegistryApi_latest_notice";
        self.chain.call(function, spouses, at).await
    }

    /// Sends a call until it is in a finalised block.
    pub(crate) async fn send(&self, call: &Call, signer: &Signer) -> Result<Sent, Unsettled> {
        let sending = self.send_patiently(call, signer);
        let sent = tokio::time::timeout(self.timeout, sending).await;
        sent.unwrap_or_else(|_| {
            Err(Unsettled::Other(format!(
                "what comes before it is not final after {} s; run this again",
                self.timeout.as_secs()
            )))
        })
    }

    async fn send_patiently(&self, call: &Call, signer: &Signer) -> Result<Sent, Unsettled> {
        let mut lost = String::new();
        for tried in 0..ATTEMPTS {
            let anchor = self.chain.anchor(self.seen.load(Ordering::Relaxed)).await?;
            match attempt(&self.chain, signer, call, &anchor).await? {
                Attempt::Final { block, extrinsic } => {
                    let read = self.blocks.get(&self.chain, block).await?;
                    self.seen.fetch_max(read.number, Ordering::Relaxed);
                    return match read.dispatched(extrinsic) {
                        Some(Dispatched::Done(_)) => Ok(Sent::Done(block)),
                        Some(Dispatched::Failed { error }) => Ok(Sent::Refused {
                            error: error.clone(),
                            retried: tried > 0,
                        }),
                        None => Err(Unsettled::Other(format!(
                            "block {} does not say what became of extrinsic {extrinsic:?}",
                            read.number
                        ))),
                    };
                }
                Attempt::Rejected(reason) => {
                    return Err(Unsettled::Other(format!("the node rejects it: {reason}")))
                }
                Attempt::Again(reason) => lost = reason,
            }
        }
        Err(Unsettled::Other(format!(
            "given up after {ATTEMPTS} attempts: {lost}"
        )))
    }
}

/// Whether the chain refuses because what is asked for has been done.
fn is_done_already(error: &str) -> bool {
    matches!(
        error,
        "AlreadyDeclared" | "AlreadyConsented" | "NothingToWaive"
    )
}
