//! Lives as the register has them: what officers do, what it takes courts to do, and what nobody can.

use crate::*;
use adliya_primitives::{traits::CivilStatus, DecisionId, ProposalId, RecordId};
use frame_support::{assert_err, assert_ok};
use pallet_civil_registry::{
    types::{
        DivorceGround, EventKind, FieldClass, MaritalStatus, Matter, PaternityGround,
        PersonalChange, RecordStatus, VitalEvent,
    },
    Call, Error,
};

const JUDGE: AccountId = dev_keys::COURT_JUDGE;
const ANDIJAN_REGISTRAR: AccountId = dev_keys::ANDIJAN_REGISTRAR;

fn root(byte: u8) -> H256 {
    H256::repeat_byte(byte)
}

/// The number of the latest record.
fn latest() -> RecordId {
    RecordId(pallet_civil_registry::NextRecord::<Runtime>::get().0 - 1)
}

/// Has the registrar of Samarkand register something, and returns its number.
fn registered(call: RuntimeCall) -> RecordId {
    assert_ok!(dispatch(&REGISTRAR, call));
    latest()
}

/// Registers somebody whose parents are not on chain.
fn born(number: u64) -> SubjectId {
    registered(birth(subject(number), Parents::default(), URGUT));
    subject(number)
}

fn married(spouses: [SubjectId; 2]) -> RecordId {
    registered(marriage(spouses, URGUT))
}

fn divorce(marriage: RecordId, ground: DivorceGround, region: Region) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::register {
        event: VitalEvent::Divorce { marriage, ground },
        entry: entry(root(4), region),
    })
}

fn name_change(subject: SubjectId) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::register {
        event: VitalEvent::PersonalChange {
            subject,
            change: PersonalChange::Name,
        },
        entry: entry(root(5), URGUT),
    })
}

fn decision(matter: Matter) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::lodge_decision {
        matter,
        claims_root: root(6),
    })
}

/// Has the judge of Samarkand decide something, and returns its number.
fn decided(matter: Matter) -> DecisionId {
    assert_ok!(dispatch(&JUDGE, decision(matter)));
    DecisionId(pallet_civil_registry::NextDecision::<Runtime>::get().0 - 1)
}

fn correction(record: RecordId, decision: DecisionId, byte: u8) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::correct_by_decision {
        record,
        decision,
        claims_root: root(byte),
    })
}

fn death_annulment(death: RecordId, of: SubjectId, decision: DecisionId) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::register {
        event: VitalEvent::DeathAnnulment {
            death,
            opening: opening(of),
            decision,
        },
        entry: entry(root(7), URGUT),
    })
}

fn marital(subject: SubjectId) -> MaritalStatus {
    let view = CivilRegistry::person_view(subject).expect("registered");
    view.marital
}

fn kinds(subject: SubjectId) -> Vec<EventKind> {
    let page = CivilRegistry::history_page(subject, None, 100);
    page.records.iter().map(|view| view.record.kind).collect()
}

fn parents(mother: SubjectId, father: SubjectId) -> Parents {
    Parents {
        mother: Some(mother),
        father: Some(father),
    }
}

#[test]
fn a_life_from_birth_to_death_with_a_name_a_child_a_divorce_and_a_second_marriage() {
    story(|| {
        let [her, first, second] = [born(1), born(2), born(3)];
        registered(name_change(her));

        // A child is born, then recognised; then its parents marry.
        let child = subject(4);
        let of_her = Parents {
            mother: Some(her),
            father: None,
        };
        let child_birth = registered(birth(child, of_her, URGUT));
        registered(RuntimeCall::CivilRegistry(Call::register {
            event: VitalEvent::Paternity {
                birth: child_birth,
                father: first,
                ground: PaternityGround::Recognition,
            },
            entry: entry(root(8), URGUT),
        }));
        let wedding = married([her, first]);
        registered(RuntimeCall::CivilRegistry(Call::register {
            event: VitalEvent::Legitimation {
                birth: child_birth,
                marriage: wedding,
            },
            entry: entry(root(9), URGUT),
        }));

        // They part in Andijan, where they have moved to.
        let parting = divorce(wedding, DivorceGround::MutualConsent, ANDIJAN);
        assert_ok!(dispatch(&ANDIJAN_REGISTRAR, parting));
        assert_eq!(marital(first), MaritalStatus::Divorced(latest()));
        let last = married([her, second]);
        let death = registered(death(her, URGUT));

        use EventKind::*;
        let life = [
            Birth,
            NameChange,
            Birth,
            Paternity,
            Marriage,
            Legitimation,
            Divorce,
            Marriage,
            Death,
        ];
        assert_eq!(kinds(her), life);
        assert_eq!(kinds(child), [Birth, Paternity, Legitimation]);
        assert_eq!(marital(her), MaritalStatus::MarriedAtDeath(last));
        assert_eq!(marital(second), MaritalStatus::Widowed(death));
        assert!(!CivilRegistry::is_alive(&her));
        assert_err!(
            dispatch(&REGISTRAR, name_change(her)),
            Error::<Runtime>::Deceased
        );
        let record = CivilRegistry::record_view(child_birth)
            .expect("kept")
            .record;
        assert_eq!(record.parents(), parents(her, first));
    });
}

#[test]
fn two_babies_who_were_switched_in_the_hospital_get_their_own_parents_by_a_court() {
    story(|| {
        let [mother, father, other_mother, other_father] = [born(1), born(2), born(3), born(4)];
        let [theirs, others] = [parents(mother, father), parents(other_mother, other_father)];
        let [baby, other_baby] = [subject(11), subject(12)];
        let baby_birth = registered(birth(baby, others, URGUT));
        let other_birth = registered(birth(other_baby, theirs, URGUT));

        let right = [(baby_birth, theirs), (other_birth, others)];
        let decisions =
            right.map(|(birth, parents)| decided(Matter::CorrectParentage { birth, parents }));
        // Neither can be used for the other's, nor by a registrar from elsewhere, nor twice.
        assert_err!(
            dispatch(&REGISTRAR, correction(other_birth, decisions[0], 21)),
            Error::<Runtime>::MatterMismatch
        );
        assert_err!(
            dispatch(&ANDIJAN_REGISTRAR, correction(baby_birth, decisions[0], 21)),
            Error::<Runtime>::OutsideJurisdiction
        );
        for ((birth, _), decision) in right.into_iter().zip(decisions) {
            assert_ok!(dispatch(&REGISTRAR, correction(birth, decision, 21)));
            assert_err!(
                dispatch(&REGISTRAR, correction(birth, decision, 22)),
                Error::<Runtime>::AlreadyExecuted
            );
        }

        for (place, (birth, parents)) in right.into_iter().enumerate() {
            let record = CivilRegistry::record_view(birth).expect("kept").record;
            assert_eq!(record.parents(), parents);
            assert_eq!((record.claims_root, record.corrections), (root(21), 1));
            let note = pallet_civil_registry::Corrections::<Runtime>::get(birth, 0).expect("kept");
            assert_eq!(note.class, FieldClass::Parentage);
            assert_eq!(note.decision, Some(decisions[place]));
            assert_eq!(note.former_parents, Some(right[1 - place].1));
            for parent in [parents.mother, parents.father].into_iter().flatten() {
                let page = CivilRegistry::history_page(parent, None, 100);
                let children: Vec<RecordId> = page.records.iter().map(|view| view.id).collect();
                assert_eq!(children.last(), Some(&birth));
                assert_eq!(children.len(), 2, "the parent's own birth and the child's");
            }
        }
    });
}

#[test]
fn a_fraudulent_second_marriage_is_refused_wherever_it_is_tried() {
    story(|| {
        let [wife, husband, bride, stranger] = [born(1), born(2), born(3), born(4)];
        let wedding = married([wife, husband]);
        let elsewhere = married([bride, stranger]);
        assert_ok!(dispatch(
            &REGISTRAR,
            divorce(elsewhere, DivorceGround::MutualConsent, URGUT)
        ));
        let second = |region| marriage([bride, husband], region);
        assert_err!(
            dispatch(&REGISTRAR, second(URGUT)),
            Error::<Runtime>::AlreadyMarried
        );
        assert_err!(
            dispatch(&ANDIJAN_REGISTRAR, second(ANDIJAN)),
            Error::<Runtime>::AlreadyMarried
        );

        // A separation is no divorce, a decision about something else is none, and nobody decides but a court.
        let separation = decided(Matter::SeparateSpouses(wedding));
        let by_separation = DivorceGround::Decision(separation);
        assert_err!(
            dispatch(&REGISTRAR, divorce(wedding, by_separation, URGUT)),
            Error::<Runtime>::MatterMismatch
        );
        registered(RuntimeCall::CivilRegistry(Call::register {
            event: VitalEvent::Separation {
                marriage: wedding,
                decision: separation,
            },
            entry: entry(root(10), URGUT),
        }));
        assert_err!(
            dispatch(&REGISTRAR, second(URGUT)),
            Error::<Runtime>::AlreadyMarried
        );
        let dissolution = Matter::DissolveMarriage(wedding);
        assert_err!(
            dispatch(&REGISTRAR, decision(dissolution)),
            DispatchError::BadOrigin
        );

        let dissolved = DivorceGround::Decision(decided(dissolution));
        registered(divorce(wedding, dissolved, URGUT));
        assert_ok!(dispatch(&ANDIJAN_REGISTRAR, second(ANDIJAN)));
        assert_eq!(marital(husband), MaritalStatus::Married(latest()));
    });
}

#[test]
fn a_marriage_that_was_void_leaves_nothing_but_its_record() {
    story(|| {
        let [widow, late, groom] = [born(1), born(2), born(3)];
        married([widow, late]);
        let death = registered(death(late, URGUT));
        let void = married([widow, groom]);
        let annulment = decided(Matter::AnnulMarriage(void));
        registered(RuntimeCall::CivilRegistry(Call::register {
            event: VitalEvent::MarriageAnnulment {
                marriage: void,
                decision: annulment,
            },
            entry: entry(root(11), URGUT),
        }));
        assert_eq!(marital(widow), MaritalStatus::Widowed(death));
        assert_eq!(marital(groom), MaritalStatus::Single);
        let view = CivilRegistry::record_view(void).expect("kept");
        assert_eq!(view.record.status, RecordStatus::Annulled);
        assert_eq!(view.annulled_by, Some(latest()));
    });
}

#[test]
fn a_mistaken_death_is_undone_and_the_marriage_goes_on() {
    story(|| {
        let [lost, wife] = [born(1), born(2)];
        let wedding = married([lost, wife]);
        let mistaken = registered(death(lost, URGUT));
        assert_eq!(marital(wife), MaritalStatus::Widowed(mistaken));
        assert_err!(
            dispatch(&REGISTRAR, name_change(lost)),
            Error::<Runtime>::Deceased
        );

        let undone = decided(Matter::AnnulRecord(mistaken));
        let mut forged = opening(lost);
        forged.linked.wills = subject(99);
        let with_forged = RuntimeCall::CivilRegistry(Call::register {
            event: VitalEvent::DeathAnnulment {
                death: mistaken,
                opening: forged,
                decision: undone,
            },
            entry: entry(root(7), URGUT),
        });
        assert_err!(
            dispatch(&REGISTRAR, with_forged),
            Error::<Runtime>::LinksMismatch
        );
        let annulment = registered(death_annulment(mistaken, lost, undone));

        assert!(CivilRegistry::is_alive(&lost));
        for spouse in [lost, wife] {
            assert_eq!(marital(spouse), MaritalStatus::Married(wedding));
        }
        let view = CivilRegistry::record_view(mistaken).expect("kept");
        assert_eq!(view.record.status, RecordStatus::Annulled);
        assert_eq!(view.annulled_by, Some(annulment));
        registered(name_change(lost));
        // When he dies, he dies.
        let last = registered(death(lost, URGUT));
        assert_eq!(marital(wife), MaritalStatus::Widowed(last));
    });
}

#[test]
fn who_comes_back_to_a_spouse_who_has_married_again_is_free() {
    story(|| {
        let [lost, wife, second] = [born(1), born(2), born(3)];
        married([lost, wife]);
        let mistaken = registered(death(lost, URGUT));
        let wedding = married([wife, second]);
        let undone = decided(Matter::AnnulRecord(mistaken));
        let annulment = registered(death_annulment(mistaken, lost, undone));
        assert_eq!(marital(lost), MaritalStatus::Dissolved(annulment));
        for spouse in [wife, second] {
            assert_eq!(marital(spouse), MaritalStatus::Married(wedding));
        }
        let third = born(4);
        married([lost, third]);
    });
}

#[test]
fn a_material_correction_takes_four_eyes() {
    story(|| {
        born(1);
        let birth = latest();
        let correct = || {
            RuntimeCall::CivilRegistry(Call::correct_material {
                record: birth,
                claims_root: root(31),
            })
        };
        assert_err!(dispatch(&REGISTRAR, correct()), DispatchError::BadOrigin);
        assert_ok!(dispatch(
            &REGISTRAR,
            pallet_authorities::Call::propose {
                call: Box::new(correct())
            }
        ));
        let confirm = pallet_authorities::Call::confirm {
            proposal: ProposalId(0),
            call: Box::new(correct()),
        };
        assert_err!(
            dispatch(&dev_keys::ANDIJAN_SUPERVISOR, confirm.clone()),
            pallet_authorities::Error::<Runtime>::NotOverOffice
        );
        assert_ok!(dispatch(&dev_keys::SAMARKAND_SUPERVISOR, confirm));
        let note = pallet_civil_registry::Corrections::<Runtime>::get(birth, 0).expect("kept");
        assert_eq!(
            (note.class, note.former_root),
            (FieldClass::Material, root(1))
        );
        assert_eq!(note.mandate, mandate_of(&REGISTRAR));
        let supervisor = mandate_of(&dev_keys::SAMARKAND_SUPERVISOR);
        assert_eq!(note.supervisor, Some(supervisor));
    });
}

#[test]
fn a_court_decides_on_records_of_its_region_only() {
    story(|| {
        let there = birth(subject(1), Parents::default(), ANDIJAN);
        assert_ok!(dispatch(&ANDIJAN_REGISTRAR, there));
        let matter = Matter::CorrectIdentity(latest());
        assert_err!(
            dispatch(&JUDGE, decision(matter)),
            Error::<Runtime>::OutsideJurisdiction
        );
        for outsider in [dev_keys::COURT, REGISTRAR, dev_keys::NOTARY] {
            assert_err!(
                dispatch(&outsider, decision(matter)),
                DispatchError::BadOrigin
            );
        }
    });
}
