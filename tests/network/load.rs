//! Declarations, registered through a node and verified against another.

use crate::node::Node;
use adliya_client::{
    declaration::today,
    identity::IdentityKeys,
    run::{self, Options},
    signers::Signers,
    store::Store,
    Chain, Outcome,
};
use adliya_primitives::subject::icao_check_digit;
use adliya_tests::program;
use anyhow::{ensure, Context, Error, Result};
use serde_json::json;
use std::{collections::BTreeMap, path::Path, process::Command, sync::Arc, time::Duration};

/// Who signs for each region: the registrars of the preset.
const SIGNERS: [&str; 2] = ["1.14=//Samarkand//Registrar", "1.3=//Andijan//Registrar"];
/// Their supervisors.
const SUPERVISORS: [&str; 2] = ["1.14=//Samarkand//Supervisor", "1.3=//Andijan//Supervisor"];
/// How long a declaration may take to become final, with one of two collators gone.
const FINALITY: Duration = Duration::from_secs(300);

/// What is expected of each line.
pub(crate) type Labels = BTreeMap<u64, String>;
/// What became of each line: its label, and the words for it.
pub(crate) type Outcomes = BTreeMap<u64, (String, String)>;

/// Registers declarations, at most `in_flight` at once; `progress` hears of each line that is finished.
pub(crate) async fn register(
    node: &Node,
    declarations: &str,
    receipts: &Path,
    in_flight: usize,
    mut progress: impl FnMut(u64),
) -> Result<Outcomes> {
    let options = Options {
        in_flight,
        timeout: FINALITY,
        supervisors: Signers::parse(SUPERVISORS).context("the supervisors' keys")?,
    };
    let summary = run::register(
        Arc::new(Chain::connect(&node.url).await?),
        declarations.as_bytes(),
        IdentityKeys::development().context("the published keys")?,
        &Signers::parse(SIGNERS).context("the registrars' keys")?,
        Store::open(receipts.to_owned()).context("the receipts' folder")?,
        &options,
        |report| progress(report.line),
    )
    .await?;
    ensure!(
        summary.aborted.is_none(),
        "the run was cut off: {:?}",
        summary.aborted
    );
    let words = |outcome: &Outcome| match outcome {
        Outcome::Refused(refusal) => refusal.to_string(),
        Outcome::Invalid(error) => error.to_string(),
        other => format!("{other:?}"),
    };
    let lines = summary.lines.iter();
    Ok(lines
        .map(|report| {
            (
                report.line,
                (report.outcome.label(), words(&report.outcome)),
            )
        })
        .collect())
}

/// Checks the receipts of a folder against a node, with the command that anybody has.
pub(crate) fn verify(node: &Node, receipts: &Path) -> Result<()> {
    let output = Command::new(program("adliya").map_err(Error::msg)?)
        .args(["verify", "--quiet", "--url", &node.url])
        .arg(receipts)
        .output()
        .context("adliya does not start")?;
    ensure!(
        output.status.success(),
        "adliya verify, asking {}: {}\n{}{}",
        node.name,
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// As many births of today, of whom the day of the offices knows nothing, one a line.
pub(crate) fn births(count: usize) -> String {
    let regions = ["1.14.7", "1.3.2"];
    let birth = |number: usize| {
        let digits = format!("{:013}", 4_010_180_555_000 + number as u64);
        let check = icao_check_digit(digits.as_bytes());
        let declaration = json!({
            "event": "birth",
            "registration": { "region": regions[number % regions.len()] },
            "child": {
                "identifier": format!("uz-pinfl:{digits}{check}"),
                "given_name": "Dilnoza",
                "family_name": "Rahimova",
                "sex": "female",
                "date_of_birth": today().to_string(),
                "place_of_birth": "UZ-AN, Asaka tumani",
            },
        });
        format!("{declaration}\n")
    };
    (0..count).map(birth).collect()
}
