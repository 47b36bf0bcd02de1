//! What the pallet promises, in the domain's words.

mod closing;
mod costs;
mod discounts;
mod disputes;
mod endings;
mod entitlements;
mod invariants;
mod model;
mod notes;
mod payments;
mod plans;
mod scenarios;

use crate::{
    mock::*,
    types::{Account, BillStatus, Entry, Statement},
    Accounts, Error, Event,
};
use adliya_primitives::{
    utilities::{
        Agreement, Contestable, Metered, Opening, Period, Standing, Totals, UtilityAccounts,
    },
    BillNumber, ContractId, Moment, Region, TariffId,
};
use adliya_tariffs::{
    Block, Cycle, Day, LocalTime, PriceTable, SeasonCalendar, Service, Tariff, Unit,
};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, BoundedVec};
use sp_core::H256;
use sp_runtime::DispatchError;

pub(crate) const DOCUMENT: H256 = H256::repeat_byte(0xcc);
const BAKU: Region = Region::new(2, 1, 0, 0);
/// The first contract of a test.
const HOME: ContractId = ContractId(0);

fn list<V, S: frame_support::traits::Get<u32>>(of: Vec<V>) -> BoundedVec<V, S> {
    BoundedVec::try_from(of)
        .map_err(|_| "too many")
        .expect("it fits")
}

fn signed(by: u8) -> RuntimeOrigin {
    RuntimeOrigin::signed(account(by))
}

fn date(year: u32, month: u8, day: u8) -> Day {
    Day::of(year, month, day).expect("there is such a day")
}

/// Midnight in Baku.
fn midnight(day: Day) -> Moment {
    LocalTime(240).midnight(day).expect("after 1970")
}

/// Millionths of the minor unit.
const fn minor(units: u64) -> u64 {
    units * 1_000_000
}

/// One register, one season, everywhere, in Baku's time; limits in whole units, prices in millionths of the minor unit.
pub(crate) fn simple(blocks: &[(Option<u64>, u64)]) -> Tariff {
    let blocks = blocks.iter().map(|(up_to, price)| Block {
        up_to: up_to.map(|units| units * 1_000),
        price: *price,
    });
    Tariff {
        service: Service::Electricity,
        unit: Unit::KilowattHour,
        cycle: Cycle::Month,
        local_time: LocalTime(240),
        categories: 1,
        seasons: 1,
        registers: 1,
        calendars: list(vec![SeasonCalendar {
            region: Region::WHOLE,
            months: [0; 12],
        }]),
        tables: list(vec![PriceTable {
            category: 0,
            season: 0,
            register: 0,
            blocks: list(blocks.collect()),
        }]),
        standing_charges: list(vec![]),
        minimum: None,
        discounts: list(vec![]),
        tax: None,
    }
}

/// A tariff that applies from a day on, and succeeds the last one of the table.
fn tariff_from(day: Day, tariff: Tariff) -> TariffId {
    let from = tariff.local_time.midnight(day).expect("after 1970");
    books(|books| {
        let id = TariffId(books.tariffs.len() as u32);
        if let Some((last, _)) = books.tariffs.last_mut() {
            last.until = Some((from, id));
        }
        let period = Period {
            from,
            until: None,
            asset: MANAT,
        };
        books.tariffs.push((period, tariff));
        id
    })
}

/// A contract at the first tariff of the table, with its opening reading of 0. It is that day.
fn contract_in(region: Region, from: Day, wallet: u8) -> ContractId {
    let local = books(|books| books.tariffs[0].1.local_time);
    let reading = Metered {
        at: local.midnight(from).expect("after 1970"),
        totals: [0; 4],
        estimated: false,
    };
    Timestamp::set_timestamp(reading.at.max(Timestamp::get()));
    books(|books| {
        let id = books.sheets.len() as u64;
        let agreement = Agreement {
            supplier: SUPPLIER,
            consumer: subject(wallet),
            consumer_died_at: None,
            region,
            tariff: TariffId(0),
            concluded: true,
            ended_at: None,
            balance_disputed_until: None,
        };
        let opening = Opening {
            reading,
            used: [0; 4],
            owed: 0,
            credit: 0,
        };
        books.sheets.insert(
            id,
            Sheet {
                agreement,
                categories: vec![(0, 0)],
                opening: Some(opening),
                readings: vec![reading],
            },
        );
        ContractId(id)
    })
}

fn change(contract: ContractId, change: impl FnOnce(&mut Sheet)) {
    books(|books| change(books.sheets.get_mut(&contract.0).expect("there is one")));
}

fn open(contract: ContractId) -> DispatchResult {
    Bills::open_account(signed(ANYBODY), contract)
}

/// A household in Baku, the first of 2025, at 10 minor units a kilowatt-hour, whose account is open.
fn household() -> ContractId {
    tariff_from(date(2025, 1, 1), simple(&[(None, minor(10))]));
    let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
    assert_ok!(open(id));
    id
}

/// The next real reading has come.
fn strike_estimates(contract: ContractId) {
    change(contract, |sheet| sheet.readings.retain(|is| !is.estimated));
}

/// An inspection has found that the last reading falls. The opening one stays.
fn strike_last(contract: ContractId) {
    change(contract, |sheet| {
        if sheet.readings.len() > 1 {
            sheet.readings.pop();
        }
    });
}

/// Nobody has read the last reading.
fn estimate(contract: ContractId) {
    change(contract, |sheet| {
        let last = sheet.readings.last_mut().expect("there is one");
        last.estimated = true;
    });
}

/// The meter shows so many whole units more on a day, and it is that day. What it shows then.
fn read(contract: ContractId, day: Day, more: u64) -> u64 {
    let at = books(|books| books.tariffs[0].1.local_time)
        .midnight(day)
        .expect("after 1970");
    Timestamp::set_timestamp(at.max(Timestamp::get()));
    change(contract, |sheet| {
        let mut totals = sheet.readings.last().expect("there is one").totals;
        totals[0] += more * 1_000;
        sheet.readings.push(Metered {
            at,
            totals,
            estimated: false,
        });
    });
    sheet_totals(contract)[0] / 1_000
}

fn sheet_totals(contract: ContractId) -> Totals {
    books(|books| {
        let readings = &books.sheets[&contract.0].readings;
        readings.last().expect("there is one").totals
    })
}

fn close(contract: ContractId) -> DispatchResult {
    Bills::close_cycle(signed(ANYBODY), contract)
}

fn kept(contract: ContractId) -> Account<u32> {
    Accounts::<Test>::get(contract).expect("it is open")
}

/// Closes the cycle in as many steps as it takes. The bill.
fn closed(contract: ContractId) -> Statement {
    let next = kept(contract).next;
    while kept(contract).next == next {
        assert_ok!(close(contract));
    }
    kept(contract)
        .bills
        .last()
        .expect("it was closed")
        .statement
}

/// The months of 2025 from January on, of one bill each, in whole units.
fn billed(contract: ContractId, months: &[u64]) -> Vec<Statement> {
    let bill = |units: &u64| {
        let month = kept(contract).cycle.begins.counter.day.month();
        read(contract, month.end(), *units);
        closed(contract)
    };
    months.iter().map(bill).collect()
}

fn pay(by: u8, contract: ContractId, amount: u128) -> DispatchResult {
    Bills::pay(signed(by), contract, amount)
}

fn contest(contract: ContractId, bill: u32, claimed: u128) -> Result<u128, DispatchError> {
    <Bills as UtilityAccounts>::contest(contract, BillNumber(bill), claimed)
}

fn decide(contract: ContractId, granted: u128) -> Result<u128, DispatchError> {
    <Bills as UtilityAccounts>::decide(contract, granted, DOCUMENT)
}

/// The contract ends now.
fn end(contract: ContractId) {
    change(contract, |sheet| {
        sheet.agreement.ended_at = Some(Timestamp::get())
    });
}

/// The consumer has died, with which the contract has ended, and somebody else has taken it over.
fn die(contract: ContractId, heir: u8) {
    end(contract);
    change(contract, |sheet| {
        sheet.agreement.consumer_died_at = Some(Timestamp::get());
        sheet.agreement.consumer = subject(heir);
    });
}

fn money(who: &AccountId) -> u128 {
    Assets::balance(MANAT, who)
}

fn pass(time: Moment) {
    Timestamp::set_timestamp(Timestamp::get() + time);
}

fn standing(contract: ContractId) -> Standing {
    <Bills as UtilityAccounts>::standing(contract).expect("it is open")
}

fn statuses(contract: ContractId) -> Vec<BillStatus> {
    Bills::account_view(contract).expect("it is open").statuses
}

fn last_event() -> RuntimeEvent {
    System::events().pop().expect("there is one").event
}

/// What the events say of the chain of an account, link by link.
fn links(contract: ContractId) -> Vec<(Entry, H256)> {
    let link = |is: frame_system::EventRecord<RuntimeEvent, H256>| match is.event {
        RuntimeEvent::Bills(event) => match event {
            Event::AccountOpened {
                contract: of,
                begins,
                owed,
                credit,
                head,
            } if of == contract => Some((
                Entry::Opened {
                    begins,
                    owed,
                    credit,
                },
                head,
            )),
            Event::BillClosed {
                contract: of,
                statement,
                head,
            } if of == contract => Some((Entry::Bill(statement), head)),
            Event::EntitlementBilled {
                contract: of,
                from,
                category,
                discount,
                head,
            } if of == contract => Some((
                Entry::Entitled {
                    from,
                    category,
                    discount,
                },
                head,
            )),
            Event::BillCredited {
                contract: of,
                note,
                head,
                ..
            }
            | Event::BillDebited {
                contract: of,
                note,
                head,
                ..
            }
            | Event::BillReversed {
                contract: of,
                note,
                head,
            }
            | Event::RulingApplied {
                contract: of,
                note,
                head,
            } if of == contract => Some((Entry::Note(note), head)),
            _ => None,
        },
        _ => None,
    };
    System::events().into_iter().filter_map(link).collect()
}
