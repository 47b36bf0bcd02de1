//! What the pallet stores.

pub use crate::views::{AccountView, BillView, LineView, OfficeMoney, Unbillable};
use adliya_primitives::{utilities::Totals, BillNumber, MandateId, Moment, OfficeId, TariffId};
use adliya_tariffs::{calendar::share, Counter, Day, LocalTime};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// How many bills of a contract are kept. What is left to pay of an older one goes into [`Account::older`].
pub const MAX_BILLS: u32 = 12;
/// The most discounts of a contract that are known.
pub const MAX_GRANTS: u32 = 8;
/// The most months for which a discount is granted at once.
pub const MAX_DISCOUNT_MONTHS: u8 = 12;
/// The most instalments of a plan.
pub const MAX_INSTALMENTS: u8 = 12;
/// The least time between two instalments: a day, in milliseconds.
pub const MIN_INTERVAL: Moment = 24 * 60 * 60 * 1000;
/// The balance with which an account was opened is contested, credited and paid as though it were this bill.
pub const OPENING_BALANCE: BillNumber = BillNumber(0);
/// The most days that are billed at once, so that the lines of any tariff fit: a longer cycle takes several steps.
pub const MAX_STEP_DAYS: u32 = 92;

/// How far billing has come.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Stage {
    /// The tariff of the first day that is not billed, unless another one follows it by then.
    pub tariff: TariffId,
    /// The engine's counter, with that day.
    pub counter: Counter,
    /// What was consumed before that day.
    pub totals: Totals,
}

/// The reading with which a cycle ends.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Ending {
    /// Its day, which is the first one of the next cycle.
    pub day: Day,
    /// What it shows.
    pub totals: Totals,
    /// Whether nobody has read it.
    pub estimated: bool,
    /// Whether it is the last one of a contract that has ended: a month's limits and minimum are for its days until then.
    pub is_final: bool,
}

/// The running cycle.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Cycle {
    /// Where it began.
    pub begins: Stage,
    /// How far it is billed.
    pub at: Stage,
    /// What it comes to so far, in minor units.
    pub total: u128,
    /// Where it ends, once its first days are billed.
    pub ending: Option<Ending>,
}

impl Cycle {
    /// One that begins.
    pub fn starting(begins: Stage) -> Self {
        Self {
            begins,
            at: begins,
            total: 0,
            ending: None,
        }
    }
}

/// What a bill says, for ever. With the tariffs, and with what the chain says before it of the consumer's category and discount
/// ([`Entry::Entitled`]), it is all that anybody needs to compute it again.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Statement {
    /// Its number. The first one is 1.
    pub number: BillNumber,
    /// Where its cycle began.
    pub begins: Stage,
    /// Where it ended.
    pub ends: Ending,
    /// What it comes to, in minor units.
    pub total: u128,
    /// When it was computed.
    pub closed_at: Moment,
    /// Until when it is to be paid, inclusive.
    pub due_at: Moment,
}

/// What is to pay.
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
pub struct Debt {
    /// How much is left, in minor units.
    pub outstanding: u128,
    /// How much of that is frozen.
    pub frozen: u128,
    /// Until when it is to be paid, inclusive. A debit note gives a new time.
    pub due_at: Moment,
}

impl Debt {
    /// What is left and not frozen.
    pub fn payable(&self) -> u128 {
        self.outstanding.saturating_sub(self.frozen)
    }

    /// Takes off as much as there is, and says how much that was.
    pub(crate) fn take_off(&mut self, amount: u128) -> u128 {
        let taken = amount.min(self.outstanding);
        self.outstanding = self.outstanding.saturating_sub(taken);
        self.frozen = self.frozen.min(self.outstanding);
        taken
    }
}

/// The bill that is contested. There is one at a time, and nothing of another is frozen.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Contested {
    /// Which; 0 is the opening balance.
    pub bill: BillNumber,
    /// How much of it is frozen yet.
    pub frozen: u128,
    /// How much of it can be credited yet: what could when it was contested, less what notes have taken off since, whether the bill
    /// is still kept or not.
    pub creditable: u128,
}

/// A bill as it is kept: `total + debited = credited + settled + outstanding`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct BillRecord {
    /// What it says.
    pub statement: Statement,
    /// What debit notes have added.
    pub debited: u128,
    /// What credit notes and rulings have taken off.
    pub credited: u128,
    /// What was paid of it, or set off against credit.
    pub settled: u128,
    /// What is left to pay.
    pub debt: Debt,
    /// Whether its days are billed anew, by a reading that shows what was really consumed.
    pub reversed: bool,
}

/// How a bill stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum BillStatus {
    /// Nothing of it is paid, and it is due.
    Due,
    /// Some of it is paid.
    PartPaid,
    /// All of what is left of it is frozen.
    Frozen,
    /// Nothing is left, because it was paid.
    Paid,
    /// Nothing is left, because it was credited.
    Credited,
    /// Its days are billed anew.
    Reversed,
}

impl BillRecord {
    /// What can be credited of it yet.
    pub fn creditable(&self) -> u128 {
        let came_to = self.statement.total.saturating_add(self.debited);
        came_to.saturating_sub(self.credited)
    }

    /// How it stands.
    pub fn status(&self) -> BillStatus {
        match (self.debt.outstanding, self.debt.payable()) {
            (0, _) if self.reversed => BillStatus::Reversed,
            (0, _) if self.settled == 0 && self.credited > 0 => BillStatus::Credited,
            (0, _) => BillStatus::Paid,
            (_, 0) => BillStatus::Frozen,
            _ if self.settled > 0 => BillStatus::PartPaid,
            _ => BillStatus::Due,
        }
    }
}

/// A plan of instalments that both sides have agreed on.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct AgreedPlan {
    /// When.
    pub at: Moment,
    /// What is paid in instalments.
    pub amount: u128,
    /// The last bill that it is for.
    pub through: BillNumber,
    /// What of that was paid or credited since. What is paid of newer bills, and what is taken off what is frozen, is not of it.
    pub met: u128,
}

/// A plan of instalments, offered or agreed on.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Plan {
    /// How many.
    pub instalments: u8,
    /// Until when the first one is to be paid, inclusive.
    pub first_at: Moment,
    /// How long after it the next one is, and so on.
    pub interval: Moment,
    /// Who offered it.
    pub offered_by: MandateId,
    /// What was agreed, once the consumer has accepted it.
    pub agreed: Option<AgreedPlan>,
}

impl Plan {
    /// How much has to be paid before `now`.
    pub fn scheduled(&self, now: Moment) -> u128 {
        let over = (0..self.instalments).filter(|place| {
            let later = self.interval.saturating_mul(u64::from(*place));
            self.first_at.saturating_add(later) < now
        });
        let over = u32::try_from(over.count()).unwrap_or(u32::MAX);
        let amount = self.agreed.map_or(0, |agreed| agreed.amount);
        share(amount, self.instalments.into(), 0, over)
    }

    /// Whether it was agreed on, and every instalment that is due was paid.
    pub fn is_kept(&self, now: Moment) -> bool {
        self.agreed
            .is_some_and(|agreed| agreed.met >= self.scheduled(now))
    }
}

/// A discount that a consumer has for whole months.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Grant {
    /// Which of the tariff's discounts, by its place. On days of a tariff that does not have it, there is none.
    pub discount: u8,
    /// The first day.
    pub from: Day,
    /// The first day no more.
    pub until: Day,
}

/// What a consumer is entitled to on some days.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Entitled {
    /// In which category of the tariff's consumers.
    pub category: u8,
    /// Which of the tariff's discounts, by its place, whether the tariff has it or not.
    pub discount: Option<u8>,
}

/// The account of a contract. As large as it will be, whatever comes.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Account<AssetId> {
    /// Who is paid.
    pub supplier: OfficeId,
    /// In what.
    pub asset: AssetId,
    /// When a day begins there.
    pub local_time: LocalTime,
    /// The first day that is billed.
    pub opened: Day,
    /// The number of the next bill.
    pub next: BillNumber,
    /// The hash over the one before and the last [`Entry`]: SHA-256 over both, the entry in SCALE.
    pub head: H256,
    /// The running cycle.
    pub cycle: Cycle,
    /// What is paid in advance. It is held on the supplier's account.
    pub prepaid: u128,
    /// What the supplier owes the consumer, because of credit for what was paid. It is set off, and is no money.
    pub credit: u128,
    /// What is left to pay of the opening balance, and of bills that are no longer kept.
    pub older: Debt,
    /// The last bills, oldest first.
    pub bills: BoundedVec<BillRecord, ConstU32<MAX_BILLS>>,
    /// The bill that is contested.
    pub contested: Option<Contested>,
    /// The plan of instalments.
    pub plan: Option<Plan>,
    /// What the chain last said that the consumer is entitled to. Nothing where days are to be billed anew.
    pub entitled: Option<Entitled>,
    /// The discounts that the consumer has, had or will have, one after the other.
    pub discounts: BoundedVec<Grant, ConstU32<MAX_GRANTS>>,
}

impl<AssetId> Account<AssetId> {
    /// Which discount a consumer has on a day, whether the day's tariff has it or not.
    pub fn discount_on(&self, day: Day) -> Option<u8> {
        let mut grants = self.discounts.iter();
        let found = grants.find(|grant| grant.from <= day && day < grant.until);
        found.map(|grant| grant.discount)
    }

    /// The first day of the running cycle and of the bills that are kept.
    pub fn first_needed(&self) -> Day {
        let running = self.cycle.begins.counter.day;
        let kept = self.bills.first();
        kept.map_or(running, |bill| {
            bill.statement.begins.counter.day.min(running)
        })
    }

    /// The days from which on the discount can be another one.
    pub fn discount_changes(&self) -> impl Iterator<Item = Day> + '_ {
        let bounds = |grant: &Grant| [grant.from, grant.until];
        self.discounts.iter().flat_map(bounds)
    }
}

/// What a note does to a bill.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum NoteKind {
    /// The supplier takes something off.
    Credit,
    /// The supplier adds something.
    Debit,
    /// A ruling takes something off.
    Ruling,
    /// The days of the bill are billed anew.
    Reversal,
}

/// A correction of a bill.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Note {
    /// Of which; 0 is the opening balance.
    pub bill: BillNumber,
    /// What it does.
    pub kind: NoteKind,
    /// How much, in minor units.
    pub amount: u128,
    /// The hash of the paper that says why; zero for a reversal, of which the readings say why.
    pub document: H256,
    /// When it was made.
    pub at: Moment,
}

/// A link of an account's hash chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Entry {
    /// The account was opened.
    Opened {
        /// Where billing begins.
        begins: Stage,
        /// What the consumer owed.
        owed: u128,
        /// What the supplier owed.
        credit: u128,
    },
    /// A bill.
    Bill(Statement),
    /// A correction.
    Note(Note),
    /// From a day on, days are billed with this category and discount, until another entry says otherwise. It takes the place of all
    /// entries before it that are from this day on or a later one: their days are billed anew. One that says the same as the one
    /// before it changes nothing.
    Entitled {
        /// The first day.
        from: Day,
        /// In which category of the tariff's consumers.
        category: u8,
        /// Which of the tariff's discounts, by its place. On days of a tariff that does not have it, there is none.
        discount: Option<u8>,
    },
}

impl Entry {
    /// The head of a chain after this: SHA-256 over the head before and the entry in SCALE.
    pub fn follow(&self, head: H256) -> H256 {
        H256((head, self).using_encoded(sp_io::hashing::sha2_256))
    }
}
