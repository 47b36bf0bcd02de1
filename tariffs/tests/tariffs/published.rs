//! Every published tariff is expressed, is valid, and bills to the exact minor unit.

use super::*;
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct File {
    description: String,
    tariffs: Vec<Published>,
}

/// What a tariff of the file may say. A field that is not here fails the test: nothing in the file is passed over.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Published {
    id: String,
    country: String,
    service: String,
    unit: String,
    currency: String,
    price_unit: String,
    cycle: String,
    effective_from: String,
    effective_to: Option<String>,
    #[serde(default)]
    blocks: Vec<PublishedBlock>,
    #[serde(default)]
    categories: BTreeMap<String, Vec<PublishedBlock>>,
    #[serde(default)]
    seasons: Vec<PublishedSeason>,
    #[serde(default)]
    regional: BTreeMap<String, String>,
    note: Option<String>,
    source: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PublishedBlock {
    up_to: Option<u64>,
    price: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PublishedSeason {
    months: Vec<usize>,
    blocks: Vec<PublishedBlock>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A decimal number of something that has so many minor units, in millionths of the minor unit.
fn price(decimal: &str, minor_units: u64) -> u64 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let millionths: u64 = format!("{whole}{fraction:0<6}").parse().unwrap();
    millionths * minor_units
}

fn region(name: &str) -> Region {
    match name {
        "AZ" => AZERBAIJAN,
        "UZ" => UZBEKISTAN,
        "Karakalpakstan" => KARAKALPAKSTAN,
        "Khorezm" => KHOREZM,
        _ => panic!("where is {name}?"),
    }
}

/// "the heating season is October to February": the months from the first to the last, as places in the year.
fn heating_season(text: &str) -> Vec<usize> {
    let months = text.strip_prefix("the heating season is ").unwrap();
    let (first, last) = months.split_once(" to ").unwrap();
    let place = |name| MONTHS.iter().position(|month| *month == name).unwrap();
    let (first, last) = (place(first), place(last));
    (first..first + 12)
        .take((last + 12 - first) % 12 + 1)
        .map(|month| month % 12)
        .collect()
}

impl Published {
    fn tariff(&self) -> Tariff {
        let minor_units = match self.price_unit.as_str() {
            "qepik (0.01 AZN)" => 1,
            "soum" => 100,
            other => panic!("how many minor units has a {other}?"),
        };
        let blocks = |blocks: &[PublishedBlock]| {
            let blocks = blocks.iter();
            blocks
                .map(|block| (block.up_to, price(&block.price, minor_units)))
                .collect::<Vec<_>>()
        };
        // Without seasons there is one, of all months; without categories there is one, of everybody else.
        let (mut tables, mut months) = (Vec::new(), [0u8; 12]);
        for (season, is) in (0..).zip(&self.seasons) {
            is.months
                .iter()
                .for_each(|month| months[month - 1] = season);
            tables.push(table((0, season, 0), &blocks(&is.blocks)));
        }
        if !self.blocks.is_empty() {
            tables.push(table((0, 0, 0), &blocks(&self.blocks)));
        }
        for (category, is) in (1..).zip(self.categories.values()) {
            tables.push(table((category, 0, 0), &blocks(is)));
        }
        let mut calendars = vec![SeasonCalendar {
            region: region(&self.country),
            months,
        }];
        for (names, text) in &self.regional {
            let heating = heating_season(text);
            // The season of January is the one that heats, and the other one is not.
            let (winter, summer) = (months[0], 1 - months[0]);
            let months = core::array::from_fn(|month| match heating.contains(&month) {
                true => winter,
                false => summer,
            });
            calendars.extend(names.split(", ").map(|name| SeasonCalendar {
                region: region(name),
                months,
            }));
        }
        Tariff {
            service: match self.service.as_str() {
                "electricity" => Service::Electricity,
                "gas" => Service::Gas,
                other => panic!("what is {other}?"),
            },
            unit: match self.unit.as_str() {
                "kWh" => Unit::KilowattHour,
                "m3" => Unit::CubicMetre,
                other => panic!("what is a {other}?"),
            },
            cycle: match self.cycle.as_str() {
                "month" => Cycle::Month,
                "year" => Cycle::Year,
                other => panic!("how long is a {other}?"),
            },
            local_time: LocalTime(if self.country == "AZ" { 240 } else { 300 }),
            categories: self.categories.len() as u8 + 1,
            seasons: self.seasons.len().max(1) as u8,
            registers: 1,
            calendars: calendars.try_into().unwrap(),
            tables: tables.try_into().unwrap(),
            ..simple(&[])
        }
    }
}

/// The published tariffs by their ids.
pub(crate) fn tariffs() -> BTreeMap<String, Tariff> {
    let file: File = serde_json::from_str(include_str!("../data/tariffs.json")).unwrap();
    let tariffs = file.tariffs.iter();
    tariffs.map(|is| (is.id.clone(), is.tariff())).collect()
}

/// What a household in a region pays for one month's consumption, in whole units.
fn month(id: &str, region: Region, category: u8, month: u8, units: u64) -> Result<u128, BillError> {
    let tariff = &tariffs()[id];
    let terms = Terms {
        region,
        category,
        ..terms(tariff, day(2025, 1, 1), FOR_EVER)
    };
    let first = day(2025, month, 1);
    let bill = first_bill(&[terms], &[usage(first, first.month().end(), units)])?;
    assert_eq!(
        bill.counter.carried,
        Amount::default(),
        "nothing is rounded"
    );
    Ok(bill.total)
}

#[test]
fn every_published_tariff_is_valid() {
    let tariffs = tariffs();
    assert_eq!(
        tariffs.keys().collect::<Vec<_>>(),
        [
            "az-electricity-2025",
            "az-gas-2025",
            "uz-electricity-2024",
            "uz-electricity-2025",
            "uz-gas-2025"
        ],
        "a tariff was added: say below what it bills"
    );
    for (id, tariff) in &tariffs {
        assert_eq!(tariff.validate(), Ok(()), "{id}");
    }
}

#[test]
fn electricity_in_baku_bills_its_three_blocks() {
    let bill = |kwh| month("az-electricity-2025", BAKU, 0, 3, kwh);
    // 100 kWh at 8.4 qepik, then 10, then 15.
    assert_eq!(bill(100), Ok(840));
    assert_eq!(bill(200), Ok(1_680));
    assert_eq!(bill(201), Ok(1_680 + 10));
    assert_eq!(bill(350), Ok(1_680 + 100 * 10 + 50 * 15));
}

#[test]
fn gas_in_baku_bills_its_three_blocks() {
    let bill = |cubic_metres| month("az-gas-2025", BAKU, 0, 1, cubic_metres);
    assert_eq!(bill(1_200), Ok(15_000));
    assert_eq!(bill(3_000), Ok(15_000 + 1_300 * 22 + 500 * 30));
}

#[test]
fn electricity_in_uzbekistan_until_2025_bills_its_five_blocks() {
    let bill = |kwh| month("uz-electricity-2024", TASHKENT, 0, 3, kwh);
    // The supplier's own example: 90,000 soum for the norm, and 90,000 for the next 100 kWh (pravouz.com 12347).
    assert_eq!(bill(300), Ok(soum(90_000 + 90_000)));
    let blocks = 200 * 450 + 800 * 900 + 4_000 * 1_350 + 5_000 * 1_575 + 2_000 * 1_800;
    assert_eq!(bill(12_000), Ok(soum(blocks)));
}

#[test]
fn electric_stoves_in_uzbekistan_have_their_own_prices() {
    let bill = |kwh| month("uz-electricity-2024", TASHKENT, 1, 3, kwh);
    assert_eq!(bill(300), Ok(soum(200 * 225 + 100 * 450)));
    // 787.5 soum a kilowatt-hour, for one of them.
    let blocks = 200 * 225 + 800 * 450 + 4_000 * 675;
    assert_eq!(bill(5_001), Ok(soum(blocks) + 78_750));
    let blocks = blocks + 5_000 / 2 * 1_575 + 2_000 * 900;
    assert_eq!(bill(12_000), Ok(soum(blocks)));
}

#[test]
fn electricity_in_uzbekistan_since_2025_is_not_billed_beyond_the_published_blocks() {
    let bill = |kwh| month("uz-electricity-2025", TASHKENT, 0, 5, kwh);
    assert_eq!(bill(700), Ok(soum(200 * 600 + 300 * 800 + 200 * 1_000)));
    assert_eq!(bill(1_000), Ok(soum(120_000 + 240_000 + 500_000)));
    let beyond = BillError::BeyondLastBlock {
        terms: 0,
        register: 0,
    };
    assert_eq!(bill(1_001), Err(beyond));
}

#[test]
fn gas_in_uzbekistan_has_a_greater_norm_in_winter() {
    let bill = |month_, cubic_metres| month("uz-gas-2025", TASHKENT, 0, month_, cubic_metres);
    assert_eq!(bill(7, 150), Ok(soum(100 * 1_000 + 50 * 1_500)));
    assert_eq!(bill(1, 500), Ok(soum(500_000)));
    assert_eq!(bill(1, 600), Ok(soum(500_000 + 100 * 1_500)));
}

#[test]
fn a_tariff_does_not_apply_in_another_country() {
    assert_eq!(
        month("uz-gas-2025", BAKU, 0, 1, 100),
        Err(BillError::NotInRegion { terms: 0 })
    );
}
