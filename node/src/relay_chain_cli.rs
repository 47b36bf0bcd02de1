//! The options of the embedded relay-chain client: what follows `--` on the command line.

use crate::{chain_spec::Extensions, cli::Cli};
use clap::Parser;
use sc_cli::{
    ChainSpec, CliConfiguration, Database, DefaultConfigurationValues, ImportParams,
    KeystoreParams, NetworkParams, Result, Role, RpcEndpoint, SharedParams, SubstrateCli,
};
use sc_service::{
    config::{PrometheusConfig, RpcMethods},
    BasePath, Configuration, TransactionPoolOptions,
};
use sc_telemetry::TelemetryEndpoints;
use std::path::PathBuf;

/// The relay-chain client as the command line describes it, with the parachain's defaults.
#[derive(Debug)]
pub(crate) struct RelayChainCli {
    run: polkadot_cli::RunCmd,
    /// The relay chain that the parachain's specification names.
    chain: String,
    /// Below the parachain's own data.
    base_path: PathBuf,
}

impl RelayChainCli {
    /// Reads `args`. Prints the reason and ends the process if they are wrong, as the command line's own
    /// parser does.
    pub(crate) fn new(parachain: &Configuration, args: &[String]) -> Self {
        let name = Self::executable_name();
        let args = std::iter::once(&name).chain(args);
        let mut run = polkadot_cli::RunCmd::parse_from(args);
        run.base
            .import_params
            .database_params
            .database
            .get_or_insert(Database::ParityDb);
        let chain = Extensions::of(&*parachain.chain_spec)
            .map(|extensions| extensions.relay_chain.clone())
            .unwrap_or_default();
        Self {
            run,
            chain,
            base_path: parachain.base_path.path().join("relay-chain"),
        }
    }

    /// The configuration that the relay-chain client starts with.
    ///
    /// # Errors
    /// When the options contradict each other or the relay chain's specification cannot be loaded.
    pub(crate) fn configuration(&self, parachain: &Configuration) -> Result<Configuration> {
        SubstrateCli::create_configuration(self, self, parachain.tokio_handle.clone())
            .map_err(|error| format!("relay-chain options (after `--`): {error}").into())
    }
}

impl SubstrateCli for RelayChainCli {
    fn impl_name() -> String {
        Cli::impl_name()
    }

    fn impl_version() -> String {
        Cli::impl_version()
    }

    fn description() -> String {
        "Options of the embedded relay-chain client".into()
    }

    fn author() -> String {
        Cli::author()
    }

    fn support_url() -> String {
        Cli::support_url()
    }

    fn copyright_start_year() -> i32 {
        Cli::copyright_start_year()
    }

    fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
        polkadot_cli::Cli::from_iter([Self::executable_name()])
            .load_spec(id)
            .map_err(|reason| {
                format!("{reason} (give the relay chain's specification: `-- --chain relay.json`)")
            })
    }
}

/// Ports next to the parachain's, so that both run on one machine.
impl DefaultConfigurationValues for RelayChainCli {
    fn p2p_listen_port() -> u16 {
        30334
    }

    fn rpc_listen_port() -> u16 {
        9945
    }

    fn prometheus_listen_port() -> u16 {
        9616
    }
}

impl CliConfiguration<Self> for RelayChainCli {
    fn shared_params(&self) -> &SharedParams {
        self.run.base.shared_params()
    }

    fn import_params(&self) -> Option<&ImportParams> {
        self.run.base.import_params()
    }

    fn network_params(&self) -> Option<&NetworkParams> {
        self.run.base.network_params()
    }

    fn keystore_params(&self) -> Option<&KeystoreParams> {
        self.run.base.keystore_params()
    }

    fn base_path(&self) -> Result<Option<BasePath>> {
        let given = self.shared_params().base_path()?;
        Ok(Some(given.unwrap_or_else(|| self.base_path.clone().into())))
    }

    fn chain_id(&self, is_dev: bool) -> Result<String> {
        let given = self.run.base.chain_id(is_dev)?;
        Ok(if given.is_empty() {
            self.chain.clone()
        } else {
            given
        })
    }

    fn init<F>(&self, _support_url: &String, _impl_version: &String, _logger: F) -> Result<()>
    where
        F: FnOnce(&mut sc_cli::LoggerBuilder),
    {
        // The parachain's side of the process has set up the logger and the panic handler.
        Ok(())
    }

    fn role(&self, is_dev: bool) -> Result<Role> {
        self.run.base.role(is_dev)
    }

    fn node_name(&self) -> Result<String> {
        self.run.base.node_name()
    }

    fn transaction_pool(&self, is_dev: bool) -> Result<TransactionPoolOptions> {
        self.run.base.transaction_pool(is_dev)
    }

    fn rpc_addr(&self, default_port: u16) -> Result<Option<Vec<RpcEndpoint>>> {
        self.run.base.rpc_addr(default_port)
    }

    fn rpc_methods(&self) -> Result<RpcMethods> {
        self.run.base.rpc_methods()
    }

    fn rpc_max_connections(&self) -> Result<u32> {
        self.run.base.rpc_max_connections()
    }

    fn rpc_cors(&self, is_dev: bool) -> Result<Option<Vec<String>>> {
        self.run.base.rpc_cors(is_dev)
    }

    fn prometheus_config(
        &self,
        default_port: u16,
        spec: &Box<dyn ChainSpec>,
    ) -> Result<Option<PrometheusConfig>> {
        self.run.base.prometheus_config(default_port, spec)
    }

    fn telemetry_endpoints(&self, spec: &Box<dyn ChainSpec>) -> Result<Option<TelemetryEndpoints>> {
        self.run.base.telemetry_endpoints(spec)
    }

    fn force_authoring(&self) -> Result<bool> {
        self.run.base.force_authoring()
    }

    fn disable_grandpa(&self) -> Result<bool> {
        self.run.base.disable_grandpa()
    }

    fn max_runtime_instances(&self) -> Result<Option<usize>> {
        self.run.base.max_runtime_instances()
    }
}
