//! What the pallet refuses, one cause each.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet imports.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// A level of the region is named below one that is zero.
        MalformedRegion,
        /// The region does not lie within that of the officer's office.
        OutsideJurisdiction,
        /// No number is left.
        NoIdLeft,
        /// There is no tariff of that number.
        TariffNotFound,
        /// The engine does not admit the tariff: [`Tariff::validate`] says why.
        TariffInvalid,
        /// A table of the tariff ends with a limit: beyond it nothing has a price.
        TariffEnds,
        /// The office supplies nothing there.
        NotASupplier,
        /// The tariff has no season in its region.
        TariffElsewhere,
        /// The tariff was approved or rejected.
        TariffDecided,
        /// The tariff would apply before the notice period is over.
        NoticeTooShort,
        /// The tariff would not apply after the one that it follows.
        NotAfterPredecessor,
        /// The tariff has another unit, asset or local time, other registers, or fewer categories than the one that it follows.
        ShapeChanged,
        /// The tariff does not apply today, or not on the day of the opening reading.
        TariffNotInForce,
        /// The wallet did not sign this subject on this chain.
        SignatureInvalid,
        /// The consumer has a wallet.
        WalletAlreadyLinked,
        /// The key is or was somebody's wallet.
        WalletTaken,
        /// The key speaks for somebody in the civil-status domain: it would join the two.
        WalletOfCivilStatus,
        /// The key is nobody's wallet, or the consumer has none.
        WalletNotLinked,
        /// The wallet does not speak for its consumer yet.
        WalletNotYetSpeaking,
        /// The supplier's office is another one than the officer's.
        NotOfThisOffice,
        /// The meter has no register.
        NoRegisters,
        /// A register has no digits or more than [`MAX_DIGITS`](crate::types::MAX_DIGITS), or shows more than it has.
        RegisterInvalid,
        /// A meter of that serial number is registered.
        SerialTaken,
        /// A meter with that key is registered.
        KeyTaken,
        /// There is no meter of that number.
        MeterNotFound,
        /// The meter was removed.
        MeterRemoved,
        /// The meter is on a contract.
        MeterNotFree,
        /// The meter is on no contract.
        MeterNotInstalled,
        /// Metrology does not certify the meter now.
        MeterNotCertified,
        /// The tariff is for another service, unit or number of registers than the meter's.
        MeterNotPriced,
        /// The certificate would be over.
        CertificatePast,
        /// A certificate is in force that lasts longer: to end it, it is withdrawn.
        CertificateInForce,
        /// There is no contract of that number.
        ContractNotFound,
        /// The contract's place is outside the tariff's region.
        OutsideTariff,
        /// The tariff has no such category of consumers.
        UnknownCategory,
        /// The time to accept the offer is over.
        OfferLapsed,
        /// The offer was accepted, declined or withdrawn.
        OfferClosed,
        /// The wallet speaks for somebody else than the consumer.
        NotConsumer,
        /// The officer made the offer.
        OwnOffer,
        /// The contract's document is another one than the consumer has read.
        DocumentMismatch,
        /// The contract is not active.
        NotActive,
        /// The contract is not suspended.
        NotSuspended,
        /// The contract is neither active nor suspended.
        NotInForce,
        /// A meter is on the contract.
        HasMeter,
        /// The contract that is replaced is for another service.
        OtherService,
        /// The consumer and the supplier of the contract that is replaced would change at once.
        BothChange,
        /// The offer is not to take the place of the contract.
        NotReplaced,
        /// The consumer of the contract that is replaced has not released it to this one: who accepts with their own wallet need not.
        NotReleased,
        /// The last firm reading is too old to close a contract with, or to open one.
        ReadingTooOld,
        /// The consumer has died.
        ConsumerDead,
        /// The consumer lives, as far as the chain was told.
        ConsumerAlive,
        /// A proposal waits for the other side's answer.
        ProposalPending,
        /// There is no proposal of that number, or the time to answer it is over.
        ProposalNotFound,
        /// The side that answers has made the proposal.
        OwnProposal,
        /// The proposal is not a reading.
        NotAReading,
        /// The reading was taken later than now.
        ReadingInFuture,
        /// The reading was taken no later than one that counts.
        ReadingNotAfter,
        /// The reading is less than one that counts.
        ReadingReversed,
        /// Too little is known of what is usual, or there are too many estimates in a row.
        NothingToEstimateFrom,
        /// The contract is in that category.
        SameCategory,
        /// The category has changed too often within a year.
        TooManyChanges,
        /// No inspection is open.
        InspectionNotFound,
        /// Only metrology says that a meter is sound.
        MetrologyOnly,
        /// There is no switch-over of that number.
        SwitchOverNotFound,
        /// A switch-over of no contracts.
        SwitchOverEmpty,
        /// The contract is not at that place under the root.
        NotUnderRoot,
        /// A paper contract takes the place of no other.
        PaperReplaces,
        /// The paper has become a contract.
        AlreadyImported,
        /// A paper contract has an opening reading if it has a meter, and only then.
        OpeningMismatch,
        /// The contract was not on paper.
        NotImported,
        /// The contract is in dispute.
        AlreadyDisputed,
        /// The contract was not on paper, or is not disputed.
        NotDisputed,
        /// The contract has taken effect, or was withdrawn: its opening balance and its bills are disputed, not the contract.
        DisputeTooLate,
    }
}
