use super::*;
use crate::{
    types::{Impediment, OfficeName, Standing, MAX_SUSPENDED_LEADERS},
    Error, Event,
};
use adliya_primitives::{traits::Accreditation, MandateId, OfficeId, OfficeKind, Region, Role};
use frame_support::{assert_noop, assert_ok};

const REGISTRY: OfficeKind = OfficeKind::RegistryOffice;

fn name() -> OfficeName {
    b"Bulungur FHDYo".to_vec().try_into().expect("short")
}

fn establish(
    by: AccountId,
    kind: OfficeKind,
    region: Region,
    parent: OfficeId,
) -> frame_support::pallet_prelude::DispatchResult {
    Authorities::establish_office(signed(by), kind, region, Some(parent), name())
}

#[test]
fn a_head_establishes_offices_below_their_own() {
    ExtBuilder::build_and_execute(|| {
        let bulungur = Region::new(1, 14, 2, 0);
        assert_ok!(establish(SAMARKAND_HEAD, REGISTRY, bulungur, SAMARKAND));
        let office = Authorities::office_view(OfficeId(4)).expect("it is there");
        assert_eq!(
            (office.region, office.depth, office.in_force),
            (bulungur, 3, true)
        );
        assert_eq!(office.parent, Some(SAMARKAND));
        System::assert_last_event(
            Event::OfficeEstablished {
                office: OfficeId(4),
                kind: REGISTRY,
                region: bulungur,
                parent: Some(SAMARKAND),
                by: Some(MandateId(1)),
            }
            .into(),
        );
        // From two levels above as well.
        assert_ok!(establish(
            MINISTER,
            REGISTRY,
            Region::new(1, 14, 3, 0),
            SAMARKAND
        ));
    });
}

#[test]
fn nobody_establishes_offices_outside_their_subtree() {
    ExtBuilder::build_and_execute(|| {
        let region = Region::new(1, 14, 7, 1);
        for outsider in [ANDIJAN_HEAD, SAMARKAND_SUPERVISOR, URGUT_REGISTRAR, NOBODY] {
            assert_noop!(
                establish(outsider, REGISTRY, region, URGUT),
                Error::<Test>::NotAuthorized
            );
        }
        assert_noop!(
            establish(URGUT_HEAD, REGISTRY, Region::new(1, 14, 2, 0), SAMARKAND),
            Error::<Test>::NotAuthorized
        );
        let top = Authorities::establish_office(
            signed(MINISTER),
            OfficeKind::Ministry,
            Region::WHOLE,
            None,
            name(),
        );
        assert_eq!(
            top,
            Err(Error::<Test>::NotAuthorized.into()),
            "that is the council's"
        );
    });
}

#[test]
fn an_office_lies_within_the_region_of_the_one_above() {
    ExtBuilder::build_and_execute(|| {
        for outside in [
            Region::new(1, 3, 7, 0),
            Region::new(1, 0, 0, 0),
            Region::WHOLE,
        ] {
            assert_noop!(
                establish(SAMARKAND_HEAD, REGISTRY, outside, SAMARKAND),
                Error::<Test>::OutsideParentRegion
            );
        }
        assert_noop!(
            establish(
                SAMARKAND_HEAD,
                REGISTRY,
                Region::new(1, 14, 0, 5),
                SAMARKAND
            ),
            Error::<Test>::MalformedRegion
        );
        assert_ok!(establish(
            SAMARKAND_HEAD,
            REGISTRY,
            Region::new(1, 14, 0, 0),
            SAMARKAND
        ));
    });
}

#[test]
fn an_office_leads_only_kinds_that_belong_below_it() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(
            establish(
                SAMARKAND_HEAD,
                OfficeKind::Court,
                Region::new(1, 14, 0, 0),
                SAMARKAND
            ),
            Error::<Test>::KindNotLed
        );
        assert_ok!(establish(
            MINISTER,
            OfficeKind::Court,
            Region::new(1, 14, 0, 0),
            MINISTRY
        ));
    });
}

#[test]
fn offices_stand_at_most_four_deep() {
    ExtBuilder::build_and_execute(|| {
        let locality = Region::new(1, 14, 7, 1);
        assert_ok!(establish(URGUT_HEAD, REGISTRY, locality, URGUT));
        assert_noop!(
            establish(URGUT_HEAD, REGISTRY, locality, OfficeId(4)),
            Error::<Test>::TooDeep
        );
    });
}

#[test]
fn suspending_an_office_stops_everything_below_it_at_once() {
    ExtBuilder::build_and_execute(|| {
        assert!(may_act(URGUT_REGISTRAR, Role::Registrar));
        assert_ok!(Authorities::set_office_standing(
            signed(MINISTER),
            SAMARKAND,
            Standing::Suspended
        ));
        assert!(!may_act(URGUT_REGISTRAR, Role::Registrar));
        assert!(!may_act(SAMARKAND_HEAD, Role::Head));
        assert!(may_act(ANDIJAN_HEAD, Role::Head), "another branch goes on");
        let view = Authorities::officer_view(URGUT_REGISTRAR).expect("has a mandate");
        assert_eq!(
            view.impediment,
            Some(Impediment::OfficeSuspended(SAMARKAND))
        );
        assert!(!Authorities::office_view(URGUT).expect("is there").in_force);

        assert_ok!(Authorities::set_office_standing(
            signed(MINISTER),
            SAMARKAND,
            Standing::Active
        ));
        assert!(may_act(URGUT_REGISTRAR, Role::Registrar));
    });
}

#[test]
fn an_office_is_closed_after_those_that_it_leads() {
    ExtBuilder::build_and_execute(|| {
        let close = |office| {
            Authorities::set_office_standing(RuntimeOrigin::root(), office, Standing::Ended)
        };
        assert_noop!(close(SAMARKAND), Error::<Test>::LeadsOffices);
        assert_noop!(close(MINISTRY), Error::<Test>::LeadsOffices);
        assert_ok!(close(URGUT));
        assert_ok!(close(SAMARKAND));
        assert!(!may_act(SAMARKAND_HEAD, Role::Head));
        assert_noop!(close(MINISTRY), Error::<Test>::LeadsOffices);
        assert_ok!(close(ANDIJAN));
        assert_ok!(close(MINISTRY));
    });
}

#[test]
fn an_office_established_below_a_suspended_one_may_not_act() {
    ExtBuilder::build_and_execute(|| {
        let set = |office, standing| {
            Authorities::set_office_standing(RuntimeOrigin::root(), office, standing)
        };
        assert_ok!(set(URGUT, Standing::Suspended));
        let village = OfficeId(4);
        assert_ok!(establish(
            SAMARKAND_HEAD,
            REGISTRY,
            Region::new(1, 14, 7, 1),
            URGUT
        ));
        let in_force = |office| Authorities::office_view(office).expect("is there").in_force;
        assert!(!in_force(village));
        assert_ok!(set(URGUT, Standing::Active));
        assert!(in_force(village));

        // Both suspended: each has to be reinstated.
        assert_ok!(set(SAMARKAND, Standing::Suspended));
        assert_ok!(set(URGUT, Standing::Suspended));
        assert_ok!(set(SAMARKAND, Standing::Active));
        assert!(!in_force(village) && !in_force(URGUT) && in_force(SAMARKAND));
        assert_ok!(set(village, Standing::Ended));
        assert_ok!(set(URGUT, Standing::Active));
        assert!(!in_force(village) && in_force(URGUT));
    });
}

#[test]
fn no_more_leading_offices_are_suspended_at_once_than_can_be_listed() {
    ExtBuilder::build_and_execute(|| {
        let region = Region::new(1, 14, 0, 0);
        let set =
            |office, standing| Authorities::set_office_standing(signed(MINISTER), office, standing);
        let mut leaders = Vec::new();
        for number in 0..=MAX_SUSPENDED_LEADERS {
            let leader = OfficeId(4 + 2 * number);
            assert_ok!(establish(MINISTER, REGISTRY, region, SAMARKAND));
            assert_ok!(establish(MINISTER, REGISTRY, region, leader));
            leaders.push(leader);
        }
        let last = leaders.pop().expect("there are some");
        for leader in leaders {
            assert_ok!(set(leader, Standing::Suspended));
        }
        assert_noop!(
            set(last, Standing::Suspended),
            Error::<Test>::TooManySuspended
        );
        // An office that leads none is suspended all the same.
        assert_ok!(set(OfficeId(last.0 + 1), Standing::Suspended));
    });
}

#[test]
fn a_closed_office_stays_closed_and_gets_nothing_new() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Authorities::set_office_standing(
            signed(SAMARKAND_HEAD),
            URGUT,
            Standing::Ended
        ));
        assert!(!may_act(URGUT_REGISTRAR, Role::Registrar));
        let view = Authorities::officer_view(URGUT_REGISTRAR).expect("has a mandate");
        assert_eq!(view.impediment, Some(Impediment::OfficeClosed(URGUT)));
        assert_noop!(
            Authorities::set_office_standing(signed(SAMARKAND_HEAD), URGUT, Standing::Active),
            Error::<Test>::Ended
        );
        assert_noop!(
            establish(SAMARKAND_HEAD, REGISTRY, Region::new(1, 14, 7, 1), URGUT),
            Error::<Test>::Ended
        );
        assert_noop!(
            Authorities::grant_mandate(
                signed(SAMARKAND_HEAD),
                URGUT,
                NOBODY,
                person(NOBODY),
                adliya_primitives::Roles::of(&[Role::Registrar]),
                NOW,
                YEAR_END
            ),
            Error::<Test>::Ended
        );
    });
}

#[test]
fn an_office_is_suspended_from_above_and_not_by_itself() {
    ExtBuilder::build_and_execute(|| {
        for not_above in [URGUT_HEAD, ANDIJAN_HEAD, NOBODY] {
            assert_noop!(
                Authorities::set_office_standing(signed(not_above), URGUT, Standing::Suspended),
                Error::<Test>::NotAuthorized
            );
        }
        assert_noop!(
            Authorities::set_office_standing(signed(MINISTER), MINISTRY, Standing::Suspended),
            Error::<Test>::NotAuthorized
        );
        assert_noop!(
            Authorities::set_office_standing(signed(MINISTER), URGUT, Standing::Active),
            Error::<Test>::StandingUnchanged
        );
        assert_noop!(
            Authorities::set_office_standing(signed(MINISTER), OfficeId(77), Standing::Suspended),
            Error::<Test>::NotFound
        );
        assert_ok!(Authorities::set_office_standing(
            RuntimeOrigin::root(),
            MINISTRY,
            Standing::Suspended
        ));
        assert!(!may_act(MINISTER, Role::Head));
    });
}

#[test]
fn an_office_serves_the_whole_country_when_the_one_above_says_so() {
    ExtBuilder::build_and_execute(|| {
        let serves = |account| {
            Authorities::officer(&account, Role::Registrar).map(|officer| officer.extraterritorial)
        };
        let set = |by, extraterritorial| {
            Authorities::set_office_service(signed(by), URGUT, extraterritorial)
        };
        assert_eq!(serves(URGUT_REGISTRAR), Some(false));
        assert_ok!(set(SAMARKAND_HEAD, true));
        assert_eq!(serves(URGUT_REGISTRAR), Some(true));
        let view = Authorities::office_view(URGUT).expect("is there");
        assert!(view.extraterritorial);
        System::assert_last_event(
            Event::OfficeServiceChanged {
                office: URGUT,
                extraterritorial: true,
                by: Some(MandateId(1)),
            }
            .into(),
        );
        assert_noop!(set(SAMARKAND_HEAD, true), Error::<Test>::ServiceUnchanged);
        assert_ok!(set(MINISTER, false));
        assert_eq!(serves(URGUT_REGISTRAR), Some(false));
    });
}

#[test]
fn nobody_decides_whom_their_own_office_or_another_branch_serves() {
    ExtBuilder::build_and_execute(|| {
        for outsider in [ANDIJAN_HEAD, SAMARKAND_SUPERVISOR, URGUT_REGISTRAR, NOBODY] {
            assert_noop!(
                Authorities::set_office_service(signed(outsider), URGUT, true),
                Error::<Test>::NotAuthorized
            );
        }
        assert_noop!(
            Authorities::set_office_service(signed(SAMARKAND_HEAD), SAMARKAND, true),
            Error::<Test>::NotAuthorized
        );
        assert_noop!(
            Authorities::set_office_service(signed(MINISTER), OfficeId(99), true),
            Error::<Test>::NotFound
        );
        let close = Authorities::set_office_standing(signed(MINISTER), URGUT, Standing::Ended);
        assert_ok!(close);
        assert_noop!(
            Authorities::set_office_service(signed(MINISTER), URGUT, true),
            Error::<Test>::Ended
        );
    });
}
