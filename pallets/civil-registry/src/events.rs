//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet imports.
#[pallet_section]
mod events {
    /// `officer` is the mandate of the one who authorised the change, `office` the office it was for.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A birth was registered, and with it a person.
        BirthRegistered {
            /// The entry.
            record: RecordId,
            /// Who was born.
            child: SubjectId,
            /// The parents whom the entry names.
            parents: Parents,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A death was registered.
        DeathRegistered {
            /// The entry.
            record: RecordId,
            /// Who died.
            deceased: SubjectId,
            /// Whom it left widowed.
            widowed: Option<SubjectId>,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A marriage was registered.
        MarriageRegistered {
            /// The entry.
            record: RecordId,
            /// Who married.
            spouses: [SubjectId; 2],
            /// The notice that they gave of it.
            notice: Option<NoticeId>,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A foundling was registered, and with it a person.
        FoundlingRegistered {
            /// The entry.
            record: RecordId,
            /// Who was found.
            child: SubjectId,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A child who was born dead was registered.
        FetalDeathRegistered {
            /// The entry.
            record: RecordId,
            /// The mother, if the entry names her.
            mother: Option<SubjectId>,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A divorce was registered: the marriage has ended.
        DivorceRegistered {
            /// The entry.
            record: RecordId,
            /// The entry of the marriage.
            marriage: RecordId,
            /// Who were married.
            spouses: [SubjectId; 2],
            /// Why.
            ground: DivorceGround,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A marriage was annulled: each spouse is again what they were before.
        MarriageAnnulled {
            /// The entry.
            record: RecordId,
            /// The entry of the marriage.
            marriage: RecordId,
            /// Who were held to be married.
            spouses: [SubjectId; 2],
            /// What each of them is now.
            restored: [MaritalStatus; 2],
            /// The court's decision.
            decision: DecisionId,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// Spouses were separated; their marriage goes on.
        SeparationRegistered {
            /// The entry.
            record: RecordId,
            /// The entry of the marriage.
            marriage: RecordId,
            /// Who are married.
            spouses: [SubjectId; 2],
            /// The court's decision.
            decision: DecisionId,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A death was annulled: the person lives.
        DeathAnnulled {
            /// The entry.
            record: RecordId,
            /// The entry of the death.
            death: RecordId,
            /// Who lives.
            restored: SubjectId,
            /// What they are now.
            marital: MaritalStatus,
            /// The other spouse of the marriage that the death was held to have ended.
            spouse: Option<SubjectId>,
            /// The court's decision.
            decision: DecisionId,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A record other than a marriage or a death was annulled.
        RecordAnnulled {
            /// The entry.
            record: RecordId,
            /// The entry that stands no longer.
            annulled: RecordId,
            /// Whom it was about.
            parties: Parties,
            /// The court's decision.
            decision: DecisionId,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A child has a father.
        PaternityRegistered {
            /// The entry.
            record: RecordId,
            /// The entry of the birth.
            birth: RecordId,
            /// Whose father it is.
            child: SubjectId,
            /// The father.
            father: SubjectId,
            /// What makes him the father.
            ground: PaternityGround,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A child's parents have married each other.
        LegitimationRegistered {
            /// The entry.
            record: RecordId,
            /// The entry of the birth.
            birth: RecordId,
            /// The entry of the marriage.
            marriage: RecordId,
            /// Whose parents they are.
            child: SubjectId,
            /// The parents.
            parents: Parents,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A person has another name or another sex marker.
        PersonalChangeRegistered {
            /// The entry.
            record: RecordId,
            /// Whose.
            subject: SubjectId,
            /// What changed.
            change: PersonalChange,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A court lodged a decision.
        DecisionLodged {
            /// Its number.
            decision: DecisionId,
            /// What it orders.
            matter: Matter,
            /// The court.
            office: OfficeId,
            /// The judge.
            officer: MandateId,
        },
        /// A record was corrected. What it said before is kept.
        RecordCorrected {
            /// Which.
            record: RecordId,
            /// The correction's number among those of the record, from 0.
            number: u32,
            /// Whom the record is about now.
            parties: Parties,
            /// What class of field changed.
            class: FieldClass,
            /// The court's decision, where one was needed.
            decision: Option<DecisionId>,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
            /// The supervisor who confirmed it, where that was needed.
            supervisor: Option<MandateId>,
        },
        /// A wallet was linked to a person.
        WalletLinked {
            /// The person.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// A certificate was issued.
        CertificateIssued {
            /// The certificate.
            certificate: CertificateHash,
            /// The record that it certifies.
            record: RecordId,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A person issued a certificate of a record of theirs.
        OwnCertificateIssued {
            /// The certificate.
            certificate: CertificateHash,
            /// The record that it certifies.
            record: RecordId,
            /// The party of the record whose wallet signed.
            holder: SubjectId,
        },
        /// A certificate was suspended, reinstated or revoked.
        CertificateStandingChanged {
            /// The certificate.
            certificate: CertificateHash,
            /// The record that it certifies.
            record: RecordId,
            /// What it is now.
            standing: CertificateStanding,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A person revoked a certificate that they had issued.
        OwnCertificateRevoked {
            /// The certificate.
            certificate: CertificateHash,
            /// The record that it certifies.
            record: RecordId,
            /// Why.
            reason: CertificateReason,
            /// The party of the record whose wallet signed.
            holder: SubjectId,
        },
        /// A wallet was frozen on its person's report.
        WalletFrozen {
            /// The person.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// A wallet froze itself.
        OwnWalletFrozen {
            /// The person.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
        },
        /// A wallet was unfrozen.
        WalletUnfrozen {
            /// The person.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// Another wallet was proposed for a person.
        ReplacementProposed {
            /// The person.
            subject: SubjectId,
            /// The new wallet.
            wallet: T::AccountId,
            /// The moment from which on it can take the old one's place.
            due: Moment,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
            /// The supervisor who confirmed it: the old wallet cannot object.
            supervisor: Option<MandateId>,
        },
        /// A wallet objected to its replacement, which is off.
        ReplacementObjected {
            /// The person.
            subject: SubjectId,
            /// The wallet that objected.
            wallet: T::AccountId,
            /// The wallet that should have replaced it.
            proposed: T::AccountId,
        },
        /// An identity officer took back the proposal of another wallet.
        ReplacementCancelled {
            /// The person.
            subject: SubjectId,
            /// The wallet that was proposed.
            proposed: T::AccountId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// A wallet took the place of another, which is never linked again.
        WalletReplaced {
            /// The person.
            subject: SubjectId,
            /// The new wallet.
            wallet: T::AccountId,
            /// The old wallet.
            former: T::AccountId,
            /// The office of the identity officer who proposed it.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
            /// The supervisor who confirmed the proposal.
            supervisor: Option<MandateId>,
        },
        /// Two people declared before a registrar that they want to marry: the time runs in which they wait.
        MarriageDeclared {
            /// The notice.
            notice: NoticeId,
            /// The two.
            spouses: [SubjectId; 2],
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// Somebody declared with their wallet that they want to marry. The other has to consent.
        OwnMarriageDeclared {
            /// The notice.
            notice: NoticeId,
            /// The one whose wallet signed, and the other.
            spouses: [SubjectId; 2],
        },
        /// The other consented with their wallet: the time runs in which the two wait.
        MarriageConsented {
            /// The notice.
            notice: NoticeId,
            /// The one who declared it, and the one whose wallet signed.
            spouses: [SubjectId; 2],
        },
        /// The other consented before a registrar: the time runs in which the two wait.
        ConsentAttested {
            /// The notice.
            notice: NoticeId,
            /// The one who declared it, and the one who consented.
            spouses: [SubjectId; 2],
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// Two people who want to marry need not wait.
        WaitingWaived {
            /// The notice.
            notice: NoticeId,
            /// The two.
            spouses: [SubjectId; 2],
            /// Why.
            ground: WaiverGround,
            /// The registry office.
            office: OfficeId,
            /// The supervisor.
            officer: MandateId,
        },
        /// One of two who wanted to marry changed their mind.
        NoticeWithdrawn {
            /// The notice.
            notice: NoticeId,
            /// The two.
            spouses: [SubjectId; 2],
            /// The one whose wallet signed.
            by: SubjectId,
        },
        /// A person lives somewhere else.
        ResidenceRegistered {
            /// The entry.
            record: RecordId,
            /// Who.
            subject: SubjectId,
            /// The entry of the residence before.
            former: Option<RecordId>,
            /// Where.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A person has a guardian or trustee.
        GuardianshipRegistered {
            /// The entry.
            record: RecordId,
            /// Who is cared for.
            ward: SubjectId,
            /// The guardian or trustee.
            guardian: SubjectId,
            /// Which of them.
            care: Care,
            /// What makes them that.
            ground: GuardianshipGround,
            /// The entry of the guardian or trustee in whose place they are.
            former: Option<RecordId>,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A guardianship or trusteeship has ended.
        GuardianshipEnded {
            /// The entry.
            record: RecordId,
            /// The entry of the guardianship.
            guardianship: RecordId,
            /// Who was cared for.
            ward: SubjectId,
            /// Who was the guardian or trustee.
            guardian: SubjectId,
            /// What ended it.
            ground: GuardianshipEndGround,
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// Spouses who were separated live together again.
        ReconciliationRegistered {
            /// The entry.
            record: RecordId,
            /// The entry of the marriage.
            marriage: RecordId,
            /// Who are married.
            spouses: [SubjectId; 2],
            /// Where it was registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A guardian issued a certificate of a record of their ward's.
        WardCertificateIssued {
            /// The certificate.
            certificate: CertificateHash,
            /// The record that it certifies.
            record: RecordId,
            /// The party of the record, who is its holder.
            ward: SubjectId,
            /// The guardian whose wallet signed.
            guardian: SubjectId,
        },
        /// A person has new ids in the other domains, after a mistaken death had opened the former ones.
        LinksRenewed {
            /// The person.
            subject: SubjectId,
            /// The entry that annulled the death.
            annulment: RecordId,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// A child was adopted. What the birth was before is sealed.
        AdoptionRegistered {
            /// The child's birth from now on.
            record: RecordId,
            /// The child.
            child: SubjectId,
            /// The child's parents from now on, whom the entry names.
            parents: Parents,
            /// Where the birth is registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// Something was sealed: it is as if it had never been.
        Sealed {
            /// What.
            of: Item,
            /// What took its place.
            commitment: H256,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// An office has opened a seal, as a court entitled it to.
        SealOpened {
            /// The seal.
            commitment: H256,
            /// The opening's number among those of the seal, from 0.
            number: u32,
            /// The court's order.
            decision: DecisionId,
            /// The reader's office.
            office: OfficeId,
            /// The officer who opened it.
            officer: MandateId,
        },
    }
}
