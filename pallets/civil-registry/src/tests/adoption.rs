//! Adoptions: a child gets other parents, and nothing that can be read says that there were any before.

use super::*;
use crate::{
    types::{Capacity, EventKind, Item, PaternityGround, Sealed},
    Decisions, Error, Event, Satellites, Seals,
};
use adliya_primitives::{Entry, MandateId, OfficeId, Timeliness};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

pub(super) fn salt(number: u8) -> [u8; 32] {
    [number; 32]
}

fn event(birth: RecordId, decision: DecisionId) -> VitalEvent {
    VitalEvent::Adoption {
        birth,
        decision,
        salt: salt(0),
    }
}

pub(super) fn adopt(birth: RecordId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        event(birth, decision),
        entry(OTHER_ROOT, URGUT),
    )
}

pub(super) fn seal_satellite(birth: RecordId, decision: DecisionId) -> DispatchResult {
    let number = record(birth).satellites as u8;
    CivilRegistry::seal_satellite(registrar(), birth, decision, salt(number))
}

pub(super) fn of_both(mother: SubjectId, father: SubjectId) -> Parents {
    Parents {
        mother: Some(mother),
        father: Some(father),
    }
}

/// Seals all but the decision, and registers the adoption; returns the new birth.
pub(super) fn carried_out(birth: RecordId, decision: DecisionId) -> RecordId {
    while record(birth).satellites > 1 {
        assert_ok!(seal_satellite(birth, decision));
    }
    assert_ok!(adopt(birth, decision));
    latest()
}

fn adopted(birth: RecordId, parents: Parents) -> RecordId {
    carried_out(birth, decided(Matter::Adopt { birth, parents }))
}

pub(super) fn paternity(birth: RecordId, father: SubjectId) -> RecordId {
    assert_ok!(CivilRegistry::register(
        registrar(),
        VitalEvent::Paternity {
            birth,
            father,
            ground: PaternityGround::Recognition,
        },
        entry(ROOT, URGUT),
    ));
    latest()
}

pub(super) fn legitimation(birth: RecordId, marriage: RecordId) -> RecordId {
    assert_ok!(CivilRegistry::register(
        registrar(),
        VitalEvent::Legitimation { birth, marriage },
        entry(ROOT, URGUT),
    ));
    latest()
}

pub(super) fn correct_parentage(birth: RecordId, parents: Parents, root: u8) {
    let decision = decided(Matter::CorrectParentage { birth, parents });
    let root = H256::repeat_byte(root);
    assert_ok!(CivilRegistry::correct_by_decision(
        registrar(),
        birth,
        decision,
        root
    ));
}

const HOUR: u64 = 60 * 60 * 1000;

#[test]
fn an_adoption_puts_another_birth_in_the_place_of_the_one_it_seals() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, adopter, adoptress] = born();
        let child = subject(50);
        Timestamp::set_timestamp(NOW + 20 * DAY);
        let birth = child_of(child, Some(mother), Some(father));
        let former = record(birth);
        Timestamp::set_timestamp(NOW + 400 * DAY);
        let parents = of_both(adoptress, adopter);
        let decision = decided(Matter::Adopt { birth, parents });
        let mut order = Decisions::<Test>::get(decision).expect("lodged");
        assert_ok!(adopt(birth, decision));
        let new = latest();

        let entry = record(new);
        assert_eq!(entry.kind, EventKind::Birth);
        assert_eq!(entry.party(Capacity::Child), Some(child));
        assert_eq!(entry.parents(), parents);
        assert_eq!(entry.claims_root, OTHER_ROOT);
        // Where, when and how soon are those of the birth in whose place it stands: the month, not the moment.
        assert_eq!(
            (entry.region, entry.timeliness),
            (former.region, former.timeliness)
        );
        // It was January in Tashkent five hours before it was in London.
        assert_eq!(entry.registered_at, NOW - 5 * HOUR);
        assert_eq!((entry.corrections, entry.satellites), (0, 0));
        let view = CivilRegistry::person_view(child).expect("registered");
        assert_eq!(view.birth, new);
        assert_eq!(history(child), [new.0]);
        for parent in [adopter, adoptress] {
            assert_eq!(history(parent).last(), Some(&new.0));
        }
        for parent in [mother, father] {
            assert_eq!(history(parent).len(), 1);
        }

        // The archive gets the commitments from what it keeps: what the API answered before, and the salt.
        order.executed = Some(new);
        let contents = [
            Sealed::Record {
                id: birth,
                record: former,
                successor: Some(new),
            },
            Sealed::Decision {
                id: decision,
                decision: order,
            },
        ];
        for content in contents {
            let seal = Seals::<Test>::get(content.commitment(&salt(0))).expect("sealed");
            assert_eq!((seal.of, seal.openings), (content.item(), 0));
        }
        System::assert_last_event(
            Event::AdoptionRegistered {
                record: new,
                child,
                parents,
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
    });
}

#[test]
fn an_adoption_of_a_delayed_birth_is_of_a_delayed_birth() {
    ExtBuilder::build_and_execute(|| {
        let [adoptress] = born();
        let delayed = Entry {
            timeliness: Timeliness::Delayed,
            ..entry(ROOT, URGUT)
        };
        let foundling = VitalEvent::Foundling {
            child: subject(50),
            links: links(subject(50)),
        };
        assert_ok!(CivilRegistry::register_delayed(
            RuntimeOrigin::signed(FOUR_EYES),
            foundling,
            delayed
        ));
        let birth = latest();
        let parents = Parents {
            mother: Some(adoptress),
            father: None,
        };
        let entry = record(adopted(birth, parents));
        assert_eq!(
            (entry.kind, entry.timeliness),
            (EventKind::Birth, Timeliness::Delayed)
        );
        assert_eq!(entry.supervisor, Some(MandateId(4)));
        assert_eq!(entry.parents(), parents);
    });
}

#[test]
fn a_parent_who_stays_has_the_new_birth_and_not_the_old_and_may_be_dead() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, stepfather] = born();
        let birth = child_of(subject(50), Some(mother), Some(father));
        died(mother);
        let new = adopted(birth, of_both(mother, stepfather));
        assert_eq!(record(new).parents(), of_both(mother, stepfather));
        assert!(history(mother).contains(&new.0));
        assert!(!history(mother).contains(&birth.0));
        assert_eq!(history(father), [1]);
    });
}

#[test]
fn parents_from_abroad_who_are_not_in_the_register_are_left_to_the_claims() {
    ExtBuilder::build_and_execute(|| {
        let [mother] = born();
        let birth = child_of(subject(50), Some(mother), None);
        let new = adopted(birth, Parents::default());
        assert_eq!(record(new).parents(), Parents::default());
    });
}

#[test]
fn a_child_is_adopted_again() {
    ExtBuilder::build_and_execute(|| {
        let [mother, first, second] = born();
        let child = subject(50);
        let birth = child_of(child, Some(mother), None);
        let alone = |mother| Parents {
            mother: Some(mother),
            father: None,
        };
        let once = adopted(birth, alone(first));
        let again = adopted(once, alone(second));
        assert_eq!(record(again).parents(), alone(second));
        assert_eq!(history(child), [again.0]);
        assert_eq!(history(first), [1]);
        for gone in [birth, once] {
            assert_eq!(CivilRegistry::record_view(gone), None);
        }
        assert_eq!(Seals::<Test>::iter().count(), 4);
    });
}

#[test]
fn an_adoption_waits_until_nothing_else_joins_the_birth_to_anybody() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, adoptress] = born();
        let birth = child_of(subject(50), Some(mother), None);
        let parents = Parents {
            mother: Some(adoptress),
            father: None,
        };
        let adoption = Matter::Adopt { birth, parents };
        let decision = decided(adoption);
        let recognised = paternity(birth, father);
        let never = decided(adoption);
        assert_eq!(record(birth).satellites, 3);
        assert_noop!(adopt(birth, decision), Error::<Test>::SatellitesLeft);
        // The latest first, whichever of the decisions it is for.
        assert_ok!(seal_satellite(birth, decision));
        assert!(!Decisions::<Test>::contains_key(never));
        assert_noop!(adopt(birth, decision), Error::<Test>::SatellitesLeft);
        assert_ok!(seal_satellite(birth, decision));
        assert_eq!(CivilRegistry::record_view(recognised), None);
        assert_noop!(
            seal_satellite(birth, decision),
            Error::<Test>::NothingToSeal
        );
        assert_eq!(
            Satellites::<Test>::get(birth, 0),
            Some(Item::Decision(decision))
        );
        assert_ok!(adopt(birth, decision));
        assert_eq!(Satellites::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_satellite_is_sealed_only_by_an_adoption_of_its_birth_and_by_an_office_of_its_region() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, adoptress] = born();
        let birth = child_of(subject(50), Some(mother), None);
        let sibling = child_of(subject(51), Some(mother), None);
        paternity(birth, father);
        let parents = Parents {
            mother: Some(adoptress),
            father: None,
        };
        let of_sibling = decided(Matter::Adopt {
            birth: sibling,
            parents,
        });
        let identity = decided(Matter::CorrectIdentity(birth));
        for wrong in [of_sibling, identity] {
            assert_noop!(seal_satellite(birth, wrong), Error::<Test>::MatterMismatch);
            assert_noop!(adopt(birth, wrong), Error::<Test>::MatterMismatch);
        }
        let unknown = DecisionId(99);
        assert_noop!(
            seal_satellite(birth, unknown),
            Error::<Test>::DecisionNotFound
        );
        assert_noop!(adopt(birth, unknown), Error::<Test>::DecisionNotFound);
        let decision = decided(Matter::Adopt { birth, parents });
        let seal = |origin| CivilRegistry::seal_satellite(origin, birth, decision, salt(1));
        assert_noop!(
            seal(RuntimeOrigin::signed(ANDIJAN_REGISTRAR)),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(seal(judge()), DispatchError::BadOrigin);
        assert_ok!(seal(registrar()));
        let elsewhere = CivilRegistry::register(
            RuntimeOrigin::signed(ANDIJAN_REGISTRAR),
            event(birth, decision),
            entry(OTHER_ROOT, ANDIJAN),
        );
        assert_eq!(elsewhere, Err(Error::<Test>::OutsideJurisdiction.into()));
        assert_ok!(adopt(birth, decision));
        // What has been carried out is sealed as well.
        assert_noop!(adopt(birth, decision), Error::<Test>::DecisionNotFound);
    });
}

#[test]
fn a_child_who_is_dead_and_parents_who_are_strangers_or_the_child_are_refused() {
    ExtBuilder::build_and_execute(|| {
        let [child, mother, other] = born();
        let birth = RecordId(0);
        for (parents, refused) in [
            (of_both(subject(99), mother), Error::<Test>::NotRegistered),
            (of_both(mother, mother), Error::<Test>::PartiesNotDistinct),
            (of_both(mother, child), Error::<Test>::PartiesNotDistinct),
        ] {
            let decision = decided(Matter::Adopt { birth, parents });
            assert_noop!(adopt(birth, decision), refused);
        }
        let parents = of_both(mother, other);
        let decision = decided(Matter::Adopt { birth, parents });
        died(child);
        assert_noop!(adopt(birth, decision), Error::<Test>::Deceased);
        let wedding = married(mother, other);
        assert_noop!(
            lodge(Matter::Adopt {
                birth: wedding,
                parents
            }),
            Error::<Test>::KindMismatch
        );
    });
}

#[test]
fn nobody_decides_on_seals_or_registers_an_adoption_in_their_own_family() {
    ExtBuilder::build_and_execute(|| {
        let [mother, husband] = born();
        let [herself, judge] = [registrar_herself(), judge_herself()];
        enter(herself);
        enter(judge);
        married_by_colleague(herself, husband);
        let birth = child_of(subject(50), Some(mother), None);
        paternity(birth, subject(2));
        let alone = |mother| Parents {
            mother: Some(mother),
            father: None,
        };
        assert_noop!(
            lodge(Matter::Adopt {
                birth,
                parents: alone(judge)
            }),
            Error::<Test>::OwnRecord
        );
        // She adopts, or is married to the father whom the birth names.
        let decision = decided(Matter::Adopt {
            birth,
            parents: alone(herself),
        });
        assert_noop!(seal_satellite(birth, decision), Error::<Test>::OwnRecord);
        let by_colleague = || CivilRegistry::seal_satellite(colleague(), birth, decision, salt(1));
        assert_ok!(by_colleague());
        assert_noop!(adopt(birth, decision), Error::<Test>::OwnRecord);
        assert_ok!(CivilRegistry::register(
            colleague(),
            event(birth, decision),
            entry(OTHER_ROOT, URGUT)
        ));
    });
}
