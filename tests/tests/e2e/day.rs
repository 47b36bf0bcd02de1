use crate::{
    delayed::proposals,
    harness::{told, Node},
    registering::{register, SIGNERS, SUPERVISORS},
};
use adliya_tests::{one_day, repository};
use jsonrpsee::rpc_params;
use serde_json::{json, Value};
use std::{collections::BTreeMap, fs};
use tempfile::TempDir;

/// A day of two registry offices, with declarations that are wrong on purpose.
#[tokio::test]
async fn a_day_is_registered_and_every_receipt_verifies() {
    let data = repository().join("tests/data");
    let day = one_day().expect("the day is there");
    let expected: BTreeMap<u64, String> = {
        let text = fs::read(data.join("one-day.expected.json")).expect("it is there");
        let by_line: BTreeMap<String, Value> = serde_json::from_slice(&text).expect("JSON");
        by_line
            .into_iter()
            .map(|(line, label)| {
                (
                    line.parse().expect("a number"),
                    label.as_str().expect("a label").to_owned(),
                )
            })
            .collect()
    };
    assert!(
        expected
            .values()
            .filter(|label| *label == "registered")
            .count()
            >= 300
    );
    assert!(
        expected
            .values()
            .filter(|label| *label != "registered")
            .count()
            >= 12
    );

    let folder = TempDir::new().expect("a folder");
    let receipts = folder.path().join("receipts");
    let node = Node::start();
    let outcomes = register(&node, &day, &SIGNERS, &receipts).await;
    for (line, label) in &expected {
        let (got, words) = &outcomes[line];
        assert_eq!(got, label, "line {line}: {words}");
    }
    assert_eq!(outcomes.len(), expected.len());

    let verified = node.adliya(&["verify", receipts.to_str().expect("UTF-8")]);
    assert!(verified.status.success(), "{}", told(&verified));

    // The same file once more: nothing is doubled.
    let again = register(&node, &day, &SIGNERS, &folder.path().join("again")).await;
    for (line, (label, words)) in &again {
        assert_ne!(label, "registered", "line {line}: {words}");
    }

    // Each has its record, and there is no other.
    let rpc = node.rpc().await;
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut deaths = vec![];
    let registered = expected
        .values()
        .filter(|label| *label == "registered")
        .count();
    for number in 0..registered {
        let record = rpc.ask("civil_record", rpc_params![number]).await;
        let class = record["timeliness"].as_str().expect("it has a class");
        *classes.entry(class.to_owned()).or_default() += 1;
        if record["kind"] == "death" {
            let deceased = record["parties"][0]["subject"].clone();
            deaths.push((deceased, number.to_string()));
        }
    }
    assert!(rpc
        .ask("civil_record", rpc_params![registered])
        .await
        .is_null());

    // Each death has opened an estate that waits for a notary.
    assert!(deaths.len() > 20, "{deaths:?}");
    for (place, (deceased, death)) in deaths.iter().enumerate() {
        let estate = rpc.ask("notary_estate", rpc_params![deceased]).await;
        let told = ["deceased", "death", "status"].map(|field| estate[field].clone());
        assert_eq!(
            told,
            [deceased, &json!(death), &json!("opened")].map(Value::clone)
        );
        assert_eq!(estate["heirs"], json!([]));
        if place == 0 {
            let number = &estate["id"];
            let by_number = rpc.ask("notary_estate", rpc_params![number]).await;
            assert_eq!(by_number, estate);
        }
    }

    // The births of adults took a supervisor, and nothing else did; no proposal is left over.
    let adults = day.lines().enumerate().filter(|(place, line)| {
        let born = serde_json::from_str::<Value>(line)
            .ok()
            .and_then(|line| Some(line["child"]["date_of_birth"].as_str()?.to_owned()));
        expected[&(*place as u64 + 1)] == "registered"
            && born.is_some_and(|born| born.as_str() < "2010")
    });
    assert_eq!(classes.get("delayed"), Some(&adults.count()));
    assert!(classes["timely"] > 100, "{classes:?}");
    assert_eq!(proposals(&rpc).await, 0);
}

#[test]
fn the_command_reports_a_bad_line_by_number_and_says_so_in_its_status() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("two.jsonl");
    let good = crate::registering::birth(&crate::registering::pinfl(4_120_395_018_400), "1.14.7");
    let bad = good.replace("1991-04-05", "1991-02-30");
    fs::write(&file, format!("{bad}\n{good}\n")).expect("written");
    let node = Node::start();
    let receipts = folder.path().join("receipts");
    let register = |receipts: &std::path::Path| {
        node.adliya(&[
            "register",
            file.to_str().expect("UTF-8"),
            "--keys",
            "dev",
            "--signer",
            SIGNERS[0],
            "--supervisor",
            SUPERVISORS[0],
            "--receipts",
            receipts.to_str().expect("UTF-8"),
        ])
    };
    let output = register(&receipts);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let told = told(&output);
    assert!(told.contains("line 1: child.date_of_birth"), "{told}");
    assert_eq!(
        fs::read_dir(&receipts)
            .expect("there")
            .filter(|entry| {
                entry
                    .as_ref()
                    .is_ok_and(|entry| entry.path().extension().is_some_and(|kind| kind == "json"))
            })
            .count(),
        1
    );
}

#[test]
fn a_node_that_is_not_there_is_named() {
    let folder = TempDir::new().expect("a folder");
    let output = std::process::Command::new(crate::harness::program("adliya"))
        .args([
            "verify",
            folder.path().to_str().expect("UTF-8"),
            "--url",
            "ws://127.0.0.1:1",
        ])
        .output()
        .expect("the command runs");
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
}
