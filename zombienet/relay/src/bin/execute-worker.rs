//! What a validator starts to run a parachain's validation code on a candidate, apart from the node and without its rights.

polkadot_node_core_pvf_common::decl_worker_main!(
    "execute-worker",
    polkadot_node_core_pvf_execute_worker::worker_entrypoint,
    polkadot_node_primitives::NODE_VERSION,
    env!("CARGO_PKG_VERSION"),
);
