//! What the benchmarks begin with.

use crate::{
    types::{
        Act, ActKind, AttorneyList, Balance, Capacity, Certification, DeathSpan, Deaths, Escrow,
        Exercise, FeeSchedule, FeeSums, Link, Means, Notary, Power, PowerTerms, Practice, Price,
        Related, Relation, SaleTerms, Scope, Scopes, Signature, Suspension, Term, Waiver,
        WalletOwner, MAX_ATTORNEYS, MAX_DEATHS, MAX_DEPTH, MAX_INHERITED, MAX_PARTIES, MAX_RELATED,
        MAX_SUSPENSIONS,
    },
    ActFees, ActPrices, Acts, Config, DeathsOf, Dockets, FeeSchedules, Notaries, Pallet,
    PayoutAccounts, Powers, Practices, ScheduleCounts, WalletOwners, Wallets,
};
use adliya_primitives::{
    benchmarking::WalletSigner, signature::wrapped, subject::wallet_link_message, ActId, DocketId,
    MandateId, Moment, OfficeId, Officer, RecordId, Region, SubjectId,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{
    fungibles::{Create, Inspect, Mutate},
    EnsureOrigin, Get, Time,
};
use sp_core::H256;

pub(super) const ROOT: H256 = H256::repeat_byte(7);

pub(super) const SUMS: FeeSums = FeeSums {
    duty: 1_000_000,
    fee: 1_000_000,
};
pub(super) const PRICE: Balance = 1_000_000;

pub(super) type Origin<T> = <T as frame_system::Config>::RuntimeOrigin;
pub(super) type OfficerOf<T> = Officer<<T as frame_system::Config>::AccountId>;

fn subject(number: u32) -> SubjectId {
    let mut id = [0; 32];
    id[28..].copy_from_slice(&number.to_be_bytes());
    SubjectId(H256(id))
}

/// A person who was held to be dead as often as can be told apart.
pub(super) fn person<T: Config>(number: u32) -> SubjectId {
    let subject = subject(number);
    DeathsOf::<T>::insert(subject, deaths(MAX_DEATHS));
    subject
}

/// So many deaths that were none.
pub(super) fn deaths(number: u32) -> Deaths {
    let span = DeathSpan {
        record: RecordId(u64::MAX),
        from: 0,
        until: Some(0),
    };
    Deaths(filled(span, number))
}

/// Persons from this number on.
pub(super) fn persons<T: Config>(first: u32, number: u32) -> AttorneyList {
    let persons: Vec<_> = (first..first + number).map(person::<T>).collect();
    persons.try_into().expect("within the bound")
}

fn filled<V: Clone + core::fmt::Debug, S: Get<u32>>(
    value: V,
    number: u32,
) -> frame_support::BoundedVec<V, S> {
    vec![value; number as usize]
        .try_into()
        .expect("within the bound")
}

/// An origin that is most expensive to check, and the officer behind it.
pub(super) fn officer_by<T, O>() -> Result<(Origin<T>, OfficerOf<T>), BenchmarkError>
where
    T: Config,
    O: EnsureOrigin<Origin<T>, Success = OfficerOf<T>>,
{
    let origin = O::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
    let officer = O::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Weightless)?;
    Ok((origin, officer))
}

/// A notary who has declared so many relatives, and whose practice keeps the files of as many others as it can.
pub(super) fn settle<T: Config>(officer: &OfficerOf<T>, relatives: u32) {
    let related = (0..relatives).map(|number| Related {
        subject: self::subject(1_000 + number),
        relation: Relation::Kin,
        since: 0,
        until: None,
    });
    let related: Vec<_> = related.collect();
    Notaries::<T>::insert(
        officer.mandate,
        Notary {
            subject: self::subject(999),
            related: related.try_into().expect("within the bound"),
            former: 0,
        },
    );
    keep::<T>(officer.office, officer.region, MAX_INHERITED, false);
}

/// A practice that keeps this many files of others, and one of its own or none.
pub(super) fn keep<T: Config>(office: OfficeId, region: Region, others: u32, own: bool) {
    let docket = |number: u32| {
        let docket = DocketId(u32::MAX - number);
        Dockets::<T>::insert(docket, office);
        docket
    };
    let inherited: Vec<_> = (1..=others).map(docket).collect();
    let practice = Practice {
        region,
        own: own.then(|| docket(0)),
        inherited: inherited.try_into().expect("within the bound"),
    };
    Practices::<T>::insert(office, practice);
}

pub(super) fn notary<T: Config>() -> Result<(Origin<T>, OfficerOf<T>), BenchmarkError> {
    let (origin, officer) = officer_by::<T, T::NotaryOrigin>()?;
    settle::<T>(&officer, MAX_RELATED);
    for kind in [ActKind::Sale, ActKind::PowerOfAttorney] {
        cost::<T>(kind);
    }
    Ok((origin, officer))
}

/// Acts of a kind cost something that are drafted from now on.
pub(super) fn cost<T: Config>(kind: ActKind) {
    ScheduleCounts::<T>::insert(kind, 1);
    let schedule = FeeSchedule {
        sums: SUMS,
        since: 0,
        office: OfficeId(u32::MAX),
        mandate: MandateId(u64::MAX),
        supervisor: MandateId(u64::MAX),
    };
    FeeSchedules::<T>::insert(kind, 0, schedule);
}

/// The officer of the exempting office has seen this person's papers.
pub(super) fn exempt<T: Config>(subject: SubjectId) -> Result<(), BenchmarkError> {
    let (_, officer) = officer_by::<T, T::ExemptionOrigin>()?;
    let (waiver, until) = (Waiver::Everything, Moment::MAX);
    Pallet::<T>::do_record_exemption(&officer, subject, waiver, until, ROOT)?;
    Ok(())
}

/// Gives an account so much of the settlement asset.
pub(super) fn endow<T: Config>(
    account: &T::AccountId,
    amount: Balance,
) -> Result<(), BenchmarkError> {
    let asset = T::SettlementAsset::get();
    if !T::BenchmarkAssets::asset_exists(asset.clone()) {
        T::BenchmarkAssets::create(asset.clone(), account.clone(), true, 1)?;
    }
    T::BenchmarkAssets::mint_into(asset, account, amount)?;
    Ok(())
}

/// An act that all have signed, with its fee and its price on hold in different accounts. Person 1 sells to person 2.
pub(super) fn funded<T: Config>(id: ActId) -> Result<(), BenchmarkError> {
    signed::<T>(id);
    let payer: T::AccountId = account("payer", 0, 0);
    let owed = priced::<T>(id);
    endow::<T>(&payer, 2 * owed)?;
    Pallet::<T>::do_hold_fee(payer, id, owed)?;
    let buyer = holder::<T>(person::<T>(2));
    endow::<T>(&buyer, 2 * PRICE)?;
    Pallet::<T>::do_hold_price(buyer, id, ROOT, PRICE)?;
    Ok(())
}

/// Gives an act a price, and says what it costs.
pub(super) fn priced<T: Config>(id: ActId) -> Balance {
    let terms = SaleTerms {
        amount: PRICE,
        buyer: person::<T>(2),
        seller: person::<T>(1),
    };
    let escrow = Escrow::Awaited;
    ActPrices::<T>::insert(id, Price { terms, escrow });
    ActFees::<T>::get(id).map_or(0, |fee| fee.total())
}

/// The notary's practice is paid into an account.
pub(super) fn payout<T: Config>(officer: &OfficerOf<T>) -> T::AccountId {
    let payout: T::AccountId = account("payout", 0, 0);
    PayoutAccounts::<T>::insert(officer.office, &payout);
    payout
}

/// As long as a power can be valid.
pub(super) fn term<T: Config>() -> Term {
    let until = T::Time::now().saturating_add(T::MaxPowerTerm::get());
    Term {
        deadline: until.saturating_sub(1),
        until: Some(until),
    }
}

/// A draft of these.
pub(super) fn draft<T: Config>(
    officer: &OfficerOf<T>,
    kind: ActKind,
    parties: Vec<SubjectId>,
    link: Option<Link>,
) -> Result<ActId, BenchmarkError> {
    let parties = parties.into_iter().map(|who| (who, Capacity::Attorney));
    Ok(Pallet::<T>::write_draft(
        officer,
        kind,
        parties,
        ROOT,
        term::<T>(),
        link,
    )?)
}

/// As many parties as there can be.
pub(super) fn all<T: Config>() -> Vec<SubjectId> {
    (1..=MAX_PARTIES).map(person::<T>).collect()
}

/// Has all sign; all but two are made sure of at this moment.
pub(super) fn signed<T: Config>(id: ActId) {
    let now = T::Time::now();
    mutate::<T>(id, |act| {
        for (place, party) in act.parties.iter_mut().enumerate() {
            party.signature = Some(Signature {
                at: now,
                means: Means::Wallet,
            });
            party.checked_at = if place < 2 { Moment::MAX } else { now };
        }
    });
}

/// Certifies an act, which courts have suspended as often as they can, less once.
pub(super) fn certified<T: Config>(officer: &OfficerOf<T>, id: ActId) {
    signed::<T>(id);
    let suspension = Suspension {
        from: 0,
        until: Some(0),
    };
    mutate::<T>(id, |act| {
        act.certification = Some(Certification {
            at: T::Time::now(),
            office: officer.office,
            mandate: officer.mandate,
        });
        act.suspensions = filled(suspension, MAX_SUSPENSIONS - 1);
    });
}

/// Lets the deadline of an act pass.
pub(super) fn lapsed<T: Config>(id: ActId) {
    mutate::<T>(id, |act| act.term.deadline = T::Time::now());
}

fn mutate<T: Config>(id: ActId, change: impl FnOnce(&mut Act)) {
    Acts::<T>::mutate(id, |act| change(act.as_mut().expect("drafted")));
}

/// The terms of a power of these, who act together.
pub(super) fn terms(attorneys: AttorneyList, region: Region, substitutions: u8) -> PowerTerms {
    PowerTerms {
        attorneys,
        exercise: Exercise::Jointly,
        scopes: Scopes::of(&Scope::ALL),
        substitutions,
        limit: Some(u128::MAX),
        territory: region,
    }
}

/// A power in force, with as many attorneys as there can be, who act together. Its principal is person 1.
pub(super) fn power<T: Config>(officer: &OfficerOf<T>) -> Result<ActId, BenchmarkError> {
    let parties = vec![person::<T>(1)];
    let id = draft::<T>(officer, ActKind::PowerOfAttorney, parties, None)?;
    let attorneys = persons::<T>(11, MAX_ATTORNEYS);
    Powers::<T>::insert(
        id,
        Power {
            principal: person::<T>(1),
            under: None,
            terms: terms(attorneys, officer.region, MAX_DEPTH),
            renunciations: Default::default(),
        },
    );
    certified::<T>(officer, id);
    Ok(id)
}

/// The wallet of a person.
pub(super) fn holder<T: Config>(subject: SubjectId) -> T::AccountId {
    let wallet = T::BenchmarkHelper::wallet();
    let owner = WalletOwner {
        subject,
        speaks_from: 0,
        unlinked_at: None,
    };
    WalletOwners::<T>::insert(&wallet, owner);
    Wallets::<T>::insert(subject, &wallet);
    wallet
}

/// A new wallet, and its signature to be a person's in the form that is tried second, which costs the most.
pub(super) fn willing<T: Config>(subject: SubjectId) -> (T::AccountId, T::Signature) {
    let wallet = T::BenchmarkHelper::wallet();
    let message = wallet_link_message(&Pallet::<T>::genesis_hash(), &subject);
    let signature = T::BenchmarkHelper::sign(&wallet, &wrapped(&message));
    (wallet, signature)
}

pub(super) fn get<T: Config>(id: ActId) -> Act {
    Acts::<T>::get(id).expect("drafted")
}
