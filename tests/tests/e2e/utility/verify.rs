//! `bill verify` against a node that lies: each lie is caught, and that is an answer.

use super::{money::billed, *};
use crate::{
    harness::program,
    lying::{flip, LyingNode},
};
use frame_support::{storage::storage_prefix, StorageHasher, Twox64Concat};
use std::process::{Command, Output};

/// What the clerk takes off the bill, in tiyin.
const CREDITED: &str = "100";

/// A month is metered and billed, and something of the bill is credited. What the bill comes to.
fn corrected(node: &Node, folder: &TempDir) -> u64 {
    let total = billed(node, folder);
    let paper = hash("aa");
    let of = ["0", "--bill", "1", "--amount", CREDITED];
    let by = ["--document", &paper, "--officer-uri", CLERK];
    utility(node, &[&["bill", "credit"][..], &of, &by].concat());
    total
}

/// Verifies every bill of the household at this address.
async fn verify(url: &str) -> Output {
    let url = url.to_owned();
    let run = move || {
        Command::new(program("adliya"))
            .args(["utility", "bill", "verify", "0", "--url", &url])
            .output()
            .expect("the command runs")
    };
    tokio::task::spawn_blocking(run)
        .await
        .expect("the task ends")
}

/// The lie is caught, and the command says by what.
async fn caught(
    node: &Node,
    by: &str,
    lie: impl Fn(&str, &str, &mut Value) + Send + Sync + 'static,
) {
    let liar = LyingNode::start(node, lie).await;
    let output = verify(&liar.url).await;
    let words = told(&output);
    assert_eq!(output.status.code(), Some(1), "{by}: {words}");
    assert!(words.contains("NOT in order"), "{by}: {words}");
    assert!(words.contains(by), "no {by:?} in: {words}");
}

/// Where the state keeps a map or a value, in hex.
fn place(pallet: &str, item: &str) -> String {
    hex::encode(storage_prefix(pallet.as_bytes(), item.as_bytes()))
}

/// Changes every node of a proof.
fn alter(answer: &mut Value) {
    for node in answer["proof"].as_array_mut().expect("a proof") {
        flip(node);
    }
}

#[tokio::test]
async fn a_state_that_is_not_proven_is_not_believed() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    corrected(&node, &folder);

    let honest = LyingNode::start(&node, |_, _, _| {}).await;
    let output = verify(&honest.url).await;
    let words = told(&output);
    assert!(output.status.success(), "{words}");
    assert!(words.contains("all is in order"), "{words}");
    let credit = format!("Credit note of {CREDITED} on bill 1");
    assert!(words.contains(&credit), "{words}");

    // A state root of its own making: there is nothing to prove anything against.
    let header = |method: &str, _: &str, answer: &mut Value| {
        if method == "chain_getHeader" {
            flip(&mut answer["stateRoot"]);
        }
    };
    caught(&node, "header", header).await;
    let altered = |method: &str, _: &str, answer: &mut Value| {
        if method == "state_getReadProof" {
            alter(answer);
        }
    };
    caught(&node, "storage proof", altered).await;
    let empty = |method: &str, _: &str, answer: &mut Value| {
        if method == "state_getReadProof" {
            answer["proof"] = json!([]);
        }
    };
    caught(&node, "storage proof", empty).await;

    // The answer names what was not proven.
    for (pallet, map) in [
        ("UtilityContracts", "Tariffs"),
        ("UtilityBills", "Accounts"),
        ("UtilityContracts", "Contracts"),
    ] {
        let of = place(pallet, map);
        let only = move |method: &str, asked: &str, answer: &mut Value| {
            if method == "state_getReadProof" && asked.contains(&of) {
                alter(answer);
            }
        };
        caught(&node, &format!("{pallet}.{map} 0: storage proof"), only).await;
    }
}

#[tokio::test]
async fn blocks_that_do_not_lead_to_the_proven_account_are_not_believed() {
    let folder = TempDir::new().expect("a folder");
    let node = node_with_a_past(&folder);
    let total = u128::from(corrected(&node, &folder));

    // A bill that came to something else when it was closed.
    let events = place("System", "Events");
    let (so, otherwise) = (total.to_le_bytes(), (total ^ 1).to_le_bytes());
    let (so, otherwise) = (hex::encode(so), hex::encode(otherwise));
    let another_sum = move |method: &str, asked: &str, answer: &mut Value| {
        if method == "state_getStorage" && asked.contains(&events) {
            let told = answer.as_str().map(|told| told.replace(&so, &otherwise));
            *answer = told.into();
        }
    };
    caught(&node, "does not lead to", another_sum).await;

    // Blocks in the place of others. Of block 0 it tells the truth.
    let rpc = node.rpc().await;
    let genesis = rpc.call("chain_getBlockHash", rpc_params![0]).await;
    let another_block = move |method: &str, asked: &str, answer: &mut Value| {
        if method == "chain_getBlockHash" && asked != "[0]" {
            *answer = genesis.clone();
        }
    };
    caught(&node, "its events lead to", another_block).await;

    // An account that was never there before.
    let id = Twox64Concat::hash(&0u64.to_le_bytes());
    let account = place("UtilityBills", "Accounts") + &hex::encode(id);
    let no_past = move |method: &str, asked: &str, answer: &mut Value| {
        if method == "state_getStorage" && asked.contains(&account) {
            *answer = Value::Null;
        }
    };
    caught(&node, "lead to", no_past).await;
}
