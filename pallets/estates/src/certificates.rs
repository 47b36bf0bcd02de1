//! Certificates: whose the estate is, in exact shares, and what is the spouse's.

use crate::{
    types::{Certificate, CertificateKind, Estate, Heir, Share, ShareError, Shares, MAX_HOLDERS},
    Certificates, Config, Error, Estates, Event, Heirs, Holdings, Pallet,
};
use adliya_primitives::{EstateId, Officer, SubjectId};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_issue_certificate(
        officer: &Officer<T::AccountId>,
        id: EstateId,
        subject: SubjectId,
        share: Share,
        claims_root: H256,
    ) -> DispatchResult {
        let mut estate = Self::kept_estate(officer, id)?;
        Self::ensure_impartial(officer, &[estate.linked.notary, subject])?;
        ensure!(T::Time::now() >= estate.certify_from, Error::<T>::TooEarly);
        let heir = Self::entitled(id, &subject, share)?;
        estate.shares = Self::sum(estate.shares, share)?;
        let shares = Self::sum(Shares::default(), share)?;
        let kind = CertificateKind::Inheritance;

        let (number, mut certificate) =
            Self::new_certificate(officer, &mut estate, kind, claims_root)?;
        (certificate.holders, certificate.shares) = (1, shares);
        Self::write_holding(id, number, certificate, estate, (subject, heir, share));
        Self::deposit_event(Event::CertificateIssued {
            estate: id,
            number,
            heir: subject,
            share,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_join_certificate(
        officer: &Officer<T::AccountId>,
        id: EstateId,
        number: u32,
        subject: SubjectId,
        share: Share,
    ) -> DispatchResult {
        let mut estate = Self::kept_estate(officer, id)?;
        Self::ensure_impartial(officer, &[estate.linked.notary, subject])?;
        let heir = Self::entitled(id, &subject, share)?;
        let mut certificate =
            Certificates::<T>::get(id, number).ok_or(Error::<T>::CertificateNotFound)?;
        ensure!(
            certificate.kind == CertificateKind::Inheritance,
            Error::<T>::KindMismatch
        );
        ensure!(
            certificate.annulled_by.is_none(),
            Error::<T>::AlreadyAnnulled
        );
        ensure!(
            certificate.at == T::Time::now(),
            Error::<T>::CertificateFinal
        );
        let holders = certificate.holders.checked_add(1);
        certificate.holders = holders
            .filter(|holders| *holders <= MAX_HOLDERS)
            .ok_or(Error::<T>::TooManyHolders)?;
        certificate.shares = Self::sum(certificate.shares, share)?;
        estate.shares = Self::sum(estate.shares, share)?;

        Self::write_holding(id, number, certificate, estate, (subject, heir, share));
        Self::deposit_event(Event::CertificateJoined {
            estate: id,
            number,
            heir: subject,
            share,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_certify_spousal_share(
        officer: &Officer<T::AccountId>,
        id: EstateId,
        claims_root: H256,
    ) -> DispatchResult {
        let mut estate = Self::kept_estate(officer, id)?;
        Self::ensure_impartial(officer, &[estate.linked.notary])?;
        ensure!(
            !Self::stands(id, estate.spousal),
            Error::<T>::AlreadyCertified
        );
        let kind = CertificateKind::SpousalShare;

        let (number, certificate) = Self::new_certificate(officer, &mut estate, kind, claims_root)?;
        estate.spousal = Some(number);
        Certificates::<T>::insert(id, number, certificate);
        Estates::<T>::insert(id, estate);
        Self::deposit_event(Event::SpousalShareCertified {
            estate: id,
            number,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// Whether there is such a certificate and no court has annulled it.
    pub(crate) fn stands(id: EstateId, number: Option<u32>) -> bool {
        number
            .and_then(|number| Certificates::<T>::get(id, number))
            .is_some_and(|certificate| certificate.annulled_by.is_none())
    }

    /// Somebody who inherits, and has no certificate that stands.
    fn entitled(id: EstateId, subject: &SubjectId, share: Share) -> Result<Heir, DispatchError> {
        ensure!(share.is_well_formed(), Error::<T>::ShareMalformed);
        let heir = Heirs::<T>::get(id, subject)
            .filter(Heir::accepts)
            .ok_or(Error::<T>::NotHeir)?;
        ensure!(
            !Self::stands(id, heir.certificate),
            Error::<T>::AlreadyCertified
        );
        Ok(heir)
    }

    fn sum(shares: Shares, share: Share) -> Result<Shares, DispatchError> {
        shares.with(share).map_err(|error| match error {
            ShareError::TooMuch => Error::<T>::SharesExceedEstate.into(),
            ShareError::TooFine => Error::<T>::SharesTooFine.into(),
        })
    }

    /// A certificate with nothing in it, and its number, which the estate counts.
    fn new_certificate(
        officer: &Officer<T::AccountId>,
        estate: &mut Estate,
        kind: CertificateKind,
        claims_root: H256,
    ) -> Result<(u32, Certificate), DispatchError> {
        let number = estate.certificates;
        estate.certificates = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;
        let certificate = Certificate {
            kind,
            claims_root,
            holders: 0,
            shares: Shares::default(),
            office: officer.office,
            mandate: officer.mandate,
            at: T::Time::now(),
            annulled_by: None,
        };
        Ok((number, certificate))
    }

    fn write_holding(
        id: EstateId,
        number: u32,
        certificate: Certificate,
        estate: Estate,
        (subject, mut heir, share): (SubjectId, Heir, Share),
    ) {
        heir.certificate = Some(number);
        Heirs::<T>::insert(id, subject, heir);
        Holdings::<T>::insert((id, number), subject, share);
        Certificates::<T>::insert(id, number, certificate);
        Estates::<T>::insert(id, estate);
    }
}
