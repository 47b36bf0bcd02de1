//! What becomes of a declaration.

use crate::{chain::ChainError, declaration::FieldError, refusal::Refusal, store::StoreError};
use adliya_primitives::{Moment, NoticeId, RecordId};
use std::path::PathBuf;

/// What became of a declaration.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is a record in a finalised block.
    Registered {
        /// The record.
        record: RecordId,
        /// The receipt.
        receipt: PathBuf,
    },
    /// It was not sent: a field is wrong.
    Invalid(FieldError),
    /// The chain refused it.
    Refused(Refusal),
    /// The two have given notice of their marriage, and have to wait until it can be registered.
    Waits {
        /// The notice.
        notice: NoticeId,
        /// The moment from which on the marriage can be registered.
        from: Moment,
    },
    /// It is not known to be registered, for a reason that is not in the declaration.
    Failed(String),
}

impl Outcome {
    /// `registered`, `invalid:<field>`, `refused:<error>`, `waits` or `failed`.
    pub fn label(&self) -> String {
        match self {
            Outcome::Registered { .. } => "registered".to_owned(),
            Outcome::Invalid(error) => format!("invalid:{}", error.field),
            Outcome::Refused(refusal) => format!("refused:{}", refusal.error),
            Outcome::Waits { .. } => "waits".to_owned(),
            Outcome::Failed(_) => "failed".to_owned(),
        }
    }
}

/// Why a declaration was not settled.
pub(crate) enum Unsettled {
    Chain(ChainError),
    Store(StoreError),
    Other(String),
}

impl From<ChainError> for Unsettled {
    fn from(error: ChainError) -> Self {
        Unsettled::Chain(error)
    }
}

impl From<StoreError> for Unsettled {
    fn from(error: StoreError) -> Self {
        Unsettled::Store(error)
    }
}

impl From<Unsettled> for Outcome {
    fn from(unsettled: Unsettled) -> Self {
        Outcome::Failed(match unsettled {
            Unsettled::Chain(error) => error.to_string(),
            Unsettled::Store(error) => error.to_string(),
            Unsettled::Other(text) => text,
        })
    }
}
