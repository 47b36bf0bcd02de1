//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet imports.
#[pallet_section]
mod events {
    /// `officer` is the mandate of the one who authorised the change, `office` the office it was for.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A wallet was linked to a person.
        WalletLinked {
            /// The person.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
            /// From when on it speaks for the person.
            speaks_from: Moment,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// A wallet was unlinked. It never speaks for anybody again.
        WalletUnlinked {
            /// The person.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// A wallet unlinked itself. It never speaks for anybody again.
        OwnWalletUnlinked {
            /// The person.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
        },
        /// It was said who a notary is in this domain.
        NotaryIdentified {
            /// The notary's mandate.
            notary: MandateId,
            /// The notary's practice.
            practice: OfficeId,
            /// Who it is.
            subject: SubjectId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// A notary declared somebody as related.
        RelationDeclared {
            /// Who.
            subject: SubjectId,
            /// What they are to the notary.
            relation: Relation,
            /// The notary's practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// Somebody is no longer related to a notary.
        RelationEnded {
            /// Who.
            subject: SubjectId,
            /// The notary's practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// An act was drafted.
        ActDrafted {
            /// The act.
            act: ActId,
            /// What it is.
            kind: ActKind,
            /// What it is to an earlier act.
            link: Option<Link>,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// A party signed with their wallet.
        ActSigned {
            /// The act.
            act: ActId,
            /// The party.
            subject: SubjectId,
        },
        /// A party signed before a notary.
        SignatureAttested {
            /// The act.
            act: ActId,
            /// The party.
            subject: SubjectId,
            /// Where the party stood.
            presence: Presence,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// Parties were made sure to live.
        PartiesChecked {
            /// The act.
            act: ActId,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// An act was certified: it is in force. An act that it replaces is superseded.
        ActCertified {
            /// The act.
            act: ActId,
            /// What it is.
            kind: ActKind,
            /// What it is to an earlier act.
            link: Option<Link>,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// An act was withdrawn before it was certified.
        ActWithdrawn {
            /// The act.
            act: ActId,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// A party withdrew from an act before it was certified.
        OwnActWithdrawn {
            /// The act.
            act: ActId,
            /// The party.
            subject: SubjectId,
        },
        /// Who had given a power took it back before a notary.
        PowerRevoked {
            /// The power's act.
            act: ActId,
            /// Who took it back.
            subject: SubjectId,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// Who had given a power took it back.
        OwnPowerRevoked {
            /// The power's act.
            act: ActId,
            /// Who took it back.
            subject: SubjectId,
        },
        /// An attorney gave a power up before a notary.
        PowerRenounced {
            /// The power's act.
            act: ActId,
            /// The attorney.
            attorney: SubjectId,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// An attorney gave a power up.
        OwnPowerRenounced {
            /// The power's act.
            act: ActId,
            /// The attorney.
            attorney: SubjectId,
        },
        /// A court suspended, reinstated or annulled an act.
        CourtRuled {
            /// The act.
            act: ActId,
            /// What the court ordered.
            ruling: Ruling,
            /// The court.
            office: OfficeId,
            /// The judge.
            officer: MandateId,
        },
        /// All acts that a practice kept passed to another.
        PracticeHandedOver {
            /// The handover's number.
            handover: HandoverId,
            /// Which practice gave.
            from: OfficeId,
            /// Which one took.
            to: OfficeId,
            /// The office of the chamber's officer.
            office: OfficeId,
            /// The officer who proposed it.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// A person lets somebody read documents.
        AccessGranted {
            /// The person.
            subject: SubjectId,
            /// The grant's number among those of the person.
            number: u32,
            /// Whom.
            to: T::AccountId,
            /// What.
            cover: Cover,
            /// Until when.
            until: Moment,
        },
        /// A person lets somebody read documents no longer.
        AccessRevoked {
            /// The person.
            subject: SubjectId,
            /// The grant's number among those of the person.
            number: u32,
            /// Whom.
            to: T::AccountId,
            /// What.
            cover: Cover,
        },
        /// Somebody asked to read documents of a person.
        AccessRequested {
            /// The person.
            subject: SubjectId,
            /// The request's number among those of the person.
            number: u32,
            /// Who asked.
            by: T::AccountId,
            /// For what.
            cover: Cover,
        },
        /// Somebody was recorded as a ward's guardian.
        GuardianRecorded {
            /// The guardianship.
            guardianship: GuardianshipId,
            /// Whose guardian.
            ward: SubjectId,
            /// The guardian.
            guardian: SubjectId,
            /// Until when at most.
            until: Moment,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer who proposed it.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// Somebody is a ward's guardian no longer.
        GuardianEnded {
            /// The guardianship.
            guardianship: GuardianshipId,
            /// Whose guardian.
            ward: SubjectId,
            /// The guardian.
            guardian: SubjectId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// It was set what acts of a kind cost that are drafted from now on.
        FeeScheduleSet {
            /// The kind.
            kind: ActKind,
            /// The schedule's number among those of that kind.
            number: u32,
            /// How much.
            sums: FeeSums,
            /// The treasury office.
            office: OfficeId,
            /// The officer who proposed it.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// Somebody is exempt from fees.
        ExemptionRecorded {
            /// Who.
            subject: SubjectId,
            /// The exemption's number among those of the person.
            number: u32,
            /// From what.
            waiver: Waiver,
            /// Until when.
            until: Moment,
            /// The office of the officer.
            office: OfficeId,
            /// The officer.
            officer: MandateId,
        },
        /// Somebody is exempt no longer.
        ExemptionEnded {
            /// Who.
            subject: SubjectId,
            /// The exemption's number among those of the person.
            number: u32,
            /// The office of the officer.
            office: OfficeId,
            /// The officer.
            officer: MandateId,
        },
        /// A practice is paid into this account from now on.
        PayoutSet {
            /// The account.
            account: T::AccountId,
            /// The practice.
            office: OfficeId,
            /// The notary who proposed it.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// A party is exempt: their share of what the act costs is not owed.
        ShareWaived {
            /// The act.
            act: ActId,
            /// The party.
            subject: SubjectId,
            /// From what.
            waiver: Waiver,
        },
        /// What an act costs was put on hold.
        FeeHeld {
            /// The act.
            act: ActId,
            /// Whose money it is.
            payer: T::AccountId,
            /// How much.
            amount: Balance,
        },
        /// What a certified act cost was paid.
        FeePaid {
            /// The act.
            act: ActId,
            /// Who paid.
            payer: T::AccountId,
            /// How much to the treasury, and to the practice.
            sums: FeeSums,
            /// The practice.
            practice: OfficeId,
        },
        /// An act will not be certified: what it would have cost is no longer on hold.
        FeeReturned {
            /// The act.
            act: ActId,
            /// Whose money it is.
            payer: T::AccountId,
            /// How much.
            amount: Balance,
        },
        /// The price of a sale was stated in its draft.
        PriceStated {
            /// The act.
            act: ActId,
            /// What the parties sign.
            terms: SaleTerms,
        },
        /// The buyer put the price on hold.
        PriceHeld {
            /// The act.
            act: ActId,
            /// The buyer's wallet.
            payer: T::AccountId,
            /// How much.
            amount: Balance,
        },
        /// A sale was certified, and its price paid.
        PricePaid {
            /// The act.
            act: ActId,
            /// The buyer's wallet.
            payer: T::AccountId,
            /// The seller's wallet.
            payee: T::AccountId,
            /// How much.
            amount: Balance,
        },
        /// A sale will not be certified: its price is no longer on hold.
        PriceReturned {
            /// The act.
            act: ActId,
            /// The buyer's wallet.
            payer: T::AccountId,
            /// How much.
            amount: Balance,
        },
        /// The civil register entered a person's death. What depends on it is derived when it is asked for.
        DeathHeard {
            /// Who, in the notary's domain.
            subject: SubjectId,
            /// The entry of the death.
            record: RecordId,
        },
        /// The civil register annulled a person's death.
        DeathAnnulmentHeard {
            /// Who, in the notary's domain.
            subject: SubjectId,
            /// The entry of the death.
            record: RecordId,
        },
    }
}
