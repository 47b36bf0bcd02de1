use crate::harness::{Node, Rpc};
use jsonrpsee::{
    core::{client::Error, params::ObjectParams},
    rpc_params,
};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;

/// The code and the message with which a question is refused.
async fn refused(rpc: &Rpc, method: &str, params: Vec<Value>) -> (i32, String, Value) {
    let mut array = jsonrpsee::core::params::ArrayParams::new();
    for param in &params {
        array.insert(param).expect("JSON");
    }
    match rpc.try_call(method, array).await {
        Err(Error::Call(error)) => {
            let data = error
                .data()
                .map(|data| serde_json::from_str(data.get()).expect("JSON"));
            (
                error.code(),
                error.message().to_owned(),
                data.unwrap_or_default(),
            )
        }
        other => panic!("{method} {params:?} was not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_malformed_parameter_is_refused_by_name_with_a_stable_code() {
    let node = Node::start();
    let rpc = node.rpc().await;
    let zeros = format!("0x{}", "0".repeat(64));
    let cases: Vec<(&str, Vec<Value>, i32, &str)> = vec![
        ("authority_office", vec![], 8001, "officeId"),
        ("authority_office", vec![json!("x")], 8002, "officeId"),
        ("authority_office", vec![json!(-1)], 8002, "officeId"),
        (
            "authority_office",
            vec![json!("4294967296")],
            8002,
            "officeId",
        ),
        ("authority_office", vec![json!({})], 8002, "officeId"),
        ("authority_officer", vec![], 8001, "account"),
        (
            "authority_officer",
            vec![json!("5GrwvaEF")],
            8002,
            "account",
        ),
        ("authority_officer", vec![json!("0x12")], 8002, "account"),
        ("civil_person", vec![json!(null)], 8001, "subject"),
        ("civil_person", vec![json!("0x12")], 8002, "subject"),
        (
            "civil_person",
            vec![json!(format!("0x{}", "g".repeat(64)))],
            8002,
            "subject",
        ),
        ("civil_record", vec![json!("1.5")], 8002, "recordId"),
        (
            "civil_record",
            vec![json!("18446744073709551616")],
            8002,
            "recordId",
        ),
        ("civil_record", vec![json!(0), json!("0x00")], 8002, "at"),
        ("civil_record", vec![json!(0), json!(zeros)], 8010, "at"),
        (
            "civil_history",
            vec![json!(zeros), json!("first")],
            8002,
            "from",
        ),
        (
            "civil_history",
            vec![json!(zeros), json!(0), json!(101)],
            8003,
            "limit",
        ),
        (
            "civil_history",
            vec![json!(zeros), json!(0), json!("many")],
            8002,
            "limit",
        ),
        ("civil_notice", vec![json!("first")], 8002, "noticeId"),
        ("civil_certificate", vec![], 8001, "certificateHash"),
        (
            "civil_certificate",
            vec![json!("I-SA-1234567")],
            8002,
            "certificateHash",
        ),
        (
            "civil_certificate",
            vec![json!(format!("0x{}", "0".repeat(62)))],
            8002,
            "certificateHash",
        ),
        (
            "civil_certificate",
            vec![json!(zeros), json!("latest")],
            8002,
            "at",
        ),
        ("civil_statistics", vec![], 8001, "region"),
        ("civil_statistics", vec![json!("1.0.7")], 8002, "region"),
        (
            "civil_statistics",
            vec![json!("1.14.7.3"), json!("2026-03"), json!("2026-03")],
            8002,
            "region",
        ),
        (
            "civil_statistics",
            vec![json!("1.14"), json!("2026-13"), json!("2026-03")],
            8002,
            "fromMonth",
        ),
        (
            "civil_statistics",
            vec![json!("1.14"), json!("2026-03"), json!("2027-03")],
            8002,
            "toMonth",
        ),
    ];
    for (method, params, code, field) in cases {
        let (got, message, data) = refused(&rpc, method, params.clone()).await;
        assert_eq!(got, code, "{method} {params:?}: {message}");
        assert!(message.contains(field), "{method} {params:?}: {message}");
        assert_eq!(data["field"], field, "{method} {params:?}: {data}");
    }
    // And the node goes on.
    assert!(rpc
        .ask("authority_office", rpc_params![0])
        .await
        .is_object());
}

#[tokio::test]
async fn parameters_may_be_named() {
    let node = Node::start();
    let rpc = node.rpc().await;
    let mut named = ObjectParams::new();
    named.insert("officeId", "1").expect("JSON");
    let office = rpc.ask("authority_office", named).await;
    assert_eq!(office["region"], "1.14.0.0");
}

#[tokio::test]
async fn offices_and_officers_are_told_in_plain_json() {
    let node = Node::start();
    let rpc = node.rpc().await;
    let office = rpc.ask("authority_office", rpc_params!["1"]).await;
    assert_eq!(office["kind"], "registryOffice");
    assert_eq!(office["parent"], "0");
    assert_eq!(office["inForce"], true);
    assert_eq!(office["name"], "Samarqand viloyati FHDYo boʻlimi");

    let key = adliya_runtime::dev_keys::SAMARKAND_REGISTRAR;
    let officer = rpc
        .ask("authority_officer", rpc_params![key.to_ss58check()])
        .await;
    assert_eq!(officer["roles"], json!(["registrar"]));
    assert_eq!(officer["office"], "1");
    assert_eq!(officer["validUntil"], "2100-01-01T00:00:00.000Z");
    assert_eq!(
        (&officer["inForce"], &officer["impediment"]),
        (&json!(true), &Value::Null)
    );
    let hex = format!("0x{}", hex::encode(<_ as AsRef<[u8]>>::as_ref(&key)));
    assert_eq!(
        rpc.ask("authority_officer", rpc_params![hex]).await,
        officer
    );

    let expired = adliya_runtime::dev_keys::SAMARKAND_EXPIRED.to_ss58check();
    let officer = rpc.ask("authority_officer", rpc_params![expired]).await;
    assert_eq!(officer["inForce"], false);
    assert_eq!(officer["impediment"]["kind"], "mandateExpired");
}

#[tokio::test]
async fn what_does_not_exist_is_null_and_not_an_error() {
    let node = Node::start();
    let rpc = node.rpc().await;
    let nobody = format!("0x{}", "ab".repeat(32));
    assert!(rpc
        .ask("authority_office", rpc_params![999])
        .await
        .is_null());
    assert!(rpc
        .ask("authority_officer", rpc_params![&nobody])
        .await
        .is_null());
    assert!(rpc
        .ask("civil_person", rpc_params![&nobody])
        .await
        .is_null());
    assert!(rpc.ask("civil_record", rpc_params![0]).await.is_null());
    assert!(rpc.ask("civil_notice", rpc_params![0]).await.is_null());
    assert!(rpc
        .ask("civil_certificate", rpc_params![&nobody])
        .await
        .is_null());
}

#[tokio::test]
async fn an_answer_names_the_finalised_block_that_it_is_of() {
    let node = Node::start_with(&["--sealing", "manual"]);
    let rpc = node.rpc().await;
    rpc.call("engine_createBlock", rpc_params![true, true, Value::Null])
        .await;
    let head = rpc.call("chain_getFinalizedHead", rpc_params![]).await;
    let answer = rpc.call("authority_office", rpc_params![0]).await;
    assert_eq!(answer["block"]["hash"], head);
    let genesis = rpc.call("chain_getBlockHash", rpc_params![0]).await;
    let answer = rpc.call("authority_office", rpc_params![0, &genesis]).await;
    assert_eq!(answer["block"]["hash"], genesis);
    assert_eq!(answer["block"]["number"].to_string().trim_matches('"'), "0");
    assert!(answer["result"].is_object());
}
