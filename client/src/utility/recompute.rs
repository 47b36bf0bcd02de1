//! A bill, computed again off chain: by the tariffs and the readings that the chain has, with the engine alone.
//!
//! The chain bills a cycle in steps, one tariff and category at a time. Here all of it is one bill of the engine's, so that what
//! the chain did is held against another way to the same sum.

use super::{account, UtilityError};
use crate::chain::Chain;
use adliya_primitives::TariffId;
use adliya_tariffs::{bill, Bill, BillError, Day, Tariff, Terms, Usage};
use pallet_utility_bills::types::{Account, Stage, Statement};
use pallet_utility_contracts::types::{Contract, Journal, Mark, TariffRecord, TariffStatus};
use sp_core::H256;

/// A tariff with the days on which it applies.
pub(crate) struct Applied {
    pub(crate) id: TariffId,
    pub(crate) from: Day,
    pub(crate) until: Day,
    pub(crate) tariff: Tariff,
}

/// Why a bill is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Wrong {
    /// The engine bills something else.
    #[error("the bill says {said}, but the readings and tariffs come to {computed}")]
    Total {
        /// What it says.
        said: u128,
        /// What the engine says.
        computed: u128,
    },
    /// It does not begin where the one before ends.
    #[error("it does not begin where the one before ends: {0}")]
    Gap(&'static str),
    /// The engine does not bill this at all.
    #[error("the engine does not bill it: {0}")]
    Engine(#[from] BillError),
}

impl Applied {
    fn of(id: TariffId, record: &TariffRecord<account::AssetId>, tariff: Tariff) -> Self {
        let until = match record.status {
            TariffStatus::Approved {
                successor: Some(next),
                ..
            } => next.from,
            _ => Day(u32::MAX),
        };
        Self {
            id,
            from: record.effective_from,
            until,
            tariff,
        }
    }
}

/// The tariffs of a bill in their order, from the one with which it begins.
pub(crate) async fn tariffs(
    chain: &Chain,
    statement: &Statement,
    at: H256,
) -> Result<Vec<Applied>, UtilityError> {
    let mut applied = Vec::new();
    let mut next = Some(statement.begins.tariff);
    while let Some(id) = next {
        let view = account::tariff(chain, id, at).await?;
        let is = Applied::of(id, &view.record, view.tariff);
        next = match view.record.status {
            TariffStatus::Approved {
                successor: Some(next),
                ..
            } if next.from < statement.ends.day => Some(next.tariff),
            _ => None,
        };
        applied.push(is);
    }
    Ok(applied)
}

/// The terms of the days from `begins` until `ends`: whole, as limits fall on all of their days.
fn terms<'a>(
    contract: &Contract,
    opened: Day,
    tariffs: &'a [Applied],
    statement: &Statement,
) -> Vec<Terms<'a>> {
    let (begins, ends) = (statement.begins.counter.day, statement.ends.day);
    let mut changes: Vec<Day> = contract.former.iter().map(|former| former.until).collect();
    changes.sort_unstable();
    let mut terms = Vec::new();
    for applied in tariffs {
        let mut from = applied.from.max(opened);
        let within = changes.iter().filter(|day| **day < applied.until);
        let bounds = within.chain([&applied.until]);
        for until in bounds {
            // Before the first day or the first change, the category was another one.
            let end = if statement.ends.is_final {
                ends.min(*until)
            } else {
                *until
            };
            if from < end && begins < end && from < ends {
                terms.push(Terms {
                    from,
                    until: end,
                    tariff: &applied.tariff,
                    region: contract.terms.region,
                    category: contract.category_on(from),
                    discount: None,
                });
            }
            from = from.max(*until);
        }
    }
    terms
}

/// Computes a bill from where it begins, by the readings that it names.
pub(crate) fn compute(
    contract: &Contract,
    account: &Account<account::AssetId>,
    tariffs: &[Applied],
    statement: &Statement,
) -> Result<Bill, Wrong> {
    let Statement { begins, ends, .. } = statement;
    let mut quantities = ends.totals;
    for (quantity, before) in quantities.iter_mut().zip(begins.totals) {
        *quantity = quantity.saturating_sub(before);
    }
    let usage = Usage {
        from: begins.counter.day,
        until: ends.day,
        quantities,
    };
    let terms = terms(contract, account.opened, tariffs, statement);
    let bill = bill(&terms, &[usage], &begins.counter)?;
    if bill.total == statement.total {
        Ok(bill)
    } else {
        Err(Wrong::Total {
            said: statement.total,
            computed: bill.total,
        })
    }
}

/// Whether the next bill, or the running cycle, begins where a bill that was computed ends.
pub(crate) fn joins(bill: &Bill, statement: &Statement, next: &Stage) -> Result<(), Wrong> {
    if next.counter != bill.counter {
        return Err(Wrong::Gap("the engine's counter is another one"));
    }
    let billed = statement.begins.totals.iter().zip(statement.ends.totals);
    let shown = billed.map(|(before, shown)| shown.max(*before));
    if !shown.eq(next.totals) {
        return Err(Wrong::Gap("the reading is another one"));
    }
    Ok(())
}

/// The reading with which a bill ends, if the journal has it still: it keeps the first of each month, and the last.
pub(crate) fn reading<'j>(journal: &'j Journal, statement: &Statement) -> Option<&'j Mark> {
    let ends = &statement.ends;
    journal.marks.iter().find(|mark| {
        journal.local_time.day_at(mark.at) == Some(ends.day) && mark.consumed == ends.totals
    })
}
