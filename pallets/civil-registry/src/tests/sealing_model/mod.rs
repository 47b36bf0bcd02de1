//! Random adoptions, seals and openings, against a plain model that keeps all and leaves out what is sealed.

mod plain;
mod steps;

use super::*;
use crate::{
    types::{EventKind, Item, PaternityGround, PersonalChange, RecordStatus, Sealed},
    Corrections, Decisions, Openings, Satellites, Seals,
};
use adliya_primitives::OfficeId;
use plain::Model;
use proptest::{prelude::*, test_runner::TestRunner};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};
use steps::{parents_of, step, take, Kind, Step, KINDS};

/// The steps of one history, and how many histories are tried: 10,500 operations.
const STEPS: usize = 100;
const HISTORIES: u32 = 105;

/// Two couples who marry after the children are born, two more adults, and the children.
const ADULTS: u64 = 6;
const PEOPLE: u64 = 10;
const REGISTRY: OfficeId = OfficeId(5);

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
