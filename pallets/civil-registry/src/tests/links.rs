//! New ids in the other domains after a death that was none.

use super::{wallets::identity_officer, *};
use crate::{Error, Event, ExposedLinks};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

/// Ids that nobody has seen, and their salt.
fn new_opening(of: SubjectId) -> crate::types::LinksOpening {
    opening(SubjectId(of.0 ^ H256::repeat_byte(0xa5)))
}

fn new_links(of: SubjectId) -> H256 {
    let opening = new_opening(of);
    opening.linked.commitment(&opening.salt)
}

fn renew(subject: SubjectId) -> DispatchResult {
    let origin = RuntimeOrigin::signed(IDENTITY_FOUR_EYES);
    CivilRegistry::renew_links(origin, subject, new_links(subject))
}

/// Somebody who was held for dead, and the entry that says that they live.
fn returned(who: SubjectId) -> RecordId {
    let death = died(who);
    assert_ok!(annul_death(death, who, decided(Matter::AnnulRecord(death))));
    latest()
}

#[test]
fn renew_links_commits_to_ids_that_the_mistaken_death_has_not_told() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let annulment = returned(person);
        assert_ok!(renew(person));
        System::assert_last_event(
            Event::LinksRenewed {
                subject: person,
                annulment,
                office: OfficeId(5),
                officer: MandateId(2),
                supervisor: MandateId(4),
            }
            .into(),
        );
        // When the person dies, it is the new ids that the other domains hear.
        assert_noop!(death(person), Error::<Test>::LinksMismatch);
        assert_ok!(CivilRegistry::register(
            registrar(),
            VitalEvent::Death {
                deceased: person,
                opening: new_opening(person)
            },
            entry(ROOT, URGUT)
        ));
    });
}

#[test]
fn renew_links_is_possible_once_for_each_annulled_death() {
    ExtBuilder::build_and_execute(|| {
        let [person, other] = born();
        assert_noop!(renew(person), Error::<Test>::LinksNotExposed);
        returned(person);
        assert_noop!(renew(other), Error::<Test>::LinksNotExposed);
        assert_ok!(renew(person));
        assert_noop!(renew(person), Error::<Test>::LinksNotExposed);
        assert_eq!(ExposedLinks::<Test>::iter().count(), 0);
    });
}

#[test]
fn who_was_held_for_dead_twice_renews_their_links_once_for_both() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        returned(person);
        let second = returned(person);
        assert_eq!(ExposedLinks::<Test>::get(person), Some(second));
        assert_ok!(renew(person));
        assert_noop!(renew(person), Error::<Test>::LinksNotExposed);
    });
}

#[test]
fn renew_links_fails_for_the_dead_the_unknown_and_links_that_were_opened() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        returned(person);
        let same = CivilRegistry::renew_links(
            RuntimeOrigin::signed(IDENTITY_FOUR_EYES),
            person,
            links(person),
        );
        assert_eq!(same, Err(Error::<Test>::LinksUnchanged.into()));
        assert_noop!(renew(subject(99)), Error::<Test>::NotRegistered);
        died(person);
        assert_noop!(renew(person), Error::<Test>::Deceased);
    });
}

#[test]
fn renew_links_takes_two_officers_neither_of_whom_it_is_about() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        returned(person);
        for single in [identity_officer(), registrar(), judge()] {
            assert_noop!(
                CivilRegistry::renew_links(single, person, new_links(person)),
                DispatchError::BadOrigin
            );
        }
        for officer in [identity_officer_himself(), supervisor_himself()] {
            enter(officer);
            returned(officer);
            assert_noop!(renew(officer), Error::<Test>::OwnRecord);
        }
    });
}
