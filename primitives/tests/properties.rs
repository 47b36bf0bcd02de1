//! What holds of every tree, not only of those in the vectors.

use adliya_primitives::claims::{
    Claim, ClaimsError, ClaimsTree, MAX_CLAIMS, MAX_NAME_LEN, MAX_VALUE_LEN,
};
use proptest::prelude::*;
use sp_core::H256;
use std::collections::BTreeMap;

/// Claims with distinct names, in no order.
fn claims() -> impl Strategy<Value = Vec<Claim>> {
    let value = ("\\PC{0,40}", any::<[u8; 32]>());
    prop::collection::btree_map("[a-zə.]{1,12}", value, 1..=MAX_CLAIMS)
        .prop_map(|claims: BTreeMap<String, (String, [u8; 32])>| {
            claims
                .into_iter()
                .map(|(name, (value, salt))| Claim {
                    name,
                    value,
                    salt: H256(salt),
                })
                .collect::<Vec<_>>()
        })
        .prop_shuffle()
}

/// The root as RFC 9162, 2.1.1 defines it, from the definition alone.
fn root_by_definition(leaves: &[H256]) -> H256 {
    use sha2::{Digest, Sha256};
    if let [leaf] = leaves {
        return *leaf;
    }
    let mut split = 1;
    while split * 2 < leaves.len() {
        split *= 2;
    }
    let (left, right) = leaves.split_at(split);
    let mut hash = Sha256::new();
    hash.update([1]);
    hash.update(root_by_definition(left));
    hash.update(root_by_definition(right));
    H256(hash.finalize().into())
}

proptest! {
    #[test]
    fn any_claim_of_any_tree_verifies(claims in claims()) {
        let tree = ClaimsTree::new(claims).expect("within the bounds");
        let leaves: Vec<H256> = tree.claims().iter().map(|claim| claim.leaf().unwrap()).collect();
        prop_assert_eq!(tree.root(), root_by_definition(&leaves));
        for (index, claim) in tree.claims().iter().enumerate() {
            let proof = tree.proof(index).expect("there is such a claim");
            prop_assert!(proof.verify(claim, &tree.root()));
        }
        prop_assert_eq!(tree.proof(tree.claims().len()), None);
    }

    #[test]
    fn any_changed_bit_does_not_verify(
        claims in claims(),
        which in any::<prop::sample::Index>(),
        bit in any::<prop::sample::Index>(),
    ) {
        let tree = ClaimsTree::new(claims).expect("within the bounds");
        let index = which.index(tree.claims().len());
        let (claim, proof) = (&tree.claims()[index], tree.proof(index).expect("is there"));
        let root = tree.root();
        let flip = |bytes: &mut [u8]| {
            let bit = bit.index(bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
        };

        let mut salted = claim.clone();
        flip(&mut salted.salt.0);
        prop_assert!(!proof.verify(&salted, &root));

        let mut rooted = root;
        flip(&mut rooted.0);
        prop_assert!(!proof.verify(claim, &rooted));

        for field in [0, 1] {
            let mut altered = claim.clone();
            let text = if field == 0 { &mut altered.name } else { &mut altered.value };
            let mut bytes = text.clone().into_bytes();
            if bytes.is_empty() {
                continue;
            }
            flip(&mut bytes);
            // A changed bit may leave UTF-8; then it is no claim at all.
            if let Ok(changed) = String::from_utf8(bytes) {
                *text = changed;
                prop_assert!(!proof.verify(&altered, &root));
            }
        }

        for place in 0..proof.path.len() {
            let mut detoured = proof.clone();
            flip(&mut detoured.path[place].0);
            prop_assert!(!detoured.verify(claim, &root));
        }
    }

    #[test]
    fn a_claim_does_not_verify_at_another_place(
        claims in claims(),
        which in any::<prop::sample::Index>(),
        index in 0u32..80,
        size in 0u32..80,
    ) {
        let tree = ClaimsTree::new(claims).expect("within the bounds");
        let place = which.index(tree.claims().len());
        let mut proof = tree.proof(place).expect("is there");
        let same_index = proof.index == index;
        proof.index = index;
        prop_assert_eq!(proof.verify(&tree.claims()[place], &tree.root()), same_index);
        // A size that asks for a path of another length is refused, whatever the path says.
        proof.index = place as u32;
        proof.size = size;
        let depth = |size: u32| ClaimsTree::new(numbered(size as usize)).ok().and_then(|tree| tree.proof(place)).map(|proof| proof.path.len());
        if depth(size) != Some(proof.path.len()) {
            prop_assert!(!proof.verify(&tree.claims()[place], &tree.root()));
        }
    }

    /// Moving a byte from the name to the value, or the other way, makes another leaf.
    #[test]
    fn names_and_values_do_not_run_into_each_other(text in "[a-z]{2,30}", at in 1usize..29) {
        let at = at.min(text.len() - 1);
        let leaf = |at: usize| {
            let (name, value) = text.split_at(at);
            Claim { name: name.into(), value: value.into(), salt: H256::zero() }.leaf()
        };
        for other in 1..text.len() {
            prop_assert_eq!(leaf(at) == leaf(other), at == other);
        }
    }
}

fn numbered(count: usize) -> Vec<Claim> {
    (0..count)
        .map(|n| Claim {
            name: format!("c{n:03}"),
            value: String::new(),
            salt: H256::zero(),
        })
        .collect()
}

fn claim(name: &str, value: &str) -> Claim {
    Claim {
        name: name.into(),
        value: value.into(),
        salt: H256::zero(),
    }
}

#[test]
fn what_breaks_a_bound_is_named() {
    assert_eq!(
        ClaimsTree::new(vec![]),
        Err(ClaimsError::Count { count: 0 })
    );
    assert_eq!(
        ClaimsTree::new(numbered(65)),
        Err(ClaimsError::Count { count: 65 })
    );
    assert!(ClaimsTree::new(numbered(64)).is_ok());
    let name = "n".repeat(MAX_NAME_LEN + 1);
    assert_eq!(
        ClaimsTree::new(vec![claim("a", ""), claim(&name, "")]),
        Err(ClaimsError::NameLength { index: 1 })
    );
    assert_eq!(
        ClaimsTree::new(vec![claim("", "")]),
        Err(ClaimsError::NameLength { index: 0 })
    );
    let value = "v".repeat(MAX_VALUE_LEN + 1);
    assert_eq!(
        ClaimsTree::new(vec![claim("a", &value)]),
        Err(ClaimsError::ValueLength { index: 0 })
    );
    assert_eq!(
        ClaimsTree::new(vec![claim("b", "1"), claim("a", ""), claim("b", "2")]),
        Err(ClaimsError::DuplicateName { index: 2 })
    );
}
