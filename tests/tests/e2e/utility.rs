mod discounts;
mod disputes;
mod household;
mod money;
mod succession;
mod supply;
mod verify;

use crate::{
    harness::{told, Node},
    past::{self, midnight_ago, DAY, METER, SUPPLIED_DAYS},
};
use adliya_client::notary::written;
use adliya_tariffs::{Block, Cycle, PriceTable, SeasonCalendar, Service, Tariff, Unit};
use jsonrpsee::rpc_params;
use serde_json::{json, Value};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const CLERK: &str = "//Supplier//Clerk";
const ANYBODY: &str = "//Citizen1";

/// What a command that succeeds has written.
fn done(node: &Node, arguments: &[&str]) -> String {
    let output = node.adliya(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a command has written that says no: it ends with 1.
fn denied(node: &Node, arguments: &[&str]) -> String {
    let output = node.adliya(arguments);
    let code = output.status.code();
    assert_eq!(code, Some(1), "{arguments:?}: {}", told(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn utility(node: &Node, arguments: &[&str]) -> String {
    done(node, &[&["utility"][..], arguments].concat())
}

fn hash(byte: &str) -> String {
    format!("0x{}", byte.repeat(32))
}

/// The word after another one, as in `proposed tariff 0 in block 3`.
fn after<'t>(text: &'t str, word: &str) -> &'t str {
    let rest = text.split_once(word).unwrap_or_else(|| panic!("{text}")).1;
    rest.split_whitespace()
        .next()
        .unwrap_or_default()
        .trim_end_matches([',', ':'])
}

/// The published blocks of electricity in Uzbekistan: upper limits in kilowatt-hours, and prices in soʻm. The source does not say what
/// comes after the last one, whose price goes on here: the regulator approves no list that ends.
fn published_blocks() -> Vec<(Option<u64>, u64)> {
    let file = include_str!("../../../tariffs/tests/data/tariffs.json");
    let file: Value = serde_json::from_str(file).expect("it is JSON");
    let tariffs = file["tariffs"].as_array().expect("a list");
    let is = tariffs.iter().find(|is| is["id"] == "uz-electricity-2025");
    let blocks = is.expect("it is published")["blocks"].as_array().cloned();
    let block = |is: Value| {
        let price = is["price"].as_str().expect("a price");
        (is["up_to"].as_u64(), price.parse().expect("whole soʻm"))
    };
    let mut blocks: Vec<_> = blocks.expect("a list").into_iter().map(block).collect();
    blocks.last_mut().expect("there are three").0 = None;
    blocks
}

/// The published tariff as a file of the supplier's, with prices in tiyin.
fn tariff_file(folder: &Path) -> PathBuf {
    let block = |(up_to, price): (Option<u64>, u64)| json!({ "up_to": up_to.map(|limit| limit.to_string()), "price": (price * 100).to_string() });
    let blocks: Vec<_> = published_blocks().into_iter().map(block).collect();
    let file = folder.join("tariff.json");
    let tariff = json!({
        "service": "electricity",
        "unit": "kilowattHour",
        "cycle": "month",
        "utc_offset_minutes": 300,
        "calendars": [{ "region": "1", "months": vec![0; 12] }],
        "tables": [{ "blocks": blocks }],
    });
    fs::write(&file, tariff.to_string()).expect("it can be written");
    file
}

/// The same, as the chain has it.
fn tariff() -> Tariff {
    let blocks = published_blocks().into_iter().map(|(up_to, price)| Block {
        up_to: up_to.map(|limit| limit * 1_000),
        price: price * 100 * 1_000_000,
    });
    let table = PriceTable {
        category: 0,
        season: 0,
        register: 0,
        blocks: blocks
            .collect::<Vec<_>>()
            .try_into()
            .expect("eight at most"),
    };
    let calendar = SeasonCalendar {
        region: adliya_primitives::Region::new(1, 0, 0, 0),
        months: [0; 12],
    };
    Tariff {
        service: Service::Electricity,
        unit: Unit::KilowattHour,
        cycle: Cycle::Month,
        local_time: past::LOCAL,
        categories: 1,
        seasons: 1,
        registers: 1,
        calendars: vec![calendar].try_into().expect("one"),
        tables: vec![table].try_into().expect("one"),
        standing_charges: Default::default(),
        minimum: None,
        discounts: Default::default(),
        tax: None,
    }
}

/// A node on which a household has not paid its first bill, for so many days too long, and `then` happened.
fn node_with_arrears(folder: &TempDir, days: u64, then: impl FnOnce()) -> Node {
    let spec = past::in_arrears(folder.path(), &tariff(), days, then);
    Node::start_with(&["--chain", spec.to_str().expect("UTF-8")])
}

/// A node on which a household has been supplied for a month.
fn node_with_a_past(folder: &TempDir) -> Node {
    let spec = past::a_month_ago(folder.path(), &tariff());
    Node::start_with(&["--chain", spec.to_str().expect("UTF-8")])
}

/// What the meter showed at each midnight since the household was supplied: five kilowatt-hours more each day.
fn profile(folder: &TempDir, name: &str, days: u64) -> PathBuf {
    let mut text = "time,register\n".to_owned();
    for day in 1..=days {
        let time = written(midnight_ago(SUPPLIED_DAYS - day));
        text.push_str(&format!("{time},{}\n", day * 5));
    }
    let file = folder.path().join(name);
    fs::write(&file, text).expect("it can be written");
    file
}

#[tokio::test]
async fn a_tariff_is_proposed_approved_by_two_and_applies_to_nobody_before_its_day() {
    let node = Node::start();
    let folder = TempDir::new().expect("a folder");
    let file = tariff_file(folder.path()).display().to_string();
    assert!(utility(&node, &["tariff", "check", &file]).contains("the engine bills by it"));

    let day = |days: u64| written(past::now() + days * DAY)[..10].to_owned();
    let (tomorrow, later) = (day(1), day(40));
    let propose = |from| {
        let how = ["--region", "1", "--from", from, "--officer-uri", CLERK];
        [&["utility", "tariff", "propose", &file][..], &how].concat()
    };
    let refusal = denied(&node, &propose(&tomorrow));
    assert!(
        refusal.contains("UtilityContracts.NoticeTooShort"),
        "{refusal}"
    );
    assert!(
        refusal.contains("before the notice period is over"),
        "{refusal}"
    );
    assert_eq!(
        after(&done(&node, &propose(&later)), "proposed tariff "),
        "0"
    );

    // A regulator alone approves nothing, and nobody confirms their own proposal.
    let approve = ["tariff", "approve", "0"];
    let officer = ["--officer-uri", "//Regulator//Officer"];
    let words = utility(&node, &[&approve[..], &officer].concat());
    let proposal = after(&words, "proposal ").to_owned();
    let confirm = |uri| {
        let how = ["--proposal", &proposal, "--supervisor-uri", uri];
        [&["utility"][..], &approve, &how].concat()
    };
    let refusal = denied(&node, &confirm("//Regulator//Officer"));
    assert!(refusal.contains("for regulator only"), "{refusal}");
    done(&node, &confirm("//Regulator"));
    let shown = utility(&node, &["tariff", "show", "0"]);
    assert!(
        shown.contains("approved on") && shown.contains("60000"),
        "{shown}"
    );
    assert!(
        shown.contains("seasons of January to December in 1.0.0.0"),
        "{shown}"
    );

    let rpc = node.rpc().await;
    let answer = rpc.ask("utility_tariff", rpc_params!["0"]).await;
    assert_eq!(
        (&answer["status"], &answer["region"]),
        (&json!("approved"), &json!("1.0.0.0"))
    );
    assert_eq!(answer["effectiveFrom"], json!(later));
    let blocks = &answer["tables"][0]["blocks"];
    assert_eq!(
        blocks[0],
        json!({ "upTo": "200000", "price": "60000000000" })
    );
    assert!(rpc.ask("utility_tariff", rpc_params![1]).await.is_null());

    // It is approved, and does not apply yet.
    let who = ["--consumer", &hash("51"), "--tariff", "0", "--region", "1"];
    let how = ["--document", &hash("c0"), "--officer-uri", CLERK];
    let offer = [&["utility", "contract", "offer"][..], &who, &how].concat();
    let refusal = denied(&node, &offer);
    assert!(refusal.contains("does not apply today"), "{refusal}");
}

#[tokio::test]
async fn a_month_is_metered_billed_computed_again_and_paid() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let rpc = node.rpc().await;
    let contract = rpc.ask("utility_contract", rpc_params![0]).await;
    assert_eq!(contract["status"], "active");
    assert_eq!(contract["accepted"]["manner"], "byWallet");
    assert_eq!(contract["readings"]["firm"][0]["source"], "opening");

    // The meter goes on where it was broken off, and what it signs for nobody counts for nobody.
    let some = profile(&folder, "some.csv", 12).display().to_string();
    let all = profile(&folder, "all.csv", SUPPLIED_DAYS)
        .display()
        .to_string();
    let simulate = |file: &str, more: &[&str]| {
        let meter = ["--meter", "0", "--meter-uri", METER];
        let arguments = [&["meter", "simulate", file][..], &meter, more].concat();
        done(&node, &arguments)
    };
    let bring = ["--signer-uri", ANYBODY];
    let words = simulate(&some, &bring);
    assert!(words.contains("took 12 of 12 readings"), "{words}");
    let signed = folder.path().join("signed.jsonl").display().to_string();
    let words = simulate(&all, &["--out", &signed]);
    assert!(words.contains("12 rows are no later"), "{words}");
    let meter = rpc.ask("utility_meter", rpc_params!["0"]).await;
    assert_eq!(meter["last"]["counter"], "12", "the others are in a file");
    let lodge = [
        "meter",
        "lodge",
        &signed,
        "--signer-uri",
        ANYBODY,
        "--batch",
        "10",
    ];
    assert!(done(&node, &lodge).contains("took 19 of 19 readings"));
    let words = denied(&node, &lodge);
    assert!(
        words.contains("line 19 refused: a reading with this counter"),
        "{words}"
    );
    let meter = rpc.ask("utility_meter", rpc_params![hash("5e")]).await;
    assert_eq!(meter["last"]["counter"], "31");
    assert_eq!(meter["registers"][0]["obis"], "1-0:1.8.0*255");

    let no_account = rpc.ask("utility_statement", rpc_params![0]).await;
    assert!(no_account.is_null());
    utility(
        &node,
        &["bill", "open-account", "0", "--signer-uri", ANYBODY],
    );
    let preview = rpc.ask("utility_previewBill", rpc_params![0]).await;
    let expected = preview["bill"]["total"].clone();
    let words = utility(
        &node,
        &["bill", "close-cycle", "0", "--signer-uri", ANYBODY],
    );
    let total = after(&words, "comes to ");
    let statement = rpc.ask("utility_statement", rpc_params![0]).await;
    let bill = &statement["bills"][0];
    assert_eq!(
        (bill["total"].as_str(), &bill["status"]),
        (Some(total), &json!("due"))
    );

    // Five kilowatt-hours a day are less than the norm of 200 in any month: all at the first price, 600 soʻm, in tiyin.
    let explained = rpc.ask("utility_explainBill", rpc_params![0, 1]).await;
    let explained = &explained["bill"];
    let counted = explained["endReading"]["consumed"][0]
        .as_str()
        .expect("digits");
    let watt_hours: u64 = counted.parse().expect("a number");
    assert_eq!(watt_hours % 5_000, 0);
    assert_eq!(total, (watt_hours / 1_000 * 600 * 100).to_string());
    if explained["endReading"]["counter"] == "31" {
        assert_eq!(
            expected,
            json!(total),
            "the preview was of the same reading"
        );
    }
    let rounding = &explained["rounding"];
    assert_eq!(
        (&rounding["exact"], &rounding["carriedAfter"]),
        (&json!(total), &json!("0"))
    );
    let prices = explained["lines"].as_array().expect("lines").iter();
    assert!(prices
        .clone()
        .all(|line| line["price"] == "60000000000" && line["block"] == 0));
    let words = utility(&node, &["bill", "explain", "0", "--bill", "1"]);
    assert!(words.contains("× 60000 (register 0"), "{words}");
    assert!(
        words.contains("its reading is of meter 0, signed"),
        "{words}"
    );
    for unknown in [
        &["contract", "show"][..],
        &["bill", "show"],
        &["bill", "verify"],
        &["reading", "verify"],
        &["dispute", "list"],
        &["disconnection", "show"],
    ] {
        denied(&node, &[&["utility"][..], unknown, &["7"]].concat());
    }
    let words = utility(&node, &["bill", "verify", "0"]);
    assert!(
        words.contains("hash chain: 3 links") && words.contains("all is in order"),
        "{words}"
    );
    assert!(words.contains(&format!("{total} is right")), "{words}");
    assert!(
        words.contains("on in category 0 with no discount"),
        "{words}"
    );
    assert!(
        words.contains("its reading is of meter 0, signed"),
        "{words}"
    );
    let words = utility(&node, &["reading", "verify", "0"]);
    assert!(
        words.contains("signed 31") && words.contains("in the state of block 0"),
        "{words}"
    );
    assert!(words.contains("all is in order"), "{words}");

    // The clerk takes 100 off; the household pays, and 500 tiyin ahead.
    let note = [
        "bill",
        "credit",
        "0",
        "--bill",
        "1",
        "--amount",
        "100",
        "--document",
        &hash("aa"),
    ];
    utility(&node, &[&note[..], &["--officer-uri", CLERK]].concat());
    let amount = (total.parse::<u64>().expect("a number") - 100 + 500).to_string();
    let pay = [
        "bill",
        "pay",
        "0",
        "--amount",
        &amount,
        "--signer-uri",
        ANYBODY,
    ];
    utility(&node, &pay);
    let statement = rpc.ask("utility_statement", rpc_params![0]).await;
    assert_eq!(
        (&statement["payable"], &statement["prepaid"]),
        (&json!("0"), &json!("500"))
    );
    assert_eq!(statement["bills"][0]["status"], "paid");
    let words = utility(&node, &["bill", "verify", "0"]);
    assert!(words.contains("Credit note of 100 on bill 1"), "{words}");
    assert!(words.contains("hash chain: 4 links"), "{words}");
    let nothing = rpc.ask("utility_explainBill", rpc_params![0, 2]).await;
    assert!(nothing.is_null());
}
