//! `adliya utility tariff`.

use super::{act, acted, Role};
use crate::{
    chain::Chain,
    transact::{FourEyes, TransactError},
    utility::{
        account, calls,
        papers::{hash, region},
        show_tariff, tariff_file,
    },
};
use adliya_primitives::{OfficeId, Region, TariffId};
use adliya_tariffs::Day;
use clap::{Args, Subcommand};
use sp_core::H256;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Say whether a file is a tariff that the engine bills by; nothing is sent.
    Check {
        /// The tariff, as JSON.
        file: PathBuf,
    },
    /// Propose the tariff of a file, as a contract officer of the supplier, or for a supplier as a tariff officer of a ministry.
    Propose(Propose),
    /// Approve a tariff, as a regulator and a supervisor.
    Approve(Approve),
    /// Reject a tariff, as a regulator.
    Reject(Reject),
    /// Show a tariff.
    Show {
        /// Its number.
        tariff: u32,
    },
}

#[derive(Debug, Args)]
pub(super) struct Propose {
    /// The tariff, as JSON.
    file: PathBuf,
    /// Where it applies, as in 1.14.
    #[arg(long, value_parser = region)]
    region: Region,
    /// The first day on which it applies, as in 2026-05-01: after the notice period.
    #[arg(long, value_parser = day)]
    from: Day,
    /// The asset that it is paid in.
    #[arg(long, default_value_t = 1)]
    asset: u32,
    /// The hash of the published text; that of the file when left out.
    #[arg(long, value_parser = hash)]
    document: Option<H256>,
    /// The supplier for which a ministry proposes it, by the number of its office.
    #[arg(long)]
    supplier: Option<u32>,
    /// The secret URI of the contract officer, or of the ministry's tariff officer.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Approve {
    /// The tariff's number.
    tariff: u32,
    #[command(flatten)]
    by: FourEyes,
}

#[derive(Debug, Args)]
pub(super) struct Reject {
    /// The tariff's number.
    tariff: u32,
    /// The hash of the decision.
    #[arg(long, value_parser = hash)]
    decision: H256,
    /// The secret URI of the regulator.
    #[arg(long)]
    officer_uri: String,
}

/// A day, as in `2026-05-01`.
pub(super) fn day(text: &str) -> Result<Day, String> {
    let mut parts = text.split('-');
    let parsed = (|| {
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Day::of(year, month, day).filter(|_| parts.next().is_none())
    })();
    parsed.ok_or_else(|| format!("{text:?} is no day as in 2026-05-01"))
}

impl Command {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        match self {
            Command::Check { file } => {
                let (tariff, document) = tariff_file::read(&file)?;
                let tables = tariff.tables.len();
                println!("the engine bills by it: {tables} tables, hash {document:?}");
                Ok(true)
            }
            Command::Propose(command) => command.run(chain).await,
            Command::Approve(Approve { tariff, by }) => {
                let call = calls::approve_tariff(TariffId(tariff));
                let what = format!("approved tariff {tariff}");
                by.send(chain, &call, Role::Regulator.needs(), &what).await
            }
            Command::Reject(Reject {
                tariff,
                decision,
                officer_uri,
            }) => {
                let call = calls::reject_tariff(TariffId(tariff), decision);
                let what = format!("rejected tariff {tariff}");
                acted(chain, &officer_uri, Role::Regulator, &call, &what).await
            }
            Command::Show { tariff } => {
                let at = chain.finalised_head().await?;
                let view = account::tariff(chain, TariffId(tariff), at).await?;
                println!("{}", show_tariff::tariff(&view));
                Ok(true)
            }
        }
    }
}

impl Propose {
    async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        let (tariff, of_file) = tariff_file::read(&self.file)?;
        let document = self.document.unwrap_or(of_file);
        let (region, from, asset) = (self.region, self.from, self.asset);
        let (role, call) = match self.supplier.map(OfficeId) {
            None => {
                let call = calls::propose_tariff(&tariff, region, from, asset, document);
                (Role::Contracts, call)
            }
            Some(supplier) => {
                let call =
                    calls::propose_tariff_for(supplier, &tariff, region, from, asset, document);
                (Role::Tariffs, call)
            }
        };
        let done = act(chain, &self.officer_uri, role, &call).await?;
        let id: TariffId = done.event("UtilityContracts", "TariffProposed")?;
        println!("proposed tariff {id} in block {}", done.block.number);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        assert_eq!(day("2026-05-01").ok(), Day::of(2026, 5, 1));
        for wrong in ["2026-02-30", "2026-05", "2026-05-01-1", "May"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
