#![doc = include_str!("../README.md")]

mod block;
mod chain_spec;
mod cli;
mod collator;
mod command;
mod dev;
mod genesis;
mod relay_chain_cli;
mod rpc;
mod service;

fn main() -> sc_cli::Result<()> {
    command::run()
}
