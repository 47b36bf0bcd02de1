//! The node's own JSON-RPC: what an agency asks without a SCALE codec. The crate's documentation lists it.
//!
//! Each namespace has its file. A method takes its parameters as plain JSON and reads them with [`field`], so that
//! a malformed or missing one is refused by its name.

mod answer;
mod authority;
mod civil;
mod declarations;
mod error;
mod field;
mod notary;
mod statistics;
mod utility;

use crate::types::{Client, Commands, Pool};
use answer::Chain;
use jsonrpsee::{core::RegisterMethodError, RpcModule};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_consensus_manual_seal::rpc::{ManualSeal, ManualSealApiServer};
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// What the methods work with.
pub(crate) struct Parts {
    pub(crate) client: Arc<Client>,
    pub(crate) pool: Arc<Pool>,
    /// The sealing engine, if blocks are made by hand.
    pub(crate) engine: Option<Commands>,
}

/// The methods beyond those that every Substrate node has.
///
/// # Errors
/// When two of them have the same name.
pub(crate) fn build(parts: &Parts) -> Result<RpcModule<()>, sc_service::Error> {
    merge(parts).map_err(|error| sc_service::Error::Application(Box::new(error)))
}

fn merge(parts: &Parts) -> Result<RpcModule<()>, RegisterMethodError> {
    let Parts {
        client,
        pool,
        engine,
    } = parts;
    let chain = Chain::new(client.clone());
    let mut module = RpcModule::new(());
    module.merge(System::new(client.clone(), pool.clone()).into_rpc())?;
    module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
    module.merge(authority::methods(chain.clone())?)?;
    module.merge(civil::methods(chain.clone())?)?;
    module.merge(declarations::methods(chain.clone())?)?;
    module.merge(notary::methods(chain.clone())?)?;
    module.merge(statistics::methods(chain.clone())?)?;
    module.merge(utility::methods(chain)?)?;
    if let Some(engine) = engine {
        module.merge(ManualSeal::new(engine.clone()).into_rpc())?;
    }
    Ok(module)
}
