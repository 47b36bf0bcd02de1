//! Random operations by random officers, against a plain model of what a registry keeps in mind.

mod plain;
mod steps;

use super::*;
use crate::{
    types::{EventKind, RecordStatus},
    Annulments, Corrections, Decisions, Legitimations, Marriages, Statistics,
};
use adliya_primitives::Month;
use plain::{Desk, Entry, Model};
use proptest::{prelude::*, test_runner::TestRunner};
use std::{cell::RefCell, collections::BTreeMap};
use steps::{births, step, take, Step, NAMES};

/// The steps of one history, and how many histories are tried in each place: 12,800 operations.
const STEPS: usize = 160;
const HISTORIES: u32 = 40;

/// Citizens, the first four of them officers too.
const PEOPLE: [u64; 24] = [
    1_001, 1_003, 1_004, 1_005, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    20,
];
/// How many people there are, and how many of them are registered before the first step. In a village, more happens
/// to each, and the officers know everybody.
const TOWN: (usize, usize) = (24, 12);
const VILLAGE: (usize, usize) = (8, 7);

fn root_of(number: u8) -> H256 {
    H256::repeat_byte(number)
}

fn number_of(subject: SubjectId) -> u64 {
    subject.0.to_low_u64_be()
}

/// A district and a kind, in some order.
fn cell(region: Region, kind: EventKind) -> (u32, String) {
    (region.district().0, format!("{kind:?}"))
}

impl Model {
    /// Holds the register against the model.
    fn compare(&self) {
        assert_eq!(NextRecord::<Test>::get().0, self.entries.len() as u64);
        assert_eq!(NextDecision::<Test>::get().0, self.decisions.len() as u64);
        let notes = Corrections::<Test>::iter_keys().count();
        let [mut corrections, mut annulled] = [0; 2];
        for entry in &self.entries {
            corrections += entry.corrections as usize;
            annulled += usize::from(entry.annulled);
        }
        assert_eq!(notes, corrections);
        assert_eq!(Annulments::<Test>::iter_keys().count(), annulled);
        let legitimations = Legitimations::<Test>::iter_keys().count();
        assert_eq!(legitimations, self.legitimations.len());
        for who in PEOPLE {
            let view = CivilRegistry::person_view(subject(who));
            assert_eq!(
                view.as_ref().map(|view| view.birth.0),
                self.births.get(&who).copied()
            );
            let Some(view) = view else { continue };
            assert_eq!(
                view.death.map(|death| death.0),
                self.dead.get(&who).copied()
            );
            assert_eq!(view.marital, self.status(who), "{who}");
            let weddings = self.weddings.iter();
            let mut in_force = weddings
                .filter(|(id, wedding)| wedding.spouses.contains(&who) && self.in_force(**id));
            let separated = in_force.next().and_then(|(_, wedding)| wedding.separated);
            assert_eq!(view.separated.map(|record| record.0), separated);
            assert!(in_force.next().is_none(), "{who} has two spouses");
            let mine =
                |(id, entry): (usize, &Entry)| entry.parties.contains(&who).then_some(id as u64);
            let mut expected: Vec<u64> = self.entries.iter().enumerate().filter_map(mine).collect();
            // The birth comes first, whatever else is older.
            let birth = self.births[&who];
            expected.retain(|id| *id != birth);
            expected.insert(0, birth);
            expected.truncate(100);
            assert_eq!(history(subject(who)), expected);
        }
        for (id, entry) in self.entries.iter().enumerate() {
            let kept = record(RecordId(id as u64));
            assert_eq!((kept.kind, kept.region), (entry.kind, entry.region));
            assert_eq!(kept.status == RecordStatus::Annulled, entry.annulled);
            assert_eq!(kept.claims_root, root_of(entry.root));
            assert_eq!(kept.corrections, entry.corrections);
            let parties: Vec<u64> = kept.subjects().map(number_of).collect();
            assert_eq!(parties, entry.parties);
        }
        for (id, wedding) in &self.weddings {
            let kept = Marriages::<Test>::get(RecordId(*id)).expect("kept");
            assert_eq!(kept.spouses.map(number_of), wedding.spouses);
            assert_eq!(kept.ended, self.end(wedding));
        }
        // Everything is registered in time.
        let mut counted = BTreeMap::new();
        for entry in &self.entries {
            let (all, annulled) = counted
                .entry((cell(entry.region, entry.kind), entry.month.clone()))
                .or_insert((0, 0));
            *all += 1;
            *annulled += u32::from(entry.annulled);
        }
        let kept = Statistics::<Test>::iter().map(|((district, month, kind), count)| {
            let cell = cell(district.into(), kind);
            let month = Month::from(month).to_string();
            ((cell, month), (count.timely, count.annulled))
        });
        assert_eq!(kept.collect::<BTreeMap<_, _>>(), counted);
        for (number, (matter, executed)) in self.decisions.iter().enumerate() {
            let kept = Decisions::<Test>::get(DecisionId(number as u64)).expect("lodged");
            assert_eq!((kept.matter, kept.executed.is_some()), (*matter, *executed));
        }
    }
}

/// Whatever officers try in whatever order, the register takes exactly what a plain model takes.
#[test]
fn the_register_agrees_with_a_plain_model() {
    let all = RefCell::new(BTreeMap::<String, u32>::new());
    for (people, grown_up) in [TOWN, VILLAGE] {
        let config = ProptestConfig {
            max_shrink_iters: 2_000,
            ..ProptestConfig::with_cases(HISTORIES)
        };
        let histories = prop::collection::vec(step(people), STEPS);
        let outcome = TestRunner::new(config).run(&histories, |steps| {
            let taken = live(births(grown_up).into_iter().chain(steps));
            for (name, times) in taken {
                *all.borrow_mut().entry(name).or_default() += times;
            }
            Ok(())
        });
        outcome.expect("the register and the model agree");
    }
    let all = all.into_inner();
    assert_eq!(all.len(), NAMES, "some steps were never taken: {all:?}");
}

/// Takes these steps in both, and returns how often each was taken.
fn live(steps: impl Iterator<Item = Step>) -> BTreeMap<String, u32> {
    let mut model = Model::default();
    ExtBuilder::build_and_execute(|| {
        for (number, step) in steps.enumerate() {
            let (name, shown) = (step.name(), format!("{step:?}"));
            let taken = take(&mut model, step);
            assert_eq!(taken.0.is_ok(), taken.1, "{shown}: {:?}", taken.0);
            model.note(&name, &taken);
            model.compare();
            // They walk the whole state, which the comparison has just done from the other side.
            if number % 8 == 0 {
                CivilRegistry::check_invariants().expect("the invariants hold all the time");
            }
        }
    });
    model.taken
}
