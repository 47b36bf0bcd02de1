//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet imports.
#[pallet_section]
mod events {
    /// `officer` is the mandate of the one who authorised the change, `office` the office it was for.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A supplier proposed a tariff.
        TariffProposed {
            /// Its number.
            tariff: TariffId,
            /// For what it is.
            scope: Scope,
            /// The first day on which it would apply.
            effective_from: Day,
            /// The hash of its document.
            document: H256,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// The regulator approved a tariff.
        TariffApproved {
            /// Which.
            tariff: TariffId,
            /// The tariff that it follows.
            follows: Option<TariffId>,
            /// The first day on which it applies.
            effective_from: Day,
            /// The regulatory body.
            office: OfficeId,
            /// The regulator.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// The regulator rejected a tariff.
        TariffRejected {
            /// Which.
            tariff: TariffId,
            /// The hash of the decision that says why.
            decision: H256,
            /// The regulatory body.
            office: OfficeId,
            /// The regulator.
            officer: MandateId,
        },
        /// A wallet was linked to a consumer.
        WalletLinked {
            /// The consumer.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
            /// From when on it speaks for the consumer.
            speaks_from: Moment,
            /// The office of the identity officer.
            office: OfficeId,
            /// The identity officer.
            officer: MandateId,
        },
        /// A wallet was unlinked. It never speaks for anybody again.
        WalletUnlinked {
            /// The consumer.
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
            /// The consumer.
            subject: SubjectId,
            /// The wallet.
            wallet: T::AccountId,
        },
        /// A meter was registered.
        MeterRegistered {
            /// Its number.
            meter: MeterId,
            /// The hash of its serial number.
            serial: H256,
            /// The key that it signs with, if it does.
            key: Option<ed25519::Public>,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// Metrology certified a meter.
        MeterCertified {
            /// Which.
            meter: MeterId,
            /// Until when, inclusive.
            until: Moment,
            /// The hash of the certificate.
            certificate: H256,
            /// The metrology service.
            office: OfficeId,
            /// The metrologist.
            officer: MandateId,
        },
        /// Metrology withdrew a meter's certificate.
        CertificateWithdrawn {
            /// Of which.
            meter: MeterId,
            /// The hash of the decision that says why.
            decision: H256,
            /// The metrology service.
            office: OfficeId,
            /// The metrologist.
            officer: MandateId,
        },
        /// A meter was sealed.
        MeterSealed {
            /// Which.
            meter: MeterId,
            /// The hash of the list of its seals.
            seals: H256,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A meter was installed on a contract that had none.
        MeterInstalled {
            /// Which.
            meter: MeterId,
            /// The contract.
            contract: ContractId,
            /// What it had ever counted then.
            opening: Totals,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A meter was taken out of service, for ever.
        MeterRemoved {
            /// Which.
            meter: MeterId,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A supplier offered a contract.
        ContractOffered {
            /// Its number.
            contract: ContractId,
            /// The consumer.
            consumer: SubjectId,
            /// The tariff.
            tariff: TariffId,
            /// How long the offer waits, inclusive.
            until: Moment,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A supplier took an offer back.
        OfferWithdrawn {
            /// Which.
            contract: ContractId,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A consumer accepted a contract with their wallet. The meter that it names is installed.
        ContractAccepted {
            /// Which.
            contract: ContractId,
            /// The consumer.
            consumer: SubjectId,
        },
        /// A consumer accepted a contract in person. The meter that it names is installed.
        AcceptanceAttested {
            /// Which.
            contract: ContractId,
            /// The hash of what the consumer signed.
            statement: H256,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A consumer declined an offer.
        OfferDeclined {
            /// Which.
            contract: ContractId,
            /// The consumer.
            consumer: SubjectId,
        },
        /// A consumer suspended a contract.
        ContractSuspended {
            /// Which.
            contract: ContractId,
            /// The consumer.
            consumer: SubjectId,
        },
        /// A consumer took a contract up again.
        ContractResumed {
            /// Which.
            contract: ContractId,
            /// The consumer.
            consumer: SubjectId,
        },
        /// A consumer ended a contract with their wallet. Its meter is free.
        ContractTerminated {
            /// Which.
            contract: ContractId,
            /// The consumer.
            consumer: SubjectId,
        },
        /// A consumer ended a contract in person. Its meter is free.
        TerminationAttested {
            /// Which.
            contract: ContractId,
            /// The hash of what the consumer signed.
            statement: H256,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// A reading is firm, or counts for more than it did, and is a link of the contract's chain of hashes.
        ReadingFirm {
            /// Of which contract.
            contract: ContractId,
            /// The reading.
            mark: Mark,
            /// The chain with it.
            chain: H256,
        },
        /// Somebody has read less than is firm by other people's word. It is not firm, and has to be looked at.
        ReadingContradicts {
            /// Of which contract.
            contract: ContractId,
            /// The reading.
            claim: Claim,
            /// The supplier's officer who has read it; nobody if the consumer has.
            officer: Option<MandateId>,
        },
        /// Somebody lodged readings of a meter.
        ReadingsLodged {
            /// Which.
            meter: MeterId,
            /// The contract that it is on.
            contract: ContractId,
            /// How many count now.
            taken: u32,
            /// How many do not.
            refused: u32,
            /// What validation found of any of them.
            flags: Flags,
            /// The counter of the last that counts.
            counter: u64,
            /// Who brought them.
            courier: T::AccountId,
        },
        /// A reading does not count.
        ReadingRefused {
            /// Which.
            meter: MeterId,
            /// Its place among those that were brought with it, from 0.
            index: u32,
            /// Why.
            reason: Refusal,
        },
        /// A consumer told what their meter shows.
        ReadingReported {
            /// The contract.
            contract: ContractId,
            /// The proposal's number.
            proposal: u32,
            /// The reading.
            claim: Claim,
            /// How long the supplier has to answer, inclusive.
            until: Moment,
            /// The consumer.
            consumer: SubjectId,
        },
        /// A supplier's reader told what a meter shows, or had it estimated.
        ReadingTaken {
            /// The contract.
            contract: ContractId,
            /// The proposal's number.
            proposal: u32,
            /// The reading.
            claim: Claim,
            /// How long the consumer has to answer, inclusive.
            until: Moment,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A meter was put in the place of another.
        MeterExchanged {
            /// The contract.
            contract: ContractId,
            /// The new one.
            meter: MeterId,
            /// The proposal's number, for what the old one showed.
            proposal: u32,
            /// What it showed.
            claim: Claim,
            /// What the new one had ever counted then.
            opening: Totals,
            /// How long the consumer has to answer, inclusive.
            until: Moment,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A supplier proposed another category of the tariff.
        CategoryProposed {
            /// The contract.
            contract: ContractId,
            /// The proposal's number.
            proposal: u32,
            /// Which.
            category: u8,
            /// How long the consumer has to agree, inclusive.
            until: Moment,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A consumer answered what the supplier had proposed.
        ProposalAnswered {
            /// The contract.
            contract: ContractId,
            /// The proposal's number.
            proposal: u32,
            /// What they say.
            answer: Answer,
            /// The consumer.
            consumer: SubjectId,
        },
        /// A supplier answered what the consumer had read.
        ReadingAnswered {
            /// The contract.
            contract: ContractId,
            /// The proposal's number.
            proposal: u32,
            /// What it says.
            answer: Answer,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// Nobody had answered a proposal in time. It was so since then; this is when it was written down.
        ProposalSettled {
            /// The contract.
            contract: ContractId,
            /// The proposal's number.
            proposal: u32,
            /// Whether it is a reading, which is firm now.
            firm: bool,
        },
        /// Something has to be looked at.
        InspectionOpened {
            /// The contract.
            contract: ContractId,
            /// The meter.
            meter: MeterId,
            /// Why.
            ground: Ground,
        },
        /// It was looked at.
        InspectionClosed {
            /// The contract.
            contract: ContractId,
            /// What came of it.
            finding: Finding,
            /// The hash of the report.
            report: H256,
            /// The metrology service, or the supplier, who gave in.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// A consumer let another contract take the place of theirs.
        ContractReleased {
            /// Theirs.
            contract: ContractId,
            /// The other.
            to: ContractId,
            /// The consumer.
            consumer: SubjectId,
        },
        /// An officer attested that the consumer, or who stands for a dead one, lets another contract take the place of theirs.
        ReleaseAttested {
            /// Theirs.
            contract: ContractId,
            /// The other.
            to: ContractId,
            /// How they did.
            manner: Manner,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
        },
        /// A contract has ended where another began.
        ContractReplaced {
            /// Which.
            contract: ContractId,
            /// The other.
            by: ContractId,
            /// What its meter showed then.
            closing: Option<Mark>,
        },
        /// A supplier anchored paper contracts.
        SwitchOverAnchored {
            /// Their number.
            switch_over: SwitchOverId,
            /// The root over them.
            root: H256,
            /// How many there are.
            size: u32,
            /// The supplier.
            office: OfficeId,
            /// The supplier's officer.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// The regulator decided on a paper contract that its consumer had disputed.
        ImportDecided {
            /// Which.
            contract: ContractId,
            /// Whether it takes effect; else it is withdrawn.
            takes_effect: bool,
            /// The hash of the decision.
            decision: H256,
            /// The regulatory body.
            office: OfficeId,
            /// The regulator.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// A paper contract became a contract, and waits for its consumer.
        ContractImported {
            /// Its number.
            contract: ContractId,
            /// With which others.
            switch_over: SwitchOverId,
            /// Its place among them.
            index: u32,
            /// The consumer.
            consumer: SubjectId,
            /// How long they have to object before it takes effect, inclusive.
            notice_until: Moment,
            /// Who brought it.
            courier: T::AccountId,
        },
        /// A consumer disputed what was imported.
        ImportDisputed {
            /// The contract.
            contract: ContractId,
            /// What of it.
            of: Doubt,
            /// The hash of what they have to show.
            evidence: H256,
            /// The consumer.
            consumer: SubjectId,
        },
        /// A consumer has died. Supply goes on.
        DeathHeard {
            /// Who.
            subject: SubjectId,
            /// The entry of the death.
            record: RecordId,
        },
        /// A consumer lives after all.
        DeathAnnulmentHeard {
            /// Who.
            subject: SubjectId,
            /// The entry of the death.
            record: RecordId,
        },
    }
}
