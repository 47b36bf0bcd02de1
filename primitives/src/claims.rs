//! The claims tree: what a record says, as salted leaves under one SHA-256 root.
//!
//! Shape and inclusion paths are those of [`crate::merkle`], leaves those of this crate's README.

use crate::merkle::{self, Place};
use alloc::{string::String, vec::Vec};
use core::fmt;
use sha2::{Digest, Sha256};
use sp_core::H256;

/// The most claims of one tree.
pub const MAX_CLAIMS: usize = 64;
/// The most bytes of a claim's name; the least is one.
pub const MAX_NAME_LEN: usize = 64;
/// The most bytes of a claim's value; a value may be empty.
pub const MAX_VALUE_LEN: usize = 4096;

/// One statement of a record: a name, a value and a salt of its own.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Claim {
    /// Dotted path, as in `child.given_name`; 1 to 64 bytes, unique in its tree.
    pub name: String,
    /// UTF-8, at most 4,096 bytes.
    pub value: String,
    /// 256 bits of randomness. Without it, the leaf tells nothing about the value.
    pub salt: H256,
}

/// Values are personal data: they stay out of logs.
impl fmt::Debug for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Why claims make no tree. Indices count from zero, in the order of the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimsError {
    /// A tree has 1 to 64 claims.
    Count {
        /// How many there were.
        count: usize,
    },
    /// A name has 1 to 64 bytes.
    NameLength {
        /// Which claim.
        index: usize,
    },
    /// A value has at most 4,096 bytes.
    ValueLength {
        /// Which claim.
        index: usize,
    },
    /// Two claims have the same name.
    DuplicateName {
        /// The second of them.
        index: usize,
    },
}

impl fmt::Display for ClaimsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClaimsError::Count { count } => {
                write!(f, "{count} claims; a record has 1 to {MAX_CLAIMS}")
            }
            ClaimsError::NameLength { index } => {
                write!(f, "claim {index}: a name has 1 to {MAX_NAME_LEN} bytes")
            }
            ClaimsError::ValueLength { index } => {
                write!(
                    f,
                    "claim {index}: a value has at most {MAX_VALUE_LEN} bytes"
                )
            }
            ClaimsError::DuplicateName { index } => {
                write!(f, "claim {index}: the name is there twice")
            }
        }
    }
}

impl core::error::Error for ClaimsError {}

impl Claim {
    fn check(&self, index: usize) -> Result<(), ClaimsError> {
        if self.name.is_empty() || self.name.len() > MAX_NAME_LEN {
            return Err(ClaimsError::NameLength { index });
        }
        if self.value.len() > MAX_VALUE_LEN {
            return Err(ClaimsError::ValueLength { index });
        }
        Ok(())
    }

    /// `SHA-256(0x00 | salt | u16be len(name) | name | u32be len(value) | value)`, or the limit that it breaks
    /// (as claim 0).
    pub fn leaf(&self) -> Result<H256, ClaimsError> {
        self.check(0)?;
        Ok(self.hash())
    }

    /// Lengths are within their types: `check` has run.
    fn hash(&self) -> H256 {
        let digest = Sha256::new()
            .chain_update([0x00])
            .chain_update(self.salt)
            .chain_update((self.name.len() as u16).to_be_bytes())
            .chain_update(self.name.as_bytes())
            .chain_update((self.value.len() as u32).to_be_bytes())
            .chain_update(self.value.as_bytes())
            .finalize();
        H256(digest.into())
    }
}

/// A whole record: its claims in order, and the tree over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimsTree {
    claims: Vec<Claim>,
    leaves: Vec<H256>,
}

/// Where a claim is in its tree, and the hashes that lead from it to the root.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct InclusionProof {
    /// The claim's place, counted from zero.
    pub index: u32,
    /// The number of claims of the tree.
    pub size: u32,
    /// Sibling hashes, from the leaf upwards.
    pub path: Vec<H256>,
}

impl ClaimsTree {
    /// Sorts the claims by name and builds their tree.
    pub fn new(mut claims: Vec<Claim>) -> Result<Self, ClaimsError> {
        if claims.is_empty() || claims.len() > MAX_CLAIMS {
            return Err(ClaimsError::Count {
                count: claims.len(),
            });
        }
        claims.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
        for (index, claim) in claims.iter().enumerate() {
            claim.check(index)?;
        }
        let twice = claims
            .windows(2)
            .position(|pair| matches!(pair, [a, b] if a.name == b.name));
        if let Some(first) = twice {
            return Err(ClaimsError::DuplicateName {
                index: first.saturating_add(1),
            });
        }
        let leaves = claims.iter().map(Claim::hash).collect();
        Ok(Self { claims, leaves })
    }

    /// The claims, sorted by name.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// What goes on chain.
    pub fn root(&self) -> H256 {
        merkle::root(&self.leaves)
    }

    /// How to show claim `index` to somebody who knows the root; `None` if there is no such claim.
    pub fn proof(&self, index: usize) -> Option<InclusionProof> {
        Some(InclusionProof {
            path: merkle::path(&self.leaves, index)?,
            index: index as u32,
            size: self.leaves.len() as u32,
        })
    }
}

impl InclusionProof {
    /// The root that the leaf and this proof lead to, or `None` if the proof does not fit its own index and size, or a
    /// record's ([`MAX_CLAIMS`]).
    pub fn root(&self, leaf: H256) -> Option<H256> {
        if self.size as usize > MAX_CLAIMS {
            return None;
        }
        let place = Place {
            index: self.index,
            size: self.size,
        };
        merkle::root_from(leaf, place, &self.path)
    }

    /// Whether `claim` is in the record whose root is `root`.
    pub fn verify(&self, claim: &Claim, root: &H256) -> bool {
        claim
            .leaf()
            .ok()
            .and_then(|leaf| self.root(leaf))
            .is_some_and(|found| found == *root)
    }
}
