//! What the pallet promises, in the domain's words.

mod archive;
mod costs;
mod deciding;
mod desks;
mod lodging;
mod model;
mod numbers;
mod pages;
mod states;

use crate::{
    mock::*,
    types::{ItemOf, Path, RejectReason, ReturnReason, Status},
    BatchOutcomes, Error, Event, NextDeclaration, OpenDeclarations,
};
use adliya_primitives::{
    desk::{BatchHeader, BatchId, BatchItem},
    merkle,
    subject::wallet_link_message,
    DeclarationId, Entry, NoticeId, OfficeId, PaperNumber, RecordId, Region, SubjectId, Timeliness,
};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::ConstU32};
use pallet_civil_registry::types::{Capacity, EventKind, Outline, Parents, Party, VitalEvent};
use sp_core::{Pair, H256};
use sp_runtime::{BoundedVec, MultiSignature};

const ROOT: H256 = H256::repeat_byte(0xcc);
const OTHER_ROOT: H256 = H256::repeat_byte(0xdd);

fn signed(by: u64) -> RuntimeOrigin {
    RuntimeOrigin::signed(account(by))
}

/// What a birth with this mother says of whom.
fn birth_of(child: SubjectId, mother: Option<SubjectId>) -> Outline {
    outline(
        EventKind::Birth,
        [
            Some((child, Capacity::Child)),
            mother.map(|mother| (mother, Capacity::Mother)),
        ],
    )
}

fn outline<const N: usize>(
    kind: EventKind,
    parties: [Option<(SubjectId, Capacity)>; N],
) -> Outline {
    let party = |(subject, capacity)| Party { subject, capacity };
    let parties: Vec<_> = parties.into_iter().flatten().map(party).collect();
    Outline {
        kind,
        parties: BoundedVec::<_, ConstU32<4>>::try_from(parties).expect("at most four"),
    }
}

/// The event behind [`birth_of`].
fn birth(child: SubjectId, mother: Option<SubjectId>) -> VitalEvent {
    VitalEvent::Birth {
        child,
        parents: Parents {
            mother,
            father: None,
        },
        links: links(child),
    }
}

/// What is entered in time, in Urgut.
fn timely(claims_root: H256) -> Entry {
    Entry {
        claims_root,
        region: URGUT,
        timeliness: Timeliness::Timely,
    }
}

/// Makes somebody a person of the register.
fn born(number: u64) -> SubjectId {
    let child = subject(number);
    let event = birth(child, None);
    assert_ok!(CivilRegistry::register(
        signed(COLLEAGUE),
        event,
        timely(ROOT)
    ));
    child
}

/// Makes somebody a person of the register, with the wallet of that number.
fn citizen(number: u64) -> SubjectId {
    let subject = born(number);
    let message = wallet_link_message(&Declarations::genesis_hash(), &subject);
    let signature: MultiSignature = pair(number).sign(&message).into();
    assert_ok!(CivilRegistry::link_wallet(
        signed(IDENTITY_OFFICER),
        subject,
        account(number),
        signature
    ));
    subject
}

fn latest_declaration() -> DeclarationId {
    DeclarationId(NextDeclaration::<Test>::get().0 - 1)
}

fn latest_record() -> RecordId {
    RecordId(pallet_civil_registry::NextRecord::<Test>::get().0 - 1)
}

/// The nurse declares the birth of this child in Urgut, without parents.
fn declared(child: u64) -> DeclarationId {
    let outline = birth_of(subject(child), None);
    assert_ok!(Declarations::declare(signed(NURSE), ROOT, outline, URGUT));
    latest_declaration()
}

/// Such a declaration, returned.
fn returned(child: u64) -> DeclarationId {
    let id = declared(child);
    let reason = ReturnReason::Incomplete;
    assert_ok!(Declarations::return_declaration(
        signed(REGISTRAR),
        id,
        reason
    ));
    id
}

/// Accepts the declaration of such a birth.
fn accept(by: u64, id: DeclarationId, child: u64) -> DispatchResult {
    let event = birth(subject(child), None);
    Declarations::accept_declaration(signed(by), id, ROOT, event, Timeliness::Timely)
}

fn amend(by: u64, id: DeclarationId, child: u64) -> DispatchResult {
    let outline = birth_of(subject(child), None);
    Declarations::amend(signed(by), id, OTHER_ROOT, outline, URGUT)
}

fn reject(by: u64, id: DeclarationId) -> DispatchResult {
    Declarations::reject_declaration(signed(by), id, RejectReason::Duplicate)
}

fn give_back(by: u64, id: DeclarationId) -> DispatchResult {
    Declarations::return_declaration(signed(by), id, ReturnReason::Incomplete)
}

fn status(id: DeclarationId) -> Status {
    Declarations::status_of(id).expect("declared")
}

/// How many declarations of everybody are open.
fn all_open() -> u32 {
    OpenDeclarations::<Test>::iter_values().sum()
}

fn pass(time: u64) {
    Timestamp::set_timestamp(Timestamp::get() + time);
}

fn last_event() -> RuntimeEvent {
    System::events().pop().expect("there is one").event
}

fn happened(event: Event<Test>) -> bool {
    let event = RuntimeEvent::from(event);
    System::events().iter().any(|record| record.event == event)
}

/// An entry of a batch: the birth of this child in Urgut.
fn item(number: u64, child: u64) -> ItemOf<Test> {
    BatchItem {
        number: PaperNumber(number),
        entry: timely(ROOT),
        event: birth(subject(child), None),
    }
}

fn root_of(items: &[ItemOf<Test>]) -> H256 {
    merkle::root(&leaves(items))
}

fn leaves(items: &[ItemOf<Test>]) -> Vec<H256> {
    items.iter().map(BatchItem::leaf).collect()
}

fn path_of(items: &[ItemOf<Test>], index: usize) -> Path {
    let path = merkle::path(&leaves(items), index).expect("there is such an item");
    path.try_into().expect("a path is short")
}

fn batch_id(office: OfficeId, number: u64) -> BatchId {
    BatchId { office, number }
}

/// What a registrar of Urgut signs of these items, as the batch of this number.
fn header(by: u64, number: u64, items: &[ItemOf<Test>]) -> BatchHeader<AccountId> {
    BatchHeader {
        batch: batch_id(URGUT_OFFICE, number),
        registrar: account(by),
        entries: items.len() as u32,
        root: root_of(items),
    }
}

fn signature(by: u64, header: &BatchHeader<AccountId>) -> MultiSignature {
    let message = header.message(&Declarations::genesis_hash());
    pair(by).sign(&message).into()
}

/// The village's registrar signs these items as the batch of this number, and the courier lodges it.
fn lodge(number: u64, items: &[ItemOf<Test>]) -> DispatchResult {
    let header = header(VILLAGE, number, items);
    let signature = signature(VILLAGE, &header);
    Declarations::lodge_batch(signed(COURIER), header, signature)
}

/// The courier brings one of the items.
fn enter(number: u64, items: &[ItemOf<Test>], index: usize) -> DispatchResult {
    Declarations::enter_from_batch(
        signed(COURIER),
        batch_id(URGUT_OFFICE, number),
        items[index].clone(),
        path_of(items, index),
    )
}
