//! What is tried, on the register and on the model.

use super::*;
use crate::types::{EventKind, PaternityGround, PersonalChange};

#[derive(Clone, Debug)]
pub(super) enum Step {
    Birth(Desk, usize, [Option<usize>; 2]),
    Foundling(Desk, usize),
    FetalDeath(Desk, Option<usize>),
    Death(Desk, usize),
    Marriage(Desk, [usize; 2]),
    /// Of the parents of a birth.
    MarryParents(Desk, usize),
    Divorce(Desk, usize, Option<usize>),
    AnnulMarriage(Desk, usize, usize),
    Separate(Desk, usize, usize),
    AnnulDeath(Desk, usize, usize),
    AnnulRecord(Desk, usize, usize),
    Change(Desk, usize),
    Paternity(Desk, usize, usize, Option<usize>),
    Legitimation(Desk, usize, bool),
    Lodge(bool, u8, usize, [Option<usize>; 2]),
    CorrectMinor(Desk, usize, u8),
    CorrectMaterial(usize, u8),
    CorrectByDecision(Desk, usize, usize, u8),
    /// Carries out a decision on what it is about: of random calls, few would fit one.
    Execute(Desk, usize, u8),
}

/// The number of [`Step::name`]s.
pub(super) const NAMES: usize = 19;

impl Step {
    /// What is tried, in a word.
    pub(super) fn name(&self) -> String {
        let shown = format!("{self:?}");
        shown.split('(').next().unwrap_or_default().to_owned()
    }
}

/// The births of those who are there from the beginning.
pub(super) fn births(grown_up: usize) -> Vec<Step> {
    let born = |place: usize| {
        // Nobody registers their own.
        let key = u8::from(PEOPLE[place] != 1_005);
        Step::Birth(Desk { key, here: true }, place, [None, None])
    };
    (0..grown_up).map(born).collect()
}

/// Anything, about the first so many of the people.
pub(super) fn step(people: usize) -> impl Strategy<Value = Step> {
    let desk = || {
        let key = prop_oneof![4 => Just(0u8), 6 => Just(1), 2 => Just(2), 1 => Just(3)];
        let here = prop::bool::weighted(0.95);
        (key, here).prop_map(|(key, here)| Desk { key, here })
    };
    let who = move || 0..people;
    let maybe = move || prop::option::of(0..people);
    let parent = move || prop::option::weighted(0.6, 0..people);
    // A place in a list whose length is not known yet.
    let place = || 0usize..1_000_000;
    let root = || 1u8..6;
    prop_oneof![
        8 => (desk(), who(), [parent(), parent()]).prop_map(|(d, w, p)| Step::Birth(d, w, p)),
        1 => (desk(), who()).prop_map(|(d, w)| Step::Foundling(d, w)),
        1 => (desk(), maybe()).prop_map(|(d, m)| Step::FetalDeath(d, m)),
        3 => (desk(), who()).prop_map(|(d, w)| Step::Death(d, w)),
        16 => (desk(), [who(), who()]).prop_map(|(d, s)| Step::Marriage(d, s)),
        10 => (desk(), place()).prop_map(|(d, b)| Step::MarryParents(d, b)),
        2 => (desk(), place(), prop::option::weighted(0.3, place()))
            .prop_map(|(d, m, g)| Step::Divorce(d, m, g)),
        1 => (desk(), place(), place()).prop_map(|(d, m, g)| Step::AnnulMarriage(d, m, g)),
        1 => (desk(), place(), place()).prop_map(|(d, m, g)| Step::Separate(d, m, g)),
        1 => (desk(), place(), place()).prop_map(|(d, m, g)| Step::AnnulDeath(d, m, g)),
        1 => (desk(), place(), place()).prop_map(|(d, m, g)| Step::AnnulRecord(d, m, g)),
        2 => (desk(), who()).prop_map(|(d, w)| Step::Change(d, w)),
        3 => (desk(), place(), who(), prop::option::weighted(0.2, place()))
            .prop_map(|(d, b, f, g)| Step::Paternity(d, b, f, g)),
        6 => (desk(), place(), prop::bool::weighted(0.8))
            .prop_map(|(d, b, m)| Step::Legitimation(d, b, m)),
        14 => (prop::bool::weighted(0.95), 0u8..20, place(), [maybe(), maybe()])
            .prop_map(|(h, k, r, p)| Step::Lodge(h, k, r, p)),
        2 => (desk(), place(), root()).prop_map(|(d, r, c)| Step::CorrectMinor(d, r, c)),
        2 => (place(), root()).prop_map(|(r, c)| Step::CorrectMaterial(r, c)),
        1 => (desk(), place(), place(), root())
            .prop_map(|(d, r, g, c)| Step::CorrectByDecision(d, r, g, c)),
        14 => (desk(), place(), root()).prop_map(|(d, g, c)| Step::Execute(d, g, c)),
    ]
}

/// A place of a list of that length, and sometimes the one behind its end. One that is in the list stays as it is.
fn pick(place: usize, length: usize) -> usize {
    place % (length + 1)
}

/// One of these; none behind their end.
fn one_of<T: Copy>(place: usize, list: impl IntoIterator<Item = T>) -> Option<T> {
    let list: Vec<T> = list.into_iter().collect();
    list.get(pick(place, list.len())).copied()
}

/// What a court might order about a record: mostly what fits it.
fn matter(
    model: &Model,
    kind: u8,
    about: RecordId,
    [mother, father]: [Option<SubjectId>; 2],
) -> Matter {
    let of_marriage = [
        Matter::DissolveMarriage(about),
        Matter::AnnulMarriage(about),
        Matter::SeparateSpouses(about),
    ];
    let of_birth = [
        Matter::EstablishPaternity {
            birth: about,
            father: father.unwrap_or_default(),
        },
        Matter::CorrectParentage {
            birth: about,
            parents: Parents { mother, father },
        },
    ];
    let of_any = [Matter::AnnulRecord(about), Matter::CorrectIdentity(about)];
    let fitting: &[Matter] = match model.standing(about.0).map(|entry| entry.kind) {
        // Of twenty, two without regard to the record.
        _ if kind == 0 => &of_marriage,
        _ if kind == 1 => &of_birth,
        Some(EventKind::Marriage) => &of_marriage,
        Some(kind) if kind.is_birth() => &of_birth,
        Some(EventKind::Death) => &of_any[..1],
        _ => &of_any,
    };
    fitting[usize::from(kind) % fitting.len()]
}

/// A notice of these two, for which the time has gone by; none if they may not marry and have never given any.
///
/// Which notices are given, and what they come to, has a model of its own (`notice_model`).
fn waited_for(spouses: [SubjectId; 2]) -> Option<NoticeId> {
    // Of nobody's person and of no region of the steps. Refused if there is one already, or they may not.
    let _ = CivilRegistry::declare_marriage(RuntimeOrigin::signed(ANDIJAN_REGISTRAR), spouses);
    let view = CivilRegistry::latest_notice_view(spouses)?;
    if let (NoticeStatus::Waiting, Some(ripe_at)) = (view.status, view.ripe_at) {
        Timestamp::set_timestamp(ripe_at);
    }
    Some(view.id)
}

/// Takes a step in both. Returns whether the register took it, and whether the model would.
pub(super) fn take(model: &mut Model, step: Step) -> (DispatchResult, bool) {
    let person = |place: usize| PEOPLE[place];
    let of = |place: Option<usize>| place.map(person);
    let id = |place: usize, model: &Model| pick(place, model.entries.len()) as u64;
    let decision = |place: usize, model: &Model| pick(place, model.decisions.len());
    let nth = |decision: usize| DecisionId(decision as u64);
    let zero = root_of(0);
    type Registry = CivilRegistry;
    match step {
        Step::Birth(desk, child, parents) => {
            let (child, [mother, father]) = (person(child), parents.map(of));
            let parents = Parents {
                mother: mother.map(subject),
                father: father.map(subject),
            };
            let links = links(subject(child));
            let (origin, region) = (desk.origin(), desk.region());
            (
                Registry::register(
                    origin,
                    VitalEvent::Birth {
                        child: subject(child),
                        parents,
                        links,
                    },
                    entry(zero, region),
                ),
                model.birth(desk, child, [mother, father], EventKind::Birth),
            )
        }
        Step::Foundling(desk, child) => {
            let child = person(child);
            let links = links(subject(child));
            let (origin, region) = (desk.origin(), desk.region());
            (
                Registry::register(
                    origin,
                    VitalEvent::Foundling {
                        child: subject(child),
                        links,
                    },
                    entry(zero, region),
                ),
                model.birth(desk, child, [None, None], EventKind::Foundling),
            )
        }
        Step::FetalDeath(desk, mother) => {
            let mother = of(mother);
            let (origin, region) = (desk.origin(), desk.region());
            (
                Registry::register(
                    origin,
                    VitalEvent::FetalDeath {
                        mother: mother.map(subject),
                    },
                    entry(zero, region),
                ),
                model.fetal_death(desk, mother),
            )
        }
        Step::Death(desk, who) => {
            let who = subject(person(who));
            let (origin, region) = (desk.origin(), desk.region());
            (
                Registry::register(
                    origin,
                    VitalEvent::Death {
                        deceased: who,
                        opening: opening(who),
                    },
                    entry(zero, region),
                ),
                model.death(desk, number_of(who)),
            )
        }
        Step::Marriage(desk, spouses) => {
            let spouses = spouses.map(person);
            let (origin, region) = (desk.origin(), desk.region());
            let notice = waited_for(spouses.map(subject));
            (
                Registry::register(
                    origin,
                    VitalEvent::Marriage {
                        spouses: spouses.map(subject),
                        notice,
                    },
                    entry(zero, region),
                ),
                model.marriage(desk, spouses),
            )
        }
        Step::MarryParents(desk, birth) => {
            let couple = one_of(birth, model.couples()).map_or([1, 1], |(_, couple)| couple);
            let places = couple.map(|who| PEOPLE.iter().position(|one| *one == who).unwrap_or(0));
            take(model, Step::Marriage(desk, places))
        }
        Step::Divorce(desk, marriage, ground) => {
            let marriage = match ground {
                None => one_of(marriage, model.weddings.keys().copied()).unwrap_or(0),
                Some(_) => id(marriage, model),
            };
            let ground = ground.map(|ground| decision(ground, model));
            let by = ground.map_or(DivorceGround::MutualConsent, |ground| {
                DivorceGround::Decision(nth(ground))
            });
            let (origin, region) = (desk.origin(), desk.region());
            (
                Registry::register(
                    origin,
                    VitalEvent::Divorce {
                        marriage: RecordId(marriage),
                        ground: by,
                    },
                    entry(zero, region),
                ),
                model.turn(desk, marriage, EventKind::Divorce, ground),
            )
        }
        Step::AnnulMarriage(desk, marriage, ground) => {
            let (marriage, ground) = (id(marriage, model), decision(ground, model));
            let (origin, region, of) = (desk.origin(), desk.region(), RecordId(marriage));
            (
                Registry::register(
                    origin,
                    VitalEvent::MarriageAnnulment {
                        marriage: of,
                        decision: nth(ground),
                    },
                    entry(zero, region),
                ),
                model.turn(desk, marriage, EventKind::MarriageAnnulment, Some(ground)),
            )
        }
        Step::Separate(desk, marriage, ground) => {
            let (marriage, ground) = (id(marriage, model), decision(ground, model));
            let (origin, region, of) = (desk.origin(), desk.region(), RecordId(marriage));
            (
                Registry::register(
                    origin,
                    VitalEvent::Separation {
                        marriage: of,
                        decision: nth(ground),
                    },
                    entry(zero, region),
                ),
                model.turn(desk, marriage, EventKind::Separation, Some(ground)),
            )
        }
        Step::AnnulDeath(desk, death, ground) => {
            let (death, ground) = (id(death, model), decision(ground, model));
            let first = model
                .entries
                .get(death as usize)
                .and_then(|e| e.parties.first());
            let opened = opening(subject(first.copied().unwrap_or_default()));
            let (origin, region, of) = (desk.origin(), desk.region(), RecordId(death));
            let by = nth(ground);
            (
                Registry::register(
                    origin,
                    VitalEvent::DeathAnnulment {
                        death: of,
                        opening: opened,
                        decision: by,
                    },
                    entry(zero, region),
                ),
                model.annul_death(desk, death, ground),
            )
        }
        Step::AnnulRecord(desk, annulled, ground) => {
            let (annulled, ground) = (id(annulled, model), decision(ground, model));
            let (origin, region, of) = (desk.origin(), desk.region(), RecordId(annulled));
            (
                Registry::register(
                    origin,
                    VitalEvent::RecordAnnulment {
                        record: of,
                        decision: nth(ground),
                    },
                    entry(zero, region),
                ),
                model.annul_record(desk, annulled, ground),
            )
        }
        Step::Change(desk, who) => {
            let (who, name) = (person(who), PersonalChange::Name);
            let (origin, region) = (desk.origin(), desk.region());
            (
                Registry::register(
                    origin,
                    VitalEvent::PersonalChange {
                        subject: subject(who),
                        change: name,
                    },
                    entry(zero, region),
                ),
                model.change(desk, who),
            )
        }
        Step::Paternity(desk, birth, father, ground) => {
            let birth = match ground {
                None => one_of(birth, model.births.values().copied()).unwrap_or(0),
                Some(_) => id(birth, model),
            };
            let father = person(father);
            let ground = ground.map(|ground| decision(ground, model));
            let by = ground.map_or(PaternityGround::Recognition, |ground| {
                PaternityGround::Decision(nth(ground))
            });
            let (origin, region, of) = (desk.origin(), desk.region(), RecordId(birth));
            (
                Registry::register(
                    origin,
                    VitalEvent::Paternity {
                        birth: of,
                        father: subject(father),
                        ground: by,
                    },
                    entry(zero, region),
                ),
                model.paternity(desk, birth, father, ground),
            )
        }
        Step::Legitimation(desk, place, theirs) => {
            let couple = one_of(place, model.couples());
            let birth = couple.map_or(0, |(birth, _)| birth);
            let mut weddings = model.weddings.iter().rev();
            let wedding = weddings.find(|(_, wedding)| {
                let [one, other] = wedding.spouses;
                couple.is_none_or(|(_, couple)| couple == [one, other] || couple == [other, one])
                    == theirs
            });
            let wedding = wedding.map_or(u64::MAX, |(id, _)| *id);
            let (origin, region) = (desk.origin(), desk.region());
            let (of, by) = (RecordId(birth), RecordId(wedding));
            (
                Registry::register(
                    origin,
                    VitalEvent::Legitimation {
                        birth: of,
                        marriage: by,
                    },
                    entry(zero, region),
                ),
                model.legitimation(desk, birth, wedding),
            )
        }
        Step::Lodge(here, kind, about, parents) => {
            // Two times of three, what courts are asked about.
            let entries = |kinds: &'static [EventKind]| {
                let entries = (0..).zip(&model.entries);
                entries.filter_map(move |(id, e)| kinds.contains(&e.kind).then_some(id))
            };
            use EventKind::*;
            let about = match about % 3 {
                0 => one_of(about, entries(&[Marriage, Death])).unwrap_or(0),
                1 => one_of(
                    about,
                    entries(&[FetalDeath, Paternity, Legitimation, NameChange]),
                )
                .unwrap_or(0),
                _ => id(about, model),
            };
            let about = RecordId(about);
            let parents = parents.map(|parent| of(parent).map(subject));
            let matter = matter(model, kind, about, parents);
            let judge = if here { JUDGE } else { ANDIJAN_JUDGE };
            (
                Registry::lodge_decision(RuntimeOrigin::signed(judge), matter, zero),
                model.lodge(here, matter),
            )
        }
        Step::CorrectMinor(desk, record, root) => {
            let record = id(record, model);
            let (_, officer, home) = Desk::KEYS[usize::from(desk.key)].clone();
            (
                Registry::correct_minor(desk.origin(), RecordId(record), root_of(root)),
                officer.is_some_and(|officer| model.correct(&[officer], home, record, root)),
            )
        }
        Step::CorrectMaterial(record, root) => {
            let record = id(record, model);
            let origin = RuntimeOrigin::signed(FOUR_EYES);
            (
                Registry::correct_material(origin, RecordId(record), root_of(root)),
                model.correct(&[1_001, 1_004], SAMARKAND, record, root),
            )
        }
        Step::CorrectByDecision(desk, record, ground, root) => {
            let (record, ground) = (id(record, model), decision(ground, model));
            let (origin, by, of) = (desk.origin(), nth(ground), RecordId(record));
            (
                Registry::correct_by_decision(origin, of, by, root_of(root)),
                model.correct_by_decision(desk, record, ground, root),
            )
        }
        Step::Execute(desk, place, root) => {
            // The latest: what could not be carried out stays open, and piles up.
            let open = model.decisions.iter().enumerate().rev();
            let open = open.filter(|(_, (_, executed))| !executed).take(3);
            let Some((ground, matter)) = one_of(place, open.map(|(n, (matter, _))| (n, *matter)))
            else {
                // None is open: try one that was carried out, or that is not there.
                let ground = decision(place, model);
                return take(model, Step::CorrectByDecision(desk, 0, ground, root));
            };
            let about = matter.record().map_or(0, |about| about.0) as usize;
            // The step that fits the matter, aimed at its record: `pick` leaves a place within the list as it is.
            let fitting = match matter {
                Matter::DissolveMarriage(_) => Step::Divorce(desk, about, Some(ground)),
                Matter::AnnulMarriage(_) => Step::AnnulMarriage(desk, about, ground),
                Matter::SeparateSpouses(_) => Step::Separate(desk, about, ground),
                Matter::EstablishPaternity { father, .. } => {
                    let father = PEOPLE.iter().position(|who| subject(*who) == father);
                    Step::Paternity(desk, about, father.unwrap_or(0), Some(ground))
                }
                Matter::AnnulRecord(_) => match model.entries[about].kind {
                    EventKind::Death => Step::AnnulDeath(desk, about, ground),
                    _ => Step::AnnulRecord(desk, about, ground),
                },
                _ => Step::CorrectByDecision(desk, about, ground, root),
            };
            let name = fitting.name();
            let outcome = take(model, fitting);
            model.note(&name, &outcome);
            outcome
        }
    }
}
