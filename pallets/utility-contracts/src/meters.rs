//! Meters: registered by a supplier, certified by metrology, sealed, installed on a contract, removed.

use crate::{
    types::{Contract, Meter, MeterStatus, OpeningStands, Reading, Registers, Shape, Stands},
    Config, Contracts, Error, Event, MeterKeys, MeterSerials, Meters, NextMeter, Pallet, Service,
    TariffRecords,
};
use adliya_primitives::{ContractId, MeterId, Moment, OfficeId, Officer, TariffId};
use frame_support::{ensure, traits::Time};
use sp_core::{ed25519, H256};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_meter(
        officer: &Officer<T::AccountId>,
        serial: H256,
        key: ed25519::Public,
        service: Service,
        opening: OpeningStands,
    ) -> DispatchResult {
        ensure!(!opening.is_empty(), Error::<T>::NoRegisters);
        let (mut registers, mut stands) = (Registers::new(), Stands::new());
        for (register, stand) in opening {
            let shown = stand.total(&register).is_some();
            let pushed = registers.try_push(register).and(
                // Both lists are as long as the one that they come from.
                stands.try_push(stand).map_err(|_| register),
            );
            ensure!(shown && pushed.is_ok(), Error::<T>::RegisterInvalid);
        }
        ensure!(
            !MeterSerials::<T>::contains_key(serial),
            Error::<T>::SerialTaken
        );
        ensure!(!MeterKeys::<T>::contains_key(key), Error::<T>::KeyTaken);
        let id = NextMeter::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;

        NextMeter::<T>::put(next);
        MeterSerials::<T>::insert(serial, id);
        MeterKeys::<T>::insert(key, id);
        let meter = Meter {
            supplier: officer.office,
            service,
            serial,
            key,
            registers,
            seals: None,
            certified_until: None,
            status: MeterStatus::Registered,
            registered_by: officer.mandate,
            last: Reading {
                counter: 0,
                taken_at: T::Time::now(),
                stands,
            },
        };
        Meters::<T>::insert(id, meter);
        Self::deposit_event(Event::MeterRegistered {
            meter: id,
            serial,
            key,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_certify_meter(
        officer: &Officer<T::AccountId>,
        id: MeterId,
        until: Moment,
        certificate: H256,
    ) -> DispatchResult {
        let mut meter = Self::meter(id)?;
        Self::ensure_in_service(&meter)?;
        ensure!(T::Time::now() < until, Error::<T>::CertificatePast);

        meter.certified_until = Some(until);
        Meters::<T>::insert(id, meter);
        Self::deposit_event(Event::MeterCertified {
            meter: id,
            until,
            certificate,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_seal_meter(
        officer: &Officer<T::AccountId>,
        id: MeterId,
        seals: H256,
    ) -> DispatchResult {
        let mut meter = Self::meter_of(officer.office, id)?;
        Self::ensure_in_service(&meter)?;

        meter.seals = Some(seals);
        Meters::<T>::insert(id, meter);
        Self::deposit_event(Event::MeterSealed {
            meter: id,
            seals,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_install_meter(
        officer: &Officer<T::AccountId>,
        id: MeterId,
        on: ContractId,
    ) -> DispatchResult {
        let mut contract = Self::contract_of(officer.office, on)?;
        ensure!(contract.in_force().is_some(), Error::<T>::NotInForce);
        ensure!(contract.terms.meter.is_none(), Error::<T>::HasMeter);
        Self::install(id, on, &contract)?;

        contract.terms.meter = Some(id);
        Contracts::<T>::insert(on, contract);
        Self::deposit_event(Event::MeterInstalled {
            meter: id,
            contract: on,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_remove_meter(officer: &Officer<T::AccountId>, id: MeterId) -> DispatchResult {
        let mut meter = Self::meter_of(officer.office, id)?;
        Self::ensure_in_service(&meter)?;
        let from = match meter.status {
            MeterStatus::Installed { contract, .. } => Some(contract),
            _ => None,
        };
        if let Some(contract) = from {
            Contracts::<T>::try_mutate(contract, |kept| {
                let contract = kept.as_mut().ok_or(Error::<T>::ContractNotFound)?;
                contract.terms.meter = None;
                Ok::<_, DispatchError>(())
            })?;
        }

        let at = T::Time::now();
        meter.status = MeterStatus::Removed { at };
        Meters::<T>::insert(id, meter);
        Self::deposit_event(Event::MeterRemoved {
            meter: id,
            contract: from,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// Puts a meter that the tariff prices on a contract. The caller writes the contract.
    pub(crate) fn install(id: MeterId, on: ContractId, contract: &Contract) -> DispatchResult {
        let mut meter = Self::meter_of(contract.supplier, id)?;
        let now = T::Time::now();
        Self::ensure_in_service(&meter)?;
        ensure!(
            meter.status == MeterStatus::Registered,
            Error::<T>::MeterNotFree
        );
        ensure!(
            meter.certified_until.is_some_and(|until| now <= until),
            Error::<T>::MeterNotCertified
        );
        Self::ensure_priced(&meter, contract.service, contract.terms.tariff)?;

        meter.status = MeterStatus::Installed {
            contract: on,
            since: now,
        };
        Meters::<T>::insert(id, meter);
        Ok(())
    }

    /// Takes a meter off the contract that ends. It is free for the next one.
    pub(crate) fn free(id: MeterId) -> DispatchResult {
        let mut meter = Self::meter(id)?;
        meter.status = MeterStatus::Registered;
        Meters::<T>::insert(id, meter);
        Ok(())
    }

    /// Whether a tariff prices what a meter counts.
    fn ensure_priced(meter: &Meter, service: Service, tariff: TariffId) -> DispatchResult {
        let record = TariffRecords::<T>::get(tariff).ok_or(Error::<T>::TariffNotFound)?;
        let Shape {
            unit, registers, ..
        } = record.shape;
        let priced = meter.service == service
            && meter.registers.len() == usize::from(registers)
            && meter.registers.iter().all(|register| register.unit == unit);
        ensure!(priced, Error::<T>::MeterNotPriced);
        Ok(())
    }

    pub(crate) fn meter(id: MeterId) -> Result<Meter, DispatchError> {
        Ok(Meters::<T>::get(id).ok_or(Error::<T>::MeterNotFound)?)
    }

    pub(crate) fn meter_of(supplier: OfficeId, id: MeterId) -> Result<Meter, DispatchError> {
        let meter = Self::meter(id)?;
        ensure!(meter.supplier == supplier, Error::<T>::NotOfThisOffice);
        Ok(meter)
    }

    fn ensure_in_service(meter: &Meter) -> DispatchResult {
        let removed = matches!(meter.status, MeterStatus::Removed { .. });
        ensure!(!removed, Error::<T>::MeterRemoved);
        Ok(())
    }
}
