//! The relay chain's node. It has no native runtime: every chain comes with its own wasm, in a specification's file.

use std::process::ExitCode;

fn main() -> ExitCode {
    match polkadot_cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error}");
            ExitCode::FAILURE
        }
    }
}
