//! Meters and readings in JSON. What registers show is in thousandths of their unit.

use super::super::answer::{name, time, word};
use pallet_utility_contracts::types::{
    Claim, Flags, Inspection, Journal, Mark, MeterStatus, MeterView, Proposal, Proposed, Reading,
    Register, Source, Stand, Totals,
};
use serde::Serialize;

/// A meter in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Meter {
    id: String,
    supplier: String,
    service: String,
    serial: String,
    key: Option<String>,
    registers: Vec<RegisterOf>,
    seals: Option<String>,
    certified: bool,
    certified_from: Option<String>,
    certified_until: Option<String>,
    status: &'static str,
    contract: Option<String>,
    installed_at: Option<String>,
    removed_at: Option<String>,
    registered_by: String,
    last: Shown,
}

impl From<MeterView> for Meter {
    fn from(view: MeterView) -> Self {
        let meter = view.meter;
        let (status, contract, installed_at, removed_at) = match meter.status {
            MeterStatus::Registered => ("registered", None, None, None),
            MeterStatus::Installed { contract, since } => {
                ("installed", Some(contract), Some(since), None)
            }
            MeterStatus::Removed { at } => ("removed", None, None, Some(at)),
        };
        Self {
            id: view.id.to_string(),
            supplier: meter.supplier.to_string(),
            service: word(meter.service),
            serial: format!("{:?}", meter.serial),
            key: meter.key.map(|key| format!("0x{}", hex::encode(key))),
            registers: meter.registers.iter().map(RegisterOf::from).collect(),
            seals: meter.seals.map(|seals| format!("{seals:?}")),
            certified: view.certified,
            certified_from: meter.certified.map(|is| time(is.from)),
            certified_until: meter.certified.map(|is| time(is.until)),
            status,
            contract: contract.map(|id| id.to_string()),
            installed_at: installed_at.map(time),
            removed_at: removed_at.map(time),
            registered_by: meter.registered_by.to_string(),
            last: Shown::from(&meter.last),
        }
    }
}

/// A register in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct RegisterOf {
    obis: String,
    unit: String,
    digits: u8,
}

impl From<&Register> for RegisterOf {
    fn from(is: &Register) -> Self {
        // IEC 62056-6-1: A-B:C.D.E*F.
        let [a, b, c, d, e, f] = is.obis;
        Self {
            obis: format!("{a}-{b}:{c}.{d}.{e}*{f}"),
            unit: word(is.unit),
            digits: is.digits,
        }
    }
}

/// What a meter showed, in JSON. The counter is 0 before it has signed anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    counter: String,
    taken_at: String,
    registers: Vec<Digits>,
}

/// What a register showed, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Digits {
    value: String,
    turns: u16,
}

impl From<&Reading> for Shown {
    fn from(is: &Reading) -> Self {
        let digits = |stand: &Stand| Digits {
            value: stand.value.to_string(),
            turns: stand.turns,
        };
        Self {
            counter: is.counter.to_string(),
            taken_at: time(is.taken_at),
            registers: is.stands.iter().map(digits).collect(),
        }
    }
}

/// A number for each register, in JSON: decimal digits.
pub(super) fn totals(totals: Totals) -> [String; 4] {
    totals.map(|total| total.to_string())
}

/// A firm reading in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Firm {
    at: String,
    meter: String,
    totals: [String; 4],
    consumed: [String; 4],
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<String>,
    flags: Vec<&'static str>,
}

impl From<&Mark> for Firm {
    fn from(mark: &Mark) -> Self {
        let (source, counter) = source(mark.source);
        Self {
            at: time(mark.at),
            meter: mark.meter.to_string(),
            totals: totals(mark.totals),
            consumed: totals(mark.consumed),
            source,
            counter,
            flags: flags(mark.flags),
        }
    }
}

/// Where a reading comes from, and the counter of one that a meter has signed.
fn source(source: Source) -> (String, Option<String>) {
    match source {
        Source::Signed { counter } => ("signed".to_owned(), Some(counter.to_string())),
        source => (name(source), None),
    }
}

/// The names of what validation found.
fn flags(found: Flags) -> Vec<&'static str> {
    let names = [
        (Flags::GAP, "gap"),
        (Flags::SPIKE, "spike"),
        (Flags::FROZEN, "frozen"),
        (Flags::REVERSED, "reversed"),
        (Flags::CONTRADICTS, "contradicts"),
        (Flags::ESTIMATED, "estimated"),
        (Flags::TRUED_UP, "truedUp"),
    ];
    let set = names.into_iter().filter(|(flag, _)| found.contains(*flag));
    set.map(|(_, name)| name).collect()
}

/// A reading that is not firm, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct NotFirm {
    meter: String,
    at: String,
    totals: [String; 4],
    source: String,
}

impl From<Claim> for NotFirm {
    fn from(claim: Claim) -> Self {
        Self {
            meter: claim.meter.to_string(),
            at: time(claim.at),
            totals: totals(claim.totals),
            source: source(claim.source).0,
        }
    }
}

/// What one side proposes, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Waiting {
    number: String,
    until: String,
    by: Option<String>,
    reading: Option<NotFirm>,
    category: Option<u8>,
}

impl From<Proposal> for Waiting {
    fn from(is: Proposal) -> Self {
        let (reading, category) = match is.what {
            Proposed::Reading(claim) => (Some(NotFirm::from(claim)), None),
            Proposed::Category(category) => (None, Some(category)),
        };
        Self {
            number: is.number.to_string(),
            until: time(is.until),
            by: is.by.map(|mandate| mandate.to_string()),
            reading,
            category,
        }
    }
}

/// An inspection in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct InDoubt {
    meter: String,
    ground: String,
    opened_at: String,
    contested: Option<NotFirm>,
    closed: Option<Found>,
}

/// What came of an inspection, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Found {
    at: String,
    by: String,
    finding: String,
    report: String,
}

impl From<Inspection> for InDoubt {
    fn from(is: Inspection) -> Self {
        Self {
            meter: is.meter.to_string(),
            ground: name(is.ground),
            opened_at: time(is.opened_at),
            contested: is.contested.map(NotFirm::from),
            closed: is.closed.map(|closed| Found {
                at: time(closed.at),
                by: closed.by.to_string(),
                finding: name(closed.finding),
                report: format!("{:?}", closed.report),
            }),
        }
    }
}

/// What is firm of a contract's readings, what is proposed and what is in doubt, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Readings {
    chain: String,
    firm: Vec<Firm>,
    advanced_at: String,
    proposals: u32,
    proposal: Option<Waiting>,
    inspection: Option<InDoubt>,
}

impl From<Journal> for Readings {
    fn from(journal: Journal) -> Self {
        Self {
            chain: format!("{:?}", journal.chain),
            firm: journal.marks.iter().map(Firm::from).collect(),
            advanced_at: time(journal.advanced_at),
            proposals: journal.proposals,
            proposal: journal.pending.map(Waiting::from),
            inspection: journal.inspection.map(InDoubt::from),
        }
    }
}
