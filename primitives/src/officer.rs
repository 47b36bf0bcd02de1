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
    /// Whether that office serves the citizens of the whole country.
    pub extraterritorial: bool,
    /// The mandate that entitles the officer.
    pub mandate: MandateId,
    /// What the mandate entitles to.
    pub roles: Roles,
    /// The officer as a person in the civil-status domain: nobody acts on a record of their own.
    pub subject: SubjectId,
}

impl<AccountId> Officer<AccountId> {
    /// Whether the officer may serve somebody there: within the office's region, or anywhere in its country if the office
    /// serves the whole of it.
    pub const fn serves(&self, region: Region) -> bool {
        let ([country, ..], [other, ..]) = (self.region.levels(), region.levels());
        self.region.covers(region) || (self.extraterritorial && country == other)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn officer(region: Region, extraterritorial: bool) -> Officer<u64> {
        Officer {
            account: 0,
            office: OfficeId(0),
            region,
            extraterritorial,
            mandate: MandateId(0),
            roles: Roles::of(&[]),
            subject: SubjectId::default(),
        }
    }

    #[test]
    fn an_office_serves_its_region_and_if_extraterritorial_its_country_but_no_other() {
        let [samarkand, urgut, andijan, baku] = [
            Region::new(1, 14, 0, 0),
            Region::new(1, 14, 7, 0),
            Region::new(1, 3, 0, 0),
            Region::new(2, 1, 0, 0),
        ];
        for extraterritorial in [false, true] {
            let office = officer(samarkand, extraterritorial);
            assert!(office.serves(samarkand) && office.serves(urgut));
            assert_eq!(office.serves(andijan), extraterritorial);
            assert!(!office.serves(baku));
        }
    }
}
