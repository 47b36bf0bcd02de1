//! Contracts, as they are kept and as they are answered.

use crate::Service;
use adliya_primitives::{
    ContractId, MandateId, MeterId, Moment, OfficeId, Region, SubjectId, TariffId,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

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

/// A contract. Its meter and its state change, nothing else.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Contract {
    /// Who supplies.
    pub supplier: OfficeId,
    /// What is supplied.
    pub service: Service,
    /// What was offered. The meter is the one that is on it now, or was last.
    pub terms: ContractTerms,
    /// When it was offered.
    pub offered_at: Moment,
    /// Who offered it.
    pub offered_by: MandateId,
    /// How it stands.
    pub state: ContractState,
}

impl Contract {
    /// How it stands at a moment.
    pub fn status_at(&self, now: Moment) -> ContractStatus {
        match self.state {
            ContractState::Offered { until } if now <= until => ContractStatus::Offered,
            ContractState::Offered { .. } => ContractStatus::Lapsed,
            ContractState::Withdrawn { .. } => ContractStatus::Withdrawn,
            ContractState::Declined { .. } => ContractStatus::Declined,
            ContractState::Active { .. } => ContractStatus::Active,
            ContractState::Suspended { .. } => ContractStatus::Suspended,
            ContractState::Terminated { .. } => ContractStatus::Terminated,
        }
    }

    /// How the consumer accepted it, while it is in force.
    pub fn in_force(&self) -> Option<Word> {
        match self.state {
            ContractState::Active { accepted } | ContractState::Suspended { accepted, .. } => {
                Some(accepted)
            }
            _ => None,
        }
    }
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
}
