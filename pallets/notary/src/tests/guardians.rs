use super::*;
use crate::{types::Guardianship, Guardianships};
use adliya_primitives::{GuardianshipId, MandateId, OfficeId};

fn end(ward: u64, guardian: u64) -> DispatchResult {
    let [ward, guardian] = [ward, guardian].map(subject);
    Notary::end_guardian(identity_officer(), ward, guardian)
}

#[test]
fn record_guardian_keeps_who_recorded_it_and_until_when() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(guard(1, 2, YEAR));
        let id = GuardianshipId(0);
        let kept = Guardianship {
            ward: subject(1),
            guardian: subject(2),
            until: NOW + YEAR,
            claims_root: ROOT,
            recorded_at: NOW,
            office: OfficeId(20),
            mandate: MandateId(5),
            supervisor: MandateId(9),
            ended_at: None,
        };
        assert_eq!(Guardianships::<Test>::get(id), Some(kept));
        System::assert_last_event(
            Event::GuardianRecorded {
                guardianship: id,
                ward: subject(1),
                guardian: subject(2),
                until: NOW + YEAR,
                office: OfficeId(20),
                officer: MandateId(5),
                supervisor: MandateId(9),
            }
            .into(),
        );
    });
}

#[test]
fn record_guardian_takes_a_supervisor_who_confirms_it() {
    ExtBuilder::build_and_execute(|| {
        for origin in [identity_officer(), notary(), chamber(), wallet_of(2)] {
            let [ward, guardian] = [1, 2].map(subject);
            assert_noop!(
                Notary::record_guardian(origin, ward, guardian, now() + YEAR, ROOT),
                sp_runtime::DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn record_guardian_fails_for_oneself_for_the_dead_and_for_a_moment_that_has_passed() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(guard(1, 1, YEAR), Error::<Test>::OwnGuardian);
        assert_noop!(guard(1, 2, 0), Error::<Test>::GuardianshipTooShort);
        dies(subject(3), 7);
        assert_noop!(guard(1, 3, YEAR), Error::<Test>::Deceased);
        assert_noop!(guard(3, 1, YEAR), Error::<Test>::Deceased);
    });
}

#[test]
fn a_ward_has_several_guardians_and_each_is_recorded_once_at_a_time() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(guard(1, 2, DAY));
        assert_ok!(guard(1, 3, DAY));
        assert_noop!(guard(1, 2, YEAR), Error::<Test>::AlreadyGuardian);
        wait(DAY);
        assert_ok!(guard(1, 2, YEAR));
        assert_eq!(Guardianships::<Test>::iter_keys().count(), 3);
    });
}

#[test]
fn end_guardian_ends_it_for_one_and_keeps_that_it_was() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(end(1, 2), Error::<Test>::NotGuardian);
        assert_ok!(guard(1, 2, YEAR));
        assert_ok!(guard(1, 3, YEAR));
        wait(DAY);
        assert_noop!(end(2, 1), Error::<Test>::NotGuardian);
        assert_ok!(end(1, 2));
        System::assert_last_event(
            Event::GuardianEnded {
                guardianship: GuardianshipId(0),
                ward: subject(1),
                guardian: subject(2),
                office: OfficeId(20),
                officer: MandateId(5),
            }
            .into(),
        );
        assert_noop!(end(1, 2), Error::<Test>::NotGuardian);
        let ended = [0, 1].map(|id| Guardianships::<Test>::get(GuardianshipId(id)));
        let ended = ended.map(|kept| kept.expect("is kept").ended_at);
        assert_eq!(ended, [Some(NOW + DAY), None]);
        let other = Notary::end_guardian(notary(), subject(1), subject(3));
        assert_noop!(other, sp_runtime::DispatchError::BadOrigin);
    });
}
