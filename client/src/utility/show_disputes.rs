//! What the chain says about disputes and disconnection, in words.

use crate::notary::written;
use pallet_utility_disputes::types::{
    Attestation, DisconnectionView, DisputeView, Matter, Obstacle, Outcome, Phase, Supplied,
};

fn about(matter: Matter) -> String {
    match matter {
        Matter::Reading { at, bill, amount } => {
            format!("{amount} of bill {bill}, by the reading of {}", written(at))
        }
        Matter::Bill { bill, amount } => format!("{amount} of bill {bill}"),
        Matter::Balance { amount } => format!("{amount} of the opening balance"),
        Matter::Disconnection => "the disconnection".to_owned(),
    }
}

fn outcome(how: Outcome) -> String {
    match how {
        Outcome::Upheld { decision, .. } => format!("upheld by decision {decision:?}"),
        Outcome::Ruled {
            amount: 0,
            decision,
            ..
        } => format!("dismissed by decision {decision:?}"),
        Outcome::Ruled {
            amount, decision, ..
        } => format!("{amount} granted by decision {decision:?}"),
        Outcome::Conceded { .. } => "the supplier gave in".to_owned(),
        Outcome::Withdrawn => "the consumer gave it up".to_owned(),
        Outcome::SupplierSilent => "the supplier did not answer in time".to_owned(),
        Outcome::RegulatorSilent => "the regulator did not rule in time".to_owned(),
    }
}

/// A dispute.
pub(crate) fn dispute(view: &DisputeView) -> String {
    let is = &view.dispute;
    let by = match is.attested_by {
        Some(Attestation::Supplier(is)) => format!("attested by mandate {}", is.officer),
        Some(Attestation::SocialOffice(is)) => {
            format!(
                "with the help of office {}, by mandate {}",
                is.office, is.officer
            )
        }
        None => "by the consumer's wallet".to_owned(),
    };
    let mut words = format!(
        "dispute {} over contract {} with office {}: {}, opened on {} {by}\n  statement {:?}, frozen {}",
        view.id,
        is.contract,
        is.supplier,
        about(is.matter),
        written(is.opened_at),
        is.statement,
        is.frozen,
    );
    for (whose, root) in [("consumer", is.evidence), ("supplier", is.answer)] {
        if let Some(root) = root {
            words.push_str(&format!("\n  evidence of the {whose}: {root:?}"));
        }
    }
    let phase = match (view.phase, is.closed) {
        (_, Some(end)) => format!(
            "ended on {}: {}; credited {}",
            written(end.at),
            outcome(end.outcome),
            end.credited
        ),
        (Phase::Hearing, _) => format!("evidence until {}", written(is.answer_by)),
        (Phase::Ruling, _) => format!("to be ruled on until {}", written(is.rule_by)),
        (Phase::Default(how), _) => format!("over, for {}: anybody may end it", outcome(how)),
        (Phase::Closed, None) => "ended".to_owned(),
    };
    format!("{words}\n  {phase}")
}

/// Whether a consumer is supplied.
pub(crate) fn disconnection(view: &DisconnectionView) -> String {
    let case = &view.case;
    let mut words = match case.supplied {
        Supplied::Connected => "connected".to_owned(),
        Supplied::Announced(is) => format!(
            "connected; disconnection announced on {}, from {} until {}",
            written(is.at),
            written(is.from),
            written(is.until)
        ),
        Supplied::Disconnected {
            at, reconnect_by, ..
        } => {
            let due = match reconnect_by {
                Some(by) => format!("; to be reconnected until {}", written(by)),
                None if view.can_demand => "; reconnection can be demanded".to_owned(),
                None => String::new(),
            };
            format!("disconnected since {}{due}", written(at))
        }
    };
    if let Some(protection) = view.protection {
        words.push_str(&format!(
            "\nprotected by rule {} until {}",
            protection.category,
            written(protection.until)
        ));
    }
    if let Some(open) = case.open {
        words.push_str(&format!("\ndispute {open} is open"));
    }
    words.push_str(&format!(
        "\n{} disputes, {} disconnections, {} late reconnections",
        case.disputes, case.disconnections, case.late_reconnections
    ));
    let against: Vec<_> = view.obstacles.iter().copied().map(obstacle).collect();
    if against.is_empty() {
        format!("{words}\nnothing forbids to disconnect now")
    } else {
        format!(
            "{words}\nnot to be disconnected now: {}",
            against.join("; ")
        )
    }
}

fn obstacle(why: Obstacle) -> &'static str {
    match why {
        Obstacle::Ended => "the contract has ended",
        Obstacle::Disconnected => "it was done",
        Obstacle::NotAnnounced => "it was not announced",
        Obstacle::NoticeRunning => "the notice's time runs",
        Obstacle::NoticeLapsed => "it was announced too long ago",
        Obstacle::NothingOverdue => "nothing that was overdue then is any more",
        Obstacle::PlanKept => "a plan of instalments is kept",
        Obstacle::InDispute => "a dispute is open",
        Obstacle::Protected => "the consumer is protected",
        Obstacle::Mourning => "the consumer has died, and the heirs have time",
        Obstacle::Winter => "it is winter",
    }
}
