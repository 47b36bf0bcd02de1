//! Lists under one hash: Merkle trees over SHA-256, in the shape of RFC 9162 (section 2.1), which is that of RFC 6962.
//!
//! What an entry of the list is, its own module says: a claim ([`crate::claims`]), an entry of an offline desk's batch
//! ([`crate::desk`]), one of a digitised volume ([`crate::archive`]).

use alloc::{vec, vec::Vec};
use sha2::{Digest, Sha256};
use sp_core::H256;

/// The most hashes between an entry and the root of a list whose places are `u32`.
pub const MAX_PATH_LEN: u32 = 32;

/// Where an entry is in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Counted from zero.
    pub index: u32,
    /// How many entries the list has.
    pub size: u32,
}

/// `SHA-256(0x00 | data)`, the data being these parts one after the other.
pub fn leaf(data: &[&[u8]]) -> H256 {
    let start = Sha256::new().chain_update([0x00]);
    let whole = data
        .iter()
        .fold(start, |hash, part| hash.chain_update(part));
    H256(whole.finalize().into())
}

/// `SHA-256(0x01 | left | right)`.
fn node(left: &H256, right: &H256) -> H256 {
    H256(
        Sha256::new()
            .chain_update([0x01])
            .chain_update(left)
            .chain_update(right)
            .finalize()
            .into(),
    )
}

/// The largest power of two below `len` (RFC 9162, 2.1.1); `len` is at least 2.
fn split(len: usize) -> usize {
    len.next_power_of_two() / 2
}

/// The root over these leaves; of none, the hash of nothing (RFC 9162, 2.1.1).
pub fn root(leaves: &[H256]) -> H256 {
    match leaves {
        [leaf] => *leaf,
        [] => H256(Sha256::digest([]).into()),
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node(&root(left), &root(right))
        }
    }
}

/// The hashes that lead from the leaf at `index` up to the root; `None` if there is no such leaf (RFC 9162, 2.1.3.1).
pub fn path(leaves: &[H256], index: usize) -> Option<Vec<H256>> {
    let mut path = vec![];
    let mut leaves = leaves;
    let mut place = index;
    if place >= leaves.len() {
        return None;
    }
    // From the root down, so the siblings come in reverse.
    while leaves.len() > 1 {
        let (left, right) = leaves.split_at(split(leaves.len()));
        if place < left.len() {
            path.push(root(right));
            leaves = left;
        } else {
            path.push(root(left));
            place = place.saturating_sub(left.len());
            leaves = right;
        }
    }
    path.reverse();
    Some(path)
}

/// The root that a leaf at this place and these hashes lead to, or `None` if there are more or fewer hashes than lead
/// from there to a root (RFC 9162, 2.1.3.2).
pub fn root_from(leaf: H256, place: Place, path: &[H256]) -> Option<H256> {
    let Place { mut index, size } = place;
    if index >= size {
        return None;
    }
    let mut last = size.checked_sub(1)?;
    let mut hash = leaf;
    for sibling in path {
        if last == 0 {
            return None;
        }
        if index & 1 == 1 || index == last {
            hash = node(sibling, &hash);
            while index & 1 == 0 && index != 0 {
                index >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, sibling);
        }
        index >>= 1;
        last >>= 1;
    }
    (last == 0).then_some(hash)
}
