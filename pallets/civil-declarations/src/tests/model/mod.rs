//! Random operations by random informants, citizens, registrars and couriers, against a plain model of a registry.

mod plain;
mod steps;

use super::*;
use crate::{types::Outcome, BatchOutcomes, PaperRecords, Promotions, RegionDeclarations};
use plain::{Model, Stand};
use proptest::{prelude::*, test_runner::TestRunner};
use std::{cell::RefCell, collections::BTreeMap};
use steps::{step, take, Step};

/// The steps of one history, and how many histories are tried: 12,000 operations.
const STEPS: usize = 150;
const HISTORIES: u32 = 80;

/// Those who have a wallet, which has their number.
const CITIZENS: [u64; 3] = [50, 51, 52];
/// Those who decide and sign.
const REGISTRARS: [u64; 5] = [REGISTRAR, REGISTRAR, COLLEAGUE, VILLAGE, ANDIJAN_REGISTRAR];
/// How many kinds of steps there are.
const KINDS: usize = 19;

fn root_at(number: u8) -> H256 {
    H256::repeat_byte(number)
}

/// What a declaration's status says of it.
fn stand_of(status: Status) -> Stand {
    match status {
        Status::Lodged => Stand::Lodged,
        Status::Returned(_) => Stand::Returned,
        Status::Accepted(record) => Stand::Accepted(record.0),
        Status::Rejected(_) => Stand::Rejected,
        Status::Withdrawn => Stand::Withdrawn,
        Status::Expired => Stand::Expired,
    }
}

impl Model {
    /// Holds the pallet against the model.
    fn compare(&self) {
        assert_eq!(
            pallet_civil_registry::NextRecord::<Test>::get().0,
            self.records
        );
        assert_eq!(NextDeclaration::<Test>::get().0, self.papers.len() as u64);
        for which in 0..self.papers.len() {
            let view = Declarations::declaration_view(DeclarationId(which as u64)).expect("kept");
            assert_eq!(Some(stand_of(view.status)), self.stand(which));
            let paper = &self.papers[which];
            assert_eq!(view.declaration.region, paper.region);
            assert_eq!(view.declaration.claims_root, root_at(paper.root));
        }
        let mut open: Vec<_> = self
            .open()
            .map(|(id, paper)| (paper.region, id as u64))
            .collect();
        open.sort();
        assert_eq!(all_open() as usize, open.len());
        let page = RegionDeclarations::<Test>::iter_keys();
        let desk: Vec<_> = page
            .map(|key| (key.region(), key.declaration().0))
            .collect();
        assert_eq!(desk, open);
        self.compare_desks();
        for (which, tome) in self.tomes.iter().enumerate() {
            let promoted: BTreeMap<_, _> =
                Promotions::<Test>::iter_prefix(adliya_primitives::VolumeId(which as u64))
                    .map(|(index, record)| (index, record.0))
                    .collect();
            assert_eq!(promoted, tome.promoted);
        }
    }

    fn compare_desks(&self) {
        for (office, cabin) in &self.cabins {
            let desk = Declarations::desk(OfficeId(*office));
            assert_eq!(desk.lodged, cabin.sheets.len() as u64);
            assert_eq!(desk.next_number.0, cabin.next_number);
            let free: Vec<_> = cabin
                .free
                .iter()
                .map(|(first, free)| (*first, free.len() as u32))
                .collect();
            let kept: Vec<_> = desk
                .blocks
                .iter()
                .map(|block| (block.first.0, block.count - block.used))
                .collect();
            assert_eq!(kept, free);
            let used: BTreeMap<_, _> = PaperRecords::<Test>::iter_prefix(OfficeId(*office))
                .map(|(number, record)| (number.0, record.0))
                .collect();
            assert_eq!(used, cabin.used);
            for (number, sheet) in (0u64..).zip(&cabin.sheets) {
                let id = batch_id(OfficeId(*office), number);
                let mut outcomes: Vec<_> = BatchOutcomes::<Test>::iter_prefix(id).collect();
                outcomes.sort_by_key(|(index, _)| *index);
                let said = sheet.outcomes.iter().map(|outcome| match outcome {
                    Some(record) => Outcome::Registered(RecordId(*record)),
                    None => Outcome::Refused,
                });
                let expected: Vec<_> = (0u32..).zip(said).collect();
                assert_eq!(outcomes, expected);
            }
        }
    }
}

/// Whatever anybody tries in whatever order, the pallet takes exactly what a plain model takes.
#[test]
fn declarations_desks_and_archives_agree_with_a_plain_model() {
    let all = RefCell::new(BTreeMap::<String, u32>::new());
    let config = ProptestConfig {
        max_shrink_iters: 2_000,
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
    assert_eq!(all.len(), KINDS, "some steps were never taken: {all:?}");
}

/// Takes these steps in both, and returns how often each was taken.
fn live(steps: Vec<Step>) -> BTreeMap<String, u32> {
    let mut model = Model::default();
    let mut taken = BTreeMap::new();
    ExtBuilder::build_and_execute(|| {
        for who in CITIZENS {
            citizen(who);
            model.born.insert(who);
        }
        let officer = born(1_000 + REGISTRAR);
        assert_eq!(officer, person_of(REGISTRAR));
        model.born.insert(1_000 + REGISTRAR);
        model.records = CITIZENS.len() as u64 + 1;
        model.now = Timestamp::get();
        for (number, step) in steps.into_iter().enumerate() {
            let (name, shown) = (step.name(), format!("{step:?}"));
            let (done, expected) = take(&mut model, step);
            assert_eq!(done.is_ok(), expected, "{shown}: {done:?}");
            if expected {
                *taken.entry(name).or_default() += 1;
            }
            model.compare();
            // They walk the whole state, which the comparison has just done from the other side.
            if number % 8 == 0 {
                ExtBuilder::check();
            }
        }
    });
    taken
}
