//! Digitised volumes.

use super::*;
use adliya_primitives::{archive::volume_leaf, VolumeId};
use pallet_civil_registry::Error as RegistryError;

const PROVENANCE: H256 = H256::repeat_byte(0xaa);

fn claims(index: u32) -> H256 {
    H256::from_low_u64_be(u64::from(index) + 7)
}

fn volume_leaves(entries: u32) -> Vec<H256> {
    let leaf = |index| volume_leaf(index, &claims(index));
    (0..entries).map(leaf).collect()
}

fn volume_path(entries: u32, index: u32) -> Path {
    let path = merkle::path(&volume_leaves(entries), index as usize);
    path.expect("is there").try_into().expect("short")
}

/// Anchors a volume of Urgut with so many entries.
fn anchor(by: u64, entries: u32) -> DispatchResult {
    let root = merkle::root(&volume_leaves(entries));
    Declarations::anchor_volume(signed(by), root, entries, PROVENANCE, URGUT)
}

/// Promotes an entry of a volume of five: the birth of the child of that index and 100.
fn promote(by: u64, index: u32) -> DispatchResult {
    let event = birth(subject(u64::from(index) + 100), None);
    let path = volume_path(5, index);
    Declarations::promote(signed(by), VolumeId(0), index, claims(index), path, event)
}

#[test]
fn an_anchored_volume_is_found_by_number_and_by_root() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(anchor(REGISTRAR, 5));
        let root = merkle::root(&volume_leaves(5));
        let view = Declarations::volume_view(VolumeId(0)).expect("anchored");
        assert_eq!((view.volume.root, view.volume.entries), (root, 5));
        assert_eq!(view.volume.provenance, PROVENANCE);
        assert_eq!(Declarations::volume_of(root), Some(view));
    });
}

#[test]
fn every_entry_of_a_volume_becomes_a_record_once() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(anchor(REGISTRAR, 5));
        for index in [3, 0, 4, 1, 2] {
            assert_ok!(promote(VILLAGE, index));
            let record = latest_record();
            assert_eq!(Declarations::promotion(VolumeId(0), index), Some(record));
            let kept = pallet_civil_registry::Records::<Test>::get(record).expect("kept");
            assert_eq!(kept.timeliness, Timeliness::Archived);
            assert_eq!((kept.claims_root, kept.region), (claims(index), URGUT));
            assert_noop!(promote(VILLAGE, index), Error::<Test>::AlreadyPromoted);
        }
    });
}

#[test]
fn anchor_volume_fails_for_a_root_that_is_anchored() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(anchor(REGISTRAR, 5));
        assert_noop!(anchor(VILLAGE, 5), Error::<Test>::AlreadyAnchored);
    });
}

#[test]
fn anchor_volume_fails_for_one_without_entries() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(anchor(REGISTRAR, 0), Error::<Test>::VolumeEmpty);
    });
}

#[test]
fn anchor_volume_fails_outside_the_region_of_the_office() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(
            anchor(ANDIJAN_REGISTRAR, 5),
            Error::<Test>::OutsideJurisdiction
        );
        let nowhere = Region::new(1, 14, 0, 1);
        assert_noop!(
            Declarations::anchor_volume(signed(REGISTRAR), ROOT, 1, PROVENANCE, nowhere),
            Error::<Test>::MalformedRegion
        );
        assert_noop!(anchor(NURSE, 5), sp_runtime::DispatchError::BadOrigin);
    });
}

#[test]
fn promote_fails_for_what_is_not_the_entry_at_that_place() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(anchor(REGISTRAR, 5));
        let promote = |index, claims_root, path| {
            let event = birth(subject(1), None);
            Declarations::promote(
                signed(REGISTRAR),
                VolumeId(0),
                index,
                claims_root,
                path,
                event,
            )
        };
        let mut longer = volume_path(5, 2);
        longer.try_push(ROOT).expect("a path is short");
        for (index, claims_root, path) in [
            (2, claims(1), volume_path(5, 2)),
            (1, claims(2), volume_path(5, 2)),
            (2, claims(2), volume_path(5, 1)),
            (2, claims(2), Path::default()),
            (2, claims(2), longer),
            (5, claims(2), volume_path(5, 2)),
        ] {
            assert_noop!(
                promote(index, claims_root, path),
                Error::<Test>::ProofInvalid
            );
        }
        assert_ok!(promote(2, claims(2), volume_path(5, 2)));
    });
}

#[test]
fn promote_fails_for_a_volume_that_is_not_there_or_of_another_region() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(promote(REGISTRAR, 0), Error::<Test>::VolumeNotFound);
        assert_ok!(anchor(REGISTRAR, 5));
        assert_noop!(
            promote(ANDIJAN_REGISTRAR, 0),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(promote(NURSE, 0), sp_runtime::DispatchError::BadOrigin);
    });
}

#[test]
fn promote_fails_as_the_register_fails_and_may_be_tried_again() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(anchor(REGISTRAR, 5));
        born(100);
        assert_noop!(
            promote(REGISTRAR, 0),
            RegistryError::<Test>::AlreadyRegistered
        );
        let event = birth(subject(1), None);
        let path = volume_path(5, 0);
        assert_ok!(Declarations::promote(
            signed(REGISTRAR),
            VolumeId(0),
            0,
            claims(0),
            path,
            event
        ));
    });
}

#[test]
fn anchor_volume_fails_when_no_number_is_left() {
    ExtBuilder::build_and_execute(|| {
        crate::NextVolume::<Test>::put(VolumeId(u64::MAX));
        assert_noop!(anchor(REGISTRAR, 5), Error::<Test>::NoIdLeft);
        // As it was, for the invariants.
        crate::NextVolume::<Test>::kill();
    });
}
