//! Offices without a network.

use super::*;
use crate::types::{BatchStatus, Outcome};
use adliya_primitives::{traits::CivilStatus, MandateId};
use pallet_civil_registry::Error as RegistryError;

/// The village reserves the numbers 0 to 99.
fn with_numbers(test: impl FnOnce()) {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Declarations::reserve_numbers(signed(VILLAGE), 100));
        test();
    });
}

fn outcome(number: u64, index: u32) -> Option<Outcome> {
    Declarations::batch_outcome(batch_id(URGUT_OFFICE, number), index)
}

fn batch_status(number: u64) -> BatchStatus {
    let view = Declarations::batch_view(batch_id(URGUT_OFFICE, number));
    view.expect("lodged").status
}

/// Whether the entry of this index in the first batch, with this number, was refused for this reason.
fn refused(index: u32, number: u64, error: impl Into<sp_runtime::DispatchError>) -> bool {
    happened(Event::BatchEntryRefused {
        batch: batch_id(URGUT_OFFICE, 0),
        index,
        number: PaperNumber(number),
        error: error.into(),
        officer: MandateId(VILLAGE),
    })
}

fn close(by: u64, number: u64) -> DispatchResult {
    Declarations::close_batch(signed(by), batch_id(URGUT_OFFICE, number))
}

#[test]
fn a_week_without_a_network_comes_into_the_register_in_its_order() {
    with_numbers(|| {
        let items: Vec<_> = (0..7).map(|day| item(day, day + 1)).collect();
        assert_ok!(lodge(0, &items));
        assert_eq!(
            last_event(),
            Event::BatchLodged {
                batch: batch_id(URGUT_OFFICE, 0),
                entries: 7,
                officer: MandateId(VILLAGE),
                courier: account(COURIER),
            }
            .into()
        );
        for index in 0..7 {
            assert_eq!(batch_status(0), BatchStatus::Open);
            assert_ok!(enter(0, &items, index));
            let record = latest_record();
            assert_eq!(outcome(0, index as u32), Some(Outcome::Registered(record)));
            let number = PaperNumber(index as u64);
            assert_eq!(
                Declarations::paper_record(URGUT_OFFICE, number),
                Some(record)
            );
            let kept = pallet_civil_registry::Records::<Test>::get(record).expect("kept");
            assert_eq!(kept.mandate, MandateId(VILLAGE), "the desk's authority");
        }
        assert_eq!(batch_status(0), BatchStatus::Finished);
        assert!(happened(Event::BatchFinished {
            batch: batch_id(URGUT_OFFICE, 0)
        }));
    });
}

#[test]
fn an_entry_that_the_register_refuses_does_not_stop_the_others() {
    with_numbers(|| {
        // The first child twice.
        let items = [item(0, 1), item(1, 1), item(2, 2)];
        assert_ok!(lodge(0, &items));
        assert_ok!(enter(0, &items, 0));
        let first = latest_record();
        assert_ok!(enter(0, &items, 1));
        assert_eq!(outcome(0, 1), Some(Outcome::Refused));
        assert!(refused(1, 1, RegistryError::<Test>::AlreadyRegistered));
        assert_eq!(latest_record(), first, "nothing stays of what was refused");
        assert_ok!(enter(0, &items, 2));
        assert!(matches!(outcome(0, 2), Some(Outcome::Registered(_))));
        assert_eq!(batch_status(0), BatchStatus::Finished);
        assert_eq!(
            Declarations::paper_record(URGUT_OFFICE, PaperNumber(1)),
            None
        );
    });
}

#[test]
fn nothing_stays_of_an_entry_that_the_register_has_begun_to_write() {
    with_numbers(|| {
        let who = born(1);
        let mut items = [item(0, 2), item(1, 3)];
        items[0].event = VitalEvent::Death {
            deceased: who,
            opening: opening(who),
        };
        assert_ok!(lodge(0, &items));
        let before = latest_record();
        RefuseDeaths::set(true);
        assert_ok!(enter(0, &items, 0));
        assert!(refused(0, 0, sp_runtime::DispatchError::Unavailable));
        assert_eq!(latest_record(), before);
        assert!(CivilRegistry::is_alive(&who));
        assert_ok!(enter(0, &items, 1));
    });
}

#[test]
fn the_number_of_an_entry_that_was_refused_is_free_for_a_later_batch() {
    with_numbers(|| {
        born(1);
        let wrong = [item(0, 1)];
        assert_ok!(lodge(0, &wrong));
        assert_ok!(enter(0, &wrong, 0));
        assert!(refused(0, 0, RegistryError::<Test>::AlreadyRegistered));
        let right = [item(0, 2)];
        assert_ok!(lodge(1, &right));
        assert_ok!(enter(1, &right, 0));
        assert!(matches!(outcome(1, 0), Some(Outcome::Registered(_))));
    });
}

#[test]
fn an_entry_is_refused_for_a_number_that_is_not_reserved_or_used() {
    with_numbers(|| {
        let items = [item(100, 1), item(5, 1), item(5, 2)];
        assert_ok!(lodge(0, &items));
        for index in 0..3 {
            assert_ok!(enter(0, &items, index));
        }
        assert!(refused(0, 100, Error::<Test>::NumberNotReserved));
        assert!(matches!(outcome(0, 1), Some(Outcome::Registered(_))));
        assert!(refused(2, 5, Error::<Test>::NumberUsed));
    });
}

#[test]
fn an_entry_is_refused_that_takes_four_eyes_or_an_archive() {
    with_numbers(|| {
        let mut items = [item(0, 1), item(1, 2)];
        items[0].entry.timeliness = Timeliness::Delayed;
        items[1].entry.timeliness = Timeliness::Archived;
        assert_ok!(lodge(0, &items));
        assert_ok!(enter(0, &items, 0));
        assert_ok!(enter(0, &items, 1));
        assert!(refused(0, 0, RegistryError::<Test>::SupervisorMissing));
        assert!(refused(1, 1, Error::<Test>::NotFromArchive));
    });
}

#[test]
fn an_entry_is_refused_outside_the_region_of_the_desk_and_of_the_registrars_own() {
    with_numbers(|| {
        let mut items = [item(0, 1), item(1, 2)];
        items[0].entry.region = SAMARKAND;
        items[1].event = birth(subject(2), Some(person_of(VILLAGE)));
        assert_ok!(lodge(0, &items));
        assert_ok!(enter(0, &items, 0));
        assert_ok!(enter(0, &items, 1));
        assert!(refused(0, 0, RegistryError::<Test>::OutsideJurisdiction));
        assert!(refused(1, 1, RegistryError::<Test>::OwnRecord));
    });
}

#[test]
fn a_replayed_batch_and_a_gap_are_told_apart() {
    with_numbers(|| {
        let items = [item(0, 1)];
        assert_noop!(lodge(1, &items), Error::<Test>::BatchGap);
        assert_ok!(lodge(0, &items));
        assert_noop!(lodge(0, &items), Error::<Test>::BatchReplayed);
        assert_noop!(lodge(0, &[item(1, 2)]), Error::<Test>::BatchReplayed);
        assert_noop!(lodge(2, &items), Error::<Test>::BatchGap);
        assert_ok!(lodge(1, &[item(1, 2)]));
    });
}

#[test]
fn what_happened_first_is_entered_first() {
    with_numbers(|| {
        let items = [item(0, 1), item(1, 2)];
        let later = [item(2, 3)];
        assert_ok!(lodge(0, &items));
        assert_ok!(lodge(1, &later));
        assert_noop!(enter(1, &later, 0), Error::<Test>::BatchNotNext);
        assert_noop!(enter(0, &items, 1), Error::<Test>::ProofInvalid);
        assert_ok!(enter(0, &items, 0));
        assert_noop!(enter(0, &items, 0), Error::<Test>::ProofInvalid);
        assert_ok!(enter(0, &items, 1));
        assert_ok!(enter(1, &later, 0));
    });
}

#[test]
fn nobody_changes_anything_of_what_was_signed() {
    with_numbers(|| {
        let items = [item(0, 1), item(1, 2)];
        assert_ok!(lodge(0, &items));
        let bring = |item: ItemOf<Test>| {
            let path = path_of(&items, 0);
            Declarations::enter_from_batch(signed(COURIER), batch_id(URGUT_OFFICE, 0), item, path)
        };
        let changes: [fn(&mut ItemOf<Test>); 5] = [
            |item| item.number = PaperNumber(7),
            |item| item.entry.claims_root = OTHER_ROOT,
            |item| item.entry.region = Region::new(1, 14, 7, 1),
            |item| item.entry.timeliness = Timeliness::Late,
            |item| item.event = birth(subject(3), None),
        ];
        for change in changes {
            let mut changed = items[0].clone();
            change(&mut changed);
            assert_noop!(bring(changed), Error::<Test>::ProofInvalid);
        }
        assert_ok!(bring(items[0].clone()));
    });
}

#[test]
fn lodge_batch_fails_for_what_the_registrar_did_not_sign() {
    with_numbers(|| {
        let items = [item(0, 1)];
        let good = header(VILLAGE, 0, &items);
        let lodge = |header: BatchHeader<AccountId>, signature| {
            Declarations::lodge_batch(signed(COURIER), header, signature)
        };
        // By another, of something else, on another chain.
        let mut more = good.clone();
        more.entries = 2;
        let elsewhere = pair(VILLAGE).sign(&good.message(&H256::repeat_byte(9)));
        for wrong in [
            signature(VILLAGE_COLLEAGUE, &good),
            signature(VILLAGE, &more),
            elsewhere.into(),
        ] {
            assert_noop!(lodge(good.clone(), wrong), Error::<Test>::SignatureInvalid);
        }
        // As a device signs that wraps what it signs.
        let message = good.message(&Declarations::genesis_hash());
        let wrapped = [b"<Bytes>", message.as_slice(), b"</Bytes>"].concat();
        assert_ok!(lodge(good, pair(VILLAGE).sign(&wrapped).into()));
    });
}

#[test]
fn lodge_batch_fails_for_a_key_that_is_no_registrars_of_that_office() {
    with_numbers(|| {
        let items = [item(0, 1)];
        let lodge = |by| {
            let header = header(by, 0, &items);
            let signature = signature(by, &header);
            Declarations::lodge_batch(signed(COURIER), header, signature)
        };
        for stranger in [REGISTRAR, NURSE, COURIER] {
            assert_noop!(lodge(stranger), Error::<Test>::DeskNotAuthorized);
        }
        Revoked::mutate(|revoked| revoked.insert(VILLAGE));
        assert_noop!(lodge(VILLAGE), Error::<Test>::DeskNotAuthorized);
        assert_ok!(lodge(VILLAGE_COLLEAGUE));
    });
}

#[test]
fn lodge_batch_fails_for_an_empty_one() {
    with_numbers(|| {
        assert_noop!(lodge(0, &[]), Error::<Test>::BatchEmpty);
    });
}

#[test]
fn a_batch_waits_while_the_mandate_of_its_registrar_is_not_in_force() {
    with_numbers(|| {
        let items = [item(0, 1), item(1, 2)];
        assert_ok!(lodge(0, &items));
        assert_ok!(enter(0, &items, 0));
        Revoked::mutate(|revoked| revoked.insert(VILLAGE));
        assert_noop!(enter(0, &items, 1), Error::<Test>::DeskNotAuthorized);
        Revoked::mutate(|revoked| revoked.remove(&VILLAGE));
        assert_ok!(enter(0, &items, 1));
    });
}

#[test]
fn a_batch_waits_for_the_mandate_that_signed_it_not_for_another_of_the_same_key() {
    with_numbers(|| {
        let items = [item(0, 1)];
        assert_ok!(lodge(0, &items));
        Reappointed::mutate(|reappointed| reappointed.insert(VILLAGE));
        assert_noop!(enter(0, &items, 0), Error::<Test>::DeskNotAuthorized);
        // What the new mandate has signed, it answers for.
        assert_ok!(close(VILLAGE, 0));
        assert_ok!(lodge(1, &items));
        assert_ok!(enter(1, &items, 0));
    });
}

#[test]
fn who_follows_a_revoked_registrar_closes_the_batch_and_signs_the_rest_anew() {
    with_numbers(|| {
        let items = [item(0, 1), item(1, 2)];
        assert_ok!(lodge(0, &items));
        assert_ok!(enter(0, &items, 0));
        Revoked::mutate(|revoked| revoked.insert(VILLAGE));
        assert_ok!(close(VILLAGE_COLLEAGUE, 0));
        assert_eq!(
            last_event(),
            Event::BatchClosed {
                batch: batch_id(URGUT_OFFICE, 0),
                entered: 1,
                office: URGUT_OFFICE,
                officer: MandateId(VILLAGE_COLLEAGUE),
            }
            .into()
        );
        assert_eq!(batch_status(0), BatchStatus::Closed);
        Revoked::take();
        assert_noop!(enter(0, &items, 1), Error::<Test>::BatchClosed);

        let rest = [items[1].clone()];
        let header = header(VILLAGE_COLLEAGUE, 1, &rest);
        let signature = signature(VILLAGE_COLLEAGUE, &header);
        assert_ok!(Declarations::lodge_batch(
            signed(COURIER),
            header,
            signature
        ));
        assert_ok!(enter(1, &rest, 0));
        assert!(matches!(outcome(1, 0), Some(Outcome::Registered(_))));
    });
}

#[test]
fn close_batch_fails_for_registrars_of_another_office() {
    with_numbers(|| {
        assert_ok!(lodge(0, &[item(0, 1)]));
        assert_noop!(close(REGISTRAR, 0), Error::<Test>::NotOfThisOffice);
        assert_noop!(close(COURIER, 0), sp_runtime::DispatchError::BadOrigin);
    });
}

#[test]
fn a_long_batch_is_entered_one_by_one_with_paths_of_its_depth() {
    with_numbers(|| {
        let items: Vec<_> = (0..33).map(|number| item(number, number + 1)).collect();
        assert_eq!(path_of(&items, 0).len(), 6);
        assert_ok!(lodge(0, &items));
        for index in 0..items.len() {
            assert_ok!(enter(0, &items, index));
        }
        assert_eq!(batch_status(0), BatchStatus::Finished);
    });
}
