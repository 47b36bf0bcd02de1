//! What courts order: void wills and certificates, heirs who are and who are not.

use super::*;
use crate::{CourtOrders, Heirs};

#[test]
fn only_a_judge_of_the_place_rules_on_an_estate() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        let ruling = Ruling::AdmitHeir(heir(2));
        assert_noop!(
            Estates::rule_on_estate(by(NOTARY), id, ruling, ROOT),
            sp_runtime::DispatchError::BadOrigin
        );
        assert_noop!(
            Estates::rule_on_estate(by(ANDIJAN_JUDGE), id, ruling, ROOT),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(rule(EstateId(9), ruling), Error::<Test>::NotFound);
        assert_ok!(rule(id, ruling));
        let order = CourtOrders::<Test>::get(id, 0).expect("kept");
        assert_eq!((order.ruling, order.claims_root), (ruling, OTHER_ROOT));
        assert_eq!((order.mandate.0, order.at), (JUDGE, now()));
        let event = Event::CourtRuled {
            estate: id,
            order: 0,
            ruling,
            reopened: false,
            office: order.office,
            officer: order.mandate,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn a_void_will_has_superseded_nothing() {
    ExtBuilder::build_and_execute(|| {
        let [first, second] = [will(1), will(1)];
        let id = taken(1);
        assert_ok!(rule(id, Ruling::AnnulWill(second)));
        let expected = vec![(second, WillStatus::Annulled), (first, WillStatus::Stands)];
        assert_eq!(found(1), Some(expected));
        assert_noop!(
            rule(id, Ruling::AnnulWill(second)),
            Error::<Test>::AlreadyAnnulled
        );
        // And if that one is void, too, there is none.
        assert_ok!(rule(id, Ruling::AnnulWill(first)));
        let all = found(1).expect("the death opened them");
        assert!(all
            .iter()
            .all(|(_, status)| *status == WillStatus::Annulled));
    });
}

#[test]
fn a_court_rules_on_the_wills_of_the_deceased_alone() {
    ExtBuilder::build_and_execute(|| {
        let others = will(2);
        let id = taken(1);
        assert_noop!(
            rule(id, Ruling::AnnulWill(others)),
            Error::<Test>::NotOfEstate
        );
        assert_noop!(
            rule(id, Ruling::AnnulWill(WillId(9))),
            Error::<Test>::WillNotFound
        );
    });
}

#[test]
fn an_annulled_certificate_sets_its_share_free() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3]);
        assert_ok!(issue(id, 2, share(2, 3)));
        assert_ok!(join(id, 0, 3, share(1, 3)));
        assert_ok!(rule(id, Ruling::AnnulCertificate(0)));
        assert_eq!(estate(id).shares.parts, 0);
        assert_noop!(
            rule(id, Ruling::AnnulCertificate(0)),
            Error::<Test>::AlreadyAnnulled
        );
        assert_noop!(
            rule(id, Ruling::AnnulCertificate(1)),
            Error::<Test>::CertificateNotFound
        );
        assert_noop!(join(id, 0, 2, share(1, 2)), Error::<Test>::AlreadyAnnulled);
        assert_ok!(issue(id, 2, share(1, 2)));
        assert_ok!(issue(id, 3, share(1, 2)));
        let (annulled, stands) = (CertificateStatus::Annulled, CertificateStatus::Stands);
        assert_eq!(certificates(id), vec![annulled, stands, stands]);
    });
}

#[test]
fn a_settled_estate_is_open_again_when_a_certificate_is_annulled() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        assert_ok!(spousal(id));
        assert_ok!(issue(id, 2, share(1, 1)));
        assert_ok!(close(id));
        let closing = estate(id).closing;
        // What is the spouse's is no part of it.
        assert_ok!(rule(id, Ruling::AnnulCertificate(0)));
        assert_eq!(status(id), EstateStatus::Settled);
        assert_ok!(rule(id, Ruling::AnnulCertificate(1)));
        assert_eq!(status(id), EstateStatus::Dividing);
        // That it had been closed is kept.
        let order = CourtOrders::<Test>::get(id, 1).expect("kept");
        assert_eq!(order.reopened, closing);
    });
}

#[test]
fn an_estate_of_the_state_is_open_again_when_an_heir_is_admitted() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[]);
        assert_ok!(close(id));
        assert_eq!(status(id), EstateStatus::Escheated);
        assert_ok!(rule(id, Ruling::AdmitHeir(heir(2))));
        assert_eq!(status(id), EstateStatus::Dividing);
        assert_ok!(issue(id, 2, share(1, 1)));
        assert_ok!(close(id));
        assert_eq!(status(id), EstateStatus::Settled);
    });
}

#[test]
fn an_heir_whom_a_court_admits_to_a_settled_estate_waits_for_the_certificates() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        assert_ok!(issue(id, 2, share(1, 1)));
        assert_ok!(close(id));
        assert_ok!(rule(id, Ruling::AdmitHeir(heir(3))));
        assert_eq!(status(id), EstateStatus::Settled);
        assert_noop!(issue(id, 3, share(1, 2)), Error::<Test>::EstateClosed);
        assert_ok!(rule(id, Ruling::AnnulCertificate(0)));
        assert_ok!(issue(id, 3, share(1, 2)));
    });
}

#[test]
fn a_court_admits_who_renounced_and_what_they_declared_is_kept() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_ok!(declare(id, 2, Choice::Renounce));
        assert_ok!(rule(id, Ruling::AdmitHeir(heir(2))));
        let kept = Heirs::<Test>::get(id, heir(2)).expect("an heir");
        assert!(kept.accepts());
        let declared = kept.declaration.map(|declared| declared.choice);
        assert_eq!(declared, Some(Choice::Renounce));
        assert_noop!(
            rule(id, Ruling::AdmitHeir(heir(2))),
            Error::<Test>::AlreadyHeir
        );
    });
}

#[test]
fn whom_a_court_excludes_gets_nothing_also_if_they_declare_it_later() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_noop!(
            rule(id, Ruling::ExcludeHeir(heir(2))),
            Error::<Test>::NotHeir
        );
        assert_ok!(rule(id, Ruling::AdmitHeir(heir(2))));
        assert_ok!(rule(id, Ruling::ExcludeHeir(heir(2))));
        assert_eq!(estate(id).acceptors, 0);
        assert_ok!(declare(id, 2, Choice::Accept));
        assert_eq!(estate(id).acceptors, 0);
        wait(SIX_MONTHS);
        assert_noop!(issue(id, 2, share(1, 1)), Error::<Test>::NotHeir);
        // A stranger's application does not keep the estate from the state for ever.
        assert_ok!(close(id));
        assert_eq!(status(id), EstateStatus::Escheated);
    });
}

#[test]
fn the_certificate_of_an_unworthy_heir_is_annulled_before_they_are_excluded() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        assert_ok!(issue(id, 2, share(1, 1)));
        let exclude = Ruling::ExcludeHeir(heir(2));
        assert_noop!(rule(id, exclude), Error::<Test>::CertificateStands);
        assert_ok!(rule(id, Ruling::AnnulCertificate(0)));
        assert_ok!(rule(id, exclude));
    });
}
