//! Utility contracts in the real runtime, with the published tariffs: what the stories of households have in common.
//!
//! An expected sum is worked out where it is expected, from the published prices.

use crate::*;
use adliya_primitives::{subject::wallet_link_message, BillNumber, ContractId, MeterId, TariffId};
use adliya_runtime::{UtilityBills, UtilityContracts, UtilityDisputes};
use adliya_tariffs::{
    Block, Cycle, Day, LocalTime, PriceTable, SeasonCalendar, Service, Tariff, Unit,
};
use pallet_utility_bills::{
    types::{BillRecord, BillView},
    Call as Bills,
};
use pallet_utility_contracts::{
    types::{ContractTerms, Reading, Register, SignedReading, Stand, Stands},
    Call,
};
use serde_json::Value;
use sp_core::{ed25519, sr25519, Pair};
use sp_runtime::MultiSignature;

pub(crate) const CLERK: AccountId = dev_keys::SUPPLIER_CLERK;
pub(crate) const OPERATOR: AccountId = dev_keys::SUPPLIER_OPERATOR;
pub(crate) const METROLOGIST: AccountId = dev_keys::METROLOGIST;
/// Whoever brings what anybody may bring, and pays.
pub(crate) const ANYBODY: AccountId = dev_keys::CITIZEN1;
/// The settlement asset of the presets.
pub(crate) const MONEY: u32 = 1;
pub(crate) const COUNTRY: Region = Region::new(1, 0, 0, 0);
pub(crate) const TASHKENT: Region = Region::new(1, 26, 0, 0);
/// Local time in Baku and in Tashkent.
pub(crate) const BAKU_TIME: LocalTime = LocalTime(240);
pub(crate) const TASHKENT_TIME: LocalTime = LocalTime(300);
const CONTRACT: H256 = H256::repeat_byte(0xc0);

pub(crate) fn day(year: u32, month: u8, day: u8) -> Day {
    Day::of(year, month, day).expect("there is such a day")
}

/// The moment at which a day begins.
pub(crate) fn midnight(local: LocalTime, day: Day) -> u64 {
    local.midnight(day).expect("after 1970")
}

/// The tariff of the published file with this id.
pub(crate) fn published(id: &str) -> Value {
    let file = include_str!("../../../tariffs/tests/data/tariffs.json");
    let file: Value = serde_json::from_str(file).expect("it is JSON");
    let tariffs = file["tariffs"].as_array().expect("a list");
    let found = tariffs.iter().find(|is| is["id"] == id);
    found.expect("it is published").clone()
}

/// A published price in millionths of the minor unit, of which the price's unit has so many.
fn price(text: &str, minor_units: u64) -> u64 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let millionths: u64 = format!("{whole}{fraction:0<6}").parse().expect("a price");
    millionths * minor_units
}

fn table(season: u8, blocks: &Value, minor_units: u64) -> PriceTable {
    let blocks = blocks.as_array().expect("a list");
    let many = blocks.len();
    // A list whose source does not say what comes after its last block has that block's price go on here: the regulator approves
    // none that ends.
    let blocks = (1..).zip(blocks).map(|(place, is)| Block {
        up_to: is["up_to"]
            .as_u64()
            .filter(|_| place < many)
            .map(|units| units * 1_000),
        price: price(is["price"].as_str().expect("a price"), minor_units),
    });
    PriceTable {
        category: 0,
        season,
        register: 0,
        blocks: blocks
            .collect::<Vec<_>>()
            .try_into()
            .expect("eight at most"),
    }
}

/// A tariff without seasons, for one category of consumers, at published blocks.
pub(crate) fn tariff_of(is: &Value) -> Tariff {
    let azerbaijani = is["country"] == "AZ";
    let (local_time, minor_units) = match azerbaijani {
        true => (BAKU_TIME, 1),
        false => (TASHKENT_TIME, 100),
    };
    let (service, unit) = match is["service"].as_str() {
        Some("gas") => (Service::Gas, Unit::CubicMetre),
        Some("electricity") => (Service::Electricity, Unit::KilowattHour),
        other => panic!("what is {other:?}?"),
    };
    let (mut months, mut tables) = ([0; 12], vec![]);
    for (season, part) in (0..).zip(is["seasons"].as_array().into_iter().flatten()) {
        for month in part["months"].as_array().expect("a list") {
            months[month.as_u64().expect("a number") as usize - 1] = season;
        }
        tables.push(table(season, &part["blocks"], minor_units));
    }
    if tables.is_empty() {
        tables.push(table(0, &is["blocks"], minor_units));
    }
    let country = SeasonCalendar {
        region: COUNTRY,
        months,
    };
    let tariff = Tariff {
        service,
        unit,
        cycle: match is["cycle"].as_str() {
            Some("year") => Cycle::Year,
            _ => Cycle::Month,
        },
        local_time,
        categories: 1,
        seasons: tables.len() as u8,
        registers: 1,
        calendars: vec![country].try_into().expect("one"),
        tables: tables.try_into().expect("two at most"),
        standing_charges: Default::default(),
        minimum: None,
        discounts: Default::default(),
        tax: None,
    };
    assert_eq!(tariff.validate(), Ok(()));
    tariff
}

/// Runs a story, and the invariants of contracts and bills after it.
pub(crate) fn utilities_story(tell: impl FnOnce()) {
    story(|| {
        tell();
        UtilityContracts::check_invariants().expect("the contracts' invariants hold");
        UtilityBills::check_invariants().expect("the bills' invariants hold");
        UtilityDisputes::check_invariants().expect("the disputes' invariants hold");
    });
}

/// The supplier proposes a tariff two months before it applies, and the regulator approves it.
pub(crate) fn approved(tariff: Tariff, from: Day) -> TariffId {
    approved_for(&CLERK, tariff, from)
}

/// The same, of the supplier for which this contract officer acts.
pub(crate) fn approved_for(clerk: &AccountId, tariff: Tariff, from: Day) -> TariffId {
    at(midnight(tariff.local_time, from) - 60 * DAY);
    let id = pallet_utility_contracts::NextTariff::<Runtime>::get();
    let propose = Call::propose_tariff {
        tariff: Box::new(tariff),
        region: COUNTRY,
        effective_from: from,
        asset: MONEY,
        document: H256::repeat_byte(0x7a),
    };
    assert_ok!(dispatch(clerk, propose));
    let approve = Call::approve_tariff { tariff: id };
    assert_ok!(by_four_eyes(
        &dev_keys::REGULATOR_OFFICER,
        &dev_keys::REGULATOR,
        approve
    ));
    id
}

/// A household, known in the domain of utility contracts, with a wallet.
pub(crate) fn household(number: u64) -> (SubjectId, AccountId) {
    let consumer = opening(subject(number)).linked.utility;
    let key = sr25519::Pair::from_seed(&sp_io::hashing::blake2_256(&number.to_le_bytes()));
    let wallet: AccountId = key.public().into();
    let message = wallet_link_message(&System::block_hash(0), &consumer);
    let link = Call::link_wallet {
        subject: consumer,
        wallet: wallet.clone(),
        signature: MultiSignature::Sr25519(key.sign(&message)),
    };
    assert_ok!(dispatch(&dev_keys::IDENTITY_OFFICER, link));
    (consumer, wallet)
}

/// A meter with a key, and how many readings it has signed.
pub(crate) struct Meter {
    pub(crate) id: MeterId,
    key: ed25519::Pair,
    counter: u64,
}

/// What one register shows, in thousandths.
pub(crate) fn shows(value: u64) -> Stands {
    vec![Stand { value, turns: 0 }].try_into().expect("one")
}

impl Meter {
    /// A new meter that shows zero, registered by the supplier and certified by metrology.
    pub(crate) fn new(number: u64, service: Service) -> Self {
        let (obis, unit) = match service {
            Service::Gas => ([7, 0, 3, 0, 0, 255], Unit::CubicMetre),
            _ => ([1, 0, 1, 8, 0, 255], Unit::KilowattHour),
        };
        let key = ed25519::Pair::from_seed(&sp_io::hashing::blake2_256(&number.to_be_bytes()));
        let register = Register {
            obis,
            unit,
            digits: 9,
        };
        let id = pallet_utility_contracts::NextMeter::<Runtime>::get();
        let calls = [
            Call::register_meter {
                serial: H256::from_low_u64_be(number),
                key: Some(key.public()),
                service,
                registers: vec![(register, Stand::default())].try_into().expect("one"),
            },
            Call::certify_meter {
                meter: id,
                until: now() + 8 * 365 * DAY,
                certificate: H256::repeat_byte(0xce),
            },
        ];
        for (officer, call) in [OPERATOR, METROLOGIST].iter().zip(calls) {
            assert_ok!(dispatch(officer, call));
        }
        Self {
            id,
            key,
            counter: 0,
        }
    }

    /// Signs what it shows, for a chain.
    pub(crate) fn signs(&self, chain: H256, counter: u64, at: u64, value: u64) -> SignedReading {
        let reading = Reading {
            counter,
            taken_at: at,
            stands: shows(value),
        };
        SignedReading {
            signature: self.key.sign(&reading.message(&chain, self.id)),
            reading,
        }
    }

    /// Signs what it shows now, and somebody brings it.
    pub(crate) fn lodges(&mut self, value: u64) {
        self.counter += 1;
        let signed = self.signs(System::block_hash(0), self.counter, now(), value);
        assert_ok!(self.brings(vec![signed]));
        let last = UtilityContracts::meter_view(self.id).expect("registered");
        assert_eq!(last.meter.last.counter, self.counter, "the reading counts");
    }

    /// Somebody brings signed readings.
    pub(crate) fn brings(&self, readings: Vec<SignedReading>) -> Result<(), DispatchError> {
        let lodge = Call::lodge_readings {
            meter: self.id,
            readings: readings.try_into().expect("500 at most"),
        };
        dispatch(&ANYBODY, lodge)
    }
}

pub(crate) fn now() -> u64 {
    Timestamp::get()
}

/// The supplier offers a contract, the household accepts it, and its account is opened.
pub(crate) fn agreed(
    (consumer, wallet): &(SubjectId, AccountId),
    tariff: TariffId,
    meter: MeterId,
    region: Region,
) -> ContractId {
    let contract = pallet_utility_contracts::NextContract::<Runtime>::get();
    let terms = ContractTerms {
        consumer: *consumer,
        tariff,
        category: 0,
        meter: Some(meter),
        region,
        document: CONTRACT,
        replaces: None,
    };
    assert_ok!(dispatch(&CLERK, Call::offer_contract { terms }));
    let accept = Call::accept_contract {
        contract,
        document: CONTRACT,
    };
    assert_ok!(dispatch(wallet, accept));
    assert_ok!(dispatch(&ANYBODY, Bills::open_account { contract }));
    contract
}

/// Anybody closes the cycle.
pub(crate) fn close(contract: ContractId) -> Result<(), DispatchError> {
    dispatch(&ANYBODY, Bills::close_cycle { contract })
}

/// The last bill of a contract.
pub(crate) fn last_bill(contract: ContractId) -> BillRecord {
    let view = UtilityBills::account_view(contract).expect("it has an account");
    *view.account.bills.last().expect("there is a bill")
}

/// A bill as the chain explains it, which comes to what it says.
pub(crate) fn explained(contract: ContractId, number: BillNumber) -> BillView {
    let bill = UtilityBills::explain_bill(contract, number).expect("it is kept");
    let bills = UtilityBills::account_view(contract).expect("there is one");
    let mut bills = bills.account.bills.into_iter();
    let kept = bills.find(|is| is.statement.number == number);
    assert_eq!(kept.map(|is| is.statement.total), Some(bill.total));
    bill
}
