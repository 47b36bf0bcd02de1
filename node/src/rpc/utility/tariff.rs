//! Tariffs in JSON. Prices are in millionths of the minor unit, quantities in thousandths of the unit that is priced.

use super::super::answer::{time, word};
use adliya_tariffs::{Discount, DiscountOf, PriceTable, SeasonCalendar, StandingCharge, Tax};
use pallet_utility_contracts::types::{TariffStatus, TariffView};
use serde::Serialize;

/// A tariff in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tariff {
    id: String,
    status: &'static str,
    supplier: String,
    service: String,
    region: String,
    asset: String,
    document: String,
    effective_from: String,
    successor: Option<Next>,
    follows: Option<String>,
    proposed_by: String,
    proposed_at: String,
    decided_at: Option<String>,
    unit: String,
    cycle: String,
    utc_offset_minutes: i16,
    categories: u8,
    seasons: u8,
    registers: u8,
    calendars: Vec<Calendar>,
    tables: Vec<Table>,
    standing_charges: Vec<Standing>,
    minimum: Option<String>,
    discounts: Vec<Reduction>,
    tax: Option<TaxRate>,
}

/// What follows a tariff, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Next {
    tariff: String,
    from: String,
}

impl From<TariffView<u32>> for Tariff {
    fn from(TariffView { id, record, tariff }: TariffView<u32>) -> Self {
        let (status, decided_at, follows, successor) = match record.status {
            TariffStatus::Proposed => ("proposed", None, None, None),
            TariffStatus::Rejected { at } => ("rejected", Some(at), None, None),
            TariffStatus::Approved {
                at,
                follows,
                successor,
            } => ("approved", Some(at), follows, successor),
        };
        Self {
            id: id.to_string(),
            status,
            supplier: record.scope.supplier.to_string(),
            service: word(record.scope.service),
            region: record.scope.region.to_string(),
            asset: record.asset.to_string(),
            document: format!("{:?}", record.document),
            effective_from: record.effective_from.to_string(),
            successor: successor.map(|next| Next {
                tariff: next.tariff.to_string(),
                from: next.from.to_string(),
            }),
            follows: follows.map(|id| id.to_string()),
            proposed_by: record.proposed_by.to_string(),
            proposed_at: time(record.proposed_at),
            decided_at: decided_at.map(time),
            unit: word(tariff.unit),
            cycle: word(tariff.cycle),
            utc_offset_minutes: tariff.local_time.0,
            categories: tariff.categories,
            seasons: tariff.seasons,
            registers: tariff.registers,
            calendars: tariff.calendars.iter().map(Calendar::from).collect(),
            tables: tariff.tables.iter().map(Table::from).collect(),
            standing_charges: tariff.standing_charges.iter().map(Standing::from).collect(),
            minimum: tariff.minimum.map(|price| price.to_string()),
            discounts: tariff.discounts.iter().map(Reduction::from).collect(),
            tax: tariff.tax.map(TaxRate::from),
        }
    }
}

/// Which season each month belongs to somewhere, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Calendar {
    region: String,
    months: [u8; 12],
}

impl From<&SeasonCalendar> for Calendar {
    fn from(is: &SeasonCalendar) -> Self {
        Self {
            region: is.region.to_string(),
            months: is.months,
        }
    }
}

/// The prices of a register in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Table {
    category: u8,
    season: u8,
    register: u8,
    blocks: Vec<Block>,
}

/// A block of prices in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Block {
    up_to: Option<String>,
    price: String,
}

impl From<&PriceTable> for Table {
    fn from(is: &PriceTable) -> Self {
        let blocks = is.blocks.iter().map(|block| Block {
            up_to: block.up_to.map(|limit| limit.to_string()),
            price: block.price.to_string(),
        });
        Self {
            category: is.category,
            season: is.season,
            register: is.register,
            blocks: blocks.collect(),
        }
    }
}

/// A standing charge in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Standing {
    category: Option<u8>,
    per: String,
    price: String,
}

impl From<&StandingCharge> for Standing {
    fn from(is: &StandingCharge) -> Self {
        Self {
            category: is.category,
            per: word(is.per),
            price: is.price.to_string(),
        }
    }
}

/// A discount in JSON; its rate is in millionths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Reduction {
    rate: u32,
    of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_blocks: Option<u8>,
}

impl From<&Discount> for Reduction {
    fn from(is: &Discount) -> Self {
        Self {
            rate: is.rate,
            of: word(is.of),
            first_blocks: match is.of {
                DiscountOf::FirstBlocks(blocks) => Some(blocks),
                _ => None,
            },
        }
    }
}

/// A tax in JSON; its rate is in millionths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct TaxRate {
    rate: u32,
    of: String,
}

impl From<Tax> for TaxRate {
    fn from(is: Tax) -> Self {
        Self {
            rate: is.rate,
            of: word(is.of),
        }
    }
}
