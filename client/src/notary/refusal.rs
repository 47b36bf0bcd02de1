//! What the errors of the notary's pallet mean, in words that a notary or a citizen can act on.

pub(crate) mod estates;

/// What an error of the pallet means.
pub(crate) fn meaning(error: &str) -> &'static str {
    match error {
        "NotFound" => "there is no act of that number",
        "KindMismatch" => "the act is of another kind than this is about",
        "NoParties" => "the act names nobody",
        "PartiesNotDistinct" => "the same person is named twice",
        "PartyMissing" => "a party of the earlier act is no party of this one",
        "NotParty" => "the person is no party of the act",
        "DeadlinePassed" => "the deadline has passed",
        "ValidityTooShort" => "the validity ends before the act has to be certified",
        "LinkNotInForce" => "the earlier act is not in force",
        "LinkNotOver" => "the power that should be given anew is not over",
        "AlreadyCertified" => "the act is certified",
        "Withdrawn" => "the act was withdrawn",
        "Lapsed" => "the act was not certified in time",
        "NotCertified" => "the act is not certified",
        "NotInForce" => "the act is not in force",
        "RootMismatch" => "the text is not that of the act",
        "AlreadySigned" => "the party has signed",
        "NotSigned" => "a party has not signed yet",
        "PartiesNotChecked" => "more than two parties have to be checked to live first",
        "Deceased" => "the person is dead",
        "ConflictOfInterest" => "the notary, or a relative of the notary, has a part in it",
        "OtherPractice" => "another practice keeps the act",
        "NotaryNotIdentified" => {
            "nobody has said who the notary is in this domain: an identity officer does"
        }
        "AlreadyIdentified" => "it has been said who the notary is",
        "NotNotary" => "the key is no notary's in office",
        "OwnRecord" => "the officer is the one whom it is about",
        "PracticeNotFound" => "there is no practice of that office",
        "NotRevocable" => "only a power of attorney is taken back or given up",
        "NoAttorneys" => "the power names no attorney",
        "OwnAttorney" => "who gives the power cannot be its attorney",
        "UnknownScope" => "the power entitles to nothing",
        "MalformedRegion" => "the territory names a level below one that is zero",
        "EndMissing" => "a power of attorney needs an end (valid_until)",
        "TermTooLong" => "the power would be valid for longer than the law allows",
        "SubstitutionTooDeep" => "a power is not passed on so many times",
        "NotSubstitutable" => "the power may not be passed on",
        "ExceedsPower" => {
            "a substitution gives no more, and for no longer, than the power above it"
        }
        "IsSubstitution" => "a substitution is not changed, but given anew",
        "TermsChanged" => "an extension has the terms of the power that it extends",
        "NotAttorney" => "the person is no attorney of the power",
        "NotGrantor" => "the person neither gave the power nor is its principal",
        "AlreadyRenounced" => "the attorney has given it up",
        "NotInDossier" => "the act is not in the person's dossier",
        "GrantTooShort" => "the access would have ended already",
        "NotGranted" => "that account has no such access now",
        "SignatureInvalid" => "the wallet did not sign this subject on this chain",
        "WalletAlreadyLinked" => "the person has a wallet",
        "WalletTaken" => "the key is or was somebody's wallet",
        "WalletOfCivilStatus" => "the key is a wallet of the civil register: take another",
        "WalletNotLinked" => "the key is nobody's wallet with the notary",
        "WalletNotYetSpeaking" => "the wallet is new, and speaks for its person a week later",
        "AlreadyAnnulled" => "a court has annulled the act",
        "AlreadySuspended" => "a court has suspended the act",
        "NotSuspended" => "the act is not suspended",
        "TooManySuspensions" => {
            "the act was suspended as often as can be told apart: it can be annulled"
        }
        "OutsideJurisdiction" => "the place does not lie within the region of the office",
        "AlreadyRelated" => "the person is declared as related, or is the notary",
        "NotRelated" => "the person is not declared as related",
        "TooManyRelated" => "the notary has declared as many as can be",
        "SamePractice" => "a practice is not handed over to itself",
        "PracticeEmpty" => "the practice keeps no acts",
        "TooManyDockets" => "the successor would keep the files of more others than it can",
        "OwnGuardian" => "nobody is their own guardian",
        "GuardianshipTooShort" => "the guardianship would have ended already",
        "AlreadyGuardian" => "the person is the ward's guardian now",
        "NotGuardian" => "the person is not the ward's guardian now",
        "SumTooLarge" => "the state duty and the fee together are more than a balance can be",
        "ExemptionTooShort" => "the exemption would have ended already",
        "NotExempt" => "the person is not exempt now",
        "PriceMissing" => "the sale has no price",
        "CapacityMismatch" => {
            "the buyer is no party who acquires, or the seller none who gives away"
        }
        "NothingOwed" => "the act costs nothing, or has no price in escrow",
        "AlreadyHeld" => "that sum is on hold already",
        "AmountMismatch" => "the sum is not what is owed: see adliya notary fee show",
        "NotBuyer" => "the person does not owe the price",
        "FeeNotHeld" => "what the act costs is not on hold yet: see adliya notary fee show",
        "PriceNotHeld" => "the buyer has not put the price on hold yet",
        "SellerWithoutWallet" => "no wallet speaks for the seller, who is to be paid",
        "NotOver" => "the act can still be certified: its money stays where it is",
        "NothingHeld" => "nothing of the act is on hold",
        "PayoutMissing" => "nobody has said where the practice is paid",
        _ => crate::refusal::UNKNOWN,
    }
}
