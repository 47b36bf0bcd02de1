//! What the pallet stores and answers.

use adliya_primitives::{MandateId, Moment, OfficeId, OfficeKind, Region, Roles, SubjectId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The most offices on the way from a top one to the lowest, both counted.
pub const MAX_DEPTH: u8 = 4;

/// The most offices that are suspended at once and lead others, or did. A country has fewer of them (the departments of
/// regions and districts); whoever needs more at once suspends the office above.
pub const MAX_SUSPENDED_LEADERS: u32 = 256;

/// The offices above an office, the nearest first. They never change.
pub type Lineage = BoundedVec<OfficeId, ConstU32<{ MAX_DEPTH as u32 - 1 }>>;

/// Suspended offices that lead others, or did, in the order of their numbers.
pub type SuspendedOffices = BoundedVec<OfficeId, ConstU32<MAX_SUSPENDED_LEADERS>>;

/// A public name of an office in UTF-8, at most 96 bytes.
pub type OfficeName = BoundedVec<u8, ConstU32<96>>;

/// Whether an office or a mandate may act.
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
pub enum Standing {
    /// It may.
    Active,
    /// It may not, until it is reinstated.
    Suspended,
    /// It never will again: a closed office, a revoked mandate.
    Ended,
}

/// An office as it is kept.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Office {
    /// What it is.
    pub kind: OfficeKind,
    /// Where it is competent.
    pub region: Region,
    /// The offices that lead it, the nearest first; none leads a top office but the root authority.
    pub above: Lineage,
    /// Whether it serves the citizens of the whole country, and not of its region alone.
    pub extraterritorial: bool,
    /// Its own standing; that of the offices above counts as well.
    pub standing: Standing,
    /// Its public name.
    pub name: OfficeName,
}

impl Office {
    /// The office that leads it.
    pub fn parent(&self) -> Option<OfficeId> {
        self.above.first().copied()
    }

    /// 1 for a top office, at most [`MAX_DEPTH`].
    pub fn depth(&self) -> u8 {
        u8::try_from(self.above.len())
            .unwrap_or(MAX_DEPTH)
            .saturating_add(1)
    }
}

/// The tie of a key to an office, as it is kept: also after it has ended.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Mandate<AccountId> {
    /// The key that acts under it now, or did last.
    pub account: AccountId,
    /// How many keys it has had before this one.
    pub rotations: u32,
    /// The office that the officer acts for.
    pub office: OfficeId,
    /// The officer as a person, in the civil-status domain.
    pub subject: SubjectId,
    /// What the officer may do.
    pub roles: Roles,
    /// From when on, inclusive.
    pub valid_from: Moment,
    /// Until when, exclusive.
    pub valid_until: Moment,
    /// Its own standing; its office's counts as well.
    pub standing: Standing,
    /// When it was granted.
    pub granted_at: Moment,
    /// When it was revoked, if it was.
    pub ended_at: Option<Moment>,
}

impl<AccountId> Mandate<AccountId> {
    /// It can never be in force again.
    pub fn is_over(&self, now: Moment) -> bool {
        self.standing == Standing::Ended || now >= self.valid_until
    }

    /// It is in force, as far as it depends on the mandate alone.
    pub fn is_in_force(&self, now: Moment) -> bool {
        self.standing == Standing::Active && self.valid_from <= now && now < self.valid_until
    }
}

/// An office as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OfficeView {
    /// Its id.
    pub id: OfficeId,
    /// What it is.
    pub kind: OfficeKind,
    /// Where it is competent.
    pub region: Region,
    /// The office that leads it.
    pub parent: Option<OfficeId>,
    /// 1 for a top office.
    pub depth: u8,
    /// Whether it serves the citizens of the whole country.
    pub extraterritorial: bool,
    /// Its own standing.
    pub standing: Standing,
    /// Whether it and every office above it are active.
    pub in_force: bool,
    /// Its public name, UTF-8.
    pub name: Vec<u8>,
}

/// Why a key may not act now. One cause is named, the first in this order.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Impediment {
    /// The mandate has moved to another key.
    KeyReplaced,
    /// The mandate was revoked.
    MandateRevoked,
    /// The mandate is suspended.
    MandateSuspended,
    /// The mandate is not valid yet.
    MandateNotYetValid,
    /// The mandate is not valid any more.
    MandateExpired,
    /// This office is suspended: the officer's own or one above it.
    OfficeSuspended(OfficeId),
    /// The officer's office is closed.
    OfficeClosed(OfficeId),
}

/// The mandate of a key as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OfficerView<AccountId> {
    /// The key that was asked for.
    pub account: AccountId,
    /// The mandate that it has or had last.
    pub mandate: MandateId,
    /// The office of the mandate.
    pub office: OfficeId,
    /// Where the office is competent.
    pub region: Region,
    /// What the officer may do.
    pub roles: Roles,
    /// From when on, inclusive.
    pub valid_from: Moment,
    /// Until when, exclusive.
    pub valid_until: Moment,
    /// The mandate's own standing.
    pub standing: Standing,
    /// Why the key may not act at the moment of the block; none if it may.
    pub impediment: Option<Impediment>,
}

/// The most bytes of a proposed call.
pub const MAX_CALL_LEN: u32 = 1024;

/// A call that waits for a supervisor.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Proposal {
    /// The call, SCALE-encoded.
    pub call: BoundedVec<u8, ConstU32<MAX_CALL_LEN>>,
    /// Who proposed it.
    pub officer: MandateId,
    /// When it can no longer be confirmed.
    pub expires_at: Moment,
}
