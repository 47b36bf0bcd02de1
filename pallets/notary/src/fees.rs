//! What acts cost, who is exempt, and where practices are paid.

use crate::{
    types::{Act, ActKind, Balance, Escrow, Exemption, Fee, FeeSchedule, FeeSums, Waiver},
    ActFees, AssetIdOf, Config, Error, Event, ExemptionCounts, Exemptions, FeeSchedules,
    HoldReason, Pallet, PayoutAccounts, Practices, ScheduleCounts,
};
use adliya_primitives::{ActId, Confirmed, Moment, Officer, SubjectId};
use frame_support::{
    ensure,
    traits::{fungibles::MutateHold, Defensive, Get, Time},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_fee(
        by: &Confirmed<T::AccountId>,
        kind: ActKind,
        sums: FeeSums,
    ) -> DispatchResult {
        let (officer, supervisor) = (&by.officer, &by.supervisor);
        ensure!(sums.total().is_some(), Error::<T>::SumTooLarge);
        let number = ScheduleCounts::<T>::get(kind);
        let next = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;

        ScheduleCounts::<T>::insert(kind, next);
        FeeSchedules::<T>::insert(
            kind,
            number,
            FeeSchedule {
                sums,
                since: T::Time::now(),
                office: officer.office,
                mandate: officer.mandate,
                supervisor: supervisor.mandate,
            },
        );
        Self::deposit_event(Event::FeeScheduleSet {
            kind,
            number,
            sums,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_record_exemption(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
        waiver: Waiver,
        until: Moment,
        claims_root: H256,
    ) -> DispatchResult {
        let since = T::Time::now();
        ensure!(until > since, Error::<T>::ExemptionTooShort);
        Self::ensure_alive(&subject)?;
        let number = ExemptionCounts::<T>::get(subject);
        let next = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;

        ExemptionCounts::<T>::insert(subject, next);
        Exemptions::<T>::insert(
            subject,
            number,
            Exemption {
                waiver,
                claims_root,
                since,
                until,
                ended_at: None,
                office: officer.office,
                mandate: officer.mandate,
            },
        );
        Self::deposit_event(Event::ExemptionRecorded {
            subject,
            number,
            waiver,
            until,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_end_exemption(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
    ) -> DispatchResult {
        let (number, mut exemption) = Self::exemption(&subject).ok_or(Error::<T>::NotExempt)?;

        exemption.ended_at = Some(T::Time::now());
        Exemptions::<T>::insert(subject, number, exemption);
        Self::deposit_event(Event::ExemptionEnded {
            subject,
            number,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_set_payout(
        by: &Confirmed<T::AccountId>,
        account: T::AccountId,
    ) -> DispatchResult {
        let (officer, supervisor) = (&by.officer, &by.supervisor);
        ensure!(
            Practices::<T>::contains_key(officer.office),
            Error::<T>::PracticeNotFound
        );

        PayoutAccounts::<T>::insert(officer.office, &account);
        Self::deposit_event(Event::PayoutSet {
            account,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_hold_fee(payer: T::AccountId, id: ActId, amount: Balance) -> DispatchResult {
        let act = Self::open_act(id)?;
        let mut parties = act.parties.iter();
        // Until then, who is exempt is not known.
        ensure!(
            parties.all(|party| party.signature.is_some()),
            Error::<T>::NotSigned
        );
        let mut fee = ActFees::<T>::get(id).ok_or(Error::<T>::NothingOwed)?;
        ensure!(fee.escrow == Escrow::Awaited, Error::<T>::AlreadyHeld);
        let owed = fee.total();
        ensure!(owed > 0, Error::<T>::NothingOwed);
        ensure!(amount == owed, Error::<T>::AmountMismatch);

        T::Assets::hold(Self::asset(), &HoldReason::Fee.into(), &payer, amount)?;
        fee.escrow = Escrow::Held(payer.clone());
        ActFees::<T>::insert(id, fee);
        Self::deposit_event(Event::FeeHeld {
            act: id,
            payer,
            amount,
        });
        Ok(())
    }

    /// What acts of a kind that are drafted now cost, with the number of that schedule.
    pub(crate) fn schedule(kind: ActKind) -> Option<(u32, FeeSchedule)> {
        let number = ScheduleCounts::<T>::get(kind).checked_sub(1)?;
        let schedule = FeeSchedules::<T>::get(kind, number).defensive()?;
        Some((number, schedule))
    }

    /// From what a person is exempt now, with the number of that exemption.
    pub(crate) fn exemption(subject: &SubjectId) -> Option<(u32, Exemption)> {
        let number = ExemptionCounts::<T>::get(subject).checked_sub(1)?;
        let exemption = Exemptions::<T>::get(subject, number).defensive()?;
        exemption
            .is_in_force(T::Time::now())
            .then_some((number, exemption))
    }

    /// Writes down what a draft costs.
    pub(crate) fn charge(id: ActId, act: &Act) {
        let Some((number, schedule)) = Self::schedule(act.kind) else {
            return;
        };
        if schedule.sums == FeeSums::default() {
            return;
        }
        let shares = act.bearers().count();
        ActFees::<T>::insert(
            id,
            Fee {
                schedule: number,
                sums: schedule.sums,
                // There are no more than `MAX_PARTIES`.
                shares: u8::try_from(shares).unwrap_or(u8::MAX),
                without_duty: 0,
                without_fee: 0,
                escrow: Escrow::Awaited,
            },
        );
    }

    /// Takes off the share of a party who has just signed, if they are exempt.
    pub(crate) fn waive_share(id: ActId, act: &Act, subject: SubjectId) {
        let Some(mut fee) = ActFees::<T>::get(id) else {
            return;
        };
        if !act.bearers().any(|bearer| bearer == subject) {
            return;
        }
        let Some((_, Exemption { waiver, .. })) = Self::exemption(&subject) else {
            return;
        };
        fee.waive(waiver);
        ActFees::<T>::insert(id, fee);
        Self::deposit_event(Event::ShareWaived {
            act: id,
            subject,
            waiver,
        });
    }

    /// What an act costs is on hold, or is nothing.
    pub(crate) fn ensure_fee_held(id: ActId) -> DispatchResult {
        let held = ActFees::<T>::get(id)
            .is_none_or(|fee| matches!(fee.escrow, Escrow::Held(_)) || fee.total() == 0);
        ensure!(held, Error::<T>::FeeNotHeld);
        Ok(())
    }

    /// What everything is paid in.
    pub(crate) fn asset() -> AssetIdOf<T> {
        T::SettlementAsset::get()
    }
}
