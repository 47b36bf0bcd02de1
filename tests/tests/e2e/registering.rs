//! Declarations, and what becomes of them.

use crate::harness::Node;
use adliya_client::{
    declaration::today,
    identity::IdentityKeys,
    run::{self, Options},
    signers::Signers,
    store::Store,
    Chain, Outcome,
};
use serde_json::{json, Value};
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// Those of the development country, each for its region.
pub(crate) const SIGNERS: [&str; 2] = ["1.14=//Samarkand//Registrar", "1.3=//Andijan//Registrar"];

/// Their supervisors.
pub(crate) const SUPERVISORS: [&str; 2] =
    ["1.14=//Samarkand//Supervisor", "1.3=//Andijan//Supervisor"];

/// What became of each line: its label, and the words for it.
pub(crate) type Outcomes = BTreeMap<u64, (String, String)>;

/// Registers declarations with the supervisors of both regions at hand, as the `adliya` command does.
pub(crate) async fn register(
    node: &Node,
    declarations: &str,
    signers: &[&str],
    receipts: &Path,
) -> Outcomes {
    let supervisors = Signers::parse(SUPERVISORS).expect("the supervisors are sound");
    register_with(node, declarations, signers, supervisors, receipts).await
}

/// Registers declarations with these supervisors, or with none.
pub(crate) async fn register_with(
    node: &Node,
    declarations: &str,
    signers: &[&str],
    supervisors: Signers,
    receipts: &Path,
) -> Outcomes {
    let chain = Arc::new(Chain::connect(&node.url).await.expect("the node is there"));
    let keys = IdentityKeys::development().expect("the published keys are sound");
    let signers = Signers::parse(signers.iter().copied()).expect("the signers are sound");
    let store = Store::open(receipts.to_owned()).expect("the folder opens");
    let options = Options {
        supervisors,
        ..Options::default()
    };
    let summary = run::register(
        chain,
        declarations.as_bytes(),
        keys,
        &signers,
        store,
        &options,
        |_| {},
    )
    .await
    .expect("the run begins");
    assert_eq!(summary.aborted, None);
    let words = |outcome: &Outcome| match outcome {
        Outcome::Refused(refusal) => refusal.to_string(),
        Outcome::Invalid(error) => error.to_string(),
        other => format!("{other:?}"),
    };
    let outcome = |outcome: &Outcome| (outcome.label(), words(outcome));
    summary
        .lines
        .iter()
        .map(|report| (report.line, outcome(&report.outcome)))
        .collect()
}

/// A valid PINFL that begins with these 13 digits.
pub(crate) fn pinfl(first: u64) -> String {
    let digits = format!("{first:013}");
    let check = adliya_primitives::subject::icao_check_digit(digits.as_bytes());
    format!("uz-pinfl:{digits}{check}")
}

/// A line that declares the birth of an adult: the registration is delayed, and takes a supervisor.
pub(crate) fn birth(identifier: &str, region: &str) -> String {
    birth_on(identifier, region, "1991-04-05")
}

/// A line that declares a birth of today.
pub(crate) fn newborn(identifier: &str, region: &str) -> String {
    birth_on(identifier, region, &today().to_string())
}

/// A line that declares a birth of this day.
pub(crate) fn birth_on(identifier: &str, region: &str, date: &str) -> String {
    let declaration: Value = json!({
        "event": "birth",
        "registration": { "region": region },
        "child": {
            "identifier": identifier,
            "given_name": "Gulnoza",
            "family_name": "Yoʻldosheva",
            "patronymic": "Oʻktam qizi",
            "sex": "female",
            "date_of_birth": date,
            "place_of_birth": "UZ-SA, Urgut tumani",
        },
    });
    declaration.to_string()
}
