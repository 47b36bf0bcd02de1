//! The commands of `adliya`.

mod verify;

use self::verify::{Finding, Verify};
use crate::{
    chain::Chain,
    identity::IdentityKeys,
    meter, notary,
    receipt::Document,
    report::Progress,
    run::{self, Options},
    signers::{Signer, Signers},
    store::{self, Store},
    utility, wallet,
};
use adliya_primitives::{subject::wallet_link_message, SubjectId};
use clap::{Args, Parser, Subcommand};
use sp_core::H256;
use std::{
    error::Error,
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::ExitCode,
    str::FromStr,
    sync::Arc,
    time::Duration,
};

/// Some lines or documents were not in order.
const EXIT_SOME: u8 = 1;
/// All documents stand, but some were registered under a false class.
const EXIT_FALSE_CLASS: u8 = 3;
/// Nothing could be done: wrong usage, no connection, an unreadable file.
const EXIT_NONE: u8 = 2;

/// Registers vital events on the Adliya chain and verifies what it has registered.
#[derive(Debug, Parser)]
#[command(name = "adliya", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Register a file of declarations, one JSON object a line.
    Register(Register),
    /// Verify receipts and disclosures against a chain.
    Verify(Verify),
    /// Write chosen claims of a receipt, for somebody who may know these and no more.
    Disclose(Disclose),
    /// Print the text that a wallet signs to be linked to a subject.
    WalletMessage(WalletMessage),
    /// Link a citizen's wallet to their subject, as an identity officer.
    LinkWallet(LinkWallet),
    /// Acts, powers of attorney, wills and estates, for notaries and citizens.
    Notary(notary::cli::Notary),
    /// Contracts for electricity, gas, water, heat and waste, for suppliers, the regulator, metrology and households.
    Utility(utility::cli::Utility),
    /// A meter in software: a key that signs a load profile.
    Meter(meter::cli::Meter),
}

#[derive(Debug, Args)]
struct Node {
    /// The node's WebSocket address.
    #[arg(long, default_value = "ws://127.0.0.1:9944")]
    url: String,
}

#[derive(Debug, Args)]
struct Register {
    /// The declarations.
    declarations: PathBuf,
    #[command(flatten)]
    node: Node,
    /// The keys file of the identity back office, or `dev` for the published keys.
    #[arg(long)]
    keys: String,
    /// Who signs for a region, as in 1.14=//Samarkand//Registrar. The narrowest region wins. Secrets that are not
    /// for development belong in a file: see --signers.
    #[arg(long = "signer", value_name = "REGION=URI")]
    signer: Vec<String>,
    /// A file of signers, one REGION=URI a line.
    #[arg(long, value_name = "FILE")]
    signers: Option<PathBuf>,
    /// Which supervisor of a region waives the waiting of marriages that give a ground for it, and confirms what is
    /// registered more than a year after the event, as in 1.14=//Samarkand//Supervisor. Without one, both wait.
    #[arg(long = "supervisor", value_name = "REGION=URI")]
    supervisor: Vec<String>,
    /// A file of supervisors, one REGION=URI a line.
    #[arg(long, value_name = "FILE")]
    supervisors: Option<PathBuf>,
    /// The folder that the receipts go to. They hold personal data.
    #[arg(long)]
    receipts: PathBuf,
    /// How many declarations are under way at once.
    #[arg(long, default_value_t = 256, value_parser = clap::value_parser!(u16).range(1..=1000))]
    in_flight: u16,
    /// How many seconds a declaration may take to become final.
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
}

#[derive(Debug, Args)]
struct Disclose {
    /// The receipt.
    receipt: PathBuf,
    /// A claim's name, as in child.given_name; once for each claim.
    #[arg(long = "claim", required = true, value_name = "NAME")]
    claims: Vec<String>,
    /// Where to write it; a file that is there is not overwritten.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Debug, Args)]
struct WalletMessage {
    /// The subject in the domain in which the wallet is to be linked: of civil status, of the notary, of utility contracts.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
    #[command(flatten)]
    node: Node,
}

#[derive(Debug, Args)]
struct LinkWallet {
    /// The subject in the civil-status domain.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
    /// The secret URI of the citizen's wallet.
    #[arg(long)]
    wallet_uri: String,
    /// The secret URI of the identity officer.
    #[arg(long)]
    officer_uri: String,
    #[command(flatten)]
    node: Node,
}

pub(crate) fn subject(text: &str) -> Result<SubjectId, String> {
    let wrong = "a subject is 0x and 64 hexadecimal digits";
    let digits = text.strip_prefix("0x").ok_or(wrong)?;
    H256::from_str(digits)
        .map(SubjectId)
        .map_err(|_| wrong.to_owned())
}

pub(crate) type Failure = Box<dyn Error>;

impl Cli {
    /// Does what the command line says: 0 if all is in order, 1 if some of it is not, 2 if nothing could be done, 3 if all
    /// documents stand and some were registered under a false class.
    pub async fn run(self) -> ExitCode {
        let done = match self.command {
            Command::Register(command) => command.run().await,
            Command::Verify(command) => match command.run().await {
                Ok(Finding::FalseClass) => return ExitCode::from(EXIT_FALSE_CLASS),
                found => found.map(|found| found == Finding::InOrder),
            },
            Command::Disclose(command) => command.run(),
            Command::WalletMessage(command) => command.run().await,
            Command::LinkWallet(command) => command.run().await,
            Command::Notary(command) => command.run().await,
            Command::Utility(command) => command.run().await,
            Command::Meter(command) => command.run().await,
        };
        match done {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::from(EXIT_SOME),
            Err(error) => {
                eprintln!("adliya: {error}");
                ExitCode::from(EXIT_NONE)
            }
        }
    }
}

impl Register {
    async fn run(self) -> Result<bool, Failure> {
        let keys = if self.keys == "dev" {
            eprintln!("adliya: the published keys are in use; whoever reads the chain can tell who is who");
            IdentityKeys::development()?
        } else {
            IdentityKeys::from_file(Path::new(&self.keys))?
        };
        let mut texts = self.signer;
        if let Some(file) = &self.signers {
            texts.extend(Signers::read(file)?);
        }
        let signers = Signers::parse(texts.iter().map(String::as_str))?;
        let mut texts = self.supervisor;
        if let Some(file) = &self.supervisors {
            texts.extend(Signers::read(file)?);
        }
        let supervisors = if texts.is_empty() {
            Signers::default()
        } else {
            Signers::parse(texts.iter().map(String::as_str))?
        };
        let total = count_lines(&self.declarations)?;
        let input = open(&self.declarations)?;
        let store = Store::open(self.receipts)?;
        let chain = Arc::new(Chain::connect(&self.node.url).await?);

        let options = Options {
            in_flight: self.in_flight.into(),
            timeout: Duration::from_secs(self.timeout),
            supervisors,
        };
        let mut progress = Progress::new(total);
        let done = run::register(chain, input, keys, &signers, store, &options, |report| {
            progress.line(report)
        })
        .await;
        progress.finish();
        let summary = done?;
        print!("{summary}");
        match &summary.aborted {
            Some(why) => Err(why.clone().into()),
            None => Ok(summary.is_complete()),
        }
    }
}

fn open(path: &Path) -> Result<BufReader<File>, Failure> {
    let unreadable = |error| format!("cannot read {}: {error}", path.display());
    if path.is_dir() {
        return Err(unreadable(std::io::ErrorKind::IsADirectory.into()).into());
    }
    Ok(BufReader::new(File::open(path).map_err(unreadable)?))
}

/// The lines that hold anything, for the progress bar.
fn count_lines(path: &Path) -> Result<u64, Failure> {
    let mut input = open(path)?;
    let (mut lines, mut filled) = (0u64, false);
    loop {
        let buffer = input
            .fill_buf()
            .map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        if buffer.is_empty() {
            return Ok(lines.saturating_add(filled.into()));
        }
        for byte in buffer {
            match byte {
                b'\n' => lines = lines.saturating_add(std::mem::take(&mut filled).into()),
                byte => filled |= !byte.is_ascii_whitespace(),
            }
        }
        let used = buffer.len();
        input.consume(used);
    }
}

impl Disclose {
    fn run(self) -> Result<bool, Failure> {
        let Document::Receipt(receipt) = store::read_document(&self.receipt)? else {
            return Err(
                format!("{} is a disclosure, not a receipt", self.receipt.display()).into(),
            );
        };
        let disclosure = receipt.disclose(&self.claims)?;
        store::write_new(&self.out, &Document::Disclosure(disclosure))?;
        Ok(true)
    }
}

impl WalletMessage {
    async fn run(self) -> Result<bool, Failure> {
        let chain = Chain::connect(&self.node.url).await?;
        let message = wallet_link_message(&chain.genesis(), &self.subject);
        println!("{}", String::from_utf8_lossy(&message));
        Ok(true)
    }
}

impl LinkWallet {
    async fn run(self) -> Result<bool, Failure> {
        let officer = Signer::from_uri(&self.officer_uri, "the officer")?;
        let wallet = Signer::from_uri(&self.wallet_uri, "the wallet")?;
        let chain = Chain::connect(&self.node.url).await?;
        match wallet::link_wallet(&chain, &officer, &wallet, self.subject).await {
            Ok(block) => {
                println!(
                    "linked {} to {} in block {}",
                    wallet.account(),
                    self.subject,
                    block.number
                );
                Ok(true)
            }
            Err(wallet::LinkError::Refused(refusal)) => {
                println!("refused: {refusal}");
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use std::io::Write;

    /// Arguments of one name share what they are given. clap says so only where it is compiled with assertions, and here it is not.
    fn has_distinct_arguments(command: &clap::Command) {
        let mut names: Vec<_> = command.get_arguments().map(clap::Arg::get_id).collect();
        let many = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), many, "{}: {names:?}", command.get_name());
        command.get_subcommands().for_each(has_distinct_arguments);
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
        has_distinct_arguments(&Cli::command());
    }

    #[test]
    fn only_lines_that_hold_anything_are_counted() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"{}\n\n \r\n{}\n{}").unwrap();
        assert_eq!(count_lines(file.path()).unwrap(), 3);
        assert!(count_lines(Path::new("/"))
            .unwrap_err()
            .to_string()
            .contains('/'));
    }

    #[test]
    fn a_subject_is_thirty_two_bytes() {
        assert!(subject(&format!("0x{}", "ab".repeat(32))).is_ok());
        for wrong in [
            "",
            "0x",
            "0xab",
            &"ab".repeat(32),
            &format!("0x{}", "zz".repeat(32)),
        ] {
            assert!(subject(wrong).is_err(), "{wrong}");
        }
    }
}
