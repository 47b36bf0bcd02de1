//! What holds in every state.

use crate::{
    types::{Case, Supplied},
    Cases, Config, Disputes, NextDispute, Pallet, Protections,
};
use adliya_primitives::{
    utilities::{Supply, UtilityAccounts},
    ContractId,
};
use alloc::vec::Vec;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        let mut disputes = 0u64;
        for (contract, case) in Cases::<T>::iter() {
            ensure!(
                T::Supply::agreement(contract).is_some(),
                "a case is of no contract"
            );
            disputes = disputes.saturating_add(case.disputes.into());
            Self::check_list(contract, &case)?;
            Self::check_frozen(contract, &case)?;
            Self::check_supplied(&case)?;
        }
        ensure!(
            disputes == NextDispute::<T>::get().0,
            "the contracts' disputes are not as many as there were"
        );
        ensure!(
            Protections::<T>::iter().all(|(_, is)| is.until > 0),
            "somebody is protected for no time"
        );
        for (id, dispute) in Disputes::<T>::iter() {
            ensure!(id < NextDispute::<T>::get(), "a dispute has no number");
            let is_open = Cases::<T>::get(dispute.contract).open == Some(id);
            ensure!(
                is_open == dispute.closed.is_none(),
                "a dispute is open where its contract does not say so, or the other way round"
            );
        }
        Ok(())
    }

    /// From the last dispute one comes to all that there were.
    fn check_list(contract: ContractId, case: &Case) -> Result<(), TryRuntimeError> {
        let (mut next, mut found) = (case.last, 0u32);
        while let Some(id) = next {
            let dispute = Disputes::<T>::get(id).ok_or("a dispute is missing")?;
            ensure!(
                dispute.contract == contract && dispute.previous < Some(id),
                "a dispute is in another contract's list"
            );
            ensure!(
                dispute.frozen <= dispute.matter.claimed(),
                "more was frozen than was claimed"
            );
            next = dispute.previous;
            found = found.saturating_add(1);
        }
        ensure!(
            found == case.disputes,
            "a contract's list does not have all its disputes"
        );
        Ok(())
    }

    /// What is frozen is disputed. It can be less, where the supplier has credited something meanwhile.
    fn check_frozen(contract: ContractId, case: &Case) -> Result<(), TryRuntimeError> {
        let open = case.open.and_then(Disputes::<T>::get);
        let disputed = open.map_or(0, |dispute| dispute.frozen);
        let standing = T::Accounts::standing(contract);
        ensure!(
            standing.is_none_or(|standing| standing.frozen <= disputed),
            "more is frozen than is disputed"
        );
        let disputed = case.disputed.iter().map(|disputed| disputed.bill);
        let mut bills: Vec<_> = disputed.collect();
        bills.sort();
        bills.dedup();
        ensure!(
            bills.len() == case.disputed.len(),
            "a bill is remembered twice"
        );
        Ok(())
    }

    fn check_supplied(case: &Case) -> Result<(), TryRuntimeError> {
        let announcement = match case.supplied {
            Supplied::Connected => None,
            Supplied::Announced(announcement) => Some(announcement),
            Supplied::Disconnected {
                at, announcement, ..
            } => {
                ensure!(
                    (announcement.from..=announcement.until).contains(&at)
                        && case.disconnections > 0,
                    "somebody was disconnected outside of the notice"
                );
                Some(announcement)
            }
        };
        ensure!(
            announcement.is_none_or(|it| it.overdue_since < it.at && it.at <= it.from),
            "something was announced for nothing"
        );
        ensure!(
            case.late_reconnections <= case.disconnections,
            "somebody was reconnected more often than disconnected"
        );
        Ok(())
    }
}
