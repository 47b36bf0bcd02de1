//! Tariffs, as they are kept and as they are answered.

use crate::{Day, LocalTime, Service, Tariff, Unit};
use adliya_primitives::{MandateId, Moment, OfficeId, Region, TariffId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// For what tariffs follow each other: a supplier has one chain of them for each service in each region.
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
pub struct Scope {
    /// Who supplies.
    pub supplier: OfficeId,
    /// What is supplied.
    pub service: Service,
    /// Where.
    pub region: Region,
}

/// What of a tariff contracts and meters depend on. A tariff that follows another keeps it, and may add categories.
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
pub struct Shape {
    /// For how much a price is.
    pub unit: Unit,
    /// How many registers of a meter are priced; none where there is no meter.
    pub registers: u8,
    /// How many categories of consumers there are.
    pub categories: u8,
    /// When a day begins.
    pub local_time: LocalTime,
}

impl Shape {
    /// The shape of a tariff.
    pub fn of(tariff: &Tariff) -> Self {
        Self {
            unit: tariff.unit,
            registers: tariff.registers,
            categories: tariff.categories,
            local_time: tariff.local_time,
        }
    }

    /// Whether contracts under this shape go on under the other.
    pub fn is_kept_by(&self, other: &Shape) -> bool {
        let kept = Shape {
            categories: self.categories,
            ..*other
        };
        kept == *self && other.categories >= self.categories
    }
}

/// What follows a tariff.
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
pub struct Successor {
    /// Which.
    pub tariff: TariffId,
    /// The first day on which it applies.
    pub from: Day,
}

/// How a tariff stands.
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
pub enum TariffStatus {
    /// It waits for the regulator.
    Proposed,
    /// The regulator rejected it, for ever.
    Rejected {
        /// When.
        at: Moment,
    },
    /// The regulator approved it, for ever.
    Approved {
        /// When.
        at: Moment,
        /// The tariff before it.
        follows: Option<TariffId>,
        /// The tariff after it.
        successor: Option<Successor>,
    },
}

/// What is kept of a tariff beside the tariff itself. Its status changes, nothing else.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct TariffRecord<AssetId> {
    /// For what it is.
    pub scope: Scope,
    /// What contracts and meters depend on.
    pub shape: Shape,
    /// The asset whose minor unit its prices are in.
    pub asset: AssetId,
    /// The hash of the document that was proposed.
    pub document: H256,
    /// The first day on which it applies.
    pub effective_from: Day,
    /// Who proposed it.
    pub proposed_by: MandateId,
    /// When.
    pub proposed_at: Moment,
    /// How it stands.
    pub status: TariffStatus,
}

impl<AssetId> TariffRecord<AssetId> {
    /// Whether it applies on a day.
    pub fn applies_on(&self, day: Day) -> bool {
        match self.status {
            TariffStatus::Approved { successor, .. } => {
                self.effective_from <= day && successor.is_none_or(|next| day < next.from)
            }
            _ => false,
        }
    }
}

/// A tariff as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct TariffView<AssetId> {
    /// Its number.
    pub id: TariffId,
    /// What is kept of it.
    pub record: TariffRecord<AssetId>,
    /// The tariff itself.
    pub tariff: Tariff,
}
