//! What holds in every state.

use crate::{
    journal::is_below,
    types::{ContractState, Flags, Mark, MeterStatus, Shape, TariffStatus},
    Config, Contracts, ContractsOf, Journals, LatestTariffs, MeterKeys, MeterSerials, Meters,
    NextContract, NextMeter, NextSwitchOver, NextTariff, Pallet, PaperContracts, SwitchOvers,
    TariffRecords, Tariffs, WalletOwners, Wallets,
};
use adliya_primitives::{ContractId, MeterId, SwitchOverId, TariffId};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        Self::check_tariffs()?;
        Self::check_meters()?;
        Self::check_contracts()?;
        Self::check_journals()?;
        Self::check_switch_overs()?;
        Self::check_wallets()
    }

    fn check_meters() -> Result<(), TryRuntimeError> {
        let [mut count, mut keys] = [0u64; 2];
        for (id, meter) in Meters::<T>::iter() {
            count = count.saturating_add(1);
            keys = keys.saturating_add(meter.key.is_some().into());
            ensure!(
                MeterSerials::<T>::get(meter.serial) == Some(id)
                    && meter
                        .key
                        .is_none_or(|key| MeterKeys::<T>::get(key) == Some(id)),
                "a meter is not found by its serial number and its key"
            );
            let stands = meter.registers.iter().zip(&meter.last.stands);
            ensure!(
                !meter.registers.is_empty()
                    && meter.registers.len() == meter.last.stands.len()
                    && stands
                        .map(|(is, stand)| stand.total(is))
                        .all(|total| total.is_some()),
                "a meter shows what it cannot"
            );
            if let MeterStatus::Installed { contract, .. } = meter.status {
                let contract = Contracts::<T>::get(contract).ok_or("a meter is on no contract")?;
                ensure!(
                    contract.holds_meter() && contract.terms.meter == Some(id),
                    "a meter is on a contract that does not know of it"
                );
            }
        }
        ensure!(
            NextMeter::<T>::get() == MeterId(count)
                && MeterSerials::<T>::iter_keys().count() as u64 == count
                && MeterKeys::<T>::iter_keys().count() as u64 == keys,
            "a meter's number, serial number or key is missing"
        );
        Ok(())
    }

    fn check_contracts() -> Result<(), TryRuntimeError> {
        let mut count = 0u64;
        for (id, contract) in Contracts::<T>::iter() {
            count = count.saturating_add(1);
            let terms = contract.terms;
            ensure!(
                ContractsOf::<T>::contains_key(terms.consumer, id),
                "a contract is not found from its consumer"
            );
            let tariff = TariffRecords::<T>::get(terms.tariff).ok_or("a contract has no tariff")?;
            ensure!(
                matches!(tariff.status, TariffStatus::Approved { .. })
                    && tariff.scope.supplier == contract.supplier
                    && tariff.scope.service == contract.service
                    && tariff.scope.region.covers(terms.region)
                    && terms.category < tariff.shape.categories,
                "a contract is not under its tariff"
            );
            let Some(meter) = terms.meter else {
                continue;
            };
            let meter = Meters::<T>::get(meter).ok_or("a contract's meter is missing")?;
            let on_it =
                matches!(meter.status, MeterStatus::Installed { contract, .. } if contract == id);
            ensure!(
                on_it == contract.holds_meter(),
                "a contract's meter is not on it, or on it no longer in force"
            );
        }
        ensure!(
            NextContract::<T>::get() == ContractId(count),
            "a contract's number is missing"
        );
        ensure!(
            ContractsOf::<T>::iter_keys().count() as u64 == count,
            "a consumer has a contract that is not there"
        );
        Ok(())
    }

    fn check_journals() -> Result<(), TryRuntimeError> {
        for (id, contract) in Contracts::<T>::iter() {
            let journal = Journals::<T>::get(id);
            let begun = contract.holds_meter()
                || contract.import.is_some()
                || matches!(contract.state, ContractState::Terminated { .. });
            ensure!(
                journal.is_some() == begun,
                "a contract has no journal, or one without having begun"
            );
            let meter = contract.terms.meter.filter(|_| contract.holds_meter());
            ensure!(
                meter.is_none_or(|meter| journal.is_some_and(|is| is.base(meter).is_some())),
                "what a meter showed when it came to its contract is not known"
            );
            ensure!(
                contract.former.is_sorted_by_key(|former| former.until),
                "a contract's categories are out of order"
            );
            if let Some(next) = contract.successor {
                let next = Contracts::<T>::get(next).ok_or("a contract's successor is missing")?;
                ensure!(
                    matches!(contract.state, ContractState::Terminated { .. })
                        && next.terms.replaces == Some(id),
                    "a contract's successor does not replace it"
                );
            }
        }
        for (_, journal) in Journals::<T>::iter() {
            let ordered = |pair: &[Mark]| match pair {
                [one, next] => one.at <= next.at && !is_below(&next.consumed, &one.consumed),
                _ => true,
            };
            ensure!(
                journal.marks.windows(2).all(ordered),
                "a contract's readings are out of order"
            );
            let flagged = |mark: &Mark| mark.is_real() || mark.flags.contains(Flags::ESTIMATED);
            ensure!(
                journal.marks.iter().all(flagged),
                "an estimate does not say that it is one"
            );
            ensure!(
                journal
                    .pending
                    .is_none_or(|waits| waits.number == journal.proposals),
                "a proposal that waits is not the last"
            );
        }
        Ok(())
    }

    fn check_switch_overs() -> Result<(), TryRuntimeError> {
        let mut anchored = 0u32;
        for (id, batch) in SwitchOvers::<T>::iter() {
            anchored = anchored.saturating_add(1);
            let imported = Contracts::<T>::iter_values()
                .filter(|contract| contract.import.is_some_and(|import| import.batch == id));
            ensure!(
                imported.count() == batch.imported as usize,
                "a switch-over counts other contracts than it has"
            );
        }
        ensure!(
            NextSwitchOver::<T>::get() == SwitchOverId(anchored),
            "a switch-over's number is missing"
        );
        for (document, id) in PaperContracts::<T>::iter() {
            let contract = Contracts::<T>::get(id).ok_or("a paper became no contract")?;
            ensure!(
                contract.import.is_some() && contract.terms.document == document,
                "a paper became another contract"
            );
        }
        Ok(())
    }

    fn check_wallets() -> Result<(), TryRuntimeError> {
        for (subject, wallet) in Wallets::<T>::iter() {
            ensure!(
                WalletOwners::<T>::get(wallet).is_some_and(|owner| owner.subject == subject),
                "a wallet is one-sided"
            );
        }
        for (wallet, owner) in WalletOwners::<T>::iter() {
            ensure!(
                owner.unlinked_at.is_some() || Wallets::<T>::get(owner.subject) == Some(wallet),
                "a consumer has two wallets"
            );
        }
        Ok(())
    }

    fn check_tariffs() -> Result<(), TryRuntimeError> {
        let mut count = 0u32;
        for (id, record) in TariffRecords::<T>::iter() {
            count = count.saturating_add(1);
            let tariff = Tariffs::<T>::get(id).ok_or("a tariff is missing")?;
            ensure!(tariff.validate().is_ok(), "a tariff makes no sense");
            ensure!(
                record.shape == Shape::of(&tariff) && record.scope.service == tariff.service,
                "a record is of another tariff"
            );
            let TariffStatus::Approved {
                follows, successor, ..
            } = record.status
            else {
                continue;
            };
            match successor {
                None => ensure!(
                    LatestTariffs::<T>::get(record.scope) == Some(id),
                    "a chain of tariffs has two ends"
                ),
                Some(next) => {
                    let after = TariffRecords::<T>::get(next.tariff).ok_or("a chain is torn")?;
                    ensure!(
                        after.effective_from == next.from
                            && record.effective_from < next.from
                            && record.shape.is_kept_by(&after.shape)
                            && after.scope == record.scope
                            && matches!(after.status, TariffStatus::Approved { follows, .. } if follows == Some(id)),
                        "a tariff does not follow the one before it"
                    );
                }
            }
            if let Some(former) = follows {
                let former = TariffRecords::<T>::get(former).ok_or("a chain is torn")?;
                ensure!(
                    matches!(former.status, TariffStatus::Approved { successor: Some(next), .. } if next.tariff == id),
                    "a tariff is not followed by the one after it"
                );
            }
        }
        for (scope, id) in LatestTariffs::<T>::iter() {
            let latest = TariffRecords::<T>::get(id).ok_or("a chain is torn")?;
            ensure!(
                latest.scope == scope
                    && matches!(
                        latest.status,
                        TariffStatus::Approved {
                            successor: None,
                            ..
                        }
                    ),
                "a chain ends elsewhere"
            );
        }
        ensure!(
            NextTariff::<T>::get() == TariffId(count)
                && Tariffs::<T>::iter_keys().count() == count as usize,
            "a tariff's number is missing"
        );
        Ok(())
    }
}
