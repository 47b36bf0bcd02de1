use super::*;
use crate::{
    types::{Capacity, Correction, FieldClass, PersonalChange},
    Corrections, Decisions, Error, Event,
};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

fn minor(id: RecordId, root: H256) -> DispatchResult {
    CivilRegistry::correct_minor(registrar(), id, root)
}

fn material(id: RecordId, root: H256) -> DispatchResult {
    CivilRegistry::correct_material(RuntimeOrigin::signed(FOUR_EYES), id, root)
}

fn by_decision(id: RecordId, decision: DecisionId, root: H256) -> DispatchResult {
    CivilRegistry::correct_by_decision(registrar(), id, decision, root)
}

fn parents(mother: SubjectId, father: SubjectId) -> Parents {
    Parents {
        mother: Some(mother),
        father: Some(father),
    }
}

/// A correction by the registrar, as it is kept.
fn note(class: FieldClass, former_root: H256) -> Correction {
    Correction {
        class,
        former_root,
        former_parents: None,
        office: OfficeId(5),
        mandate: MandateId(1),
        supervisor: None,
        decision: None,
        corrected_at: NOW,
    }
}

#[test]
fn correct_minor_replaces_the_root_and_keeps_the_former_one() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        let birth = RecordId(0);
        assert_ok!(minor(birth, OTHER_ROOT));
        assert_eq!(
            (record(birth).claims_root, record(birth).corrections),
            (OTHER_ROOT, 1)
        );
        assert_eq!(
            Corrections::<Test>::get(birth, 0),
            Some(note(FieldClass::Minor, ROOT))
        );
        System::assert_last_event(
            Event::RecordCorrected {
                record: birth,
                number: 0,
                parties: record(birth).parties,
                class: FieldClass::Minor,
                decision: None,
                office: OfficeId(5),
                officer: MandateId(1),
                supervisor: None,
            }
            .into(),
        );
        // A second note stands beside the first; nothing became a record.
        assert_ok!(minor(birth, ROOT));
        assert_eq!(
            Corrections::<Test>::get(birth, 1),
            Some(note(FieldClass::Minor, OTHER_ROOT))
        );
        assert_eq!((latest(), record(birth).corrections), (birth, 2));
    });
}

#[test]
fn correct_material_names_both_officers() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        assert_ok!(material(RecordId(0), OTHER_ROOT));
        let kept = Corrections::<Test>::get(RecordId(0), 0).expect("kept");
        assert_eq!(
            kept,
            Correction {
                supervisor: Some(MandateId(4)),
                ..note(FieldClass::Material, ROOT)
            }
        );
    });
}

#[test]
fn a_correction_takes_the_authority_that_its_class_needs() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        let birth = RecordId(0);
        let decision = decided(Matter::CorrectIdentity(birth));
        for outsider in [JUDGE, SUPERVISOR, IDENTITY_OFFICER, NOBODY, FOUR_EYES] {
            let origin = RuntimeOrigin::signed(outsider);
            assert_noop!(
                CivilRegistry::correct_minor(origin.clone(), birth, OTHER_ROOT),
                DispatchError::BadOrigin
            );
            assert_noop!(
                CivilRegistry::correct_by_decision(origin, birth, decision, OTHER_ROOT),
                DispatchError::BadOrigin
            );
        }
        for one_pair_of_eyes in [REGISTRAR, SUPERVISOR] {
            let origin = RuntimeOrigin::signed(one_pair_of_eyes);
            assert_noop!(
                CivilRegistry::correct_material(origin, birth, OTHER_ROOT),
                DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn a_correction_fails_outside_the_jurisdiction_without_a_change_or_for_no_record() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        let elsewhere = RuntimeOrigin::signed(ANDIJAN_REGISTRAR);
        assert_noop!(
            CivilRegistry::correct_minor(elsewhere, RecordId(0), OTHER_ROOT),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(minor(RecordId(0), ROOT), Error::<Test>::RootUnchanged);
        assert_noop!(material(RecordId(0), ROOT), Error::<Test>::RootUnchanged);
        assert_noop!(minor(RecordId(9), OTHER_ROOT), Error::<Test>::NotFound);
    });
}

#[test]
fn no_officer_corrects_a_record_of_their_own_or_of_their_spouses() {
    ExtBuilder::build_and_execute(|| {
        let [husband] = born();
        let (herself, supervisor) = (registrar_herself(), supervisor_himself());
        enter(herself);
        let birth = latest();
        enter(supervisor);
        let of_supervisor = latest();
        let wedding = married_by_colleague(herself, husband);
        for own in [birth, wedding, RecordId(0)] {
            assert_noop!(minor(own, OTHER_ROOT), Error::<Test>::OwnRecord);
            let decision = decided(Matter::CorrectIdentity(own));
            assert_noop!(
                by_decision(own, decision, OTHER_ROOT),
                Error::<Test>::OwnRecord
            );
        }
        for own in [birth, wedding, of_supervisor] {
            assert_noop!(material(own, OTHER_ROOT), Error::<Test>::OwnRecord);
        }
        assert_ok!(minor(of_supervisor, OTHER_ROOT));
        // She is no party of her husband's death; it is hers all the same.
        assert_ok!(CivilRegistry::register(
            colleague(),
            VitalEvent::Death {
                deceased: husband,
                opening: opening(husband)
            },
            entry(ROOT, URGUT)
        ));
        assert_noop!(minor(latest(), OTHER_ROOT), Error::<Test>::OwnRecord);
    });
}

#[test]
fn an_annulled_record_is_not_corrected() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let name = PersonalChange::Name;
        assert_ok!(CivilRegistry::register(
            registrar(),
            VitalEvent::PersonalChange {
                subject: person,
                change: name
            },
            entry(ROOT, URGUT)
        ));
        let changed = latest();
        let identity = decided(Matter::CorrectIdentity(changed));
        assert_ok!(annul(changed, decided(Matter::AnnulRecord(changed))));
        for refused in [
            minor(changed, OTHER_ROOT),
            material(changed, OTHER_ROOT),
            by_decision(changed, identity, OTHER_ROOT),
        ] {
            assert_eq!(refused, Err(Error::<Test>::RecordAnnulled.into()));
        }
    });
}

#[test]
fn correct_by_decision_corrects_who_somebody_is() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        let birth = RecordId(0);
        let decision = decided(Matter::CorrectIdentity(birth));
        assert_ok!(by_decision(birth, decision, OTHER_ROOT));
        assert_eq!(
            Corrections::<Test>::get(birth, 0),
            Some(Correction {
                decision: Some(decision),
                ..note(FieldClass::Identity, ROOT)
            })
        );
        let executed = Decisions::<Test>::get(decision).expect("kept").executed;
        assert_eq!(executed, Some(birth));
        assert_noop!(
            by_decision(birth, decision, ROOT),
            Error::<Test>::AlreadyExecuted
        );
    });
}

#[test]
fn correct_by_decision_gives_a_child_the_parents_whom_the_court_names() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, right_mother, right_father] = born();
        let child = subject(50);
        let birth = child_of(child, Some(mother), Some(father));
        let right = parents(right_mother, right_father);
        let decision = decided(Matter::CorrectParentage {
            birth,
            parents: right,
        });
        assert_ok!(by_decision(birth, decision, OTHER_ROOT));
        assert_eq!(record(birth).parents(), right);
        assert_eq!(record(birth).party(Capacity::Child), Some(child));
        let kept = Corrections::<Test>::get(birth, 0).expect("kept");
        assert_eq!(
            kept,
            Correction {
                former_parents: Some(parents(mother, father)),
                decision: Some(decision),
                ..note(FieldClass::Parentage, ROOT)
            }
        );
        // The child's birth is in the histories of those whose child it is.
        for parent in [right_mother, right_father] {
            assert!(history(parent).contains(&birth.0));
        }
        for parent in [mother, father] {
            assert!(!history(parent).contains(&birth.0));
        }
        assert_eq!(history(child), [birth.0]);
    });
}

#[test]
fn a_court_may_name_one_parent_or_none_or_change_the_two_about() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father] = born();
        let birth = child_of(subject(50), Some(mother), Some(father));
        let one = Parents {
            mother: Some(mother),
            father: None,
        };
        let successive = [
            parents(father, mother),
            one,
            Parents::default(),
            parents(mother, father),
        ];
        for (place, right) in successive.into_iter().enumerate() {
            let decision = decided(Matter::CorrectParentage {
                birth,
                parents: right,
            });
            let root = H256::repeat_byte(place as u8);
            assert_ok!(by_decision(birth, decision, root));
            assert_eq!(record(birth).parents(), right);
            CivilRegistry::check_invariants().expect("the histories follow");
        }
    });
}

#[test]
fn correct_by_decision_fails_for_parents_who_cannot_be() {
    ExtBuilder::build_and_execute(|| {
        let [mother, child] = born();
        let birth = RecordId(1);
        let correct = |mother, father| {
            let parents = Parents { mother, father };
            let decision = decided(Matter::CorrectParentage { birth, parents });
            by_decision(birth, decision, OTHER_ROOT)
        };
        for (mother, father) in [
            (Some(child), None),
            (None, Some(child)),
            (Some(mother), Some(mother)),
        ] {
            let refused = correct(mother, father);
            assert_eq!(refused, Err(Error::<Test>::PartiesNotDistinct.into()));
        }
        assert_eq!(
            correct(Some(mother), Some(subject(99))),
            Err(Error::<Test>::NotRegistered.into())
        );
        assert_eq!(record(birth).corrections, 0);
    });
}

#[test]
fn no_registrar_makes_themselves_a_parent_by_correction() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        let herself = registrar_herself();
        enter(herself);
        let decision = decided(Matter::CorrectParentage {
            birth: RecordId(0),
            parents: Parents {
                mother: Some(herself),
                father: None,
            },
        });
        assert_noop!(
            by_decision(RecordId(0), decision, OTHER_ROOT),
            Error::<Test>::OwnRecord
        );
        assert_ok!(CivilRegistry::correct_by_decision(
            colleague(),
            RecordId(0),
            decision,
            OTHER_ROOT
        ));
    });
}
