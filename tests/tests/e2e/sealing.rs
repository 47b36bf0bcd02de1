use crate::harness::Node;
use jsonrpsee::rpc_params;
use serde_json::Value;

#[tokio::test]
async fn with_an_interval_blocks_are_made_and_finalised_without_transactions() {
    let node = Node::start_with(&["--sealing", "interval=200"]);
    let rpc = node.rpc().await;
    rpc.until("five blocks are final", async |rpc| {
        rpc.finalised().await >= 5
    })
    .await;
}

#[tokio::test]
async fn with_manual_sealing_a_block_is_made_and_finalised_when_it_is_asked_for() {
    let node = Node::start_with(&["--sealing", "manual"]);
    let rpc = node.rpc().await;
    assert_eq!(rpc.finalised().await, 0);
    for number in 1..=3 {
        let made = rpc
            .call("engine_createBlock", rpc_params![true, false, Value::Null])
            .await;
        let head = rpc.call("chain_getFinalizedHead", rpc_params![]).await;
        assert_eq!(made["hash"], head, "finalised at once");
        assert_eq!(rpc.finalised().await, number);
    }
}

#[tokio::test]
async fn the_engine_is_not_served_unless_sealing_is_manual() {
    let node = Node::start();
    let params = rpc_params![true, true, Value::Null];
    let refused = node
        .rpc()
        .await
        .try_call("engine_createBlock", params)
        .await;
    assert!(refused.is_err());
}
