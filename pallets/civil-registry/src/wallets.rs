//! The tie between a citizen's wallet and their person.

use crate::{Config, Error, Event, Pallet, WalletOwners, Wallets};
use adliya_primitives::{subject::wallet_link_message, Officer, SubjectId};
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{
    traits::{Verify, Zero},
    DispatchResult,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_link_wallet(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
        wallet: T::AccountId,
        signature: &T::Signature,
    ) -> DispatchResult {
        ensure!(officer.subject != subject, Error::<T>::OwnRecord);
        Self::living(&subject)?;
        ensure!(
            !Wallets::<T>::contains_key(subject),
            Error::<T>::WalletAlreadyLinked
        );
        ensure!(
            !WalletOwners::<T>::contains_key(&wallet),
            Error::<T>::WalletTaken
        );
        let message = wallet_link_message(&Self::genesis_hash(), &subject);
        let wrapped = [b"<Bytes>", message.as_slice(), b"</Bytes>"].concat();
        ensure!(
            signature.verify(message.as_slice(), &wallet)
                || signature.verify(wrapped.as_slice(), &wallet),
            Error::<T>::SignatureInvalid
        );

        Wallets::<T>::insert(subject, &wallet);
        WalletOwners::<T>::insert(&wallet, subject);
        Self::deposit_event(Event::WalletLinked {
            subject,
            wallet,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// The hash of block zero, which `frame-system` keeps for ever.
    pub(crate) fn genesis_hash() -> H256 {
        let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        H256::from_slice(hash.as_ref().get(..32).unwrap_or(&[0; 32]))
    }
}
