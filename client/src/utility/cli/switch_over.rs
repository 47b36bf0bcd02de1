//! `adliya utility switch-over`.

use super::{acted, Role};
use crate::{
    chain::Chain,
    notary::variant,
    signers::Signer,
    transact::{send, FourEyes, TransactError},
    utility::{
        calls,
        papers::{self, hash, Tree},
    },
};
use adliya_primitives::{ContractId, SwitchOverId};
use clap::{ArgAction, Args, Subcommand};
use pallet_utility_contracts::types::Doubt;
use sp_core::H256;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the root over the paper contracts of a file; nothing is sent.
    Root {
        /// The paper contracts, as CSV: see `anchor`.
        file: PathBuf,
    },
    /// Anchor the root over the paper contracts of a file, as a contract officer and a supervisor.
    Anchor(Anchor),
    /// Bring the paper contracts of a file that was anchored. Anybody may.
    Import(Import),
    /// Say that an imported contract was not so on paper, as the consumer.
    Dispute(Dispute),
    /// Decide whether an imported contract that its consumer disputes takes effect, as a regulator and a supervisor.
    Decide(Decide),
}

#[derive(Debug, Args)]
pub(super) struct Anchor {
    /// The paper contracts, as CSV with the columns
    /// consumer,tariff,category,meter,region,document,as_of,shown,used,balance. It is what is anchored: keep it as it is.
    file: PathBuf,
    #[command(flatten)]
    by: FourEyes,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The paper contracts, as they were anchored.
    file: PathBuf,
    /// The switch-over's number.
    #[arg(long)]
    switch_over: u32,
    /// Which of them, counted from 0; all that the chain does not have yet when left out.
    #[arg(long)]
    index: Option<u32>,
    /// The secret URI of whoever brings them.
    #[arg(long)]
    signer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Dispute {
    /// The contract's number.
    contract: u64,
    /// reading, balance or contract.
    #[arg(long, value_parser = doubt)]
    of: Doubt,
    /// The hash of what there is to show.
    #[arg(long, value_parser = hash)]
    evidence: H256,
    /// The secret URI of the consumer's wallet.
    #[arg(long)]
    wallet_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Decide {
    /// The contract's number.
    contract: u64,
    /// Whether it takes effect as it was imported: true or false.
    #[arg(long, action = ArgAction::Set)]
    takes_effect: bool,
    /// The hash of the decision.
    #[arg(long, value_parser = hash)]
    decision: H256,
    #[command(flatten)]
    by: FourEyes,
}

fn doubt(text: &str) -> Result<Doubt, String> {
    variant(text).ok_or_else(|| "it must be reading, balance or contract".to_owned())
}

impl Command {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        match self {
            Command::Root { file } => {
                let (root, size) = rooted(&file)?;
                println!("{size} contracts under {root:?}");
                Ok(true)
            }
            Command::Anchor(command) => command.run(chain).await,
            Command::Import(command) => command.run(chain).await,
            Command::Dispute(is) => {
                let call = calls::dispute_import(ContractId(is.contract), is.of, is.evidence);
                let what = format!("disputed contract {}", is.contract);
                acted(chain, &is.wallet_uri, Role::Wallet, &call, &what).await
            }
            Command::Decide(is) => {
                let Decide {
                    contract,
                    takes_effect,
                    decision,
                    by,
                } = is;
                let call = calls::decide_import(ContractId(contract), takes_effect, decision);
                let what = match takes_effect {
                    true => format!("contract {contract} takes effect"),
                    false => format!("contract {contract} does not take effect"),
                };
                by.send(chain, &call, Role::Regulator.needs(), &what).await
            }
        }
    }
}

/// The root over the paper contracts of a file, and how many there are.
fn rooted(file: &Path) -> Result<(H256, u32), TransactError> {
    let papers = papers::read(file)?;
    let size = u32::try_from(papers.len());
    let size = size.map_err(|error| TransactError::file(file, error))?;
    Ok((Tree::over(&papers).root(), size))
}

impl Anchor {
    async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        let (root, size) = rooted(&self.file)?;
        let call = calls::anchor_switch_over(root, size);
        let needs = Role::Contracts.needs();
        if let Some(done) = self.by.take(chain, &call, needs).await? {
            let id: SwitchOverId = done.event("UtilityContracts", "SwitchOverAnchored")?;
            let block = done.block.number;
            println!(
                "anchored switch-over {id}: {size} contracts under {root:?}, in block {block}"
            );
        }
        Ok(true)
    }
}

impl Import {
    async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        let papers = papers::read(&self.file)?;
        let tree = Tree::over(&papers);
        let signer = Signer::from_uri(&self.signer_uri, "the signer")?;
        let (mut brought, mut known, mut refused) = (0u32, 0u32, 0u32);
        let wanted = |index| self.index.is_none_or(|only| only == index);
        for (index, paper) in (0u32..).zip(&papers).filter(|(index, _)| wanted(*index)) {
            let path = tree.path(index).unwrap_or_default();
            let call = calls::import_contract(self.switch_over, index, paper, &path);
            match send(chain, &signer, &call, Role::Anybody.needs()).await {
                Ok(done) => {
                    let id: ContractId = done.event("UtilityContracts", "ContractImported")?;
                    let block = done.block.number;
                    println!("paper {index} is contract {id}, in block {block}");
                    brought = brought.saturating_add(1);
                }
                // A run that was broken off is taken up again.
                Err(TransactError::Refused(refusal))
                    if refusal.error == "UtilityContracts.AlreadyImported" =>
                {
                    known = known.saturating_add(1);
                }
                Err(TransactError::Refused(refusal)) => {
                    println!("paper {index} refused: {refusal}");
                    refused = refused.saturating_add(1);
                }
                Err(error) => return Err(error),
            }
        }
        println!("brought {brought}, there already {known}, refused {refused}");
        Ok(refused == 0)
    }
}
