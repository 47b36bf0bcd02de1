use super::{
    wallets::{identity_officer, linked, signed_by},
    *,
};
use crate::{
    types::{
        Certificate, CertificateReason, CertificateStanding, CertificateStatus, Issuer,
        PaternityGround, PersonalChange, RecordStatus,
    },
    Certificates, Error, Event,
};
use adliya_primitives::{CertificateHash, MandateId, OfficeId};
use frame_support::assert_noop;
use sp_core::sr25519;
use sp_runtime::DispatchError;
use CertificateReason::{IssuedInError, Lost, UnderInquiry};
use CertificateStanding::{Revoked, Suspended, Valid};

const BIRTH: RecordId = RecordId(0);

/// The hash of some paper.
fn paper(number: u8) -> CertificateHash {
    CertificateHash(H256::repeat_byte(number))
}

fn issue(record: RecordId, certificate: CertificateHash) -> DispatchResult {
    CivilRegistry::issue_certificate(registrar(), record, certificate)
}

fn issue_own(
    wallet: &sr25519::Pair,
    record: RecordId,
    certificate: CertificateHash,
) -> DispatchResult {
    CivilRegistry::issue_own_certificate(signed_by(wallet), record, certificate)
}

fn set(certificate: CertificateHash, standing: CertificateStanding) -> DispatchResult {
    CivilRegistry::set_certificate_standing(registrar(), certificate, standing)
}

fn revoke_own(wallet: &sr25519::Pair, certificate: CertificateHash) -> DispatchResult {
    CivilRegistry::revoke_own_certificate(signed_by(wallet), certificate, Lost)
}

/// What whoever holds the paper is told.
fn status(certificate: CertificateHash) -> CertificateStatus {
    let view = CivilRegistry::certificate_view(certificate);
    view.expect("was issued").status
}

/// A person with a name change that a court annuls. Returns the number of the change.
fn annulled_name_change(of: SubjectId) -> RecordId {
    let change = name_change(of);
    assert_ok!(annul(change, decided(Matter::AnnulRecord(change))));
    change
}

fn name_change(of: SubjectId) -> RecordId {
    assert_ok!(CivilRegistry::register(
        registrar(),
        VitalEvent::PersonalChange {
            subject: of,
            change: PersonalChange::Name
        },
        entry(ROOT, URGUT)
    ));
    latest()
}

#[test]
fn issue_certificate_keeps_what_it_certifies_and_names_the_officer() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        assert_ok!(issue(BIRTH, paper(1)));
        let issuer = Issuer::Office {
            office: OfficeId(5),
            mandate: MandateId(1),
        };
        assert_eq!(
            Certificates::<Test>::get(paper(1)),
            Some(Certificate {
                record: BIRTH,
                issued_root: ROOT,
                issued_parentage: 0,
                issuer,
                issued_at: NOW,
                standing: Valid,
            })
        );
        System::assert_last_event(
            Event::CertificateIssued {
                certificate: paper(1),
                record: BIRTH,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        let view = CivilRegistry::certificate_view(paper(1)).expect("was issued");
        assert_eq!(
            (view.certificate, view.status, view.record, view.issuer),
            (paper(1), CertificateStatus::Valid, BIRTH, issuer)
        );
    });
}

#[test]
fn issue_own_certificate_names_the_holder() {
    ExtBuilder::build_and_execute(|| {
        let [child] = born();
        let wallet = linked(child, 7);
        assert_ok!(issue_own(&wallet, BIRTH, paper(1)));
        System::assert_last_event(
            Event::OwnCertificateIssued {
                certificate: paper(1),
                record: BIRTH,
                holder: child,
            }
            .into(),
        );
        let view = CivilRegistry::certificate_view(paper(1)).expect("was issued");
        assert_eq!(
            (view.status, view.issuer),
            (CertificateStatus::Valid, Issuer::Holder(0))
        );
    });
}

#[test]
fn a_mother_certifies_the_birth_of_her_child() {
    ExtBuilder::build_and_execute(|| {
        let [mother, ..] = born::<2>();
        let wallet = linked(mother, 7);
        let birth = child_of(subject(9), Some(mother), None);
        assert_ok!(issue_own(&wallet, birth, paper(1)));
    });
}

#[test]
fn a_paper_that_was_never_issued_is_unknown() {
    ExtBuilder::build_and_execute(|| {
        assert_eq!(CivilRegistry::certificate_view(paper(1)), None);
    });
}

#[test]
fn a_record_has_as_many_certificates_as_are_asked_for_and_a_hash_one() {
    ExtBuilder::build_and_execute(|| {
        let [child, ..] = born::<2>();
        let wallet = linked(child, 7);
        assert_ok!(issue(BIRTH, paper(1)));
        assert_ok!(issue(BIRTH, paper(2)));
        for record in [BIRTH, RecordId(1)] {
            assert_noop!(issue(record, paper(1)), Error::<Test>::CertificateTaken);
        }
        assert_noop!(
            issue_own(&wallet, BIRTH, paper(1)),
            Error::<Test>::CertificateTaken
        );
    });
}

#[test]
fn no_certificate_is_issued_of_a_record_that_is_annulled_or_missing() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = linked(person, 7);
        let change = annulled_name_change(person);
        for (record, error) in [
            (change, Error::<Test>::RecordAnnulled),
            (RecordId(99), Error::<Test>::NotFound),
        ] {
            assert_noop!(issue(record, paper(1)), error);
            let error = match record {
                RecordId(99) => Error::<Test>::NotFound,
                _ => Error::<Test>::RecordAnnulled,
            };
            assert_noop!(issue_own(&wallet, record, paper(1)), error);
        }
    });
}

#[test]
fn only_registrars_with_jurisdiction_over_the_record_issue_and_set_standings() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        assert_ok!(CivilRegistry::issue_certificate(
            colleague(),
            BIRTH,
            paper(1)
        ));
        let andijan = RuntimeOrigin::signed(ANDIJAN_REGISTRAR);
        assert_noop!(
            CivilRegistry::issue_certificate(andijan.clone(), BIRTH, paper(2)),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(
            CivilRegistry::set_certificate_standing(andijan, paper(1), Revoked(Lost)),
            Error::<Test>::OutsideJurisdiction
        );
        for origin in [judge(), identity_officer(), RuntimeOrigin::signed(NOBODY)] {
            assert_noop!(
                CivilRegistry::issue_certificate(origin.clone(), BIRTH, paper(2)),
                DispatchError::BadOrigin
            );
            assert_noop!(
                CivilRegistry::set_certificate_standing(origin, paper(1), Revoked(Lost)),
                DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn no_registrar_certifies_a_record_of_their_own_or_of_their_spouse() {
    ExtBuilder::build_and_execute(|| {
        let [husband] = born();
        let herself = registrar_herself();
        enter(herself);
        let her_birth = latest();
        let wedding = married_by_colleague(husband, herself);
        for (number, record) in (1..).zip([her_birth, wedding, BIRTH]) {
            assert_noop!(issue(record, paper(number)), Error::<Test>::OwnRecord);
            assert_ok!(CivilRegistry::issue_certificate(
                colleague(),
                record,
                paper(number)
            ));
            assert_noop!(
                set(paper(number), Suspended(Lost)),
                Error::<Test>::OwnRecord
            );
        }
    });
}

#[test]
fn issue_own_certificate_fails_for_a_wallet_that_speaks_for_nobody() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        assert_noop!(
            issue_own(&wallet(7), BIRTH, paper(1)),
            Error::<Test>::WalletNotLinked
        );
        let wallet = linked(person, 7);
        assert_ok!(CivilRegistry::freeze_own_wallet(signed_by(&wallet)));
        assert_noop!(
            issue_own(&wallet, BIRTH, paper(1)),
            Error::<Test>::WalletFrozen
        );
        assert_ok!(CivilRegistry::unfreeze_wallet(identity_officer(), person));
        died(person);
        assert_noop!(issue_own(&wallet, BIRTH, paper(1)), Error::<Test>::Deceased);
    });
}

#[test]
fn issue_own_certificate_fails_for_the_record_of_somebody_else() {
    ExtBuilder::build_and_execute(|| {
        let [_, stranger] = born();
        let wallet = linked(stranger, 7);
        assert_noop!(issue_own(&wallet, BIRTH, paper(1)), Error::<Test>::NotParty);
    });
}

/// From each standing to each: every edge, and every edge that there is not.
#[test]
fn a_registrar_suspends_reinstates_and_revokes_for_ever() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        let standings = [
            Valid,
            Suspended(Lost),
            Suspended(UnderInquiry),
            Revoked(Lost),
            Revoked(IssuedInError),
        ];
        let mut number = 0;
        for from in standings {
            for to in standings {
                number += 1;
                let certificate = paper(number);
                assert_ok!(issue(BIRTH, certificate));
                if from != Valid {
                    assert_ok!(set(certificate, from));
                }
                let expected: DispatchResult = match (from, to) {
                    (Revoked(_), _) => Err(Error::<Test>::CertificateRevoked.into()),
                    _ if from == to => Err(Error::<Test>::StandingUnchanged.into()),
                    _ => Ok(()),
                };
                assert_eq!(set(certificate, to), expected, "{from:?} to {to:?}");
                if expected.is_ok() {
                    System::assert_last_event(
                        Event::CertificateStandingChanged {
                            certificate,
                            record: BIRTH,
                            standing: to,
                            office: OfficeId(5),
                            officer: MandateId(1),
                        }
                        .into(),
                    );
                }
                let kept = Certificates::<Test>::get(certificate).expect("was issued");
                assert_eq!(kept.standing, if expected.is_ok() { to } else { from });
            }
        }
    });
}

#[test]
fn a_holder_revokes_what_they_issued_whether_it_is_suspended_or_not() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = linked(person, 7);
        for (number, suspended) in [(1, false), (2, true)] {
            assert_ok!(issue_own(&wallet, BIRTH, paper(number)));
            if suspended {
                assert_ok!(set(paper(number), Suspended(UnderInquiry)));
            }
            assert_ok!(revoke_own(&wallet, paper(number)));
            System::assert_last_event(
                Event::OwnCertificateRevoked {
                    certificate: paper(number),
                    record: BIRTH,
                    reason: Lost,
                    holder: person,
                }
                .into(),
            );
            assert_eq!(status(paper(number)), CertificateStatus::Revoked(Lost));
            assert_noop!(
                revoke_own(&wallet, paper(number)),
                Error::<Test>::CertificateRevoked
            );
        }
    });
}

#[test]
fn a_holder_revokes_nothing_that_an_office_or_another_party_issued() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let (hers, his) = (linked(one, 7), linked(other, 8));
        let wedding = married(one, other);
        assert_ok!(issue(wedding, paper(1)));
        assert_ok!(issue_own(&his, wedding, paper(2)));
        let view = CivilRegistry::certificate_view(paper(2)).expect("was issued");
        assert_eq!(view.issuer, Issuer::Holder(1));
        for certificate in [paper(1), paper(2)] {
            assert_noop!(revoke_own(&hers, certificate), Error::<Test>::NotIssuer);
        }
    });
}

#[test]
fn a_standing_is_set_only_for_a_certificate_that_was_issued() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = linked(person, 7);
        assert_noop!(
            set(paper(1), Revoked(Lost)),
            Error::<Test>::CertificateNotFound
        );
        assert_noop!(
            revoke_own(&wallet, paper(1)),
            Error::<Test>::CertificateNotFound
        );
    });
}

#[test]
fn revoke_own_certificate_fails_for_a_wallet_that_is_frozen_or_nobodys() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let wallet = linked(person, 7);
        assert_ok!(issue_own(&wallet, BIRTH, paper(1)));
        assert_noop!(
            revoke_own(&super::wallet(8), paper(1)),
            Error::<Test>::WalletNotLinked
        );
        assert_ok!(CivilRegistry::freeze_own_wallet(signed_by(&wallet)));
        assert_noop!(revoke_own(&wallet, paper(1)), Error::<Test>::WalletFrozen);
    });
}

/// What no later act takes back is said first: annulled, revoked, corrected, suspended, valid.
#[test]
fn a_certificate_is_worth_the_least_of_what_it_and_its_record_are() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        assert_ok!(issue(BIRTH, paper(1)));
        let standing = record(BIRTH);
        let mut certificate = Certificates::<Test>::get(paper(1)).expect("was issued");
        let mut corrected = standing.clone();
        corrected.claims_root = OTHER_ROOT;
        let mut with_a_father = standing.clone();
        with_a_father.parentage = 1;
        let annulled = |record: &Record| Record {
            status: RecordStatus::Annulled,
            ..record.clone()
        };
        use CertificateStatus as Status;
        for (said, unchanged, changed) in [
            (Valid, Status::Valid, Status::Corrected),
            (Suspended(Lost), Status::Suspended(Lost), Status::Corrected),
            (Revoked(Lost), Status::Revoked(Lost), Status::Revoked(Lost)),
        ] {
            certificate.standing = said;
            assert_eq!(certificate.status(&standing), unchanged);
            assert_eq!(certificate.status(&corrected), changed);
            assert_eq!(certificate.status(&with_a_father), changed);
            for record in [&standing, &corrected, &with_a_father] {
                assert_eq!(certificate.status(&annulled(record)), Status::Annulled);
            }
        }
    });
}

#[test]
fn a_certificate_of_a_corrected_record_says_so_and_a_new_one_is_valid() {
    ExtBuilder::build_and_execute(|| {
        let [_child] = born();
        assert_ok!(issue(BIRTH, paper(1)));
        assert_ok!(CivilRegistry::correct_minor(registrar(), BIRTH, OTHER_ROOT));
        assert_eq!(status(paper(1)), CertificateStatus::Corrected);
        assert_ok!(issue(BIRTH, paper(2)));
        assert_eq!(status(paper(2)), CertificateStatus::Valid);

        // The correction was a slip itself: the record says again what the first paper says.
        assert_ok!(CivilRegistry::correct_minor(registrar(), BIRTH, ROOT));
        assert_eq!(status(paper(1)), CertificateStatus::Valid);
        assert_eq!(status(paper(2)), CertificateStatus::Corrected);
    });
}

#[test]
fn a_birth_certificate_without_a_father_ends_with_the_paternity_though_no_claim_changed() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father] = born();
        let birth = child_of(subject(9), Some(mother), None);
        assert_ok!(issue(birth, paper(1)));
        assert_ok!(CivilRegistry::register(
            registrar(),
            VitalEvent::Paternity {
                birth,
                father,
                ground: PaternityGround::Recognition
            },
            entry(ROOT, URGUT)
        ));
        assert_eq!(record(birth).claims_root, ROOT);
        assert_eq!(status(paper(1)), CertificateStatus::Corrected);
        // The birth says again what it said, but it has changed: it takes a new certificate.
        let recognised = latest();
        assert_ok!(annul(recognised, decided(Matter::AnnulRecord(recognised))));
        assert_eq!(status(paper(1)), CertificateStatus::Corrected);
    });
}

#[test]
fn a_death_certificate_is_annulled_with_the_death() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let decease = died(person);
        assert_ok!(issue(decease, paper(1)));
        assert_eq!(status(paper(1)), CertificateStatus::Valid);
        let decision = decided(Matter::AnnulRecord(decease));
        assert_ok!(annul_death(decease, person, decision));
        assert_eq!(status(paper(1)), CertificateStatus::Annulled);
    });
}

#[test]
fn a_birth_certificate_outlives_the_one_it_is_about() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        assert_ok!(issue(BIRTH, paper(1)));
        died(person);
        assert_eq!(status(paper(1)), CertificateStatus::Valid);
        assert_ok!(issue(BIRTH, paper(2)));
    });
}

#[test]
fn a_certificate_of_an_annulled_record_can_still_be_revoked() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let change = name_change(person);
        assert_ok!(issue(change, paper(1)));
        assert_ok!(annul(change, decided(Matter::AnnulRecord(change))));
        assert_ok!(set(paper(1), Revoked(IssuedInError)));
        assert_eq!(status(paper(1)), CertificateStatus::Annulled);
    });
}
