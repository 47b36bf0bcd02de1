//! What the benchmarks begin with.

use crate::{
    types::{
        Certificate, CertificateKind, Declaration, Estate, Heir, HeirRuling, Means, Share, Shares,
        Taking, Voiding,
    },
    Certificates, Config, Estates, EstatesOf, Heirs, Holdings, Pallet,
};
use adliya_primitives::{
    subject::LinkedSubjects,
    traits::{Death, NotarialPractices, OnDeath},
    EstateId, MandateId, Moment, OfficeId, Officer, RecordId, Region, SubjectId,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Time};
use sp_core::H256;

/// What the civil register is told before a measurement.
pub trait BenchmarkHelper {
    /// The register says that somebody lived in this place.
    fn reside(subject: SubjectId, region: Region);
}

impl BenchmarkHelper for () {
    fn reside(_: SubjectId, _: Region) {}
}

pub(super) const ROOT: H256 = H256::repeat_byte(7);

pub(super) type Origin<T> = <T as frame_system::Config>::RuntimeOrigin;
pub(super) type OfficerOf<T> = Officer<<T as frame_system::Config>::AccountId>;

/// A person in whichever domain.
pub(super) fn person(number: u8) -> SubjectId {
    SubjectId(H256::repeat_byte(number))
}

/// The deceased in every domain.
pub(super) const DECEASED: SubjectId = SubjectId(H256::repeat_byte(0xdd));

pub(super) fn linked() -> LinkedSubjects {
    LinkedSubjects {
        notary: DECEASED,
        wills: DECEASED,
        utility: DECEASED,
    }
}

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

/// A notary who has declared as many relatives as there can be.
pub(super) fn notary<T: Config>() -> Result<(Origin<T>, OfficerOf<T>), BenchmarkError> {
    let (origin, officer) = officer_by::<T, T::NotaryOrigin>()?;
    T::Practices::benchmark_settle(&officer);
    Ok((origin, officer))
}

pub(super) fn death() -> Death {
    Death {
        subject: DECEASED,
        linked: linked(),
        record: RecordId(1),
        registered_at: 0,
    }
}

/// The estate of somebody who had one that was void. Heirs can accept, and shares be certified.
pub(super) fn opened<T: Config>() -> Result<EstateId, BenchmarkError> {
    let mut id = EstateId::default();
    for record in [RecordId(1), RecordId(3)] {
        id = crate::NextEstate::<T>::get();
        Pallet::<T>::on_death(&Death { record, ..death() })?;
        change::<T>(id, |estate| {
            estate.accept_until = Moment::MAX;
            estate.certify_from = 0;
            if record == RecordId(1) {
                estate.void = Some(Voiding {
                    record: RecordId(2),
                    at: 0,
                });
            }
        });
    }
    assert_eq!(EstatesOf::<T>::get(DECEASED), Some(id));
    Ok(id)
}

/// The same, which this officer's practice keeps.
pub(super) fn taken<T: Config>(officer: &OfficerOf<T>) -> Result<EstateId, BenchmarkError> {
    let id = opened::<T>()?;
    let docket = T::Practices::file_of(officer.office)?;
    change::<T>(id, |estate| {
        estate.taking = Some(Taking {
            docket,
            place: officer.region,
            at: 0,
            office: officer.office,
            mandate: officer.mandate,
            released_at: None,
        });
    });
    Ok(id)
}

pub(super) fn change<T: Config>(id: EstateId, change: impl FnOnce(&mut Estate)) {
    Estates::<T>::mutate(id, |estate| change(estate.as_mut().expect("opened")));
}

pub(super) fn get<T: Config>(id: EstateId) -> Estate {
    Estates::<T>::get(id).expect("opened")
}

pub(super) const PART: Share = Share { parts: 1, of: 7 };

/// A certificate of one heir, of an estate that has another already.
pub(super) fn certificate<T: Config>(id: EstateId, holder: SubjectId) -> u32 {
    let shares = Shares { parts: 1, of: 7 };
    let number = get::<T>(id).certificates;
    let certificate = Certificate {
        kind: CertificateKind::Inheritance,
        claims_root: ROOT,
        holders: 1,
        shares,
        office: OfficeId(u32::MAX),
        mandate: MandateId(u64::MAX),
        at: T::Time::now(),
        annulled_by: None,
    };
    Certificates::<T>::insert(id, number, certificate);
    Holdings::<T>::insert((id, number), holder, PART);
    change::<T>(id, |estate| {
        estate.certificates = number + 1;
        estate.shares = estate.shares.with(PART).expect("less than the whole");
    });
    number
}

/// An heir whom a court has admitted, and whose former certificate was annulled.
pub(super) fn heir<T: Config>(id: EstateId, subject: SubjectId) -> SubjectId {
    let number = certificate::<T>(id, subject);
    Certificates::<T>::mutate(id, number, |certificate| {
        certificate.as_mut().expect("issued").annulled_by = Some(0);
    });
    change::<T>(id, |estate| {
        estate.acceptors += 1;
        estate.shares = Shares { parts: 0, of: 7 };
    });
    let declaration = Declaration {
        choice: crate::types::Choice::Renounce,
        claims_root: ROOT,
        means: Means::Agreed {
            office: OfficeId(u32::MAX),
            mandate: MandateId(u64::MAX),
            supervisor: MandateId(u64::MAX),
        },
        at: 0,
    };
    let admitted = HeirRuling {
        admitted: true,
        order: 0,
    };
    let heir = Heir {
        declaration: Some(declaration),
        ruling: Some(admitted),
        certificate: Some(number),
    };
    Heirs::<T>::insert(id, subject, heir);
    subject
}
