//! Measures the weights of a runtime's calls: the SDK's own benchmarking command, with the host functions of a
//! parachain. `scripts/bench.sh` calls it.

use clap::Parser;
use frame_benchmarking_cli::PalletCmd;
use sp_runtime::traits::BlakeTwo256;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    PalletCmd::parse()
        .run_with_spec::<BlakeTwo256, cumulus_client_service::ParachainHostFunctions>(None)?;
    Ok(())
}
