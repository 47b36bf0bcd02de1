//! What the benchmarks begin with.

use super::notices::noticed;
use crate::{
    entries::Filing,
    types::{
        Capacity, CertificateStanding, Decision, EventKind, FieldClass, LinksOpening,
        MaritalStatus, Marriage, Matter, Outline, Person, VitalEvent, WalletOwner, WalletStanding,
    },
    Annulments, Births, Certificates, Config, Corrections, Decisions, Marriages, NextRecord,
    Pallet, Persons, Records, WalletOwners, Wallets,
};
use adliya_primitives::{
    benchmarking::WalletSigner,
    signature::wrapped,
    subject::{wallet_link_message, LinkedSubjects},
    traits::VitalRegister,
    CertificateHash, DecisionId, Entry, MandateId, OfficeId, Officer, RecordId, Region, SubjectId,
    Timeliness,
};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use sp_core::H256;

pub(super) const ROOT: H256 = H256::repeat_byte(7);
pub(super) const OTHER_ROOT: H256 = H256::repeat_byte(8);

pub(super) fn subject(number: u8) -> SubjectId {
    SubjectId(H256::repeat_byte(number))
}

pub(super) fn opening() -> LinksOpening {
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
pub(super) fn enter<T: Config>(subject: SubjectId, marital: MaritalStatus) {
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
pub(super) fn person<T: Config>(number: u8) -> SubjectId {
    enter::<T>(subject(number), MaritalStatus::Single);
    subject(number)
}

pub(super) type Origin<T> = <T as frame_system::Config>::RuntimeOrigin;
pub(super) type OfficerOf<T> = Officer<<T as frame_system::Config>::AccountId>;

/// An origin that is most expensive to check, and the officer behind it.
pub(super) fn officer_by<T, O>() -> Result<(Origin<T>, OfficerOf<T>), BenchmarkError>
where
    T: Config,
    O: EnsureOrigin<Origin<T>, Success = OfficerOf<T>>,
{
    let origin = O::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
    let officer = O::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Weightless)?;
    Ok((origin, officer))
}

pub(super) fn registrar<T: Config>() -> Result<(Origin<T>, OfficerOf<T>), BenchmarkError> {
    officer_by::<T, T::RegistrarOrigin>()
}

/// Makes an officer a citizen with a spouse, who has to be looked up to see that they are no party.
pub(super) fn settle<T: Config>(officer: &OfficerOf<T>, number: u8) {
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
pub(super) fn decided<T: Config>(matter: Matter) -> DecisionId {
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

/// What is stated of an entry that is made in time.
pub(super) fn entry(claims_root: H256, region: Region) -> Entry {
    Entry {
        claims_root,
        region,
        timeliness: Timeliness::Timely,
    }
}

/// Registers this, and returns its record.
pub(super) fn happened<T: Config>(
    officer: &OfficerOf<T>,
    event: VitalEvent,
) -> Result<RecordId, BenchmarkError> {
    let entry = entry(ROOT, officer.region);
    Ok(<Pallet<T> as VitalRegister<T::AccountId>>::register(
        officer, None, event, entry,
    )?)
}

/// A record about these.
pub(super) fn record<T: Config>(
    kind: EventKind,
    officer: &OfficerOf<T>,
    parties: &[(SubjectId, Capacity)],
) -> Result<RecordId, BenchmarkError> {
    let parties = parties.iter().copied();
    let filing = Filing {
        officer,
        supervisor: None,
        entry: entry(ROOT, officer.region),
    };
    let (id, _) = Pallet::<T>::write_record(kind, &filing, parties)?;
    Ok(id)
}

/// The birth of person 3 with these parents, who are 1 and 2.
pub(super) fn birth<T: Config>(
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
pub(super) fn marriage<T: Config>(officer: &OfficerOf<T>) -> Result<RecordId, BenchmarkError> {
    let spouses = [person::<T>(1), person::<T>(2)];
    let notice = Some(noticed::<T>(officer, spouses)?);
    let id = happened::<T>(officer, VitalEvent::Marriage { spouses, notice })?;
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

/// The annulment of that marriage, ready to be registered.
pub(crate) fn marriage_annulment<T: Config>(
    officer: &OfficerOf<T>,
) -> Result<(VitalEvent, Outline), BenchmarkError> {
    let marriage = marriage::<T>(officer)?;
    let decision = decided::<T>(Matter::AnnulMarriage(marriage));
    let married = <Pallet<T> as VitalRegister<T::AccountId>>::outline(marriage);
    let outline = Outline {
        kind: EventKind::MarriageAnnulment,
        parties: married.ok_or(BenchmarkError::Stop("no marriage"))?.parties,
    };
    Ok((
        VitalEvent::MarriageAnnulment { marriage, decision },
        outline,
    ))
}

/// The death of 1, who was married to 2.
pub(super) fn death<T: Config>(officer: &OfficerOf<T>) -> Result<RecordId, BenchmarkError> {
    marriage::<T>(officer)?;
    happened::<T>(
        officer,
        VitalEvent::Death {
            deceased: subject(1),
            opening: opening(),
        },
    )
}

/// The number of the latest record.
pub(super) fn latest<T: Config>() -> RecordId {
    RecordId(NextRecord::<T>::get().0.saturating_sub(1))
}

pub(super) fn kind_of<T: Config>(id: RecordId) -> Option<EventKind> {
    Records::<T>::get(id).map(|record| record.kind)
}

pub(super) fn class_of_first_correction<T: Config>(id: RecordId) -> Option<FieldClass> {
    Corrections::<T>::get(id, 0).map(|correction| correction.class)
}

/// A person with a wallet.
pub(super) fn holder<T: Config>() -> (SubjectId, T::AccountId) {
    let (subject, wallet) = (person::<T>(1), T::BenchmarkHelper::wallet());
    let standing = WalletStanding::InUse;
    WalletOwners::<T>::insert(&wallet, WalletOwner { subject, standing });
    Wallets::<T>::insert(subject, &wallet);
    (subject, wallet)
}

/// A new wallet, and its signature to be a person's in the form that is tried second, which costs the most.
pub(super) fn willing<T: Config>(subject: SubjectId) -> (T::AccountId, T::Signature) {
    let wallet = T::BenchmarkHelper::wallet();
    let message = wallet_link_message(&Pallet::<T>::genesis_hash(), &subject);
    let signature = T::BenchmarkHelper::sign(&wallet, &wrapped(&message));
    (wallet, signature)
}

/// A person with a wallet, another that shall take its place, and the former.
pub(super) fn replacement<T: Config>(
    officer: &OfficerOf<T>,
) -> Result<(SubjectId, T::AccountId, T::AccountId), BenchmarkError> {
    let (subject, old) = holder::<T>();
    let (new, signature) = willing::<T>(subject);
    Pallet::<T>::do_propose_replacement(officer, None, subject, new.clone(), &signature)?;
    Ok((subject, new, old))
}

/// What a key is to its person.
pub(super) fn standing_of<T: Config>(wallet: &T::AccountId) -> Option<WalletStanding> {
    WalletOwners::<T>::get(wallet).map(|owner| owner.standing)
}

/// The hash of some paper.
pub(super) const PAPER: CertificateHash = CertificateHash(ROOT);

/// What has been said of that paper.
pub(super) fn said_of_paper<T: Config>() -> Option<CertificateStanding> {
    Certificates::<T>::get(PAPER).map(|certificate| certificate.standing)
}
