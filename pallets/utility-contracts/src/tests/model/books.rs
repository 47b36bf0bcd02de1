//! The books of somebody who writes everything on paper.

use super::*;
use crate::types::Stands;
use std::collections::BTreeMap;

/// What a meter is to somebody who writes everything on paper. `energy` is all that it has ever counted.
#[derive(Clone, Default)]
pub(super) struct Paper {
    /// From when on and until when.
    pub(super) certified: Option<(u64, u64)>,
    pub(super) on: Option<(usize, u64)>,
    pub(super) removed: bool,
    pub(super) counter: u64,
    pub(super) time: u64,
    pub(super) energy: u64,
    /// When it left its last contract, and what it had counted then.
    pub(super) carried: Option<(u64, u64)>,
}

/// How something came to be known.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Opening,
    Closing,
    Signed,
    ByHand,
}

/// What somebody says a meter showed.
#[derive(Clone, Copy)]
pub(super) struct Note {
    pub(super) meter: usize,
    pub(super) time: u64,
    pub(super) energy: u64,
    pub(super) kind: Kind,
}

/// What is being looked at.
#[derive(Clone, Copy)]
pub(super) struct Doubt {
    pub(super) meter: usize,
    /// Whether it began with one reading against another.
    pub(super) contradicted: bool,
    /// The reading that is not firm.
    pub(super) contested: Option<Note>,
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
    /// The firm readings of each meter that was ever on it: when, how much, and how it is known.
    pub(super) firm: BTreeMap<usize, Vec<(u64, u64, Kind)>>,
    /// The meter that came last.
    pub(super) current: usize,
    /// When the last of them was.
    pub(super) last: u64,
    pub(super) consumed: u64,
    pub(super) waiting: Option<Waiting>,
    pub(super) proposals: u32,
    pub(super) doubt: Option<Doubt>,
}

impl Sheet {
    pub(super) fn open(&mut self, meter: usize, time: u64, energy: u64) {
        self.last = self.last.max(time);
        self.current = meter;
        let firm = self.firm.entry(meter).or_default();
        firm.push((self.last, energy, Kind::Opening));
    }

    /// What was firm last of a meter that is or was on it.
    pub(super) fn latest(&self, meter: usize) -> (u64, u64) {
        let (time, energy, _) = self.firm[&meter][self.firm[&meter].len() - 1];
        (time, energy)
    }

    /// Enters a reading, and says whether it contradicts.
    pub(super) fn enter(&mut self, note: Note) -> bool {
        let (time, energy) = self.latest(note.meter);
        let current = self.current == note.meter && note.kind != Kind::Closing;
        if current && note.time <= time {
            return note.energy > energy;
        }
        let firm = self.firm.get_mut(&note.meter).expect("it was on it");
        let Some(place) = firm.iter().rposition(|(time, ..)| *time < note.time) else {
            return false;
        };
        let next = firm.get(place + 1);
        if next.is_some_and(|(.., kind)| *kind != Kind::Opening) {
            return false;
        }
        let energy = firm[place].1;
        if note.energy < energy {
            return true;
        }
        self.consumed += note.energy - energy;
        firm.insert(place + 1, (note.time, note.energy, note.kind));
        self.last = self.last.max(note.time);
        false
    }

    pub(super) fn settle(&mut self, now: u64) {
        if let Some(waiting) = self.waiting.filter(|waiting| waiting.until < now) {
            self.waiting = None;
            if self.enter(waiting.note) {
                self.call_in_doubt(waiting.note.meter, true, None);
            }
        }
    }

    pub(super) fn call_in_doubt(
        &mut self,
        meter: usize,
        contradicted: bool,
        contested: Option<Note>,
    ) {
        let doubt = self.doubt.get_or_insert(Doubt {
            meter,
            contradicted,
            contested: None,
        });
        doubt.contested = doubt.contested.or(contested);
    }

    /// What people have read last of a meter is crossed out as far as it is more than this.
    fn cross_out(&mut self, meter: usize, most: Option<u64>) {
        let firm = self.firm.get_mut(&meter).expect("it was on it");
        while let Some((_, energy, Kind::ByHand)) = firm.last().copied() {
            if most.is_some_and(|most| energy <= most) {
                return;
            }
            firm.pop();
            self.consumed -= energy - firm.last().expect("it came first").1;
        }
    }

    /// What a meter showed when it came is not more than this, if nothing was read since.
    fn correct_opening(&mut self, found: Note) {
        let firm = self.firm.get_mut(&found.meter).expect("it was on it");
        if let Some((_, energy, Kind::Opening)) = firm.last_mut() {
            *energy = found.energy.min(*energy);
        }
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
        if !paper.is_certified(now) {
            return Err(Error::MeterNotCertified);
        }
        let energy = paper.known();
        paper.on = Some((sheet, now));
        paper.carried = None;
        self.sheets[sheet].open(meter, now, energy);
        Ok(())
    }

    /// The same, where nobody says what it shows.
    pub(super) fn install_unread(&mut self, meter: usize, sheet: usize, now: u64) -> Outcome {
        let before = (self.meters.clone(), self.sheets.clone());
        let carried = self.meters.get(meter).and_then(|paper| paper.carried);
        self.install(meter, sheet, now)?;
        if carried.is_some_and(|(time, _)| time + CLOSING_AGE < now) {
            (self.meters, self.sheets) = before;
            return Err(Error::ReadingTooOld);
        }
        Ok(())
    }

    /// A reading by hand, so much after now, and more than the most that is known; and whether it is less than other people's.
    pub(super) fn observe(
        &self,
        sheet: usize,
        time: i64,
        energy: i64,
        kind: Kind,
        now: u64,
    ) -> Result<(Note, bool), Error<Test>> {
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
            kind,
        };
        if note.time > now {
            return Err(Error::ReadingInFuture);
        }
        if kind != Kind::Closing && !paper.is_certified(note.time) {
            return Err(Error::MeterNotCertified);
        }
        if paper.counter > 0 && note.time <= paper.time {
            return Err(Error::ReadingNotAfter);
        }
        if paper.counter > 0 && note.energy < paper.energy {
            return Err(Error::ReadingReversed);
        }
        if note.time <= firm.0 {
            return Err(Error::ReadingNotAfter);
        }
        Ok((note, note.energy < firm.1))
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

    /// What a meter's register shows when it is installed.
    pub(super) fn showing(&self, meter: usize) -> Stands {
        let energy = self.meters.get(meter).map_or(0, Paper::known);
        list(vec![stand(energy % MODULUS, (energy / MODULUS) as u16)])
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
        let before = self.sheets[sheet].clone();
        self.propose(sheet, note, false, now)?;
        if let Err(error) = self.install_at(new, sheet, note.time, now) {
            self.sheets[sheet] = before;
            return Err(error);
        }
        self.sheets[sheet].meter = Some(new);
        let old = &mut self.meters[note.meter];
        (old.on, old.carried) = (None, Some((note.time, note.energy)));
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
            true if sheet.enter(waiting.note) => {
                sheet.call_in_doubt(waiting.note.meter, true, None);
            }
            true => {}
            false => sheet.call_in_doubt(waiting.note.meter, false, Some(waiting.note)),
        }
        Ok(())
    }

    pub(super) fn close(&mut self, sheet: usize, stands: bool) -> Outcome {
        let sheet = self.sheets.get_mut(sheet).ok_or(Error::ContractNotFound)?;
        if !sheet.begun {
            return Err(Error::NotInForce);
        }
        let doubt = sheet.doubt.take().ok_or(Error::InspectionNotFound)?;
        let paper = &self.meters[doubt.meter];
        match doubt.contested {
            Some(note) if stands => {
                if doubt.contradicted && sheet.current == note.meter {
                    sheet.cross_out(note.meter, Some(note.energy));
                    sheet.correct_opening(note);
                }
                sheet.enter(note);
            }
            // What the meter has signed counts, and not what was read by hand since.
            None if !stands
                && doubt.contradicted
                && paper.counter > 0
                && sheet.current == doubt.meter =>
            {
                sheet.cross_out(doubt.meter, None);
                sheet.enter(Note {
                    meter: doubt.meter,
                    time: paper.time,
                    energy: paper.energy,
                    kind: Kind::Signed,
                });
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn certify(&mut self, meter: usize, until: u64, now: u64) -> Outcome {
        let paper = self.meters.get_mut(meter).ok_or(Error::MeterNotFound)?;
        match (paper.removed, until > now) {
            (true, _) => Err(Error::MeterRemoved),
            (_, false) => Err(Error::CertificatePast),
            _ => {
                let former = paper.certified.filter(|(_, end)| *end >= now);
                if former.is_some_and(|(_, end)| end > until) {
                    return Err(Error::CertificateInForce);
                }
                paper.certified = Some((former.map_or(now, |(from, _)| from), until));
                Ok(())
            }
        }
    }

    pub(super) fn withdraw(&mut self, meter: usize, now: u64) -> Outcome {
        let paper = self.meters.get_mut(meter).ok_or(Error::MeterNotFound)?;
        match paper.certified {
            Some((from, until)) if until >= now => {
                paper.certified = Some((from, now));
                Ok(())
            }
            _ => Err(Error::MeterNotCertified),
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
        if paper.removed {
            return Err(Error::MeterRemoved);
        }
        if paper.on.is_some() {
            return Err(Error::MeterNotFree);
        }
        paper.removed = true;
        Ok(())
    }

    pub(super) fn terminate(&mut self, sheet: usize) -> Outcome {
        let sheet = self.sheets.get_mut(sheet).ok_or(Error::ContractNotFound)?;
        if !sheet.in_force {
            return Err(Error::NotInForce);
        }
        if sheet.waiting.is_some() {
            return Err(Error::ProposalPending);
        }
        sheet.in_force = false;
        if let Some(meter) = sheet.meter {
            let paper = &mut self.meters[meter];
            (paper.on, paper.carried) = (None, Some(sheet.latest(meter)));
        }
        Ok(())
    }
}

impl Paper {
    pub(super) fn is_certified(&self, at: u64) -> bool {
        self.certified
            .is_some_and(|(from, until)| (from..=until).contains(&at))
    }

    /// The least that it shows now.
    pub(super) fn known(&self) -> u64 {
        self.carried.map_or(self.energy, |(_, energy)| energy)
    }

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
            _ if !self.is_certified(told.time) => return Err(Refusal::NotCertified),
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
