//! Readings that a meter has signed: verified, held against the one before, and folded into the meter.

use crate::{
    journal::Entry,
    types::{
        Claim, Flags, Ground, Meter, MeterStatus, Refusal, Register, SignedReading, Source, Stand,
    },
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
        let mut journal = Self::journal(contract)?;
        let (genesis, now, rules) = (Self::genesis_hash(), T::Time::now(), T::ReadingRules::get());

        let [mut taken, mut refused] = [0u32; 2];
        let (mut flags, mut ground) = (Flags::NONE, None);
        for (index, signed) in (0u32..).zip(readings) {
            let judged = Self::ensure_signed_by(&genesis, id, &meter, &signed)
                .and_then(|()| Self::ensure_follows(&meter, since, now, &signed));
            match judged {
                Ok(()) => {
                    meter.last = signed.reading;
                    taken = taken.saturating_add(1);
                    let entry =
                        Self::signed_claim(id, &meter).map(|claim| journal.enter(&rules, &claim));
                    match entry {
                        Some(Entry::Firm(found)) => flags = flags.with(found),
                        Some(Entry::Contradicts) => {
                            flags = flags.with(Flags::CONTRADICTS);
                            ground = Some(Ground::Contradicted);
                        }
                        _ => {}
                    }
                }
                Err(reason) => {
                    if reason == Refusal::RegisterReversed {
                        flags = flags.with(Flags::REVERSED);
                        ground = ground.or(Some(Ground::Reversed));
                    }
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
        if let Some(ground) = ground {
            Self::inspect(contract, &mut journal, id, ground, None);
        }
        // Also where none was taken, so that the weight, which is fitted over all numbers, has both writes.
        Meters::<T>::insert(id, meter);
        Self::keep_journal(contract, &mut journal);
        Self::deposit_event(Event::ReadingsLodged {
            meter: id,
            contract,
            taken,
            refused,
            flags,
            counter,
            courier,
        });
        Ok(())
    }

    /// What the meter has signed last, if it has.
    pub(crate) fn signed_claim(id: MeterId, meter: &Meter) -> Option<Claim> {
        let last = &meter.last;
        let counter = last.counter;
        (counter > 0).then_some(Claim {
            meter: id,
            at: last.taken_at,
            totals: meter.totals(&last.stands)?,
            source: Source::Signed { counter },
        })
    }

    /// Whether the meter signed this on this chain. Asked first: of what somebody else made up, nothing else is worth saying.
    fn ensure_signed_by(
        genesis: &H256,
        id: MeterId,
        meter: &Meter,
        signed: &SignedReading,
    ) -> Result<(), Refusal> {
        let message = signed.reading.message(genesis, id);
        let verify = |key: &_| sp_io::crypto::ed25519_verify(&signed.signature, &message, key);
        let genuine = meter.key.as_ref().is_some_and(verify);
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
        ensure!(
            meter.is_certified_at(reading.taken_at),
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
