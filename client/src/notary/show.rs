//! What the chain says about acts and powers, in words.

use super::{name, written};
use comfy_table::{presets::UTF8_FULL_CONDENSED, Table};
use pallet_notary::types::{ActKind, ActStatus, ActView, PowerInForce};

/// The acts of a dossier as a table.
pub(crate) fn dossier(acts: &[ActView]) -> String {
    let mut table = Table::new();
    table.load_preset(UTF8_FULL_CONDENSED);
    table.set_header([
        "act",
        "kind",
        "status",
        "practice",
        "signed",
        "drafted",
        "valid until",
    ]);
    for view in acts {
        let parties = &view.act.parties;
        let signed = parties.iter().filter(|party| party.signature.is_some());
        let until = view.act.term.until;
        table.add_row([
            view.id.to_string(),
            kind(view.act.kind),
            status(view.status),
            view.practice.to_string(),
            format!("{} of {}", signed.count(), parties.len()),
            written(view.act.drafted_at),
            until.map_or_else(|| "without end".to_owned(), written),
        ]);
    }
    table.to_string()
}

fn kind(kind: ActKind) -> String {
    match kind {
        ActKind::Fact(fact) => format!("fact: {}", name(fact)),
        kind => name(kind),
    }
}

fn status(status: ActStatus) -> String {
    match status {
        ActStatus::Superseded(by) => format!("superseded by {by}"),
        status => name(status),
    }
}

/// How far an attorney may act.
pub(crate) fn power(power: &PowerInForce) -> String {
    let mut words = format!("in force: power {}", power.power);
    if let Some(limit) = power.limit {
        words.push_str(&format!(", up to {limit} a transaction"));
    }
    words.push_str(&format!(
        ", in {}, until {}",
        power.territory,
        written(power.until)
    ));
    if !power.together_with.is_empty() {
        let others: Vec<_> = power
            .together_with
            .iter()
            .map(ToString::to_string)
            .collect();
        words.push_str(&format!(", only together with {}", others.join(", ")));
    }
    if let Some(since) = power.annulled_since {
        words.push_str(&format!("; a court annulled it on {}", written(since)));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{ActId, Region, SubjectId};

    #[test]
    fn a_power_is_told_with_all_its_bounds() {
        let mut answer = PowerInForce {
            power: ActId(3),
            together_with: vec![],
            limit: None,
            territory: Region::new(1, 14, 0, 0),
            until: 1_773_482_013_000,
            annulled_since: None,
        };
        assert_eq!(
            power(&answer),
            "in force: power 3, in 1.14.0.0, until 2026-03-14T09:53:33Z"
        );
        answer.limit = Some(5);
        answer.together_with = vec![SubjectId::from([2; 32])];
        answer.annulled_since = Some(1_773_482_013_000);
        let told = power(&answer);
        assert!(told.contains("up to 5 a transaction"), "{told}");
        assert!(told.contains("only together with 0x0202"), "{told}");
        assert!(
            told.ends_with("annulled it on 2026-03-14T09:53:33Z"),
            "{told}"
        );
    }

    #[test]
    fn a_status_names_what_took_the_acts_place() {
        assert_eq!(status(ActStatus::Superseded(ActId(9))), "superseded by 9");
        assert_eq!(status(ActStatus::InForce), "inForce");
    }
}
