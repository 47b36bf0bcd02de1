//! What is tried, on the register and on the model.

use super::{plain::Model, *};

/// What is tried: which kind, and three places in lists whose length is not known yet.
pub(super) type Step = (Kind, usize, usize, usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
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

pub(super) const KINDS: [(u32, Kind); 17] = [
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

pub(super) fn step() -> impl Strategy<Value = Step> {
    let kinds = KINDS.map(|(weight, kind)| (weight, Just(kind)));
    let kind = prop::strategy::Union::new_weighted(kinds.to_vec());
    let place = || 0usize..1_000_000;
    (kind, place(), place(), place())
}

/// One of these; now and then none.
pub(super) fn one_of<T: Copy>(place: usize, list: impl IntoIterator<Item = T>) -> Option<T> {
    let list: Vec<T> = list.into_iter().collect();
    list.get(place % (list.len() + usize::from(place.is_multiple_of(7))).max(1))
        .copied()
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

pub(super) fn parents_of([mother, father]: [Option<u64>; 2]) -> Parents {
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
pub(super) fn take(model: &mut Model, (kind, a, b, c): Step) -> (DispatchResult, bool) {
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
