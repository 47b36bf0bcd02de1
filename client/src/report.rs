//! What the command shows: progress while it works, a table at the end.

use crate::{
    outcome::{Outcome, Waiting},
    run::{LineReport, Summary},
};
use adliya_primitives::{Moment, Region};
use chrono::{DateTime, FixedOffset};
use comfy_table::{presets::UTF8_FULL_CONDENSED, Table};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use pallet_civil_registry::types::EventKind;
use std::{
    collections::BTreeMap,
    fmt,
    io::{stderr, IsTerminal},
};

/// Between two plain lines of progress, so many declarations are finished.
const PLAIN_STEP: u64 = 50;

/// The name of a kind of event, in declarations and elsewhere.
pub fn event_name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Birth => "birth",
        EventKind::Death => "death",
        EventKind::Marriage => "marriage",
        EventKind::Foundling => "foundling",
        EventKind::FetalDeath => "fetal death",
        EventKind::Divorce => "divorce",
        EventKind::MarriageAnnulment => "marriage annulment",
        EventKind::Separation => "separation",
        EventKind::Paternity => "paternity",
        EventKind::Legitimation => "legitimation",
        EventKind::NameChange => "name change",
        EventKind::SexMarkerChange => "sex marker change",
        EventKind::RecordAnnulment => "record annulment",
        EventKind::Residence => "residence",
        EventKind::Guardianship => "guardianship",
        EventKind::GuardianshipEnd => "end of a guardianship",
        EventKind::Reconciliation => "reconciliation",
    }
}

/// Progress on standard error: a bar on a terminal, now and then a line elsewhere.
pub struct Progress {
    bar: ProgressBar,
    plain: bool,
    total: u64,
    finished: u64,
    registered: u64,
}

impl Progress {
    /// For so many lines.
    pub fn new(total: u64) -> Self {
        let plain = !stderr().is_terminal();
        let target = if plain {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(Some(total), target);
        let template = "{bar:40} {pos}/{len} declarations, {per_sec}, {elapsed}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self {
            bar,
            plain,
            total,
            finished: 0,
            registered: 0,
        }
    }

    /// A line is finished. What is wrong with it is shown at once.
    pub fn line(&mut self, report: &LineReport) {
        self.finished = self.finished.saturating_add(1);
        match &report.outcome {
            Outcome::Registered { .. } => self.registered = self.registered.saturating_add(1),
            outcome => self.say(&format!("line {}: {}", report.line, problem(outcome))),
        }
        self.bar.set_position(self.finished);
        if self.plain && self.finished.is_multiple_of(PLAIN_STEP) {
            let (finished, total, registered) = (self.finished, self.total, self.registered);
            self.say(&format!(
                "{finished}/{total} declarations finished, {registered} registered"
            ));
        }
    }

    /// Ends the display.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }

    fn say(&self, text: &str) {
        self.bar.suspend(|| eprintln!("{text}"));
    }
}

fn problem(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Registered { record, .. } => format!("registered as record {record}"),
        Outcome::Invalid(error) => error.to_string(),
        Outcome::Refused(refusal) => format!("refused: {refusal}"),
        Outcome::Waits(waiting) => wait(*waiting),
        Outcome::Failed(reason) => format!("failed: {reason}"),
    }
}

fn wait(waiting: Waiting) -> String {
    match waiting {
        Waiting::Notice { notice, from } => format!(
            "notice {notice} is given; the marriage can be registered from {} on",
            desk_time(from)
        ),
        Waiting::Supervisor { proposal, until } => format!(
            "proposal {proposal} is made, because the event is more than a year ago; it takes a supervisor of the region \
             (--supervisor), who can confirm it until {}",
            desk_time(until)
        ),
        Waiting::OtherProposal { proposal, until } => format!(
            "proposal {proposal} is made of the same event with claims that are not those of this folder and file; it is \
             open until {} unless it is confirmed or closed before",
            desk_time(until)
        ),
        Waiting::ProposalsOpen => "the registrar has too many proposals open; a supervisor has to confirm some of them \
             (--supervisor) before this one can be made"
            .to_owned(),
    }
}

/// A moment by the clock of a desk in Uzbekistan (UTC+5).
fn desk_time(moment: Moment) -> String {
    let utc = i64::try_from(moment)
        .ok()
        .and_then(DateTime::from_timestamp_millis);
    match (utc, FixedOffset::east_opt(5 * 3600)) {
        (Some(utc), Some(offset)) => utc
            .with_timezone(&offset)
            .format("%Y-%m-%d %H:%M UTC+5")
            .to_string(),
        _ => format!("moment {moment}"),
    }
}

#[derive(Default)]
struct Counts {
    registered: usize,
    waiting: usize,
    refused: usize,
    invalid: usize,
    failed: usize,
}

impl Counts {
    fn add(&mut self, outcome: &Outcome) {
        let count = match outcome {
            Outcome::Registered { .. } => &mut self.registered,
            Outcome::Waits(_) => &mut self.waiting,
            Outcome::Refused(_) => &mut self.refused,
            Outcome::Invalid(_) => &mut self.invalid,
            Outcome::Failed(_) => &mut self.failed,
        };
        *count = count.saturating_add(1);
    }

    fn row(&self, region: String, event: &str) -> [String; 7] {
        let Self {
            registered,
            waiting,
            refused,
            invalid,
            failed,
        } = self;
        let [registered, waiting, refused, invalid, failed] =
            [registered, waiting, refused, invalid, failed].map(ToString::to_string);
        [
            region,
            event.to_owned(),
            registered,
            waiting,
            refused,
            invalid,
            failed,
        ]
    }
}

/// The tables: counts by region and event, and what went wrong how often.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut counts: BTreeMap<(String, &str), Counts> = BTreeMap::new();
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        let mut all = Counts::default();
        for report in &self.lines {
            let (region, event) = match report.event {
                Some((kind, region)) => (province(region).to_string(), event_name(kind)),
                None => ("unreadable".to_owned(), "?"),
            };
            counts
                .entry((region, event))
                .or_default()
                .add(&report.outcome);
            all.add(&report.outcome);
            if !matches!(report.outcome, Outcome::Registered { .. }) {
                let count = reasons.entry(problem(&report.outcome)).or_default();
                *count = count.saturating_add(1);
            }
        }
        let mut table = Table::new();
        table.load_preset(UTF8_FULL_CONDENSED);
        table.set_header([
            "region",
            "event",
            "registered",
            "waiting",
            "refused",
            "invalid",
            "failed",
        ]);
        for ((region, event), counts) in &counts {
            table.add_row(counts.row(region.clone(), event));
        }
        table.add_row(all.row("all".to_owned(), ""));
        writeln!(f, "{table}")?;

        if !reasons.is_empty() {
            let mut table = Table::new();
            table.load_preset(UTF8_FULL_CONDENSED);
            table.set_header(["not registered because", "lines"]);
            for (reason, count) in reasons {
                table.add_row([reason, count.to_string()]);
            }
            writeln!(f, "{table}")?;
        }
        if self.recovered > 0 {
            writeln!(
                f,
                "{} receipts of an earlier run were recovered.",
                self.recovered
            )?;
        }
        if self.unsettled > 0 {
            let unsettled = self.unsettled;
            writeln!(
                f,
                "{unsettled} registrations of earlier runs are unsettled; see the folder pending."
            )?;
        }
        if let Some(why) = &self.aborted {
            writeln!(f, "The run ended early: {why}")?;
        }
        Ok(())
    }
}

/// The first two levels of a region.
fn province(region: Region) -> Region {
    let [country, province, _, _] = region.levels();
    Region::new(country, province, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declaration::FieldError;
    use adliya_primitives::RecordId;

    #[test]
    fn a_marriage_that_waits_says_until_when() {
        let waits = Outcome::Waits(Waiting::Notice {
            notice: adliya_primitives::NoticeId(7),
            from: 1_773_482_013_000,
        });
        assert_eq!(
            problem(&waits),
            "notice 7 is given; the marriage can be registered from 2026-03-14 14:53 UTC+5 on"
        );
        assert_eq!(waits.label(), "waits");
    }

    #[test]
    fn a_delayed_registration_that_waits_says_for_whom_and_how_long() {
        let waits = Outcome::Waits(Waiting::Supervisor {
            proposal: adliya_primitives::ProposalId(12),
            until: 1_773_482_013_000,
        });
        let told = problem(&waits);
        for part in ["proposal 12", "--supervisor", "2026-03-14 14:53 UTC+5"] {
            assert!(told.contains(part), "{told}");
        }
        assert_eq!(waits.label(), "waits");
    }

    #[test]
    fn the_tables_count_by_region_and_event_and_by_reason() {
        let urgut = Some((EventKind::Birth, Region::new(1, 14, 7, 0)));
        let registered = |line| LineReport {
            line,
            event: urgut,
            outcome: Outcome::Registered {
                record: RecordId(line),
                receipt: "x".into(),
            },
        };
        let invalid = LineReport {
            line: 3,
            event: None,
            outcome: Outcome::Invalid(FieldError::new("child.sex", "it is missing")),
        };
        let summary = Summary {
            lines: vec![registered(1), registered(2), invalid],
            ..Default::default()
        };
        let shown = summary.to_string();
        let row: Vec<_> = shown
            .lines()
            .find(|line| line.contains("1.14.0.0"))
            .into_iter()
            .collect();
        assert!(row[0].contains("birth") && row[0].contains('2'), "{shown}");
        assert!(shown.contains("child.sex: it is missing"), "{shown}");
        assert!(!summary.is_complete());
    }
}
