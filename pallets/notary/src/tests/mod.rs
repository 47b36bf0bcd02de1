//! What the pallet promises, in the domain's words.

mod access;
mod acts;
mod costs;
mod courts;
mod dossiers;
mod in_force;
mod model;
mod notaries;
mod powers;
mod practices;
mod scenarios;
mod states;
mod wallets;

use crate::{
    mock::*,
    types::{
        Act, ActKind, ActStatus, AttorneyList, Capacity, Exercise, Link, PartyList, PowerTerms,
        Presence, Ruling, Scope, Scopes, Term,
    },
    Acts, Error, Event, NextAct, WalletOwners,
};
use adliya_primitives::{subject::wallet_link_message, ActId, Moment, SubjectId};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_core::{sr25519, Pair, H256};
use sp_runtime::MultiSignature;

const ROOT: H256 = H256::repeat_byte(0xcc);
const OTHER_ROOT: H256 = H256::repeat_byte(0xdd);

fn notary() -> RuntimeOrigin {
    RuntimeOrigin::signed(NOTARY)
}

fn neighbour() -> RuntimeOrigin {
    RuntimeOrigin::signed(NEIGHBOUR)
}

fn identity_officer() -> RuntimeOrigin {
    RuntimeOrigin::signed(IDENTITY_OFFICER)
}

fn judge() -> RuntimeOrigin {
    RuntimeOrigin::signed(JUDGE)
}

fn chamber() -> RuntimeOrigin {
    RuntimeOrigin::signed(CHAMBER_FOUR_EYES)
}

fn now() -> Moment {
    Timestamp::get()
}

fn wait(time: Moment) {
    Timestamp::set_timestamp(now() + time);
}

/// What a wallet signs to be linked to a person.
fn message(subject: SubjectId) -> Vec<u8> {
    wallet_link_message(&System::block_hash(0), &subject)
}

fn link_wallet(subject: SubjectId, wallet: &sr25519::Pair) -> DispatchResult {
    let signature = MultiSignature::Sr25519(wallet.sign(&message(subject)));
    Notary::link_wallet(identity_officer(), subject, account_of(wallet), signature)
}

/// The wallet of the person of this number, which is linked to them if it is not yet.
fn wallet_of(number: u8) -> RuntimeOrigin {
    let wallet = wallet(number);
    if !WalletOwners::<Test>::contains_key(account_of(&wallet)) {
        assert_ok!(link_wallet(subject(number.into()), &wallet));
    }
    RuntimeOrigin::signed(account_of(&wallet))
}

/// Two sides of a transaction, and further ones who consent to it.
fn parties(numbers: &[u64]) -> PartyList {
    let capacities = [Capacity::Transferor, Capacity::Transferee];
    let capacities = capacities
        .into_iter()
        .chain(std::iter::repeat(Capacity::Consenting));
    let parties: Vec<_> = numbers
        .iter()
        .map(|n| subject(*n))
        .zip(capacities)
        .collect();
    parties.try_into().expect("within the bound")
}

/// A month to certify it, valid without end.
fn a_month() -> Term {
    Term {
        deadline: now() + 30 * DAY,
        until: None,
    }
}

/// A month to certify it, valid for a year.
fn a_year() -> Term {
    Term {
        until: Some(now() + YEAR),
        ..a_month()
    }
}

/// Whose number the next act gets.
fn next() -> ActId {
    NextAct::<Test>::get()
}

fn draft(origin: RuntimeOrigin, numbers: &[u64], link: Option<Link>) -> DispatchResult {
    Notary::draft_act(
        origin,
        ActKind::Sale,
        parties(numbers),
        ROOT,
        a_month(),
        link,
    )
}

/// A sale between these, drafted by the notary.
fn drafted(numbers: &[u64]) -> ActId {
    let id = next();
    assert_ok!(draft(notary(), numbers, None));
    id
}

fn attest(id: ActId, number: u64) -> DispatchResult {
    Notary::attest_signature(notary(), id, subject(number), Presence::InPerson)
}

/// Has every party sign before the notary, who keeps the act.
fn sign_all(id: ActId) {
    for party in act(id).parties {
        assert_ok!(Notary::attest_signature(
            notary(),
            id,
            party.subject,
            Presence::InPerson
        ));
    }
}

fn certify(id: ActId) -> DispatchResult {
    Notary::certify_act(notary(), id, ROOT)
}

/// A sale between these that is in force.
fn certified(numbers: &[u64]) -> ActId {
    let id = drafted(numbers);
    sign_all(id);
    assert_ok!(certify(id));
    id
}

fn act(id: ActId) -> Act {
    Acts::<Test>::get(id).expect("drafted")
}

fn status(id: ActId) -> ActStatus {
    act(id).status(now()).expect("drafted")
}

fn rule(id: ActId, ruling: Ruling) -> DispatchResult {
    Notary::rule_on_act(judge(), id, ruling, ROOT)
}

fn persons(numbers: &[u64]) -> AttorneyList {
    let persons: Vec<_> = numbers.iter().map(|number| subject(*number)).collect();
    persons.try_into().expect("within the bound")
}

/// Any of these may do banking and taxes in Samarkand, and pass it on once.
fn terms(attorneys: &[u64]) -> PowerTerms {
    PowerTerms {
        attorneys: persons(attorneys),
        exercise: Exercise::Severally,
        scopes: Scopes::of(&[Scope::Banking, Scope::Taxes]),
        substitutions: 1,
        limit: Some(1_000),
        territory: SAMARKAND,
    }
}

fn draft_power(
    grantors: &[u64],
    terms: PowerTerms,
    term: Term,
    link: Option<Link>,
) -> DispatchResult {
    Notary::draft_power(notary(), persons(grantors), terms, ROOT, term, link)
}

/// A power that is in force.
fn constituted(grantors: &[u64], terms: PowerTerms, term: Term, link: Option<Link>) -> ActId {
    let id = next();
    assert_ok!(draft_power(grantors, terms, term, link));
    sign_all(id);
    assert_ok!(certify(id));
    id
}

/// The principal's power for these, for a year.
fn empowered(principal: u64, attorneys: &[u64]) -> ActId {
    constituted(&[principal], terms(attorneys), a_year(), None)
}

/// Whether the attorney could do the principal's banking at that moment.
fn could(attorney: u64, principal: u64, at: Moment) -> bool {
    let (attorney, principal) = (subject(attorney), subject(principal));
    Notary::power_in_force(attorney, principal, Scope::Banking, at).is_some()
}

/// Whether the attorney can do the principal's banking.
fn can(attorney: u64, principal: u64) -> bool {
    could(attorney, principal, now())
}
