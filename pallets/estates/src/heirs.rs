//! Heirs: who accepts, who renounces, who comes too late.

use crate::{
    types::{Choice, Declaration, Estate, Means},
    Config, Error, Estates, Event, Heirs, Pallet,
};
use adliya_primitives::{traits::NotarialPractices, Confirmed, EstateId, Officer, SubjectId};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_declare(
        wallet: &T::AccountId,
        id: EstateId,
        choice: Choice,
        claims_root: H256,
    ) -> DispatchResult {
        let heir = T::Practices::subject_of(wallet).ok_or(Error::<T>::WalletNotSpeaking)?;
        let estate = Self::open_estate(id)?;
        Self::ensure_other(&estate, &heir)?;
        Self::ensure_in_time(&estate)?;

        Self::write_declaration(id, estate, heir, choice, claims_root, Means::Wallet)?;
        Self::deposit_event(Event::InheritanceDeclared {
            estate: id,
            heir,
            choice,
        });
        Ok(())
    }

    pub(crate) fn do_attest_declaration(
        officer: &Officer<T::AccountId>,
        id: EstateId,
        heir: SubjectId,
        choice: Choice,
        claims_root: H256,
    ) -> DispatchResult {
        let estate = Self::open_estate(id)?;
        Self::ensure_other(&estate, &heir)?;
        Self::ensure_in_time(&estate)?;
        Self::ensure_impartial(officer, &[estate.linked.notary, heir])?;
        ensure!(!T::Practices::is_dead(&heir), Error::<T>::Deceased);

        let means = Means::Attested {
            office: officer.office,
            mandate: officer.mandate,
        };
        Self::write_declaration(id, estate, heir, choice, claims_root, means)?;
        Self::deposit_event(Event::DeclarationAttested {
            estate: id,
            heir,
            choice,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_admit_heir(
        by: &Confirmed<T::AccountId>,
        id: EstateId,
        heir: SubjectId,
        claims_root: H256,
    ) -> DispatchResult {
        let (officer, supervisor) = (&by.officer, &by.supervisor);
        let estate = Self::kept_estate(officer, id)?;
        Self::ensure_other(&estate, &heir)?;
        ensure!(
            T::Time::now() >= estate.accept_until,
            Error::<T>::PeriodNotOver
        );
        Self::ensure_impartial(officer, &[estate.linked.notary, heir])?;
        ensure!(!T::Practices::is_dead(&heir), Error::<T>::Deceased);
        ensure!(estate.acceptors > 0, Error::<T>::NobodyToAgree);

        let means = Means::Agreed {
            office: officer.office,
            mandate: officer.mandate,
            supervisor: supervisor.mandate,
        };
        Self::write_declaration(id, estate, heir, Choice::Accept, claims_root, means)?;
        Self::deposit_event(Event::HeirAdmitted {
            estate: id,
            heir,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Ok(())
    }

    pub(crate) fn ensure_other(estate: &Estate, heir: &SubjectId) -> DispatchResult {
        ensure!(estate.linked.notary != *heir, Error::<T>::OwnEstate);
        Ok(())
    }

    fn ensure_in_time(estate: &Estate) -> DispatchResult {
        ensure!(T::Time::now() < estate.accept_until, Error::<T>::PeriodOver);
        Ok(())
    }

    fn write_declaration(
        id: EstateId,
        mut estate: Estate,
        subject: SubjectId,
        choice: Choice,
        claims_root: H256,
        means: Means,
    ) -> DispatchResult {
        let mut heir = Heirs::<T>::get(id, subject).unwrap_or_default();
        ensure!(heir.declaration.is_none(), Error::<T>::AlreadyDeclared);
        let accepted = heir.accepts();
        heir.declaration = Some(Declaration {
            choice,
            claims_root,
            means,
            at: T::Time::now(),
        });
        // What a court has found goes before it.
        if heir.accepts() && !accepted {
            let acceptors = estate.acceptors.checked_add(1);
            estate.acceptors = acceptors.ok_or(Error::<T>::NoIdLeft)?;
            Estates::<T>::insert(id, estate);
        }
        Heirs::<T>::insert(id, subject, heir);
        Ok(())
    }
}
