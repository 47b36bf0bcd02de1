//! How a cycle becomes a bill.

use crate::{
    types::{
        Account, Cycle, Debt, Ending, Entitled, Entry, LineView, Stage, Statement, Unbillable,
        MAX_STEP_DAYS,
    },
    Accounts, Config, Error, Event, Pallet,
};
use adliya_primitives::{
    utilities::{Agreement, Metered, Supply, Totals},
    BillNumber, ContractId,
};
use adliya_tariffs::{bill, calendar::share, Amount, Counter, Day, LocalTime, Terms, Usage};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// Days that were billed under one tariff.
pub(crate) struct Step {
    /// With which category and discount; nothing if no day was billed.
    pub(crate) entitled: Option<Entitled>,
    pub(crate) lines: Vec<LineView>,
    pub(crate) exact: Amount,
    pub(crate) total: u128,
    pub(crate) after: Stage,
}

impl<T: Config> From<Unbillable> for Error<T> {
    fn from(why: Unbillable) -> Self {
        match why {
            Unbillable::NoAccount => Error::AccountNotFound,
            Unbillable::NoContract => Error::ContractNotFound,
            Unbillable::NoReading => Error::NoReading,
            Unbillable::NoBill => Error::BillNotFound,
            Unbillable::NoTariff => Error::TariffNotFound,
            Unbillable::OtherAsset => Error::OtherAsset,
            Unbillable::Engine(_) | Unbillable::TermsForgotten => Error::EngineRefuses,
            Unbillable::Contested => Error::BillContested,
        }
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_open_account(id: ContractId) -> DispatchResult {
        ensure!(!Accounts::<T>::contains_key(id), Error::<T>::AccountExists);
        let agreement = T::Supply::agreement(id).ok_or(Error::<T>::ContractNotFound)?;
        ensure!(agreement.concluded, Error::<T>::NeverInForce);
        let opening = T::Supply::opening(id).ok_or(Error::<T>::NoOpeningReading)?;
        let period = T::Supply::period(agreement.tariff).ok_or(Error::<T>::TariffNotFound)?;
        let tariff = T::Supply::tariff(agreement.tariff).ok_or(Error::<T>::TariffNotFound)?;
        let day = tariff.local_time.day_at(opening.reading.at);
        let day = day.ok_or(Error::<T>::NoOpeningReading)?;

        // A month's limits fall on its days, so what was used of them before does not count.
        let counter = match tariff.cycle {
            adliya_tariffs::Cycle::Year => Counter::within_year(day, opening.used),
            adliya_tariffs::Cycle::Month => Counter::starting(day),
        };
        let begins = Stage {
            tariff: agreement.tariff,
            counter,
            totals: opening.reading.totals,
        };
        let (owed, credit) = (opening.owed, opening.credit);
        let mut account = Account {
            supplier: agreement.supplier,
            asset: period.asset,
            local_time: tariff.local_time,
            opened: day,
            // 0 is the opening balance.
            next: BillNumber(1),
            head: H256::zero(),
            cycle: Cycle::starting(begins),
            prepaid: 0,
            credit,
            older: Debt {
                outstanding: owed,
                frozen: 0,
                due_at: T::Time::now().saturating_add(T::PaymentTerm::get()),
            },
            bills: Default::default(),
            contested: None,
            plan: None,
            entitled: None,
            discounts: Default::default(),
        };
        let head = account.chain(&Entry::Opened {
            begins,
            owed,
            credit,
        });
        Self::deposit_event(Event::AccountOpened {
            contract: id,
            begins,
            owed,
            credit,
            head,
        });
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(())
    }

    pub(crate) fn do_close_cycle(id: ContractId) -> DispatchResult {
        let mut account = Self::account(id)?;
        let agreement = T::Supply::agreement(id).ok_or(Error::<T>::ContractNotFound)?;
        let ends = Self::ending(id, &agreement, &account).map_err(Error::<T>::from)?;
        let taken_back = Self::taken_back(&account, &ends).map_err(Error::<T>::from)?;
        if let Some(place) = taken_back {
            let notes = account.reverse(place, T::Time::now());
            for (note, head) in notes.map_err(Self::refused)? {
                Self::deposit_event(Event::BillReversed {
                    contract: id,
                    note,
                    head,
                });
            }
        }
        let at = account.cycle.at;
        let step = Self::step(id, &agreement, &account, &at, &ends);
        let step = step.map_err(Error::<T>::from)?;
        Self::say_entitled(id, &mut account, at.counter.day, step.entitled);
        if step.after.counter.day < ends.day {
            Self::advance(id, &mut account, &step, ends)?;
        } else {
            Self::conclude(id, &mut account, &step, ends)?;
        }
        // What was paid of a bill that is taken back pays for others at once.
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(())
    }

    /// Adds to the chain what days are billed with from one on, where it does not say so already.
    fn say_entitled(
        id: ContractId,
        account: &mut Account<T::AssetId>,
        from: Day,
        entitled: Option<Entitled>,
    ) {
        let Some(entitled) = entitled.filter(|is| account.entitled != Some(*is)) else {
            return;
        };
        let head = account.entitle(from, entitled);
        Self::deposit_event(Event::EntitlementBilled {
            contract: id,
            from,
            category: entitled.category,
            discount: entitled.discount,
            head,
        });
    }

    /// Goes on with the cycle, of which more days are billed.
    fn advance(
        id: ContractId,
        account: &mut Account<T::AssetId>,
        step: &Step,
        ends: Ending,
    ) -> DispatchResult {
        account.cycle = Cycle {
            begins: account.cycle.begins,
            at: step.after,
            total: Self::total(account, step)?,
            ending: Some(ends),
        };
        Self::deposit_event(Event::CycleAdvanced {
            contract: id,
            day: step.after.counter.day,
            ends: ends.day,
        });
        Ok(())
    }

    /// Closes the cycle, of which all days are billed.
    fn conclude(
        id: ContractId,
        account: &mut Account<T::AssetId>,
        step: &Step,
        ends: Ending,
    ) -> DispatchResult {
        let number = account.next;
        let next = number.next().ok_or(Error::<T>::NoIdLeft)?;
        let now = T::Time::now();
        let statement = Statement {
            number,
            begins: account.cycle.begins,
            ends,
            total: Self::total(account, step)?,
            closed_at: now,
            due_at: now.saturating_add(T::PaymentTerm::get()),
        };
        account.next = next;
        account.bill(statement, step.after);
        let head = account.chain(&Entry::Bill(statement));
        Self::deposit_event(Event::BillClosed {
            contract: id,
            statement,
            head,
        });
        Ok(())
    }

    /// What the running cycle comes to with more days.
    fn total(account: &Account<T::AssetId>, step: &Step) -> Result<u128, Error<T>> {
        let total = account.cycle.total.checked_add(step.total);
        total.ok_or(Error::<T>::EngineRefuses)
    }

    /// The place of the first bill that is taken back by the end of a cycle.
    ///
    /// What is contested is not taken back, lest its days are billed anew and nothing of that is frozen: the cycle waits.
    pub(crate) fn taken_back(
        account: &Account<T::AssetId>,
        ends: &Ending,
    ) -> Result<Option<usize>, Unbillable> {
        let place = account.disproved(ends);
        let waits = place.is_some_and(|place| account.contests_from(place));
        ensure!(!waits, Unbillable::Contested);
        Ok(place)
    }

    /// Where a cycle begins that ends with this reading: where the running one does, or the first bill that it disproves.
    pub(crate) fn begins(account: &Account<T::AssetId>, ends: &Ending) -> Stage {
        let anew = account.disproved(ends);
        let anew = anew.and_then(|place| account.bills.get(place));
        anew.map_or(account.cycle.begins, |bill| bill.statement.begins)
    }

    /// The reading with which the running cycle ends: the first that is late enough, or the last of a contract that has ended.
    ///
    /// Where the last one disproves bills, it is late enough from the beginning of the first of them on, so that an estimate is not
    /// left standing for a whole cycle. A cycle that would end within the last month of a contract ends with the contract.
    fn ending(
        id: ContractId,
        agreement: &Agreement,
        account: &Account<T::AssetId>,
    ) -> Result<Ending, Unbillable> {
        if let Some(ending) = account.cycle.ending {
            return Ok(ending);
        }
        let local = account.local_time;
        let ended = agreement.ended_at.is_some();
        let last = T::Supply::last_metered(id).ok_or(Unbillable::NoReading)?;
        let latest = ending_at(local, &last, ended).ok_or(Unbillable::NoReading)?;
        let begins = Self::begins(account, &latest).counter.day;
        let earliest = local.midnight(begins.plus(T::CycleDays::get().max(1)));
        let late = earliest.and_then(|earliest| T::Supply::metered_since(id, earliest));
        let first = late.and_then(|late| ending_at(local, &late, ended && late == last));
        let first = first.filter(|first| !latest.is_final || !latest.within_last_month(first.day));
        let latest = Some(latest).filter(|_| ended || late.is_some());
        let mut ends = first.into_iter().chain(latest);
        let is_later = |ends: &Ending| ends.day > Self::begins(account, ends).counter.day;
        ends.find(is_later).ok_or(Unbillable::NoReading)
    }

    /// A reading as the end of the running cycle, unless it is of its first day or before; where it disproves bills, of theirs.
    pub(crate) fn ending_with(
        account: &Account<T::AssetId>,
        reading: &Metered,
        is_final: bool,
    ) -> Option<Ending> {
        let ends = ending_at(account.local_time, reading, is_final)?;
        (ends.day > Self::begins(account, &ends).counter.day).then_some(ends)
    }

    /// Bills from a stage on: to the end of the cycle, of the tariff or of what the consumer is entitled to, or as many days as
    /// can be billed at once.
    ///
    /// Consumption falls on the days as the engine deals it out, and what was dealt out stays so however it is divided. So
    /// the steps of a cycle come to what the engine bills for all of it.
    pub(crate) fn step(
        id: ContractId,
        agreement: &Agreement,
        account: &Account<T::AssetId>,
        at: &Stage,
        ends: &Ending,
    ) -> Result<Step, Unbillable> {
        let local = account.local_time;
        let period = T::Supply::period(at.tariff).ok_or(Unbillable::NoTariff)?;
        ensure!(period.asset == account.asset, Unbillable::OtherAsset);
        let from = local.day_at(period.from).ok_or(Unbillable::NoTariff)?;
        let next = period.until.map(|(until, next)| {
            let day = local.day_at(until).ok_or(Unbillable::NoTariff)?;
            Ok::<_, Unbillable>((day, next))
        });
        let next = next.transpose()?;
        let today = at.counter.day;
        let succeeded = |day: Day| next.filter(|(until, _)| *until <= day);
        if let Some((_, tariff)) = succeeded(today) {
            return Ok(Step {
                entitled: None,
                lines: Vec::new(),
                exact: Amount::default(),
                total: 0,
                after: Stage { tariff, ..*at },
            });
        }
        let tariff = T::Supply::tariff(at.tariff).ok_or(Unbillable::NoTariff)?;
        let entitled = local.midnight(today);
        let entitled = entitled.and_then(|midnight| T::Supply::entitlement(id, midnight));
        let entitled = entitled.ok_or(Unbillable::NoContract)?;
        let changes = entitled.until.and_then(|until| local.day_at(until));
        let discounts = || account.discount_changes();
        // What was so before 1970 was so for ever.
        let since = local.day_at(entitled.from).unwrap_or_default();
        let since = discounts()
            .filter(|day| *day <= today)
            .fold(since, Day::max);
        let until = [next.map(|(until, _)| until), changes];
        let until = until.into_iter().flatten();
        let until = until.chain(discounts().filter(|day| *day > today));
        let until = until.min().unwrap_or(Day(u32::MAX));
        let discount = account.discount_on(today);
        let has = |discount: &u8| usize::from(*discount) < tariff.discounts.len();
        let end = ends.day.min(until).min(today.plus(MAX_STEP_DAYS));
        let quantities = dealt(at, ends, end);
        let terms = Terms {
            from: from.max(account.opened).max(since),
            until: if ends.is_final {
                until.min(ends.day)
            } else {
                until
            },
            tariff: &tariff,
            region: agreement.region,
            category: entitled.category,
            discount: discount.filter(has),
        };
        let usage = Usage {
            from: today,
            until: end,
            quantities,
        };
        let billed = bill(&[terms], &[usage], &at.counter).map_err(Unbillable::Engine)?;
        let mut totals = at.totals;
        for (total, quantity) in totals.iter_mut().zip(quantities) {
            // It is at most what the reading shows.
            *total = total.saturating_add(quantity);
        }
        let lines = billed.lines.into_iter();
        let tariff = at.tariff;
        Ok(Step {
            entitled: Some(Entitled {
                category: entitled.category,
                discount,
            }),
            lines: lines.map(|line| LineView { tariff, line }).collect(),
            exact: billed.exact,
            total: billed.total,
            after: Stage {
                tariff: succeeded(end).map_or(tariff, |(_, next)| next),
                counter: billed.counter,
                totals,
            },
        })
    }

    /// The account of a contract.
    pub(crate) fn account(id: ContractId) -> Result<Account<T::AssetId>, DispatchError> {
        Ok(Accounts::<T>::get(id).ok_or(Error::<T>::AccountNotFound)?)
    }
}

/// A reading as the end of a cycle.
fn ending_at(local: LocalTime, reading: &Metered, is_final: bool) -> Option<Ending> {
    Some(Ending {
        day: local.day_at(reading.at)?,
        totals: reading.totals,
        estimated: reading.estimated,
        is_final,
    })
}

/// What was consumed from a stage to a day, of what is left to the end of the cycle.
///
/// Where a reading shows less than a bill did that is no longer kept, so that it cannot be billed anew, nothing was consumed, and
/// nothing is billed until the meter has counted what was.
fn dealt(at: &Stage, ends: &Ending, until: Day) -> Totals {
    let today = at.counter.day;
    let (days, billed) = (ends.day.since(today), until.since(today));
    let mut quantities = Totals::default();
    let totals = ends.totals.iter().zip(at.totals);
    for (quantity, (shown, before)) in quantities.iter_mut().zip(totals) {
        let left = shown.saturating_sub(before);
        // A share is not more than the whole.
        *quantity = u64::try_from(share(left.into(), days, 0, billed)).unwrap_or(left);
    }
    quantities
}
