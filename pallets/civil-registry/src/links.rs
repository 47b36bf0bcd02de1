//! New ids in the other domains for somebody whose links a mistaken death has opened.

use crate::{Config, Error, Event, ExposedLinks, Pallet, Persons};
use adliya_primitives::{Confirmed, SubjectId};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_renew_links(
        confirmed: &Confirmed<T::AccountId>,
        subject: SubjectId,
        links: H256,
    ) -> DispatchResult {
        let Confirmed {
            officer,
            supervisor,
        } = confirmed;
        let own = [officer.subject, supervisor.subject].contains(&subject);
        ensure!(!own, Error::<T>::OwnRecord);
        let mut person = Self::living(&subject)?;
        let annulment = ExposedLinks::<T>::get(subject).ok_or(Error::<T>::LinksNotExposed)?;
        ensure!(person.links != links, Error::<T>::LinksUnchanged);

        person.links = links;
        Persons::<T>::insert(subject, person);
        ExposedLinks::<T>::remove(subject);
        Self::deposit_event(Event::LinksRenewed {
            subject,
            annulment,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }
}
