//! Worst cases: as many parties, attorneys, relatives, files and suspensions as there can be, and the officer as the
//! runtime makes them most expensive.

mod setup;

use super::*;
use crate::types::{
    ActKind, ActStatus, Balance, Capacity, Cover, EndingCause, Link, Power, Presence, Relation,
    Ruling, SaleTerms, Term, Waiver, WrappedKey, MAX_ATTORNEYS, MAX_DEATHS, MAX_INHERITED,
    MAX_PARTIES, MAX_RELATED,
};
use adliya_primitives::{
    subject::LinkedSubjects,
    traits::{Death, DeathAnnulment, OnDeath, OnDeathAnnulled},
    ActId, Moment, OfficeId, RecordId, SubjectId,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungibles::Inspect, EnsureOrigin, Get, Time};
use frame_system::RawOrigin;
use setup::*;

#[benchmarks]
mod benchmarks {
    use super::*;

    /// Of somebody who had one before.
    #[benchmark]
    fn link_wallet() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        let subject = person::<T>(1);
        Pallet::<T>::do_unlink_own_wallet(holder::<T>(subject))?;
        let (wallet, signature) = willing::<T>(subject);
        #[extrinsic_call]
        _(origin as Origin<T>, subject, wallet.clone(), signature);
        assert_eq!(Wallets::<T>::get(subject), Some(wallet));
        Ok(())
    }

    #[benchmark]
    fn unlink_wallet() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        let subject = person::<T>(1);
        let wallet = holder::<T>(subject);
        #[extrinsic_call]
        _(origin as Origin<T>, subject);
        assert!(WalletOwners::<T>::get(wallet).is_some_and(|owner| owner.unlinked_at.is_some()));
        Ok(())
    }

    #[benchmark]
    fn unlink_own_wallet() {
        let wallet = holder::<T>(person::<T>(1));
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet.clone()));
        assert!(WalletOwners::<T>::get(wallet).is_some_and(|owner| owner.unlinked_at.is_some()));
    }

    /// The first of an office.
    #[benchmark]
    fn identify_notary() -> Result<(), BenchmarkError> {
        let (_, notary) = officer_by::<T, T::NotaryOrigin>()?;
        let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
        #[extrinsic_call]
        _(origin as Origin<T>, notary.account, person::<T>(1));
        assert!(Notaries::<T>::contains_key(notary.mandate));
        assert!(Practices::<T>::contains_key(notary.office));
        Ok(())
    }

    /// The last that there is a place for.
    #[benchmark]
    fn declare_related() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::NotaryOrigin>()?;
        settle::<T>(&officer, MAX_RELATED - 1);
        #[extrinsic_call]
        _(origin as Origin<T>, person::<T>(1), Relation::Kin);
        let notary = Notaries::<T>::get(officer.mandate);
        assert!(notary.is_some_and(|notary| notary.related.len() == MAX_RELATED as usize));
        Ok(())
    }

    #[benchmark]
    fn end_related() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedNotaryOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        let officer = T::ConfirmedNotaryOrigin::ensure_origin(origin.clone())
            .map_err(|_| BenchmarkError::Weightless)?
            .officer;
        settle::<T>(&officer, MAX_RELATED);
        let related = Notaries::<T>::get(officer.mandate).map(|notary| notary.related);
        let [first, ..] = related.expect("settled")[..] else {
            return Err(BenchmarkError::Weightless);
        };
        #[extrinsic_call]
        _(origin as Origin<T>, first.subject);
        assert!(FormerRelations::<T>::contains_key(officer.mandate, 0));
        Ok(())
    }

    /// The first of a practice, with as many parties as there can be, that changes another.
    #[benchmark]
    fn draft_act() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let earlier = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        certified::<T>(&officer, earlier);
        settle::<T>(&officer, MAX_RELATED);
        let parties: Vec<_> = all::<T>()
            .into_iter()
            .map(|who| (who, Capacity::Consenting))
            .collect();
        let parties = parties.try_into().expect("within the bound");
        let (kind, link) = (ActKind::Sale, Some(Link::Changes(earlier)));
        let id = NextAct::<T>::get();
        #[extrinsic_call]
        _(origin as Origin<T>, kind, parties, ROOT, term::<T>(), link);
        assert_eq!(get::<T>(id).parties.len(), MAX_PARTIES as usize);
        Ok(())
    }

    /// By somebody who is exempt.
    #[benchmark]
    fn sign_act() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        let who = person::<T>(MAX_PARTIES);
        exempt::<T>(who)?;
        let wallet = holder::<T>(who);
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id, ROOT);
        let signed = get::<T>(id)
            .parties
            .last()
            .and_then(|party| party.signature);
        assert!(signed.is_some());
        Ok(())
    }

    /// Of somebody who is exempt.
    #[benchmark]
    fn attest_signature() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        let who = person::<T>(MAX_PARTIES);
        exempt::<T>(who)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, who, Presence::Video);
        let signed = get::<T>(id)
            .parties
            .last()
            .and_then(|party| party.signature);
        assert!(signed.is_some());
        Ok(())
    }

    #[benchmark]
    fn check_parties() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        signed::<T>(id);
        let pair = [1, 2].map(person::<T>);
        #[extrinsic_call]
        _(origin as Origin<T>, id, pair);
        let (act, now) = (get::<T>(id), T::Time::now());
        assert!(act.parties.iter().all(|party| party.checked_at == now));
        Ok(())
    }

    /// A sale through escrow of as many parties as there can be, in the place of another act.
    #[benchmark]
    fn certify_act() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let earlier = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        certified::<T>(&officer, earlier);
        let link = Some(Link::Replaces(earlier));
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), link)?;
        funded::<T>(id)?;
        let seller = holder::<T>(person::<T>(1));
        #[extrinsic_call]
        _(origin as Origin<T>, id, ROOT);
        assert_eq!(spendable::<T>(&seller), PRICE);
        assert!(get::<T>(id).certification.is_some());
        let ending = get::<T>(earlier).ending.map(|ending| ending.cause);
        assert_eq!(ending, Some(EndingCause::Superseded(id)));
        Ok(())
    }

    /// Of as many who pass it on, to as many, as there can be.
    #[benchmark]
    fn certify_power() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let under = power::<T>(&officer)?;
        let givers = persons::<T>(11, MAX_ATTORNEYS).into_inner();
        let link = Some(Link::Substitutes(under));
        let id = draft::<T>(&officer, ActKind::PowerOfAttorney, givers, link)?;
        Powers::<T>::insert(
            id,
            Power {
                principal: person::<T>(1),
                under: Some(under),
                terms: terms(persons::<T>(21, MAX_ATTORNEYS), officer.region, 0),
                renunciations: Default::default(),
            },
        );
        signed::<T>(id);
        let payer: T::AccountId = account("payer", 0, 0);
        let owed = SUMS.duty + SUMS.fee;
        endow::<T>(&payer, 2 * owed)?;
        Pallet::<T>::do_hold_fee(payer, id, owed)?;
        #[extrinsic_call]
        certify_act(origin as Origin<T>, id, ROOT);
        assert_eq!(
            get::<T>(id).status(T::Time::now()),
            Some(ActStatus::InForce)
        );
        Ok(())
    }

    /// With the fee and the price on hold.
    #[benchmark]
    fn withdraw_act() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        funded::<T>(id)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id);
        assert!(get::<T>(id).ending.is_some());
        Ok(())
    }

    /// The same.
    #[benchmark]
    fn withdraw_own_act() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        funded::<T>(id)?;
        let wallet = holder::<T>(person::<T>(MAX_PARTIES));
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id);
        assert!(get::<T>(id).ending.is_some());
        Ok(())
    }

    #[benchmark]
    fn rule_on_act() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let (origin, _) = officer_by::<T, T::JudgeOrigin>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        certified::<T>(&officer, id);
        #[extrinsic_call]
        _(origin as Origin<T>, id, Ruling::Suspend, ROOT);
        assert!(CourtOrders::<T>::contains_key(id, 0));
        Ok(())
    }

    /// Of as many files as one practice can take over.
    #[benchmark]
    fn hand_over_practice() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedChamberOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        let officer = T::ConfirmedChamberOrigin::ensure_origin(origin.clone())
            .map_err(|_| BenchmarkError::Weightless)?
            .officer;
        let [from, to] = [u32::MAX - 1, u32::MAX].map(OfficeId);
        keep::<T>(from, officer.region, MAX_INHERITED - 1, true);
        Practices::<T>::insert(
            to,
            crate::types::Practice {
                region: officer.region,
                ..Default::default()
            },
        );
        #[extrinsic_call]
        _(origin as Origin<T>, from, to);
        let taker = Practices::<T>::get(to).expect("it is one");
        assert_eq!(taker.inherited.len(), MAX_INHERITED as usize);
        Ok(())
    }

    /// The first of a practice, of as many who pass it on, to as many, as there can be.
    #[benchmark]
    fn draft_power() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let under = power::<T>(&officer)?;
        settle::<T>(&officer, MAX_RELATED);
        let grantors = persons::<T>(11, MAX_ATTORNEYS);
        let terms = terms(persons::<T>(21, MAX_ATTORNEYS), officer.region, 0);
        let link = Some(Link::Substitutes(under));
        let id = NextAct::<T>::get();
        let term: Term = term::<T>();
        #[extrinsic_call]
        _(origin as Origin<T>, grantors, terms, ROOT, term, link);
        assert!(Powers::<T>::get(id).is_some_and(|power| power.under == Some(under)));
        Ok(())
    }

    #[benchmark]
    fn revoke_power() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = power::<T>(&officer)?;
        #[extrinsic_call]
        _(origin as Origin<T>, id, person::<T>(1));
        assert!(get::<T>(id).ending.is_some());
        Ok(())
    }

    #[benchmark]
    fn revoke_own_power() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = power::<T>(&officer)?;
        let wallet = holder::<T>(person::<T>(1));
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id);
        assert!(get::<T>(id).ending.is_some());
        Ok(())
    }

    #[benchmark]
    fn renounce_power() -> Result<(), BenchmarkError> {
        let (origin, officer) = notary::<T>()?;
        let id = power::<T>(&officer)?;
        let attorney = person::<T>(10 + MAX_ATTORNEYS);
        #[extrinsic_call]
        _(origin as Origin<T>, id, attorney);
        assert!(renounced::<T>(id, attorney));
        Ok(())
    }

    #[benchmark]
    fn renounce_own_power() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = power::<T>(&officer)?;
        let attorney = person::<T>(10 + MAX_ATTORNEYS);
        let wallet = holder::<T>(attorney);
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), id);
        assert!(renounced::<T>(id, attorney));
        Ok(())
    }

    /// To one act, in the place of an earlier grant.
    #[benchmark]
    fn grant_access() -> Result<(), BenchmarkError> {
        let (who, wallet, to, cover) = open_dossier::<T>()?;
        #[extrinsic_call]
        _(
            RawOrigin::Signed(wallet),
            to.clone(),
            cover,
            Moment::MAX,
            long_key(),
        );
        assert_eq!(LatestGrants::<T>::get((who, to), cover), Some(1));
        Ok(())
    }

    #[benchmark]
    fn revoke_access() -> Result<(), BenchmarkError> {
        let (who, wallet, to, cover) = open_dossier::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(wallet), to, cover);
        assert!(Grants::<T>::get(who, 0).is_some_and(|grant| grant.revoked_at.is_some()));
        Ok(())
    }

    #[benchmark]
    fn request_access() -> Result<(), BenchmarkError> {
        let (who, _, by, cover) = open_dossier::<T>()?;
        #[extrinsic_call]
        _(RawOrigin::Signed(by), who, cover);
        assert!(AccessRequests::<T>::contains_key(who, 0));
        Ok(())
    }

    /// Of two who had such a guardianship before.
    #[benchmark]
    fn record_guardian() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedIdentityOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        let [ward, guardian] = [1, 2].map(person::<T>);
        let by = T::ConfirmedIdentityOrigin::ensure_origin(origin.clone())
            .map_err(|_| BenchmarkError::Weightless)?;
        let until = Moment::MAX;
        Pallet::<T>::do_record_guardian(&by, ward, guardian, until, ROOT)?;
        Pallet::<T>::do_end_guardian(&by.officer, ward, guardian)?;
        #[extrinsic_call]
        _(origin as Origin<T>, ward, guardian, until, ROOT);
        assert!(Pallet::<T>::guardianship(&ward, &guardian).is_some());
        Ok(())
    }

    #[benchmark]
    fn end_guardian() -> Result<(), BenchmarkError> {
        let (origin, officer) = officer_by::<T, T::IdentityOrigin>()?;
        let [ward, guardian] = [1, 2].map(person::<T>);
        let by = adliya_primitives::Confirmed {
            supervisor: officer.clone(),
            officer,
        };
        Pallet::<T>::do_record_guardian(&by, ward, guardian, Moment::MAX, ROOT)?;
        #[extrinsic_call]
        _(origin as Origin<T>, ward, guardian);
        assert!(Pallet::<T>::guardianship(&ward, &guardian).is_none());
        Ok(())
    }

    /// In the place of another.
    #[benchmark]
    fn set_fee() -> Result<(), BenchmarkError> {
        cost::<T>(ActKind::Sale);
        let origin = T::ConfirmedTreasurerOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as Origin<T>, ActKind::Sale, SUMS);
        assert!(FeeSchedules::<T>::contains_key(ActKind::Sale, 1));
        Ok(())
    }

    /// In the place of another.
    #[benchmark]
    fn record_exemption() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::ExemptionOrigin>()?;
        let who = person::<T>(1);
        exempt::<T>(who)?;
        let (waiver, until) = (Waiver::Everything, Moment::MAX);
        #[extrinsic_call]
        _(origin as Origin<T>, who, waiver, until, ROOT);
        assert!(Exemptions::<T>::contains_key(who, 1));
        Ok(())
    }

    #[benchmark]
    fn end_exemption() -> Result<(), BenchmarkError> {
        let (origin, _) = officer_by::<T, T::ExemptionOrigin>()?;
        let who = person::<T>(1);
        exempt::<T>(who)?;
        #[extrinsic_call]
        _(origin as Origin<T>, who);
        assert!(Pallet::<T>::exemption(&who).is_none());
        Ok(())
    }

    /// In the place of another.
    #[benchmark]
    fn set_payout() -> Result<(), BenchmarkError> {
        let origin = T::ConfirmedNotaryOrigin::try_successful_origin()
            .map_err(|_| BenchmarkError::Weightless)?;
        let officer = T::ConfirmedNotaryOrigin::ensure_origin(origin.clone())
            .map_err(|_| BenchmarkError::Weightless)?
            .officer;
        settle::<T>(&officer, MAX_RELATED);
        payout::<T>(&officer);
        let to: T::AccountId = account("another", 0, 0);
        #[extrinsic_call]
        _(origin as Origin<T>, to.clone());
        assert_eq!(PayoutAccounts::<T>::get(officer.office), Some(to));
        Ok(())
    }

    /// The first act of a practice, with as many parties as there can be.
    #[benchmark]
    fn draft_sale() -> Result<(), BenchmarkError> {
        let (origin, _) = notary::<T>()?;
        let capacities = [Capacity::Transferor, Capacity::Transferee];
        let capacities = capacities
            .into_iter()
            .chain(core::iter::repeat(Capacity::Consenting));
        let parties: Vec<_> = all::<T>().into_iter().zip(capacities).collect();
        let parties = parties.try_into().expect("within the bound");
        let [seller, buyer] = [1, 2].map(person::<T>);
        let terms = SaleTerms {
            amount: PRICE,
            buyer,
            seller,
        };
        let id = NextAct::<T>::get();
        #[extrinsic_call]
        _(origin as Origin<T>, parties, terms, ROOT, term::<T>());
        assert!(ActPrices::<T>::contains_key(id) && ActFees::<T>::contains_key(id));
        Ok(())
    }

    #[benchmark]
    fn hold_fee() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        signed::<T>(id);
        let (payer, owed): (T::AccountId, _) = (account("payer", 0, 0), SUMS.duty + SUMS.fee);
        endow::<T>(&payer, 2 * owed)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(payer.clone()), id, owed);
        assert_eq!(spendable::<T>(&payer), owed);
        Ok(())
    }

    #[benchmark]
    fn hold_price() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        priced::<T>(id);
        let buyer = holder::<T>(person::<T>(2));
        endow::<T>(&buyer, 2 * PRICE)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(buyer.clone()), id, ROOT, PRICE);
        assert_eq!(spendable::<T>(&buyer), PRICE);
        Ok(())
    }

    /// To accounts that never had anything.
    #[benchmark]
    fn pay_fee() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        funded::<T>(id)?;
        certified::<T>(&officer, id);
        let payout = payout::<T>(&officer);
        #[extrinsic_call]
        settle_act(RawOrigin::Signed(officer.account), id);
        assert_eq!(spendable::<T>(&payout), SUMS.fee);
        Ok(())
    }

    /// Both, to different accounts.
    #[benchmark]
    fn return_money() -> Result<(), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        funded::<T>(id)?;
        lapsed::<T>(id);
        #[extrinsic_call]
        settle_act(RawOrigin::Signed(officer.account), id);
        let payer: T::AccountId = account("payer", 0, 0);
        assert_eq!(spendable::<T>(&payer), 2 * (SUMS.duty + SUMS.fee));
        let buyer = Wallets::<T>::get(person::<T>(2)).expect("linked");
        assert_eq!(spendable::<T>(&buyer), 2 * PRICE);
        Ok(())
    }

    /// Of somebody who was held to be dead before.
    #[benchmark]
    fn on_death() {
        let subject = person::<T>(1);
        DeathsOf::<T>::insert(subject, deaths(MAX_DEATHS - 1));
        let death = Death {
            subject,
            linked: linked(subject),
            record: RecordId(1),
            registered_at: 0,
        };
        #[block]
        {
            Pallet::<T>::on_death(&death).expect("no death is refused");
        }
        assert!(DeathsOf::<T>::get(subject).is_dead());
    }

    /// Of the last of several deaths.
    #[benchmark]
    fn on_death_annulled() {
        let subject = person::<T>(1);
        DeathsOf::<T>::mutate(subject, |deaths| {
            if let Some(last) = deaths.0.last_mut() {
                last.until = None;
            }
        });
        let annulment = DeathAnnulment {
            subject,
            linked: linked(subject),
            death: RecordId(u64::MAX),
            record: RecordId(1),
            registered_at: 0,
        };
        #[block]
        {
            Pallet::<T>::on_death_annulled(&annulment).expect("no annulment is refused");
        }
        assert!(!DeathsOf::<T>::get(subject).is_dead());
    }

    /// A person with a wallet, who has let an account read the documents of an act.
    fn open_dossier<T: Config>(
    ) -> Result<(SubjectId, T::AccountId, T::AccountId, Cover), BenchmarkError> {
        let (_, officer) = notary::<T>()?;
        let id = draft::<T>(&officer, ActKind::Sale, all::<T>(), None)?;
        let (who, cover) = (person::<T>(1), Cover::Act(id));
        let (wallet, to) = (holder::<T>(who), account("reader", 0, 0));
        let key = long_key();
        Pallet::<T>::do_grant_access(&wallet, T::AccountId::clone(&to), cover, Moment::MAX, key)?;
        Ok((who, wallet, to, cover))
    }

    /// As long as a key can be.
    fn long_key() -> WrappedKey {
        vec![7; 128].try_into().expect("within the bound")
    }

    /// What an account has that is not on hold.
    fn spendable<T: Config>(account: &T::AccountId) -> Balance {
        T::Assets::balance(T::SettlementAsset::get(), account)
    }

    fn linked(notary: SubjectId) -> LinkedSubjects {
        LinkedSubjects {
            notary,
            wills: notary,
            utility: notary,
        }
    }

    fn renounced<T: Config>(id: ActId, attorney: SubjectId) -> bool {
        Powers::<T>::get(id).is_some_and(|power| power.is_renounced(&attorney, T::Time::now()))
    }

    impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::build(), mock::Test);
}
