//! Who may read, who asked, and what a practice keeps, in words.

use super::written;
use adliya_primitives::Moment;
use comfy_table::{presets::UTF8_FULL_CONDENSED, Table};
use pallet_notary::types::{AccessRequest, Cover, Grant, PracticeView};
use subxt::utils::AccountId32;

/// Whom a person lets read and who asked, in two tables.
pub(crate) fn readers(
    grants: &[Grant<AccountId32>],
    requests: &[AccessRequest<AccountId32>],
    now: Moment,
) -> String {
    let mut granted = Table::new();
    granted.load_preset(UTF8_FULL_CONDENSED);
    granted.set_header(["granted to", "what", "since", "until", "now"]);
    for grant in grants {
        let until = grant.revoked_at.unwrap_or(grant.until).min(grant.until);
        let now = if grant.is_in_force(now) {
            "may read"
        } else {
            "over"
        };
        granted.add_row([
            grant.to.to_string(),
            cover(grant.cover),
            written(grant.granted_at),
            written(until),
            now.to_owned(),
        ]);
    }
    let mut asked = Table::new();
    asked.load_preset(UTF8_FULL_CONDENSED);
    asked.set_header(["asked by", "for what", "when"]);
    for request in requests {
        asked.add_row([
            request.by.to_string(),
            cover(request.cover),
            written(request.at),
        ]);
    }
    format!("{granted}\n{asked}")
}

fn cover(cover: Cover) -> String {
    match cover {
        Cover::Act(act) => format!("act {act}"),
        Cover::Dossier => "the dossier".to_owned(),
    }
}

/// What a practice keeps.
pub(crate) fn practice(view: &PracticeView) -> String {
    let practice = &view.practice;
    let own = practice.own.map_or_else(
        || "no file of its own".to_owned(),
        |docket| format!("its own file {docket}"),
    );
    let mut words = format!("practice {} in {}: {own}", view.office, practice.region);
    if !practice.inherited.is_empty() {
        let inherited = practice.inherited.iter().map(ToString::to_string);
        let inherited: Vec<_> = inherited.collect();
        words.push_str(&format!(", taken over {}", inherited.join(", ")));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::ActId;

    #[test]
    fn a_grant_that_was_revoked_is_told_as_over() {
        let grant = |cover, revoked_at| Grant {
            to: AccountId32([1; 32]),
            cover,
            until: 1_773_482_013_000,
            key: Default::default(),
            granted_at: 0,
            revoked_at,
        };
        let told = |grant| readers(&[grant], &[], 1_000);
        let stands = told(grant(Cover::Dossier, None));
        assert!(
            stands.contains("the dossier") && stands.contains("may read"),
            "{stands}"
        );
        let over = told(grant(Cover::Act(ActId(7)), Some(500)));
        assert!(over.contains("act 7") && over.contains("over"), "{over}");
        assert!(!over.contains("may read"), "{over}");
    }
}
