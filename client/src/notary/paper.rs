//! What a will, an application of an heir or a certificate says: claims with salts, whose root goes on chain. It holds
//! personal data.
//!
//! A paper is on disk before its root is sent. One whose root the chain may or may not have is sent again as it is: whoever
//! has the paper names it in the place of the claims.

use super::NotaryError;
use crate::{claims::salted_claims, receipt::VERSION, store};
use adliya_primitives::claims::{Claim, ClaimsTree};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Claims with their salts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    /// The format, [`VERSION`].
    version: u32,
    /// Which chain.
    genesis: H256,
    /// What goes on chain of the claims.
    claims_root: H256,
    /// What it says.
    claims: Vec<Claim>,
}

/// What a file has: claims by their names, or a paper.
#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Paper(Text),
    Claims(BTreeMap<String, String>),
}

/// A paper that is on disk.
pub(crate) struct Paper {
    /// What goes on chain of it.
    pub(crate) root: H256,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Whether it was written just now.
    fresh: bool,
}

impl Paper {
    /// Takes the paper of a file as it is, or salts the claims of a file and writes them to the folder, in a file whose name
    /// begins with `what`.
    pub(crate) fn of(
        file: &Path,
        folder: Option<&Path>,
        what: &str,
        genesis: H256,
    ) -> Result<Self, NotaryError> {
        let wrong = |why: &str| NotaryError::Document(format!("{}: {why}", file.display()));
        let text = fs::read_to_string(file).map_err(|error| wrong(&error.to_string()))?;
        let neither = "it is neither claims by their names nor a paper with salts";
        match serde_json::from_str(&text).map_err(|_| wrong(neither))? {
            File::Paper(paper) => {
                if paper.version != VERSION {
                    return Err(wrong("the paper is of another version of adliya"));
                }
                if paper.genesis != genesis {
                    return Err(wrong("the paper is of another chain"));
                }
                let tree = ClaimsTree::new(paper.claims).map_err(NotaryError::Tree)?;
                if tree.root() != paper.claims_root {
                    return Err(wrong(
                        "the claims and salts do not give the root that the paper states",
                    ));
                }
                Ok(Self {
                    root: tree.root(),
                    path: file.to_owned(),
                    fresh: false,
                })
            }
            File::Claims(claims) => {
                let folder = folder.ok_or_else(|| {
                    wrong("the claims have no salts yet: --papers says where these are kept")
                })?;
                let tree = salted_claims(&claims)?;
                let root = tree.root();
                store::make_private(folder)?;
                let path = folder.join(format!("{what}-{}.json", store::short(root)));
                let paper = Text {
                    version: VERSION,
                    genesis,
                    claims_root: root,
                    claims: tree.claims().to_vec(),
                };
                store::replace(folder, &path, &paper)?;
                Ok(Self {
                    root,
                    path,
                    fresh: true,
                })
            }
        }
    }

    /// Passes on what came of sending it. What the chain has refused is forgotten if it was written for this.
    pub(crate) fn settle<T>(&self, sent: Result<T, NotaryError>) -> Result<T, NotaryError> {
        match &sent {
            Err(NotaryError::Refused(_)) if self.fresh => store::remove(&self.path)?,
            Err(NotaryError::Refused(_)) | Ok(_) => {}
            // Of anything else it is not known whether it comes on chain.
            Err(_) => eprintln!("adliya: the paper is kept: {}", self.path.display()),
        }
        sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    const GENESIS: H256 = H256::repeat_byte(1);

    #[test]
    fn a_paper_is_sent_again_with_the_same_root_and_no_other_text() {
        let home = tempfile::tempdir().unwrap();
        let (claims, folder) = (home.path().join("claims"), home.path().join("papers"));
        fs::write(&claims, r#"{ "share": "a half" }"#).unwrap();
        let of = |file: &Path, genesis| Paper::of(file, Some(&folder), "will", genesis);
        let paper = of(&claims, GENESIS).unwrap();
        assert!(
            of(&claims, GENESIS).unwrap().root != paper.root,
            "other salts"
        );
        let again = Paper::of(&paper.path, None, "will", GENESIS).unwrap();
        assert_eq!(again.root, paper.root);

        let refused = |file: &Path, genesis| of(file, genesis).err().unwrap().to_string();
        assert!(refused(&paper.path, H256::zero()).contains("another chain"));
        let text = fs::read_to_string(&paper.path).unwrap();
        fs::write(&paper.path, text.replace("a half", "all")).unwrap();
        assert!(refused(&paper.path, GENESIS).contains("do not give the root"));
        fs::write(&claims, "[]").unwrap();
        assert!(refused(&claims, GENESIS).contains("neither"));
    }

    #[test]
    fn only_a_paper_that_was_refused_is_forgotten() {
        let home = tempfile::tempdir().unwrap();
        let claims = home.path().join("claims");
        fs::write(&claims, r#"{ "share": "all" }"#).unwrap();
        assert!(
            Paper::of(&claims, None, "will", GENESIS).is_err(),
            "no place for the salts"
        );
        let written = || Paper::of(&claims, Some(home.path()), "will", GENESIS).unwrap();
        let lost = written();
        let unknown = lost.settle::<()>(Err(NotaryError::NotSent("lost".into())));
        assert!(unknown.is_err() && lost.path.exists());
        let refused = || {
            Err::<(), _>(NotaryError::Refused(Refusal {
                error: "Estates.NotFound".into(),
                explanation: String::new(),
            }))
        };
        let again = Paper::of(&lost.path, None, "will", GENESIS).unwrap();
        assert!(
            again.settle(refused()).is_err() && lost.path.exists(),
            "it is somebody's file"
        );
        let fresh = written();
        assert!(fresh.settle(refused()).is_err() && !fresh.path.exists());
    }
}
