//! What the pallet refuses, one cause each.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet imports.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// There is no will of that number.
        WillNotFound,
        /// The person is dead: the testator, or the heir.
        Deceased,
        /// There is a later will.
        Superseded,
        /// The will was taken back.
        AlreadyWithdrawn,
        /// A court has annulled it.
        AlreadyAnnulled,
        /// There is no estate of that number.
        NotFound,
        /// The person whose estate it was lives.
        EstateVoid,
        /// The estate is settled, or is the state's.
        EstateClosed,
        /// A notary keeps the estate.
        AlreadyTaken,
        /// The practice has given the estate free.
        AlreadyReleased,
        /// No notary has taken the estate.
        NotTaken,
        /// The estate is kept by another practice.
        OtherPractice,
        /// The place does not lie within the region of the officer's office.
        OutsideJurisdiction,
        /// Nobody has said who the notary is in the notary's domain.
        NotaryNotIdentified,
        /// The notary, or somebody who is related to the notary, is the deceased or the heir.
        ConflictOfInterest,
        /// The key speaks for nobody who lives in the notary's domain.
        WalletNotSpeaking,
        /// Nobody inherits from themselves.
        OwnEstate,
        /// The person has declared what they do, and it is final.
        AlreadyDeclared,
        /// The time to accept or renounce is over.
        PeriodOver,
        /// The time to accept or renounce is not over.
        PeriodNotOver,
        /// Nobody has accepted who could agree: it is for a court.
        NobodyToAgree,
        /// It is too early to certify shares.
        TooEarly,
        /// The person does not inherit: they have not accepted, or a court has excluded them.
        NotHeir,
        /// The person inherits already.
        AlreadyHeir,
        /// The share is nothing, or more than the whole.
        ShareMalformed,
        /// All shares together would be more than the estate.
        SharesExceedEstate,
        /// The shares have no common measure that can be kept: they are not rounded.
        SharesTooFine,
        /// A certificate has the heir's share, or the spouse's.
        AlreadyCertified,
        /// There is no certificate of that number.
        CertificateNotFound,
        /// The certificate is of a spouse's share.
        KindMismatch,
        /// The certificate is of an earlier block: nothing is added to it.
        CertificateFinal,
        /// The certificate has as many heirs as there can be.
        TooManyHolders,
        /// A certificate with the heir's share stands: it is annulled first.
        CertificateStands,
        /// Heirs accept, and their shares are not all certified.
        NotDivided,
        /// The will is not one of the deceased.
        NotOfEstate,
        /// No number is left for a will, a taking, an inventory, a certificate, an order or an heir.
        NoIdLeft,
    }
}
