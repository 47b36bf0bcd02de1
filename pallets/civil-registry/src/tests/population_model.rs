//! Residences, guardians and links under random operations, with deaths and their annulments, against a plain model.

use super::{
    guardianships::{appoint, end},
    wallets::{linked, signed_by},
    *,
};
use crate::types::{
    Care, GuardianshipEndGround, GuardianshipGround, GuardianshipView, LinksOpening, ResidenceView,
};
use adliya_primitives::{traits::CivilStatus, CertificateHash};
use proptest::{prelude::*, test_runner::TestRunner};
use sp_core::sr25519;
use std::{cell::RefCell, collections::BTreeMap};

/// 10,240 operations.
const STEPS: usize = 160;
const HISTORIES: u32 = 64;
/// The last is the registrar, who registers nothing of her own.
const PEOPLE: [u64; 5] = [1, 2, 3, 4, 1_001];
const REGISTRAR_HERSELF: usize = 4;

#[derive(Clone, Copy, Debug)]
enum Step {
    Appoint(usize, usize, Care),
    /// By a court, at the ward's birth or at their residence.
    Decide(usize, usize, Care, bool),
    /// By age, the authority or a court.
    End(usize, u8),
    /// The guardianship of this place among all, from the last.
    AnnulGuardianship(usize),
    Move(usize, bool),
    /// A person's residence of this place, from the last.
    AnnulResidence(usize, usize),
    Die(usize),
    Return(usize),
    RenewLinks(usize),
    IssueForWard(usize, usize),
    Days(u64),
}

impl Step {
    fn name(self) -> String {
        let shown = format!("{self:?}");
        shown.split('(').next().unwrap_or_default().to_owned()
    }
}

fn step() -> impl Strategy<Value = Step> {
    let who = || 0..PEOPLE.len();
    let care = || prop_oneof![3 => Just(Care::Guardianship), 1 => Just(Care::Trusteeship)];
    prop_oneof![
        6 => (who(), who(), care()).prop_map(|(ward, by, care)| Step::Appoint(ward, by, care)),
        4 => (who(), who(), care(), any::<bool>())
            .prop_map(|(ward, by, care, home)| Step::Decide(ward, by, care, home)),
        6 => (who(), 0..3u8).prop_map(|(ward, ground)| Step::End(ward, ground)),
        2 => (0..3usize).prop_map(Step::AnnulGuardianship),
        4 => (who(), any::<bool>()).prop_map(|(who, here)| Step::Move(who, here)),
        2 => (who(), 0..2usize).prop_map(|(who, place)| Step::AnnulResidence(who, place)),
        3 => who().prop_map(Step::Die),
        5 => who().prop_map(Step::Return),
        2 => who().prop_map(Step::RenewLinks),
        6 => (who(), who()).prop_map(|(by, ward)| Step::IssueForWard(by, ward)),
        2 => (1..40u64).prop_map(Step::Days),
    ]
}

/// Somebody's guardian, as a paper in the file says.
#[derive(Clone, Copy)]
struct Appointment {
    record: u64,
    ward: usize,
    guardian: usize,
    care: Care,
    /// Ended, or annulled.
    over: bool,
    annulled: bool,
}

#[derive(Clone, Copy)]
struct Home {
    record: u64,
    here: bool,
    annulled: bool,
}

/// The files of the guardianship authority and of the passport office; who counts is read out of them each time.
#[derive(Default)]
struct Model {
    appointments: Vec<Appointment>,
    homes: [Vec<Home>; PEOPLE.len()],
    dead: [Option<u64>; PEOPLE.len()],
    exposed: [bool; PEOPLE.len()],
    /// How often the links were renewed.
    links: [u8; PEOPLE.len()],
    papers: u64,
    now: u64,
}

impl Model {
    fn alive(&self, who: usize) -> bool {
        self.dead[who].is_none()
    }

    /// The last appointment that a ward got, if it is not over.
    fn guardian(&self, ward: usize) -> Option<Appointment> {
        let mut papers = self.appointments.iter().rev();
        let last = papers.find(|paper| paper.ward == ward).copied();
        last.filter(|paper| !paper.over)
    }

    /// Where somebody lives: as the last paper says, if it is good.
    fn home(&self, who: usize) -> Option<Home> {
        self.homes[who]
            .last()
            .copied()
            .filter(|home| !home.annulled)
    }

    fn in_force(&self, paper: &Appointment) -> bool {
        self.alive(paper.ward)
            && self.alive(paper.guardian)
            && self.guardian(paper.guardian).is_none()
    }

    fn acts_for(&self, guardian: usize, ward: usize) -> bool {
        self.guardian(ward).is_some_and(|paper| {
            paper.guardian == guardian && paper.care == Care::Guardianship && self.in_force(&paper)
        })
    }

    fn speaks(&self, holder: usize, of: usize) -> bool {
        let represented = self
            .guardian(holder)
            .is_some_and(|paper| paper.care == Care::Guardianship);
        self.alive(holder) && !represented && (holder == of || self.acts_for(holder, of))
    }

    fn can_appoint(&self, ward: usize, guardian: usize, care: Care) -> bool {
        let same = self
            .guardian(ward)
            .is_some_and(|paper| paper.guardian == guardian && paper.care == care);
        ward != guardian
            && ![ward, guardian].contains(&REGISTRAR_HERSELF)
            && self.alive(ward)
            && self.alive(guardian)
            && self.guardian(guardian).is_none()
            && !same
    }

    fn file_appointment(&mut self, ward: usize, guardian: usize, care: Care) {
        self.appointments.push(Appointment {
            record: latest().0,
            ward,
            guardian,
            care,
            over: false,
            annulled: false,
        });
    }

    fn opening(&self, who: usize) -> LinksOpening {
        LinksOpening {
            salt: [self.links[who]; 32],
            ..opening(id(who))
        }
    }
}

fn id(who: usize) -> SubjectId {
    subject(PEOPLE[who])
}

/// What a judge decides, and a registrar carries out; neither, if one of them is refused.
fn by_court(matter: Matter, carry_out: impl Fn(DecisionId) -> DispatchResult) -> DispatchResult {
    lodge(matter)?;
    carry_out(DecisionId(NextDecision::<Test>::get().0 - 1))
}

/// Takes a step in both. Returns whether the register took it, and whether the model would.
fn take(model: &mut Model, wallets: &[sr25519::Pair], step: Step) -> (DispatchResult, bool) {
    match step {
        Step::Appoint(ward, guardian, care) => {
            let may = model.can_appoint(ward, guardian, care);
            let outcome = appoint(id(ward), id(guardian), care, GuardianshipGround::Authority);
            if may {
                model.file_appointment(ward, guardian, care);
            }
            (outcome, may)
        }
        Step::Decide(ward, guardian, care, at_home) => {
            let home = model.homes[ward].last().copied();
            // The births are the first records, in the order of the people.
            let of = match home {
                Some(home) if at_home => home.record,
                _ => ward as u64,
            };
            let competent = match home {
                Some(home) if at_home => home.here && !home.annulled,
                _ => true,
            };
            let may = competent && model.can_appoint(ward, guardian, care);
            let matter = Matter::AppointGuardian {
                of: RecordId(of),
                guardian: id(guardian),
                care,
            };
            let outcome = by_court(matter, |decision| {
                let ground = GuardianshipGround::Decision(decision);
                appoint(id(ward), id(guardian), care, ground)
            });
            if may {
                model.file_appointment(ward, guardian, care);
            }
            (outcome, may)
        }
        Step::End(ward, ground) => {
            let kept = model.guardian(ward);
            let may = kept.is_some_and(|paper| {
                model.alive(ward) && ![ward, paper.guardian].contains(&REGISTRAR_HERSELF)
            });
            let outcome = match ground {
                0 => end(id(ward), GuardianshipEndGround::Age),
                1 => end(id(ward), GuardianshipEndGround::Authority),
                _ => {
                    let record = RecordId(kept.map_or(u64::MAX, |paper| paper.record));
                    by_court(Matter::EndGuardianship(record), |decision| {
                        end(id(ward), GuardianshipEndGround::Decision(decision))
                    })
                }
            };
            if may {
                let mut papers = model.appointments.iter_mut().rev();
                if let Some(last) = papers.find(|paper| paper.ward == ward) {
                    last.over = true;
                }
            }
            (outcome, may)
        }
        Step::AnnulGuardianship(place) => {
            let paper = model.appointments.iter_mut().rev().nth(place);
            let record = RecordId(paper.as_ref().map_or(u64::MAX, |paper| paper.record));
            let outcome = by_court(Matter::AnnulRecord(record), |decision| {
                annul(record, decision)
            });
            let may = paper.is_some_and(|paper| {
                let stood = !paper.annulled;
                (paper.over, paper.annulled) = (true, true);
                stood
            });
            (outcome, may)
        }
        Step::Move(who, here) => {
            let may = model.alive(who) && !(here && who == REGISTRAR_HERSELF);
            let (origin, region) = match here {
                true => (registrar(), URGUT),
                false => (RuntimeOrigin::signed(ANDIJAN_REGISTRAR), ANDIJAN),
            };
            let event = VitalEvent::Residence { subject: id(who) };
            let outcome = CivilRegistry::register(origin, event, entry(ROOT, region));
            if may {
                model.homes[who].push(Home {
                    record: latest().0,
                    here,
                    annulled: false,
                });
            }
            (outcome, may)
        }
        Step::AnnulResidence(who, place) => {
            let home = model.homes[who].iter_mut().rev().nth(place);
            let record = RecordId(home.as_ref().map_or(u64::MAX, |home| home.record));
            let outcome = by_court(Matter::AnnulRecord(record), |decision| {
                annul(record, decision)
            });
            let may = home.is_some_and(|home| {
                let may = !home.annulled && home.here && who != REGISTRAR_HERSELF;
                home.annulled |= may;
                may
            });
            (outcome, may)
        }
        Step::Die(who) => {
            let may = model.alive(who) && who != REGISTRAR_HERSELF;
            let event = VitalEvent::Death {
                deceased: id(who),
                opening: model.opening(who),
            };
            let outcome = CivilRegistry::register(registrar(), event, entry(ROOT, URGUT));
            if may {
                model.dead[who] = Some(latest().0);
            }
            (outcome, may)
        }
        Step::Return(who) => {
            let death = RecordId(model.dead[who].unwrap_or(u64::MAX));
            let may = !model.alive(who);
            let opening = model.opening(who);
            let outcome = by_court(Matter::AnnulRecord(death), |decision| {
                let event = VitalEvent::DeathAnnulment {
                    death,
                    opening,
                    decision,
                };
                CivilRegistry::register(registrar(), event, entry(ROOT, URGUT))
            });
            if may {
                (model.dead[who], model.exposed[who]) = (None, true);
            }
            (outcome, may)
        }
        Step::RenewLinks(who) => {
            let may = model.alive(who) && model.exposed[who];
            model.links[who] += 1;
            let opening = model.opening(who);
            let links = opening.linked.commitment(&opening.salt);
            let origin = RuntimeOrigin::signed(IDENTITY_FOUR_EYES);
            let outcome = CivilRegistry::renew_links(origin, id(who), links);
            match may {
                true => model.exposed[who] = false,
                false => model.links[who] -= 1,
            }
            (outcome, may)
        }
        Step::IssueForWard(guardian, ward) => {
            model.papers += 1;
            let may = model.speaks(guardian, guardian) && model.acts_for(guardian, ward);
            let outcome = CivilRegistry::issue_ward_certificate(
                signed_by(&wallets[guardian]),
                id(ward),
                RecordId(ward as u64),
                CertificateHash(H256::from_low_u64_be(model.papers)),
            );
            (outcome, may)
        }
        Step::Days(days) => {
            model.now += days * DAY;
            Timestamp::set_timestamp(model.now);
            (Ok(()), true)
        }
    }
}

impl Model {
    fn compare(&self, wallets: &[sr25519::Pair]) {
        for (who, wallet) in wallets.iter().enumerate() {
            let view = CivilRegistry::person_view(id(who)).expect("registered");
            let home = self.home(who).map(|home| ResidenceView {
                record: RecordId(home.record),
                region: if home.here { URGUT } else { ANDIJAN },
            });
            assert_eq!(view.residence, home);
            let region = CivilRegistry::residence_of(&id(who));
            assert_eq!(region, home.map(|home| home.region));
            let guardian = self.guardian(who).map(|paper| GuardianshipView {
                guardian: id(paper.guardian),
                care: paper.care,
                record: RecordId(paper.record),
                in_force: self.in_force(&paper),
            });
            assert_eq!(view.guardianship, guardian);
            for of in 0..PEOPLE.len() {
                let speaks = CivilRegistry::speaks_for(&account_of(wallet), &id(of));
                assert_eq!(speaks, self.speaks(who, of), "{who} for {of}");
            }
        }
    }
}

/// Takes these steps in both, and counts how often each was taken.
fn live(steps: Vec<Step>, taken: &RefCell<BTreeMap<String, u32>>) {
    ExtBuilder::build_and_execute(|| {
        let mut model = Model {
            now: NOW,
            ..Model::default()
        };
        let mut wallets = vec![];
        for who in 0..PEOPLE.len() {
            let opening = model.opening(who);
            let event = VitalEvent::Birth {
                child: id(who),
                parents: Parents::default(),
                links: opening.linked.commitment(&opening.salt),
            };
            assert_ok!(CivilRegistry::register(
                colleague(),
                event,
                entry(ROOT, URGUT)
            ));
            wallets.push(linked(id(who), 10 + who as u8));
        }
        for (number, step) in steps.into_iter().enumerate() {
            let outcome = frame_support::storage::with_storage_layer(|| {
                let (outcome, may) = take(&mut model, &wallets, step);
                assert_eq!(outcome.is_ok(), may, "{step:?}: {outcome:?}");
                outcome
            });
            if outcome.is_ok() {
                *taken.borrow_mut().entry(step.name()).or_default() += 1;
            }
            model.compare(&wallets);
            if number % 16 == 0 {
                CivilRegistry::check_invariants().expect("the invariants hold all the time");
            }
        }
    });
}

/// Whatever happens to people in whatever order, the register has for guardians and homes what a plain model has.
#[test]
fn guardians_and_residences_agree_with_a_plain_model() {
    let taken = RefCell::new(BTreeMap::new());
    let histories = prop::collection::vec(step(), STEPS);
    let outcome = TestRunner::new(ProptestConfig::with_cases(HISTORIES)).run(&histories, |steps| {
        live(steps, &taken);
        Ok(())
    });
    outcome.expect("the register and the model agree");
    let taken = taken.into_inner();
    assert_eq!(taken.len(), 11, "some steps were never taken: {taken:?}");
}
