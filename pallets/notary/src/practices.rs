//! What other domains ask of the practices: which file a record goes into, who keeps it, and whether a notary is
//! impartial.

#[cfg(feature = "runtime-benchmarks")]
use crate::{
    types::{Notary, Practice, Related, Relation, WalletOwner, MAX_INHERITED, MAX_RELATED},
    Practices, WalletOwners, Wallets,
};
use crate::{Config, DeathsOf, Dockets, Notaries, Pallet};
use adliya_primitives::{traits::NotarialPractices, DocketId, MandateId, OfficeId, SubjectId};
#[cfg(feature = "runtime-benchmarks")]
use adliya_primitives::{Moment, Officer};
use sp_runtime::DispatchError;

impl<T: Config> NotarialPractices<T::AccountId> for Pallet<T> {
    fn file_of(practice: OfficeId) -> Result<DocketId, DispatchError> {
        Self::docket_of(practice)
    }

    fn keeper(file: DocketId) -> Option<OfficeId> {
        Dockets::<T>::get(file)
    }

    fn is_partial(notary: MandateId, persons: &[SubjectId]) -> Option<bool> {
        let notary = Notaries::<T>::get(notary)?;
        Some(persons.iter().any(|person| notary.is_partial_to(person)))
    }

    fn subject_of(wallet: &T::AccountId) -> Option<SubjectId> {
        Self::ensure_speaks(wallet).ok()
    }

    fn is_dead(person: &SubjectId) -> bool {
        DeathsOf::<T>::get(person).is_dead()
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_settle(notary: &Officer<T::AccountId>) {
        let related = (0..MAX_RELATED).map(|number| Related {
            subject: SubjectId(sp_core::H256::from_low_u64_be(number.into())),
            relation: Relation::Kin,
            since: 0,
            until: Some(Moment::MAX),
        });
        let related: alloc::vec::Vec<_> = related.collect();
        let known = Notary {
            subject: SubjectId(sp_core::H256::repeat_byte(0xee)),
            related: related.try_into().unwrap_or_default(),
            former: 0,
        };
        Notaries::<T>::insert(notary.mandate, known);
        let inherited: alloc::vec::Vec<_> = (0..MAX_INHERITED)
            .map(|number| DocketId(u32::MAX.saturating_sub(number)))
            .collect();
        for docket in &inherited {
            Dockets::<T>::insert(docket, notary.office);
        }
        let practice = Practice {
            region: notary.region,
            own: None,
            inherited: inherited.try_into().unwrap_or_default(),
        };
        Practices::<T>::insert(notary.office, practice);
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_wallet(person: SubjectId) -> T::AccountId {
        let wallet: T::AccountId = frame_benchmarking::account("wallet", 0, 0);
        let owner = WalletOwner {
            subject: person,
            speaks_from: 0,
            unlinked_at: None,
        };
        WalletOwners::<T>::insert(&wallet, owner);
        Wallets::<T>::insert(person, &wallet);
        wallet
    }
}
