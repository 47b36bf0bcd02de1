//! What the pallet promises, in the domain's words.

mod certificates;
mod costs;
mod courts;
mod estates;
mod heirs;
mod model;
mod scenarios;
mod states;
mod wills;

use crate::{
    mock::*,
    types::{
        CertificateStatus, Choice, Estate, EstateStatus, Ruling, Share, WillForm, WillStatus,
        WillsView,
    },
    Error, Event, NextEstate, NextWill,
};
use adliya_primitives::{EstateId, Moment, SubjectId, WillId};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_core::H256;

const ROOT: H256 = H256::repeat_byte(0xcc);
const OTHER_ROOT: H256 = H256::repeat_byte(0xdd);

fn by(officer: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(officer)
}

fn now() -> Moment {
    Timestamp::get()
}

fn wait(time: Moment) {
    Timestamp::set_timestamp(now() + time);
}

fn heir(number: u64) -> SubjectId {
    in_notary_domain(number)
}

fn share(parts: u32, of: u32) -> Share {
    Share { parts, of }
}

fn register(notary: AccountId, testator: u64) -> DispatchResult {
    let testator = in_wills_domain(testator);
    Estates::register_will(by(notary), testator, WillForm::Notarised, ROOT)
}

/// A will of that person, with the notary.
fn will(testator: u64) -> WillId {
    let id = NextWill::<Test>::get();
    assert_ok!(register(NOTARY, testator));
    id
}

/// What has become of the wills of that person, who has died, the latest first.
fn found(deceased: u64) -> Option<Vec<(WillId, WillStatus)>> {
    let view: WillsView = Estates::wills_of(subject(deceased))?;
    let wills = view.wills.into_iter();
    Some(wills.map(|view| (view.id, view.status)).collect())
}

/// The estate of that person, who dies.
fn opened(deceased: u64) -> EstateId {
    let id = NextEstate::<Test>::get();
    dies(deceased, 100 * (deceased + id.0));
    id
}

/// The same, with the notary.
fn taken(deceased: u64) -> EstateId {
    let id = opened(deceased);
    assert_ok!(Estates::take_estate(by(NOTARY), id));
    id
}

fn declare(id: EstateId, number: u64, choice: Choice) -> DispatchResult {
    Estates::declare(wallet(number), id, choice, ROOT)
}

/// The same, accepted by these, six months later.
fn dividing(deceased: u64, heirs: &[u64]) -> EstateId {
    let id = taken(deceased);
    for number in heirs {
        assert_ok!(declare(id, *number, Choice::Accept));
    }
    wait(SIX_MONTHS);
    id
}

fn issue(id: EstateId, number: u64, share: Share) -> DispatchResult {
    Estates::issue_certificate(by(NOTARY), id, heir(number), share, ROOT)
}

fn join(id: EstateId, certificate: u32, number: u64, share: Share) -> DispatchResult {
    Estates::join_certificate(by(NOTARY), id, certificate, heir(number), share)
}

fn spousal(id: EstateId) -> DispatchResult {
    Estates::certify_spousal_share(by(NOTARY), id, ROOT)
}

fn close(id: EstateId) -> DispatchResult {
    Estates::close_estate(by(NOTARY), id, ROOT)
}

fn rule(id: EstateId, ruling: Ruling) -> DispatchResult {
    Estates::rule_on_estate(by(JUDGE), id, ruling, OTHER_ROOT)
}

fn estate(id: EstateId) -> Estate {
    crate::Estates::<Test>::get(id).expect("opened")
}

fn status(id: EstateId) -> EstateStatus {
    estate(id).status(now())
}

/// What each certificate of an estate is good for.
fn certificates(id: EstateId) -> Vec<CertificateStatus> {
    let page = Estates::certificates_page(id, 0, u32::MAX);
    let certificates = page.certificates.into_iter();
    certificates.map(|view| view.status).collect()
}
