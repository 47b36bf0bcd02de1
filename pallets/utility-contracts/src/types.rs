//! What the pallet stores and answers.

mod tariffs;

pub use tariffs::{Scope, Shape, Successor, TariffRecord, TariffStatus, TariffView};
