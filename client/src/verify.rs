//! Verifying receipts and disclosures against a chain.
//!
//! **What is trusted**: the node's word on which block is finalised, and on which block stands at a lower height. The
//! record itself is taken from the finalised state by a storage proof that is checked here, so the node cannot make
//! one up, change one or hide one; and the claims are checked against the record.

use crate::{
    chain::{Chain, ChainError, Header},
    proof::{check_header, read_record, ProofError},
    receipt::{Disclosure, Document, Entry, EntryError, Receipt, ReceiptParty, VERSION},
    timeliness::{falsified, FalseClass},
};
use adliya_primitives::RecordId;
use pallet_civil_registry::types::{Record, RecordStatus};
use sp_core::H256;
use std::collections::BTreeSet;

/// Why a document is refused. The text before the colon says which check failed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum VerifyError {
    /// A format of another release.
    #[error("version: {0} is not one that this release of adliya reads")]
    Version(u32),
    /// It contradicts itself.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// It is of another chain.
    #[error("genesis: it is of chain {stated:?}, the node is of chain {node:?}")]
    Genesis {
        /// The chain of the document.
        stated: H256,
        /// The chain of the node.
        node: H256,
    },
    /// Its block is not final yet, or never was.
    #[error("block: {number} is above the finalised head, {head}")]
    NotFinal {
        /// The height in the receipt.
        number: u64,
        /// The height of the finalised head.
        head: u64,
    },
    /// Its block is not on the chain.
    #[error("block: {stated:?} is not the block at height {number}")]
    NotCanonical {
        /// The hash in the receipt.
        stated: H256,
        /// The height in the receipt.
        number: u64,
    },
    /// The node's answer proves nothing.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The record on chain says otherwise.
    #[error("{0}: the record on chain has another")]
    Record(&'static str),
    /// A court has annulled the record.
    #[error("status: the record is annulled")]
    Annulled,
    /// The record says something else by now, and the document is of what it said before.
    #[error("claims root: the record has been corrected since, {0} times in all")]
    Corrected(u32),
    /// A disclosed claim is not in the record.
    #[error("claim {0}: it is not in the record")]
    Claim(String),
    /// A disclosure without a claim discloses nothing.
    #[error("claims: there are none")]
    NoClaims,
    /// The node could not be asked.
    #[error("node: {0}")]
    Chain(#[from] ChainError),
}

/// What a verified document stands for.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The number of the record.
    pub id: RecordId,
    /// The record as it stands at the finalised head.
    pub record: Record,
    /// The class of the registration, if the document has the date of the event and proves it false. The record stands all
    /// the same: it is the registrar who has stated what is not so.
    pub false_class: Option<FalseClass>,
}

/// Verifies documents, all against the block that was the finalised head when it was made.
pub struct Verifier<'c> {
    chain: &'c Chain,
    hash: H256,
    header: Header,
}

impl<'c> Verifier<'c> {
    /// Takes the finalised head on the node's word, and its header by the hash of it.
    pub async fn at_finalised_head(chain: &'c Chain) -> Result<Self, VerifyError> {
        let hash = chain.finalised_head().await?;
        let header = chain.header(hash).await?;
        check_header(&header, hash)?;
        Ok(Self {
            chain,
            hash,
            header,
        })
    }

    /// The height that documents are verified at.
    pub fn height(&self) -> u64 {
        self.header.number.into()
    }

    /// Verifies a receipt or a disclosure.
    pub async fn verify(&self, document: &Document) -> Result<Verified, VerifyError> {
        match document {
            Document::Receipt(receipt) => self.receipt(receipt).await,
            Document::Disclosure(disclosure) => self.disclosure(disclosure).await,
        }
    }

    async fn receipt(&self, receipt: &Receipt) -> Result<Verified, VerifyError> {
        self.check_origin(receipt.version, receipt.genesis)?;
        receipt.entry.tree()?;
        let stated = receipt.block;
        if stated.number > self.height() {
            return Err(VerifyError::NotFinal {
                number: stated.number,
                head: self.height(),
            });
        }
        if self.chain.block_hash(stated.number).await? != Some(stated.hash) {
            return Err(VerifyError::NotCanonical {
                stated: stated.hash,
                number: stated.number,
            });
        }
        let record = self.record(receipt.record).await?;
        check_record(&receipt.entry, &record)?;
        let claims = receipt.entry.claims.iter();
        let false_class = falsified(&record, claims.map(|c| (c.name.as_str(), c.value.as_str())));
        Ok(Verified {
            id: receipt.record,
            record,
            false_class,
        })
    }

    async fn disclosure(&self, disclosure: &Disclosure) -> Result<Verified, VerifyError> {
        self.check_origin(disclosure.version, disclosure.genesis)?;
        let record = self.record(disclosure.record).await?;
        check_claims(disclosure, &record)?;
        let claims = disclosure.claims.iter().map(|disclosed| &disclosed.claim);
        let false_class = falsified(
            &record,
            claims.map(|claim| (claim.name.as_str(), claim.value.as_str())),
        );
        Ok(Verified {
            id: disclosure.record,
            record,
            false_class,
        })
    }

    fn check_origin(&self, version: u32, genesis: H256) -> Result<(), VerifyError> {
        if version != VERSION {
            return Err(VerifyError::Version(version));
        }
        let node = self.chain.genesis();
        if genesis != node {
            return Err(VerifyError::Genesis {
                stated: genesis,
                node,
            });
        }
        Ok(())
    }

    /// The record at the head, proved.
    async fn record(&self, id: RecordId) -> Result<Record, VerifyError> {
        let key = crate::chain::record_key(id);
        let methods = &self.chain.methods;
        let answer = methods
            .state_get_read_proof([key.as_slice()], Some(self.hash))
            .await;
        let nodes = answer
            .map_err(ChainError::from)?
            .proof
            .into_iter()
            .map(|node| node.0)
            .collect();
        Ok(read_record(self.header.state_root, nodes, id)?)
    }
}

/// Whether the record stands, and is what the entry says.
pub fn check_record(entry: &Entry, record: &Record) -> Result<(), VerifyError> {
    let key = |party: &ReceiptParty| (party.capacity as u8, party.subject);
    let stated: BTreeSet<_> = entry.parties.iter().map(key).collect();
    let found: BTreeSet<_> = record
        .parties
        .iter()
        .map(|party| (party.capacity as u8, party.subject))
        .collect();
    check_standing(record)?;
    if record.claims_root != entry.claims_root {
        Err(or_corrected(record, VerifyError::Record("claims root")))
    } else if record.kind != entry.kind {
        Err(VerifyError::Record("kind"))
    } else if record.region != entry.region {
        Err(VerifyError::Record("region"))
    } else if stated != found || entry.parties.len() != record.parties.len() {
        Err(VerifyError::Record("parties"))
    } else {
        Ok(())
    }
}

fn check_standing(record: &Record) -> Result<(), VerifyError> {
    match record.status {
        RecordStatus::Registered => Ok(()),
        RecordStatus::Annulled => Err(VerifyError::Annulled),
    }
}

/// Of a record that was corrected, claims that do not fit are most likely those from before.
fn or_corrected(record: &Record, error: VerifyError) -> VerifyError {
    match record.corrections {
        0 => error,
        times => VerifyError::Corrected(times),
    }
}

/// Whether every claim is in the record, and the record stands.
pub fn check_claims(disclosure: &Disclosure, record: &Record) -> Result<(), VerifyError> {
    check_standing(record)?;
    if disclosure.claims.is_empty() {
        return Err(VerifyError::NoClaims);
    }
    let forged =
        |c: &&crate::receipt::DisclosedClaim| !c.proof.verify(&c.claim, &record.claims_root);
    match disclosure.claims.iter().find(forged) {
        Some(disclosed) => {
            let error = VerifyError::Claim(disclosed.claim.name.clone());
            Err(or_corrected(record, error))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{proof::tests::record, receipt::tests::receipt};
    use adliya_primitives::{Region, SubjectId};
    use pallet_civil_registry::types::{Capacity, EventKind};

    #[test]
    fn a_record_that_differs_is_refused_by_what_differs() {
        let entry = receipt().entry;
        assert!(check_record(&entry, &record()).is_ok());
        let stranger = ReceiptParty {
            capacity: Capacity::Child,
            subject: SubjectId::from([1; 32]),
        };
        let changes = [
            (
                "claims root",
                Entry {
                    claims_root: H256::zero(),
                    ..entry.clone()
                },
            ),
            (
                "kind",
                Entry {
                    kind: EventKind::Death,
                    ..entry.clone()
                },
            ),
            (
                "region",
                Entry {
                    region: Region::new(1, 3, 0, 0),
                    ..entry.clone()
                },
            ),
            (
                "parties",
                Entry {
                    parties: vec![stranger],
                    ..entry.clone()
                },
            ),
            (
                "parties",
                Entry {
                    parties: vec![],
                    ..entry.clone()
                },
            ),
            (
                "parties",
                Entry {
                    parties: vec![entry.parties[0]; 2],
                    ..entry.clone()
                },
            ),
        ];
        for (what, changed) in changes {
            let error = check_record(&changed, &record()).unwrap_err().to_string();
            assert!(error.starts_with(&format!("{what}: ")), "{error}");
        }
    }

    #[test]
    fn a_receipt_of_a_record_that_was_annulled_or_corrected_says_so() {
        let entry = receipt().entry;
        let disclosure = receipt().disclose(&["child.sex".to_owned()]).unwrap();
        let mut annulled = record();
        annulled.status = RecordStatus::Annulled;
        let mut corrected = record();
        corrected.corrections = 2;
        corrected.claims_root = H256::zero();
        for (record, expected) in [
            (annulled, "status: the record is annulled"),
            (
                corrected,
                "claims root: the record has been corrected since, 2 times in all",
            ),
        ] {
            let errors = [
                check_record(&entry, &record).unwrap_err(),
                check_claims(&disclosure, &record).unwrap_err(),
            ];
            for error in errors {
                assert_eq!(error.to_string(), expected);
            }
        }
    }

    #[test]
    fn a_disclosed_claim_that_is_not_in_the_record_is_refused_by_name() {
        let names = ["child.given_name".to_owned(), "child.sex".to_owned()];
        let disclosure = receipt().disclose(&names).unwrap();
        assert!(check_claims(&disclosure, &record()).is_ok());

        let mut forged = disclosure.clone();
        forged.claims[1].claim.value = "female".to_owned();
        let error = check_claims(&forged, &record()).unwrap_err().to_string();
        assert_eq!(error, "claim child.sex: it is not in the record");

        let empty = Disclosure {
            claims: vec![],
            ..disclosure
        };
        assert!(matches!(
            check_claims(&empty, &record()),
            Err(VerifyError::NoClaims)
        ));
    }
}
