//! `adliya meter`: a meter in software.

use super::{profile, signed};
use crate::{
    chain::Chain,
    cli::Failure,
    signers::Signer,
    transact::TransactError,
    utility::{account, cli::refused_readings, cli::told},
};
use adliya_primitives::MeterId;
use clap::{Args, Subcommand};
use sp_core::{ed25519, Pair};
use std::path::PathBuf;

/// A meter in software: a key that signs a load profile.
#[derive(Debug, Args)]
pub struct Meter {
    #[command(subcommand)]
    command: Command,
    /// The node's WebSocket address.
    #[arg(long, global = true, default_value = "ws://127.0.0.1:9944")]
    url: String,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the public key of a meter, with which it is registered.
    Key(Key),
    /// Sign a load profile as a meter, going on after the reading that the chain has, and lodge it or write it to a file.
    Simulate(Simulate),
    /// Lodge the signed readings of a file. Anybody may.
    Lodge(Lodge),
}

#[derive(Debug, Args)]
struct Key {
    /// The secret URI of the meter: a 0x seed or a mnemonic, with derivations, or `//Name` for development.
    #[arg(long)]
    meter_uri: String,
}

#[derive(Debug, Args)]
struct Simulate {
    /// The load profile, as CSV: `time,register` (once more for each further register), as in
    /// 2026-03-01T00:00:00Z,1234.567.
    profile: PathBuf,
    /// The meter's number on the chain.
    #[arg(long)]
    meter: u64,
    /// The secret URI of the meter.
    #[arg(long)]
    meter_uri: String,
    /// The secret URI of whoever brings the readings to the chain.
    #[arg(long, required_unless_present = "out", conflicts_with = "out")]
    signer_uri: Option<String>,
    /// Write them to this file, which must not be there, and lodge nothing.
    #[arg(long)]
    out: Option<PathBuf>,
    /// How many readings go into one transaction.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u16).range(1..=500))]
    batch: u16,
}

#[derive(Debug, Args)]
struct Lodge {
    /// The signed readings, as `simulate --out` writes them.
    file: PathBuf,
    /// The secret URI of whoever brings them.
    #[arg(long)]
    signer_uri: String,
    /// How many readings go into one transaction.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u16).range(1..=500))]
    batch: u16,
}

impl Meter {
    /// Does what the command line says; whether all of it was taken.
    pub(crate) async fn run(self) -> Result<bool, Failure> {
        if let Command::Key(Key { meter_uri }) = &self.command {
            let key = pair(meter_uri)?.public();
            println!("0x{}", hex::encode(key));
            return Ok(true);
        }
        let chain = Chain::connect(&self.url).await?;
        told(match self.command {
            Command::Simulate(command) => command.run(&chain).await,
            Command::Lodge(command) => command.run(&chain).await,
            Command::Key(_) => Ok(true),
        })
    }
}

/// The key of a meter. No message shows the secret.
fn pair(uri: &str) -> Result<ed25519::Pair, TransactError> {
    let wrong = |error| {
        TransactError::Input(format!(
            "the secret URI of the meter cannot be used: {error}"
        ))
    };
    ed25519::Pair::from_string(uri, None).map_err(wrong)
}

/// Says what became of readings, by the lines of their file; whether all of them were taken.
fn say(lodged: signed::Lodged, all: usize) -> Result<bool, TransactError> {
    for words in refused_readings(&lodged.refused) {
        println!("{words}");
    }
    let (taken, block) = (lodged.taken, lodged.block);
    println!("the chain took {taken} of {all} readings, in block {block} at the latest");
    match lodged.broken {
        Some((first, last, error)) => {
            println!("lines {first} to {last} were not taken, and none after them were brought");
            Err(error)
        }
        None => Ok(lodged.refused.is_empty()),
    }
}

impl Simulate {
    async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        let id = MeterId(self.meter);
        let key = pair(&self.meter_uri)?;
        let at = chain.finalised_head().await?;
        let meter = account::meter(chain, id, at).await?.meter;
        if meter.key != Some(key.public()) {
            let registered = "the meter is registered with another key";
            return Err(TransactError::Input(registered.to_owned()));
        }
        let mut rows = profile::read(&self.profile, meter.registers.len())?;
        let all = rows.len();
        // What the chain has, the meter has signed before.
        rows.retain(|row| row.at > meter.last.taken_at);
        let counter = meter.last.counter;
        if rows.len() < all {
            let known = all.saturating_sub(rows.len());
            println!("{known} rows are no later than what the chain has of counter {counter}");
        }
        if rows.is_empty() {
            println!("there is nothing to sign");
            return Ok(true);
        }
        let genesis = chain.genesis();
        let readings = signed::sign(&key, &genesis, id, counter, &rows);
        match (&self.out, &self.signer_uri) {
            (Some(path), _) => {
                signed::write(path, genesis, id, &readings)?;
                let many = readings.len();
                println!("wrote {many} signed readings to {}", path.display());
                Ok(true)
            }
            (None, uri) => {
                let signer = Signer::from_uri(uri.as_deref().unwrap_or_default(), "the signer")?;
                let lodged = signed::lodge(chain, &signer, id, &readings, self.batch).await?;
                say(lodged, readings.len())
            }
        }
    }
}

impl Lodge {
    async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        let (meter, readings) = signed::read(&self.file, chain.genesis())?;
        let signer = Signer::from_uri(&self.signer_uri, "the signer")?;
        let lodged = signed::lodge(chain, &signer, meter, &readings, self.batch).await?;
        say(lodged, readings.len())
    }
}
