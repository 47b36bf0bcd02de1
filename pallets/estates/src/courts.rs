//! What courts order about estates.

use crate::{
    types::{CertificateKind, ClosingCause, CourtOrder, Estate, HeirRuling, Ruling},
    Certificates, Config, CourtOrders, Error, Estates, Event, Heirs, Pallet, Wills,
};
use adliya_primitives::{EstateId, Officer, SubjectId, WillId};
use frame_support::{
    ensure,
    traits::{DefensiveOption, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_rule_on_estate(
        judge: &Officer<T::AccountId>,
        id: EstateId,
        ruling: Ruling,
        claims_root: H256,
    ) -> DispatchResult {
        let mut estate = Self::standing_estate(id)?;
        let taking = estate.taking.ok_or(Error::<T>::NotTaken)?;
        ensure!(
            judge.region.covers(taking.place),
            Error::<T>::OutsideJurisdiction
        );
        let order = estate.orders;
        estate.orders = order.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;
        // The end to which a closed estate did not come after all.
        let undone = match ruling {
            Ruling::AnnulWill(will) => Self::annul_will(&estate, will)?,
            Ruling::AnnulCertificate(number) => {
                Self::annul_certificate(id, &mut estate, number, order)?
            }
            Ruling::AdmitHeir(heir) => Self::rule_on_heir(id, &mut estate, heir, true, order)?,
            Ruling::ExcludeHeir(heir) => Self::rule_on_heir(id, &mut estate, heir, false, order)?,
        };

        let reopened = estate
            .closing
            .filter(|closing| undone == Some(closing.cause));
        if reopened.is_some() {
            estate.closing = None;
        }
        Estates::<T>::insert(id, estate);
        CourtOrders::<T>::insert(
            id,
            order,
            CourtOrder {
                ruling,
                claims_root,
                office: judge.office,
                mandate: judge.mandate,
                at: T::Time::now(),
                reopened,
            },
        );
        Self::deposit_event(Event::CourtRuled {
            estate: id,
            order,
            ruling,
            reopened: reopened.is_some(),
            office: judge.office,
            officer: judge.mandate,
        });
        Ok(())
    }

    fn annul_will(estate: &Estate, id: WillId) -> Result<Option<ClosingCause>, DispatchError> {
        let mut will = Wills::<T>::get(id).ok_or(Error::<T>::WillNotFound)?;
        ensure!(
            will.testator == estate.linked.wills,
            Error::<T>::NotOfEstate
        );
        ensure!(will.annulled_at.is_none(), Error::<T>::AlreadyAnnulled);

        will.annulled_at = Some(T::Time::now());
        Wills::<T>::insert(id, will);
        Ok(None)
    }

    fn annul_certificate(
        id: EstateId,
        estate: &mut Estate,
        number: u32,
        order: u32,
    ) -> Result<Option<ClosingCause>, DispatchError> {
        let mut certificate =
            Certificates::<T>::get(id, number).ok_or(Error::<T>::CertificateNotFound)?;
        ensure!(
            certificate.annulled_by.is_none(),
            Error::<T>::AlreadyAnnulled
        );
        let left = estate.shares.without(certificate.shares);
        estate.shares = left.defensive_ok_or(DispatchError::Corruption)?;

        certificate.annulled_by = Some(order);
        Certificates::<T>::insert(id, number, certificate);
        let inherited = certificate.kind == CertificateKind::Inheritance;
        Ok(inherited.then_some(ClosingCause::Settled))
    }

    fn rule_on_heir(
        id: EstateId,
        estate: &mut Estate,
        subject: SubjectId,
        admitted: bool,
        order: u32,
    ) -> Result<Option<ClosingCause>, DispatchError> {
        Self::ensure_other(estate, &subject)?;
        let mut heir = Heirs::<T>::get(id, subject).unwrap_or_default();
        let acceptors = if admitted {
            ensure!(!heir.accepts(), Error::<T>::AlreadyHeir);
            estate.acceptors.checked_add(1)
        } else {
            ensure!(heir.accepts(), Error::<T>::NotHeir);
            ensure!(
                !Self::stands(id, heir.certificate),
                Error::<T>::CertificateStands
            );
            estate.acceptors.checked_sub(1)
        };
        estate.acceptors = acceptors.ok_or(Error::<T>::NoIdLeft)?;

        heir.ruling = Some(HeirRuling { admitted, order });
        Heirs::<T>::insert(id, subject, heir);
        Ok(admitted.then_some(ClosingCause::Escheated))
    }
}
