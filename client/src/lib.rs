#![doc = include_str!("../README.md")]

mod blocks;
mod calls;
pub mod chain;
pub mod claims;
pub mod cli;
pub mod declaration;
mod delayed;
pub mod identity;
mod lines;
pub mod meter;
pub mod notary;
mod notices;
mod order;
pub mod outcome;
pub mod proof;
pub mod receipt;
mod records;
pub mod refusal;
mod register;
pub mod report;
pub mod run;
pub mod signers;
pub mod store;
mod submit;
pub mod timeliness;
pub mod transact;
pub mod utility;
pub mod verify;
pub mod wallet;

pub use chain::{Chain, ChainError};
pub use outcome::Outcome;
