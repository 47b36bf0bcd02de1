//! A tariff as a file: decimals as people write them, which become the engine's whole numbers exactly or are refused.

use super::sha256;
use crate::transact::TransactError;
use adliya_primitives::Region;
use adliya_tariffs::{
    tariff::{
        Block, Cycle, Discount, DiscountOf, Per, PriceTable, SeasonCalendar, Service,
        StandingCharge, Tariff, Tax, TaxOf, Unit,
    },
    LocalTime,
};
use codec::MaxEncodedLen;
use frame_support::{traits::Get, BoundedVec};
use serde::Deserialize;
use std::{fs, path::Path};

/// A price has six decimals at most, in minor units.
const PRICE: usize = 6;
/// A quantity has three.
const QUANTITY: usize = 3;
/// A rate has six, and is a part of one.
const RATE: usize = 6;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    service: ServiceName,
    unit: UnitName,
    cycle: CycleName,
    utc_offset_minutes: i16,
    calendars: Vec<Calendar>,
    tables: Vec<Table>,
    #[serde(default)]
    standing_charges: Vec<Standing>,
    minimum: Option<String>,
    #[serde(default)]
    discounts: Vec<Reduction>,
    tax: Option<TaxRate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Calendar {
    region: String,
    months: [u8; 12],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    category: u8,
    #[serde(default)]
    season: u8,
    #[serde(default)]
    register: u8,
    blocks: Vec<Priced>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Priced {
    up_to: Option<String>,
    price: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Standing {
    category: Option<u8>,
    per: PerName,
    price: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reduction {
    rate: String,
    of: OfName,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TaxRate {
    rate: String,
    of: TaxOfName,
}

/// Names in camelCase for the engine's enums, which have none of their own.
macro_rules! names {
    ($($name:ident for $of:ty { $($variant:ident $(($field:ty))?),* $(,)? })*) => {$(
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        enum $name { $($variant $(($field))?),* }
    )*};
}

names! {
    ServiceName for Service { Electricity, Gas, Water, Sewage, Heat, Waste }
    UnitName for Unit { KilowattHour, CubicMetre, Gigacalorie, SquareMetre, Person }
    CycleName for Cycle { Month, Year }
    PerName for Per { Day, Month }
    TaxOfName for TaxOf { Consumption, Standing, All }
    OfName for DiscountOf { Consumption, FirstBlocks(u8), Standing, All }
}

impl From<ServiceName> for Service {
    fn from(name: ServiceName) -> Self {
        match name {
            ServiceName::Electricity => Service::Electricity,
            ServiceName::Gas => Service::Gas,
            ServiceName::Water => Service::Water,
            ServiceName::Sewage => Service::Sewage,
            ServiceName::Heat => Service::Heat,
            ServiceName::Waste => Service::Waste,
        }
    }
}

/// A service by its name, as in `electricity`.
pub(crate) fn service(text: &str) -> Result<Service, String> {
    let name: Result<ServiceName, _> = serde_json::from_value(text.into());
    let known = "a service is electricity, gas, water, sewage, heat or waste";
    name.map(Service::from).map_err(|_| known.to_owned())
}

/// A unit by its name, as in `kilowattHour`.
pub(crate) fn unit(text: &str) -> Result<Unit, String> {
    let name: Result<UnitName, _> = serde_json::from_value(text.into());
    let known = "a unit is kilowattHour, cubicMetre, gigacalorie, squareMetre or person";
    name.map(unit_of).map_err(|_| known.to_owned())
}

fn unit_of(name: UnitName) -> Unit {
    match name {
        UnitName::KilowattHour => Unit::KilowattHour,
        UnitName::CubicMetre => Unit::CubicMetre,
        UnitName::Gigacalorie => Unit::Gigacalorie,
        UnitName::SquareMetre => Unit::SquareMetre,
        UnitName::Person => Unit::Person,
    }
}

/// A decimal number times ten to the power of `decimals`, if that is whole.
pub(crate) fn decimal(text: &str, decimals: usize) -> Result<u64, String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let sound = !whole.is_empty() && digits(whole) && digits(fraction);
    let all = format!("{whole}{fraction:0<decimals$}");
    let number = (sound && fraction.len() <= decimals).then(|| all.parse().ok());
    number.flatten().ok_or_else(|| {
        format!("{text:?} is no decimal number with {decimals} digits after the point at most")
    })
}

fn rate(text: &str) -> Result<u32, String> {
    let millionths = decimal(text, RATE)?;
    u32::try_from(millionths).map_err(|_| format!("{text} is no rate"))
}

/// A list with a bound, or what there is too much of.
fn bounded<T: Clone, Bound: Get<u32>>(
    list: Vec<T>,
    of: &str,
) -> Result<BoundedVec<T, Bound>, String>
where
    BoundedVec<T, Bound>: MaxEncodedLen,
{
    let many = list.len();
    BoundedVec::try_from(list).map_err(|_| format!("{many} {of} are more than {}", Bound::get()))
}

/// How many there are, if this is the last place.
fn count(places: impl Iterator<Item = u8>) -> u8 {
    places.max().map_or(0, |last| last.saturating_add(1))
}

impl File {
    fn tariff(self) -> Result<Tariff, String> {
        let mut tables = Vec::new();
        for table in &self.tables {
            let mut blocks = Vec::new();
            for block in &table.blocks {
                let up_to = block.up_to.as_deref().map(|limit| decimal(limit, QUANTITY));
                blocks.push(Block {
                    up_to: up_to.transpose()?,
                    price: decimal(&block.price, PRICE)?,
                });
            }
            tables.push(PriceTable {
                category: table.category,
                season: table.season,
                register: table.register,
                blocks: bounded(blocks, "blocks")?,
            });
        }
        let mut calendars = Vec::new();
        for calendar in &self.calendars {
            let region: Result<Region, _> = calendar.region.parse();
            calendars.push(SeasonCalendar {
                region: region.map_err(|problem| format!("{}: {problem}", calendar.region))?,
                months: calendar.months,
            });
        }
        let mut standing = Vec::new();
        for charge in &self.standing_charges {
            standing.push(StandingCharge {
                category: charge.category,
                per: match charge.per {
                    PerName::Day => Per::Day,
                    PerName::Month => Per::Month,
                },
                price: decimal(&charge.price, PRICE)?,
            });
        }
        let mut discounts = Vec::new();
        for discount in &self.discounts {
            discounts.push(Discount {
                rate: rate(&discount.rate)?,
                of: match discount.of {
                    OfName::Consumption => DiscountOf::Consumption,
                    OfName::FirstBlocks(blocks) => DiscountOf::FirstBlocks(blocks),
                    OfName::Standing => DiscountOf::Standing,
                    OfName::All => DiscountOf::All,
                },
            });
        }
        let tax = self.tax.as_ref().map(|tax| {
            Ok::<_, String>(Tax {
                rate: rate(&tax.rate)?,
                of: match tax.of {
                    TaxOfName::Consumption => TaxOf::Consumption,
                    TaxOfName::Standing => TaxOf::Standing,
                    TaxOfName::All => TaxOf::All,
                },
            })
        });
        let minimum = self.minimum.as_deref().map(|price| decimal(price, PRICE));
        let tariff = Tariff {
            service: self.service.into(),
            unit: unit_of(self.unit),
            cycle: match self.cycle {
                CycleName::Month => Cycle::Month,
                CycleName::Year => Cycle::Year,
            },
            local_time: LocalTime(self.utc_offset_minutes),
            categories: count(tables.iter().map(|table| table.category)),
            seasons: count(tables.iter().map(|table| table.season)),
            registers: count(tables.iter().map(|table| table.register)),
            calendars: bounded(calendars, "calendars")?,
            tables: bounded(tables, "tables")?,
            standing_charges: bounded(standing, "standing charges")?,
            minimum: minimum.transpose()?,
            discounts: bounded(discounts, "discounts")?,
            tax: tax.transpose()?,
        };
        tariff.validate().map_err(|error| error.to_string())?;
        Ok(tariff)
    }
}

/// The tariff of a file, which is valid, and the hash of the file.
pub(crate) fn read(path: &Path) -> Result<(Tariff, sp_core::H256), TransactError> {
    let wrong = |problem: String| TransactError::file(path, problem);
    let text = fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let file: File = serde_json::from_slice(&text).map_err(|error| wrong(error.to_string()))?;
    let tariff = file.tariff().map_err(wrong)?;
    Ok((tariff, sha256(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn tariff(file: serde_json::Value) -> Result<Tariff, String> {
        let file: File = serde_json::from_value(file).map_err(|error| error.to_string())?;
        file.tariff()
    }

    fn electricity(price: &str) -> serde_json::Value {
        json!({
            "service": "electricity",
            "unit": "kilowattHour",
            "cycle": "month",
            "utc_offset_minutes": 240,
            "calendars": [{ "region": "1", "months": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
            "tables": [{ "blocks": [{ "up_to": "200", "price": price }, { "price": "15" }] }],
        })
    }

    #[test]
    fn decimals_become_the_engines_whole_numbers_exactly() {
        let read = tariff(electricity("8.4")).expect("it is sound");
        let blocks = &read.tables[0].blocks;
        assert_eq!(
            (blocks[0].up_to, blocks[0].price),
            (Some(200_000), 8_400_000)
        );
        assert_eq!((blocks[1].up_to, blocks[1].price), (None, 15_000_000));
        assert_eq!((read.categories, read.seasons, read.registers), (1, 1, 1));
    }

    #[test]
    fn what_is_not_exact_or_not_known_is_refused_by_name() {
        for wrong in ["8.4000001", "", ".5", "-1", "1e3", "eight"] {
            let refused = tariff(electricity(wrong)).expect_err("it is no price");
            assert!(refused.contains("decimal"), "{refused}");
        }
        let mut other = electricity("8.4");
        other["tables"][0]["blocks"][0]["up_to"] = "0".into();
        let refused = tariff(other).expect_err("a limit is above the one before");
        assert!(refused.contains("block 0 of table 0"), "{refused}");
        let mut other = electricity("8.4");
        other["prices"] = json!(1);
        assert!(tariff(other)
            .expect_err("unknown")
            .contains("unknown field `prices`"));
        assert!(service("steam").is_err() && service("gas").is_ok());
    }
}
