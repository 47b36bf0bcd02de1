//! What the pallet promises, in the domain's words.

mod tariffs;

use crate::{
    mock::*, Block, Day, Error, Event, NextTariff, PriceTable, SeasonCalendar, Tariff, Unit,
};
use crate::{Cycle, LocalTime, Service};
use adliya_primitives::{Region, TariffId};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, BoundedVec};
use sp_core::H256;

const DOCUMENT: H256 = H256::repeat_byte(0xcc);

fn signed(by: u8) -> RuntimeOrigin {
    RuntimeOrigin::signed(account(by))
}

fn pass(time: u64) {
    Timestamp::set_timestamp(Timestamp::get() + time);
}

fn last_event() -> RuntimeEvent {
    System::events().pop().expect("there is one").event
}

fn list<V, S: frame_support::traits::Get<u32>>(of: Vec<V>) -> BoundedVec<V, S> {
    BoundedVec::try_from(of)
        .map_err(|_| "too many")
        .expect("it fits")
}

/// One price for electricity in so many categories, with one register, in Tashkent's time.
fn tariff_for(categories: u8, price: u64) -> Tariff {
    let table = |category| PriceTable {
        category,
        season: 0,
        register: 0,
        blocks: list(vec![Block { up_to: None, price }]),
    };
    Tariff {
        service: Service::Electricity,
        unit: Unit::KilowattHour,
        cycle: Cycle::Month,
        local_time: LocalTime(300),
        categories,
        seasons: 1,
        registers: 1,
        calendars: list(vec![SeasonCalendar {
            region: COUNTRY,
            months: [0; 12],
        }]),
        tables: list((0..categories).map(table).collect()),
        standing_charges: list(vec![]),
        minimum: None,
        discounts: list(vec![]),
        tax: None,
    }
}

fn tariff() -> Tariff {
    tariff_for(2, 1_000_000)
}

/// The day that is so many days after the tests begin.
fn day(after: u32) -> Day {
    Day(u32::try_from(NOW / DAY).expect("not so late") + after)
}

fn propose(by: u8, tariff: Tariff, region: Region, from: Day) -> DispatchResult {
    Utility::propose_tariff(signed(by), Box::new(tariff), region, from, 1, DOCUMENT)
}

fn latest_tariff() -> TariffId {
    TariffId(NextTariff::<Test>::get().0 - 1)
}

/// A tariff for Samarkand that the supplier has proposed.
fn proposed(tariff: Tariff, from: Day) -> TariffId {
    assert_ok!(propose(CLERK, tariff, SAMARKAND, from));
    latest_tariff()
}

fn approve(id: TariffId) -> DispatchResult {
    Utility::approve_tariff(signed(FOUR_EYES), id)
}

/// A tariff for Samarkand that the regulator has approved.
fn approved(tariff: Tariff, from: Day) -> TariffId {
    let id = proposed(tariff, from);
    assert_ok!(approve(id));
    id
}
