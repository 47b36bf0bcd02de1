use super::*;
use crate::{types::Decision, Decisions, Error, Event};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

#[test]
fn lodge_decision_keeps_what_a_court_orders() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let wedding = married(one, other);
        let matter = Matter::DissolveMarriage(wedding);
        assert_ok!(lodge(matter));
        assert_eq!(
            Decisions::<Test>::get(DecisionId(0)),
            Some(Decision {
                matter,
                claims_root: ROOT,
                office: OfficeId(7),
                mandate: MandateId(3),
                lodged_at: NOW,
                executed: None,
            })
        );
        System::assert_last_event(
            Event::DecisionLodged {
                decision: DecisionId(0),
                matter,
                office: OfficeId(7),
                officer: MandateId(3),
            }
            .into(),
        );
        assert_eq!(decided(Matter::AnnulMarriage(wedding)), DecisionId(1));
    });
}

#[test]
fn lodge_decision_fails_for_others_than_judges() {
    ExtBuilder::build_and_execute(|| {
        let [_one] = born();
        for signer in [REGISTRAR, IDENTITY_OFFICER, SUPERVISOR, FOUR_EYES, NOBODY] {
            let origin = RuntimeOrigin::signed(signer);
            let matter = Matter::CorrectIdentity(RecordId(0));
            assert_noop!(
                CivilRegistry::lodge_decision(origin, matter, ROOT),
                DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn lodge_decision_fails_for_a_record_that_lies_outside_the_courts_region() {
    ExtBuilder::build_and_execute(|| {
        let [_one] = born();
        let matter = Matter::CorrectIdentity(RecordId(0));
        let elsewhere = RuntimeOrigin::signed(ANDIJAN_JUDGE);
        assert_noop!(
            CivilRegistry::lodge_decision(elsewhere, matter, ROOT),
            Error::<Test>::OutsideJurisdiction
        );
        assert_ok!(lodge(matter));
    });
}

#[test]
fn lodge_decision_fails_unless_the_matter_fits_the_kind_of_the_record() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let (birth, wedding) = (RecordId(0), married(one, other));
        let death = died(one);
        let father = other;
        let parents = Parents::default();
        for misfit in [
            Matter::DissolveMarriage(birth),
            Matter::AnnulMarriage(death),
            Matter::SeparateSpouses(birth),
            Matter::EstablishPaternity {
                birth: wedding,
                father,
            },
            Matter::CorrectParentage {
                birth: death,
                parents,
            },
        ] {
            assert_noop!(lodge(misfit), Error::<Test>::KindMismatch);
        }
        assert_noop!(
            lodge(Matter::AnnulRecord(birth)),
            Error::<Test>::BirthNotAnnullable
        );
        assert_noop!(
            lodge(Matter::AnnulRecord(wedding)),
            Error::<Test>::NotAnnullable
        );
        assert_noop!(
            lodge(Matter::AnnulRecord(RecordId(9))),
            Error::<Test>::NotFound
        );
    });
}

#[test]
fn what_ended_a_marriage_is_not_annulled_as_such() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let wedding = married(one, other);
        assert_ok!(separate(wedding, decided(Matter::SeparateSpouses(wedding))));
        let separation = latest();
        assert_ok!(divorce(wedding, DivorceGround::MutualConsent));
        let ending = latest();
        let void = married(one, other);
        assert_ok!(annul_marriage(void, decided(Matter::AnnulMarriage(void))));
        for record in [separation, ending, latest()] {
            assert_noop!(
                lodge(Matter::AnnulRecord(record)),
                Error::<Test>::NotAnnullable
            );
        }
        assert_noop!(
            lodge(Matter::DissolveMarriage(void)),
            Error::<Test>::RecordAnnulled
        );
    });
}

#[test]
fn no_judge_decides_on_a_record_of_their_own_or_of_their_spouses() {
    ExtBuilder::build_and_execute(|| {
        let [husband, child, mother] = born();
        let herself = judge_herself();
        enter(herself);
        let own_birth = latest();
        let own_wedding = married(herself, husband);
        let own = [
            Matter::CorrectIdentity(own_birth),
            Matter::DissolveMarriage(own_wedding),
            // The birth of her husband, and of a child that would be his or hers.
            Matter::CorrectIdentity(RecordId(0)),
            Matter::EstablishPaternity {
                birth: RecordId(1),
                father: husband,
            },
            Matter::CorrectParentage {
                birth: RecordId(1),
                parents: Parents {
                    mother: Some(herself),
                    father: None,
                },
            },
        ];
        for matter in own {
            assert_noop!(lodge(matter), Error::<Test>::OwnRecord);
        }
        assert_ok!(lodge(Matter::CorrectParentage {
            birth: RecordId(1),
            parents: Parents {
                mother: Some(mother),
                father: None,
            },
        }));
        let death = died(husband);
        assert_noop!(lodge(Matter::AnnulRecord(death)), Error::<Test>::OwnRecord);
        let stranger = died(child);
        assert_ok!(lodge(Matter::AnnulRecord(stranger)));
    });
}

#[test]
fn a_decision_is_carried_out_once_and_for_what_it_orders_only() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third, fourth] = born();
        let (wedding, another) = (married(one, other), married(third, fourth));
        let decision = decided(Matter::DissolveMarriage(wedding));
        let ground = DivorceGround::Decision(decision);
        assert_noop!(divorce(another, ground), Error::<Test>::MatterMismatch);
        assert_noop!(
            annul_marriage(wedding, decision),
            Error::<Test>::MatterMismatch
        );
        assert_noop!(separate(wedding, decision), Error::<Test>::MatterMismatch);
        assert_noop!(
            CivilRegistry::correct_by_decision(registrar(), wedding, decision, OTHER_ROOT),
            Error::<Test>::MatterMismatch
        );
        assert_noop!(
            divorce(wedding, DivorceGround::Decision(DecisionId(7))),
            Error::<Test>::DecisionNotFound
        );
        assert_ok!(divorce(wedding, ground));
        let executed = Decisions::<Test>::get(decision).expect("kept").executed;
        assert_eq!(executed, Some(latest()));

        let again = married(one, other);
        assert_noop!(divorce(again, ground), Error::<Test>::AlreadyExecuted);
    });
}

#[test]
fn a_record_is_annulled_once_and_stays_in_the_histories() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let change = crate::types::PersonalChange::Name;
        assert_ok!(CivilRegistry::register(
            registrar(),
            VitalEvent::PersonalChange {
                subject: person,
                change
            },
            entry(ROOT, URGUT)
        ));
        let changed = latest();
        let decisions = [(); 2].map(|()| decided(Matter::AnnulRecord(changed)));
        assert_ok!(annul(changed, decisions[0]));
        assert_eq!(record(changed).status, crate::types::RecordStatus::Annulled);
        let view = CivilRegistry::record_view(changed).expect("kept");
        assert_eq!(view.annulled_by, Some(latest()));
        assert_eq!(history(person), [0, changed.0, latest().0]);
        System::assert_last_event(
            Event::RecordAnnulled {
                record: latest(),
                annulled: changed,
                parties: record(changed).parties,
                decision: decisions[0],
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        assert_noop!(annul(changed, decisions[1]), Error::<Test>::RecordAnnulled);
        assert_noop!(
            lodge(Matter::AnnulRecord(changed)),
            Error::<Test>::RecordAnnulled
        );
        assert_noop!(
            lodge(Matter::AnnulRecord(latest())),
            Error::<Test>::NotAnnullable
        );
    });
}

#[test]
fn register_record_annulment_fails_for_a_death_for_the_officers_own_and_without_authority() {
    ExtBuilder::build_and_execute(|| {
        let herself = registrar_herself();
        let [person, husband] = born();
        enter(herself);
        let death = died(person);
        let decision = decided(Matter::AnnulRecord(death));
        assert_noop!(annul(death, decision), Error::<Test>::KindMismatch);

        let change = |subject| {
            let name = crate::types::PersonalChange::Name;
            assert_ok!(CivilRegistry::register(
                colleague(),
                VitalEvent::PersonalChange {
                    subject,
                    change: name
                },
                entry(ROOT, URGUT)
            ));
            latest()
        };
        married_by_colleague(herself, husband);
        for subject in [herself, husband] {
            let changed = change(subject);
            let decision = decided(Matter::AnnulRecord(changed));
            assert_noop!(annul(changed, decision), Error::<Test>::OwnRecord);
            let register = |origin, region| {
                CivilRegistry::register(
                    origin,
                    VitalEvent::RecordAnnulment {
                        record: changed,
                        decision,
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
        }
    });
}
