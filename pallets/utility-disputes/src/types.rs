//! What the pallet stores and answers.

use adliya_primitives::{
    utilities::Standing, BillNumber, ContractId, DisputeId, MandateId, Moment, OfficeId, Officer,
    Region,
};
use adliya_tariffs::LocalTime;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// How many bills a contract remembers as disputed: more than its account keeps, so that none which can be disputed is forgotten.
pub const MAX_DISPUTED: u32 = 16;
/// How many stretches of winter a runtime may have.
pub const MAX_WINTERS: u32 = 4;
/// The most disputes that are shown at once.
pub const MAX_PAGE: u32 = 64;
/// The number under which the opening balance is a bill.
pub const OPENING_BALANCE: BillNumber = BillNumber(0);

macro_rules! stored {
    ($item:item) => {
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            Encode,
            Decode,
            DecodeWithMemTracking,
            MaxEncodedLen,
            TypeInfo,
        )]
        $item
    };
}

stored! {
    /// What a consumer disputes.
    pub enum Matter {
        /// That a meter was read right. The sum is what the reading has put on a bill too much.
        Reading {
            /// When it was taken.
            at: Moment,
            /// The bill.
            bill: BillNumber,
            /// How much, in minor units.
            amount: u128,
        },
        /// That so much of a bill is owed.
        Bill {
            /// Its number. Not 0.
            bill: BillNumber,
            /// How much, in minor units.
            amount: u128,
        },
        /// That so much of the balance with which the contract began is owed. What is left of bills that are no longer kept is one sum
        /// with it.
        Balance {
            /// How much, in minor units.
            amount: u128,
        },
        /// That the supplier may disconnect, or might.
        Disconnection,
    }
}

impl Matter {
    /// The bill that it is about, and how much of it.
    pub const fn claim(&self) -> Option<(BillNumber, u128)> {
        match *self {
            Self::Reading { bill, amount, .. } | Self::Bill { bill, amount } => {
                Some((bill, amount))
            }
            Self::Balance { amount } => Some((OPENING_BALANCE, amount)),
            Self::Disconnection => None,
        }
    }

    /// How much the consumer wants to be credited.
    pub fn claimed(&self) -> u128 {
        self.claim().map_or(0, |(_, amount)| amount)
    }
}

stored! {
    /// How a dispute ended.
    pub enum Outcome {
        /// The regulator found for the consumer.
        Upheld {
            /// The hash of the decision.
            decision: H256,
            /// The regulator's office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// The regulator found against the consumer, in part or in all.
        Ruled {
            /// How much is credited. 0: the dispute is dismissed.
            amount: u128,
            /// The hash of the decision.
            decision: H256,
            /// The regulator's office.
            office: OfficeId,
            /// Who proposed it.
            officer: MandateId,
            /// Who confirmed it.
            supervisor: MandateId,
        },
        /// The supplier gave in.
        Conceded {
            /// Its officer.
            officer: MandateId,
        },
        /// The consumer gave up.
        Withdrawn,
        /// The supplier did not answer in time: the claim stands.
        SupplierSilent,
        /// The regulator did not rule in time: the claim stands.
        RegulatorSilent,
    }
}

impl Outcome {
    /// How much of a claim is granted.
    pub const fn grants(&self, claimed: u128) -> u128 {
        match *self {
            Self::Ruled { amount, .. } => amount,
            Self::Withdrawn => 0,
            _ => claimed,
        }
    }

    /// Whether all that the consumer wanted is granted.
    pub const fn is_for_consumer(&self) -> bool {
        !matches!(self, Self::Ruled { .. } | Self::Withdrawn)
    }
}

stored! {
    /// The end of a dispute.
    pub struct Closed {
        /// When.
        pub at: Moment,
        /// How.
        pub outcome: Outcome,
        /// How much was credited, in minor units. It can be less than was granted where something was credited meanwhile.
        pub credited: u128,
    }
}

stored! {
    /// An officer who has signed, and the office for which.
    pub struct Signatory {
        /// The office.
        pub office: OfficeId,
        /// Its officer.
        pub officer: MandateId,
    }
}

impl<AccountId> From<&Officer<AccountId>> for Signatory {
    fn from(officer: &Officer<AccountId>) -> Self {
        Self {
            office: officer.office,
            officer: officer.mandate,
        }
    }
}

stored! {
    /// Who attested a dispute of a household that came in person.
    pub enum Attestation {
        /// The supplier. It does not count as the household's one dispute of the matter.
        Supplier(Signatory),
        /// A social office, which helps the household. It counts as the household's own.
        SocialOffice(Signatory),
    }
}

stored! {
    /// A dispute.
    pub struct Dispute {
        /// Over which contract.
        pub contract: ContractId,
        /// With whom.
        pub supplier: OfficeId,
        /// About what.
        pub matter: Matter,
        /// The hash of what the consumer says, signed by the consumer where an officer attested it.
        pub statement: H256,
        /// The officer who attested it; nobody if the consumer's wallet opened it.
        pub attested_by: Option<Attestation>,
        /// When it was opened.
        pub opened_at: Moment,
        /// Until when both sides bring evidence and the supplier answers, inclusive.
        pub answer_by: Moment,
        /// Until when the regulator rules, inclusive.
        pub rule_by: Moment,
        /// How much was frozen, in minor units: what was not paid of what is disputed.
        pub frozen: u128,
        /// The root over the consumer's evidence.
        pub evidence: Option<H256>,
        /// The root over the supplier's. With it, the supplier has answered.
        pub answer: Option<H256>,
        /// How it ended.
        pub closed: Option<Closed>,
        /// The dispute over the same contract before it.
        pub previous: Option<DisputeId>,
    }
}

/// How far a dispute has come. Derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Phase {
    /// Both sides bring evidence. Once both have, the regulator may rule.
    Hearing,
    /// The regulator's time to rule.
    Ruling,
    /// A time is over, and whoever sends `apply_default` ends it so.
    Default(Outcome),
    /// It has ended.
    Closed,
}

impl Dispute {
    /// How far it has come.
    pub fn phase(&self, now: Moment) -> Phase {
        match (self.closed, self.answer) {
            (Some(_), _) => Phase::Closed,
            _ if now <= self.answer_by => Phase::Hearing,
            (_, None) => Phase::Default(Outcome::SupplierSilent),
            _ if now <= self.rule_by => Phase::Ruling,
            _ => Phase::Default(Outcome::RegulatorSilent),
        }
    }

    /// Whether the regulator may rule: the supplier has answered, and the household has lodged its evidence or has had its time to.
    pub fn is_ripe(&self, now: Moment) -> bool {
        match self.phase(now) {
            Phase::Hearing => self.answer.is_some() && self.evidence.is_some(),
            phase => phase == Phase::Ruling,
        }
    }
}

stored! {
    /// That a supplier will disconnect.
    pub struct Announcement {
        /// When it was announced.
        pub at: Moment,
        /// The hash of the notice that the consumer was given.
        pub notice: H256,
        /// By whom.
        pub officer: MandateId,
        /// Since when something was overdue then.
        pub overdue_since: Moment,
        /// From when on it may be done. Later once a dispute has ended meanwhile: there is the time of the notice to pay again.
        pub from: Moment,
        /// Until when, inclusive. After that it has to be announced anew.
        pub until: Moment,
    }
}

stored! {
    /// Whether a consumer is supplied.
    pub enum Supplied {
        /// Yes.
        Connected,
        /// Yes, and the supplier has announced that it will end.
        Announced(Announcement),
        /// No.
        Disconnected {
            /// Since when.
            at: Moment,
            /// What was announced before.
            announcement: Announcement,
            /// Until when the supplier has to reconnect, inclusive; nothing as long as nobody has shown that the reason is gone.
            reconnect_by: Option<Moment>,
        },
    }
}

stored! {
    /// That a consumer must not be disconnected.
    pub struct Protection {
        /// Which rule protects them: a code of the social ministry, which does not say why in the single case.
        pub category: u8,
        /// Until when, exclusive.
        pub until: Moment,
        /// The office that recorded it.
        pub office: OfficeId,
        /// Its officer.
        pub officer: MandateId,
    }
}

stored! {
    /// A bill that the household has disputed.
    pub struct Disputed {
        /// Its number.
        pub bill: BillNumber,
        /// What debit notes had added to it by then, in minor units. What they add later can be disputed again.
        pub debited: u128,
    }
}

/// What is known of a contract here. As large as it will be, whatever comes.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Case {
    /// The dispute that is open.
    pub open: Option<DisputeId>,
    /// The last dispute, which names the one before it.
    pub last: Option<DisputeId>,
    /// How many disputes there were.
    pub disputes: u32,
    /// The bills that the household has disputed itself, or with a social office's help.
    pub disputed: BoundedVec<Disputed, ConstU32<MAX_DISPUTED>>,
    /// Whether the consumer is supplied.
    pub supplied: Supplied,
    /// Whether the household has disputed what was announced, or done.
    pub disconnection_disputed: bool,
    /// How often the consumer was disconnected.
    pub disconnections: u32,
    /// How often the supplier reconnected too late.
    pub late_reconnections: u32,
}

impl Default for Case {
    fn default() -> Self {
        Self {
            open: None,
            last: None,
            disputes: 0,
            disputed: BoundedVec::new(),
            supplied: Supplied::Connected,
            disconnection_disputed: false,
            disconnections: 0,
            late_reconnections: 0,
        }
    }
}

impl Case {
    /// How much had been debited of a bill when the household disputed it last; nothing if it has not.
    pub fn debited_when_disputed(&self, bill: BillNumber) -> Option<u128> {
        let mut disputed = self.disputed.iter();
        let found = disputed.find(|disputed| disputed.bill == bill);
        found.map(|disputed| disputed.debited)
    }

    /// Remembers that a bill was disputed when so much had been debited of it. Where there is no room, the oldest one is forgotten,
    /// which its account does not keep.
    pub(crate) fn remember(&mut self, bill: BillNumber, debited: u128) {
        self.disputed.retain(|disputed| disputed.bill != bill);
        if self.disputed.is_full() {
            let places = self.disputed.iter().enumerate();
            let bills = places.filter(|(_, disputed)| disputed.bill != OPENING_BALANCE);
            if let Some((place, _)) = bills.min_by_key(|(_, disputed)| disputed.bill) {
                self.disputed.remove(place);
            }
        }
        // There is room for it now.
        let _ = self.disputed.try_push(Disputed { bill, debited });
    }
}

stored! {
    /// A day of any year.
    #[derive(PartialOrd, Ord)]
    pub struct DayOfYear {
        /// The month, 1 to 12.
        pub month: u8,
        /// The day of the month, from 1.
        pub day: u8,
    }
}

stored! {
    /// When nobody is disconnected somewhere.
    pub struct Winter {
        /// Where.
        pub region: Region,
        /// When a day begins there.
        pub local_time: LocalTime,
        /// Its first day.
        pub first: DayOfYear,
        /// Its last day, which may be in the next year.
        pub last: DayOfYear,
    }
}

impl Winter {
    /// Whether it is winter now in a place.
    pub fn is_in(&self, region: Region, now: Moment) -> bool {
        let Some(day) = self.local_time.day_at(now) else {
            return false;
        };
        let date = day.date();
        let today = DayOfYear {
            month: date.month,
            day: date.day,
        };
        let (begun, lasts) = (self.first <= today, today <= self.last);
        let within = if self.first <= self.last {
            begun && lasts
        } else {
            begun || lasts
        };
        within && self.region.covers(region)
    }
}

/// Why a consumer is not disconnected now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Obstacle {
    /// The contract has ended.
    Ended,
    /// It was done.
    Disconnected,
    /// It was not announced.
    NotAnnounced,
    /// The notice's time runs.
    NoticeRunning,
    /// It was announced too long ago.
    NoticeLapsed,
    /// Nothing that was overdue when it was announced is any more.
    NothingOverdue,
    /// A plan of instalments is kept.
    PlanKept,
    /// A dispute is open.
    InDispute,
    /// The consumer is protected.
    Protected,
    /// The consumer has died, and the time of the heirs is not over.
    Mourning,
    /// It is winter.
    Winter,
}

/// A dispute as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DisputeView {
    /// Its number.
    pub id: DisputeId,
    /// What is kept of it.
    pub dispute: Dispute,
    /// How far it has come.
    pub phase: Phase,
}

/// Whether a consumer is supplied, as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DisconnectionView {
    /// What is known of the contract.
    pub case: Case,
    /// That the consumer was protected, under whichever contract it was recorded, and until when.
    pub protection: Option<Protection>,
    /// What is due now.
    pub standing: Standing,
    /// All that forbids to disconnect now.
    pub obstacles: Vec<Obstacle>,
    /// Whether whoever is disconnected can demand to be reconnected.
    pub can_demand: bool,
}
