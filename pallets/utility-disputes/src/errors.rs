//! What can go wrong.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet imports.
#[pallet_section]
mod errors {
    /// One cause each.
    #[pallet::error]
    pub enum Error<T> {
        /// There is no contract of that number.
        ContractNotFound,
        /// The contract has no account.
        AccountNotFound,
        /// The contract has ended.
        ContractEnded,
        /// The wallet does not speak for the consumer.
        NotConsumer,
        /// The supplier's office is another one than the officer's.
        NotOfThisOffice,
        /// The contract is outside the region of the officer's office.
        OutsideRegion,
        /// A dispute over the contract is open.
        DisputeOpen,
        /// The opening balance is disputed as such, not as a bill.
        NotABill,
        /// The contract has no bill of that number.
        BillNotFound,
        /// The bill is no longer kept by the account.
        BillNotKept,
        /// The reading is not of the days of the bill.
        ReadingNotBilled,
        /// Nothing is claimed.
        NothingClaimed,
        /// More is claimed than there is to credit, or than was debited since the bill was disputed.
        MoreThanContestable,
        /// The contract began with no balance, or the time to dispute that is over.
        BalanceStands,
        /// The household has disputed the bill already, and nothing was debited since; or the disconnection.
        AlreadyDisputed,
        /// The consumer is not disconnected, and it was not announced, or lapsed.
        NoDisconnection,
        /// No number is left for a dispute.
        NoIdLeft,
        /// There is no dispute of that number.
        DisputeNotFound,
        /// The dispute has ended.
        DisputeClosed,
        /// The time for evidence and the answer is over.
        AnswerOver,
        /// The regulator rules once the supplier has answered, and the household has lodged evidence or its time for that is over;
        /// and before the time to rule is over.
        NotToRule,
        /// Who grants all of a claim upholds it.
        NotLessThanClaimed,
        /// No default has taken effect.
        NoDefault,
        /// The consumer is disconnected.
        IsDisconnected,
        /// The consumer is not disconnected.
        NotDisconnected,
        /// The disconnection was announced, and that has not lapsed.
        AlreadyAnnounced,
        /// The disconnection was not announced.
        NotAnnounced,
        /// The notice's time is not over.
        NoticeRunning,
        /// It was announced too long ago.
        NoticeLapsed,
        /// Nothing is overdue, or nothing that was when it was announced.
        NothingOverdue,
        /// A plan of instalments is kept.
        PlanKept,
        /// The consumer is protected.
        Protected,
        /// The consumer has died, and [`Config::EstateTerm`] is not over.
        Mourning,
        /// It is winter.
        Winter,
        /// Something of what it was announced for is overdue, and nothing forbids to disconnect for it.
        StillOverdue,
        /// It was demanded already.
        AlreadyDemanded,
        /// The protection would end in the past, or last longer than [`Config::LongestProtection`].
        ProtectionOutOfRange,
        /// The consumer is not protected.
        NotProtected,
    }
}
