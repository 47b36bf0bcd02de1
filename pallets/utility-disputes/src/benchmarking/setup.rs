//! What the benchmarks begin with.

use crate::{
    types::{Announcement, Dispute, Matter, Supplied, MAX_DISPUTED},
    Cases, Config, Disputes, Pallet,
};
use adliya_primitives::{
    utilities::{Supply, UtilityAccounts},
    BillNumber, ContractId, DisputeId, MandateId, Moment, OfficeId, Officer,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get, Time};
use sp_core::H256;

/// Makes time pass.
pub trait BenchmarkHelper {
    /// Lets so much time pass.
    fn pass(time: Moment);
}

pub(super) const HASH: H256 = H256::repeat_byte(7);
/// A supplier where no officer of it acts.
pub(super) const OFFICE: OfficeId = OfficeId(10);
const DAY: Moment = 24 * 60 * 60 * 1000;

pub(super) type Origin<T> = <T as frame_system::Config>::RuntimeOrigin;

/// An origin that is most expensive to check, and who is behind it.
pub(super) fn officer_by<T, O>() -> Result<(Origin<T>, Officer<T::AccountId>), BenchmarkError>
where
    T: Config,
    O: EnsureOrigin<Origin<T>, Success = Officer<T::AccountId>>,
{
    let origin = O::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
    let officer = O::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Weightless)?;
    Ok((origin, officer))
}

/// The wallet of the consumer whose account the benchmarks of the bills make.
pub(super) fn wallet<T: Config>() -> T::AccountId {
    account("wallet", 0, 0)
}

pub(super) fn stranger<T: Config>() -> T::AccountId {
    account("stranger", 0, 0)
}

pub(super) fn dispute<T: Config>(id: DisputeId) -> Dispute {
    Disputes::<T>::get(id).expect("it was opened")
}

/// A full account, of which as many bills were disputed as are remembered, and its oldest bill.
pub(super) fn household<T: Config>(supplier: OfficeId) -> (ContractId, Matter) {
    let (id, bill, amount) = T::Accounts::benchmark_account(supplier);
    Cases::<T>::mutate(id, |case| {
        for number in 0..MAX_DISPUTED {
            case.remember(BillNumber(1_000 + number), 0);
        }
    });
    (id, Matter::Bill { bill, amount })
}

/// An open dispute over all of its oldest bill, and everything else paid.
pub(super) fn disputed<T: Config>(supplier: OfficeId) -> Result<DisputeId, BenchmarkError> {
    let (contract, matter) = household::<T>(supplier);
    Pallet::<T>::do_open_dispute(&wallet::<T>(), contract, matter, HASH)?;
    T::Accounts::benchmark_prepayment(contract);
    let id = Cases::<T>::get(contract).open;
    Ok(id.expect("it was opened"))
}

/// The same, when it is the regulator's turn, and a disconnection is announced of which the notice begins anew.
pub(super) fn to_rule<T: Config>(supplier: OfficeId) -> Result<DisputeId, BenchmarkError> {
    let id = disputed::<T>(supplier)?;
    Disputes::<T>::mutate(id, |kept| {
        if let Some(dispute) = kept {
            dispute.answer = Some(HASH);
        }
    });
    T::BenchmarkHelper::pass(T::AnswerTerm::get() + 1);
    Cases::<T>::mutate(dispute::<T>(id).contract, |case| {
        case.supplied = Supplied::Announced(announcement::<T>());
    });
    Ok(id)
}

/// Everything is overdue, the plan is broken, and it is not winter.
pub(super) fn overdue<T: Config>(id: ContractId) {
    T::BenchmarkHelper::pass(60 * DAY);
    let region = T::Supply::agreement(id).expect("it is there").region;
    let winters = T::Winters::get();
    while winters.iter().any(|is| is.is_in(region, T::Time::now())) {
        T::BenchmarkHelper::pass(DAY);
    }
}

fn announcement<T: Config>() -> Announcement {
    let now = T::Time::now();
    Announcement {
        at: now,
        notice: HASH,
        officer: MandateId(0),
        overdue_since: now - 1,
        from: now,
        until: now + 366 * DAY,
    }
}

/// The notice began anew when the dispute ended.
pub(super) fn is_renewed<T: Config>(id: DisputeId) -> bool {
    let from = T::Time::now() + T::NoticeTerm::get();
    let case = Cases::<T>::get(dispute::<T>(id).contract);
    matches!(case.supplied, Supplied::Announced(it) if it.from == from)
}

/// The consumer may be disconnected.
pub(super) fn announced<T: Config>(id: ContractId) {
    overdue::<T>(id);
    Cases::<T>::mutate(id, |case| {
        case.supplied = Supplied::Announced(announcement::<T>());
    });
}

pub(super) fn is_protected<T: Config>(id: ContractId) -> bool {
    let agreement = T::Supply::agreement(id).expect("it is there");
    Pallet::<T>::is_protected(&agreement)
}

/// The consumer was disconnected, and is to be reconnected by a moment that is over soon.
pub(super) fn disconnected<T: Config>(id: ContractId, reconnect_by: Option<Moment>) {
    overdue::<T>(id);
    Cases::<T>::mutate(id, |case| {
        case.supplied = Supplied::Disconnected {
            at: T::Time::now(),
            announcement: announcement::<T>(),
            reconnect_by,
        };
        case.disconnections = 1;
    });
}
