//! Meters: registered by a supplier, certified by metrology, sealed, installed on a contract, removed.

use crate::{
    journal::is_below,
    proposals::Follows,
    types::{
        Carried, Certified, Contract, Journal, Meter, MeterStatus, Observed, OpeningStands,
        Proposed, Reading, Registers, Shape, Source, Stands, Totals,
    },
    Config, Contracts, Error, Event, MeterKeys, MeterSerials, Meters, NextMeter, Pallet, Service,
    TariffRecords,
};
use adliya_primitives::{ContractId, MeterId, Moment, OfficeId, Officer, TariffId};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::{ed25519, H256};
use sp_runtime::{DispatchError, DispatchResult};

/// What a meter shows when it comes to a contract.
pub(crate) enum Shows {
    /// What the operator who installs it says.
    Stated(Stands),
    /// What a paper contract says: it may be older than the meter's registration.
    OnPaper(Stands),
    /// What is known of it: what it was registered with, or has shown last.
    AsKnown,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_meter(
        officer: &Officer<T::AccountId>,
        serial: H256,
        key: Option<ed25519::Public>,
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
        let taken = key.is_some_and(MeterKeys::<T>::contains_key);
        ensure!(!taken, Error::<T>::KeyTaken);
        let id = NextMeter::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;

        NextMeter::<T>::put(next);
        MeterSerials::<T>::insert(serial, id);
        if let Some(key) = key {
            MeterKeys::<T>::insert(key, id);
        }
        let meter = Meter {
            supplier: officer.office,
            service,
            serial,
            key,
            registers,
            region: officer.region,
            seals: None,
            certified: None,
            status: MeterStatus::Registered,
            registered_by: officer.mandate,
            last: Reading {
                counter: 0,
                taken_at: T::Time::now(),
                stands,
            },
            carried: None,
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
        let mut meter = Self::meter_where(officer, id)?;
        Self::ensure_in_service(&meter)?;
        let now = T::Time::now();
        ensure!(now < until, Error::<T>::CertificatePast);

        // One in force goes on; what was read after one that is over does not count by the next one.
        let former = meter.certified.filter(|former| now <= former.until);
        if let Some(former) = former {
            ensure!(former.until <= until, Error::<T>::CertificateInForce);
        }
        let from = former.map_or(now, |former| former.from);
        meter.certified = Some(Certified { from, until });
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

    pub(crate) fn do_withdraw_certificate(
        officer: &Officer<T::AccountId>,
        id: MeterId,
        decision: H256,
    ) -> DispatchResult {
        let mut meter = Self::meter_where(officer, id)?;
        let now = T::Time::now();
        let in_force = meter.certified.filter(|is| now <= is.until);
        let Certified { from, .. } = in_force.ok_or(Error::<T>::MeterNotCertified)?;

        meter.certified = Some(Certified { from, until: now });
        Meters::<T>::insert(id, meter);
        Self::deposit_event(Event::CertificateWithdrawn {
            meter: id,
            decision,
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
        opening: Stands,
    ) -> DispatchResult {
        let mut contract = Self::contract_of(officer.office, on)?;
        let now = T::Time::now();
        ensure!(contract.in_force(now).is_some(), Error::<T>::NotInForce);
        ensure!(contract.terms.meter.is_none(), Error::<T>::HasMeter);
        let mut journal = Self::journal(on)?;
        let totals = Self::install(id, on, &contract, now, Shows::Stated(opening))?;

        journal.open(id, now, totals);
        Self::keep_journal(on, &mut journal);
        contract.terms.meter = Some(id);
        Contracts::<T>::insert(on, contract);
        Self::deposit_event(Event::MeterInstalled {
            meter: id,
            contract: on,
            opening: totals,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_remove_meter(officer: &Officer<T::AccountId>, id: MeterId) -> DispatchResult {
        let mut meter = Self::meter_of(officer.office, id)?;
        Self::ensure_in_service(&meter)?;
        // Who could take away a meter that is on a contract could end supply without a notice. It is exchanged, or the contract ends.
        let is_free = meter.status == MeterStatus::Registered;
        ensure!(is_free, Error::<T>::MeterNotFree);

        let at = T::Time::now();
        meter.status = MeterStatus::Removed { at };
        Meters::<T>::insert(id, meter);
        Self::deposit_event(Event::MeterRemoved {
            meter: id,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_exchange_meter(
        officer: &Officer<T::AccountId>,
        on: ContractId,
        new: MeterId,
        closing: Observed,
        opening: Stands,
    ) -> DispatchResult {
        let mut contract = Self::contract_of(officer.office, on)?;
        let now = T::Time::now();
        ensure!(contract.in_force(now).is_some(), Error::<T>::NotInForce);
        let old = contract.terms.meter.ok_or(Error::<T>::MeterNotInstalled)?;
        let mut journal = Self::journal(on)?;
        let mut meter = Self::meter(old)?;
        let claim = Self::claim(old, &meter, &closing, Source::Closing)?;
        let follows = Self::ensure_claim(&journal, &meter, &claim)?;
        ensure!(follows == Follows::On, Error::<T>::ReadingReversed);
        let proposal = Self::propose(
            &mut journal,
            Some(officer.mandate),
            Proposed::Reading(claim),
        )?;
        let totals = Self::install(new, on, &contract, claim.at, Shows::Stated(opening))?;

        meter.carried = Some(Carried {
            at: claim.at,
            totals: claim.totals,
        });
        meter.status = MeterStatus::Registered;
        journal.open(new, claim.at, totals);
        contract.terms.meter = Some(new);
        Meters::<T>::insert(old, meter);
        Self::keep_journal(on, &mut journal);
        Contracts::<T>::insert(on, contract);
        Self::deposit_event(Event::MeterExchanged {
            contract: on,
            meter: new,
            proposal: proposal.number,
            claim,
            opening: totals,
            until: proposal.until,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// Puts a meter that the tariff prices on a contract, and says what its registers have counted before: never less than is known. The
    /// caller writes the contract and its journal.
    pub(crate) fn install(
        id: MeterId,
        on: ContractId,
        contract: &Contract,
        since: Moment,
        shows: Shows,
    ) -> Result<Totals, DispatchError> {
        let mut meter = Self::meter_of(contract.supplier, id)?;
        let now = T::Time::now();
        Self::ensure_in_service(&meter)?;
        ensure!(
            meter.status == MeterStatus::Registered,
            Error::<T>::MeterNotFree
        );
        ensure!(meter.is_certified_at(now), Error::<T>::MeterNotCertified);
        Self::ensure_priced(&meter, contract.service, contract.terms.tariff)?;
        let totals = Self::opening(&meter, now, shows)?;

        meter.carried = None;
        meter.status = MeterStatus::Installed {
            contract: on,
            since,
        };
        Meters::<T>::insert(id, meter);
        Ok(totals)
    }

    /// What a meter begins a contract with.
    fn opening(meter: &Meter, now: Moment, shows: Shows) -> Result<Totals, DispatchError> {
        let shown = meter.totals(&meter.last.stands);
        let carried = meter.carried;
        let known = carried.map(|is| is.totals).or(shown);
        let known = known.ok_or(Error::<T>::RegisterInvalid)?;
        match shows {
            Shows::Stated(stands) => {
                let stated = meter.totals(&stands).ok_or(Error::<T>::RegisterInvalid)?;
                ensure!(!is_below(&stated, &known), Error::<T>::ReadingReversed);
                Ok(stated)
            }
            Shows::OnPaper(stands) => {
                Ok(meter.totals(&stands).ok_or(Error::<T>::OpeningMismatch)?)
            }
            Shows::AsKnown => {
                // Nobody pays for what the consumer before has used since.
                let oldest = now.saturating_sub(T::ReadingRules::get().closing_age);
                let is_recent = carried.is_none_or(|is| is.at >= oldest);
                ensure!(is_recent, Error::<T>::ReadingTooOld);
                Ok(known)
            }
        }
    }

    /// Lets a meter pass from the contract that it is on to the one that takes its place.
    pub(crate) fn pass(
        id: MeterId,
        to: ContractId,
        contract: &Contract,
        since: Moment,
    ) -> DispatchResult {
        let mut meter = Self::meter(id)?;
        ensure!(
            meter.is_certified_at(T::Time::now()),
            Error::<T>::MeterNotCertified
        );
        Self::ensure_priced(&meter, contract.service, contract.terms.tariff)?;

        meter.supplier = contract.supplier;
        meter.status = MeterStatus::Installed {
            contract: to,
            since,
        };
        Meters::<T>::insert(id, meter);
        Ok(())
    }

    /// Takes a meter off the contract that ends. It is free for the next one, which begins with what is firm.
    pub(crate) fn free(id: MeterId, journal: &Journal) -> DispatchResult {
        let mut meter = Self::meter(id)?;
        meter.carried = journal.latest(id).map(Carried::of);
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

    /// A meter of a supplier in the region of the officer's office.
    fn meter_where(officer: &Officer<T::AccountId>, id: MeterId) -> Result<Meter, DispatchError> {
        let meter = Self::meter(id)?;
        Self::ensure_jurisdiction(officer, meter.region)?;
        Ok(meter)
    }

    fn ensure_in_service(meter: &Meter) -> DispatchResult {
        let removed = matches!(meter.status, MeterStatus::Removed { .. });
        ensure!(!removed, Error::<T>::MeterRemoved);
        Ok(())
    }
}
