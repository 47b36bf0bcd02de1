//! What one side proposes and the other answers: readings that people take, and categories.

use crate::{
    journal::{is_below, Entry},
    types::{
        Answer, Claim, Contract, FormerCategory, Ground, Journal, Mark, Meter, Observed, Proposal,
        Proposed, Source, Taken, MAX_CATEGORY_CHANGES,
    },
    Config, Contracts, Day, Error, Event, Journals, Pallet, TariffRecords,
};
use adliya_primitives::{ContractId, MandateId, MeterId, Officer};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_runtime::{DispatchError, DispatchResult};

/// How many days a change of category is kept at least.
const KEPT_DAYS: u32 = 400;

/// How a reading stands to what is firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follows {
    /// It goes on from there.
    On,
    /// It is less than what somebody else has read.
    Contradicts,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_report_reading(
        wallet: &T::AccountId,
        id: ContractId,
        observed: &Observed,
    ) -> DispatchResult {
        let contract = Self::contract_by(wallet, id)?;
        let (meter_id, meter) = Self::meter_on(&contract)?;
        let mut journal = Self::journal(id)?;
        let claim = Self::claim(meter_id, &meter, observed, Source::Consumer)?;
        if Self::ensure_claim(&journal, &meter, &claim)? == Follows::Contradicts {
            Self::contradict(id, &mut journal, &claim, None);
            return Ok(());
        }
        let proposal = Self::propose(&mut journal, None, Proposed::Reading(claim))?;

        Self::keep_journal(id, &mut journal);
        Self::deposit_event(Event::ReadingReported {
            contract: id,
            proposal: proposal.number,
            claim,
            until: proposal.until,
            consumer: contract.terms.consumer,
        });
        Ok(())
    }

    pub(crate) fn do_take_reading(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        taken: Taken,
    ) -> DispatchResult {
        let contract = Self::contract_of(officer.office, id)?;
        let (meter_id, meter) = Self::meter_on(&contract)?;
        let mut journal = Self::journal(id)?;
        let claim = match taken {
            Taken::Read(observed) => Self::claim(meter_id, &meter, &observed, Source::Reader)?,
            Taken::Estimated { at } => {
                let totals = journal.estimate(meter_id, at);
                Claim {
                    meter: meter_id,
                    at,
                    totals: totals.ok_or(Error::<T>::NothingToEstimateFrom)?,
                    source: Source::Estimate,
                }
            }
        };
        let by = Some(officer.mandate);
        if Self::ensure_claim(&journal, &meter, &claim)? == Follows::Contradicts {
            Self::contradict(id, &mut journal, &claim, by);
            return Ok(());
        }
        let proposal = Self::propose(&mut journal, by, Proposed::Reading(claim))?;

        Self::keep_journal(id, &mut journal);
        Self::deposit_event(Event::ReadingTaken {
            contract: id,
            proposal: proposal.number,
            claim,
            until: proposal.until,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_propose_category(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        category: u8,
    ) -> DispatchResult {
        let contract = Self::contract_of(officer.office, id)?;
        let now = T::Time::now();
        ensure!(contract.in_force(now).is_some(), Error::<T>::NotInForce);
        let terms = contract.terms;
        ensure!(category != terms.category, Error::<T>::SameCategory);
        let record = TariffRecords::<T>::get(terms.tariff).ok_or(Error::<T>::TariffNotFound)?;
        ensure!(
            category < record.shape.categories,
            Error::<T>::UnknownCategory
        );
        let mut journal = Self::journal(id)?;
        let by = Some(officer.mandate);
        let proposal = Self::propose(&mut journal, by, Proposed::Category(category))?;

        Self::keep_journal(id, &mut journal);
        Self::deposit_event(Event::CategoryProposed {
            contract: id,
            proposal: proposal.number,
            category,
            until: proposal.until,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_answer_proposal(
        wallet: &T::AccountId,
        id: ContractId,
        number: u32,
        answer: Answer,
    ) -> DispatchResult {
        let mut contract = Self::contract_by(wallet, id)?;
        let mut journal = Self::journal(id)?;
        let proposal = Self::proposal(&mut journal, number)?;
        ensure!(proposal.by.is_some(), Error::<T>::OwnProposal);

        let consumer = contract.terms.consumer;
        match (proposal.what, answer) {
            (Proposed::Reading(claim), answer) => {
                Self::decide_reading(id, &mut journal, &claim, answer);
            }
            (Proposed::Category(category), Answer::Agree) => {
                Self::change_category(&mut contract, category)?;
                Contracts::<T>::insert(id, contract);
            }
            (Proposed::Category(_), Answer::Object { .. }) => {}
        }
        Self::keep_journal(id, &mut journal);
        Self::deposit_event(Event::ProposalAnswered {
            contract: id,
            proposal: number,
            answer,
            consumer,
        });
        Ok(())
    }

    pub(crate) fn do_answer_reading(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        number: u32,
        answer: Answer,
    ) -> DispatchResult {
        Self::contract_of(officer.office, id)?;
        let mut journal = Self::journal(id)?;
        let proposal = Self::proposal(&mut journal, number)?;
        ensure!(proposal.by.is_none(), Error::<T>::OwnProposal);
        let Proposed::Reading(claim) = proposal.what else {
            return Err(Error::<T>::NotAReading.into());
        };

        Self::decide_reading(id, &mut journal, &claim, answer);
        Self::keep_journal(id, &mut journal);
        Self::deposit_event(Event::ReadingAnswered {
            contract: id,
            proposal: number,
            answer,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// The journal of a contract, in which what nobody has answered in time is settled. Who changes it writes it.
    pub(crate) fn journal(id: ContractId) -> Result<Journal, DispatchError> {
        let mut journal = Journals::<T>::get(id).ok_or(Error::<T>::NotInForce)?;
        if let Some(settled) = journal.settle(&T::ReadingRules::get(), T::Time::now()) {
            Self::deposit_event(Event::ProposalSettled {
                contract: id,
                proposal: settled.number,
                firm: settled.firm,
            });
            if let Some((meter, ground)) = settled.doubted {
                Self::deposit_event(Event::InspectionOpened {
                    contract: id,
                    meter,
                    ground,
                });
            }
            Self::keep_journal(id, &mut journal);
        }
        Ok(journal)
    }

    /// Writes a journal. Each reading that is new in it, or counts for more than it did, is a link of its chain of hashes, which an
    /// event tells: what the window forgets stays provable from the blocks. A call links what it leaves, not what it overwrites.
    pub(crate) fn keep_journal(id: ContractId, journal: &mut Journal) {
        let before = Journals::<T>::get(id).map_or_else(Default::default, |kept| kept.marks);
        Self::write_journal(id, journal, &before);
    }

    /// Writes the journal of a contract that has had none.
    pub(crate) fn begin_journal(id: ContractId, journal: &mut Journal) {
        Self::write_journal(id, journal, &[]);
    }

    fn write_journal(id: ContractId, journal: &mut Journal, before: &[Mark]) {
        let marks = journal.marks.clone();
        for mark in marks.into_iter().filter(|mark| !before.contains(mark)) {
            let chain = journal.link(&mark);
            Self::deposit_event(Event::ReadingFirm {
                contract: id,
                mark,
                chain,
            });
        }
        Journals::<T>::insert(id, &*journal);
    }

    /// Puts a proposal before the other side.
    pub(crate) fn propose(
        journal: &mut Journal,
        by: Option<MandateId>,
        what: Proposed,
    ) -> Result<Proposal, DispatchError> {
        ensure!(journal.pending.is_none(), Error::<T>::ProposalPending);
        let number = journal.proposals.checked_add(1);
        let proposal = Proposal {
            number: number.ok_or(Error::<T>::NoIdLeft)?,
            until: T::Time::now().saturating_add(T::ReadingRules::get().objection),
            by,
            what,
        };
        journal.proposals = proposal.number;
        journal.pending = Some(proposal);
        Ok(proposal)
    }

    /// What somebody has read, if the meter can show it.
    pub(crate) fn claim(
        id: MeterId,
        meter: &Meter,
        observed: &Observed,
        source: Source,
    ) -> Result<Claim, DispatchError> {
        let totals = meter.totals(&observed.stands);
        Ok(Claim {
            meter: id,
            at: observed.at,
            totals: totals.ok_or(Error::<T>::RegisterInvalid)?,
            source,
        })
    }

    /// Whether a reading can follow what is firm and what the meter has signed.
    ///
    /// What the meter has signed nobody contradicts by hand; what people have read, somebody else can.
    pub(crate) fn ensure_claim(
        journal: &Journal,
        meter: &Meter,
        claim: &Claim,
    ) -> Result<Follows, DispatchError> {
        ensure!(claim.at <= T::Time::now(), Error::<T>::ReadingInFuture);
        // An estimate is not of the meter, and what a meter showed when it left is agreed on: it may leave because its
        // certificate is over.
        let needs_none = matches!(claim.source, Source::Estimate | Source::Closing);
        ensure!(
            needs_none || meter.is_certified_at(claim.at),
            Error::<T>::MeterNotCertified
        );
        if let Some(signed) = Self::signed_claim(claim.meter, meter) {
            ensure!(claim.at > signed.at, Error::<T>::ReadingNotAfter);
            let below = is_below(&claim.totals, &signed.totals);
            ensure!(!below, Error::<T>::ReadingReversed);
        }
        let Some(base) = journal.base(claim.meter) else {
            return Ok(Follows::On);
        };
        ensure!(claim.at > base.at, Error::<T>::ReadingNotAfter);
        if !is_below(&claim.totals, &base.totals) {
            return Ok(Follows::On);
        }
        let by_people = !matches!(base.source, Source::Signed { .. });
        ensure!(by_people, Error::<T>::ReadingReversed);
        Ok(Follows::Contradicts)
    }

    /// Somebody has read less than is firm by somebody else's word: metrology has to look, or the supplier gives in.
    fn contradict(
        id: ContractId,
        journal: &mut Journal,
        claim: &Claim,
        officer: Option<MandateId>,
    ) {
        Self::inspect(id, journal, claim.meter, Ground::Contradicted, Some(*claim));
        Self::keep_journal(id, journal);
        Self::deposit_event(Event::ReadingContradicts {
            contract: id,
            claim: *claim,
            officer,
        });
    }

    /// The meter of a contract in force.
    fn meter_on(contract: &Contract) -> Result<(MeterId, Meter), DispatchError> {
        ensure!(
            contract.in_force(T::Time::now()).is_some(),
            Error::<T>::NotInForce
        );
        let id = contract.terms.meter;
        let id = id.ok_or(Error::<T>::MeterNotInstalled)?;
        Ok((id, Self::meter(id)?))
    }

    /// Takes the proposal of this number, for it to be answered.
    fn proposal(journal: &mut Journal, number: u32) -> Result<Proposal, DispatchError> {
        let waits = journal.pending.filter(|waits| waits.number == number);
        let proposal = waits.ok_or(Error::<T>::ProposalNotFound)?;
        journal.pending = None;
        Ok(proposal)
    }

    /// What the other side says to a reading: it is firm, or stays out and has to be looked at.
    fn decide_reading(id: ContractId, journal: &mut Journal, claim: &Claim, answer: Answer) {
        let rules = T::ReadingRules::get();
        let ground = match answer {
            Answer::Agree => {
                let entry = journal.enter(&rules, claim);
                (entry == Entry::Contradicts).then_some(Ground::Contradicted)
            }
            Answer::Object { .. } => Some(Ground::Objected),
        };
        let contested = (ground == Some(Ground::Objected)).then_some(*claim);
        if let Some(ground) = ground {
            Self::inspect(id, journal, claim.meter, ground, contested);
        }
    }

    /// Another category from the next month on: limits are for a month's days under the same terms, so that within a month the
    /// change would move those by which days of it were billed.
    fn change_category(contract: &mut Contract, category: u8) -> DispatchResult {
        let today = contract.local_time.day_at(T::Time::now());
        let today = today.unwrap_or_default();
        let until = today.month().end();
        let former = &mut contract.former;
        if former.last().is_some_and(|last| last.until == until) {
            // The one that was agreed on before in this month never applies.
            contract.terms.category = category;
            return Ok(());
        }
        if former.len() >= MAX_CATEGORY_CHANGES as usize {
            let recent = |day: Day| today.since(day) < KEPT_DAYS;
            let oldest = former.first().map(|oldest| oldest.until);
            ensure!(!oldest.is_some_and(recent), Error::<T>::TooManyChanges);
            former.remove(0);
        }
        let change = FormerCategory {
            category: contract.terms.category,
            until,
        };
        former
            .try_push(change)
            .map_err(|_| Error::<T>::TooManyChanges)?;
        contract.terms.category = category;
        Ok(())
    }
}
