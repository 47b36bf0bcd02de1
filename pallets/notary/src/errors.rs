//! What the pallet refuses, one cause each.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet imports.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// There is no act of that number.
        NotFound,
        /// The act is of another kind than the call or the link is about.
        KindMismatch,
        /// The act names nobody.
        NoParties,
        /// Two parties, or two attorneys, are the same person.
        PartiesNotDistinct,
        /// A party of the earlier act is no party of the one that changes or replaces it.
        PartyMissing,
        /// The person is no party of the act.
        NotParty,
        /// The deadline is not after now.
        DeadlinePassed,
        /// The validity ends before the act has to be certified.
        ValidityTooShort,
        /// The earlier act is not in force.
        LinkNotInForce,
        /// The power that should be given anew is not over.
        LinkNotOver,
        /// The act is certified.
        AlreadyCertified,
        /// The act was withdrawn.
        Withdrawn,
        /// The act was not certified in time.
        Lapsed,
        /// The act is not certified.
        NotCertified,
        /// The act is not in force, nor suspended.
        NotInForce,
        /// A court has annulled the act.
        AlreadyAnnulled,
        /// A court has suspended the act.
        AlreadySuspended,
        /// The act is not suspended.
        NotSuspended,
        /// Courts have suspended the act as often as can be told apart: it can be annulled.
        TooManySuspensions,
        /// The root is not that of the act.
        RootMismatch,
        /// The party has signed.
        AlreadySigned,
        /// A party has not signed.
        NotSigned,
        /// More than two parties have not been checked to live in this block: check them first.
        PartiesNotChecked,
        /// The person is dead.
        Deceased,
        /// The notary, or somebody who is related to the notary, is a party or an attorney.
        ConflictOfInterest,
        /// The act is kept by another practice.
        OtherPractice,
        /// The place does not lie within the region of the officer's office.
        OutsideJurisdiction,
        /// Nobody has said who the notary is in this domain.
        NotaryNotIdentified,
        /// It has been said who the notary is.
        AlreadyIdentified,
        /// The key is no notary's in office.
        NotNotary,
        /// The officer is the one whom it is about.
        OwnRecord,
        /// The person is declared as related, or is the notary.
        AlreadyRelated,
        /// The person is not declared as related.
        NotRelated,
        /// The notary has declared as many as can be.
        TooManyRelated,
        /// There is no practice of that office.
        PracticeNotFound,
        /// A practice is not handed over to itself.
        SamePractice,
        /// The practice keeps no acts.
        PracticeEmpty,
        /// The successor would keep the files of more others than it can.
        TooManyDockets,
        /// No number is left for an act, a file, a handover, an order, a relation, a grant, a request or a guardianship.
        NoIdLeft,
        /// Only a power of attorney is taken back or given up.
        NotRevocable,
        /// The power names no attorney.
        NoAttorneys,
        /// Who gives the power, or the principal, is an attorney.
        OwnAttorney,
        /// The power entitles to nothing, or to what is not on the list.
        UnknownScope,
        /// A level of the region is named below one that is zero.
        MalformedRegion,
        /// A power of attorney needs an end.
        EndMissing,
        /// The power would be valid for longer than the law allows.
        TermTooLong,
        /// A power is not passed on so many times.
        SubstitutionTooDeep,
        /// The power may not be passed on.
        NotSubstitutable,
        /// A substitution gives more, or for longer, than the power that it is under.
        ExceedsPower,
        /// A substitution is not changed, but given anew.
        IsSubstitution,
        /// The terms are not those of the power that is extended.
        TermsChanged,
        /// The person is no attorney of the power, or is not all who are needed to pass it on.
        NotAttorney,
        /// The person neither gave the power nor is its principal.
        NotGrantor,
        /// The attorney has given it up.
        AlreadyRenounced,
        /// The act is not in the person's dossier.
        NotInDossier,
        /// The access would have ended already.
        GrantTooShort,
        /// Nothing of that kind is granted to that account now.
        NotGranted,
        /// Nobody is their own guardian.
        OwnGuardian,
        /// The guardianship would have ended already.
        GuardianshipTooShort,
        /// The person is the ward's guardian now.
        AlreadyGuardian,
        /// The person is not the ward's guardian now.
        NotGuardian,
        /// The state duty and the fee together are more than a balance can be.
        SumTooLarge,
        /// The exemption would have ended already.
        ExemptionTooShort,
        /// The person is not exempt now.
        NotExempt,
        /// The sale has no price.
        PriceMissing,
        /// The buyer is no party who acquires, or the seller none who gives away.
        CapacityMismatch,
        /// The act costs nothing, or has no price in escrow.
        NothingOwed,
        /// That sum is on hold already.
        AlreadyHeld,
        /// The sum is not what is owed.
        AmountMismatch,
        /// The person does not owe the price.
        NotBuyer,
        /// The act cannot be certified before its fee is on hold.
        FeeNotHeld,
        /// The act cannot be certified before its price is on hold.
        PriceNotHeld,
        /// No wallet speaks for the seller, who is to be paid.
        SellerWithoutWallet,
        /// The act can still be certified: its money stays where it is.
        NotOver,
        /// Nothing of the act is on hold.
        NothingHeld,
        /// Nobody has said where the practice is paid.
        PayoutMissing,
        /// The wallet did not sign this subject on this chain.
        SignatureInvalid,
        /// The person has a wallet.
        WalletAlreadyLinked,
        /// The key is or was somebody's wallet.
        WalletTaken,
        /// The key speaks for somebody in the civil-status domain: it would join the two.
        WalletOfCivilStatus,
        /// The key is nobody's wallet, or the person has none.
        WalletNotLinked,
        /// The wallet does not speak for its person yet.
        WalletNotYetSpeaking,
    }
}
