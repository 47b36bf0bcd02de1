//! What `adliya notary` takes.

use super::{
    estate::{Estates, Wills},
    money::{Fees, HoldPrice},
    practice::{Practices, Readers, RequestAccess},
};
use crate::{
    chain::Chain,
    cli::subject,
    notary::{moment, name, paper::Paper, variant, NotaryError},
};
use adliya_primitives::{ActId, Moment, SubjectId};
use clap::{Args, Subcommand};
use pallet_notary::types::{Cover, Presence, Scope};
use std::path::PathBuf;
use subxt::utils::AccountId32;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Draft an act or a power of attorney from a JSON file. Its document, with the salts, goes to a folder.
    Draft(DraftAct),
    /// Sign an act with a party's wallet.
    Sign(SignAct),
    /// Attest that a party has signed before the notary.
    Attest(Attest),
    /// Certify an act that every party has signed.
    Certify(Certify),
    /// Withdraw an act before it is certified, as its notary or as a party.
    Withdraw(Withdraw),
    /// Take back a power, as who gave it, or as a notary before whom they are.
    Revoke(Revoke),
    /// Give up a power, as its attorney, or as a notary before whom they are.
    Renounce(Renounce),
    /// Let an account have the documents of an act, or of the whole dossier.
    Grant(Grant),
    /// Let an account have them no longer.
    RevokeAccess(RevokeAccess),
    /// List the acts of a person.
    List(List),
    /// Say whether an attorney may act for a principal.
    Check(Check),
    /// Say who a notary is in the notary's domain, as an identity officer.
    Identify(Identify),
    /// Link a citizen's wallet to their subject in the notary's domain, as an identity officer.
    LinkWallet(LinkWallet),
    /// Put the price of a sale on hold, as the buyer, until the sale is certified or will not be.
    HoldPrice(HoldPrice),
    /// What acts cost: the schedule, exemptions, and the money of an act.
    #[command(subcommand)]
    Fee(Fees),
    /// Wills, by the testator's subject in the domain of wills.
    #[command(subcommand)]
    Will(Wills),
    /// Estates: what there is, who inherits, and who has which share.
    #[command(subcommand)]
    Estate(Estates),
    /// Practices: their files, where they are paid, whom their notaries do nothing for.
    #[command(subcommand)]
    Practice(Practices),
    /// Ask a person for access to the documents of an act, or of the whole dossier.
    RequestAccess(RequestAccess),
    /// List whom a person lets read documents, and who asked.
    Readers(Readers),
}

#[derive(Debug, Args)]
pub(super) struct DraftAct {
    /// What to draft.
    pub(super) file: PathBuf,
    /// The folder that the act's document goes to. It holds personal data.
    #[arg(long)]
    pub(super) acts: PathBuf,
    /// The secret URI of the notary.
    #[arg(long)]
    pub(super) notary_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct SignAct {
    /// The act's document, which the notary gave.
    pub(super) document: PathBuf,
    /// The secret URI of the party's wallet.
    #[arg(long)]
    pub(super) wallet_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Attest {
    /// The act's number.
    #[arg(long)]
    pub(super) act: u64,
    /// Who has signed.
    #[arg(long, value_parser = subject)]
    pub(super) subject: SubjectId,
    /// Where: inPerson or video.
    #[arg(long, default_value = "inPerson", value_parser = presence)]
    pub(super) presence: Presence,
    /// The secret URI of the notary.
    #[arg(long)]
    pub(super) notary_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Certify {
    /// The act's document.
    pub(super) document: PathBuf,
    /// The secret URI of the notary.
    #[arg(long)]
    pub(super) notary_uri: String,
}

/// What a root on chain is of.
#[derive(Debug, Args)]
pub(super) struct Papers {
    /// A JSON file of claims by their names, or the paper that was written of them before.
    pub(super) claims: PathBuf,
    /// The folder that the paper goes to: the claims with their salts. It holds personal data.
    #[arg(long)]
    pub(super) papers: Option<PathBuf>,
}

impl Papers {
    /// The paper, on disk, in a file whose name begins with `what`.
    pub(super) fn paper(&self, chain: &Chain, what: &str) -> Result<Paper, NotaryError> {
        Paper::of(&self.claims, self.papers.as_deref(), what, chain.genesis())
    }
}

/// Who acts: exactly one of them.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct By {
    /// The secret URI of the person's wallet.
    #[arg(long)]
    pub(super) wallet_uri: Option<String>,
    /// The secret URI of the notary.
    #[arg(long)]
    pub(super) notary_uri: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Withdraw {
    /// The act's number.
    #[arg(long)]
    pub(super) act: u64,
    #[command(flatten)]
    pub(super) by: By,
}

#[derive(Debug, Args)]
pub(super) struct Revoke {
    /// The power's number.
    #[arg(long)]
    pub(super) act: u64,
    #[command(flatten)]
    pub(super) by: By,
    /// Who takes it back, before the notary.
    #[arg(long, requires = "notary_uri", value_parser = subject)]
    pub(super) subject: Option<SubjectId>,
}

#[derive(Debug, Args)]
pub(super) struct Renounce {
    /// The power's number.
    #[arg(long)]
    pub(super) act: u64,
    #[command(flatten)]
    pub(super) by: By,
    /// Who gives it up, before the notary.
    #[arg(long, requires = "notary_uri", value_parser = subject)]
    pub(super) attorney: Option<SubjectId>,
}

/// Whom, and what.
#[derive(Debug, Args)]
pub(super) struct Reader {
    /// The account.
    #[arg(long)]
    pub(super) to: AccountId32,
    /// The act's number; the whole dossier when left out.
    #[arg(long)]
    pub(super) act: Option<u64>,
    /// The secret URI of the person's wallet.
    #[arg(long)]
    pub(super) wallet_uri: String,
}

impl Reader {
    pub(super) fn cover(&self) -> Cover {
        self.act
            .map_or(Cover::Dossier, |act| Cover::Act(ActId(act)))
    }
}

#[derive(Debug, Args)]
pub(super) struct Grant {
    #[command(flatten)]
    pub(super) reader: Reader,
    /// Until when, as in 2026-03-14T09:53:33Z.
    #[arg(long, value_parser = moment)]
    pub(super) until: Moment,
    /// The documents' key, encrypted for the account: 0x and at most 256 hexadecimal digits.
    #[arg(long, value_parser = wrapped_key)]
    pub(super) key: WrappedKey,
}

#[derive(Debug, Args)]
pub(super) struct RevokeAccess {
    #[command(flatten)]
    pub(super) reader: Reader,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// The person's subject in the notary's domain.
    #[arg(long, value_parser = subject)]
    pub(super) subject: SubjectId,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Who wants to act.
    #[arg(long, value_parser = subject)]
    pub(super) attorney: SubjectId,
    /// For whom.
    #[arg(long, value_parser = subject)]
    pub(super) principal: SubjectId,
    /// In what, as in banking.
    #[arg(long, value_parser = scope)]
    pub(super) scope: Scope,
    /// When, as in 2026-03-14T09:53:33Z; now when left out.
    #[arg(long, value_parser = moment)]
    pub(super) moment: Option<Moment>,
}

#[derive(Debug, Args)]
pub(super) struct Identify {
    /// The notary's account.
    #[arg(long)]
    pub(super) notary: AccountId32,
    /// The notary's subject in the notary's domain.
    #[arg(long, value_parser = subject)]
    pub(super) subject: SubjectId,
    /// The secret URI of the identity officer.
    #[arg(long)]
    pub(super) officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct LinkWallet {
    /// The person's subject in the notary's domain.
    #[arg(long, value_parser = subject)]
    pub(super) subject: SubjectId,
    /// The secret URI of the citizen's wallet.
    #[arg(long)]
    pub(super) wallet_uri: String,
    /// The secret URI of the identity officer.
    #[arg(long)]
    pub(super) officer_uri: String,
}

/// The bytes of a wrapped key.
#[derive(Clone, Debug)]
pub(super) struct WrappedKey(pub(super) Vec<u8>);

fn wrapped_key(text: &str) -> Result<WrappedKey, String> {
    let bytes = text.strip_prefix("0x").and_then(|d| hex::decode(d).ok());
    let bytes = bytes.filter(|bytes| bytes.len() <= 128).map(WrappedKey);
    bytes.ok_or_else(|| "a key is 0x and at most 256 hexadecimal digits".to_owned())
}

fn presence(text: &str) -> Result<Presence, String> {
    variant(text).ok_or_else(|| "it must be inPerson or video".to_owned())
}

fn scope(text: &str) -> Result<Scope, String> {
    let known = || Scope::ALL.map(name).join(", ");
    variant(text).ok_or_else(|| format!("it must be one of {}", known()))
}
