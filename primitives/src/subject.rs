//! Pseudonyms: a person has an unrelated [`SubjectId`] in each domain, and a commitment that joins them.
//!
//! The derivation runs in the identity back office, which holds the domain keys; the chain never sees a national
//! identifier. What the chain computes itself is the commitment ([`LinkedSubjects::commitment`]), when it is opened.

use crate::SubjectId;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt, str::FromStr};
use hmac::{Hmac, Mac};
use scale_info::TypeInfo;
use sha2::{Digest, Sha256};
use sp_core::H256;

/// What a pseudonym is good for. Nothing public joins the domains of a living person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Civil status.
    Civil,
    /// Notarial acts.
    Notary,
    /// Wills.
    Wills,
    /// Utility contracts.
    Utility,
}

impl Domain {
    /// The domain's name in the derivation.
    pub const fn as_str(self) -> &'static str {
        match self {
            Domain::Civil => "civil",
            Domain::Notary => "notary",
            Domain::Wills => "wills",
            Domain::Utility => "utility",
        }
    }
}

/// The secret of one domain, held by the identity back office. Not printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct DomainKey(pub [u8; 32]);

impl fmt::Debug for DomainKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DomainKey(..)")
    }
}

/// A national identifier that has passed its scheme's check.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NationalIdentifier {
    /// Uzbekistan's PINFL (JShShIR): 14 digits, the last the ICAO 9303 check digit of the others.
    UzPinfl([u8; 14]),
    /// Azerbaijan's FIN: 7 of `0-9 A-Z` without `I` and `O`.
    AzFin([u8; 7]),
}

/// Why a text is no national identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierError {
    /// Not `scheme:identifier` with a scheme that is known (`uz-pinfl`, `az-fin`).
    UnknownScheme,
    /// The wrong number of characters.
    Length {
        /// How many the scheme has.
        expected: usize,
    },
    /// A character that the scheme does not have.
    Character,
    /// The last digit does not match the others.
    CheckDigit,
}

impl fmt::Display for IdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IdentifierError::UnknownScheme => {
                f.write_str("an identifier is uz-pinfl:<14 digits> or az-fin:<7 characters>")
            }
            IdentifierError::Length { expected } => {
                write!(f, "the identifier must have {expected} characters")
            }
            IdentifierError::Character => {
                f.write_str("the identifier has a character that its scheme does not have")
            }
            IdentifierError::CheckDigit => f.write_str("the identifier's check digit is wrong"),
        }
    }
}

impl core::error::Error for IdentifierError {}

impl NationalIdentifier {
    /// `uz-pinfl` or `az-fin`.
    pub const fn scheme(&self) -> &'static str {
        match self {
            NationalIdentifier::UzPinfl(_) => "uz-pinfl",
            NationalIdentifier::AzFin(_) => "az-fin",
        }
    }

    /// The identifier without its scheme.
    pub fn number(&self) -> &str {
        let bytes: &[u8] = match self {
            NationalIdentifier::UzPinfl(digits) => digits,
            NationalIdentifier::AzFin(characters) => characters,
        };
        // Only ASCII passes `from_str`; anything else put into the public fields reads as empty.
        core::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl fmt::Display for NationalIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scheme(), self.number())
    }
}

/// Personal data does not get into logs by way of `{:?}`.
impl fmt::Debug for NationalIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NationalIdentifier({}:..)", self.scheme())
    }
}

impl FromStr for NationalIdentifier {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, number) = text.split_once(':').ok_or(IdentifierError::UnknownScheme)?;
        match scheme {
            "uz-pinfl" => {
                let digits: [u8; 14] = number
                    .as_bytes()
                    .try_into()
                    .map_err(|_| IdentifierError::Length { expected: 14 })?;
                if !digits.iter().all(u8::is_ascii_digit) {
                    return Err(IdentifierError::Character);
                }
                let [first @ .., last] = &digits;
                if icao_check_digit(first) != last - b'0' {
                    return Err(IdentifierError::CheckDigit);
                }
                Ok(NationalIdentifier::UzPinfl(digits))
            }
            "az-fin" => {
                let characters: [u8; 7] = number
                    .as_bytes()
                    .try_into()
                    .map_err(|_| IdentifierError::Length { expected: 7 })?;
                let known = |c: &u8| {
                    (c.is_ascii_digit() || c.is_ascii_uppercase()) && !matches!(*c, b'I' | b'O')
                };
                if !characters.iter().all(known) {
                    return Err(IdentifierError::Character);
                }
                Ok(NationalIdentifier::AzFin(characters))
            }
            _ => Err(IdentifierError::UnknownScheme),
        }
    }
}

/// ICAO 9303 part 3, 4.9: weights 7, 3, 1 over ASCII digits, modulo 10.
pub fn icao_check_digit(digits: &[u8]) -> u8 {
    let sum: u32 = digits
        .iter()
        .zip([7u32, 3, 1].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit.saturating_sub(b'0')).saturating_mul(weight))
        .fold(0, u32::saturating_add);
    (sum % 10) as u8
}

/// `HMAC-SHA256(key, "adliya/v1/" | domain | "/" | scheme | "/" | identifier)`.
pub fn subject_id(key: &DomainKey, domain: Domain, scheme: &str, identifier: &str) -> SubjectId {
    SubjectId(H256(keyed_hash(key, domain.as_str(), scheme, identifier)))
}

/// The salt of a person's [`LinkedSubjects`] commitment: `HMAC-SHA256(key, "adliya/v1/links/" | scheme | "/" |
/// identifier)`, so that the identity back office can open it years later without having stored it.
///
/// The key is one of its own, not a domain's.
pub fn links_salt(key: &DomainKey, scheme: &str, identifier: &str) -> [u8; 32] {
    keyed_hash(key, "links", scheme, identifier)
}

fn keyed_hash(key: &DomainKey, purpose: &str, scheme: &str, identifier: &str) -> [u8; 32] {
    let mut message = Vec::with_capacity(64);
    for part in ["adliya/v1/", purpose, "/", scheme, "/", identifier] {
        message.extend_from_slice(part.as_bytes());
    }
    // RFC 2104 takes keys of any length, so this constructor has no failing case; were it to get one, the
    // zero id would meet itself at the second use and be refused.
    Hmac::<Sha256>::new_from_slice(&key.0)
        .map(|mac| mac.chain_update(&message).finalize().into_bytes().into())
        .unwrap_or_default()
}

/// A person's ids in the domains other than civil status.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct LinkedSubjects {
    /// In the notary's domain.
    pub notary: SubjectId,
    /// In the domain of wills.
    pub wills: SubjectId,
    /// In the domain of utility contracts.
    pub utility: SubjectId,
}

impl LinkedSubjects {
    /// `SHA-256(0x02 | salt | notary id | wills id | utility id)`: what the civil register stores of the links.
    pub fn commitment(&self, salt: &[u8; 32]) -> H256 {
        let digest = Sha256::new()
            .chain_update([0x02])
            .chain_update(salt)
            .chain_update(self.notary.0)
            .chain_update(self.wills.0)
            .chain_update(self.utility.0)
            .finalize();
        H256(digest.into())
    }
}

/// What a citizen's wallet signs to be linked to a subject: plain text, so that a wallet can show it.
///
/// Wallets in browsers sign it between `<Bytes>` and `</Bytes>`; both forms are accepted on chain.
pub fn wallet_link_message(genesis: &H256, subject: &SubjectId) -> Vec<u8> {
    alloc::format!(
        "Adliya: link this wallet to subject {:?} on chain {:?}",
        subject.0,
        genesis
    )
    .into_bytes()
}
