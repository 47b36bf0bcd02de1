//! What the runtime API answers.

use crate::{
    types::{DisconnectionView, DisputeView, MAX_PAGE},
    Cases, Config, Disputes, Pallet, Protections,
};
use adliya_primitives::{
    utilities::{Supply, UtilityAccounts},
    ContractId, DisputeId,
};
use alloc::vec::Vec;
use frame_support::traits::Time;

impl<T: Config> Pallet<T> {
    /// Answers `UtilityDisputesApi::dispute`.
    pub fn dispute_view(id: DisputeId) -> Option<DisputeView> {
        let dispute = Disputes::<T>::get(id)?;
        Some(DisputeView {
            id,
            phase: dispute.phase(T::Time::now()),
            dispute,
        })
    }

    /// Answers `UtilityDisputesApi::disputes`.
    pub fn disputes_view(
        contract: ContractId,
        before: Option<DisputeId>,
        limit: u32,
    ) -> Vec<DisputeView> {
        let first = match before {
            Some(id) => Disputes::<T>::get(id)
                .filter(|dispute| dispute.contract == contract)
                .and_then(|dispute| dispute.previous),
            None => Cases::<T>::get(contract).last,
        };
        let limit = usize::try_from(limit.min(MAX_PAGE)).unwrap_or(usize::MAX);
        let follow = |view: &DisputeView| view.dispute.previous.and_then(Self::dispute_view);
        core::iter::successors(first.and_then(Self::dispute_view), follow)
            .take(limit)
            .collect()
    }

    /// Answers `UtilityDisputesApi::disconnection`.
    pub fn disconnection_view(contract: ContractId) -> Option<DisconnectionView> {
        let agreement = T::Supply::agreement(contract)?;
        let standing = T::Accounts::standing(contract)?;
        let case = Cases::<T>::get(contract);
        Some(DisconnectionView {
            obstacles: Self::obstacles(&agreement, &case, &standing).collect(),
            can_demand: agreement.ended_at.is_none()
                && Self::can_demand(&agreement, &case, &standing),
            protection: Protections::<T>::get(agreement.consumer),
            case,
            standing,
        })
    }
}
