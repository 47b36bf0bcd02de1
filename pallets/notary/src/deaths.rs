//! What the civil register says about deaths. Nothing is walked: what depends on a life is derived when it is asked for.

use crate::{types::DeathSpan, Config, DeathsOf, Event, Pallet, WeightInfo};
use adliya_primitives::traits::{Death, DeathAnnulment, OnDeath, OnDeathAnnulled};
use frame_support::weights::Weight;
use sp_runtime::DispatchResult;

impl<T: Config> OnDeath for Pallet<T> {
    /// Never refuses a death: the register is right about it.
    fn on_death(death: &Death) -> DispatchResult {
        let subject = death.linked.notary;
        let mut deaths = DeathsOf::<T>::get(subject);
        if deaths.is_dead() {
            // Two persons of the register were given the same id here. The first death stands.
            return Ok(());
        }
        let span = DeathSpan {
            record: death.record,
            from: death.registered_at,
            until: None,
        };
        if deaths.0.try_push(span).is_err() {
            // Of one who was held to be dead so often, the last time in between is no longer told apart.
            if let Some(last) = deaths.0.last_mut() {
                last.record = death.record;
                last.until = None;
            }
        }
        DeathsOf::<T>::insert(subject, deaths);
        Self::deposit_event(Event::DeathHeard {
            subject,
            record: death.record,
        });
        Ok(())
    }

    fn weight() -> Weight {
        T::WeightInfo::on_death()
    }
}

impl<T: Config> OnDeathAnnulled for Pallet<T> {
    /// The person lives and can sign. Powers that the death ended stay ended.
    fn on_death_annulled(annulment: &DeathAnnulment) -> DispatchResult {
        let subject = annulment.linked.notary;
        let mut deaths = DeathsOf::<T>::get(subject);
        let standing = deaths
            .0
            .last_mut()
            .filter(|span| span.record == annulment.death && span.until.is_none());
        let Some(span) = standing else {
            // A death of before there was this pallet.
            return Ok(());
        };
        span.until = Some(annulment.registered_at);
        DeathsOf::<T>::insert(subject, deaths);
        Self::deposit_event(Event::DeathAnnulmentHeard {
            subject,
            record: annulment.death,
        });
        Ok(())
    }

    fn weight() -> Weight {
        T::WeightInfo::on_death_annulled()
    }
}
