use crate::harness::{told, Node};
use adliya_tests::repository;
use jsonrpsee::rpc_params;
use std::process::Command;

/// `@polkadot/api`, with no types but the chain's, reads our pallets and registers a birth.
#[tokio::test]
async fn a_client_that_is_not_ours_reads_the_chain_and_registers_a_birth() {
    let folder = repository().join("tests/foreign");
    assert!(
        folder.join("node_modules").exists(),
        "run scripts/setup.sh --tests"
    );
    let node = Node::start();
    let url = node.url.clone();
    let output = tokio::task::spawn_blocking(move || {
        Command::new("node")
            .arg("register.mjs")
            .arg(url)
            .current_dir(folder)
            .output()
    })
    .await
    .expect("the task ends")
    .expect("Node.js is installed");
    assert!(output.status.success(), "{}", told(&output));

    // What it says it did is on the chain.
    let line = String::from_utf8(output.stdout).expect("text");
    let seen: serde_json::Value = serde_json::from_str(line.trim()).expect("a line of JSON");
    let record = node
        .rpc()
        .await
        .ask("civil_record", rpc_params![&seen["record"]])
        .await;
    assert_eq!(record["claimsRoot"], format!("0x{}", "5a".repeat(32)));
    assert_eq!(record["kind"], "birth");
    assert_eq!(record["region"], "1.14.7.0");
}
