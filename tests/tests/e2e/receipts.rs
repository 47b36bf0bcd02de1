//! Receipts, forged ones, and a node that lies.

use crate::{
    harness::{program, told, Node},
    registering::{birth, pinfl, register, SIGNERS},
};
use jsonrpsee::{
    core::{client::ClientT, traits::ToRpcParams},
    server::{RpcModule, Server, ServerHandle},
    types::{ErrorObjectOwned, Params},
    ws_client::WsClientBuilder,
};
use serde_json::{value::RawValue, Value};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::Arc,
};

/// A registered birth and its receipt.
async fn receipt(node: &Node) -> PathBuf {
    let folder = node.folder.join("receipts");
    let line = birth(&pinfl(4_120_395_018_500), "1.14.7");
    assert_eq!(
        register(node, &line, &SIGNERS, &folder).await[&1].0,
        "registered"
    );
    fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .expect("a receipt was written")
}

async fn verify(url: &str, document: &Path) -> Output {
    let (url, document) = (url.to_owned(), document.to_owned());
    tokio::task::spawn_blocking(move || {
        Command::new(program("adliya"))
            .args(["verify", document.to_str().expect("UTF-8"), "--url", &url])
            .output()
            .expect("the command runs")
    })
    .await
    .expect("the task ends")
}

async fn refused(url: &str, document: &Path, reason: &str) {
    refused_with_status(1, url, document, reason).await;
}

async fn refused_with_status(status: i32, url: &str, document: &Path, reason: &str) {
    let output = verify(url, document).await;
    assert_eq!(output.status.code(), Some(status), "{}", told(&output));
    assert!(
        told(&output).contains(reason),
        "no {reason:?} in: {}",
        told(&output)
    );
}

/// Changes every string of a document that the function changes.
fn change(value: &mut Value, with: &impl Fn(&str, &str) -> Option<String>, name: &str) {
    match value {
        Value::String(text) => *text = with(name, text).unwrap_or_else(|| text.clone()),
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, with, name)),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(name, value)| change(value, with, name)),
        _ => {}
    }
}

fn forge(of: &Path, with: impl Fn(&str, &str) -> Option<String>) -> PathBuf {
    let mut document: Value =
        serde_json::from_slice(&fs::read(of).expect("readable")).expect("JSON");
    let before = document.clone();
    change(&mut document, &with, "");
    assert_ne!(document, before, "nothing was forged");
    let path = of.with_extension("forged.json");
    fs::write(&path, document.to_string()).expect("written");
    path
}

#[tokio::test]
async fn a_receipt_verifies_and_a_forged_one_is_refused_with_the_reason() {
    let node = Node::start();
    let receipt = receipt(&node).await;
    let output = verify(&node.url, &receipt).await;
    assert!(output.status.success(), "{}", told(&output));
    assert!(
        told(&output).to_lowercase().contains("registered"),
        "{}",
        told(&output)
    );

    // Another name for the child.
    let renamed = forge(&receipt, |_, text| {
        (text == "Gulnoza").then(|| "Gulbahor".to_owned())
    });
    refused(&node.url, &renamed, "claims root").await;
    // Another salt.
    let salted = forge(&receipt, |name, text| {
        (name == "salt").then(|| format!("0x{}", text[2..].replace(['0', '1', '2', '3'], "4")))
    });
    refused(&node.url, &salted, "claims root").await;
    // A record that is not there.
    let elsewhere = forge(&receipt, |name, text| {
        (name == "record" && text == "0").then(|| "7".into())
    });
    refused(&node.url, &elsewhere, "").await;
    // A receipt of another chain.
    let foreign = forge(&receipt, |name, _| {
        (name == "genesis").then(|| format!("0x{}", "7".repeat(64)))
    });
    refused(&node.url, &foreign, "genesis").await;
}

#[tokio::test]
async fn chosen_claims_are_disclosed_and_verify_without_the_others() {
    let node = Node::start();
    let receipt = receipt(&node).await;
    let disclosure = receipt.with_file_name("disclosure");
    let output = Command::new(program("adliya"))
        .args([
            "disclose",
            receipt.to_str().expect("UTF-8"),
            "--claim",
            "child.date_of_birth",
        ])
        .args(["--out", disclosure.to_str().expect("UTF-8")])
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{}", told(&output));
    let text = fs::read_to_string(&disclosure).expect("written");
    assert!(text.contains("1991-04-05") && !text.contains("Gulnoza"));
    let output = verify(&node.url, &disclosure).await;
    assert!(output.status.success(), "{}", told(&output));
    let forged = forge(&disclosure, |_, text| {
        (text == "1991-04-05").then(|| "2001-04-05".to_owned())
    });
    refused(&node.url, &forged, "child.date_of_birth").await;
}

/// Passes questions on to a node, and changes its answers: the lie is given the method, the parameters and the answer.
struct LyingNode {
    url: String,
    _handle: ServerHandle,
}

struct Raw(Option<Box<RawValue>>);

impl ToRpcParams for Raw {
    fn to_rpc_params(self) -> Result<Option<Box<RawValue>>, serde_json::Error> {
        Ok(self.0)
    }
}

impl LyingNode {
    async fn start(
        node: &Node,
        lie: impl Fn(&str, &str, &mut Value) + Send + Sync + 'static,
    ) -> Self {
        let honest = Arc::new(
            WsClientBuilder::default()
                .build(&node.url)
                .await
                .expect("the node is there"),
        );
        let methods: Value = honest
            .request("rpc_methods", Raw(None))
            .await
            .expect("the node lists its methods");
        let lie = Arc::new(lie);
        let mut module = RpcModule::new(());
        for name in methods["methods"].as_array().expect("a list") {
            // The server wants names that live for ever; a test's few do no harm.
            let name: &'static str = name.as_str().expect("a name").to_owned().leak();
            if name.contains("ubscribe") || name == "rpc_methods" {
                continue;
            }
            let (honest, lie) = (honest.clone(), lie.clone());
            module
                .register_async_method(name, move |params: Params<'static>, _, _| {
                    let (honest, lie) = (honest.clone(), lie.clone());
                    let asked = params.as_str().unwrap_or_default().to_owned();
                    let params = params
                        .as_str()
                        .map(|text| RawValue::from_string(text.to_owned()).expect("it was JSON"));
                    async move {
                        let failed = |error: jsonrpsee::core::client::Error| {
                            ErrorObjectOwned::owned(-1, error.to_string(), None::<()>)
                        };
                        let mut answer: Value =
                            honest.request(name, Raw(params)).await.map_err(failed)?;
                        lie(name, &asked, &mut answer);
                        Ok::<_, ErrorObjectOwned>(answer)
                    }
                })
                .expect("each method once");
        }
        let server = Server::builder()
            .build("127.0.0.1:0")
            .await
            .expect("a port is free");
        let url = format!("ws://{}", server.local_addr().expect("it listens"));
        Self {
            url,
            _handle: server.start(module),
        }
    }
}

/// Changes the last hex digit of a text.
fn flip(value: &mut Value) {
    let text = value.as_str().expect("hex").to_owned();
    let (rest, last) = text.split_at(text.len() - 1);
    *value = format!("{rest}{}", if last == "0" { "1" } else { "0" }).into();
}

#[tokio::test]
async fn a_node_that_lies_is_refused_whatever_it_lies_about() {
    let node = Node::start();
    let receipt = receipt(&node).await;

    let honest = LyingNode::start(&node, |_, _, _| {}).await;
    let output = verify(&honest.url, &receipt).await;
    assert!(
        output.status.success(),
        "what is only passed on verifies: {}",
        told(&output)
    );

    // A state root of its own making: there is nothing to verify anything against.
    let header = LyingNode::start(&node, |method, _, answer| {
        if method == "chain_getHeader" {
            flip(&mut answer["stateRoot"]);
        }
    })
    .await;
    refused_with_status(2, &header.url, &receipt, "header").await;

    // A proof in which a bit is changed.
    let altered = LyingNode::start(&node, |method, _, answer| {
        if method == "state_getReadProof" {
            for node in answer["proof"].as_array_mut().expect("a proof") {
                flip(node);
            }
        }
    })
    .await;
    refused(&altered.url, &receipt, "proof").await;

    // No proof at all.
    let empty = LyingNode::start(&node, |method, _, answer| {
        if method == "state_getReadProof" {
            answer["proof"] = Value::Array(vec![]);
        }
    })
    .await;
    refused(&empty.url, &receipt, "proof").await;

    // Another block where the receipt's stands; of block 0 it tells the truth.
    let block = LyingNode::start(&node, |method, asked, answer| {
        if method == "chain_getBlockHash" && asked != "[0]" {
            flip(answer);
        }
    })
    .await;
    refused(&block.url, &receipt, "is not the block at height").await;

    // Another chain.
    let chain = LyingNode::start(&node, |method, asked, answer| {
        if method == "chain_getBlockHash" && asked == "[0]" {
            flip(answer);
        }
    })
    .await;
    refused(&chain.url, &receipt, "genesis").await;
}
