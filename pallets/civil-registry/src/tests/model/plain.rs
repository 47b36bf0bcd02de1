//! The model: facts, from which what follows is worked out anew each time, with no thought of cost.

use super::*;
use crate::types::EventKind;
use std::collections::{BTreeMap, BTreeSet};

/// A wedding as the model sees it. What the spouses are follows from this and from who is dead.
#[derive(Clone, Debug)]
pub(super) struct Wedding {
    pub(super) spouses: [u64; 2],
    /// What ended it while both lived, and the entry of that: a divorce, its annulment, that of a mistaken death.
    pub(super) over: Option<(EventKind, u64)>,
    pub(super) separated: Option<u64>,
}

impl Wedding {
    fn is_void(&self) -> bool {
        matches!(self.over, Some((EventKind::MarriageAnnulment, _)))
    }

    fn other(&self, who: u64) -> u64 {
        let [one, other] = self.spouses;
        if who == one {
            other
        } else {
            one
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: EventKind,
    pub(super) region: Region,
    pub(super) root: u8,
    /// As `2026-03`.
    pub(super) month: String,
    pub(super) annulled: bool,
    pub(super) corrections: u32,
    pub(super) parties: Vec<u64>,
    /// Of births.
    pub(super) mother: Option<u64>,
    pub(super) father: Option<u64>,
}

/// The month of Tashkent's calendar: five hours and so many days after the year 2026 began in London.
fn month_of(now: u64) -> String {
    let mut days = (now + 5 * 60 * 60 * 1000 - NOW) / DAY;
    for year in 2026.. {
        let february = if year % 4 == 0 { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            if days < length {
                return format!("{year}-{month:02}");
            }
            days -= length;
        }
    }
    unreachable!("some month comes")
}

/// What a registry keeps in mind.
#[derive(Default)]
pub(super) struct Model {
    pub(super) entries: Vec<Entry>,
    pub(super) births: BTreeMap<u64, u64>,
    /// The dead, with the entry of their death.
    pub(super) dead: BTreeMap<u64, u64>,
    pub(super) weddings: BTreeMap<u64, Wedding>,
    pub(super) decisions: Vec<(Matter, bool)>,
    pub(super) legitimations: BTreeMap<u64, u64>,
    /// How often a step was taken, by its name.
    pub(super) taken: BTreeMap<String, u32>,
}

/// An officer at work: the one behind the key, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Desk {
    pub(super) key: u8,
    pub(super) here: bool,
}

impl Desk {
    pub(super) const KEYS: [(AccountId, Option<u64>, Region); 4] = [
        (REGISTRAR, Some(1_001), SAMARKAND),
        (COLLEAGUE, Some(1_005), SAMARKAND),
        (ANDIJAN_REGISTRAR, Some(1_006), ANDIJAN),
        (NOBODY, None, SAMARKAND),
    ];

    pub(super) fn origin(self) -> RuntimeOrigin {
        RuntimeOrigin::signed(Self::KEYS[usize::from(self.key)].0.clone())
    }

    /// Where the event is said to be: usually where the office is.
    pub(super) fn region(self) -> Region {
        let (_, _, home) = &Self::KEYS[usize::from(self.key)];
        match (*home == SAMARKAND) == self.here {
            true => URGUT,
            false => ANDIJAN,
        }
    }

    /// The officer as a person, if they may act there.
    pub(super) fn acting(self, region: Region) -> Option<u64> {
        let (_, person, home) = &Self::KEYS[usize::from(self.key)];
        person.filter(|_| home.covers(region))
    }
}

impl Model {
    pub(super) fn alive(&self, who: u64) -> bool {
        self.births.contains_key(&who) && !self.dead.contains_key(&who)
    }

    pub(super) fn in_force(&self, id: u64) -> bool {
        self.weddings.get(&id).is_some_and(|wedding| {
            wedding.over.is_none() && wedding.spouses.iter().all(|spouse| self.alive(*spouse))
        })
    }

    /// The last wedding of somebody that was not void.
    fn last_wedding(&self, who: u64) -> Option<(u64, &Wedding)> {
        let weddings = self.weddings.iter().rev();
        let mut valid = weddings.filter(|(_, w)| w.spouses.contains(&who) && !w.is_void());
        valid.next().map(|(id, wedding)| (*id, wedding))
    }

    /// What somebody is, worked out from their last wedding and who died first.
    pub(super) fn status(&self, who: u64) -> MaritalStatus {
        let Some((id, wedding)) = self.last_wedding(who) else {
            return MaritalStatus::Single;
        };
        let died = |who| self.dead.get(&who).copied();
        match (wedding.over, died(who), died(wedding.other(who))) {
            (Some((EventKind::Divorce, by)), ..) => MaritalStatus::Divorced(RecordId(by)),
            (Some((_, by)), ..) => MaritalStatus::Dissolved(RecordId(by)),
            (None, None, None) => MaritalStatus::Married(RecordId(id)),
            (None, own, Some(spouses)) if own.is_none_or(|own| own > spouses) => {
                MaritalStatus::Widowed(RecordId(spouses))
            }
            (None, ..) => MaritalStatus::MarriedAtDeath(RecordId(id)),
        }
    }

    /// What ended a wedding: an entry about it, or the first death of the two.
    pub(super) fn end(&self, wedding: &Wedding) -> Option<RecordId> {
        let deaths = wedding.spouses.iter().filter_map(|who| self.dead.get(who));
        let end = match wedding.over {
            Some((_, by)) => Some(by),
            None => deaths.min().copied(),
        };
        end.map(RecordId)
    }

    /// Who is married to somebody.
    pub(super) fn spouse(&self, who: u64) -> Option<u64> {
        match self.status(who) {
            MaritalStatus::Married(id) => Some(self.weddings[&id.0].other(who)),
            _ => None,
        }
    }

    pub(super) fn standing(&self, id: u64) -> Option<&Entry> {
        let entry = self.entries.get(id as usize)?;
        (!entry.annulled).then_some(entry)
    }

    pub(super) fn standing_birth(&self, id: u64) -> Option<&Entry> {
        self.standing(id).filter(|entry| entry.kind.is_birth())
    }

    /// Whether an officer is a party of these, or the spouse of one, or was widowed by the record.
    pub(super) fn partial(&self, officer: u64, id: u64, concerned: &[u64]) -> bool {
        let spouse = self.spouse(officer);
        concerned.contains(&officer)
            || spouse.is_some_and(|spouse| concerned.contains(&spouse))
            || self.status(officer) == MaritalStatus::Widowed(RecordId(id))
    }

    pub(super) fn enter(&mut self, kind: EventKind, region: Region, parties: Vec<u64>) -> u64 {
        self.entries.push(Entry {
            kind,
            region,
            root: 0,
            month: month_of(Timestamp::get()),
            annulled: false,
            corrections: 0,
            parties,
            mother: None,
            father: None,
        });
        self.entries.len() as u64 - 1
    }

    /// The births that name two parents, with these.
    pub(super) fn couples(&self) -> Vec<(u64, [u64; 2])> {
        let births = self.births.values();
        births
            .filter_map(|id| {
                let entry = &self.entries[*id as usize];
                Some((*id, [entry.mother?, entry.father?]))
            })
            .collect()
    }

    /// Counts a step that was taken.
    pub(super) fn note(&mut self, name: &str, (taken, _): &(DispatchResult, bool)) {
        if taken.is_ok() {
            *self.taken.entry(name.to_owned()).or_default() += 1;
        }
    }

    /// Whether a decision with this matter is there and open.
    pub(super) fn open(&self, decision: usize, matter: Matter) -> bool {
        self.decisions.get(decision) == Some(&(matter, false))
    }

    pub(super) fn birth(
        &mut self,
        desk: Desk,
        child: u64,
        parents: [Option<u64>; 2],
        kind: EventKind,
    ) -> bool {
        let named: Vec<u64> = parents.into_iter().flatten().collect();
        let Some(officer) = desk.acting(desk.region()) else {
            return false;
        };
        let distinct =
            !named.contains(&child) && (parents[0].is_none() || parents[0] != parents[1]);
        let may = distinct
            && !self.births.contains_key(&child)
            && child != officer
            && !named.contains(&officer)
            && named.iter().all(|parent| self.births.contains_key(parent));
        if may {
            let id = self.enter(kind, desk.region(), [vec![child], named].concat());
            let entry = &mut self.entries[id as usize];
            [entry.mother, entry.father] = parents;
            self.births.insert(child, id);
        }
        may
    }

    pub(super) fn fetal_death(&mut self, desk: Desk, mother: Option<u64>) -> bool {
        let may = desk
            .acting(desk.region())
            .is_some_and(|officer| mother != Some(officer))
            && mother.is_none_or(|mother| self.births.contains_key(&mother));
        if may {
            self.enter(
                EventKind::FetalDeath,
                desk.region(),
                mother.into_iter().collect(),
            );
        }
        may
    }

    pub(super) fn death(&mut self, desk: Desk, who: u64) -> bool {
        let spouse = self.spouse(who);
        let may = desk
            .acting(desk.region())
            .is_some_and(|officer| officer != who && spouse != Some(officer))
            && self.alive(who);
        if may {
            let id = self.enter(EventKind::Death, desk.region(), vec![who]);
            self.dead.insert(who, id);
        }
        may
    }

    pub(super) fn marriage(&mut self, desk: Desk, spouses: [u64; 2]) -> bool {
        let may = desk
            .acting(desk.region())
            .is_some_and(|officer| !spouses.contains(&officer))
            && spouses[0] != spouses[1]
            && spouses
                .iter()
                .all(|who| self.alive(*who) && self.spouse(*who).is_none());
        if may {
            let id = self.enter(EventKind::Marriage, desk.region(), spouses.to_vec());
            let wedding = Wedding {
                spouses,
                over: None,
                separated: None,
            };
            self.weddings.insert(id, wedding);
        }
        may
    }

    /// What ends or changes a marriage in force: a divorce, an annulment, a separation.
    pub(super) fn turn(
        &mut self,
        desk: Desk,
        id: u64,
        kind: EventKind,
        decision: Option<usize>,
    ) -> bool {
        let marriage = RecordId(id);
        let matter = match kind {
            EventKind::Divorce => Matter::DissolveMarriage(marriage),
            EventKind::MarriageAnnulment => Matter::AnnulMarriage(marriage),
            _ => Matter::SeparateSpouses(marriage),
        };
        let Some(officer) = desk.acting(desk.region()) else {
            return false;
        };
        let ordered = match decision {
            Some(decision) => self.open(decision, matter),
            None => kind == EventKind::Divorce,
        };
        let may = ordered
            && self.in_force(id)
            && !self.weddings[&id].spouses.contains(&officer)
            && !(kind == EventKind::Separation && self.weddings[&id].separated.is_some());
        if may {
            let spouses = self.weddings[&id].spouses;
            let by = self.enter(kind, desk.region(), spouses.to_vec());
            let wedding = self.weddings.get_mut(&id).expect("it is in force");
            match kind {
                EventKind::Separation => wedding.separated = Some(by),
                _ => wedding.over = Some((kind, by)),
            }
            if kind == EventKind::MarriageAnnulment {
                self.entries[id as usize].annulled = true;
            }
            self.carry_out(decision);
        }
        may
    }

    pub(super) fn carry_out(&mut self, decision: Option<usize>) {
        if let Some(decision) = decision {
            self.decisions[decision].1 = true;
        }
    }

    pub(super) fn annul_death(&mut self, desk: Desk, id: u64, decision: usize) -> bool {
        let Some(officer) = desk.acting(desk.region()) else {
            return false;
        };
        let is_death = self
            .standing(id)
            .is_some_and(|e| e.kind == EventKind::Death);
        if !is_death || !self.open(decision, Matter::AnnulRecord(RecordId(id))) {
            return false;
        }
        let who = self.entries[id as usize].parties[0];
        let broken = match self.status(who) {
            MaritalStatus::MarriedAtDeath(wedding) => {
                Some((wedding.0, self.weddings[&wedding.0].other(who)))
            }
            _ => None,
        };
        let spouse = broken.map(|(_, spouse)| spouse);
        if officer == who || spouse == Some(officer) {
            return false;
        }
        let parties = core::iter::once(who).chain(spouse).collect();
        let by = self.enter(EventKind::RecordAnnulment, desk.region(), parties);
        if let Some((id, spouse)) = broken {
            let last = self.last_wedding(spouse).map(|(last, _)| last);
            if last != Some(id) {
                let wedding = self.weddings.get_mut(&id).expect("it is there");
                wedding.over = Some((EventKind::RecordAnnulment, by));
            }
        }
        self.entries[id as usize].annulled = true;
        self.dead.remove(&who);
        self.carry_out(Some(decision));
        true
    }

    pub(super) fn annul_record(&mut self, desk: Desk, id: u64, decision: usize) -> bool {
        let Some(officer) = desk.acting(desk.region()) else {
            return false;
        };
        let Some(entry) = self.standing(id).cloned() else {
            return false;
        };
        let may = entry.kind != EventKind::Death
            && self.open(decision, Matter::AnnulRecord(RecordId(id)))
            && !self.partial(officer, id, &entry.parties);
        if may {
            self.enter(
                EventKind::RecordAnnulment,
                desk.region(),
                entry.parties.clone(),
            );
            self.entries[id as usize].annulled = true;
            if entry.kind == EventKind::Paternity {
                let birth = self.births[&entry.parties[0]];
                let father = self.entries[birth as usize].father;
                if father == entry.parties.last().copied() {
                    self.name_parents(birth, self.entries[birth as usize].mother, None);
                }
            }
            self.carry_out(Some(decision));
        }
        may
    }

    pub(super) fn name_parents(&mut self, birth: u64, mother: Option<u64>, father: Option<u64>) {
        let entry = &mut self.entries[birth as usize];
        let child = entry.parties[0];
        entry.parties = core::iter::once(child)
            .chain(mother)
            .chain(father)
            .collect();
        (entry.mother, entry.father) = (mother, father);
    }

    pub(super) fn change(&mut self, desk: Desk, who: u64) -> bool {
        let may = desk
            .acting(desk.region())
            .is_some_and(|officer| officer != who)
            && self.alive(who);
        if may {
            self.enter(EventKind::NameChange, desk.region(), vec![who]);
        }
        may
    }

    pub(super) fn paternity(
        &mut self,
        desk: Desk,
        birth: u64,
        father: u64,
        decision: Option<usize>,
    ) -> bool {
        let Some(officer) = desk.acting(desk.region()) else {
            return false;
        };
        let Some(entry) = self.standing_birth(birth).cloned() else {
            return false;
        };
        let matter = Matter::EstablishPaternity {
            birth: RecordId(birth),
            father: subject(father),
        };
        let grounds = match decision {
            Some(decision) => self.open(decision, matter) && self.births.contains_key(&father),
            None => self.alive(father) && entry.mother.is_some_and(|mother| self.alive(mother)),
        };
        let may = grounds
            && entry.father.is_none()
            && !entry.parties.contains(&father)
            && !entry.parties.contains(&officer)
            && father != officer;
        if may {
            self.name_parents(birth, entry.mother, Some(father));
            let parties = self.entries[birth as usize].parties.clone();
            self.enter(EventKind::Paternity, desk.region(), parties);
            self.carry_out(decision);
        }
        may
    }

    pub(super) fn legitimation(&mut self, desk: Desk, birth: u64, marriage: u64) -> bool {
        let Some(officer) = desk.acting(desk.region()) else {
            return false;
        };
        let Some(entry) = self.standing_birth(birth).cloned() else {
            return false;
        };
        let Some(wedding) = self
            .weddings
            .get(&marriage)
            .filter(|wedding| !wedding.is_void())
        else {
            return false;
        };
        let parents: BTreeSet<_> = entry.mother.into_iter().chain(entry.father).collect();
        let stands = |earlier: &u64| self.standing(*earlier).is_some();
        let may = !entry.parties.contains(&officer)
            && parents == BTreeSet::from(wedding.spouses)
            && marriage > birth
            && !self.legitimations.get(&birth).is_some_and(stands);
        if may {
            let id = self.enter(EventKind::Legitimation, desk.region(), entry.parties);
            self.legitimations.insert(birth, id);
        }
        may
    }

    pub(super) fn lodge(&mut self, here: bool, matter: Matter) -> bool {
        let (judge, home) = if here {
            (1_003, SAMARKAND)
        } else {
            (1_007, ANDIJAN)
        };
        let Some(RecordId(id)) = matter.record() else {
            return false;
        };
        let Some(entry) = self.standing(id) else {
            return false;
        };
        use EventKind::*;
        let fits = match matter {
            Matter::DissolveMarriage(_) | Matter::AnnulMarriage(_) | Matter::SeparateSpouses(_) => {
                entry.kind == Marriage
            }
            Matter::EstablishPaternity { .. } | Matter::CorrectParentage { .. } => {
                entry.kind.is_birth()
            }
            Matter::CorrectIdentity(_) => true,
            // Guardians have a model of their own.
            Matter::AppointGuardian { .. } | Matter::EndGuardianship(_) => false,
            // Seals have a model of their own.
            Matter::Adopt { .. } | Matter::Seal(_) | Matter::OpenSealed { .. } => false,
            Matter::AnnulRecord(_) => [
                Death,
                EventKind::FetalDeath,
                Paternity,
                Legitimation,
                NameChange,
                SexMarkerChange,
            ]
            .contains(&entry.kind),
        };
        let Parents { mother, father } = matter.named();
        let mut concerned = entry.parties.clone();
        concerned.extend(mother.into_iter().chain(father).map(number_of));
        let may = fits && home.covers(entry.region) && !self.partial(judge, id, &concerned);
        if may {
            self.decisions.push((matter, false));
        }
        may
    }

    pub(super) fn correct(&mut self, officers: &[u64], home: Region, id: u64, root: u8) -> bool {
        let Some(entry) = self.standing(id) else {
            return false;
        };
        let may = home.covers(entry.region)
            && entry.root != root
            && !officers
                .iter()
                .any(|officer| self.partial(*officer, id, &entry.parties));
        if may {
            let entry = &mut self.entries[id as usize];
            entry.root = root;
            entry.corrections += 1;
        }
        may
    }

    pub(super) fn correct_by_decision(
        &mut self,
        desk: Desk,
        id: u64,
        decision: usize,
        root: u8,
    ) -> bool {
        let (_, Some(officer), home) = Desk::KEYS[usize::from(desk.key)].clone() else {
            return false;
        };
        let Some(&(matter, false)) = self.decisions.get(decision) else {
            return false;
        };
        let Parents { mother, father } = matter.named();
        let [mother, father] = [mother, father].map(|parent| parent.map(number_of));
        let named: Vec<u64> = mother.into_iter().chain(father).collect();
        let fits = match matter {
            Matter::CorrectIdentity(of) => of.0 == id,
            Matter::CorrectParentage { birth, .. } => {
                let child = self.entries[birth.0 as usize].parties[0];
                birth.0 == id
                    && !named.contains(&child)
                    && (mother.is_none() || mother != father)
                    && named.iter().all(|parent| self.births.contains_key(parent))
            }
            _ => false,
        };
        let may =
            fits && !self.partial(officer, id, &named) && self.correct(&[officer], home, id, root);
        if may {
            if matches!(matter, Matter::CorrectParentage { .. }) {
                self.name_parents(id, mother, father);
            }
            self.carry_out(Some(decision));
        }
        may
    }
}
