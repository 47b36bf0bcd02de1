//! What a notary keeps of an act and gives to its parties: the claims with their salts. It holds personal data.

use super::NotaryError;
use crate::{
    receipt::VERSION,
    store::{self, StoreError},
};
use adliya_primitives::{
    claims::{Claim, ClaimsTree},
    ActId, SubjectId,
};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use std::path::{Path, PathBuf};

/// A text that is sent, or is about to be; kept so that no salt is lost with a crash.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    /// The format, [`VERSION`].
    pub(crate) version: u32,
    /// Which chain.
    pub(crate) genesis: H256,
    /// Above this height its draft cannot come on chain any more.
    pub(crate) void_after: u64,
    /// Somebody in whose dossier it is.
    pub(crate) subject: SubjectId,
    /// What goes on chain of the claims.
    pub(crate) claims_root: H256,
    /// What the act says.
    pub(crate) claims: Vec<Claim>,
}

/// An act with its text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    /// The act's number, as text: JSON numbers lose precision above 2^53 in many languages.
    act: String,
    /// What it says.
    text: Text,
}

impl Document {
    /// Reads one, and makes sure that its claims are those of its root and that it is of this chain.
    pub(crate) fn read(path: &Path, genesis: H256) -> Result<(ActId, H256), NotaryError> {
        let document: Document = store::read(path)?;
        let wrong = |why: &str| NotaryError::Document(format!("{}: {why}", path.display()));
        let text = document.text;
        if text.version != VERSION {
            return Err(wrong("the document is of another version of adliya"));
        }
        if text.genesis != genesis {
            return Err(wrong("the document is of another chain"));
        }
        let tree = ClaimsTree::new(text.claims).map_err(NotaryError::Tree)?;
        if tree.root() != text.claims_root {
            return Err(wrong(
                "the claims and salts do not give the root that the document states",
            ));
        }
        let act = document.act.parse();
        let act = act.map_err(|_| wrong("the act has no number"))?;
        Ok((ActId(act), tree.root()))
    }
}

/// The folder of a notary's documents.
pub(crate) struct Folder {
    folder: PathBuf,
    pending: PathBuf,
}

impl Folder {
    /// Opens the folder, making it if it is not there. It is its owner's alone.
    pub(crate) fn open(folder: &Path) -> Result<Self, StoreError> {
        let pending = folder.join("pending");
        store::make_private(&pending)?;
        Ok(Self {
            folder: folder.to_owned(),
            pending,
        })
    }

    /// Notes what is about to be sent.
    pub(crate) fn note(&self, text: &Text) -> Result<(), StoreError> {
        store::replace(&self.pending, &self.noted(text), text)
    }

    /// Removes the note on what the chain has refused or can never have.
    pub(crate) fn forget(&self, text: &Text) -> Result<(), StoreError> {
        store::remove(&self.noted(text))
    }

    /// Keeps the text as that of an act, and forgets that it was pending.
    pub(crate) fn keep(&self, act: ActId, text: Text) -> Result<PathBuf, StoreError> {
        let root = store::short(text.claims_root);
        let path = self.folder.join(format!("act-{act}-{root}.json"));
        let document = Document {
            act: act.to_string(),
            text,
        };
        store::replace(&self.folder, &path, &document)?;
        self.forget(&document.text)?;
        Ok(path)
    }

    /// What an earlier run left unsettled.
    pub(crate) fn unsettled(&self) -> Result<Vec<Text>, StoreError> {
        let files = store::json_files(&self.pending)?;
        files.iter().map(|path| store::read(path)).collect()
    }

    fn noted(&self, text: &Text) -> PathBuf {
        self.pending.join(format!("{:?}.json", text.claims_root))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::salted_claims;

    const GENESIS: H256 = H256::repeat_byte(1);

    fn text() -> Text {
        let claims = [("price".to_owned(), "100".to_owned())].into();
        let tree = salted_claims(&claims).unwrap();
        Text {
            version: VERSION,
            genesis: GENESIS,
            void_after: 9,
            subject: SubjectId::default(),
            claims_root: tree.root(),
            claims: tree.claims().to_vec(),
        }
    }

    #[test]
    fn what_was_noted_becomes_the_document_of_an_act() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::open(&home.path().join("acts")).unwrap();
        let text = text();
        folder.note(&text).unwrap();
        assert!(folder.unsettled().unwrap() == [text.clone()]);
        let path = folder.keep(ActId(u64::MAX), text.clone()).unwrap();
        assert!(folder.unsettled().unwrap().is_empty());
        let read = Document::read(&path, GENESIS).unwrap();
        assert_eq!(read, (ActId(u64::MAX), text.claims_root));
    }

    #[test]
    fn a_document_whose_text_was_changed_or_that_is_of_another_chain_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::open(home.path()).unwrap();
        let path = folder.keep(ActId(1), text()).unwrap();
        let refused = |genesis| Document::read(&path, genesis).unwrap_err().to_string();
        assert!(refused(H256::zero()).contains("another chain"));
        let forged = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, forged.replace("\"100\"", "\"10\"")).unwrap();
        assert!(refused(GENESIS).contains("do not give the root"));
    }
}
