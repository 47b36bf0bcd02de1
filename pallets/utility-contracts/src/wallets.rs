//! The tie between a key and a consumer, in the domain of utility contracts.

use crate::{types::WalletOwner, Config, Error, Event, Pallet, WalletOwners, Wallets};
use adliya_primitives::{
    signature::has_signed, subject::wallet_link_message, traits::CivilStatus, Officer, SubjectId,
};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_link_wallet(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
        wallet: T::AccountId,
        signature: &T::Signature,
    ) -> DispatchResult {
        let former = Wallets::<T>::get(subject);
        if let Some(former) = &former {
            ensure!(
                Self::owner(former).is_err(),
                Error::<T>::WalletAlreadyLinked
            );
        }
        ensure!(
            !WalletOwners::<T>::contains_key(&wallet),
            Error::<T>::WalletTaken
        );
        ensure!(
            T::CivilStatus::subject_of(&wallet).is_none(),
            Error::<T>::WalletOfCivilStatus
        );
        Self::ensure_agrees(&subject, &wallet, signature)?;

        let now = T::Time::now();
        let speaks_from = match former {
            None => now,
            Some(_) => now.saturating_add(T::NextWalletDelay::get()),
        };
        let owner = WalletOwner {
            subject,
            speaks_from,
            unlinked_at: None,
        };
        WalletOwners::<T>::insert(&wallet, owner);
        Wallets::<T>::insert(subject, &wallet);
        Self::deposit_event(Event::WalletLinked {
            subject,
            wallet,
            speaks_from,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_unlink_wallet(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
    ) -> DispatchResult {
        let wallet = Wallets::<T>::get(subject).ok_or(Error::<T>::WalletNotLinked)?;
        let owner = Self::owner(&wallet)?;

        Self::write_unlinked(&wallet, owner);
        Self::deposit_event(Event::WalletUnlinked {
            subject,
            wallet,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_unlink_own_wallet(wallet: T::AccountId) -> DispatchResult {
        let owner = Self::owner(&wallet)?;

        Self::write_unlinked(&wallet, owner);
        Self::deposit_event(Event::OwnWalletUnlinked {
            subject: owner.subject,
            wallet,
        });
        Ok(())
    }

    /// The consumer whom this key speaks for.
    pub(crate) fn ensure_speaks(wallet: &T::AccountId) -> Result<SubjectId, DispatchError> {
        let owner = Self::owner(wallet)?;
        ensure!(
            owner.speaks_from <= T::Time::now(),
            Error::<T>::WalletNotYetSpeaking
        );
        Self::ensure_alive(&owner.subject)?;
        Ok(owner.subject)
    }

    /// Whose wallet a key is.
    fn owner(wallet: &T::AccountId) -> Result<WalletOwner, DispatchError> {
        let owner = WalletOwners::<T>::get(wallet).filter(|owner| owner.unlinked_at.is_none());
        Ok(owner.ok_or(Error::<T>::WalletNotLinked)?)
    }

    fn write_unlinked(wallet: &T::AccountId, owner: WalletOwner) {
        let unlinked_at = Some(T::Time::now());
        WalletOwners::<T>::insert(
            wallet,
            WalletOwner {
                unlinked_at,
                ..owner
            },
        );
    }

    /// Whether whoever holds the key agrees that it be this consumer's wallet.
    fn ensure_agrees(
        subject: &SubjectId,
        wallet: &T::AccountId,
        signature: &T::Signature,
    ) -> DispatchResult {
        let message = wallet_link_message(&Self::genesis_hash(), subject);
        ensure!(
            has_signed(signature, &message, wallet),
            Error::<T>::SignatureInvalid
        );
        Ok(())
    }

    /// The hash of block zero, which `frame-system` keeps for ever.
    pub(crate) fn genesis_hash() -> H256 {
        frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
    }
}
