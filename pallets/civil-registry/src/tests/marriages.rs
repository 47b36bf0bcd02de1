use super::*;
use crate::{
    types::{EventKind, MaritalStatus},
    Error, Event, Persons, Records,
};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

#[test]
fn register_marriage_marries_both() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        assert_ok!(marriage(one, other));
        for spouse in [one, other] {
            let person = Persons::<Test>::get(spouse).expect("registered");
            assert_eq!(person.marital, MaritalStatus::Married(latest()));
        }
        assert_eq!(
            Records::<Test>::get(latest()).expect("kept").kind,
            EventKind::Marriage
        );
        System::assert_last_event(
            Event::MarriageRegistered {
                record: latest(),
                spouses: [one, other],
                notice: Some(NoticeId(0)),
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
    });
}

#[test]
fn register_marriage_fails_while_one_of_them_is_married() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third] = born();
        assert_ok!(marriage(one, other));
        for (bride, groom) in [(one, third), (third, one), (other, third), (one, other)] {
            assert_noop!(marriage(bride, groom), Error::<Test>::AlreadyMarried);
        }
    });
}

#[test]
fn register_marriage_fails_with_oneself_or_with_somebody_unknown() {
    ExtBuilder::build_and_execute(|| {
        let [one] = born();
        assert_noop!(marriage(one, one), Error::<Test>::PartiesNotDistinct);
        assert_noop!(marriage(one, subject(99)), Error::<Test>::NotRegistered);
        assert_noop!(marriage(subject(99), one), Error::<Test>::NotRegistered);
    });
}

#[test]
fn register_marriage_fails_outside_the_jurisdiction_and_for_others_than_registrars() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let register = |origin, region| {
            CivilRegistry::register(
                origin,
                VitalEvent::Marriage {
                    spouses: [one, other],
                    notice: None,
                },
                entry(ROOT, region),
            )
        };
        assert_noop!(
            register(registrar(), ANDIJAN),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(
            register(registrar(), Region::new(1, 0, 1, 0)),
            Error::<Test>::MalformedRegion
        );
        assert_noop!(
            register(RuntimeOrigin::signed(IDENTITY_OFFICER), URGUT),
            DispatchError::BadOrigin
        );
    });
}
