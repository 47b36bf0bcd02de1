//! Every error of the node's own methods, with its code. Codes are stable: a new cause gets a new code.

use adliya_runtime::Hash;
use jsonrpsee::types::ErrorObjectOwned;
use serde_json::json;
use std::fmt;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Error {
    /// A parameter that is needed is missing or null.
    MissingField {
        /// The parameter's name.
        field: &'static str,
    },
    /// A parameter is not of the form that it must have.
    InvalidField {
        /// The parameter's name.
        field: &'static str,
        /// The form that it must have, and what was found.
        reason: String,
    },
    /// There is a parameter that the method does not take.
    UnknownField {
        /// The parameter's name, or its place.
        field: String,
        /// What the method takes.
        expected: String,
    },
    /// More entries are asked for than one answer may have.
    LimitTooLarge {
        /// The parameter's name.
        field: &'static str,
        /// The most that it may be.
        max: u32,
        /// What it was.
        got: u64,
    },
    /// The node knows no such block.
    UnknownBlock(Hash),
    /// The node has the block but keeps its state no more.
    StateDiscarded(Hash),
    /// The runtime at the block has no such runtime API.
    ApiNotSupported {
        /// The runtime API.
        api: &'static str,
        /// The block.
        at: Hash,
    },
    /// The call of the runtime API failed.
    RuntimeApiFailed {
        /// The runtime API.
        api: &'static str,
        /// What went wrong.
        reason: String,
    },
    /// The node's database failed.
    DatabaseFailed(String),
}

impl Error {
    /// The error's code. The crate's documentation lists them; what they mean never changes.
    pub(crate) const fn code(&self) -> i32 {
        match self {
            Error::MissingField { .. } => 8001,
            Error::InvalidField { .. } => 8002,
            Error::LimitTooLarge { .. } => 8003,
            Error::UnknownField { .. } => 8004,
            Error::UnknownBlock(_) => 8010,
            Error::StateDiscarded(_) => 8011,
            Error::ApiNotSupported { .. } => 8020,
            Error::RuntimeApiFailed { .. } => 8021,
            Error::DatabaseFailed(_) => 8022,
        }
    }

    /// The error's name, as stable as its code.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Error::MissingField { .. } => "missingField",
            Error::InvalidField { .. } => "invalidField",
            Error::LimitTooLarge { .. } => "limitTooLarge",
            Error::UnknownField { .. } => "unknownField",
            Error::UnknownBlock(_) => "unknownBlock",
            Error::StateDiscarded(_) => "stateDiscarded",
            Error::ApiNotSupported { .. } => "apiNotSupported",
            Error::RuntimeApiFailed { .. } => "runtimeApiFailed",
            Error::DatabaseFailed(_) => "databaseFailed",
        }
    }

    /// The parameter that is wrong, if one is.
    fn field(&self) -> Option<&str> {
        match self {
            Error::MissingField { field }
            | Error::InvalidField { field, .. }
            | Error::LimitTooLarge { field, .. } => Some(field),
            Error::UnknownField { field, .. } => Some(field),
            Error::UnknownBlock(_) | Error::StateDiscarded(_) => Some("at"),
            Error::ApiNotSupported { .. }
            | Error::RuntimeApiFailed { .. }
            | Error::DatabaseFailed(_) => None,
        }
    }

    /// What is wrong, without the parameter's name.
    fn reason(&self) -> String {
        match self {
            Error::MissingField { .. } => "is missing".into(),
            Error::InvalidField { reason, .. } => reason.clone(),
            Error::UnknownField { expected, .. } => format!("is unknown; {expected}"),
            Error::LimitTooLarge { max, got, .. } => format!("expected at most {max}, got {got}"),
            Error::UnknownBlock(at) => format!("block {at:?} is unknown"),
            Error::StateDiscarded(at) => format!(
                "the state of block {at:?} is not kept any more; ask a node that runs with --state-pruning archive"
            ),
            Error::ApiNotSupported { api, at } => {
                format!("the runtime at block {at:?} has no {api}")
            }
            Error::RuntimeApiFailed { api, reason } => format!("{api} failed: {reason}"),
            Error::DatabaseFailed(reason) => format!("the database failed: {reason}"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field() {
            Some(field) => write!(f, "{field}: {}", self.reason()),
            None => f.write_str(&self.reason()),
        }
    }
}

impl std::error::Error for Error {}

impl From<Error> for ErrorObjectOwned {
    fn from(error: Error) -> Self {
        let mut data = json!({ "error": error.name(), "reason": error.reason() });
        if let Some(field) = error.field() {
            data["field"] = field.into();
        }
        ErrorObjectOwned::owned(error.code(), error.to_string(), Some(data))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn an_error_names_its_field_in_the_message_and_in_the_data() {
        let object = ErrorObjectOwned::from(Error::InvalidField {
            field: "subject",
            reason: "expected 0x and 64 hex digits, got \"0x12\"".into(),
        });
        assert_eq!(object.code(), 8002);
        assert_eq!(
            object.message(),
            "subject: expected 0x and 64 hex digits, got \"0x12\""
        );
        let data: Value =
            serde_json::from_str(object.data().expect("has data").get()).expect("is JSON");
        assert_eq!(data["error"], "invalidField");
        assert_eq!(data["field"], "subject");
    }

    /// The errors of the API and the table that promises their codes are one list.
    #[test]
    fn every_code_is_in_the_documentation_and_no_two_are_the_same() {
        let at = Hash::default();
        let all = [
            Error::MissingField { field: "at" },
            Error::InvalidField {
                field: "at",
                reason: String::new(),
            },
            Error::LimitTooLarge {
                field: "limit",
                max: 1,
                got: 2,
            },
            Error::UnknownField {
                field: "x".into(),
                expected: String::new(),
            },
            Error::UnknownBlock(at),
            Error::StateDiscarded(at),
            Error::ApiNotSupported { api: "Api", at },
            Error::RuntimeApiFailed {
                api: "Api",
                reason: String::new(),
            },
            Error::DatabaseFailed(String::new()),
        ];
        let documentation = include_str!("../../README.md");
        for error in &all {
            let row = format!("| {} | `{}` |", error.code(), error.name());
            assert!(
                documentation.contains(&row),
                "the README lacks the row {row}"
            );
        }
        let codes: std::collections::BTreeSet<_> = all.iter().map(Error::code).collect();
        assert_eq!(codes.len(), all.len());
    }
}
