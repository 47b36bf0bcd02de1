//! Certificates: exact shares, never more than the whole, none for who renounced.

use super::*;
use crate::{
    types::{CertificateKind, MAX_HOLDERS},
    Certificates, Holdings,
};

#[test]
fn an_heir_gets_a_certificate_of_an_exact_share() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        assert_ok!(issue(id, 2, share(1, 3)));
        let certificate = Certificates::<Test>::get(id, 0).expect("issued");
        assert_eq!(certificate.kind, CertificateKind::Inheritance);
        assert_eq!((certificate.claims_root, certificate.at), (ROOT, now()));
        assert_eq!(Holdings::<Test>::get((id, 0), heir(2)), Some(share(1, 3)));
        let event = Event::CertificateIssued {
            estate: id,
            number: 0,
            heir: heir(2),
            share: share(1, 3),
            office: certificate.office,
            officer: certificate.mandate,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn no_share_is_certified_before_the_period_is_over() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_ok!(declare(id, 2, Choice::Accept));
        wait(SIX_MONTHS - 1);
        assert_noop!(issue(id, 2, share(1, 1)), Error::<Test>::TooEarly);
        wait(1);
        assert_ok!(issue(id, 2, share(1, 1)));
    });
}

#[test]
fn three_thirds_are_the_whole_and_no_hair_more_is_certified() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3, 4, 5]);
        for number in [2, 3, 4] {
            assert_ok!(issue(id, number, share(1, 3)));
        }
        assert!(estate(id).shares.is_whole());
        assert_noop!(
            issue(id, 5, share(1, u32::MAX)),
            Error::<Test>::SharesExceedEstate
        );
    });
}

#[test]
fn shares_without_a_common_measure_are_refused() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3, 4]);
        // Primes just below 2^32.
        assert_ok!(issue(id, 2, share(1, 4_294_967_291)));
        assert_ok!(issue(id, 3, share(1, 4_294_967_279)));
        assert_noop!(
            issue(id, 4, share(1, 4_294_967_231)),
            Error::<Test>::SharesTooFine
        );
    });
}

#[test]
fn who_renounced_or_never_applied_gets_no_certificate() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_ok!(declare(id, 2, Choice::Renounce));
        assert_ok!(declare(id, 3, Choice::Accept));
        wait(SIX_MONTHS);
        for number in [2, 4] {
            assert_noop!(issue(id, number, share(1, 2)), Error::<Test>::NotHeir);
        }
        assert_ok!(issue(id, 3, share(1, 2)));
        assert_noop!(join(id, 0, 2, share(1, 2)), Error::<Test>::NotHeir);
    });
}

#[test]
fn an_heir_has_one_certificate_that_stands() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3]);
        assert_ok!(issue(id, 2, share(1, 4)));
        assert_noop!(issue(id, 2, share(1, 4)), Error::<Test>::AlreadyCertified);
        assert_noop!(join(id, 0, 2, share(1, 4)), Error::<Test>::AlreadyCertified);
    });
}

#[test]
fn a_share_is_something_and_not_more_than_the_whole() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3]);
        assert_ok!(issue(id, 3, share(1, 2)));
        for malformed in [share(0, 2), share(3, 2), share(0, 0), share(1, 0)] {
            assert_noop!(issue(id, 2, malformed), Error::<Test>::ShareMalformed);
            assert_noop!(join(id, 0, 2, malformed), Error::<Test>::ShareMalformed);
        }
    });
}

#[test]
fn heirs_hold_a_certificate_together_that_is_made_in_one_block() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3, 4]);
        assert_ok!(issue(id, 2, share(1, 2)));
        assert_noop!(
            join(id, 1, 3, share(1, 4)),
            Error::<Test>::CertificateNotFound
        );
        assert_noop!(
            join(id, 0, 3, share(2, 3)),
            Error::<Test>::SharesExceedEstate
        );
        assert_ok!(join(id, 0, 3, share(1, 4)));
        let event = Event::CertificateJoined {
            estate: id,
            number: 0,
            heir: heir(3),
            share: share(1, 4),
            office: PRACTICE,
            officer: estate(id).taking.expect("taken").mandate,
        };
        System::assert_last_event(event.into());
        wait(1);
        assert_noop!(join(id, 0, 4, share(1, 4)), Error::<Test>::CertificateFinal);
        let page = Estates::certificates_page(id, 0, 10);
        assert_eq!(page.certificates.len(), 1);
        let mut holders = page.certificates[0].holders.clone();
        holders.sort_by_key(|(who, _)| *who);
        assert_eq!(
            holders,
            vec![(heir(2), share(1, 2)), (heir(3), share(1, 4))]
        );
    });
}

#[test]
fn a_certificate_has_a_bounded_number_of_heirs() {
    ExtBuilder::build_and_execute(|| {
        let all: Vec<u64> = (2..=u64::from(MAX_HOLDERS) + 2).collect();
        let id = dividing(1, &all);
        let [first, others @ .., last] = &all[..] else {
            panic!("there are heirs");
        };
        assert_ok!(issue(id, *first, share(1, 100)));
        for number in others {
            assert_ok!(join(id, 0, *number, share(1, 100)));
        }
        assert_noop!(
            join(id, 0, *last, share(1, 100)),
            Error::<Test>::TooManyHolders
        );
        assert_ok!(issue(id, *last, share(1, 100)));
    });
}

#[test]
fn the_spouse_gets_a_certificate_that_names_nobody_of_what_is_no_part_of_the_estate() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_ok!(spousal(id));
        let certificate = Certificates::<Test>::get(id, 0).expect("issued");
        assert_eq!(certificate.kind, CertificateKind::SpousalShare);
        assert_eq!(estate(id).shares.parts, 0);
        let event = Event::SpousalShareCertified {
            estate: id,
            number: 0,
            office: certificate.office,
            officer: certificate.mandate,
        };
        System::assert_last_event(event.into());
        assert_noop!(spousal(id), Error::<Test>::AlreadyCertified);
    });
}

#[test]
fn nobody_is_put_into_the_certificate_of_a_spouse() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[3]);
        assert_ok!(spousal(id));
        assert_noop!(join(id, 0, 3, share(1, 2)), Error::<Test>::KindMismatch);
    });
}

#[test]
fn a_notary_certifies_nothing_for_relatives() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3]);
        assert_ok!(issue(id, 3, share(1, 2)));
        Relatives::set(vec![(NOTARY, heir(2))]);
        let conflict = || Error::<Test>::ConflictOfInterest;
        assert_noop!(issue(id, 2, share(1, 2)), conflict());
        assert_noop!(join(id, 0, 2, share(1, 2)), conflict());
    });
}

#[test]
fn an_heir_who_died_after_accepting_gets_the_share_into_their_own_estate() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2]);
        opened(2);
        assert_ok!(issue(id, 2, share(1, 1)));
    });
}

#[test]
fn certificates_are_read_page_by_page() {
    ExtBuilder::build_and_execute(|| {
        let id = dividing(1, &[2, 3, 4]);
        for number in [2, 3, 4] {
            assert_ok!(issue(id, number, share(1, 3)));
        }
        let first = Estates::certificates_page(id, 0, 2);
        assert_eq!((first.certificates.len(), first.next), (2, Some(2)));
        let last = Estates::certificates_page(id, 2, 2);
        assert_eq!((last.certificates[0].number, last.next), (2, None));
        let none = Estates::certificates_page(EstateId(9), 0, 2);
        assert!(none.certificates.is_empty() && none.next.is_none());
    });
}
