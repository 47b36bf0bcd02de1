//! The derivations give what the published vectors say.

use adliya_primitives::{
    claims::{Claim, ClaimsTree},
    subject::{subject_id, Domain, DomainKey, LinkedSubjects, NationalIdentifier},
    SubjectId,
};
use serde_json::Value;
use sp_core::H256;

fn vectors() -> Value {
    let text = include_str!("../../tests/data/claims-vectors.json");
    serde_json::from_str(text).expect("the vectors are JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn hash(value: &Value) -> H256 {
    let bytes = hex::decode(text(value).trim_start_matches("0x")).expect("hex");
    H256::from_slice(&bytes)
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

#[test]
fn roots_leaves_and_paths_are_those_of_the_vectors() {
    let vectors = vectors();
    assert!(!list(&vectors["trees"]).is_empty());
    for tree in list(&vectors["trees"]) {
        let name = text(&tree["name"]);
        let claim = |claim: &Value| Claim {
            name: text(&claim["name"]).into(),
            value: text(&claim["value"]).into(),
            salt: hash(&claim["salt"]),
        };
        // Whatever order they come in.
        let claims = list(&tree["claims"]).iter().rev().map(claim).collect();
        let built = ClaimsTree::new(claims).expect("sound claims");
        assert_eq!(built.root(), hash(&tree["root"]), "{name}");
        for (index, expected) in list(&tree["claims"]).iter().enumerate() {
            assert_eq!(built.claims()[index], claim(expected), "{name}");
            assert_eq!(
                built.claims()[index].leaf(),
                Ok(hash(&expected["leaf"])),
                "{name}"
            );
            let proof = built.proof(index).expect("there is such a claim");
            let path: Vec<H256> = list(&expected["path"]).iter().map(hash).collect();
            assert_eq!(proof.path, path, "{name}, claim {index}");
            assert!(
                proof.verify(&claim(expected), &built.root()),
                "{name}, claim {index}"
            );
        }
    }
}

const DOMAINS: [Domain; 4] = [
    Domain::Civil,
    Domain::Notary,
    Domain::Wills,
    Domain::Utility,
];

fn key(vectors: &Value, domain: Domain) -> DomainKey {
    DomainKey(hash(&vectors["subjects"]["domain_keys"][domain.as_str()]).0)
}

#[test]
fn subjects_are_those_of_the_vectors() {
    let vectors = vectors();
    assert!(!list(&vectors["subjects"]["cases"]).is_empty());
    for case in list(&vectors["subjects"]["cases"]) {
        for domain in DOMAINS {
            let key = key(&vectors, domain);
            let id = subject_id(
                &key,
                domain,
                text(&case["scheme"]),
                text(&case["identifier"]),
            );
            assert_eq!(id, SubjectId(hash(&case[domain.as_str()])), "{case}");
        }
    }
}

#[test]
fn links_are_those_of_the_vectors() {
    let vectors = vectors();
    let links = &vectors["links"];
    let id = |domain| {
        subject_id(
            &key(&vectors, domain),
            domain,
            "uz-pinfl",
            text(&links["subject"]),
        )
    };
    let linked = LinkedSubjects {
        notary: id(Domain::Notary),
        wills: id(Domain::Wills),
        utility: id(Domain::Utility),
    };
    assert_eq!(
        linked.commitment(&hash(&links["salt"]).0),
        hash(&links["links"])
    );
}

#[test]
fn identifiers_are_valid_or_not_as_the_vectors_say() {
    let vectors = vectors();
    for valid in list(&vectors["identifiers"]["valid"]) {
        let identifier: NationalIdentifier = text(valid).parse().expect("valid");
        assert_eq!(identifier.to_string(), text(valid));
    }
    for invalid in list(&vectors["identifiers"]["invalid"]) {
        assert!(
            text(invalid).parse::<NationalIdentifier>().is_err(),
            "{invalid}"
        );
    }
}
