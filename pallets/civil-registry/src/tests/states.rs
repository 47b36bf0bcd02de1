//! Every edge of the state machines in the README, and every edge that is not in them.

use super::*;
use crate::{
    types::{PersonalChange, RecordStatus},
    Error,
};

/// Where a person can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Nobody,
    Single,
    Married,
    Separated,
    Widowed,
    Divorced,
    Dissolved,
    /// Single again after a marriage that was void.
    SingleAgain,
    Dead,
    MarriedAtDeath,
    WidowedAtDeath,
}
use State::*;

const STATES: [State; 11] = [
    Nobody,
    Single,
    Married,
    Separated,
    Widowed,
    Divorced,
    Dissolved,
    SingleAgain,
    Dead,
    MarriedAtDeath,
    WidowedAtDeath,
];

/// What can be tried on a person.
#[derive(Clone, Copy, Debug)]
enum Event {
    Birth,
    Death,
    Marriage,
    Divorce,
    DivorceByCourt,
    MarriageAnnulment,
    Separation,
    Reconciliation,
    /// Of the person's death, or of the spouse's.
    DeathAnnulment,
    NameChange,
}

const EVENTS: [Event; 10] = [
    Event::Birth,
    Event::Death,
    Event::Marriage,
    Event::Divorce,
    Event::DivorceByCourt,
    Event::MarriageAnnulment,
    Event::Separation,
    Event::Reconciliation,
    Event::DeathAnnulment,
    Event::NameChange,
];

/// A person in a state, with the records that brought them there.
struct Case {
    person: SubjectId,
    /// Who is free to marry.
    stranger: SubjectId,
    marriage: RecordId,
    death: RecordId,
    /// Who died that death.
    deceased: SubjectId,
}

/// A number that no record has.
const NONE: RecordId = RecordId(u64::MAX);

impl Case {
    fn reach(state: State) -> Self {
        let [spouse, stranger, other] = born();
        let person = subject(100);
        let mut case = Case {
            person,
            stranger,
            marriage: NONE,
            death: NONE,
            deceased: person,
        };
        if state == Nobody {
            return case;
        }
        assert_ok!(birth(person, Parents::default(), URGUT));
        if !matches!(state, Single | Dead) {
            case.marriage = married(person, spouse);
        }
        match state {
            Nobody | Single | Married => {}
            Separated => case.separate(),
            Divorced => {
                assert_ok!(divorce(case.marriage, DivorceGround::MutualConsent));
            }
            SingleAgain => {
                let decision = decided(Matter::AnnulMarriage(case.marriage));
                assert_ok!(annul_marriage(case.marriage, decision));
            }
            Widowed => case.die(spouse),
            Dead | MarriedAtDeath => case.die(person),
            WidowedAtDeath => {
                died(spouse);
                case.die(person);
            }
            Dissolved => {
                case.die(person);
                married(spouse, other);
                let decision = decided(Matter::AnnulRecord(case.death));
                assert_ok!(annul_death(case.death, person, decision));
            }
        }
        assert_eq!(case.state(), state);
        case
    }

    fn die(&mut self, who: SubjectId) {
        self.death = died(who);
        self.deceased = who;
    }

    fn separate(&self) {
        let decision = decided(Matter::SeparateSpouses(self.marriage));
        assert_ok!(separate(self.marriage, decision));
    }

    fn state(&self) -> State {
        let Some(view) = CivilRegistry::person_view(self.person) else {
            return Nobody;
        };
        let void = crate::Annulments::<Test>::contains_key(self.marriage);
        match (view.marital, view.death.is_some()) {
            (MaritalStatus::Single, false) if void => SingleAgain,
            (MaritalStatus::Single, false) => Single,
            (MaritalStatus::Single, true) => Dead,
            (MaritalStatus::Married(_), false) if view.separated.is_some() => Separated,
            (MaritalStatus::Married(_), false) => Married,
            (MaritalStatus::Widowed(_), false) => Widowed,
            (MaritalStatus::Widowed(_), true) => WidowedAtDeath,
            (MaritalStatus::MarriedAtDeath(_), true) => MarriedAtDeath,
            (MaritalStatus::Divorced(_), _) => Divorced,
            (MaritalStatus::Dissolved(_), _) => Dissolved,
            impossible => panic!("{impossible:?}"),
        }
    }

    fn attempt(&self, event: Event) -> DispatchResult {
        let by_court = |matter, then: &dyn Fn(DecisionId) -> DispatchResult| {
            lodge(matter)?;
            then(DecisionId(NextDecision::<Test>::get().0 - 1))
        };
        let marriage_id = self.marriage;
        match event {
            Event::Birth => birth(self.person, Parents::default(), URGUT),
            Event::Death => death(self.person),
            Event::Marriage => marriage(self.person, self.stranger),
            Event::Divorce => divorce(marriage_id, DivorceGround::MutualConsent),
            Event::DivorceByCourt => by_court(Matter::DissolveMarriage(marriage_id), &|decision| {
                divorce(marriage_id, DivorceGround::Decision(decision))
            }),
            Event::MarriageAnnulment => by_court(Matter::AnnulMarriage(marriage_id), &|decision| {
                annul_marriage(marriage_id, decision)
            }),
            Event::Separation => by_court(Matter::SeparateSpouses(marriage_id), &|decision| {
                separate(marriage_id, decision)
            }),
            Event::Reconciliation => reconcile(marriage_id),
            Event::DeathAnnulment => by_court(Matter::AnnulRecord(self.death), &|decision| {
                annul_death(self.death, self.deceased, decision)
            }),
            Event::NameChange => CivilRegistry::register(
                registrar(),
                VitalEvent::PersonalChange {
                    subject: self.person,
                    change: PersonalChange::Name,
                },
                entry(ROOT, URGUT),
            ),
        }
    }
}

/// The state that an event leads to, or why it does not happen.
fn edge(from: State, event: Event) -> Result<State, Error<Test>> {
    use Error::*;
    let registered = from != Nobody;
    let dead = matches!(from, Dead | MarriedAtDeath | WidowedAtDeath);
    let wedded = !matches!(from, Nobody | Single | Dead);
    match event {
        Event::Birth if registered => Err(AlreadyRegistered),
        Event::Birth => Ok(Single),

        Event::Death | Event::Marriage | Event::NameChange if !registered => Err(NotRegistered),
        Event::Death | Event::Marriage | Event::NameChange if dead => Err(Deceased),
        Event::NameChange => Ok(from),
        Event::Death => Ok(match from {
            Married | Separated => MarriedAtDeath,
            Widowed => WidowedAtDeath,
            // The dead keep what they were in the end.
            Divorced | Dissolved => from,
            _ => Dead,
        }),
        Event::Marriage if matches!(from, Married | Separated) => Err(AlreadyMarried),
        Event::Marriage => Ok(Married),

        Event::Divorce
        | Event::DivorceByCourt
        | Event::MarriageAnnulment
        | Event::Separation
        | Event::Reconciliation
            if !wedded =>
        {
            Err(NotFound)
        }
        // No court decides on a marriage that was void.
        Event::DivorceByCourt | Event::MarriageAnnulment | Event::Separation
            if from == SingleAgain =>
        {
            Err(RecordAnnulled)
        }
        Event::Separation if from == Separated => Err(AlreadySeparated),
        Event::Divorce
        | Event::DivorceByCourt
        | Event::MarriageAnnulment
        | Event::Separation
        | Event::Reconciliation
            if !matches!(from, Married | Separated) =>
        {
            Err(MarriageEnded)
        }
        Event::Divorce | Event::DivorceByCourt => Ok(Divorced),
        Event::MarriageAnnulment => Ok(SingleAgain),
        Event::Separation => Ok(Separated),
        Event::Reconciliation if from == Separated => Ok(Married),
        Event::Reconciliation => Err(NotSeparated),

        Event::DeathAnnulment => match from {
            Dead => Ok(Single),
            Widowed | MarriedAtDeath => Ok(Married),
            WidowedAtDeath => Ok(Widowed),
            Dissolved => Err(RecordAnnulled),
            _ => Err(NotFound),
        },
    }
}

#[test]
fn a_person_takes_every_edge_of_the_state_machine_and_no_other() {
    let mut allowed = 0;
    for state in STATES {
        for event in EVENTS {
            ExtBuilder::build_and_execute(|| {
                let case = Case::reach(state);
                match edge(state, event) {
                    Ok(next) => {
                        assert_eq!(case.attempt(event), Ok(()), "{state:?}, {event:?}");
                        // Those who die divorced or dissolved keep that status, and are dead all the same.
                        assert_eq!(case.state(), next, "{state:?}, {event:?}");
                        allowed += 1;
                    }
                    Err(error) => {
                        let refused = case.attempt(event);
                        assert_eq!(refused, Err(error.into()), "{state:?}, {event:?}");
                        assert_eq!(case.state(), state, "{state:?}, {event:?}");
                    }
                }
            });
        }
    }
    assert_eq!(allowed, 1 + 7 + 5 + 2 * 4 - 1 + 1 + 4 + 7);
}

/// What can be tried on a record.
#[derive(Clone, Copy, Debug)]
enum Act {
    CorrectMinor,
    CorrectMaterial,
    CorrectByDecision,
    Annul,
}

#[test]
fn a_record_is_corrected_while_it_stands_and_annulled_once() {
    let acts = [
        Act::CorrectMinor,
        Act::CorrectMaterial,
        Act::CorrectByDecision,
        Act::Annul,
    ];
    for first in acts {
        for second in acts {
            ExtBuilder::build_and_execute(|| {
                let [person] = born();
                assert_ok!(CivilRegistry::register(
                    registrar(),
                    VitalEvent::PersonalChange {
                        subject: person,
                        change: PersonalChange::SexMarker
                    },
                    entry(ROOT, URGUT)
                ));
                let id = latest();
                // Decisions that were lodged while the record stood.
                let [identity, again] = [(); 2].map(|()| decided(Matter::CorrectIdentity(id)));
                let [annulment, twice] = [(); 2].map(|()| decided(Matter::AnnulRecord(id)));
                let attempt = |act, root, identity, annulment| match act {
                    Act::CorrectMinor => CivilRegistry::correct_minor(registrar(), id, root),
                    Act::CorrectMaterial => {
                        CivilRegistry::correct_material(RuntimeOrigin::signed(FOUR_EYES), id, root)
                    }
                    Act::CorrectByDecision => {
                        CivilRegistry::correct_by_decision(registrar(), id, identity, root)
                    }
                    Act::Annul => annul(id, annulment),
                };
                assert_ok!(attempt(first, OTHER_ROOT, identity, annulment));
                let then = attempt(second, H256::repeat_byte(1), again, twice);
                if matches!(first, Act::Annul) {
                    assert_eq!(then, Err(Error::<Test>::RecordAnnulled.into()));
                    assert_eq!(record(id).corrections, 0);
                } else {
                    assert_ok!(then);
                    let annulled = matches!(second, Act::Annul);
                    assert_eq!(record(id).status == RecordStatus::Annulled, annulled);
                    assert_eq!(record(id).corrections, 2 - u32::from(annulled));
                }
            });
        }
    }
}
