use super::*;
use crate::{
    types::{Impediment, Standing},
    Error, Event, FormerKeys, Mandates,
};
use adliya_primitives::{MandateId, Moment, OfficeId, Roles, SubjectId};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};

const REGISTRAR: Roles = Roles::of(&[Role::Registrar]);
/// The number of the mandate that a test grants first.
const GRANTED: MandateId = MandateId(7);

fn grant(by: AccountId, office: OfficeId, account: AccountId, roles: Roles) -> DispatchResult {
    grant_for(by, office, account, person(account), roles, NOW, YEAR_END)
}

fn grant_for(
    by: AccountId,
    office: OfficeId,
    account: AccountId,
    subject: SubjectId,
    roles: Roles,
    valid_from: Moment,
    valid_until: Moment,
) -> DispatchResult {
    Authorities::grant_mandate(
        signed(by),
        office,
        account,
        subject,
        roles,
        valid_from,
        valid_until,
    )
}

fn impediment(account: AccountId) -> Option<Impediment> {
    Authorities::officer_view(account)
        .expect("has or had a mandate")
        .impediment
}

#[test]
fn a_head_grants_mandates_in_their_subtree() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(grant(SAMARKAND_HEAD, URGUT, 50, REGISTRAR));
        System::assert_last_event(
            Event::MandateGranted {
                mandate: GRANTED,
                account: 50,
                office: URGUT,
                roles: REGISTRAR,
                by: Some(MandateId(1)),
            }
            .into(),
        );
        let officer = Authorities::officer(&50, Role::Registrar).expect("may act");
        assert_eq!((officer.office, officer.mandate), (URGUT, GRANTED));
        assert_eq!(officer.region, adliya_primitives::Region::new(1, 14, 7, 0));
        assert!(
            !may_act(50, Role::Supervisor),
            "only in the roles that were granted"
        );
    });
}

#[test]
fn nobody_grants_mandates_outside_their_subtree() {
    ExtBuilder::build_and_execute(|| {
        for outsider in [ANDIJAN_HEAD, SAMARKAND_SUPERVISOR, URGUT_REGISTRAR, NOBODY] {
            assert_noop!(
                grant(outsider, URGUT, 50, REGISTRAR),
                Error::<Test>::NotAuthorized
            );
        }
        assert_noop!(
            grant(URGUT_HEAD, SAMARKAND, 50, REGISTRAR),
            Error::<Test>::NotAuthorized
        );
        assert_noop!(
            grant(MINISTER, OfficeId(77), 50, REGISTRAR),
            Error::<Test>::NotAuthorized
        );
        assert_eq!(
            Authorities::grant_mandate(
                RuntimeOrigin::root(),
                OfficeId(77),
                50,
                person(50),
                REGISTRAR,
                NOW,
                YEAR_END
            ),
            Err(Error::<Test>::NotFound.into())
        );
    });
}

#[test]
fn a_role_that_the_kind_of_office_may_not_hold_is_refused() {
    ExtBuilder::build_and_execute(|| {
        for role in [
            Role::Notary,
            Role::Judge,
            Role::Treasurer,
            Role::MeterOperator,
        ] {
            assert_noop!(
                grant(
                    SAMARKAND_HEAD,
                    URGUT,
                    50,
                    Roles::of(&[Role::Registrar, role])
                ),
                Error::<Test>::RoleNotHeld
            );
        }
        assert_noop!(
            grant(SAMARKAND_HEAD, URGUT, 50, Roles(1 << 31)),
            Error::<Test>::RoleNotHeld
        );
        assert_noop!(
            grant(SAMARKAND_HEAD, URGUT, 50, Roles::NONE),
            Error::<Test>::NoRole
        );
        assert_noop!(
            grant(MINISTER, MINISTRY, 50, REGISTRAR),
            Error::<Test>::RoleNotHeld
        );
    });
}

#[test]
fn nobody_grants_a_mandate_to_themselves() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(
            grant(SAMARKAND_HEAD, SAMARKAND, SAMARKAND_HEAD, REGISTRAR),
            Error::<Test>::OwnMandate
        );
        // Nor to another key of theirs, nor by lengthening what they have.
        assert_noop!(
            grant_for(
                SAMARKAND_HEAD,
                URGUT,
                50,
                person(SAMARKAND_HEAD),
                REGISTRAR,
                NOW,
                YEAR_END
            ),
            Error::<Test>::OwnMandate
        );
        assert_noop!(
            Authorities::extend_mandate(signed(SAMARKAND_HEAD), MandateId(1), YEAR_END + DAY),
            Error::<Test>::OwnMandate
        );
    });
}

#[test]
fn heads_are_appointed_and_dismissed_from_above() {
    ExtBuilder::build_and_execute(|| {
        let head = Roles::of(&[Role::Head]);
        assert_noop!(
            grant(SAMARKAND_HEAD, SAMARKAND, 50, head),
            Error::<Test>::HeadOfSameOffice
        );
        assert_ok!(grant(MINISTER, SAMARKAND, 50, head));
        assert_noop!(
            Authorities::set_mandate_standing(signed(SAMARKAND_HEAD), GRANTED, Standing::Ended),
            Error::<Test>::HeadOfSameOffice
        );
        assert_ok!(Authorities::set_mandate_standing(
            signed(MINISTER),
            GRANTED,
            Standing::Ended
        ));
    });
}

#[test]
fn a_key_has_one_mandate_at_a_time() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(
            grant(ANDIJAN_HEAD, ANDIJAN, URGUT_REGISTRAR, REGISTRAR),
            Error::<Test>::KeyInUse
        );
        // A suspended one counts, a revoked one does not.
        let urgut = MandateId(4);
        assert_ok!(Authorities::set_mandate_standing(
            signed(URGUT_HEAD),
            urgut,
            Standing::Suspended
        ));
        assert_noop!(
            grant(ANDIJAN_HEAD, ANDIJAN, URGUT_REGISTRAR, REGISTRAR),
            Error::<Test>::KeyInUse
        );
        assert_ok!(Authorities::set_mandate_standing(
            signed(URGUT_HEAD),
            urgut,
            Standing::Ended
        ));
        assert_ok!(grant(ANDIJAN_HEAD, ANDIJAN, URGUT_REGISTRAR, REGISTRAR));
        let officer = Authorities::officer(&URGUT_REGISTRAR, Role::Registrar).expect("may act");
        assert_eq!(officer.office, ANDIJAN);
        let former = Mandates::<Test>::get(urgut).expect("kept");
        assert_eq!(
            (former.account, former.ended_at),
            (URGUT_REGISTRAR, Some(NOW))
        );
    });
}

#[test]
fn a_mandate_is_in_force_from_its_first_moment_until_before_its_last() {
    ExtBuilder::build_and_execute(|| {
        let (from, until) = (NOW + DAY, NOW + 2 * DAY);
        assert_ok!(grant_for(
            URGUT_HEAD,
            URGUT,
            50,
            person(50),
            REGISTRAR,
            from,
            until
        ));
        assert_eq!(impediment(50), Some(Impediment::MandateNotYetValid));
        for (moment, acts) in [
            (from - 1, false),
            (from, true),
            (until - 1, true),
            (until, false),
        ] {
            Timestamp::set_timestamp(moment);
            assert_eq!(may_act(50, Role::Registrar), acts, "at {moment}");
        }
        assert_eq!(impediment(50), Some(Impediment::MandateExpired));
    });
}

#[test]
fn a_period_that_is_empty_or_past_is_refused() {
    ExtBuilder::build_and_execute(|| {
        for (from, until) in [(NOW, NOW), (NOW + 2, NOW + 1), (0, NOW)] {
            assert_noop!(
                grant_for(URGUT_HEAD, URGUT, 50, person(50), REGISTRAR, from, until),
                Error::<Test>::InvalidPeriod
            );
        }
        assert_noop!(
            Authorities::extend_mandate(signed(URGUT_HEAD), MandateId(4), NOW),
            Error::<Test>::InvalidPeriod
        );
    });
}

#[test]
fn a_mandate_is_extended_while_it_is_not_over() {
    ExtBuilder::build_and_execute(|| {
        let id = MandateId(4);
        assert_ok!(Authorities::extend_mandate(
            signed(URGUT_HEAD),
            id,
            NOW + DAY
        ));
        Timestamp::set_timestamp(NOW + DAY);
        assert!(!may_act(URGUT_REGISTRAR, Role::Registrar));
        assert_noop!(
            Authorities::extend_mandate(signed(URGUT_HEAD), id, YEAR_END),
            Error::<Test>::Ended
        );
    });
}

#[test]
fn suspension_and_revocation_take_effect_at_once() {
    ExtBuilder::build_and_execute(|| {
        let id = MandateId(4);
        let set = |standing| Authorities::set_mandate_standing(signed(URGUT_HEAD), id, standing);
        assert_ok!(set(Standing::Suspended));
        assert_eq!(
            impediment(URGUT_REGISTRAR),
            Some(Impediment::MandateSuspended)
        );
        assert_noop!(set(Standing::Suspended), Error::<Test>::StandingUnchanged);
        assert_ok!(set(Standing::Active));
        assert!(may_act(URGUT_REGISTRAR, Role::Registrar));
        assert_ok!(set(Standing::Ended));
        assert_eq!(
            impediment(URGUT_REGISTRAR),
            Some(Impediment::MandateRevoked)
        );
        assert_noop!(set(Standing::Active), Error::<Test>::Ended);
        assert!(Mandates::<Test>::contains_key(id), "kept after it ended");
    });
}

#[test]
fn a_rotated_key_stops_at_once_and_never_acts_again() {
    ExtBuilder::build_and_execute(|| {
        let id = MandateId(4);
        assert_ok!(Authorities::rotate_key(signed(URGUT_REGISTRAR), 50));
        assert!(may_act(50, Role::Registrar) && !may_act(URGUT_REGISTRAR, Role::Registrar));
        assert_eq!(impediment(URGUT_REGISTRAR), Some(Impediment::KeyReplaced));
        assert_eq!(FormerKeys::<Test>::get(id, 0), Some((URGUT_REGISTRAR, NOW)));
        assert_noop!(
            Authorities::rotate_key(signed(URGUT_REGISTRAR), 51),
            Error::<Test>::NotFound
        );
        // The history goes on under the same number, and the former key stays unusable after its end.
        assert_ok!(Authorities::rotate_key(signed(50), 51));
        assert_ok!(Authorities::set_mandate_standing(
            signed(URGUT_HEAD),
            id,
            Standing::Ended
        ));
        assert_noop!(
            grant(URGUT_HEAD, URGUT, 50, REGISTRAR),
            Error::<Test>::KeyInUse
        );
        assert_ok!(grant(URGUT_HEAD, URGUT, 51, REGISTRAR));
    });
}

#[test]
fn a_key_is_not_rotated_to_one_in_use_or_after_the_end() {
    ExtBuilder::build_and_execute(|| {
        for used in [URGUT_HEAD, URGUT_REGISTRAR] {
            assert_noop!(
                Authorities::rotate_key(signed(URGUT_REGISTRAR), used),
                Error::<Test>::KeyInUse
            );
        }
        assert_noop!(
            Authorities::rotate_key(signed(NOBODY), 50),
            Error::<Test>::NotFound
        );
        Timestamp::set_timestamp(YEAR_END);
        assert_noop!(
            Authorities::rotate_key(signed(URGUT_REGISTRAR), 50),
            Error::<Test>::Ended
        );
    });
}
