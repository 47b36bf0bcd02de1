//! What the pallet promises, in the domain's words.

mod annulled_deaths;
mod births;
mod certificates;
mod changes;
mod corrections;
mod costs;
mod courts;
mod deaths;
mod endings;
mod histories;
mod marriages;
mod model;
mod parentage;
mod replacements;
mod states;
mod wallet_model;
mod wallets;

use crate::{
    mock::*,
    types::{DivorceGround, MaritalStatus, Matter, Parents, Record},
    NextDecision, NextRecord, Persons, Records,
};
use adliya_primitives::{DecisionId, RecordId, Region, SubjectId};
use frame_support::{assert_ok, pallet_prelude::DispatchResult};
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
    CivilRegistry::register_birth(registrar(), child, parents, links(child), ROOT, region)
}

fn death(deceased: SubjectId) -> DispatchResult {
    CivilRegistry::register_death(registrar(), deceased, opening(deceased), ROOT, URGUT)
}

fn marriage(one: SubjectId, other: SubjectId) -> DispatchResult {
    CivilRegistry::register_marriage(registrar(), [one, other], ROOT, URGUT)
}

fn divorce(marriage: RecordId, ground: DivorceGround) -> DispatchResult {
    CivilRegistry::register_divorce(registrar(), marriage, ground, ROOT, URGUT)
}

fn annul_marriage(marriage: RecordId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register_marriage_annulment(registrar(), marriage, decision, ROOT, URGUT)
}

fn separate(marriage: RecordId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register_separation(registrar(), marriage, decision, ROOT, URGUT)
}

fn annul_death(death: RecordId, of: SubjectId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register_death_annulment(registrar(), death, opening(of), decision, ROOT, URGUT)
}

fn annul(record: RecordId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::register_record_annulment(registrar(), record, decision, ROOT, URGUT)
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
    assert_ok!(CivilRegistry::register_birth(
        colleague(),
        officer,
        Parents::default(),
        links(officer),
        ROOT,
        URGUT
    ));
}

/// Has a colleague of the registrar marry two.
fn married_by_colleague(one: SubjectId, other: SubjectId) -> RecordId {
    assert_ok!(CivilRegistry::register_marriage(
        colleague(),
        [one, other],
        ROOT,
        URGUT
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
