//! What the pallet promises, in the domain's words.

mod access;
mod acts;
mod costs;
mod courts;
mod dossiers;
mod exemptions;
mod fees;
mod guardians;
mod in_force;
mod model;
mod money;
mod notaries;
mod powers;
mod practices;
mod sales;
mod scenarios;
mod states;
mod wallets;

use crate::{
    mock::*,
    types::{
        Act, ActKind, ActStatus, AttorneyList, Balance, Capacity, Escrow, Exercise, FeeSums, Link,
        PartyList, PowerTerms, Presence, Ruling, SaleTerms, Scope, Scopes, Term, Waiver,
    },
    ActFees, ActPrices, Acts, Error, Event, HoldReason, NextAct, WalletOwners,
};
use adliya_primitives::{subject::wallet_link_message, ActId, Moment, SubjectId};
use frame_support::{
    assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::fungibles::InspectHold,
};
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

/// Has it recorded that one person is another's guardian for so long.
fn guard(ward: u64, guardian: u64, time: Moment) -> DispatchResult {
    let origin = RuntimeOrigin::signed(IDENTITY_FOUR_EYES);
    let [ward, guardian] = [ward, guardian].map(subject);
    Notary::record_guardian(origin, ward, guardian, now() + time, ROOT)
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

/// Sums of the settlement asset that nobody needs to have.
const DUTY: Balance = 1_000;
const FEE: Balance = 501;
const PRICE: Balance = 900_000;

fn treasury() -> RuntimeOrigin {
    RuntimeOrigin::signed(TREASURY_FOUR_EYES)
}

/// What acts of a kind cost that are drafted from now on.
fn cost(kind: ActKind, duty: Balance, fee: Balance) {
    assert_ok!(Notary::set_fee(treasury(), kind, FeeSums { duty, fee }));
}

/// Sales cost something, and the practice has said where it is paid.
fn sales_cost() {
    cost(ActKind::Sale, DUTY, FEE);
    let four_eyes = RuntimeOrigin::signed(NOTARY_FOUR_EYES);
    assert_ok!(Notary::set_payout(four_eyes, PAYOUT));
}

/// The account of the person of this number, whose wallet is linked and has a million.
fn purse(number: u8) -> AccountId {
    let account = account_of(&wallet(number));
    let _ = wallet_of(number);
    endow(&account, 1_000_000);
    account
}

fn endow(account: &AccountId, amount: Balance) {
    let issuer = RuntimeOrigin::signed(ISSUER);
    assert_ok!(Assets::mint(issuer, SUM, account.clone(), amount));
}

/// What an account can spend.
fn free(account: &AccountId) -> Balance {
    Assets::balance(SUM, account)
}

fn on_hold(account: &AccountId, reason: HoldReason) -> Balance {
    AssetsHolder::balance_on_hold(SUM, &reason.into(), account)
}

/// The wallet of the person of this number puts this on hold for what an act costs.
fn hold_fee(number: u8, id: ActId, amount: Balance) -> DispatchResult {
    Notary::hold_fee(wallet_of(number), id, amount)
}

fn settle(id: ActId) -> DispatchResult {
    Notary::settle_act(judge(), id)
}

fn fee_escrow(id: ActId) -> Escrow<AccountId> {
    ActFees::<Test>::get(id).expect("it costs something").escrow
}

fn price_escrow(id: ActId) -> Escrow<AccountId> {
    ActPrices::<Test>::get(id).expect("it has a price").escrow
}

/// Person 1 sells to person 2 for this.
fn sale_for(amount: Balance) -> SaleTerms {
    SaleTerms {
        amount,
        buyer: subject(2),
        seller: subject(1),
    }
}

/// Such a sale, drafted.
fn drafted_sale(amount: Balance) -> ActId {
    let id = next();
    let terms = sale_for(amount);
    assert_ok!(Notary::draft_sale(
        notary(),
        parties(&[1, 2]),
        terms,
        ROOT,
        a_month()
    ));
    id
}

fn hold_price(number: u8, id: ActId, amount: Balance) -> DispatchResult {
    Notary::hold_price(wallet_of(number), id, ROOT, amount)
}
