//! The tariff engine as its users see it: from outside the crate.

mod calendar;
mod model;
mod properties;
mod published;
mod refusals;
mod rules;
mod scenarios;
mod validation;

use adliya_primitives::Region;
use adliya_tariffs::*;

pub(crate) const UZBEKISTAN: Region = Region::new(1, 0, 0, 0);
pub(crate) const TASHKENT: Region = Region::new(1, 26, 0, 0);
pub(crate) const KHOREZM: Region = Region::new(1, 33, 0, 0);
pub(crate) const KARAKALPAKSTAN: Region = Region::new(1, 35, 0, 0);
pub(crate) const NUKUS: Region = Region::new(1, 35, 1, 0);
pub(crate) const AZERBAIJAN: Region = Region::new(2, 0, 0, 0);
pub(crate) const BAKU: Region = Region::new(2, 1, 0, 0);

/// The day after all days.
pub(crate) const FOR_EVER: Day = Day(u32::MAX);

pub(crate) fn day(year: u32, month: u8, day: u8) -> Day {
    Day::of(year, month, day).unwrap()
}

/// Kilowatt-hours, cubic metres.
pub(crate) const fn units(units: u64) -> u64 {
    units * 1_000
}

/// A price in minor units, in millionths.
pub(crate) const fn minor(units: u64) -> u64 {
    units * 1_000_000
}

/// Tiyin of so many soum.
pub(crate) const fn soum(soum: u128) -> u128 {
    soum * 100
}

/// A price in soum, in millionths of the tiyin.
pub(crate) const fn soum_price(soum: u64) -> u64 {
    minor(soum * 100)
}

/// A rate in per cent, in millionths.
pub(crate) const fn percent(percent: u32) -> u32 {
    percent * 10_000
}

/// A table of one register for one category in one season; limits in whole units.
pub(crate) fn table(place: (u8, u8, u8), blocks: &[(Option<u64>, u64)]) -> PriceTable {
    let blocks = blocks.iter().map(|(up_to, price)| Block {
        up_to: up_to.map(units),
        price: *price,
    });
    PriceTable {
        category: place.0,
        season: place.1,
        register: place.2,
        blocks: blocks.collect::<Vec<_>>().try_into().unwrap(),
    }
}

/// A monthly electricity tariff of one category, season and register, everywhere.
pub(crate) fn simple(blocks: &[(Option<u64>, u64)]) -> Tariff {
    Tariff {
        service: Service::Electricity,
        unit: Unit::KilowattHour,
        cycle: Cycle::Month,
        local_time: LocalTime(240),
        categories: 1,
        seasons: 1,
        registers: 1,
        calendars: vec![SeasonCalendar {
            region: Region::WHOLE,
            months: [0; 12],
        }]
        .try_into()
        .unwrap(),
        tables: vec![table((0, 0, 0), blocks)].try_into().unwrap(),
        standing_charges: Default::default(),
        minimum: None,
        discounts: Default::default(),
        tax: None,
    }
}

/// The terms of a first category without a discount, in Baku.
pub(crate) fn terms(tariff: &Tariff, from: Day, until: Day) -> Terms<'_> {
    Terms {
        from,
        until,
        tariff,
        region: BAKU,
        category: 0,
        discount: None,
    }
}

/// So many whole units on the first register.
pub(crate) fn usage(from: Day, until: Day, quantity: u64) -> Usage {
    Usage {
        from,
        until,
        quantities: [units(quantity), 0, 0, 0],
    }
}

/// The bill of a household that begins with it.
pub(crate) fn first_bill(terms: &[Terms], usages: &[Usage]) -> Result<Bill, BillError> {
    bill(terms, usages, &Counter::starting(usages[0].from))
}

/// The lines of consumption: thousandths, and the price.
pub(crate) fn consumption(bill: &Bill) -> Vec<(u64, u64)> {
    let lines = bill.lines.iter();
    lines
        .filter_map(|line| match line.charge {
            Charge::Consumption {
                quantity, price, ..
            } => Some((quantity, price)),
            _ => None,
        })
        .collect()
}
