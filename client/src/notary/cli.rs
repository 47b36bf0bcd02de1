//! `adliya notary`: what notaries and citizens do.

mod estate;
mod money;
mod options;
mod practice;

use self::options::{
    Attest, By, Certify, Check, Command, DraftAct, Grant, Identify, LinkWallet, List, Renounce,
    Revoke, RevokeAccess, SignAct, Withdraw,
};
use super::{
    calls,
    desk::{self, NOTARY},
    document::{Document, Folder},
    draft::Draft,
    send, show, NotaryError,
};
use crate::{chain::Chain, cli::Failure, signers::Signer, submit::encoded, transact::Done};
use adliya_primitives::{subject::wallet_link_message, SubjectId};
use clap::Args;
use pallet_notary::types::PowerInForce;
use std::fs;

/// What a wallet's calls never lack: they take no role.
const WALLET: &str = "it takes the wallet of a person";
/// What only identity officers do.
const IDENTITY: &str = "it takes an identity officer";

/// Acts, powers of attorney, wills and estates.
#[derive(Debug, Args)]
pub struct Notary {
    #[command(subcommand)]
    command: Command,
    /// The node's WebSocket address.
    #[arg(long, global = true, default_value = "ws://127.0.0.1:9944")]
    url: String,
}

impl Notary {
    /// Does what the command line says; whether it was done, or is so.
    pub(crate) async fn run(self) -> Result<bool, Failure> {
        let chain = Chain::connect(&self.url).await?;
        match self.command.run(&chain).await {
            Err(NotaryError::Refused(refusal)) => {
                println!("refused: {refusal}");
                Ok(false)
            }
            done => Ok(done?),
        }
    }
}

fn of_notary(uri: &str) -> Result<Signer, NotaryError> {
    signer(uri, "the notary")
}

fn of_wallet(uri: &str) -> Result<Signer, NotaryError> {
    signer(uri, "the wallet")
}

fn signer(uri: &str, of: &str) -> Result<Signer, NotaryError> {
    Signer::from_uri(uri, of).map_err(|error| NotaryError::Document(error.to_string()))
}

fn told(what: &str, done: Done) -> Result<bool, NotaryError> {
    println!("{what} in block {}", done.block.number);
    Ok(true)
}

impl Command {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        match self {
            Command::Draft(command) => command.run(chain).await,
            Command::Sign(command) => command.run(chain).await,
            Command::Attest(command) => command.run(chain).await,
            Command::Certify(command) => command.run(chain).await,
            Command::Withdraw(Withdraw { act, by }) => {
                let calls = (
                    calls::of_act("withdraw_own_act", act),
                    calls::of_act("withdraw_act", act),
                );
                let done = by.send(chain, &calls.0, &calls.1).await?;
                told(&format!("withdrew act {act}"), done)
            }
            Command::Revoke(Revoke { act, by, subject }) => {
                let own = calls::of_act("revoke_own_power", act);
                let for_another = calls::revoke_power(act, by.before("--subject", subject)?);
                let done = by.send(chain, &own, &for_another).await?;
                told(&format!("revoked power {act}"), done)
            }
            Command::Renounce(Renounce { act, by, attorney }) => {
                let own = calls::of_act("renounce_own_power", act);
                let for_another = calls::renounce_power(act, by.before("--attorney", attorney)?);
                let done = by.send(chain, &own, &for_another).await?;
                told(&format!("renounced power {act}"), done)
            }
            Command::Grant(Grant { reader, until, key }) => {
                let wallet = of_wallet(&reader.wallet_uri)?;
                let call = calls::grant_access(reader.to, reader.cover(), until, key.0);
                let done = send(chain, &wallet, &call, WALLET).await?;
                told(&format!("granted access to {}", reader.to), done)
            }
            Command::RevokeAccess(RevokeAccess { reader }) => {
                let wallet = of_wallet(&reader.wallet_uri)?;
                let call = calls::revoke_access(reader.to, reader.cover());
                let done = send(chain, &wallet, &call, WALLET).await?;
                told(&format!("revoked the access of {}", reader.to), done)
            }
            Command::List(command) => command.run(chain).await,
            Command::Check(command) => command.run(chain).await,
            Command::Identify(command) => command.run(chain).await,
            Command::LinkWallet(command) => command.run(chain).await,
            Command::HoldPrice(command) => command.run(chain).await,
            Command::Fee(command) => command.run(chain).await,
            Command::Will(command) => command.run(chain).await,
            Command::Estate(command) => command.run(chain).await,
            Command::Practice(command) => command.run(chain).await,
            Command::RequestAccess(command) => command.run(chain).await,
            Command::Readers(command) => command.run(chain).await,
        }
    }
}

impl By {
    /// Sends the wallet's call or the notary's.
    async fn send<Own: crate::submit::Sign, Other: crate::submit::Sign>(
        &self,
        chain: &Chain,
        own: &Own,
        other: &Other,
    ) -> Result<Done, NotaryError> {
        match (&self.wallet_uri, &self.notary_uri) {
            (Some(wallet), _) => send(chain, &of_wallet(wallet)?, own, WALLET).await,
            (None, notary) => {
                let notary = of_notary(notary.as_deref().unwrap_or_default())?;
                send(chain, &notary, other, NOTARY).await
            }
        }
    }

    /// Who is before the notary; nobody need be named if a wallet acts.
    fn before(&self, option: &str, who: Option<SubjectId>) -> Result<SubjectId, NotaryError> {
        match (who, &self.wallet_uri) {
            (Some(who), _) => Ok(who),
            (None, Some(_)) => Ok(SubjectId::default()),
            (None, None) => Err(NotaryError::Document(format!(
                "{option} says who is before the notary"
            ))),
        }
    }
}

impl DraftAct {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let notary = of_notary(&self.notary_uri)?;
        let text = fs::read_to_string(&self.file).map_err(|e| {
            NotaryError::Document(format!("cannot read {}: {e}", self.file.display()))
        })?;
        let draft = Draft::parse(&text)?;
        let folder = Folder::open(&self.acts)?;
        for path in desk::recover(chain, &folder).await? {
            println!("an earlier draft came on chain: {}", path.display());
        }
        let (act, path) = desk::draft(chain, &notary, &folder, draft).await?;
        println!("drafted act {act}: {}", path.display());
        Ok(true)
    }
}

impl SignAct {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let (act, root) = Document::read(&self.document, chain.genesis())?;
        let wallet = of_wallet(&self.wallet_uri)?;
        let done = send(chain, &wallet, &calls::sign_act(act.0, root.0), WALLET).await?;
        told(&format!("signed act {act}"), done)
    }
}

impl Attest {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let notary = of_notary(&self.notary_uri)?;
        let call = calls::attest_signature(self.act, self.subject, self.presence);
        let done = send(chain, &notary, &call, NOTARY).await?;
        told(&format!("attested the signature of act {}", self.act), done)
    }
}

impl Certify {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let (act, root) = Document::read(&self.document, chain.genesis())?;
        let notary = of_notary(&self.notary_uri)?;
        let certify = calls::certify_act(act.0, root.0);
        let checks = desk::checks(chain, act).await?;
        let done = if checks.is_empty() {
            send(chain, &notary, &certify, NOTARY).await?
        } else {
            // The chain takes a check over into a certification of the same block only.
            let anchor = chain.anchor(0).await?;
            let mut all = Vec::with_capacity(checks.len().saturating_add(1));
            for check in &checks {
                all.push(encoded(check, &anchor)?);
            }
            all.push(encoded(&certify, &anchor)?);
            send(chain, &notary, &calls::all_or_none(all), NOTARY).await?
        };
        told(&format!("certified act {act}"), done)
    }
}

impl List {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let head = chain.finalised_head().await?;
        let (mut acts, mut from) = (Vec::new(), None);
        loop {
            let page = desk::page(chain, self.subject, from, head).await?;
            acts.extend(page.acts);
            if page.next <= from {
                break;
            }
            from = page.next;
        }
        println!("{}", show::dossier(&acts));
        Ok(true)
    }
}

impl Check {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let head = chain.finalised_head().await?;
        let question = (self.attorney, self.principal, self.scope, self.moment);
        let function = "NotaryApi_power_in_force";
        let answer: Option<PowerInForce> = chain.call(function, question, head).await?;
        match &answer {
            Some(power) => println!("{}", show::power(power)),
            None => println!("not in force"),
        }
        Ok(answer.is_some())
    }
}

impl Identify {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let officer = signer(&self.officer_uri, "the officer")?;
        let call = calls::identify_notary(self.notary, self.subject);
        let done = send(chain, &officer, &call, IDENTITY).await?;
        told(&format!("identified {}", self.notary), done)
    }
}

impl LinkWallet {
    async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let officer = signer(&self.officer_uri, "the officer")?;
        let wallet = of_wallet(&self.wallet_uri)?;
        let message = wallet_link_message(&chain.genesis(), &self.subject);
        let signature = wallet.keypair().sign(&message).into();
        let call = calls::link_wallet(self.subject, *wallet.account(), signature);
        let done = send(chain, &officer, &call, IDENTITY).await?;
        told(
            &format!("linked {} to {}", wallet.account(), self.subject),
            done,
        )
    }
}
