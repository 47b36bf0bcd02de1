//! A seal's commitment is what the published vectors say, and what anybody computes from the content and the salt.

use adliya_primitives::sealing::seal_commitment;
use serde_json::Value;
use sp_core::H256;

fn bytes(value: &Value) -> Vec<u8> {
    let text = value.as_str().expect("a string");
    hex::decode(text.trim_start_matches("0x")).expect("hex")
}

#[test]
fn commitments_are_those_of_the_vectors() {
    let text = include_str!("../../tests/data/seal-vectors.json");
    let vectors: Value = serde_json::from_str(text).expect("the vectors are JSON");
    let seals = vectors["seals"].as_array().expect("a list");
    assert!(!seals.is_empty());
    for case in seals {
        let salt = bytes(&case["salt"]).try_into().expect("32 bytes");
        let commitment = seal_commitment(&salt, &bytes(&case["content"]));
        assert_eq!(
            commitment,
            H256::from_slice(&bytes(&case["commitment"])),
            "{case}"
        );
    }
}
