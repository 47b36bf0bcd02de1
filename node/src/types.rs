//! The types of this node: the block as it handles it, and its parts.

use adliya_runtime::{Hash, Header, RuntimeApi};
use cumulus_client_consensus_common::ParachainBlockImport;
use cumulus_client_service::ParachainHostFunctions;
use cumulus_primitives_core::{GetParachainInfo, ParaId};
use futures::channel::mpsc;
use sc_client_api::HeaderBackend;
use sc_consensus_manual_seal::EngineCommand;
use sc_executor::WasmExecutor;
use sc_service::{Error, TFullBackend, TFullClient};
use sc_transaction_pool::TransactionPoolHandle;
use sp_api::ProvideRuntimeApi;
use sp_runtime::{generic, OpaqueExtrinsic};
use std::{sync::Arc, time::Duration};

/// A block whose extrinsics are bytes: only the runtime reads them, and JSON-RPC shows them in hex.
pub(crate) type Block = generic::Block<Header, OpaqueExtrinsic>;

/// Runs the runtime.
pub(crate) type Executor = WasmExecutor<ParachainHostFunctions>;
/// Access to the chain and its runtime.
pub(crate) type Client = TFullClient<Block, RuntimeApi, Executor>;
/// Where the chain is kept.
pub(crate) type Backend = TFullBackend<Block>;
/// Imports blocks; the relay chain decides which is best.
pub(crate) type BlockImport = ParachainBlockImport<Block, Arc<Client>, Backend>;
/// Transactions that wait for a block.
pub(crate) type Pool = TransactionPoolHandle<Block, Client>;
/// Where the sealing engine takes its commands from.
pub(crate) type Commands = mpsc::Sender<EngineCommand<Hash>>;

/// The length of a slot of the relay chain.
pub(crate) const RELAY_CHAIN_SLOT: Duration = Duration::from_secs(6);

/// The parachain's id, as its runtime has it.
///
/// # Errors
/// When the runtime at the best block cannot say.
pub(crate) fn parachain_id(client: &Client) -> Result<ParaId, Error> {
    client
        .runtime_api()
        .parachain_id(client.info().best_hash)
        .map_err(|error| {
            Error::Other(format!(
                "the runtime does not tell its parachain id: {error}"
            ))
        })
}
