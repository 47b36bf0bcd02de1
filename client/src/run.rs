//! A run over a file: reads line by line, keeps many declarations under way, and tells what became of each.

use crate::{
    chain::{Chain, ChainError},
    declaration::{today, Declaration, FieldError},
    identity::IdentityKeys,
    lines::{LineError, Lines},
    order::Order,
    outcome::Outcome,
    records,
    register::{subjects, Desk},
    signers::{Signer, Signers},
    store::{Store, StoreError},
    timeliness::Clock,
};
use adliya_primitives::Region;
use chrono::NaiveDate;
use pallet_civil_registry::types::EventKind;
use std::{
    io::BufRead,
    sync::{atomic::AtomicU64, Arc},
    time::Duration,
};
use tokio::task::JoinSet;

/// How a run goes about it.
#[derive(Clone, Debug)]
pub struct Options {
    /// The most declarations that are under way at once, those that wait for an earlier one included; at least 1.
    pub in_flight: usize,
    /// How long a declaration may take from its first transaction to finality.
    pub timeout: Duration,
    /// The supervisors, by region, who waive the waiting of marriages that give a ground for it and confirm what is
    /// registered more than a year after the event. Without one, the former wait like all others and the latter are proposed
    /// only.
    pub supervisors: Signers,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            in_flight: 256,
            timeout: Duration::from_secs(120),
            supervisors: Signers::default(),
        }
    }
}

/// A line of the file and what became of it.
#[derive(Clone, Debug)]
pub struct LineReport {
    /// The line's number, from 1.
    pub line: u64,
    /// What it declares, if it could be read so far.
    pub event: Option<(EventKind, Region)>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a file.
#[derive(Debug, Default)]
pub struct Summary {
    /// Every line that is not empty and that was read, in the file's order.
    pub lines: Vec<LineReport>,
    /// Receipts of an earlier run that this one could write after all.
    pub recovered: usize,
    /// Registrations of an earlier run that may still come on chain, those that wait for a supervisor included.
    pub unsettled: usize,
    /// Why the run ended before the file did.
    pub aborted: Option<String>,
}

impl Summary {
    /// Whether the whole file is registered.
    pub fn is_complete(&self) -> bool {
        let registered = |report: &LineReport| matches!(report.outcome, Outcome::Registered { .. });
        self.aborted.is_none() && self.lines.iter().all(registered)
    }
}

/// Why a run did not begin.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The node.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// The folder of receipts.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Registers every line of `input`. `progress` hears of each line as soon as it is finished, not in the file's order.
///
/// First settles what an earlier run left in the folder's `pending`. A wrong line stops nothing; a lost connection
/// ends the run with [`Summary::aborted`], and a second run of the same file continues it.
pub async fn register(
    chain: Arc<Chain>,
    input: impl BufRead,
    keys: IdentityKeys,
    signers: &Signers,
    store: Store,
    options: &Options,
    mut progress: impl FnMut(&LineReport),
) -> Result<Summary, RunError> {
    let clock = Clock::set_by(chain.moment().await?);
    let desk = Arc::new(Desk {
        chain,
        keys,
        clock,
        earlier: Default::default(),
        supervisors: options.supervisors.clone(),
        store,
        timeout: options.timeout,
        blocks: Default::default(),
        seen: AtomicU64::new(0),
    });
    let mut summary = Summary::default();
    desk.recover(&mut summary).await?;

    let mut run = Run {
        desk,
        under_way: JoinSet::new(),
        order: Order::default(),
    };
    let today = today();
    for (line, text) in Lines::new(input) {
        while run.under_way.len() >= options.in_flight.max(1) {
            run.next(&mut summary, &mut progress).await;
        }
        while let Some(finished) = run.under_way.try_join_next() {
            Run::report(finished, &mut summary, &mut progress);
        }
        if summary.aborted.is_some() {
            break;
        }
        let text = match text {
            Ok(text) => text,
            Err(LineError::Text(error)) => {
                let report = LineReport {
                    line,
                    event: None,
                    outcome: Outcome::Invalid(error),
                };
                Run::report(Ok((report, false)), &mut summary, &mut progress);
                continue;
            }
            Err(LineError::File(error)) => {
                summary.aborted = Some(format!("line {line} cannot be read: {error}"));
                break;
            }
        };
        match read(&text, today, signers) {
            Ok((declaration, signer)) => run.start(line, declaration, signer).await,
            Err((event, error)) => {
                let report = LineReport {
                    line,
                    event,
                    outcome: Outcome::Invalid(error),
                };
                Run::report(Ok((report, false)), &mut summary, &mut progress);
            }
        }
    }
    while !run.under_way.is_empty() {
        run.next(&mut summary, &mut progress).await;
    }
    summary.unsettled = summary.unsettled.saturating_add(run.desk.earlier.left());
    summary.lines.sort_by_key(|report| report.line);
    Ok(summary)
}

type Unusable = (Option<(EventKind, Region)>, FieldError);

fn read(
    text: &str,
    today: NaiveDate,
    signers: &Signers,
) -> Result<(Declaration, Arc<Signer>), Unusable> {
    let declaration = Declaration::parse(text, today).map_err(|error| (None, error))?;
    match signers.covering(declaration.region).cloned() {
        Some(signer) => Ok((declaration, signer)),
        None => {
            let problem = format!("no signer is given for {}", declaration.region);
            let error = FieldError::new("registration.region", problem);
            Err((Some((declaration.kind(), declaration.region)), error))
        }
    }
}

/// A finished line, and whether the connection was found lost.
type Finished = Result<(LineReport, bool), tokio::task::JoinError>;

struct Run {
    desk: Arc<Desk>,
    under_way: JoinSet<(LineReport, bool)>,
    order: Order,
}

impl Run {
    async fn start(&mut self, line: u64, declaration: Declaration, signer: Arc<Signer>) {
        let subjects = subjects(&declaration.people, &self.desk.keys);
        let widowed = match (declaration.kind(), subjects.first()) {
            (EventKind::Death, Some(deceased)) => records::spouse(&self.desk.chain, deceased).await,
            _ => Ok(None),
        };
        let known = widowed.as_ref().ok().copied().flatten();
        let mut turn = self.order.enter(declaration.kind(), subjects, known);
        let desk = self.desk.clone();
        self.under_way.spawn(async move {
            turn.come().await;
            let outcome = match widowed {
                Ok(_) => desk.register(line, &declaration, &signer).await,
                Err(error) => Outcome::Failed(error.to_string()),
            };
            drop(turn);
            let lost = matches!(&outcome, Outcome::Failed(_)) && !desk.is_connected().await;
            let event = Some((declaration.kind(), declaration.region));
            let report = LineReport {
                line,
                event,
                outcome,
            };
            (report, lost)
        });
    }

    async fn next(&mut self, summary: &mut Summary, progress: &mut impl FnMut(&LineReport)) {
        if let Some(finished) = self.under_way.join_next().await {
            Self::report(finished, summary, progress);
        }
    }

    fn report(finished: Finished, summary: &mut Summary, progress: &mut impl FnMut(&LineReport)) {
        match finished {
            Ok((report, lost)) => {
                if lost {
                    let why = "the connection to the node is lost; run this again to continue";
                    summary.aborted.get_or_insert_with(|| why.to_owned());
                }
                progress(&report);
                summary.lines.push(report);
            }
            Err(error) => {
                summary
                    .aborted
                    .get_or_insert_with(|| format!("a task broke: {error}"));
            }
        }
    }
}

impl Desk {
    async fn is_connected(&self) -> bool {
        !matches!(self.chain.finalised_head().await, Err(error) if error.is_fatal())
    }

    /// Settles what an earlier run left: writes the receipt of what came on chain after all, keeps what is proposed for the
    /// line that it is of, and forgets what cannot come any more.
    async fn recover(&self, summary: &mut Summary) -> Result<(), RunError> {
        let unsettled = self.store.unsettled()?;
        if unsettled.is_empty() {
            return Ok(());
        }
        let head = self
            .chain
            .header(self.chain.finalised_head().await?)
            .await?;
        for pending in unsettled {
            if pending.genesis != self.chain.genesis() {
                summary.unsettled = summary.unsettled.saturating_add(1);
                continue;
            }
            match self.look_up(&pending).await? {
                Some(found) => {
                    self.store
                        .keep(&crate::receipt::Receipt::new(pending, found))?;
                    summary.recovered = summary.recovered.saturating_add(1);
                }
                None => {
                    let Some(pending) = self.earlier.adopt(self.proposals().await?, pending) else {
                        continue;
                    };
                    if u64::from(head.number) > pending.void_after {
                        self.store.forget(pending.entry.claims_root)?;
                    } else {
                        summary.unsettled = summary.unsettled.saturating_add(1);
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_that_no_signer_covers_is_named() {
        let signers = Signers::parse(["1.14=//Samarkand//Registrar"]).unwrap();
        let text = r#"{"event":"death","registration":{"region":"1.30"},
            "deceased":{"identifier":"az-fin:5XK3M8P","given_name":"Əli","family_name":"Hüseynov"},
            "death":{"date":"2025-03-14","place":"Samarqand"}}"#;
        let (event, error) = read(text, today(), &signers).err().unwrap();
        assert_eq!(event, Some((EventKind::Death, Region::new(1, 30, 0, 0))));
        assert_eq!(error.field, "registration.region");
    }
}
