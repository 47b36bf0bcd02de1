//! The officers' keys of a desk: who signs what is registered where.

use adliya_primitives::Region;
use std::{fmt, fs, path::Path, str::FromStr, sync::Arc};
use subxt::utils::AccountId32;
use subxt_signer::{sr25519::Keypair, SecretUri};
use tokio::sync::{Mutex, Semaphore};

/// How many proposals of one key the chain keeps open.
const MAX_OPEN_PROPOSALS: usize = 32;

/// Why there is no signer. No message shows a secret.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// Not `region=secret`.
    #[error("a signer is <region>=<secret URI>, as in 1.14=//Samarkand//Registrar")]
    Shape,
    /// What stands before `=` is no region.
    #[error("the signer's region {text:?}: {problem}")]
    Region {
        /// What stands there.
        text: String,
        /// Why it is none.
        problem: String,
    },
    /// What stands after `=` is no secret.
    #[error("the secret URI of {of} cannot be used: {problem}")]
    Secret {
        /// Whose: a region, a wallet.
        of: String,
        /// Why not.
        problem: String,
    },
    /// Two keys for one region.
    #[error("region {0} has two signers")]
    Twice(Region),
    /// No signer at all.
    #[error("no signer is given")]
    None,
    /// The file cannot be read.
    #[error("cannot read the signers file {path}: {source}")]
    Unreadable {
        /// Which file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
}

/// One key, and the nonce of its next transaction.
pub struct Signer {
    keypair: Keypair,
    account: AccountId32,
    /// None until it is asked from the node, and again when the node refuses it.
    pub(crate) nonce: Mutex<Option<u64>>,
    /// A permit for each proposal that the key may have open.
    pub(crate) proposing: Semaphore,
}

impl Signer {
    /// From a secret URI: a mnemonic or `0x` seed, with derivations, or `//Name` of the well-known development phrase.
    ///
    /// `of` says in errors whose key it is.
    pub fn from_uri(uri: &str, of: &str) -> Result<Self, SignerError> {
        let wrong = |problem: String| SignerError::Secret {
            of: of.to_owned(),
            problem,
        };
        let uri = SecretUri::from_str(uri).map_err(|error| wrong(error.to_string()))?;
        let keypair = Keypair::from_uri(&uri).map_err(|error| wrong(error.to_string()))?;
        let account = keypair.public_key().to_account_id();
        Ok(Self {
            keypair,
            account,
            nonce: Mutex::new(None),
            proposing: Semaphore::new(MAX_OPEN_PROPOSALS),
        })
    }

    /// The account.
    pub fn account(&self) -> &AccountId32 {
        &self.account
    }

    pub(crate) fn keypair(&self) -> &Keypair {
        &self.keypair
    }
}

/// The signers of a desk by region.
#[derive(Clone, Default)]
pub struct Signers(Vec<(Region, Arc<Signer>)>);

/// The regions alone: no message shows a secret.
impl fmt::Debug for Signers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(region, _)| region))
            .finish()
    }
}

impl Signers {
    /// From texts `region=secret`.
    pub fn parse<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<Self, SignerError> {
        let mut signers = Self::default();
        for text in texts {
            let (region, uri) = text.split_once('=').ok_or(SignerError::Shape)?;
            signers.add(region.trim(), uri.trim())?;
        }
        if signers.0.is_empty() {
            return Err(SignerError::None);
        }
        Ok(signers)
    }

    /// From a file with one `region=secret` a line; empty lines and those with `#` in front are skipped.
    pub fn read(path: &Path) -> Result<Vec<String>, SignerError> {
        let text = fs::read_to_string(path).map_err(|source| SignerError::Unreadable {
            path: path.display().to_string(),
            source,
        })?;
        let lines = text.lines().map(str::trim);
        Ok(lines
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
            .map(str::to_owned)
            .collect())
    }

    fn add(&mut self, region: &str, uri: &str) -> Result<(), SignerError> {
        let region: Region = region.parse().map_err(|problem| SignerError::Region {
            text: region.to_owned(),
            problem: format!("{problem}"),
        })?;
        if self.0.iter().any(|(taken, _)| *taken == region) {
            return Err(SignerError::Twice(region));
        }
        let signer = Signer::from_uri(uri, &region.to_string())?;
        // One key has one run of nonces, however many regions it signs for.
        let known = self
            .0
            .iter()
            .find(|(_, known)| known.account == signer.account);
        let signer = known.map_or_else(|| Arc::new(signer), |(_, known)| known.clone());
        self.0.push((region, signer));
        Ok(())
    }

    /// The signer of the narrowest region that covers `region`.
    pub fn covering(&self, region: Region) -> Option<&Arc<Signer>> {
        let covering = self.0.iter().filter(|(own, _)| own.covers(region));
        // Of regions that all cover one place, each covers the next.
        covering
            .max_by_key(|(own, _)| own.0)
            .map(|(_, signer)| signer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_region_signs() {
        let texts = [
            "1=//Ministry",
            "1.14=//Samarkand//Registrar",
            "1.14.7=//Urgut",
            "1.3=//Andijan//Registrar",
        ];
        let signers = Signers::parse(texts).unwrap();
        let signs = |region: &str, uri: &str| {
            let expected = Signer::from_uri(uri, "test").unwrap();
            signers.covering(region.parse().unwrap()).unwrap().account() == expected.account()
        };
        assert!(signs("1.14.7.2", "//Urgut"));
        assert!(signs("1.14.8", "//Samarkand//Registrar"));
        assert!(signs("1.3.1", "//Andijan//Registrar"));
        assert!(signs("1.30", "//Ministry"));
        assert!(signers.covering("2.14.7".parse().unwrap()).is_none());
    }

    #[test]
    fn one_key_for_two_regions_is_one_signer() {
        let signers = Signers::parse(["1.14=//Registrar", "1.3=//Registrar"]).unwrap();
        let [a, b] = ["1.14", "1.3"].map(|r| signers.covering(r.parse().unwrap()).unwrap());
        assert!(Arc::ptr_eq(a, b));
    }

    #[test]
    fn a_wrong_signer_is_refused_without_showing_the_secret() {
        let refused = |text: &str| Signers::parse([text]).err().unwrap().to_string();
        assert!(refused("//Samarkand").contains("<region>=<secret URI>"));
        assert!(refused("1.0.3=//Samarkand").contains("1.0.3"));
        assert!(!refused("1.14=my secret words").contains("my secret words"));
        assert!(matches!(
            Signers::parse(["1=//A", "1=//B"]),
            Err(SignerError::Twice(_))
        ));
        assert!(matches!(Signers::parse([]), Err(SignerError::None)));
    }
}
