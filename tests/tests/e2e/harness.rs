//! A real node process for each test, and what the tests ask of it.

use jsonrpsee::{
    core::client::{ClientT, Error as RpcError},
    core::traits::ToRpcParams,
    rpc_params,
    ws_client::{WsClient, WsClientBuilder},
};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// No step of a test takes this long unless something is wrong.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// A program that the build has left.
pub(crate) fn program(name: &str) -> PathBuf {
    adliya_tests::program(name).unwrap_or_else(|error| panic!("{error}"))
}

/// A node of the development chain, stopped when it is dropped.
pub(crate) struct Node {
    process: Child,
    /// Its WebSocket address.
    pub(crate) url: String,
    /// Where it keeps its data.
    pub(crate) folder: PathBuf,
    log: PathBuf,
    _temporary: Option<TempDir>,
}

impl Node {
    /// A chain of its own, with instant sealing.
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// A chain of its own.
    pub(crate) fn start_with(options: &[&str]) -> Self {
        let temporary = TempDir::new().expect("a folder can be made");
        let mut node = Self::start_in(temporary.path(), options);
        node._temporary = Some(temporary);
        node
    }

    /// The chain of a folder.
    pub(crate) fn start_in(folder: &Path, options: &[&str]) -> Self {
        let log = folder.join("node.log");
        let mut process = Command::new(program("adliya-node"))
            .args(["--dev", "--rpc-port", "0", "--base-path"])
            .arg(folder.join("chain"))
            .args(options)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the node starts");
        let output = process.stderr.take().expect("it is piped");
        let mut file = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&log)
            .expect("the log opens");
        let (found, address) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = writeln!(file, "{line}");
                if let Some(rest) = line.split("Running JSON-RPC server: addr=").nth(1) {
                    let address = rest.split(',').next().unwrap_or(rest).trim().to_owned();
                    let _ = found.send(address);
                }
            }
        });
        let Ok(address) = address.recv_timeout(PATIENCE) else {
            let _ = process.kill();
            panic!(
                "the node does not serve: {}",
                fs::read_to_string(&log).unwrap_or_default()
            );
        };
        Self {
            process,
            url: format!("ws://{address}"),
            folder: folder.into(),
            log,
            _temporary: None,
        }
    }

    /// Stops the node as an operator does, and waits until it has.
    pub(crate) fn stop(mut self) -> ExitStatus {
        let terminated = Command::new("kill")
            .args(["-TERM", &self.process.id().to_string()])
            .status()
            .expect("kill runs");
        assert!(terminated.success());
        let status = self.process.wait().expect("the node can be waited for");
        assert!(!self.log().contains("panicked"), "{}", self.log());
        status
    }

    /// What the node has logged.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// A JSON-RPC client.
    pub(crate) async fn rpc(&self) -> Rpc {
        let client = WsClientBuilder::default()
            .request_timeout(PATIENCE)
            .build(&self.url)
            .await
            .expect("the node accepts connections");
        Rpc(client)
    }

    /// The `adliya` command, told where the node is.
    pub(crate) fn adliya(&self, arguments: &[&str]) -> Output {
        Command::new(program("adliya"))
            .args(arguments)
            .args(["--url", &self.url])
            .output()
            .expect("the command runs")
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        if thread::panicking() {
            let log = self.log();
            let tail: Vec<&str> = log.lines().rev().take(40).collect();
            eprintln!("the node's last lines, latest first:\n{}", tail.join("\n"));
        }
    }
}

/// JSON-RPC as an agency's system uses it.
pub(crate) struct Rpc(WsClient);

impl Rpc {
    pub(crate) async fn try_call(
        &self,
        method: &str,
        params: impl ToRpcParams + Send,
    ) -> Result<Value, RpcError> {
        self.0.request(method, params).await
    }

    pub(crate) async fn call(&self, method: &str, params: impl ToRpcParams + Send) -> Value {
        match self.try_call(method, params).await {
            Ok(answer) => answer,
            Err(error) => panic!("{method}: {error}"),
        }
    }

    /// The `result` of one of our methods.
    pub(crate) async fn ask(&self, method: &str, params: impl ToRpcParams + Send) -> Value {
        let answer = self.call(method, params).await;
        assert!(
            answer["block"]["hash"].is_string(),
            "{method}: no block in {answer}"
        );
        answer["result"].clone()
    }

    /// The number of the last finalised block.
    pub(crate) async fn finalised(&self) -> u64 {
        let hash = self.call("chain_getFinalizedHead", rpc_params![]).await;
        let header = self.call("chain_getHeader", rpc_params![hash]).await;
        let number = header["number"].as_str().expect("a number in hex");
        u64::from_str_radix(number.trim_start_matches("0x"), 16).expect("a number in hex")
    }

    /// Asks until the answer is right.
    pub(crate) async fn until(&self, what: &str, right: impl AsyncFn(&Self) -> bool) {
        let begun = Instant::now();
        while !right(self).await {
            assert!(begun.elapsed() < PATIENCE, "waited in vain: {what}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// What a command has written, for a failing assertion.
pub(crate) fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!(
        "{}\n{}{}",
        output.status,
        text(&output.stdout),
        text(&output.stderr)
    )
}
