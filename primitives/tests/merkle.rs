//! Trees over lists are those of RFC 6962 and RFC 9162.

use adliya_primitives::merkle::{leaf, path, root, root_from, Place, MAX_PATH_LEN};
use proptest::prelude::*;
use sp_core::H256;

/// The entries on which the implementations of Certificate Transparency test their trees.
const ENTRIES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];

/// The roots over the first 0, 1 … 8 of them, as published there.
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// Published paths: which entry of how many, and the hashes from it to the root.
const PATHS: [(u32, u32, &[&str]); 3] = [
    (0, 1, &[]),
    (
        0,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        &[
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
];

fn hash(text: &str) -> H256 {
    H256::from_slice(&hex::decode(text).expect("hex"))
}

fn leaves(count: usize) -> Vec<H256> {
    let entries = ENTRIES.iter().take(count);
    let data = entries.map(|entry| hex::decode(entry).expect("hex"));
    // In two parts: where they are cut does not matter.
    data.map(|data| leaf(&[&data[..data.len() / 2], &data[data.len() / 2..]]))
        .collect()
}

#[test]
fn roots_are_those_of_the_published_vectors() {
    for (count, expected) in ROOTS.iter().enumerate() {
        assert_eq!(root(&leaves(count)), hash(expected), "{count} entries");
    }
}

#[test]
fn paths_are_those_of_the_published_vectors() {
    for (index, size, expected) in PATHS {
        let leaves = leaves(size as usize);
        let expected: Vec<H256> = expected.iter().map(|text| hash(text)).collect();
        assert_eq!(path(&leaves, index as usize), Some(expected.clone()));
        let found = root_from(leaves[index as usize], Place { index, size }, &expected);
        assert_eq!(found, Some(hash(ROOTS[size as usize])));
    }
}

#[test]
fn a_list_without_entries_has_no_path() {
    assert_eq!(path(&[], 0), None);
    assert_eq!(root_from(leaf(&[]), Place { index: 0, size: 0 }, &[]), None);
}

#[test]
fn the_longest_list_takes_as_many_hashes_as_a_path_may_have() {
    let size = u32::MAX;
    let up = |count: u32| vec![H256::zero(); count as usize];
    let leads = |path: &[H256]| root_from(H256::zero(), Place { index: 0, size }, path).is_some();
    assert!(leads(&up(MAX_PATH_LEN)));
    assert!(!leads(&up(MAX_PATH_LEN - 1)) && !leads(&up(MAX_PATH_LEN + 1)));
}

proptest! {
    #[test]
    fn every_entry_leads_to_the_root_from_its_own_place_only(
        entries in prop::collection::vec(any::<u16>(), 1..200),
        which in any::<prop::sample::Index>(),
        elsewhere in any::<prop::sample::Index>(),
    ) {
        // Distinct leaves, so that no two places are alike.
        let leaves: Vec<H256> = (0u32..)
            .zip(&entries)
            .map(|(place, entry)| leaf(&[&place.to_be_bytes(), &entry.to_be_bytes()]))
            .collect();
        let size = leaves.len() as u32;
        let index = which.index(leaves.len());
        let found = path(&leaves, index).expect("there is such an entry");
        let to = |index: usize| root_from(leaves[which.index(leaves.len())], Place { index: index as u32, size }, &found);
        prop_assert_eq!(to(index), Some(root(&leaves)));
        let other = elsewhere.index(leaves.len());
        if other != index {
            prop_assert_ne!(to(other), Some(root(&leaves)));
        }
        prop_assert_eq!(to(leaves.len()), None);
    }
}
