use crate::harness::{program, told};
use serde_json::Value;
use std::{
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

fn run(arguments: &[&str]) -> Output {
    Command::new(program("adliya-node"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn succeeds(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    String::from_utf8(output.stdout).expect("text")
}

/// A path as text.
fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn a_specification_of_each_preset_is_printed_and_exported() {
    let folder = TempDir::new().expect("a folder");
    for (chain, id) in [("dev", "adliya-dev"), ("local", "adliya-local")] {
        let printed: Value =
            serde_json::from_str(&succeeds(&["build-spec", "--chain", chain])).expect("JSON");
        assert_eq!(printed["id"], id);
        assert_eq!(printed["properties"]["tokenSymbol"], "ADL");

        let file = folder.path().join(chain);
        succeeds(&[
            "export-chain-spec",
            "--chain",
            chain,
            "--raw",
            "--output",
            text(&file),
        ]);
        let raw: Value =
            serde_json::from_slice(&std::fs::read(&file).expect("written")).expect("JSON");
        assert!(raw["genesis"]["raw"]["top"].is_object());
        // A file is a chain as well, and it begins with the same state.
        let head = |chain: &str| succeeds(&["export-genesis-head", "--chain", chain]);
        assert_eq!(head(text(&file)), head(chain));
    }
}

#[test]
fn an_unknown_chain_is_refused_by_name() {
    let output = run(&["build-spec", "--chain", "nowhere"]);
    assert!(!output.status.success());
    assert!(told(&output).contains("nowhere"), "{}", told(&output));
}

#[test]
fn genesis_head_and_wasm_are_those_that_a_relay_chain_takes() {
    let head = succeeds(&["export-genesis-head", "--chain", "local"]);
    // Parent hash, number 0, state root, root of no extrinsics, empty digest.
    let bytes = hex::decode(head.trim().trim_start_matches("0x")).expect("hex");
    assert_eq!(bytes.len(), 32 + 1 + 32 + 32 + 1);
    assert_eq!(bytes[..33], [0; 33]);
    let wasm = succeeds(&["export-genesis-wasm", "--chain", "local"]);
    let bytes = hex::decode(wasm.trim().trim_start_matches("0x")).expect("hex");
    let built = adliya_runtime::WASM_BINARY.expect("the runtime was built");
    // Not by assert_eq, which would print both.
    assert!(
        bytes == built,
        "{} bytes that are not the runtime's",
        bytes.len()
    );
}

#[test]
fn keys_are_inspected() {
    let told = succeeds(&["key", "inspect", "//Samarkand//Registrar"]);
    let key = adliya_runtime::dev_keys::SAMARKAND_REGISTRAR;
    assert!(
        told.contains(&sp_core::crypto::Ss58Codec::to_ss58check(&key)),
        "{told}"
    );
}

#[test]
fn a_wrong_option_is_refused_with_the_reason() {
    for (arguments, reason) in [
        (["--dev", "--sealing", "interval=0"], "at least 1"),
        (["--dev", "--sealing", "sometimes"], "instant"),
    ] {
        let output = run(&arguments);
        assert!(!output.status.success());
        assert!(told(&output).contains(reason), "{}", told(&output));
    }
}
