//! Four eyes: one officer proposes a call, a supervisor confirms it, and it is dispatched with both names.
//!
//! Another pallet needs nothing but an origin of type [`EnsureConfirmed`](crate::EnsureConfirmed) for its call, and
//! the call's name in the runtime's `SupervisedCalls`.

use crate::{
    types::Proposal, Config, Error, Event, Mandates, NextProposal, OpenProposals, Pallet,
    Proposals, WeightInfo,
};
use adliya_primitives::{traits::Accreditation, Confirmed, MandateId, Officer, ProposalId, Role};
use codec::Encode;
use frame_support::{
    dispatch::DispatchResultWithPostInfo,
    ensure,
    traits::{Contains, Get},
};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_propose(
        account: &T::AccountId,
        call: &<T as Config>::RuntimeCall,
    ) -> DispatchResult {
        let officer = Self::accredit(account)
            .and_then(Result::ok)
            .ok_or(Error::<T>::NotAuthorized)?;
        ensure!(
            T::SupervisedCalls::contains(call),
            Error::<T>::NotSupervised
        );
        let call = call
            .encode()
            .try_into()
            .map_err(|_| Error::<T>::CallTooLong)?;
        let open = OpenProposals::<T>::get(officer.mandate);
        ensure!(
            open < T::MaxOpenProposals::get(),
            Error::<T>::TooManyProposals
        );
        let proposal = NextProposal::<T>::get();
        let next = proposal.next().ok_or(Error::<T>::NoIdLeft)?;

        NextProposal::<T>::put(next);
        OpenProposals::<T>::insert(officer.mandate, open.saturating_add(1));
        let expires_at = Self::now().saturating_add(T::ProposalLifetime::get());
        Proposals::<T>::insert(
            proposal,
            Proposal {
                call,
                officer: officer.mandate,
                expires_at,
            },
        );
        Self::deposit_event(Event::Proposed {
            proposal,
            officer: officer.mandate,
            office: officer.office,
        });
        Ok(())
    }

    pub(crate) fn do_confirm(
        account: &T::AccountId,
        id: ProposalId,
        call: <T as Config>::RuntimeCall,
    ) -> DispatchResultWithPostInfo {
        let proposal = Proposals::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(Self::now() < proposal.expires_at, Error::<T>::Expired);
        ensure!(
            call.encode() == proposal.call.as_slice(),
            Error::<T>::CallMismatch
        );
        let officer = Mandates::<T>::get(proposal.officer)
            .and_then(|held| Self::officer_of(proposal.officer, held).ok())
            .ok_or(Error::<T>::NotAuthorized)?;
        let supervisor = Self::ensure_supervisor(account, &officer)?;

        Self::remove_proposal(id, proposal.officer);
        let confirmed = Confirmed {
            officer,
            supervisor,
        };
        let event = Event::ProposalConfirmed {
            proposal: id,
            officer: confirmed.officer.mandate,
            supervisor: confirmed.supervisor.mandate,
        };
        // An error undoes the removal as well: the proposal stays open.
        let mut done = call
            .dispatch(confirmed.into())
            .map_err(|failure| failure.error)?;
        Self::deposit_event(event);
        done.actual_weight = done
            .actual_weight
            .map(|weight| weight.saturating_add(T::WeightInfo::confirm()));
        Ok(done)
    }

    pub(crate) fn do_close_proposal(account: T::AccountId, id: ProposalId) -> DispatchResult {
        let proposal = Proposals::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        let held = Mandates::<T>::get(proposal.officer).ok_or(Error::<T>::NotFound)?;
        let expired = Self::now() >= proposal.expires_at;
        if !expired && held.account != account {
            let supervisor =
                Self::officer(&account, Role::Supervisor).ok_or(Error::<T>::NotAuthorized)?;
            ensure!(
                Self::is_over(supervisor.office, held.office),
                Error::<T>::NotOverOffice
            );
        }
        Self::remove_proposal(id, proposal.officer);
        Self::deposit_event(Event::ProposalClosed {
            proposal: id,
            by: account,
        });
        Ok(())
    }

    /// A supervisor of the officer's office or of one above it, and another person.
    fn ensure_supervisor(
        account: &T::AccountId,
        officer: &Officer<T::AccountId>,
    ) -> Result<Officer<T::AccountId>, DispatchError> {
        let supervisor =
            Self::officer(account, Role::Supervisor).ok_or(Error::<T>::NotAuthorized)?;
        let same = supervisor.mandate == officer.mandate || supervisor.subject == officer.subject;
        ensure!(!same, Error::<T>::SamePerson);
        ensure!(
            Self::is_over(supervisor.office, officer.office),
            Error::<T>::NotOverOffice
        );
        Ok(supervisor)
    }

    fn remove_proposal(id: ProposalId, officer: MandateId) {
        Proposals::<T>::remove(id);
        OpenProposals::<T>::mutate_exists(officer, |open| {
            *open = open
                .and_then(|open| open.checked_sub(1))
                .filter(|open| *open > 0);
        });
    }
}
