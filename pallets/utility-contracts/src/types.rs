//! What the pallet stores and answers.

mod contracts;
mod meters;
mod readings;
mod tariffs;
mod wallets;

pub use contracts::{
    Contract, ContractState, ContractStatus, ContractTerms, ContractView, Manner, Word,
};
pub use meters::{Meter, MeterStatus, MeterView, OpeningStands, Registers};
pub use readings::{
    Reading, Refusal, Register, SignedReading, Stand, Stands, MAX_DIGITS, MAX_READINGS,
    READING_PREFIX,
};
pub use tariffs::{Scope, Shape, Successor, TariffRecord, TariffStatus, TariffView};
pub use wallets::WalletOwner;
