//! The numbers of the paper registers.

use super::*;
use crate::types::MAX_BLOCK_SIZE;

fn reserve(by: u64, count: u32) -> DispatchResult {
    Declarations::reserve_numbers(signed(by), count)
}

fn void(by: u64, first: u64) -> DispatchResult {
    Declarations::void_numbers(signed(by), PaperNumber(first))
}

/// The first number and the size of each block of the village that has unused numbers.
fn blocks() -> Vec<(u64, u32)> {
    let desk = Declarations::desk(URGUT_OFFICE);
    let blocks = desk.blocks.iter();
    blocks.map(|block| (block.first.0, block.count)).collect()
}

#[test]
fn blocks_of_an_office_follow_each_other_whoever_reserves_them() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(reserve(VILLAGE, 10));
        assert_ok!(reserve(VILLAGE_COLLEAGUE, 5));
        // Another office counts on its own.
        assert_ok!(reserve(REGISTRAR, 100));
        assert_ok!(reserve(VILLAGE, 1));
        assert_eq!(blocks(), [(0, 10), (10, 5), (15, 1)]);
    });
}

#[test]
fn reserve_numbers_fails_for_none_and_for_more_than_a_block_has() {
    ExtBuilder::build_and_execute(|| {
        for count in [0, MAX_BLOCK_SIZE + 1] {
            assert_noop!(reserve(VILLAGE, count), Error::<Test>::BlockSizeInvalid);
        }
        assert_ok!(reserve(VILLAGE, MAX_BLOCK_SIZE));
    });
}

#[test]
fn an_office_hoards_no_blocks() {
    ExtBuilder::build_and_execute(|| {
        for _ in 0..8 {
            assert_ok!(reserve(VILLAGE, 1));
        }
        assert_noop!(reserve(VILLAGE, 1), Error::<Test>::TooManyBlocks);
        // One that is used up makes room.
        let items = [item(0, 1)];
        assert_ok!(lodge(0, &items));
        assert_ok!(enter(0, &items, 0));
        assert_ok!(reserve(VILLAGE, 1));
        assert_noop!(reserve(VILLAGE, 1), Error::<Test>::TooManyBlocks);
        // So does one that is given up.
        assert_ok!(void(VILLAGE, 3));
        assert_ok!(reserve(VILLAGE, 1));
        assert_eq!(
            blocks().last(),
            Some(&(9, 1)),
            "voided numbers never return"
        );
    });
}

#[test]
fn a_voided_number_is_used_no_more() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(reserve(VILLAGE, 3));
        let items = [item(1, 1), item(2, 2)];
        assert_ok!(lodge(0, &items));
        assert_ok!(enter(0, &items, 0));
        assert_ok!(void(VILLAGE, 0));
        assert!(happened(Event::NumbersVoided {
            first: PaperNumber(0),
            unused: 2,
            office: URGUT_OFFICE,
            officer: adliya_primitives::MandateId(VILLAGE),
        }));
        assert_ok!(enter(0, &items, 1));
        assert!(happened(Event::BatchEntryRefused {
            batch: batch_id(URGUT_OFFICE, 0),
            index: 1,
            number: PaperNumber(2),
            error: Error::<Test>::NumberNotReserved.into(),
            officer: adliya_primitives::MandateId(VILLAGE),
        }));
        // What was used stays used.
        let record = Declarations::paper_record(URGUT_OFFICE, PaperNumber(1));
        assert_eq!(record, Some(latest_record()));
    });
}

#[test]
fn void_numbers_fails_for_what_is_no_block_of_the_office() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(reserve(VILLAGE, 3));
        assert_noop!(void(VILLAGE, 1), Error::<Test>::BlockNotFound);
        assert_noop!(void(REGISTRAR, 0), Error::<Test>::BlockNotFound);
        assert_ok!(void(VILLAGE_COLLEAGUE, 0));
        assert_noop!(void(VILLAGE, 0), Error::<Test>::BlockNotFound);
    });
}

#[test]
fn only_registrars_handle_numbers() {
    ExtBuilder::build_and_execute(|| {
        for who in [NURSE, COURIER] {
            assert_noop!(reserve(who, 1), sp_runtime::DispatchError::BadOrigin);
            assert_noop!(void(who, 0), sp_runtime::DispatchError::BadOrigin);
        }
    });
}

#[test]
fn reserve_numbers_and_lodge_batch_fail_when_no_number_is_left() {
    ExtBuilder::build_and_execute(|| {
        let desk = crate::types::Desk {
            lodged: u64::MAX,
            next_number: PaperNumber(u64::MAX - 4),
            ..Default::default()
        };
        crate::Desks::<Test>::insert(URGUT_OFFICE, desk);
        assert_noop!(reserve(VILLAGE, 5), Error::<Test>::NoIdLeft);
        assert_noop!(lodge(u64::MAX, &[item(0, 1)]), Error::<Test>::NoIdLeft);
        // As it was, for the invariants.
        crate::Desks::<Test>::remove(URGUT_OFFICE);
    });
}
