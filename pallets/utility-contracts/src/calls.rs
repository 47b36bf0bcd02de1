//! The calls.

use frame_support::pallet_macros::pallet_section;

/// The calls, which the pallet imports. What they do is in the other modules.
#[pallet_section]
mod calls {
    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Proposes a tariff for all that the supplier supplies of its service in `region`, from a day on.
        ///
        /// It follows the supplier's last one there. `asset` is what its prices are in, `document` the hash of the published text.
        ///
        /// Origin: a supplier's contract officer, of an office whose region covers `region`. Errors: `MalformedRegion`,
        /// `OutsideJurisdiction`, `TariffInvalid`, `TariffEnds`, `TariffElsewhere`, `NoticeTooShort`, `NoIdLeft`. Event: `TariffProposed`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::propose_tariff())]
        pub fn propose_tariff(
            origin: OriginFor<T>,
            tariff: Box<Tariff>,
            region: Region,
            effective_from: Day,
            asset: T::AssetId,
            document: H256,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            let own = officer.office;
            Self::do_propose_tariff(
                &officer,
                own,
                *tariff,
                region,
                effective_from,
                asset,
                document,
            )
        }

        /// Approves a tariff, for ever. The last one of its chain ends where it begins. **Four eyes.**
        ///
        /// Origin: proposed by a regulator, of an office whose region covers the tariff's, and confirmed.
        /// Errors: `TariffNotFound`, `TariffDecided`, `OutsideJurisdiction`, `TariffInvalid`, `TariffEnds`, `NoticeTooShort`,
        /// `NotAfterPredecessor`, `ShapeChanged`. Event: `TariffApproved`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::approve_tariff())]
        pub fn approve_tariff(origin: OriginFor<T>, tariff: TariffId) -> DispatchResult {
            let confirmed = T::ConfirmedRegulatorOrigin::ensure_origin(origin)?;
            Self::do_approve_tariff(&confirmed, tariff)
        }

        /// Rejects a tariff, for ever. Another may be proposed. `decision` is the hash of the paper that says why.
        ///
        /// Origin: a regulator, of an office whose region covers the tariff's.
        /// Errors: `TariffNotFound`, `TariffDecided`, `OutsideJurisdiction`. Event: `TariffRejected`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::reject_tariff())]
        pub fn reject_tariff(
            origin: OriginFor<T>,
            tariff: TariffId,
            decision: H256,
        ) -> DispatchResult {
            let officer = T::RegulatorOrigin::ensure_origin(origin)?;
            Self::do_reject_tariff(&officer, tariff, decision)
        }

        /// Ties a citizen's wallet to a consumer in the domain of utility contracts whom the officer has identified.
        ///
        /// `signature` is over `adliya_primitives::subject::wallet_link_message`, as it is or between `<Bytes>` and `</Bytes>`. A
        /// consumer's first wallet speaks for them at once, each later one after [`Config::NextWalletDelay`].
        ///
        /// Origin: an identity officer.
        /// Errors: `WalletAlreadyLinked`, `WalletTaken`, `WalletOfCivilStatus`, `SignatureInvalid`. Event: `WalletLinked`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::link_wallet())]
        pub fn link_wallet(
            origin: OriginFor<T>,
            subject: SubjectId,
            wallet: T::AccountId,
            signature: T::Signature,
        ) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_link_wallet(&officer, subject, wallet, &signature)
        }

        /// Takes a wallet away from its consumer, for ever: it is lost, stolen, or was never theirs.
        ///
        /// Origin: an identity officer. Errors: `WalletNotLinked`. Event: `WalletUnlinked`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::unlink_wallet())]
        pub fn unlink_wallet(origin: OriginFor<T>, subject: SubjectId) -> DispatchResult {
            let officer = T::IdentityOrigin::ensure_origin(origin)?;
            Self::do_unlink_wallet(&officer, subject)
        }

        /// Unlinks the wallet that signs, for ever.
        ///
        /// Origin: a linked wallet. Errors: `WalletNotLinked`. Event: `OwnWalletUnlinked`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::unlink_own_wallet())]
        pub fn unlink_own_wallet(origin: OriginFor<T>) -> DispatchResult {
            Self::do_unlink_own_wallet(ensure_signed(origin)?)
        }

        /// Registers a meter: the hash of its type and serial number, its key if it signs, what it meters, and what its registers show.
        ///
        /// Origin: a supplier's meter operator.
        /// Errors: `NoRegisters`, `RegisterInvalid`, `SerialTaken`, `KeyTaken`, `NoIdLeft`. Event: `MeterRegistered`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::register_meter())]
        pub fn register_meter(
            origin: OriginFor<T>,
            serial: H256,
            key: Option<ed25519::Public>,
            service: Service,
            registers: OpeningStands,
        ) -> DispatchResult {
            let officer = T::OperatorOrigin::ensure_origin(origin)?;
            Self::do_register_meter(&officer, serial, key, service, registers)
        }

        /// Certifies a meter until a moment, from now on or as it is certified already. `certificate` is the hash of the paper.
        ///
        /// Origin: a metrologist, of an office whose region covers that of the meter. Errors: `MeterNotFound`,
        /// `OutsideJurisdiction`, `MeterRemoved`, `CertificatePast`, `CertificateInForce`. Event: `MeterCertified`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::certify_meter())]
        pub fn certify_meter(
            origin: OriginFor<T>,
            meter: MeterId,
            until: Moment,
            certificate: H256,
        ) -> DispatchResult {
            let officer = T::MetrologistOrigin::ensure_origin(origin)?;
            Self::do_certify_meter(&officer, meter, until, certificate)
        }

        /// Says which seals a meter has now.
        ///
        /// Origin: a meter operator of the meter's supplier.
        /// Errors: `MeterNotFound`, `NotOfThisOffice`, `MeterRemoved`. Event: `MeterSealed`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::seal_meter())]
        pub fn seal_meter(origin: OriginFor<T>, meter: MeterId, seals: H256) -> DispatchResult {
            let officer = T::OperatorOrigin::ensure_origin(origin)?;
            Self::do_seal_meter(&officer, meter, seals)
        }

        /// Installs a meter on a contract in force that has none. `opening` is what it shows.
        ///
        /// Origin: a meter operator of the supplier of both.
        /// Errors: `ContractNotFound`, `MeterNotFound`, `NotOfThisOffice`, `NotInForce`, `HasMeter`, `MeterRemoved`,
        /// `MeterNotFree`, `MeterNotCertified`, `TariffNotFound`, `MeterNotPriced`, `RegisterInvalid`, `ReadingReversed`.
        /// Event: `MeterInstalled`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::install_meter())]
        pub fn install_meter(
            origin: OriginFor<T>,
            meter: MeterId,
            contract: ContractId,
            opening: Stands,
        ) -> DispatchResult {
            let officer = T::OperatorOrigin::ensure_origin(origin)?;
            Self::do_install_meter(&officer, meter, contract, opening)
        }

        /// Takes a meter that is on no contract out of service, for ever. One that is on a contract is exchanged first.
        ///
        /// Origin: a meter operator of the meter's supplier.
        /// Errors: `MeterNotFound`, `NotOfThisOffice`, `MeterRemoved`, `MeterNotFree`. Event: `MeterRemoved`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::remove_meter())]
        pub fn remove_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
            let officer = T::OperatorOrigin::ensure_origin(origin)?;
            Self::do_remove_meter(&officer, meter)
        }

        /// Offers a contract, at a tariff of the supplier that applies today and those that follow it.
        ///
        /// Origin: a supplier's contract officer, of an office whose region covers the contract's.
        /// Errors: `MalformedRegion`, `OutsideJurisdiction`, `TariffNotFound`, `NotOfThisOffice`, `OutsideTariff`,
        /// `TariffNotInForce`, `UnknownCategory`, `ConsumerDead`, `MeterNotFound`, `NoIdLeft`; of the contract that it is to
        /// replace `ContractNotFound`, `NotInForce`, `OtherService`, `BothChange`. Event: `ContractOffered`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::offer_contract())]
        pub fn offer_contract(origin: OriginFor<T>, terms: ContractTerms) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_offer_contract(&officer, terms)
        }

        /// Takes an offer back, or what was imported and is not in force.
        ///
        /// Origin: a contract officer of the supplier.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `OfferLapsed`, `OfferClosed`. Event: `OfferWithdrawn`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::withdraw_offer())]
        pub fn withdraw_offer(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_withdraw_offer(&officer, contract)
        }

        /// Accepts a contract whose document has this hash, and puts it into force. The meter that it names is installed. The
        /// contract that it replaces ends, and their common meter's last firm reading closes one and opens the other.
        ///
        /// Origin: the wallet of the consumer. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `ConsumerDead`,
        /// `ContractNotFound`, `NotConsumer`, `OfferLapsed`, `OfferClosed`, `DocumentMismatch`; and of the meter
        /// `MeterNotFound`, `NotOfThisOffice`, `MeterRemoved`, `MeterNotFree`, `MeterNotCertified`, `TariffNotFound`,
        /// `MeterNotPriced`; `ReadingTooOld`; of the contract that it replaces `NotInForce`, `OtherService`, `BothChange`,
        /// `NotReleased`, `ReadingTooOld`; `TariffNotInForce` if it would be billed from before its tariff. Events: `ContractReplaced` if it replaces one, `ContractAccepted`.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::accept_contract())]
        pub fn accept_contract(
            origin: OriginFor<T>,
            contract: ContractId,
            document: H256,
        ) -> DispatchResult {
            Self::do_accept_contract(&ensure_signed(origin)?, contract, document)
        }

        /// Attests that the consumer has accepted a contract in person, and puts it into force. The contract says so.
        ///
        /// Origin: a contract officer of the supplier, other than who made the offer.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `OfferLapsed`, `OfferClosed`, `ConsumerDead`, `OwnOffer`; and of the meter
        /// and of the contract that it replaces those of [`Pallet::accept_contract`].
        /// Events: `ContractReplaced` if it replaces one, `AcceptanceAttested`.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::attest_acceptance())]
        pub fn attest_acceptance(
            origin: OriginFor<T>,
            contract: ContractId,
            statement: H256,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_attest_acceptance(&officer, contract, statement)
        }

        /// Declines an offer.
        ///
        /// Origin: the wallet of the consumer. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `ConsumerDead`,
        /// `ContractNotFound`, `NotConsumer`, `OfferLapsed`, `OfferClosed`. Event: `OfferDeclined`.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::decline_offer())]
        pub fn decline_offer(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            Self::do_decline_offer(&ensure_signed(origin)?, contract)
        }

        /// Suspends a contract: the consumer wants nothing supplied for a while.
        ///
        /// Origin: the wallet of the consumer. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `ConsumerDead`,
        /// `ContractNotFound`, `NotConsumer`, `NotActive`. Event: `ContractSuspended`.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::suspend_contract())]
        pub fn suspend_contract(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            Self::do_suspend_contract(&ensure_signed(origin)?, contract)
        }

        /// Takes a suspended contract up again.
        ///
        /// Origin: the wallet of the consumer. Errors: `NotSuspended`, and those of [`Pallet::suspend_contract`] but `NotActive`.
        /// Event: `ContractResumed`.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::resume_contract())]
        pub fn resume_contract(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            Self::do_resume_contract(&ensure_signed(origin)?, contract)
        }

        /// Ends a contract, for ever. Its meter is free for the next one.
        ///
        /// Origin: the wallet of the consumer. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `ConsumerDead`,
        /// `ContractNotFound`, `NotConsumer`, `NotInForce`, `ProposalPending`, `MeterNotFound`. Event: `ContractTerminated`.
        #[pallet::call_index(18)]
        #[pallet::weight(T::WeightInfo::terminate_contract())]
        pub fn terminate_contract(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
            Self::do_terminate_contract(&ensure_signed(origin)?, contract)
        }

        /// Attests that the consumer has ended a contract in person. **Four eyes**, and not where the household must not be cut off.
        ///
        /// Origin: proposed by a contract officer of the supplier, and confirmed. Errors: `ContractNotFound`, `NotOfThisOffice`,
        /// `ConsumerDead`, what [`Config::Safeguards`] say, `NotInForce`, `ProposalPending`, `MeterNotFound`.
        /// Event: `TerminationAttested`.
        #[pallet::call_index(19)]
        #[pallet::weight(T::WeightInfo::attest_termination())]
        pub fn attest_termination(
            origin: OriginFor<T>,
            contract: ContractId,
            statement: H256,
        ) -> DispatchResult {
            let confirmed = T::ConfirmedSupplierOrigin::ensure_origin(origin)?;
            Self::do_attest_termination(&confirmed, contract, statement)
        }

        /// Lodges readings in the order in which a meter has signed them. One that is refused does not keep the others from counting.
        /// The weight is linear in how many there are; a call that fails costs what one without readings does.
        ///
        /// Origin: signed by anybody, who brings them. Errors: `MeterNotFound`, `MeterNotInstalled`. A reading is refused for a
        /// [`Refusal`]. Events: `ReadingRefused` for each that is, `InspectionOpened` if it does, `ReadingsLodged`.
        #[pallet::call_index(20)]
        #[pallet::weight(T::WeightInfo::lodge_readings(readings.len() as u32))]
        pub fn lodge_readings(
            origin: OriginFor<T>,
            meter: MeterId,
            readings: BoundedVec<SignedReading, ConstU32<MAX_READINGS>>,
        ) -> DispatchResultWithPostInfo {
            let courier = ensure_signed(origin)?;
            Self::do_lodge_readings(courier, meter, readings)
                .map_err(|error| error.with_weight(T::WeightInfo::lodge_readings(0)))?;
            Ok(().into())
        }

        /// Tells what the meter shows. It is firm when the supplier agrees, or does not object within [`ReadingRules::objection`]. Less
        /// than is firm by people's word opens an inspection.
        ///
        /// Origin: the wallet of the consumer. Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `ConsumerDead`,
        /// `ContractNotFound`, `NotConsumer`, `NotInForce`, `MeterNotInstalled`, `RegisterInvalid`, `ReadingInFuture`,
        /// `MeterNotCertified`, `ReadingNotAfter`, `ReadingReversed`, `ProposalPending`. Event: `ReadingReported`,
        /// or `ReadingContradicts` and, unless there is one, `InspectionOpened`.
        #[pallet::call_index(21)]
        #[pallet::weight(T::WeightInfo::report_reading())]
        pub fn report_reading(
            origin: OriginFor<T>,
            contract: ContractId,
            observed: Observed,
        ) -> DispatchResult {
            Self::do_report_reading(&ensure_signed(origin)?, contract, &observed)
        }

        /// Tells what the supplier's reader has read, or has the chain estimate it, until the next reading. It is firm when the
        /// consumer agrees, or does not object in time.
        ///
        /// Origin: a meter operator of the supplier.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `NotInForce`, `MeterNotInstalled`, `NothingToEstimateFrom`, and of
        /// the reading those of [`Pallet::report_reading`]. Event: `ReadingTaken`, or `ReadingContradicts` and, unless there is one,
        /// `InspectionOpened`.
        #[pallet::call_index(22)]
        #[pallet::weight(T::WeightInfo::take_reading())]
        pub fn take_reading(
            origin: OriginFor<T>,
            contract: ContractId,
            taken: Taken,
        ) -> DispatchResult {
            let officer = T::OperatorOrigin::ensure_origin(origin)?;
            Self::do_take_reading(&officer, contract, taken)
        }

        /// Puts another meter in the place of a contract's. The new one counts at once, from what it shows (`opening`); what the old one
        /// showed last (`closing`) is firm when the consumer agrees, or does not object in time.
        ///
        /// Origin: a meter operator of the supplier.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `NotInForce`, `MeterNotInstalled`, of the closing reading those of
        /// [`Pallet::report_reading`], and of the new meter those of [`Pallet::install_meter`]. Event: `MeterExchanged`.
        #[pallet::call_index(23)]
        #[pallet::weight(T::WeightInfo::exchange_meter())]
        pub fn exchange_meter(
            origin: OriginFor<T>,
            contract: ContractId,
            meter: MeterId,
            closing: Observed,
            opening: Stands,
        ) -> DispatchResult {
            let officer = T::OperatorOrigin::ensure_origin(origin)?;
            Self::do_exchange_meter(&officer, contract, meter, closing, opening)
        }

        /// Proposes another category of the tariff. If the consumer agrees in time, it holds from the next month on.
        ///
        /// Origin: a contract officer of the supplier. Errors: `ContractNotFound`, `NotOfThisOffice`, `NotInForce`,
        /// `SameCategory`, `TariffNotFound`, `UnknownCategory`, `ProposalPending`. Event: `CategoryProposed`.
        #[pallet::call_index(24)]
        #[pallet::weight(T::WeightInfo::propose_category())]
        pub fn propose_category(
            origin: OriginFor<T>,
            contract: ContractId,
            category: u8,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_propose_category(&officer, contract, category)
        }

        /// Answers what the supplier has proposed. An objection to a reading keeps it out and opens an inspection.
        ///
        /// Origin: the wallet of the consumer.
        /// Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `ConsumerDead`, `ContractNotFound`, `NotConsumer`, `NotInForce`,
        /// `ProposalNotFound`, `OwnProposal`, `TooManyChanges`. Events: `InspectionOpened` if it does, `ProposalAnswered`.
        #[pallet::call_index(25)]
        #[pallet::weight(T::WeightInfo::answer_proposal())]
        pub fn answer_proposal(
            origin: OriginFor<T>,
            contract: ContractId,
            proposal: u32,
            answer: Answer,
        ) -> DispatchResult {
            Self::do_answer_proposal(&ensure_signed(origin)?, contract, proposal, answer)
        }

        /// Answers what the consumer has read. An objection keeps it out and opens an inspection.
        ///
        /// Origin: a meter operator of the supplier. Errors: `ContractNotFound`, `NotOfThisOffice`, `NotInForce`,
        /// `ProposalNotFound`, `OwnProposal`, `NotAReading`. Events: `InspectionOpened` if it does, `ReadingAnswered`.
        #[pallet::call_index(26)]
        #[pallet::weight(T::WeightInfo::answer_reading())]
        pub fn answer_reading(
            origin: OriginFor<T>,
            contract: ContractId,
            proposal: u32,
            answer: Answer,
        ) -> DispatchResult {
            let officer = T::OperatorOrigin::ensure_origin(origin)?;
            Self::do_answer_reading(&officer, contract, proposal, answer)
        }

        /// Closes an inspection. `report` is the hash of the paper.
        ///
        /// Origin: a metrologist, of an office whose region covers the contract's.
        /// Errors: `ContractNotFound`, `OutsideJurisdiction`, `NotInForce`, `InspectionNotFound`. Event: `InspectionClosed`.
        #[pallet::call_index(27)]
        #[pallet::weight(T::WeightInfo::close_inspection())]
        pub fn close_inspection(
            origin: OriginFor<T>,
            contract: ContractId,
            finding: Finding,
            report: H256,
        ) -> DispatchResult {
            let officer = T::MetrologistOrigin::ensure_origin(origin)?;
            Self::do_close_inspection(&officer, contract, finding, report)
        }

        /// Closes an inspection, as the supplier gives in: what the consumer has read is right, what the supplier has read is not.
        ///
        /// Origin: a meter operator of the supplier. Errors: `ContractNotFound`, `NotOfThisOffice`, `NotInForce`,
        /// `InspectionNotFound`, `MetrologyOnly`. Event: `InspectionClosed`.
        #[pallet::call_index(28)]
        #[pallet::weight(T::WeightInfo::concede_inspection())]
        pub fn concede_inspection(
            origin: OriginFor<T>,
            contract: ContractId,
            report: H256,
        ) -> DispatchResult {
            let officer = T::OperatorOrigin::ensure_origin(origin)?;
            Self::do_concede_inspection(&officer, contract, report)
        }

        /// Lets an offer to somebody else take the place of the consumer's contract once it is accepted.
        ///
        /// Origin: the wallet of the consumer.
        /// Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `ConsumerDead`, `ContractNotFound`, `NotConsumer`, `NotInForce`,
        /// `OfferLapsed`, `OfferClosed`, `NotReplaced`. Event: `ContractReleased`.
        #[pallet::call_index(29)]
        #[pallet::weight(T::WeightInfo::release_contract())]
        pub fn release_contract(
            origin: OriginFor<T>,
            contract: ContractId,
            to: ContractId,
        ) -> DispatchResult {
            Self::do_release_contract(&ensure_signed(origin)?, contract, to)
        }

        /// Attests that the consumer has released a contract in person, `paper` being the hash of what they signed; or, `on_death`,
        /// who takes over that of a dead consumer, `paper` being the claims root of the certificate that says so.
        ///
        /// Origin: a contract officer of the supplier, other than who made the offer.
        /// Errors: `ContractNotFound`, `NotOfThisOffice`, `ConsumerDead`, `ConsumerAlive`, `NotInForce`, `OfferLapsed`,
        /// `OfferClosed`, `NotReplaced`, `OwnOffer`. Event: `ReleaseAttested`.
        #[pallet::call_index(30)]
        #[pallet::weight(T::WeightInfo::attest_release())]
        pub fn attest_release(
            origin: OriginFor<T>,
            contract: ContractId,
            to: ContractId,
            paper: H256,
            on_death: bool,
        ) -> DispatchResult {
            let officer = T::SupplierOrigin::ensure_origin(origin)?;
            Self::do_attest_release(&officer, contract, to, paper, on_death)
        }

        /// Anchors the supplier's paper contracts, `size` of them under one Merkle root: see [`PaperContract::leaf`]. With their
        /// balances they are money, so it takes **four eyes**.
        ///
        /// Origin: proposed by a contract officer, and confirmed. Errors: `SwitchOverEmpty`, `NoIdLeft`. Event: `SwitchOverAnchored`.
        #[pallet::call_index(31)]
        #[pallet::weight(T::WeightInfo::anchor_switch_over())]
        pub fn anchor_switch_over(origin: OriginFor<T>, root: H256, size: u32) -> DispatchResult {
            let confirmed = T::ConfirmedSupplierOrigin::ensure_origin(origin)?;
            Self::do_anchor_switch_over(&confirmed, root, size)
        }

        /// Makes a contract of an anchored paper, with its meter. It takes effect when the consumer accepts it, or has not disputed
        /// it within [`Config::ImportNotice`].
        ///
        /// Origin: signed by anybody, who brings it. Errors: `SwitchOverNotFound`, `NotUnderRoot`, `AlreadyImported`,
        /// `PaperReplaces`, `MalformedRegion`, `OutsideJurisdiction`, `ReadingInFuture`, `TariffNotFound`, `NotOfThisOffice`,
        /// `OutsideTariff`, `TariffNotInForce`, `UnknownCategory`, `OpeningMismatch`, `NoIdLeft`, and of the meter those of
        /// [`Pallet::install_meter`]. Event: `ContractImported`.
        #[pallet::call_index(32)]
        #[pallet::weight(T::WeightInfo::import_contract())]
        pub fn import_contract(
            origin: OriginFor<T>,
            switch_over: SwitchOverId,
            index: u32,
            paper: Box<PaperContract>,
            path: BoundedVec<H256, ConstU32<MAX_PATH_LEN>>,
        ) -> DispatchResult {
            let courier = ensure_signed(origin)?;
            Self::do_import_contract(courier, switch_over, index, &paper, &path)
        }

        /// Says that an imported contract was not so on paper: it does not take effect. What has taken effect is disputed by what is
        /// owed under it.
        ///
        /// Origin: the wallet of the consumer.
        /// Errors: `WalletNotLinked`, `WalletNotYetSpeaking`, `ConsumerDead`, `ContractNotFound`, `NotConsumer`, `NotImported`,
        /// `AlreadyDisputed`, `DisputeTooLate`. Event: `ImportDisputed`.
        #[pallet::call_index(33)]
        #[pallet::weight(T::WeightInfo::dispute_import())]
        pub fn dispute_import(
            origin: OriginFor<T>,
            contract: ContractId,
            of: Doubt,
            evidence: H256,
        ) -> DispatchResult {
            Self::do_dispute_import(&ensure_signed(origin)?, contract, of, evidence)
        }

        /// Proposes a tariff for a supplier, as [`Pallet::propose_tariff`] does for one's own office.
        ///
        /// Origin: a ministry's tariff officer, of an office whose region covers `region`.
        /// Errors: `NotASupplier`, and those of [`Pallet::propose_tariff`]. Event: `TariffProposed`.
        #[pallet::call_index(34)]
        #[pallet::weight(T::WeightInfo::propose_tariff_for())]
        pub fn propose_tariff_for(
            origin: OriginFor<T>,
            supplier: OfficeId,
            tariff: Box<Tariff>,
            region: Region,
            effective_from: Day,
            asset: T::AssetId,
            document: H256,
        ) -> DispatchResult {
            let officer = T::MinistryOrigin::ensure_origin(origin)?;
            ensure!(
                T::Suppliers::serves(supplier, region),
                Error::<T>::NotASupplier
            );
            Self::do_propose_tariff(
                &officer,
                supplier,
                *tariff,
                region,
                effective_from,
                asset,
                document,
            )
        }

        /// Ends a meter's certificate now. What it showed until now counts, whenever it is lodged; after that nothing does, until it
        /// is certified again. It stays where it is, and can be exchanged. `decision` is the hash of the paper that says why.
        ///
        /// Origin: a metrologist, of an office whose region covers that of the meter.
        /// Errors: `MeterNotFound`, `OutsideJurisdiction`, `MeterNotCertified`. Event: `CertificateWithdrawn`.
        #[pallet::call_index(35)]
        #[pallet::weight(T::WeightInfo::withdraw_certificate())]
        pub fn withdraw_certificate(
            origin: OriginFor<T>,
            meter: MeterId,
            decision: H256,
        ) -> DispatchResult {
            let officer = T::MetrologistOrigin::ensure_origin(origin)?;
            Self::do_withdraw_certificate(&officer, meter, decision)
        }

        /// Decides on a paper contract that its consumer disputes: it takes effect from now on, or it does not, and is withdrawn.
        /// **Four eyes.** `decision` is the hash of the decision.
        ///
        /// Origin: proposed by a regulator, of an office whose region covers the contract's, and confirmed.
        /// Errors: `ContractNotFound`, `OutsideJurisdiction`, `NotDisputed`, `MeterNotFound`. Event: `ImportDecided`.
        #[pallet::call_index(36)]
        #[pallet::weight(T::WeightInfo::decide_import())]
        pub fn decide_import(
            origin: OriginFor<T>,
            contract: ContractId,
            takes_effect: bool,
            decision: H256,
        ) -> DispatchResult {
            let confirmed = T::ConfirmedRegulatorOrigin::ensure_origin(origin)?;
            Self::do_decide_import(&confirmed, contract, takes_effect, decision)
        }
    }
}
