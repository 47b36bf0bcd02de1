//! What the benchmarks begin with.

use crate::{
    types::{
        Account, AgreedPlan, Grant, Plan, MAX_BILLS, MAX_GRANTS, MAX_INSTALMENTS, MAX_STEP_DAYS,
        MIN_INTERVAL,
    },
    Accounts, Config, Pallet,
};
use adliya_primitives::{
    utilities::Supply, BillNumber, Confirmed, ContractId, Moment, OfficeId, Officer,
};
use adliya_tariffs::Day;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Time};
use sp_core::H256;

/// Makes money and time.
pub trait BenchmarkHelper<AccountId, AssetId> {
    /// The asset that tariffs are paid in, which is there.
    fn asset() -> AssetId;
    /// Makes so much of it for somebody.
    fn fund(who: &AccountId, amount: u128);
    /// Lets so much time pass.
    fn pass(time: Moment);
}

pub(super) const DOCUMENT: H256 = H256::repeat_byte(7);
/// A supplier where no officer of it acts.
pub(super) const OFFICE: OfficeId = OfficeId(10);
const DAY: Moment = 24 * 60 * 60 * 1000;
/// Consumption of each register in a cycle: as much as is billed whatever the prices are.
const MUCH: u64 = 10_000_000_000;

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

/// Two officers of a supplier.
pub(super) fn confirmed_by<T: Config>(
) -> Result<(Origin<T>, Confirmed<T::AccountId>), BenchmarkError> {
    let origin = T::ConfirmedSupplierOrigin::try_successful_origin();
    let origin = origin.map_err(|_| BenchmarkError::Weightless)?;
    let confirmed = T::ConfirmedSupplierOrigin::ensure_origin(origin.clone());
    Ok((origin, confirmed.map_err(|_| BenchmarkError::Weightless)?))
}

pub(super) fn payer<T: Config>() -> T::AccountId {
    account("payer", 0, 0)
}

pub(super) fn wallet<T: Config>() -> T::AccountId {
    account("wallet", 0, 0)
}

/// A contract of this supplier.
pub(super) fn contract<T: Config>(supplier: OfficeId) -> ContractId {
    T::BenchmarkHelper::pass(30 * DAY);
    T::Supply::benchmark_contract(supplier, &wallet::<T>())
}

/// It is the last day of a year, before one without a leap day: as many days as are billed at once touch five months.
pub(super) fn new_years_eve<T: Config>(id: ContractId) -> Day {
    let today = account_of::<T>(id).cycle.begins.counter.day;
    let mut days = (0..=3 * 366).map(|days| today.plus(days));
    let before_february = |day: &Day| day.plus(1).is_new_year() && day.plus(32).month().days == 28;
    let last = days.find(before_february);
    let last = last.expect("no two years that follow each other have leap days");
    T::BenchmarkHelper::pass(u64::from(last.since(today)) * DAY);
    last
}

/// The longest cycle that is billed at once goes by, with much consumption.
pub(super) fn consumed<T: Config>(id: ContractId) {
    T::BenchmarkHelper::pass(u64::from(MAX_STEP_DAYS) * DAY);
    T::Supply::benchmark_reading(id, [MUCH; 4]);
}

pub(super) fn account_of<T: Config>(id: ContractId) -> Account<T::AssetId> {
    Accounts::<T>::get(id).expect("it was opened")
}

pub(super) fn change<T: Config>(id: ContractId, change: impl FnOnce(&mut Account<T::AssetId>)) {
    Accounts::<T>::mutate(id, |kept| {
        if let Some(account) = kept {
            change(account);
        }
    });
}

/// An account with as many bills as are kept, of which nothing is paid, something left of older ones, and a plan for all.
pub(super) fn full<T: Config>(supplier: OfficeId) -> Result<ContractId, BenchmarkError> {
    let id = contract::<T>(supplier);
    Pallet::<T>::do_open_account(id)?;
    for _ in 0..=MAX_BILLS {
        consumed::<T>(id);
        Pallet::<T>::do_close_cycle(id)?;
    }
    change::<T>(id, |account| {
        // The last one is another than the benchmarks grant, so that theirs has a place of its own; the tariff may not have it.
        let grants = (1..=MAX_GRANTS).map(|day| Grant {
            discount: u8::from(day == MAX_GRANTS),
            from: Day(day),
            until: Day(if day < MAX_GRANTS { day + 1 } else { u32::MAX }),
        });
        account.discounts = grants.collect::<Vec<_>>().try_into().expect("so many");
        account.plan = Some(Plan {
            instalments: MAX_INSTALMENTS,
            first_at: T::Time::now(),
            interval: MIN_INTERVAL,
            offered_by: Default::default(),
            agreed: Some(AgreedPlan {
                at: T::Time::now(),
                amount: account.payable(),
                through: account
                    .bills
                    .last()
                    .map_or(BillNumber(0), |bill| bill.statement.number),
                met: 0,
            }),
        });
    });
    let account = account_of::<T>(id);
    assert_eq!(account.bills.len(), MAX_BILLS as usize);
    assert!(account.bills.iter().all(|bill| bill.debt.outstanding > 0));
    assert!(account.older.outstanding > 0);
    Ok(id)
}

/// All is paid, and more.
pub(crate) fn prepaid<T: Config>(id: ContractId) -> Result<(), BenchmarkError> {
    let amount = account_of::<T>(id).payable() + 1_000_000;
    let payer = payer::<T>();
    T::BenchmarkHelper::fund(&payer, amount * 2);
    Ok(Pallet::<T>::do_pay(payer, id, amount)?)
}

/// The oldest bill that is kept, once it is paid.
pub(super) fn part_paid<T: Config>(id: ContractId) -> Result<BillNumber, BenchmarkError> {
    let account = account_of::<T>(id);
    let oldest = account.bills.first().expect("it is full");
    let amount = account.older.outstanding + oldest.debt.outstanding;
    let payer = payer::<T>();
    T::BenchmarkHelper::fund(&payer, amount * 2);
    Pallet::<T>::do_pay(payer, id, amount)?;
    Ok(oldest.statement.number)
}

/// For whoever disputes: a full account, and the oldest of its bills, all of which can be frozen.
pub(crate) fn disputed<T: Config>(supplier: OfficeId) -> (ContractId, BillNumber, u128) {
    let id = full::<T>(supplier).expect("an account is made");
    let account = account_of::<T>(id);
    let oldest = account.bills.first().expect("it is full");
    (id, oldest.statement.number, oldest.debt.outstanding)
}
