//! How disputes end.

use crate::{
    types::{Closed, Dispute, Outcome, Phase, Supplied},
    Cases, Config, Disputes, Error, Event, Pallet,
};
use adliya_primitives::{utilities::UtilityAccounts, Confirmed, ContractId, DisputeId, Officer};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// A dispute that waits for the regulator, where the officer is competent.
    fn to_rule(officer: &Officer<T::AccountId>, id: DisputeId) -> Result<Dispute, Error<T>> {
        let dispute = Self::open(id)?;
        let phase = dispute.phase(T::Time::now());
        ensure!(phase == Phase::Ruling, Error::<T>::NotToRule);
        Self::contract_served(officer, dispute.contract)?;
        Ok(dispute)
    }

    pub(crate) fn do_uphold_dispute(
        officer: &Officer<T::AccountId>,
        id: DisputeId,
        decision: H256,
    ) -> DispatchResult {
        let dispute = Self::to_rule(officer, id)?;
        let outcome = Outcome::Upheld {
            decision,
            office: officer.office,
            officer: officer.mandate,
        };
        Self::close(id, dispute, outcome)
    }

    pub(crate) fn do_rule_dispute(
        confirmed: &Confirmed<T::AccountId>,
        id: DisputeId,
        amount: u128,
        decision: H256,
    ) -> DispatchResult {
        let dispute = Self::to_rule(&confirmed.officer, id)?;
        ensure!(
            amount == 0 || amount < dispute.matter.claimed(),
            Error::<T>::NotLessThanClaimed
        );
        let outcome = Outcome::Ruled {
            amount,
            decision,
            office: confirmed.officer.office,
            officer: confirmed.officer.mandate,
            supervisor: confirmed.supervisor.mandate,
        };
        Self::close(id, dispute, outcome)
    }

    pub(crate) fn do_apply_default(id: DisputeId) -> DispatchResult {
        let dispute = Self::open(id)?;
        match dispute.phase(T::Time::now()) {
            Phase::Default(outcome) => Self::close(id, dispute, outcome),
            _ => Err(Error::<T>::NoDefault.into()),
        }
    }

    /// Ends a dispute: credits what is granted, and unfreezes the rest.
    pub(crate) fn close(id: DisputeId, mut dispute: Dispute, outcome: Outcome) -> DispatchResult {
        let contract = dispute.contract;
        let now = T::Time::now();
        let credited = Self::settle(&dispute, &outcome)?;
        let closed = Closed {
            at: now,
            outcome,
            credited,
        };
        dispute.closed = Some(closed);
        let of_disconnection = dispute.matter.claim().is_none();
        Disputes::<T>::insert(id, dispute);

        let mut case = Cases::<T>::get(contract);
        case.open = None;
        let mut reconnect_by = None;
        if of_disconnection && outcome.is_for_consumer() {
            match &mut case.supplied {
                Supplied::Disconnected {
                    reconnect_by: due @ None,
                    ..
                } => {
                    *due = Some(Self::reconnect_by(now));
                    reconnect_by = *due;
                }
                Supplied::Announced(_) => case.supplied = Supplied::Connected,
                _ => (),
            }
        }
        Cases::<T>::insert(contract, case);
        Self::deposit_event(Event::DisputeClosed {
            id,
            contract,
            outcome,
            credited,
        });
        if let Some(reconnect_by) = reconnect_by {
            Self::deposit_event(Event::ReconnectionDue {
                contract,
                reconnect_by,
            });
        }
        Ok(())
    }

    /// What the outcome does to the account. How much was credited.
    fn settle(dispute: &Dispute, outcome: &Outcome) -> Result<u128, DispatchError> {
        let Some((bill, claimed)) = dispute.matter.claim() else {
            return Ok(0);
        };
        let contract = dispute.contract;
        let granted = outcome.grants(claimed);
        let credited = granted.min(Self::room(contract, dispute)?);
        if credited > 0 {
            let document = match *outcome {
                Outcome::Upheld { decision, .. } | Outcome::Ruled { decision, .. } => decision,
                _ => dispute.statement,
            };
            T::Accounts::credit(contract, bill, credited, document)?;
        }
        if dispute.frozen > 0 {
            T::Accounts::unfreeze(contract, bill, dispute.frozen)?;
        }
        Ok(credited)
    }

    /// How much of what is claimed can be credited yet. What the supplier has credited of the bill meanwhile cannot, twice.
    fn room(contract: ContractId, dispute: &Dispute) -> Result<u128, Error<T>> {
        let Some((bill, claimed)) = dispute.matter.claim() else {
            return Ok(0);
        };
        let debt = T::Accounts::contestable(contract, bill).ok_or(Error::<T>::BillNotFound)?;
        // What was paid when it was disputed is the consumer's, though the bill is no longer kept.
        let paid = claimed.saturating_sub(dispute.frozen);
        Ok(debt
            .creditable
            .unwrap_or_else(|| debt.left.saturating_add(paid)))
    }
}
