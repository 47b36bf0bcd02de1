//! Contracts, as they are kept and as they are answered.

use super::Import;
use crate::{Day, LocalTime, Service};
use adliya_primitives::{
    ContractId, MandateId, MeterId, Moment, OfficeId, Region, SubjectId, TariffId,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most changes of category that a contract keeps.
pub const MAX_CATEGORY_CHANGES: u32 = 12;

/// What a supplier offers.
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
pub struct ContractTerms {
    /// To whom, in the domain of utility contracts.
    pub consumer: SubjectId,
    /// At which tariff, and those that follow it.
    pub tariff: TariffId,
    /// In which category of its consumers.
    pub category: u8,
    /// By which meter, if by one that is there already.
    pub meter: Option<MeterId>,
    /// Where.
    pub region: Region,
    /// The hash of the contract.
    pub document: H256,
    /// The contract that ends where this one begins: of the same consumer with whichever supplier, or of another consumer, who has
    /// released it, with the same supplier.
    pub replaces: Option<ContractId>,
}

/// How the consumer accepted.
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
pub enum Manner {
    /// With their wallet.
    ByWallet,
    /// In person, before an officer of the supplier.
    InPerson {
        /// The hash of what the consumer signed.
        statement: H256,
        /// The officer, who is not the one who made the offer.
        officer: MandateId,
    },
    /// They were told of what the supplier had imported, and did not object.
    BySilence,
    /// It was on paper, the consumer disputed it, and the regulator decided that it was so.
    ByDecision {
        /// The hash of the decision.
        decision: H256,
    },
    /// The consumer has died, and the estate or an heir goes on.
    OnDeath {
        /// The claims root of the certificate that says who.
        certificate: H256,
        /// The officer who has seen it.
        officer: MandateId,
    },
}

/// When and how the consumer said something.
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
pub struct Word {
    /// When.
    pub at: Moment,
    /// How.
    pub manner: Manner,
}

/// What is kept of how a contract stands. An offer whose time is over stays one: see [`ContractStatus`].
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
pub enum ContractState {
    /// It waits for the consumer.
    Offered {
        /// How long, inclusive.
        until: Moment,
    },
    /// It was on paper, and waits for the consumer's word or silence: see [`Contract::import`].
    Imported,
    /// The supplier took the offer back.
    Withdrawn {
        /// When.
        at: Moment,
    },
    /// The consumer declined the offer.
    Declined {
        /// When.
        at: Moment,
    },
    /// It is in force.
    Active {
        /// How the consumer accepted it.
        accepted: Word,
    },
    /// It is in force, and nothing is supplied, as the consumer wishes.
    Suspended {
        /// How the consumer accepted it.
        accepted: Word,
        /// Since when.
        at: Moment,
    },
    /// The consumer ended it.
    Terminated {
        /// How the consumer had accepted it.
        accepted: Word,
        /// How the consumer ended it.
        ended: Word,
    },
}

/// How a contract stands at a moment.
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
pub enum ContractStatus {
    /// It waits for the consumer.
    Offered,
    /// The time for the consumer to accept it is over.
    Lapsed,
    /// It was on paper, and the consumer is told of it.
    Imported,
    /// It was on paper, and the consumer says that it was not so.
    Disputed,
    /// The supplier took the offer back.
    Withdrawn,
    /// The consumer declined the offer.
    Declined,
    /// It is in force.
    Active,
    /// It is in force, and nothing is supplied.
    Suspended,
    /// It has ended.
    Terminated,
}

/// A category that a contract was in.
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
pub struct FormerCategory {
    /// Which.
    pub category: u8,
    /// The first day on which it was in the next one.
    pub until: Day,
}

/// A consumer's word that another contract may take the place of theirs.
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
pub struct Release {
    /// Which.
    pub to: ContractId,
    /// When and how they gave it.
    pub word: Word,
}

/// The days of a contract that are billed alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct TermsSpan {
    /// The first day.
    pub from: Day,
    /// The first day after them.
    pub until: Day,
    /// By which tariff.
    pub tariff: TariffId,
    /// In which category.
    pub category: u8,
}

/// A contract. Its meter, its category and its state change, and who takes it over; nothing else.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Contract {
    /// Who supplies.
    pub supplier: OfficeId,
    /// What is supplied.
    pub service: Service,
    /// What was offered. The meter is the one that is on it now, or was last; the category the last one that was agreed on.
    pub terms: ContractTerms,
    /// The categories before.
    pub former: BoundedVec<FormerCategory, ConstU32<MAX_CATEGORY_CHANGES>>,
    /// When a day begins.
    pub local_time: LocalTime,
    /// When it was offered.
    pub offered_at: Moment,
    /// Who offered it.
    pub offered_by: MandateId,
    /// How it stands.
    pub state: ContractState,
    /// Where it was on paper: what was brought of it.
    pub import: Option<Import>,
    /// Whom the consumer lets take it over.
    pub release: Option<Release>,
    /// The contract that has taken its place.
    pub successor: Option<ContractId>,
}

impl Contract {
    /// How it stands at a moment.
    pub fn status_at(&self, now: Moment) -> ContractStatus {
        match self.state {
            ContractState::Offered { until } if now <= until => ContractStatus::Offered,
            ContractState::Offered { .. } => ContractStatus::Lapsed,
            ContractState::Imported => match &self.import {
                Some(import) if import.dispute.is_some() => ContractStatus::Disputed,
                Some(import) if import.notice_until < now => ContractStatus::Active,
                _ => ContractStatus::Imported,
            },
            ContractState::Withdrawn { .. } => ContractStatus::Withdrawn,
            ContractState::Declined { .. } => ContractStatus::Declined,
            ContractState::Active { .. } => ContractStatus::Active,
            ContractState::Suspended { .. } => ContractStatus::Suspended,
            ContractState::Terminated { .. } => ContractStatus::Terminated,
        }
    }

    /// How the consumer accepted it, while it is in force.
    pub fn in_force(&self, now: Moment) -> Option<Word> {
        match (self.state, &self.import) {
            (ContractState::Active { accepted } | ContractState::Suspended { accepted, .. }, _) => {
                Some(accepted)
            }
            (ContractState::Imported, Some(import)) => {
                let silent = import.dispute.is_none() && import.notice_until < now;
                silent.then_some(Word {
                    at: import.notice_until,
                    manner: Manner::BySilence,
                })
            }
            _ => None,
        }
    }

    /// Whether a meter is on it if it names one.
    pub fn holds_meter(&self) -> bool {
        matches!(
            self.state,
            ContractState::Imported
                | ContractState::Active { .. }
                | ContractState::Suspended { .. }
        )
    }

    /// In which category it is on a day.
    pub fn category_on(&self, day: Day) -> u8 {
        let then = self.former.iter().find(|former| day < former.until);
        then.map_or(self.terms.category, |former| former.category)
    }
}

/// The most contracts that are shown at once.
pub const MAX_PAGE: u32 = 100;

/// Some contracts of a consumer, in no order that says anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ContractsPage {
    /// The contracts.
    pub contracts: Vec<ContractView>,
    /// After which to ask for the next page.
    pub next: Option<ContractId>,
}

/// A contract as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ContractView {
    /// Its number.
    pub id: ContractId,
    /// What is kept of it.
    pub contract: Contract,
    /// How it stands now.
    pub status: ContractStatus,
    /// Whether its consumer has died, so that an estate or an heir has to take it over.
    pub of_the_dead: bool,
}
