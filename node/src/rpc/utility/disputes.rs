//! Disputes over a contract, and whether its consumer may be disconnected, in JSON.

use crate::rpc::answer::{time, word};
use adliya_primitives::DisputeId;
use pallet_utility_disputes::types::{
    Announcement, Attestation, Closed, DisconnectionView, DisputeView, Matter, Outcome, Phase,
    Protection, Signatory, Supplied,
};
use serde::Serialize;

/// What the runtime tells: disconnection, disputes, and how many were asked for at most.
pub(super) type Told = (DisconnectionView, Vec<DisputeView>, u32);

/// The disputes over a contract, the last first, and whether its consumer is supplied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Disputes {
    /// `connected`, `announced` or `disconnected`.
    supplied: String,
    announcement: Option<Announced>,
    disconnected_at: Option<String>,
    reconnect_by: Option<String>,
    /// All that forbids to disconnect now.
    obstacles: Vec<String>,
    can_demand_reconnection: bool,
    protection: Option<Protected>,
    payable: String,
    overdue_since: Option<String>,
    disconnections: u32,
    late_reconnections: u32,
    open: Option<String>,
    disputes: Vec<Dispute>,
    /// Before which to ask for the next page.
    next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Announced {
    at: String,
    notice: String,
    officer: String,
    overdue_since: String,
    from: String,
    until: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Protected {
    category: u8,
    until: String,
    office: String,
    officer: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dispute {
    id: String,
    /// `hearing`, `ruling`, `default` or `closed`.
    phase: String,
    /// `reading`, `bill`, `balance` or `disconnection`.
    matter: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bill: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_at: Option<String>,
    statement: String,
    attested_by: Option<Attested>,
    opened_at: String,
    answer_by: String,
    rule_by: String,
    frozen: String,
    evidence: Option<String>,
    answer: Option<String>,
    /// How it ended, or would if somebody wrote down what the missed deadline means.
    outcome: Option<Ended>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Attested {
    /// `supplier` or `socialOffice`.
    by: &'static str,
    office: String,
    officer: String,
}

impl From<Attestation> for Attested {
    fn from(is: Attestation) -> Self {
        let (by, Signatory { office, officer }) = match is {
            Attestation::Supplier(signatory) => ("supplier", signatory),
            Attestation::SocialOffice(signatory) => ("socialOffice", signatory),
        };
        Self {
            by,
            office: office.to_string(),
            officer: officer.to_string(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Ended {
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// `upheld`, `ruled`, `conceded`, `withdrawn`, `supplierSilent` or `regulatorSilent`.
    how: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    credited: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<String>,
}

impl From<Told> for Disputes {
    fn from((view, disputes, limit): Told) -> Self {
        let (case, standing) = (view.case, view.standing);
        let (announcement, disconnected_at, reconnect_by) = match case.supplied {
            Supplied::Connected => (None, None, None),
            Supplied::Announced(announcement) => (Some(announcement), None, None),
            Supplied::Disconnected {
                at,
                announcement,
                reconnect_by,
            } => (Some(announcement), Some(at), reconnect_by),
        };
        let full = disputes.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
        let last = disputes
            .last()
            .filter(|last| full && last.dispute.previous.is_some());
        Self {
            supplied: word(case.supplied),
            announcement: announcement.map(Announced::from),
            disconnected_at: disconnected_at.map(time),
            reconnect_by: reconnect_by.map(time),
            obstacles: view.obstacles.into_iter().map(word).collect(),
            can_demand_reconnection: view.can_demand,
            protection: view.protection.map(Protected::from),
            payable: standing.payable.to_string(),
            overdue_since: standing.overdue_since.map(time),
            disconnections: case.disconnections,
            late_reconnections: case.late_reconnections,
            open: case.open.map(|id| id.to_string()),
            next: last.map(|last| last.id.to_string()),
            disputes: disputes.into_iter().map(Dispute::from).collect(),
        }
    }
}

impl From<Announcement> for Announced {
    fn from(is: Announcement) -> Self {
        Self {
            at: time(is.at),
            notice: format!("{:?}", is.notice),
            officer: is.officer.to_string(),
            overdue_since: time(is.overdue_since),
            from: time(is.from),
            until: time(is.until),
        }
    }
}

impl From<Protection> for Protected {
    fn from(is: Protection) -> Self {
        Self {
            category: is.category,
            until: time(is.until),
            office: is.office.to_string(),
            officer: is.officer.to_string(),
        }
    }
}

impl From<DisputeView> for Dispute {
    fn from(view: DisputeView) -> Self {
        let is = view.dispute;
        let claim = is.matter.claim();
        let read_at = match is.matter {
            Matter::Reading { at, .. } => Some(time(at)),
            _ => None,
        };
        let outcome = match (is.closed, view.phase) {
            (Some(closed), _) => Some(Ended::from(closed)),
            (None, Phase::Default(outcome)) => Some(Ended::of(outcome)),
            _ => None,
        };
        Self {
            id: DisputeId::to_string(&view.id),
            phase: word(view.phase),
            matter: word(is.matter),
            bill: claim.map(|(bill, _)| bill.to_string()),
            amount: claim.map(|(_, amount)| amount.to_string()),
            read_at,
            statement: format!("{:?}", is.statement),
            attested_by: is.attested_by.map(Attested::from),
            opened_at: time(is.opened_at),
            answer_by: time(is.answer_by),
            rule_by: time(is.rule_by),
            frozen: is.frozen.to_string(),
            evidence: is.evidence.map(|root| format!("{root:?}")),
            answer: is.answer.map(|root| format!("{root:?}")),
            outcome,
        }
    }
}

impl Ended {
    fn of(outcome: Outcome) -> Self {
        let decision = match outcome {
            Outcome::Upheld { decision, .. } | Outcome::Ruled { decision, .. } => Some(decision),
            _ => None,
        };
        Self {
            at: None,
            how: word(outcome),
            credited: None,
            decision: decision.map(|hash| format!("{hash:?}")),
        }
    }
}

impl From<Closed> for Ended {
    fn from(closed: Closed) -> Self {
        Self {
            at: Some(time(closed.at)),
            credited: Some(closed.credited.to_string()),
            ..Self::of(closed.outcome)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{utilities::Standing, BillNumber, ContractId, MandateId, OfficeId};
    use pallet_utility_disputes::types::{Case, Dispute as Kept, Obstacle};
    use serde_json::json;
    use sp_core::H256;

    const MOMENT: u64 = 1_773_482_013_000;
    const WRITTEN: &str = "2026-03-14T09:53:33.000Z";

    fn dispute(id: u64, closed: Option<Closed>) -> DisputeView {
        let dispute = Kept {
            contract: ContractId(3),
            supplier: OfficeId(7),
            matter: Matter::Bill {
                bill: BillNumber(2),
                amount: 1_500,
            },
            statement: H256::repeat_byte(1),
            attested_by: Some(Attestation::SocialOffice(Signatory {
                office: OfficeId(12),
                officer: MandateId(6),
            })),
            opened_at: MOMENT,
            answer_by: MOMENT,
            rule_by: MOMENT,
            frozen: 900,
            evidence: None,
            answer: None,
            closed,
            previous: id.checked_sub(1).map(DisputeId),
        };
        DisputeView {
            id: DisputeId(id),
            phase: dispute.phase(MOMENT + 1),
            dispute,
        }
    }

    fn shown(disputes: Vec<DisputeView>, limit: u32) -> serde_json::Value {
        let announcement = Announcement {
            at: MOMENT,
            notice: H256::repeat_byte(2),
            officer: MandateId(9),
            overdue_since: MOMENT,
            from: MOMENT,
            until: MOMENT,
        };
        let view = DisconnectionView {
            case: Case {
                supplied: Supplied::Announced(announcement),
                ..Case::default()
            },
            standing: Standing {
                payable: 400,
                overdue_since: Some(MOMENT),
                ..Standing::default()
            },
            obstacles: vec![Obstacle::Mourning, Obstacle::Winter],
            can_demand: false,
            protection: Some(Protection {
                category: 3,
                until: MOMENT,
                office: OfficeId(12),
                officer: MandateId(6),
            }),
        };
        serde_json::to_value(Disputes::from((view, disputes, limit))).expect("is JSON")
    }

    #[test]
    fn all_that_forbids_to_disconnect_is_told_and_what_was_announced() {
        let told = shown(vec![], 20);
        assert_eq!(told["supplied"], "announced");
        assert_eq!(told["obstacles"], json!(["mourning", "winter"]));
        let protection = json!({ "category": 3, "until": WRITTEN, "office": "12", "officer": "6" });
        assert_eq!(told["protection"], protection);
        assert_eq!(told["announcement"]["from"], WRITTEN);
        assert_eq!(
            (&told["payable"], &told["overdueSince"]),
            (&json!("400"), &json!(WRITTEN))
        );
        assert_eq!(told["next"], json!(null));
    }

    #[test]
    fn a_missed_deadline_says_what_it_means_before_anybody_writes_it_down() {
        let told = shown(vec![dispute(0, None)], 20);
        let first = &told["disputes"][0];
        assert_eq!(first["phase"], "default");
        assert_eq!(first["outcome"], json!({ "how": "supplierSilent" }));
        let attested = json!({ "by": "socialOffice", "office": "12", "officer": "6" });
        assert_eq!(first["attestedBy"], attested);
        assert_eq!(
            (&first["matter"], &first["bill"]),
            (&json!("bill"), &json!("2"))
        );
    }

    #[test]
    fn what_was_decided_and_credited_is_told_and_where_the_next_page_begins() {
        let outcome = Outcome::Upheld {
            decision: H256::repeat_byte(5),
            office: OfficeId(8),
            officer: MandateId(4),
        };
        let closed = Closed {
            at: MOMENT,
            outcome,
            credited: 1_500,
        };
        let told = shown(vec![dispute(4, Some(closed)), dispute(3, None)], 2);
        let ended = json!({
            "at": WRITTEN,
            "how": "upheld",
            "credited": "1500",
            "decision": format!("0x{}", "05".repeat(32)),
        });
        assert_eq!(told["disputes"][0]["outcome"], ended);
        assert_eq!(told["next"], "3");
    }
}
