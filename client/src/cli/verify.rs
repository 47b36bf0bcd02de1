//! `adliya verify`.

use super::{Failure, Node};
use crate::{
    chain::Chain,
    receipt::Document,
    report::event_name,
    store,
    timeliness::class_name,
    verify::{Verified, Verifier, VerifyError},
};
use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Receipts, disclosures, and folders of them.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    node: Node,
    /// Say nothing of what is in order but how many there are.
    #[arg(long, short)]
    quiet: bool,
}

/// What verifying has found, the worst of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// Every document is in order.
    InOrder,
    /// All of them stand, but of some a claim proves the class of the registration false.
    FalseClass,
    /// Some are refused.
    Refused,
}

impl Verify {
    pub(super) async fn run(self) -> Result<Finding, Failure> {
        let mut files = Vec::new();
        for path in &self.paths {
            if path.is_dir() {
                files.extend(store::json_files(path)?);
            } else {
                files.push(path.clone());
            }
        }
        if files.is_empty() {
            return Err("there is no receipt in the folder".into());
        }
        let chain = Chain::connect(&self.node.url).await?;
        let verifier = Verifier::at_finalised_head(&chain).await?;
        let (mut good, mut untrue, mut bad) = (0usize, 0usize, 0usize);
        for file in &files {
            let name = file.display();
            let checked = match store::read_document(file) {
                Ok(document) => {
                    let verified = verifier.verify(&document).await;
                    if let Err(VerifyError::Chain(error)) = &verified {
                        if error.is_fatal() {
                            return Err(error.clone().into());
                        }
                    }
                    verified
                        .map(|verified| (describe(&document, &verified), verified.false_class))
                        .map_err(|e| e.to_string())
                }
                Err(error) => Err(error.to_string()),
            };
            match checked {
                Ok((text, false_class)) => {
                    good = good.saturating_add(1);
                    if !self.quiet {
                        println!("{name}: {text}");
                    }
                    if let Some(found) = false_class {
                        untrue = untrue.saturating_add(1);
                        println!("{name}: FALSE CLASS: {found}");
                    }
                }
                Err(reason) => {
                    bad = bad.saturating_add(1);
                    println!("{name}: REFUSED: {reason}");
                }
            }
        }
        let of_false_class = match untrue {
            0 => String::new(),
            untrue => format!(" ({untrue} of a false class)"),
        };
        println!(
            "{good} verified{of_false_class}, {bad} refused, at finalised block {}",
            verifier.height()
        );
        Ok(match (bad, untrue) {
            (0, 0) => Finding::InOrder,
            (0, _) => Finding::FalseClass,
            _ => Finding::Refused,
        })
    }
}

fn describe(document: &Document, verified: &Verified) -> String {
    let Verified { id, record, .. } = verified;
    let time = i64::try_from(record.registered_at)
        .ok()
        .and_then(DateTime::<Utc>::from_timestamp_millis);
    let time = time.map_or_else(
        || format!("moment {}", record.registered_at),
        |time| time.to_rfc3339_opts(SecondsFormat::Secs, true),
    );
    let event = event_name(record.kind);
    let mut text = format!(
        "{:?}: {event} {id}, office {}, region {}, {time}, {}",
        record.status,
        record.office,
        record.region,
        class_name(record.timeliness)
    );
    if let Document::Disclosure(disclosure) = document {
        for disclosed in &disclosure.claims {
            text.push_str(&format!(
                "\n  {} = {}",
                disclosed.claim.name, disclosed.claim.value
            ));
        }
    }
    text
}
