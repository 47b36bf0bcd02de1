//! Corrections of bills.

use crate::{
    ledger::NotTakenOff,
    types::{Account, Entry, Note, NoteKind},
    Accounts, Config, Error, Event, Pallet,
};
use adliya_primitives::{BillNumber, Confirmed, ContractId, OfficeId, Officer};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_credit_bill(
        officer: &Officer<T::AccountId>,
        id: ContractId,
        bill: BillNumber,
        amount: u128,
        document: H256,
    ) -> DispatchResult {
        let mut account = Self::account_with(officer.office, id)?;
        let note = Self::note(bill, NoteKind::Credit, amount, document);
        let head = Self::take_off(&mut account, &note)?;
        Self::deposit_event(Event::BillCredited {
            contract: id,
            note,
            head,
            office: officer.office,
            officer: officer.mandate,
        });
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(())
    }

    pub(crate) fn do_debit_bill(
        confirmed: &Confirmed<T::AccountId>,
        id: ContractId,
        bill: BillNumber,
        amount: u128,
        document: H256,
    ) -> DispatchResult {
        let Confirmed {
            officer,
            supervisor,
        } = confirmed;
        let mut account = Self::account_with(officer.office, id)?;
        ensure!(amount > 0, Error::<T>::NothingToPay);
        ensure!(bill < account.next, Error::<T>::BillNotFound);
        let note = Self::note(bill, NoteKind::Debit, amount, document);
        let due_at = note.at.saturating_add(T::PaymentTerm::get());
        let record = account.kept_mut(bill).ok_or(Error::<T>::BillNotKept)?;
        let debited = record.debited.checked_add(amount);
        let outstanding = record.debt.outstanding.checked_add(amount);
        let (debited, outstanding) = debited.zip(outstanding).ok_or(ArithmeticError::Overflow)?;

        record.debited = debited;
        record.debt.outstanding = outstanding;
        record.debt.due_at = record.debt.due_at.max(due_at);
        // What is added while the bill is contested can be credited beside what was contested, and not in its place.
        if let Some(contested) = account.contested.as_mut().filter(|is| is.bill == bill) {
            contested.creditable = contested.creditable.saturating_add(amount);
        }
        let head = account.chain(&Entry::Note(note));
        Self::deposit_event(Event::BillDebited {
            contract: id,
            note,
            head,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.mandate,
        });
        Self::settle(id, &mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(())
    }

    /// A note of now.
    pub(crate) fn note(bill: BillNumber, kind: NoteKind, amount: u128, document: H256) -> Note {
        Note {
            bill,
            kind,
            amount,
            document,
            at: T::Time::now(),
        }
    }

    /// Takes what a note says off its bill, and adds it to the chain.
    pub(crate) fn take_off(
        account: &mut Account<T::AssetId>,
        note: &Note,
    ) -> Result<H256, DispatchError> {
        ensure!(note.amount > 0, Error::<T>::NothingToPay);
        account.take_off(note).map_err(Self::refused)?;
        Ok(account.chain(&Entry::Note(*note)))
    }

    pub(crate) fn refused(why: NotTakenOff) -> DispatchError {
        match why {
            NotTakenOff::NoBill => Error::<T>::BillNotFound.into(),
            NotTakenOff::MoreThanBilled => Error::<T>::MoreThanBilled.into(),
            NotTakenOff::Overflow => ArithmeticError::Overflow.into(),
        }
    }

    /// The account of a contract of this supplier.
    pub(crate) fn account_with(
        supplier: OfficeId,
        id: ContractId,
    ) -> Result<Account<T::AssetId>, DispatchError> {
        let account = Self::account(id)?;
        ensure!(account.supplier == supplier, Error::<T>::NotOfThisOffice);
        Ok(account)
    }
}
