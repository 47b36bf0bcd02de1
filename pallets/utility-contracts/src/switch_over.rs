//! Switch-over: paper contracts of a supplier under one root, each of which becomes a contract and waits for its consumer.

use crate::{
    meters::Shows,
    types::{
        Contract, ContractState, ContractStatus, Doubt, Import, ImportDispute, Journal, Manner,
        PaperContract, SwitchOver, Word,
    },
    Config, Contracts, ContractsOf, Error, Event, NextContract, NextSwitchOver, Pallet,
    PaperContracts, SwitchOvers,
};
use adliya_primitives::{
    merkle::{root_from, Place},
    Confirmed, ContractId, SwitchOverId,
};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_anchor_switch_over(
        confirmed: &Confirmed<T::AccountId>,
        root: H256,
        size: u32,
    ) -> DispatchResult {
        let Confirmed {
            officer,
            supervisor,
        } = confirmed;
        ensure!(size > 0, Error::<T>::SwitchOverEmpty);
        let id = NextSwitchOver::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;

        NextSwitchOver::<T>::put(next);
        SwitchOvers::<T>::insert(
            id,
            SwitchOver {
                supplier: officer.office,
                region: officer.region,
                root,
                size,
                imported: 0,
                anchored_by: officer.mandate,
                anchored_at: T::Time::now(),
            },
        );
        Self::deposit_event(Event::SwitchOverAnchored {
            switch_over: id,
            root,
            size,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_import_contract(
        courier: T::AccountId,
        batch: SwitchOverId,
        index: u32,
        paper: &PaperContract,
        path: &[H256],
    ) -> DispatchResult {
        let mut anchored = SwitchOvers::<T>::get(batch).ok_or(Error::<T>::SwitchOverNotFound)?;
        let size = anchored.size;
        let root = root_from(paper.leaf(index), Place { index, size }, path);
        ensure!(root == Some(anchored.root), Error::<T>::NotUnderRoot);
        let terms = paper.terms;
        if let Some(former) = PaperContracts::<T>::get(terms.document) {
            let former = Contracts::<T>::get(former).ok_or(Error::<T>::ContractNotFound)?;
            let withdrawn = matches!(former.state, ContractState::Withdrawn { .. });
            // What was withdrawn comes anew under a later root, not again under its own.
            let anew = former.import.is_none_or(|import| import.batch < batch);
            ensure!(withdrawn && anew, Error::<T>::AlreadyImported);
        }
        ensure!(terms.replaces.is_none(), Error::<T>::PaperReplaces);
        ensure!(terms.region.is_well_formed(), Error::<T>::MalformedRegion);
        ensure!(
            anchored.region.covers(terms.region),
            Error::<T>::OutsideJurisdiction
        );
        let now = T::Time::now();
        ensure!(paper.as_of <= now, Error::<T>::ReadingInFuture);
        let record = Self::ensure_terms(anchored.supplier, &terms)?;
        let id = NextContract::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;
        let notice_until = now.saturating_add(T::ImportNotice::get());
        let contract = Contract {
            supplier: anchored.supplier,
            service: record.scope.service,
            terms,
            former: Default::default(),
            local_time: record.shape.local_time,
            offered_at: now,
            offered_by: anchored.anchored_by,
            state: ContractState::Imported,
            import: Some(Import {
                batch,
                balance: paper.balance,
                notice_until,
                dispute_until: notice_until.saturating_add(T::ImportDispute::get()),
                dispute: None,
            }),
            release: None,
            successor: None,
        };
        Self::ensure_billed_from(&contract, paper.as_of)?;
        let mut journal = Journal::begin(contract.local_time, paper.used);
        Self::open_imported(id, &contract, paper, &mut journal)?;

        NextContract::<T>::put(next);
        ContractsOf::<T>::insert(terms.consumer, id, ());
        anchored.imported = anchored.imported.saturating_add(1);
        SwitchOvers::<T>::insert(batch, anchored);
        PaperContracts::<T>::insert(terms.document, id);
        Self::begin_journal(id, &mut journal);
        Contracts::<T>::insert(id, contract);
        Self::deposit_event(Event::ContractImported {
            contract: id,
            switch_over: batch,
            index,
            consumer: terms.consumer,
            notice_until,
            courier,
        });
        Ok(())
    }

    pub(crate) fn do_dispute_import(
        wallet: &T::AccountId,
        id: ContractId,
        of: Doubt,
        evidence: H256,
    ) -> DispatchResult {
        let mut contract = Self::contract_by(wallet, id)?;
        let now = T::Time::now();
        let status = contract.status_at(now);
        let import = contract.import.as_mut().ok_or(Error::<T>::NotImported)?;
        ensure!(import.dispute.is_none(), Error::<T>::AlreadyDisputed);
        ensure!(
            status == ContractStatus::Imported,
            Error::<T>::DisputeTooLate
        );

        import.dispute = Some(ImportDispute {
            at: now,
            of,
            evidence,
        });
        let consumer = contract.terms.consumer;
        Contracts::<T>::insert(id, contract);
        Self::deposit_event(Event::ImportDisputed {
            contract: id,
            of,
            evidence,
            consumer,
        });
        Ok(())
    }

    /// The regulator decides on a paper contract that its consumer disputes: it takes effect, or it does not.
    pub(crate) fn do_decide_import(
        confirmed: &Confirmed<T::AccountId>,
        id: ContractId,
        takes_effect: bool,
        decision: H256,
    ) -> DispatchResult {
        let Confirmed {
            officer,
            supervisor,
        } = confirmed;
        let mut contract = Contracts::<T>::get(id).ok_or(Error::<T>::ContractNotFound)?;
        Self::ensure_jurisdiction(officer, contract.terms.region)?;
        let now = T::Time::now();
        let disputed = contract.status_at(now) == ContractStatus::Disputed;
        ensure!(disputed, Error::<T>::NotDisputed);

        contract.state = match takes_effect {
            true => ContractState::Active {
                accepted: Word {
                    at: now,
                    manner: Manner::ByDecision { decision },
                },
            },
            false => {
                Self::free_imported(id, &contract)?;
                ContractState::Withdrawn { at: now }
            }
        };
        if let Some(import) = contract.import.as_mut() {
            import.dispute = None;
            // The balance can be disputed from now on as if the notice had ended now.
            import.dispute_until = now.saturating_add(T::ImportDispute::get());
        }
        Contracts::<T>::insert(id, contract);
        Self::deposit_event(Event::ImportDecided {
            contract: id,
            takes_effect,
            decision,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    /// Frees the meter of a paper contract that will not take effect. Nothing waits in its journal: it was never in force.
    pub(crate) fn free_imported(id: ContractId, contract: &Contract) -> DispatchResult {
        if let (ContractState::Imported, Some(meter)) = (contract.state, contract.terms.meter) {
            Self::free(meter, &Self::journal(id)?)?;
        }
        Ok(())
    }

    /// Puts the meter of a paper contract on it, with what it showed.
    fn open_imported(
        id: ContractId,
        contract: &Contract,
        paper: &PaperContract,
        journal: &mut Journal,
    ) -> DispatchResult {
        let Some(meter_id) = contract.terms.meter else {
            ensure!(paper.opening.is_empty(), Error::<T>::OpeningMismatch);
            return Ok(());
        };
        let shows = Shows::OnPaper(paper.opening.clone());
        let totals = Self::install(meter_id, id, contract, paper.as_of, shows)?;
        journal.open(meter_id, paper.as_of, totals);
        Ok(())
    }
}
