//! How it is tried, on the pallet and on the model.

use super::{
    plain::Power,
    steps::{Place, Terms},
    *,
};
use crate::types::{Relation, MAX_INHERITED, MAX_SUSPENSIONS};
use std::collections::BTreeSet;

type Outcomes = Vec<(DispatchResult, bool)>;

/// Lets time go by, and writes down what was at the end of the moment that is over.
fn tick(model: &mut Model, memory: &mut Memory, time: Moment) {
    memory.note(model);
    wait(time);
    for act in &mut model.acts {
        act.checked.clear();
    }
}

/// Takes a step in both: what the pallet says, and whether the model does it.
pub(super) fn take(model: &mut Model, memory: &mut Memory, step: Step) -> Outcomes {
    let by = |desk: usize| RuntimeOrigin::signed(Model::NOTARIES[desk].clone());
    let aimed_at = aim(model, &step);
    let pick = |place| aimed_at.or_else(|| latest(model.acts.len(), place));
    match step {
        Step::Draft(desk, who, kind, place, days) => {
            let target = pick(place);
            let link = match (kind, target) {
                (0 | 1, Some(id)) => Some(Link::Replaces(ActId(id as u64))),
                (2, Some(id)) => Some(Link::Changes(ActId(id as u64))),
                (3, Some(id)) => Some(Link::Renews(ActId(id as u64))),
                _ => None,
            };
            let term = lasting(days);
            let called =
                Notary::draft_act(by(desk), ActKind::Sale, parties(&who), ROOT, term, link);
            let linked = match link {
                None => true,
                Some(Link::Renews(_)) => false,
                Some(link) => {
                    let id = link.act().0 as usize;
                    let mut former = model.acts[id].parties.iter();
                    let all = former.all(|party| who.contains(party));
                    model.in_force(id) && model.acts[id].power.is_none() && all
                }
            };
            let fits = model.serves(desk, who.iter().copied()) && distinct(&who) && linked;
            if fits {
                model.enter(desk, who, term, link, None);
            }
            vec![(called, fits)]
        }
        Step::Power(desk, grantors, attorneys, terms, kind, place) => {
            let target = pick(place);
            let link = match (kind, target) {
                (0 | 1, Some(id)) => Some(Link::Replaces(ActId(id as u64))),
                (2 | 3, Some(id)) => Some(Link::Extends(ActId(id as u64))),
                (4, Some(id)) => Some(Link::Renews(ActId(id as u64))),
                _ => None,
            };
            // An extension of what there is, or else of a random power few would fit.
            let former = target.and_then(|id| model.acts[id].power.clone());
            let (grantors, attorneys, terms) = match (link, former) {
                (Some(Link::Extends(_)), Some(former)) => {
                    let days = terms.4;
                    let same = Terms(
                        former.together,
                        former.scopes,
                        former.substitutions,
                        former.limit,
                        days,
                    );
                    (vec![former.principal], former.attorneys, same)
                }
                (Some(_), Some(former)) => (vec![former.principal], attorneys, terms),
                _ => (grantors, attorneys, terms),
            };
            propose(model, desk, grantors, attorneys, terms, link)
        }
        Step::PassOn(desk, attorneys, terms, place) => {
            let Some(id) = pick(place) else { return vec![] };
            let under = ActId(id as u64);
            let Some(above) = model.acts[id].power.clone() else {
                return vec![];
            };
            let grantors = match above.together {
                true => above.attorneys.clone(),
                false => vec![above.attorneys[place % above.attorneys.len()]],
            };
            // Mostly within what there is.
            let scopes = if terms.1 == 3 { terms.1 } else { above.scopes };
            let fewer = above.substitutions.saturating_sub(1);
            let substitutions = if terms.2 == 3 { terms.2 } else { fewer };
            let limit = if terms.2 == 2 { terms.3 } else { above.limit };
            let days = if terms.4 > 80 { 90 } else { 21 };
            let terms = Terms(terms.0, scopes, substitutions, limit, days);
            let link = Some(Link::Substitutes(under));
            propose(model, desk, grantors, attorneys, terms, link)
        }
        Step::Conclude(place) => {
            let Some(id) = pick(place) else { return vec![] };
            let desk = model.acts[id].keeper;
            let parties = model.acts[id].parties.clone();
            let mut outcomes = vec![];
            for who in &parties {
                if !model.acts[id].signed.contains(who) {
                    outcomes.extend(take_attest(model, desk, *who, id));
                }
            }
            for pair in parties.chunks(2) {
                let pair = [pair[0], *pair.last().expect("not empty")];
                outcomes.extend(take_check(model, desk, pair, id));
            }
            let called = Notary::certify_act(by(desk), ActId(id as u64), ROOT);
            outcomes.push((called, model.certify(desk, id)));
            outcomes
        }
        Step::HandOver(from) => {
            let to = 1 - from;
            let offices = Model::OFFICES;
            let called = Notary::hand_over_practice(chamber(), offices[from], offices[to]);
            let [giver, taker] = [from, to].map(|desk| model.desks[desk].clone());
            let files = usize::from(giver.own) + giver.inherited;
            let fits = files > 0 && taker.inherited + files <= MAX_INHERITED as usize;
            if fits {
                model.desks[to].inherited += files;
                (model.desks[from].own, model.desks[from].inherited) = (false, 0);
                for act in &mut model.acts {
                    if act.keeper == from {
                        act.keeper = to;
                    }
                }
            }
            vec![(called, fits)]
        }
        Step::Suspend(desk, off) => {
            model.desks[desk].suspended = off;
            let offices = Model::OFFICES.into_iter().zip(&model.desks);
            let suspended = offices.filter(|(_, desk)| desk.suspended);
            SuspendedOffices::set(suspended.map(|(office, _)| office).collect());
            vec![(Ok(()), true)]
        }
        Step::Relate(desk, who) => {
            let called = Notary::declare_related(by(desk), subject(who), Relation::Kin);
            let desk = &mut model.desks[desk];
            let fits = !desk.suspended && !desk.related.contains(&who);
            if fits {
                desk.related.insert(who);
            }
            vec![(called, fits)]
        }
        Step::EndRelation(who) => {
            let four_eyes = RuntimeOrigin::signed(NOTARY_FOUR_EYES);
            let called = Notary::end_related(four_eyes, subject(who));
            let desk = &mut model.desks[0];
            let fits = !desk.suspended && desk.related.remove(&who);
            vec![(called, fits)]
        }
        Step::Unlink(who) => {
            let called = Notary::unlink_wallet(identity_officer(), subject(who));
            vec![(called, model.mute.insert(who))]
        }
        Step::Die(who) => {
            let record = 1_000 + model.acts.len() as u64 + 10_000 * who;
            let again = model.deaths.get(&who).copied().unwrap_or_default() >= 4;
            if model.dead.contains_key(&who) || again {
                return vec![];
            }
            dies(subject(who), record);
            model.die(who, record);
            vec![(Ok(()), true)]
        }
        Step::Live(who) => {
            let Some(record) = model.dead.remove(&who) else {
                return vec![];
            };
            model.dead.insert(who, record);
            // A moment of its own: the order within one is not kept.
            tick(model, memory, 1);
            lives_again(subject(who), record);
            model.dead.remove(&who);
            tick(model, memory, 1);
            vec![(Ok(()), true)]
        }
        Step::Wait(hours) => {
            tick(model, memory, hours * 60 * MINUTE);
            vec![(Ok(()), true)]
        }
        about => match about.place().and_then(pick) {
            Some(id) => take_about(model, about, id),
            None => vec![],
        },
    }
}

/// One of the latest acts.
fn latest(len: usize, place: Place) -> Option<usize> {
    (len > 0).then(|| len - 1 - place % len.min(12))
}

/// Three times of four, an act that the step can be about: of random ones, few are open or in force.
fn aim(model: &Model, step: &Step) -> Option<usize> {
    let place = step.place().filter(|place| place % 4 > 0)?;
    let ids = 0..model.acts.len();
    let powers = |fits: &dyn Fn(&Power) -> bool| {
        let mut ids: Vec<usize> = (0..model.acts.len()).collect();
        ids.retain(|id| model.in_force(*id) && model.acts[*id].power.as_ref().is_some_and(fits));
        ids
    };
    let fitting: Vec<usize> = match step {
        Step::Draft(_, _, 3, ..) | Step::Power(.., 4, _) => ids
            .filter(|id| model.status(*id) == ActStatus::Expired)
            .collect(),
        Step::Draft(..) => ids
            .filter(|id| model.in_force(*id) && model.acts[*id].power.is_none())
            .collect(),
        Step::Power(..) => powers(&|power| power.under.is_none()),
        Step::PassOn(..) => powers(&|power| power.substitutions > 0),
        Step::Rule(..) => ids.filter(|id| model.in_force(*id)).collect(),
        Step::Certify(..) => ids
            .filter(|id| model.status(*id) == ActStatus::Signed)
            .collect(),
        Step::Revoke(..) | Step::RevokeOwn(..) | Step::Renounce(..) | Step::RenounceOwn(..) => {
            ids.filter(|id| model.live_power(*id)).collect()
        }
        _ => ids.filter(|id| model.is_open(*id)).collect(),
    };
    fitting.get(place % fitting.len().max(1)).copied()
}

/// What is about one act.
fn take_about(model: &mut Model, step: Step, id: usize) -> Outcomes {
    let by = |desk: usize| RuntimeOrigin::signed(Model::NOTARIES[desk].clone());
    let (act, number) = (ActId(id as u64), id);
    let keeps = |model: &Model, desk: usize| {
        model.is_open(number) && model.acts[number].keeper == desk && !model.desks[desk].suspended
    };
    // Mostly somebody whom it is about.
    let one_of = |who: u64, place: Place, concerned: &[u64]| match place % 5 {
        0 => who,
        _ => *concerned
            .get(place % concerned.len().max(1))
            .filter(|who| **who <= PEOPLE)
            .unwrap_or(&who),
    };
    let parties = model.acts[id].parties.clone();
    let power = model.acts[id].power.as_ref();
    let attorneys = power.map_or(vec![], |power| power.attorneys.clone());
    match step {
        Step::Sign(who, place) => {
            let who = one_of(who, place, &parties);
            let called = Notary::sign_act(wallet_of(who as u8), act, ROOT);
            let fits = model.speaks(who) && model.sign(id, who);
            vec![(called, fits)]
        }
        Step::Attest(desk, who, place) => {
            let who = one_of(who, place, &parties);
            take_attest(model, desk, who, id)
        }
        Step::Check(desk, [one, other], place) => {
            let pair = [
                one_of(one, place, &parties),
                one_of(other, place / 7, &parties),
            ];
            take_check(model, desk, pair, id)
        }
        Step::Certify(desk, _) => {
            let called = Notary::certify_act(by(desk), act, ROOT);
            vec![(called, model.certify(desk, id))]
        }
        Step::Withdraw(desk, _) => {
            let called = Notary::withdraw_act(by(desk), act);
            let fits = keeps(model, desk);
            model.acts[id].withdrawn |= fits;
            vec![(called, fits)]
        }
        Step::WithdrawOwn(who, place) => {
            let who = one_of(who, place, &parties);
            let called = Notary::withdraw_own_act(wallet_of(who as u8), act);
            let party = model.acts[id].parties.contains(&who);
            let fits = model.speaks(who) && model.is_open(id) && party;
            model.acts[id].withdrawn |= fits;
            vec![(called, fits)]
        }
        Step::Rule(which, _) => {
            let ruling = match which {
                0 => Ruling::Annul,
                1..=3 => Ruling::Suspend,
                _ => Ruling::Reinstate,
            };
            let called = rule(act, ruling);
            let status = model.status(id);
            let fact = &mut model.acts[id];
            let fits = match ruling {
                Ruling::Annul => fact.certified.is_some() && !fact.annulled,
                Ruling::Suspend => {
                    status == ActStatus::InForce && fact.suspensions < MAX_SUSPENSIONS
                }
                Ruling::Reinstate => status == ActStatus::Suspended,
            };
            if fits {
                match ruling {
                    Ruling::Annul => fact.annulled = true,
                    Ruling::Suspend => {
                        fact.suspended = true;
                        fact.suspensions += 1;
                    }
                    Ruling::Reinstate => fact.suspended = false,
                }
            }
            vec![(called, fits)]
        }
        Step::Revoke(desk, who, place) => {
            let who = one_of(who, place, &parties);
            let called = Notary::revoke_power(by(desk), act, subject(who));
            let fits = gave(model, id, who)
                && model.serves(desk, model.concerned(id).into_iter())
                && !model.dead.contains_key(&who);
            model.acts[id].revoked |= fits;
            vec![(called, fits)]
        }
        Step::RevokeOwn(who, place) => {
            let who = one_of(who, place, &parties);
            let called = Notary::revoke_own_power(wallet_of(who as u8), act);
            let fits = model.speaks(who) && gave(model, id, who);
            model.acts[id].revoked |= fits;
            vec![(called, fits)]
        }
        Step::Renounce(desk, who, place) => {
            let who = one_of(who, place, &attorneys);
            let called = Notary::renounce_power(by(desk), act, subject(who));
            let fits = model.serves(desk, model.concerned(id).into_iter())
                && !model.dead.contains_key(&who)
                && renounce(model, id, who);
            vec![(called, fits)]
        }
        Step::RenounceOwn(who, place) => {
            let who = one_of(who, place, &attorneys);
            let called = Notary::renounce_own_power(wallet_of(who as u8), act);
            let fits = model.speaks(who) && renounce(model, id, who);
            vec![(called, fits)]
        }
        _ => vec![],
    }
}

/// Whether somebody gave a power that is in force or suspended.
fn gave(model: &Model, id: usize, who: u64) -> bool {
    let act = &model.acts[id];
    let principal = act.power.as_ref().map(|power| power.principal);
    model.live_power(id) && (act.parties.contains(&who) || principal == Some(who))
}

fn renounce(model: &mut Model, id: usize, who: u64) -> bool {
    let live = model.live_power(id);
    let Some(power) = &mut model.acts[id].power else {
        return false;
    };
    live && power.attorneys.contains(&who) && power.renounced.insert(who)
}

fn take_attest(model: &mut Model, desk: usize, who: u64, id: usize) -> Outcomes {
    let origin = RuntimeOrigin::signed(Model::NOTARIES[desk].clone());
    let (act, how) = (ActId(id as u64), Presence::Video);
    let called = Notary::attest_signature(origin, act, subject(who), how);
    let parties = model.acts[id].parties.clone();
    let fits = model.acts[id].keeper == desk
        && model.serves(desk, parties.into_iter())
        && model.sign(id, who);
    vec![(called, fits)]
}

fn take_check(model: &mut Model, desk: usize, who: [u64; 2], id: usize) -> Outcomes {
    let origin = RuntimeOrigin::signed(Model::NOTARIES[desk].clone());
    let called = Notary::check_parties(origin, ActId(id as u64), who.map(subject));
    let sound = |who: &u64| model.acts[id].parties.contains(who) && !model.dead.contains_key(who);
    let fits = model.is_open(id)
        && model.acts[id].keeper == desk
        && !model.desks[desk].suspended
        && who.iter().all(sound);
    if fits {
        model.acts[id].checked.extend(who);
    }
    vec![(called, fits)]
}

fn lasting(days: Option<u64>) -> Term {
    Term {
        deadline: now() + 20 * DAY,
        until: days.map(|days| now() + days * DAY),
    }
}

fn distinct(who: &[u64]) -> bool {
    who.iter().collect::<BTreeSet<_>>().len() == who.len()
}

/// Drafts a power in both.
fn propose(
    model: &mut Model,
    desk: usize,
    grantors: Vec<u64>,
    attorneys: Vec<u64>,
    terms: Terms,
    link: Option<Link>,
) -> Outcomes {
    let Terms(together, scopes, substitutions, limit, days) = terms;
    let term = lasting(Some(days));
    let of = |bit: u8, scope| (scopes & bit != 0).then_some(scope);
    let named: Vec<Scope> = [of(1, SCOPES[0]), of(2, SCOPES[1])]
        .into_iter()
        .flatten()
        .collect();
    let given = PowerTerms {
        attorneys: persons(&attorneys),
        exercise: if together {
            Exercise::Jointly
        } else {
            Exercise::Severally
        },
        scopes: Scopes::of(&named),
        substitutions,
        limit,
        territory: SAMARKAND,
    };
    let origin = RuntimeOrigin::signed(Model::NOTARIES[desk].clone());
    let called = Notary::draft_power(origin, persons(&grantors), given, ROOT, term, link);

    let target = link.map(|link| link.act().0 as usize);
    let former = target.and_then(|id| model.acts[id].power.clone());
    let within = |own: Option<u128>, above: Option<u128>| {
        above.is_none_or(|above| own.is_some_and(|own| own <= above))
    };
    let (fits, principal, under) = match (link, target, &former) {
        (None, _, _) => (true, grantors[0], None),
        (Some(Link::Substitutes(_)), Some(id), Some(above)) => {
            let holds = |who: &u64| above.attorneys.contains(who) && !above.renounced.contains(who);
            let enough = grantors.len()
                == if above.together {
                    above.attorneys.len()
                } else {
                    1
                };
            let fits = model.in_force(id)
                && enough
                && grantors.iter().all(holds)
                && substitutions < above.substitutions
                && scopes & !above.scopes == 0
                && within(limit, above.limit)
                && term.until <= model.acts[id].until;
            (fits, above.principal, Some(id))
        }
        (Some(link), Some(id), Some(former)) => {
            let same = former.attorneys == attorneys
                && former.together == together
                && former.scopes == scopes
                && former.substitutions == substitutions
                && former.limit == limit;
            let status = model.status(id);
            let state = match link {
                Link::Renews(_) => matches!(
                    status,
                    ActStatus::Annulled
                        | ActStatus::Revoked
                        | ActStatus::Superseded(_)
                        | ActStatus::Expired
                ),
                Link::Extends(_) => {
                    status == ActStatus::InForce && same && term.until > model.acts[id].until
                }
                _ => status == ActStatus::InForce,
            };
            let principal = former.principal;
            (
                state && former.under.is_none() && grantors == [principal],
                principal,
                None,
            )
        }
        _ => (false, grantors[0], None),
    };
    let givers: Vec<u64> = grantors.iter().copied().chain([principal]).collect();
    let concerned = givers.iter().chain(&attorneys).copied();
    let fits = fits
        && distinct(&grantors)
        && distinct(&attorneys)
        && givers.iter().all(|giver| !attorneys.contains(giver))
        && model.serves(desk, concerned);
    if fits {
        let power = Power {
            principal,
            attorneys,
            together,
            scopes,
            substitutions,
            limit,
            under,
            renounced: BTreeSet::new(),
            dead: BTreeSet::new(),
        };
        model.enter(desk, grantors, term, link, Some(power));
    }
    vec![(called, fits)]
}
