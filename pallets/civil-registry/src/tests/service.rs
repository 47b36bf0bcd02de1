use super::*;
use crate::{
    types::{CertificateReason, CertificateStanding},
    Error,
};
use adliya_primitives::{CertificateHash, OfficeId};
use frame_support::assert_noop;

/// Of an office of Andijan that serves the whole country.
fn serving() -> RuntimeOrigin {
    RuntimeOrigin::signed(SERVING_REGISTRAR)
}

fn foundling(by: RuntimeOrigin, number: u64, region: Region) -> DispatchResult {
    let child = subject(number);
    let event = VitalEvent::Foundling {
        child,
        links: links(child),
    };
    CivilRegistry::register(by, event, entry(ROOT, region))
}

#[test]
fn an_office_that_serves_the_country_registers_elsewhere_and_the_record_says_so() {
    ExtBuilder::build_and_execute(|| {
        for (number, region, elsewhere) in [(1, URGUT, true), (2, ANDIJAN, false)] {
            assert_ok!(foundling(serving(), number, region));
            let kept = record(latest());
            assert_eq!((kept.region, kept.office), (region, OfficeId(9)));
            assert_eq!(kept.extraterritorial, elsewhere);
        }
        assert_ok!(foundling(registrar(), 3, URGUT));
        assert!(!record(latest()).extraterritorial);
    });
}

#[test]
fn an_office_of_the_same_region_that_does_not_is_refused_elsewhere() {
    ExtBuilder::build_and_execute(|| {
        let territorial = RuntimeOrigin::signed(ANDIJAN_REGISTRAR);
        assert_noop!(
            foundling(territorial, 1, URGUT),
            Error::<Test>::OutsideJurisdiction
        );
    });
}

#[test]
fn no_office_serves_another_country() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(
            foundling(serving(), 1, Region::new(2, 14, 0, 0)),
            Error::<Test>::OutsideJurisdiction
        );
    });
}

#[test]
fn an_office_that_serves_the_country_certifies_its_records_and_changes_none() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(foundling(registrar(), 1, URGUT));
        let id = latest();
        let certificate = CertificateHash(H256::repeat_byte(1));
        assert_ok!(CivilRegistry::issue_certificate(serving(), id, certificate));
        assert_noop!(
            CivilRegistry::correct_minor(serving(), id, OTHER_ROOT),
            Error::<Test>::OutsideJurisdiction
        );
        let revoked = CertificateStanding::Revoked(CertificateReason::IssuedInError);
        assert_noop!(
            CivilRegistry::set_certificate_standing(serving(), certificate, revoked),
            Error::<Test>::OutsideJurisdiction
        );
    });
}
