//! Guardians and trustees: who acts for a ward, who helps one, and who does neither any more.

use super::{
    notices::unnoticed,
    wallets::{linked, signed_by, speaks_for},
    *,
};
use crate::{
    types::{
        Care::{self, Guardianship, Trusteeship},
        CertificateReason, CertificateStatus, GuardianshipEndGround, GuardianshipGround, Issuer,
    },
    Error, Event,
};
use adliya_primitives::{traits::CivilStatus, CertificateHash, MandateId, OfficeId, Timeliness};
use frame_support::assert_noop;
use sp_core::sr25519;

fn register(event: VitalEvent) -> DispatchResult {
    CivilRegistry::register(registrar(), event, entry(ROOT, URGUT))
}

pub(super) fn appoint(
    ward: SubjectId,
    guardian: SubjectId,
    care: Care,
    ground: GuardianshipGround,
) -> DispatchResult {
    register(VitalEvent::Guardianship {
        ward,
        guardian,
        care,
        ground,
    })
}

/// By the guardianship authority.
fn appointed(ward: SubjectId, guardian: SubjectId, care: Care) -> RecordId {
    assert_ok!(appoint(ward, guardian, care, GuardianshipGround::Authority));
    latest()
}

pub(super) fn end(ward: SubjectId, ground: GuardianshipEndGround) -> DispatchResult {
    register(VitalEvent::GuardianshipEnd { ward, ground })
}

/// Whom the register has for the ward's guardian, and whether that counts.
fn guardian_of(ward: SubjectId) -> Option<(SubjectId, Care, bool)> {
    let view = CivilRegistry::person_view(ward).expect("registered");
    view.guardianship
        .map(|kept| (kept.guardian, kept.care, kept.in_force))
}

fn speaks(wallet: &sr25519::Pair, subject: SubjectId) -> bool {
    CivilRegistry::speaks_for(&account_of(wallet), &subject)
}

fn returned(who: SubjectId, death: RecordId) {
    assert_ok!(annul_death(death, who, decided(Matter::AnnulRecord(death))));
}

#[test]
fn register_guardianship_is_in_the_histories_of_both_and_names_who_was_before() {
    ExtBuilder::build_and_execute(|| {
        let [ward, aunt, uncle] = born();
        let first = appointed(ward, aunt, Guardianship);
        let second = appointed(ward, uncle, Guardianship);
        System::assert_last_event(
            Event::GuardianshipRegistered {
                record: second,
                ward,
                guardian: uncle,
                care: Guardianship,
                ground: GuardianshipGround::Authority,
                former: Some(first),
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        assert_eq!(guardian_of(ward), Some((uncle, Guardianship, true)));
        assert_eq!(history(ward), [0, first.0, second.0]);
        assert_eq!(history(aunt), [1, first.0]);
        assert_eq!(history(uncle), [2, second.0]);
    });
}

#[test]
fn register_guardianship_fails_for_who_cannot_be_a_ward_or_a_guardian() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian, dead, other] = born();
        died(dead);
        enter(registrar_herself());
        let by_authority =
            |ward, guardian| appoint(ward, guardian, Guardianship, GuardianshipGround::Authority);
        for (ward, guardian, error) in [
            (ward, ward, Error::<Test>::PartiesNotDistinct),
            (ward, registrar_herself(), Error::OwnRecord),
            (registrar_herself(), guardian, Error::OwnRecord),
            (subject(99), guardian, Error::NotRegistered),
            (ward, subject(99), Error::NotRegistered),
            (dead, guardian, Error::Deceased),
            (ward, dead, Error::Deceased),
        ] {
            assert_noop!(by_authority(ward, guardian), error);
        }
        for care in [Guardianship, Trusteeship] {
            appointed(guardian, other, care);
            assert_noop!(by_authority(ward, guardian), Error::<Test>::GuardianIsWard);
        }
    });
}

#[test]
fn register_guardianship_fails_for_the_guardian_whom_the_ward_has() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian] = born();
        appointed(ward, guardian, Guardianship);
        assert_noop!(
            appoint(ward, guardian, Guardianship, GuardianshipGround::Authority),
            Error::<Test>::AlreadyGuardian
        );
        // At fourteen the guardian becomes a trustee, and at eighteen nobody is needed.
        appointed(ward, guardian, Trusteeship);
        assert_eq!(guardian_of(ward), Some((guardian, Trusteeship, true)));
        assert_ok!(end(ward, GuardianshipEndGround::Age));
        assert_eq!(guardian_of(ward), None);
    });
}

#[test]
fn a_court_appoints_by_the_wards_birth_or_residence_and_exactly_as_it_has_decided() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian, other] = born();
        assert_ok!(register(VitalEvent::Residence { subject: ward }));
        let home = latest();
        for of in [RecordId(0), home] {
            let ordered = Matter::AppointGuardian {
                of,
                guardian,
                care: Guardianship,
            };
            let decision = decided(ordered);
            let by_court = |ward, guardian, care| {
                appoint(ward, guardian, care, GuardianshipGround::Decision(decision))
            };
            for (ward, guardian, care) in [
                (other, guardian, Guardianship),
                (ward, other, Guardianship),
                (ward, guardian, Trusteeship),
            ] {
                assert_noop!(
                    by_court(ward, guardian, care),
                    Error::<Test>::MatterMismatch
                );
            }
            assert_ok!(by_court(ward, guardian, Guardianship));
            let executed = crate::Decisions::<Test>::get(decision).and_then(|d| d.executed);
            assert_eq!(executed, Some(latest()));
            assert_noop!(
                by_court(ward, guardian, Trusteeship),
                Error::<Test>::AlreadyExecuted
            );
            let ending = decided(Matter::EndGuardianship(latest()));
            assert_ok!(end(ward, GuardianshipEndGround::Decision(ending)));
        }
        let nowhere = GuardianshipGround::Decision(DecisionId(99));
        assert_noop!(
            appoint(ward, guardian, Guardianship, nowhere),
            Error::<Test>::DecisionNotFound
        );
    });
}

#[test]
fn a_court_appoints_where_the_ward_was_born_or_lives_and_no_judge_appoints_themselves() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian] = born();
        let care = Guardianship;
        let appointment = |of, guardian| Matter::AppointGuardian { of, guardian, care };
        assert_noop!(
            lodge(appointment(RecordId(0), judge_herself())),
            Error::<Test>::OwnRecord
        );
        let wedding = married(ward, guardian);
        assert_noop!(
            lodge(appointment(wedding, guardian)),
            Error::<Test>::KindMismatch
        );
        assert_noop!(
            lodge(Matter::EndGuardianship(wedding)),
            Error::<Test>::KindMismatch
        );
        let elsewhere = |of| {
            let judge = RuntimeOrigin::signed(ANDIJAN_JUDGE);
            CivilRegistry::lodge_decision(judge, appointment(of, guardian), ROOT)
        };
        assert_noop!(elsewhere(RecordId(0)), Error::<Test>::OutsideJurisdiction);
        assert_ok!(CivilRegistry::register(
            RuntimeOrigin::signed(ANDIJAN_REGISTRAR),
            VitalEvent::Residence { subject: ward },
            entry(ROOT, ANDIJAN)
        ));
        assert_ok!(elsewhere(latest()));
    });
}

#[test]
fn register_guardianship_end_says_what_ended_and_leaves_the_ward_alone() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian] = born();
        let begun = appointed(ward, guardian, Guardianship);
        let ground = GuardianshipEndGround::Authority;
        assert_ok!(end(ward, ground));
        System::assert_last_event(
            Event::GuardianshipEnded {
                record: latest(),
                guardianship: begun,
                ward,
                guardian,
                ground,
                region: URGUT,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
        assert_eq!(guardian_of(ward), None);
        assert_eq!(history(guardian), [1, begun.0, latest().0]);
        assert_noop!(end(ward, ground), Error::<Test>::NotWard);
    });
}

#[test]
fn register_guardianship_end_fails_for_strangers_the_dead_the_officer_and_another_decision() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian, other, another] = born();
        let age = GuardianshipEndGround::Age;
        assert_noop!(end(ward, age), Error::<Test>::NotWard);
        assert_noop!(end(subject(99), age), Error::<Test>::NotWard);
        appointed(ward, guardian, Guardianship);
        let of_another = appointed(another, other, Guardianship);
        for (decision, error) in [
            (DecisionId(99), Error::<Test>::DecisionNotFound),
            (
                decided(Matter::EndGuardianship(of_another)),
                Error::MatterMismatch,
            ),
        ] {
            assert_noop!(end(ward, GuardianshipEndGround::Decision(decision)), error);
        }
        died(ward);
        assert_noop!(end(ward, age), Error::<Test>::Deceased);

        enter(registrar_herself());
        assert_ok!(CivilRegistry::register(
            colleague(),
            VitalEvent::Guardianship {
                ward: other,
                guardian: registrar_herself(),
                care: Trusteeship,
                ground: GuardianshipGround::Authority,
            },
            entry(ROOT, URGUT)
        ));
        assert_noop!(end(other, age), Error::<Test>::OwnRecord);
    });
}

#[test]
fn a_guardians_wallet_speaks_for_the_ward_and_the_wards_own_does_not() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian, other] = born();
        let (theirs, guardians) = (linked(ward, 7), linked(guardian, 8));
        assert!(speaks(&theirs, ward) && !speaks(&guardians, ward));
        appointed(ward, guardian, Guardianship);
        assert!(speaks(&guardians, ward) && speaks(&guardians, guardian));
        assert!(!speaks(&theirs, ward) && !speaks(&theirs, guardian));
        assert!(!speaks(&guardians, other));
        assert_eq!(speaks_for(&theirs), None);
        assert_noop!(
            CivilRegistry::issue_own_certificate(
                signed_by(&theirs),
                RecordId(0),
                CertificateHash(ROOT)
            ),
            Error::<Test>::UnderGuardianship
        );
        assert_ok!(end(ward, GuardianshipEndGround::Age));
        assert!(speaks(&theirs, ward) && !speaks(&guardians, ward));
    });
}

#[test]
fn a_ward_with_a_trustee_speaks_for_themselves_and_the_trustee_does_not() {
    ExtBuilder::build_and_execute(|| {
        let [ward, trustee] = born();
        let (theirs, trustees) = (linked(ward, 7), linked(trustee, 8));
        appointed(ward, trustee, Trusteeship);
        assert!(speaks(&theirs, ward) && !speaks(&trustees, ward));
    });
}

#[test]
fn somebody_in_whose_place_a_guardian_acts_neither_gives_notice_nor_marries() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian, spouse] = born();
        let notice = noticed(registrar(), [ward, spouse]).expect("both are capable");
        appointed(ward, guardian, Guardianship);
        assert_noop!(
            married_on(notice, [ward, spouse]),
            Error::<Test>::UnderGuardianship
        );
        for spouses in [[ward, spouse], [spouse, ward]] {
            assert_noop!(
                CivilRegistry::declare_marriage(registrar(), spouses),
                Error::<Test>::UnderGuardianship
            );
        }

        // One of an archive was made when both were capable.
        assert_ok!(unnoticed([ward, spouse], Timeliness::Archived));
    });
}

#[test]
fn a_ward_with_a_trustee_may_marry() {
    ExtBuilder::build_and_execute(|| {
        let [ward, trustee, spouse] = born();
        appointed(ward, trustee, Trusteeship);
        assert_ok!(marriage(ward, spouse));
    });
}

#[test]
fn a_frozen_wallet_of_a_guardian_speaks_for_nobody() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian] = born();
        let wallet = linked(guardian, 8);
        appointed(ward, guardian, Guardianship);
        assert_ok!(CivilRegistry::freeze_own_wallet(signed_by(&wallet)));
        assert!(!speaks(&wallet, ward) && !speaks(&wallet, guardian));
    });
}

#[test]
fn a_death_suspends_a_guardianship_and_its_annulment_brings_it_back() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian] = born();
        let (theirs, guardians) = (linked(ward, 7), linked(guardian, 8));
        appointed(ward, guardian, Guardianship);
        for who in [ward, guardian] {
            let death = died(who);
            assert_eq!(guardian_of(ward), Some((guardian, Guardianship, false)));
            assert!(!speaks(&guardians, ward));
            // A ward does not grow up because the guardian dies.
            assert!(!speaks(&theirs, ward));
            returned(who, death);
            assert_eq!(guardian_of(ward), Some((guardian, Guardianship, true)));
            assert!(speaks(&guardians, ward));
        }
    });
}

#[test]
fn whoever_took_the_place_of_a_guardian_held_for_dead_keeps_it() {
    ExtBuilder::build_and_execute(|| {
        let [ward, lost, second] = born();
        appointed(ward, lost, Guardianship);
        let death = died(lost);
        appointed(ward, second, Guardianship);
        returned(lost, death);
        assert_eq!(guardian_of(ward), Some((second, Guardianship, true)));
    });
}

#[test]
fn a_ward_whose_guardian_has_died_can_come_of_age() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian] = born();
        let theirs = linked(ward, 7);
        appointed(ward, guardian, Guardianship);
        died(guardian);
        assert_ok!(end(ward, GuardianshipEndGround::Age));
        assert!(speaks(&theirs, ward));
    });
}

#[test]
fn a_guardian_who_becomes_a_ward_acts_for_nobody_until_that_has_ended() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian, other] = born();
        let [wallet, others] = [linked(guardian, 7), linked(other, 8)];
        appointed(ward, guardian, Guardianship);
        for care in [Trusteeship, Guardianship] {
            appointed(guardian, other, care);
            assert_eq!(guardian_of(ward), Some((guardian, Guardianship, false)));
            // Nor does their own guardian act for their ward.
            assert!(!speaks(&wallet, ward) && !speaks(&others, ward));
        }
        assert_ok!(end(guardian, GuardianshipEndGround::Authority));
        assert!(speaks(&wallet, ward));
    });
}

#[test]
fn an_annulled_guardianship_leaves_the_ward_without_a_guardian() {
    ExtBuilder::build_and_execute(|| {
        let [ward, aunt, uncle] = born();
        let first = appointed(ward, aunt, Guardianship);
        let second = appointed(ward, uncle, Guardianship);
        // The one before is over, whatever a court finds about it.
        assert_ok!(annul(first, decided(Matter::AnnulRecord(first))));
        assert_eq!(guardian_of(ward), Some((uncle, Guardianship, true)));
        assert_ok!(annul(second, decided(Matter::AnnulRecord(second))));
        assert_eq!(guardian_of(ward), None);
        assert_noop!(
            end(ward, GuardianshipEndGround::Age),
            Error::<Test>::NotWard
        );
    });
}

#[test]
fn the_end_of_a_guardianship_is_not_annulled() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian] = born();
        appointed(ward, guardian, Guardianship);
        assert_ok!(end(ward, GuardianshipEndGround::Age));
        assert_noop!(
            lodge(Matter::AnnulRecord(latest())),
            Error::<Test>::NotAnnullable
        );
    });
}

#[test]
fn issue_ward_certificate_makes_the_ward_its_holder() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian] = born();
        let (theirs, guardians) = (linked(ward, 7), linked(guardian, 8));
        appointed(ward, guardian, Guardianship);
        let certificate = CertificateHash(ROOT);
        assert_ok!(CivilRegistry::issue_ward_certificate(
            signed_by(&guardians),
            ward,
            RecordId(0),
            certificate
        ));
        System::assert_last_event(
            Event::WardCertificateIssued {
                certificate,
                record: RecordId(0),
                ward,
                guardian,
            }
            .into(),
        );
        let view = CivilRegistry::certificate_view(certificate).expect("was issued");
        assert_eq!(
            (view.issuer, view.status),
            (Issuer::Holder(0), CertificateStatus::Valid)
        );
        // Once they are grown up, it is theirs to revoke.
        assert_ok!(end(ward, GuardianshipEndGround::Age));
        let lost = CertificateReason::Lost;
        assert_noop!(
            CivilRegistry::revoke_own_certificate(signed_by(&guardians), certificate, lost),
            Error::<Test>::NotIssuer
        );
        assert_ok!(CivilRegistry::revoke_own_certificate(
            signed_by(&theirs),
            certificate,
            lost
        ));
    });
}

#[test]
fn issue_ward_certificate_fails_for_anybody_but_the_guardian_and_for_records_of_others() {
    ExtBuilder::build_and_execute(|| {
        let [ward, guardian, trustee, minor] = born();
        let (theirs, guardians, trustees) =
            (linked(ward, 7), linked(guardian, 8), linked(trustee, 9));
        appointed(ward, guardian, Guardianship);
        appointed(minor, trustee, Trusteeship);
        let issue = |wallet: &sr25519::Pair, ward, record| {
            let certificate = CertificateHash(OTHER_ROOT);
            CivilRegistry::issue_ward_certificate(signed_by(wallet), ward, record, certificate)
        };
        let birth = RecordId(0);
        for (wallet, ward, record, error) in [
            (&wallet(1), ward, birth, Error::<Test>::WalletNotLinked),
            (&theirs, ward, birth, Error::UnderGuardianship),
            (&trustees, ward, birth, Error::NotGuardian),
            (&trustees, minor, RecordId(3), Error::NotGuardian),
            (&guardians, guardian, RecordId(1), Error::NotGuardian),
            (&guardians, ward, RecordId(1), Error::NotParty),
            (&guardians, ward, RecordId(99), Error::NotFound),
        ] {
            assert_noop!(issue(wallet, ward, record), error);
        }
        assert_ok!(issue(&guardians, ward, birth));
        assert_noop!(
            issue(&guardians, ward, birth),
            Error::<Test>::CertificateTaken
        );
        died(ward);
        assert_noop!(issue(&guardians, ward, birth), Error::<Test>::NotGuardian);
    });
}

/// Where a ward can stand, and what can be tried on them.
#[test]
fn a_ward_takes_every_edge_of_the_state_machine_and_no_other() {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum State {
        Free,
        Guarded,
        Entrusted,
    }
    use State::*;
    #[derive(Clone, Copy, Debug)]
    enum Try {
        Appoint(Care),
        AppointAnother(Care),
        End,
        Annul,
    }
    let tries = [
        Try::Appoint(Guardianship),
        Try::Appoint(Trusteeship),
        Try::AppointAnother(Guardianship),
        Try::AppointAnother(Trusteeship),
        Try::End,
        Try::Annul,
    ];
    let of = |care| match care {
        Guardianship => Guarded,
        Trusteeship => Entrusted,
    };
    for state in [Free, Guarded, Entrusted] {
        for attempt in tries {
            ExtBuilder::build_and_execute(|| {
                let [ward, guardian, another] = born();
                let kept = match state {
                    Free => RecordId(99),
                    Guarded => appointed(ward, guardian, Guardianship),
                    Entrusted => appointed(ward, guardian, Trusteeship),
                };
                let authority = GuardianshipGround::Authority;
                let outcome = match attempt {
                    Try::Appoint(care) => appoint(ward, guardian, care, authority),
                    Try::AppointAnother(care) => appoint(ward, another, care, authority),
                    Try::End => end(ward, GuardianshipEndGround::Authority),
                    Try::Annul => lodge(Matter::AnnulRecord(kept))
                        .and_then(|()| annul(kept, DecisionId(NextDecision::<Test>::get().0 - 1))),
                };
                let expected = match attempt {
                    Try::Appoint(care) if of(care) == state => Err(Error::<Test>::AlreadyGuardian),
                    Try::Appoint(care) | Try::AppointAnother(care) => Ok(of(care)),
                    Try::End if state == Free => Err(Error::NotWard),
                    Try::Annul if state == Free => Err(Error::NotFound),
                    Try::End | Try::Annul => Ok(Free),
                };
                let now = guardian_of(ward).map_or(Free, |(_, care, _)| of(care));
                match expected {
                    Ok(next) => {
                        assert_eq!((outcome, now), (Ok(()), next), "{state:?}, {attempt:?}")
                    }
                    Err(error) => {
                        assert_eq!((outcome, now), (Err(error.into()), state), "{attempt:?}")
                    }
                }
            });
        }
    }
}
