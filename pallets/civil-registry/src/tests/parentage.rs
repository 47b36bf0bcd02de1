use super::*;
use crate::{
    types::{Capacity, EventKind, PaternityGround},
    Error, Event, Legitimations,
};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

const RECOGNITION: PaternityGround = PaternityGround::Recognition;

fn paternity(birth: RecordId, father: SubjectId, ground: PaternityGround) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Paternity {
            birth,
            father,
            ground,
        },
        entry(ROOT, URGUT),
    )
}

fn legitimation(birth: RecordId, marriage: RecordId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Legitimation { birth, marriage },
        entry(ROOT, URGUT),
    )
}

#[test]
fn register_paternity_names_the_father_in_the_birth_and_says_since_when() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father] = born();
        let child = subject(50);
        let birth = child_of(child, Some(mother), None);
        assert_ok!(paternity(birth, father, RECOGNITION));
        assert_eq!(record(birth).party(Capacity::Father), Some(father));
        assert_eq!(record(birth).corrections, 0);
        let recognised = record(latest());
        assert_eq!(recognised.kind, EventKind::Paternity);
        assert_eq!(recognised.party(Capacity::Child), Some(child));
        assert_eq!(recognised.party(Capacity::Mother), Some(mother));
        assert_eq!(recognised.party(Capacity::Father), Some(father));
        assert_eq!(history(father), [1, birth.0, latest().0]);
        assert_eq!(history(child), [birth.0, latest().0]);
        System::assert_last_event(
            Event::PaternityRegistered {
                record: latest(),
                birth,
                child,
                father,
                ground: RECOGNITION,
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
    });
}

#[test]
fn a_child_who_has_a_father_gets_no_other_by_recognition_or_decision() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, rival] = born();
        let birth = child_of(subject(50), Some(mother), Some(father));
        assert_noop!(
            paternity(birth, rival, RECOGNITION),
            Error::<Test>::FatherNamed
        );
        let decision = decided(Matter::EstablishPaternity {
            birth,
            father: rival,
        });
        assert_noop!(
            paternity(birth, rival, PaternityGround::Decision(decision)),
            Error::<Test>::FatherNamed
        );
    });
}

#[test]
fn recognition_takes_a_mother_who_lives_and_a_father_who_lives() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, late] = born();
        let birth = child_of(subject(50), Some(mother), None);
        let motherless = child_of(subject(51), None, None);
        died(late);
        assert_noop!(
            paternity(motherless, father, RECOGNITION),
            Error::<Test>::MotherNotNamed
        );
        assert_noop!(paternity(birth, late, RECOGNITION), Error::<Test>::Deceased);
        assert_noop!(
            paternity(birth, subject(99), RECOGNITION),
            Error::<Test>::NotRegistered
        );
        died(mother);
        assert_noop!(
            paternity(birth, father, RECOGNITION),
            Error::<Test>::Deceased
        );
    });
}

#[test]
fn a_court_finds_a_father_without_a_mothers_consent_and_after_his_death() {
    ExtBuilder::build_and_execute(|| {
        let [mother, late, other] = born();
        let birth = child_of(subject(50), Some(mother), None);
        let motherless = child_of(subject(51), None, None);
        died(late);
        died(mother);
        for birth in [birth, motherless] {
            let decision = decided(Matter::EstablishPaternity {
                birth,
                father: late,
            });
            let ground = PaternityGround::Decision(decision);
            assert_noop!(
                paternity(birth, other, ground),
                Error::<Test>::MatterMismatch
            );
            assert_ok!(paternity(birth, late, ground));
        }
        let stranger = subject(99);
        let orphan = child_of(subject(52), None, None);
        let decision = decided(Matter::EstablishPaternity {
            birth: orphan,
            father: stranger,
        });
        assert_noop!(
            paternity(orphan, stranger, PaternityGround::Decision(decision)),
            Error::<Test>::NotRegistered
        );
    });
}

#[test]
fn nobody_is_their_own_father_or_their_childs_mother_and_father() {
    ExtBuilder::build_and_execute(|| {
        let [mother, child] = born();
        let birth = child_of(subject(50), Some(mother), None);
        assert_noop!(
            paternity(birth, mother, RECOGNITION),
            Error::<Test>::PartiesNotDistinct
        );
        assert_noop!(
            paternity(RecordId(1), child, RECOGNITION),
            Error::<Test>::PartiesNotDistinct
        );
    });
}

#[test]
fn register_paternity_fails_for_no_birth_for_the_officers_own_and_without_authority() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father] = born();
        let herself = registrar_herself();
        enter(herself);
        let birth = child_of(subject(50), Some(mother), None);
        let wedding = married(mother, father);
        assert_noop!(
            paternity(wedding, father, RECOGNITION),
            Error::<Test>::KindMismatch
        );
        assert_noop!(
            paternity(RecordId(99), father, RECOGNITION),
            Error::<Test>::NotFound
        );
        assert_noop!(
            paternity(birth, herself, RECOGNITION),
            Error::<Test>::OwnRecord
        );
        let register = |origin, region| {
            CivilRegistry::register(
                origin,
                VitalEvent::Paternity {
                    birth,
                    father,
                    ground: RECOGNITION,
                },
                entry(ROOT, region),
            )
        };
        assert_noop!(
            register(registrar(), ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(register(judge(), URGUT), DispatchError::BadOrigin);
        assert_ok!(register(RuntimeOrigin::signed(ANDIJAN_REGISTRAR), ANDIJAN));
    });
}

#[test]
fn an_annulled_paternity_leaves_the_birth_without_a_father() {
    ExtBuilder::build_and_execute(|| {
        let [mother, wrong, right] = born();
        let birth = child_of(subject(50), Some(mother), None);
        assert_ok!(paternity(birth, wrong, RECOGNITION));
        let recognised = latest();
        assert_ok!(annul(recognised, decided(Matter::AnnulRecord(recognised))));
        assert_eq!(record(birth).party(Capacity::Father), None);
        // What happened stays in his history; the child's birth does not.
        assert_eq!(history(wrong), [1, recognised.0, latest().0]);
        assert_ok!(paternity(birth, right, RECOGNITION));
        assert_eq!(record(birth).party(Capacity::Father), Some(right));
    });
}

#[test]
fn an_annulled_paternity_leaves_a_father_whom_a_court_has_named_since() {
    ExtBuilder::build_and_execute(|| {
        let [mother, wrong, right] = born();
        let birth = child_of(subject(50), Some(mother), None);
        assert_ok!(paternity(birth, wrong, RECOGNITION));
        let recognised = latest();
        let parents = Parents {
            mother: Some(mother),
            father: Some(right),
        };
        let decision = decided(Matter::CorrectParentage { birth, parents });
        assert_ok!(CivilRegistry::correct_by_decision(
            registrar(),
            birth,
            decision,
            OTHER_ROOT
        ));
        assert_ok!(annul(recognised, decided(Matter::AnnulRecord(recognised))));
        assert_eq!(record(birth).parents(), parents);
    });
}

#[test]
fn register_legitimation_says_that_a_childs_parents_have_married() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father] = born();
        let child = subject(50);
        let birth = child_of(child, Some(mother), None);
        assert_ok!(paternity(birth, father, RECOGNITION));
        let wedding = married(father, mother);
        assert_ok!(legitimation(birth, wedding));
        assert_eq!(record(latest()).kind, EventKind::Legitimation);
        assert_eq!(Legitimations::<Test>::get(birth), Some(latest()));
        for person in [child, mother, father] {
            assert_eq!(history(person).last(), Some(&latest().0));
        }
        System::assert_last_event(
            Event::LegitimationRegistered {
                record: latest(),
                birth,
                marriage: wedding,
                child,
                parents: record(birth).parents(),
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        assert_noop!(
            legitimation(birth, wedding),
            Error::<Test>::AlreadyLegitimated
        );
        // An annulled one can be registered anew.
        let first = latest();
        assert_ok!(annul(first, decided(Matter::AnnulRecord(first))));
        assert_ok!(legitimation(birth, wedding));
    });
}

#[test]
fn register_legitimation_fails_unless_both_parents_married_each_other_after_the_birth() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, other] = born();
        let fatherless = child_of(subject(50), Some(mother), None);
        let of_another = child_of(subject(51), Some(mother), Some(other));
        let wedding = married(mother, father);
        let born_in_it = child_of(subject(52), Some(mother), Some(father));
        for birth in [fatherless, of_another] {
            assert_noop!(legitimation(birth, wedding), Error::<Test>::NotTheParents);
        }
        assert_noop!(
            legitimation(born_in_it, wedding),
            Error::<Test>::MarriageNotLater
        );
        assert_noop!(legitimation(wedding, wedding), Error::<Test>::KindMismatch);
        assert_noop!(
            legitimation(born_in_it, born_in_it),
            Error::<Test>::NotFound
        );
        assert_noop!(legitimation(RecordId(99), wedding), Error::<Test>::NotFound);
    });
}

#[test]
fn register_legitimation_fails_for_a_void_marriage_and_takes_one_that_has_ended() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father] = born();
        let birth = child_of(subject(50), Some(mother), Some(father));
        let void = married(mother, father);
        assert_ok!(annul_marriage(void, decided(Matter::AnnulMarriage(void))));
        assert_noop!(legitimation(birth, void), Error::<Test>::RecordAnnulled);
        let wedding = married(mother, father);
        assert_ok!(divorce(wedding, DivorceGround::MutualConsent));
        assert_ok!(legitimation(birth, wedding));
    });
}

#[test]
fn register_legitimation_fails_for_the_officers_own_and_without_authority() {
    ExtBuilder::build_and_execute(|| {
        let herself = registrar_herself();
        let [father] = born();
        enter(herself);
        assert_ok!(CivilRegistry::register(
            colleague(),
            VitalEvent::Birth {
                child: subject(50),
                parents: Parents {
                    mother: Some(herself),
                    father: Some(father),
                },
                links: ROOT
            },
            entry(ROOT, URGUT)
        ));
        let birth = latest();
        let wedding = married_by_colleague(herself, father);
        assert_noop!(legitimation(birth, wedding), Error::<Test>::OwnRecord);
        let register = |origin, region| {
            CivilRegistry::register(
                origin,
                VitalEvent::Legitimation {
                    birth,
                    marriage: wedding,
                },
                entry(ROOT, region),
            )
        };
        assert_noop!(
            register(colleague(), ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(register(judge(), URGUT), DispatchError::BadOrigin);
        assert_ok!(register(colleague(), URGUT));
    });
}
