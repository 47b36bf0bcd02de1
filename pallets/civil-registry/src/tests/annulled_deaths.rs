use super::*;
use crate::{
    types::{EventKind, LinksOpening, RecordStatus},
    Error, Event, Marriages,
};
use adliya_primitives::{
    traits::{CivilStatus, DeathAnnulment},
    MandateId, OfficeId,
};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

/// Registers a death, and a court's decision that it was none.
fn mistaken(deceased: SubjectId) -> (RecordId, DecisionId) {
    let death = died(deceased);
    (death, decided(Matter::AnnulRecord(death)))
}

#[test]
fn register_death_annulment_gives_the_person_back_and_tells_every_other_domain() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let (death, decision) = mistaken(person);
        assert_ok!(annul_death(death, person, decision));
        assert!(CivilRegistry::is_alive(&person));
        assert_eq!(marital(person), MaritalStatus::Single);
        assert_eq!(record(death).status, RecordStatus::Annulled);
        assert_eq!(record(latest()).kind, EventKind::RecordAnnulment);
        assert_eq!(history(person), [0, death.0, latest().0]);
        assert_eq!(
            HeardAnnulments::get(),
            [DeathAnnulment {
                subject: person,
                linked: opening(person).linked,
                death,
                record: latest(),
                registered_at: NOW,
            }]
        );
        System::assert_last_event(
            Event::DeathAnnulled {
                record: latest(),
                death,
                restored: person,
                marital: MaritalStatus::Single,
                spouse: None,
                decision,
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
    });
}

#[test]
fn the_marriage_goes_on_if_the_spouse_is_widowed_by_that_death_still() {
    ExtBuilder::build_and_execute(|| {
        let [lost, wife] = born();
        let wedding = married(wife, lost);
        let (death, decision) = mistaken(lost);
        assert_ok!(annul_death(death, lost, decision));
        for spouse in [lost, wife] {
            assert_eq!(marital(spouse), MaritalStatus::Married(wedding));
        }
        assert_eq!(Marriages::<Test>::get(wedding).expect("kept").ended, None);
        assert_eq!(history(wife).last(), Some(&latest().0));
        // It can end like any other.
        assert_ok!(divorce(wedding, DivorceGround::MutualConsent));
    });
}

#[test]
fn the_marriage_is_dissolved_if_the_spouse_has_married_again() {
    ExtBuilder::build_and_execute(|| {
        let [lost, wife, second] = born();
        let first = married(wife, lost);
        let (death, decision) = mistaken(lost);
        let wedding = married(wife, second);
        assert_ok!(annul_death(death, lost, decision));
        assert_eq!(marital(lost), MaritalStatus::Dissolved(latest()));
        assert_eq!(marital(wife), MaritalStatus::Married(wedding));
        let kept = Marriages::<Test>::get(first).expect("kept");
        assert_eq!(kept.ended, Some(latest()));
    });
}

#[test]
fn the_marriage_is_dissolved_even_if_the_second_one_has_ended_since() {
    ExtBuilder::build_and_execute(|| {
        let [lost, wife, second] = born();
        married(wife, lost);
        let (death, decision) = mistaken(lost);
        let wedding = married(wife, second);
        assert_ok!(divorce(wedding, DivorceGround::MutualConsent));
        let ending = latest();
        assert_ok!(annul_death(death, lost, decision));
        assert_eq!(marital(lost), MaritalStatus::Dissolved(latest()));
        assert_eq!(marital(wife), MaritalStatus::Divorced(ending));
    });
}

#[test]
fn the_marriage_goes_on_if_the_second_one_was_void() {
    ExtBuilder::build_and_execute(|| {
        let [lost, wife, second] = born();
        let first = married(wife, lost);
        let (death, decision) = mistaken(lost);
        let void = married(wife, second);
        assert_ok!(annul_marriage(void, decided(Matter::AnnulMarriage(void))));
        assert_ok!(annul_death(death, lost, decision));
        assert_eq!(marital(wife), MaritalStatus::Married(first));
        assert_eq!(marital(second), MaritalStatus::Single);
    });
}

#[test]
fn the_one_who_lives_is_widowed_if_the_spouse_has_died_since() {
    ExtBuilder::build_and_execute(|| {
        let [lost, wife] = born();
        let wedding = married(wife, lost);
        let (death, decision) = mistaken(lost);
        let (hers, her_decision) = mistaken(wife);
        assert_ok!(annul_death(death, lost, decision));
        assert_eq!(marital(lost), MaritalStatus::Widowed(hers));
        assert_eq!(marital(wife), MaritalStatus::MarriedAtDeath(wedding));
        let kept = Marriages::<Test>::get(wedding).expect("kept");
        assert_eq!(kept.ended, Some(hers));
        CivilRegistry::check_invariants().expect("the marriage lasted until her death");
        // And if hers was a mistake too, they are married as they were.
        assert_ok!(annul_death(hers, wife, her_decision));
        for spouse in [lost, wife] {
            assert_eq!(marital(spouse), MaritalStatus::Married(wedding));
        }
    });
}

#[test]
fn who_was_given_back_can_die() {
    ExtBuilder::build_and_execute(|| {
        let [lost, wife] = born();
        married(wife, lost);
        let (death, decision) = mistaken(lost);
        assert_ok!(annul_death(death, lost, decision));
        let second = died(lost);
        assert_eq!(marital(wife), MaritalStatus::Widowed(second));
        assert_noop!(
            annul_death(death, lost, decision),
            Error::<Test>::AlreadyExecuted
        );
        assert_noop!(
            lodge(Matter::AnnulRecord(death)),
            Error::<Test>::RecordAnnulled
        );
    });
}

#[test]
fn register_death_annulment_fails_without_the_courts_decision_or_the_opening_of_the_links() {
    ExtBuilder::build_and_execute(|| {
        let [lost, other] = born();
        let (death, decision) = mistaken(lost);
        let (another, _) = mistaken(other);
        assert_noop!(
            annul_death(another, other, decision),
            Error::<Test>::MatterMismatch
        );
        assert_noop!(
            annul_death(death, lost, DecisionId(9)),
            Error::<Test>::DecisionNotFound
        );
        let mut salted = opening(lost);
        salted.salt[0] ^= 1;
        for wrong in [salted, LinksOpening { ..opening(other) }] {
            assert_noop!(
                CivilRegistry::register(
                    registrar(),
                    VitalEvent::DeathAnnulment {
                        death,
                        opening: wrong,
                        decision
                    },
                    entry(ROOT, URGUT)
                ),
                Error::<Test>::LinksMismatch
            );
        }
        assert!(HeardAnnulments::get().is_empty());
    });
}

#[test]
fn register_death_annulment_fails_for_a_record_that_is_no_death() {
    ExtBuilder::build_and_execute(|| {
        let [mother] = born();
        assert_ok!(CivilRegistry::register(
            registrar(),
            VitalEvent::FetalDeath {
                mother: Some(mother)
            },
            entry(ROOT, URGUT)
        ));
        let decision = decided(Matter::AnnulRecord(latest()));
        assert_noop!(
            annul_death(latest(), mother, decision),
            Error::<Test>::KindMismatch
        );
    });
}

#[test]
fn register_death_annulment_fails_if_two_decisions_annul_the_same_death() {
    ExtBuilder::build_and_execute(|| {
        let [lost] = born();
        let (death, decision) = mistaken(lost);
        let second = decided(Matter::AnnulRecord(death));
        assert_ok!(annul_death(death, lost, decision));
        assert_noop!(
            annul_death(death, lost, second),
            Error::<Test>::RecordAnnulled
        );
    });
}

#[test]
fn register_death_annulment_is_undone_whole_when_another_domain_refuses_it() {
    ExtBuilder::build_and_execute(|| {
        let [lost, wife] = born();
        married(wife, lost);
        let (death, decision) = mistaken(lost);
        RefuseDeaths::set(true);
        let call = RuntimeCall::CivilRegistry(crate::Call::register {
            event: VitalEvent::DeathAnnulment {
                death,
                opening: opening(lost),
                decision,
            },
            entry: entry(ROOT, URGUT),
        });
        let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
        let refused = sp_runtime::traits::Dispatchable::dispatch(call, registrar());
        assert_eq!(
            refused.map_err(|e| e.error),
            Err(DispatchError::Other("refused"))
        );
        assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before);
    });
}

#[test]
fn no_registrar_gives_back_their_own_spouse_and_no_other_officer_anybody() {
    ExtBuilder::build_and_execute(|| {
        let herself = registrar_herself();
        let [husband] = born();
        enter(herself);
        let wedding = married_by_colleague(herself, husband);
        assert_ok!(CivilRegistry::register(
            colleague(),
            VitalEvent::Death {
                deceased: husband,
                opening: opening(husband)
            },
            entry(ROOT, URGUT)
        ));
        let death = latest();
        let decision = decided(Matter::AnnulRecord(death));
        assert_noop!(
            annul_death(death, husband, decision),
            Error::<Test>::OwnRecord
        );
        let register = |origin, region| {
            CivilRegistry::register(
                origin,
                VitalEvent::DeathAnnulment {
                    death,
                    opening: opening(husband),
                    decision,
                },
                entry(ROOT, region),
            )
        };
        assert_noop!(register(judge(), URGUT), DispatchError::BadOrigin);
        assert_noop!(
            register(colleague(), ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        assert_ok!(register(colleague(), URGUT));
        assert_eq!(marital(herself), MaritalStatus::Married(wedding));
    });
}
