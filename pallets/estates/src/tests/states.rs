//! Every edge of the state machines in the README, and every edge that is not in them.

use super::*;
use crate::{types::ClosingCause, Heirs, Wills};
use EstateStatus::*;

const STATES: [EstateStatus; 6] = [Opened, Taken, Dividing, Settled, Escheated, Void];

/// What can be tried on an estate. Person 2 accepts it, person 3 is a stranger to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Try {
    Take,
    Release,
    List,
    Declare,
    Attest,
    Admit,
    Issue,
    Spousal,
    Close,
    AnnulCertificate,
    AnnulSpousal,
    CourtAdmits,
    CourtExcludes,
    Annul,
}

const ALL: [Try; 14] = [
    Try::Take,
    Try::Release,
    Try::List,
    Try::Declare,
    Try::Attest,
    Try::Admit,
    Try::Issue,
    Try::Spousal,
    Try::Close,
    Try::AnnulCertificate,
    Try::AnnulSpousal,
    Try::CourtAdmits,
    Try::CourtExcludes,
    Try::Annul,
];

/// The edges, for an estate with an heir, all of which is in a certificate once it is settled.
fn edge(from: EstateStatus, by: Try) -> Option<EstateStatus> {
    match (from, by) {
        (Void, _) => None,
        (_, Try::Annul) => Some(Void),
        (Opened, Try::Take) => Some(Taken),
        (Opened | Taken, Try::Declare | Try::Attest) => Some(from),
        (Taken | Dividing, Try::Release | Try::List | Try::Spousal) => Some(from),
        (Dividing, Try::Admit | Try::Issue) => Some(from),
        (Taken | Dividing | Settled, Try::CourtAdmits) => Some(from),
        (Escheated, Try::CourtAdmits) => Some(Dividing),
        (Taken | Dividing, Try::CourtExcludes) => Some(from),
        (Settled, Try::AnnulCertificate) => Some(Dividing),
        _ => None,
    }
}

fn attempt(id: EstateId, what: Try) -> DispatchResult {
    let stranger = heir(3);
    match what {
        Try::Take => Estates::take_estate(by(NOTARY), id),
        Try::Release => Estates::release_estate(by(NOTARY), id),
        Try::List => Estates::list_estate(by(NOTARY), id, ROOT),
        Try::Declare => declare(id, 3, Choice::Accept),
        Try::Attest => {
            Estates::attest_declaration(by(NOTARY), id, stranger, Choice::Renounce, ROOT)
        }
        Try::Admit => Estates::admit_heir(by(NOTARY_FOUR_EYES), id, stranger, ROOT),
        Try::Issue => issue(id, 2, share(1, 1)),
        Try::Spousal => spousal(id),
        Try::Close => close(id),
        Try::AnnulCertificate => rule(id, Ruling::AnnulCertificate(0)),
        Try::AnnulSpousal => rule(id, Ruling::AnnulCertificate(1)),
        Try::CourtAdmits => rule(id, Ruling::AdmitHeir(stranger)),
        Try::CourtExcludes => rule(id, Ruling::ExcludeHeir(heir(2))),
        Try::Annul => {
            let former = status(id);
            lives_again(1, estate(id).death.0);
            if former == status(id) {
                return Err("nothing was annulled".into());
            }
            Ok(())
        }
    }
}

/// An estate in that state.
fn reach(state: EstateStatus) -> EstateId {
    let id = opened(1);
    if state != Escheated {
        assert_ok!(declare(id, 2, Choice::Accept));
    }
    if !matches!(state, Opened | Void) {
        assert_ok!(attempt(id, Try::Take));
    }
    if matches!(state, Dividing | Settled | Escheated) {
        wait(SIX_MONTHS);
    }
    match state {
        Settled => {
            assert_ok!(attempt(id, Try::Issue));
            assert_ok!(close(id));
        }
        Escheated => {
            assert_ok!(close(id));
        }
        Void => {
            assert_ok!(attempt(id, Try::Annul));
        }
        Opened | Taken | Dividing => {}
    }
    id
}

#[test]
fn an_estate_goes_along_the_edges_that_are_drawn_and_no_others() {
    for from in STATES {
        for what in ALL {
            ExtBuilder::build_and_execute(|| {
                let id = reach(from);
                assert_eq!(status(id), from);
                let before = estate(id);
                let outcome = attempt(id, what);
                match edge(from, what) {
                    Some(to) => {
                        assert_ok!(outcome);
                        assert_eq!(status(id), to, "{from:?}, {what:?}");
                    }
                    None => {
                        assert!(outcome.is_err(), "{from:?}, {what:?}");
                        assert_eq!(estate(id), before, "{from:?}, {what:?}");
                    }
                }
            });
        }
    }
}

#[test]
fn an_estate_closes_as_what_it_is() {
    for (accepts, to) in [
        (true, ClosingCause::Settled),
        (false, ClosingCause::Escheated),
    ] {
        ExtBuilder::build_and_execute(|| {
            let id = dividing(1, if accepts { &[2] } else { &[] });
            if accepts {
                assert_noop!(close(id), Error::<Test>::NotDivided);
                assert_ok!(issue(id, 2, share(1, 1)));
            }
            assert_ok!(close(id));
            assert_eq!(estate(id).closing.map(|closing| closing.cause), Some(to));
        });
    }
}

#[test]
fn time_alone_makes_a_taken_estate_one_to_divide_and_changes_nothing_else() {
    for from in STATES {
        ExtBuilder::build_and_execute(|| {
            let id = reach(from);
            let before = estate(id);
            wait(SIX_MONTHS);
            let to = if from == Taken { Dividing } else { from };
            assert_eq!(status(id), to, "{from:?}");
            assert_eq!(estate(id), before, "nothing was written");
        });
    }
}

/// Where a will can stand, as its testator has one before it.
const WILLS: [WillStatus; 4] = [
    WillStatus::Stands,
    WillStatus::Superseded,
    WillStatus::Withdrawn,
    WillStatus::Annulled,
];

#[test]
fn a_will_goes_along_the_edges_that_are_drawn_and_no_others() {
    for from in WILLS {
        for dead in [false, true] {
            for what in ["withdraw", "supersede", "annul"] {
                if (dead, from) == (false, WillStatus::Annulled) {
                    // Only a court annuls a will, and only after the death.
                    continue;
                }
                ExtBuilder::build_and_execute(|| {
                    let id = will(1);
                    match from {
                        WillStatus::Superseded => {
                            assert_ok!(register(NOTARY, 1));
                        }
                        WillStatus::Withdrawn => {
                            assert_ok!(Estates::withdraw_will(by(NOTARY), id));
                        }
                        WillStatus::Stands | WillStatus::Annulled => {}
                    }
                    let estate = dead.then(|| taken(1));
                    if from == WillStatus::Annulled {
                        let estate = estate.expect("it is after the death");
                        assert_ok!(rule(estate, Ruling::AnnulWill(id)));
                    }
                    let before = Wills::<Test>::get(id);
                    let outcome = match what {
                        "withdraw" => Estates::withdraw_will(by(NOTARY), id),
                        "supersede" => register(NOTARY, 1),
                        _ => rule(estate.unwrap_or_default(), Ruling::AnnulWill(id)),
                    };
                    let to = match (from, what, dead) {
                        (WillStatus::Stands, "withdraw", false) => Some(WillStatus::Withdrawn),
                        (WillStatus::Stands, "supersede", false) => Some(WillStatus::Superseded),
                        (_, "supersede", false) => Some(from),
                        (WillStatus::Annulled, ..) => None,
                        (_, "annul", true) => Some(WillStatus::Annulled),
                        _ => None,
                    };
                    assert_eq!(outcome.is_ok(), to.is_some(), "{from:?}, {what}, {dead}");
                    if to.is_none() {
                        assert_eq!(Wills::<Test>::get(id), before, "{from:?}, {what}, {dead}");
                    }
                    if !dead {
                        opened(1);
                    }
                    let wills = found(1).expect("the death opened them");
                    let now = wills.iter().find(|(other, _)| *other == id);
                    let now = now.map(|(_, status)| *status);
                    assert_eq!(now, to.or(Some(from)), "{from:?}, {what}, {dead}");
                });
            }
        }
    }
}

/// Where an heir can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Nobody,
    Accepts,
    Renounced,
    Excluded,
}
use Standing::*;

#[test]
fn an_heir_goes_along_the_edges_that_are_drawn_and_no_others() {
    let tries = ["accept", "renounce", "court admits", "court excludes"];
    for from in [Nobody, Accepts, Renounced, Excluded] {
        for what in tries {
            ExtBuilder::build_and_execute(|| {
                let id = taken(1);
                let attempt = |what| match what {
                    "accept" => declare(id, 2, Choice::Accept),
                    "renounce" => declare(id, 2, Choice::Renounce),
                    "court admits" => rule(id, Ruling::AdmitHeir(heir(2))),
                    _ => rule(id, Ruling::ExcludeHeir(heir(2))),
                };
                let path: &[&str] = match from {
                    Nobody => &[],
                    Accepts => &["accept"],
                    Renounced => &["renounce"],
                    Excluded => &["accept", "court excludes"],
                };
                for step in path {
                    assert_ok!(attempt(step));
                }
                let to = match (from, what) {
                    (Nobody, "accept") => Some(Accepts),
                    (Nobody, "renounce") => Some(Renounced),
                    (Nobody | Renounced | Excluded, "court admits") => Some(Accepts),
                    (Accepts, "court excludes") => Some(Excluded),
                    _ => None,
                };
                assert_eq!(attempt(what).is_ok(), to.is_some(), "{from:?}, {what}");
                let kept = Heirs::<Test>::get(id, heir(2));
                let accepts = kept.is_some_and(|heir| heir.accepts());
                assert_eq!(accepts, to.unwrap_or(from) == Accepts, "{from:?}, {what}");
            });
        }
    }
}
