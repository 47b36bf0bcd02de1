//! The command line.

use crate::{chain_spec, dev::Sealing};
use sc_cli::{Database, DatabasePruningMode, SubstrateCli, TransactionPoolType};

/// What `--dev` takes in place of sc-cli's 1 GiB: the trie cache of a chain with one small state.
const DEV_TRIE_CACHE: usize = 64 * 1024 * 1024;
/// sc-cli's own default of `--trie-cache-size`, in bytes.
const DEFAULT_TRIE_CACHE: usize = 1024 * 1024 * 1024;
/// What `--dev` takes in place of sc-cli's 8: instances of the runtime that are kept ready.
const DEV_RUNTIME_INSTANCES: usize = 4;
/// sc-cli's own default of `--max-runtime-instances`.
const DEFAULT_RUNTIME_INSTANCES: usize = 8;

/// Adliya: collator, full node and development chain.
#[derive(Debug, clap::Parser)]
pub(crate) struct Cli {
    /// What to do instead of running a node.
    #[command(subcommand)]
    pub(crate) subcommand: Option<Subcommand>,

    /// How to run a node.
    #[command(flatten)]
    pub(crate) run: cumulus_client_cli::RunCmd,

    /// When the development chain makes blocks: `instant`, `interval=<ms>` or `manual`. Every block is final.
    #[arg(long, value_name = "MODE", requires = "dev", default_value_t = Sealing::Instant)]
    pub(crate) sealing: Sealing,

    /// After `--`: options of the embedded relay-chain client.
    #[arg(raw = true)]
    pub(crate) relay_chain_args: Vec<String>,
}

/// What the binary does besides running a node.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Subcommand {
    /// Print a chain specification.
    BuildSpec(sc_cli::BuildSpecCmd),

    /// Write a chain specification to a file.
    ExportChainSpec(sc_cli::ExportChainSpecCmd),

    /// Make, inspect and insert keys.
    #[command(subcommand)]
    Key(sc_cli::KeySubcommand),

    /// Remove the chain's data.
    PurgeChain(cumulus_client_cli::PurgeChainCmd),

    /// Export the genesis head, which the relay chain wants for the parachain's registration.
    #[command(alias = "export-genesis-state")]
    ExportGenesisHead(cumulus_client_cli::ExportGenesisHeadCommand),

    /// Export the genesis runtime, which the relay chain wants for the parachain's registration.
    ExportGenesisWasm(cumulus_client_cli::ExportGenesisWasmCommand),
}

impl Cli {
    /// Fills in what was left open and differs from sc-cli's defaults: ParityDB everywhere, and for `--dev` a
    /// small footprint, all of the past's state, a pool that knows no forks and no metrics server.
    pub(crate) fn with_defaults(mut self) -> Self {
        let run = &mut self.run.base;
        run.import_params
            .database_params
            .database
            .get_or_insert(Database::ParityDb);
        if let Some(Subcommand::PurgeChain(purge)) = &mut self.subcommand {
            purge
                .base
                .database_params
                .database
                .get_or_insert(Database::ParityDb);
        }

        if run.shared_params.dev {
            let state_pruning = &mut run.import_params.pruning_params.state_pruning;
            state_pruning.get_or_insert(DatabasePruningMode::ArchiveCanonical);
            if run.import_params.trie_cache_size == DEFAULT_TRIE_CACHE {
                run.import_params.trie_cache_size = DEV_TRIE_CACHE;
            }
            if run.runtime_params.max_runtime_instances == DEFAULT_RUNTIME_INSTANCES {
                run.runtime_params.max_runtime_instances = DEV_RUNTIME_INSTANCES;
            }
            // Every block is final at once, so there are no forks to be aware of. The fork-aware pool builds its view of a
            // block after the block is announced, and until then refuses what a client signs for that very block.
            run.pool_config.pool_type = TransactionPoolType::SingleState;
            // Nodes of several tests run side by side: none may insist on the one default port.
            run.prometheus_params.no_prometheus |= run.prometheus_params.prometheus_port.is_none();
        }
        self
    }
}

impl SubstrateCli for Cli {
    fn impl_name() -> String {
        "Adliya Node".into()
    }

    fn impl_version() -> String {
        env!("SUBSTRATE_CLI_IMPL_VERSION").into()
    }

    fn description() -> String {
        format!(
            "{}\n\nOptions before `--` are the parachain's, those after it the relay chain's:\n\n    {} [OPTIONS] -- [RELAY_CHAIN_OPTIONS]",
            env!("CARGO_PKG_DESCRIPTION"),
            Self::executable_name(),
        )
    }

    fn author() -> String {
        env!("CARGO_PKG_AUTHORS").into()
    }

    fn support_url() -> String {
        "the maintainers of this chain's repository".into()
    }

    fn copyright_start_year() -> i32 {
        2026
    }

    fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
        chain_spec::load(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Cli, String> {
        Cli::try_from_iter(std::iter::once(&"adliya-node").chain(args))
            .map(Cli::with_defaults)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn every_command_keeps_its_data_in_paritydb_unless_told_otherwise() {
        let database = |args: &[&str]| {
            let cli = parse(args).expect("is accepted");
            match cli.subcommand {
                Some(Subcommand::PurgeChain(purge)) => purge.base.database_params.database,
                _ => cli.run.base.import_params.database_params.database,
            }
        };
        assert_eq!(database(&[]), Some(Database::ParityDb));
        assert_eq!(database(&["--dev"]), Some(Database::ParityDb));
        assert_eq!(database(&["purge-chain", "-y"]), Some(Database::ParityDb));
        assert_eq!(database(&["--database", "auto"]), Some(Database::Auto));
    }

    #[test]
    fn sealing_is_instant_by_default_and_only_the_development_chain_has_it() {
        assert_eq!(
            parse(&["--dev"]).expect("is accepted").sealing,
            Sealing::Instant
        );
        let manual = parse(&["--dev", "--sealing", "manual"]).expect("is accepted");
        assert_eq!(manual.sealing, Sealing::Manual);
        let refused = parse(&["--sealing", "manual"]).expect_err("without --dev");
        assert!(refused.contains("--dev"), "{refused}");
    }

    #[test]
    fn an_impossible_interval_is_refused_with_the_reason() {
        let refused = parse(&["--dev", "--sealing", "interval=0"]).expect_err("no interval");
        assert!(
            refused.contains("--sealing") && refused.contains("at least 1"),
            "{refused}"
        );
    }

    #[test]
    fn what_follows_two_dashes_is_for_the_relay_chain() {
        let cli = parse(&["--collator", "--", "--chain", "relay.json"]).expect("is accepted");
        assert!(cli.run.collator);
        assert_eq!(cli.relay_chain_args, ["--chain", "relay.json"]);
    }

    #[test]
    fn a_real_chain_has_a_pool_that_is_aware_of_forks_and_the_development_chain_has_none() {
        let pool = |args: &[&str]| {
            parse(args)
                .expect("is accepted")
                .run
                .base
                .pool_config
                .pool_type
        };
        assert!(matches!(pool(&[]), TransactionPoolType::ForkAware));
        assert!(matches!(pool(&["--dev"]), TransactionPoolType::SingleState));
    }

    #[test]
    fn the_development_chain_forgets_no_state_unless_told_to() {
        let pruning = |args: &[&str]| {
            let cli = parse(args).expect("is accepted");
            cli.run.base.import_params.pruning_params.state_pruning
        };
        assert_eq!(
            pruning(&["--dev"]),
            Some(DatabasePruningMode::ArchiveCanonical)
        );
        assert_eq!(
            pruning(&["--dev", "--state-pruning", "9"]),
            Some(DatabasePruningMode::Custom(9))
        );
        assert_eq!(pruning(&[]), None);
    }
}
