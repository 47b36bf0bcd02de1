use super::*;
use crate::{
    types::{CourtOrder, Suspension, MAX_SUSPENSIONS},
    CourtOrders,
};
use adliya_primitives::{MandateId, OfficeId};
use sp_runtime::DispatchError;

#[test]
fn a_court_suspends_and_reinstates_an_act_and_when_is_kept() {
    ExtBuilder::build_and_execute(|| {
        let id = certified(&[1, 2]);
        wait(DAY);
        assert_ok!(rule(id, Ruling::Suspend));
        System::assert_last_event(
            Event::CourtRuled {
                act: id,
                ruling: Ruling::Suspend,
                office: OfficeId(30),
                officer: MandateId(6),
            }
            .into(),
        );
        wait(DAY);
        assert_ok!(rule(id, Ruling::Reinstate));
        let at = |days| act(id).status(NOW + days * DAY);
        assert_eq!(
            [0, 1, 2].map(at),
            [ActStatus::InForce, ActStatus::Suspended, ActStatus::InForce].map(Some)
        );
        assert_eq!(
            act(id).suspensions.to_vec(),
            [Suspension {
                from: NOW + DAY,
                until: Some(NOW + 2 * DAY)
            }]
        );
        assert_eq!(
            CourtOrders::<Test>::get(id, 1),
            Some(CourtOrder {
                ruling: Ruling::Reinstate,
                claims_root: ROOT,
                office: OfficeId(30),
                mandate: MandateId(6),
                at: NOW + 2 * DAY
            })
        );
    });
}

#[test]
fn rule_on_act_is_for_judges_of_the_region_alone() {
    ExtBuilder::build_and_execute(|| {
        let id = certified(&[1, 2]);
        let by = |who| Notary::rule_on_act(RuntimeOrigin::signed(who), id, Ruling::Annul, ROOT);
        assert_noop!(by(NOTARY), DispatchError::BadOrigin);
        assert_noop!(by(ANDIJAN_JUDGE), Error::<Test>::OutsideJurisdiction);
        assert_ok!(by(JUDGE));
    });
}

#[test]
fn rule_on_act_says_why_it_is_refused() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(rule(ActId(0), Ruling::Annul), Error::<Test>::NotFound);
        let open = drafted(&[1, 2]);
        assert_noop!(rule(open, Ruling::Suspend), Error::<Test>::NotCertified);
        let id = empowered(1, &[2]);
        assert_noop!(rule(id, Ruling::Reinstate), Error::<Test>::NotSuspended);
        assert_ok!(rule(id, Ruling::Suspend));
        assert_noop!(rule(id, Ruling::Suspend), Error::<Test>::AlreadySuspended);
        assert_ok!(Notary::revoke_power(notary(), id, subject(1)));
        assert_noop!(rule(id, Ruling::Suspend), Error::<Test>::NotInForce);
        assert_ok!(rule(id, Ruling::Annul));
        assert_noop!(rule(id, Ruling::Annul), Error::<Test>::AlreadyAnnulled);
    });
}

#[test]
fn an_act_is_suspended_as_often_as_can_be_told_apart_and_annulled_after() {
    ExtBuilder::build_and_execute(|| {
        let id = certified(&[1, 2]);
        for _ in 0..MAX_SUSPENSIONS {
            assert_ok!(rule(id, Ruling::Suspend));
            wait(1);
            assert_ok!(rule(id, Ruling::Reinstate));
            wait(1);
        }
        assert_noop!(rule(id, Ruling::Suspend), Error::<Test>::TooManySuspensions);
        assert_ok!(rule(id, Ruling::Annul));
    });
}

#[test]
fn what_an_act_superseded_stays_so_when_the_act_is_annulled() {
    ExtBuilder::build_and_execute(|| {
        let former = certified(&[1, 2]);
        let id = next();
        assert_ok!(draft(notary(), &[1, 2], Some(Link::Replaces(former))));
        sign_all(id);
        assert_ok!(certify(id));
        assert_ok!(rule(id, Ruling::Annul));
        assert_eq!(status(former), ActStatus::Superseded(id));
    });
}

#[test]
fn a_suspended_act_is_neither_replaced_nor_changed() {
    ExtBuilder::build_and_execute(|| {
        let former = certified(&[1, 2]);
        let pending = [Link::Replaces(former), Link::Changes(former)].map(|link| {
            let id = next();
            assert_ok!(draft(notary(), &[1, 2], Some(link)));
            sign_all(id);
            id
        });
        assert_ok!(rule(former, Ruling::Suspend));
        for id in pending {
            assert_noop!(certify(id), Error::<Test>::LinkNotInForce);
        }
    });
}
