//! What the runtime API answers.

use crate::{
    types::{
        ActKey, ActKind, ActView, DossierPage, DuesView, Exemption, Fee, FeeSchedule, PracticeView,
        MAX_PAGE,
    },
    ActFees, ActPrices, Acts, Config, Dockets, Dossiers, Pallet, Practices,
};
use adliya_primitives::{ActId, OfficeId, SubjectId};
use alloc::vec::Vec;
use frame_support::traits::Time;

impl<T: Config> Pallet<T> {
    /// Answers `NotaryApi::act`.
    pub fn act_view(id: ActId) -> Option<ActView> {
        let act = Acts::<T>::get(id)?;
        Some(ActView {
            id,
            status: act.status(T::Time::now())?,
            practice: Dockets::<T>::get(act.docket)?,
            act,
        })
    }

    /// Answers `NotaryApi::practice`.
    pub fn practice_view(office: OfficeId) -> Option<PracticeView> {
        let practice = Practices::<T>::get(office)?;
        Some(PracticeView { office, practice })
    }

    /// Answers `NotaryApi::dossier`.
    pub fn dossier_page(subject: SubjectId, from: Option<ActId>, limit: u32) -> DossierPage {
        // The iteration begins behind the key that it is given.
        let before = from.and_then(|from| from.0.checked_sub(1)).map(ActId);
        let ids = match before.map(ActKey::from) {
            Some(key) => Dossiers::<T>::iter_key_prefix_from(
                subject,
                Dossiers::<T>::hashed_key_for(subject, key),
            ),
            None => Dossiers::<T>::iter_key_prefix(subject),
        };
        let mut ids = ids.map(ActId::from);
        let limit = limit.min(MAX_PAGE) as usize;
        let acts: Vec<_> = ids
            .by_ref()
            .take(limit)
            .filter_map(Self::act_view)
            .collect();
        DossierPage {
            acts,
            next: ids.next().filter(|_| limit > 0),
        }
    }

    /// Answers `NotaryApi::fees`.
    pub fn fees(kind: ActKind) -> Option<FeeSchedule> {
        Self::schedule(kind).map(|(_, schedule)| schedule)
    }

    /// Answers `NotaryApi::dues`.
    pub fn dues(id: ActId) -> Option<DuesView<T::AccountId>> {
        if !Acts::<T>::contains_key(id) {
            return None;
        }
        let fee = ActFees::<T>::get(id);
        Some(DuesView {
            owed: fee.as_ref().map(Fee::owed).unwrap_or_default(),
            fee,
            price: ActPrices::<T>::get(id),
        })
    }

    /// Answers `NotaryApi::exemption`.
    pub fn exemption_of(subject: SubjectId) -> Option<Exemption> {
        Self::exemption(&subject).map(|(_, exemption)| exemption)
    }
}
