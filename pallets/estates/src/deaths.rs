//! What the civil register says about deaths. Nothing is walked: wills, heirs and certificates are asked for by the estate.

use crate::{
    types::{Estate, Shares, Voiding},
    Config, Estates, EstatesByDeath, EstatesOf, Event, NextEstate, Pallet, Testators, WeightInfo,
};
use adliya_primitives::traits::{Death, DeathAnnulment, OnDeath, OnDeathAnnulled};
use frame_support::{traits::Get, weights::Weight};
use sp_runtime::DispatchResult;

impl<T: Config> OnDeath for Pallet<T> {
    /// Opens the estate. Never refuses a death: the register is right about it.
    fn on_death(death: &Death) -> DispatchResult {
        let id = NextEstate::<T>::get();
        let Some(next) = id.next() else {
            return Ok(());
        };
        let opened_at = death.registered_at;
        let estate = Estate {
            deceased: death.subject,
            linked: death.linked,
            death: death.record,
            former: EstatesOf::<T>::get(death.subject),
            opened_at,
            accept_until: opened_at.saturating_add(T::AcceptancePeriod::get()),
            certify_from: opened_at.saturating_add(T::CertificatePeriod::get()),
            taking: None,
            former_takings: 0,
            inventories: 0,
            acceptors: 0,
            certificates: 0,
            shares: Shares::default(),
            spousal: None,
            orders: 0,
            closing: None,
            void: None,
        };
        NextEstate::<T>::put(next);
        Estates::<T>::insert(id, estate);
        EstatesOf::<T>::insert(death.subject, id);
        EstatesByDeath::<T>::insert(death.record, id);
        // If two persons of the register were given the same id in the domain of wills, the first death opens them.
        Testators::<T>::mutate(death.linked.wills, |known| {
            known.estate.get_or_insert(id);
        });
        Self::deposit_event(Event::EstateOpened {
            estate: id,
            deceased: death.subject,
            record: death.record,
        });
        Ok(())
    }

    fn weight() -> Weight {
        T::WeightInfo::on_death()
    }
}

impl<T: Config> OnDeathAnnulled for Pallet<T> {
    /// There is no estate: what was certified of it counts for nothing. The wills stand as they stood, and are asked for
    /// in vain.
    fn on_death_annulled(annulment: &DeathAnnulment) -> DispatchResult {
        let latest = EstatesOf::<T>::get(annulment.subject)
            .and_then(|id| Some((id, Estates::<T>::get(id)?)))
            .filter(|(_, estate)| estate.death == annulment.death && estate.void.is_none());
        let Some((id, mut estate)) = latest else {
            // A death of before there was this pallet.
            return Ok(());
        };
        estate.void = Some(Voiding {
            record: annulment.record,
            at: annulment.registered_at,
        });
        Estates::<T>::insert(id, estate);
        Testators::<T>::mutate(estate.linked.wills, |known| {
            known.estate = known.estate.filter(|opened| *opened != id);
        });
        Self::deposit_event(Event::EstateVoided {
            estate: id,
            deceased: annulment.subject,
            record: annulment.record,
        });
        Ok(())
    }

    fn weight() -> Weight {
        T::WeightInfo::on_death_annulled()
    }
}
