//! The digitised volumes of paper registers: one root stands for all entries of a volume.

use crate::merkle;
use sp_core::H256;

/// `SHA-256(0x00 | "adliya volume entry" | u32be index | claims root)`: an entry of a volume as a leaf of its tree.
///
/// An index counts from zero, in the order of the paper. That it is in the leaf keeps two entries apart which say the
/// same.
pub fn volume_leaf(index: u32, claims_root: &H256) -> H256 {
    merkle::leaf(&[
        b"adliya volume entry",
        &index.to_be_bytes(),
        claims_root.as_bytes(),
    ])
}
