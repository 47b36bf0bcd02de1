//! Disputes: opened, heard, given up.

use crate::{
    types::{
        Attestation, Case, Dispute, Matter, Outcome, Phase, Signatory, Supplied, OPENING_BALANCE,
    },
    Cases, Config, Disputes, Error, Event, NextDispute, Pallet,
};
use adliya_primitives::{
    utilities::{Agreement, Supply, UtilityAccounts},
    BillNumber, ContractId, DisputeId, Moment, Officer,
};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn agreement(contract: ContractId) -> Result<Agreement, Error<T>> {
        T::Supply::agreement(contract).ok_or(Error::<T>::ContractNotFound)
    }

    /// A contract of the office for which the officer acts.
    pub(crate) fn own_contract(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
    ) -> Result<Agreement, Error<T>> {
        let agreement = Self::agreement(contract)?;
        ensure!(
            officer.office == agreement.supplier,
            Error::<T>::NotOfThisOffice
        );
        Ok(agreement)
    }

    /// A contract in the region where the officer's office is competent.
    pub(crate) fn contract_served(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
    ) -> Result<Agreement, Error<T>> {
        let agreement = Self::agreement(contract)?;
        ensure!(officer.serves(agreement.region), Error::<T>::OutsideRegion);
        Ok(agreement)
    }

    /// A dispute that has not ended.
    pub(crate) fn open(id: DisputeId) -> Result<Dispute, Error<T>> {
        let dispute = Disputes::<T>::get(id).ok_or(Error::<T>::DisputeNotFound)?;
        ensure!(dispute.closed.is_none(), Error::<T>::DisputeClosed);
        Ok(dispute)
    }

    /// Such a one, of the wallet's consumer.
    fn own_dispute(wallet: &T::AccountId, id: DisputeId) -> Result<Dispute, Error<T>> {
        let dispute = Self::open(id)?;
        let agreement = Self::agreement(dispute.contract)?;
        ensure!(
            T::Supply::speaks_for(wallet, &agreement.consumer),
            Error::<T>::NotConsumer
        );
        Ok(dispute)
    }

    /// Such a one, with the officer's office.
    fn dispute_with(officer: &Officer<T::AccountId>, id: DisputeId) -> Result<Dispute, Error<T>> {
        let dispute = Self::open(id)?;
        ensure!(
            officer.office == dispute.supplier,
            Error::<T>::NotOfThisOffice
        );
        Ok(dispute)
    }

    fn ensure_heard(dispute: &Dispute) -> DispatchResult {
        let phase = dispute.phase(T::Time::now());
        ensure!(phase == Phase::Hearing, Error::<T>::AnswerOver);
        Ok(())
    }

    pub(crate) fn do_open_dispute(
        wallet: &T::AccountId,
        contract: ContractId,
        matter: Matter,
        statement: H256,
    ) -> DispatchResult {
        let agreement = Self::agreement(contract)?;
        ensure!(
            T::Supply::speaks_for(wallet, &agreement.consumer),
            Error::<T>::NotConsumer
        );
        Self::dispute(contract, &agreement, matter, statement, None)
    }

    pub(crate) fn do_attest_dispute(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
        matter: Matter,
        statement: H256,
    ) -> DispatchResult {
        let agreement = Self::own_contract(officer, contract)?;
        let attested_by = Some(Attestation::Supplier(officer.into()));
        Self::dispute(contract, &agreement, matter, statement, attested_by)
    }

    pub(crate) fn do_assist_dispute(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
        matter: Matter,
        statement: H256,
    ) -> DispatchResult {
        let agreement = Self::contract_served(officer, contract)?;
        let attested_by = Some(Attestation::SocialOffice(officer.into()));
        Self::dispute(contract, &agreement, matter, statement, attested_by)
    }

    fn dispute(
        contract: ContractId,
        agreement: &Agreement,
        matter: Matter,
        statement: H256,
        attested_by: Option<Attestation>,
    ) -> DispatchResult {
        let mut case = Cases::<T>::get(contract);
        ensure!(case.open.is_none(), Error::<T>::DisputeOpen);
        let now = T::Time::now();
        if let Matter::Balance { .. } = matter {
            let until = agreement.balance_disputed_until;
            let in_time = until.is_some_and(|until| now <= until);
            ensure!(in_time, Error::<T>::BalanceStands);
        }
        // The supplier cannot use up what a household has once.
        let counts = !matches!(attested_by, Some(Attestation::Supplier(_)));
        let frozen = match matter.claim() {
            Some((bill, amount)) => {
                let debited = Self::ensure_contestable(&case, contract, &matter, bill, amount)?;
                if counts {
                    case.remember(bill, debited);
                }
                T::Accounts::contest(contract, bill, amount)?
            }
            None => {
                Self::ensure_disconnection(&case, now)?;
                case.disconnection_disputed |= counts;
                0
            }
        };

        let id = NextDispute::<T>::get();
        NextDispute::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        let answer_by = now.saturating_add(T::AnswerTerm::get());
        let dispute = Dispute {
            contract,
            supplier: agreement.supplier,
            matter,
            statement,
            attested_by,
            opened_at: now,
            answer_by,
            rule_by: answer_by.saturating_add(T::RulingTerm::get()),
            frozen,
            evidence: None,
            answer: None,
            closed: None,
            previous: case.last,
        };
        Disputes::<T>::insert(id, dispute);
        case.open = Some(id);
        case.last = Some(id);
        case.disputes = case.disputes.saturating_add(1);
        Cases::<T>::insert(contract, case);
        Self::deposit_event(Event::DisputeOpened {
            id,
            contract,
            matter,
            statement,
            office: agreement.supplier,
            attested_by,
            frozen,
        });
        Ok(())
    }

    /// So much of a bill can be disputed. What debit notes have added to it by now.
    fn ensure_contestable(
        case: &Case,
        contract: ContractId,
        matter: &Matter,
        bill: BillNumber,
        amount: u128,
    ) -> Result<u128, DispatchError> {
        let is_balance = matches!(matter, Matter::Balance { .. });
        ensure!(
            is_balance == (bill == OPENING_BALANCE),
            Error::<T>::NotABill
        );
        ensure!(amount > 0, Error::<T>::NothingClaimed);
        T::Accounts::standing(contract).ok_or(Error::<T>::AccountNotFound)?;
        let debt = T::Accounts::contestable(contract, bill).ok_or(Error::<T>::BillNotFound)?;
        ensure!(
            is_balance || debt.creditable.is_some(),
            Error::<T>::BillNotKept
        );
        // What was paid of the opening balance is not known.
        let mut most = debt.creditable.unwrap_or(debt.unfrozen);
        if let Some(before) = case.debited_when_disputed(bill) {
            let since = debt.debited.saturating_sub(before);
            ensure!(since > 0, Error::<T>::AlreadyDisputed);
            most = most.min(since);
        }
        ensure!(amount <= most, Error::<T>::MoreThanContestable);
        if let Matter::Reading { at, .. } = matter {
            let span = debt.span;
            let is_of_bill = span.is_some_and(|(from, until)| (from..until).contains(at));
            ensure!(is_of_bill, Error::<T>::ReadingNotBilled);
        }
        Ok(debt.debited)
    }

    /// There is a disconnection, and it was not disputed.
    fn ensure_disconnection(case: &Case, now: Moment) -> DispatchResult {
        let is_there = match case.supplied {
            Supplied::Connected => false,
            Supplied::Announced(announcement) => now <= announcement.until,
            Supplied::Disconnected { .. } => true,
        };
        ensure!(is_there, Error::<T>::NoDisconnection);
        ensure!(!case.disconnection_disputed, Error::<T>::AlreadyDisputed);
        Ok(())
    }

    pub(crate) fn do_lodge_evidence(
        wallet: &T::AccountId,
        id: DisputeId,
        root: H256,
    ) -> DispatchResult {
        let dispute = Self::own_dispute(wallet, id)?;
        Self::lodge(id, dispute, root, None)
    }

    pub(crate) fn do_assist_evidence(
        officer: &Officer<T::AccountId>,
        id: DisputeId,
        root: H256,
    ) -> DispatchResult {
        let dispute = Self::open(id)?;
        Self::contract_served(officer, dispute.contract)?;
        Self::lodge(id, dispute, root, Some(officer.into()))
    }

    fn lodge(
        id: DisputeId,
        mut dispute: Dispute,
        root: H256,
        assisted_by: Option<Signatory>,
    ) -> DispatchResult {
        Self::ensure_heard(&dispute)?;
        dispute.evidence = Some(root);
        Disputes::<T>::insert(id, dispute);
        Self::deposit_event(Event::EvidenceLodged {
            id,
            root,
            assisted_by,
        });
        Ok(())
    }

    pub(crate) fn do_answer_dispute(
        officer: &Officer<T::AccountId>,
        id: DisputeId,
        root: H256,
    ) -> DispatchResult {
        let mut dispute = Self::dispute_with(officer, id)?;
        Self::ensure_heard(&dispute)?;
        dispute.answer = Some(root);
        Disputes::<T>::insert(id, dispute);
        Self::deposit_event(Event::DisputeAnswered {
            id,
            root,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_concede_dispute(
        officer: &Officer<T::AccountId>,
        id: DisputeId,
    ) -> DispatchResult {
        let dispute = Self::dispute_with(officer, id)?;
        let officer = officer.mandate;
        Self::close(id, dispute, Outcome::Conceded { officer })
    }

    pub(crate) fn do_withdraw_dispute(wallet: &T::AccountId, id: DisputeId) -> DispatchResult {
        let dispute = Self::own_dispute(wallet, id)?;
        Self::close(id, dispute, Outcome::Withdrawn)
    }
}
