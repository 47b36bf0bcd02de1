//! The tie between a citizen's wallet and their person: linked, frozen, replaced.

use crate::{
    types::{Replacement, ReplacementView, WalletOwner, WalletStanding},
    Config, Error, Event, Pallet, Replacements, WalletOwners, Wallets,
};
use adliya_primitives::{signature::has_signed, subject::wallet_link_message, Officer, SubjectId};
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
        ensure!(officer.subject != subject, Error::<T>::OwnRecord);
        Self::living(&subject)?;
        ensure!(
            !Wallets::<T>::contains_key(subject),
            Error::<T>::WalletAlreadyLinked
        );
        Self::ensure_agrees(&subject, &wallet, signature)?;

        Self::write_owner(&wallet, subject, WalletStanding::InUse);
        Wallets::<T>::insert(subject, &wallet);
        Self::deposit_event(Event::WalletLinked {
            subject,
            wallet,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_freeze_wallet(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
    ) -> DispatchResult {
        ensure!(officer.subject != subject, Error::<T>::OwnRecord);
        let (wallet, standing) = Self::wallet_of(subject)?;
        ensure!(standing != WalletStanding::Frozen, Error::<T>::WalletFrozen);

        Self::write_owner(&wallet, subject, WalletStanding::Frozen);
        Self::deposit_event(Event::WalletFrozen {
            subject,
            wallet,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_freeze_own_wallet(wallet: T::AccountId) -> DispatchResult {
        let owner = Self::owner(&wallet)?;
        ensure!(
            owner.standing != WalletStanding::Frozen,
            Error::<T>::WalletFrozen
        );

        Self::write_owner(&wallet, owner.subject, WalletStanding::Frozen);
        Self::deposit_event(Event::OwnWalletFrozen {
            subject: owner.subject,
            wallet,
        });
        Ok(())
    }

    pub(crate) fn do_unfreeze_wallet(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
    ) -> DispatchResult {
        ensure!(officer.subject != subject, Error::<T>::OwnRecord);
        let (wallet, standing) = Self::wallet_of(subject)?;
        ensure!(
            standing == WalletStanding::Frozen,
            Error::<T>::WalletNotFrozen
        );

        Self::write_owner(&wallet, subject, WalletStanding::InUse);
        Self::deposit_event(Event::WalletUnfrozen {
            subject,
            wallet,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_propose_replacement(
        officer: &Officer<T::AccountId>,
        supervisor: Option<&Officer<T::AccountId>>,
        subject: SubjectId,
        wallet: T::AccountId,
        signature: &T::Signature,
    ) -> DispatchResult {
        let mut officers = core::iter::once(officer).chain(supervisor);
        ensure!(
            officers.all(|officer| officer.subject != subject),
            Error::<T>::OwnRecord
        );
        Self::living(&subject)?;
        ensure!(
            Wallets::<T>::contains_key(subject),
            Error::<T>::WalletNotLinked
        );
        ensure!(
            !Replacements::<T>::contains_key(subject),
            Error::<T>::ReplacementPending
        );
        Self::ensure_agrees(&subject, &wallet, signature)?;

        let due = T::Time::now().saturating_add(T::WalletReplacementDelay::get());
        let replacement = Replacement {
            wallet,
            due,
            office: officer.office,
            mandate: officer.mandate,
            supervisor: supervisor.map(|supervisor| supervisor.mandate),
        };
        Self::write_owner(&replacement.wallet, subject, WalletStanding::Proposed);
        Replacements::<T>::insert(subject, &replacement);
        Self::deposit_event(Event::ReplacementProposed {
            subject,
            wallet: replacement.wallet,
            due,
            office: replacement.office,
            officer: replacement.mandate,
            supervisor: replacement.supervisor,
        });
        Ok(())
    }

    pub(crate) fn do_object_to_replacement(wallet: &T::AccountId) -> DispatchResult {
        let subject = Self::owner(wallet)?.subject;
        let replacement = Self::pending(subject)?;
        ensure!(
            replacement.supervisor.is_none(),
            Error::<T>::ObjectionOverruled
        );

        Self::drop_replacement(subject, &replacement);
        Self::deposit_event(Event::ReplacementObjected {
            subject,
            wallet: wallet.clone(),
            proposed: replacement.wallet,
        });
        Ok(())
    }

    pub(crate) fn do_cancel_replacement(
        officer: &Officer<T::AccountId>,
        subject: SubjectId,
    ) -> DispatchResult {
        ensure!(officer.subject != subject, Error::<T>::OwnRecord);
        let replacement = Self::pending(subject)?;

        Self::drop_replacement(subject, &replacement);
        Self::deposit_event(Event::ReplacementCancelled {
            subject,
            proposed: replacement.wallet,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_complete_replacement(subject: SubjectId) -> DispatchResult {
        let replacement = Self::pending(subject)?;
        ensure!(
            T::Time::now() >= replacement.due,
            Error::<T>::ReplacementNotDue
        );
        Self::living(&subject)?;
        let former = Wallets::<T>::get(subject).ok_or(Error::<T>::WalletNotLinked)?;

        Self::write_owner(&former, subject, WalletStanding::Former);
        Self::write_owner(&replacement.wallet, subject, WalletStanding::InUse);
        Wallets::<T>::insert(subject, &replacement.wallet);
        Replacements::<T>::remove(subject);
        Self::deposit_event(Event::WalletReplaced {
            subject,
            wallet: replacement.wallet,
            former,
            office: replacement.office,
            officer: replacement.mandate,
            supervisor: replacement.supervisor,
        });
        Ok(())
    }

    /// The living person whom this key speaks for, and who acts for themselves.
    pub(crate) fn ensure_speaks(wallet: &T::AccountId) -> Result<SubjectId, DispatchError> {
        let owner = Self::owner(wallet)?;
        ensure!(
            owner.standing != WalletStanding::Frozen,
            Error::<T>::WalletFrozen
        );
        Self::living(&owner.subject)?;
        ensure!(
            !Self::is_represented(&owner.subject),
            Error::<T>::UnderGuardianship
        );
        Ok(owner.subject)
    }

    /// A person's wallet, in use or frozen.
    fn wallet_of(subject: SubjectId) -> Result<(T::AccountId, WalletStanding), DispatchError> {
        let wallet = Wallets::<T>::get(subject).ok_or(Error::<T>::WalletNotLinked)?;
        let standing = Self::owner(&wallet)?.standing;
        Ok((wallet, standing))
    }

    /// Whose wallet a key is, in use or frozen.
    fn owner(wallet: &T::AccountId) -> Result<WalletOwner, DispatchError> {
        let linked = |owner: &WalletOwner| {
            matches!(
                owner.standing,
                WalletStanding::InUse | WalletStanding::Frozen
            )
        };
        let owner = WalletOwners::<T>::get(wallet).filter(linked);
        Ok(owner.ok_or(Error::<T>::WalletNotLinked)?)
    }

    fn pending(subject: SubjectId) -> Result<Replacement<T::AccountId>, DispatchError> {
        Ok(Replacements::<T>::get(subject).ok_or(Error::<T>::ReplacementNotFound)?)
    }

    /// Answers with what is pending for a person.
    pub(crate) fn replacement_view(subject: SubjectId) -> Option<ReplacementView<T::AccountId>> {
        Replacements::<T>::get(subject).map(|replacement| ReplacementView {
            wallet: replacement.wallet,
            due: replacement.due,
            contestable: replacement.supervisor.is_none(),
        })
    }

    fn write_owner(wallet: &T::AccountId, subject: SubjectId, standing: WalletStanding) {
        WalletOwners::<T>::insert(wallet, WalletOwner { subject, standing });
    }

    /// A wallet that was only proposed is free again.
    fn drop_replacement(subject: SubjectId, replacement: &Replacement<T::AccountId>) {
        Replacements::<T>::remove(subject);
        WalletOwners::<T>::remove(&replacement.wallet);
    }

    /// Whether the key is free, and whoever holds it agrees that it be this person's wallet.
    fn ensure_agrees(
        subject: &SubjectId,
        wallet: &T::AccountId,
        signature: &T::Signature,
    ) -> DispatchResult {
        ensure!(
            !WalletOwners::<T>::contains_key(wallet),
            Error::<T>::WalletTaken
        );
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
