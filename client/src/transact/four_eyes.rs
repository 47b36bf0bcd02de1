//! What two have to agree to.

use super::{call::Call, send, Done, TransactError};
use crate::{calls, chain::Chain, signers::Signer, submit::encoded};
use adliya_primitives::ProposalId;
use clap::Args;

/// Who proposes and who confirms.
#[derive(Debug, Args)]
pub(crate) struct FourEyes {
    /// The secret URI of the officer, who proposes it.
    #[arg(
        long,
        required_unless_present = "proposal",
        conflicts_with = "proposal"
    )]
    officer_uri: Option<String>,
    /// What the officer has proposed before.
    #[arg(long, requires = "supervisor_uri")]
    proposal: Option<u64>,
    /// The secret URI of the supervisor; without one, the proposal waits.
    #[arg(long)]
    supervisor_uri: Option<String>,
}

impl FourEyes {
    /// Takes a call through four eyes as far as it goes, and says how far. `needs` says which role the officer has.
    pub(crate) async fn send(
        &self,
        chain: &Chain,
        call: &Call,
        needs: &str,
        what: &str,
    ) -> Result<bool, TransactError> {
        if let Some(done) = self.take(chain, call, needs).await? {
            println!("{what} in block {}", done.block.number);
        }
        Ok(true)
    }

    /// The same, and gives what was done, or says that it waits for a supervisor.
    pub(crate) async fn take(
        &self,
        chain: &Chain,
        call: &Call,
        needs: &str,
    ) -> Result<Option<Done>, TransactError> {
        let signer = |uri: &Option<String>, of| {
            let signer = uri.as_deref().map(|uri| Signer::from_uri(uri, of));
            signer.transpose()
        };
        let officer = signer(&self.officer_uri, "the officer")?;
        // A supervisor's secret that is wrong is told before anything is proposed.
        let supervisor = signer(&self.supervisor_uri, "the supervisor")?;
        let proposal = self.propose(chain, call, officer.as_ref(), needs).await?;
        let Some(supervisor) = supervisor else {
            println!("waits for a supervisor: proposal {proposal}");
            return Ok(None);
        };
        let call = encoded(call, &chain.anchor(0).await?)?;
        let confirm = calls::Call::confirm(proposal, call);
        let needs = "to confirm it takes a supervisor over the office";
        send(chain, &supervisor, &confirm, needs).await.map(Some)
    }

    /// The proposal: the one that was made before, or one that the officer makes now.
    async fn propose(
        &self,
        chain: &Chain,
        call: &Call,
        officer: Option<&Signer>,
        needs: &str,
    ) -> Result<ProposalId, TransactError> {
        match (self.proposal, officer) {
            (Some(proposal), _) => Ok(ProposalId(proposal)),
            (None, Some(officer)) => {
                let call = encoded(call, &chain.anchor(0).await?)?;
                let propose = calls::Call::propose(call);
                let done = send(chain, officer, &propose, needs).await?;
                Ok(done.event("Authorities", "Proposed")?)
            }
            (None, None) => Err(TransactError::Input(
                "say who proposes it, or which proposal is confirmed".to_owned(),
            )),
        }
    }
}
