//! Random operations by random persons and officers, with deaths, annulments, suspensions and handovers mixed in, against a
//! plain model.

mod plain;
mod steps;
mod takes;

use super::*;
use crate::types::MAX_PAGE;
use plain::Model;
use proptest::{prelude::*, test_runner::TestRunner};
use std::{cell::RefCell, collections::BTreeMap};
use steps::{step, Step, NAMES};
use takes::take;

/// The steps of one history, and how many histories are tried: 20,000 operations.
const STEPS: usize = 200;
const HISTORIES: u32 = 100;

/// Citizens. Few, so that they have much to do with each other.
const PEOPLE: u64 = 7;

/// Holds the pallet against the model, as both are now.
fn compare(model: &Model) {
    assert_eq!(NextWill::<Test>::get().0, model.wills.len() as u64);
    assert_eq!(NextEstate::<Test>::get().0, model.estates.len() as u64);
    for who in 1..=PEOPLE {
        // The wills of the dead are found, those of the living are not.
        let expected = model.dead.get(&who).map(|_| model.wills_of(who));
        assert_eq!(found(who), expected, "the wills of {who}");
        let latest = Estates::estate_of(subject(who)).map(|view| view.id.0 as usize);
        assert_eq!(latest, model.latest_estate(who), "the estate of {who}");
    }
    for (id, legacy) in model.estates.iter().enumerate() {
        let id = EstateId(id as u64);
        let view = Estates::estate_view(id).expect("opened");
        assert_eq!(view.status, legacy.status(), "{id}");
        assert_eq!(
            view.practice,
            legacy.keeper.map(|desk| Model::OFFICES[desk])
        );
        assert_eq!(view.estate.acceptors as usize, legacy.acceptors(), "{id}");
        let shares = view.estate.shares;
        assert_eq!(
            10 * u128::from(shares.parts),
            u128::from(legacy.tenths()) * u128::from(shares.of),
            "{id}"
        );
        let page = Estates::heirs_page(id, None, MAX_PAGE);
        let heirs: BTreeMap<_, _> = page
            .heirs
            .into_iter()
            .map(|view| (view.subject, view.heir.accepts()))
            .collect();
        let claims = legacy.claims.iter();
        let expected = claims.map(|(who, claim)| (heir(*who), claim.accepts()));
        assert_eq!(heirs, expected.collect(), "{id}");
        let expected = legacy.deeds.iter().map(|deed| {
            if legacy.void {
                CertificateStatus::Void
            } else if deed.annulled {
                CertificateStatus::Annulled
            } else {
                CertificateStatus::Stands
            }
        });
        assert_eq!(certificates(id), expected.collect::<Vec<_>>(), "{id}");
    }
}

/// Whatever is tried in whatever order, the pallet takes exactly what a plain model takes, and answers what it answers.
#[test]
fn wills_and_estates_agree_with_a_plain_model() {
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
        let mut model = Model::default();
        for (number, step) in steps.into_iter().enumerate() {
            let (name, shown) = (step.name(), format!("{step:?}"));
            let mut all = false;
            for (outcome, expected) in take(&mut model, step) {
                assert_eq!(outcome.is_ok(), expected, "{shown}: {outcome:?}");
                all = expected;
            }
            *taken.entry(name).or_default() += u32::from(all);
            // They walk the whole state.
            if number % 8 == 0 {
                compare(&model);
                Estates::check_invariants().expect("the invariants hold all the time");
            }
        }
        compare(&model);
    });
    taken.retain(|_, times| *times > 0);
    taken
}
