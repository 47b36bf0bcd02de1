//! `adliya utility disconnection`.

use super::{act, acted, Role};
use crate::{
    chain::Chain,
    notary::{moment, written},
    transact::{call::Call, TransactError},
    utility::{account, calls, papers::hash, show_disputes},
};
use adliya_primitives::{ContractId, Moment};
use clap::{Args, Subcommand};
use sp_core::H256;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Announce that a consumer will be disconnected for what is overdue, as a contract officer.
    Announce(Announce),
    /// Take an announcement back, as a contract officer.
    Withdraw(ByOfficer),
    /// Disconnect a consumer, as a meter operator. The chain says what forbids it.
    Disconnect(ByOfficer),
    /// Show that the reason to disconnect is gone, from when on the supplier has to reconnect. Anybody may.
    DemandReconnection {
        /// The contract's number.
        contract: u64,
        /// The secret URI of whoever signs.
        #[arg(long)]
        signer_uri: String,
    },
    /// Reconnect a consumer, as a meter operator.
    Reconnect(ByOfficer),
    /// Record that a consumer must not be disconnected, as a social office's officer.
    Protect(Protect),
    /// End a protection before its time, as a social office's officer.
    EndProtection(ByOfficer),
    /// Show whether a consumer is supplied, and all that forbids to disconnect now.
    Show {
        /// The contract's number.
        contract: u64,
    },
}

#[derive(Debug, Args)]
pub(super) struct ByOfficer {
    /// The contract's number.
    contract: u64,
    /// The secret URI of the officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Announce {
    #[command(flatten)]
    by: ByOfficer,
    /// The hash of the notice that the consumer was given.
    #[arg(long, value_parser = hash)]
    notice: H256,
}

#[derive(Debug, Args)]
pub(super) struct Protect {
    #[command(flatten)]
    by: ByOfficer,
    /// Which rule protects them: a code of the social ministry.
    #[arg(long)]
    category: u8,
    /// Until when, as in 2026-05-01T00:00:00Z.
    #[arg(long, value_parser = moment)]
    until: Moment,
}

impl Command {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        match self {
            Command::Announce(Announce { by, notice }) => {
                let call = calls::announce_disconnection(by.id(), notice);
                let what = "announced the disconnection of";
                by.acted(chain, Role::Contracts, &call, what).await
            }
            Command::Withdraw(by) => {
                let call = calls::withdraw_announcement(by.id());
                let what = "took back what was announced to";
                by.acted(chain, Role::Contracts, &call, what).await
            }
            Command::Disconnect(by) => {
                let call = calls::disconnect(by.id());
                by.acted(chain, Role::Meters, &call, "disconnected").await
            }
            Command::Reconnect(by) => {
                let call = calls::reconnect(by.id());
                by.acted(chain, Role::Meters, &call, "reconnected").await
            }
            Command::Protect(Protect {
                by,
                category,
                until,
            }) => {
                let call = calls::protect_consumer(by.id(), category, until);
                by.acted(chain, Role::Social, &call, "protected").await
            }
            Command::EndProtection(by) => {
                let call = calls::end_protection(by.id());
                let what = "ended the protection of";
                by.acted(chain, Role::Social, &call, what).await
            }
            Command::DemandReconnection {
                contract,
                signer_uri,
            } => {
                let call = calls::demand_reconnection(ContractId(contract));
                let done = act(chain, &signer_uri, Role::Anybody, &call).await?;
                let due: (ContractId, Moment) = done.event("UtilityDisputes", "ReconnectionDue")?;
                println!(
                    "contract {contract} is to be reconnected until {}, by block {}",
                    written(due.1),
                    done.block.number
                );
                Ok(true)
            }
            Command::Show { contract } => {
                let at = chain.finalised_head().await?;
                let view = account::disconnection(chain, ContractId(contract), at).await?;
                println!("{}", show_disputes::disconnection(&view));
                Ok(true)
            }
        }
    }
}

impl ByOfficer {
    fn id(&self) -> ContractId {
        ContractId(self.contract)
    }

    async fn acted(
        &self,
        chain: &Chain,
        role: Role,
        call: &Call,
        done: &str,
    ) -> Result<bool, TransactError> {
        let what = format!("{done} contract {}", self.contract);
        acted(chain, &self.officer_uri, role, call, &what).await
    }
}
