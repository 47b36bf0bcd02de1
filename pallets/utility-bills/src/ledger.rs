//! The arithmetic of an account. Pure: no storage, no clock, no money.

use crate::types::{
    Account, BillRecord, Cycle, Debt, Ending, Entry, Note, NoteKind, Stage, Statement,
};
use adliya_primitives::{utilities::Standing, BillNumber, Moment};
use alloc::vec::Vec;
use sp_core::H256;

/// What of an account is meant by the number of a bill.
enum Place {
    /// The opening balance, or a bill that is no longer kept.
    Older,
    /// This one of the bills that are kept.
    Kept(usize),
}

impl<AssetId> Account<AssetId> {
    /// Adds a link to the hash chain.
    pub(crate) fn chain(&mut self, entry: &Entry) -> H256 {
        self.head = entry.follow(self.head);
        self.head
    }

    /// Adds a bill, and begins the next cycle. What is left of a bill that makes place for it goes to the older ones.
    pub(crate) fn bill(&mut self, statement: Statement, after: Stage) {
        if self.bills.is_full() {
            let oldest = self.bills.remove(0).debt;
            self.absorb(oldest);
        }
        let debt = Debt {
            outstanding: statement.total,
            frozen: 0,
            due_at: statement.due_at,
        };
        // There is room for it now.
        let _ = self.bills.try_push(BillRecord {
            statement,
            debited: 0,
            credited: 0,
            settled: 0,
            debt,
            reversed: false,
        });
        self.cycle = Cycle::starting(after);
    }

    /// The first bill that a reading disproves: one that ended with an estimate where this one is real, or above what it shows.
    /// None while a cycle is billed, whose first days are what they are.
    pub(crate) fn disproved(&self, ends: &Ending) -> Option<usize> {
        if self.cycle.ending.is_some() {
            return None;
        }
        self.bills.iter().position(|bill| {
            let billed = &bill.statement.ends;
            let mut counts = billed.totals.iter().zip(ends.totals);
            let above = counts.any(|(billed, shown)| *billed > shown);
            !bill.reversed && (above || (billed.estimated && !ends.estimated))
        })
    }

    /// Takes back the bills from a place on, and begins anew where the first of them began. What was paid of them becomes
    /// credit. The notes, in their order, each with the head of the chain after it.
    pub(crate) fn reverse(&mut self, place: usize, at: Moment) -> Vec<(Note, H256)> {
        let Some(begins) = self.bills.get(place).map(|bill| bill.statement.begins) else {
            return Vec::new();
        };
        let bills = self.bills.iter_mut().skip(place);
        let notes = bills.filter(|bill| !bill.reversed).map(|bill| {
            bill.reversed = true;
            // Neither more than it came to, nor what was debited for another reason.
            let came_to = bill.statement.total.saturating_add(bill.debited);
            let left = came_to.saturating_sub(bill.credited);
            Note {
                bill: bill.statement.number,
                kind: NoteKind::Reversal,
                amount: bill.statement.total.min(left),
                document: H256::zero(),
                at,
            }
        });
        let notes: Vec<_> = notes.collect();
        self.cycle = Cycle::starting(begins);
        let chained = notes.into_iter().map(|note| {
            // The bill is kept, and the amount is not more than it came to.
            let _ = self.take_off(&note);
            (note, self.chain(&Entry::Note(note)))
        });
        chained.collect()
    }

    fn absorb(&mut self, debt: Debt) {
        if debt.outstanding == 0 {
            return;
        }
        if self.older.outstanding == 0 || debt.due_at < self.older.due_at {
            self.older.due_at = debt.due_at;
        }
        self.older.outstanding = self.older.outstanding.saturating_add(debt.outstanding);
        self.older.frozen = self.older.frozen.saturating_add(debt.frozen);
    }

    /// The debts, oldest first.
    fn debts(&self) -> impl Iterator<Item = &Debt> {
        core::iter::once(&self.older).chain(self.bills.iter().map(|bill| &bill.debt))
    }

    /// What is to pay.
    pub fn payable(&self) -> u128 {
        self.debts()
            .fold(0, |sum, debt| sum.saturating_add(debt.payable()))
    }

    /// What is frozen.
    pub fn frozen(&self) -> u128 {
        self.debts()
            .fold(0, |sum, debt| sum.saturating_add(debt.frozen))
    }

    /// Settles what is payable, oldest first, with at most so much. What was needed of it.
    fn settle(&mut self, amount: u128) -> u128 {
        let mut left = amount;
        let taken = self.older.payable().min(left);
        self.older.take_off(taken);
        left = left.saturating_sub(taken);
        for bill in self.bills.iter_mut() {
            let taken = bill.debt.payable().min(left);
            bill.debt.take_off(taken);
            bill.settled = bill.settled.saturating_add(taken);
            left = left.saturating_sub(taken);
        }
        let settled = amount.saturating_sub(left);
        self.meet(settled);
        settled
    }

    /// Sets credit off against what is payable, then pays from what is prepaid. What was set off, and paid.
    pub(crate) fn settle_all(&mut self) -> (u128, u128) {
        let set_off = self.settle(self.credit);
        self.credit = self.credit.saturating_sub(set_off);
        let paid = self.settle(self.prepaid);
        self.prepaid = self.prepaid.saturating_sub(paid);
        (set_off, paid)
    }

    /// Counts towards the plan.
    fn meet(&mut self, amount: u128) {
        if let Some(agreed) = self.plan.as_mut().and_then(|plan| plan.agreed.as_mut()) {
            agreed.met = agreed.met.saturating_add(amount).min(agreed.amount);
        }
    }

    fn place(&self, number: BillNumber) -> Option<Place> {
        let kept = |bill: &BillRecord| bill.statement.number == number;
        match self.bills.iter().position(kept) {
            Some(place) => Some(Place::Kept(place)),
            None if number < self.next => Some(Place::Older),
            None => None,
        }
    }

    /// What is left to pay of a bill; of one that is no longer kept, what is left of all those. Nothing if there is no such bill.
    pub(crate) fn debt_mut(&mut self, number: BillNumber) -> Option<&mut Debt> {
        match self.place(number)? {
            Place::Older => Some(&mut self.older),
            Place::Kept(place) => self.bills.get_mut(place).map(|bill| &mut bill.debt),
        }
    }

    /// A bill that is kept.
    pub(crate) fn kept_mut(&mut self, number: BillNumber) -> Option<&mut BillRecord> {
        let mut bills = self.bills.iter_mut();
        bills.find(|bill| bill.statement.number == number)
    }

    /// Takes something off a bill, if it is not more than the bill came to. What was paid of that becomes credit.
    pub(crate) fn take_off(&mut self, note: &Note) -> Result<(), NotTakenOff> {
        let place = self.place(note.bill).ok_or(NotTakenOff::NoBill)?;
        let excess = match place {
            Place::Older => note.amount.saturating_sub(self.older.take_off(note.amount)),
            Place::Kept(place) => {
                let bill = self.bills.get_mut(place).ok_or(NotTakenOff::NoBill)?;
                let most = bill.statement.total.saturating_add(bill.debited);
                let credited = bill.credited.saturating_add(note.amount);
                if credited > most {
                    return Err(NotTakenOff::MoreThanBilled);
                }
                bill.credited = credited;
                let excess = note.amount.saturating_sub(bill.debt.take_off(note.amount));
                bill.settled = bill.settled.saturating_sub(excess);
                excess
            }
        };
        self.credit = self.credit.saturating_add(excess);
        let planned = self.plan.and_then(|plan| plan.agreed);
        if planned.is_some_and(|agreed| note.bill <= agreed.through) {
            self.meet(note.amount.saturating_sub(excess));
        }
        Ok(())
    }

    /// How the account stands.
    pub(crate) fn standing(&self, now: Moment) -> Standing {
        let plan_kept = self.plan.is_some_and(|plan| plan.is_kept(now));
        let planned = self.plan.and_then(|plan| plan.agreed);
        let planned = planned.filter(|_| plan_kept).map(|agreed| agreed.through);
        let newer = self
            .bills
            .iter()
            .filter(|bill| planned.is_none_or(|through| bill.statement.number > through));
        // The opening balance and the bills no longer kept are part of any plan.
        let older = Some(&self.older).filter(|_| planned.is_none());
        let overdue = older
            .into_iter()
            .chain(newer.map(|bill| &bill.debt))
            .filter(|debt| debt.payable() > 0 && debt.due_at < now);
        Standing {
            payable: self.payable(),
            frozen: self.frozen(),
            overdue_since: overdue.map(|debt| debt.due_at).min(),
            plan_kept,
        }
    }
}

/// Why nothing is taken off.
pub(crate) enum NotTakenOff {
    /// There is no such bill.
    NoBill,
    /// It would be more than the bill came to.
    MoreThanBilled,
}
