use crate::{
    harness::{told, Node},
    registering::{birth, pinfl, register, SIGNERS},
};
use jsonrpsee::rpc_params;
use tempfile::TempDir;

#[tokio::test]
async fn a_restarted_chain_keeps_its_records_and_goes_on() {
    let folder = TempDir::new().expect("a folder");
    let receipts = folder.path().join("receipts");
    let first = birth(&pinfl(4_120_395_018_300), "1.14.7");
    let second = birth(&pinfl(4_120_395_018_301), "1.3.2");

    let node = Node::start_in(folder.path(), &[]);
    assert_eq!(
        register(&node, &first, &SIGNERS, &receipts).await[&1].0,
        "registered"
    );
    let rpc = node.rpc().await;
    let genesis = rpc.call("chain_getBlockHash", rpc_params![0]).await;
    let height = rpc.finalised().await;
    let record = rpc.ask("civil_record", rpc_params![0]).await;
    assert!(record.is_object());
    assert!(node.stop().success());

    let node = Node::start_in(folder.path(), &[]);
    let rpc = node.rpc().await;
    assert_eq!(
        rpc.call("chain_getBlockHash", rpc_params![0]).await,
        genesis
    );
    assert!(rpc.finalised().await >= height);
    assert_eq!(rpc.ask("civil_record", rpc_params![0]).await, record);
    assert_eq!(
        register(&node, &first, &SIGNERS, &folder.path().join("again")).await[&1].0,
        "refused:AlreadyRegistered"
    );
    assert_eq!(
        register(&node, &second, &SIGNERS, &receipts).await[&1].0,
        "registered"
    );
    let verified = node.adliya(&["verify", receipts.to_str().expect("UTF-8")]);
    assert!(verified.status.success(), "{}", told(&verified));
}
