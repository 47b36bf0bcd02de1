//! The configuration of the pallets, a file a concern.

mod accounts;
mod collators;
mod domain;
mod governance;
mod money;
mod notary;
mod system;
mod utility_contracts;
mod utility_disputes;
mod xcm;

pub use accounts::ProxyType;
pub use collators::{ConsensusHook, SESSION_LENGTH};
pub use governance::{CouncilCollective, RootAuthority};
pub use money::{WeightToFee, SETTLEMENT_ASSET};
pub use system::RuntimeBlockWeights;
