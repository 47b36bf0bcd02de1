//! A meter in software: a key that signs what registers show, and who brings what was signed to the chain.

pub mod cli;
mod profile;
mod signed;
