//! Sales that are paid through escrow: the buyer's money is on hold until the certification, and is the seller's with it.

use crate::{
    types::{ActKind, Balance, Capacity, Escrow, PartyList, Price, SaleTerms, Term},
    ActPrices, Config, Error, Event, HoldReason, Pallet, WalletOwners, Wallets,
};
use adliya_primitives::{ActId, Officer, SubjectId};
use frame_support::{
    ensure,
    traits::{fungibles::MutateHold, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_draft_sale(
        officer: &Officer<T::AccountId>,
        parties: PartyList,
        terms: SaleTerms,
        claims_root: H256,
        term: Term,
    ) -> DispatchResult {
        ensure!(terms.amount > 0, Error::<T>::PriceMissing);
        let sides = [
            (terms.seller, Capacity::Transferor),
            (terms.buyer, Capacity::Transferee),
        ];
        ensure!(
            sides.iter().all(|side| parties.contains(side)),
            Error::<T>::CapacityMismatch
        );
        let id = Self::draft_transaction(officer, ActKind::Sale, parties, claims_root, term, None)?;

        let escrow = Escrow::Awaited;
        ActPrices::<T>::insert(id, Price { terms, escrow });
        Self::deposit_event(Event::PriceStated { act: id, terms });
        Ok(())
    }

    pub(crate) fn do_hold_price(
        wallet: T::AccountId,
        id: ActId,
        claims_root: H256,
        amount: Balance,
    ) -> DispatchResult {
        let subject = Self::ensure_speaks(&wallet)?;
        let act = Self::open_act(id)?;
        ensure!(act.claims_root == claims_root, Error::<T>::RootMismatch);
        let mut price = ActPrices::<T>::get(id).ok_or(Error::<T>::NothingOwed)?;
        ensure!(price.terms.buyer == subject, Error::<T>::NotBuyer);
        ensure!(price.escrow == Escrow::Awaited, Error::<T>::AlreadyHeld);
        ensure!(price.terms.amount == amount, Error::<T>::AmountMismatch);

        T::Assets::hold(Self::asset(), &HoldReason::Price.into(), &wallet, amount)?;
        price.escrow = Escrow::Held(wallet.clone());
        ActPrices::<T>::insert(id, price);
        Self::deposit_event(Event::PriceHeld {
            act: id,
            payer: wallet,
            amount,
        });
        Ok(())
    }

    /// Pays the price of a sale that is being certified, if it has one.
    pub(crate) fn pay_price(id: ActId) -> DispatchResult {
        let Some(mut price) = ActPrices::<T>::get(id) else {
            return Ok(());
        };
        let Escrow::Held(payer) = price.escrow else {
            return Err(Error::<T>::PriceNotHeld.into());
        };
        let payee = Self::payee(&price.terms.seller)?;
        let amount = price.terms.amount;

        Self::take(HoldReason::Price, &payer, &payee, amount)?;
        price.escrow = Escrow::Paid(payer.clone());
        ActPrices::<T>::insert(id, price);
        Self::deposit_event(Event::PricePaid {
            act: id,
            payer,
            payee,
            amount,
        });
        Ok(())
    }

    /// The wallet that speaks for a seller. That they live has been made sure of with the other parties.
    fn payee(seller: &SubjectId) -> Result<T::AccountId, DispatchError> {
        let now = T::Time::now();
        let speaks = |wallet: &T::AccountId| {
            WalletOwners::<T>::get(wallet).is_some_and(|owner| owner.speaks(now))
        };
        let wallet = Wallets::<T>::get(seller).filter(speaks);
        Ok(wallet.ok_or(Error::<T>::SellerWithoutWallet)?)
    }
}
