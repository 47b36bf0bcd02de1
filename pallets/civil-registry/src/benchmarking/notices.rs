//! Notices of marriage that the benchmarks begin with.

use super::setup::{holder, person, subject, OfficerOf};
use crate::{types::WaiverGround, Config, NextNotice, Notices, Pallet};
use adliya_primitives::{NoticeId, SubjectId};
use frame_benchmarking::v2::*;

/// The number of the latest notice.
fn latest_notice<T: Config>() -> NoticeId {
    NoticeId(NextNotice::<T>::get().0.saturating_sub(1))
}

/// Two declare their marriage before an officer.
pub(super) fn declared<T: Config>(
    officer: &OfficerOf<T>,
    spouses: [SubjectId; 2],
) -> Result<NoticeId, BenchmarkError> {
    Pallet::<T>::do_declare_marriage(officer, spouses)?;
    Ok(latest_notice::<T>())
}

/// Two declare their marriage and need not wait.
pub(super) fn noticed<T: Config>(
    officer: &OfficerOf<T>,
    spouses: [SubjectId; 2],
) -> Result<NoticeId, BenchmarkError> {
    let notice = declared::<T>(officer, spouses)?;
    Pallet::<T>::do_waive_waiting(officer, notice, WaiverGround::Pregnancy)?;
    Ok(notice)
}

/// 2 declares that they want to marry 1, who has a wallet.
pub(super) fn proposed<T: Config>() -> Result<(NoticeId, T::AccountId), BenchmarkError> {
    let (one, wallet) = holder::<T>();
    Pallet::<T>::do_declare_own_marriage(person::<T>(2), one)?;
    Ok((latest_notice::<T>(), wallet))
}

/// 1 and 2 have withdrawn a notice before: the latest is looked at.
pub(super) fn withdrawn<T: Config>() -> Result<T::AccountId, BenchmarkError> {
    let (notice, wallet) = proposed::<T>()?;
    Pallet::<T>::do_withdraw_notice(subject(1), notice)?;
    Ok(wallet)
}

/// Whether the latest notice has the consent of both, and no end.
pub(super) fn latest_is_agreed<T: Config>() -> bool {
    Notices::<T>::get(latest_notice::<T>())
        .is_some_and(|notice| notice.consent.is_some() && notice.end.is_none())
}
