//! What desks sign and what volumes consist of, from the definitions in the README alone.

use adliya_primitives::{
    archive::volume_leaf,
    desk::{BatchHeader, BatchId, BatchItem},
    Entry, OfficeId, PaperNumber, Region, Timeliness,
};
use codec::Encode;
use sha2::{Digest, Sha256};
use sp_core::H256;

fn sha256(parts: &[&[u8]]) -> H256 {
    H256(Sha256::digest(parts.concat()).into())
}

#[test]
fn a_registrar_signs_a_text_that_can_be_read() {
    let header = BatchHeader {
        batch: BatchId {
            office: OfficeId(17),
            number: 4,
        },
        registrar: 9u64,
        entries: 120,
        root: H256::repeat_byte(0xab),
    };
    let [root, genesis] = [[0xabu8; 32], [0xcd; 32]].map(hex::encode);
    let expected = format!(
        "Adliya: desk batch 4 of office 17 with 120 entries under root 0x{root} on chain 0x{genesis}"
    );
    let message = header.message(&H256::repeat_byte(0xcd));
    assert_eq!(String::from_utf8(message), Ok(expected));
}

#[test]
fn the_leaf_of_an_item_is_the_hash_of_all_that_is_entered() {
    let item = BatchItem {
        number: PaperNumber(3),
        entry: Entry {
            claims_root: H256::repeat_byte(1),
            region: Region::new(1, 14, 7, 0),
            timeliness: Timeliness::Late,
        },
        event: [5u8, 6],
    };
    // Little-endian numbers, the variant's index, and the event as it is encoded.
    let scale = [
        3u64.to_le_bytes().as_slice(),
        &[1; 32],
        &item.entry.region.0.to_le_bytes(),
        &[1],
        &[5, 6],
    ]
    .concat();
    assert_eq!(item.encode(), scale);
    let expected = sha256(&[&[0], b"adliya desk entry", &scale]);
    assert_eq!(item.leaf(), expected);
}

#[test]
fn the_leaf_of_a_volumes_entry_is_the_hash_of_its_place_and_its_claims_root() {
    let root = H256::repeat_byte(1);
    let expected = sha256(&[&[0], b"adliya volume entry", &[0, 0, 1, 2], &[1; 32]]);
    assert_eq!(volume_leaf(258, &root), expected);
}
