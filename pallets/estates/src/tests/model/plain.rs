//! The model: everything in lists and sets, fractions in tenths, no thought of cost.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// A will as the model sees it.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    pub(super) testator: u64,
    pub(super) withdrawn: bool,
    pub(super) annulled: bool,
}

/// A certificate as the model sees it: who has how many tenths. Of a spouse, nobody has any.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) holders: BTreeMap<u64, u32>,
    pub(super) spousal: bool,
    pub(super) annulled: bool,
    pub(super) at: Moment,
}

/// What somebody is to an estate.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Claim {
    pub(super) declared: Option<bool>,
    pub(super) ruled: Option<bool>,
}

impl Claim {
    pub(super) fn accepts(self) -> bool {
        self.ruled.or(self.declared) == Some(true)
    }
}

/// An estate as the model sees it.
#[derive(Clone, Debug)]
pub(super) struct Legacy {
    pub(super) deceased: u64,
    pub(super) opened: Moment,
    /// Which desk keeps it.
    pub(super) keeper: Option<usize>,
    /// Whether another can take it.
    pub(super) free: bool,
    pub(super) claims: BTreeMap<u64, Claim>,
    pub(super) deeds: Vec<Deed>,
    pub(super) closed: Option<EstateStatus>,
    pub(super) void: bool,
}

impl Legacy {
    pub(super) fn status(&self) -> EstateStatus {
        match (self.void, self.closed, self.keeper) {
            (true, ..) => EstateStatus::Void,
            (_, Some(closed), _) => closed,
            (_, _, None) => EstateStatus::Opened,
            _ if self.in_time() => EstateStatus::Taken,
            _ => EstateStatus::Dividing,
        }
    }

    pub(super) fn in_time(&self) -> bool {
        now() < self.opened + SIX_MONTHS
    }

    pub(super) fn is_open(&self) -> bool {
        !self.void && self.closed.is_none()
    }

    pub(super) fn claim(&self, who: u64) -> Claim {
        self.claims.get(&who).copied().unwrap_or_default()
    }

    pub(super) fn acceptors(&self) -> usize {
        let claims = self.claims.values();
        claims.filter(|claim| claim.accepts()).count()
    }

    /// How many tenths are in certificates that stand.
    pub(super) fn tenths(&self) -> u32 {
        let standing = self.deeds.iter().filter(|deed| !deed.annulled);
        standing.flat_map(|deed| deed.holders.values()).sum()
    }

    pub(super) fn holds(&self, who: u64) -> bool {
        let mut deeds = self.deeds.iter();
        deeds.any(|deed| !deed.annulled && deed.holders.contains_key(&who))
    }
}

#[derive(Default)]
pub(super) struct Model {
    pub(super) wills: Vec<Paper>,
    pub(super) estates: Vec<Legacy>,
    /// Whose death stands, and its entry.
    pub(super) dead: BTreeMap<u64, u64>,
    pub(super) suspended: BTreeSet<usize>,
    /// Whom each desk is related to.
    pub(super) related: BTreeSet<(usize, u64)>,
    /// Which desk has which desk's files now.
    pub(super) deaths: u64,
}

impl Model {
    pub(super) const OFFICES: [adliya_primitives::OfficeId; 2] = [PRACTICE, NEIGHBOURS];
    pub(super) const NOTARIES: [AccountId; 2] = [NOTARY, NEIGHBOUR];

    /// Whether this notary can do something for these.
    pub(super) fn serves(&self, desk: usize, persons: &[u64]) -> bool {
        let mut persons = persons.iter();
        !self.suspended.contains(&desk) && !persons.any(|who| self.related.contains(&(desk, *who)))
    }

    /// Whether this notary can work on an estate, and for these.
    pub(super) fn keeps(&self, desk: usize, id: usize, persons: &[u64]) -> bool {
        let estate = &self.estates[id];
        let concerned: Vec<u64> = persons.iter().copied().chain([estate.deceased]).collect();
        estate.is_open() && estate.keeper == Some(desk) && self.serves(desk, &concerned)
    }

    /// The wills of somebody, the latest first, as what they are.
    pub(super) fn wills_of(&self, who: u64) -> Vec<(WillId, WillStatus)> {
        let mut effective = false;
        let own = self.wills.iter().enumerate().rev();
        own.filter(|(_, will)| will.testator == who)
            .map(|(id, will)| {
                let status = match (will.annulled, will.withdrawn, effective) {
                    (true, ..) => WillStatus::Annulled,
                    (_, true, _) => WillStatus::Withdrawn,
                    (_, _, true) => WillStatus::Superseded,
                    _ => WillStatus::Stands,
                };
                effective |= !will.annulled;
                (WillId(id as u64), status)
            })
            .collect()
    }

    pub(super) fn latest_will(&self, who: u64) -> Option<usize> {
        self.wills.iter().rposition(|will| will.testator == who)
    }

    pub(super) fn latest_estate(&self, who: u64) -> Option<usize> {
        self.estates
            .iter()
            .rposition(|estate| estate.deceased == who)
    }
}
