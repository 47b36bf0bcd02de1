//! The arithmetic of an account. Pure: no storage, no clock, no money.

use crate::types::{
    Account, AgreedPlan, BillRecord, Contested, Cycle, Debt, Ending, Entitled, Entry, Note,
    NoteKind, Stage, Statement, OPENING_BALANCE,
};
use adliya_primitives::{utilities::Standing, BillNumber, Moment};
use adliya_tariffs::Day;
use alloc::vec::Vec;
use sp_core::H256;

/// What of an account is meant by the number of a bill.
#[derive(Clone, Copy)]
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

    /// Says in the chain what days are billed with from one on.
    pub(crate) fn entitle(&mut self, from: Day, entitled: Entitled) -> H256 {
        self.entitled = Some(entitled);
        let Entitled { category, discount } = entitled;
        self.chain(&Entry::Entitled {
            from,
            category,
            discount,
        })
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

    /// The first bill that the end of a cycle disproves. None while a cycle is billed, whose first days are what they are.
    pub(crate) fn disproved(&self, ends: &Ending) -> Option<usize> {
        if self.cycle.ending.is_some() {
            return None;
        }
        let mut bills = self.bills.iter();
        bills.position(|bill| !bill.reversed && ends.disproves(&bill.statement.ends))
    }

    /// Whether a bill is contested that would be taken back from a place on.
    pub(crate) fn contests_from(&self, place: usize) -> bool {
        self.contested.is_some_and(|contested| {
            let mut bills = self.bills.iter().skip(place);
            bills.any(|bill| !bill.reversed && bill.statement.number == contested.bill)
        })
    }

    /// Takes back the bills from a place on, and begins anew where the first of them began. What was paid of them becomes
    /// credit. The notes, in their order, each with the head of the chain after it.
    pub(crate) fn reverse(
        &mut self,
        place: usize,
        at: Moment,
    ) -> Result<Vec<(Note, H256)>, NotTakenOff> {
        let first = self.bills.get(place).ok_or(NotTakenOff::NoBill)?;
        let begins = first.statement.begins;
        let bills = self.bills.iter_mut().skip(place);
        let notes = bills.filter(|bill| !bill.reversed).map(|bill| {
            bill.reversed = true;
            Note {
                bill: bill.statement.number,
                kind: NoteKind::Reversal,
                // Neither more than it came to, nor what was debited for another reason.
                amount: bill.statement.total.min(bill.creditable()),
                document: H256::zero(),
                at,
            }
        });
        let notes: Vec<_> = notes.collect();
        self.cycle = Cycle::starting(begins);
        self.entitled = None;
        let chained = notes.into_iter().map(|note| {
            self.take_off(&note)?;
            Ok((note, self.chain(&Entry::Note(note))))
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
        let through = self.agreed().map(|agreed| agreed.through);
        let taken = self.older.payable().min(amount);
        self.older.take_off(taken);
        let mut left = amount.saturating_sub(taken);
        let mut met = taken;
        for bill in self.bills.iter_mut() {
            let taken = bill.debt.payable().min(left);
            bill.debt.take_off(taken);
            bill.settled = bill.settled.saturating_add(taken);
            left = left.saturating_sub(taken);
            if through.is_some_and(|through| bill.statement.number <= through) {
                met = met.saturating_add(taken);
            }
        }
        self.meet(met);
        amount.saturating_sub(left)
    }

    /// Sets credit off against what is payable, then pays from what is prepaid. What was set off, and paid.
    pub(crate) fn settle_all(&mut self) -> (u128, u128) {
        let set_off = self.settle(self.credit);
        self.credit = self.credit.saturating_sub(set_off);
        let paid = self.settle(self.prepaid);
        self.prepaid = self.prepaid.saturating_sub(paid);
        (set_off, paid)
    }

    /// What was agreed on of the plan.
    fn agreed(&self) -> Option<AgreedPlan> {
        self.plan.and_then(|plan| plan.agreed)
    }

    /// Counts towards the plan.
    fn meet(&mut self, amount: u128) {
        if let Some(agreed) = self.plan.as_mut().and_then(|plan| plan.agreed.as_mut()) {
            agreed.met = agreed.met.saturating_add(amount).min(agreed.amount);
        }
    }

    /// Whether there is a plan of which all is paid or credited, or nothing is left of what it covers, since a ruling has taken off
    /// what was frozen.
    pub(crate) fn has_fulfilled_plan(&self) -> bool {
        self.agreed().is_some_and(|agreed| {
            let covered = |bill: &&BillRecord| bill.statement.number <= agreed.through;
            let covered = self.bills.iter().filter(covered).map(|bill| &bill.debt);
            let mut covered = covered.chain(core::iter::once(&self.older));
            agreed.met >= agreed.amount || covered.all(|debt| debt.outstanding == 0)
        })
    }

    fn place(&self, number: BillNumber) -> Option<Place> {
        let kept = |bill: &BillRecord| bill.statement.number == number;
        match self.bills.iter().position(kept) {
            Some(place) => Some(Place::Kept(place)),
            None if number < self.next => Some(Place::Older),
            None => None,
        }
    }

    fn debt_at(&self, place: Place) -> Option<&Debt> {
        match place {
            Place::Older => Some(&self.older),
            Place::Kept(place) => self.bills.get(place).map(|bill| &bill.debt),
        }
    }

    /// What is left to pay of a bill; of one that is no longer kept, what is left of all those. Nothing if there is no such bill.
    pub(crate) fn debt(&self, number: BillNumber) -> Option<&Debt> {
        self.debt_at(self.place(number)?)
    }

    fn debt_mut(&mut self, number: BillNumber) -> Option<&mut Debt> {
        match self.place(number)? {
            Place::Older => Some(&mut self.older),
            Place::Kept(place) => self.bills.get_mut(place).map(|bill| &mut bill.debt),
        }
    }

    /// A bill that is kept.
    pub(crate) fn kept(&self, number: BillNumber) -> Option<&BillRecord> {
        let mut bills = self.bills.iter();
        bills.find(|bill| bill.statement.number == number)
    }

    /// A bill that is kept.
    pub(crate) fn kept_mut(&mut self, number: BillNumber) -> Option<&mut BillRecord> {
        let mut bills = self.bills.iter_mut();
        bills.find(|bill| bill.statement.number == number)
    }

    /// Contests so much of a bill, of which so much can be credited: freezes what is not paid of it, and says how much that is.
    pub(crate) fn contest(&mut self, bill: BillNumber, claimed: u128, creditable: u128) -> u128 {
        let Some(debt) = self.debt_mut(bill) else {
            return 0;
        };
        let frozen = claimed.min(debt.payable());
        debt.frozen = debt.frozen.saturating_add(frozen);
        self.contested = Some(Contested {
            bill,
            frozen,
            creditable,
        });
        frozen
    }

    /// Ends the contest: what is frozen yet is to pay again, and that is how much.
    pub(crate) fn unfreeze(&mut self) -> u128 {
        let Some(contested) = self.contested.take() else {
            return 0;
        };
        if let Some(debt) = self.debt_mut(contested.bill) {
            debt.frozen = debt.frozen.saturating_sub(contested.frozen);
        }
        contested.frozen
    }

    /// Takes something off a bill, if it is not more than the bill came to. What was paid of that becomes credit.
    ///
    /// Of what is older nobody knows what was paid, so that no more is taken off than is to pay. A ruling takes off what is frozen
    /// first, and the contest says how much it may be.
    pub(crate) fn take_off(&mut self, note: &Note) -> Result<(), NotTakenOff> {
        let place = self.place(note.bill).ok_or(NotTakenOff::NoBill)?;
        let is_ruling = note.kind == NoteKind::Ruling;
        let most = match place {
            Place::Older if is_ruling => note.amount,
            Place::Older => self.older.payable(),
            Place::Kept(place) => self.bills.get(place).map_or(0, BillRecord::creditable),
        };
        if note.amount > most {
            return Err(NotTakenOff::MoreThanBilled);
        }
        let mut debt = *self.debt_at(place).ok_or(NotTakenOff::NoBill)?;
        let payable = debt.payable();
        if is_ruling {
            debt.frozen = debt.frozen.saturating_sub(note.amount);
        }
        let excess = note.amount.saturating_sub(debt.take_off(note.amount));
        let credit = self.credit.checked_add(excess);
        let credit = credit.ok_or(NotTakenOff::Overflow)?;

        self.credit = credit;
        match place {
            Place::Older => self.older = debt,
            Place::Kept(place) => {
                if let Some(bill) = self.bills.get_mut(place) {
                    bill.debt = debt;
                    bill.credited = bill.credited.saturating_add(note.amount);
                    bill.settled = bill.settled.saturating_sub(excess);
                }
            }
        }
        self.answer(note, matches!(place, Place::Older), debt.frozen);
        let planned = self.agreed();
        if planned.is_some_and(|agreed| note.bill <= agreed.through) {
            self.meet(payable.saturating_sub(debt.payable()));
        }
        Ok(())
    }

    /// What a note has taken off the bill that is contested cannot be credited of it a second time.
    fn answer(&mut self, note: &Note, is_older: bool, frozen: u128) {
        if let Some(contested) = self.contested.as_mut() {
            // The opening balance is one sum with the bills that are no longer kept.
            let is_of_sum = is_older && contested.bill == OPENING_BALANCE;
            if contested.bill == note.bill || is_of_sum {
                contested.creditable = contested.creditable.saturating_sub(note.amount);
                contested.frozen = frozen;
            }
        }
    }

    /// How the account stands.
    pub(crate) fn standing(&self, now: Moment) -> Standing {
        let plan_kept = self.plan.is_some_and(|plan| plan.is_kept(now));
        let planned = self.agreed().filter(|_| plan_kept);
        let planned = planned.map(|agreed| agreed.through);
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
    /// The supplier would owe more than can be said.
    Overflow,
}

impl Ending {
    /// Whether a cycle that ends so shows that a bill is not by what was really consumed: it ended with an estimate where this is a
    /// real reading, or above what this shows. Or that it is not with the limits of its days: it had those of a whole month within
    /// which the contract has ended, or of a month until a reading that is not the last one, as it turns out.
    fn disproves(&self, billed: &Ending) -> bool {
        let mut counts = billed.totals.iter().zip(self.totals);
        let above = counts.any(|(billed, shown)| *billed > shown);
        let guessed = billed.estimated && !self.estimated;
        let limits_differ = if billed.is_final {
            billed != self
        } else {
            self.within_last_month(billed.day)
        };
        above || guessed || (self.is_final && limits_differ)
    }

    /// Whether a cycle that ended on a day would have days of the month in which this one ends.
    pub(crate) fn within_last_month(&self, day: Day) -> bool {
        day > self.day.month().first
    }
}
