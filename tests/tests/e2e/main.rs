//! End to end: the real node as a process, and real clients.

mod chain_specs;
mod day;
mod delayed;
mod foreign;
mod harness;
mod lying;
mod notary;
mod officers;
mod past;
mod receipts;
mod registering;
mod restart;
mod rpc;
mod sealing;
mod utility;
