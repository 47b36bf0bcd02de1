//! Meters, as they are kept and as they are answered.

use super::{Mark, Reading, Register, Stand, Stands, Totals};
use crate::Service;
use adliya_primitives::{ContractId, MandateId, MeterId, Moment, OfficeId, Region};
use adliya_tariffs::tariff::MAX_REGISTERS;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::{ed25519, H256};

/// The registers of a meter.
pub type Registers = BoundedVec<Register, ConstU32<MAX_REGISTERS>>;

/// The registers of a meter, and what they show when it is registered.
pub type OpeningStands = BoundedVec<(Register, Stand), ConstU32<MAX_REGISTERS>>;

/// Where a meter is.
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
pub enum MeterStatus {
    /// On no contract: in store, or where the last contract has ended.
    Registered,
    /// On a contract.
    Installed {
        /// Which.
        contract: ContractId,
        /// Since when.
        since: Moment,
    },
    /// Taken out of service, for ever.
    Removed {
        /// When.
        at: Moment,
    },
}

/// A meter.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Meter {
    /// Whose it is.
    pub supplier: OfficeId,
    /// What it meters.
    pub service: Service,
    /// The hash of its type and serial number.
    pub serial: H256,
    /// The key that it signs with; none if people read it.
    pub key: Option<ed25519::Public>,
    /// Its registers.
    pub registers: Registers,
    /// The hash of the list of its seals, if it has any.
    pub seals: Option<H256>,
    /// Where the office of the supplier is that registered it: metrology there is competent.
    pub region: Region,
    /// When metrology certifies it; nothing before the first time.
    pub certified: Option<Certified>,
    /// Where it is.
    pub status: MeterStatus,
    /// Who registered it.
    pub registered_by: MandateId,
    /// The last reading that counts; at first what it showed when it was registered.
    pub last: Reading,
    /// What it had counted last on the contract that it was on before: the next one begins with no less.
    pub carried: Option<Carried>,
}

/// When a meter is certified without a gap.
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
pub struct Certified {
    /// From when on, inclusive.
    pub from: Moment,
    /// Until when, inclusive: the end of the certificate, or its withdrawal.
    pub until: Moment,
}

/// What a meter had counted when it left a contract, be it estimated.
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
pub struct Carried {
    /// As of when.
    pub at: Moment,
    /// How much.
    pub totals: Totals,
}

impl Carried {
    /// What a mark says.
    pub(crate) fn of(mark: Mark) -> Self {
        Self {
            at: mark.at,
            totals: mark.totals,
        }
    }
}

impl Meter {
    /// What the registers have ever counted when they show this, or nothing when they cannot.
    pub fn totals(&self, stands: &Stands) -> Option<Totals> {
        if stands.len() != self.registers.len() {
            return None;
        }
        let mut totals = Totals::default();
        let shown = self.registers.iter().zip(stands);
        for (total, (register, stand)) in totals.iter_mut().zip(shown) {
            *total = stand.total(register)?;
        }
        Some(totals)
    }

    /// Whether metrology certified it for that moment.
    pub fn is_certified_at(&self, at: Moment) -> bool {
        self.certified
            .is_some_and(|is| is.from <= at && at <= is.until)
    }
}

/// A meter as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct MeterView {
    /// Its number.
    pub id: MeterId,
    /// What is kept of it.
    pub meter: Meter,
    /// Whether metrology certifies it now.
    pub certified: bool,
}
