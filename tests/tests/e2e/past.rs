//! A chain that begins with a past: what has taken months is played in the real runtime, with the clock set to then, and what
//! comes of it is the genesis of a real node. So the node's clock is never moved.

use crate::harness::{program, told};
use adliya_primitives::SubjectId;
use adliya_runtime::{
    dev_keys as keys, AccountId, Runtime, RuntimeCall, RuntimeOrigin, System, Timestamp,
};
use adliya_tariffs::{Day, LocalTime, Service, Tariff, Unit};
use pallet_utility_bills::Call as Bills;
use pallet_utility_contracts::{
    types::{ContractTerms, Reading, Register, SignedReading, Stand},
    Call,
};
use serde_json::{json, Value};
use sp_core::{ed25519, sr25519, Pair, H256};
use sp_io::{hashing::twox_128, storage, TestExternalities};
use sp_runtime::{traits::Dispatchable, MultiSignature};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

pub(crate) const DAY: u64 = 24 * 60 * 60 * 1_000;
/// In Tashkent.
pub(crate) const LOCAL: LocalTime = LocalTime(300);
/// How many days ago the household was supplied for the first time.
pub(crate) const SUPPLIED_DAYS: u64 = 31;
/// What the household has used in its first month, in watt-hours.
pub(crate) const BILLED: u64 = 155_000;
/// How long a bill can be paid until it is overdue.
const PAYMENT_TERM_DAYS: u64 = 30;
/// The secret of the household's meter.
pub(crate) const METER: &str = "//Meter1";
/// Its wallet.
pub(crate) const WALLET: &str = "//Citizen2";
/// The hash of its contract.
pub(crate) const CONTRACT: H256 = H256::repeat_byte(0xc0);
const COUNTRY: adliya_primitives::Region = adliya_primitives::Region::new(1, 0, 0, 0);

/// The household in the domain of utility contracts.
pub(crate) fn household() -> SubjectId {
    SubjectId::from([0x51; 32])
}

/// Now, in milliseconds.
pub(crate) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    u64::try_from(since.expect("after 1970").as_millis()).expect("it fits")
}

/// The midnight so many days ago where the household is.
pub(crate) fn midnight_ago(days: u64) -> u64 {
    let today = LOCAL.day_at(now()).expect("it is a day");
    let day = Day(today.0 - u32::try_from(days).expect("few"));
    LOCAL.midnight(day).expect("after 1970")
}

/// A household in Tashkent has been supplied with electricity for a month, at a tariff that was approved before: contract 0,
/// tariff 0, meter 0. Nothing has been read and no account is open. The chain's specification, in a folder.
pub(crate) fn a_month_ago(folder: &Path, tariff: &Tariff) -> PathBuf {
    lived(folder, || live(tariff, SUPPLIED_DAYS))
}

/// The same household has used [`BILLED`] in its first month, was billed for it, has not paid, and that is overdue since so many
/// days ago: bill 1. `then` is what has come of it.
pub(crate) fn in_arrears(
    folder: &Path,
    tariff: &Tariff,
    overdue_days: u64,
    then: impl FnOnce(),
) -> PathBuf {
    lived(folder, || {
        let billed_days = overdue_days + PAYMENT_TERM_DAYS;
        live(tariff, billed_days + SUPPLIED_DAYS);
        at(midnight_ago(billed_days));
        meter_shows(1, BILLED);
        let contract = 0.into();
        does(&keys::CITIZEN1, Bills::open_account { contract });
        closes();
        then();
    })
}

/// The household's meter signs for the so-manieth time, and shows so many watt-hours.
pub(crate) fn meter_shows(counter: u64, value: u64) {
    let stand = Stand {
        value,
        ..Stand::default()
    };
    let reading = Reading {
        counter,
        taken_at: Timestamp::get(),
        stands: vec![stand].try_into().expect("one"),
    };
    let key = ed25519::Pair::from_string(METER, None).expect("it is a secret");
    let signature = key.sign(&reading.message(&System::block_hash(0), 0.into()));
    let signed = SignedReading { reading, signature };
    let lodge = Call::lodge_readings {
        meter: 0.into(),
        readings: vec![signed].try_into().expect("one"),
    };
    does(&keys::CITIZEN1, lodge);
}

/// The household is billed.
pub(crate) fn closes() {
    let contract = 0.into();
    does(&keys::CITIZEN1, Bills::close_cycle { contract });
}

/// How many days ago it was last a day on which somebody may be disconnected: not before May, and not after September.
pub(crate) fn last_summer_day() -> u64 {
    let today = LOCAL.day_at(now()).expect("it is a day");
    let is_summer = |days: &u64| {
        let day = Day(today.0 - u32::try_from(*days).expect("few"));
        (5..=9).contains(&day.date().month)
    };
    (1..=366).find(is_summer).expect("every year has a summer")
}

/// The specification of a chain that begins with what `live` does, in a folder.
pub(crate) fn lived(folder: &Path, live: impl FnOnce()) -> PathBuf {
    let file = folder.join("dev.json");
    let output = Command::new(program("adliya-node"))
        .args(["export-chain-spec", "--chain", "dev", "--raw", "--output"])
        .arg(&file)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", told(&output));
    let text = fs::read(&file).expect("written");
    let mut spec: Value = serde_json::from_slice(&text).expect("JSON");
    let genesis: BTreeMap<String, String> =
        serde_json::from_value(spec["genesis"]["raw"]["top"].clone()).expect("a map");

    let mut past = TestExternalities::default();
    let lived = past.execute_with(|| {
        for (key, value) in &genesis {
            storage::set(&bytes(key), &bytes(value));
        }
        System::set_block_number(1);
        live();
        state()
    });
    // The clock and the block number begin anew.
    let fleeting = |key: &str| {
        let key = bytes(key);
        let account = [twox_128(b"System"), twox_128(b"Account")].concat();
        let of = |pallet: &[u8]| key.starts_with(&twox_128(pallet));
        of(b"Timestamp") || of(b"System") && !key.starts_with(&account)
    };
    let kept = lived.into_iter().filter(|(key, _)| !fleeting(key));
    let as_it_was = genesis.into_iter().filter(|(key, _)| fleeting(key));
    let top: BTreeMap<String, String> = kept.chain(as_it_was).collect();
    spec["genesis"]["raw"]["top"] = json!(top);
    let file = folder.join("past.json");
    fs::write(&file, spec.to_string()).expect("it can be written");
    file
}

fn bytes(hex: &str) -> Vec<u8> {
    hex::decode(hex.trim_start_matches("0x")).expect("hex")
}

/// All that the state has.
fn state() -> BTreeMap<String, String> {
    let text = |bytes: &[u8]| format!("0x{}", hex::encode(bytes));
    let mut state = BTreeMap::new();
    let mut key = Vec::new();
    while let Some(next) = storage::next_key(&key) {
        let value = storage::get(&next).expect("it is there");
        state.insert(text(&next), text(&value));
        key = next;
    }
    state
}

pub(crate) fn at(moment: u64) {
    pallet_timestamp::Now::<Runtime>::put(moment);
}

pub(crate) fn does(who: &AccountId, call: impl Into<RuntimeCall>) {
    let call: RuntimeCall = call.into();
    let done = call.dispatch(RuntimeOrigin::signed(who.clone()));
    done.unwrap_or_else(|failure| panic!("{:?}", failure.error));
}

fn live(tariff: &Tariff, days: u64) {
    let begins = midnight_ago(days);
    at(begins - 40 * DAY);
    let propose = Call::propose_tariff {
        tariff: Box::new(tariff.clone()),
        region: COUNTRY,
        effective_from: LOCAL.day_at(begins).expect("a day"),
        asset: 1,
        document: H256::repeat_byte(0x7a),
    };
    does(&keys::SUPPLIER_CLERK, propose);
    let approve = RuntimeCall::from(Call::approve_tariff { tariff: 0.into() });
    let call = Box::new(approve);
    let propose = pallet_authorities::Call::propose { call: call.clone() };
    does(&keys::REGULATOR_OFFICER, propose);
    let proposal = 0.into();
    let confirm = pallet_authorities::Call::confirm { proposal, call };
    does(&keys::REGULATOR, confirm);

    at(begins);
    let register = Register {
        obis: [1, 0, 1, 8, 0, 255],
        unit: Unit::KilowattHour,
        digits: 9,
    };
    let key = ed25519::Pair::from_string(METER, None).expect("it is a secret");
    let register = Call::register_meter {
        serial: H256::repeat_byte(0x5e),
        key: Some(key.public()),
        service: Service::Electricity,
        registers: vec![(register, Stand::default())].try_into().expect("one"),
    };
    does(&keys::SUPPLIER_OPERATOR, register);
    let certify = Call::certify_meter {
        meter: 0.into(),
        until: begins + 8 * 365 * DAY,
        certificate: H256::repeat_byte(0xce),
    };
    does(&keys::METROLOGIST, certify);
    let wallet = sr25519::Pair::from_string(WALLET, None).expect("it is a secret");
    let consumer = household();
    let message =
        adliya_primitives::subject::wallet_link_message(&System::block_hash(0), &consumer);
    let link = Call::link_wallet {
        subject: consumer,
        wallet: wallet.public().into(),
        signature: MultiSignature::Sr25519(wallet.sign(&message)),
    };
    does(&keys::IDENTITY_OFFICER, link);
    let terms = ContractTerms {
        consumer,
        tariff: 0.into(),
        category: 0,
        meter: Some(0.into()),
        region: COUNTRY,
        document: CONTRACT,
        replaces: None,
    };
    does(&keys::SUPPLIER_CLERK, Call::offer_contract { terms });
    let accept = Call::accept_contract {
        contract: 0.into(),
        document: CONTRACT,
    };
    does(&keys::CITIZEN2, accept);
}
