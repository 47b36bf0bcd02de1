//! What the pallet answers.

use crate::types::{Account, BillStatus, Ending, Stage, Statement};
use adliya_primitives::{utilities::Standing, TariffId};
use adliya_tariffs::{Amount, BillError, Line};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Why there is no bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Unbillable {
    /// The contract has no account.
    NoAccount,
    /// There is no contract of that number.
    NoContract,
    /// No reading ends a cycle.
    NoReading,
    /// The contract has no such bill, or no longer keeps it.
    NoBill,
    /// A tariff is missing.
    NoTariff,
    /// The tariff is paid in another asset.
    OtherAsset,
    /// The engine refuses.
    Engine(BillError),
    /// A bill that would be taken back is contested: the cycle waits until that is decided.
    Contested,
    /// The bill comes to another sum now, since a category or a discount that it was computed with is no longer known. The account's
    /// chain has them.
    TermsForgotten,
}

/// A line of a bill, as the runtime API shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct LineView {
    /// By which tariff.
    pub tariff: TariffId,
    /// What the engine says: days, register, block, quantity, price, amount.
    pub line: Line,
}

/// A bill with its lines, computed again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct BillView {
    /// What the bill says that is explained. Nothing for one that is not closed.
    pub statement: Option<Statement>,
    /// Where it begins: the day, the reading, how far the cycle's counters had come, and what was left over.
    pub begins: Stage,
    /// The reading with which it ends.
    pub ends: Ending,
    /// Its lines.
    pub lines: Vec<LineView>,
    /// Their sum, exactly.
    pub exact: Amount,
    /// What it comes to: the sum and what was left over before, rounded down to the minor unit.
    pub total: u128,
    /// Where the next one begins, with what is left over.
    pub next: Stage,
}

/// An account as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AccountView<AssetId> {
    /// What is kept of it.
    pub account: Account<AssetId>,
    /// How each of its bills stands.
    pub statuses: Vec<BillStatus>,
    /// What is due now.
    pub standing: Standing,
}

/// What an office has of an asset, as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OfficeMoney<AccountId> {
    /// Its account, which nobody has the key of.
    pub account: AccountId,
    /// What can be withdrawn or spent.
    pub free: u128,
    /// What is held because it is prepaid for contracts.
    pub prepaid: u128,
}
