//! The model: what is so now, with no thought of cost or of the past.

use super::*;
use std::collections::BTreeSet;

/// A power of attorney as the model sees it.
#[derive(Clone, Debug)]
pub(super) struct Power {
    pub(super) principal: u64,
    pub(super) attorneys: Vec<u64>,
    pub(super) together: bool,
    pub(super) scopes: u8,
    pub(super) substitutions: u8,
    pub(super) limit: Option<u128>,
    pub(super) under: Option<usize>,
    pub(super) renounced: BTreeSet<u64>,
    /// Who was dead when it was constituted, or has died since, also by mistake.
    pub(super) dead: BTreeSet<u64>,
}

/// An act as the model sees it.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) parties: Vec<u64>,
    pub(super) signed: BTreeSet<u64>,
    /// Who has been made sure of at this moment.
    pub(super) checked: BTreeSet<u64>,
    /// Which practice keeps it.
    pub(super) keeper: usize,
    pub(super) deadline: Moment,
    pub(super) until: Option<Moment>,
    pub(super) link: Option<Link>,
    pub(super) certified: Option<Moment>,
    pub(super) withdrawn: bool,
    pub(super) revoked: bool,
    pub(super) superseded: Option<u64>,
    pub(super) annulled: bool,
    pub(super) suspended: bool,
    pub(super) suspensions: u32,
    pub(super) power: Option<Power>,
}

/// A practice, of which one notary acts.
#[derive(Clone, Debug, Default)]
pub(super) struct Desk {
    pub(super) suspended: bool,
    pub(super) related: BTreeSet<u64>,
    /// Whether it has a file of its own, and how many of others.
    pub(super) own: bool,
    pub(super) inherited: usize,
}

#[derive(Default)]
pub(super) struct Model {
    pub(super) acts: Vec<Fact>,
    pub(super) dead: BTreeMap<u64, u64>,
    pub(super) deaths: BTreeMap<u64, u32>,
    pub(super) mute: BTreeSet<u64>,
    pub(super) desks: [Desk; 2],
}

impl Model {
    pub(super) const OFFICES: [adliya_primitives::OfficeId; 2] = [PRACTICE, NEIGHBOURS];
    pub(super) const NOTARIES: [AccountId; 2] = [NOTARY, NEIGHBOUR];

    pub(super) fn statuses(&self) -> Vec<ActStatus> {
        (0..self.acts.len()).map(|id| self.status(id)).collect()
    }

    pub(super) fn status(&self, id: usize) -> ActStatus {
        let act = &self.acts[id];
        if act.annulled {
            ActStatus::Annulled
        } else if act.withdrawn {
            ActStatus::Withdrawn
        } else if act.revoked {
            ActStatus::Revoked
        } else if let Some(by) = act.superseded {
            ActStatus::Superseded(ActId(by))
        } else if act.certified.is_none() {
            if now() >= act.deadline {
                ActStatus::Lapsed
            } else if act.parties.iter().all(|party| act.signed.contains(party)) {
                ActStatus::Signed
            } else {
                ActStatus::Drafted
            }
        } else if act.until.is_some_and(|until| now() >= until) {
            ActStatus::Expired
        } else if act.suspended {
            ActStatus::Suspended
        } else {
            ActStatus::InForce
        }
    }

    pub(super) fn is_open(&self, id: usize) -> bool {
        matches!(self.status(id), ActStatus::Drafted | ActStatus::Signed)
    }

    pub(super) fn in_force(&self, id: usize) -> bool {
        self.status(id) == ActStatus::InForce
    }

    /// In force or suspended, and a power.
    pub(super) fn live_power(&self, id: usize) -> bool {
        self.acts[id].power.is_some()
            && matches!(self.status(id), ActStatus::InForce | ActStatus::Suspended)
    }

    /// Whether this notary can act for these at all.
    pub(super) fn serves(&self, desk: usize, mut concerned: impl Iterator<Item = u64>) -> bool {
        let herself = [1_001, 1_003][desk];
        let desk = &self.desks[desk];
        !desk.suspended && concerned.all(|who| who != herself && !desk.related.contains(&who))
    }

    pub(super) fn concerned(&self, id: usize) -> Vec<u64> {
        let act = &self.acts[id];
        let power = act.power.iter();
        let of_power = power.flat_map(|power| power.attorneys.iter().chain([&power.principal]));
        act.parties.iter().chain(of_power).copied().collect()
    }

    /// Whether somebody's wallet speaks.
    pub(super) fn speaks(&self, who: u64) -> bool {
        (1..=PEOPLE).contains(&who) && !self.mute.contains(&who) && !self.dead.contains_key(&who)
    }

    /// Writes a draft.
    pub(super) fn enter(
        &mut self,
        desk: usize,
        parties: Vec<u64>,
        term: Term,
        link: Option<Link>,
        power: Option<Power>,
    ) {
        self.desks[desk].own = true;
        self.acts.push(Fact {
            parties,
            signed: BTreeSet::new(),
            checked: BTreeSet::new(),
            keeper: desk,
            deadline: term.deadline,
            until: term.until,
            link,
            certified: None,
            withdrawn: false,
            revoked: false,
            superseded: None,
            annulled: false,
            suspended: false,
            suspensions: 0,
            power,
        });
    }

    pub(super) fn sign(&mut self, id: usize, who: u64) -> bool {
        let fits = self.is_open(id)
            && self.acts[id].parties.contains(&who)
            && !self.dead.contains_key(&who)
            && !self.acts[id].signed.contains(&who);
        if fits {
            self.acts[id].signed.insert(who);
            self.acts[id].checked.insert(who);
        }
        fits
    }

    pub(super) fn certify(&mut self, desk: usize, id: usize) -> bool {
        let act = &self.acts[id];
        let unchecked = act.parties.iter().filter(|who| !act.checked.contains(who));
        let alive = unchecked.clone().all(|who| !self.dead.contains_key(who));
        let linked = match act.link {
            None | Some(Link::Renews(_)) => true,
            Some(link) => self.in_force(link.act().0 as usize),
        };
        let fits = self.status(id) == ActStatus::Signed
            && act.keeper == desk
            && self.serves(desk, self.concerned(id).into_iter())
            && unchecked.count() <= 2
            && alive
            && linked;
        if fits {
            if let Some(Link::Replaces(former) | Link::Extends(former)) = act.link {
                self.acts[former.0 as usize].superseded = Some(id as u64);
            }
            let dead: Vec<u64> = self.dead.keys().copied().collect();
            let act = &mut self.acts[id];
            act.certified = Some(now());
            if let Some(power) = &mut act.power {
                power.dead.extend(dead);
            }
        }
        fits
    }

    pub(super) fn die(&mut self, who: u64, record: u64) {
        self.dead.insert(who, record);
        *self.deaths.entry(who).or_default() += 1;
        for act in self.acts.iter_mut().filter(|act| act.certified.is_some()) {
            if let Some(power) = &mut act.power {
                power.dead.insert(who);
            }
        }
    }

    /// Who can act for whom.
    pub(super) fn answers(&self) -> Answers {
        let mut answers = Answers::new();
        for attorney in 1..=PEOPLE {
            for principal in 1..=PEOPLE {
                let between = |power: &Power| {
                    power.principal == principal && power.attorneys.contains(&attorney)
                };
                let ids = self.acts.iter().enumerate();
                let mut ids: Vec<_> = ids
                    .filter(|(_, act)| act.power.as_ref().is_some_and(between))
                    .filter_map(|(id, act)| act.certified.map(|at| (at, id)))
                    .collect();
                ids.sort();
                for place in 0..SCOPES.len() {
                    let mut latest = ids.iter().rev().take(8).map(|(_, id)| *id);
                    let found = latest.find(|id| self.entitles(*id, &[attorney], place));
                    if let Some(id) = found {
                        let power = self.acts[id].power.as_ref().expect("a power");
                        let mut others = power.attorneys.clone();
                        others.retain(|other| power.together && *other != attorney);
                        answers.insert((attorney, principal, place), (id as u64, others));
                    }
                }
            }
        }
        answers
    }

    fn entitles(&self, id: usize, holders: &[u64], scope: usize) -> bool {
        let act = &self.acts[id];
        let power = act.power.as_ref().expect("a power");
        let able = |who: &u64| !power.renounced.contains(who) && !power.dead.contains(who);
        let able = if power.together {
            power.attorneys.iter().all(able)
        } else {
            holders.iter().all(able)
        };
        let above = match power.under {
            Some(under) => self.entitles(under, &act.parties, scope),
            None => !power.dead.contains(&power.principal),
        };
        let named = holders.iter().all(|who| power.attorneys.contains(who));
        self.in_force(id) && power.scopes & (1 << scope) != 0 && named && able && above
    }

    pub(super) fn dossier(&self, who: u64) -> Vec<u64> {
        let mine = |act: &Fact| {
            let attorney = |power: &Power| power.attorneys.contains(&who);
            let made = act.certified.is_some() && act.power.as_ref().is_some_and(attorney);
            act.parties.contains(&who) || made
        };
        let acts = self.acts.iter().enumerate();
        let acts = acts.filter_map(|(id, act)| mine(act).then_some(id as u64));
        acts.take(100).collect()
    }
}
