//! How marriages end while both live, and separations.

use super::*;
use crate::{
    types::{EventKind, RecordStatus},
    Error, Event, Marriages,
};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

#[test]
fn register_divorce_leaves_both_divorced_and_free_to_marry() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third] = born();
        let wedding = married(one, other);
        let ground = DivorceGround::MutualConsent;
        assert_ok!(divorce(wedding, ground));
        let ending = latest();
        for spouse in [one, other] {
            assert_eq!(marital(spouse), MaritalStatus::Divorced(ending));
            assert_eq!(history(spouse).last(), Some(&ending.0));
        }
        assert_eq!(record(ending).kind, EventKind::Divorce);
        let kept = Marriages::<Test>::get(wedding).expect("kept");
        assert_eq!(kept.ended, Some(ending));
        System::assert_last_event(
            Event::DivorceRegistered {
                record: ending,
                marriage: wedding,
                spouses: [one, other],
                ground,
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        married(one, third);
        assert_noop!(divorce(wedding, ground), Error::<Test>::MarriageEnded);
    });
}

#[test]
fn register_divorce_takes_a_courts_decision_in_place_of_the_spouses_consent() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let wedding = married(one, other);
        let decision = decided(Matter::DissolveMarriage(wedding));
        assert_ok!(divorce(wedding, DivorceGround::Decision(decision)));
        assert_eq!(marital(one), MaritalStatus::Divorced(latest()));
    });
}

#[test]
fn register_divorce_fails_without_a_marriage_in_force() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let consent = DivorceGround::MutualConsent;
        // A birth is no marriage, and there is no record 9.
        for no_marriage in [RecordId(0), RecordId(9)] {
            assert_noop!(divorce(no_marriage, consent), Error::<Test>::NotFound);
        }
        let wedding = married(one, other);
        let decision = decided(Matter::DissolveMarriage(wedding));
        died(one);
        assert_noop!(divorce(wedding, consent), Error::<Test>::MarriageEnded);
        assert_noop!(
            divorce(wedding, DivorceGround::Decision(decision)),
            Error::<Test>::MarriageEnded
        );
    });
}

#[test]
fn no_registrar_registers_the_end_of_their_own_marriage() {
    ExtBuilder::build_and_execute(|| {
        let [husband] = born();
        let herself = registrar_herself();
        enter(herself);
        let wedding = married_by_colleague(herself, husband);
        let decisions = [
            decided(Matter::AnnulMarriage(wedding)),
            decided(Matter::SeparateSpouses(wedding)),
        ];
        assert_noop!(
            divorce(wedding, DivorceGround::MutualConsent),
            Error::<Test>::OwnRecord
        );
        assert_noop!(
            annul_marriage(wedding, decisions[0]),
            Error::<Test>::OwnRecord
        );
        assert_noop!(separate(wedding, decisions[1]), Error::<Test>::OwnRecord);
    });
}

#[test]
fn the_end_of_a_marriage_is_registered_within_the_jurisdiction_by_registrars_only() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let wedding = married(one, other);
        let [annulment, separation] = [
            decided(Matter::AnnulMarriage(wedding)),
            decided(Matter::SeparateSpouses(wedding)),
        ];
        let consent = DivorceGround::MutualConsent;
        type Register = Box<dyn Fn(RuntimeOrigin, Region) -> DispatchResult>;
        let calls: [Register; 3] = [
            Box::new(move |origin, region| {
                CivilRegistry::register(
                    origin,
                    VitalEvent::Divorce {
                        marriage: wedding,
                        ground: consent,
                    },
                    entry(ROOT, region),
                )
            }),
            Box::new(move |origin, region| {
                CivilRegistry::register(
                    origin,
                    VitalEvent::MarriageAnnulment {
                        marriage: wedding,
                        decision: annulment,
                    },
                    entry(ROOT, region),
                )
            }),
            Box::new(move |origin, region| {
                CivilRegistry::register(
                    origin,
                    VitalEvent::Separation {
                        marriage: wedding,
                        decision: separation,
                    },
                    entry(ROOT, region),
                )
            }),
        ];
        for register in calls {
            assert_noop!(
                register(registrar(), ANDIJAN),
                Error::<Test>::OutsideJurisdiction
            );
            assert_noop!(
                register(registrar(), Region::new(1, 14, 0, 9)),
                Error::<Test>::MalformedRegion
            );
            for outsider in [JUDGE, SUPERVISOR, NOBODY] {
                assert_noop!(
                    register(RuntimeOrigin::signed(outsider), URGUT),
                    DispatchError::BadOrigin
                );
            }
        }
        // Who married in Samarkand may part in Andijan.
        let elsewhere = RuntimeOrigin::signed(ANDIJAN_REGISTRAR);
        assert_ok!(CivilRegistry::register(
            elsewhere,
            VitalEvent::Divorce {
                marriage: wedding,
                ground: consent
            },
            entry(ROOT, ANDIJAN)
        ));
    });
}

#[test]
fn register_marriage_annulment_gives_each_spouse_back_what_they_were() {
    ExtBuilder::build_and_execute(|| {
        let [widow, groom, late] = born();
        married(widow, late);
        let death = died(late);
        let void = married(widow, groom);
        let decision = decided(Matter::AnnulMarriage(void));
        assert_ok!(annul_marriage(void, decision));
        assert_eq!(marital(widow), MaritalStatus::Widowed(death));
        assert_eq!(marital(groom), MaritalStatus::Single);
        assert_eq!(record(void).status, RecordStatus::Annulled);
        let view = CivilRegistry::record_view(void).expect("kept");
        assert_eq!(view.annulled_by, Some(latest()));
        System::assert_last_event(
            Event::MarriageAnnulled {
                record: latest(),
                marriage: void,
                spouses: [widow, groom],
                restored: [MaritalStatus::Widowed(death), MaritalStatus::Single],
                decision,
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        // Void from the beginning, it is no bar to another.
        married(groom, widow);
    });
}

#[test]
fn register_marriage_annulment_fails_for_a_marriage_that_has_ended() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third] = born();
        let parted = married(one, other);
        let decision = decided(Matter::AnnulMarriage(parted));
        assert_ok!(divorce(parted, DivorceGround::MutualConsent));
        assert_noop!(
            annul_marriage(parted, decision),
            Error::<Test>::MarriageEnded
        );
        let bereft = married(one, third);
        let decision = decided(Matter::AnnulMarriage(bereft));
        died(third);
        assert_noop!(
            annul_marriage(bereft, decision),
            Error::<Test>::MarriageEnded
        );
    });
}

#[test]
fn nobody_is_widowed_again_by_a_death_that_was_annulled_meanwhile() {
    ExtBuilder::build_and_execute(|| {
        let [wife, lost, second] = born();
        married(wife, lost);
        let mistaken = died(lost);
        let void = married(wife, second);
        assert_ok!(annul_death(
            mistaken,
            lost,
            decided(Matter::AnnulRecord(mistaken))
        ));
        let annulment = latest();
        assert_eq!(marital(lost), MaritalStatus::Dissolved(annulment));
        assert_ok!(annul_marriage(void, decided(Matter::AnnulMarriage(void))));
        assert_eq!(marital(wife), MaritalStatus::Dissolved(annulment));
        married(wife, lost);
    });
}

#[test]
fn register_separation_keeps_the_spouses_married() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third] = born();
        let wedding = married(one, other);
        let decisions = [(); 2].map(|()| decided(Matter::SeparateSpouses(wedding)));
        assert_ok!(separate(wedding, decisions[0]));
        let separation = latest();
        System::assert_last_event(
            Event::SeparationRegistered {
                record: separation,
                marriage: wedding,
                spouses: [one, other],
                decision: decisions[0],
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        for spouse in [one, other] {
            let view = CivilRegistry::person_view(spouse).expect("registered");
            assert_eq!(view.marital, MaritalStatus::Married(wedding));
            assert_eq!(view.separated, Some(separation));
        }
        assert_noop!(marriage(one, third), Error::<Test>::AlreadyMarried);
        assert_noop!(
            separate(wedding, decisions[1]),
            Error::<Test>::AlreadySeparated
        );
        assert_ok!(divorce(wedding, DivorceGround::MutualConsent));
        let view = CivilRegistry::person_view(one).expect("registered");
        assert_eq!(view.separated, None);
        assert_noop!(
            separate(wedding, decisions[1]),
            Error::<Test>::MarriageEnded
        );
    });
}
