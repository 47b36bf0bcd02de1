//! What two have to agree to.

use super::signer;
use crate::{
    chain::Chain,
    notary::NotaryError,
    utility::{by_four_eyes, calls::Call, Confirmed},
};
use clap::Args;

/// Who proposes and who confirms.
#[derive(Debug, Args)]
pub(super) struct FourEyes {
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
    /// Takes a call through four eyes as far as it goes, and says how far.
    pub(super) async fn send(
        &self,
        chain: &Chain,
        call: &Call,
        needs: &str,
        what: &str,
    ) -> Result<bool, NotaryError> {
        let of = |uri: &Option<String>, of| uri.as_deref().map(|uri| signer(uri, of)).transpose();
        let officer = of(&self.officer_uri, "the officer")?;
        let supervisor = of(&self.supervisor_uri, "the supervisor")?;
        let (officer, supervisor) = (officer.as_ref(), supervisor.as_ref());
        match by_four_eyes(chain, call, officer, self.proposal, supervisor, needs).await? {
            Confirmed::Done(done) => println!("{what} in block {}", done.block.number),
            Confirmed::Waits(proposal) => println!("waits for a supervisor: proposal {proposal}"),
        }
        Ok(true)
    }
}
