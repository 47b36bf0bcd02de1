//! What holds in every state.

use crate::{
    types::{CertificateKind, ClosingCause, Estate, Ruling, Share, Shares},
    Certificates, Config, CourtOrders, Estates, EstatesByDeath, EstatesOf, FormerTakings, Heirs,
    Holdings, Inventories, NextEstate, NextWill, Pallet, Testators, Wills,
};
use adliya_primitives::{traits::NotarialPractices, EstateId, WillId};
use alloc::vec::Vec;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        Self::check_wills()?;
        Self::check_testators()?;
        let [mut numbers, mut takings, mut inventories, mut certificates, mut orders] = [0usize; 5];
        for (id, estate) in Estates::<T>::iter() {
            numbers = numbers.saturating_add(1);
            takings = takings.saturating_add(estate.former_takings as usize);
            inventories = inventories.saturating_add(estate.inventories as usize);
            certificates = certificates.saturating_add(estate.certificates as usize);
            orders = orders.saturating_add(estate.orders as usize);
            Self::check_estate(id, &estate)?;
            Self::check_certificates(id, &estate)?;
            Self::check_heirs(id, &estate)?;
            Self::check_orders(id, &estate)?;
        }
        ensure!(
            NextEstate::<T>::get() == EstateId(numbers as u64),
            "an estate's number is missing"
        );
        ensure!(
            EstatesByDeath::<T>::iter_keys().count() == numbers,
            "a death has opened two estates"
        );
        ensure!(
            FormerTakings::<T>::iter_keys().count() == takings
                && Inventories::<T>::iter_keys().count() == inventories
                && Certificates::<T>::iter_keys().count() == certificates
                && CourtOrders::<T>::iter_keys().count() == orders,
            "a taking, an inventory, a certificate or an order is missing, or is of no estate"
        );
        for (id, _) in Heirs::<T>::iter_keys() {
            ensure!(Estates::<T>::contains_key(id), "an heir inherits nothing");
        }
        for ((id, number), heir) in Holdings::<T>::iter_keys() {
            ensure!(
                Certificates::<T>::contains_key(id, number) && Heirs::<T>::contains_key(id, heir),
                "a share is in no certificate, or is nobody's"
            );
        }
        Ok(())
    }

    fn check_wills() -> Result<(), TryRuntimeError> {
        let mut numbers = 0usize;
        for (id, will) in Wills::<T>::iter() {
            numbers = numbers.saturating_add(1);
            ensure!(
                T::Practices::keeper(will.docket).is_some(),
                "a will is kept by nobody"
            );
            ensure!(
                will.withdrawal
                    .is_none_or(|withdrawal| withdrawal.at >= will.registered_at)
                    && will.annulled_at.is_none_or(|at| at >= will.registered_at),
                "a will ended before it was made"
            );
            let Some(former) = will.former else { continue };
            let earlier = Wills::<T>::get(former).ok_or("an earlier will is missing")?;
            ensure!(
                former < id && earlier.testator == will.testator,
                "a will supersedes one that is later, or another's"
            );
        }
        ensure!(
            NextWill::<T>::get() == WillId(numbers as u64),
            "a will's number is missing"
        );
        Ok(())
    }

    /// Every will is found from its testator, and every open estate from its deceased.
    fn check_testators() -> Result<(), TryRuntimeError> {
        let mut found = 0usize;
        for (testator, known) in Testators::<T>::iter() {
            let mut next = known.latest;
            while let Some(id) = next {
                let will = Wills::<T>::get(id).ok_or("a will is missing")?;
                ensure!(will.testator == testator, "a will is another's");
                found = found.saturating_add(1);
                next = will.former;
            }
            let Some(id) = known.estate else { continue };
            let estate = Estates::<T>::get(id).ok_or("an estate is missing")?;
            ensure!(
                estate.void.is_none() && estate.linked.wills == testator,
                "the wills of somebody are open who lives"
            );
        }
        ensure!(
            Wills::<T>::iter_keys().count() == found,
            "a will is not found from its testator"
        );
        Ok(())
    }

    fn check_estate(id: EstateId, estate: &Estate) -> Result<(), TryRuntimeError> {
        ensure!(
            EstatesByDeath::<T>::get(estate.death) == Some(id),
            "an estate is not found from its death"
        );
        ensure!(
            estate.void.is_some() || EstatesOf::<T>::get(estate.deceased) == Some(id),
            "an estate that stands is not the latest of its person"
        );
        if let Some(former) = estate.former {
            let earlier = Estates::<T>::get(former).ok_or("a former estate is missing")?;
            ensure!(
                former < id && earlier.deceased == estate.deceased && earlier.void.is_some(),
                "a person has two estates"
            );
        }
        for number in 0..estate.former_takings {
            let former = FormerTakings::<T>::get(id, number).ok_or("a taking is missing")?;
            ensure!(
                estate
                    .taking
                    .is_some_and(|taking| taking.place == former.place)
                    && former.released_at.is_some(),
                "an estate was taken that another keeps"
            );
        }
        match estate.taking {
            Some(taking) => ensure!(
                taking.at >= estate.opened_at && T::Practices::keeper(taking.docket).is_some(),
                "an estate is kept by nobody"
            ),
            None => ensure!(
                estate.closing.is_none()
                    && estate.certificates == 0
                    && estate.inventories == 0
                    && estate.orders == 0,
                "something was done with an estate that nobody had taken"
            ),
        }
        if let Some(closing) = estate.closing {
            ensure!(closing.at >= estate.certify_from, "an estate closed early");
            ensure!(
                match closing.cause {
                    ClosingCause::Settled => estate.shares.is_whole(),
                    ClosingCause::Escheated => estate.acceptors == 0 && estate.shares.parts == 0,
                },
                "an estate was closed that is not divided"
            );
        }
        Ok(())
    }

    /// The sums are those of the shares, and no more than the whole.
    fn check_certificates(id: EstateId, estate: &Estate) -> Result<(), TryRuntimeError> {
        let mut standing = Vec::new();
        for number in 0..estate.certificates {
            let certificate =
                Certificates::<T>::get(id, number).ok_or("a certificate is missing")?;
            let stands = certificate.annulled_by.is_none();
            let mut shares = Vec::<Share>::new();
            for (holder, share) in Holdings::<T>::iter_prefix((id, number)) {
                shares.push(share);
                let heir = Heirs::<T>::get(id, holder).ok_or("an heir is missing")?;
                ensure!(
                    !stands || heir.certificate == Some(number),
                    "an heir has two certificates that stand"
                );
            }
            ensure!(
                shares.len() == certificate.holders as usize
                    && Self::is_sum(&certificate.shares, &shares),
                "a certificate's shares are not those of its heirs"
            );
            let inherited = certificate.kind == CertificateKind::Inheritance;
            ensure!(
                inherited == (certificate.holders > 0),
                "a certificate of inheritance is nobody's, or a spouse's share is inherited"
            );
            ensure!(
                !inherited || certificate.at >= estate.certify_from,
                "a share was certified too early"
            );
            if stands {
                standing.extend(shares);
                ensure!(
                    inherited || estate.spousal == Some(number),
                    "two certificates of a spouse's share stand"
                );
            }
        }
        ensure!(
            Self::is_sum(&estate.shares, &standing),
            "an estate's shares are not those of its certificates"
        );
        Ok(())
    }

    fn check_heirs(id: EstateId, estate: &Estate) -> Result<(), TryRuntimeError> {
        let mut acceptors = 0u32;
        for (subject, heir) in Heirs::<T>::iter_prefix(id) {
            acceptors = acceptors.saturating_add(heir.accepts().into());
            ensure!(
                subject != estate.linked.notary,
                "somebody inherits from themselves"
            );
            ensure!(
                heir.declaration.is_some() || heir.ruling.is_some(),
                "an heir has neither declared anything nor been before a court"
            );
            if let Some(ruling) = heir.ruling {
                let order = CourtOrders::<T>::get(id, ruling.order).ok_or("an order is missing")?;
                let expected = match ruling.admitted {
                    true => Ruling::AdmitHeir(subject),
                    false => Ruling::ExcludeHeir(subject),
                };
                ensure!(order.ruling == expected, "an order is about another heir");
            }
            let Some(number) = heir.certificate else {
                continue;
            };
            ensure!(
                Holdings::<T>::contains_key((id, number), subject),
                "an heir is not in their certificate"
            );
            ensure!(
                heir.accepts() || !Self::stands(id, Some(number)),
                "somebody has a share who does not inherit"
            );
        }
        ensure!(
            acceptors == estate.acceptors,
            "the heirs who accept are not counted"
        );
        Ok(())
    }

    fn check_orders(id: EstateId, estate: &Estate) -> Result<(), TryRuntimeError> {
        for number in 0..estate.orders {
            let order = CourtOrders::<T>::get(id, number).ok_or("an order is missing")?;
            let carried_out = match order.ruling {
                Ruling::AnnulWill(will) => Wills::<T>::get(will).is_some_and(|will| {
                    will.testator == estate.linked.wills && will.annulled_at.is_some()
                }),
                Ruling::AnnulCertificate(of) => Certificates::<T>::get(id, of)
                    .is_some_and(|certificate| certificate.annulled_by == Some(number)),
                Ruling::AdmitHeir(heir) | Ruling::ExcludeHeir(heir) => {
                    Heirs::<T>::get(id, heir).is_some_and(|heir| heir.ruling.is_some())
                }
            };
            ensure!(carried_out, "an order was not carried out");
        }
        Ok(())
    }

    fn is_sum(sum: &Shares, shares: &[Share]) -> bool {
        let none = Some(Shares::default());
        let all = shares
            .iter()
            .fold(none, |all, share| all?.with(*share).ok());
        let in_parts = |one: &Shares, other: &Shares| {
            u128::from(one.parts).saturating_mul(u128::from(other.of))
        };
        sum.parts <= sum.of && all.is_some_and(|all| in_parts(&all, sum) == in_parts(sum, &all))
    }
}
