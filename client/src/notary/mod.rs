//! The notary's office and the citizen before it: acts and powers of attorney, from the draft to the end.
//!
//! An act's text is off chain. Its claims and salts are in a document that the notary keeps and gives to the parties;
//! whoever signs or certifies does so with that document, so that the root which goes on chain is the one of what they
//! have before them.

mod calls;
pub mod cli;
mod desk;
mod document;
mod draft;
mod paper;
pub(crate) mod refusal;
mod show;
mod show_access;
mod show_estate;
mod show_money;

use crate::{
    chain::{Chain, ChainError},
    claims::SaltedClaimsError,
    declaration::FieldError,
    refusal::Refusal,
    signers::Signer,
    store::StoreError,
    submit::Sign,
    transact::{self, Done, TransactError},
};
use adliya_primitives::{claims::ClaimsError, Moment};
use chrono::{DateTime, SecondsFormat};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum NotaryError {
    /// The chain refused it.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The node did not take the transaction, or lost it.
    #[error("not known to be done: {0}")]
    NotSent(String),
    /// The node could not be asked.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// A document could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A field of a draft is wrong.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// The claims make no tree.
    #[error(transparent)]
    Claims(#[from] SaltedClaimsError),
    /// The claims of a document make no tree.
    #[error("claims: {0}")]
    Tree(ClaimsError),
    /// A document does not belong here.
    #[error("{0}")]
    Document(String),
}

impl From<TransactError> for NotaryError {
    fn from(error: TransactError) -> Self {
        match error {
            TransactError::Refused(refusal) => Self::Refused(refusal),
            TransactError::NotSent(reason) => Self::NotSent(reason),
            TransactError::Chain(error) => Self::Chain(error),
            TransactError::Signer(error) => Self::Document(error.to_string()),
            TransactError::Input(problem)
            | TransactError::Missing(problem)
            | TransactError::Unproven(problem) => Self::Document(problem),
        }
    }
}

/// Signs a call, submits it once, and waits until it is final. `needs` says which role the call takes.
async fn send(
    chain: &Chain,
    signer: &Signer,
    call: &impl Sign,
    needs: &str,
) -> Result<Done, NotaryError> {
    Ok(transact::send(chain, signer, call, needs).await?)
}

/// A moment, as in `2026-03-14T09:53:33Z`.
pub(crate) fn moment(text: &str) -> Result<Moment, String> {
    let parsed = DateTime::parse_from_rfc3339(text).ok();
    parsed
        .and_then(|time| Moment::try_from(time.timestamp_millis()).ok())
        .ok_or_else(|| "a time is as in 2026-03-14T09:53:33Z, and not before 1970".to_owned())
}

/// A moment as RFC 3339 in UTC, as the files of drafts have it.
pub fn written(moment: Moment) -> String {
    let time = i64::try_from(moment)
        .ok()
        .and_then(DateTime::from_timestamp_millis);
    time.map_or_else(
        || "never".to_owned(),
        |time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true),
    )
}

/// The name of an enum's variant in camelCase.
pub(crate) fn name(variant: impl serde::Serialize) -> String {
    let text = serde_json::to_value(variant).ok();
    let text = text.as_ref().and_then(serde_json::Value::as_str);
    let mut letters = text.unwrap_or("?").chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// The variant of an enum whose name in camelCase this is.
pub(crate) fn variant<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    let mut letters = text.chars();
    let first = letters.next().filter(char::is_ascii_lowercase)?;
    let name: String = first.to_uppercase().chain(letters).collect();
    serde_json::from_value(name.into()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use pallet_notary::types::{ActKind, FactKind, Scope};

    #[test]
    fn variants_have_the_names_that_the_nodes_answers_have() {
        assert_eq!(name(Scope::DisposeOfVehicle), "disposeOfVehicle");
        assert_eq!(variant("disposeOfVehicle"), Some(Scope::DisposeOfVehicle));
        assert_eq!(variant("alive"), Some(FactKind::Alive));
        assert_eq!(variant::<Scope>("DisposeOfVehicle"), None);
        assert_eq!(variant::<ActKind>("fact"), None, "it says which fact");
    }

    #[test]
    fn a_moment_is_read_in_any_zone_and_written_in_utc() {
        let time = moment("2026-03-14T14:53:33+05:00").unwrap();
        assert_eq!(written(time), "2026-03-14T09:53:33Z");
        assert!(moment("2026-03-14").is_err());
        assert!(moment("1969-12-31T00:00:00Z").is_err());
    }
}
