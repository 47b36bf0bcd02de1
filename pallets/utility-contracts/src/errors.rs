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
        /// The tariff has no season in its region.
        TariffElsewhere,
        /// The tariff was approved or rejected.
        TariffDecided,
        /// The tariff would apply before the notice period is over.
        NoticeTooShort,
        /// The tariff would not apply after the one that it follows.
        NotAfterPredecessor,
        /// The tariff has another unit, other registers, fewer categories or another local time than the one that it follows.
        ShapeChanged,
        /// The tariff does not apply today.
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
    }
}
