//! What happens to households, with the published tariffs.

use super::*;
use serde_json::Value;

const KARAKALPAKSTAN: Region = Region::new(1, 35, 0, 0);
const NUKUS: Region = Region::new(1, 35, 1, 0);
const TASHKENT: Region = Region::new(1, 26, 0, 0);

/// The blocks that a published list of prices has; prices in a unit that has so many minor ones.
fn blocks(of: &Value, minor_units: u64) -> Vec<(Option<u64>, u64)> {
    let price = |text: &str| {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction:0<6}");
        digits.parse::<u64>().expect("a price") * minor_units
    };
    let block = |is: &Value| {
        let text = is["price"].as_str().expect("a price");
        (is["up_to"].as_u64(), price(text))
    };
    of.as_array().expect("a list").iter().map(block).collect()
}

fn published(id: &str) -> Value {
    let file = include_str!("../../../../tariffs/tests/data/tariffs.json");
    let file: Value = serde_json::from_str(file).expect("it is JSON");
    let tariffs = file["tariffs"].as_array().expect("a list");
    let found = tariffs.iter().find(|is| is["id"] == id);
    found.expect("it is published").clone()
}

/// The gas of Uzbekistan: two seasons, and a longer winter in Karakalpakstan.
fn uzbek_gas() -> Tariff {
    let gas = published("uz-gas-2025");
    let mut tariff = simple(&[]);
    (tariff.local_time, tariff.seasons) = (LocalTime(300), 2);
    (tariff.service, tariff.unit) = (Service::Gas, Unit::CubicMetre);
    let (mut months, mut tables) = ([0u8; 12], vec![]);
    for (season, is) in (0..).zip(gas["seasons"].as_array().expect("it has seasons")) {
        for month in is["months"].as_array().expect("a list") {
            months[month.as_u64().expect("a number") as usize - 1] = season;
        }
        let mut table = simple(&blocks(&is["blocks"], 100)).tables[0].clone();
        table.season = season;
        tables.push(table);
    }
    let regional = gas["regional"].as_object().expect("there are some");
    assert!(regional
        .iter()
        .any(|(names, text)| names.contains("Karakalpakstan")
            && text == "the heating season is October to February"));
    let (winter, summer) = (months[0], 1 - months[0]);
    let heated = [0, 1, 9, 10, 11];
    let north = core::array::from_fn(|month| match heated.contains(&month) {
        true => winter,
        false => summer,
    });
    let calendar = |region, months| SeasonCalendar { region, months };
    tariff.calendars = list(vec![
        calendar(Region::new(1, 0, 0, 0), months),
        calendar(KARAKALPAKSTAN, north),
    ]);
    tariff.tables = list(tables);
    assert_eq!(tariff.validate(), Ok(()));
    tariff
}

#[test]
fn a_gas_year_in_baku_crosses_both_limits_and_starts_anew_in_january() {
    ExtBuilder::build_and_execute(|| {
        let gas = published("az-gas-2025");
        tariff_from(
            date(2025, 1, 1),
            Tariff {
                service: Service::Gas,
                unit: Unit::CubicMetre,
                cycle: Cycle::Year,
                ..simple(&blocks(&gas["blocks"], 1))
            },
        );
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        assert_ok!(open(id));
        // Cubic metres from January to December, and January again.
        let consumed = [420, 380, 300, 150, 60, 40, 40, 40, 60, 180, 380, 550, 420];
        let bills = billed(id, &consumed);
        let totals: Vec<_> = bills.iter().map(|bill| bill.total).collect();
        // 12.5 qepik to 1,200 cubic metres, which April passes with 50; 22 to 2,500, which December passes with 100; then 30.
        assert_eq!(totals[..4], [5_250, 4_750, 3_750, 1_250 + 50 * 22]);
        assert_eq!(totals[11], 450 * 22 + 100 * 30);
        assert_eq!(
            totals[..12].iter().sum::<u128>(),
            15_000 + 1_300 * 22 + 100 * 30
        );
        assert_eq!(totals[12], 5_250, "the yearly limit starts anew");

        // The bill of December says how it was computed: what the year had come to, and in which blocks.
        let december = Bills::explain_bill(id, BillNumber(12)).expect("it is kept");
        assert_eq!(december.begins.counter.used[0], 2_050_000);
        let quantities: Vec<_> = december
            .lines
            .iter()
            .filter_map(|is| match is.line.charge {
                adliya_tariffs::Charge::Consumption {
                    block, quantity, ..
                } => Some((block, quantity)),
                _ => None,
            })
            .collect();
        assert_eq!(quantities, [(1, 450_000), (2, 100_000)]);
    });
}

#[test]
fn the_winter_begins_a_month_earlier_in_nukus_than_in_tashkent() {
    let winter_in = |region: Region| {
        let mut totals = vec![];
        ExtBuilder::build_and_execute(|| {
            tariff_from(date(2025, 5, 1), uzbek_gas());
            let id = contract_in(region, date(2025, 9, 1), WALLET);
            assert_ok!(open(id));
            // September to March.
            totals = billed(id, &[400; 7])
                .iter()
                .map(|bill| bill.total)
                .collect();
        });
        totals
    };
    // In tiyin: with a norm of 100 cubic metres at 1,000 soum and the others at 1,500, and with one of 500.
    let (summer, winter) = ((100_000 + 300 * 1_500) * 100, 400_000 * 100);
    assert_eq!(
        winter_in(TASHKENT),
        [summer, summer, winter, winter, winter, winter, summer]
    );
    assert_eq!(
        winter_in(NUKUS),
        [summer, winter, winter, winter, winter, winter, summer]
    );
}

/// Until 2 January 2025 the prices were 8, 9 and 13 qepik (trend.az 3989385); the sum is worked out by hand in the engine's README.
#[test]
fn a_tariff_that_changes_on_2_january_splits_the_month_by_days_on_one_bill() {
    ExtBuilder::build_and_execute(|| {
        let before = simple(&[
            (Some(200), minor(8)),
            (Some(300), minor(9)),
            (None, minor(13)),
        ]);
        tariff_from(date(2021, 11, 1), before);
        let after = published("az-electricity-2025");
        let next = tariff_from(date(2025, 1, 2), simple(&blocks(&after["blocks"], 1)));
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        assert_ok!(open(id));
        read(id, date(2025, 2, 1), 310);
        // The first day is billed by the tariff that ends, the others by the one that follows.
        assert_ok!(close(id));
        assert_eq!(kept(id).bills.len(), 0);
        assert_eq!(kept(id).cycle.at.tariff, next);
        assert!(matches!(
            last_event(),
            RuntimeEvent::Bills(Event::CycleAdvanced { day, .. }) if day == date(2025, 1, 2)
        ));
        // A reading that comes meanwhile does not move the end of the cycle.
        read(id, date(2025, 2, 3), 20);
        assert_ok!(close(id));
        let bill = kept(id).bills[0].statement;
        assert_eq!((bill.total, bill.ends.day), (2_823, date(2025, 2, 1)));
        assert_eq!(kept(id).cycle.begins.counter.carried.to_string(), "0.5492");
        let explained = Bills::explain_bill(id, BillNumber(1)).expect("it is kept");
        assert_eq!(explained.exact.to_string(), "2823.5492");
        let tariffs: Vec<_> = explained.lines.iter().map(|is| is.tariff.0).collect();
        assert_eq!(tariffs, [0, 0, 0, 1, 1, 1]);
    });
}

#[test]
fn a_household_that_gets_an_electric_stove_in_mid_month_has_its_days_of_each_norm_on_one_bill() {
    ExtBuilder::build_and_execute(|| {
        let published = published("uz-electricity-2024");
        let stove = &published["categories"];
        let stove = stove.as_object().expect("there are some").values().next();
        let mut tariff = simple(&blocks(&published["blocks"], 100));
        let mut second = simple(&blocks(stove.expect("there is one"), 100)).tables[0].clone();
        second.category = 1;
        tariff.tables = list(vec![tariff.tables[0].clone(), second]);
        (tariff.categories, tariff.local_time) = (2, LocalTime(300));
        assert_eq!(tariff.validate(), Ok(()));
        tariff_from(date(2024, 5, 1), tariff);
        let id = contract_in(TASHKENT, date(2024, 11, 1), WALLET);
        let sixteenth = LocalTime(300).midnight(date(2024, 11, 16));
        change(id, |sheet| {
            let from = sixteenth.expect("after 1970");
            sheet.categories.push((from, 1));
        });
        assert_ok!(open(id));
        read(id, date(2024, 12, 1), 300);
        let bill = closed(id);
        // 200,000 Wh are 6,666 a day, and one more on each of the first 20; half of the 300 kWh fall on each half.
        let norm = 15 * 6_667;
        let at = |watt_hours: u128, soum: u128| watt_hours * soum / 10;
        let before = at(norm, 450) + at(150_000 - norm, 900);
        let after = at(200_000 - norm, 225) + at(norm - 50_000, 450);
        assert_eq!(bill.total, before + after);
    });
}
