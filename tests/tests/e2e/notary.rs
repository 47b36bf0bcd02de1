mod estates;
mod money;

use crate::harness::{told, Node, Rpc};
use jsonrpsee::{core::client::Error, rpc_params};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A person in the notary's domain.
fn subject(byte: &str) -> String {
    format!("0x{}", byte.repeat(32))
}

/// What a command that succeeds has written.
fn done(node: &Node, arguments: &[&str]) -> String {
    let arguments = [&["notary"], arguments].concat();
    let output = node.adliya(&arguments);
    assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a command has written that says no: it ends with 1.
fn denied(node: &Node, arguments: &[&str]) -> String {
    let arguments = [&["notary"], arguments].concat();
    let output = node.adliya(&arguments);
    let code = output.status.code();
    assert_eq!(code, Some(1), "{arguments:?}: {}", told(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// An identity officer says who the notary is.
fn identify(node: &Node) {
    let notary = adliya_runtime::dev_keys::NOTARY.to_ss58check();
    let officer = ["--officer-uri", "//Identity//Officer"];
    let who = ["--notary", &notary, "--subject", &subject("91")];
    done(node, &[&["identify"][..], &who, &officer].concat());
}

/// And that this key is that citizen's.
fn link(node: &Node, of: &str, uri: &str) {
    let officer = ["--officer-uri", "//Identity//Officer"];
    let wallet = ["--subject", of, "--wallet-uri", uri];
    done(node, &[&["link-wallet"][..], &wallet, &officer].concat());
}

/// The number of the act and the document of what a file drafts.
fn drafted(node: &Node, folder: &Path, draft: &Value) -> (String, PathBuf) {
    let file = folder.join("draft.json");
    fs::write(&file, draft.to_string()).expect("it can be written");
    let acts = folder.join("acts").display().to_string();
    let file = file.display().to_string();
    let words = done(
        node,
        &["draft", &file, "--acts", &acts, "--notary-uri", "//Notary"],
    );
    let (act, path) = words
        .trim()
        .strip_prefix("drafted act ")
        .and_then(|rest| rest.split_once(": "))
        .unwrap_or_else(|| panic!("{words}"));
    (act.to_owned(), path.into())
}

/// Leyla's power for her brother, for her bank.
fn power() -> Value {
    json!({
        "kind": "powerOfAttorney",
        "power": {
            "grantors": [subject("01")],
            "attorneys": [subject("02")],
            "exercise": "severally",
            "scopes": ["banking", "authorities"],
            "limit": "1000000",
            "territory": "1",
        },
        "deadline": in_days(30),
        "valid_until": in_days(300),
        "claims": { "text": "I let my brother act for me.", "attorney.name": "Rustam" },
    })
}

fn in_days(days: i64) -> String {
    let time = std::time::SystemTime::now();
    let since = time.duration_since(std::time::UNIX_EPOCH).expect("now");
    let moment = since.as_millis() as i64 + days * 24 * 60 * 60 * 1_000;
    adliya_client::notary::written(moment as u64)
}

#[tokio::test]
async fn a_power_is_drafted_signed_certified_checked_and_revoked_by_the_command() {
    let node = Node::start();
    let folder = TempDir::new().expect("a folder");
    identify(&node);
    let (leyla, rustam) = (subject("01"), subject("02"));
    link(&node, &leyla, "//Citizen1");
    link(&node, &rustam, "//Citizen2");

    let (act, document) = drafted(&node, folder.path(), &power());
    let document = document.display().to_string();
    let chain_has = fs::read_to_string(&document).expect("the document is there");
    assert!(
        chain_has.contains("Rustam"),
        "the salts and claims stay here"
    );
    let persons = ["--attorney", &rustam, "--principal", &leyla];
    let check = [&["check", "--scope", "banking"][..], &persons].concat();
    assert_eq!(denied(&node, &check).trim(), "not in force");

    // The brother is no party, and the notary certifies nothing unsigned.
    let signs = |uri: &'static str| ["sign", &document, "--wallet-uri", uri].map(str::to_owned);
    let refused = |arguments: &[String]| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        denied(&node, &arguments)
    };
    assert!(refused(&signs("//Citizen2")).contains("no party of the act"));
    let certify = ["certify", &document, "--notary-uri", "//Notary"];
    assert!(denied(&node, &certify).contains("a party has not signed"));
    // Nor does somebody who is no notary.
    let clerk = [
        "certify",
        &document,
        "--notary-uri",
        "//Samarkand//Registrar",
    ];
    assert!(denied(&node, &clerk).contains("for registrar only: it takes a notary"));

    done(&node, &["sign", &document, "--wallet-uri", "//Citizen1"]);
    done(&node, &certify);
    let words = done(&node, &check);
    assert!(
        words.starts_with(&format!("in force: power {act}, up to 1000000")),
        "{words}"
    );
    let table = done(&node, &["list", "--subject", &rustam]);
    assert!(
        table.contains("powerOfAttorney") && table.contains("inForce"),
        "{table}"
    );

    // The answers without the command, from the same finalised blocks.
    let rpc = node.rpc().await;
    let answer = rpc.ask("notary_act", rpc_params![&act]).await;
    assert_eq!(answer["status"], "inForce");
    assert_eq!(answer["parties"][0]["signature"]["means"], "wallet");
    assert_eq!(answer["power"]["scopes"], json!(["banking", "authorities"]));
    let asked = rpc_params![&rustam, &leyla, "banking"];
    let in_force = rpc.ask("notary_powerInForce", asked).await;
    assert_eq!(in_force["power"], json!(act));
    assert_eq!(in_force["limit"], "1000000");

    done(
        &node,
        &["revoke", "--act", &act, "--wallet-uri", "//Citizen1"],
    );
    assert_eq!(denied(&node, &check).trim(), "not in force");
    let asked = rpc_params![&rustam, &leyla, "banking"];
    assert!(rpc.ask("notary_powerInForce", asked).await.is_null());
    let certified = answer["certification"]["at"].as_str().expect("a time");
    let asked = rpc_params![&rustam, &leyla, "banking", certified];
    let then = rpc.ask("notary_powerInForce", asked).await;
    assert_eq!(then["power"], json!(act), "it was in force");
    assert!(!done(&node, &[&check[..], &["--moment", certified]].concat()).is_empty());
    let refusal = denied(
        &node,
        &["revoke", "--act", &act, "--wallet-uri", "//Citizen1"],
    );
    assert!(refusal.contains("Notary.NotInForce"), "{refusal}");
}

#[tokio::test]
async fn a_citizen_grants_access_and_takes_it_back_and_a_party_withdraws() {
    let node = Node::start();
    let folder = TempDir::new().expect("a folder");
    identify(&node);
    let seller = subject("01");
    link(&node, &seller, "//Citizen1");
    let sale = json!({
        "kind": "sale",
        "parties": [
            { "subject": &seller, "capacity": "transferor" },
            { "subject": subject("03"), "capacity": "transferee" },
        ],
        "deadline": in_days(30),
        "claims": { "price": "100" },
    });
    let (act, document) = drafted(&node, folder.path(), &sale);

    // A document that somebody has changed is not signed.
    let forged = folder.path().join("forged.json");
    let text = fs::read_to_string(&document).expect("it is there");
    fs::write(&forged, text.replace("\"100\"", "\"10\"")).expect("it can be written");
    let forged = forged.display().to_string();
    let output = node.adliya(&["notary", "sign", &forged, "--wallet-uri", "//Citizen1"]);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(told(&output).contains("do not give the root"));

    let bank = adliya_runtime::dev_keys::BOB.to_ss58check();
    let who = ["--to", &bank, "--act", &act, "--wallet-uri", "//Citizen1"];
    let until = in_days(3);
    let how = ["--until", &until, "--key", "0x0102"];
    done(&node, &[&["grant"][..], &who, &how].concat());
    done(&node, &[&["revoke-access"][..], &who].concat());
    let refusal = denied(&node, &[&["revoke-access"][..], &who].concat());
    assert!(refusal.contains("Notary.NotGranted"), "{refusal}");

    let at_desk = ["attest", "--act", &act, "--notary-uri", "//Notary"];
    let buyer = subject("03");
    done(&node, &[&at_desk[..], &["--subject", &buyer]].concat());
    done(
        &node,
        &["withdraw", "--act", &act, "--wallet-uri", "//Citizen1"],
    );
    let rpc = node.rpc().await;
    let page = rpc.ask("notary_dossier", rpc_params![&buyer]).await;
    assert_eq!(page["next"], Value::Null);
    assert_eq!(page["acts"][0]["id"], json!(act));
    assert_eq!(page["acts"][0]["ending"]["cause"], "withdrawn");
    assert_eq!(
        page["acts"][0]["parties"][1]["signature"]["means"],
        "inPerson"
    );
    assert_eq!(page["acts"][0]["power"], Value::Null);
}

#[tokio::test]
async fn the_dossier_is_paged_and_the_practice_is_told() {
    let node = Node::start();
    let folder = TempDir::new().expect("a folder");
    identify(&node);
    let rpc = node.rpc().await;
    assert!(rpc.ask("notary_practice", rpc_params![10]).await.is_null());
    let practice = rpc.ask("notary_practice", rpc_params![5]).await;
    assert_eq!(practice["ownDocket"], Value::Null, "no act yet");
    let acts: Vec<_> = (0..3)
        .map(|_| drafted(&node, folder.path(), &power()).0)
        .collect();
    let practice = rpc.ask("notary_practice", rpc_params![5]).await;
    assert_eq!(practice["ownDocket"], "0");
    assert_eq!(practice["region"], "1.14.0.0");

    let leyla = subject("01");
    let ids = |page: &Value| -> Vec<Value> {
        let acts = page["acts"].as_array().expect("a page");
        acts.iter().map(|act| act["id"].clone()).collect()
    };
    let first = rpc
        .ask("notary_dossier", rpc_params![&leyla, Value::Null, 2])
        .await;
    assert_eq!(ids(&first), [json!(acts[0]), json!(acts[1])]);
    assert_eq!(first["next"], json!(acts[2]));
    let asked = rpc_params![&leyla, &first["next"], 2];
    let second = rpc.ask("notary_dossier", asked).await;
    assert_eq!(ids(&second), [json!(acts[2])]);
    assert_eq!(second["next"], Value::Null);
    let nobody = rpc.ask("notary_dossier", rpc_params![subject("ab")]).await;
    assert_eq!(nobody, json!({ "acts": [], "next": null }));
    assert!(rpc.ask("notary_act", rpc_params!["99"]).await.is_null());
}

/// The code and the parameter with which a question is refused.
async fn refused(rpc: &Rpc, method: &str, params: Vec<Value>) -> (i32, Value) {
    let mut array = jsonrpsee::core::params::ArrayParams::new();
    for param in &params {
        array.insert(param).expect("JSON");
    }
    match rpc.try_call(method, array).await {
        Err(Error::Call(error)) => {
            let data = error.data().map(|data| data.get()).unwrap_or("null");
            let data: Value = serde_json::from_str(data).expect("JSON");
            (error.code(), data["field"].clone())
        }
        other => panic!("{method} {params:?} was not refused: {other:?}"),
    }
}

#[tokio::test]
async fn what_is_asked_wrongly_of_the_notary_is_refused_by_name() {
    let node = Node::start();
    let rpc = node.rpc().await;
    let somebody = json!(subject("01"));
    let in_force =
        |scope: Value, moment: Value| vec![somebody.clone(), somebody.clone(), scope, moment];
    for (method, params, code, field) in [
        ("notary_act", vec![], 8001, "actId"),
        ("notary_act", vec![json!("x")], 8002, "actId"),
        ("notary_dossier", vec![json!("0x12")], 8002, "subject"),
        (
            "notary_dossier",
            vec![somebody.clone(), Value::Null, json!(101)],
            8003,
            "limit",
        ),
        (
            "notary_powerInForce",
            vec![somebody.clone()],
            8001,
            "principal",
        ),
        (
            "notary_powerInForce",
            in_force(json!("theft"), Value::Null),
            8002,
            "scope",
        ),
        (
            "notary_powerInForce",
            in_force(json!("taxes"), json!("May")),
            8002,
            "moment",
        ),
        ("notary_practice", vec![json!(-1)], 8002, "officeId"),
        ("notary_practice", vec![json!(5), json!("0x12")], 8002, "at"),
        ("notary_fees", vec![json!("sale")], 8002, "at"),
        ("notary_estate", vec![], 8001, "estate"),
        ("notary_estate", vec![json!("0x12")], 8002, "estate"),
        (
            "notary_estate",
            vec![json!(0), json!("heir")],
            8002,
            "heirsAfter",
        ),
        (
            "notary_estate",
            vec![json!(0), Value::Null, json!(-1)],
            8002,
            "certificatesFrom",
        ),
    ] {
        let got = refused(&rpc, method, params.clone()).await;
        assert_eq!(got, (code, json!(field)), "{method} {params:?}");
    }
}
