//! Wills and estates, in words.

use super::{name, written};
use comfy_table::{presets::UTF8_FULL_CONDENSED, Table};
use pallet_estates::types::{
    CertificateKind, CertificateView, EstateStatus, EstateView, HeirView, WillsView,
};

fn table<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_preset(UTF8_FULL_CONDENSED);
    table.set_header(header);
    table
}

/// The wills of somebody who is dead, as a table.
pub(crate) fn wills(view: &WillsView) -> String {
    let mut table = table(["will", "status", "form", "practice", "registered", "root"]);
    for will in &view.wills {
        table.add_row([
            will.id.to_string(),
            name(will.status),
            name(will.will.form),
            will.practice.to_string(),
            written(will.will.registered_at),
            format!("{:?}", will.will.claims_root),
        ]);
    }
    match view.earlier {
        Some(earlier) => format!("{table}\nand earlier ones, from will {earlier} on"),
        None => table.to_string(),
    }
}

/// What is known of an estate.
pub(crate) fn estate(
    view: &EstateView,
    heirs: &[HeirView],
    certificates: &[CertificateView],
) -> String {
    let estate = &view.estate;
    let linked = &estate.linked;
    let mut lines = vec![
        format!("estate {} is {}", view.id, name(view.status)),
        format!(
            "opened {}; to accept or renounce until {}; certificates from {}",
            written(estate.opened_at),
            written(estate.accept_until),
            written(estate.certify_from)
        ),
    ];
    // Of somebody who lives nobody is told under what names they are found.
    if view.status != EstateStatus::Void {
        lines.push(format!(
            "the deceased: {} with the notary, {} in contracts for utilities",
            linked.notary, linked.utility
        ));
    }
    if let Some(practice) = view.practice {
        lines.push(format!("kept by practice {practice}"));
    }
    if let Some(inventory) = &view.inventory {
        lines.push(format!(
            "listed {}: {:?}",
            written(inventory.at),
            inventory.claims_root
        ));
    }
    if !heirs.is_empty() {
        lines.push(table_of_heirs(heirs).to_string());
    }
    if !certificates.is_empty() {
        lines.push(table_of_certificates(certificates).to_string());
    }
    lines.join("\n")
}

fn table_of_heirs(heirs: &[HeirView]) -> Table {
    let mut table = table(["heir", "inherits", "declared", "when", "certificate"]);
    for HeirView { subject, heir } in heirs {
        let declared = heir.declaration;
        table.add_row([
            subject.to_string(),
            if heir.accepts() { "yes" } else { "no" }.to_owned(),
            declared.map_or_else(String::new, |is| name(is.choice)),
            declared.map_or_else(String::new, |is| written(is.at)),
            heir.certificate
                .map_or_else(String::new, |is| is.to_string()),
        ]);
    }
    table
}

fn table_of_certificates(certificates: &[CertificateView]) -> Table {
    let mut table = table(["certificate", "of", "status", "issued", "shares"]);
    for view in certificates {
        let of = match view.certificate.kind {
            CertificateKind::Inheritance => "inheritance",
            CertificateKind::SpousalShare => "spousal share",
        };
        let shares = view.holders.iter();
        let shares = shares.map(|(who, share)| format!("{}/{} {who}", share.parts, share.of));
        table.add_row([
            view.number.to_string(),
            of.to_owned(),
            name(view.status),
            written(view.certificate.at),
            shares.collect::<Vec<_>>().join("\n"),
        ]);
    }
    table
}
