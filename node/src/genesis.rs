//! The genesis of the built-in chains, made with the node's own executor.
//!
//! A chain specification makes its genesis storage with an executor of its own, which compiles the runtime only for
//! that; the node compiles it again for its blocks. Here it is compiled once, and not even that if the chain's data
//! are there already: the start of a node is little else than this.

use crate::{
    chain_spec::Extensions,
    types::{Backend, Block, Executor},
};
use codec::{Decode, Encode};
use sc_chain_spec::{json_merge, GenesisBlockBuilder};
use sc_client_api::{Backend as _, HeaderBackend};
use sc_service::{Configuration, Error};
use serde_json::Value;
use sp_core::{
    storage::{well_known_keys::CODE, Storage},
    traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
};
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use sp_state_machine::BasicExternalities;
use std::sync::Arc;

/// Makes the genesis block of a new chain.
///
/// # Errors
/// When the genesis storage cannot be made.
pub(crate) fn builder(
    config: &Configuration,
    backend: &Arc<Backend>,
    executor: &Executor,
) -> Result<GenesisBlockBuilder<Block, Backend, Executor>, Error> {
    let is_kept = backend.blockchain().info().finalized_state.is_some();
    let preset = Extensions::of(&*config.chain_spec).and_then(|extensions| extensions.preset);
    let storage = match (preset, adliya_runtime::WASM_BINARY) {
        _ if is_kept => Storage::default(),
        (Some(preset), Some(code)) => storage(executor, code, preset)?,
        _ => config.chain_spec.as_storage_builder().build_storage()?,
    };
    Ok(GenesisBlockBuilder::new_with_storage(
        storage,
        !config.no_genesis(),
        backend.clone(),
        executor.clone(),
    )?)
}

/// The genesis storage of one of the runtime's presets, with the runtime itself.
fn storage(executor: &Executor, code: &[u8], preset: &str) -> Result<Storage, String> {
    let call = |storage: &mut BasicExternalities, method: &str, argument: Vec<u8>| {
        let fetched = WrappedRuntimeCode(code.into());
        let runtime = RuntimeCode {
            code_fetcher: &fetched,
            heap_pages: None,
            // As the client hashes it, so that it finds what is compiled here.
            hash: BlakeTwo256::hash(code).encode(),
        };
        let context = CallContext::Offchain;
        let (answer, _) = executor.call(storage, &runtime, method, &argument, context);
        answer.map_err(|error| format!("genesis: {method} failed: {error}"))
    };
    let read_preset = |id: Option<String>| -> Result<Value, String> {
        let answer = call(
            &mut BasicExternalities::new_empty(),
            "GenesisBuilder_get_preset",
            id.encode(),
        )?;
        let json = Option::<Vec<u8>>::decode(&mut &answer[..])
            .map_err(|error| format!("genesis: the preset cannot be decoded: {error}"))?
            .ok_or_else(|| format!("genesis: the runtime has no preset {id:?}"))?;
        serde_json::from_slice(&json)
            .map_err(|error| format!("genesis: preset {id:?} is no JSON: {error}"))
    };

    // A preset says only where it differs from the default.
    let mut genesis = read_preset(None)?;
    json_merge(&mut genesis, read_preset(Some(preset.into()))?);

    let mut built = BasicExternalities::new_empty();
    let answer = call(
        &mut built,
        "GenesisBuilder_build_state",
        genesis.to_string().encode(),
    )?;
    sp_genesis_builder::Result::decode(&mut &answer[..])
        .map_err(|error| format!("genesis: the outcome cannot be decoded: {error}"))?
        .map_err(|reason| format!("genesis: preset {preset} is refused: {reason}"))?;

    let mut storage = built.into_storages();
    storage.top.insert(CODE.to_vec(), code.to_vec());
    Ok(storage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain_spec;

    #[test]
    fn the_genesis_is_the_one_that_the_exported_specification_has() {
        let spec = chain_spec::load("dev").expect("a preset of the runtime");
        let code = adliya_runtime::WASM_BINARY.expect("built with the wasm");
        let own = storage(&Executor::builder().build(), code, "development").expect("builds");
        let exported = spec.as_storage_builder().build_storage().expect("builds");
        assert_eq!(own.top, exported.top);
    }
}
