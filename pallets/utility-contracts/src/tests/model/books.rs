//! The books of somebody who writes everything on paper.

use super::*;
use std::collections::BTreeMap;

/// What a meter is to somebody who writes everything on paper. `energy` is all that it has ever counted.
#[derive(Clone, Default)]
pub(super) struct Paper {
    pub(super) certified_until: Option<u64>,
    pub(super) on: Option<(usize, u64)>,
    pub(super) removed: bool,
    pub(super) counter: u64,
    pub(super) time: u64,
    pub(super) energy: u64,
    /// What was firm when it left its last contract.
    pub(super) carried: Option<u64>,
}

/// What somebody says a meter showed.
#[derive(Clone, Copy)]
pub(super) struct Note {
    pub(super) meter: usize,
    pub(super) time: u64,
    pub(super) energy: u64,
    pub(super) closing: bool,
}

/// What waits for the other side.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    pub(super) note: Note,
    pub(super) by_consumer: bool,
    pub(super) until: u64,
}

/// A contract on paper.
#[derive(Clone, Default)]
pub(super) struct Sheet {
    pub(super) in_force: bool,
    /// Whether it ever was.
    pub(super) begun: bool,
    pub(super) meter: Option<usize>,
    /// The firm readings of each meter that was ever on it: when, how much, and whether it came or went then.
    pub(super) firm: BTreeMap<usize, Vec<(u64, u64, bool)>>,
    /// The meter that came last.
    pub(super) current: usize,
    /// When the last of them was.
    pub(super) last: u64,
    pub(super) consumed: u64,
    pub(super) waiting: Option<Waiting>,
    pub(super) proposals: u32,
    /// What is being looked at, and the reading that was objected to.
    pub(super) doubt: Option<Option<Note>>,
}

impl Sheet {
    pub(super) fn open(&mut self, meter: usize, time: u64, energy: u64) {
        self.last = self.last.max(time);
        self.current = meter;
        let firm = self.firm.entry(meter).or_default();
        firm.push((self.last, energy, true));
    }

    /// What was firm last of a meter that is or was on it.
    pub(super) fn latest(&self, meter: usize) -> (u64, u64) {
        let (time, energy, _) = self.firm[&meter][self.firm[&meter].len() - 1];
        (time, energy)
    }

    /// Enters a reading, and says whether it contradicts.
    pub(super) fn enter(&mut self, note: Note) -> bool {
        let (time, energy) = self.latest(note.meter);
        let current = self.current == note.meter && !note.closing;
        if current && note.time <= time {
            return note.energy > energy;
        }
        let firm = self.firm.get_mut(&note.meter).expect("it was on it");
        let Some(place) = firm.iter().rposition(|(time, ..)| *time < note.time) else {
            return false;
        };
        if firm.get(place + 1).is_some_and(|(.., opening)| !opening) {
            return false;
        }
        let energy = firm[place].1;
        if note.energy < energy {
            return true;
        }
        self.consumed += note.energy - energy;
        firm.insert(place + 1, (note.time, note.energy, note.closing));
        self.last = self.last.max(note.time);
        false
    }

    pub(super) fn settle(&mut self, now: u64) {
        if let Some(waiting) = self.waiting.filter(|waiting| waiting.until < now) {
            self.waiting = None;
            self.enter(waiting.note);
        }
    }

    pub(super) fn call_in_doubt(&mut self, contested: Option<Note>) {
        let doubt = self.doubt.get_or_insert(None);
        *doubt = doubt.or(contested);
    }
}

#[derive(Default)]
pub(super) struct Books {
    pub(super) meters: Vec<Paper>,
    pub(super) sheets: Vec<Sheet>,
}

pub(super) type Outcome = Result<(), Error<Test>>;

impl Books {
    pub(super) fn install(&mut self, meter: usize, sheet: usize, now: u64) -> Outcome {
        let paper = self.meters.get_mut(meter).ok_or(Error::MeterNotFound)?;
        if paper.removed {
            return Err(Error::MeterRemoved);
        }
        if paper.on.is_some() {
            return Err(Error::MeterNotFree);
        }
        if paper.certified_until.is_none_or(|until| until < now) {
            return Err(Error::MeterNotCertified);
        }
        paper.on = Some((sheet, now));
        let energy = paper.carried.take().unwrap_or(paper.energy);
        self.sheets[sheet].open(meter, now, energy);
        Ok(())
    }

    /// A reading by hand, so much after now, and more than the most that is known.
    pub(super) fn observe(
        &self,
        sheet: usize,
        time: i64,
        energy: i64,
        now: u64,
    ) -> Result<Note, Error<Test>> {
        let sheet = self.sheets.get(sheet).ok_or(Error::ContractNotFound)?;
        if !sheet.in_force {
            return Err(Error::NotInForce);
        }
        let meter = sheet.meter.ok_or(Error::MeterNotInstalled)?;
        let (paper, firm) = (&self.meters[meter], sheet.latest(meter));
        let note = Note {
            meter,
            time: now.saturating_add_signed(time),
            energy: self.most(meter, firm.1).saturating_add_signed(energy),
            closing: false,
        };
        if note.time > now {
            return Err(Error::ReadingInFuture);
        }
        if paper.certified_until.is_none_or(|until| until < note.time) {
            return Err(Error::MeterNotCertified);
        }
        let signed = (paper.counter > 0).then_some((paper.time, paper.energy));
        for (time, energy) in [firm].into_iter().chain(signed) {
            if note.time <= time {
                return Err(Error::ReadingNotAfter);
            }
            if note.energy < energy {
                return Err(Error::ReadingReversed);
            }
        }
        Ok(note)
    }

    /// When that is, and what is shown, whatever is wrong with it.
    pub(super) fn shown(&self, sheet: usize, time: i64, energy: i64, now: u64) -> (u64, u64) {
        let on = |sheet: &Sheet| {
            let meter = sheet.meter?;
            // An offer names a meter that is not on it yet.
            sheet.firm.get(&meter)?;
            Some(self.most(meter, sheet.latest(meter).1))
        };
        let most = self.sheets.get(sheet).and_then(on).unwrap_or_default();
        (
            now.saturating_add_signed(time),
            most.saturating_add_signed(energy),
        )
    }

    pub(super) fn most(&self, meter: usize, firm: u64) -> u64 {
        self.meters[meter].energy.max(firm)
    }

    pub(super) fn propose(
        &mut self,
        sheet: usize,
        note: Note,
        by_consumer: bool,
        now: u64,
    ) -> Outcome {
        let sheet = &mut self.sheets[sheet];
        if sheet.waiting.is_some() {
            return Err(Error::ProposalPending);
        }
        sheet.proposals += 1;
        sheet.waiting = Some(Waiting {
            note,
            by_consumer,
            until: now + OBJECTION,
        });
        Ok(())
    }

    pub(super) fn exchange(&mut self, sheet: usize, new: usize, note: Note, now: u64) -> Outcome {
        let note = Note {
            closing: true,
            ..note
        };
        let before = self.sheets[sheet].clone();
        self.propose(sheet, note, false, now)?;
        if let Err(error) = self.install_at(new, sheet, note.time, now) {
            self.sheets[sheet] = before;
            return Err(error);
        }
        self.sheets[sheet].meter = Some(new);
        let old = &mut self.meters[note.meter];
        (old.on, old.carried) = (None, Some(note.energy));
        Ok(())
    }

    pub(super) fn install_at(
        &mut self,
        meter: usize,
        sheet: usize,
        since: u64,
        now: u64,
    ) -> Outcome {
        let last = self.sheets[sheet].last;
        self.install(meter, sheet, now)?;
        // It was there since then.
        self.meters[meter].on = Some((sheet, since));
        let sheet = &mut self.sheets[sheet];
        sheet.last = last;
        let firm = sheet.firm.get_mut(&meter).and_then(Vec::pop);
        let (_, energy, _) = firm.expect("it was opened");
        sheet.open(meter, since, energy);
        Ok(())
    }

    pub(super) fn answer(&mut self, sheet: usize, agrees: bool) -> Outcome {
        let sheet = self.sheets.get_mut(sheet).ok_or(Error::ContractNotFound)?;
        if !sheet.begun {
            return Err(Error::NotInForce);
        }
        let waiting = sheet.waiting.take().ok_or(Error::ProposalNotFound)?;
        match agrees {
            true if sheet.enter(waiting.note) => sheet.call_in_doubt(None),
            true => {}
            false => sheet.call_in_doubt(Some(waiting.note)),
        }
        Ok(())
    }

    pub(super) fn close(&mut self, sheet: usize) -> Outcome {
        let sheet = self.sheets.get_mut(sheet);
        // A journal that is not there says as little as one of a contract that was never in force.
        let sheet = sheet.filter(|sheet| sheet.begun);
        let sheet = sheet.ok_or(Error::NotInForce)?;
        let contested = sheet.doubt.take().ok_or(Error::InspectionNotFound)?;
        contested.map(|note| sheet.enter(note));
        Ok(())
    }

    pub(super) fn certify(&mut self, meter: usize, until: u64, now: u64) -> Outcome {
        let paper = self.meters.get_mut(meter).ok_or(Error::MeterNotFound)?;
        match (paper.removed, until > now) {
            (true, _) => Err(Error::MeterRemoved),
            (_, false) => Err(Error::CertificatePast),
            _ => {
                paper.certified_until = Some(until);
                Ok(())
            }
        }
    }

    pub(super) fn install_later(&mut self, meter: usize, sheet: usize, now: u64) -> Outcome {
        match self.sheets.get(sheet) {
            None => return Err(Error::ContractNotFound),
            Some(sheet) if !sheet.in_force => return Err(Error::NotInForce),
            Some(sheet) if sheet.meter.is_some() => return Err(Error::HasMeter),
            Some(_) => self.install(meter, sheet, now)?,
        }
        self.sheets[sheet].meter = Some(meter);
        Ok(())
    }

    pub(super) fn remove(&mut self, meter: usize) -> Outcome {
        let paper = self.meters.get_mut(meter).ok_or(Error::MeterNotFound)?;
        if std::mem::replace(&mut paper.removed, true) {
            return Err(Error::MeterRemoved);
        }
        if let Some((sheet, _)) = paper.on.take() {
            self.sheets[sheet].meter = None;
        }
        Ok(())
    }

    pub(super) fn terminate(&mut self, sheet: usize) -> Outcome {
        let sheet = self.sheets.get_mut(sheet).ok_or(Error::ContractNotFound)?;
        if !std::mem::replace(&mut sheet.in_force, false) {
            return Err(Error::NotInForce);
        }
        sheet.waiting = None;
        if let Some(meter) = sheet.meter {
            let paper = &mut self.meters[meter];
            (paper.on, paper.carried) = (None, Some(sheet.latest(meter).1));
        }
        Ok(())
    }
}

impl Paper {
    /// Enters a reading, or says why not.
    pub(super) fn enter(&mut self, since: u64, now: u64, told: Told) -> Result<(), Refusal> {
        match told.fault {
            Fault::Forged | Fault::Altered | Fault::ForeignChain => {
                return Err(Refusal::SignatureInvalid)
            }
            _ if told.counter <= self.counter => return Err(Refusal::CounterNotAbove),
            _ if told.time <= self.time => return Err(Refusal::TimeNotAfter),
            _ if told.time < since => return Err(Refusal::BeforeInstallation),
            _ if told.time > now + TOLERANCE => return Err(Refusal::InFuture),
            _ if self.certified_until.is_none_or(|until| told.time > until) => {
                return Err(Refusal::NotCertified)
            }
            Fault::NoRegister => return Err(Refusal::RegistersMismatch),
            Fault::DigitTooMany => return Err(Refusal::DigitsExceeded),
            _ if told.energy < self.energy => return Err(Refusal::RegisterReversed),
            _ => {}
        }
        (self.counter, self.time, self.energy) = (told.counter, told.time, told.energy);
        Ok(())
    }
}

/// What a reading says, as it is after its fault.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) counter: u64,
    pub(super) time: u64,
    pub(super) energy: u64,
    pub(super) fault: Fault,
}
