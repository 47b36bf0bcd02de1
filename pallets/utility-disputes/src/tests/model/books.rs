//! A house in plain books: what is owed, disputed and announced, with no thought of how the chain keeps it.

use super::*;

/// A bill on paper. Those that are no longer kept on the chain are one here: their number is 0.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Paper {
    pub(super) number: u32,
    pub(super) total: u128,
    pub(super) credited: u128,
    pub(super) left: u128,
    pub(super) frozen: u128,
    pub(super) due: Moment,
    /// Whether the household had its dispute of it, and what the supplier has added since.
    pub(super) disputed: bool,
    pub(super) added: u128,
}

/// A dispute on paper; of a bill, if there is a sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quarrel {
    pub(super) id: u64,
    pub(super) claim: Option<(u32, u128)>,
    /// What can be taken off that bill yet, if the dispute is won.
    pub(super) room: u128,
    pub(super) answer_by: Moment,
    /// Whether the household has lodged evidence.
    pub(super) proven: bool,
    pub(super) answered: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    On,
    Warned {
        at: Moment,
        from: Moment,
        until: Moment,
    },
    Off {
        warned_at: Moment,
        by: Option<Moment>,
    },
}

#[derive(Clone, Debug)]
pub(super) struct House {
    pub(super) bills: Vec<Paper>,
    pub(super) next: u32,
    pub(super) prepaid: u128,
    pub(super) credit: u128,
    /// Every dispute that there was.
    pub(super) quarrels: u32,
    pub(super) open: Option<Quarrel>,
    pub(super) line: Line,
    pub(super) line_disputed: bool,
    /// Of the person, and so of every house of theirs.
    pub(super) protected_until: Moment,
    pub(super) mourned_until: Moment,
    pub(super) cuts: u32,
    pub(super) late: u32,
}

pub(super) type Outcome = Result<(), Error<Test>>;

pub(super) fn ensure(is: bool, error: Error<Test>) -> Outcome {
    is.then_some(()).ok_or(error)
}

/// Whether it is winter in Baku, by the dates themselves.
pub(super) fn is_winter() -> bool {
    let winter = |year| midnight(year, 10, 15)..midnight(year + 1, 4, 16);
    (2024..2060).any(|year| winter(year).contains(&now()))
}

impl House {
    pub(super) fn new(owed: u128) -> Self {
        let opening = Paper {
            left: owed,
            due: now() + TERM,
            ..Paper::default()
        };
        Self {
            bills: vec![opening],
            next: 1,
            prepaid: 0,
            credit: 0,
            quarrels: 0,
            open: None,
            line: Line::On,
            line_disputed: false,
            protected_until: 0,
            mourned_until: 0,
            cuts: 0,
            late: 0,
        }
    }

    pub(super) fn find(&mut self, number: u32) -> &mut Paper {
        let kept = self.bills.iter().position(|bill| bill.number == number);
        &mut self.bills[kept.unwrap_or(0)]
    }

    pub(super) fn bill(&mut self, total: u128) {
        if self.bills.len() > 12 {
            let old = self.bills.remove(1);
            let older = &mut self.bills[0];
            if old.left > 0 {
                if older.left == 0 || old.due < older.due {
                    older.due = old.due;
                }
                older.left += old.left;
                older.frozen += old.frozen;
            }
        }
        self.bills.push(Paper {
            number: self.next,
            total,
            left: total,
            due: now() + TERM,
            ..Paper::default()
        });
        self.next += 1;
        self.settle();
    }

    pub(super) fn settle(&mut self) {
        for purse in [&mut self.credit, &mut self.prepaid] {
            for bill in &mut self.bills {
                let part = (*purse).min(bill.left - bill.frozen);
                bill.left -= part;
                *purse -= part;
            }
        }
    }

    pub(super) fn take_off(&mut self, number: u32, amount: u128) {
        let bill = self.find(number);
        bill.credited += amount;
        let off = amount.min(bill.left);
        bill.left -= off;
        bill.frozen = bill.frozen.min(bill.left);
        self.credit += amount - off;
        self.settle();
    }

    /// The open dispute, if it is over this bill.
    pub(super) fn contested(&mut self, number: u32) -> Option<&mut Quarrel> {
        let is_it = |quarrel: &&mut Quarrel| quarrel.claim.is_some_and(|claim| claim.0 == number);
        self.open.as_mut().filter(is_it)
    }

    pub(super) fn add(&mut self, number: u32, amount: u128) {
        let bill = self.find(number);
        bill.total += amount;
        bill.left += amount;
        bill.due = bill.due.max(now() + TERM);
        bill.added += amount;
        self.settle();
    }

    pub(super) fn payable(&self) -> u128 {
        self.bills.iter().map(|bill| bill.left - bill.frozen).sum()
    }

    pub(super) fn overdue_since(&self) -> Option<Moment> {
        let owed = self.bills.iter().filter(|bill| bill.left > bill.frozen);
        owed.map(|bill| bill.due).filter(|due| *due < now()).min()
    }

    pub(super) fn contest(&mut self, number: u32, amount: u128, by: Opener) -> Outcome {
        ensure(self.open.is_none(), Error::DisputeOpen)?;
        ensure(amount > 0, Error::NothingClaimed)?;
        ensure(number < self.next, Error::BillNotFound)?;
        let bill = *self.find(number);
        ensure(bill.number == number, Error::BillNotKept)?;
        ensure(!bill.disputed || bill.added > 0, Error::AlreadyDisputed)?;
        let most = match number {
            0 => bill.left - bill.frozen,
            _ => bill.total - bill.credited,
        };
        let is_new = !bill.disputed || amount <= bill.added;
        ensure(is_new && amount <= most, Error::MoreThanContestable)?;
        let frozen = amount.min(bill.left - bill.frozen);
        let bill = self.find(number);
        bill.frozen += frozen;
        if by != Opener::Supplier {
            bill.disputed = true;
            bill.added = 0;
        }
        self.begin(Some((number, amount)), most);
        Ok(())
    }

    pub(super) fn contest_line(&mut self, by: Opener) -> Outcome {
        ensure(self.open.is_none(), Error::DisputeOpen)?;
        let is_there = match self.line {
            Line::On => false,
            Line::Warned { until, .. } => now() <= until,
            Line::Off { .. } => true,
        };
        ensure(is_there, Error::NoDisconnection)?;
        ensure(!self.line_disputed, Error::AlreadyDisputed)?;
        self.line_disputed = by != Opener::Supplier;
        self.begin(None, 0);
        Ok(())
    }

    pub(super) fn begin(&mut self, claim: Option<(u32, u128)>, room: u128) {
        self.quarrels += 1;
        self.open = Some(Quarrel {
            id: crate::NextDispute::<Test>::get().0,
            claim,
            room,
            answer_by: now() + ANSWER_TERM,
            proven: false,
            answered: false,
        });
    }

    /// The open dispute ends: so much is granted, and all that was wanted or not.
    pub(super) fn end(&mut self, granted: u128, won: bool) {
        let quarrel = self.open.take().expect("it is open");
        match quarrel.claim {
            Some((number, _)) => {
                self.take_off(number, granted.min(quarrel.room));
                self.find(number).frozen = 0;
                self.settle();
            }
            None if won => match &mut self.line {
                Line::Off { by, .. } => *by = by.or(Some(now() + RECONNECTION_TERM)),
                line => *line = Line::On,
            },
            None => (),
        }
        if let Line::Warned { from, until, .. } = &mut self.line {
            if now() <= *until {
                *from = now() + NOTICE_TERM;
                *until = *from + NOTICE_LIFETIME;
            }
        }
    }

    /// Whether something is to pay for which there was a warning at that moment.
    pub(super) fn owes_what_was_due(&self, warned_at: Moment) -> bool {
        let mut owed = self.bills.iter().filter(|bill| bill.left > bill.frozen);
        owed.any(|bill| bill.due < warned_at)
    }

    /// What shelters whoever lives here, whatever they owe.
    pub(super) fn shelters(&self) -> Vec<Obstacle> {
        let all = [
            (now() < self.protected_until, Obstacle::Protected),
            (now() < self.mourned_until, Obstacle::Mourning),
            (is_winter(), Obstacle::Winter),
        ];
        let now = all.into_iter().filter(|(is, _)| *is);
        now.map(|(_, why)| why).collect()
    }

    /// What an officer hears who wants to end the contract.
    pub(super) fn guard(&self) -> Outcome {
        ensure(self.open.is_none(), Error::DisputeOpen)?;
        let shelter = self.shelters().first().copied();
        shelter.map_or(Ok(()), |shelter| Err(shelter.into()))
    }

    pub(super) fn obstacles(&self) -> Vec<Obstacle> {
        let mut found = Vec::new();
        let mut since = now();
        match self.line {
            Line::On => found.push(Obstacle::NotAnnounced),
            Line::Off { .. } => found.push(Obstacle::Disconnected),
            Line::Warned { at, from, until } => {
                since = at;
                if now() < from {
                    found.push(Obstacle::NoticeRunning);
                } else if now() > until {
                    found.push(Obstacle::NoticeLapsed);
                }
            }
        }
        let others = [
            (self.open.is_some(), Obstacle::InDispute),
            (!self.owes_what_was_due(since), Obstacle::NothingOverdue),
        ];
        found.extend(others.iter().filter(|(is, _)| *is).map(|(_, why)| *why));
        found.extend(self.shelters());
        found
    }

    pub(super) fn announce(&mut self) -> Outcome {
        match self.line {
            Line::Off { .. } => return Err(Error::IsDisconnected),
            Line::Warned { until, .. } => ensure(now() > until, Error::AlreadyAnnounced)?,
            Line::On => (),
        }
        ensure(self.open.is_none(), Error::DisputeOpen)?;
        ensure(self.overdue_since().is_some(), Error::NothingOverdue)?;
        ensure(now() >= self.protected_until, Error::Protected)?;
        ensure(now() >= self.mourned_until, Error::Mourning)?;
        let from = now() + NOTICE_TERM;
        self.line = Line::Warned {
            at: now(),
            from,
            until: from + NOTICE_LIFETIME,
        };
        self.line_disputed = false;
        Ok(())
    }

    pub(super) fn disconnect(&mut self) -> Outcome {
        if let Some(obstacle) = self.obstacles().first() {
            return Err((*obstacle).into());
        }
        let Line::Warned { at: warned_at, .. } = self.line else {
            return Err(Error::NotAnnounced);
        };
        self.line = Line::Off {
            warned_at,
            by: None,
        };
        self.cuts += 1;
        Ok(())
    }

    pub(super) fn demand(&mut self) -> Outcome {
        let Line::Off { warned_at, by } = self.line else {
            return Err(Error::NotDisconnected);
        };
        ensure(by.is_none(), Error::AlreadyDemanded)?;
        let is_gone = !self.owes_what_was_due(warned_at) || now() < self.protected_until;
        ensure(is_gone, Error::StillOverdue)?;
        let by = Some(now() + RECONNECTION_TERM);
        self.line = Line::Off { warned_at, by };
        Ok(())
    }

    pub(super) fn reconnect(&mut self) -> Outcome {
        let Line::Off { by, .. } = self.line else {
            return Err(Error::NotDisconnected);
        };
        self.late += u32::from(by.is_some_and(|by| now() > by));
        self.line = Line::On;
        Ok(())
    }
}
