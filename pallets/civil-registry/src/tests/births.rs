use super::*;
use crate::{
    types::{Capacity, EventKind, MaritalStatus, RecordStatus},
    Births, Error, Event, Persons, Records,
};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

#[test]
fn register_birth_makes_a_person_and_a_record_that_names_who_authorised_it() {
    ExtBuilder::build_and_execute(|| {
        let child = subject(1);
        assert_ok!(birth(child, Parents::default(), URGUT));
        let record = Records::<Test>::get(RecordId(0)).expect("registered");
        assert_eq!(
            (record.kind, record.status),
            (EventKind::Birth, RecordStatus::Registered)
        );
        assert_eq!((record.claims_root, record.region), (ROOT, URGUT));
        assert_eq!((record.office, record.mandate), (OfficeId(5), MandateId(1)));
        assert_eq!(record.registered_at, NOW);
        let person = Persons::<Test>::get(child).expect("registered");
        assert_eq!(Births::<Test>::get(child), Some(RecordId(0)));
        assert_eq!(person.death, None);
        assert_eq!(
            (person.marital, person.links),
            (MaritalStatus::Single, links(child))
        );
        System::assert_last_event(
            Event::BirthRegistered {
                record: RecordId(0),
                child,
                parents: Parents::default(),
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
    });
}

#[test]
fn register_birth_names_parents_who_are_in_the_register() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father] = born();
        let parents = Parents {
            mother: Some(mother),
            father: Some(father),
        };
        assert_ok!(birth(subject(50), parents, URGUT));
        let record = Records::<Test>::get(latest()).expect("registered");
        let parties: Vec<_> = record
            .parties
            .iter()
            .map(|party| (party.subject, party.capacity))
            .collect();
        assert_eq!(
            parties,
            [
                (subject(50), Capacity::Child),
                (mother, Capacity::Mother),
                (father, Capacity::Father)
            ]
        );
        // A child may be registered after a parent's death.
        assert_ok!(death(father));
        assert_ok!(birth(subject(51), parents, URGUT));
    });
}

#[test]
fn register_birth_fails_for_second_birth_of_same_subject() {
    ExtBuilder::build_and_execute(|| {
        let [child] = born();
        assert_noop!(
            birth(child, Parents::default(), URGUT),
            Error::<Test>::AlreadyRegistered
        );
        assert_ok!(death(child));
        assert_noop!(
            birth(child, Parents::default(), URGUT),
            Error::<Test>::AlreadyRegistered
        );
    });
}

#[test]
fn register_birth_fails_for_parents_who_are_unknown_or_not_distinct() {
    ExtBuilder::build_and_execute(|| {
        let [mother] = born();
        let child = subject(50);
        let unknown = Parents {
            mother: Some(mother),
            father: Some(subject(99)),
        };
        assert_noop!(birth(child, unknown, URGUT), Error::<Test>::NotRegistered);
        let same = Parents {
            mother: Some(mother),
            father: Some(mother),
        };
        assert_noop!(birth(child, same, URGUT), Error::<Test>::PartiesNotDistinct);
        let own = Parents {
            mother: Some(child),
            father: None,
        };
        assert_noop!(birth(child, own, URGUT), Error::<Test>::PartiesNotDistinct);
    });
}

#[test]
fn register_birth_fails_outside_the_jurisdiction() {
    ExtBuilder::build_and_execute(|| {
        let child = subject(1);
        for outside in [ANDIJAN, Region::new(1, 0, 0, 0), Region::WHOLE] {
            assert_noop!(
                birth(child, Parents::default(), outside),
                Error::<Test>::OutsideJurisdiction
            );
        }
        assert_noop!(
            birth(child, Parents::default(), Region::new(1, 14, 0, 9)),
            Error::<Test>::MalformedRegion
        );
        assert_ok!(birth(child, Parents::default(), SAMARKAND));
    });
}

#[test]
fn register_birth_fails_for_those_who_are_no_registrars() {
    ExtBuilder::build_and_execute(|| {
        let child = subject(1);
        let outsiders = [
            RuntimeOrigin::signed(IDENTITY_OFFICER),
            RuntimeOrigin::signed(NOBODY),
            RuntimeOrigin::root(),
            RuntimeOrigin::none(),
        ];
        for origin in outsiders {
            assert_noop!(
                CivilRegistry::register(
                    origin,
                    VitalEvent::Birth {
                        child,
                        parents: Parents::default(),
                        links: links(child)
                    },
                    entry(ROOT, URGUT)
                ),
                DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn no_registrar_registers_a_child_of_their_own() {
    ExtBuilder::build_and_execute(|| {
        let herself = registrar_herself();
        assert_noop!(
            birth(herself, Parents::default(), URGUT),
            Error::<Test>::OwnRecord
        );
        for parents in [
            Parents {
                mother: Some(herself),
                father: None,
            },
            Parents {
                mother: None,
                father: Some(herself),
            },
        ] {
            assert_noop!(birth(subject(1), parents, URGUT), Error::<Test>::OwnRecord);
        }
    });
}
