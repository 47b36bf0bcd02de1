//! The development chain: one node, no relay chain, the production runtime.
//!
//! What the relay chain gives a collator in production, the node makes up for itself: the validation data and
//! the proof of relay-chain state that the runtime demands as inherents ([`clock`]). Blocks are made when
//! [`sealing`] says so, and every one of them is final at once. The runtime is the one that ships, with all its
//! checks.
//!
//! # Time
//!
//! Time has legal meaning on this chain (a mandate is valid until a moment), so **a block bears the time of the
//! machine's clock** when it is made. The runtime ties three things together: the block's timestamp must lie in its
//! Aura slot, that slot must be the one of the relay chain's block that the inherents show, and neither may go back.
//! All three are therefore derived from one reading of the clock, and the relay chain's block number is the number of
//! its slot. Since that depends on nothing but the clock and the parent block, a chain whose data was kept goes on
//! after a restart as if time had simply passed.
//!
//! One check stands against making many blocks: the runtime admits only `velocity + 1` blocks of the parachain in one
//! slot (6 s) of the relay chain (`FixedVelocityConsensusHook`). The node asks the runtime
//! (`AuraUnincludedSegmentApi::can_build_upon`) and
//!
//! * paces instant sealing to one block in [`sealing::INSTANT_GAP`], which a velocity of 24 always admits: the
//!   clock is never left, and a transaction still is final within a fraction of a second;
//! * takes the next slot early if this one is full nevertheless (a runtime of lower velocity, a short interval, a tester
//!   who makes many blocks by hand), with that slot's first moment for a timestamp; but **never is a block more than
//!   [`clock::MAX_LEAD`] ahead of the machine's clock**: rather it waits. It logs when it does.
//!
//! After hours without a transaction the last block, and so the time that a query sees, is hours old. Instant
//! sealing makes one empty block when the node starts, so that the chain has a time at all.

mod clock;
mod sealing;

pub(crate) use sealing::Sealing;

use crate::types::Block;
use crate::{rpc, service};
use clock::Clock;
use futures::{channel::mpsc, StreamExt};
use sc_consensus::LongestChain;
use sc_consensus_manual_seal::{
    consensus::aura::AuraConsensusDataProvider, run_manual_seal, ManualSealParams,
};
use sc_network::{
    config::{FullNetworkConfiguration, NetworkConfiguration, NonReservedPeerMode},
    Litep2pNetworkBackend, NotificationMetrics,
};
use sc_service::{
    BuildNetworkParams, Configuration, Error, PartialComponents, SpawnTasksParams, TaskManager,
};
use sp_consensus_aura::SlotDuration;

/// How many commands may wait for the block that is being made.
const QUEUED_COMMANDS: usize = 1024;

/// Starts the development chain.
///
/// # Errors
/// When a part of the node cannot be started, or the runtime's slots are not as long as the relay chain's.
pub(crate) fn start(mut config: Configuration, mode: Sealing) -> Result<TaskManager, Error> {
    isolate(&mut config.network);
    let PartialComponents {
        client,
        backend,
        mut task_manager,
        import_queue,
        keystore_container,
        select_chain: (),
        transaction_pool,
        other: (_, mut telemetry, _),
    } = service::partial(&config, service::compiled_runtimes())?;

    let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
        sc_service::build_network(BuildNetworkParams {
            config: &config,
            net_config: FullNetworkConfiguration::<_, _, Litep2pNetworkBackend>::new(
                &config.network,
                None,
            ),
            client: client.clone(),
            transaction_pool: transaction_pool.clone(),
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config: None,
            block_relay: None,
            metrics: NotificationMetrics::new(None),
            gap_sync_body_policy: None,
        })?;

    service::spawn_offchain_workers(
        &config,
        &client,
        &backend,
        &transaction_pool,
        keystore_container.keystore(),
        network.clone(),
        &task_manager,
    )?;

    let (commands, received) = mpsc::channel(QUEUED_COMMANDS);
    let clock = Clock::new(client.clone())?;
    let authorship = run_manual_seal(ManualSealParams {
        block_import: client.clone(),
        env: sc_basic_authorship::ProposerFactory::new(
            task_manager.spawn_handle(),
            client.clone(),
            transaction_pool.clone(),
            config.prometheus_registry(),
            telemetry.as_ref().map(|telemetry| telemetry.handle()),
        ),
        client: client.clone(),
        pool: transaction_pool.clone(),
        commands_stream: received.map(sealing::finalizing),
        select_chain: LongestChain::new(backend.clone()),
        consensus_data_provider: Some(Box::new(
            AuraConsensusDataProvider::<Block>::new_with_slot_duration(SlotDuration::from_millis(
                clock::SLOT,
            )),
        )),
        create_inherent_data_providers: move |parent, ()| {
            let clock = clock.clone();
            async move { clock.inherents_after(parent).await }
        },
    });
    task_manager
        .spawn_essential_handle()
        .spawn_blocking("dev-authorship", None, authorship);

    let engine = matches!(mode, Sealing::Manual).then(|| commands.clone());
    match mode {
        Sealing::Instant => task_manager.spawn_essential_handle().spawn(
            "dev-sealing",
            None,
            sealing::instant(client.clone(), transaction_pool.clone(), commands),
        ),
        Sealing::Interval(every) => task_manager.spawn_essential_handle().spawn(
            "dev-sealing",
            None,
            sealing::interval(every, commands),
        ),
        Sealing::Manual => {}
    }
    log::info!("⛓  Development chain without a relay chain, sealing: {mode}; every block is final");

    let rpc_parts = rpc::Parts {
        client: client.clone(),
        pool: transaction_pool.clone(),
        engine,
    };
    sc_service::spawn_tasks(SpawnTasksParams {
        rpc_builder: Box::new(move |_| rpc::build(&rpc_parts)),
        client,
        transaction_pool,
        task_manager: &mut task_manager,
        config,
        keystore: keystore_container.keystore(),
        backend,
        network,
        sync_service,
        system_rpc_tx,
        tx_handler_controller,
        telemetry: telemetry.as_mut(),
        tracing_execute_block: None,
    })?;
    Ok(task_manager)
}

/// No peers and no open port: the chain is this node's alone.
fn isolate(network: &mut NetworkConfiguration) {
    network.boot_nodes.clear();
    network.listen_addresses.clear();
    network.public_addresses.clear();
    let peers = &mut network.default_peers_set;
    peers.in_peers = 0;
    peers.out_peers = 0;
    peers.reserved_nodes.clear();
    peers.non_reserved_mode = NonReservedPeerMode::Deny;
}
