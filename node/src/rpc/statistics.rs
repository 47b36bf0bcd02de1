//! `civil_statistics`: what was registered, as a table by district, month and kind.

use super::{
    answer::{name, Answer, Chain},
    error::Error,
    field,
};
use crate::types::Block;
use adliya_primitives::{Month, Region};
use adliya_runtime::AccountId;
use jsonrpsee::{core::RegisterMethodError, types::Params, RpcModule};
use pallet_civil_registry::{
    runtime_api::CivilRegistryApi,
    types::{StatisticsPage, StatisticsRow, MAX_MONTHS, MAX_PAGE},
};
use serde::Serialize;

const API: &str = "CivilRegistryApi";
/// The districts of a page when no limit is given.
const DEFAULT_PAGE: u32 = 20;

/// The method.
///
/// # Errors
/// When there is one of that name.
pub(super) fn methods(chain: Chain) -> Result<RpcModule<Chain>, RegisterMethodError> {
    let mut module = RpcModule::new(chain);
    module.register_blocking_method("civil_statistics", |params, chain, _| {
        statistics(&chain, &params)
    })?;
    Ok(module)
}

/// What was registered in the districts of a region.
fn statistics(chain: &Chain, params: &Params) -> Result<Answer<Statistics>, Error> {
    let names = ["region", "fromMonth", "toMonth", "from", "limit", "at"];
    let [region, from_month, to_month, from, limit, at] = field::read(params, names)?;
    let region = counted("region", field::region("region", region)?)?;
    let from_month = field::month("fromMonth", from_month)?;
    let to_month = field::month("toMonth", to_month)?;
    ensure_within_a_table(from_month, to_month)?;
    let from = field::optional_region("from", from)?
        .map(|from| counted("from", from))
        .transpose()?;
    let limit = field::limit("limit", limit, DEFAULT_PAGE, MAX_PAGE)?;
    chain.ask::<dyn CivilRegistryApi<Block, AccountId>, _, _>(at, API, |api, at| {
        let page = api.statistics(at, region, from_month, to_month, from, limit)?;
        Ok(Some(page))
    })
}

/// A region that has a table, which those within a district have not.
fn counted(field: &'static str, region: Region) -> Result<Region, Error> {
    if region.district() == region {
        return Ok(region);
    }
    Err(Error::InvalidField {
        field,
        reason: format!("expected a district or a region above one, got the locality {region}"),
    })
}

/// Whether a table has all these months.
fn ensure_within_a_table(from: Month, to: Month) -> Result<(), Error> {
    let last = from.later(MAX_MONTHS.saturating_sub(1));
    if (from..=last).contains(&to) {
        return Ok(());
    }
    Err(Error::InvalidField {
        field: "toMonth",
        reason: format!("expected a month from {from} to {last}, got {to}"),
    })
}

/// A page of the table in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Statistics {
    rows: Vec<Row>,
    next: Option<String>,
}

/// A row of the table in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    district: String,
    month: String,
    kind: String,
    timely: u32,
    late: u32,
    delayed: u32,
    archived: u32,
    annulled: u32,
    late_per_mille: Option<u16>,
}

impl From<StatisticsPage> for Statistics {
    fn from(page: StatisticsPage) -> Self {
        Self {
            rows: page.rows.into_iter().map(Row::from).collect(),
            next: page.next.map(|district| district.to_string()),
        }
    }
}

impl From<StatisticsRow> for Row {
    fn from(row: StatisticsRow) -> Self {
        Self {
            district: row.district.to_string(),
            month: row.month.to_string(),
            kind: name(row.kind),
            timely: row.count.timely,
            late: row.count.late,
            delayed: row.count.delayed,
            archived: row.count.archived,
            annulled: row.count.annulled,
            late_per_mille: row.late_per_mille,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pallet_civil_registry::types::{Count, EventKind};
    use serde_json::json;

    fn month(text: &str) -> Month {
        text.parse().expect("a month")
    }

    #[test]
    fn a_row_is_shown_with_its_month_and_its_share_of_late_registrations() {
        let count = Count {
            timely: 2,
            late: 1,
            ..Count::default()
        };
        let page = StatisticsPage {
            rows: vec![StatisticsRow {
                district: Region::new(1, 14, 7, 0),
                month: month("2026-03"),
                kind: EventKind::FetalDeath,
                count,
                late_per_mille: count.late_per_mille(),
            }],
            next: Some(Region::new(1, 14, 8, 0)),
        };
        assert_eq!(
            serde_json::to_value(Statistics::from(page)).expect("is JSON"),
            json!({
                "rows": [{
                    "district": "1.14.7.0",
                    "month": "2026-03",
                    "kind": "fetalDeath",
                    "timely": 2,
                    "late": 1,
                    "delayed": 0,
                    "archived": 0,
                    "annulled": 0,
                    "latePerMille": 333,
                }],
                "next": "1.14.8.0",
            })
        );
    }

    #[test]
    fn a_table_has_a_year_at_most_and_does_not_run_backwards() {
        let within = |from, to| ensure_within_a_table(month(from), month(to)).is_ok();
        assert!(within("2026-03", "2026-03") && within("2026-03", "2027-02"));
        assert!(!within("2026-03", "2027-03") && !within("2026-03", "2026-02"));
    }

    #[test]
    fn a_locality_has_no_table() {
        let urgut = Region::new(1, 14, 7, 0);
        assert_eq!(counted("region", urgut), Ok(urgut));
        let refusal = counted("region", Region::new(1, 14, 7, 3)).expect_err("is refused");
        assert!(refusal.to_string().contains("1.14.7.3"), "{refusal}");
    }
}
