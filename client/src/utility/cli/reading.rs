//! `adliya utility reading`.

use super::{act, acted, meter::Shown, Role};
use crate::{
    chain::Chain,
    notary::{moment, variant},
    transact::{call::Call, TransactError},
    utility::{calls, papers::hash, verify},
};
use adliya_primitives::{ContractId, Moment};
use clap::{Args, Subcommand};
use pallet_utility_contracts::types::{Answer, Finding, Taken};
use sp_core::H256;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tell what the meter shows, as the consumer. It is firm when the supplier agrees or is silent.
    Report(Report),
    /// Tell what the supplier's reader has read, as a meter operator. It is firm when the consumer agrees or is silent.
    Take(Take),
    /// Have the chain estimate a reading, as a meter operator.
    Estimate(Estimate),
    /// Answer what the supplier has proposed, as the consumer: a reading, or another category.
    Answer(AnswerAsConsumer),
    /// Answer what the consumer has read, as a meter operator.
    AnswerReported(AnswerAsSupplier),
    /// Close an inspection, as a metrologist.
    CloseInspection(Close),
    /// Close an inspection in the household's favour, as a meter operator.
    ConcedeInspection(Concede),
    /// Read every firm reading back from the blocks, each proven by the contract's hash chain. The node has to keep old states.
    Verify {
        /// The contract's number.
        contract: u64,
    },
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// The contract's number.
    contract: u64,
    #[command(flatten)]
    shown: Shown,
    /// The secret URI of the consumer's wallet.
    #[arg(long)]
    wallet_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Take {
    /// The contract's number.
    contract: u64,
    #[command(flatten)]
    shown: Shown,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Estimate {
    /// The contract's number.
    contract: u64,
    /// For when, as in 2026-03-14T09:53:33Z.
    #[arg(long, value_parser = moment)]
    at: Moment,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

/// Yes, or no with evidence: exactly one of them.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct YesOrNo {
    /// It is right.
    #[arg(long)]
    agree: bool,
    /// It is not: the hash of what there is to show.
    #[arg(long, value_parser = hash)]
    object: Option<H256>,
}

impl YesOrNo {
    fn answer(&self) -> (Answer, &'static str) {
        match self.object {
            Some(evidence) => (Answer::Object { evidence }, "objected to"),
            None => (Answer::Agree, "agreed to"),
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct AnswerAsConsumer {
    /// The contract's number.
    contract: u64,
    /// The proposal's number, as `contract show` tells it.
    #[arg(long)]
    proposal: u32,
    #[command(flatten)]
    answer: YesOrNo,
    /// The secret URI of the consumer's wallet.
    #[arg(long)]
    wallet_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct AnswerAsSupplier {
    /// The contract's number.
    contract: u64,
    /// The proposal's number, as `contract show` tells it.
    #[arg(long)]
    proposal: u32,
    #[command(flatten)]
    answer: YesOrNo,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Close {
    /// The contract's number.
    contract: u64,
    /// readingStands or readingFalls.
    #[arg(long, value_parser = finding)]
    finding: Finding,
    /// The hash of the report.
    #[arg(long, value_parser = hash)]
    report: H256,
    /// The secret URI of the metrologist.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Concede {
    /// The contract's number.
    contract: u64,
    /// The hash of the report.
    #[arg(long, value_parser = hash)]
    report: H256,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

fn finding(text: &str) -> Result<Finding, String> {
    variant(text).ok_or_else(|| "it must be readingStands or readingFalls".to_owned())
}

impl Command {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        match self {
            Command::Report(is) => {
                let call = calls::report_reading(ContractId(is.contract), &is.shown.observed()?);
                proposed(
                    chain,
                    (&is.wallet_uri, Role::Wallet),
                    &call,
                    "ReadingReported",
                )
                .await
            }
            Command::Take(is) => {
                let taken = Taken::Read(is.shown.observed()?);
                let call = calls::take_reading(ContractId(is.contract), &taken);
                proposed(
                    chain,
                    (&is.officer_uri, Role::Meters),
                    &call,
                    "ReadingTaken",
                )
                .await
            }
            Command::Estimate(is) => {
                let taken = Taken::Estimated { at: is.at };
                let call = calls::take_reading(ContractId(is.contract), &taken);
                proposed(
                    chain,
                    (&is.officer_uri, Role::Meters),
                    &call,
                    "ReadingTaken",
                )
                .await
            }
            Command::Answer(is) => {
                let (answer, said) = is.answer.answer();
                let call = calls::answer_proposal(ContractId(is.contract), is.proposal, answer);
                let what = format!("{said} proposal {}", is.proposal);
                acted(chain, &is.wallet_uri, Role::Wallet, &call, &what).await
            }
            Command::AnswerReported(is) => {
                let (answer, said) = is.answer.answer();
                let call = calls::answer_reading(ContractId(is.contract), is.proposal, answer);
                let what = format!("{said} proposal {}", is.proposal);
                acted(chain, &is.officer_uri, Role::Meters, &call, &what).await
            }
            Command::CloseInspection(is) => {
                let id = ContractId(is.contract);
                let call = calls::close_inspection(id, is.finding, is.report);
                let what = format!("closed the inspection of contract {id}");
                acted(chain, &is.officer_uri, Role::Metrologist, &call, &what).await
            }
            Command::ConcedeInspection(is) => {
                let id = ContractId(is.contract);
                let call = calls::concede_inspection(id, is.report);
                let what = format!("conceded the inspection of contract {id}");
                acted(chain, &is.officer_uri, Role::Meters, &call, &what).await
            }
            Command::Verify { contract } => verify::all_readings(chain, ContractId(contract)).await,
        }
    }
}

/// Proposes a reading, and says under which number it waits for the other side; or that it is less than what people have read before.
async fn proposed(
    chain: &Chain,
    (uri, role): (&str, Role),
    call: &Call,
    event: &str,
) -> Result<bool, TransactError> {
    let done = act(chain, uri, role, call).await?;
    let block = done.block.number;
    let contradicts: Result<ContractId, _> = done.event("UtilityContracts", "ReadingContradicts");
    if let Ok(contract) = contradicts {
        println!(
            "it contradicts what is firm of contract {contract}: it is not firm, and has to be looked at, in block {block}"
        );
        return Ok(true);
    }
    let (contract, proposal): (ContractId, u32) = done.event("UtilityContracts", event)?;
    println!(
        "proposal {proposal} of contract {contract} waits for the other side, in block {block}"
    );
    Ok(true)
}
