//! The folder of receipts. A file is there whole or not at all, is never overwritten, and only its owner may read it.

use crate::{
    receipt::{Document, Pending, Receipt},
    report::event_name,
};
use serde::Serialize;
use sp_core::H256;
use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};
use tempfile::{NamedTempFile, TempDir};

/// Why a file cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file system refuses.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is not what it should be.
    #[error("{}: not a file of adliya's: {source}", path.display())]
    Malformed {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// It is larger than any receipt.
    #[error("{}: larger than {MAX_FILE_LEN} bytes", path.display())]
    TooLarge {
        /// Which file.
        path: PathBuf,
    },
}

/// The most bytes of a receipt: 64 claims of the largest size, escaped.
const MAX_FILE_LEN: u64 = 2 * 1_024 * 1_024;

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> StoreError + '_ {
    move |source| StoreError::Io {
        path: path.to_owned(),
        source,
    }
}

/// Receipts in a folder, and what is under way in its folder `pending`.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    pending: PathBuf,
}

impl Store {
    /// Opens the folder, making it if it is not there, and finds out whether it can be written to.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self, StoreError> {
        let folder = folder.into();
        let pending = folder.join("pending");
        for path in [&folder, &pending] {
            make_private(path)?;
        }
        Ok(Self { folder, pending })
    }

    /// Where the receipts are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a receipt and forgets what was pending of it. If it is there already, it stays as it is: the name has
    /// the claims root in it, which is the same for the same salts only.
    pub fn keep(&self, receipt: &Receipt) -> Result<PathBuf, StoreError> {
        let kind = event_name(receipt.entry.kind).replace(' ', "-");
        let root = short(receipt.entry.claims_root);
        let path = self
            .folder
            .join(format!("{kind}-{}-{root}.json", receipt.record));
        let document = Document::Receipt(receipt.clone());
        match write(&self.folder, &document)?.persist_noclobber(&path) {
            Ok(_) => {}
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => {
                return Err(StoreError::Io {
                    path,
                    source: error.error,
                })
            }
        }
        self.forget(receipt.entry.claims_root)?;
        Ok(path)
    }

    /// Notes what is about to be sent; a later note on the same claims replaces an earlier one.
    pub fn note(&self, pending: &Pending) -> Result<(), StoreError> {
        let path = self.pending_path(pending.entry.claims_root);
        replace(&self.pending, &path, pending)
    }

    /// Removes the note on what the chain has refused or has never seen.
    pub fn forget(&self, claims_root: H256) -> Result<(), StoreError> {
        remove(&self.pending_path(claims_root))
    }

    /// What an earlier run left unsettled.
    pub fn unsettled(&self) -> Result<Vec<Pending>, StoreError> {
        json_files(&self.pending)?
            .iter()
            .map(|path| read(path))
            .collect()
    }

    fn pending_path(&self, claims_root: H256) -> PathBuf {
        self.pending.join(format!("{claims_root:?}.json"))
    }
}

/// How a hash is told in a file's name.
pub(crate) fn short(hash: H256) -> String {
    hex::encode(hash.as_bytes().get(..8).unwrap_or_default())
}

/// Makes a folder for its owner alone, if it is not there, and finds out whether it can be written to.
pub(crate) fn make_private(path: &Path) -> Result<(), StoreError> {
    create_private(path).map_err(io_error(path))?;
    drop(TempDir::new_in(path).map_err(io_error(path))?);
    Ok(())
}

fn create_private(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A complete temporary file in `folder`. Temporary files are their owner's alone (mode 0600).
fn write(folder: &Path, value: &impl Serialize) -> Result<NamedTempFile, StoreError> {
    let mut file = NamedTempFile::new_in(folder).map_err(io_error(folder))?;
    serde_json::to_writer_pretty(&mut file, value).map_err(|source| StoreError::Malformed {
        path: folder.to_owned(),
        source,
    })?;
    let finish = file
        .write_all(b"\n")
        .and_then(|()| file.as_file().sync_all());
    finish.map_err(io_error(folder))?;
    Ok(file)
}

/// Writes a file of `folder`, in the place of one that is there.
pub(crate) fn replace(
    folder: &Path,
    path: &Path,
    value: &impl Serialize,
) -> Result<(), StoreError> {
    let file = write(folder, value)?;
    file.persist(path).map_err(|error| StoreError::Io {
        path: path.to_owned(),
        source: error.error,
    })?;
    Ok(())
}

/// Removes a file, if it is there.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(io_error(path)(error)),
        _ => Ok(()),
    }
}

/// Writes a file that is not there yet.
pub fn write_new(path: &Path, document: &Document) -> Result<(), StoreError> {
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let file = write(folder.unwrap_or(Path::new(".")), document)?;
    file.persist_noclobber(path)
        .map_err(|error| StoreError::Io {
            path: path.to_owned(),
            source: error.error,
        })?;
    Ok(())
}

pub(crate) fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, StoreError> {
    if fs::metadata(path).map_err(io_error(path))?.len() > MAX_FILE_LEN {
        return Err(StoreError::TooLarge {
            path: path.to_owned(),
        });
    }
    let text = fs::read_to_string(path).map_err(io_error(path))?;
    serde_json::from_str(&text).map_err(|source| StoreError::Malformed {
        path: path.to_owned(),
        source,
    })
}

/// Reads a receipt or a disclosure.
pub fn read_document(path: &Path) -> Result<Document, StoreError> {
    read(path)
}

/// The `.json` files that lie in a folder, by name.
pub fn json_files(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut files = Vec::new();
    for item in fs::read_dir(folder).map_err(io_error(folder))? {
        let path = item.map_err(io_error(folder))?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
            && path.is_file()
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipt::{tests::receipt, VERSION};

    fn pending() -> Pending {
        let Receipt { genesis, entry, .. } = receipt();
        Pending {
            version: VERSION,
            genesis,
            after: 1,
            void_after: 2,
            entry,
        }
    }

    #[test]
    fn a_receipt_is_kept_once_and_for_its_owner_only() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(home.path().join("a/b")).unwrap();
        let path = store.keep(&receipt()).unwrap();
        assert_eq!(read_document(&path).unwrap(), Document::Receipt(receipt()));

        let changed = Receipt {
            extrinsic: H256::zero(),
            ..receipt()
        };
        assert_eq!(store.keep(&changed).unwrap(), path);
        assert_eq!(read_document(&path).unwrap(), Document::Receipt(receipt()));
        assert_eq!(
            json_files(&home.path().join("a/b")).unwrap(),
            std::slice::from_ref(&path)
        );

        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
    }

    #[test]
    fn what_is_pending_is_found_again_until_it_is_settled() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(home.path()).unwrap();
        store.note(&pending()).unwrap();
        let later = Pending {
            void_after: 9,
            ..pending()
        };
        store.note(&later).unwrap();
        assert_eq!(store.unsettled().unwrap(), [later]);
        store.keep(&receipt()).unwrap();
        assert_eq!(store.unsettled().unwrap(), []);
        store.forget(H256::zero()).unwrap();
    }

    #[test]
    fn a_folder_that_is_a_file_is_named() {
        let file = NamedTempFile::new().unwrap();
        let error = Store::open(file.path()).unwrap_err().to_string();
        assert!(
            error.starts_with(&file.path().display().to_string()),
            "{error}"
        );
    }

    #[test]
    fn a_file_that_is_no_receipt_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("x.json");
        for text in ["", "{}", "{\"type\":\"receipt\"}", "[]"] {
            fs::write(&path, text).unwrap();
            assert!(
                matches!(read_document(&path), Err(StoreError::Malformed { .. })),
                "{text}"
            );
        }
    }
}
