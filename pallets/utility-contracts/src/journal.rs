//! The journal of a contract: which readings are firm, and what they come to. Pure: no storage, no clock.

use crate::{
    types::{
        Claim, Closure, Finding, Flags, Ground, Inspection, Journal, Mark, Proposed, ReadingRules,
        Source, Totals, MAX_ESTIMATES, MAX_MARKS,
    },
    LocalTime,
};
use adliya_primitives::{MeterId, Moment};
use adliya_tariffs::{calendar::share, Day};
use codec::Encode;
use sp_core::H256;
use sp_io::hashing::blake2_256;

const DAY: Moment = 24 * 60 * 60 * 1000;
/// How long somebody has to have been supplied before the chain says what is usual for them.
const HISTORY: Moment = 28 * DAY;

/// What became of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// It is firm, with these flags.
    Firm(Flags),
    /// A later one is firm, and says nothing else.
    Superseded,
    /// A firm one says something else.
    Contradicts,
}

/// A proposal that nobody has answered in time.
pub(crate) struct Settled {
    /// Its number.
    pub(crate) number: u32,
    /// Whether it is a reading that is firm now.
    pub(crate) firm: bool,
    /// The meter that has to be looked at since, and why.
    pub(crate) doubted: Option<(MeterId, Ground)>,
}

impl Journal {
    /// One with no reading.
    pub(crate) fn begin(local_time: LocalTime, used: Totals) -> Self {
        Self {
            local_time,
            used,
            chain: H256::zero(),
            marks: Default::default(),
            advanced_at: 0,
            proposals: 0,
            pending: None,
            inspection: None,
        }
    }

    /// The last mark of this meter that is no estimate.
    pub(crate) fn base(&self, meter: MeterId) -> Option<Mark> {
        let real = |mark: &&Mark| mark.meter == meter && mark.is_real();
        self.marks.iter().rev().find(real).copied()
    }

    /// The last mark of this meter, be it an estimate: what has been billed of it, or will be.
    pub(crate) fn latest(&self, meter: MeterId) -> Option<Mark> {
        let mut back = self.marks.iter().rev();
        back.find(|mark| mark.meter == meter).copied()
    }

    /// Takes the estimates since the last real reading away.
    pub(crate) fn strike_estimates(&mut self) {
        self.strike(Mark::is_real);
    }

    /// The last mark that is no estimate.
    pub(crate) fn last_real(&self) -> Option<Mark> {
        self.marks.iter().rev().find(|mark| mark.is_real()).copied()
    }

    /// What was used in the calendar year until a mark: limits of a year go on when the same consumer gets another contract.
    ///
    /// Where no reading is of New Year, what was counted between two is dealt out over their days, as bills deal it out.
    pub(crate) fn used_in_year(&self, until: &Mark) -> Option<Totals> {
        let day = self.local_time.day_at(until.at)?;
        let year = Day::of(day.date().year, 1, 1)?;
        let day_of = |mark: &Mark| self.local_time.day_at(mark.at);
        let earlier = |mark: &&Mark| day_of(mark).is_some_and(|day| day <= year);
        let Some(before) = self.marks.iter().rev().find(earlier) else {
            let first = self.marks.first()?;
            let more = minus(&until.consumed, &first.consumed);
            // It began this year.
            let began = first.source == Source::Opening && first.consumed == Totals::default();
            return Some(if began { plus(&self.used, &more) } else { more });
        };
        let later = |mark: &&Mark| day_of(mark).is_some_and(|day| day > year);
        let mut rest = minus(&until.consumed, &before.consumed);
        if let Some(after) = self.marks.iter().find(later) {
            let (from, to) = (day_of(before)?, day_of(after)?);
            let between = minus(&after.consumed, &before.consumed);
            for (rest, amount) in rest.iter_mut().zip(between) {
                let last_year = share(amount.into(), to.since(from), 0, year.since(from));
                *rest = rest.saturating_sub(u64::try_from(last_year).unwrap_or(amount));
            }
        }
        Some(rest)
    }

    /// A meter comes to the contract.
    pub(crate) fn open(&mut self, meter: MeterId, at: Moment, totals: Totals) {
        // Nobody bills what an estimate says beyond the meter that it is of.
        self.strike_estimates();
        let before = self.marks.last();
        let (at, consumed) = match before {
            Some(last) => (at.max(last.at), last.consumed),
            None => (at, Totals::default()),
        };
        self.advanced_at = self.advanced_at.max(at);
        self.push(Mark {
            at,
            meter,
            totals,
            consumed,
            source: Source::Opening,
            flags: Flags::NONE,
        });
    }

    /// Makes a reading firm, if it can be.
    pub(crate) fn enter(&mut self, rules: &ReadingRules, claim: &Claim) -> Entry {
        let last = self.marks.last().map(|mark| mark.meter);
        if claim.source == Source::Closing || last != Some(claim.meter) {
            return self.insert(claim);
        }
        let Some(base) = self.base(claim.meter) else {
            return Entry::Superseded;
        };
        if claim.at <= base.at {
            return match is_below(&base.totals, &claim.totals) {
                true => Entry::Contradicts,
                false => Entry::Superseded,
            };
        }
        if is_below(&claim.totals, &base.totals) {
            return Entry::Contradicts;
        }
        let more = minus(&claim.totals, &base.totals);
        let mut flags = self.validate(rules, &base, claim.at, &more);
        let estimate = claim.source == Source::Estimate;
        flags = flags.with(Flags::ESTIMATED.when(estimate));
        if !estimate {
            flags = flags.with(Flags::TRUED_UP.when(self.strike(Mark::is_real)));
            if more != Totals::default() {
                self.advanced_at = claim.at;
            }
        }
        self.push(Mark {
            at: claim.at,
            meter: claim.meter,
            totals: claim.totals,
            consumed: plus(&base.consumed, &more),
            source: claim.source,
            flags,
        });
        Entry::Firm(flags)
    }

    /// What a meter showed that has left comes before what the next one showed first, and raises all that came after.
    fn insert(&mut self, claim: &Claim) -> Entry {
        let same = |mark: &Mark| mark.meter == claim.meter && mark.is_real();
        let before = |mark: &Mark| same(mark) && mark.at < claim.at;
        let Some(place) = self.marks.iter().rposition(before) else {
            return Entry::Superseded;
        };
        let Some(base) = self.marks.get(place).copied() else {
            return Entry::Superseded;
        };
        let mut at = place.saturating_add(1);
        let mut later = self.marks.iter().skip(at);
        // It may have come back since, but not have been read later.
        if later
            .find(|mark| same(mark))
            .is_some_and(|mark| mark.source != Source::Opening)
        {
            return Entry::Superseded;
        }
        if is_below(&claim.totals, &base.totals) {
            return Entry::Contradicts;
        }
        let more = minus(&claim.totals, &base.totals);
        let latest = self.marks.get(at).map_or(claim.at, |next| next.at);
        let mark = Mark {
            at: claim.at.min(latest),
            meter: claim.meter,
            totals: claim.totals,
            consumed: plus(&base.consumed, &more),
            source: claim.source,
            flags: Flags::NONE,
        };
        for later in self.marks.iter_mut().skip(at) {
            later.consumed = plus(&later.consumed, &more);
        }
        if self.marks.len() >= MAX_MARKS as usize {
            self.marks.remove(0);
            at = at.saturating_sub(1);
        }
        // There is room for it now.
        let _ = self.marks.try_insert(at, mark);
        Entry::Firm(mark.flags)
    }

    /// Makes the proposal that waits firm, or drops it, once the time to answer it is over.
    pub(crate) fn settle(&mut self, rules: &ReadingRules, now: Moment) -> Option<Settled> {
        let proposal = self.pending.filter(|proposal| proposal.until < now)?;
        self.pending = None;
        let mut settled = Settled {
            number: proposal.number,
            firm: false,
            doubted: None,
        };
        if let Proposed::Reading(claim) = &proposal.what {
            let entry = self.enter(rules, claim);
            let ground = Ground::Contradicted;
            settled.firm = matches!(entry, Entry::Firm(_));
            if entry == Entry::Contradicts && self.doubt(ground, claim.meter, now, None) {
                settled.doubted = Some((claim.meter, ground));
            }
        }
        Some(settled)
    }

    /// What a meter has probably counted: as much for each day as under the contract so far. Nothing where too little is known.
    pub(crate) fn estimate(&self, meter: MeterId, at: Moment) -> Option<Totals> {
        let (first, last, base) = (self.marks.first()?, self.last_real()?, self.base(meter)?);
        let estimates = self.marks.iter().filter(|mark| !mark.is_real()).count();
        let span = last.at.checked_sub(first.at)?;
        if span < HISTORY || estimates >= MAX_ESTIMATES as usize {
            return None;
        }
        let elapsed = at.checked_sub(base.at)?;
        let used = minus(&last.consumed, &first.consumed);
        let mut totals = base.totals;
        for (total, used) in totals.iter_mut().zip(used) {
            let more = u128::from(used)
                .saturating_mul(elapsed.into())
                .checked_div(span.into())?;
            *total = total.checked_add(u64::try_from(more).ok()?)?;
        }
        Some(totals)
    }

    /// Says that something has to be looked at, unless it is being looked at.
    pub(crate) fn doubt(
        &mut self,
        ground: Ground,
        meter: MeterId,
        now: Moment,
        contested: Option<Claim>,
    ) -> bool {
        match &mut self.inspection {
            Some(open) if open.closed.is_none() => {
                open.contested = open.contested.or(contested);
                false
            }
            kept => {
                *kept = Some(Inspection {
                    meter,
                    ground,
                    opened_at: now,
                    contested,
                    closed: None,
                });
                true
            }
        }
    }

    /// The inspection that nobody has closed.
    pub(crate) fn open_inspection(&self) -> Option<Inspection> {
        self.inspection.filter(|is| is.closed.is_none())
    }

    /// Closes the inspection. `signed` is what the meter has signed last.
    pub(crate) fn close(&mut self, rules: &ReadingRules, closure: Closure, signed: Option<Claim>) {
        let Some(inspection) = self.open_inspection() else {
            return;
        };
        let stands = closure.finding == Finding::ReadingStands;
        let contradicted = inspection.ground == Ground::Contradicted;
        // What was read of a meter that has come since is not in doubt.
        let last = self.marks.last().map(|mark| mark.meter);
        match (&inspection.contested, signed) {
            (Some(claim), _) if stands => {
                if contradicted && last == Some(claim.meter) {
                    self.give_way(claim);
                }
                self.enter(rules, claim);
            }
            (None, Some(signed)) if !stands && contradicted && last == Some(signed.meter) => {
                let by_hand =
                    |mark: &Mark| mark.is_pinned() || matches!(mark.source, Source::Signed { .. });
                self.strike(by_hand);
                self.enter(rules, &signed);
            }
            _ => {}
        }
        self.inspection = Some(Inspection {
            closed: Some(closure),
            ..inspection
        });
    }

    /// Takes away what people have read of a meter and metrology has found to be too much. What it showed when it came, they have
    /// read wrong, too, if it is more.
    fn give_way(&mut self, found: &Claim) {
        let signed = |mark: &Mark| matches!(mark.source, Source::Signed { .. });
        let most = |mark: &Mark| is_below(&found.totals, &mark.totals);
        self.strike(|mark| mark.is_pinned() || signed(mark) || !most(mark));
        if let Some(came) = self.marks.last_mut() {
            if came.meter == found.meter && came.source == Source::Opening && most(came) {
                came.totals = found.totals;
            }
        }
    }

    /// Takes the last marks away until one is kept, and says whether there were any. The first one is kept.
    fn strike(&mut self, keeps: impl Fn(&Mark) -> bool) -> bool {
        let kept = self.marks.iter().rposition(keeps).unwrap_or_default();
        let length = self.marks.len();
        self.marks.truncate(kept.saturating_add(1));
        self.marks.len() < length
    }

    /// Adds a mark. The last one makes place for it unless it is the first of its month, or pinned; then the oldest does.
    fn push(&mut self, mut mark: Mark) {
        let month = |mark: &Mark| {
            let day = self.local_time.day_at(mark.at).unwrap_or_default();
            day.month()
        };
        let overwritten = match &self.marks[..] {
            // What was read does not give way to what is estimated: it is what the next reading is held against.
            [.., before, last]
                if !last.is_pinned()
                    && !mark.is_pinned()
                    && month(last) == month(before)
                    && last.is_real() == mark.is_real() =>
            {
                Some(*last)
            }
            _ => None,
        };
        if let Some(last) = overwritten {
            mark.flags = mark.flags.with(last.flags);
            self.marks.pop();
        } else if self.marks.len() >= MAX_MARKS as usize {
            self.marks.remove(0);
        }
        // There is room for it now.
        let _ = self.marks.try_push(mark);
    }

    /// Adds a link to the chain of hashes.
    pub(crate) fn link(&mut self, mark: &Mark) -> H256 {
        self.chain = H256((self.chain, mark).using_encoded(blake2_256));
        self.chain
    }

    /// What is remarkable of a reading that comes next.
    fn validate(&self, rules: &ReadingRules, base: &Mark, at: Moment, more: &Totals) -> Flags {
        let since = |then: Moment| at.saturating_sub(then);
        let still = *more == Totals::default() && since(self.advanced_at) > rules.frozen_after;
        Flags::GAP
            .when(since(base.at) > rules.longest_gap)
            .with(Flags::FROZEN.when(still))
            .with(Flags::SPIKE.when(self.is_spike(rules, at, &plus(&base.consumed, more))))
    }

    /// Whether more was consumed for each day, over a day at least, than usual.
    fn is_spike(&self, rules: &ReadingRules, at: Moment, consumed: &Totals) -> bool {
        let older = |mark: &&Mark| mark.is_real() && mark.at.saturating_add(DAY) <= at;
        let (Some(first), Some(from)) = (self.marks.first(), self.marks.iter().rev().find(older))
        else {
            return false;
        };
        let history = from.at.saturating_sub(first.at);
        let elapsed = at.saturating_sub(from.at);
        let usual = minus(&from.consumed, &first.consumed);
        let mut registers = usual.iter().zip(minus(consumed, &from.consumed));
        history >= HISTORY
            && registers.any(|(usual, now)| {
                let now = u128::from(now).saturating_mul(history.into());
                let most = u128::from(*usual)
                    .saturating_mul(elapsed.into())
                    .saturating_mul(rules.spike_factor.into());
                *usual > 0 && now > most
            })
    }
}

/// Whether any register shows less.
pub(crate) fn is_below(these: &Totals, those: &Totals) -> bool {
    these.iter().zip(those).any(|(this, that)| this < that)
}

fn plus(these: &Totals, those: &Totals) -> Totals {
    let mut sums = *these;
    for (sum, more) in sums.iter_mut().zip(those) {
        *sum = sum.saturating_add(*more);
    }
    sums
}

fn minus(these: &Totals, those: &Totals) -> Totals {
    let mut left = *these;
    for (rest, less) in left.iter_mut().zip(those) {
        *rest = rest.saturating_sub(*less);
    }
    left
}
