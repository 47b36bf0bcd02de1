//! Wills: registered, taken back, and found after a death.

use crate::{
    types::{Will, WillForm, WillStatus, WillView, WillsView, Withdrawal, MAX_WILLS},
    Config, Error, Estates, EstatesOf, Event, NextWill, Pallet, Testators, Wills,
};
use adliya_primitives::{traits::NotarialPractices, Officer, SubjectId, WillId};
use frame_support::{ensure, traits::Time};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_will(
        officer: &Officer<T::AccountId>,
        testator: SubjectId,
        form: WillForm,
        claims_root: H256,
    ) -> DispatchResult {
        // Whose will it is cannot be held against the notary's relatives: they are known in another domain.
        Self::ensure_impartial(officer, &[])?;
        let mut known = Testators::<T>::get(testator);
        ensure!(known.estate.is_none(), Error::<T>::Deceased);
        let id = NextWill::<T>::get();
        NextWill::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        let docket = T::Practices::file_of(officer.office)?;

        let former = known.latest.replace(id);
        Testators::<T>::insert(testator, known);
        Wills::<T>::insert(
            id,
            Will {
                testator,
                claims_root,
                form,
                docket,
                office: officer.office,
                mandate: officer.mandate,
                registered_at: T::Time::now(),
                former,
                withdrawal: None,
                annulled_at: None,
            },
        );
        Self::deposit_event(Event::WillRegistered {
            will: id,
            testator,
            form,
            former,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_withdraw_will(officer: &Officer<T::AccountId>, id: WillId) -> DispatchResult {
        Self::ensure_impartial(officer, &[])?;
        let mut will = Wills::<T>::get(id).ok_or(Error::<T>::WillNotFound)?;
        let known = Testators::<T>::get(will.testator);
        ensure!(known.estate.is_none(), Error::<T>::Deceased);
        ensure!(known.latest == Some(id), Error::<T>::Superseded);
        ensure!(will.annulled_at.is_none(), Error::<T>::AlreadyAnnulled);
        ensure!(will.withdrawal.is_none(), Error::<T>::AlreadyWithdrawn);

        will.withdrawal = Some(Withdrawal {
            at: T::Time::now(),
            office: officer.office,
            mandate: officer.mandate,
        });
        Wills::<T>::insert(id, will);
        Self::deposit_event(Event::WillWithdrawn {
            will: id,
            testator: will.testator,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// Answers `EstatesApi::wills_of`.
    pub fn wills_of(deceased: SubjectId) -> Option<WillsView> {
        let id = EstatesOf::<T>::get(deceased)?;
        let estate = Estates::<T>::get(id).filter(|estate| estate.void.is_none())?;
        let known = Testators::<T>::get(estate.linked.wills);
        if known.estate != Some(id) {
            // Two persons of the register were given the same id here.
            return None;
        }
        let mut view = WillsView {
            earlier: known.latest,
            ..Default::default()
        };
        let mut decided = false;
        while view.wills.len() < MAX_WILLS {
            let Some((id, will)) = view.earlier.and_then(|id| Some((id, Wills::<T>::get(id)?)))
            else {
                break;
            };
            let status = if will.annulled_at.is_some() {
                WillStatus::Annulled
            } else if will.withdrawal.is_some() {
                WillStatus::Withdrawn
            } else if decided {
                WillStatus::Superseded
            } else {
                WillStatus::Stands
            };
            decided |= status != WillStatus::Annulled;
            view.earlier = will.former;
            view.wills.push(WillView {
                id,
                status,
                practice: T::Practices::keeper(will.docket).unwrap_or(will.office),
                will,
            });
        }
        Some(view)
    }
}
