//! What the runtime API answers.

use crate::{
    types::{
        CertificateStatus, CertificateView, CertificatesPage, EstateView, HeirView, HeirsPage,
        MAX_PAGE,
    },
    Certificates, Config, Estates, EstatesByDeath, EstatesOf, Heirs, Holdings, Inventories, Pallet,
};
use adliya_primitives::{
    traits::{EstateKeeping, NotarialPractices},
    EstateId, OfficeId, RecordId, SubjectId,
};
use frame_support::traits::Time;

impl<T: Config> EstateKeeping for Pallet<T> {
    fn keeper(death: RecordId) -> Option<(EstateId, OfficeId)> {
        let id = EstatesByDeath::<T>::get(death)?;
        let estate = Estates::<T>::get(id).filter(|estate| estate.void.is_none())?;
        let practice = T::Practices::keeper(estate.taking?.docket)?;
        Some((id, practice))
    }
}

impl<T: Config> Pallet<T> {
    /// Answers `EstatesApi::estate`.
    pub fn estate_of(deceased: SubjectId) -> Option<EstateView> {
        Self::estate_view(EstatesOf::<T>::get(deceased)?)
    }

    /// Answers `EstatesApi::estate_by_id`.
    pub fn estate_view(id: EstateId) -> Option<EstateView> {
        let estate = Estates::<T>::get(id)?;
        let latest = estate.inventories.checked_sub(1);
        Some(EstateView {
            id,
            status: estate.status(T::Time::now()),
            practice: estate
                .taking
                .and_then(|taking| T::Practices::keeper(taking.docket)),
            inventory: latest.and_then(|number| Inventories::<T>::get(id, number)),
            estate,
        })
    }

    /// Answers `EstatesApi::heirs`.
    pub fn heirs_page(id: EstateId, after: Option<SubjectId>, limit: u32) -> HeirsPage {
        let mut all = match after {
            Some(after) => Heirs::<T>::iter_prefix_from(id, Heirs::<T>::hashed_key_for(id, after)),
            None => Heirs::<T>::iter_prefix(id),
        }
        .peekable();
        let limit = limit.min(MAX_PAGE) as usize;
        let heirs: alloc::vec::Vec<_> = all
            .by_ref()
            .take(limit)
            .map(|(subject, heir)| HeirView { subject, heir })
            .collect();
        let more = all.peek().is_some();
        HeirsPage {
            next: heirs.last().filter(|_| more).map(|last| last.subject),
            heirs,
        }
    }

    /// Answers `EstatesApi::certificates`.
    pub fn certificates_page(id: EstateId, from: u32, limit: u32) -> CertificatesPage {
        let Some(estate) = Estates::<T>::get(id) else {
            return CertificatesPage::default();
        };
        let limit = limit.min(MAX_PAGE);
        let end = from.saturating_add(limit).min(estate.certificates);
        let certificates = (from..end).filter_map(|number| {
            let certificate = Certificates::<T>::get(id, number)?;
            let status = if estate.void.is_some() {
                CertificateStatus::Void
            } else if certificate.annulled_by.is_some() {
                CertificateStatus::Annulled
            } else {
                CertificateStatus::Stands
            };
            Some(CertificateView {
                number,
                certificate,
                status,
                holders: Holdings::<T>::iter_prefix((id, number)).collect(),
            })
        });
        CertificatesPage {
            certificates: certificates.collect(),
            next: (limit > 0 && end < estate.certificates).then_some(end),
        }
    }
}
