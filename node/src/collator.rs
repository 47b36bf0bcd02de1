//! The collator: Aura with lookahead, so that it builds on blocks which the relay chain has not included yet
//! (async backing).

use crate::types::{Backend, Block, BlockImport, Client, Pool, RELAY_CHAIN_SLOT};
use adliya_runtime::Hash;
use cumulus_client_collator::service::CollatorService;
use cumulus_client_consensus_aura::collators::lookahead;
use cumulus_primitives_core::{relay_chain::ValidationCode, ParaId};
use cumulus_relay_chain_interface::{OverseerHandle, RelayChainInterface};
use polkadot_primitives::CollatorPair;
use sc_network::PeerId;
use sc_service::TaskManager;
use sc_telemetry::TelemetryHandle;
use sp_consensus_aura::sr25519::AuthorityPair;
use sp_keystore::KeystorePtr;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// How long a block may be built: the relay chain gives 2 s of execution to a candidate.
const AUTHORING_DURATION: Duration = Duration::from_millis(2000);

/// Tells the parachain's other nodes about a block.
pub(crate) type AnnounceBlock = Arc<dyn Fn(Hash, Option<Vec<u8>>) + Send + Sync>;

/// What a collator works with.
pub(crate) struct Parts {
    pub(crate) client: Arc<Client>,
    pub(crate) backend: Arc<Backend>,
    pub(crate) block_import: BlockImport,
    pub(crate) pool: Arc<Pool>,
    /// Holds the Aura key.
    pub(crate) keystore: KeystorePtr,
    pub(crate) relay_chain: Arc<dyn RelayChainInterface>,
    pub(crate) overseer_handle: OverseerHandle,
    pub(crate) para_id: ParaId,
    /// Signs collations for the validators.
    pub(crate) key: CollatorPair,
    /// This node on the relay chain's network.
    pub(crate) peer_id: PeerId,
    pub(crate) announce_block: AnnounceBlock,
}

/// Starts to collate. The node ends if the collator does.
pub(crate) fn start(
    parts: Parts,
    registry: Option<&Registry>,
    telemetry: Option<TelemetryHandle>,
    task_manager: &TaskManager,
) {
    let Parts {
        client,
        pool,
        announce_block,
        ..
    } = parts;
    let proposer = sc_basic_authorship::ProposerFactory::new(
        task_manager.spawn_handle(),
        client.clone(),
        pool,
        registry,
        telemetry,
    );
    let collator_service = CollatorService::new(client.clone(), announce_block, client.clone());
    let code_hash_provider = {
        let client = client.clone();
        move |at| {
            client
                .code_at(at)
                .ok()
                .map(|code| ValidationCode::from(code).hash())
        }
    };

    let params = lookahead::Params {
        // The collator itself provides the timestamp and the relay chain's data; there is nothing else.
        create_inherent_data_providers: |_, ()| async { Ok(()) },
        block_import: parts.block_import,
        para_client: client,
        para_backend: parts.backend,
        relay_client: parts.relay_chain,
        code_hash_provider,
        keystore: parts.keystore,
        collator_key: parts.key,
        collator_peer_id: parts.peer_id,
        para_id: parts.para_id,
        overseer_handle: parts.overseer_handle,
        relay_chain_slot_duration: RELAY_CHAIN_SLOT,
        proposer,
        collator_service,
        authoring_duration: AUTHORING_DURATION,
        reinitialize: false,
        max_pov_percentage: None,
    };
    task_manager.spawn_essential_handle().spawn(
        "aura",
        None,
        lookahead::run::<Block, AuthorityPair, _, _, _, _, _, _, _, _>(params),
    );
}
