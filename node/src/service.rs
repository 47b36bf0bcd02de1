//! The parts of a node, and the node of a parachain: full node, or collator with `--collator`.
//!
//! The development chain ([`crate::dev`]) is put together from the same parts.

use crate::types::{
    parachain_id, Backend, Block, BlockImport, Client, Executor, Pool, RELAY_CHAIN_SLOT,
};
use crate::{collator, genesis, rpc};
use adliya_runtime::{Hash, RuntimeApi};
use cumulus_client_cli::CollatorOptions;
use cumulus_client_consensus_aura::equivocation_import_queue::fully_verifying_import_queue;
use cumulus_client_service::{
    build_network, build_relay_chain_interface, prepare_node_config, start_relay_chain_tasks,
    BuildNetworkParams, DARecoveryProfile, ParachainTracingExecuteBlock,
    StartRelayChainTasksParams,
};
use cumulus_relay_chain_interface::RelayChainInterface;
use futures::FutureExt;
use sc_client_api::Backend as _;
use sc_consensus::{DefaultImportQueue, ImportQueue};
use sc_network::{
    config::{FullNetworkConfiguration, NetworkBackendType},
    service::traits::NetworkService,
    Litep2pNetworkBackend, NetworkBackend, NetworkBlock, NetworkStateInfo, NetworkWorker,
};
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_service::{Configuration, Error, PartialComponents, SpawnTasksParams, TaskManager};
use sc_telemetry::{Telemetry, TelemetryWorker, TelemetryWorkerHandle};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityPair;
use sp_keystore::KeystorePtr;
use std::{env, path::PathBuf, sync::Arc};

/// What every kind of node consists of.
pub(crate) type Parts = PartialComponents<
    Client,
    Backend,
    (),
    DefaultImportQueue<Block>,
    Pool,
    (
        BlockImport,
        Option<Telemetry>,
        Option<TelemetryWorkerHandle>,
    ),
>;

/// Where compiled runtimes are kept from one start to the next: compiling takes seconds, reading them does not.
///
/// The development chain and the export of a genesis use it. A node of a real chain does not: it runs nothing that it
/// has not compiled from the chain's own runtime.
pub(crate) fn compiled_runtimes() -> Option<PathBuf> {
    let absolute = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let cache = absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))?;
    Some(cache.join("adliya-node").join("compiled-runtimes"))
}

/// The parts that need neither a network nor a relay chain.
///
/// Compiled runtimes are kept in the folder `compiled` if one is given, for the next start.
///
/// # Errors
/// When the database cannot be opened, the genesis cannot be built, or telemetry cannot be set up.
pub(crate) fn partial(config: &Configuration, compiled: Option<PathBuf>) -> Result<Parts, Error> {
    let telemetry = config
        .telemetry_endpoints
        .clone()
        .filter(|endpoints| !endpoints.is_empty())
        .map(|endpoints| -> Result<_, sc_telemetry::Error> {
            let worker = TelemetryWorker::new(16)?;
            let telemetry = worker.handle().new_telemetry(endpoints);
            Ok((worker, telemetry))
        })
        .transpose()?;

    let executor = Executor::builder()
        .with_execution_method(config.executor.wasm_method)
        .with_max_runtime_instances(config.executor.max_runtime_instances)
        .with_runtime_cache_size(config.executor.runtime_cache_size);
    let executor = match compiled {
        Some(folder) => executor.with_cache_path(folder).build(),
        None => executor.build(),
    };
    let backend = sc_service::new_db_backend(config.db_config())?;
    let genesis = genesis::builder(config, &backend, &executor)?;
    let (client, backend, keystore_container, task_manager) =
        sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
            config,
            telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
            executor,
            backend,
            genesis,
            // The runtime reclaims unused proof size, so an import measures the proof as the author did.
            true,
        )?;
    let client = Arc::new(client);

    let telemetry_worker = telemetry.as_ref().map(|(worker, _)| worker.handle());
    let telemetry = telemetry.map(|(worker, telemetry)| {
        task_manager
            .spawn_handle()
            .spawn("telemetry", None, worker.run());
        telemetry
    });

    let transaction_pool = Arc::from(
        sc_transaction_pool::Builder::new(
            task_manager.spawn_essential_handle(),
            client.clone(),
            config.role.is_authority().into(),
        )
        .with_options(config.transaction_pool.clone())
        .with_prometheus(config.prometheus_registry())
        .build(),
    );

    let block_import = BlockImport::new(client.clone(), backend.clone());
    let import_queue = fully_verifying_import_queue::<AuthorityPair, _, _, _, _>(
        client.clone(),
        block_import.clone(),
        |_, _| async { Ok(sp_timestamp::InherentDataProvider::from_system_time()) },
        &task_manager.spawn_essential_handle(),
        config.prometheus_registry(),
        telemetry.as_ref().map(|telemetry| telemetry.handle()),
    );

    Ok(PartialComponents {
        client,
        backend,
        task_manager,
        import_queue,
        keystore_container,
        select_chain: (),
        transaction_pool,
        other: (block_import, telemetry, telemetry_worker),
    })
}

/// Runs the runtime's off-chain workers after each block, if the configuration wants them.
///
/// # Errors
/// When their HTTP client cannot be set up.
pub(crate) fn spawn_offchain_workers(
    config: &Configuration,
    client: &Arc<Client>,
    backend: &Arc<Backend>,
    pool: &Arc<Pool>,
    keystore: KeystorePtr,
    network: Arc<dyn NetworkService>,
    task_manager: &TaskManager,
) -> Result<(), Error> {
    if !config.offchain_worker.enabled {
        return Ok(());
    }
    let workers = OffchainWorkers::new(OffchainWorkerOptions {
        runtime_api_provider: client.clone(),
        keystore: Some(keystore),
        offchain_db: backend.offchain_storage(),
        transaction_pool: Some(OffchainTransactionPoolFactory::new(pool.clone())),
        network_provider: Arc::new(network),
        is_validator: config.role.is_authority(),
        enable_http_requests: false,
        custom_extensions: |_| Vec::new(),
    })?;
    task_manager.spawn_handle().spawn(
        "offchain-workers-runner",
        "offchain-work",
        workers
            .run(client.clone(), task_manager.spawn_handle())
            .boxed(),
    );
    Ok(())
}

/// Starts a node of the parachain with its relay-chain client: a collator if the configuration's role says so.
///
/// # Errors
/// When a part of the node or the relay-chain client cannot be started.
pub(crate) async fn start(
    config: Configuration,
    relay_chain_config: Configuration,
    options: CollatorOptions,
) -> Result<TaskManager, Error> {
    match config.network.network_backend {
        NetworkBackendType::Libp2p => {
            start_with::<NetworkWorker<Block, Hash>>(config, relay_chain_config, options).await
        }
        NetworkBackendType::Litep2p => {
            start_with::<Litep2pNetworkBackend>(config, relay_chain_config, options).await
        }
    }
}

async fn start_with<Network: NetworkBackend<Block, Hash>>(
    config: Configuration,
    relay_chain_config: Configuration,
    options: CollatorOptions,
) -> Result<TaskManager, Error> {
    let config = prepare_node_config(config);
    let PartialComponents {
        client,
        backend,
        mut task_manager,
        import_queue,
        keystore_container,
        select_chain: (),
        transaction_pool,
        other: (block_import, mut telemetry, telemetry_worker),
    } = partial(&config, None)?;
    let para_id = parachain_id(&client)?;
    let is_collator = config.role.is_authority();
    let prometheus_registry = config.prometheus_registry().cloned();

    let (relay_chain, collator_key, relay_chain_network, _) = build_relay_chain_interface(
        relay_chain_config,
        &config,
        telemetry_worker,
        &mut task_manager,
        options,
        None,
    )
    .await
    .map_err(|error| Error::Application(Box::new(error)))?;

    let import_queue_service = import_queue.service();
    let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
        build_network(BuildNetworkParams {
            parachain_config: &config,
            net_config: FullNetworkConfiguration::<_, _, Network>::new(
                &config.network,
                prometheus_registry.clone(),
            ),
            client: client.clone(),
            transaction_pool: transaction_pool.clone(),
            para_id,
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            relay_chain_interface: relay_chain.clone(),
            import_queue,
            metrics: Network::register_notification_metrics(prometheus_registry.as_ref()),
            gap_sync_body_policy: None,
        })
        .await?;

    spawn_offchain_workers(
        &config,
        &client,
        &backend,
        &transaction_pool,
        keystore_container.keystore(),
        network.clone(),
        &task_manager,
    )?;

    let rpc_parts = rpc::Parts {
        client: client.clone(),
        pool: transaction_pool.clone(),
        engine: None,
    };
    sc_service::spawn_tasks(SpawnTasksParams {
        rpc_builder: Box::new(move |_| rpc::build(&rpc_parts)),
        client: client.clone(),
        transaction_pool: transaction_pool.clone(),
        task_manager: &mut task_manager,
        config,
        keystore: keystore_container.keystore(),
        backend: backend.clone(),
        network,
        sync_service: sync_service.clone(),
        system_rpc_tx,
        tx_handler_controller,
        telemetry: telemetry.as_mut(),
        tracing_execute_block: Some(Arc::new(ParachainTracingExecuteBlock::new(client.clone()))),
    })?;

    let announce_block: collator::AnnounceBlock = {
        let sync_service = sync_service.clone();
        Arc::new(move |hash, data| sync_service.announce_block(hash, data))
    };
    let overseer_handle = relay_chain
        .overseer_handle()
        .map_err(|error| Error::Application(Box::new(error)))?;
    start_relay_chain_tasks(StartRelayChainTasksParams {
        client: client.clone(),
        announce_block: announce_block.clone(),
        para_id,
        relay_chain_interface: relay_chain.clone(),
        task_manager: &mut task_manager,
        da_recovery_profile: match is_collator {
            true => DARecoveryProfile::Collator,
            false => DARecoveryProfile::FullNode,
        },
        import_queue: import_queue_service,
        relay_chain_slot_duration: RELAY_CHAIN_SLOT,
        recovery_handle: Box::new(overseer_handle.clone()),
        sync_service,
        prometheus_registry: prometheus_registry.as_ref(),
    })?;

    if is_collator {
        collator::start(
            collator::Parts {
                client,
                backend,
                block_import,
                pool: transaction_pool,
                keystore: keystore_container.keystore(),
                relay_chain,
                overseer_handle,
                para_id,
                key: collator_key.ok_or_else(|| {
                    Error::Other("the relay-chain client has no collator key".into())
                })?,
                peer_id: relay_chain_network.local_peer_id(),
                announce_block,
            },
            prometheus_registry.as_ref(),
            telemetry.as_ref().map(|telemetry| telemetry.handle()),
            &task_manager,
        );
    }
    Ok(task_manager)
}
