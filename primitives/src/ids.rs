//! Identifiers. Each is its own type, so that the compiler refuses one in place of another.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;
use sp_core::H256;

/// A point in time: milliseconds since the Unix epoch, as `pallet-timestamp` keeps it.
///
/// Everything with legal meaning is a moment; no deadline is a block number.
pub type Moment = u64;

macro_rules! sequential_id {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode,
            DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
        )]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub struct $name(pub $inner);

        impl $name {
            /// The id after this one, or `None` when the ids are used up.
            pub fn next(self) -> Option<Self> {
                self.0.checked_add(1).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl From<$inner> for $name {
            fn from(id: $inner) -> Self {
                Self(id)
            }
        }
    };
}

sequential_id! {
    /// A registry office, notary practice, court, supplier, regulator. Assigned by the chain, never reused.
    OfficeId(u32)
}
sequential_id! {
    /// The tie of one key to one office with a set of roles. Kept after it ends.
    MandateId(u64)
}
sequential_id! {
    /// A call that one officer proposed and a supervisor has to confirm.
    ProposalId(u64)
}
sequential_id! {
    /// An entry of the civil register. Never reused, never deleted.
    RecordId(u64)
}
sequential_id! {
    /// A tariff of a supplier. Never reused, never deleted.
    TariffId(u32)
}
sequential_id! {
    /// A meter of a supplier. Never reused, never deleted.
    MeterId(u64)
}
sequential_id! {
    /// A utility contract. Never reused, never deleted.
    ContractId(u64)
}
sequential_id! {
    /// Paper contracts of a supplier that become live ones, under one root. Never reused, never deleted.
    SwitchOverId(u32)
}
sequential_id! {
    /// The place of a bill among those of its contract. Never reused, never deleted.
    BillNumber(u32)
}
sequential_id! {
    /// A consumer's dispute with the supplier of a utility contract. Never reused, never deleted.
    DisputeId(u64)
}
sequential_id! {
    /// A decision of a court that concerns an entry of the civil register. Never reused, never deleted.
    DecisionId(u64)
}
sequential_id! {
    /// What an informant or a citizen asks the civil register to enter. Never reused, never deleted.
    DeclarationId(u64)
}
sequential_id! {
    /// A digitised volume of a paper register, anchored on chain. Never reused, never deleted.
    VolumeId(u64)
}
sequential_id! {
    /// A number of an office's paper register. Reserved by the chain, and used once.
    PaperNumber(u64)
}
sequential_id! {
    /// A notice that two people want to marry. Never reused, never deleted.
    NoticeId(u64)
}
sequential_id! {
    /// An act of a notary, and of a power of attorney the power. Never reused, never deleted.
    ActId(u64)
}
sequential_id! {
    /// A file of acts that one practice keeps, and that passes to another as one. Never reused, never deleted.
    DocketId(u32)
}
sequential_id! {
    /// The passing of a practice's files to another. Never reused, never deleted.
    HandoverId(u64)
}
sequential_id! {
    /// That somebody is a ward's guardian in the notary's domain. Never reused, never deleted.
    GuardianshipId(u64)
}

sequential_id! {
    /// A will. Never reused, never deleted.
    WillId(u64)
}
sequential_id! {
    /// What a person has left, from the registration of the death on. Never reused, never deleted.
    EstateId(u64)
}

/// A citizen or a legal person **in one domain**: a pseudonym made off chain.
///
/// See [`crate::subject`] for the derivation. Two domains give the same person unrelated ids.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct SubjectId(pub H256);

impl fmt::Display for SubjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl From<[u8; 32]> for SubjectId {
    fn from(bytes: [u8; 32]) -> Self {
        Self(H256(bytes))
    }
}
