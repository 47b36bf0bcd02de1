//! Certificates on paper: the hash by which the chain knows one without knowing what is printed on it.
//!
//! The office prints a number and a secret (a QR code). Whoever holds the paper computes the hash and asks for it;
//! whoever does not, cannot, however many numbers they try. The derivation runs in the office's system, in the wallet
//! and with whoever checks: the chain and its nodes only ever see the hash.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt, str::FromStr};
use scale_info::TypeInfo;
use sha2::{Digest, Sha256};
use sp_core::H256;

/// The most characters of a certificate's number.
pub const MAX_NUMBER_LEN: usize = 32;
/// The bytes of a certificate's secret.
pub const SECRET_LEN: usize = 16;

/// What the chain knows of a certificate: see [`certificate_hash`].
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct CertificateHash(pub H256);

impl fmt::Display for CertificateHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// The number that is printed on a certificate: 1 to [`MAX_NUMBER_LEN`] of `0-9`, `A-Z` and `-`.
///
/// Without blanks, small letters and letters outside ASCII a number is written in one way only, so that whoever types
/// it from the paper gets the hash that the office got.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateNumber(String);

/// Why a text is no certificate's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// It has no character, or more than [`MAX_NUMBER_LEN`].
    Length,
    /// It has a character that is no digit, no capital letter and no hyphen.
    Character,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NumberError::Length => write!(f, "a number has 1 to {MAX_NUMBER_LEN} characters"),
            NumberError::Character => f.write_str("a number is of 0-9, A-Z and -"),
        }
    }
}

impl core::error::Error for NumberError {}

impl FromStr for CertificateNumber {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() || text.len() > MAX_NUMBER_LEN {
            return Err(NumberError::Length);
        }
        let known = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase() || byte == b'-';
        if !text.bytes().all(known) {
            return Err(NumberError::Character);
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The secret that is printed on a certificate: 128 random bits, new for each. Not printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct CertificateSecret(pub [u8; SECRET_LEN]);

impl fmt::Debug for CertificateSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CertificateSecret(..)")
    }
}

/// `SHA-256(number | secret)`: the number's characters, 1 byte each, then the 16 bytes of the secret.
///
/// The secret has one length, so what stands before it is the number, and no two pairs are the same bytes. A number
/// begins with a byte from 0x2d on: no certificate's hash is a hash of the claims tree (0x00, 0x01) or of links (0x02).
pub fn certificate_hash(number: &CertificateNumber, secret: &CertificateSecret) -> CertificateHash {
    let digest = Sha256::new()
        .chain_update(number.0.as_bytes())
        .chain_update(secret.0)
        .finalize();
    CertificateHash(H256(digest.into()))
}
