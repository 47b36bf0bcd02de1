//! Receipts: what a citizen or an office keeps of a registration. They hold personal data; the chain does not.

use crate::chain::BlockRef;
use adliya_primitives::{
    claims::{Claim, ClaimsError, ClaimsTree, InclusionProof},
    RecordId, Region, SubjectId,
};
use pallet_civil_registry::types::{Capacity, EventKind};
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// The version of the files' format.
pub const VERSION: u32 = 1;

/// A value that is written as text in JSON.
mod text {
    use serde::{de::Error, Deserialize, Deserializer, Serializer};
    use std::{fmt::Display, str::FromStr};

    pub(super) fn serialize<T: Display, S: Serializer>(value: &T, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(value)
    }

    pub(super) fn deserialize<'de, T, D>(d: D) -> Result<T, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        String::deserialize(d)?.parse().map_err(D::Error::custom)
    }
}

/// [`EventKind`] as text.
#[derive(Serialize, Deserialize)]
#[serde(remote = "EventKind", rename_all = "camelCase")]
enum KindText {
    Birth,
    Death,
    Marriage,
    Foundling,
    FetalDeath,
    Divorce,
    MarriageAnnulment,
    Separation,
    Paternity,
    Legitimation,
    NameChange,
    SexMarkerChange,
    RecordAnnulment,
    Residence,
    Guardianship,
    GuardianshipEnd,
    Reconciliation,
}

/// [`Capacity`] as text.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Capacity", rename_all = "camelCase")]
enum CapacityText {
    Child,
    Mother,
    Father,
    Deceased,
    Spouse,
    Concerned,
    Ward,
    Guardian,
}

/// A record's number as text: JSON numbers lose precision above 2^53 in many languages.
mod record_text {
    use super::{text, RecordId};
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(id: &RecordId, s: S) -> Result<S::Ok, S::Error> {
        text::serialize(&id.0, s)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<RecordId, D::Error> {
        text::deserialize(d).map(RecordId)
    }
}

/// A person in a record, as the chain knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptParty {
    /// As what.
    #[serde(with = "CapacityText")]
    pub capacity: Capacity,
    /// Who, in the civil-status domain.
    pub subject: SubjectId,
}

/// What was asked of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The line of the file that it came from, counted from 1.
    pub line: u64,
    /// What the record is of.
    #[serde(with = "KindText")]
    pub kind: EventKind,
    /// Where the event was registered.
    #[serde(with = "text")]
    pub region: Region,
    /// Whom it is about, as far as the chain is told.
    pub parties: Vec<ReceiptParty>,
    /// What went on chain of the claims.
    pub claims_root: H256,
    /// What the record says.
    pub claims: Vec<Claim>,
}

impl Entry {
    /// The tree over the claims, if its root is the one that stands in the entry.
    pub fn tree(&self) -> Result<ClaimsTree, EntryError> {
        let tree = ClaimsTree::new(self.claims.clone()).map_err(EntryError::Claims)?;
        if tree.root() != self.claims_root {
            return Err(EntryError::Root {
                stated: self.claims_root,
                found: tree.root(),
            });
        }
        Ok(tree)
    }
}

/// Why an entry contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The claims make no tree.
    #[error("claims: {0}")]
    Claims(ClaimsError),
    /// They make another tree.
    #[error("claims root: the claims and salts give {found:?}, but {stated:?} is stated")]
    Root {
        /// The root in the file.
        stated: H256,
        /// The root of the claims in the file.
        found: H256,
    },
    /// A claim of that name is not there.
    #[error("claim {0}: the receipt has none of that name")]
    NoSuchClaim(String),
}

/// A registration that the chain has confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The format, [`VERSION`].
    pub version: u32,
    /// Which chain.
    pub genesis: H256,
    /// The record's number.
    #[serde(with = "record_text")]
    pub record: RecordId,
    /// The finalised block that it was made in.
    pub block: BlockRef,
    /// The extrinsic that made it.
    pub extrinsic: H256,
    /// What was registered.
    pub entry: Entry,
}

/// A registration that has been sent, or is about to be; kept so that no salt is lost with a crash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    /// The format, [`VERSION`].
    pub version: u32,
    /// Which chain.
    pub genesis: H256,
    /// A block before which it was not on chain.
    pub after: u64,
    /// Above this height it cannot come on chain any more.
    pub void_after: u64,
    /// What was asked for.
    pub entry: Entry,
}

/// A claim with its way to the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosedClaim {
    /// The claim.
    pub claim: Claim,
    /// Where it is in its record.
    pub proof: InclusionProof,
}

/// Some claims of a record, for somebody who may know these and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// The format, [`VERSION`].
    pub version: u32,
    /// Which chain.
    pub genesis: H256,
    /// The record's number.
    #[serde(with = "record_text")]
    pub record: RecordId,
    /// The chosen claims, in the order of their names.
    pub claims: Vec<DisclosedClaim>,
}

/// A file that can be verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Document {
    /// A whole record.
    Receipt(Receipt),
    /// Parts of a record.
    Disclosure(Disclosure),
}

impl Receipt {
    /// What `pending` has become.
    pub(crate) fn new(pending: Pending, found: crate::records::Found) -> Self {
        let crate::records::Found {
            record,
            block,
            extrinsic,
        } = found;
        let Pending { genesis, entry, .. } = pending;
        Self {
            version: VERSION,
            genesis,
            record,
            block,
            extrinsic,
            entry,
        }
    }

    /// The claims of these names, with their proofs.
    pub fn disclose(&self, names: &[String]) -> Result<Disclosure, EntryError> {
        let tree = self.entry.tree()?;
        if let Some(name) = names
            .iter()
            .find(|n| !tree.claims().iter().any(|c| c.name == **n))
        {
            return Err(EntryError::NoSuchClaim(name.clone()));
        }
        let chosen = tree
            .claims()
            .iter()
            .enumerate()
            .filter(|(_, claim)| names.contains(&claim.name));
        let claims = chosen
            .filter_map(|(place, claim)| {
                tree.proof(place).map(|proof| DisclosedClaim {
                    claim: claim.clone(),
                    proof,
                })
            })
            .collect();
        Ok(Disclosure {
            version: VERSION,
            genesis: self.genesis,
            record: self.record,
            claims,
        })
    }
}

#[cfg(test)]
pub(crate) mod tests;
