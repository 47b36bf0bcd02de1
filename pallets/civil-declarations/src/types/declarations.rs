//! Declarations.

use adliya_primitives::{DeclarationId, MandateId, Moment, OfficeId, RecordId, Region, SubjectId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// Why a declaration is returned to whoever lodged it: what they can mend.
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
pub enum ReturnReason {
    /// A claim that the entry needs is not there.
    Incomplete,
    /// A document that the entry rests on was not shown.
    EvidenceMissing,
    /// It is not certain that a party is who they are said to be.
    IdentityUnproven,
    /// What is declared contradicts itself, its evidence or the register.
    Contradictory,
    /// The event belongs to another region.
    WrongRegion,
    /// Somebody who has to consent has not.
    ConsentMissing,
}

/// Why a declaration is rejected: what nobody can mend.
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
pub enum RejectReason {
    /// The event is in the register.
    Duplicate,
    /// Whoever lodged it may not declare such an event.
    NotEntitled,
    /// The law has no entry for what is declared, or bars it.
    NotRegistrable,
    /// The event did not happen, or not to these persons.
    Unfounded,
    /// A document that it rests on is not genuine.
    EvidenceFalse,
}

/// How a declaration stands.
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
pub enum Status {
    /// It waits for a registrar.
    Lodged,
    /// It waits for whoever lodged it.
    Returned(ReturnReason),
    /// It is this record.
    Accepted(RecordId),
    /// It is not registered.
    Rejected(RejectReason),
    /// Whoever lodged it took it back.
    Withdrawn,
    /// Its time is over.
    Expired,
}

impl Status {
    /// Whether somebody has to act on it.
    pub const fn is_open(self) -> bool {
        matches!(self, Status::Lodged | Status::Returned(_))
    }
}

/// An officer who lodges declarations.
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
pub struct Informant {
    /// Of which office.
    pub office: OfficeId,
    /// By which mandate.
    pub mandate: MandateId,
}

/// Who lodges a declaration, and answers for it.
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
pub enum Declarant {
    /// An informant.
    Informant(Informant),
    /// A citizen, with their own wallet.
    Citizen(SubjectId),
}

/// What is known of a declaration while it is open, and forgotten by the state when it is closed: whom it joins with the
/// record that it became, the record alone says, for as long as it may.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Pending<Outline> {
    /// Who lodged it, as a person.
    pub person: SubjectId,
    /// What is declared.
    pub outline: Outline,
}

/// A declaration as it is kept.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Declaration<Outline> {
    /// The informant who lodged it. None: a citizen did.
    pub informant: Option<Informant>,
    /// Root of the claims tree that shall be entered.
    pub claims_root: H256,
    /// Where it shall be registered.
    pub region: Region,
    /// When it was first lodged.
    pub lodged_at: Moment,
    /// When its time is over, if nobody acts on it before. Of one that is closed: when it would have been.
    pub expires_at: Moment,
    /// How it was left; [`Declaration::status_at`] says how it stands.
    pub status: Status,
    /// There as long as `status` is open.
    pub pending: Option<Pending<Outline>>,
}

impl<Outline> Declaration<Outline> {
    /// How it stands: an open one whose time is over is expired, whether or not somebody has said so.
    pub fn status_at(&self, now: Moment) -> Status {
        if self.status.is_open() && now >= self.expires_at {
            Status::Expired
        } else {
            self.status
        }
    }

    /// Who answers for it, as long as it is not closed.
    pub fn declarant(&self) -> Option<Declarant> {
        match (self.informant, &self.pending) {
            (_, None) => None,
            (Some(informant), _) => Some(Declarant::Informant(informant)),
            (None, Some(pending)) => Some(Declarant::Citizen(pending.person)),
        }
    }
}

/// A declaration's place among those of all regions: both numbers big-endian, so that the keys of a region and of all that
/// lies in it are one after the other.
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
pub struct RegionKey([u8; 4], [u8; 8]);

impl RegionKey {
    /// Where this declaration is found.
    pub const fn new(region: Region, id: DeclarationId) -> Self {
        Self(region.0.to_be_bytes(), id.0.to_be_bytes())
    }

    /// The key before this one; none before the first.
    pub(crate) fn before(self) -> Option<Self> {
        let (region, id) = (self.region(), self.declaration());
        match id.0.checked_sub(1) {
            Some(former) => Some(Self::new(region, DeclarationId(former))),
            None => {
                let former = region.0.checked_sub(1)?;
                Some(Self::new(Region(former), DeclarationId(u64::MAX)))
            }
        }
    }

    /// The declaration that is found there.
    pub const fn declaration(self) -> DeclarationId {
        DeclarationId(u64::from_be_bytes(self.1))
    }

    /// The region that it is declared for.
    pub const fn region(self) -> Region {
        Region(u32::from_be_bytes(self.0))
    }
}

/// A declaration as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DeclarationView<Outline> {
    /// Its number.
    pub id: DeclarationId,
    /// How it stands now.
    pub status: Status,
    /// What is kept of it.
    pub declaration: Declaration<Outline>,
}

/// A page of the open declarations of a region, in the order of their regions and numbers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DeclarationPage<Outline> {
    /// The declarations of the page.
    pub declarations: Vec<DeclarationView<Outline>>,
    /// Where the next page begins; nowhere after the last.
    pub next: Option<RegionKey>,
}
