//! Reading a record so that the node cannot lie about it: a storage proof against a state root.

use crate::chain::{record_key, Header};
use adliya_primitives::RecordId;
use codec::Decode;
use pallet_civil_registry::types::Record;
use sp_core::{Blake2Hasher, H256};
use sp_state_machine::{read_proof_check, StorageProof};

/// Why an answer proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The header is not that of the block.
    #[error("header: its hash is {found:?}, but the finalised block is {expected:?}")]
    Header {
        /// The finalised block.
        expected: H256,
        /// The hash of the header that the node gave for it.
        found: H256,
    },
    /// The proof does not lead from the state root to the record's place.
    #[error("storage proof: it does not lead to the header's state root: {0}")]
    Proof(String),
    /// The proof shows that the record is not there.
    #[error("record: the finalised state has no record {0}")]
    Absent(RecordId),
    /// What is there is no record of this release.
    #[error("record: {0} is in another format than this release of adliya reads")]
    Format(RecordId),
}

/// Whether the header is that of the block `expected`: its BLAKE2-256 hash is computed here.
pub fn check_header(header: &Header, expected: H256) -> Result<(), ProofError> {
    let found = header.hash();
    if found != expected {
        return Err(ProofError::Header { expected, found });
    }
    Ok(())
}

/// The record that the state with this root has under its number.
///
/// The place is computed here and the value is decoded by the compiled-in type: of the node's answer, only the
/// nodes of the trie are used, each by its hash.
pub fn read_record(
    state_root: H256,
    nodes: Vec<Vec<u8>>,
    id: RecordId,
) -> Result<Record, ProofError> {
    let value = read_value(state_root, nodes, &record_key(id))?;
    let value = value.ok_or(ProofError::Absent(id))?;
    let mut input = value.as_slice();
    match Record::decode(&mut input) {
        Ok(record) if input.is_empty() => Ok(record),
        _ => Err(ProofError::Format(id)),
    }
}

/// What the state with this root has under a key, which is computed here.
pub(crate) fn read_value(
    state_root: H256,
    nodes: Vec<Vec<u8>>,
    key: &[u8],
) -> Result<Option<Vec<u8>>, ProofError> {
    let proof = StorageProof::new(nodes);
    let mut values = read_proof_check::<Blake2Hasher, _>(state_root, proof, [key])
        .map_err(|error| ProofError::Proof(error.to_string()))?;
    Ok(values.remove(key).flatten())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::receipt::tests::receipt;
    use adliya_primitives::{MandateId, OfficeId, Timeliness};
    use codec::Encode;
    use pallet_civil_registry::types::{Party, RecordStatus};
    use proptest::prelude::*;
    use sp_runtime::{traits::Header as _, StateVersion};
    use sp_state_machine::{prove_read, InMemoryBackend};

    /// The record of the test receipt.
    pub(crate) fn record() -> Record {
        let entry = receipt().entry;
        let parties = entry.parties.iter();
        let parties: Vec<_> = parties
            .map(|party| Party {
                subject: party.subject,
                capacity: party.capacity,
            })
            .collect();
        Record {
            kind: entry.kind,
            status: RecordStatus::Registered,
            claims_root: entry.claims_root,
            region: entry.region,
            office: OfficeId(2),
            mandate: MandateId(3),
            registered_at: 1_742_200_000_000,
            timeliness: Timeliness::Timely,
            supervisor: None,
            extraterritorial: false,
            parties: parties.try_into().unwrap(),
            corrections: 0,
            parentage: 0,
            satellites: 0,
        }
    }

    /// A state with the record among others, and the proof of its place.
    fn state() -> (H256, Vec<Vec<u8>>) {
        let id = receipt().record;
        let mut pairs: Vec<_> = (0..50u64)
            .map(|other| (record_key(RecordId(other)), Some(vec![other as u8; 100])))
            .collect();
        pairs.push((record_key(id), Some(record().encode())));
        let backend: InMemoryBackend<Blake2Hasher> = (vec![(None, pairs)], StateVersion::V1).into();
        let root = *backend.root();
        let proof = prove_read(backend, [record_key(id), record_key(RecordId(77))]).unwrap();
        (root, proof.into_iter_nodes().collect())
    }

    #[test]
    fn a_record_is_read_from_its_proof() {
        let (root, nodes) = state();
        assert_eq!(
            read_record(root, nodes.clone(), receipt().record),
            Ok(record())
        );
        let absent = RecordId(77);
        assert_eq!(
            read_record(root, nodes, absent),
            Err(ProofError::Absent(absent))
        );
    }

    #[test]
    fn what_is_no_record_is_refused() {
        let id = RecordId(1);
        let mut long = record().encode();
        long.push(0);
        for value in [vec![], vec![1], long] {
            let pairs = vec![(None, vec![(record_key(id), Some(value))])];
            let backend: InMemoryBackend<Blake2Hasher> = (pairs, StateVersion::V1).into();
            let root = *backend.root();
            let proof = prove_read(backend, [record_key(id)]).unwrap();
            let read = read_record(root, proof.into_iter_nodes().collect(), id);
            assert_eq!(read, Err(ProofError::Format(id)));
        }
    }

    #[test]
    fn a_header_is_that_of_its_hash() {
        let header = Header::new(
            5,
            H256::zero(),
            H256::repeat_byte(1),
            H256::zero(),
            Default::default(),
        );
        assert_eq!(check_header(&header, header.hash()), Ok(()));
        let mut forged = header.clone();
        forged.state_root = H256::repeat_byte(2);
        assert!(matches!(
            check_header(&forged, header.hash()),
            Err(ProofError::Header { .. })
        ));
    }

    proptest! {
        #[test]
        fn no_changed_proof_gives_another_record(
            node in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), flip in 1u8..,
        ) {
            let (root, mut nodes) = state();
            let node = node.index(nodes.len());
            let place = place.index(nodes[node].len());
            nodes[node][place] ^= flip;
            // A node that the record does not need may change; what is read stays what it is.
            if let Ok(read) = read_record(root, nodes, receipt().record) {
                prop_assert_eq!(read, record());
            }
        }

        #[test]
        fn no_record_comes_out_of_a_proof_with_a_node_left_out(left_out in any::<prop::sample::Index>()) {
            let (root, mut nodes) = state();
            nodes.remove(left_out.index(nodes.len()));
            if let Ok(read) = read_record(root, nodes, receipt().record) {
                prop_assert_eq!(read, record());
            }
        }
    }

    #[test]
    fn another_state_root_is_refused() {
        let (_, nodes) = state();
        let read = read_record(H256::repeat_byte(3), nodes, receipt().record);
        assert!(matches!(read, Err(ProofError::Proof(_))));
    }
}
