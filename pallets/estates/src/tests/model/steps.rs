//! What is tried.

use super::*;

/// A place in a list whose length is not known yet.
pub(super) type Place = usize;

#[derive(Clone, Debug)]
pub(super) enum Step {
    Register(usize, u64),
    Withdraw(usize, Place),
    Take(usize, Place),
    Release(usize, Place),
    List(usize, Place),
    Declare(u64, bool, Place),
    Attest(usize, u64, bool, Place),
    Admit(usize, u64, Place),
    /// So many tenths.
    Issue(usize, u64, u32, Place),
    /// The same, and as many to another in the same certificate.
    Join(usize, u64, u32, Place),
    Spousal(usize, Place),
    /// All that is left, to one who accepts and has nothing; and it is closed.
    Settle(usize, Place),
    Close(usize, Place),
    AnnulWill(Place),
    AnnulCertificate(u32, Place),
    CourtAdmits(u64, Place),
    CourtExcludes(u64, Place),
    Die(u64),
    /// It was a mistake.
    Live(u64),
    HandOver(usize),
    /// Suspends a practice, or gives it back.
    Suspend(usize, bool),
    /// Makes a notary a relative, or no longer.
    Relate(usize, u64, bool),
    Wait(u64),
}

/// The number of [`Step::name`]s.
pub(super) const NAMES: usize = 23;

impl Step {
    /// What is tried, in a word.
    pub(super) fn name(&self) -> String {
        let shown = format!("{self:?}");
        shown.split('(').next().unwrap_or_default().to_owned()
    }
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let desk = || prop_oneof![3 => Just(0usize), 2 => Just(1)];
    let who = || 1..=PEOPLE;
    let place = || 0usize..1_000_000;
    let tenths = || 1u32..6;
    let accepts = || prop::bool::weighted(0.8);
    prop_oneof![
        6 => (desk(), who()).prop_map(|(d, w)| Step::Register(d, w)),
        3 => (desk(), place()).prop_map(|(d, p)| Step::Withdraw(d, p)),
        14 => (desk(), place()).prop_map(|(d, p)| Step::Take(d, p)),
        2 => (desk(), place()).prop_map(|(d, p)| Step::Release(d, p)),
        2 => (desk(), place()).prop_map(|(d, p)| Step::List(d, p)),
        14 => (who(), accepts(), place()).prop_map(|(w, a, p)| Step::Declare(w, a, p)),
        8 => (desk(), who(), accepts(), place()).prop_map(|(d, w, a, p)| Step::Attest(d, w, a, p)),
        6 => (desk(), who(), place()).prop_map(|(d, w, p)| Step::Admit(d, w, p)),
        16 => (desk(), who(), tenths(), place()).prop_map(|(d, w, t, p)| Step::Issue(d, w, t, p)),
        10 => (desk(), who(), tenths(), place()).prop_map(|(d, w, t, p)| Step::Join(d, w, t, p)),
        3 => (desk(), place()).prop_map(|(d, p)| Step::Spousal(d, p)),
        8 => (desk(), place()).prop_map(|(d, p)| Step::Settle(d, p)),
        6 => (desk(), place()).prop_map(|(d, p)| Step::Close(d, p)),
        4 => place().prop_map(Step::AnnulWill),
        5 => (0u32..4, place()).prop_map(|(n, p)| Step::AnnulCertificate(n, p)),
        5 => (who(), place()).prop_map(|(w, p)| Step::CourtAdmits(w, p)),
        4 => (who(), place()).prop_map(|(w, p)| Step::CourtExcludes(w, p)),
        5 => who().prop_map(Step::Die),
        2 => who().prop_map(Step::Live),
        1 => desk().prop_map(Step::HandOver),
        3 => (desk(), prop::bool::weighted(0.15)).prop_map(|(d, off)| Step::Suspend(d, off)),
        3 => (desk(), who(), prop::bool::weighted(0.15)).prop_map(|(d, w, on)| Step::Relate(d, w, on)),
        7 => (1u64..200).prop_map(Step::Wait),
    ]
}
