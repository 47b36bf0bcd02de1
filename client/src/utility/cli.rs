//! `adliya utility`: what suppliers, the regulator, metrology and households do.

mod bill;
mod contract;
mod disconnection;
mod dispute;
mod meter;
mod reading;
mod switch_over;
mod tariff;

use super::{calls, refusal};
use crate::{
    chain::Chain,
    cli::{subject, Failure},
    signers::Signer,
    submit::Sign,
    transact::{send, Done, TransactError},
};
use adliya_primitives::{subject::wallet_link_message, SubjectId};
use clap::{Args, Subcommand};
use codec::DecodeAll;
use sp_core::H256;
use subxt::utils::{AccountId32, MultiSignature};

/// Contracts for electricity, gas, water, heat and waste: tariffs, meters, readings, bills.
#[derive(Debug, Args)]
pub struct Utility {
    #[command(subcommand)]
    command: Command,
    /// The node's WebSocket address.
    #[arg(long, global = true, default_value = "ws://127.0.0.1:9944")]
    url: String,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Tariffs: proposed by a supplier, approved by the regulator.
    #[command(subcommand)]
    Tariff(tariff::Command),
    /// Meters: registered and installed by a supplier, certified by metrology.
    #[command(subcommand)]
    Meter(meter::Command),
    /// Contracts: offered by a supplier, accepted by a household.
    #[command(subcommand)]
    Contract(contract::Command),
    /// Readings by people, and inspections of what is in doubt.
    #[command(subcommand)]
    Reading(reading::Command),
    /// Bills: computed by the chain, verified by anybody, paid.
    #[command(subcommand)]
    Bill(bill::Command),
    /// Disputes between a household and its supplier, on which the regulator rules.
    #[command(subcommand)]
    Dispute(dispute::Command),
    /// Disconnection: announced, done, undone, and who is safe from it.
    #[command(subcommand)]
    Disconnection(disconnection::Command),
    /// Paper contracts that become live ones.
    #[command(subcommand)]
    SwitchOver(switch_over::Command),
    /// Link a consumer's wallet to their subject in the domain of utility contracts, as an identity officer.
    LinkWallet(LinkWallet),
    /// Take a lost or stolen wallet away from its consumer for ever, as an identity officer.
    UnlinkWallet(UnlinkWallet),
    /// Take one's own wallet away from oneself for ever, as its holder.
    UnlinkOwnWallet(UnlinkOwnWallet),
}

#[derive(Debug, Args)]
struct LinkWallet {
    /// The consumer's subject in the domain of utility contracts.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
    /// The secret URI of the consumer's wallet, if it is at the officer's desk.
    #[arg(
        long,
        required_unless_present = "wallet",
        conflicts_with_all = ["wallet", "signature"]
    )]
    wallet_uri: Option<String>,
    /// The wallet's address, if the consumer has signed at home.
    #[arg(long, requires = "signature")]
    wallet: Option<AccountId32>,
    /// What the wallet made of the text that `adliya wallet-message --subject` prints: 0x and 128 hexadecimal digits, or with the
    /// kind of key before them as wallets in browsers write it.
    #[arg(long, requires = "wallet", value_parser = signature)]
    signature: Option<MultiSignature>,
    /// The secret URI of the identity officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
struct UnlinkOwnWallet {
    /// The secret URI of the wallet.
    #[arg(long)]
    wallet_uri: String,
}

#[derive(Debug, Args)]
struct UnlinkWallet {
    /// The consumer's subject in the domain of utility contracts.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
    /// The secret URI of the identity officer.
    #[arg(long)]
    officer_uri: String,
}

/// Who may make a call, as a refusal says it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role {
    /// A contract officer of the supplier.
    Contracts,
    /// A meter operator of the supplier.
    Meters,
    Metrologist,
    Regulator,
    /// A tariff officer of a ministry.
    Tariffs,
    Identity,
    Social,
    /// The consumer's wallet.
    Wallet,
    Anybody,
}

impl Role {
    fn needs(self) -> &'static str {
        match self {
            Self::Contracts => "it takes a contract officer of the supplier",
            Self::Meters => "it takes a meter operator of the supplier",
            Self::Metrologist => "it takes a metrologist",
            Self::Regulator => "it takes a regulator",
            Self::Tariffs => "it takes a tariff officer of a ministry",
            Self::Identity => "it takes an identity officer",
            Self::Social => "it takes an officer of a social office",
            Self::Wallet => "it takes the wallet of the consumer",
            Self::Anybody => "anybody may do it",
        }
    }

    fn of(self) -> &'static str {
        match self {
            Self::Wallet => "the wallet",
            Self::Anybody => "the signer",
            _ => "the officer",
        }
    }
}

impl Utility {
    /// Does what the command line says; whether it was done, or is so.
    pub(crate) async fn run(self) -> Result<bool, Failure> {
        let chain = Chain::connect(&self.url).await?;
        let done = match self.command {
            Command::Tariff(command) => command.run(&chain).await,
            Command::Meter(command) => command.run(&chain).await,
            Command::Contract(command) => command.run(&chain).await,
            Command::Reading(command) => command.run(&chain).await,
            Command::Bill(command) => command.run(&chain).await,
            Command::Dispute(command) => command.run(&chain).await,
            Command::Disconnection(command) => command.run(&chain).await,
            Command::SwitchOver(command) => command.run(&chain).await,
            Command::LinkWallet(command) => command.run(&chain).await,
            Command::UnlinkWallet(UnlinkWallet {
                subject,
                officer_uri,
            }) => {
                let call = calls::unlink_wallet(subject);
                let what = format!("unlinked the wallet of {subject}");
                acted(&chain, &officer_uri, Role::Identity, &call, &what).await
            }
            Command::UnlinkOwnWallet(UnlinkOwnWallet { wallet_uri }) => {
                let call = calls::unlink_own_wallet();
                acted(
                    &chain,
                    &wallet_uri,
                    Role::Wallet,
                    &call,
                    "unlinked the wallet",
                )
                .await
            }
        };
        told(done)
    }
}

/// A refusal is told, and is no failure of the command's; neither is that there is no such thing, or that what there is was not
/// proven.
pub(crate) fn told(done: Result<bool, TransactError>) -> Result<bool, Failure> {
    match done {
        Err(TransactError::Refused(refusal)) => {
            println!("refused: {refusal}");
            Ok(false)
        }
        Err(TransactError::Missing(what)) => {
            println!("{what}");
            Ok(false)
        }
        Err(TransactError::Unproven(why)) => {
            println!("NOT in order: {why}");
            Ok(false)
        }
        done => Ok(done?),
    }
}

/// Signs and sends a call of somebody with this role.
async fn act(
    chain: &Chain,
    uri: &str,
    role: Role,
    call: &impl Sign,
) -> Result<Done, TransactError> {
    let signer = Signer::from_uri(uri, role.of())?;
    send(chain, &signer, call, role.needs()).await
}

/// The same, and says in which block it was done.
async fn acted(
    chain: &Chain,
    uri: &str,
    role: Role,
    call: &impl Sign,
    what: &str,
) -> Result<bool, TransactError> {
    let done = act(chain, uri, role, call).await?;
    println!("{what} in block {}", done.block.number);
    Ok(true)
}

impl LinkWallet {
    async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        let (wallet, signature) = self.signed(&chain.genesis())?;
        let call = calls::link_wallet(self.subject, &wallet, &signature);
        let what = format!("linked {wallet} to {}", self.subject);
        acted(chain, &self.officer_uri, Role::Identity, &call, &what).await
    }

    /// The wallet, and what it has signed: here, or at home.
    fn signed(&self, genesis: &H256) -> Result<(AccountId32, MultiSignature), TransactError> {
        match (&self.wallet_uri, self.wallet, &self.signature) {
            (Some(uri), ..) => {
                let wallet = Signer::from_uri(uri, "the wallet")?;
                let message = wallet_link_message(genesis, &self.subject);
                Ok((*wallet.account(), wallet.keypair().sign(&message).into()))
            }
            (None, Some(wallet), Some(signature)) => Ok((wallet, signature.clone())),
            _ => Err(TransactError::Input(
                "say which wallet it is, and what it has signed".to_owned(),
            )),
        }
    }
}

/// A signature: 64 bytes of an Sr25519 key, or with the kind of key before them.
fn signature(text: &str) -> Result<MultiSignature, String> {
    let wrong =
        "a signature is 0x and 128 hexadecimal digits, with the kind of key before them or not";
    let digits = text.strip_prefix("0x").ok_or(wrong)?;
    let bytes = hex::decode(digits).map_err(|_| wrong)?;
    match <[u8; 64]>::try_from(bytes.as_slice()) {
        Ok(bytes) => Ok(MultiSignature::Sr25519(bytes)),
        Err(_) => MultiSignature::decode_all(&mut bytes.as_slice()).map_err(|_| wrong.to_owned()),
    }
}

/// What the chain says of readings that it has refused, by the lines of their file.
pub(crate) fn refused_readings(
    refused: &[(usize, pallet_utility_contracts::types::Refusal)],
) -> Vec<String> {
    let words = |(line, reason): &(usize, _)| {
        format!("line {line} refused: {}", refusal::of_reading(*reason))
    };
    refused.iter().map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_read_as_wallets_write_it() {
        let digits = "ab".repeat(64);
        let plain = signature(&format!("0x{digits}"));
        assert_eq!(plain, Ok(MultiSignature::Sr25519([0xab; 64])));
        assert_eq!(signature(&format!("0x01{digits}")), plain);
        let other = signature(&format!("0x00{digits}"));
        assert_eq!(other, Ok(MultiSignature::Ed25519([0xab; 64])));
        for wrong in ["", "0x", &digits, &format!("0x03{digits}"), "0xab"] {
            assert!(signature(wrong).is_err(), "{wrong}");
        }
    }
}
