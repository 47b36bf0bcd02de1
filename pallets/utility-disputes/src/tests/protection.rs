//! Who must not be disconnected.

use super::*;

#[test]
fn protect_consumer_is_for_the_social_office_of_the_place() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_noop!(
            protect(NORTHERN_SOCIAL_OFFICER, id, now() + DAY),
            Error::<Test>::OutsideRegion
        );
        assert!(protect(CLERK, id, now() + DAY).is_err());
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        let protection = Protection {
            category: 1,
            until: now() + DAY,
            office: SOCIAL_OFFICE,
            officer: MandateId(SOCIAL_OFFICER.into()),
        };
        assert_eq!(case(id).protection, Some(protection));
        assert_noop!(
            Disputed::end_protection(signed(NORTHERN_SOCIAL_OFFICER), id),
            Error::<Test>::OutsideRegion
        );
    });
}

#[test]
fn protect_consumer_is_for_a_time_that_is_to_come_and_not_too_long() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        for until in [now(), now() + LONGEST_PROTECTION + 1] {
            assert_noop!(
                protect(SOCIAL_OFFICER, id, until),
                Error::<Test>::ProtectionOutOfRange
            );
        }
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + 1));
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + LONGEST_PROTECTION));
        end(id);
        assert_noop!(
            protect(SOCIAL_OFFICER, id, now() + 1),
            Error::<Test>::ContractEnded
        );
    });
}

#[test]
fn end_protection_fails_for_whom_is_not_protected() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let end = || Disputed::end_protection(signed(SOCIAL_OFFICER), id);
        assert_noop!(end(), Error::<Test>::NotProtected);
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        pass(DAY);
        assert_noop!(end(), Error::<Test>::NotProtected);
    });
}
