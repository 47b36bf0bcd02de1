use super::*;
use crate::{
    types::{Capacity, EventKind, LinksOpening, MaritalStatus},
    Error, Event, Persons, Records,
};
use adliya_primitives::{
    traits::{CivilStatus, Death},
    MandateId, OfficeId,
};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

#[test]
fn register_death_marks_the_person_and_tells_every_other_domain() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        assert!(CivilRegistry::is_alive(&person));
        assert_ok!(death(person));
        assert!(!CivilRegistry::is_alive(&person));
        assert_eq!(
            Persons::<Test>::get(person).expect("kept").death,
            Some(latest())
        );
        let record = Records::<Test>::get(latest()).expect("registered");
        assert_eq!(record.kind, EventKind::Death);
        assert_eq!(record.parties[0].capacity, Capacity::Deceased);
        assert_eq!(
            HeardDeaths::get(),
            [Death {
                subject: person,
                linked: opening(person).linked,
                record: latest(),
                registered_at: NOW
            }]
        );
        System::assert_last_event(
            Event::DeathRegistered {
                record: latest(),
                deceased: person,
                widowed: None,
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
    });
}

#[test]
fn register_death_leaves_the_spouse_widowed_and_free_to_marry() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third] = born();
        assert_ok!(marriage(one, other));
        let wedding = latest();
        assert_ok!(death(one));
        let marital = |subject| Persons::<Test>::get(subject).expect("kept").marital;
        assert_eq!(marital(one), MaritalStatus::MarriedAtDeath(wedding));
        assert_eq!(marital(other), MaritalStatus::Widowed(latest()));
        assert_ok!(marriage(other, third));
        assert_eq!(marital(other), MaritalStatus::Married(latest()));
    });
}

#[test]
fn register_death_fails_unless_the_links_are_opened_completely() {
    ExtBuilder::build_and_execute(|| {
        let [person, other] = born();
        let right = opening(person);
        let mut swapped = right;
        core::mem::swap(&mut swapped.linked.notary, &mut swapped.linked.wills);
        let mut salted = right;
        salted.salt[0] ^= 1;
        let mut left_out = right;
        left_out.linked.utility = SubjectId::default();
        let of_other = opening(other);
        for wrong in [swapped, salted, left_out, of_other] {
            assert_noop!(
                CivilRegistry::register(
                    registrar(),
                    VitalEvent::Death {
                        deceased: person,
                        opening: wrong
                    },
                    entry(ROOT, URGUT)
                ),
                Error::<Test>::LinksMismatch
            );
        }
        assert!(
            HeardDeaths::get().is_empty(),
            "nobody hears of a death that was not registered"
        );
    });
}

#[test]
fn nothing_is_registered_after_death() {
    ExtBuilder::build_and_execute(|| {
        let [dead, other] = born();
        assert_ok!(death(dead));
        assert_noop!(death(dead), Error::<Test>::Deceased);
        assert_noop!(marriage(dead, other), Error::<Test>::Deceased);
        assert_noop!(marriage(other, dead), Error::<Test>::Deceased);
    });
}

#[test]
fn register_death_fails_for_somebody_who_is_not_in_the_register() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(death(subject(99)), Error::<Test>::NotRegistered);
    });
}

#[test]
fn register_death_is_undone_whole_when_another_domain_refuses_it() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        assert_ok!(marriage(one, other));
        RefuseDeaths::set(true);
        let call = RuntimeCall::CivilRegistry(crate::Call::register {
            event: VitalEvent::Death {
                deceased: one,
                opening: opening(one),
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
fn register_death_fails_outside_the_jurisdiction_and_for_others_than_registrars() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let register = |origin, region| {
            CivilRegistry::register(
                origin,
                VitalEvent::Death {
                    deceased: person,
                    opening: opening(person),
                },
                entry(ROOT, region),
            )
        };
        assert_noop!(
            register(registrar(), ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(
            register(registrar(), Region::new(1, 14, 0, 9)),
            Error::<Test>::MalformedRegion
        );
        assert_noop!(
            register(RuntimeOrigin::signed(NOBODY), URGUT),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn no_registrar_registers_their_spouse_as_dead() {
    ExtBuilder::build_and_execute(|| {
        // A colleague, whom the mock does not have, would have registered these two; the state is what matters.
        let [husband] = born();
        let herself = registrar_herself();
        let person = Persons::<Test>::get(husband).expect("registered");
        Persons::<Test>::insert(herself, person);
        assert_noop!(
            CivilRegistry::register(
                registrar(),
                VitalEvent::Death {
                    deceased: herself,
                    opening: LinksOpening { ..opening(husband) }
                },
                entry(ROOT, URGUT)
            ),
            Error::<Test>::OwnRecord
        );
        assert_noop!(marriage(husband, herself), Error::<Test>::OwnRecord);
        Persons::<Test>::remove(herself);
    });
}
