//! What a tariff must be before it is approved, and how large it may be.

use super::*;
use adliya_tariffs::tariff::{MAX_BLOCKS, MAX_PRICE, MAX_TABLES};
use codec::{Decode, Encode, MaxEncodedLen};
use TariffError::*;

fn changed(change: impl FnOnce(&mut Tariff)) -> Result<(), TariffError> {
    let mut tariff = simple(&[(Some(200), minor(8)), (None, minor(10))]);
    assert_eq!(tariff.validate(), Ok(()));
    change(&mut tariff);
    tariff.validate()
}

fn blocks(blocks: &[(Option<u64>, u64)]) -> Result<(), TariffError> {
    simple(blocks).validate()
}

fn calendar(region: Region, season: u8) -> SeasonCalendar {
    SeasonCalendar {
        region,
        months: [season; 12],
    }
}

#[test]
fn a_tariff_is_less_than_three_kilobytes() {
    assert!(
        Tariff::max_encoded_len() < 3 * 1_024,
        "{}",
        Tariff::max_encoded_len()
    );
}

#[test]
fn what_a_contract_keeps_between_bills_is_less_than_a_hundred_bytes() {
    assert!(
        Counter::max_encoded_len() < 100,
        "{}",
        Counter::max_encoded_len()
    );
}

#[test]
fn the_greatest_tariff_is_decoded_as_it_was_encoded() {
    let blocks = (1..MAX_BLOCKS).map(|block| (Some(u64::from(block)), MAX_PRICE));
    let blocks: Vec<_> = blocks.chain([(None, MAX_PRICE)]).collect();
    let places = (0..MAX_TABLES as u8).map(|place| (place / 8, place / 4 % 2, place % 4));
    let tariff = Tariff {
        categories: 2,
        seasons: 2,
        registers: 4,
        tables: places
            .map(|place| table(place, &blocks))
            .collect::<Vec<_>>()
            .try_into()
            .unwrap(),
        calendars: [Region::WHOLE, UZBEKISTAN, KARAKALPAKSTAN, NUKUS]
            .map(|region| calendar(region, 1))
            .to_vec()
            .try_into()
            .unwrap(),
        ..simple(&[])
    };
    assert_eq!(tariff.validate(), Ok(()));
    assert_eq!(Tariff::decode(&mut &tariff.encode()[..]), Ok(tariff));
}

#[test]
fn local_time_is_somewhere_on_earth() {
    assert_eq!(changed(|is| is.local_time = LocalTime(840)), Ok(()));
    assert_eq!(
        changed(|is| is.local_time = LocalTime(841)),
        Err(LocalTimeOutOfRange)
    );
    assert_eq!(
        changed(|is| is.local_time = LocalTime(-721)),
        Err(LocalTimeOutOfRange)
    );
}

#[test]
fn a_tariff_prices_four_registers_at_most() {
    assert_eq!(changed(|is| is.registers = 5), Err(TooManyRegisters));
}

#[test]
fn a_tariff_applies_somewhere() {
    assert_eq!(
        changed(|is| is.calendars = Default::default()),
        Err(NoCalendar)
    );
    let malformed = Region::new(1, 0, 3, 0);
    assert_eq!(
        changed(|is| is.calendars[0].region = malformed),
        Err(MalformedRegion { calendar: 0 })
    );
}

#[test]
fn a_region_has_one_calendar_and_it_names_seasons_that_there_are() {
    let with = |other| changed(|is| is.calendars.try_push(other).unwrap());
    assert_eq!(with(calendar(UZBEKISTAN, 0)), Ok(()));
    assert_eq!(
        with(calendar(Region::WHOLE, 0)),
        Err(RegionRepeated { calendar: 1 })
    );
    assert_eq!(
        with(calendar(UZBEKISTAN, 1)),
        Err(UnknownSeason { calendar: 1 })
    );
}

#[test]
fn there_is_a_table_for_each_category_season_and_register_in_its_place() {
    assert_eq!(changed(|is| is.categories = 2), Err(WrongNumberOfTables));
    assert_eq!(changed(|is| is.registers = 0), Err(WrongNumberOfTables));
    assert_eq!(
        changed(|is| is.tables = Default::default()),
        Err(WrongNumberOfTables)
    );
    let both = |first, second| {
        changed(|is| {
            is.categories = 2;
            let tables = [first, second].map(|place| table(place, &[(None, 1)]));
            is.tables = tables.to_vec().try_into().unwrap();
        })
    };
    assert_eq!(both((0, 0, 0), (1, 0, 0)), Ok(()));
    assert_eq!(
        both((1, 0, 0), (0, 0, 0)),
        Err(TableOutOfPlace { table: 0 })
    );
    assert_eq!(
        both((0, 0, 0), (0, 0, 0)),
        Err(TableOutOfPlace { table: 1 })
    );
}

#[test]
fn a_quarter_of_a_million_tables_are_not_counted_to_the_end() {
    let many = changed(|is| (is.categories, is.seasons, is.registers) = (255, 255, 4));
    assert_eq!(many, Err(WrongNumberOfTables));
}

#[test]
fn blocks_go_up() {
    let out_of_place = |block| Err(LimitNotAbove { table: 0, block });
    assert_eq!(blocks(&[]), Err(NoBlocks { table: 0 }));
    assert_eq!(
        blocks(&[(Some(200), 1)]),
        Ok(()),
        "a published tariff may end"
    );
    assert_eq!(blocks(&[(Some(0), 1), (None, 2)]), out_of_place(0));
    assert_eq!(blocks(&[(Some(200), 1), (Some(200), 2)]), out_of_place(1));
    assert_eq!(blocks(&[(Some(200), 1), (Some(100), 2)]), out_of_place(1));
    assert_eq!(blocks(&[(None, 1), (Some(100), 2)]), out_of_place(1));
    assert_eq!(blocks(&[(None, 1), (None, 2)]), out_of_place(1));
}

#[test]
fn prices_may_fall_from_block_to_block() {
    assert_eq!(blocks(&[(Some(200), 2), (None, 1)]), Ok(()));
}

#[test]
fn no_price_is_above_the_highest() {
    let charge = |price| StandingCharge {
        category: None,
        per: Per::Day,
        price,
    };
    let standing = |price| changed(|is| is.standing_charges.try_push(charge(price)).unwrap());
    assert_eq!(blocks(&[(None, MAX_PRICE)]), Ok(()));
    assert_eq!(blocks(&[(None, MAX_PRICE + 1)]), Err(PriceTooHigh));
    assert_eq!(standing(MAX_PRICE), Ok(()));
    assert_eq!(standing(MAX_PRICE + 1), Err(PriceTooHigh));
    assert_eq!(changed(|is| is.minimum = Some(MAX_PRICE)), Ok(()));
    assert_eq!(
        changed(|is| is.minimum = Some(MAX_PRICE + 1)),
        Err(PriceTooHigh)
    );
}

#[test]
fn a_standing_charge_is_for_a_category_that_there_is() {
    let charge = |category| StandingCharge {
        category: Some(category),
        per: Per::Day,
        price: 1,
    };
    let with = |category| changed(|is| is.standing_charges.try_push(charge(category)).unwrap());
    assert_eq!(with(0), Ok(()));
    assert_eq!(with(1), Err(UnknownCategory { charge: 0 }));
}

#[test]
fn no_rate_is_above_the_whole() {
    let discount = |rate| Discount {
        rate,
        of: DiscountOf::All,
    };
    let with = |rate| changed(|is| is.discounts.try_push(discount(rate)).unwrap());
    assert_eq!(with(1_000_000), Ok(()));
    assert_eq!(with(1_000_001), Err(RateAboveWhole));
    let tax = |rate| Tax {
        rate,
        of: TaxOf::All,
    };
    assert_eq!(changed(|is| is.tax = Some(tax(1_000_000))), Ok(()));
    assert_eq!(
        changed(|is| is.tax = Some(tax(1_000_001))),
        Err(RateAboveWhole)
    );
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let wrong = blocks(&[(Some(200), 1), (Some(100), 2)]).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "block 1 of table 0 does not go above the one before"
    );
}

#[test]
fn a_tariff_without_a_meter_has_standing_charges_and_no_table() {
    let unmetered = |is: &mut Tariff| {
        is.registers = 0;
        is.tables = Default::default();
    };
    assert_eq!(changed(unmetered), Err(WrongNumberOfTables));
    let charge = StandingCharge {
        category: None,
        per: Per::Month,
        price: 1,
    };
    let charges = || vec![charge].try_into().unwrap();
    let charged = |is: &mut Tariff| {
        unmetered(is);
        is.standing_charges = charges();
    };
    assert_eq!(changed(charged), Ok(()));
    let tables_left = |is: &mut Tariff| {
        is.registers = 0;
        is.standing_charges = charges();
    };
    assert_eq!(changed(tables_left), Err(WrongNumberOfTables));
}

#[test]
fn a_tariff_is_open_ended_if_no_table_ends_with_a_limit() {
    let open = simple(&[(Some(200), minor(8)), (None, minor(10))]);
    assert!(open.is_open_ended());
    let ends = simple(&[(Some(200), minor(8)), (Some(1_000), minor(10))]);
    assert!(!ends.is_open_ended());
    let mut one_ends = open.clone();
    one_ends.tables = vec![open.tables[0].clone(), ends.tables[0].clone()]
        .try_into()
        .unwrap();
    assert!(!one_ends.is_open_ended());
}
