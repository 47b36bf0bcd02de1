#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

pub mod billing;
pub mod calendar;
pub mod lines;
mod sections;
pub mod tariff;

pub use billing::{bill, BillError, Counter, Terms, Usage};
pub use calendar::{Date, Day, LocalTime};
pub use lines::{Amount, Bill, Charge, Line};
pub use tariff::{
    Block, Cycle, Discount, DiscountOf, Per, PriceTable, SeasonCalendar, Service, StandingCharge,
    Tariff, TariffError, Tax, TaxOf, Unit,
};
