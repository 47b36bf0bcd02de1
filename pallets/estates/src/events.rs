//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet imports.
#[pallet_section]
mod events {
    /// `officer` is the mandate of the one who authorised the change, `office` the office it was for.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A will was registered. It supersedes the testator's former one.
        WillRegistered {
            /// The will.
            will: WillId,
            /// Whose, in the domain of wills.
            testator: SubjectId,
            /// How it was made.
            form: WillForm,
            /// The testator's will before it.
            former: Option<WillId>,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// A will was taken back.
        WillWithdrawn {
            /// The will.
            will: WillId,
            /// Whose, in the domain of wills.
            testator: SubjectId,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// A death has opened an estate.
        EstateOpened {
            /// The estate.
            estate: EstateId,
            /// Whose, in the civil-status domain.
            deceased: SubjectId,
            /// The entry of the death.
            record: RecordId,
        },
        /// There is no estate: the death was annulled. What was certified of it is void.
        EstateVoided {
            /// The estate.
            estate: EstateId,
            /// Who lives, in the civil-status domain.
            deceased: SubjectId,
            /// The entry that annuls the death.
            record: RecordId,
        },
        /// A notary took an estate.
        EstateTaken {
            /// The estate.
            estate: EstateId,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// A practice gave an estate free for another to take.
        EstateReleased {
            /// The estate.
            estate: EstateId,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// What there is and what is owed was listed.
        EstateListed {
            /// The estate.
            estate: EstateId,
            /// The number of the list.
            number: u32,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// Somebody accepted or renounced with their wallet.
        InheritanceDeclared {
            /// The estate.
            estate: EstateId,
            /// Who, in the notary's domain.
            heir: SubjectId,
            /// What they do.
            choice: Choice,
        },
        /// Somebody accepted or renounced before a notary.
        DeclarationAttested {
            /// The estate.
            estate: EstateId,
            /// Who, in the notary's domain.
            heir: SubjectId,
            /// What they do.
            choice: Choice,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// An heir who was too late was admitted, since all others agree.
        HeirAdmitted {
            /// The estate.
            estate: EstateId,
            /// Who, in the notary's domain.
            heir: SubjectId,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// A certificate of the right to an inheritance was issued.
        CertificateIssued {
            /// The estate.
            estate: EstateId,
            /// The number of the certificate.
            number: u32,
            /// Who, in the notary's domain.
            heir: SubjectId,
            /// The share.
            share: Share,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// Another heir was put into a certificate.
        CertificateJoined {
            /// The estate.
            estate: EstateId,
            /// The number of the certificate.
            number: u32,
            /// Who, in the notary's domain.
            heir: SubjectId,
            /// The share.
            share: Share,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// The share of the surviving spouse was certified.
        SpousalShareCertified {
            /// The estate.
            estate: EstateId,
            /// The number of the certificate.
            number: u32,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// An estate was closed.
        EstateClosed {
            /// The estate.
            estate: EstateId,
            /// To what end.
            cause: ClosingCause,
            /// The practice.
            office: OfficeId,
            /// The notary.
            officer: MandateId,
        },
        /// A court ruled on a will, a certificate or an heir.
        CourtRuled {
            /// The estate.
            estate: EstateId,
            /// The number of the order.
            order: u32,
            /// What it orders.
            ruling: Ruling,
            /// Whether the estate was closed and is open again.
            reopened: bool,
            /// The court.
            office: OfficeId,
            /// The judge.
            officer: MandateId,
        },
    }
}
