//! A registry office without a chain: what a clerk would keep in mind.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// What happened, of the kinds that are tried here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happening {
    Birth { child: u64, mother: Option<u64> },
    Death(u64),
}

impl Happening {
    pub(super) fn parties(self) -> Vec<u64> {
        match self {
            Happening::Birth { child, mother } => core::iter::once(child).chain(mother).collect(),
            Happening::Death(who) => vec![who],
        }
    }

    pub(super) fn outline(self) -> Outline {
        match self {
            Happening::Birth { child, mother } => birth_of(subject(child), mother.map(subject)),
            Happening::Death(who) => {
                let deceased = Some((subject(who), Capacity::Deceased));
                outline(EventKind::Death, [deceased])
            }
        }
    }

    pub(super) fn event(self) -> VitalEvent {
        match self {
            Happening::Birth { child, mother } => birth(subject(child), mother.map(subject)),
            Happening::Death(who) => VitalEvent::Death {
                deceased: subject(who),
                opening: opening(subject(who)),
            },
        }
    }
}

/// Who lodged: an informant, or a citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lodger {
    Officer(u64),
    Citizen(u64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Lodged,
    Returned,
    Accepted(u64),
    Rejected,
    Withdrawn,
    Expired,
}

#[derive(Clone, Debug)]
pub(super) struct Paper {
    pub(super) by: Lodger,
    pub(super) what: Happening,
    pub(super) region: Region,
    pub(super) root: u8,
    pub(super) until: u64,
    pub(super) stand: Stand,
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) what: Happening,
    pub(super) region: Region,
    pub(super) timeliness: Timeliness,
}

#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) by: u64,
    pub(super) lines: Vec<Line>,
    /// The record of each line that was dealt with, if it was taken.
    pub(super) outcomes: Vec<Option<u64>>,
    pub(super) closed: bool,
}

impl Sheet {
    pub(super) fn is_settled(&self) -> bool {
        self.closed || self.outcomes.len() == self.lines.len()
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Cabin {
    pub(super) sheets: Vec<Sheet>,
    pub(super) next_number: u64,
    /// The numbers that may be used, by the first of their block.
    pub(super) free: BTreeMap<u64, BTreeSet<u64>>,
    pub(super) used: BTreeMap<u64, u64>,
}

#[derive(Clone, Debug)]
pub(super) struct Tome {
    pub(super) salt: u8,
    pub(super) entries: u32,
    pub(super) region: Region,
    pub(super) promoted: BTreeMap<u32, u64>,
}

#[derive(Default)]
pub(super) struct Model {
    pub(super) now: u64,
    pub(super) records: u64,
    pub(super) born: BTreeSet<u64>,
    pub(super) dead: BTreeSet<u64>,
    pub(super) revoked: BTreeSet<u64>,
    pub(super) papers: Vec<Paper>,
    pub(super) cabins: BTreeMap<u32, Cabin>,
    pub(super) tomes: Vec<Tome>,
}

/// The person behind an officer.
fn self_of(officer: u64) -> u64 {
    1_000 + officer
}

fn region_of(officer: u64) -> Region {
    officer_number(officer).expect("of the table").region
}

pub(super) fn office_of(officer: u64) -> u32 {
    officer_number(officer).expect("of the table").office.0
}

impl Model {
    pub(super) fn in_office(&self, officer: u64) -> bool {
        !self.revoked.contains(&officer)
    }

    pub(super) fn covers(&self, officer: u64, region: Region) -> bool {
        self.in_office(officer) && region.is_well_formed() && region_of(officer).covers(region)
    }

    /// How a declaration stands now.
    pub(super) fn stand(&self, which: usize) -> Option<Stand> {
        let paper = self.papers.get(which)?;
        let open = matches!(paper.stand, Stand::Lodged | Stand::Returned);
        let over = open && self.now >= paper.until;
        Some(if over { Stand::Expired } else { paper.stand })
    }

    /// Those who count as open, also when their time is over and nobody has said so.
    pub(super) fn open(&self) -> impl Iterator<Item = (usize, &Paper)> {
        let papers = self.papers.iter().enumerate();
        papers.filter(|(_, paper)| matches!(paper.stand, Stand::Lodged | Stand::Returned))
    }

    /// Whether a citizen's wallet speaks for them.
    pub(super) fn speaks(&self, citizen: u64) -> bool {
        CITIZENS.contains(&citizen) && !self.dead.contains(&citizen)
    }

    pub(super) fn declare(
        &mut self,
        by: Lodger,
        what: Happening,
        region: Region,
        root: u8,
    ) -> bool {
        let most = match by {
            Lodger::Officer(_) => 5,
            Lodger::Citizen(_) => 2,
        };
        let open = self.open().filter(|(_, paper)| paper.by == by).count();
        let taken = self.may_say(by, what, region) && open < most;
        if taken {
            self.papers.push(Paper {
                by,
                what,
                region,
                root,
                until: self.now + TERM,
                stand: Stand::Lodged,
            });
        }
        taken
    }

    fn may_say(&self, by: Lodger, what: Happening, region: Region) -> bool {
        match by {
            Lodger::Officer(officer) => self.covers(officer, region),
            Lodger::Citizen(citizen) => {
                self.speaks(citizen) && what.parties().contains(&citizen) && region.is_well_formed()
            }
        }
    }

    pub(super) fn amend(
        &mut self,
        by: Lodger,
        which: usize,
        (what, region, root): (Happening, Region, u8),
    ) -> bool {
        let taken = self.may_say(by, what, region)
            && self.stand(which) == Some(Stand::Returned)
            && self.papers[which].by == by;
        if taken {
            let paper = &mut self.papers[which];
            (paper.what, paper.region, paper.root) = (what, region, root);
            paper.stand = Stand::Lodged;
            paper.until = self.now + TERM;
        }
        taken
    }

    pub(super) fn withdraw(&mut self, by: Lodger, which: usize) -> bool {
        let known = match by {
            Lodger::Officer(officer) => self.in_office(officer),
            Lodger::Citizen(citizen) => self.speaks(citizen),
        };
        let open = matches!(self.stand(which), Some(Stand::Lodged | Stand::Returned));
        let taken = known && open && self.papers[which].by == by;
        if taken {
            self.papers[which].stand = Stand::Withdrawn;
        }
        taken
    }

    /// Whether this officer may decide on a declaration that waits.
    fn impartial(&self, officer: u64, which: usize) -> bool {
        let paper = &self.papers[which];
        paper.by != Lodger::Citizen(self_of(officer))
            && !paper.what.parties().contains(&self_of(officer))
    }

    pub(super) fn decide(&mut self, by: u64, which: usize, to: Stand) -> bool {
        let taken = self.stand(which) == Some(Stand::Lodged)
            && self.covers(by, self.papers[which].region)
            && self.impartial(by, which);
        if taken {
            self.papers[which].stand = to;
            self.papers[which].until = self.now + TERM;
        }
        taken
    }

    pub(super) fn accept(
        &mut self,
        (by, supervisor): (u64, Option<u64>),
        which: usize,
        (root, what, timeliness): (u8, Happening, Timeliness),
    ) -> bool {
        if self.stand(which) != Some(Stand::Lodged) || timeliness == Timeliness::Archived {
            return false;
        }
        let paper = self.papers[which].clone();
        let impartial = |officer| self.impartial(officer, which);
        // The mock's four eyes are not asked for their mandates.
        let as_declared = paper.root == root && paper.what == what;
        let fit = as_declared && impartial(by) && supervisor.is_none_or(impartial);
        if !fit {
            return false;
        }
        match self.register((by, supervisor), what, paper.region, timeliness) {
            Some(record) => {
                self.papers[which].stand = Stand::Accepted(record);
                true
            }
            None => false,
        }
    }

    pub(super) fn expire(&mut self, which: usize) -> bool {
        let open = self.open().any(|(id, _)| id == which);
        let taken = open && self.stand(which) == Some(Stand::Expired);
        if taken {
            self.papers[which].stand = Stand::Expired;
        }
        taken
    }

    /// What the register does with it: the record's number, if it takes it.
    fn register(
        &mut self,
        (by, supervisor): (u64, Option<u64>),
        what: Happening,
        region: Region,
        timeliness: Timeliness,
    ) -> Option<u64> {
        let known = supervisor.is_some() || self.in_office(by);
        let competent = region.is_well_formed() && region_of(by).covers(region);
        let seen = timeliness != Timeliness::Delayed || supervisor.is_some();
        let own = core::iter::once(by)
            .chain(supervisor)
            .any(|officer| what.parties().contains(&self_of(officer)));
        let possible = match what {
            Happening::Birth { child, mother } => {
                mother != Some(child)
                    && !self.born.contains(&child)
                    && mother.is_none_or(|mother| self.born.contains(&mother))
            }
            Happening::Death(who) => self.born.contains(&who) && !self.dead.contains(&who),
        };
        if !(known && competent && seen && !own && possible) {
            return None;
        }
        match what {
            Happening::Birth { child, .. } => self.born.insert(child),
            Happening::Death(who) => self.dead.insert(who),
        };
        self.records += 1;
        Some(self.records - 1)
    }

    pub(super) fn reserve(&mut self, by: u64, count: u64) -> bool {
        let in_office = self.in_office(by);
        let cabin = self.cabins.entry(office_of(by)).or_default();
        let taken = in_office && count > 0 && count <= 1_000 && cabin.free.len() < 8;
        if taken {
            let first = cabin.next_number;
            cabin.next_number += count;
            cabin
                .free
                .insert(first, (first..cabin.next_number).collect());
        }
        taken
    }

    pub(super) fn void(&mut self, by: u64, first: u64) -> bool {
        let in_office = self.in_office(by);
        let cabin = self.cabins.entry(office_of(by)).or_default();
        in_office && cabin.free.remove(&first).is_some()
    }

    pub(super) fn lodge(&mut self, by: u64, number: u64, lines: Vec<Line>, honest: bool) -> bool {
        let in_office = self.in_office(by);
        let cabin = self.cabins.entry(office_of(by)).or_default();
        let next = number == cabin.sheets.len() as u64;
        let taken = in_office && next && honest && !lines.is_empty();
        if taken {
            cabin.sheets.push(Sheet {
                by,
                lines,
                outcomes: vec![],
                closed: false,
            });
        }
        taken
    }

    /// The batch of an office whose turn it is.
    pub(super) fn turn(&self, office: u32) -> Option<usize> {
        let sheets = &self.cabins.get(&office)?.sheets;
        sheets.iter().position(|sheet| !sheet.is_settled())
    }

    pub(super) fn enter(&mut self, office: u32, which: usize, honest: bool) -> bool {
        if self.turn(office) != Some(which) || !honest {
            return false;
        }
        let sheet = &self.cabins[&office].sheets[which];
        let (by, line) = (sheet.by, sheet.lines[sheet.outcomes.len()].clone());
        if !self.in_office(by) {
            return false;
        }
        let cabin = &self.cabins[&office];
        let mut blocks = cabin.free.iter();
        let block = blocks.find(|(_, free)| free.contains(&line.number));
        let block = block.map(|(first, _)| *first);
        let usable = block.is_some() && line.timeliness != Timeliness::Archived;
        let record = usable
            .then(|| self.register((by, None), line.what, line.region, line.timeliness))
            .flatten();
        let cabin = self.cabins.get_mut(&office).expect("it has sheets");
        cabin.sheets[which].outcomes.push(record);
        if let (Some(record), Some(block)) = (record, block) {
            cabin.used.insert(line.number, record);
            let free = cabin.free.get_mut(&block).expect("found above");
            free.remove(&line.number);
            if free.is_empty() {
                cabin.free.remove(&block);
            }
        }
        true
    }

    pub(super) fn close(&mut self, by: u64, office: u32, which: usize) -> bool {
        let taken =
            self.in_office(by) && office_of(by) == office && self.turn(office) == Some(which);
        if taken {
            let cabin = self.cabins.get_mut(&office).expect("it has sheets");
            cabin.sheets[which].closed = true;
        }
        taken
    }

    pub(super) fn anchor(&mut self, by: u64, salt: u8, entries: u32, region: Region) -> bool {
        let mut tomes = self.tomes.iter();
        let anchored = tomes.any(|tome| (tome.salt, tome.entries) == (salt, entries));
        let taken = self.covers(by, region) && entries > 0 && !anchored;
        if taken {
            self.tomes.push(Tome {
                salt,
                entries,
                region,
                promoted: BTreeMap::new(),
            });
        }
        taken
    }

    pub(super) fn promote(
        &mut self,
        by: u64,
        which: usize,
        index: u32,
        what: Happening,
        honest: bool,
    ) -> bool {
        let Some(tome) = self.tomes.get(which).cloned() else {
            return false;
        };
        let fit = self.covers(by, tome.region)
            && honest
            && index < tome.entries
            && !tome.promoted.contains_key(&index);
        if !fit {
            return false;
        }
        match self.register((by, None), what, tome.region, Timeliness::Archived) {
            Some(record) => {
                self.tomes[which].promoted.insert(index, record);
                true
            }
            None => false,
        }
    }
}
