//! What becomes of a declaration.

use crate::{chain::ChainError, declaration::FieldError, refusal::Refusal, store::StoreError};
use adliya_primitives::{Moment, NoticeId, ProposalId, RecordId};
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
    /// All is done that can be done now. A later run of the same file goes on with it.
    Waits(Waiting),
    /// It is not known to be registered, for a reason that is not in the declaration.
    Failed(String),
}

/// What a declaration waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The two have given notice of their marriage, and have to wait until it can be registered.
    Notice {
        /// The notice.
        notice: NoticeId,
        /// The moment from which on the marriage can be registered.
        from: Moment,
    },
    /// The registration comes more than a year after the event. It is proposed, and no supervisor of the region is at the
    /// desk to confirm it.
    Supervisor {
        /// The proposal.
        proposal: ProposalId,
        /// Until when it can be confirmed, exclusive.
        until: Moment,
    },
    /// Its registration is proposed already with claims whose salts are not in the folder of receipts, or with other claims.
    OtherProposal {
        /// The proposal.
        proposal: ProposalId,
        /// Until when it can be confirmed, exclusive.
        until: Moment,
    },
    /// The registrar has as many proposals open as the chain admits, so that this one could not be made.
    ProposalsOpen,
}

impl Outcome {
    /// `registered`, `invalid:<field>`, `refused:<error>`, `waits` or `failed`.
    pub fn label(&self) -> String {
        match self {
            Outcome::Registered { .. } => "registered".to_owned(),
            Outcome::Invalid(error) => format!("invalid:{}", error.field),
            Outcome::Refused(refusal) => format!("refused:{}", refusal.error),
            Outcome::Waits(_) => "waits".to_owned(),
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
