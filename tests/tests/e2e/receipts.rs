//! Receipts, forged ones, and a node that lies.

use crate::{
    harness::{program, told, Node},
    lying::{flip, LyingNode},
    registering::{birth, pinfl, register, SIGNERS},
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A registered birth and its receipt.
async fn receipt(node: &Node) -> PathBuf {
    let folder = node.folder.join("receipts");
    let line = birth(&pinfl(4_120_395_018_500), "1.14.7");
    assert_eq!(
        register(node, &line, &SIGNERS, &folder).await[&1].0,
        "registered"
    );
    fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .expect("a receipt was written")
}

async fn verify(url: &str, document: &Path) -> Output {
    let (url, document) = (url.to_owned(), document.to_owned());
    tokio::task::spawn_blocking(move || {
        Command::new(program("adliya"))
            .args(["verify", document.to_str().expect("UTF-8"), "--url", &url])
            .output()
            .expect("the command runs")
    })
    .await
    .expect("the task ends")
}

async fn refused(url: &str, document: &Path, reason: &str) {
    refused_with_status(1, url, document, reason).await;
}

async fn refused_with_status(status: i32, url: &str, document: &Path, reason: &str) {
    let output = verify(url, document).await;
    assert_eq!(output.status.code(), Some(status), "{}", told(&output));
    assert!(
        told(&output).contains(reason),
        "no {reason:?} in: {}",
        told(&output)
    );
}

/// Changes every string of a document that the function changes.
fn change(value: &mut Value, with: &impl Fn(&str, &str) -> Option<String>, name: &str) {
    match value {
        Value::String(text) => *text = with(name, text).unwrap_or_else(|| text.clone()),
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, with, name)),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(name, value)| change(value, with, name)),
        _ => {}
    }
}

fn forge(of: &Path, with: impl Fn(&str, &str) -> Option<String>) -> PathBuf {
    let mut document: Value =
        serde_json::from_slice(&fs::read(of).expect("readable")).expect("JSON");
    let before = document.clone();
    change(&mut document, &with, "");
    assert_ne!(document, before, "nothing was forged");
    let path = of.with_extension("forged.json");
    fs::write(&path, document.to_string()).expect("written");
    path
}

#[tokio::test]
async fn a_receipt_verifies_and_a_forged_one_is_refused_with_the_reason() {
    let node = Node::start();
    let receipt = receipt(&node).await;
    let output = verify(&node.url, &receipt).await;
    assert!(output.status.success(), "{}", told(&output));
    assert!(
        told(&output).to_lowercase().contains("registered"),
        "{}",
        told(&output)
    );

    // Another name for the child.
    let renamed = forge(&receipt, |_, text| {
        (text == "Gulnoza").then(|| "Gulbahor".to_owned())
    });
    refused(&node.url, &renamed, "claims root").await;
    // Another salt.
    let salted = forge(&receipt, |name, text| {
        (name == "salt").then(|| format!("0x{}", text[2..].replace(['0', '1', '2', '3'], "4")))
    });
    refused(&node.url, &salted, "claims root").await;
    // A record that is not there.
    let elsewhere = forge(&receipt, |name, text| {
        (name == "record" && text == "0").then(|| "7".into())
    });
    refused(&node.url, &elsewhere, "").await;
    // A receipt of another chain.
    let foreign = forge(&receipt, |name, _| {
        (name == "genesis").then(|| format!("0x{}", "7".repeat(64)))
    });
    refused(&node.url, &foreign, "genesis").await;
}

#[tokio::test]
async fn chosen_claims_are_disclosed_and_verify_without_the_others() {
    let node = Node::start();
    let receipt = receipt(&node).await;
    let disclosure = receipt.with_file_name("disclosure");
    let output = Command::new(program("adliya"))
        .args([
            "disclose",
            receipt.to_str().expect("UTF-8"),
            "--claim",
            "child.date_of_birth",
        ])
        .args(["--out", disclosure.to_str().expect("UTF-8")])
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{}", told(&output));
    let text = fs::read_to_string(&disclosure).expect("written");
    assert!(text.contains("1991-04-05") && !text.contains("Gulnoza"));
    let output = verify(&node.url, &disclosure).await;
    assert!(output.status.success(), "{}", told(&output));
    let forged = forge(&disclosure, |_, text| {
        (text == "1991-04-05").then(|| "2001-04-05".to_owned())
    });
    refused(&node.url, &forged, "child.date_of_birth").await;
}

#[tokio::test]
async fn a_node_that_lies_is_refused_whatever_it_lies_about() {
    let node = Node::start();
    let receipt = receipt(&node).await;

    let honest = LyingNode::start(&node, |_, _, _| {}).await;
    let output = verify(&honest.url, &receipt).await;
    assert!(
        output.status.success(),
        "what is only passed on verifies: {}",
        told(&output)
    );

    // A state root of its own making: there is nothing to verify anything against.
    let header = LyingNode::start(&node, |method, _, answer| {
        if method == "chain_getHeader" {
            flip(&mut answer["stateRoot"]);
        }
    })
    .await;
    refused_with_status(2, &header.url, &receipt, "header").await;

    // A proof in which a bit is changed.
    let altered = LyingNode::start(&node, |method, _, answer| {
        if method == "state_getReadProof" {
            for node in answer["proof"].as_array_mut().expect("a proof") {
                flip(node);
            }
        }
    })
    .await;
    refused(&altered.url, &receipt, "proof").await;

    // No proof at all.
    let empty = LyingNode::start(&node, |method, _, answer| {
        if method == "state_getReadProof" {
            answer["proof"] = Value::Array(vec![]);
        }
    })
    .await;
    refused(&empty.url, &receipt, "proof").await;

    // Another block where the receipt's stands; of block 0 it tells the truth.
    let block = LyingNode::start(&node, |method, asked, answer| {
        if method == "chain_getBlockHash" && asked != "[0]" {
            flip(answer);
        }
    })
    .await;
    refused(&block.url, &receipt, "is not the block at height").await;

    // Another chain.
    let chain = LyingNode::start(&node, |method, asked, answer| {
        if method == "chain_getBlockHash" && asked == "[0]" {
            flip(answer);
        }
    })
    .await;
    refused(&chain.url, &receipt, "genesis").await;
}
