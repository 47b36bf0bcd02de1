//! Utility contracts: what suppliers, the regulator, metrology and households do, and how anybody computes a bill again.

pub(crate) mod account;
mod books;
pub(crate) mod calls;
pub mod cli;
mod explain;
mod history;
pub(crate) mod papers;
mod proven;
mod recompute;
pub(crate) mod refusal;
#[cfg(test)]
mod samples;
mod sequence;
mod show;
mod show_disputes;
mod show_tariff;
mod tariff_file;
mod terms;
mod verify;

use sha2::{Digest, Sha256};
use sp_core::H256;

/// SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> H256 {
    H256(Sha256::digest(bytes).into())
}
