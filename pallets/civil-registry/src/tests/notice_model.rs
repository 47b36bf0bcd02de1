//! Notices of marriage under random operations, against a plain model of what a registry office would expect of them.

use super::{
    wallets::{linked, signed_by},
    *,
};
use adliya_primitives::Moment;
use proptest::{prelude::*, test_runner::TestRunner};
use std::{cell::RefCell, collections::BTreeMap};

/// The steps of one history, and how many histories are tried: 12,800 operations.
const STEPS: usize = 128;
const HISTORIES: u32 = 100;

/// The citizens. The first of them is the registrar, the second the supervisor; the last two have no wallet.
const PEOPLE: [u64; 7] = [1_001, 1_004, 1, 2, 3, 4, 5];
const WITHOUT_WALLET: usize = 5;

const WAITING: Moment = 30 * DAY;
const LIFETIME: Moment = 90 * DAY;

/// Citizens go by their place; notices by a number that is cut down to those that there are, and one more.
#[derive(Clone, Debug)]
enum Step {
    Declare(bool, [usize; 2]),
    DeclareOwn(usize, usize),
    /// By the one who is asked, or by anybody.
    Consent(Option<usize>, usize),
    Attest(bool, usize),
    Waive(bool, usize),
    Withdraw(usize, usize),
    /// The two of the notice, or any two.
    Marry(bool, usize, Option<[usize; 2]>),
    MarryWithout([usize; 2]),
    Divorce(usize),
    Die(usize),
    Days(u64),
}

/// The number of kinds of steps.
const NAMES: usize = 11;

fn step() -> impl Strategy<Value = Step> {
    let who = || 0..PEOPLE.len();
    let two = move || [who(), who()];
    // Mostly one of the latest, by its distance from the end.
    let notice = || prop_oneof![4 => 0usize..4, 1 => 0usize..40];
    let right = || prop::bool::weighted(0.9);
    prop_oneof![
        6 => (right(), two()).prop_map(|(r, two)| Step::Declare(r, two)),
        8 => (who(), who()).prop_map(|(one, other)| Step::DeclareOwn(one, other)),
        8 => (prop::option::weighted(0.2, who()), notice()).prop_map(|(w, n)| Step::Consent(w, n)),
        5 => (right(), notice()).prop_map(|(r, n)| Step::Attest(r, n)),
        6 => (right(), notice()).prop_map(|(r, n)| Step::Waive(r, n)),
        3 => (who(), notice()).prop_map(|(w, n)| Step::Withdraw(w, n)),
        10 => (right(), notice(), prop::option::weighted(0.1, two()))
            .prop_map(|(r, n, two)| Step::Marry(r, n, two)),
        1 => two().prop_map(Step::MarryWithout),
        5 => who().prop_map(Step::Divorce),
        1 => prop::bool::weighted(0.2)
            .prop_flat_map(move |dies| who().prop_map(move |w| if dies { Step::Die(w) } else { Step::Days(1) })),
        6 => prop_oneof![Just(1), Just(29), Just(30), 0u64..100].prop_map(Step::Days),
    ]
}

/// A notice as a clerk's card has it.
#[derive(Clone, Debug)]
struct Card {
    spouses: [usize; 2],
    declared: Moment,
    agreed: Option<Moment>,
    waived: bool,
    withdrawn: bool,
    married: bool,
}

impl Card {
    fn status(&self, now: Moment) -> NoticeStatus {
        if self.married {
            NoticeStatus::Registered
        } else if self.withdrawn {
            NoticeStatus::Withdrawn
        } else {
            match self.agreed {
                Some(agreed) if now >= agreed + LIFETIME => NoticeStatus::Lapsed,
                Some(agreed) if self.waived || now >= agreed + WAITING => NoticeStatus::Ripe,
                Some(_) => NoticeStatus::Waiting,
                None if now >= self.declared + LIFETIME => NoticeStatus::Lapsed,
                None => NoticeStatus::AwaitingConsent,
            }
        }
    }

    fn is_open(&self, now: Moment) -> bool {
        use NoticeStatus::*;
        matches!(self.status(now), AwaitingConsent | Waiting | Ripe)
    }
}

struct Model {
    cards: Vec<Card>,
    dead: [bool; PEOPLE.len()],
    /// Who is married to whom, and the record of it.
    spouse: [Option<(usize, RecordId)>; PEOPLE.len()],
    records: u64,
    now: Moment,
}

impl Model {
    /// The place of the notice that a step means: the latest is 0, and one in five is none.
    fn card(&self, back: usize) -> usize {
        self.cards.len().wrapping_sub(back % 5)
    }

    fn may_marry(&self, [one, other]: [usize; 2]) -> bool {
        let free = |who: usize| !self.dead[who] && self.spouse[who].is_none();
        one != other && free(one) && free(other)
    }

    fn may_declare(&self, spouses: [usize; 2]) -> bool {
        let same = |card: &&Card| spouses.iter().all(|who| card.spouses.contains(who));
        let open = self
            .cards
            .iter()
            .filter(same)
            .any(|card| card.is_open(self.now));
        self.may_marry(spouses) && !open
    }

    fn has_wallet(&self, who: usize) -> bool {
        who < WITHOUT_WALLET && !self.dead[who]
    }

    fn marry(&mut self, spouses: [usize; 2]) {
        let [one, other] = spouses;
        let record = RecordId(self.records);
        self.spouse[one] = Some((other, record));
        self.spouse[other] = Some((one, record));
        self.records += 1;
    }

    /// Takes a step in both. Returns whether the register took it, and whether the model did.
    fn take(&mut self, step: &Step) -> (DispatchResult, bool) {
        let now = self.now;
        let declare = |cards: &mut Vec<Card>, spouses, agreed| {
            cards.push(Card {
                spouses,
                declared: now,
                agreed,
                waived: false,
                withdrawn: false,
                married: false,
            });
        };
        match *step {
            Step::Declare(right, spouses) => {
                let possible = right && !spouses.contains(&0) && self.may_declare(spouses);
                if possible {
                    declare(&mut self.cards, spouses, Some(now));
                }
                let origin = by(right, REGISTRAR);
                let outcome = CivilRegistry::declare_marriage(origin, spouses.map(person));
                (outcome, possible)
            }
            Step::DeclareOwn(one, other) => {
                let possible = self.has_wallet(one) && self.may_declare([one, other]);
                if possible {
                    declare(&mut self.cards, [one, other], None);
                }
                let outcome = CivilRegistry::declare_own_marriage(hand(one), person(other));
                (outcome, possible)
            }
            Step::Consent(who, back) => {
                let place = self.card(back);
                let card = self.cards.get(place);
                let who = who.or(card.map(|card| card.spouses[1])).unwrap_or(0);
                let possible = card.is_some_and(|card| {
                    let awaited = card.status(now) == NoticeStatus::AwaitingConsent;
                    awaited && card.spouses[1] == who && self.has_wallet(who)
                });
                if possible {
                    self.cards[place].agreed = Some(now);
                }
                let outcome = CivilRegistry::consent_to_marriage(hand(who), nth(place));
                (outcome, possible)
            }
            Step::Attest(right, back) => {
                let place = self.card(back);
                let possible = self.cards.get(place).is_some_and(|card| {
                    let awaited = card.status(now) == NoticeStatus::AwaitingConsent;
                    let [_, other] = card.spouses;
                    right && awaited && !card.spouses.contains(&0) && !self.dead[other]
                });
                if possible {
                    self.cards[place].agreed = Some(now);
                }
                let outcome = CivilRegistry::attest_consent(by(right, REGISTRAR), nth(place));
                (outcome, possible)
            }
            Step::Waive(right, back) => {
                let place = self.card(back);
                let possible = self.cards.get(place).is_some_and(|card| {
                    let waiting = card.status(now) == NoticeStatus::Waiting;
                    right && waiting && !card.spouses.contains(&1)
                });
                if possible {
                    self.cards[place].waived = true;
                }
                let origin = by(right, SUPERVISOR);
                let ground = WaiverGround::OtherCircumstance;
                let outcome = CivilRegistry::waive_waiting(origin, nth(place), ground);
                (outcome, possible)
            }
            Step::Withdraw(who, back) => {
                let place = self.card(back);
                let possible = self.cards.get(place).is_some_and(|card| {
                    card.is_open(now) && card.spouses.contains(&who) && self.has_wallet(who)
                });
                if possible {
                    self.cards[place].withdrawn = true;
                }
                let outcome = CivilRegistry::withdraw_notice(hand(who), nth(place));
                (outcome, possible)
            }
            Step::Marry(right, back, others) => {
                let place = self.card(back);
                let theirs = self.cards.get(place).map(|card| card.spouses);
                let spouses = others.or(theirs).unwrap_or([2, 3]);
                let possible = self.cards.get(place).is_some_and(|card| {
                    let ripe = card.status(now) == NoticeStatus::Ripe;
                    ripe && spouses.iter().all(|who| card.spouses.contains(who))
                });
                let possible =
                    possible && right && !spouses.contains(&0) && self.may_marry(spouses);
                if possible {
                    self.cards[place].married = true;
                    self.marry(spouses);
                }
                let outcome = register(by(right, REGISTRAR), spouses, Some(nth(place)));
                (outcome, possible)
            }
            // Not even a registrar who means well.
            Step::MarryWithout(spouses) => (register(registrar(), spouses, None), false),
            Step::Divorce(who) => {
                let Some((other, record)) = self.spouse[who] else {
                    let outcome = divorce(RecordId(u64::MAX), DivorceGround::MutualConsent);
                    return (outcome, false);
                };
                self.spouse[who] = None;
                self.spouse[other] = None;
                self.records += 1;
                // The colleague: the registrar may be one of the two.
                let event = VitalEvent::Divorce {
                    marriage: record,
                    ground: DivorceGround::MutualConsent,
                };
                let outcome = CivilRegistry::register(colleague(), event, entry(ROOT, URGUT));
                (outcome, true)
            }
            Step::Die(who) => {
                let possible = !self.dead[who];
                if possible {
                    self.dead[who] = true;
                    self.records += 1;
                    if let Some((other, _)) = self.spouse[who].take() {
                        self.spouse[other] = None;
                    }
                }
                let deceased = person(who);
                let event = VitalEvent::Death {
                    deceased,
                    opening: opening(deceased),
                };
                let outcome = CivilRegistry::register(colleague(), event, entry(ROOT, URGUT));
                (outcome, possible)
            }
            Step::Days(days) => {
                self.now += days * DAY;
                Timestamp::set_timestamp(self.now);
                (Ok(()), true)
            }
        }
    }

    /// Holds the register against the model.
    fn compare(&self) {
        assert_eq!(NextNotice::<Test>::get().0, self.cards.len() as u64);
        assert_eq!(NextRecord::<Test>::get().0, self.records);
        for (number, card) in self.cards.iter().enumerate() {
            let view = CivilRegistry::notice_view(nth(number)).expect("given");
            assert_eq!(view.status, card.status(self.now), "{card:?}");
            assert_eq!(view.notice.spouses, card.spouses.map(person));
        }
        for who in 0..PEOPLE.len() {
            let married = self.spouse[who].map(|(_, record)| MaritalStatus::Married(record));
            match (marital(person(who)), married) {
                (kept @ MaritalStatus::Married(_), expected) => assert_eq!(Some(kept), expected),
                (_, expected) => assert_eq!(expected, None),
            }
        }
    }
}

fn person(place: usize) -> SubjectId {
    subject(PEOPLE[place])
}

fn nth(place: usize) -> NoticeId {
    NoticeId(place as u64)
}

/// The officer's key, or that of nobody.
fn by(right: bool, officer: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(if right { officer } else { NOBODY })
}

/// The key that would be a citizen's wallet.
fn hand(place: usize) -> RuntimeOrigin {
    signed_by(&wallet(place as u8 + 100))
}

fn register(
    origin: RuntimeOrigin,
    spouses: [usize; 2],
    notice: Option<NoticeId>,
) -> DispatchResult {
    let event = VitalEvent::Marriage {
        spouses: spouses.map(person),
        notice,
    };
    CivilRegistry::register(origin, event, entry(ROOT, URGUT))
}

/// Whatever citizens and officers try in whatever order, the pallet takes exactly what a plain model takes.
#[test]
fn notices_agree_with_a_plain_model() {
    let taken = RefCell::new(BTreeMap::<String, u32>::new());
    let histories = prop::collection::vec(step(), STEPS);
    let outcome = TestRunner::new(ProptestConfig::with_cases(HISTORIES)).run(&histories, |steps| {
        ExtBuilder::build_and_execute(|| {
            for place in 0..PEOPLE.len() {
                enter(person(place));
                if place < WITHOUT_WALLET {
                    linked(person(place), place as u8 + 100);
                }
            }
            let mut model = Model {
                cards: Vec::new(),
                dead: Default::default(),
                spouse: Default::default(),
                records: PEOPLE.len() as u64,
                now: NOW,
            };
            for (number, step) in steps.into_iter().enumerate() {
                let (outcome, expected) = model.take(&step);
                assert_eq!(outcome.is_ok(), expected, "{step:?}: {outcome:?}");
                model.compare();
                // They walk the whole state, which the comparison has just done from the other side.
                if number % 8 == 0 {
                    CivilRegistry::check_invariants().expect("the invariants hold all the time");
                }
                if expected {
                    let name = format!("{step:?}");
                    let name = name.split('(').next().unwrap_or_default();
                    *taken.borrow_mut().entry(name.into()).or_default() += 1;
                }
            }
        });
        Ok(())
    });
    outcome.expect("the pallet and the model agree");
    let taken = taken.into_inner();
    // Nobody is ever married without a notice.
    assert_eq!(
        taken.len(),
        NAMES - 1,
        "some steps were never taken: {taken:?}"
    );
}
