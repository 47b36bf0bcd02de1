use crate::*;
use frame_support::assert_err;
use pallet_civil_registry::{
    types::{EventKind, MaritalStatus},
    Call, Error,
};

/// Two who are in the register.
fn two() -> [SubjectId; 2] {
    [1, 2].map(|number| {
        let person = subject(number);
        assert_ok!(dispatch(
            &REGISTRAR,
            birth(person, Parents::default(), URGUT)
        ));
        person
    })
}

fn declare(spouses: [SubjectId; 2]) -> NoticeId {
    assert_ok!(dispatch(&REGISTRAR, Call::declare_marriage { spouses }));
    CivilRegistry::latest_notice_view(spouses)
        .expect("was given")
        .id
}

#[test]
fn two_declare_their_marriage_in_samarkand_wait_a_month_and_marry_in_andijan() {
    story(|| {
        let spouses = two();
        let notice = declare(spouses);
        let wedding = || marriage_on(Some(notice), spouses, ANDIJAN);
        let registrar = dev_keys::ANDIJAN_REGISTRAR;
        assert_err!(
            dispatch(&registrar, wedding()),
            Error::<Runtime>::NoticeNotRipe
        );
        assert_err!(
            dispatch(&registrar, marriage_on(None, spouses, ANDIJAN)),
            Error::<Runtime>::NoticeMissing
        );
        at(NOW + 30 * DAY);
        assert_ok!(dispatch(&registrar, wedding()));
        let page = CivilRegistry::history_page(spouses[0], None, 10);
        let kinds: Vec<EventKind> = page.records.iter().map(|view| view.record.kind).collect();
        assert_eq!(kinds, [EventKind::Birth, EventKind::Marriage]);
        let view = CivilRegistry::notice_view(notice).expect("is kept");
        assert_eq!(view.status, NoticeStatus::Registered);
    });
}

#[test]
fn a_notice_that_nobody_came_back_for_lapses() {
    story(|| {
        let spouses = two();
        let notice = declare(spouses);
        at(NOW + 90 * DAY);
        assert_err!(
            dispatch(&REGISTRAR, marriage_on(Some(notice), spouses, URGUT)),
            Error::<Runtime>::NoticeLapsed
        );
        let person = CivilRegistry::person_view(spouses[0]).expect("registered");
        assert_eq!(person.marital, MaritalStatus::Single);
    });
}

#[test]
fn only_a_supervisor_of_registry_offices_waives_the_waiting() {
    story(|| {
        let notice = declare(two());
        let ground = WaiverGround::BirthOfChild;
        let waive = || Call::waive_waiting { notice, ground };
        for other in [dev_keys::CHAMBER, REGISTRAR, dev_keys::COURT_JUDGE] {
            assert_err!(dispatch(&other, waive()), DispatchError::BadOrigin);
        }
        assert_ok!(dispatch(&MINISTER, waive()));
        let view = CivilRegistry::notice_view(notice).expect("is kept");
        assert_eq!(view.status, NoticeStatus::Ripe);
    });
}
