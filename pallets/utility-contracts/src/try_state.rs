//! What holds in every state.

use crate::{
    types::{MeterStatus, Shape, TariffStatus},
    Config, Contracts, LatestTariffs, MeterKeys, MeterSerials, Meters, NextContract, NextMeter,
    NextTariff, Pallet, TariffRecords, Tariffs, WalletOwners, Wallets,
};
use adliya_primitives::{ContractId, MeterId, TariffId};
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
        Self::check_wallets()
    }

    fn check_meters() -> Result<(), TryRuntimeError> {
        let mut count = 0u64;
        for (id, meter) in Meters::<T>::iter() {
            count = count.saturating_add(1);
            ensure!(
                MeterSerials::<T>::get(meter.serial) == Some(id)
                    && MeterKeys::<T>::get(meter.key) == Some(id),
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
                    contract.in_force().is_some() && contract.terms.meter == Some(id),
                    "a meter is on a contract that does not know of it"
                );
            }
        }
        ensure!(
            NextMeter::<T>::get() == MeterId(count)
                && MeterSerials::<T>::iter_keys().count() as u64 == count
                && MeterKeys::<T>::iter_keys().count() as u64 == count,
            "a meter's number, serial number or key is missing"
        );
        Ok(())
    }

    fn check_contracts() -> Result<(), TryRuntimeError> {
        let mut count = 0u64;
        for (id, contract) in Contracts::<T>::iter() {
            count = count.saturating_add(1);
            let terms = contract.terms;
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
                on_it == contract.in_force().is_some(),
                "a contract's meter is not on it, or on it no longer in force"
            );
        }
        ensure!(
            NextContract::<T>::get() == ContractId(count),
            "a contract's number is missing"
        );
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
