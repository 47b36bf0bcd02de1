//! What a tariff says.

use crate::calendar::LocalTime;
use adliya_primitives::Region;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;
use sp_runtime::{traits::ConstU32, BoundedVec};

/// The most registers of a meter that a tariff prices.
pub const MAX_REGISTERS: u32 = 4;
/// The most blocks of a price table. The tariffs published so far have up to six.
pub const MAX_BLOCKS: u32 = 8;
/// The most price tables: categories times seasons times registers.
pub const MAX_TABLES: u32 = 16;
/// The most calendars of seasons: the country's, and those of regions that differ.
pub const MAX_CALENDARS: u32 = 4;
/// The most standing charges.
pub const MAX_STANDING_CHARGES: u32 = 4;
/// The most discounts.
pub const MAX_DISCOUNTS: u32 = 4;
/// The highest price, in millionths of the minor unit: a thousand million minor units.
pub const MAX_PRICE: u64 = 1_000_000_000_000_000;
/// A rate of one, in millionths.
pub const MILLION: u32 = 1_000_000;

/// What is supplied.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Service {
    /// Electricity.
    Electricity,
    /// Natural gas.
    Gas,
    /// Drinking water.
    Water,
    /// Waste water.
    Sewage,
    /// Heating and hot water from a network.
    Heat,
    /// Collection of waste.
    Waste,
}

/// For how much a price is. Quantities and limits are in thousandths of it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Unit {
    /// A kilowatt-hour, metered in watt-hours.
    KilowattHour,
    /// A cubic metre, metered in litres.
    CubicMetre,
    /// A gigacalorie, metered in megacalories.
    Gigacalorie,
    /// A square metre of a dwelling, where there is no meter.
    SquareMetre,
    /// A person of a household, where there is no meter.
    Person,
}

/// How long the counter runs that decides which block applies.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Cycle {
    /// A calendar month. Limits are for a whole month, and fall on its days.
    #[default]
    Month,
    /// A calendar year. Limits are for the whole year, however much of it is left.
    Year,
}

/// Which season each month belongs to, somewhere.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct SeasonCalendar {
    /// Where. The calendar of the smallest region that covers a place applies there.
    pub region: Region,
    /// The season of each month, January first.
    pub months: [u8; 12],
}

/// A block of a price table.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Block {
    /// Up to where it goes on the cycle's counter, this included, in thousandths of the unit. `None` is without limit.
    ///
    /// A table whose last block has a limit has no price beyond it, and consumption there is not billed at a guess.
    pub up_to: Option<u64>,
    /// The price of a unit, in millionths of the minor unit.
    pub price: u64,
}

/// The prices of one register for one category of consumers in one season.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PriceTable {
    /// The category of consumers, from 0.
    pub category: u8,
    /// The season, from 0.
    pub season: u8,
    /// The register of the meter, from 0. One that is not split by time of use has only register 0.
    pub register: u8,
    /// The blocks, lowest first.
    pub blocks: BoundedVec<Block, ConstU32<MAX_BLOCKS>>,
}

/// For what a standing charge is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Per {
    /// A day.
    Day,
    /// A calendar month, of which each day has its share.
    Month,
}

/// What is charged whatever is consumed.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct StandingCharge {
    /// For one category of consumers, or for all.
    pub category: Option<u8>,
    /// For what the price is.
    pub per: Per,
    /// The price, in millionths of the minor unit.
    pub price: u64,
}

/// What a discount is taken off.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum DiscountOf {
    /// All consumption.
    Consumption,
    /// Consumption in so many of the first blocks: within the norm.
    FirstBlocks(u8),
    /// The standing charges.
    Standing,
    /// Both.
    All,
}

/// A discount that a consumer may be entitled to.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Discount {
    /// The rate, in millionths.
    pub rate: u32,
    /// Of what.
    pub of: DiscountOf,
}

/// What a tax is added to.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum TaxOf {
    /// Consumption.
    Consumption,
    /// The standing charges.
    Standing,
    /// Both.
    All,
}

/// A tax that is added to the prices. Prices that include their tax, as those published for households do, have none here.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Tax {
    /// The rate, in millionths.
    pub rate: u32,
    /// Of what, less the discount on it.
    pub of: TaxOf,
}

/// A tariff: everything that turns consumption into money. What it is called is in the decision that approved it.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Tariff {
    /// What is supplied.
    pub service: Service,
    /// For how much a price is.
    pub unit: Unit,
    /// How long the counter runs that decides which block applies.
    pub cycle: Cycle,
    /// When a day begins.
    pub local_time: LocalTime,
    /// How many categories of consumers there are.
    pub categories: u8,
    /// How many seasons there are.
    pub seasons: u8,
    /// How many registers of a meter are priced; 0 where nothing is metered, and standing charges are all that there is.
    pub registers: u8,
    /// Where the tariff applies, and which seasons are there.
    pub calendars: BoundedVec<SeasonCalendar, ConstU32<MAX_CALENDARS>>,
    /// One table for each category, season and register, in this order.
    pub tables: BoundedVec<PriceTable, ConstU32<MAX_TABLES>>,
    /// What is charged whatever is consumed.
    pub standing_charges: BoundedVec<StandingCharge, ConstU32<MAX_STANDING_CHARGES>>,
    /// The least that a month comes to, after discount and tax, in millionths of the minor unit.
    pub minimum: Option<u64>,
    /// The discounts that a consumer may be entitled to.
    pub discounts: BoundedVec<Discount, ConstU32<MAX_DISCOUNTS>>,
    /// The tax.
    pub tax: Option<Tax>,
}

/// What is wrong with a tariff. Places are counted from 0.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum TariffError {
    /// Local time is further from UTC than anywhere on Earth.
    LocalTimeOutOfRange,
    /// More registers are priced than a meter may have.
    TooManyRegisters,
    /// The tariff applies nowhere: it has no calendar.
    NoCalendar,
    /// A level of the calendar's region is named below one that is zero.
    MalformedRegion {
        /// The calendar.
        calendar: u32,
    },
    /// Two calendars are for the same region.
    RegionRepeated {
        /// The second calendar.
        calendar: u32,
    },
    /// The calendar names a season that the tariff does not have.
    UnknownSeason {
        /// The calendar.
        calendar: u32,
    },
    /// There is not one table for each category, season and register.
    WrongNumberOfTables,
    /// The table is not the one for the category, season and register of its place.
    TableOutOfPlace {
        /// The table.
        table: u32,
    },
    /// The table has no block.
    NoBlocks {
        /// The table.
        table: u32,
    },
    /// The limit of a block is not above that of the block before, or is zero, or follows a block without limit.
    LimitNotAbove {
        /// The table.
        table: u32,
        /// The block.
        block: u32,
    },
    /// A price is above [`MAX_PRICE`].
    PriceTooHigh,
    /// A standing charge is for a category that the tariff does not have.
    UnknownCategory {
        /// The standing charge.
        charge: u32,
    },
    /// A discount or the tax is more than the whole.
    RateAboveWhole,
}

impl fmt::Display for TariffError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LocalTimeOutOfRange => write!(f, "local time is further from UTC than anywhere"),
            Self::TooManyRegisters => write!(f, "more than {MAX_REGISTERS} registers are priced"),
            Self::NoCalendar => write!(f, "the tariff has no calendar and applies nowhere"),
            Self::MalformedRegion { calendar } => {
                write!(f, "the region of calendar {calendar} is malformed")
            }
            Self::RegionRepeated { calendar } => {
                write!(f, "the region of calendar {calendar} has one already")
            }
            Self::UnknownSeason { calendar } => {
                write!(f, "calendar {calendar} names a season that there is not")
            }
            Self::WrongNumberOfTables => {
                write!(f, "not one table for each category, season and register")
            }
            Self::TableOutOfPlace { table } => write!(f, "table {table} is not in its place"),
            Self::NoBlocks { table } => write!(f, "table {table} has no block"),
            Self::LimitNotAbove { table, block } => {
                write!(
                    f,
                    "block {block} of table {table} does not go above the one before"
                )
            }
            Self::PriceTooHigh => write!(f, "a price is above {MAX_PRICE}"),
            Self::UnknownCategory { charge } => {
                write!(
                    f,
                    "standing charge {charge} is for a category that there is not"
                )
            }
            Self::RateAboveWhole => write!(f, "a rate is above {MILLION} millionths"),
        }
    }
}

impl core::error::Error for TariffError {}

impl Tariff {
    /// Whether the tariff makes sense: exactly one price for every category, season, register and place on the counter.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, from top to bottom.
    pub fn validate(&self) -> Result<(), TariffError> {
        use TariffError::*;
        let offset = self.local_time.0;
        ensure(
            (LocalTime::MIN.0..=LocalTime::MAX.0).contains(&offset),
            LocalTimeOutOfRange,
        )?;
        ensure(u32::from(self.registers) <= MAX_REGISTERS, TooManyRegisters)?;
        self.validate_calendars()?;
        self.validate_tables()?;
        for (charge, standing) in (0..).zip(&self.standing_charges) {
            let known = standing.category.is_none_or(|c| c < self.categories);
            ensure(known, UnknownCategory { charge })?;
            ensure(standing.price <= MAX_PRICE, PriceTooHigh)?;
        }
        ensure(
            self.minimum.is_none_or(|price| price <= MAX_PRICE),
            PriceTooHigh,
        )?;
        let discounts = self.discounts.iter().map(|discount| discount.rate);
        let mut rates = discounts.chain(self.tax.map(|tax| tax.rate));
        ensure(rates.all(|rate| rate <= MILLION), RateAboveWhole)
    }

    fn validate_calendars(&self) -> Result<(), TariffError> {
        use TariffError::*;
        ensure(!self.calendars.is_empty(), NoCalendar)?;
        for (calendar, is) in (0..).zip(&self.calendars) {
            ensure(is.region.is_well_formed(), MalformedRegion { calendar })?;
            let same = |other: &&SeasonCalendar| other.region == is.region;
            let first = self.calendars.iter().find(same);
            ensure(
                first.is_some_and(|first| core::ptr::eq(first, is)),
                RegionRepeated { calendar },
            )?;
            let known = is.months.iter().all(|season| *season < self.seasons);
            ensure(known, UnknownSeason { calendar })?;
        }
        Ok(())
    }

    fn validate_tables(&self) -> Result<(), TariffError> {
        use TariffError::*;
        let places = (0..self.categories).flat_map(|category| {
            (0..self.seasons).flat_map(move |season| {
                (0..self.registers).map(move |register| (category, season, register))
            })
        });
        // No more are looked at than there could be tables.
        let many = places
            .clone()
            .take(self.tables.len().saturating_add(1))
            .count();
        // Where nothing is metered, standing charges are all that there is.
        let priced = many > 0 || (self.registers == 0 && !self.standing_charges.is_empty());
        ensure(many == self.tables.len() && priced, WrongNumberOfTables)?;
        for ((table, is), place) in (0..).zip(&self.tables).zip(places) {
            let right = (is.category, is.season, is.register) == place;
            ensure(right, TableOutOfPlace { table })?;
            ensure(!is.blocks.is_empty(), NoBlocks { table })?;
            // How far the table goes before the block; `None` is without limit.
            let mut reached = Some(0);
            for (block, Block { up_to, price }) in (0..).zip(&is.blocks) {
                let above = match (reached, up_to) {
                    (Some(reached), Some(up_to)) => reached < *up_to,
                    (Some(_), None) => true,
                    (None, _) => false,
                };
                ensure(above, LimitNotAbove { table, block })?;
                ensure(*price <= MAX_PRICE, PriceTooHigh)?;
                reached = *up_to;
            }
        }
        Ok(())
    }

    /// Whether whatever is consumed has a price: no table ends with a limit.
    pub fn is_open_ended(&self) -> bool {
        let ends = |table: &PriceTable| table.blocks.last().is_some_and(|is| is.up_to.is_some());
        !self.tables.iter().any(ends)
    }

    /// The season of a month, 1 to 12, at a place; `None` where the tariff does not apply.
    pub fn season(&self, region: Region, month: u8) -> Option<u8> {
        let covering = self.calendars.iter().filter(|is| is.region.covers(region));
        // Of two regions that cover a place, the smaller one has more levels, so the greater number.
        let calendar = covering.max_by_key(|is| is.region)?;
        let months = calendar.months.iter();
        months.copied().nth(usize::from(month.checked_sub(1)?))
    }

    /// The prices of a register for a category of consumers in a season.
    pub fn table(&self, category: u8, season: u8, register: u8) -> Option<&PriceTable> {
        self.tables
            .iter()
            .find(|is| (is.category, is.season, is.register) == (category, season, register))
    }
}

fn ensure(holds: bool, error: TariffError) -> Result<(), TariffError> {
    if holds {
        Ok(())
    } else {
        Err(error)
    }
}
