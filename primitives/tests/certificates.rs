//! A certificate's hash is what the published vectors say, and what anybody computes from the paper.

use adliya_primitives::{
    certificate::{certificate_hash, CertificateNumber, CertificateSecret},
    CertificateHash,
};
use proptest::prelude::*;
use serde_json::Value;
use sp_core::H256;

fn vectors() -> Value {
    let text = include_str!("../../tests/data/certificate-vectors.json");
    serde_json::from_str(text).expect("the vectors are JSON")
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn number(text: &str) -> CertificateNumber {
    text.parse().expect("a number")
}

fn bytes<const N: usize>(value: &Value) -> [u8; N] {
    let bytes = hex::decode(text(value).trim_start_matches("0x")).expect("hex");
    bytes.try_into().expect("of that length")
}

#[test]
fn hashes_are_those_of_the_vectors() {
    let vectors = vectors();
    assert!(!list(&vectors["certificates"]).is_empty());
    for case in list(&vectors["certificates"]) {
        let secret = CertificateSecret(bytes(&case["secret"]));
        let hash = certificate_hash(&number(text(&case["number"])), &secret);
        assert_eq!(hash, CertificateHash(H256(bytes(&case["hash"]))), "{case}");
    }
}

#[test]
fn numbers_are_valid_or_not_as_the_vectors_say() {
    let vectors = vectors();
    for valid in list(&vectors["numbers"]["valid"]) {
        assert_eq!(number(text(valid)).to_string(), text(valid));
    }
    for invalid in list(&vectors["numbers"]["invalid"]) {
        assert!(
            text(invalid).parse::<CertificateNumber>().is_err(),
            "{invalid}"
        );
    }
}

#[test]
fn a_secret_does_not_get_into_logs() {
    let secret = CertificateSecret([0xab; 16]);
    assert_eq!(format!("{secret:?}"), "CertificateSecret(..)");
}

proptest! {
    /// Where the number ends and the secret begins does not matter to the eye, but to the hash.
    #[test]
    fn no_two_papers_have_the_same_hash(
        one in ("[0-9A-Z-]{1,32}", any::<[u8; 16]>()),
        other in ("[0-9A-Z-]{1,32}", any::<[u8; 16]>()),
    ) {
        let hash = |(text, secret): &(String, [u8; 16])| {
            certificate_hash(&number(text), &CertificateSecret(*secret))
        };
        prop_assert_eq!(hash(&one) == hash(&other), one == other);
    }
}
