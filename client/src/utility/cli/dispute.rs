//! `adliya utility dispute`.

use super::{act, acted, Role};
use crate::{
    chain::Chain,
    notary::moment,
    transact::{call::Call, FourEyes, TransactError},
    utility::{account, calls, papers::hash, show_disputes},
};
use adliya_primitives::{BillNumber, ContractId, DisputeId, Moment};
use clap::{Args, Subcommand};
use pallet_utility_disputes::types::{DisputeView, Matter, MAX_PAGE};
use sp_core::H256;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Open a dispute, as the consumer. What is not paid of the sum is frozen, and nobody is disconnected until it has ended.
    Open(Open),
    /// Open one for a consumer who came in person, as a contract officer of the supplier.
    Attest(Attest),
    /// Open one for a consumer who came to a social office, as its officer. It counts as the consumer's own.
    Assist(Assist),
    /// Bring evidence, as the consumer.
    Evidence(Evidence),
    /// Bring evidence for a consumer who came to a social office, as its officer.
    AssistEvidence(AnswerIt),
    /// Answer with the supplier's evidence, as a contract officer.
    Answer(AnswerIt),
    /// Give the consumer what is claimed, as a contract officer.
    Concede(ByOfficer),
    /// Give a dispute up, as the consumer.
    Withdraw(ByWallet),
    /// Find for the consumer, as a regulator.
    Uphold(Uphold),
    /// Find against the consumer, in part or in all, as a regulator and a supervisor.
    Rule(Rule),
    /// End a dispute in which somebody was silent for too long: the claim stands. Anybody may.
    ApplyDefault {
        /// The dispute's number.
        dispute: u64,
        /// The secret URI of whoever signs.
        #[arg(long)]
        signer_uri: String,
    },
    /// Show a dispute.
    Show {
        /// Its number.
        dispute: u64,
    },
    /// List the disputes over a contract, the last first.
    List {
        /// The contract's number.
        contract: u64,
    },
}

/// What is disputed: exactly one of a bill, a reading that is billed, the opening balance and a disconnection.
#[derive(Debug, Args)]
pub(super) struct What {
    /// The contract's number.
    contract: u64,
    /// A bill, by its number.
    #[arg(
        long,
        required_unless_present_any = ["balance", "disconnection"],
        conflicts_with_all = ["balance", "disconnection"]
    )]
    bill: Option<u32>,
    /// When the reading was taken that has put too much on the bill, as in 2026-05-01T00:00:00Z.
    // Where the bill is ruled out, clap does not require it.
    #[arg(
        long,
        requires = "bill",
        conflicts_with_all = ["balance", "disconnection"],
        value_parser = moment
    )]
    reading: Option<Moment>,
    /// The balance with which the contract began.
    #[arg(long, conflicts_with = "disconnection")]
    balance: bool,
    /// How much is too much, in the minor unit of the account's asset.
    #[arg(
        long,
        required_unless_present = "disconnection",
        conflicts_with = "disconnection"
    )]
    amount: Option<u128>,
    /// The disconnection that was announced or done.
    #[arg(long)]
    disconnection: bool,
    /// The hash of what the consumer says.
    #[arg(long, value_parser = hash)]
    statement: H256,
}

impl What {
    fn matter(&self) -> Matter {
        // The options are given so that nothing is missing here.
        let amount = self.amount.unwrap_or_default();
        match (self.bill.map(BillNumber), self.reading) {
            (Some(bill), Some(at)) => Matter::Reading { at, bill, amount },
            (Some(bill), None) => Matter::Bill { bill, amount },
            (None, _) if self.balance => Matter::Balance { amount },
            (None, _) => Matter::Disconnection,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Open {
    #[command(flatten)]
    what: What,
    /// The secret URI of the consumer's wallet.
    #[arg(long)]
    wallet_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Attest {
    #[command(flatten)]
    what: What,
    /// The secret URI of the contract officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Assist {
    #[command(flatten)]
    what: What,
    /// The secret URI of the social office's officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct ByWallet {
    /// The dispute's number.
    dispute: u64,
    /// The secret URI of the consumer's wallet.
    #[arg(long)]
    wallet_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct ByOfficer {
    /// The dispute's number.
    dispute: u64,
    /// The secret URI of the officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Evidence {
    #[command(flatten)]
    by: ByWallet,
    /// The root over the evidence.
    #[arg(long, value_parser = hash)]
    root: H256,
}

#[derive(Debug, Args)]
pub(super) struct AnswerIt {
    #[command(flatten)]
    by: ByOfficer,
    /// The root over the evidence.
    #[arg(long, value_parser = hash)]
    root: H256,
}

#[derive(Debug, Args)]
pub(super) struct Uphold {
    #[command(flatten)]
    by: ByOfficer,
    /// The hash of the decision.
    #[arg(long, value_parser = hash)]
    decision: H256,
}

#[derive(Debug, Args)]
pub(super) struct Rule {
    /// The dispute's number.
    dispute: u64,
    /// How much is credited, in the minor unit of the account's asset: 0 dismisses the dispute.
    #[arg(long)]
    amount: u128,
    /// The hash of the decision.
    #[arg(long, value_parser = hash)]
    decision: H256,
    #[command(flatten)]
    by: FourEyes,
}

impl Command {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        match self {
            Command::Open(Open { what, wallet_uri }) => {
                let (id, matter) = (ContractId(what.contract), what.matter());
                let call = calls::open_dispute(id, matter, what.statement);
                opened(chain, &wallet_uri, Role::Wallet, &call, id).await
            }
            Command::Attest(Attest { what, officer_uri }) => {
                let (id, matter) = (ContractId(what.contract), what.matter());
                let call = calls::attest_dispute(id, matter, what.statement);
                opened(chain, &officer_uri, Role::Contracts, &call, id).await
            }
            Command::Assist(Assist { what, officer_uri }) => {
                let (id, matter) = (ContractId(what.contract), what.matter());
                let call = calls::assist_dispute(id, matter, what.statement);
                opened(chain, &officer_uri, Role::Social, &call, id).await
            }
            Command::AssistEvidence(AnswerIt { by, root }) => {
                let call = calls::assist_evidence(by.id(), root);
                let what = "brought evidence in";
                by.acted(chain, Role::Social, &call, what).await
            }
            Command::Evidence(Evidence { by, root }) => {
                let call = calls::lodge_evidence(by.id(), root);
                by.acted(chain, &call, "brought evidence in").await
            }
            Command::Withdraw(by) => {
                let call = calls::withdraw_dispute(by.id());
                by.acted(chain, &call, "gave up").await
            }
            Command::Answer(AnswerIt { by, root }) => {
                let call = calls::answer_dispute(by.id(), root);
                by.acted(chain, Role::Contracts, &call, "answered").await
            }
            Command::Concede(by) => {
                let call = calls::concede_dispute(by.id());
                by.acted(chain, Role::Contracts, &call, "conceded").await
            }
            Command::Uphold(Uphold { by, decision }) => {
                let call = calls::uphold_dispute(by.id(), decision);
                by.acted(chain, Role::Regulator, &call, "upheld").await
            }
            Command::Rule(is) => {
                let call = calls::rule_dispute(DisputeId(is.dispute), is.amount, is.decision);
                let what = format!("ruled on dispute {}: {} credited", is.dispute, is.amount);
                let needs = Role::Regulator.needs();
                is.by.send(chain, &call, needs, &what).await
            }
            Command::ApplyDefault {
                dispute,
                signer_uri,
            } => {
                let call = calls::apply_default(DisputeId(dispute));
                let what = format!("ended dispute {dispute} by default");
                acted(chain, &signer_uri, Role::Anybody, &call, &what).await
            }
            Command::Show { dispute } => {
                let at = chain.finalised_head().await?;
                let view = account::dispute(chain, DisputeId(dispute), at).await?;
                println!("{}", show_disputes::dispute(&view));
                Ok(true)
            }
            Command::List { contract } => list(chain, ContractId(contract)).await,
        }
    }
}

/// Opens a dispute, and says which number it has.
async fn opened(
    chain: &Chain,
    uri: &str,
    role: Role,
    call: &Call,
    contract: ContractId,
) -> Result<bool, TransactError> {
    let done = act(chain, uri, role, call).await?;
    let id: DisputeId = done.event("UtilityDisputes", "DisputeOpened")?;
    let block = done.block.number;
    println!("opened dispute {id} over contract {contract} in block {block}");
    Ok(true)
}

async fn list(chain: &Chain, contract: ContractId) -> Result<bool, TransactError> {
    let at = chain.finalised_head().await?;
    // A contract that is not there has no disputes, but is not one without disputes either.
    account::contract(chain, contract, at).await?;
    let mut before: Option<DisputeId> = None;
    loop {
        let question = (contract, before, MAX_PAGE);
        let function = "UtilityDisputesApi_disputes";
        let page: Vec<DisputeView> = chain.call(function, question, at).await?;
        for view in &page {
            println!("{}", show_disputes::dispute(view));
        }
        // The first one names none before it.
        before = page
            .last()
            .filter(|view| view.dispute.previous.is_some())
            .map(|view| view.id);
        if before.is_none() {
            return Ok(true);
        }
    }
}

impl ByWallet {
    fn id(&self) -> DisputeId {
        DisputeId(self.dispute)
    }

    async fn acted(&self, chain: &Chain, call: &Call, done: &str) -> Result<bool, TransactError> {
        let what = format!("{done} dispute {}", self.dispute);
        acted(chain, &self.wallet_uri, Role::Wallet, call, &what).await
    }
}

impl ByOfficer {
    fn id(&self) -> DisputeId {
        DisputeId(self.dispute)
    }

    async fn acted(
        &self,
        chain: &Chain,
        role: Role,
        call: &Call,
        done: &str,
    ) -> Result<bool, TransactError> {
        let what = format!("{done} dispute {}", self.dispute);
        acted(chain, &self.officer_uri, role, call, &what).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        what: What,
    }

    fn matter(words: &[&str]) -> Option<Matter> {
        let statement = format!("0x{}", "5a".repeat(32));
        let line = [&["x", "7", "--statement", &statement][..], words].concat();
        Line::try_parse_from(line)
            .ok()
            .map(|line| line.what.matter())
    }

    #[test]
    fn a_dispute_is_about_one_thing_and_names_a_sum_where_there_is_one() {
        let bill = BillNumber(3);
        let of = |words: &str| matter(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(
            of("--bill 3 --amount 10"),
            Some(Matter::Bill { bill, amount: 10 })
        );
        assert_eq!(
            of("--bill 3 --amount 10 --reading 1970-01-01T00:00:01Z"),
            Some(Matter::Reading {
                at: 1_000,
                bill,
                amount: 10
            })
        );
        assert_eq!(
            of("--balance --amount 10"),
            Some(Matter::Balance { amount: 10 })
        );
        assert_eq!(of("--disconnection"), Some(Matter::Disconnection));
        for wrong in [
            "--amount 10",
            "--bill 3",
            "--balance",
            "--bill 3 --balance --amount 10",
            "--disconnection --amount 10",
            "--balance --disconnection --amount 10",
            "--balance --amount 10 --reading 1970-01-01T00:00:01Z",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
