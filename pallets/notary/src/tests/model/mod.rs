//! Random operations by random persons and officers, with deaths and suspensions mixed in, against a plain model that
//! knows the present only: what it answers is written down, and the pallet is asked about the past.

mod plain;
mod steps;
mod takes;

use super::*;
use plain::Model;
use proptest::{prelude::*, test_runner::TestRunner};
use std::{cell::RefCell, collections::BTreeMap};
use steps::{step, Step, NAMES};
use takes::take;

/// The steps of one history, and how many histories are tried: 12,800 operations.
const STEPS: usize = 160;
const HISTORIES: u32 = 80;

/// Citizens. Few, so that they have much to do with each other.
const PEOPLE: u64 = 6;
/// The scopes that are asked about.
const SCOPES: [Scope; 2] = [Scope::Banking, Scope::Taxes];

/// Who could act for whom, by which power and with whom; and what each act was.
#[derive(Default)]
struct Memory {
    moments: Vec<(Moment, Answers, Vec<ActStatus>)>,
}

/// By attorney, principal and scope.
type Answers = BTreeMap<(u64, u64, usize), (u64, Vec<u64>)>;

impl Memory {
    /// Writes down what the model says of this moment, at its end.
    fn note(&mut self, model: &Model) {
        self.moments
            .push((now(), model.answers(), model.statuses()));
    }

    /// Holds what the pallet says of the past against it.
    fn compare(&self) {
        for (at, answers, statuses) in &self.moments {
            assert_eq!(&told(*at), answers, "at {at}");
            for (id, status) in statuses.iter().enumerate() {
                let kept = act(ActId(id as u64)).status(*at);
                assert_eq!(kept.as_ref(), Some(status), "act {id} at {at}");
            }
        }
    }
}

/// What the pallet says of that moment.
fn told(at: Moment) -> Answers {
    let mut answers = Answers::new();
    for attorney in 1..=PEOPLE {
        for principal in 1..=PEOPLE {
            for (place, scope) in SCOPES.into_iter().enumerate() {
                let between = (subject(attorney), subject(principal));
                let answer = Notary::power_in_force(between.0, between.1, scope, at);
                if let Some(answer) = answer {
                    let others = answer.together_with.iter();
                    let others = others.map(|other| other.0.to_low_u64_be()).collect();
                    answers.insert((attorney, principal, place), (answer.power.0, others));
                }
            }
        }
    }
    answers
}

/// Holds the pallet against the model, as both are now.
fn compare(model: &Model) {
    assert_eq!(next().0, model.acts.len() as u64);
    for (id, expected) in model.statuses().into_iter().enumerate() {
        let id = ActId(id as u64);
        let view = Notary::act_view(id).expect("drafted");
        assert_eq!(view.status, expected, "{id}");
        assert_eq!(
            view.practice,
            Model::OFFICES[model.acts[id.0 as usize].keeper]
        );
    }
    assert_eq!(told(now()), model.answers());
    for who in 1..=PEOPLE {
        let page = Notary::dossier_page(subject(who), None, 100);
        let ids: Vec<u64> = page.acts.iter().map(|view| view.id.0).collect();
        assert_eq!(ids, model.dossier(who), "the dossier of {who}");
    }
}

/// Whatever is tried in whatever order, the pallet takes exactly what a plain model takes, answers what it answers, and
/// says of any past moment what the model said then.
#[test]
fn the_notaries_acts_agree_with_a_plain_model() {
    let all = RefCell::new(BTreeMap::<String, u32>::new());
    let config = ProptestConfig {
        max_shrink_iters: 200,
        ..ProptestConfig::with_cases(HISTORIES)
    };
    let histories = prop::collection::vec(step(), STEPS);
    let outcome = TestRunner::new(config).run(&histories, |steps| {
        for (name, times) in live(steps) {
            *all.borrow_mut().entry(name).or_default() += times;
        }
        Ok(())
    });
    outcome.expect("the pallet and the model agree");
    let all = all.into_inner();
    assert_eq!(all.len(), NAMES, "some steps were never taken: {all:?}");
}

/// Takes these steps in both, and returns how often each was taken.
fn live(steps: Vec<Step>) -> BTreeMap<String, u32> {
    let mut taken = BTreeMap::<String, u32>::new();
    ExtBuilder::build_and_execute(|| {
        for number in 1..=PEOPLE {
            wallet_of(number as u8);
        }
        let (mut model, mut memory) = (Model::default(), Memory::default());
        for (number, step) in steps.into_iter().enumerate() {
            let (name, shown) = (step.name(), format!("{step:?}"));
            for (outcome, expected) in take(&mut model, &mut memory, step) {
                assert_eq!(outcome.is_ok(), expected, "{shown}: {outcome:?}");
                *taken.entry(name.clone()).or_default() += u32::from(expected);
            }
            // They walk the whole state.
            if number % 8 == 0 {
                compare(&model);
                Notary::check_invariants().expect("the invariants hold all the time");
            }
        }
        memory.note(&model);
        memory.compare();
        compare(&model);
    });
    taken.retain(|_, times| *times > 0);
    taken
}
