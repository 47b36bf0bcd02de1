//! What each command does.

use crate::{
    cli::{Cli, Subcommand},
    dev,
    relay_chain_cli::RelayChainCli,
    service,
};
use sc_cli::{Result, SubstrateCli};
use sc_service::{ChainType, DatabaseSource};

/// Reads the command line and does what it says.
///
/// # Errors
/// Those of the command.
pub(crate) fn run() -> Result<()> {
    let cli = Cli::from_args().with_defaults();
    match &cli.subcommand {
        None => run_node(cli),
        Some(Subcommand::BuildSpec(command)) => {
            let runner = cli.create_runner(command)?;
            runner.sync_run(|config| command.run(config.chain_spec, config.network))
        }
        Some(Subcommand::ExportChainSpec(command)) => command.run(cli.load_spec(&command.chain)?),
        Some(Subcommand::Key(command)) => command.run(&cli),
        Some(Subcommand::PurgeChain(command)) => purge_chain(&cli, command),
        Some(Subcommand::ExportGenesisHead(command)) => {
            let runner = cli.create_runner(command)?;
            runner.sync_run(|mut config| {
                // The command has no option for the database and opens one in a folder that it removes.
                config.database = DatabaseSource::ParityDb {
                    path: config.data_path.join("paritydb"),
                };
                command.run(service::partial(&config, service::compiled_runtimes())?.client)
            })
        }
        Some(Subcommand::ExportGenesisWasm(command)) => {
            let runner = cli.create_runner(command)?;
            runner.sync_run(|config| command.run(&*config.chain_spec))
        }
    }
}

fn run_node(cli: Cli) -> Result<()> {
    let runner = cli.create_runner(&cli.run.normalize())?;
    if cli.run.base.shared_params.dev {
        if !cli.relay_chain_args.is_empty() {
            return Err(
                "options after `--` are for the relay chain; with --dev there is none".into(),
            );
        }
        return runner.run_node_until_exit(|config| async move {
            dev::start(config, cli.sealing).map_err(sc_cli::Error::Service)
        });
    }

    let relay_chain = RelayChainCli::new(runner.config(), &cli.relay_chain_args);
    runner.run_node_until_exit(|config| async move {
        let relay_chain_config = relay_chain.configuration(&config)?;
        service::start(config, relay_chain_config, cli.run.collator_options())
            .await
            .map_err(sc_cli::Error::Service)
    })
}

fn purge_chain(cli: &Cli, command: &cumulus_client_cli::PurgeChainCmd) -> Result<()> {
    let runner = cli.create_runner(command)?;
    // The relay chain's specification, which may be missing, is only needed to find the relay chain's data.
    let has_relay_chain = runner.config().chain_spec.chain_type() != ChainType::Development;
    if !command.relaychain && (command.parachain || !has_relay_chain) {
        return runner.sync_run(|config| command.base.run(config.database));
    }
    let relay_chain = RelayChainCli::new(runner.config(), &cli.relay_chain_args);
    runner.sync_run(|config| {
        let relay_chain_config = relay_chain.configuration(&config)?;
        command.run(config, relay_chain_config)
    })
}
