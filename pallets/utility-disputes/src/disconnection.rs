//! Disconnection: announced, done, undone.

use crate::{
    types::{Announcement, Case, Obstacle, Supplied},
    Cases, Config, Error, Event, Pallet,
};
use adliya_primitives::{
    utilities::{Agreement, Standing, UtilityAccounts},
    ContractId, Moment, Officer,
};
use frame_support::{
    ensure,
    traits::{Get, Time},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> From<Obstacle> for Error<T> {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::Ended => Error::ContractEnded,
            Obstacle::Disconnected => Error::IsDisconnected,
            Obstacle::NotAnnounced => Error::NotAnnounced,
            Obstacle::NoticeRunning => Error::NoticeRunning,
            Obstacle::NoticeLapsed => Error::NoticeLapsed,
            Obstacle::PlanKept => Error::PlanKept,
            Obstacle::InDispute => Error::DisputeOpen,
            Obstacle::NothingOverdue => Error::NothingOverdue,
            Obstacle::Protected => Error::Protected,
            Obstacle::Mourning => Error::Mourning,
            Obstacle::Winter => Error::Winter,
        }
    }
}

/// Whether something is overdue that was due before a moment.
fn overdue_before(standing: &Standing, moment: Moment) -> bool {
    standing.overdue_since.is_some_and(|due| due < moment)
}

impl<T: Config> Pallet<T> {
    /// All that forbids to disconnect now, in the order in which `disconnect` says it.
    pub(crate) fn obstacles(
        agreement: &Agreement,
        case: &Case,
        standing: &Standing,
    ) -> impl Iterator<Item = Obstacle> {
        let now = T::Time::now();
        let announced = match case.supplied {
            Supplied::Connected => Some(Obstacle::NotAnnounced),
            Supplied::Disconnected { .. } => Some(Obstacle::Disconnected),
            Supplied::Announced(it) if now < it.from => Some(Obstacle::NoticeRunning),
            Supplied::Announced(it) if now > it.until => Some(Obstacle::NoticeLapsed),
            Supplied::Announced(_) => None,
        };
        let since = match case.supplied {
            Supplied::Announced(it) => it.at,
            _ => now,
        };
        let is_overdue = overdue_before(standing, since);
        let of_contract = [
            agreement.ended_at.is_some().then_some(Obstacle::Ended),
            announced,
            standing.plan_kept.then_some(Obstacle::PlanKept),
            case.open.is_some().then_some(Obstacle::InDispute),
            (!is_overdue).then_some(Obstacle::NothingOverdue),
        ];
        let of_contract = of_contract.into_iter().flatten();
        of_contract.chain(Self::shelters(agreement))
    }

    /// Whether the reason to disconnect is gone: nothing of what it was announced for is overdue, or something forbids it.
    pub(crate) fn can_demand(agreement: &Agreement, case: &Case, standing: &Standing) -> bool {
        let Supplied::Disconnected {
            announcement,
            reconnect_by: None,
            ..
        } = case.supplied
        else {
            return false;
        };
        let is_protected = Self::is_protected(agreement);
        let is_overdue = overdue_before(standing, announcement.at);
        !is_overdue || standing.plan_kept || is_protected
    }

    pub(crate) fn reconnect_by(now: Moment) -> Moment {
        now.saturating_add(T::ReconnectionTerm::get())
    }

    pub(crate) fn do_announce_disconnection(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
        notice: H256,
    ) -> DispatchResult {
        let agreement = Self::own_contract(officer, contract)?;
        let standing = T::Accounts::standing(contract).ok_or(Error::<T>::AccountNotFound)?;
        let mut case = Cases::<T>::get(contract);
        let now = T::Time::now();
        match case.supplied {
            Supplied::Announced(it) if now <= it.until => {
                return Err(Error::<T>::AlreadyAnnounced.into())
            }
            Supplied::Announced(_) => case.supplied = Supplied::Connected,
            _ => (),
        }
        // Winter may be over when the notice's time is.
        let mut obstacles = Self::obstacles(&agreement, &case, &standing);
        let passes = |is: &Obstacle| matches!(is, Obstacle::NotAnnounced | Obstacle::Winter);
        if let Some(obstacle) = obstacles.find(|is| !passes(is)) {
            return Err(Error::<T>::from(obstacle).into());
        }
        let overdue_since = standing.overdue_since.ok_or(Error::<T>::NothingOverdue)?;

        let from = now.saturating_add(T::NoticeTerm::get());
        let announcement = Announcement {
            at: now,
            notice,
            officer: officer.mandate,
            overdue_since,
            from,
            until: from.saturating_add(T::NoticeLifetime::get()),
        };
        case.supplied = Supplied::Announced(announcement);
        case.disconnection_disputed = false;
        Cases::<T>::insert(contract, case);
        Self::deposit_event(Event::DisconnectionAnnounced {
            contract,
            announcement,
            office: officer.office,
        });
        Ok(())
    }

    pub(crate) fn do_withdraw_announcement(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
    ) -> DispatchResult {
        Self::own_contract(officer, contract)?;
        let mut case = Cases::<T>::get(contract);
        match case.supplied {
            Supplied::Connected => return Err(Error::<T>::NotAnnounced.into()),
            Supplied::Disconnected { .. } => return Err(Error::<T>::IsDisconnected.into()),
            Supplied::Announced(_) => case.supplied = Supplied::Connected,
        }
        Cases::<T>::insert(contract, case);
        Self::deposit_event(Event::AnnouncementWithdrawn {
            contract,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_disconnect(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
    ) -> DispatchResult {
        let agreement = Self::own_contract(officer, contract)?;
        let standing = T::Accounts::standing(contract).ok_or(Error::<T>::AccountNotFound)?;
        let mut case = Cases::<T>::get(contract);
        if let Some(obstacle) = Self::obstacles(&agreement, &case, &standing).next() {
            return Err(Error::<T>::from(obstacle).into());
        }
        let Supplied::Announced(announcement) = case.supplied else {
            return Err(Error::<T>::NotAnnounced.into());
        };

        case.supplied = Supplied::Disconnected {
            at: T::Time::now(),
            announcement,
            reconnect_by: None,
        };
        case.disconnections = case.disconnections.saturating_add(1);
        Cases::<T>::insert(contract, case);
        Self::deposit_event(Event::Disconnected {
            contract,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_demand_reconnection(contract: ContractId) -> DispatchResult {
        let agreement = Self::agreement(contract)?;
        ensure!(agreement.ended_at.is_none(), Error::<T>::ContractEnded);
        let standing = T::Accounts::standing(contract).ok_or(Error::<T>::AccountNotFound)?;
        let mut case = Cases::<T>::get(contract);
        let can_demand = Self::can_demand(&agreement, &case, &standing);
        let Supplied::Disconnected { reconnect_by, .. } = &mut case.supplied else {
            return Err(Error::<T>::NotDisconnected.into());
        };
        ensure!(reconnect_by.is_none(), Error::<T>::AlreadyDemanded);
        ensure!(can_demand, Error::<T>::StillOverdue);

        let by = Self::reconnect_by(T::Time::now());
        *reconnect_by = Some(by);
        Cases::<T>::insert(contract, case);
        Self::deposit_event(Event::ReconnectionDue {
            contract,
            reconnect_by: by,
        });
        Ok(())
    }

    pub(crate) fn do_reconnect(
        officer: &Officer<T::AccountId>,
        contract: ContractId,
    ) -> DispatchResult {
        Self::own_contract(officer, contract)?;
        let mut case = Cases::<T>::get(contract);
        let Supplied::Disconnected { reconnect_by, .. } = case.supplied else {
            return Err(Error::<T>::NotDisconnected.into());
        };

        let late_by = reconnect_by.and_then(|by| T::Time::now().checked_sub(by));
        let late_by = late_by.filter(|late| *late > 0);
        case.supplied = Supplied::Connected;
        let late = u32::from(late_by.is_some());
        case.late_reconnections = case.late_reconnections.saturating_add(late);
        Cases::<T>::insert(contract, case);
        Self::deposit_event(Event::Reconnected {
            contract,
            office: officer.office,
            officer: officer.mandate,
            late_by,
        });
        Ok(())
    }
}
