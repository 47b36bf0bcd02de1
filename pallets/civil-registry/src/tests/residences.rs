//! The population register: where people live.

use super::*;
use crate::{types::ResidenceView, Error, Event};
use adliya_primitives::{traits::CivilStatus, MandateId, OfficeId};
use frame_support::assert_noop;

fn move_by(origin: RuntimeOrigin, subject: SubjectId, region: Region) -> DispatchResult {
    CivilRegistry::register(
        origin,
        VitalEvent::Residence { subject },
        entry(ROOT, region),
    )
}

/// Has somebody move, and returns the number of the record.
fn moved(subject: SubjectId, region: Region) -> RecordId {
    assert_ok!(move_by(registrar(), subject, region));
    latest()
}

fn residence(subject: SubjectId) -> Option<ResidenceView> {
    let view = CivilRegistry::person_view(subject).expect("registered");
    view.residence
}

#[test]
fn register_residence_says_where_a_person_lives_and_where_they_lived_before() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        assert_eq!(residence(person), None);
        let first = moved(person, URGUT);
        let second = moved(person, SAMARKAND);
        System::assert_last_event(
            Event::ResidenceRegistered {
                record: second,
                subject: person,
                former: Some(first),
                region: SAMARKAND,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        let expected = ResidenceView {
            record: second,
            region: SAMARKAND,
        };
        assert_eq!(residence(person), Some(expected));
        assert_eq!(CivilRegistry::residence_of(&person), Some(SAMARKAND));
        assert_eq!(history(person), [0, first.0, second.0]);
        assert_eq!(CivilRegistry::residence_of(&subject(99)), None);
    });
}

#[test]
fn the_dead_have_lived_where_they_lived_last() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        moved(person, URGUT);
        died(person);
        assert_eq!(CivilRegistry::residence_of(&person), Some(URGUT));
        assert_noop!(
            move_by(registrar(), person, SAMARKAND),
            Error::<Test>::Deceased
        );
    });
}

#[test]
fn register_residence_fails_for_the_unknown_the_officer_and_another_region() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        enter(registrar_herself());
        let by_registrar = |who, region| move_by(registrar(), who, region);
        assert_noop!(
            by_registrar(subject(99), URGUT),
            Error::<Test>::NotRegistered
        );
        assert_noop!(
            by_registrar(registrar_herself(), URGUT),
            Error::<Test>::OwnRecord
        );
        assert_noop!(
            by_registrar(person, ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        // Who moves goes to the office of the new place.
        let andijan = RuntimeOrigin::signed(ANDIJAN_REGISTRAR);
        assert_ok!(move_by(andijan, person, ANDIJAN));
        assert_eq!(CivilRegistry::residence_of(&person), Some(ANDIJAN));
    });
}

#[test]
fn who_loses_a_residence_in_court_has_none_until_the_next() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let first = moved(person, URGUT);
        let second = moved(person, SAMARKAND);
        assert_ok!(annul(second, decided(Matter::AnnulRecord(second))));
        assert_eq!(residence(person), None);
        assert_eq!(CivilRegistry::residence_of(&person), None);
        let third = moved(person, URGUT);
        assert_eq!(residence(person).map(|view| view.record), Some(third));
        // One that was left before changes nothing.
        assert_ok!(annul(first, decided(Matter::AnnulRecord(first))));
        assert_eq!(residence(person).map(|view| view.record), Some(third));
    });
}
