//! Who acted: what an origin tells a call about the officer behind it.

use crate::{MandateId, OfficeId, Region, Roles, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// An officer whose mandate was in force when the origin was checked.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Officer<AccountId> {
    /// The key that signed.
    pub account: AccountId,
    /// The office that the officer acts for.
    pub office: OfficeId,
    /// Where that office is competent.
    pub region: Region,
    /// The mandate that entitles the officer.
    pub mandate: MandateId,
    /// What the mandate entitles to.
    pub roles: Roles,
    /// The officer as a person in the civil-status domain: nobody acts on a record of their own.
    pub subject: SubjectId,
}

/// Two officers behind one call: four eyes.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Confirmed<AccountId> {
    /// Who proposed the call and answers for it.
    pub officer: Officer<AccountId>,
    /// Who confirmed it.
    pub supervisor: Officer<AccountId>,
}
