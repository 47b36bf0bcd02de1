//! What those who bill have to know of utility contracts, and what those who settle disputes have to know of bills.

use crate::{BillNumber, ContractId, Moment, OfficeId, Region, SubjectId, TariffId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// What was consumed under a contract since it began, one number for each register, in thousandths of the tariff's unit.
///
/// It is counted on when the meter is exchanged, so that the difference of two is what was consumed between them.
pub type Totals = [u64; 4];

/// Who supplies whom, where, and on what terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Who supplies.
    pub supplier: OfficeId,
    /// Who is supplied, in the domain of utility contracts. Where the contract ended by the consumer's death, whoever has taken it
    /// over: they speak for what is left of it.
    pub consumer: SubjectId,
    /// Since when the chain knows that the consumer has died. Nothing while they live.
    pub consumer_died_at: Option<Moment>,
    /// Where.
    pub region: Region,
    /// The tariff at which it was concluded.
    pub tariff: TariffId,
    /// Whether it has ever been in force.
    pub concluded: bool,
    /// When it ended, if it did.
    pub ended_at: Option<Moment>,
    /// Until when the balance with which it began can be disputed, inclusive. Nothing if it began with none.
    pub balance_disputed_until: Option<Moment>,
}

/// In which category a consumer is for some time. Moments are local midnights of the first day of a month, so that no month's limits
/// are others once days of it are billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entitlement {
    /// From when on; the beginning of time if it was never otherwise.
    pub from: Moment,
    /// Until when, if it is known that it changes.
    pub until: Option<Moment>,
    /// In which category of the tariff's consumers.
    pub category: u8,
}

/// A firm reading of what a contract's meters have counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metered {
    /// When it was taken.
    pub at: Moment,
    /// What it shows.
    pub totals: Totals,
    /// Whether nobody has read it: the next real one takes its place, and may show less.
    pub estimated: bool,
}

/// How a contract stands where billing begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The reading with which it begins.
    pub reading: Metered,
    /// What was consumed in that calendar year before.
    pub used: Totals,
    /// What the consumer owed, in the asset's minor unit.
    pub owed: u128,
    /// What the consumer had paid in advance or too much. It is a claim on the supplier.
    pub credit: u128,
}

/// When a tariff applies. Moments are local midnights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period<AssetId> {
    /// From when on.
    pub from: Moment,
    /// Until when, and which tariff applies then; nothing while no other follows it.
    pub until: Option<(Moment, TariffId)>,
    /// What it is paid in.
    pub asset: AssetId,
}

/// Utility contracts, for those who bill.
pub trait Supply<AccountId> {
    /// Names an asset.
    type AssetId;
    /// A tariff, which the engine bills by.
    type Tariff;

    /// Who supplies whom.
    fn agreement(contract: ContractId) -> Option<Agreement>;

    /// What the consumer is entitled to at a moment, with how long.
    fn entitlement(contract: ContractId, at: Moment) -> Option<Entitlement>;

    /// Where billing begins, as long as the reading is still known.
    fn opening(contract: ContractId) -> Option<Opening>;

    /// The first firm reading that is known and was taken at this moment or later.
    fn metered_since(contract: ContractId, earliest: Moment) -> Option<Metered>;

    /// The last firm reading.
    fn last_metered(contract: ContractId) -> Option<Metered>;

    /// When a tariff applies that was approved.
    fn period(tariff: TariffId) -> Option<Period<Self::AssetId>>;

    /// A tariff.
    fn tariff(tariff: TariffId) -> Option<Self::Tariff>;

    /// Whether the wallet speaks for the consumer now.
    fn speaks_for(wallet: &AccountId, consumer: &SubjectId) -> bool;

    /// A contract of this supplier with the consumer of this wallet, at a tariff that costs the most to bill by, and a meter.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_contract(supplier: OfficeId, wallet: &AccountId) -> ContractId;

    /// The contract has a firm reading of now, so much above the one before.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_reading(contract: ContractId, more: Totals);

    /// The contract is for a place there, at a tariff that applies there.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_place(contract: ContractId, region: Region);

    /// The contract has ended.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_end(contract: ContractId);
}

/// What a consumer owes under a contract, in the asset's minor unit.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Standing {
    /// What is to pay, whether its time is over or not.
    pub payable: u128,
    /// What a dispute has frozen, which is not to pay meanwhile.
    pub frozen: u128,
    /// Since when something is overdue. What a plan of instalments covers is not, while the plan is kept.
    pub overdue_since: Option<Moment>,
    /// Whether there is a plan of instalments that is kept.
    pub plan_kept: bool,
}

/// What of a bill can be contested, in the asset's minor unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contestable {
    /// What is left of it to pay.
    pub left: u128,
    /// How much of that is not frozen.
    pub unfrozen: u128,
    /// What can be credited yet of what the bill came to; nothing if it is no longer kept, and one sum with others.
    pub creditable: Option<u128>,
    /// What debit notes have added to it; 0 if it is no longer kept.
    pub debited: u128,
    /// From when on, inclusive, until when, exclusive, the readings were taken that it is by; nothing if it is no longer kept.
    pub span: Option<(Moment, Moment)>,
}

/// The accounts of utility contracts, for disputes and disconnection.
///
/// The caller decides who may; an error can leave changes behind, and the caller rolls them back.
pub trait UtilityAccounts {
    /// How a contract's account stands now.
    fn standing(contract: ContractId) -> Option<Standing>;

    /// What of a bill can be contested. Nothing if there is no such bill.
    fn contestable(contract: ContractId, bill: BillNumber) -> Option<Contestable>;

    /// Contests so much of a bill: what is not paid of it is frozen, and that is how much. An account has one contest at a time, and
    /// no bill is taken back by a reading while it is contested.
    fn contest(
        contract: ContractId,
        bill: BillNumber,
        claimed: u128,
    ) -> Result<u128, DispatchError>;

    /// Ends the contest. So much of the bill is taken off as somebody has decided, but not what was taken off meanwhile: that is how
    /// much. What was paid of it already is the consumer's credit, and nothing is frozen any more.
    fn decide(contract: ContractId, granted: u128, decision: H256) -> Result<u128, DispatchError>;

    /// A contract whose account costs the most to change, and its oldest bill, of which this much can be frozen.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_account(supplier: OfficeId) -> (ContractId, BillNumber, u128);

    /// All that is to pay is paid, and more.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_prepayment(contract: ContractId);
}

/// What keeps a contract from being ended by an officer, for those who keep contracts.
///
/// Whoever could end a contract for a household could cut it off without notice, whatever forbids to disconnect it. The household's own
/// wallet ends it at any time.
pub trait Safeguards {
    /// Whether an officer may end the contract now, on the household's word.
    ///
    /// # Errors
    /// What forbids it.
    fn ensure_unguarded(contract: ContractId, agreement: &Agreement) -> DispatchResult;
}

impl Safeguards for () {
    fn ensure_unguarded(_: ContractId, _: &Agreement) -> DispatchResult {
        Ok(())
    }
}
