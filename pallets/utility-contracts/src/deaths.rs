//! The deaths of consumers, as the civil register enters them. Supply goes on; the wallet of the dead says nothing any more.

use crate::{types::Deceased, Config, Deaths, Error, Event, Pallet, WeightInfo};
use adliya_primitives::{
    traits::{Death, DeathAnnulment, OnDeath, OnDeathAnnulled},
    SubjectId,
};
use frame_support::ensure;
use sp_runtime::{DispatchResult, Weight};

impl<T: Config> OnDeath for Pallet<T> {
    /// Never refuses a death: the register is right about it.
    fn on_death(death: &Death) -> DispatchResult {
        let (subject, record) = (death.linked.utility, death.record);
        if Self::is_dead(&subject) {
            // Two persons of the register were given the same id here. The first death stands.
            return Ok(());
        }
        let deceased = Deceased {
            record,
            since: death.registered_at,
            annulled_at: None,
        };
        Deaths::<T>::insert(subject, deceased);
        Self::deposit_event(Event::DeathHeard { subject, record });
        Ok(())
    }

    fn weight() -> Weight {
        T::WeightInfo::on_death()
    }
}

impl<T: Config> OnDeathAnnulled for Pallet<T> {
    /// The person lives, and what an heir has not taken over is theirs.
    fn on_death_annulled(annulment: &DeathAnnulment) -> DispatchResult {
        let subject = annulment.linked.utility;
        let standing = Deaths::<T>::get(subject)
            .filter(|is| is.record == annulment.death && is.annulled_at.is_none());
        let Some(mut deceased) = standing else {
            // A death of before there was this pallet.
            return Ok(());
        };
        deceased.annulled_at = Some(annulment.registered_at);
        Deaths::<T>::insert(subject, deceased);
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

impl<T: Config> Pallet<T> {
    /// The death of a consumer, as far as the chain was told, unless it was none.
    pub(crate) fn death_of(subject: &SubjectId) -> Option<Deceased> {
        Deaths::<T>::get(subject).filter(|is| is.annulled_at.is_none())
    }

    /// Whether a consumer has died, as far as the chain was told.
    pub(crate) fn is_dead(subject: &SubjectId) -> bool {
        Self::death_of(subject).is_some()
    }

    pub(crate) fn ensure_alive(subject: &SubjectId) -> DispatchResult {
        ensure!(!Self::is_dead(subject), Error::<T>::ConsumerDead);
        Ok(())
    }
}
