//! The keys of the identity back office, and the pseudonyms that it derives with them.

use crate::declaration::PersonRef;
use adliya_primitives::{
    subject::{links_salt, subject_id, Domain, DomainKey, LinkedSubjects},
    SubjectId,
};
use serde::Deserialize;
use sp_core::H256;
use std::{fs, path::Path};

/// The domain keys and the key of the links commitment. Whoever holds them can tell who is who on chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityKeys {
    civil: DomainKey,
    notary: DomainKey,
    wills: DomainKey,
    utility: DomainKey,
    links: DomainKey,
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file cannot be read.
    #[error("cannot read the keys file {path}: {source}")]
    Unreadable {
        /// Which file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no JSON object of the five keys.
    #[error("the keys file {path} is not an object of civil, notary, wills, utility and links: {source}")]
    Malformed {
        /// Which file.
        path: String,
        /// Why.
        source: serde_json::Error,
    },
    /// A key is not 32 bytes in hexadecimal with `0x`.
    #[error("keys: {name}: a key is 0x and 64 hexadecimal digits")]
    Key {
        /// Which key.
        name: &'static str,
    },
    /// Two keys are the same, so that two domains would give a person the same id.
    #[error("keys: {first} and {second} are the same key")]
    Shared {
        /// One of them.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeysFile {
    civil: String,
    notary: String,
    wills: String,
    utility: String,
    links: String,
}

/// The published keys: those of the test vectors, and a links key. Anybody can undo what is derived with them.
const PUBLISHED: [(&str, &str); 5] = [
    (
        "civil",
        "0x0041b05b7c312292be64144d8e58664593416d06d751933a6871c994a8460bde",
    ),
    (
        "notary",
        "0x85f2ee9f52fb6faae91f0a210b0d451e82b7560fadb338f9bcad329c07a928d6",
    ),
    (
        "wills",
        "0x5e95600fd60b51ddf817881d84fc9886e3b2ea5364d05d055084d0475ac9db0b",
    ),
    (
        "utility",
        "0x5f181578443fb0117c2014fb8c823736f72f82fded51f25ea55abddd7423a775",
    ),
    (
        "links",
        "0x5dee5ccd64a1fbf5b09bdc7eb1fc1c14afcf7bf3d8cb394c017f2bab5d6ae81e",
    ),
];

impl IdentityKeys {
    /// The published keys, for development chains only.
    pub fn development() -> Result<Self, KeysError> {
        Self::from_hex(PUBLISHED)
    }

    /// Reads a JSON file `{"civil":"0x…","notary":"0x…","wills":"0x…","utility":"0x…","links":"0x…"}`.
    pub fn from_file(path: &Path) -> Result<Self, KeysError> {
        let shown = || path.display().to_string();
        let text = fs::read_to_string(path).map_err(|source| KeysError::Unreadable {
            path: shown(),
            source,
        })?;
        let file: KeysFile =
            serde_json::from_str(&text).map_err(|source| KeysError::Malformed {
                path: shown(),
                source,
            })?;
        Self::from_hex([
            ("civil", &file.civil),
            ("notary", &file.notary),
            ("wills", &file.wills),
            ("utility", &file.utility),
            ("links", &file.links),
        ])
    }

    fn from_hex(keys: [(&'static str, &str); 5]) -> Result<Self, KeysError> {
        for (place, (first, key)) in keys.iter().enumerate() {
            let rest = keys.iter().skip(place.saturating_add(1));
            if let Some((second, _)) = rest.into_iter().find(|(_, k)| k.eq_ignore_ascii_case(key)) {
                return Err(KeysError::Shared { first, second });
            }
        }
        let [civil, notary, wills, utility, links] = keys.map(|(name, key)| decode(name, key));
        Ok(Self {
            civil: civil?,
            notary: notary?,
            wills: wills?,
            utility: utility?,
            links: links?,
        })
    }

    /// The person in the civil-status domain.
    pub fn civil(&self, person: &PersonRef) -> SubjectId {
        subject_id(
            &self.civil,
            Domain::Civil,
            person.scheme(),
            person.identifier(),
        )
    }

    /// The person in the other domains.
    pub fn linked(&self, person: &PersonRef) -> LinkedSubjects {
        let derive =
            |key: &DomainKey, domain| subject_id(key, domain, person.scheme(), person.identifier());
        LinkedSubjects {
            notary: derive(&self.notary, Domain::Notary),
            wills: derive(&self.wills, Domain::Wills),
            utility: derive(&self.utility, Domain::Utility),
        }
    }

    /// The salt of the person's links commitment.
    pub fn links_salt(&self, person: &PersonRef) -> [u8; 32] {
        links_salt(&self.links, person.scheme(), person.identifier())
    }

    /// What the register keeps of a person's links: it is opened at death.
    pub fn commitment(&self, person: &PersonRef) -> H256 {
        self.linked(person).commitment(&self.links_salt(person))
    }
}

fn decode(name: &'static str, key: &str) -> Result<DomainKey, KeysError> {
    let mut bytes = [0; 32];
    let digits = key.strip_prefix("0x").ok_or(KeysError::Key { name })?;
    hex::decode_to_slice(digits, &mut bytes).map_err(|_| KeysError::Key { name })?;
    Ok(DomainKey(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn file(text: &str) -> Result<IdentityKeys, KeysError> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        IdentityKeys::from_file(file.path())
    }

    fn keys_file(links: &str) -> String {
        let keys: Vec<_> = PUBLISHED
            .iter()
            .map(|(name, key)| {
                format!(
                    "\"{name}\":\"{}\"",
                    if *name == "links" { links } else { key }
                )
            })
            .collect();
        format!("{{{}}}", keys.join(","))
    }

    #[test]
    fn subjects_of_the_published_vectors() {
        let keys = IdentityKeys::development().unwrap();
        let mother = "uz-pinfl:41203950180010".parse().unwrap();
        let id = |person: &PersonRef| keys.civil(person).to_string();
        assert_eq!(
            id(&PersonRef::national(&mother)),
            "0xfe026386fc12dfdd03111b65b8f8f83d7b365389a550a2e13b7fb369d8e42166"
        );
        let newborn = PersonRef::born_here(&mother, "2026-03-14", "1");
        assert_eq!(
            id(&newborn),
            "0x959f556f5c7ae54aec5955d5ffe2aca9ccb2fe6cc9757ae4dc5b4200e0f49d07"
        );
        assert_eq!(
            keys.linked(&newborn).utility.to_string(),
            "0x3cc23de5fc01e5c1c4eeaf2fc730240046d7dd80c1098e11e102a020e504d37a"
        );
    }

    #[test]
    fn a_file_gives_the_same_keys_and_a_wrong_one_says_what_is_wrong() {
        let links = PUBLISHED[4].1;
        assert_eq!(
            file(&keys_file(links)).unwrap(),
            IdentityKeys::development().unwrap()
        );
        for short in ["", "0x00", &links[2..], &links.replace('0', "g")] {
            assert!(matches!(
                file(&keys_file(short)),
                Err(KeysError::Key { name: "links" })
            ));
        }
        let shared = file(&keys_file(
            &PUBLISHED[0].1.to_uppercase().replace("0X", "0x"),
        ));
        assert!(matches!(
            shared,
            Err(KeysError::Shared {
                first: "civil",
                second: "links"
            })
        ));
        assert!(matches!(file("{}"), Err(KeysError::Malformed { .. })));
    }
}
