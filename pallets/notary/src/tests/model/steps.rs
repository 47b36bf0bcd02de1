//! What is tried.

use super::*;

/// A place in a list whose length is not known yet.
pub(super) type Place = usize;

#[derive(Clone, Debug)]
pub(super) enum Step {
    /// By a practice, between these; linked in this way to that act; valid for so many days.
    Draft(usize, Vec<u64>, u8, Place, Option<u64>),
    /// By a practice, a power of the first for the second, with this to its terms.
    Power(usize, Vec<u64>, Vec<u64>, Terms, u8, Place),
    /// A power of these for those, all that is needed to pass that power on.
    PassOn(usize, Vec<u64>, Terms, Place),
    Sign(u64, Place),
    Attest(usize, u64, Place),
    Check(usize, [u64; 2], Place),
    Certify(usize, Place),
    /// Attests what is not signed, makes sure of all, and certifies.
    Conclude(Place),
    Withdraw(usize, Place),
    WithdrawOwn(u64, Place),
    Rule(u8, Place),
    Revoke(usize, u64, Place),
    RevokeOwn(u64, Place),
    Renounce(usize, u64, Place),
    RenounceOwn(u64, Place),
    HandOver(usize),
    /// Suspends a practice, or gives it back.
    Suspend(usize, bool),
    Relate(usize, u64),
    EndRelation(u64),
    Unlink(u64),
    Die(u64),
    /// It was a mistake.
    Live(u64),
    Wait(u64),
}

/// The number of [`Step::name`]s.
pub(super) const NAMES: usize = 23;

/// What a power entitles to: together, scopes, substitutions, limit, days.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms(
    pub(super) bool,
    pub(super) u8,
    pub(super) u8,
    pub(super) Option<u128>,
    pub(super) u64,
);

impl Step {
    /// What is tried, in a word.
    pub(super) fn name(&self) -> String {
        let shown = format!("{self:?}");
        shown.split('(').next().unwrap_or_default().to_owned()
    }

    /// Which act it is about, if it is about one.
    pub(super) fn place(&self) -> Option<Place> {
        match self {
            Step::Draft(.., place, _)
            | Step::Power(.., place)
            | Step::PassOn(.., place)
            | Step::Sign(_, place)
            | Step::Attest(_, _, place)
            | Step::Check(_, _, place)
            | Step::Certify(_, place)
            | Step::Conclude(place)
            | Step::Withdraw(_, place)
            | Step::WithdrawOwn(_, place)
            | Step::Rule(_, place)
            | Step::Revoke(_, _, place)
            | Step::RevokeOwn(_, place)
            | Step::Renounce(_, _, place)
            | Step::RenounceOwn(_, place) => Some(*place),
            _ => None,
        }
    }
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let desk = || prop_oneof![3 => Just(0usize), 2 => Just(1)];
    let who = || 1..=PEOPLE;
    // Among them the first notary.
    let anybody = || prop_oneof![30 => 1..=PEOPLE, 1 => Just(1_001u64)];
    let some = |most: usize| {
        let people: Vec<u64> = (1..=PEOPLE).chain([1_001]).collect();
        let several = prop::sample::subsequence(people, 1..=most).prop_shuffle();
        // Rarely somebody twice.
        (several, prop::bool::weighted(0.03)).prop_map(|(mut several, twice)| {
            several.extend(several.first().copied().filter(|_| twice));
            several
        })
    };
    let place = || 0usize..1_000_000;
    let terms = || {
        let limit = prop_oneof![Just(None), Just(Some(5u128)), Just(Some(10))];
        (any::<bool>(), 1u8..4, 0u8..4, limit, 25u64..90)
            .prop_map(|(t, s, n, l, d)| Terms(t, s, n, l, d))
    };
    let days = || prop::option::of(25u64..90);
    prop_oneof![
        6 => (desk(), some(4), 0u8..8, place(), days())
            .prop_map(|(d, p, l, a, u)| Step::Draft(d, p, l, a, u)),
        18 => (desk(), prop::collection::vec(who(), 1..2), some(2), terms(), 0u8..12, place())
            .prop_map(|(d, g, a, t, l, p)| Step::Power(d, g, a, t, l, p)),
        14 => (desk(), some(1), terms(), place()).prop_map(|(d, a, t, p)| Step::PassOn(d, a, t, p)),
        9 => (who(), place()).prop_map(|(w, a)| Step::Sign(w, a)),
        9 => (desk(), anybody(), place()).prop_map(|(d, w, a)| Step::Attest(d, w, a)),
        2 => (desk(), [who(), who()], place()).prop_map(|(d, w, a)| Step::Check(d, w, a)),
        9 => (desk(), place()).prop_map(|(d, a)| Step::Certify(d, a)),
        20 => place().prop_map(Step::Conclude),
        1 => (desk(), place()).prop_map(|(d, a)| Step::Withdraw(d, a)),
        1 => (who(), place()).prop_map(|(w, a)| Step::WithdrawOwn(w, a)),
        5 => (0u8..7, place()).prop_map(|(r, a)| Step::Rule(r, a)),
        2 => (desk(), who(), place()).prop_map(|(d, w, a)| Step::Revoke(d, w, a)),
        2 => (who(), place()).prop_map(|(w, a)| Step::RevokeOwn(w, a)),
        2 => (desk(), who(), place()).prop_map(|(d, w, a)| Step::Renounce(d, w, a)),
        2 => (who(), place()).prop_map(|(w, a)| Step::RenounceOwn(w, a)),
        1 => desk().prop_map(Step::HandOver),
        3 => (desk(), prop::bool::weighted(0.2)).prop_map(|(d, off)| Step::Suspend(d, off)),
        1 => (prop_oneof![9 => Just(0usize), 1 => Just(1)], who()).prop_map(|(d, w)| Step::Relate(d, w)),
        4 => who().prop_map(Step::EndRelation),
        1 => (PEOPLE - 1..=PEOPLE).prop_map(Step::Unlink),
        4 => who().prop_map(Step::Die),
        12 => who().prop_map(Step::Live),
        6 => (1u64..200).prop_map(Step::Wait),
    ]
}
