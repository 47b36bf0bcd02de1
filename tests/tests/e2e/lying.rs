//! A node that lies: it passes questions on to an honest one, and changes what that answers.

use crate::harness::Node;
use jsonrpsee::{
    core::{client::ClientT, traits::ToRpcParams},
    server::{RpcModule, Server, ServerHandle},
    types::{ErrorObjectOwned, Params},
    ws_client::WsClientBuilder,
};
use serde_json::{value::RawValue, Value};
use std::sync::Arc;

/// Passes questions on to a node, and changes its answers: the lie is given the method, the parameters and the answer.
pub(crate) struct LyingNode {
    pub(crate) url: String,
    _handle: ServerHandle,
}

struct Raw(Option<Box<RawValue>>);

impl ToRpcParams for Raw {
    fn to_rpc_params(self) -> Result<Option<Box<RawValue>>, serde_json::Error> {
        Ok(self.0)
    }
}

impl LyingNode {
    /// The command that asks it has to run on a thread of its own: the proxy runs on the test's.
    pub(crate) async fn start(
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
pub(crate) fn flip(value: &mut Value) {
    let text = value.as_str().expect("hex").to_owned();
    let (rest, last) = text.split_at(text.len() - 1);
    *value = format!("{rest}{}", if last == "0" { "1" } else { "0" }).into();
}
