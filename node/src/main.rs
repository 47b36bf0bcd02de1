#![doc = include_str!("../README.md")]

mod chain_spec;
mod cli;
mod collator;
mod command;
mod dev;
mod genesis;
mod relay_chain_cli;
mod rpc;
mod service;
mod types;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error}");
            ExitCode::FAILURE
        }
    }
}
