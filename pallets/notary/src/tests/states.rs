//! Every edge of the acts' state machine in the README, and every edge that is not in it.

use super::*;

/// Where an act can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Drafted,
    Signed,
    Lapsed,
    Withdrawn,
    InForce,
    Suspended,
    Expired,
    Revoked,
    Superseded,
    Annulled,
}
use State::*;

const STATES: [State; 10] = [
    Drafted, Signed, Lapsed, Withdrawn, InForce, Suspended, Expired, Revoked, Superseded, Annulled,
];

/// What can be tried on an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Try {
    Sign,
    Attest,
    Check,
    Certify,
    Withdraw,
    WithdrawOwn,
    Suspend,
    Reinstate,
    Annul,
    Revoke,
    RevokeOwn,
    Supersede,
}

const ALL: [Try; 12] = [
    Try::Sign,
    Try::Attest,
    Try::Check,
    Try::Certify,
    Try::Withdraw,
    Try::WithdrawOwn,
    Try::Suspend,
    Try::Reinstate,
    Try::Annul,
    Try::Revoke,
    Try::RevokeOwn,
    Try::Supersede,
];

/// The edges. Revoking is for powers alone.
fn edge(from: State, by: Try, power: bool) -> Option<State> {
    match (from, by) {
        (Drafted, Try::Sign | Try::Attest) => Some(Signed),
        (Drafted | Signed, Try::Check) => Some(from),
        (Signed, Try::Certify) => Some(InForce),
        (Drafted | Signed, Try::Withdraw | Try::WithdrawOwn) => Some(Withdrawn),
        (InForce, Try::Suspend) => Some(Suspended),
        (Suspended, Try::Reinstate) => Some(InForce),
        (InForce | Suspended, Try::Revoke | Try::RevokeOwn) if power => Some(Revoked),
        (InForce, Try::Supersede) => Some(Superseded),
        (InForce | Suspended | Expired | Revoked | Superseded, Try::Annul) => Some(Annulled),
        _ => None,
    }
}

/// An act of one party, who gives a power or asks for evidence.
fn begin(power: bool, link: Option<Link>) -> Result<ActId, sp_runtime::DispatchError> {
    let id = next();
    if power {
        draft_power(&[1], terms(&[2]), a_year(), link)?;
    } else {
        let party = vec![(subject(1), Capacity::Applicant)];
        let party = party.try_into().expect("within the bound");
        Notary::draft_act(notary(), ActKind::Evidence, party, ROOT, a_year(), link)?;
    }
    Ok(id)
}

fn attempt(id: ActId, what: Try, power: bool) -> DispatchResult {
    match what {
        Try::Sign => Notary::sign_act(wallet_of(1), id, ROOT),
        Try::Attest => attest(id, 1),
        Try::Check => Notary::check_parties(notary(), id, [subject(1); 2]),
        Try::Certify => certify(id),
        Try::Withdraw => Notary::withdraw_act(notary(), id),
        Try::WithdrawOwn => Notary::withdraw_own_act(wallet_of(1), id),
        Try::Suspend => rule(id, Ruling::Suspend),
        Try::Reinstate => rule(id, Ruling::Reinstate),
        Try::Annul => rule(id, Ruling::Annul),
        Try::Revoke => Notary::revoke_power(notary(), id, subject(1)),
        Try::RevokeOwn => Notary::revoke_own_power(wallet_of(1), id),
        Try::Supersede => {
            let new = begin(power, Some(Link::Replaces(id)))?;
            sign_all(new);
            certify(new)
        }
    }
}

/// An act in that state.
fn reach(state: State, power: bool) -> ActId {
    let id = begin(power, None).expect("it can be drafted");
    let path: &[Try] = match state {
        Drafted => &[],
        Signed | Lapsed => &[Try::Sign],
        Withdrawn => &[Try::Withdraw],
        InForce | Expired => &[Try::Sign, Try::Certify],
        Suspended => &[Try::Sign, Try::Certify, Try::Suspend],
        Revoked => &[Try::Sign, Try::Certify, Try::Revoke],
        Superseded => &[Try::Sign, Try::Certify, Try::Supersede],
        Annulled => &[Try::Sign, Try::Certify, Try::Annul],
    };
    for what in path {
        assert_ok!(attempt(id, *what, power));
    }
    match state {
        Lapsed => wait(30 * DAY),
        Expired => wait(YEAR),
        _ => {}
    }
    id
}

fn state(id: ActId) -> State {
    match status(id) {
        ActStatus::Annulled => Annulled,
        ActStatus::Withdrawn => Withdrawn,
        ActStatus::Revoked => Revoked,
        ActStatus::Superseded(_) => Superseded,
        ActStatus::Expired => Expired,
        ActStatus::Suspended => Suspended,
        ActStatus::InForce => InForce,
        ActStatus::Lapsed => Lapsed,
        ActStatus::Signed => Signed,
        ActStatus::Drafted => Drafted,
    }
}

#[test]
fn an_act_goes_along_the_edges_that_are_drawn_and_no_others() {
    for power in [true, false] {
        for from in STATES {
            if from == Revoked && !power {
                continue;
            }
            for what in ALL {
                ExtBuilder::build_and_execute(|| {
                    let id = reach(from, power);
                    assert_eq!(state(id), from);
                    let before = act(id);
                    let outcome = attempt(id, what, power);
                    match edge(from, what, power) {
                        Some(to) => {
                            assert_ok!(outcome);
                            assert_eq!(state(id), to, "{from:?}, {what:?}");
                        }
                        None => {
                            assert!(outcome.is_err(), "{from:?}, {what:?}");
                            assert_eq!(act(id), before, "{from:?}, {what:?}");
                        }
                    }
                });
            }
        }
    }
}

#[test]
fn time_alone_makes_a_draft_lapse_and_an_act_expire_and_changes_nothing_else() {
    for from in STATES {
        for (passes, time) in [("the deadline", 30 * DAY), ("the validity", YEAR)] {
            ExtBuilder::build_and_execute(|| {
                let id = reach(from, true);
                let before = act(id);
                wait(time);
                let to = match from {
                    Drafted | Signed => Lapsed,
                    InForce | Suspended if time == YEAR => Expired,
                    other => other,
                };
                assert_eq!(state(id), to, "{from:?}, {passes}");
                assert_eq!(act(id), before, "nothing was written");
            });
        }
    }
}

#[test]
fn a_key_goes_from_free_to_linked_to_unlinked_and_no_other_way() {
    ExtBuilder::build_and_execute(|| {
        let key = wallet(1);
        let origin = || RuntimeOrigin::signed(account_of(&key));
        let unlink = || Notary::unlink_wallet(identity_officer(), subject(1));
        // Free.
        assert_noop!(unlink(), Error::<Test>::WalletNotLinked);
        assert_noop!(
            Notary::unlink_own_wallet(origin()),
            Error::<Test>::WalletNotLinked
        );
        // Linked.
        assert_ok!(link_wallet(subject(1), &key));
        assert_noop!(
            link_wallet(subject(1), &key),
            Error::<Test>::WalletAlreadyLinked
        );
        // Unlinked, for ever.
        assert_ok!(Notary::unlink_own_wallet(origin()));
        assert_noop!(link_wallet(subject(1), &key), Error::<Test>::WalletTaken);
        assert_noop!(link_wallet(subject(2), &key), Error::<Test>::WalletTaken);
        assert_noop!(unlink(), Error::<Test>::WalletNotLinked);
        assert_noop!(
            Notary::unlink_own_wallet(origin()),
            Error::<Test>::WalletNotLinked
        );
    });
}

/// Where the money of an act can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Awaited,
    Held,
    Paid,
    Returned,
}

/// What can be tried on it; of a lapsed act, only to have it settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Hold,
    Certify,
    Withdraw,
    Settle,
    SettleLapsed,
}

const MOVES: [Move; 5] = [
    Move::Hold,
    Move::Certify,
    Move::Withdraw,
    Move::Settle,
    Move::SettleLapsed,
];

/// An act that all have signed, by the fee that it costs or the price that it has, and where that is.
struct Money {
    act: ActId,
    is_price: bool,
}

impl Money {
    fn of(is_price: bool) -> Self {
        if !is_price {
            sales_cost();
        }
        let act = if is_price {
            drafted_sale(PRICE)
        } else {
            drafted(&[1, 2])
        };
        sign_all(act);
        Self { act, is_price }
    }

    fn attempt(&self, what: Move) -> DispatchResult {
        match what {
            Move::Hold if self.is_price => hold_price(2, self.act, PRICE),
            Move::Hold => hold_fee(2, self.act, DUTY + FEE),
            Move::Certify => certify(self.act),
            Move::Withdraw => Notary::withdraw_act(notary(), self.act),
            Move::Settle => settle(self.act),
            Move::SettleLapsed => {
                wait(30 * DAY);
                settle(self.act)
            }
        }
    }

    fn place(&self) -> Place {
        let escrow = if self.is_price {
            price_escrow(self.act)
        } else {
            fee_escrow(self.act)
        };
        match escrow {
            Escrow::Awaited => Place::Awaited,
            Escrow::Held(_) => Place::Held,
            Escrow::Paid(_) => Place::Paid,
            Escrow::Returned(_) => Place::Returned,
        }
    }

    /// How it gets there.
    const fn path(&self, to: Place) -> &'static [Move] {
        match to {
            Place::Awaited => &[],
            Place::Held => &[Move::Hold],
            Place::Paid if self.is_price => &[Move::Hold, Move::Certify],
            Place::Paid => &[Move::Hold, Move::Certify, Move::Settle],
            Place::Returned => &[Move::Hold, Move::Withdraw],
        }
    }

    /// The edges. A price goes with the certification, a fee with what follows it.
    const fn edge(&self, from: Place, by: Move) -> Option<Place> {
        match (from, by) {
            (Place::Awaited, Move::Hold) => Some(Place::Held),
            (Place::Awaited, Move::Withdraw) => Some(Place::Awaited),
            (Place::Held, Move::Certify) if self.is_price => Some(Place::Paid),
            (Place::Held, Move::Certify) => Some(Place::Held),
            (Place::Held, Move::Withdraw | Move::SettleLapsed) => Some(Place::Returned),
            _ => None,
        }
    }
}

#[test]
fn money_goes_along_the_edges_that_are_drawn_and_no_others() {
    for is_price in [true, false] {
        for from in [Place::Awaited, Place::Held, Place::Paid, Place::Returned] {
            for what in MOVES {
                ExtBuilder::build_and_execute(|| {
                    for number in [1, 2] {
                        purse(number);
                    }
                    let money = Money::of(is_price);
                    for step in money.path(from) {
                        assert_ok!(money.attempt(*step));
                    }
                    assert_eq!(money.place(), from);
                    let outcome = money.attempt(what);
                    let to = money.edge(from, what);
                    assert_eq!(outcome.is_ok(), to.is_some(), "{from:?}, {what:?}");
                    assert_eq!(money.place(), to.unwrap_or(from), "{from:?}, {what:?}");
                });
            }
        }
    }
}
