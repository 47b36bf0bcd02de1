//! What the chain says about contracts and bills, in words.

use crate::notary::{name, written};
use adliya_tariffs::{Charge, Line};
use comfy_table::{presets::UTF8_FULL_CONDENSED, Table};
use pallet_utility_bills::types::{AccountView, BillStatus, BillView, Plan};
use pallet_utility_contracts::types::{
    ContractView, Flags, Journal, Mark, MeterStatus, MeterView, Proposed, Source,
};

/// A day in milliseconds.
const DAY: u64 = 24 * 60 * 60 * 1_000;
/// Millionths of the minor unit in one.
pub(super) const MILLION: u64 = 1_000_000;

pub(super) fn table(heading: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_preset(UTF8_FULL_CONDENSED);
    table.set_header(heading);
    table
}

/// The name of a variant that has none of its own, in camelCase, without its fields.
pub(super) fn word(variant: impl std::fmt::Debug) -> String {
    let text = format!("{variant:?}");
    let mut letters = text.chars().take_while(|letter| letter.is_alphanumeric());
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// A number of parts as a decimal, without zeros at its end.
pub(super) fn decimal(number: u64, parts: u64) -> String {
    let digits = parts.to_string().len().saturating_sub(1);
    let (whole, rest) = (number / parts.max(1), number % parts.max(1));
    let text = format!("{whole}.{rest:0digits$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Thousandths of a unit.
pub(super) fn quantity(thousandths: u64) -> String {
    decimal(thousandths, 1_000)
}

fn quantities(of: &[u64]) -> String {
    // Registers that a meter has not stand at zero.
    let used = of
        .iter()
        .rposition(|one| *one > 0)
        .map_or(1, |last| last.saturating_add(1));
    let shown: Vec<_> = of.iter().take(used).copied().map(quantity).collect();
    shown.join("; ")
}

/// A contract, with its firm readings and what waits for an answer.
pub(crate) fn contract(view: &ContractView, journal: Option<&Journal>) -> String {
    let contract = &view.contract;
    let terms = &contract.terms;
    let mut words = format!(
        "contract {}: {}, {} from office {} for {}\n  tariff {}, category {}, region {}, document {:?}",
        view.id,
        name(view.status),
        word(contract.service),
        contract.supplier,
        terms.consumer,
        terms.tariff,
        terms.category,
        terms.region,
        terms.document,
    );
    if let Some(meter) = terms.meter {
        words.push_str(&format!("\n  meter {meter}"));
    }
    if let Some(import) = contract.import {
        words.push_str(&format!(
            "\n  was on paper: balance {}, silence until {} takes effect, to be disputed until {}",
            import.balance,
            written(import.notice_until),
            written(import.dispute_until),
        ));
        if let Some(dispute) = import.dispute {
            words.push_str(&format!(
                "\n  the consumer disputes the {}",
                name(dispute.of)
            ));
        }
    }
    if view.of_the_dead {
        words.push_str("\n  the consumer has died");
    }
    let Some(journal) = journal else { return words };
    if let Some(proposal) = &journal.pending {
        let what = match proposal.what {
            Proposed::Reading(claim) => {
                format!("a reading of {}", quantities(&claim.totals))
            }
            Proposed::Category(category) => format!("category {category}"),
        };
        words.push_str(&format!(
            "\n  proposal {}: {what}, to be answered until {}",
            proposal.number,
            written(proposal.until),
        ));
    }
    if let Some(inspection) = &journal.inspection {
        let how = inspection.closed.map_or("open".to_owned(), |closed| {
            format!("closed: {}", name(closed.finding))
        });
        words.push_str(&format!(
            "\n  inspection ({}): {how}",
            name(inspection.ground)
        ));
    }
    format!("{words}\n{}", readings(&journal.marks))
}

fn readings(marks: &[Mark]) -> Table {
    let mut table = table(&MARK);
    for mark in marks {
        table.add_row(row(mark));
    }
    table
}

/// Readings, and where each of them is told.
pub(crate) fn told(marks: &[(String, Mark)]) -> Table {
    let heading = [&["told"][..], &MARK].concat();
    let mut table = table(&heading);
    for (place, mark) in marks {
        let place = std::iter::once(place.clone());
        table.add_row(place.chain(row(mark)));
    }
    table
}

/// The heading of a table of readings.
const MARK: [&str; 6] = ["taken", "meter", "shows", "consumed", "source", "flags"];

fn row(mark: &Mark) -> [String; 6] {
    [
        written(mark.at),
        mark.meter.to_string(),
        quantities(&mark.totals),
        quantities(&mark.consumed),
        source(mark.source),
        flags(mark.flags).join(", "),
    ]
}

fn source(of: Source) -> String {
    match of {
        Source::Signed { counter } => format!("signed {counter}"),
        of => name(of),
    }
}

/// Which reading it is: of which meter, and where it comes from.
pub(crate) fn read_by(mark: &Mark) -> String {
    format!(
        "its reading is of meter {}, {}",
        mark.meter,
        source(mark.source)
    )
}

fn flags(found: Flags) -> Vec<&'static str> {
    let names = [
        (Flags::GAP, "gap"),
        (Flags::SPIKE, "spike"),
        (Flags::FROZEN, "frozen"),
        (Flags::REVERSED, "reversed"),
        (Flags::CONTRADICTS, "contradicts"),
        (Flags::ESTIMATED, "estimated"),
        (Flags::TRUED_UP, "trued up"),
    ];
    let set = names.into_iter().filter(|(flag, _)| found.contains(*flag));
    set.map(|(_, name)| name).collect()
}

/// A meter.
pub(crate) fn meter(view: &MeterView) -> String {
    let meter = &view.meter;
    let place = match meter.status {
        MeterStatus::Registered => "on no contract".to_owned(),
        MeterStatus::Installed { contract, since } => {
            format!("on contract {contract} since {}", written(since))
        }
        MeterStatus::Removed { at } => format!("removed on {}", written(at)),
    };
    let certified = match meter.certified {
        Some(is) => {
            let (from, until) = (written(is.from), written(is.until));
            format!("certified from {from} until {until}")
        }
        None => "never certified".to_owned(),
    };
    let shown: Vec<_> = meter.last.stands.iter().map(|is| is.value).collect();
    format!(
        "meter {}: {place}, {certified}; counter {} of {} shows {}",
        view.id,
        meter.last.counter,
        written(meter.last.taken_at),
        quantities(&shown),
    )
}

/// An account with its bills.
pub(crate) fn account(view: &AccountView<u32>) -> String {
    let AccountView {
        account,
        statuses,
        standing,
    } = view;
    let mut bills = table(&["bill", "from", "until", "total", "left", "status", "due"]);
    for (bill, status) in account.bills.iter().zip(statuses) {
        let is = bill.statement;
        bills.add_row([
            is.number.to_string(),
            is.begins.counter.day.to_string(),
            is.ends.day.to_string(),
            is.total.to_string(),
            bill.debt.outstanding.to_string(),
            status_of(*status).to_owned(),
            written(bill.debt.due_at),
        ]);
    }
    let mut words = format!(
        "to pay {}, frozen {}, prepaid {}, credit {}; older bills {}",
        standing.payable,
        standing.frozen,
        account.prepaid,
        account.credit,
        account.older.outstanding,
    );
    if let Some(since) = standing.overdue_since {
        words.push_str(&format!("; overdue since {}", written(since)));
    }
    if let Some(contested) = account.contested {
        words.push_str(&format!("\nbill {} is disputed", contested.bill));
    }
    for grant in &account.discounts {
        let (discount, from, until) = (grant.discount, grant.from, grant.until);
        words.push_str(&format!("\ndiscount {discount} from {from} until {until}"));
    }
    if let Some(plan) = account.plan {
        words.push_str(&match plan.agreed {
            Some(agreed) => format!(
                "\nplan of {} instalments for {}: {} met, {}",
                plan.instalments,
                agreed.amount,
                agreed.met,
                if standing.plan_kept {
                    "kept"
                } else {
                    "not kept or over"
                },
            ),
            None => format!("\na plan is offered: {}", self::plan(&plan)),
        });
    }
    format!(
        "{words}\nhead of the hash chain: {:?}\n{bills}",
        account.head
    )
}

/// The terms of a plan.
pub(crate) fn plan(plan: &Plan) -> String {
    let days = plan.interval / DAY;
    format!(
        "{} instalments, the first until {}, each next one {days} days later",
        plan.instalments,
        written(plan.first_at)
    )
}

fn status_of(status: BillStatus) -> &'static str {
    match status {
        BillStatus::Due => "due",
        BillStatus::PartPaid => "part paid",
        BillStatus::Frozen => "frozen",
        BillStatus::Paid => "paid",
        BillStatus::Credited => "credited",
        BillStatus::Reversed => "taken back",
    }
}

/// A bill that was computed again, line by line.
pub(crate) fn bill(view: &BillView) -> String {
    let mut lines = table(&["tariff", "from", "until", "for", "amount"]);
    for is in &view.lines {
        let Line {
            from,
            until,
            charge,
            amount,
            ..
        } = is.line;
        lines.add_row([
            is.tariff.to_string(),
            from.to_string(),
            until.to_string(),
            what(&charge),
            amount.to_string(),
        ]);
    }
    format!(
        "from {} ({} shown) until {} ({} shown)\n{lines}\n{} and {} left over before are {} and {} left over",
        view.begins.counter.day,
        quantities(&view.begins.totals),
        view.ends.day,
        quantities(&view.ends.totals),
        view.exact,
        view.begins.counter.carried,
        view.total,
        view.next.counter.carried,
    )
}

fn what(charge: &Charge) -> String {
    match *charge {
        Charge::Consumption {
            register,
            season,
            block,
            reached,
            quantity: used,
            price,
        } => format!(
            "{} × {} (register {register}, season {season}, block {block} after {})",
            quantity(used),
            decimal(price, MILLION),
            quantity(reached),
        ),
        Charge::Standing { per, price, .. } => {
            format!(
                "standing charge, {} a {}",
                decimal(price, MILLION),
                word(per)
            )
        }
        Charge::Minimum { price, charged, .. } => {
            format!(
                "to the minimum of {}, from {charged}",
                decimal(price, MILLION)
            )
        }
        Charge::Discount { rate, .. } => {
            format!("discount of {}", decimal(rate.into(), MILLION))
        }
        Charge::Tax { rate, base } => {
            format!("tax of {} on {base}", decimal(rate.into(), MILLION))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_written_as_the_decimals_that_they_are() {
        assert_eq!(quantity(1_234_560), "1234.56");
        assert_eq!(quantity(200_000), "200");
        assert_eq!(quantity(7), "0.007");
        assert_eq!(decimal(8_400_000, MILLION), "8.4");
        assert_eq!(quantities(&[0, 0, 0, 0]), "0");
        assert_eq!(quantities(&[1_000, 0, 500, 0]), "1; 0; 0.5");
    }
}
