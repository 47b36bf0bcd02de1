//! `adliya utility contract`.

use super::{act, acted, Role};
use crate::{
    chain::Chain,
    cli::subject,
    transact::{call::Call, FourEyes, TransactError},
    utility::{
        account, calls,
        papers::{hash, region},
        show,
    },
};
use adliya_primitives::{ContractId, MeterId, Region, SubjectId, TariffId};
use clap::{Args, Subcommand};
use pallet_utility_contracts::types::{ContractTerms, ContractsPage, MAX_PAGE};
use sp_core::H256;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Offer a contract, as a contract officer of the supplier.
    Offer(Offer),
    /// Take an offer back, or what was imported and is not in force, as a contract officer.
    Withdraw(ByOfficer),
    /// Accept a contract, as the consumer.
    Accept(Accept),
    /// Decline an offer, as the consumer.
    Decline(ByWallet),
    /// Attest that the consumer has accepted in person, as another officer than the one who offered.
    AttestAcceptance(Attest),
    /// Have nothing supplied for a while, as the consumer.
    Suspend(ByWallet),
    /// Take a suspended contract up again, as the consumer.
    Resume(ByWallet),
    /// End a contract for ever, as the consumer.
    Leave(ByWallet),
    /// Attest that the consumer has ended a contract in person, as a contract officer and a supervisor. What forbids to disconnect
    /// forbids this.
    AttestLeaving(AttestLeaving),
    /// Let an offer to somebody else take the place of the consumer's contract, as the consumer.
    Release(Release),
    /// Attest that a consumer has released a contract in person or by their death, as a contract officer.
    AttestRelease(AttestRelease),
    /// Propose another category from the next month on, as a contract officer. The consumer answers it with `reading answer`.
    ProposeCategory(ProposeCategory),
    /// List the contracts of a consumer, whatever has become of them.
    List {
        /// The consumer's subject in the domain of utility contracts.
        #[arg(long, value_parser = subject)]
        consumer: SubjectId,
    },
    /// Show a contract with its firm readings.
    Show {
        /// Its number.
        contract: u64,
    },
}

#[derive(Debug, Args)]
pub(super) struct Offer {
    /// The consumer's subject in the domain of utility contracts.
    #[arg(long, value_parser = subject)]
    consumer: SubjectId,
    /// The tariff's number.
    #[arg(long)]
    tariff: u32,
    /// The category of the tariff's consumers.
    #[arg(long, default_value_t = 0)]
    category: u8,
    /// The meter's number, if one is there already.
    #[arg(long)]
    meter: Option<u64>,
    /// Where, as in 1.14.7.
    #[arg(long, value_parser = region)]
    region: Region,
    /// The hash of the contract.
    #[arg(long, value_parser = hash)]
    document: H256,
    /// The contract that ends where this one begins.
    #[arg(long)]
    replaces: Option<u64>,
    /// The secret URI of the contract officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct ByOfficer {
    /// The contract's number.
    contract: u64,
    /// The secret URI of the contract officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct ByWallet {
    /// The contract's number.
    contract: u64,
    /// The secret URI of the consumer's wallet.
    #[arg(long)]
    wallet_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Accept {
    #[command(flatten)]
    by: ByWallet,
    /// The hash of the contract that the consumer has read.
    #[arg(long, value_parser = hash)]
    document: H256,
}

#[derive(Debug, Args)]
pub(super) struct Attest {
    #[command(flatten)]
    by: ByOfficer,
    /// The hash of what the consumer signed.
    #[arg(long, value_parser = hash)]
    statement: H256,
}

#[derive(Debug, Args)]
pub(super) struct AttestLeaving {
    /// The contract's number.
    contract: u64,
    /// The hash of what the consumer signed.
    #[arg(long, value_parser = hash)]
    statement: H256,
    #[command(flatten)]
    by: FourEyes,
}

#[derive(Debug, Args)]
pub(super) struct Release {
    #[command(flatten)]
    by: ByWallet,
    /// The offer that takes its place.
    #[arg(long)]
    to: u64,
}

#[derive(Debug, Args)]
pub(super) struct AttestRelease {
    #[command(flatten)]
    by: ByOfficer,
    /// The offer that takes its place.
    #[arg(long)]
    to: u64,
    /// The hash of what the consumer signed, or the claims root of the certificate that says who takes over.
    #[arg(long, value_parser = hash)]
    paper: H256,
    /// The consumer has died.
    #[arg(long)]
    on_death: bool,
}

#[derive(Debug, Args)]
pub(super) struct ProposeCategory {
    #[command(flatten)]
    by: ByOfficer,
    /// Which.
    #[arg(long)]
    category: u8,
}

impl Command {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        match self {
            Command::Offer(command) => command.run(chain).await,
            Command::Withdraw(by) => {
                let call = calls::withdraw_offer(by.id());
                by.acted(chain, &call, "withdrew").await
            }
            Command::Accept(Accept { by, document }) => {
                let call = calls::accept_contract(by.id(), document);
                by.acted(chain, &call, "accepted").await
            }
            Command::Decline(by) => {
                let call = calls::decline_offer(by.id());
                by.acted(chain, &call, "declined").await
            }
            Command::AttestAcceptance(Attest { by, statement }) => {
                let call = calls::attest_acceptance(by.id(), statement);
                by.acted(chain, &call, "attested the acceptance of").await
            }
            Command::Suspend(by) => {
                let call = calls::suspend_contract(by.id());
                by.acted(chain, &call, "suspended").await
            }
            Command::Resume(by) => {
                let call = calls::resume_contract(by.id());
                by.acted(chain, &call, "resumed").await
            }
            Command::Leave(by) => {
                let call = calls::terminate_contract(by.id());
                by.acted(chain, &call, "ended").await
            }
            Command::AttestLeaving(is) => {
                let call = calls::attest_termination(ContractId(is.contract), is.statement);
                let what = format!("attested the end of contract {}", is.contract);
                let needs = Role::Contracts.needs();
                is.by.send(chain, &call, needs, &what).await
            }
            Command::Release(Release { by, to }) => {
                let call = calls::release_contract(by.id(), ContractId(to));
                by.acted(chain, &call, "released").await
            }
            Command::AttestRelease(is) => {
                let (id, to) = (is.by.id(), ContractId(is.to));
                let call = calls::attest_release(id, to, is.paper, is.on_death);
                is.by.acted(chain, &call, "attested the release of").await
            }
            Command::ProposeCategory(ProposeCategory { by, category }) => {
                let call = calls::propose_category(by.id(), category);
                by.acted(chain, &call, "proposed another category for")
                    .await
            }
            Command::List { consumer } => list(chain, consumer).await,
            Command::Show { contract } => {
                let (id, at) = (ContractId(contract), chain.finalised_head().await?);
                let view = account::contract(chain, id, at).await?;
                let journal = account::journal(chain, id, at).await?;
                println!("{}", show::contract(&view, journal.as_ref()));
                Ok(true)
            }
        }
    }
}

async fn list(chain: &Chain, consumer: SubjectId) -> Result<bool, TransactError> {
    let at = chain.finalised_head().await?;
    let mut next = None;
    loop {
        let question = (consumer, next, MAX_PAGE);
        let page: ContractsPage = chain.call("UtilityApi_contracts_of", question, at).await?;
        for view in &page.contracts {
            println!("{}", show::contract(view, None));
        }
        next = page.next;
        if next.is_none() {
            return Ok(true);
        }
    }
}

impl ByOfficer {
    fn id(&self) -> ContractId {
        ContractId(self.contract)
    }

    async fn acted(&self, chain: &Chain, call: &Call, done: &str) -> Result<bool, TransactError> {
        let what = format!("{done} contract {}", self.contract);
        acted(chain, &self.officer_uri, Role::Contracts, call, &what).await
    }
}

impl ByWallet {
    fn id(&self) -> ContractId {
        ContractId(self.contract)
    }

    async fn acted(&self, chain: &Chain, call: &Call, done: &str) -> Result<bool, TransactError> {
        let what = format!("{done} contract {}", self.contract);
        acted(chain, &self.wallet_uri, Role::Wallet, call, &what).await
    }
}

impl Offer {
    async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        let terms = ContractTerms {
            consumer: self.consumer,
            tariff: TariffId(self.tariff),
            category: self.category,
            meter: self.meter.map(MeterId),
            region: self.region,
            document: self.document,
            replaces: self.replaces.map(ContractId),
        };
        let call = calls::offer_contract(&terms);
        let done = act(chain, &self.officer_uri, Role::Contracts, &call).await?;
        let id: ContractId = done.event("UtilityContracts", "ContractOffered")?;
        println!("offered contract {id} in block {}", done.block.number);
        Ok(true)
    }
}
