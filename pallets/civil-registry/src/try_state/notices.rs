//! What holds of notices of marriage in every state.

use crate::{
    types::{EventKind, Notice, NoticeEnd},
    Config, LatestNotices, NextNotice, Notices, Pallet, Persons, Records,
};
use adliya_primitives::{NoticeId, RecordId};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    pub(super) fn check_notices() -> Result<(), TryRuntimeError> {
        let mut numbers = 0u64;
        let mut marriages = BTreeSet::new();
        for notice in Notices::<T>::iter_values() {
            numbers = numbers.saturating_add(1);
            Self::check_notice(&notice)?;
            if let Some(NoticeEnd::Registered(record)) = notice.end {
                Self::check_noticed(&notice, record)?;
                ensure!(
                    marriages.insert(record),
                    "one marriage was registered on two notices"
                );
            }
        }
        ensure!(
            NextNotice::<T>::get() == NoticeId(numbers),
            "a notice's number is missing"
        );
        for (couple, id) in LatestNotices::<T>::iter() {
            let notice = Notices::<T>::get(id).ok_or("the latest notice of two is missing")?;
            let [one, other] = couple;
            ensure!(
                one < other && couple.iter().all(|one| notice.spouses.contains(one)),
                "the latest notice of two is of others"
            );
        }
        Ok(())
    }

    fn check_notice(notice: &Notice) -> Result<(), TryRuntimeError> {
        let [one, other] = notice.spouses;
        ensure!(one != other, "somebody gave notice to marry themselves");
        ensure!(
            notice.spouses.iter().all(Persons::<T>::contains_key),
            "who gave notice is not in the register"
        );
        let since = notice.declaration.given_at;
        ensure!(
            notice
                .consent
                .is_none_or(|consent| consent.given_at >= since),
            "a consent is older than what it is to"
        );
        ensure!(
            notice.waiver.is_none() || notice.consent.is_some(),
            "the waiting is waived of two who do not wait"
        );
        Ok(())
    }

    /// The marriage of a notice is of those two, and was registered while the notice was ripe.
    fn check_noticed(notice: &Notice, record: RecordId) -> Result<(), TryRuntimeError> {
        let record = Records::<T>::get(record).ok_or("a notice's marriage is missing")?;
        ensure!(
            record.kind == EventKind::Marriage
                && record
                    .subjects()
                    .all(|spouse| notice.spouses.contains(&spouse)),
            "a notice's marriage is none, or of others"
        );
        let in_time = record.registered_at < notice.lapses_at::<T>();
        let waited = notice
            .ripe_at::<T>()
            .is_some_and(|ripe_at| ripe_at <= record.registered_at);
        ensure!(
            in_time && waited,
            "a marriage was registered before its notice was ripe, or after it lapsed"
        );
        Ok(())
    }
}
