//! What the pallet promises, in the domain's words.

mod contracts;
mod costs;
mod exchange;
mod manual;
mod meters;
mod model;
mod readings;
mod successions;
mod supply;
mod switch_over;
mod tariffs;
mod validation;
mod wallets;

use crate::{
    mock::*,
    types::{
        Answer, ContractStatus, ContractTerms, Flags, Ground, Inspection, Journal, Mark,
        MeterStatus, Observed, Reading, Register, SignedReading, Source, Stand, Taken,
    },
    Day, Error, Event, LocalTime, NextContract, NextMeter, NextTariff, Service, Tariff, Unit,
};
use adliya_primitives::{
    subject::wallet_link_message, ContractId, MeterId, Moment, Region, SubjectId, TariffId,
};
use adliya_tariffs::{Block, Cycle, PriceTable, SeasonCalendar};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, BoundedVec};
use sp_core::{ed25519, sr25519, Pair, H256};
use sp_runtime::MultiSignature;

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

/// What the consumers sign in person.
const STATEMENT: H256 = H256::repeat_byte(0xdd);

fn subject(number: u64) -> SubjectId {
    SubjectId(H256::from_low_u64_be(number))
}

/// A key of a consumer, or a household's wallet once it is linked.
fn wallet(number: u8) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[number; 32])
}

fn account_of(wallet: &sr25519::Pair) -> AccountId {
    wallet.public().into()
}

fn by(wallet: &sr25519::Pair) -> RuntimeOrigin {
    RuntimeOrigin::signed(account_of(wallet))
}

/// What a wallet signs to become this consumer's.
fn link_message(subject: SubjectId) -> Vec<u8> {
    wallet_link_message(&Utility::genesis_hash(), &subject)
}

fn link_wallet(subject: SubjectId, wallet: &sr25519::Pair) -> DispatchResult {
    let signature = MultiSignature::Sr25519(wallet.sign(&link_message(subject)));
    Utility::link_wallet(
        signed(IDENTITY_OFFICER),
        subject,
        account_of(wallet),
        signature,
    )
}

/// A consumer with a wallet, both of this number.
fn consumer(number: u8) -> sr25519::Pair {
    let key = wallet(number);
    assert_ok!(link_wallet(subject(number.into()), &key));
    key
}

/// The key inside a meter.
fn meter_key(number: u8) -> ed25519::Pair {
    ed25519::Pair::from_seed(&[number; 32])
}

/// A register of electric energy, in watt-hours, with so many digits.
fn energy(digits: u8) -> Register {
    Register {
        obis: [1, 0, 1, 8, 0, 255],
        unit: Unit::KilowattHour,
        digits,
    }
}

fn stand(value: u64, turns: u16) -> Stand {
    Stand { value, turns }
}

fn register(by: u8, number: u8, registers: Vec<(Register, Stand)>) -> DispatchResult {
    Utility::register_meter(
        signed(by),
        H256::repeat_byte(number),
        Some(meter_key(number).public()),
        Service::Electricity,
        list(registers),
    )
}

fn latest_meter() -> MeterId {
    MeterId(NextMeter::<Test>::get().0 - 1)
}

/// A new meter of the supplier of Samarkand, with a register of six digits.
fn registered(number: u8) -> MeterId {
    assert_ok!(register(OPERATOR, number, vec![(energy(6), stand(0, 0))]));
    latest_meter()
}

fn certify(id: MeterId, until: Moment) -> DispatchResult {
    Utility::certify_meter(signed(METROLOGIST), id, until, DOCUMENT)
}

/// One that metrology certifies for a year.
fn certified(number: u8) -> MeterId {
    let id = registered(number);
    assert_ok!(certify(id, Timestamp::get() + 365 * DAY));
    id
}

fn meter_status(id: MeterId) -> MeterStatus {
    Utility::meter_view(id).expect("registered").meter.status
}

/// A tariff for Samarkand that applies today, in two categories.
fn tariff_today() -> TariffId {
    let id = approved(tariff(), day(31));
    pass(31 * DAY);
    id
}

fn terms(consumer: u64, tariff: TariffId) -> ContractTerms {
    ContractTerms {
        consumer: subject(consumer),
        tariff,
        category: 0,
        meter: None,
        region: URGUT,
        document: DOCUMENT,
        replaces: None,
    }
}

fn latest_contract() -> ContractId {
    ContractId(NextContract::<Test>::get().0 - 1)
}

fn offered(terms: ContractTerms) -> ContractId {
    assert_ok!(Utility::offer_contract(signed(CLERK), terms));
    latest_contract()
}

/// A contract that its consumer has accepted in person.
fn in_force(terms: ContractTerms) -> ContractId {
    let id = offered(terms);
    assert_ok!(Utility::attest_acceptance(signed(COLLEAGUE), id, STATEMENT));
    id
}

fn contract_status(id: ContractId) -> ContractStatus {
    Utility::contract_view(id).expect("offered").status
}

/// The meter of this number, certified and installed.
fn installed(number: u8) -> (MeterId, ContractId) {
    let meter = certified(number);
    let terms = ContractTerms {
        meter: Some(meter),
        ..terms(number.into(), tariff_today())
    };
    (meter, in_force(terms))
}

fn reading(counter: u64, taken_at: Moment, stands: &[(u64, u16)]) -> Reading {
    let stands = stands.iter().map(|(value, turns)| stand(*value, *turns));
    Reading {
        counter,
        taken_at,
        stands: list(stands.collect()),
    }
}

/// A reading as a meter with this key signs it.
fn sign(key: &ed25519::Pair, meter: MeterId, reading: Reading) -> SignedReading {
    let message = reading.message(&Utility::genesis_hash(), meter);
    SignedReading {
        reading,
        signature: key.sign(&message),
    }
}

/// Has the meter sign and somebody lodge that it showed this.
fn lodge_signed(number: u8, meter: MeterId, counter: u64, at: Moment, value: u64) {
    let signed_reading = sign(
        &meter_key(number),
        meter,
        reading(counter, at, &[(value, 0)]),
    );
    assert_ok!(Utility::lodge_readings(
        signed(ANYBODY),
        meter,
        list(vec![signed_reading])
    ));
}

fn observed(at: Moment, value: u64) -> Observed {
    let stands = list(vec![stand(value, 0)]);
    Observed { at, stands }
}

/// What somebody has to show for their objection.
const EVIDENCE: H256 = H256::repeat_byte(0xee);
const OBJECT: Answer = Answer::Object { evidence: EVIDENCE };

/// The household tells what its meter shows now.
fn report(key: &sr25519::Pair, id: ContractId, value: u64) -> DispatchResult {
    Utility::report_reading(by(key), id, observed(Timestamp::get(), value))
}

/// The supplier's reader tells what it shows now.
fn read(id: ContractId, value: u64) -> DispatchResult {
    let taken = Taken::Read(observed(Timestamp::get(), value));
    Utility::take_reading(signed(OPERATOR), id, taken)
}

fn answer(key: &sr25519::Pair, id: ContractId, proposal: u32, answer: Answer) -> DispatchResult {
    Utility::answer_proposal(by(key), id, proposal, answer)
}

fn journal(id: ContractId) -> Journal {
    Utility::journal_view(id).expect("in force")
}

fn last_mark(id: ContractId) -> Mark {
    *journal(id).marks.last().expect("it has a meter")
}

/// What was consumed under a contract, by its first register.
fn consumed(id: ContractId) -> u64 {
    last_mark(id).consumed[0]
}

fn inspection(id: ContractId) -> Option<Inspection> {
    journal(id).inspection
}

/// Why something of the contract has to be looked at.
fn doubt(id: ContractId) -> Option<Ground> {
    let open = inspection(id).filter(|is| is.closed.is_none());
    open.map(|is| is.ground)
}

/// A household with a wallet of this number, a meter of that number, and a contract for it, in force for a day.
fn connected(number: u8) -> (sr25519::Pair, MeterId, ContractId) {
    let key = consumer(number);
    let (meter, id) = installed(number);
    pass(DAY);
    (key, meter, id)
}
