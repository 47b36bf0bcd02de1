//! Names and sex markers; foundlings and children born dead, who are births in all but one thing.

use super::*;
use crate::{
    types::{Capacity, EventKind, PersonalChange},
    Births, Error, Event,
};
use adliya_primitives::{traits::CivilStatus, MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

fn change(subject: SubjectId, what: PersonalChange) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::PersonalChange {
            subject,
            change: what,
        },
        entry(ROOT, URGUT),
    )
}

fn foundling(child: SubjectId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Foundling {
            child,
            links: links(child),
        },
        entry(ROOT, URGUT),
    )
}

fn fetal_death(mother: Option<SubjectId>) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::FetalDeath { mother },
        entry(ROOT, URGUT),
    )
}

#[test]
fn register_personal_change_is_an_entry_in_the_persons_history() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        for (what, kind) in [
            (PersonalChange::Name, EventKind::NameChange),
            (PersonalChange::SexMarker, EventKind::SexMarkerChange),
        ] {
            assert_ok!(change(person, what));
            assert_eq!(record(latest()).kind, kind);
            System::assert_last_event(
                Event::PersonalChangeRegistered {
                    record: latest(),
                    subject: person,
                    change: what,
                    region: URGUT,
                    office: OfficeId(5),
                    officer: MandateId(1),
                }
                .into(),
            );
        }
        assert_eq!(history(person), [0, 1, 2]);
        assert_eq!(record(RecordId(0)).claims_root, ROOT, "the birth stays");
    });
}

#[test]
fn register_personal_change_fails_for_the_dead_the_unknown_and_the_officer() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let name = PersonalChange::Name;
        enter(registrar_herself());
        died(person);
        assert_noop!(change(person, name), Error::<Test>::Deceased);
        assert_noop!(change(subject(99), name), Error::<Test>::NotRegistered);
        assert_noop!(change(registrar_herself(), name), Error::<Test>::OwnRecord);
        let register = |origin, region| {
            let subject = registrar_herself();
            CivilRegistry::register(
                origin,
                VitalEvent::PersonalChange {
                    subject,
                    change: name,
                },
                entry(ROOT, region),
            )
        };
        assert_noop!(
            register(colleague(), ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(register(judge(), URGUT), DispatchError::BadOrigin);
    });
}

#[test]
fn register_foundling_makes_a_person_without_parents() {
    ExtBuilder::build_and_execute(|| {
        let child = subject(50);
        assert_ok!(foundling(child));
        assert_eq!(record(latest()).kind, EventKind::Foundling);
        assert_eq!(record(latest()).parents(), Parents::default());
        assert_eq!(Births::<Test>::get(child), Some(latest()));
        assert!(CivilRegistry::is_alive(&child));
        System::assert_last_event(
            Event::FoundlingRegistered {
                record: latest(),
                child,
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        assert_noop!(foundling(child), Error::<Test>::AlreadyRegistered);
        assert_noop!(
            birth(child, Parents::default(), URGUT),
            Error::<Test>::AlreadyRegistered
        );
        assert_ok!(death(child));
    });
}

#[test]
fn the_parents_of_a_foundling_are_found_by_a_court() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father] = born();
        assert_ok!(foundling(subject(50)));
        let birth = latest();
        let parents = Parents {
            mother: Some(mother),
            father: Some(father),
        };
        let decision = decided(Matter::CorrectParentage { birth, parents });
        assert_ok!(CivilRegistry::correct_by_decision(
            registrar(),
            birth,
            decision,
            OTHER_ROOT
        ));
        assert_eq!(record(birth).parents(), parents);
    });
}

#[test]
fn register_foundling_fails_for_the_officer_and_without_authority() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(foundling(registrar_herself()), Error::<Test>::OwnRecord);
        let register = |origin, region| {
            CivilRegistry::register(
                origin,
                VitalEvent::Foundling {
                    child: subject(50),
                    links: ROOT,
                },
                entry(ROOT, region),
            )
        };
        assert_noop!(
            register(registrar(), ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(register(judge(), URGUT), DispatchError::BadOrigin);
    });
}

#[test]
fn register_fetal_death_is_an_entry_without_a_person() {
    ExtBuilder::build_and_execute(|| {
        let [mother] = born();
        let persons = Persons::<Test>::iter().count();
        assert_ok!(fetal_death(Some(mother)));
        assert_eq!(record(latest()).kind, EventKind::FetalDeath);
        assert_eq!(record(latest()).party(Capacity::Mother), Some(mother));
        assert_eq!(history(mother), [0, latest().0]);
        System::assert_last_event(
            Event::FetalDeathRegistered {
                record: latest(),
                mother: Some(mother),
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        assert_ok!(fetal_death(None));
        // The mother may not have outlived it.
        died(mother);
        assert_ok!(fetal_death(Some(mother)));
        assert_eq!(Persons::<Test>::iter().count(), persons);
    });
}

#[test]
fn register_fetal_death_fails_for_an_unknown_mother_for_the_officer_and_without_authority() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(fetal_death(Some(subject(99))), Error::<Test>::NotRegistered);
        assert_noop!(
            fetal_death(Some(registrar_herself())),
            Error::<Test>::OwnRecord
        );
        let register = |origin, region| {
            CivilRegistry::register(
                origin,
                VitalEvent::FetalDeath { mother: None },
                entry(ROOT, region),
            )
        };
        assert_noop!(
            register(registrar(), ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(register(judge(), URGUT), DispatchError::BadOrigin);
    });
}
