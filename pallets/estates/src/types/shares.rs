//! Shares of an estate, exact: none is rounded, and they are never more than the whole.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// One share: so many parts of so many.
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
pub struct Share {
    /// How many parts. At least one, and no more than there are.
    pub parts: u32,
    /// Of how many.
    pub of: u32,
}

impl Share {
    /// Whether it is something, and not more than the whole.
    pub const fn is_well_formed(self) -> bool {
        self.parts > 0 && self.parts <= self.of
    }
}

/// A sum of shares, over a common multiple of what each was of. While there are any the multiple only grows, so that each
/// that was added can be taken off again exactly; without any it begins anew.
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
pub struct Shares {
    /// How many parts.
    pub parts: u64,
    /// Of how many. Never zero.
    pub of: u64,
}

impl Default for Shares {
    fn default() -> Self {
        Self { parts: 0, of: 1 }
    }
}

/// Why a share is not added to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// It would be more than the whole.
    TooMuch,
    /// What the shares are of has no common multiple of 64 bits.
    TooFine,
}

impl Shares {
    /// Whether it is all that there is.
    pub const fn is_whole(self) -> bool {
        self.parts == self.of
    }

    /// This sum with a share more.
    pub fn with(self, share: Share) -> Result<Self, ShareError> {
        let of = common_multiple(self.of, share.of.into()).ok_or(ShareError::TooFine)?;
        // Neither product is more than the multiple.
        let mine = scaled(self.parts, self.of, of).ok_or(ShareError::TooFine)?;
        let more = scaled(share.parts.into(), share.of.into(), of).ok_or(ShareError::TooFine)?;
        let parts = mine.checked_add(more).filter(|parts| *parts <= of);
        Ok(Self {
            parts: parts.ok_or(ShareError::TooMuch)?,
            of,
        })
    }

    /// This sum without shares that were added to it; none if they were not.
    pub fn without(self, shares: Shares) -> Option<Self> {
        if self.of.checked_rem(shares.of)? != 0 {
            return None;
        }
        let less = scaled(shares.parts, shares.of, self.of)?;
        Some(match self.parts.checked_sub(less)? {
            0 => Self::default(),
            parts => Self { parts, of: self.of },
        })
    }
}

/// So many parts of `of` in parts of `multiple`.
fn scaled(parts: u64, of: u64, multiple: u64) -> Option<u64> {
    parts.checked_mul(multiple.checked_div(of)?)
}

/// The least common multiple; none if it does not fit, or if a number is zero.
fn common_multiple(one: u64, other: u64) -> Option<u64> {
    let (mut divisor, mut rest) = (one, other);
    while rest > 0 {
        (divisor, rest) = (rest, divisor.checked_rem(rest)?);
    }
    one.checked_div(divisor)?
        .checked_mul(other)
        .filter(|multiple| *multiple > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn share(parts: u32, of: u32) -> Share {
        Share { parts, of }
    }

    fn sum(shares: &[Share]) -> Result<Shares, ShareError> {
        let none = Ok(Shares::default());
        shares.iter().fold(none, |sum, share| sum?.with(*share))
    }

    #[test]
    fn a_half_a_third_and_a_sixth_are_the_whole_and_nothing_can_be_added() {
        let all = sum(&[share(1, 2), share(1, 3), share(1, 6)]).expect("no more than the whole");
        assert!(all.is_whole());
        assert_eq!(all.with(share(1, u32::MAX)), Err(ShareError::TooMuch));
    }

    #[test]
    fn three_thirds_are_the_whole_though_no_decimal_says_so() {
        assert!(sum(&[share(1, 3); 3]).is_ok_and(Shares::is_whole));
        assert_eq!(sum(&[share(1, 3); 4]), Err(ShareError::TooMuch));
    }

    #[test]
    fn what_was_added_is_taken_off_exactly_in_any_order() {
        let shares = [share(2, 7), share(1, 6), share(3, 10)];
        for first in shares {
            let others: Vec<_> = shares.into_iter().filter(|one| *one != first).collect();
            let all = sum(&shares).expect("less than the whole");
            let alone = sum(&[first]).expect("less than the whole");
            let left = all.without(alone).expect("it was added");
            let expected = sum(&others).expect("less than the whole");
            let same = u128::from(left.parts) * u128::from(expected.of)
                == u128::from(expected.parts) * u128::from(left.of);
            assert!(same, "{first:?}");
        }
    }

    #[test]
    fn shares_without_a_common_measure_are_refused_and_not_rounded() {
        // Primes just below 2^32.
        let fine = [4_294_967_291, 4_294_967_279, 4_294_967_231].map(|of| share(1, of));
        assert!(sum(&fine[..2]).is_ok());
        assert_eq!(sum(&fine), Err(ShareError::TooFine));
    }

    #[test]
    fn once_all_shares_are_taken_off_any_can_be_added_again() {
        let fine = [4_294_967_291, 4_294_967_279].map(|of| share(1, of));
        let sum = sum(&fine).expect("less than the whole");
        assert_eq!(sum.with(share(1, 2)), Err(ShareError::TooFine));
        let none = sum.without(sum).expect("they were added");
        assert!(none.with(share(1, 2)).is_ok());
    }

    #[test]
    fn no_share_is_nothing_or_more_than_the_whole() {
        for (parts, of) in [(0, 1), (0, 0), (2, 1), (1, 0)] {
            assert!(!share(parts, of).is_well_formed());
        }
        assert!(share(1, 1).is_well_formed());
    }
}
