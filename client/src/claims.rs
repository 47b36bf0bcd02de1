//! From a declaration to the claims of a record, each with a fresh salt.

use crate::declaration::Declaration;
use adliya_primitives::claims::{Claim, ClaimsError, ClaimsTree};
use rand::{rngs::OsRng, RngCore};
use sp_core::H256;
use std::collections::BTreeMap;

/// Why a declaration makes no claims tree.
#[derive(Debug, thiserror::Error)]
pub enum SaltedClaimsError {
    /// The operating system gave no randomness.
    #[error("the operating system gives no random numbers: {0}")]
    Randomness(rand::Error),
    /// The claims break a limit of the tree.
    #[error("the claims make no tree: {0}")]
    Tree(ClaimsError),
}

/// The declaration's claims, with 256 bits from the operating system's generator for each of them.
pub fn salted(declaration: &Declaration) -> Result<ClaimsTree, SaltedClaimsError> {
    salted_claims(&declaration.claims)
}

/// The same of any claims, by their names.
pub fn salted_claims(claims: &BTreeMap<String, String>) -> Result<ClaimsTree, SaltedClaimsError> {
    let claims = claims
        .iter()
        .map(|(name, value)| {
            let mut salt = H256::zero();
            OsRng
                .try_fill_bytes(salt.as_bytes_mut())
                .map_err(SaltedClaimsError::Randomness)?;
            Ok(Claim {
                name: name.clone(),
                value: value.clone(),
                salt,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    ClaimsTree::new(claims).map_err(SaltedClaimsError::Tree)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declaration::today;
    use std::collections::BTreeSet;

    #[test]
    fn every_claim_has_a_salt_of_its_own_each_time() {
        let line = r#"{"event":"death","registration":{"region":"1.14"},
            "deceased":{"identifier":"az-fin:5XK3M8P","given_name":"Əli","family_name":"Hüseynov"},
            "death":{"date":"2025-03-14","place":"Samarqand"}}"#;
        let declaration = Declaration::parse(line, today()).unwrap();
        let (first, second) = (salted(&declaration).unwrap(), salted(&declaration).unwrap());
        let salts: BTreeSet<_> = first
            .claims()
            .iter()
            .chain(second.claims())
            .map(|claim| claim.salt)
            .collect();
        assert_eq!(salts.len(), 2 * declaration.claims.len());
        assert_ne!(first.root(), second.root());
    }
}
