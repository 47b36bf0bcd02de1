//! What the pallet promises, in the domain's words.

mod assistance;
mod costs;
mod defaults;
mod disconnection;
mod disputes;
mod grounds;
mod heirs;

mod model;
mod protection;
mod safeguards;

use crate::{
    mock::*,
    types::{
        Announcement, Attestation, Case, Dispute, DisputeView, Matter, Obstacle, Outcome, Phase,
        Protection, Signatory, Supplied,
    },
    Cases, Error, Event,
};
use adliya_primitives::{
    utilities::{Agreement, Metered, Opening, Period, Standing, Supply, UtilityAccounts},
    BillNumber, ContractId, DisputeId, MandateId, Moment, OfficeId, TariffId,
};
use adliya_tariffs::{Day, LocalTime};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_core::H256;

type Disputed = Disputes;

const STATEMENT: H256 = H256::repeat_byte(1);
const DECISION: H256 = H256::repeat_byte(2);
const NOTICE: H256 = H256::repeat_byte(3);
const EVIDENCE: H256 = H256::repeat_byte(4);
/// The first dispute of a test.
const FIRST: DisputeId = DisputeId(0);

fn signed(by: u8) -> RuntimeOrigin {
    RuntimeOrigin::signed(account(by))
}

/// Midnight in Baku.
fn midnight(year: u32, month: u8, day: u8) -> Moment {
    let day = Day::of(year, month, day).expect("there is such a day");
    LocalTime(240).midnight(day).expect("after 1970")
}

fn now() -> Moment {
    Timestamp::get()
}

fn pass(time: Moment) {
    Timestamp::set_timestamp(now() + time);
}

/// A contract in Baku whose account is open.
fn contract(wallet: u8, from: Moment, owed: u128) -> ContractId {
    contract_with(SUPPLIER, wallet, from, owed)
}

/// The same, with this supplier.
fn contract_with(supplier: OfficeId, wallet: u8, from: Moment, owed: u128) -> ContractId {
    Timestamp::set_timestamp(from.max(now()));
    let reading = Metered {
        at: from,
        totals: [0; 4],
        estimated: false,
    };
    let period = Period {
        from: 0,
        until: None,
        asset: MANAT,
    };
    let id = books(|books| {
        if books.tariffs.is_empty() {
            books.tariffs.push((period, tariff()));
        }
        let id = books.sheets.len() as u64;
        let agreement = Agreement {
            supplier,
            consumer: subject(wallet),
            consumer_died_at: None,
            region: BAKU,
            tariff: TariffId(0),
            concluded: true,
            ended_at: None,
            balance_disputed_until: (owed > 0).then_some(Moment::MAX),
        };
        let opening = Opening {
            reading,
            used: [0; 4],
            owed,
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
    });
    assert_ok!(Bills::open_account(signed(ANYBODY), id));
    id
}

/// A bill of so many units, over 28 days that begin with the last reading.
fn bill(contract: ContractId, units: u64) -> BillNumber {
    let last = Contracts::last_metered(contract).expect("there is one");
    let at = last.at + 28 * DAY;
    Timestamp::set_timestamp(at.max(now()));
    books(|books| {
        let sheet = books.sheets.get_mut(&contract.0).expect("there is one");
        let mut totals = last.totals;
        totals[0] += units * 1_000;
        sheet.readings.push(Metered {
            at,
            totals,
            estimated: false,
        });
    });
    assert_ok!(Bills::close_cycle(signed(ANYBODY), contract));
    account_of(contract)
        .next
        .0
        .checked_sub(1)
        .map(BillNumber)
        .expect("it was closed")
}

fn account_of(contract: ContractId) -> pallet_utility_bills::types::Account<u32> {
    pallet_utility_bills::Accounts::<Test>::get(contract).expect("it is open")
}

/// A household in Baku with a bill of 300 minor units of the 5th of May 2025, which is not due yet.
fn household() -> ContractId {
    let id = contract(WALLET, midnight(2025, 4, 7), 0);
    bill(id, 30);
    id
}

/// The same, when the time to pay is over.
fn debtor() -> ContractId {
    let id = household();
    pass(TERM + 1);
    id
}

/// The same, when the supplier may disconnect.
fn warned() -> ContractId {
    let id = debtor();
    assert_ok!(announce(CLERK, id));
    pass(NOTICE_TERM);
    id
}

/// The same, when it has.
fn dark() -> ContractId {
    let id = warned();
    assert_ok!(disconnect(FITTER, id));
    id
}

/// Changes what the contracts say of one.
fn change(contract: ContractId, change: impl FnOnce(&mut Agreement)) {
    books(|books| {
        let sheet = books.sheets.get_mut(&contract.0).expect("there is one");
        change(&mut sheet.agreement);
    });
}

fn end(contract: ContractId) {
    change(contract, |agreement| agreement.ended_at = Some(now()));
}

/// The chain learns that the consumer has died.
fn die(contract: ContractId) {
    change(contract, |agreement| {
        agreement.consumer_died_at = Some(now());
    });
}

fn of_bill(bill: u32, amount: u128) -> Matter {
    Matter::Bill {
        bill: BillNumber(bill),
        amount,
    }
}

fn open(by: u8, contract: ContractId, matter: Matter) -> DispatchResult {
    Disputed::open_dispute(signed(by), contract, matter, STATEMENT)
}

fn attest(by: u8, contract: ContractId, matter: Matter) -> DispatchResult {
    Disputed::attest_dispute(signed(by), contract, matter, STATEMENT)
}

fn assist(by: u8, contract: ContractId, matter: Matter) -> DispatchResult {
    Disputed::assist_dispute(signed(by), contract, matter, STATEMENT)
}

fn assist_evidence(by: u8) -> DispatchResult {
    Disputed::assist_evidence(signed(by), FIRST, EVIDENCE)
}

fn lodge(by: u8) -> DispatchResult {
    Disputed::lodge_evidence(signed(by), FIRST, EVIDENCE)
}

fn answer(by: u8) -> DispatchResult {
    Disputed::answer_dispute(signed(by), FIRST, EVIDENCE)
}

fn concede(by: u8) -> DispatchResult {
    Disputed::concede_dispute(signed(by), FIRST)
}

fn withdraw(by: u8) -> DispatchResult {
    Disputed::withdraw_dispute(signed(by), FIRST)
}

fn uphold(by: u8) -> DispatchResult {
    Disputed::uphold_dispute(signed(by), FIRST, DECISION)
}

fn rule(by: u8, amount: u128) -> DispatchResult {
    Disputed::rule_dispute(signed(by), FIRST, amount, DECISION)
}

fn apply() -> DispatchResult {
    Disputed::apply_default(signed(ANYBODY), FIRST)
}

fn announce(by: u8, contract: ContractId) -> DispatchResult {
    Disputed::announce_disconnection(signed(by), contract, NOTICE)
}

fn disconnect(by: u8, contract: ContractId) -> DispatchResult {
    Disputed::disconnect(signed(by), contract)
}

fn demand(contract: ContractId) -> DispatchResult {
    Disputed::demand_reconnection(signed(ANYBODY), contract)
}

fn reconnect(by: u8, contract: ContractId) -> DispatchResult {
    Disputed::reconnect(signed(by), contract)
}

fn protect(by: u8, contract: ContractId, until: Moment) -> DispatchResult {
    Disputed::protect_consumer(signed(by), contract, 1, until)
}

fn pay(contract: ContractId, amount: u128) -> DispatchResult {
    Bills::pay(signed(ANYBODY), contract, amount)
}

fn debit(contract: ContractId, bill: u32, amount: u128) -> DispatchResult {
    let by = signed(SUPPLIER_FOUR_EYES);
    Bills::debit_bill(by, contract, BillNumber(bill), amount, DECISION)
}

/// A plan of two instalments, of which the first is due in 20 days.
fn plan(contract: ContractId) {
    let first = now() + 20 * DAY;
    assert_ok!(Bills::offer_plan(
        signed(CLERK),
        contract,
        2,
        first,
        30 * DAY
    ));
    assert_ok!(Bills::accept_plan(
        signed(WALLET),
        contract,
        2,
        first,
        30 * DAY
    ));
}

fn standing(contract: ContractId) -> Standing {
    <Bills as UtilityAccounts>::standing(contract).expect("it is open")
}

fn case(contract: ContractId) -> Case {
    Cases::<Test>::get(contract)
}

fn dispute(id: DisputeId) -> Dispute {
    crate::Disputes::<Test>::get(id).expect("it was opened")
}

fn outcome(id: DisputeId) -> Option<(Outcome, u128)> {
    let closed = dispute(id).closed;
    closed.map(|closed| (closed.outcome, closed.credited))
}

fn obstacles(contract: ContractId) -> Vec<Obstacle> {
    Disputed::disconnection_view(contract)
        .expect("it has an account")
        .obstacles
}

fn last_event() -> RuntimeEvent {
    System::events().pop().expect("there is one").event
}

/// Who has signed for an office.
const fn signatory(office: OfficeId, officer: u8) -> Signatory {
    Signatory {
        office,
        officer: MandateId(officer as u64),
    }
}

/// A dispute over 100 of the household's bill of 300.
fn disputed() -> ContractId {
    let id = household();
    assert_ok!(open(WALLET, id, of_bill(1, 100)));
    id
}

/// The same, answered, when it is the regulator's turn.
fn to_rule() -> ContractId {
    let id = disputed();
    assert_ok!(answer(CLERK));
    pass(ANSWER_TERM + 1);
    id
}
