//! What the pallet refuses, one cause each.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet imports.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// A birth is registered for this person already.
        AlreadyRegistered,
        /// A party is not in the register.
        NotRegistered,
        /// A party is dead.
        Deceased,
        /// One of those who would marry is married.
        AlreadyMarried,
        /// Two parties are the same person.
        PartiesNotDistinct,
        /// The region does not lie within that of the officer's office, nor in the country that the office serves.
        OutsideJurisdiction,
        /// A level of the region is named below one that is zero.
        MalformedRegion,
        /// A registration more than a year after the event takes a supervisor who confirms it.
        SupervisorMissing,
        /// Only an entry of an archive that is anchored on chain is registered as archived.
        NotFromArchive,
        /// The officer, or the officer's spouse where that counts, is a party.
        OwnRecord,
        /// The opening does not give the commitment that was registered.
        LinksMismatch,
        /// The wallet did not sign this subject on this chain.
        SignatureInvalid,
        /// The person has a wallet.
        WalletAlreadyLinked,
        /// The key is, was or shall be somebody's wallet.
        WalletTaken,
        /// The key is nobody's wallet now, or the person has none.
        WalletNotLinked,
        /// The wallet is frozen.
        WalletFrozen,
        /// The wallet is not frozen.
        WalletNotFrozen,
        /// The person's wallet is being replaced already.
        ReplacementPending,
        /// The person's wallet is not being replaced.
        ReplacementNotFound,
        /// The time in which the old wallet can object is not over.
        ReplacementNotDue,
        /// Two officers have confirmed the replacement: the old wallet cannot object.
        ObjectionOverruled,
        /// No number is left for a record, a decision, or another correction of the record.
        NoIdLeft,
        /// There is no record of that number, or no marriage where one is asked for.
        NotFound,
        /// The record is of another kind than the call or the matter is about.
        KindMismatch,
        /// The record is annulled.
        RecordAnnulled,
        /// A birth is not annulled: its parents are corrected, and its child is adopted.
        BirthNotAnnullable,
        /// A record of this kind is not annulled as such: there is another matter or a later record for it.
        NotAnnullable,
        /// There is no decision of that number.
        DecisionNotFound,
        /// The decision orders something else.
        MatterMismatch,
        /// The decision has been carried out.
        AlreadyExecuted,
        /// The marriage has ended.
        MarriageEnded,
        /// A court has separated the spouses already.
        AlreadySeparated,
        /// The record has this claims root already.
        RootUnchanged,
        /// The birth names a father.
        FatherNamed,
        /// The birth names no mother who could consent: it takes a court.
        MotherNotNamed,
        /// Those who married are not the child's parents.
        NotTheParents,
        /// The marriage was registered before the birth: the child was born in it.
        MarriageNotLater,
        /// The legitimation is registered already.
        AlreadyLegitimated,
        /// The holder of the wallet, or the ward, is no party of the record, or not the one of the notice who is asked.
        NotParty,
        /// A certificate of that hash was issued before.
        CertificateTaken,
        /// No certificate of that hash was issued.
        CertificateNotFound,
        /// Somebody else issued the certificate.
        NotIssuer,
        /// The certificate is revoked, for ever.
        CertificateRevoked,
        /// The certificate has this standing already.
        StandingUnchanged,
        /// The two have a notice that is open.
        AlreadyDeclared,
        /// A marriage that is registered now takes a notice.
        NoticeMissing,
        /// There is no notice of that number.
        NoticeNotFound,
        /// The notice is of other people.
        NoticeMismatch,
        /// The other of the two has not consented.
        ConsentMissing,
        /// The other of the two has consented already.
        AlreadyConsented,
        /// The time in which the two have to wait is not over, and not waived.
        NoticeNotRipe,
        /// The two need not wait any more.
        NothingToWaive,
        /// The marriage was not registered in the time in which the notice counts.
        NoticeLapsed,
        /// One of the two has withdrawn the notice.
        NoticeWithdrawn,
        /// The marriage of the notice is registered.
        NoticeUsed,
        /// The guardian has a guardian or trustee.
        GuardianIsWard,
        /// The ward has this guardian or trustee already.
        AlreadyGuardian,
        /// The person has no guardian or trustee.
        NotWard,
        /// The holder of the wallet does not act in the ward's place.
        NotGuardian,
        /// A guardian acts in the person's place, and the law has the person act themselves.
        UnderGuardianship,
        /// No court has separated the spouses, or they are reconciled.
        NotSeparated,
        /// No annulled death has opened the person's links since they were last renewed.
        LinksNotExposed,
        /// The links are those that were opened.
        LinksUnchanged,
        /// Other records or persons depend on a record of this kind: it is not sealed as such.
        NotSealable,
        /// More than the decision on the adoption still joins the birth to persons: it is to be sealed first.
        SatellitesLeft,
        /// Nothing is left that has to be sealed before the birth.
        NothingToSeal,
        /// The court entitles another office to read what is sealed.
        NotReader,
        /// The time is over until which the court lets the office read.
        Expired,
    }
}
