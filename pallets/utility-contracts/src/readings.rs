//! Readings that a meter has signed: verified, held against the one before, and folded into the meter.

use crate::{
    types::{Meter, MeterStatus, Refusal, Register, SignedReading, Stand},
    Config, Error, Event, Meters, Pallet,
};
use adliya_primitives::{MeterId, Moment};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    /// Takes the readings of a meter in their order. What is refused changes nothing, and the others go on.
    pub(crate) fn do_lodge_readings(
        courier: T::AccountId,
        id: MeterId,
        readings: impl IntoIterator<Item = SignedReading>,
    ) -> DispatchResult {
        let mut meter = Self::meter(id)?;
        let MeterStatus::Installed { contract, since } = meter.status else {
            return Err(Error::<T>::MeterNotInstalled.into());
        };
        let (genesis, now) = (Self::genesis_hash(), T::Time::now());

        let [mut taken, mut refused] = [0u32; 2];
        for (index, signed) in (0u32..).zip(readings) {
            let judged = Self::ensure_signed_by(&genesis, id, &meter, &signed)
                .and_then(|()| Self::ensure_follows(&meter, since, now, &signed));
            match judged {
                Ok(()) => {
                    meter.last = signed.reading;
                    taken = taken.saturating_add(1);
                }
                Err(reason) => {
                    refused = refused.saturating_add(1);
                    Self::deposit_event(Event::ReadingRefused {
                        meter: id,
                        index,
                        reason,
                    });
                }
            }
        }
        let counter = meter.last.counter;
        if taken > 0 {
            Meters::<T>::insert(id, meter);
        }
        Self::deposit_event(Event::ReadingsLodged {
            meter: id,
            contract,
            taken,
            refused,
            counter,
            courier,
        });
        Ok(())
    }

    /// Whether the meter signed this on this chain. Asked first: of what somebody else made up, nothing else is worth saying.
    fn ensure_signed_by(
        genesis: &H256,
        id: MeterId,
        meter: &Meter,
        signed: &SignedReading,
    ) -> Result<(), Refusal> {
        let message = signed.reading.message(genesis, id);
        let genuine = sp_io::crypto::ed25519_verify(&signed.signature, &message, &meter.key);
        ensure!(genuine, Refusal::SignatureInvalid);
        Ok(())
    }

    /// Whether a reading can follow the last one that counts.
    fn ensure_follows(
        meter: &Meter,
        since: Moment,
        now: Moment,
        signed: &SignedReading,
    ) -> Result<(), Refusal> {
        let (reading, last) = (&signed.reading, &meter.last);
        ensure!(reading.counter > last.counter, Refusal::CounterNotAbove);
        ensure!(reading.taken_at > last.taken_at, Refusal::TimeNotAfter);
        ensure!(reading.taken_at >= since, Refusal::BeforeInstallation);
        let latest = now.saturating_add(T::ClockTolerance::get());
        ensure!(reading.taken_at <= latest, Refusal::InFuture);
        let certified = meter.certified_until;
        ensure!(
            certified.is_some_and(|until| reading.taken_at <= until),
            Refusal::NotCertified
        );
        ensure!(
            reading.stands.len() == meter.registers.len(),
            Refusal::RegistersMismatch
        );
        let stands = last.stands.iter().zip(&reading.stands);
        for (register, (last, now)) in meter.registers.iter().zip(stands) {
            Self::ensure_advances(register, last, now)?;
        }
        Ok(())
    }

    /// Whether a register has counted on.
    fn ensure_advances(register: &Register, last: &Stand, now: &Stand) -> Result<(), Refusal> {
        let total = now.total(register).ok_or(Refusal::DigitsExceeded)?;
        ensure!(
            last.total(register).is_some_and(|last| last <= total),
            Refusal::RegisterReversed
        );
        Ok(())
    }
}
