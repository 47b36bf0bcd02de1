//! Prints the raw specification of a relay chain, from the wasm of its runtime and one of the runtime's presets, with
//! one parachain registered and assigned a core from the genesis on.
//!
//! The node itself could do this only for runtimes that are compiled into it.

use polkadot_cli::service::GenericChainSpec;
use sc_chain_spec::{ChainType, GenesisConfigBuilderRuntimeCaller};
use serde_json::json;
use std::{env, error::Error, fs, process::ExitCode};

const USAGE: &str = "relay-spec RUNTIME.wasm PRESET PARA_ID GENESIS_HEAD GENESIS_WASM\n\
    GENESIS_HEAD and GENESIS_WASM are what the parachain's node exports, in hex.";
/// The preset's network. That it begins with `rococo` tells the node which rules are the chain's.
const ID: &str = "rococo_local_testnet";

fn main() -> ExitCode {
    match specification() {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("relay-spec: {error}");
            ExitCode::FAILURE
        }
    }
}

fn specification() -> Result<String, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [runtime, preset, para_id, head, wasm] = &arguments[..] else {
        return Err(USAGE.into());
    };
    let para_id: u32 = para_id
        .parse()
        .map_err(|_| format!("PARA_ID `{para_id}` is not a number"))?;
    let code = fs::read(runtime).map_err(|error| format!("{runtime}: {error}"))?;
    let hex = |path: &String| {
        fs::read_to_string(path)
            .map(|text| text.trim().to_owned())
            .map_err(|error| format!("{path}: {error}"))
    };

    let mut genesis =
        <GenesisConfigBuilderRuntimeCaller>::new(&code).get_named_preset(Some(preset))?;
    // At genesis a parachain, unlike an on-demand one, gets a core of its own.
    genesis["paras"] = json!({
        "paras": [[
            para_id,
            { "genesis_head": hex(head)?, "validation_code": hex(wasm)?, "parachain": true },
        ]],
    });
    let specification = GenericChainSpec::builder(&code, Default::default())
        .with_name("Rococo Local Testnet")
        .with_id(ID)
        .with_chain_type(ChainType::Local)
        .with_protocol_id("dot")
        .with_genesis_config_patch(genesis)
        .build();
    Ok(specification.as_json(true)?)
}
