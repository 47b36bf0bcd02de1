//! Every edge of the state machines, and every edge that is not there.

use super::*;
use crate::types::BatchStatus;

/// The states of a declaration. What has expired may have been lodged or returned, and may have been closed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Lodged,
    Returned,
    Accepted,
    Rejected,
    Withdrawn,
    LodgedExpired,
    ReturnedExpired,
    Expired,
}

const STATES: [State; 8] = [
    State::Lodged,
    State::Returned,
    State::Accepted,
    State::Rejected,
    State::Withdrawn,
    State::LodgedExpired,
    State::ReturnedExpired,
    State::Expired,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Amend,
    AmendOwn,
    Withdraw,
    WithdrawOwn,
    Return,
    Reject,
    Accept,
    AcceptDelayed,
    Expire,
}

const ACTS: [Act; 9] = [
    Act::Amend,
    Act::AmendOwn,
    Act::Withdraw,
    Act::WithdrawOwn,
    Act::Return,
    Act::Reject,
    Act::Accept,
    Act::AcceptDelayed,
    Act::Expire,
];

/// A citizen's wallet, who is the mother.
const MOTHER: u64 = 50;

/// A declaration in that state, by the citizen or by the nurse.
fn declaration(state: State, own: bool) -> DeclarationId {
    let mother = citizen(MOTHER);
    let outline = birth_of(subject(1), Some(mother));
    assert_ok!(match own {
        true => Declarations::declare_own(signed(MOTHER), ROOT, outline, URGUT),
        false => Declarations::declare(signed(NURSE), ROOT, outline, URGUT),
    });
    let id = latest_declaration();
    let go = |act| {
        assert_ok!(take(act, id));
    };
    match state {
        State::Lodged => {}
        State::Returned => go(Act::Return),
        State::Accepted => go(Act::Accept),
        State::Rejected => go(Act::Reject),
        State::Withdrawn if own => go(Act::WithdrawOwn),
        State::Withdrawn => go(Act::Withdraw),
        State::LodgedExpired => pass(TERM),
        State::ReturnedExpired => {
            go(Act::Return);
            pass(TERM);
        }
        State::Expired => {
            pass(TERM);
            go(Act::Expire);
        }
    }
    id
}

fn take(act: Act, id: DeclarationId) -> DispatchResult {
    let mother = subject(MOTHER);
    let outline = birth_of(subject(1), Some(mother));
    let event = birth(subject(1), Some(mother));
    let timely = Timeliness::Timely;
    match act {
        Act::Amend => Declarations::amend(signed(NURSE), id, ROOT, outline, URGUT),
        Act::AmendOwn => Declarations::amend_own(signed(MOTHER), id, ROOT, outline, URGUT),
        Act::Withdraw => Declarations::withdraw(signed(NURSE), id),
        Act::WithdrawOwn => Declarations::withdraw_own(signed(MOTHER), id),
        Act::Return => give_back(REGISTRAR, id),
        Act::Reject => reject(REGISTRAR, id),
        Act::Accept => Declarations::accept_declaration(signed(REGISTRAR), id, ROOT, event, timely),
        Act::AcceptDelayed => {
            Declarations::accept_delayed_declaration(signed(FOUR_EYES), id, ROOT, event)
        }
        Act::Expire => Declarations::expire_declaration(signed(COURIER), id),
    }
}

/// The state that an act leads to, or why it leads nowhere.
fn edge(from: State, act: Act, own: bool) -> Result<State, Error<Test>> {
    let others = match act {
        Act::Amend | Act::Withdraw => own,
        Act::AmendOwn | Act::WithdrawOwn => !own,
        _ => false,
    };
    match (from, act) {
        (State::Accepted | State::Rejected | State::Withdrawn, _) => Err(Error::AlreadyClosed),
        (State::LodgedExpired | State::ReturnedExpired, Act::Expire) => Ok(State::Expired),
        (State::LodgedExpired | State::ReturnedExpired | State::Expired, _) => Err(Error::Expired),
        (State::Lodged | State::Returned, Act::Expire) => Err(Error::NotExpired),
        _ if others => Err(Error::NotDeclarant),
        (State::Lodged | State::Returned, Act::Withdraw | Act::WithdrawOwn) => Ok(State::Withdrawn),
        (State::Lodged, Act::Amend | Act::AmendOwn) => Err(Error::NotReturned),
        (State::Lodged, Act::Return) => Ok(State::Returned),
        (State::Lodged, Act::Reject) => Ok(State::Rejected),
        (State::Lodged, Act::Accept | Act::AcceptDelayed) => Ok(State::Accepted),
        (State::Returned, Act::Amend | Act::AmendOwn) => Ok(State::Lodged),
        (State::Returned, _) => Err(Error::AwaitsAmendment),
    }
}

/// Whether a declaration stands as one of that state does.
fn is_in(id: DeclarationId, state: State) -> bool {
    let open = Declarations::declaration_view(id)
        .expect("kept")
        .declaration
        .pending
        .is_some();
    match (status(id), open) {
        (Status::Lodged, true) => state == State::Lodged,
        (Status::Returned(_), true) => state == State::Returned,
        (Status::Expired, true) => {
            matches!(state, State::LodgedExpired | State::ReturnedExpired)
        }
        (Status::Expired, false) => state == State::Expired,
        (Status::Accepted(_), false) => state == State::Accepted,
        (Status::Rejected(_), false) => state == State::Rejected,
        (Status::Withdrawn, false) => state == State::Withdrawn,
        _ => false,
    }
}

#[test]
fn a_declaration_goes_where_its_edges_lead_and_nowhere_else() {
    let mut edges = 0;
    for (from, act) in STATES.into_iter().flat_map(|s| ACTS.map(|act| (s, act))) {
        for own in [false, true] {
            ExtBuilder::build_and_execute(|| {
                let id = declaration(from, own);
                assert!(is_in(id, from), "{from:?}");
                match edge(from, act, own) {
                    Ok(to) => {
                        edges += 1;
                        assert_ok!(take(act, id));
                        assert!(is_in(id, to), "{from:?} --{act:?}--> {:?}", status(id));
                    }
                    Err(error) => {
                        assert_noop!(take(act, id), error);
                    }
                }
            });
        }
    }
    // Of the nurse's: five from lodged, two from returned, two from what has expired; as many of the mother's.
    assert_eq!(edges, 18);
}

#[test]
fn no_act_finds_a_declaration_that_was_not_lodged() {
    ExtBuilder::build_and_execute(|| {
        citizen(MOTHER);
        for act in ACTS {
            assert_noop!(
                take(act, DeclarationId(0)),
                Error::<Test>::DeclarationNotFound
            );
        }
    });
}

#[test]
fn time_takes_an_open_declaration_to_expired_and_moves_no_other() {
    for state in STATES {
        ExtBuilder::build_and_execute(|| {
            let id = declaration(state, false);
            pass(10 * TERM);
            let later = match state {
                State::Lodged => State::LodgedExpired,
                State::Returned => State::ReturnedExpired,
                other => other,
            };
            assert!(is_in(id, later), "{state:?}");
        });
    }
}

/// The states of a batch: not there, behind another, its turn, begun, finished, closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Batch {
    None,
    Waiting,
    Open,
    Begun,
    Finished,
    Closed,
}

const BATCHES: [Batch; 6] = [
    Batch::None,
    Batch::Waiting,
    Batch::Open,
    Batch::Begun,
    Batch::Finished,
    Batch::Closed,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Lodge,
    Enter,
    Close,
    /// The batch before it is closed.
    CloseFormer,
}

const FORMER: u64 = 0;
const BATCH: u64 = 1;

fn items() -> [ItemOf<Test>; 2] {
    [item(1, 1), item(2, 2)]
}

fn entered() -> usize {
    BatchOutcomes::<Test>::iter_key_prefix(batch_id(URGUT_OFFICE, BATCH)).count()
}

/// Takes a batch of two entries, behind another, to that state.
fn batch(state: Batch) {
    assert_ok!(Declarations::reserve_numbers(signed(VILLAGE), 10));
    assert_ok!(lodge(FORMER, &[item(0, 9)]));
    let go = |steps: &[Step]| {
        for step in steps {
            assert_ok!(walk(*step));
        }
    };
    match state {
        Batch::None => {}
        Batch::Waiting => go(&[Step::Lodge]),
        Batch::Open => go(&[Step::Lodge, Step::CloseFormer]),
        Batch::Begun => go(&[Step::Lodge, Step::CloseFormer, Step::Enter]),
        Batch::Finished => go(&[Step::Lodge, Step::CloseFormer, Step::Enter, Step::Enter]),
        Batch::Closed => go(&[Step::Lodge, Step::CloseFormer, Step::Close]),
    }
}

fn walk(step: Step) -> DispatchResult {
    let close = |number| Declarations::close_batch(signed(VILLAGE), batch_id(URGUT_OFFICE, number));
    match step {
        Step::Lodge => lodge(BATCH, &items()),
        Step::Enter => enter(BATCH, &items(), entered().min(1)),
        Step::Close => close(BATCH),
        Step::CloseFormer => close(FORMER),
    }
}

fn leads(from: Batch, step: Step) -> Result<Batch, Error<Test>> {
    match (from, step) {
        (Batch::None, Step::Lodge) => Ok(Batch::Waiting),
        (_, Step::Lodge) => Err(Error::BatchReplayed),
        (Batch::None, Step::CloseFormer) => Ok(Batch::None),
        (Batch::Waiting, Step::CloseFormer) => Ok(Batch::Open),
        (_, Step::CloseFormer) => Err(Error::BatchClosed),
        (Batch::None, _) => Err(Error::BatchNotFound),
        (Batch::Waiting, _) => Err(Error::BatchNotNext),
        (Batch::Open, Step::Enter) => Ok(Batch::Begun),
        (Batch::Begun, Step::Enter) => Ok(Batch::Finished),
        (Batch::Open | Batch::Begun, Step::Close) => Ok(Batch::Closed),
        (Batch::Finished, _) => Err(Error::BatchFinished),
        (Batch::Closed, _) => Err(Error::BatchClosed),
    }
}

fn batch_is(state: Batch) -> bool {
    let view = Declarations::batch_view(batch_id(URGUT_OFFICE, BATCH));
    let settled = Declarations::desk(URGUT_OFFICE).settled;
    match view.map(|view| (view.status, view.batch.entered)) {
        None => state == Batch::None,
        Some((BatchStatus::Open, 0)) if settled < BATCH => state == Batch::Waiting,
        Some((BatchStatus::Open, 0)) => state == Batch::Open,
        Some((BatchStatus::Open, _)) => state == Batch::Begun,
        Some((BatchStatus::Finished, _)) => state == Batch::Finished,
        Some((BatchStatus::Closed, _)) => state == Batch::Closed,
    }
}

#[test]
fn a_batch_goes_where_its_edges_lead_and_nowhere_else() {
    let steps = [Step::Lodge, Step::Enter, Step::Close, Step::CloseFormer];
    for (from, step) in BATCHES
        .into_iter()
        .flat_map(|b| steps.map(|step| (b, step)))
    {
        ExtBuilder::build_and_execute(|| {
            batch(from);
            assert!(batch_is(from), "{from:?}");
            match leads(from, step) {
                Ok(to) => {
                    assert_ok!(walk(step));
                    assert!(batch_is(to), "{from:?} --{step:?}--> {to:?}");
                }
                Err(error) => {
                    assert_noop!(walk(step), error);
                }
            }
        });
    }
}
