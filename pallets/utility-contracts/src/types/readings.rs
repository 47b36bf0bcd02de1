//! What a meter shows, and what it signs.

use crate::Unit;
use adliya_primitives::{MeterId, Moment};
use adliya_tariffs::tariff::MAX_REGISTERS;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::{ed25519, H256};

/// The most readings of one extrinsic.
pub const MAX_READINGS: u32 = 500;
/// The most digits of a register.
pub const MAX_DIGITS: u8 = 12;
/// What a meter's message begins with.
pub const READING_PREFIX: &[u8] = b"adliya/v1/reading";

/// A register of a meter.
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
pub struct Register {
    /// What it measures: the six bytes of its OBIS code (IEC 62056-6-1), A to F.
    pub obis: [u8; 6],
    /// What it counts thousandths of.
    pub unit: Unit,
    /// How many decimal digits it has, thousandths among them: after so many nines it begins again at zero.
    pub digits: u8,
}

impl Register {
    /// One more than the highest value that it shows, or nothing when it has no digits or too many.
    pub fn modulus(&self) -> Option<u64> {
        let right = (1..=MAX_DIGITS).contains(&self.digits);
        right.then_some(10u64.checked_pow(self.digits.into())?)
    }
}

/// What a register shows.
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
pub struct Stand {
    /// Its digits, in thousandths of its unit.
    pub value: u64,
    /// How often it has begun again at zero. A meter that does so says so, and nobody has to guess.
    pub turns: u16,
}

impl Stand {
    /// All that the register has ever counted, or nothing when it cannot show the value.
    pub fn total(&self, register: &Register) -> Option<u64> {
        let modulus = register.modulus().filter(|modulus| self.value < *modulus)?;
        modulus
            .checked_mul(self.turns.into())?
            .checked_add(self.value)
    }
}

/// What the registers of a meter show, in their order.
pub type Stands = BoundedVec<Stand, ConstU32<MAX_REGISTERS>>;

/// What somebody has read from a meter.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Observed {
    /// When.
    pub at: Moment,
    /// What it showed.
    pub stands: Stands,
}

/// How a supplier knows what a meter shows.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Taken {
    /// A reader was there.
    Read(Observed),
    /// Nobody was: the chain estimates it.
    Estimated {
        /// For when.
        at: Moment,
    },
}

/// What a meter showed, and when.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Reading {
    /// How many messages the meter has signed, this one included.
    pub counter: u64,
    /// When it was taken, by the meter's clock.
    pub taken_at: Moment,
    /// What its registers showed.
    pub stands: Stands,
}

impl Reading {
    /// What the meter signs: [`READING_PREFIX`], the hash of block zero, the meter's number, and the reading, encoded in
    /// SCALE: numbers little-endian, and before the registers one byte that is four times their number.
    pub fn message(&self, genesis: &H256, meter: MeterId) -> Vec<u8> {
        let mut message = READING_PREFIX.to_vec();
        (genesis, meter, self).encode_to(&mut message);
        message
    }
}

/// A reading that a meter has signed.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SignedReading {
    /// What the meter showed.
    pub reading: Reading,
    /// The meter's signature over [`Reading::message`].
    pub signature: ed25519::Signature,
}

/// Why a signed reading is refused, one cause each.
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
pub enum Refusal {
    /// The meter did not sign this, for this chain: it was altered, or is another meter's or another chain's.
    SignatureInvalid,
    /// The meter has signed this or a later reading before, which was taken: it is replayed or out of order.
    CounterNotAbove,
    /// It was taken no later than the last one that counts.
    TimeNotAfter,
    /// It was taken before the meter was installed on the contract.
    BeforeInstallation,
    /// It was taken later than now.
    InFuture,
    /// The meter was not certified when it was taken.
    NotCertified,
    /// It has more or fewer registers than the meter.
    RegistersMismatch,
    /// A register has not so many digits.
    DigitsExceeded,
    /// A register shows less than it did, and has not begun again at zero.
    RegisterReversed,
}
