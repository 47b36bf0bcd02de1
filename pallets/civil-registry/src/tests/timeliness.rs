use super::*;
use crate::Error;
use adliya_primitives::{Entry, MandateId, Timeliness};
use frame_support::assert_noop;

/// Signs what the registrar has proposed and the supervisor has confirmed.
fn four_eyes() -> RuntimeOrigin {
    RuntimeOrigin::signed(FOUR_EYES)
}

fn foundling(child: SubjectId) -> VitalEvent {
    VitalEvent::Foundling {
        child,
        links: links(child),
    }
}

fn stated(timeliness: Timeliness) -> Entry {
    Entry {
        timeliness,
        ..entry(ROOT, URGUT)
    }
}

#[test]
fn a_registrar_alone_registers_what_is_timely_or_late_and_the_record_says_which() {
    ExtBuilder::build_and_execute(|| {
        for (number, class) in [(1, Timeliness::Timely), (2, Timeliness::Late)] {
            let event = foundling(subject(number));
            assert_ok!(CivilRegistry::register(registrar(), event, stated(class)));
            let kept = record(latest());
            assert_eq!((kept.timeliness, kept.supervisor), (class, None));
        }
    });
}

#[test]
fn a_delayed_registration_takes_a_supervisor_whom_the_record_names() {
    ExtBuilder::build_and_execute(|| {
        let (event, delayed) = (foundling(subject(1)), stated(Timeliness::Delayed));
        assert_noop!(
            CivilRegistry::register(registrar(), event, delayed),
            Error::<Test>::SupervisorMissing
        );
        for alone in [registrar(), RuntimeOrigin::signed(SUPERVISOR)] {
            assert_noop!(
                CivilRegistry::register_delayed(alone, event, delayed),
                DispatchError::BadOrigin
            );
        }
        assert_ok!(CivilRegistry::register_delayed(four_eyes(), event, delayed));
        let kept = record(latest());
        assert_eq!(kept.timeliness, Timeliness::Delayed);
        assert_eq!(kept.mandate, MandateId(1));
        assert_eq!(kept.supervisor, Some(MandateId(4)));
    });
}

#[test]
fn nobody_registers_as_archived_what_is_of_no_archive() {
    ExtBuilder::build_and_execute(|| {
        let (event, archived) = (foundling(subject(1)), stated(Timeliness::Archived));
        assert_noop!(
            CivilRegistry::register(registrar(), event, archived),
            Error::<Test>::NotFromArchive
        );
        assert_noop!(
            CivilRegistry::register_delayed(four_eyes(), event, archived),
            Error::<Test>::NotFromArchive
        );
    });
}

#[test]
fn no_supervisor_confirms_what_they_are_a_party_of() {
    ExtBuilder::build_and_execute(|| {
        let delayed = stated(Timeliness::Delayed);
        let own_birth = foundling(supervisor_himself());
        assert_noop!(
            CivilRegistry::register_delayed(four_eyes(), own_birth, delayed),
            Error::<Test>::OwnRecord
        );
        enter(supervisor_himself());
        let child = subject(1);
        let own_child = VitalEvent::Birth {
            child,
            parents: Parents {
                mother: None,
                father: Some(supervisor_himself()),
            },
            links: links(child),
        };
        assert_noop!(
            CivilRegistry::register_delayed(four_eyes(), own_child, delayed),
            Error::<Test>::OwnRecord
        );
        // Of the registrar alone, it is nobody's own.
        assert_ok!(CivilRegistry::register(
            registrar(),
            own_child,
            stated(Timeliness::Late)
        ));
    });
}
