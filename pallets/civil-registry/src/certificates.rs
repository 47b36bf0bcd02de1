//! Certificates: what is printed on paper, and checked by whoever holds it.

use crate::{
    types::{
        Certificate, CertificateReason, CertificateStanding, CertificateStatus, CertificateView,
        Issuer, Record, RecordStatus,
    },
    Certificates, Config, Error, Event, Pallet, Records,
};
use adliya_primitives::{CertificateHash, Officer, RecordId, SubjectId};
use frame_support::{ensure, traits::Time};
use sp_runtime::{DispatchError, DispatchResult};

impl Certificate {
    /// What it is worth while its record is as it is now: first what no later act takes back, then what one may.
    pub(crate) fn status(&self, record: &Record) -> CertificateStatus {
        let says_what_it_said =
            record.claims_root == self.issued_root && record.parentage == self.issued_parentage;
        match self.standing {
            _ if record.status == RecordStatus::Annulled => CertificateStatus::Annulled,
            CertificateStanding::Revoked(reason) => CertificateStatus::Revoked(reason),
            _ if !says_what_it_said => CertificateStatus::Corrected,
            CertificateStanding::Suspended(reason) => CertificateStatus::Suspended(reason),
            CertificateStanding::Valid => CertificateStatus::Valid,
        }
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_issue_certificate(
        officer: &Officer<T::AccountId>,
        id: RecordId,
        certificate: CertificateHash,
    ) -> DispatchResult {
        let record = Self::standing(id)?;
        ensure!(
            officer.serves(record.region),
            Error::<T>::OutsideJurisdiction
        );
        Self::ensure_impartial(&officer.subject, id, record.subjects())?;
        let issuer = Issuer::Office {
            office: officer.office,
            mandate: officer.mandate,
        };
        Self::write_certificate(certificate, id, &record, issuer)?;
        Self::deposit_event(Event::CertificateIssued {
            certificate,
            record: id,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_issue_own_certificate(
        holder: SubjectId,
        id: RecordId,
        certificate: CertificateHash,
    ) -> DispatchResult {
        let record = Self::standing(id)?;
        let issuer = Self::holder_among(&record, holder)?;
        Self::write_certificate(certificate, id, &record, issuer)?;
        Self::deposit_event(Event::OwnCertificateIssued {
            certificate,
            record: id,
            holder,
        });
        Ok(())
    }

    /// The guardian's act is the ward's: the ward is the holder, and revokes it once they act for themselves.
    pub(crate) fn do_issue_ward_certificate(
        guardian: SubjectId,
        ward: SubjectId,
        id: RecordId,
        certificate: CertificateHash,
    ) -> DispatchResult {
        ensure!(Self::guards(&guardian, &ward), Error::<T>::NotGuardian);
        let record = Self::standing(id)?;
        let issuer = Self::holder_among(&record, ward)?;
        Self::write_certificate(certificate, id, &record, issuer)?;
        Self::deposit_event(Event::WardCertificateIssued {
            certificate,
            record: id,
            ward,
            guardian,
        });
        Ok(())
    }

    /// A party of the record as the issuer of a certificate: the place among its parties, which names nobody.
    fn holder_among(record: &Record, holder: SubjectId) -> Result<Issuer, DispatchError> {
        let place = record.subjects().position(|party| party == holder);
        let place = place.and_then(|place| u8::try_from(place).ok());
        Ok(Issuer::Holder(place.ok_or(Error::<T>::NotParty)?))
    }

    pub(crate) fn do_set_certificate_standing(
        officer: &Officer<T::AccountId>,
        id: CertificateHash,
        standing: CertificateStanding,
    ) -> DispatchResult {
        let (mut certificate, record) = Self::unrevoked(id)?;
        ensure!(
            certificate.standing != standing,
            Error::<T>::StandingUnchanged
        );
        ensure!(
            officer.region.covers(record.region),
            Error::<T>::OutsideJurisdiction
        );
        Self::ensure_impartial(&officer.subject, certificate.record, record.subjects())?;

        certificate.standing = standing;
        Certificates::<T>::insert(id, certificate);
        Self::deposit_event(Event::CertificateStandingChanged {
            certificate: id,
            record: certificate.record,
            standing,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_revoke_own_certificate(
        holder: SubjectId,
        id: CertificateHash,
        reason: CertificateReason,
    ) -> DispatchResult {
        let (mut certificate, record) = Self::unrevoked(id)?;
        let issuer = match certificate.issuer {
            Issuer::Holder(place) => record.subjects().nth(usize::from(place)),
            Issuer::Office { .. } => None,
        };
        ensure!(issuer == Some(holder), Error::<T>::NotIssuer);

        certificate.standing = CertificateStanding::Revoked(reason);
        Certificates::<T>::insert(id, certificate);
        Self::deposit_event(Event::OwnCertificateRevoked {
            certificate: id,
            record: certificate.record,
            reason,
            holder,
        });
        Ok(())
    }

    /// Answers `CivilRegistryApi::certificate`.
    pub fn certificate_view(id: CertificateHash) -> Option<CertificateView> {
        let certificate = Certificates::<T>::get(id)?;
        // The certificates of a record that is sealed are as if they did not exist.
        let record = Records::<T>::get(certificate.record)?;
        Some(CertificateView {
            certificate: id,
            status: certificate.status(&record),
            record: certificate.record,
            kind: record.kind,
            issued_root: certificate.issued_root,
            issuer: certificate.issuer,
            issued_at: certificate.issued_at,
        })
    }

    /// A certificate that is not revoked, with its record: of one that is sealed, there is none.
    fn unrevoked(id: CertificateHash) -> Result<(Certificate, Record), DispatchError> {
        let certificate = Certificates::<T>::get(id).ok_or(Error::<T>::CertificateNotFound)?;
        let record =
            Records::<T>::get(certificate.record).ok_or(Error::<T>::CertificateNotFound)?;
        let revoked = matches!(certificate.standing, CertificateStanding::Revoked(_));
        ensure!(!revoked, Error::<T>::CertificateRevoked);
        Ok((certificate, record))
    }

    fn write_certificate(
        id: CertificateHash,
        of: RecordId,
        record: &Record,
        issuer: Issuer,
    ) -> DispatchResult {
        ensure!(
            !Certificates::<T>::contains_key(id),
            Error::<T>::CertificateTaken
        );
        Certificates::<T>::insert(
            id,
            Certificate {
                record: of,
                issued_root: record.claims_root,
                issued_parentage: record.parentage,
                issuer,
                issued_at: T::Time::now(),
                standing: CertificateStanding::Valid,
            },
        );
        Ok(())
    }
}
