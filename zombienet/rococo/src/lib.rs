//! Nothing but the relay chain's runtime: built for wasm, this crate exports what the runtime exports.

#![no_std]

pub use rococo_runtime::*;
