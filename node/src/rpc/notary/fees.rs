//! What acts cost, in JSON.

use crate::rpc::answer::{name, time};
use pallet_notary::types::{ActKind, FeeSchedule};
use serde::Serialize;

/// What acts of the kinds cost that are drafted now, those of which it was never set left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::rpc) struct Fees {
    fees: Vec<Fee>,
}

/// What an act of a kind costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Fee {
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    duty: String,
    fee: String,
    since: String,
    office: String,
    mandate: String,
    supervisor: String,
}

impl From<Vec<(ActKind, FeeSchedule)>> for Fees {
    fn from(list: Vec<(ActKind, FeeSchedule)>) -> Self {
        Self {
            fees: list.into_iter().map(Fee::from).collect(),
        }
    }
}

impl From<(ActKind, FeeSchedule)> for Fee {
    fn from((kind, schedule): (ActKind, FeeSchedule)) -> Self {
        let (kind, fact) = kind_of(kind);
        Self {
            kind,
            fact,
            duty: schedule.sums.duty.to_string(),
            fee: schedule.sums.fee.to_string(),
            since: time(schedule.since),
            office: schedule.office.to_string(),
            mandate: schedule.mandate.to_string(),
            supervisor: schedule.supervisor.to_string(),
        }
    }
}

/// The kind of an act, and what fact it attests, if it does.
pub(super) fn kind_of(kind: ActKind) -> (String, Option<String>) {
    match kind {
        ActKind::Fact(fact) => ("fact".to_owned(), Some(name(fact))),
        kind => (name(kind), None),
    }
}
