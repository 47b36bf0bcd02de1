//! What all answers have in common: the block that they are of, and how values are written in JSON.

use super::{
    error::Error,
    field::{self, Param},
};
use crate::types::Block;
use crate::{chain_spec::SS58_FORMAT, types::Client};
use adliya_primitives::{Moment, Roles};
use adliya_runtime::{AccountId, Hash};
use chrono::{DateTime, SecondsFormat};
use sc_client_api::{HeaderBackend, StorageKey, StorageProvider};
use serde::Serialize;
use serde_json::Value;
use sp_api::{ApiError, ApiExt, ProvideRuntimeApi, RuntimeApiInfo};
use sp_core::{crypto::Ss58Codec, storage::well_known_keys::CODE};
use std::sync::Arc;

/// The last moment that RFC 3339 can write: 9999-12-31T23:59:59.999Z, in milliseconds.
const LAST_MOMENT: Moment = 253_402_300_799_999;

/// The block that an answer is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct BlockRef {
    hash: Hash,
    number: u32,
}

/// An answer; `result` is null when what was asked for does not exist at the block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Answer<T> {
    block: BlockRef,
    result: Option<T>,
}

/// The runtime's API at some block.
pub(super) type Api = <Client as ProvideRuntimeApi<Block>>::Api;

/// Asks the runtime.
#[derive(Clone)]
pub(super) struct Chain {
    client: Arc<Client>,
}

impl Chain {
    pub(super) fn new(client: Arc<Client>) -> Self {
        Self { client }
    }

    /// Asks the runtime API `A`, called `api` in errors, at the block `at`, or at the last finalised one when it is
    /// left out.
    ///
    /// # Errors
    /// When `at` is no hash, its block or state is not here, or the runtime lacks the API or fails.
    pub(super) fn ask<A, V, T>(
        &self,
        at: Param,
        api: &'static str,
        question: impl FnOnce(&Api, Hash) -> Result<Option<V>, ApiError>,
    ) -> Result<Answer<T>, Error>
    where
        A: RuntimeApiInfo + ?Sized,
        T: From<V>,
    {
        let block = self.block(field::block("at", at)?)?;
        let failed = |error: ApiError| Error::RuntimeApiFailed {
            api,
            reason: error.to_string(),
        };
        let runtime = self.client.runtime_api();
        if !runtime.has_api::<A>(block.hash).map_err(failed)? {
            return Err(Error::ApiNotSupported {
                api,
                at: block.hash,
            });
        }
        let result = question(&runtime, block.hash).map_err(failed)?;
        Ok(Answer {
            block,
            result: result.map(T::from),
        })
    }

    fn block(&self, at: Option<Hash>) -> Result<BlockRef, Error> {
        let database = |error: sp_blockchain::Error| Error::DatabaseFailed(error.to_string());
        let Some(hash) = at else {
            let info = self.client.info();
            return Ok(BlockRef {
                hash: info.finalized_hash,
                number: info.finalized_number,
            });
        };
        let number = self
            .client
            .number(hash)
            .map_err(database)?
            .ok_or(Error::UnknownBlock(hash))?;
        // Any read does; every state has the runtime's code.
        match self.client.storage_hash(hash, &StorageKey(CODE.to_vec())) {
            Ok(_) => Ok(BlockRef { hash, number }),
            Err(sp_blockchain::Error::UnknownBlock(_)) => Err(Error::StateDiscarded(hash)),
            Err(error) => Err(database(error)),
        }
    }
}

/// A key as an address of this chain.
pub(super) fn address(account: &AccountId) -> String {
    account.to_ss58check_with_version(SS58_FORMAT.into())
}

/// A moment as RFC 3339 in UTC with milliseconds; what lies after the year 9999 as its last moment.
pub(super) fn time(moment: Moment) -> String {
    i64::try_from(moment.min(LAST_MOMENT))
        .ok()
        .and_then(DateTime::from_timestamp_millis)
        .unwrap_or_default()
        .to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// The name of an enum's variant, which has no fields, in camelCase.
pub(super) fn name(variant: impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(Value::String(name)) => {
            let mut letters = name.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_lowercase().chain(letters).collect()
            })
        }
        Ok(other) => other.to_string(),
        Err(error) => error.to_string(),
    }
}

/// The name of an enum's variant that has no name in JSON of its own, in camelCase, without its fields.
pub(super) fn word(variant: impl std::fmt::Debug) -> String {
    let text = format!("{variant:?}");
    let mut letters = text.chars().take_while(|letter| letter.is_alphanumeric());
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// The names of roles.
pub(super) fn role_names(roles: Roles) -> Vec<String> {
    roles.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{OfficeKind, Role};
    use serde_json::json;

    #[test]
    fn times_are_written_in_utc_with_milliseconds() {
        assert_eq!(time(1_773_482_013_000), "2026-03-14T09:53:33.000Z");
        assert_eq!(time(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(time(LAST_MOMENT), "9999-12-31T23:59:59.999Z");
        assert_eq!(time(u64::MAX), time(LAST_MOMENT));
    }

    #[test]
    fn kinds_and_roles_are_written_in_camel_case() {
        assert_eq!(name(OfficeKind::RegistryOffice), "registryOffice");
        let roles = Roles::of(&[Role::IdentityOfficer, Role::Head]);
        assert_eq!(role_names(roles), ["head", "identityOfficer"]);
    }

    #[test]
    fn a_variant_with_fields_is_written_without_them() {
        use adliya_tariffs::{DiscountOf, Unit};
        assert_eq!(word(Unit::KilowattHour), "kilowattHour");
        assert_eq!(word(DiscountOf::FirstBlocks(2)), "firstBlocks");
    }

    #[test]
    fn an_account_is_written_as_an_address_of_this_chain() {
        let alice = hex::decode("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d")
            .expect("a key in hex");
        let alice = AccountId::try_from(&alice[..]).expect("a key");
        assert_eq!(
            address(&alice),
            "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
        );
    }

    #[test]
    fn an_answer_tells_its_block_and_null_for_what_does_not_exist() {
        let block = BlockRef {
            hash: Hash::repeat_byte(1),
            number: 9,
        };
        let answer = Answer::<u32> {
            block,
            result: None,
        };
        assert_eq!(
            serde_json::to_value(answer).expect("is JSON"),
            json!({
                "block": { "hash": format!("0x{}", "01".repeat(32)), "number": 9 },
                "result": null,
            })
        );
    }
}
