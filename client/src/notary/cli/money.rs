//! `adliya notary fee` and `hold-price`: what acts cost, who is exempt, and the price of a sale.

use super::{of_wallet, options::Papers, send, signer, told, WALLET};
use crate::{
    chain::Chain,
    cli::subject,
    notary::{
        calls::money as calls, document::Document, draft, moment, show_money, variant, NotaryError,
    },
    transact::FourEyes,
};
use adliya_primitives::{ActId, Moment, SubjectId};
use clap::{Args, Subcommand};
use pallet_notary::types::{ActKind, DuesView, FeeSchedule, FeeSums, Waiver};
use std::path::PathBuf;
use subxt::utils::AccountId32;

/// What anybody may do who signs.
const ANYBODY: &str = "anybody may do it";
const TREASURER: &str = "it takes an officer of the treasury";
const EXEMPTS: &str = "it takes an officer of a social office";

#[derive(Debug, Subcommand)]
pub(super) enum Fees {
    /// Tell what an act owes, its price, and where both are.
    Show(Show),
    /// Tell what acts of a kind cost that are drafted now.
    Schedule(Kind),
    /// Set what acts of a kind cost, as the treasury.
    Set(Set),
    /// Put what an act costs on hold, until it is certified or will not be.
    Hold(Hold),
    /// Move what is on hold for an act that is certified to whom it is for, or back when it was withdrawn or has lapsed.
    Settle(Settle),
    /// Record that a person is exempt, as who has seen the papers.
    Exempt(Exempt),
    /// End a person's exemption.
    EndExemption(EndExemption),
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The act's number.
    #[arg(long)]
    act: u64,
}

#[derive(Debug, Args)]
pub(super) struct Kind {
    /// Which kind, as in sale.
    #[arg(long)]
    kind: String,
    /// Of a fact: which, as in alive.
    #[arg(long)]
    fact: Option<String>,
}

impl Kind {
    fn read(&self) -> Result<ActKind, NotaryError> {
        Ok(draft::kind(&self.kind, self.fact.as_deref())?)
    }
}

#[derive(Debug, Args)]
pub(super) struct Set {
    #[command(flatten)]
    of: Kind,
    /// The state duty, in the minor unit of the asset.
    #[arg(long)]
    duty: u128,
    /// The notary's fee, in the minor unit of the asset.
    #[arg(long)]
    fee: u128,
    #[command(flatten)]
    by: FourEyes,
}

#[derive(Debug, Args)]
pub(super) struct Hold {
    /// The act's number.
    #[arg(long)]
    act: u64,
    /// What is owed, in the minor unit of the asset.
    #[arg(long)]
    amount: u128,
    /// The secret URI of whoever pays.
    #[arg(long)]
    payer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Settle {
    /// The act's number.
    #[arg(long)]
    act: u64,
    /// The secret URI of whoever asks for it.
    #[arg(long)]
    signer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Exempt {
    #[command(flatten)]
    papers: Papers,
    /// Who, in the notary's domain.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
    /// From what: stateDuty or everything.
    #[arg(long, value_parser = waiver)]
    waiver: Waiver,
    /// Until when, as in 2026-03-14T09:53:33Z.
    #[arg(long, value_parser = moment)]
    until: Moment,
    /// The secret URI of the officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct EndExemption {
    /// Who, in the notary's domain.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
    /// The secret URI of the officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct HoldPrice {
    /// The act's document, which the notary gave.
    document: PathBuf,
    /// The price, in the minor unit of the asset.
    #[arg(long)]
    amount: u128,
    /// The secret URI of the buyer's wallet.
    #[arg(long)]
    wallet_uri: String,
}

fn waiver(text: &str) -> Result<Waiver, String> {
    variant(text).ok_or_else(|| "it must be stateDuty or everything".to_owned())
}

impl Fees {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        match self {
            Self::Show(Show { act }) => {
                let head = chain.finalised_head().await?;
                let function = "NotaryApi_dues";
                let dues: Option<DuesView<AccountId32>> = chain.call(function, act, head).await?;
                match &dues {
                    Some(dues) => println!("{}", show_money::dues(dues)),
                    None => println!("there is no act of that number"),
                }
                Ok(dues.is_some())
            }
            Self::Schedule(kind) => {
                let head = chain.finalised_head().await?;
                let kind = kind.read()?;
                let fees: Option<FeeSchedule> = chain.call("NotaryApi_fees", kind, head).await?;
                match &fees {
                    Some(fees) => println!("{}", show_money::schedule(fees)),
                    None => println!("nobody has set what it costs: it costs nothing"),
                }
                Ok(true)
            }
            Self::Set(Set { of, duty, fee, by }) => {
                let call = calls::set_fee(of.read()?, FeeSums { duty, fee });
                let what = format!("set what a {} costs", of.kind);
                Ok(by.send(chain, &call, TREASURER, &what).await?)
            }
            Self::Hold(Hold {
                act,
                amount,
                payer_uri,
            }) => {
                let payer = signer(&payer_uri, "the payer")?;
                let call = calls::hold_fee(ActId(act), amount);
                let done = send(chain, &payer, &call, ANYBODY).await?;
                told(&format!("put the fee of act {act} on hold"), done)
            }
            Self::Settle(Settle { act, signer_uri }) => {
                let signer = signer(&signer_uri, "the signer")?;
                let call = calls::settle_act(ActId(act));
                let done = send(chain, &signer, &call, ANYBODY).await?;
                told(&format!("settled the money of act {act}"), done)
            }
            Self::Exempt(is) => {
                let officer = signer(&is.officer_uri, "the officer")?;
                let paper = is.papers.paper(chain, "exemption")?;
                let call = calls::record_exemption(is.subject, is.waiver, is.until, paper.root);
                let done = paper.settle(send(chain, &officer, &call, EXEMPTS).await)?;
                println!("paper: {}", paper.path.display());
                told(&format!("recorded that {} is exempt", is.subject), done)
            }
            Self::EndExemption(EndExemption {
                subject,
                officer_uri,
            }) => {
                let officer = signer(&officer_uri, "the officer")?;
                let call = calls::end_exemption(subject);
                let done = send(chain, &officer, &call, EXEMPTS).await?;
                told(&format!("ended the exemption of {subject}"), done)
            }
        }
    }
}

impl HoldPrice {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let (act, root) = Document::read(&self.document, chain.genesis())?;
        let wallet = of_wallet(&self.wallet_uri)?;
        let call = calls::hold_price(act, root, self.amount);
        let done = send(chain, &wallet, &call, WALLET).await?;
        told(&format!("put the price of act {act} on hold"), done)
    }
}
