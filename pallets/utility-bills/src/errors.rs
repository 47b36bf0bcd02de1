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
        /// The contract was never in force.
        NeverInForce,
        /// The contract has an account.
        AccountExists,
        /// The contract has no account.
        AccountNotFound,
        /// No meter was read where billing would begin.
        NoOpeningReading,
        /// No firm reading ends a cycle: the contract runs, and none is late enough, or it has ended, and all are billed.
        NoReading,
        /// A tariff of the contract is missing.
        TariffNotFound,
        /// The tariff is paid in another asset than the account.
        OtherAsset,
        /// The engine does not bill this: `preview_bill` says why.
        EngineRefuses,
        /// No number is left for a bill.
        NoIdLeft,
        /// The sum is nothing.
        NothingToPay,
        /// The sum is more than what is to pay.
        MoreThanPayable,
        /// The sum is more than the bill came to, or, of what is older, than is to pay.
        MoreThanBilled,
        /// There is no bill of that number.
        BillNotFound,
        /// The bill is no longer kept.
        BillNotKept,
        /// The supplier's office is another one than the officer's.
        NotOfThisOffice,
        /// The wallet does not speak for the consumer.
        NotConsumer,
        /// A plan has 2 to [`MAX_INSTALMENTS`](crate::types::MAX_INSTALMENTS) instalments.
        InstalmentsOutOfRange,
        /// The first instalment would be in the past.
        InstalmentPast,
        /// The plan would last longer than [`Config::LongestPlan`].
        PlanTooLong,
        /// A plan was agreed on and is kept.
        PlanKept,
        /// The supplier has offered no plan that waits for the consumer.
        NoPlanOffered,
        /// The contract has not ended.
        NotEnded,
        /// Not all that was consumed is billed.
        NotAllBilled,
        /// Something is to pay, or frozen.
        StillOwed,
        /// There is nothing to give back, or the supplier has not enough to give back anything.
        NothingToRefund,
        /// The contract is outside the region of the officer's office.
        OutsideRegion,
        /// The contract has ended.
        ContractEnded,
        /// A discount is granted for 1 to [`MAX_DISCOUNT_MONTHS`](crate::types::MAX_DISCOUNT_MONTHS) months.
        MonthsOutOfRange,
        /// The tariff does not have the discount.
        NoSuchDiscount,
        /// There were too many discounts, one after the other, since the first bill that is kept began.
        TooManyGrants,
        /// There is no discount beyond this month.
        NoDiscount,
        /// A bill of the account is contested.
        Contested,
        /// No bill of the account is contested.
        NotContested,
        /// A bill that would be taken back is contested: the cycle waits until that is decided.
        BillContested,
        /// The supplier has offered another plan than the consumer accepts.
        PlanDiffers,
        /// The instalments of a plan are less than [`MIN_INTERVAL`](crate::types::MIN_INTERVAL) apart.
        IntervalTooShort,
    }
}
