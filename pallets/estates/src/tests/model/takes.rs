//! How a step is taken: in the pallet, and in the model.

use super::*;
use plain::{Deed, Legacy, Paper};
use steps::Place;

/// What the pallet made of it, and whether the model takes it.
type Outcome = (DispatchResult, bool);

/// Takes a step in both. A step about nothing is none.
pub(super) fn take(model: &mut Model, step: Step) -> Vec<Outcome> {
    take_about(model, step).unwrap_or_default()
}

/// One of the latest estates that stand, mostly.
fn estate(model: &Model, place: Place) -> Option<usize> {
    let all = 0..model.estates.len();
    let standing = all.clone().filter(|id| !model.estates[*id].void);
    let recent: Vec<usize> = match place % 5 {
        0 => all.collect(),
        _ => standing.rev().take(3).collect(),
    };
    recent.get(place.checked_rem(recent.len())?).copied()
}

/// The desk that keeps an estate, mostly.
fn keeper(model: &Model, desk: usize, place: Place, id: usize) -> usize {
    let keeper = model.estates[id]
        .keeper
        .filter(|_| !place.is_multiple_of(7));
    keeper.unwrap_or(desk)
}

/// Somebody who accepts and has no share, mostly.
fn entitled(model: &Model, who: u64, place: Place, id: usize) -> u64 {
    let legacy = &model.estates[id];
    let claims = legacy.claims.iter();
    let mut open = claims.filter(|(who, claim)| claim.accepts() && !legacy.holds(**who));
    let open = open.next().filter(|_| !place.is_multiple_of(6));
    open.map_or(who, |(who, _)| *who)
}

fn take_about(model: &mut Model, step: Step) -> Option<Vec<Outcome>> {
    let outcome = match step {
        Step::Register(desk, who) => register_will(model, desk, who),
        Step::Withdraw(desk, place) => {
            let count = model.wills.len();
            let id = count.checked_sub(1 + place.checked_rem(count.min(4))?)?;
            withdraw(model, desk, id)
        }
        Step::Take(desk, place) => {
            let id = estate(model, place)?;
            take_estate(model, desk, id)
        }
        Step::Release(desk, place) => {
            let id = estate(model, place)?;
            let desk = keeper(model, desk, place, id);
            release(model, desk, id)
        }
        Step::List(desk, place) => {
            let id = estate(model, place)?;
            let desk = keeper(model, desk, place, id);
            let outcome = Estates::list_estate(by(Model::NOTARIES[desk]), number(id), ROOT);
            (outcome, model.keeps(desk, id, &[]))
        }
        Step::Declare(who, accepts, place) => {
            let id = estate(model, place)?;
            declares(model, None, who, accepts, id)
        }
        Step::Attest(desk, who, accepts, place) => {
            let id = estate(model, place)?;
            declares(model, Some(desk), who, accepts, id)
        }
        Step::Admit(desk, who, place) => {
            let id = estate(model, place)?;
            let desk = keeper(model, desk, place, id);
            admit(model, desk, who, id)
        }
        Step::Issue(desk, who, tenths, place) => {
            let id = estate(model, place)?;
            let desk = keeper(model, desk, place, id);
            let who = entitled(model, who, place, id);
            issues(model, desk, who, tenths, id)
        }
        Step::Join(desk, who, tenths, place) => {
            let id = estate(model, place)?;
            let desk = keeper(model, desk, place, id);
            let first = entitled(model, who, place, id);
            let issued = issues(model, desk, first, tenths, id);
            let next = entitled(model, who, place, id);
            return Some(vec![issued, joins(model, desk, next, tenths, id)]);
        }
        Step::Spousal(desk, place) => {
            let id = estate(model, place)?;
            let desk = keeper(model, desk, place, id);
            spouse(model, desk, id)
        }
        Step::Settle(desk, place) => {
            let id = estate(model, place)?;
            let desk = keeper(model, desk, place, id);
            let who = entitled(model, 1, place, id);
            let left = 10 - model.estates[id].tenths();
            let issued = issues(model, desk, who, left, id);
            return Some(vec![issued, closes(model, desk, id)]);
        }
        Step::Close(desk, place) => {
            let id = estate(model, place)?;
            let desk = keeper(model, desk, place, id);
            closes(model, desk, id)
        }
        Step::AnnulWill(place) => {
            let id = estate(model, place)?;
            let own = model.latest_will(model.estates[id].deceased);
            let others = model.wills.len() - place % 2 * model.wills.len().min(1);
            annul_will(
                model,
                own.filter(|_| !place.is_multiple_of(6)).unwrap_or(others),
                id,
            )
        }
        Step::AnnulCertificate(deed, place) => {
            let id = estate(model, place)?;
            annul_deed(model, deed, id)
        }
        Step::CourtAdmits(who, place) => {
            let id = estate(model, place)?;
            court(model, who, true, id)
        }
        Step::CourtExcludes(who, place) => {
            let id = estate(model, place)?;
            court(model, who, false, id)
        }
        Step::Die(who) => die(model, who)?,
        Step::Live(who) => live(model, who)?,
        Step::HandOver(from) => {
            let to = 1 - from;
            hand_over(Model::OFFICES[from], Model::OFFICES[to]);
            for estate in &mut model.estates {
                estate.keeper = estate.keeper.map(|_| to);
            }
            (Ok(()), true)
        }
        Step::Suspend(desk, off) => {
            if off {
                model.suspended.insert(desk);
            } else {
                model.suspended.remove(&desk);
            }
            let suspended = model.suspended.iter().map(|desk| Model::OFFICES[*desk]);
            SuspendedOffices::set(suspended.collect());
            (Ok(()), true)
        }
        Step::Relate(desk, who, on) => {
            if on {
                model.related.insert((desk, who));
            } else {
                model.related.remove(&(desk, who));
            }
            let related = model.related.iter();
            let related = related.map(|(desk, who)| (Model::NOTARIES[*desk], heir(*who)));
            Relatives::set(related.collect());
            (Ok(()), true)
        }
        Step::Wait(days) => {
            wait(days * DAY);
            (Ok(()), true)
        }
    };
    Some(vec![outcome])
}

fn number(id: usize) -> EstateId {
    EstateId(id as u64)
}

fn register_will(model: &mut Model, desk: usize, who: u64) -> Outcome {
    let outcome = register(Model::NOTARIES[desk], who);
    let fits = !model.suspended.contains(&desk) && !model.dead.contains_key(&who);
    if fits {
        model.wills.push(Paper {
            testator: who,
            withdrawn: false,
            annulled: false,
        });
    }
    (outcome, fits)
}

fn withdraw(model: &mut Model, desk: usize, id: usize) -> Outcome {
    let outcome = Estates::withdraw_will(by(Model::NOTARIES[desk]), WillId(id as u64));
    let will = &model.wills[id];
    let fits = !model.suspended.contains(&desk)
        && !model.dead.contains_key(&will.testator)
        && model.latest_will(will.testator) == Some(id)
        && !will.withdrawn
        && !will.annulled;
    model.wills[id].withdrawn |= fits;
    (outcome, fits)
}

fn take_estate(model: &mut Model, desk: usize, id: usize) -> Outcome {
    let outcome = Estates::take_estate(by(Model::NOTARIES[desk]), number(id));
    let estate = &model.estates[id];
    let fits = estate.is_open() && estate.free && model.serves(desk, &[estate.deceased]);
    if fits {
        model.estates[id].keeper = Some(desk);
        model.estates[id].free = false;
    }
    (outcome, fits)
}

fn release(model: &mut Model, desk: usize, id: usize) -> Outcome {
    let outcome = Estates::release_estate(by(Model::NOTARIES[desk]), number(id));
    let estate = &model.estates[id];
    let keeps = estate.keeper == Some(desk) && !model.suspended.contains(&desk);
    let fits = estate.is_open() && keeps && !estate.free;
    model.estates[id].free |= fits;
    (outcome, fits)
}

/// With the wallet, or before that notary.
fn declares(model: &mut Model, desk: Option<usize>, who: u64, accepts: bool, id: usize) -> Outcome {
    let choice = if accepts {
        Choice::Accept
    } else {
        Choice::Renounce
    };
    let outcome = match desk {
        None => declare(number(id), who, choice),
        Some(desk) => {
            let notary = by(Model::NOTARIES[desk]);
            Estates::attest_declaration(notary, number(id), heir(who), choice, ROOT)
        }
    };
    let estate = &model.estates[id];
    let fits = estate.is_open()
        && estate.in_time()
        && estate.deceased != who
        && !model.dead.contains_key(&who)
        && estate.claim(who).declared.is_none()
        && desk.is_none_or(|desk| model.serves(desk, &[estate.deceased, who]));
    if fits {
        model.estates[id].claims.entry(who).or_default().declared = Some(accepts);
    }
    (outcome, fits)
}

fn admit(model: &mut Model, desk: usize, who: u64, id: usize) -> Outcome {
    let pair = [NOTARY_FOUR_EYES, NEIGHBOUR_FOUR_EYES][desk];
    let outcome = Estates::admit_heir(by(pair), number(id), heir(who), ROOT);
    let estate = &model.estates[id];
    let fits = model.keeps(desk, id, &[who])
        && !estate.in_time()
        && estate.acceptors() > 0
        && estate.deceased != who
        && !model.dead.contains_key(&who)
        && estate.claim(who).declared.is_none();
    if fits {
        model.estates[id].claims.entry(who).or_default().declared = Some(true);
    }
    (outcome, fits)
}

fn can_hold(model: &Model, desk: usize, who: u64, tenths: u32, id: usize) -> bool {
    let estate = &model.estates[id];
    model.keeps(desk, id, &[who])
        && tenths > 0
        && estate.claim(who).accepts()
        && !estate.holds(who)
        && estate.tenths() + tenths <= 10
}

fn issues(model: &mut Model, desk: usize, who: u64, tenths: u32, id: usize) -> Outcome {
    let notary = by(Model::NOTARIES[desk]);
    let part = share(tenths, 10);
    let outcome = Estates::issue_certificate(notary, number(id), heir(who), part, ROOT);
    let fits = can_hold(model, desk, who, tenths, id) && !model.estates[id].in_time();
    if fits {
        model.estates[id].deeds.push(Deed {
            holders: [(who, tenths)].into(),
            spousal: false,
            annulled: false,
            at: now(),
        });
    }
    (outcome, fits)
}

fn joins(model: &mut Model, desk: usize, who: u64, tenths: u32, id: usize) -> Outcome {
    let notary = by(Model::NOTARIES[desk]);
    let part = share(tenths, 10);
    let deeds = model.estates[id].deeds.len();
    let latest = deeds.saturating_sub(1);
    let outcome = Estates::join_certificate(notary, number(id), latest as u32, heir(who), part);
    let deed = model.estates[id].deeds.last();
    let fits = can_hold(model, desk, who, tenths, id)
        && deed.is_some_and(|deed| !deed.spousal && !deed.annulled && deed.at == now());
    if fits {
        model.estates[id].deeds[latest].holders.insert(who, tenths);
    }
    (outcome, fits)
}

fn spouse(model: &mut Model, desk: usize, id: usize) -> Outcome {
    let notary = by(Model::NOTARIES[desk]);
    let outcome = Estates::certify_spousal_share(notary, number(id), ROOT);
    let estate = &model.estates[id];
    let fits = model.keeps(desk, id, &[])
        && !estate
            .deeds
            .iter()
            .any(|deed| deed.spousal && !deed.annulled);
    if fits {
        model.estates[id].deeds.push(Deed {
            holders: BTreeMap::new(),
            spousal: true,
            annulled: false,
            at: now(),
        });
    }
    (outcome, fits)
}

fn closes(model: &mut Model, desk: usize, id: usize) -> Outcome {
    let outcome = Estates::close_estate(by(Model::NOTARIES[desk]), number(id), ROOT);
    let estate = &model.estates[id];
    let end = if estate.tenths() == 10 {
        Some(EstateStatus::Settled)
    } else {
        (estate.acceptors() == 0).then_some(EstateStatus::Escheated)
    };
    let fits = model.keeps(desk, id, &[]) && !estate.in_time() && end.is_some();
    if fits {
        model.estates[id].closed = end;
    }
    (outcome, fits)
}

/// Whether a court can rule on an estate, and the estate.
fn before_court(model: &mut Model, id: usize) -> (bool, &mut Legacy) {
    let estate = &mut model.estates[id];
    (!estate.void && estate.keeper.is_some(), estate)
}

fn annul_will(model: &mut Model, will: usize, id: usize) -> Outcome {
    let outcome = rule(number(id), Ruling::AnnulWill(WillId(will as u64)));
    let (heard, estate) = before_court(model, id);
    let deceased = estate.deceased;
    let fits = heard
        && model
            .wills
            .get(will)
            .is_some_and(|will| will.testator == deceased && !will.annulled);
    if fits {
        model.wills[will].annulled = true;
    }
    (outcome, fits)
}

fn annul_deed(model: &mut Model, deed: u32, id: usize) -> Outcome {
    let outcome = rule(number(id), Ruling::AnnulCertificate(deed));
    let (heard, estate) = before_court(model, id);
    let found = estate.deeds.get_mut(deed as usize);
    let Some(deed) = found.filter(|deed| heard && !deed.annulled) else {
        return (outcome, false);
    };
    deed.annulled = true;
    if !deed.spousal && estate.closed == Some(EstateStatus::Settled) {
        estate.closed = None;
    }
    (outcome, true)
}

fn court(model: &mut Model, who: u64, admits: bool, id: usize) -> Outcome {
    let ruling = if admits {
        Ruling::AdmitHeir(heir(who))
    } else {
        Ruling::ExcludeHeir(heir(who))
    };
    let outcome = rule(number(id), ruling);
    let (heard, estate) = before_court(model, id);
    let fits = heard
        && estate.deceased != who
        && estate.claim(who).accepts() != admits
        && (admits || !estate.holds(who));
    if fits {
        estate.claims.entry(who).or_default().ruled = Some(admits);
        if admits && estate.closed == Some(EstateStatus::Escheated) {
            estate.closed = None;
        }
    }
    (outcome, fits)
}

fn die(model: &mut Model, who: u64) -> Option<Outcome> {
    if model.dead.contains_key(&who) {
        // The register enters one death that stands.
        return None;
    }
    model.deaths += 2;
    dies(who, model.deaths);
    model.dead.insert(who, model.deaths);
    model.estates.push(Legacy {
        deceased: who,
        opened: now(),
        keeper: None,
        free: true,
        claims: BTreeMap::new(),
        deeds: vec![],
        closed: None,
        void: false,
    });
    Some((Ok(()), true))
}

fn live(model: &mut Model, who: u64) -> Option<Outcome> {
    let death = model.dead.remove(&who)?;
    lives_again(who, death);
    let id = model.latest_estate(who)?;
    model.estates[id].void = true;
    Some((Ok(()), true))
}
