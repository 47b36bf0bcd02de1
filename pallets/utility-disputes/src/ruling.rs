//! How disputes end.

use crate::{
    types::{Announcement, Closed, Dispute, Matter, Outcome, Phase, Supplied},
    Cases, Config, Disputes, Error, Event, Pallet,
};
use adliya_primitives::{utilities::UtilityAccounts, Confirmed, ContractId, DisputeId, Officer};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// A dispute that waits for the regulator, where the officer is competent.
    fn to_rule(officer: &Officer<T::AccountId>, id: DisputeId) -> Result<Dispute, Error<T>> {
        let dispute = Self::open(id)?;
        ensure!(dispute.is_ripe(T::Time::now()), Error::<T>::NotToRule);
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
        let credited = Self::settle(&dispute, &outcome)?;
        dispute.closed = Some(Closed {
            at: T::Time::now(),
            outcome,
            credited,
        });
        let is_won = dispute.matter == Matter::Disconnection && outcome.is_for_consumer();
        Disputes::<T>::insert(id, dispute);
        Self::deposit_event(Event::DisputeClosed {
            id,
            contract,
            outcome,
            credited,
        });

        let mut case = Cases::<T>::get(contract);
        case.open = None;
        case.supplied = Self::supplied_after(contract, case.supplied, is_won);
        Cases::<T>::insert(contract, case);
        Ok(())
    }

    /// What the outcome does to the account. How much was credited.
    fn settle(dispute: &Dispute, outcome: &Outcome) -> Result<u128, DispatchError> {
        let Some((_, claimed)) = dispute.matter.claim() else {
            return Ok(0);
        };
        let decision = match *outcome {
            Outcome::Upheld { decision, .. } | Outcome::Ruled { decision, .. } => decision,
            _ => dispute.statement,
        };
        T::Accounts::decide(dispute.contract, outcome.grants(claimed), decision)
    }

    /// What the end of a dispute is for the supply: a reason to reconnect, or that nobody is disconnected, if the household has won it
    /// over a disconnection; else as much time to pay as the notice gave.
    fn supplied_after(contract: ContractId, supplied: Supplied, is_won: bool) -> Supplied {
        let now = T::Time::now();
        match supplied {
            Supplied::Disconnected {
                at,
                announcement,
                reconnect_by: None,
            } if is_won => {
                let reconnect_by = Self::reconnect_by(now);
                Self::deposit_event(Event::ReconnectionDue {
                    contract,
                    reconnect_by,
                });
                Supplied::Disconnected {
                    at,
                    announcement,
                    reconnect_by: Some(reconnect_by),
                }
            }
            Supplied::Announced(_) if is_won => Supplied::Connected,
            // One that has lapsed meanwhile has to be announced anew.
            Supplied::Announced(it) if now <= it.until => {
                let from = it.from.max(now.saturating_add(T::NoticeTerm::get()));
                let until = from.saturating_add(T::NoticeLifetime::get());
                Self::deposit_event(Event::NoticeRenewed {
                    contract,
                    from,
                    until,
                });
                Supplied::Announced(Announcement { from, until, ..it })
            }
            other => other,
        }
    }
}
