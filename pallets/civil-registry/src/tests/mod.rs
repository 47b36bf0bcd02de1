//! What the pallet promises, in the domain's words.

mod adoption;
mod annulled_deaths;
mod births;
mod certificates;
mod changes;
mod corrections;
mod costs;
mod courts;
mod deaths;
mod endings;
mod guardianships;
mod histories;
mod links;
mod marriages;
mod model;
mod notice_model;
mod notices;
mod parentage;
mod population_model;
mod reconciliations;
mod replacements;
mod residences;
mod sealing;
mod sealing_model;
mod secrecy;
mod service;
mod states;
mod statistics;
mod timeliness;
mod wallet_model;
mod wallets;

use crate::{
    mock::*,
    types::{
        DivorceGround, MaritalStatus, Matter, NoticeStatus, NoticeView, Parents, Record,
        VitalEvent, WaiverGround,
    },
    NextDecision, NextNotice, NextRecord, Persons, Records,
};
use adliya_primitives::{DecisionId, NoticeId, RecordId, Region, SubjectId};
use frame_support::{
    assert_ok,
    pallet_prelude::{DispatchError, DispatchResult},
};
use sp_core::H256;

const ROOT: H256 = H256::repeat_byte(0xcc);
const OTHER_ROOT: H256 = H256::repeat_byte(0xdd);

fn registrar() -> RuntimeOrigin {
    RuntimeOrigin::signed(REGISTRAR)
}

/// A registrar of the same office, who is not the one above.
fn colleague() -> RuntimeOrigin {
    RuntimeOrigin::signed(COLLEAGUE)
}

fn judge() -> RuntimeOrigin {
    RuntimeOrigin::signed(JUDGE)
}

fn birth(child: SubjectId, parents: Parents, region: Region) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Birth {
            child,
            parents,
            links: links(child),
        },
        entry(ROOT, region),
    )
}

fn death(deceased: SubjectId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Death {
            deceased,
            opening: opening(deceased),
        },
        entry(ROOT, URGUT),
    )
}

/// Declares a marriage and has the waiting waived; or finds the notice of an earlier try.
fn noticed(origin: RuntimeOrigin, spouses: [SubjectId; 2]) -> Result<NoticeId, DispatchError> {
    let ripe = |view: &NoticeView| view.status == NoticeStatus::Ripe;
    if let Some(view) = CivilRegistry::latest_notice_view(spouses).filter(ripe) {
        return Ok(view.id);
    }
    CivilRegistry::declare_marriage(origin, spouses)?;
    let notice = NoticeId(NextNotice::<Test>::get().0 - 1);
    let ground = WaiverGround::Pregnancy;
    CivilRegistry::waive_waiting(RuntimeOrigin::signed(SUPERVISOR), notice, ground)?;
    Ok(notice)
}

/// Marries two who need not wait.
fn marriage(one: SubjectId, other: SubjectId) -> DispatchResult {
    let spouses = [one, other];
    let notice = noticed(registrar(), spouses)?;
    married_on(notice, spouses)
}

/// Marries two on this notice.
fn married_on(notice: NoticeId, spouses: [SubjectId; 2]) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Marriage {
            spouses,
            notice: Some(notice),
        },
        entry(ROOT, URGUT),
    )
}

fn divorce(marriage: RecordId, ground: DivorceGround) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Divorce { marriage, ground },
        entry(ROOT, URGUT),
    )
}

fn annul_marriage(marriage: RecordId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::MarriageAnnulment { marriage, decision },
        entry(ROOT, URGUT),
    )
}

fn separate(marriage: RecordId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Separation { marriage, decision },
        entry(ROOT, URGUT),
    )
}

fn reconcile(marriage: RecordId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::Reconciliation { marriage },
        entry(ROOT, URGUT),
    )
}

fn annul_death(death: RecordId, of: SubjectId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::DeathAnnulment {
            death,
            opening: opening(of),
            decision,
        },
        entry(ROOT, URGUT),
    )
}

fn annul(record: RecordId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register(
        registrar(),
        VitalEvent::RecordAnnulment { record, decision },
        entry(ROOT, URGUT),
    )
}

fn lodge(matter: Matter) -> DispatchResult {
    CivilRegistry::lodge_decision(judge(), matter, ROOT)
}

/// Lodges a decision, and returns its number.
fn decided(matter: Matter) -> DecisionId {
    assert_ok!(lodge(matter));
    DecisionId(NextDecision::<Test>::get().0 - 1)
}

/// Marries two, and returns the number of the record.
fn married(one: SubjectId, other: SubjectId) -> RecordId {
    assert_ok!(marriage(one, other));
    latest()
}

/// Registers a death, and returns the number of the record.
fn died(deceased: SubjectId) -> RecordId {
    assert_ok!(death(deceased));
    latest()
}

/// Registers a birth with these parents, and returns the number of the record.
fn child_of(child: SubjectId, mother: Option<SubjectId>, father: Option<SubjectId>) -> RecordId {
    assert_ok!(birth(child, Parents { mother, father }, URGUT));
    latest()
}

fn marital(subject: SubjectId) -> MaritalStatus {
    Persons::<Test>::get(subject).expect("registered").marital
}

fn record(id: RecordId) -> Record {
    Records::<Test>::get(id).expect("kept")
}

/// The numbers of a person's records, the birth first.
fn history(subject: SubjectId) -> Vec<u64> {
    let page = CivilRegistry::history_page(subject, None, 100);
    page.records.iter().map(|view| view.id.0).collect()
}

/// Makes an officer a person of the register, so that they can have records of their own.
fn enter(officer: SubjectId) {
    assert_ok!(CivilRegistry::register(
        colleague(),
        VitalEvent::Birth {
            child: officer,
            parents: Parents::default(),
            links: links(officer)
        },
        entry(ROOT, URGUT)
    ));
}

/// Has a colleague of the registrar marry two.
fn married_by_colleague(one: SubjectId, other: SubjectId) -> RecordId {
    let spouses = [one, other];
    let notice = noticed(colleague(), spouses).map(Some);
    assert_ok!(CivilRegistry::register(
        colleague(),
        VitalEvent::Marriage {
            spouses,
            notice: notice.expect("they may marry")
        },
        entry(ROOT, URGUT)
    ));
    latest()
}

/// Registers this many persons, and returns their ids.
fn born<const N: usize>() -> [SubjectId; N] {
    core::array::from_fn(|place| {
        let child = subject(place as u64 + 1);
        assert_ok!(birth(child, Parents::default(), URGUT));
        child
    })
}

/// The number of the latest record.
fn latest() -> RecordId {
    RecordId(NextRecord::<Test>::get().0 - 1)
}
