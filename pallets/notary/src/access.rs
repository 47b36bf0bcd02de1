//! Who may read a person's documents, which are off chain: granted, revoked, asked for.

use crate::{
    types::{Access, AccessPage, AccessRequest, ActKey, Cover, Grant, Scope, WrappedKey, MAX_PAGE},
    AccessCounts, AccessRequests, Config, DeathsOf, Dossiers, Error, Event, Grants, LatestGrants,
    Pallet, Wallets,
};
use adliya_primitives::{
    traits::{Accreditation, EstateKeeping},
    ActId, Moment, RecordId, Role, SubjectId,
};
use frame_support::{ensure, traits::Time};
use sp_runtime::DispatchResult;

/// What a power has to be good for, so that its attorney has the documents: to receive documents.
const DOCUMENTS: Scope = Scope::Authorities;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_grant_access(
        wallet: &T::AccountId,
        to: T::AccountId,
        cover: Cover,
        until: Moment,
        key: WrappedKey,
    ) -> DispatchResult {
        let subject = Self::ensure_speaks(wallet)?;
        let granted_at = T::Time::now();
        ensure!(until > granted_at, Error::<T>::GrantTooShort);
        Self::ensure_in_dossier(&subject, cover)?;
        let mut count = AccessCounts::<T>::get(subject);
        let number = count.grants;
        count.grants = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;

        AccessCounts::<T>::insert(subject, count);
        LatestGrants::<T>::insert((subject, &to), cover, number);
        let grant = Grant {
            to: to.clone(),
            cover,
            until,
            key,
            granted_at,
            revoked_at: None,
        };
        Grants::<T>::insert(subject, number, grant);
        Self::deposit_event(Event::AccessGranted {
            subject,
            number,
            to,
            cover,
            until,
        });
        Ok(())
    }

    pub(crate) fn do_revoke_access(
        wallet: &T::AccountId,
        to: T::AccountId,
        cover: Cover,
    ) -> DispatchResult {
        let subject = Self::ensure_speaks(wallet)?;
        let (number, mut grant) =
            Self::latest_grant(&subject, &to, cover).ok_or(Error::<T>::NotGranted)?;

        grant.revoked_at = Some(T::Time::now());
        Grants::<T>::insert(subject, number, grant);
        Self::deposit_event(Event::AccessRevoked {
            subject,
            number,
            to,
            cover,
        });
        Ok(())
    }

    pub(crate) fn do_request_access(
        by: T::AccountId,
        subject: SubjectId,
        cover: Cover,
    ) -> DispatchResult {
        ensure!(
            Wallets::<T>::contains_key(subject),
            Error::<T>::WalletNotLinked
        );
        Self::ensure_in_dossier(&subject, cover)?;
        let mut count = AccessCounts::<T>::get(subject);
        let number = count.requests;
        count.requests = number.checked_add(1).ok_or(Error::<T>::NoIdLeft)?;

        AccessCounts::<T>::insert(subject, count);
        let request = AccessRequest {
            by: by.clone(),
            cover,
            at: T::Time::now(),
        };
        AccessRequests::<T>::insert(subject, number, request);
        Self::deposit_event(Event::AccessRequested {
            subject,
            number,
            by,
            cover,
        });
        Ok(())
    }

    /// Answers `NotaryApi::access`.
    pub fn access(
        account: &T::AccountId,
        subject: SubjectId,
        act: ActId,
    ) -> Option<Access<T::AccountId>> {
        Self::ensure_in_dossier(&subject, Cover::Act(act)).ok()?;
        let reader = Self::ensure_speaks(account).ok();
        if reader == Some(subject) {
            return Some(Access::Own);
        }
        let mut covers = [Cover::Act(act), Cover::Dossier].into_iter();
        let granted = covers.find_map(|cover| Self::latest_grant(&subject, account, cover));
        if let Some((_, grant)) = granted {
            return Some(Access::Granted(grant));
        }
        match DeathsOf::<T>::get(subject).standing() {
            Some(death) => Self::settling(account, death),
            None => reader.and_then(|reader| Self::entitlement(reader, subject)),
        }
    }

    /// What lets an account have the documents of a dead person who has granted nothing: that of a notary who settles the
    /// estate.
    fn settling(account: &T::AccountId, death: RecordId) -> Option<Access<T::AccountId>> {
        let (estate, practice) = T::Estates::keeper(death)?;
        let notary = T::Accreditation::officer(account, Role::Notary)?;
        (notary.office == practice).then_some(Access::Estate(estate))
    }

    /// What lets somebody have the documents of a living person who has granted nothing.
    fn entitlement(reader: SubjectId, subject: SubjectId) -> Option<Access<T::AccountId>> {
        if let Some((id, _)) = Self::guardianship(&subject, &reader) {
            return Some(Access::Guardian(id));
        }
        // Who may act only together with others does not read alone.
        Self::powers_that_give(reader, subject, DOCUMENTS, T::Time::now())
            .find(|power| power.together_with.is_empty())
            .map(|power| Access::Attorney(power.power))
    }

    /// Answers `NotaryApi::grants`.
    pub fn grants_page(
        subject: SubjectId,
        from: u32,
        limit: u32,
    ) -> AccessPage<Grant<T::AccountId>> {
        let count = AccessCounts::<T>::get(subject).grants;
        page(from, limit, count, |number| {
            Grants::<T>::get(subject, number)
        })
    }

    /// Answers `NotaryApi::requests`.
    pub fn requests_page(
        subject: SubjectId,
        from: u32,
        limit: u32,
    ) -> AccessPage<AccessRequest<T::AccountId>> {
        let count = AccessCounts::<T>::get(subject).requests;
        page(from, limit, count, |number| {
            AccessRequests::<T>::get(subject, number)
        })
    }

    /// The latest grant of this to an account, with its number, if it is in force now.
    fn latest_grant(
        subject: &SubjectId,
        to: &T::AccountId,
        cover: Cover,
    ) -> Option<(u32, Grant<T::AccountId>)> {
        let number = LatestGrants::<T>::get((subject, to), cover)?;
        let grant = Grants::<T>::get(subject, number)?;
        grant.is_in_force(T::Time::now()).then_some((number, grant))
    }

    fn ensure_in_dossier(subject: &SubjectId, cover: Cover) -> DispatchResult {
        if let Cover::Act(act) = cover {
            ensure!(
                Dossiers::<T>::contains_key(subject, ActKey::from(act)),
                Error::<T>::NotInDossier
            );
        }
        Ok(())
    }
}

/// So many items from this number on, of so many that there are.
fn page<Item>(
    from: u32,
    limit: u32,
    count: u32,
    get: impl Fn(u32) -> Option<Item>,
) -> AccessPage<Item> {
    let limit = limit.min(MAX_PAGE);
    let end = from.saturating_add(limit).min(count);
    AccessPage {
        items: (from..end).filter_map(get).collect(),
        next: (limit > 0 && end < count).then_some(end),
    }
}
