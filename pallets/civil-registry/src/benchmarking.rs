//! Worst cases: every party in the register with a history, the officer as the runtime makes them most expensive.

use super::*;
use crate::types::{
    Capacity, Decision, DivorceGround, EventKind, FieldClass, LinksOpening, MaritalStatus,
    Marriage, Matter, Parents, PaternityGround, Person, PersonalChange, RecordStatus,
};
use adliya_primitives::{
    subject::{wallet_link_message, LinkedSubjects},
    DecisionId, MandateId, OfficeId, Officer, RecordId, SubjectId,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use sp_core::H256;
use sp_runtime::{
    traits::{IdentifyAccount, Verify},
    AccountId32, MultiSignature, MultiSigner,
};

/// Signs as a wallet.
pub trait BenchmarkHelper<AccountId, Signature> {
    /// A new wallet's account.
    fn wallet() -> AccountId;
    /// Its signature over `message`.
    fn sign(wallet: &AccountId, message: &[u8]) -> Signature;
}

const KEY_TYPE: sp_core::crypto::KeyTypeId = sp_core::crypto::KeyTypeId(*b"benc");

impl BenchmarkHelper<AccountId32, MultiSignature> for () {
    fn wallet() -> AccountId32 {
        let public = sp_io::crypto::sr25519_generate(KEY_TYPE, None);
        MultiSigner::Sr25519(public).into_account()
    }

    fn sign(wallet: &AccountId32, message: &[u8]) -> MultiSignature {
        let public = sp_core::sr25519::Public::from_raw(*wallet.as_ref());
        let signature = sp_io::crypto::sr25519_sign(KEY_TYPE, &public, message);
        let signature = MultiSignature::Sr25519(signature.expect("the key was generated here"));
        assert!(signature.verify(message, wallet));
        signature
    }
}

const ROOT: H256 = H256::repeat_byte(7);
const OTHER_ROOT: H256 = H256::repeat_byte(8);

fn subject(number: u8) -> SubjectId {
    SubjectId(H256::repeat_byte(number))
}

fn opening() -> LinksOpening {
    let linked = LinkedSubjects {
        notary: subject(101),
        wills: subject(102),
        utility: subject(103),
    };
    LinksOpening {
        salt: [9; 32],
        linked,
    }
}

/// Who is in the register, with this status.
fn enter<T: Config>(subject: SubjectId, marital: MaritalStatus) {
    let opening = opening();
    Persons::<T>::insert(
        subject,
        Person {
            death: None,
            marital,
            links: opening.linked.commitment(&opening.salt),
        },
    );
    Births::<T>::insert(subject, RecordId(0));
}

/// A person in the register, with a history.
fn person<T: Config>(number: u8) -> SubjectId {
    enter::<T>(subject(number), MaritalStatus::Single);
    subject(number)
}

type Origin<T> = <T as frame_system::Config>::RuntimeOrigin;
type OfficerOf<T> = Officer<<T as frame_system::Config>::AccountId>;

/// An origin that is most expensive to check, and the officer behind it.
fn officer_by<T, O>() -> Result<(Origin<T>, OfficerOf<T>), BenchmarkError>
where
    T: Config,
    O: EnsureOrigin<Origin<T>, Success = OfficerOf<T>>,
{
    let origin = O::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
    let officer = O::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Weightless)?;
    Ok((origin, officer))
}

fn registrar<T: Config>() -> Result<(Origin<T>, OfficerOf<T>), BenchmarkError> {
    officer_by::<T, T::RegistrarOrigin>()
}

/// Makes an officer a citizen with a spouse, who has to be looked up to see that they are no party.
fn settle<T: Config>(officer: &OfficerOf<T>, number: u8) {
    let marriage = RecordId(u64::MAX - u64::from(number));
    enter::<T>(officer.subject, MaritalStatus::Married(marriage));
    Marriages::<T>::insert(
        marriage,
        Marriage {
            spouses: [subject(number), officer.subject],
            former: [MaritalStatus::Single; 2],
            separated: None,
            ended: None,
        },
    );
}

/// A decision of a court.
fn decided<T: Config>(matter: Matter) -> DecisionId {
    let decision = DecisionId(u64::MAX);
    Decisions::<T>::insert(
        decision,
        Decision {
            matter,
            claims_root: ROOT,
            office: OfficeId(0),
            mandate: MandateId(0),
            lodged_at: 0,
            executed: None,
        },
    );
    decision
}

/// A record about these.
fn record<T: Config>(
    kind: EventKind,
    officer: &OfficerOf<T>,
    parties: &[(SubjectId, Capacity)],
) -> Result<RecordId, BenchmarkError> {
    let parties = parties.iter().copied();
    let (id, _) = Pallet::<T>::write_record(kind, officer, ROOT, officer.region, parties)?;
    Ok(id)
}

/// The birth of person 3 with these parents, who are 1 and 2.
fn birth<T: Config>(
    officer: &OfficerOf<T>,
    father: Option<SubjectId>,
) -> Result<RecordId, BenchmarkError> {
    let mut parties = vec![
        (person::<T>(3), Capacity::Child),
        (person::<T>(1), Capacity::Mother),
    ];
    parties.extend(father.map(|father| (father, Capacity::Father)));
    record::<T>(EventKind::Birth, officer, &parties)
}

/// The marriage of 1 and 2, who were widowed by deaths that have been annulled since.
fn marriage<T: Config>(officer: &OfficerOf<T>) -> Result<RecordId, BenchmarkError> {
    let spouses = [person::<T>(1), person::<T>(2)];
    Pallet::<T>::do_register_marriage(officer, spouses, ROOT, officer.region)?;
    let id = latest::<T>();
    Marriages::<T>::mutate(id, |marriage| {
        if let Some(marriage) = marriage {
            marriage.former = [7, 8].map(|death| MaritalStatus::Widowed(RecordId(death)));
        }
    });
    for death in [7, 8].map(RecordId) {
        Annulments::<T>::insert(death, RecordId(9));
    }
    Ok(id)
}

/// The death of 1, who was married to 2.
fn death<T: Config>(officer: &OfficerOf<T>) -> Result<RecordId, BenchmarkError> {
    marriage::<T>(officer)?;
    Pallet::<T>::do_register_death(officer, subject(1), opening(), ROOT, officer.region)?;
    Ok(latest::<T>())
}

/// The number of the latest record.
fn latest<T: Config>() -> RecordId {
    RecordId(NextRecord::<T>::get().0.saturating_sub(1))
}

fn kind_of<T: Config>(id: RecordId) -> Option<EventKind> {
    Records::<T>::get(id).map(|record| record.kind)
}

fn class_of_first_correction<T: Config>(id: RecordId) -> Option<FieldClass> {
    Corrections::<T>::get(id, 0).map(|correction| correction.class)
}

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
        _(
            origin as Origin<T>,
            subject(3),
            parents,
            ROOT,
            ROOT,
            officer.region,
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
        _(
            origin as Origin<T>,
            subject(1),
            opening(),
            ROOT,
            officer.region,
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
        #[extrinsic_call]
        _(origin as Origin<T>, spouses, ROOT, officer.region);
        let married = Persons::<T>::get(subject(1)).map(|person| person.marital);
        assert!(matches!(married, Some(MaritalStatus::Married(_))));
        Ok(())
    }

    #[benchmark]
    fn link_wallet() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        let subject = person::<T>(1);
        let wallet = T::BenchmarkHelper::wallet();
        // The second form that is tried costs the most.
        let message = wallet_link_message(&Pallet::<T>::genesis_hash(), &subject);
        let wrapped: Vec<u8> = [b"<Bytes>", message.as_slice(), b"</Bytes>"].concat();
        let signature = T::BenchmarkHelper::sign(&wallet, &wrapped);
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
        _(origin as Origin<T>, marriage, ground, ROOT, officer.region);
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
        _(
            origin as Origin<T>,
            marriage,
            decision,
            ROOT,
            officer.region,
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
        _(
            origin as Origin<T>,
            marriage,
            decision,
            ROOT,
            officer.region,
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
        _(
            origin as Origin<T>,
            death,
            opening(),
            decision,
            ROOT,
            officer.region,
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
        Pallet::<T>::do_register_paternity(
            &officer,
            birth,
            father,
            PaternityGround::Recognition,
            ROOT,
            officer.region,
        )?;
        let paternity = latest::<T>();
        let decision = decided::<T>(Matter::AnnulRecord(paternity));
        #[extrinsic_call]
        _(
            origin as Origin<T>,
            paternity,
            decision,
            ROOT,
            officer.region,
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
        register_paternity(
            origin as Origin<T>,
            birth,
            father,
            ground,
            ROOT,
            officer.region,
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
        register_paternity(
            origin as Origin<T>,
            birth,
            father,
            ground,
            ROOT,
            officer.region,
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
        _(origin as Origin<T>, birth, marriage, ROOT, officer.region);
        assert_eq!(Legitimations::<T>::get(birth), Some(latest::<T>()));
        Ok(())
    }

    #[benchmark]
    fn register_personal_change() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let subject = person::<T>(1);
        let change = PersonalChange::SexMarker;
        #[extrinsic_call]
        _(origin as Origin<T>, subject, change, ROOT, officer.region);
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
        _(origin as Origin<T>, subject(3), ROOT, ROOT, officer.region);
        assert_eq!(kind_of::<T>(latest::<T>()), Some(EventKind::Foundling));
        Ok(())
    }

    /// Of a mother who is in the register.
    #[benchmark]
    fn register_fetal_death() -> Result<(), BenchmarkError> {
        let (origin, officer) = registrar::<T>()?;
        let mother = Some(person::<T>(1));
        #[extrinsic_call]
        _(origin as Origin<T>, mother, ROOT, officer.region);
        assert_eq!(kind_of::<T>(latest::<T>()), Some(EventKind::FetalDeath));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::build(), mock::Test);
}
