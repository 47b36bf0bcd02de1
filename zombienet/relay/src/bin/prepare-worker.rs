//! What a validator starts to compile a parachain's validation code, apart from the node and without its rights.

polkadot_node_core_pvf_common::decl_worker_main!(
    "prepare-worker",
    polkadot_node_core_pvf_prepare_worker::worker_entrypoint,
    polkadot_node_primitives::NODE_VERSION,
    env!("CARGO_PKG_VERSION"),
);
