//! What acts cost, who is exempt, and the price of a sale, as they are kept and as they are answered.

use adliya_primitives::{MandateId, Moment, OfficeId, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// A sum in the minor unit of the settlement asset.
pub type Balance = u128;

/// What an act costs: the Law of Azerbaijan on State Duty, article 10, and its Law on Notaries, article 29, know the two
/// apart, as do the laws of Uzbekistan.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub struct FeeSums {
    /// The state duty, for the treasury.
    pub duty: Balance,
    /// The notary's fee, for the practice that certifies.
    pub fee: Balance,
}

impl FeeSums {
    /// Both; none if that is more than a balance can be.
    pub const fn total(self) -> Option<Balance> {
        self.duty.checked_add(self.fee)
    }
}

/// What acts of a kind cost that are drafted after it was set.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub struct FeeSchedule {
    /// How much.
    pub sums: FeeSums,
    /// When it was set.
    pub since: Moment,
    /// The treasury office.
    pub office: OfficeId,
    /// The officer who proposed it.
    pub mandate: MandateId,
    /// The supervisor who confirmed it.
    pub supervisor: MandateId,
}

/// What somebody who is exempt does not owe.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Waiver {
    /// The state duty.
    StateDuty,
    /// The state duty and the notary's fee.
    Everything,
}

/// That a person is exempt. The category, and what proved it, are claims: most say something of a person's health or fate.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Exemption {
    /// From what.
    pub waiver: Waiver,
    /// Root of the claims that say why.
    pub claims_root: H256,
    /// From when on.
    pub since: Moment,
    /// Until when, exclusive.
    pub until: Moment,
    /// When it ended before that.
    pub ended_at: Option<Moment>,
    /// The office of the officer who recorded it.
    pub office: OfficeId,
    /// That officer.
    pub mandate: MandateId,
}

impl Exemption {
    /// Whether the person is exempt at that moment.
    pub fn is_in_force(&self, at: Moment) -> bool {
        self.since <= at && at < self.until && self.ended_at.is_none_or(|ended| at < ended)
    }
}

/// Where a sum is.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Escrow<AccountId> {
    /// With whoever will pay it.
    Awaited,
    /// On hold in this account.
    Held(AccountId),
    /// With whom it was for; this account has paid it.
    Paid(AccountId),
    /// With this account again, in which it was on hold.
    Returned(AccountId),
}

impl<AccountId> Escrow<AccountId> {
    /// The account that pays or has paid.
    pub const fn payer(&self) -> Option<&AccountId> {
        match self {
            Escrow::Awaited => None,
            Escrow::Held(payer) | Escrow::Paid(payer) | Escrow::Returned(payer) => Some(payer),
        }
    }
}

/// What an act costs, less the shares of those who are exempt.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Fee<AccountId> {
    /// The number of the schedule among those of the act's kind.
    pub schedule: u32,
    /// What the schedule says.
    pub sums: FeeSums,
    /// How many bear it, in equal shares.
    pub shares: u8,
    /// How many of these do not owe the state duty.
    pub without_duty: u8,
    /// How many of these do not owe the notary's fee.
    pub without_fee: u8,
    /// Where it is.
    pub escrow: Escrow<AccountId>,
}

impl<AccountId> Fee<AccountId> {
    /// What is left to pay: each sum is rounded down.
    pub fn owed(&self) -> FeeSums {
        let shares = self.shares.max(1);
        let part = |sum: Balance, without: u8| {
            let paying = shares.saturating_sub(without);
            let part = multiply_by_rational_with_rounding(
                sum,
                paying.into(),
                shares.into(),
                Rounding::Down,
            );
            // A part of a sum is never too large.
            part.unwrap_or(sum)
        };
        FeeSums {
            duty: part(self.sums.duty, self.without_duty),
            fee: part(self.sums.fee, self.without_fee),
        }
    }

    /// What is left to pay, in one sum.
    pub fn total(&self) -> Balance {
        let FeeSums { duty, fee } = self.owed();
        // A schedule with more than a balance can be is not set.
        duty.saturating_add(fee)
    }

    /// Takes off the share of somebody who is exempt.
    pub(crate) fn waive(&mut self, waiver: Waiver) {
        self.without_duty = self.without_duty.saturating_add(1);
        if waiver == Waiver::Everything {
            self.without_fee = self.without_fee.saturating_add(1);
        }
    }
}

/// What a sale is paid with: the terms on chain, which the parties sign with the root.
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
    serde::Serialize,
    serde::Deserialize,
)]
pub struct SaleTerms {
    /// The price.
    pub amount: Balance,
    /// Who pays it: a party who acquires.
    pub buyer: SubjectId,
    /// Whose wallet is paid: a party who gives away.
    pub seller: SubjectId,
}

/// The price of a sale, and where it is.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Price<AccountId> {
    /// What was agreed.
    pub terms: SaleTerms,
    /// Where it is.
    pub escrow: Escrow<AccountId>,
}

/// The money of an act as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DuesView<AccountId> {
    /// What it costs, and where that is; none if its kind cost nothing when it was drafted.
    pub fee: Option<Fee<AccountId>>,
    /// What is to be paid of the fee, or was: final when all have signed.
    pub owed: FeeSums,
    /// The price, if there is one in escrow.
    pub price: Option<Price<AccountId>>,
}
