//! Where an office is competent and where an event was registered.

use alloc::string::{String, ToString};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt, str::FromStr};
use scale_info::TypeInfo;

/// Four one-byte levels: country, region, district, locality; the country is the highest byte.
///
/// A level of zero means "all of it", and so do all levels below it: `1.14.0.0` is the whole of region 14
/// of country 1. The numbers are the administrative codes of the state (SOATO in Uzbekistan), mapped by
/// the genesis of the chain.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Region(pub u32);

impl Region {
    /// Everything that the chain serves.
    pub const WHOLE: Region = Region(0);

    /// The region with these levels; see [`Region::is_well_formed`] for what makes sense.
    pub const fn new(country: u8, region: u8, district: u8, locality: u8) -> Self {
        Self(u32::from_be_bytes([country, region, district, locality]))
    }

    /// The four levels, highest first.
    pub const fn levels(self) -> [u8; 4] {
        self.0.to_be_bytes()
    }

    /// No level is named below one that is not: `1.0.3.0` is no place.
    pub const fn is_well_formed(self) -> bool {
        self.0 & !self.mask() == 0
    }

    /// Whether `other` is this region or lies in it. Both must be well formed.
    pub const fn covers(self, other: Region) -> bool {
        other.0 & self.mask() == self.0
    }

    /// The district in which this region lies: this one without its locality. A region above a district is its own.
    pub const fn district(self) -> Region {
        Region(self.0 & 0xffff_ff00)
    }

    /// All ones for the levels down to the first zero one.
    const fn mask(self) -> u32 {
        let [country, region, district, locality] = self.levels();
        if country == 0 {
            0
        } else if region == 0 {
            0xff00_0000
        } else if district == 0 {
            0xffff_0000
        } else if locality == 0 {
            0xffff_ff00
        } else {
            0xffff_ffff
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [country, region, district, locality] = self.levels();
        write!(f, "{country}.{region}.{district}.{locality}")
    }
}

/// Why a text is no region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionError {
    /// Not one to four numbers of 0 to 255 with dots between them.
    Malformed,
    /// A level is named below one that is zero.
    Gap,
}

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RegionError::Malformed => {
                "a region is one to four numbers of 0 to 255 with dots, as in 1.14.2.0"
            }
            RegionError::Gap => "a region names no level below one that is zero",
        })
    }
}

impl core::error::Error for RegionError {}

impl FromStr for Region {
    type Err = RegionError;

    /// Reads `1`, `1.14`, `1.14.2` or `1.14.2.0`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut levels = [0u8; 4];
        let mut parts = text.split('.');
        for (place, level) in levels.iter_mut().enumerate() {
            match parts.next() {
                Some(part) if !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) => {
                    *level = part.parse().map_err(|_| RegionError::Malformed)?
                }
                Some(_) => return Err(RegionError::Malformed),
                None if place == 0 => return Err(RegionError::Malformed),
                None => break,
            }
        }
        if parts.next().is_some() {
            return Err(RegionError::Malformed);
        }
        let region = Region(u32::from_be_bytes(levels));
        region
            .is_well_formed()
            .then_some(region)
            .ok_or(RegionError::Gap)
    }
}

/// In JSON, a region is its text.
impl From<Region> for String {
    fn from(region: Region) -> Self {
        region.to_string()
    }
}

impl TryFrom<String> for Region {
    type Error = RegionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_covers_itself_and_what_lies_in_it_and_nothing_else() {
        let samarkand = Region::new(1, 14, 0, 0);
        let urgut = Region::new(1, 14, 7, 0);
        assert!(Region::WHOLE.covers(samarkand));
        assert!(samarkand.covers(samarkand) && samarkand.covers(urgut));
        assert!(!urgut.covers(samarkand));
        assert!(!samarkand.covers(Region::new(1, 15, 7, 0)));
        assert!(
            !samarkand.covers(Region::new(2, 14, 7, 0)),
            "the same number in another country"
        );
        assert!(!samarkand.covers(Region::WHOLE));
        assert!(!Region::new(1, 14, 7, 1).covers(Region::new(1, 14, 7, 2)));
    }

    #[test]
    fn covering_agrees_with_comparing_level_by_level() {
        let all: std::vec::Vec<Region> = (0..=2u8)
            .flat_map(|a| (0..=2u8).map(move |b| (a, b)))
            .flat_map(|(a, b)| (0..=2u8).map(move |c| (a, b, c)))
            .flat_map(|(a, b, c)| (0..=2u8).map(move |d| Region::new(a, b, c, d)))
            .filter(|r| r.is_well_formed())
            .collect();
        assert_eq!(all.len(), 1 + 2 + 4 + 8 + 16);
        for outer in &all {
            for inner in &all {
                let prefix = outer
                    .levels()
                    .into_iter()
                    .take_while(|level| *level != 0)
                    .count();
                let expected = outer.levels()[..prefix] == inner.levels()[..prefix];
                assert_eq!(outer.covers(*inner), expected, "{outer} covers {inner}");
            }
        }
    }

    #[test]
    fn a_locality_lies_in_its_district_and_what_is_above_one_is_its_own() {
        let urgut = Region::new(1, 14, 7, 0);
        assert_eq!(Region::new(1, 14, 7, 3).district(), urgut);
        for region in [
            urgut,
            Region::new(1, 14, 0, 0),
            Region::new(1, 0, 0, 0),
            Region::WHOLE,
        ] {
            assert_eq!(region.district(), region);
        }
    }

    #[test]
    fn text_is_read_back_and_gaps_are_refused() {
        assert_eq!("1.14.7".parse(), Ok(Region::new(1, 14, 7, 0)));
        assert_eq!(
            Region::new(1, 14, 7, 0).to_string().parse(),
            Ok(Region::new(1, 14, 7, 0))
        );
        assert_eq!("1.0.7".parse::<Region>(), Err(RegionError::Gap));
        for bad in ["", "1.", "256", "1.2.3.4.5", "a", "1 ", "+1", "-1"] {
            assert_eq!(
                bad.parse::<Region>(),
                Err(RegionError::Malformed),
                "{bad:?}"
            );
        }
    }
}
