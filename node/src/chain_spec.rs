//! Chain specifications: the production runtime with one of its genesis presets.

use sc_chain_spec::ChainSpecExtension;
use sc_service::{ChainType, Properties};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The chain's SS58 address format: addresses are shown in it.
pub(crate) const SS58_FORMAT: u16 = 42;
/// The parachain's id on the relay chains of both presets.
const PARA_ID: u32 = 2000;
/// The relay chain that a specification names when nothing else is given.
const RELAY_CHAIN: &str = "rococo-local";

/// A specification of this chain.
pub(crate) type ChainSpec = sc_service::GenericChainSpec<Extensions>;

/// What a parachain's specification says beyond the chain itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ChainSpecExtension)]
pub(crate) struct Extensions {
    /// The relay chain: a name that the embedded relay-chain client knows, or a path.
    #[serde(alias = "relayChain", alias = "RelayChain")]
    pub(crate) relay_chain: String,
    /// The parachain's id. The node itself asks the runtime; tools read it here.
    #[serde(alias = "paraId", alias = "ParaId")]
    pub(crate) para_id: Option<u32>,
    /// The runtime's preset that the genesis is, in a built-in specification. A file never has one: what it says is
    /// the genesis.
    #[serde(skip)]
    pub(crate) preset: Option<&'static str>,
}

impl Extensions {
    /// The extensions of `spec`, if it has any.
    pub(crate) fn of(spec: &dyn sc_service::ChainSpec) -> Option<&Self> {
        sc_chain_spec::get_extension(spec.extensions())
    }
}

/// The specification that `--chain` names: `dev`, `local`, or the path of a file; `local` when left out.
///
/// # Errors
/// When the name is none of these, the file is no chain specification, or the binary was built without the
/// runtime's wasm.
pub(crate) fn load(id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
    Ok(Box::new(match id {
        "dev" | "adliya-dev" => {
            built_in("development", "Adliya Development", "adliya-dev", ChainType::Development)?
        }
        "" | "local" | "adliya-local" => {
            built_in("local", "Adliya Local", "adliya-local", ChainType::Local)?
        }
        path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|reason| {
            format!("--chain: `{path}` is neither `dev`, `local` nor a chain specification's file: {reason}")
        })?,
    }))
}

fn built_in(
    preset: &'static str,
    name: &str,
    id: &str,
    chain_type: ChainType,
) -> Result<ChainSpec, String> {
    let code = adliya_runtime::WASM_BINARY.ok_or(
        "this binary was built without the runtime's wasm (SKIP_WASM_BUILD); build it again",
    )?;
    let extensions = Extensions {
        relay_chain: RELAY_CHAIN.into(),
        para_id: Some(PARA_ID),
        preset: Some(preset),
    };
    let mut properties = Properties::new();
    properties.insert("tokenSymbol".into(), "ADL".into());
    properties.insert("tokenDecimals".into(), 12.into());
    properties.insert("ss58Format".into(), SS58_FORMAT.into());

    Ok(ChainSpec::builder(code, extensions)
        .with_name(name)
        .with_id(id)
        .with_chain_type(chain_type)
        .with_properties(properties)
        .with_genesis_config_preset_name(preset)
        .build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_presets_build_a_genesis_for_parachain_2000() {
        for (chain, id, chain_type) in [
            ("dev", "adliya-dev", ChainType::Development),
            ("local", "adliya-local", ChainType::Local),
        ] {
            let spec = load(chain).expect("a preset of the runtime");
            assert_eq!((spec.id(), spec.chain_type()), (id, chain_type));
            assert_eq!(spec.properties().get("tokenDecimals"), Some(&12.into()));
            assert_eq!(
                Extensions::of(&*spec).and_then(|e| e.para_id),
                Some(PARA_ID)
            );
            assert!(!spec
                .as_storage_builder()
                .build_storage()
                .expect("builds")
                .top
                .is_empty());
        }
    }

    #[test]
    fn an_unknown_chain_is_refused_by_its_name() {
        let reason = load("no-such-chain").expect_err("is refused");
        assert!(reason.contains("`no-such-chain` is neither"), "{reason}");
    }

    #[test]
    fn extensions_are_read_in_the_spellings_that_tools_write() {
        for text in [
            r#"{"relay_chain":"paseo","para_id":7}"#,
            r#"{"relayChain":"paseo","paraId":7}"#,
        ] {
            let read: Extensions = serde_json::from_str(text).expect("is read");
            assert_eq!(
                read,
                Extensions {
                    relay_chain: "paseo".into(),
                    para_id: Some(7),
                    preset: None,
                }
            );
        }
    }
}
