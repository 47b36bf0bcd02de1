//! Accounts in JSON. Sums are in the minor unit of the account's asset; exact ones have their decimals.

use super::{
    super::answer::{time, word},
    readings::totals,
};
use adliya_tariffs::Counter;
use pallet_utility_bills::types::{
    AccountView, BillRecord, BillStatus, Contested, Debt, Ending, Grant, Plan, Stage,
};
use serde::Serialize;

/// An account in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Statement {
    supplier: String,
    asset: String,
    opened: String,
    utc_offset_minutes: i16,
    payable: String,
    frozen: String,
    overdue_since: Option<String>,
    prepaid: String,
    credit: String,
    older: Owed,
    bills: Vec<Bill>,
    next_bill: String,
    cycle: Running,
    plan: Option<Instalments>,
    contested: Option<InContest>,
    discounts: Vec<Discounted>,
    head: String,
}

impl From<AccountView<u32>> for Statement {
    fn from(view: AccountView<u32>) -> Self {
        let AccountView {
            account,
            statuses,
            standing,
        } = view;
        let bills = account.bills.iter().zip(statuses);
        let kept = standing.plan_kept;
        Self {
            supplier: account.supplier.to_string(),
            asset: account.asset.to_string(),
            opened: account.opened.to_string(),
            utc_offset_minutes: account.local_time.0,
            payable: standing.payable.to_string(),
            frozen: standing.frozen.to_string(),
            overdue_since: standing.overdue_since.map(time),
            prepaid: account.prepaid.to_string(),
            credit: account.credit.to_string(),
            older: Owed::from(account.older),
            bills: bills.map(|(bill, is)| Bill::of(bill, is)).collect(),
            next_bill: account.next.to_string(),
            cycle: Running {
                begins: Place::from(account.cycle.begins),
                billed: Place::from(account.cycle.at),
                total: account.cycle.total.to_string(),
                ends: account.cycle.ending.map(End::from),
            },
            plan: account.plan.map(|plan| Instalments::of(&plan, kept)),
            contested: account.contested.map(InContest::from),
            discounts: account.discounts.iter().map(Discounted::from).collect(),
            head: format!("{:?}", account.head),
        }
    }
}

/// The bill that is contested, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct InContest {
    bill: String,
    frozen: String,
    creditable: String,
}

impl From<Contested> for InContest {
    fn from(is: Contested) -> Self {
        Self {
            bill: is.bill.to_string(),
            frozen: is.frozen.to_string(),
            creditable: is.creditable.to_string(),
        }
    }
}

/// A discount for whole months, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Discounted {
    discount: u8,
    from: String,
    until: String,
}

impl From<&Grant> for Discounted {
    fn from(grant: &Grant) -> Self {
        Self {
            discount: grant.discount,
            from: grant.from.to_string(),
            until: grant.until.to_string(),
        }
    }
}

/// What is left to pay, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Owed {
    outstanding: String,
    frozen: String,
    due_at: String,
}

impl From<Debt> for Owed {
    fn from(debt: Debt) -> Self {
        Self {
            outstanding: debt.outstanding.to_string(),
            frozen: debt.frozen.to_string(),
            due_at: time(debt.due_at),
        }
    }
}

/// A bill that is kept, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Bill {
    number: String,
    status: String,
    from: String,
    until: String,
    estimated: bool,
    is_final: bool,
    total: String,
    debited: String,
    credited: String,
    settled: String,
    outstanding: String,
    frozen: String,
    closed_at: String,
    due_at: String,
}

impl Bill {
    fn of(bill: &BillRecord, status: BillStatus) -> Self {
        let is = bill.statement;
        Self {
            number: is.number.to_string(),
            status: word(status),
            from: is.begins.counter.day.to_string(),
            until: is.ends.day.to_string(),
            estimated: is.ends.estimated,
            is_final: is.ends.is_final,
            total: is.total.to_string(),
            debited: bill.debited.to_string(),
            credited: bill.credited.to_string(),
            settled: bill.settled.to_string(),
            outstanding: bill.debt.outstanding.to_string(),
            frozen: bill.debt.frozen.to_string(),
            closed_at: time(is.closed_at),
            due_at: time(bill.debt.due_at),
        }
    }
}

/// How far billing has come, in JSON: the reading, and the engine's counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place {
    day: String,
    tariff: String,
    totals: [String; 4],
    cycle: String,
    used: [String; 4],
    charged: String,
    carried: String,
}

impl From<Stage> for Place {
    fn from(stage: Stage) -> Self {
        let Counter {
            day,
            cycle,
            used,
            charged,
            carried,
        } = stage.counter;
        Self {
            day: day.to_string(),
            tariff: stage.tariff.to_string(),
            totals: totals(stage.totals),
            cycle: word(cycle),
            used: totals(used),
            charged: charged.to_string(),
            carried: carried.to_string(),
        }
    }
}

/// The reading with which a cycle ends, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct End {
    day: String,
    totals: [String; 4],
    estimated: bool,
    is_final: bool,
}

impl From<Ending> for End {
    fn from(ends: Ending) -> Self {
        Self {
            day: ends.day.to_string(),
            totals: totals(ends.totals),
            estimated: ends.estimated,
            is_final: ends.is_final,
        }
    }
}

/// The running cycle in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Running {
    begins: Place,
    billed: Place,
    total: String,
    ends: Option<End>,
}

/// A plan in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Instalments {
    instalments: u8,
    first_at: String,
    interval_ms: String,
    offered_by: String,
    agreed: Option<Agreed>,
}

/// What was agreed on, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Agreed {
    at: String,
    amount: String,
    through: String,
    met: String,
    kept: bool,
}

impl Instalments {
    fn of(plan: &Plan, kept: bool) -> Self {
        Self {
            instalments: plan.instalments,
            first_at: time(plan.first_at),
            interval_ms: plan.interval.to_string(),
            offered_by: plan.offered_by.to_string(),
            agreed: plan.agreed.map(|agreed| Agreed {
                at: time(agreed.at),
                amount: agreed.amount.to_string(),
                through: agreed.through.to_string(),
                met: agreed.met.to_string(),
                kept,
            }),
        }
    }
}
