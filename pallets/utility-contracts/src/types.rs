//! What the pallet stores and answers.

mod contracts;
mod deaths;
mod journal;
mod meters;
mod readings;
mod switch_over;
mod tariffs;
mod wallets;

pub use contracts::{
    Contract, ContractState, ContractStatus, ContractTerms, ContractView, ContractsPage,
    FormerCategory, Manner, Release, TermsSpan, Word, MAX_CATEGORY_CHANGES, MAX_PAGE,
};
pub use deaths::Deceased;
pub use journal::{
    Answer, Claim, Closure, Finding, Flags, Ground, Inspection, Journal, Mark, Proposal, Proposed,
    ReadingRules, Source, Totals, MAX_ESTIMATES, MAX_MARKS,
};
pub use meters::{Carried, Certified, Meter, MeterStatus, MeterView, OpeningStands, Registers};
pub use readings::{
    Observed, Reading, Refusal, Register, SignedReading, Stand, Stands, Taken, MAX_DIGITS,
    MAX_READINGS, READING_PREFIX,
};
pub use switch_over::{Doubt, Import, ImportDispute, PaperContract, SwitchOver};
pub use tariffs::{Scope, Shape, Successor, TariffRecord, TariffStatus, TariffView};
pub use wallets::WalletOwner;
