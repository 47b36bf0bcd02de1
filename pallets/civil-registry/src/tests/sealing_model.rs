//! Random adoptions, seals and openings, against a plain model that keeps all and leaves out what is sealed.

use super::*;
use crate::{
    types::{EventKind, Item, PaternityGround, PersonalChange, RecordStatus, Sealed},
    Corrections, Decisions, Openings, Satellites, Seals,
};
use adliya_primitives::OfficeId;
use proptest::{prelude::*, test_runner::TestRunner};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// The steps of one history, and how many histories are tried: 10,500 operations.
const STEPS: usize = 100;
const HISTORIES: u32 = 105;

/// Two couples who marry after the children are born, two more adults, and the children.
const ADULTS: u64 = 6;
const PEOPLE: u64 = 10;
const REGISTRY: OfficeId = OfficeId(5);

/// What is tried: which kind, and three places in lists whose length is not known yet.
type Step = (Kind, usize, usize, usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Paternity,
    Legitimation,
    Annulment,
    CorrectParentage,
    CorrectMinor,
    NameChange,
    Death,
    LodgePaternity,
    LodgeAdoption,
    LodgeSeal,
    LodgeOpening,
    SealSatellite,
    Adopt,
    /// Seals all that is left before, as a desk does in one batch.
    AdoptAtOnce,
    SealRecord,
    Open,
    DayPasses,
}

const KINDS: [(u32, Kind); 17] = [
    (6, Kind::Paternity),
    (4, Kind::Legitimation),
    (3, Kind::Annulment),
    (3, Kind::CorrectParentage),
    (2, Kind::CorrectMinor),
    (3, Kind::NameChange),
    (1, Kind::Death),
    (2, Kind::LodgePaternity),
    (6, Kind::LodgeAdoption),
    (4, Kind::LodgeSeal),
    (4, Kind::LodgeOpening),
    (6, Kind::SealSatellite),
    (4, Kind::Adopt),
    (2, Kind::AdoptAtOnce),
    (4, Kind::SealRecord),
    (6, Kind::Open),
    (2, Kind::DayPasses),
];

fn step() -> impl Strategy<Value = Step> {
    let kinds = KINDS.map(|(weight, kind)| (weight, Just(kind)));
    let kind = prop::strategy::Union::new_weighted(kinds.to_vec());
    let place = || 0usize..1_000_000;
    (kind, place(), place(), place())
}

/// One of these; now and then none.
fn one_of<T: Copy>(place: usize, list: impl IntoIterator<Item = T>) -> Option<T> {
    let list: Vec<T> = list.into_iter().collect();
    list.get(place % (list.len() + usize::from(place.is_multiple_of(7))).max(1))
        .copied()
}

#[derive(Clone, Debug)]
struct Entry {
    kind: EventKind,
    parties: Vec<u64>,
    /// Of births.
    parents: [Option<u64>; 2],
    annulled: bool,
}

/// Everything that ever was, and what of it is sealed.
#[derive(Default)]
struct Model {
    entries: Vec<Entry>,
    decisions: Vec<(Matter, bool)>,
    births: BTreeMap<u64, u64>,
    dead: BTreeSet<u64>,
    /// What joins which birth to persons, in the order of its coming.
    joining: Vec<(u64, Item)>,
    sealed: BTreeSet<Item>,
    /// How often each seal was opened.
    openings: BTreeMap<H256, u32>,
    corrections: BTreeMap<u64, u32>,
    now: u64,
    salts: u64,
    taken: BTreeMap<Kind, u32>,
}

impl Model {
    fn there(&self, id: u64) -> Option<&Entry> {
        let entry = self.entries.get(id as usize)?;
        (!self.sealed.contains(&Item::Record(RecordId(id)))).then_some(entry)
    }

    fn standing(&self, id: u64) -> Option<&Entry> {
        self.there(id).filter(|entry| !entry.annulled)
    }

    fn enter(&mut self, kind: EventKind, parties: Vec<u64>) -> u64 {
        self.entries.push(Entry {
            kind,
            parties,
            parents: [None, None],
            annulled: false,
        });
        self.entries.len() as u64 - 1
    }

    fn birth(&mut self, child: u64, parents: [Option<u64>; 2]) {
        let parties = core::iter::once(child).chain(parents.into_iter().flatten());
        let id = self.enter(EventKind::Birth, parties.collect());
        self.entries[id as usize].parents = parents;
        self.births.insert(child, id);
    }

    /// What joins the birth to persons still, the latest last.
    fn left(&self, birth: u64) -> Vec<Item> {
        let joining = self.joining.iter().filter(|(of, _)| *of == birth);
        joining
            .map(|(_, item)| *item)
            .filter(|item| !self.sealed.contains(item))
            .collect()
    }

    fn name_parents(&mut self, birth: u64, parents: [Option<u64>; 2]) {
        let entry = &mut self.entries[birth as usize];
        entry.parties.truncate(1);
        entry.parties.extend(parents.into_iter().flatten());
        entry.parents = parents;
    }

    fn salt(&mut self) -> [u8; 32] {
        self.salts += 1;
        sp_io::hashing::blake2_256(&self.salts.to_le_bytes())
    }

    fn seal(&mut self, sealed: Sealed, salt: &[u8; 32]) {
        assert!(self.sealed.insert(sealed.item()));
        self.openings.insert(sealed.commitment(salt), 0);
    }

    /// The birth that an open decision on an adoption is about, with the parents.
    fn adoption(&self, decision: u64) -> Option<(u64, Parents)> {
        let item = Item::Decision(DecisionId(decision));
        match self.decisions.get(decision as usize)? {
            _ if self.sealed.contains(&item) => None,
            (Matter::Adopt { birth, parents }, false) => Some((birth.0, *parents)),
            _ => None,
        }
    }

    fn lodge(&mut self, matter: Matter) -> bool {
        let may = match matter {
            Matter::OpenSealed {
                commitment, until, ..
            } => self.openings.contains_key(&commitment) && self.now < until,
            _ => {
                let id = matter.record().expect("it is about a record").0;
                self.standing(id).is_some_and(|entry| match matter {
                    Matter::Seal(_) => entry.kind == EventKind::NameChange,
                    Matter::AnnulRecord(_) => [
                        EventKind::NameChange,
                        EventKind::Paternity,
                        EventKind::Legitimation,
                    ]
                    .contains(&entry.kind),
                    _ => entry.kind == EventKind::Birth,
                })
            }
        };
        if may {
            let number = DecisionId(self.decisions.len() as u64);
            self.decisions.push((matter, false));
            if matter.names_somebody() {
                let birth = matter.record().expect("it is about a birth").0;
                self.joining.push((birth, Item::Decision(number)));
            }
        }
        may
    }

    /// Holds the register against the model.
    fn compare(&self) {
        assert_eq!(NextRecord::<Test>::get().0, self.entries.len() as u64);
        assert_eq!(NextDecision::<Test>::get().0, self.decisions.len() as u64);
        for (id, entry) in self.entries.iter().enumerate() {
            let shown = CivilRegistry::record_view(RecordId(id as u64));
            let there = self.there(id as u64).is_some();
            assert_eq!(shown.is_some(), there, "record {id}");
            let Some(view) = shown else { continue };
            let parties: Vec<_> = view.record.subjects().collect();
            let expected: Vec<_> = entry.parties.iter().copied().map(subject).collect();
            assert_eq!((view.record.kind, parties), (entry.kind, expected));
            let annulled = view.record.status == RecordStatus::Annulled;
            assert_eq!(annulled, entry.annulled);
        }
        for (number, (matter, executed)) in self.decisions.iter().enumerate() {
            let id = DecisionId(number as u64);
            let kept = Decisions::<Test>::get(id);
            assert_eq!(kept.is_none(), self.sealed.contains(&Item::Decision(id)));
            if let Some(kept) = kept {
                assert_eq!((kept.matter, kept.executed.is_some()), (*matter, *executed));
            }
        }
        for who in 1..=PEOPLE {
            let birth = self.births[&who];
            let view = CivilRegistry::person_view(subject(who)).expect("registered");
            assert_eq!(view.birth.0, birth);
            let mine = (0..self.entries.len() as u64).filter(|id| {
                *id != birth
                    && self
                        .there(*id)
                        .is_some_and(|entry| entry.parties.contains(&who))
            });
            let mut expected: Vec<_> = core::iter::once(birth).chain(mine).collect();
            expected.truncate(100);
            assert_eq!(history(subject(who)), expected, "{who}");
        }
        let seals: BTreeMap<_, _> = Seals::<Test>::iter().collect();
        let opened = seals.iter().map(|(id, seal)| (*id, seal.openings));
        assert_eq!(opened.collect::<BTreeMap<_, _>>(), self.openings);
        let items: BTreeSet<_> = seals.values().map(|seal| seal.of).collect();
        assert_eq!(items, self.sealed);
        let times: u32 = self.openings.values().sum();
        assert_eq!(Openings::<Test>::iter_keys().count(), times as usize);
        let open = self
            .joining
            .iter()
            .filter(|(_, item)| !self.sealed.contains(item));
        assert_eq!(Satellites::<Test>::iter().count(), open.count());
    }
}

/// What the register keeps of a satellite, as the archive takes it down before it is sealed.
fn content(item: Item) -> Sealed {
    match item {
        Item::Record(id) => Sealed::Record {
            id,
            record: record(id),
            successor: None,
        },
        Item::Decision(id) => Sealed::Decision {
            id,
            decision: Decisions::<Test>::get(id).expect("kept"),
        },
        Item::Correction(record, number) => Sealed::Correction {
            record,
            number,
            correction: Corrections::<Test>::get(record, number).expect("kept"),
        },
    }
}

/// Registers something in the office of Samarkand, sometimes by an officer from elsewhere, who may not.
fn enter_event(place: usize, event: VitalEvent) -> (DispatchResult, bool) {
    let own = !place.is_multiple_of(13);
    let (officer, region) = match own {
        true => (REGISTRAR, URGUT),
        false => (ANDIJAN_REGISTRAR, URGUT),
    };
    let origin = RuntimeOrigin::signed(officer);
    (
        CivilRegistry::register(origin, event, entry(ROOT, region)),
        own,
    )
}

fn parents_of([mother, father]: [Option<u64>; 2]) -> Parents {
    Parents {
        mother: mother.map(subject),
        father: father.map(subject),
    }
}

fn adult(place: usize) -> Option<u64> {
    match place as u64 % (ADULTS + 1) {
        0 => None,
        who => Some(who),
    }
}

/// Takes a step in both. Returns whether the register took it, and whether the model would.
fn take(model: &mut Model, (kind, a, b, c): Step) -> (DispatchResult, bool) {
    let births: Vec<u64> = (ADULTS + 1..=PEOPLE)
        .map(|who| model.births[&who])
        .collect();
    // Mostly a birth that is there, and sometimes one that is sealed or no birth.
    let birth = match a % 9 {
        0 => (b % (model.entries.len() + 1)) as u64,
        _ => births[a % births.len()],
    };
    let of = RecordId(birth);
    let any = (b % (model.entries.len() + 1)) as u64;
    let is_birth = |model: &Model| {
        model
            .standing(birth)
            .filter(|entry| entry.kind == EventKind::Birth)
            .cloned()
    };
    let lodge_both = |model: &mut Model, matter| (lodge(matter), model.lodge(matter));
    // The adoptions that are open, latest first, and sometimes any decision.
    let adoptions = (0..model.decisions.len() as u64).filter(|id| model.adoption(*id).is_some());
    let adoptions: Vec<u64> = adoptions.collect();
    let adopting = one_of(a, adoptions.into_iter().rev().take(3))
        .unwrap_or((b % (model.decisions.len() + 1)) as u64);
    match kind {
        Kind::Paternity => {
            let father = adult(b).unwrap_or(1);
            let event = VitalEvent::Paternity {
                birth: of,
                father: subject(father),
                ground: PaternityGround::Recognition,
            };
            let (outcome, own) = enter_event(c, event);
            let alive = |who| !model.dead.contains(&who);
            let entry = is_birth(model).filter(|entry| {
                let [mother, named] = entry.parents;
                own && named.is_none()
                    && mother.is_some_and(alive)
                    && alive(father)
                    && !entry.parties.contains(&father)
            });
            if let Some(entry) = &entry {
                model.name_parents(birth, [entry.parents[0], Some(father)]);
                let parties = model.entries[birth as usize].parties.clone();
                let id = model.enter(EventKind::Paternity, parties);
                model.joining.push((birth, Item::Record(RecordId(id))));
            }
            (outcome, entry.is_some())
        }
        Kind::Legitimation => {
            let weddings = (0..model.entries.len() as u64)
                .filter(|id| model.entries[*id as usize].kind == EventKind::Marriage);
            let weddings: Vec<u64> = weddings.collect();
            let wedding = weddings[b % weddings.len()];
            let marriage = RecordId(wedding);
            let event = VitalEvent::Legitimation {
                birth: of,
                marriage,
            };
            let (outcome, own) = enter_event(c, event);
            let entry = is_birth(model).filter(|entry| {
                let parents: BTreeSet<_> = entry.parents.into_iter().flatten().collect();
                let spouses = &model.entries[wedding as usize].parties;
                let stands = model.left(birth).into_iter().any(|item| match item {
                    Item::Record(id) => model
                        .standing(id.0)
                        .is_some_and(|entry| entry.kind == EventKind::Legitimation),
                    _ => false,
                });
                own && wedding > birth && parents == spouses.iter().copied().collect() && !stands
            });
            if let Some(entry) = &entry {
                let id = model.enter(EventKind::Legitimation, entry.parties.clone());
                model.joining.push((birth, Item::Record(RecordId(id))));
            }
            (outcome, entry.is_some())
        }
        Kind::Annulment => {
            let about = one_of(
                a,
                (0..model.entries.len() as u64).filter(|id| {
                    model.standing(*id).is_some_and(|entry| {
                        [EventKind::Paternity, EventKind::Legitimation].contains(&entry.kind)
                    })
                }),
            );
            // A death is annulled by another event.
            let no_death =
                |id: &u64| !matches!(model.there(*id), Some(e) if e.kind == EventKind::Death);
            let never = model.entries.len() as u64;
            let about = about.unwrap_or(Some(any).filter(no_death).unwrap_or(never));
            let matter = Matter::AnnulRecord(RecordId(about));
            let (lodged, may) = lodge_both(model, matter);
            if lodged.is_err() || !may {
                return (lodged, may);
            }
            let number = DecisionId(model.decisions.len() as u64 - 1);
            let outcome = annul(RecordId(about), number);
            let entry = model.entries[about as usize].clone();
            let by = model.enter(EventKind::RecordAnnulment, entry.parties.clone());
            model.entries[about as usize].annulled = true;
            model.decisions[number.0 as usize].1 = true;
            if entry.kind != EventKind::NameChange {
                let birth = model.births[&entry.parties[0]];
                model.joining.push((birth, Item::Record(RecordId(by))));
                let [mother, father] = model.entries[birth as usize].parents;
                if entry.kind == EventKind::Paternity && father == entry.parties.last().copied() {
                    model.name_parents(birth, [mother, None]);
                }
            }
            (outcome, true)
        }
        Kind::CorrectParentage => {
            let parents = [adult(b), adult(c)];
            let matter = Matter::CorrectParentage {
                birth: of,
                parents: parents_of(parents),
            };
            let (lodged, may) = lodge_both(model, matter);
            if lodged.is_err() || !may {
                return (lodged, may);
            }
            let number = DecisionId(model.decisions.len() as u64 - 1);
            model.salts += 1;
            let root = H256::from_low_u64_be(model.salts);
            let outcome = CivilRegistry::correct_by_decision(registrar(), of, number, root);
            let child = model.entries[birth as usize].parties[0];
            let may = (parents[0].is_none() || parents[0] != parents[1])
                && !parents.contains(&Some(child));
            if may {
                model.decisions[number.0 as usize].1 = true;
                let notes = model.corrections.entry(birth).or_default();
                model.joining.push((birth, Item::Correction(of, *notes)));
                *notes += 1;
                model.name_parents(birth, parents);
            }
            (outcome, may)
        }
        Kind::CorrectMinor => {
            model.salts += 1;
            let root = H256::from_low_u64_be(model.salts);
            let id = if c % 2 == 0 { birth } else { any };
            let outcome = CivilRegistry::correct_minor(registrar(), RecordId(id), root);
            let may = model.standing(id).is_some();
            if may {
                *model.corrections.entry(id).or_default() += 1;
            }
            (outcome, may)
        }
        Kind::NameChange => {
            let who = a as u64 % PEOPLE + 1;
            let event = VitalEvent::PersonalChange {
                subject: subject(who),
                change: PersonalChange::Name,
            };
            let (outcome, own) = enter_event(c, event);
            let may = own && !model.dead.contains(&who);
            if may {
                model.enter(EventKind::NameChange, vec![who]);
            }
            (outcome, may)
        }
        Kind::Death => {
            let who = a as u64 % PEOPLE + 1;
            // Half of those who would die live on, so that there is somebody to adopt.
            if b % 2 == 0 {
                return (Ok(()), true);
            }
            let outcome = death(subject(who));
            let may = model.dead.insert(who);
            if may {
                model.enter(EventKind::Death, vec![who]);
            }
            (outcome, may)
        }
        Kind::LodgePaternity => {
            let father = subject(adult(b).unwrap_or(1));
            lodge_both(model, Matter::EstablishPaternity { birth: of, father })
        }
        Kind::LodgeAdoption => {
            let parents = parents_of([adult(b), adult(c)]);
            lodge_both(model, Matter::Adopt { birth: of, parents })
        }
        Kind::LodgeSeal => {
            let changes = (0..model.entries.len() as u64).filter(|id| {
                model
                    .standing(*id)
                    .is_some_and(|entry| entry.kind == EventKind::NameChange)
            });
            let id = one_of(a, changes).unwrap_or(any);
            lodge_both(model, Matter::Seal(RecordId(id)))
        }
        Kind::LodgeOpening => {
            let commitment = one_of(a, model.openings.keys().copied()).unwrap_or(ROOT);
            let matter = Matter::OpenSealed {
                commitment,
                reader: if b % 4 == 0 { OfficeId(7) } else { REGISTRY },
                until: model.now + (c as u64 % 4) * DAY,
            };
            lodge_both(model, matter)
        }
        Kind::SealSatellite => {
            let by = Item::Decision(DecisionId(adopting));
            let target = model.adoption(adopting).map_or(birth, |(birth, _)| birth);
            let target = if c % 11 == 0 { birth } else { target };
            let fits = model
                .adoption(adopting)
                .is_some_and(|(birth, _)| birth == target);
            let next = model.left(target).into_iter().rfind(|item| *item != by);
            let next = next.filter(|_| fits && model.standing(target).is_some());
            let kept = next.map(content);
            let salt = model.salt();
            let (birth, decision) = (RecordId(target), DecisionId(adopting));
            let outcome = CivilRegistry::seal_satellite(registrar(), birth, decision, salt);
            let may = kept.is_some();
            if let Some(kept) = kept {
                model.seal(kept, &salt);
            }
            (outcome, may)
        }
        Kind::AdoptAtOnce => {
            if let Some((birth, _)) = model.adoption(adopting) {
                let others = model.left(birth).len().saturating_sub(1);
                for _ in 0..others {
                    let salt = model.salt();
                    let by = Item::Decision(DecisionId(adopting));
                    let next = model.left(birth).into_iter().rfind(|item| *item != by);
                    let kept = content(next.expect("something else is left"));
                    assert_ok!(CivilRegistry::seal_satellite(
                        registrar(),
                        RecordId(birth),
                        DecisionId(adopting),
                        salt
                    ));
                    model.seal(kept, &salt);
                }
            }
            take_adoption(model, adopting, c)
        }
        Kind::Adopt => take_adoption(model, adopting, c),
        Kind::SealRecord => {
            let open = (0..model.decisions.len() as u64).filter(|id| {
                matches!(
                    model.decisions[*id as usize],
                    (Matter::Seal(_), executed) if !executed || c % 9 == 0
                )
            });
            let decision = one_of(a, open).unwrap_or(any);
            let ordered = match model.decisions.get(decision as usize) {
                Some((Matter::Seal(id), false)) => Some(*id),
                _ => None,
            };
            let id = ordered.unwrap_or(of);
            let may = ordered.is_some() && model.standing(id.0).is_some();
            let kept = may.then(|| content(Item::Record(id)));
            let salt = model.salt();
            let number = DecisionId(decision);
            let outcome = CivilRegistry::seal_record(registrar(), id, number, salt);
            if let Some(kept) = kept {
                model.seal(kept, &salt);
                model.decisions[decision as usize].1 = true;
            }
            (outcome, may)
        }
        Kind::Open => {
            let orders = (0..model.decisions.len() as u64).filter(|id| {
                let (matter, _) = model.decisions[*id as usize];
                matches!(matter, Matter::OpenSealed { .. })
            });
            let orders: Vec<u64> = orders.collect();
            let decision = one_of(a, orders.into_iter().rev().take(4)).unwrap_or(any);
            let (reader, office) = match b % 5 {
                0 => (ANDIJAN_REGISTRAR, OfficeId(6)),
                1 => (JUDGE, OfficeId(7)),
                _ => (COLLEAGUE, REGISTRY),
            };
            let origin = RuntimeOrigin::signed(reader);
            let outcome = CivilRegistry::open_sealed(origin, DecisionId(decision));
            let opened = match model.decisions.get(decision as usize) {
                Some((
                    Matter::OpenSealed {
                        commitment,
                        reader,
                        until,
                    },
                    _,
                )) if *reader == office && model.now < *until => Some(*commitment),
                _ => None,
            };
            if let Some(commitment) = opened {
                *model.openings.get_mut(&commitment).expect("sealed") += 1;
            }
            (outcome, opened.is_some())
        }
        Kind::DayPasses => {
            model.now += DAY;
            Timestamp::set_timestamp(model.now);
            (Ok(()), true)
        }
    }
}

fn take_adoption(model: &mut Model, decision: u64, c: usize) -> (DispatchResult, bool) {
    let adoption = model.adoption(decision);
    let birth = adoption.map_or(0, |(birth, _)| birth);
    let salt = model.salt();
    let number = DecisionId(decision);
    let event = VitalEvent::Adoption {
        birth: RecordId(birth),
        decision: number,
        salt,
    };
    let number_of = |parent: SubjectId| parent.0.to_low_u64_be();
    let may = adoption.is_some_and(|(birth, parents)| {
        let child = model.entries[birth as usize].parties[0];
        !c.is_multiple_of(13)
            && model.standing(birth).is_some()
            && (parents.mother.is_none() || parents.mother != parents.father)
            && parents.subjects().all(|parent| parent != subject(child))
            && !model.dead.contains(&child)
            && model.left(birth) == [Item::Decision(number)]
    });
    let kept = may.then(|| {
        let former = record(RecordId(birth));
        let order = Decisions::<Test>::get(number).expect("kept");
        (former, order)
    });
    let (outcome, _) = enter_event(c, event);
    if let (Some((mut former, mut order)), Some((_, parents))) = (kept, adoption) {
        let child = model.entries[birth as usize].parties[0];
        let [mother, father] = [parents.mother, parents.father].map(|one| one.map(number_of));
        model.birth(child, [mother, father]);
        let new = RecordId(model.births[&child]);
        former.satellites = 0;
        order.executed = Some(new);
        let record = Sealed::Record {
            id: RecordId(birth),
            record: former,
            successor: Some(new),
        };
        model.seal(record, &salt);
        let decision = Sealed::Decision {
            id: number,
            decision: order,
        };
        model.seal(decision, &salt);
    }
    (outcome, may)
}

/// Takes these steps in both, and returns how often each was taken.
fn live(steps: Vec<Step>) -> BTreeMap<Kind, u32> {
    let mut model = Model {
        now: NOW,
        ..Model::default()
    };
    ExtBuilder::build_and_execute(|| {
        for who in 1..=PEOPLE {
            let mother = (who > ADULTS).then_some(who % 4 + 1);
            let parents = [mother, None];
            assert_ok!(birth(subject(who), parents_of(parents), URGUT));
            model.birth(who, parents);
        }
        for couple in [[1, 2], [3, 4]] {
            married(subject(couple[0]), subject(couple[1]));
            model.enter(EventKind::Marriage, couple.to_vec());
        }
        for (number, step) in steps.into_iter().enumerate() {
            let taken = take(&mut model, step);
            assert_eq!(taken.0.is_ok(), taken.1, "{step:?}: {:?}", taken.0);
            if taken.1 {
                *model.taken.entry(step.0).or_default() += 1;
            }
            model.compare();
            if number % 25 == 0 {
                CivilRegistry::check_invariants().expect("the invariants hold all the time");
            }
        }
    });
    model.taken
}

/// Whatever is adopted, sealed and opened in whatever order, the register shows exactly what a plain model shows, and
/// every commitment is that of what was shown before.
#[test]
fn seals_agree_with_a_plain_model() {
    let all = RefCell::new(BTreeMap::<Kind, u32>::new());
    let config = ProptestConfig {
        max_shrink_iters: 200,
        ..ProptestConfig::with_cases(HISTORIES)
    };
    let histories = prop::collection::vec(step(), STEPS);
    let outcome = TestRunner::new(config).run(&histories, |steps| {
        for (kind, times) in live(steps) {
            *all.borrow_mut().entry(kind).or_default() += times;
        }
        Ok(())
    });
    outcome.expect("the register and the model agree");
    let all = all.into_inner();
    assert_eq!(
        all.len(),
        KINDS.len(),
        "some steps were never taken: {all:?}"
    );
    // Enough of what matters, and not only of what leads there.
    for kind in [Kind::Adopt, Kind::AdoptAtOnce, Kind::SealRecord, Kind::Open] {
        assert!(all[&kind] > 50, "{kind:?}: {all:?}");
    }
}
