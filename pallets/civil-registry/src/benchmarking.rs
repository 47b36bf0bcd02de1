//! Worst cases: every party in the register with a history, the officer as the runtime makes them most expensive.

mod notices;
mod population;
mod seals;
mod setup;

use super::*;
use crate::types::{
    Capacity, Care, CertificateReason, CertificateStanding, DivorceGround, EventKind, FieldClass,
    GuardianshipEndGround, GuardianshipGround, MaritalStatus, Matter, Parents, PaternityGround,
    PersonalChange, RecordStatus, VitalEvent, WaiverGround, WalletStanding,
};
use adliya_primitives::{DecisionId, NoticeId, RecordId};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use notices::*;
use population::ward;
use seals::*;
use setup::*;

pub(crate) use setup::marriage_annulment;

#[benchmarks]
mod benchmarks {
    use super::*;

    /// With both parents.
    #[benchmark]
    fn register_birth() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let parents = Parents {
            mother: Some(person::<T>(1)),
            father: Some(person::<T>(2)),
        };
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Birth {
                child: subject(3),
                parents,
                links: ROOT,
            },
            entry(ROOT, officer.region),
        );
        assert!(Persons::<T>::contains_key(subject(3)));
        Ok(())
    }

    /// Of somebody married.
    #[benchmark]
    fn register_death() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        marriage::<T>(&officer)?;
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Death {
                deceased: subject(1),
                opening: opening(),
            },
            entry(ROOT, officer.region),
        );
        assert!(Persons::<T>::get(subject(1)).is_some_and(|person| person.death.is_some()));
        let widowed = MaritalStatus::Widowed(latest::<T>());
        assert!(Persons::<T>::get(subject(2)).is_some_and(|person| person.marital == widowed));
        Ok(())
    }

    #[benchmark]
    fn register_marriage() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let spouses = [person::<T>(1), person::<T>(2)];
        let notice = Some(noticed::<T>(&officer, spouses)?);
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Marriage { spouses, notice },
            entry(ROOT, officer.region),
        );
        let married = Persons::<T>::get(subject(1)).map(|person| person.marital);
        assert!(matches!(married, Some(MaritalStatus::Married(_))));
        Ok(())
    }

    #[benchmark]
    fn link_wallet() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        let subject = person::<T>(1);
        let (wallet, signature) = willing::<T>(subject);
        #[extrinsic_call]
        _(origin as Origin<T>, subject, wallet.clone(), signature);
        assert_eq!(Wallets::<T>::get(subject), Some(wallet));
        Ok(())
    }

    /// About a birth with both parents, by a judge who is married.
    #[benchmark]
    fn lodge_decision() -> Result<(), BenchmarkError> {
        let (origin, judge) = officer_by::<T, T::JudgeOrigin>()?;
        settle::<T>(&judge, 200);
        let father = person::<T>(2);
        let birth = birth::<T>(&judge, Some(father))?;
        let parents = Parents {
            mother: Some(subject(4)),
            father: Some(subject(5)),
        };
        let matter = Matter::CorrectParentage { birth, parents };
        #[extrinsic_call]
        _(origin as Origin<T>, matter, ROOT);
        let lodged = Decisions::<T>::get(DecisionId(0)).map(|decision| decision.matter);
        assert_eq!(lodged, Some(matter));
        Ok(())
    }

    /// By a court's decision.
    #[benchmark]
    fn register_divorce() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let marriage = marriage::<T>(&officer)?;
        let ground = DivorceGround::Decision(decided::<T>(Matter::DissolveMarriage(marriage)));
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Divorce { marriage, ground },
            entry(ROOT, officer.region),
        );
        let divorced = MaritalStatus::Divorced(latest::<T>());
        assert!(Persons::<T>::get(subject(2)).is_some_and(|person| person.marital == divorced));
        Ok(())
    }

    #[benchmark]
    fn register_marriage_annulment() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let marriage = marriage::<T>(&officer)?;
        let decision = decided::<T>(Matter::AnnulMarriage(marriage));
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::MarriageAnnulment { marriage, decision },
            entry(ROOT, officer.region),
        );
        let restored = MaritalStatus::Dissolved(RecordId(9));
        assert!(Persons::<T>::get(subject(2)).is_some_and(|person| person.marital == restored));
        Ok(())
    }

    #[benchmark]
    fn register_separation() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let marriage = marriage::<T>(&officer)?;
        let decision = decided::<T>(Matter::SeparateSpouses(marriage));
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Separation { marriage, decision },
            entry(ROOT, officer.region),
        );
        let kept = Marriages::<T>::get(marriage).and_then(|marriage| marriage.separated);
        assert_eq!(kept, Some(latest::<T>()));
        Ok(())
    }

    /// Of somebody whose marriage goes on.
    #[benchmark]
    fn register_death_annulment() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let death = death::<T>(&officer)?;
        let decision = decided::<T>(Matter::AnnulRecord(death));
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::DeathAnnulment {
                death,
                opening: opening(),
                decision,
            },
            entry(ROOT, officer.region),
        );
        let spouses = [1, 2].map(|number| Persons::<T>::get(subject(number)));
        for spouse in spouses.into_iter().flatten() {
            assert!(spouse.death.is_none());
            assert!(matches!(spouse.marital, MaritalStatus::Married(_)));
        }
        Ok(())
    }

    /// Of a paternity, whose father leaves the birth.
    #[benchmark]
    fn register_record_annulment() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        settle::<T>(&officer, 200);
        let birth = birth::<T>(&officer, None)?;
        let father = person::<T>(2);
        let ground = PaternityGround::Recognition;
        let event = VitalEvent::Paternity {
            birth,
            father,
            ground,
        };
        let paternity = happened::<T>(&officer, event)?;
        let decision = decided::<T>(Matter::AnnulRecord(paternity));
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::RecordAnnulment {
                record: paternity,
                decision,
            },
            entry(ROOT, officer.region),
        );
        let status = Records::<T>::get(paternity).map(|record| record.status);
        assert_eq!(status, Some(RecordStatus::Annulled));
        let father = Records::<T>::get(birth).and_then(|birth| birth.parents().father);
        assert_eq!(father, None);
        Ok(())
    }

    #[benchmark]
    fn correct_minor() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        settle::<T>(&officer, 200);
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        #[extrinsic_call]
        _(origin as Origin<T>, birth, OTHER_ROOT);
        assert_eq!(
            class_of_first_correction::<T>(birth),
            Some(FieldClass::Minor)
        );
        Ok(())
    }

    #[benchmark]
    fn correct_material() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedRegistrarOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        let confirmed = T::ConfirmedRegistrarOrigin::ensure_origin(origin.clone())
            .map_err(|_| BenchmarkError::Weightless)?;
        settle::<T>(&confirmed.officer, 200);
        settle::<T>(&confirmed.supervisor, 201);
        let father = person::<T>(2);
        let birth = birth::<T>(&confirmed.officer, Some(father))?;
        #[extrinsic_call]
        _(origin as Origin<T>, birth, OTHER_ROOT);
        assert_eq!(
            class_of_first_correction::<T>(birth),
            Some(FieldClass::Material)
        );
        Ok(())
    }

    /// Of both parents of a birth.
    #[benchmark]
    fn correct_by_decision() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        settle::<T>(&officer, 200);
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        let parents = Parents {
            mother: Some(person::<T>(4)),
            father: Some(person::<T>(5)),
        };
        let decision = decided::<T>(Matter::CorrectParentage { birth, parents });
        #[extrinsic_call]
        _(origin as Origin<T>, birth, decision, OTHER_ROOT);
        let kept = Records::<T>::get(birth).map(|birth| birth.parents());
        assert_eq!(kept, Some(parents));
        assert_eq!(
            class_of_first_correction::<T>(birth),
            Some(FieldClass::Parentage)
        );
        Ok(())
    }

    /// With the mother's consent: both parents are looked at.
    #[benchmark]
    fn recognise_paternity() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let birth = birth::<T>(&officer, None)?;
        let father = person::<T>(2);
        let ground = PaternityGround::Recognition;
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Paternity {
                birth,
                father,
                ground,
            },
            entry(ROOT, officer.region),
        );
        let kept = Records::<T>::get(birth).and_then(|birth| birth.parents().father);
        assert_eq!(kept, Some(father));
        Ok(())
    }

    /// By a court's decision.
    #[benchmark]
    fn establish_paternity() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let birth = birth::<T>(&officer, None)?;
        let father = person::<T>(2);
        let decision = decided::<T>(Matter::EstablishPaternity { birth, father });
        let ground = PaternityGround::Decision(decision);
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Paternity {
                birth,
                father,
                ground,
            },
            entry(ROOT, officer.region),
        );
        let kept = Records::<T>::get(birth).and_then(|birth| birth.parents().father);
        assert_eq!(kept, Some(father));
        Ok(())
    }

    /// Of a child whose first legitimation was annulled.
    #[benchmark]
    fn register_legitimation() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        let marriage = marriage::<T>(&officer)?;
        Legitimations::<T>::insert(birth, RecordId(7));
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Legitimation { birth, marriage },
            entry(ROOT, officer.region),
        );
        assert_eq!(Legitimations::<T>::get(birth), Some(latest::<T>()));
        Ok(())
    }

    #[benchmark]
    fn register_personal_change() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let subject = person::<T>(1);
        let change = PersonalChange::SexMarker;
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::PersonalChange { subject, change },
            entry(ROOT, officer.region),
        );
        assert_eq!(
            kind_of::<T>(latest::<T>()),
            Some(EventKind::SexMarkerChange)
        );
        Ok(())
    }

    #[benchmark]
    fn register_foundling() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Foundling {
                child: subject(3),
                links: ROOT,
            },
            entry(ROOT, officer.region),
        );
        assert_eq!(kind_of::<T>(latest::<T>()), Some(EventKind::Foundling));
        Ok(())
    }

    /// Of a mother who is in the register.
    #[benchmark]
    fn register_fetal_death() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let mother = Some(person::<T>(1));
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::FetalDeath { mother },
            entry(ROOT, officer.region),
        );
        assert_eq!(kind_of::<T>(latest::<T>()), Some(EventKind::FetalDeath));
        Ok(())
    }

    /// Of a birth with both parents, by a registrar who is married.
    #[benchmark]
    fn issue_certificate() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        settle::<T>(&officer, 200);
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        #[extrinsic_call]
        _(origin as Origin<T>, birth, PAPER);
        assert_eq!(said_of_paper::<T>(), Some(CertificateStanding::Valid));
        Ok(())
    }

    /// By the mother, of a birth with both parents.
    #[benchmark]
    fn issue_own_certificate() -> Result<(), BenchmarkError> {
        let (_, officer) = registrar::<T>()?;
        let (_, wallet) = holder::<T>();
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), birth, PAPER);
        assert_eq!(said_of_paper::<T>(), Some(CertificateStanding::Valid));
        Ok(())
    }

    /// Of a birth with both parents, by a registrar who is married.
    #[benchmark]
    fn set_certificate_standing() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        settle::<T>(&officer, 200);
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        Pallet::<T>::do_issue_certificate(&officer, birth, PAPER)?;
        let standing = CertificateStanding::Suspended(CertificateReason::UnderInquiry);
        #[extrinsic_call]
        _(origin as Origin<T>, PAPER, standing);
        assert_eq!(said_of_paper::<T>(), Some(standing));
        Ok(())
    }

    #[benchmark]
    fn revoke_own_certificate() -> Result<(), BenchmarkError> {
        let (_, officer) = registrar::<T>()?;
        let (mother, wallet) = holder::<T>();
        let birth = birth::<T>(&officer, None)?;
        Pallet::<T>::do_issue_own_certificate(mother, birth, PAPER)?;
        let reason = CertificateReason::Lost;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), PAPER, reason);
        let revoked = CertificateStanding::Revoked(reason);
        assert_eq!(said_of_paper::<T>(), Some(revoked));
        Ok(())
    }

    #[benchmark]
    fn freeze_wallet() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        let (subject, wallet) = holder::<T>();
        #[extrinsic_call]
        _(origin as Origin<T>, subject);
        assert_eq!(standing_of::<T>(&wallet), Some(WalletStanding::Frozen));
        Ok(())
    }

    #[benchmark]
    fn freeze_own_wallet() {
        let (_, wallet) = holder::<T>();
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet.clone()));
        assert_eq!(standing_of::<T>(&wallet), Some(WalletStanding::Frozen));
    }

    #[benchmark]
    fn unfreeze_wallet() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        let (subject, wallet) = holder::<T>();
        Pallet::<T>::do_freeze_own_wallet(wallet.clone())?;
        #[extrinsic_call]
        _(origin as Origin<T>, subject);
        assert_eq!(standing_of::<T>(&wallet), Some(WalletStanding::InUse));
        Ok(())
    }

    #[benchmark]
    fn propose_wallet_replacement() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        let (subject, _) = holder::<T>();
        let (wallet, signature) = willing::<T>(subject);
        #[extrinsic_call]
        _(origin as Origin<T>, subject, wallet.clone(), signature);
        assert_eq!(standing_of::<T>(&wallet), Some(WalletStanding::Proposed));
        Ok(())
    }

    #[benchmark]
    fn insist_on_wallet_replacement() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedIdentityOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        let (subject, _) = holder::<T>();
        let (wallet, signature) = willing::<T>(subject);
        #[extrinsic_call]
        _(origin as Origin<T>, subject, wallet.clone(), signature);
        assert_eq!(standing_of::<T>(&wallet), Some(WalletStanding::Proposed));
        Ok(())
    }

    #[benchmark]
    fn object_to_replacement() -> Result<(), BenchmarkError> {
        let (_, officer) = officer_by::<T, T::IdentityOrigin>()?;
        let (_, wallet, old) = replacement::<T>(&officer)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(old));
        assert_eq!(standing_of::<T>(&wallet), None);
        Ok(())
    }

    #[benchmark]
    fn cancel_wallet_replacement() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::IdentityOrigin>()?;
        let (subject, wallet, _) = replacement::<T>(&officer)?;
        #[extrinsic_call]
        _(origin as Origin<T>, subject);
        assert_eq!(standing_of::<T>(&wallet), None);
        Ok(())
    }

    /// Once it is due.
    #[benchmark]
    fn complete_wallet_replacement() -> Result<(), BenchmarkError> {
        let (_, officer) = officer_by::<T, T::IdentityOrigin>()?;
        let (subject, wallet, old) = replacement::<T>(&officer)?;
        Replacements::<T>::mutate_extant(subject, |replacement| replacement.due = 0);
        #[extrinsic_call]
        _(RawOrigin::Signed(old.clone()), subject);
        assert_eq!(standing_of::<T>(&wallet), Some(WalletStanding::InUse));
        assert_eq!(standing_of::<T>(&old), Some(WalletStanding::Former));
        Ok(())
    }

    /// Of two who have withdrawn a notice before.
    #[benchmark]
    fn declare_marriage() -> Result<(), BenchmarkError> {
        let (origin, _) = registrar::<T>()?;
        withdrawn::<T>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, [subject(1), subject(2)]);
        assert!(latest_is_agreed::<T>());
        Ok(())
    }

    /// Of two who have withdrawn a notice before.
    #[benchmark]
    fn declare_own_marriage() -> Result<(), BenchmarkError> {
        let wallet = withdrawn::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), subject(2));
        assert_eq!(NextNotice::<T>::get(), NoticeId(2));
        Ok(())
    }

    #[benchmark]
    fn consent_to_marriage() -> Result<(), BenchmarkError> {
        let (notice, wallet) = proposed::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), notice);
        assert!(latest_is_agreed::<T>());
        Ok(())
    }

    #[benchmark]
    fn attest_consent() -> Result<(), BenchmarkError> {
        let (origin, _) = registrar::<T>()?;
        let (notice, _) = proposed::<T>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, notice);
        assert!(latest_is_agreed::<T>());
        Ok(())
    }

    #[benchmark]
    fn waive_waiting() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::SupervisorOrigin>()?;
        let notice = declared::<T>(&officer, [person::<T>(1), person::<T>(2)])?;
        #[extrinsic_call]
        _(origin as Origin<T>, notice, WaiverGround::Illness);
        assert!(Notices::<T>::get(notice).is_some_and(|notice| notice.waiver.is_some()));
        Ok(())
    }

    #[benchmark]
    fn withdraw_notice() -> Result<(), BenchmarkError> {
        let (notice, wallet) = proposed::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), notice);
        assert!(Notices::<T>::get(notice).is_some_and(|notice| notice.end.is_some()));
        Ok(())
    }

    /// Of somebody who moves from another place.
    #[benchmark]
    fn register_residence() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let subject = person::<T>(1);
        happened::<T>(&officer, VitalEvent::Residence { subject })?;
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Residence { subject },
            entry(ROOT, officer.region),
        );
        assert_eq!(Residences::<T>::get(subject), Some(latest::<T>()));
        Ok(())
    }

    /// By a court's decision, in the place of another guardian.
    #[benchmark]
    fn register_guardianship() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let (ward, _) = ward::<T>(&officer)?;
        let birth = record::<T>(EventKind::Birth, &officer, &[(ward, Capacity::Child)])?;
        let guardian = person::<T>(4);
        let care = Care::Trusteeship;
        let decision = decided::<T>(Matter::AppointGuardian {
            of: birth,
            guardian,
            care,
        });
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Guardianship {
                ward,
                guardian,
                care,
                ground: GuardianshipGround::Decision(decision),
            },
            entry(ROOT, officer.region),
        );
        let kept = Guardianships::<T>::get(ward).map(|kept| kept.guardian);
        assert_eq!(kept, Some(guardian));
        Ok(())
    }

    /// By a court's decision.
    #[benchmark]
    fn register_guardianship_end() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let (ward, guardianship) = ward::<T>(&officer)?;
        let decision = decided::<T>(Matter::EndGuardianship(guardianship));
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::GuardianshipEnd {
                ward,
                ground: GuardianshipEndGround::Decision(decision),
            },
            entry(ROOT, officer.region),
        );
        assert!(!Guardianships::<T>::contains_key(ward));
        Ok(())
    }

    #[benchmark]
    fn register_reconciliation() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let marriage = marriage::<T>(&officer)?;
        let decision = decided::<T>(Matter::SeparateSpouses(marriage));
        happened::<T>(&officer, VitalEvent::Separation { marriage, decision })?;
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Reconciliation { marriage },
            entry(ROOT, officer.region),
        );
        let kept = Marriages::<T>::get(marriage).and_then(|marriage| marriage.separated);
        assert_eq!(kept, None);
        assert_eq!(kind_of::<T>(latest::<T>()), Some(EventKind::Reconciliation));
        Ok(())
    }

    /// Of the ward's birth with both parents.
    #[benchmark]
    fn issue_ward_certificate() -> Result<(), BenchmarkError> {
        let (_, officer) = registrar::<T>()?;
        let (ward, _) = ward::<T>(&officer)?;
        let (_, wallet) = holder::<T>();
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), ward, birth, PAPER);
        assert_eq!(said_of_paper::<T>(), Some(CertificateStanding::Valid));
        Ok(())
    }

    #[benchmark]
    fn renew_links() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedIdentityOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        let subject = person::<T>(1);
        ExposedLinks::<T>::insert(subject, RecordId(9));
        #[extrinsic_call]
        _(origin as Origin<T>, subject, OTHER_ROOT);
        let kept = Persons::<T>::get(subject).map(|person| person.links);
        assert_eq!(kept, Some(OTHER_ROOT));
        Ok(())
    }

    /// By two, of a birth with both parents, by a registrar who is married.
    #[benchmark]
    fn register_adoption() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        settle::<T>(&officer, 200);
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        let decision = adoption::<T>(birth)?;
        #[extrinsic_call]
        register(
            origin as Origin<T>,
            VitalEvent::Adoption {
                birth,
                decision,
                salt: SALT,
            },
            entry(ROOT, officer.region),
        );
        assert_eq!(Births::<T>::get(subject(3)), Some(latest::<T>()));
        assert_eq!(Records::<T>::get(birth), None);
        Ok(())
    }

    /// Of a legitimation that stands below the decision, by a registrar who is married.
    #[benchmark]
    fn seal_satellite() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let father = person::<T>(2);
        let birth = birth::<T>(&officer, Some(father))?;
        let marriage = marriage::<T>(&officer)?;
        settle::<T>(&officer, 200);
        let event = VitalEvent::Legitimation { birth, marriage };
        let legitimation = happened::<T>(&officer, event)?;
        let decision = adoption::<T>(birth)?;
        #[extrinsic_call]
        _(origin as Origin<T>, birth, decision, SALT);
        assert_eq!(Records::<T>::get(legitimation), None);
        assert_eq!(Legitimations::<T>::get(birth), None);
        Ok(())
    }

    #[benchmark]
    fn seal_record() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        settle::<T>(&officer, 200);
        let record = name_change::<T>(&officer)?;
        let decision = decided::<T>(Matter::Seal(record));
        #[extrinsic_call]
        _(origin as Origin<T>, record, decision, SALT);
        assert_eq!(Records::<T>::get(record), None);
        Ok(())
    }

    #[benchmark]
    fn open_sealed() -> Result<(), BenchmarkError> {
        let (_, officer) = registrar::<T>()?;
        settle::<T>(&officer, 200);
        let record = name_change::<T>(&officer)?;
        let by = decided::<T>(Matter::Seal(record));
        Pallet::<T>::do_seal_record(&officer, record, by, &SALT)?;
        let (origin, reader) = officer_by::<T, T::ReaderOrigin>()?;
        let commitment = Seals::<T>::iter_keys().next();
        let commitment = commitment.ok_or(BenchmarkError::Stop("nothing is sealed"))?;
        let decision = decided::<T>(Matter::OpenSealed {
            commitment,
            reader: reader.office,
            until: u64::MAX,
        });
        #[extrinsic_call]
        _(origin as Origin<T>, decision);
        let openings = Seals::<T>::get(commitment).map(|seal| seal.openings);
        assert_eq!(openings, Some(1));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::build(), mock::Test);
}
