//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet imports.
#[pallet_section]
mod events {
    /// `officer` is the mandate of the one who authorised the change, `office` the office it was for.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An informant lodged a declaration.
        Declared {
            /// Its number.
            declaration: DeclarationId,
            /// Where it shall be registered.
            region: Region,
            /// The informant's office.
            office: OfficeId,
            /// The informant.
            officer: MandateId,
        },
        /// A citizen lodged a declaration.
        DeclaredByCitizen {
            /// Its number.
            declaration: DeclarationId,
            /// Where it shall be registered.
            region: Region,
            /// The citizen.
            subject: SubjectId,
        },
        /// A declaration that was returned is lodged again.
        DeclarationAmended {
            /// Which.
            declaration: DeclarationId,
            /// Where it shall be registered now.
            region: Region,
            /// Who amended it.
            declarant: Declarant,
        },
        /// Whoever lodged a declaration took it back.
        DeclarationWithdrawn {
            /// Which.
            declaration: DeclarationId,
            /// Who lodged it.
            declarant: Declarant,
        },
        /// A declaration was returned, to be amended.
        DeclarationReturned {
            /// Which.
            declaration: DeclarationId,
            /// Why.
            reason: ReturnReason,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A declaration was rejected.
        DeclarationRejected {
            /// Which.
            declaration: DeclarationId,
            /// Why.
            reason: RejectReason,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A declaration was accepted: what it declared is registered.
        DeclarationAccepted {
            /// Which.
            declaration: DeclarationId,
            /// The entry of the register.
            record: RecordId,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
            /// The supervisor who confirmed it, where that was needed.
            supervisor: Option<MandateId>,
        },
        /// The time for a declaration was over, and it is closed.
        DeclarationExpired {
            /// Which.
            declaration: DeclarationId,
        },
        /// An office has more numbers for its paper register.
        NumbersReserved {
            /// The first.
            first: PaperNumber,
            /// How many.
            count: u32,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// The unused numbers of a block are void, for ever.
        NumbersVoided {
            /// The first of the block.
            first: PaperNumber,
            /// How many of them are void.
            unused: u32,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A batch of an offline desk was lodged.
        BatchLodged {
            /// Which.
            batch: BatchId,
            /// How many entries it has.
            entries: u32,
            /// The registrar who signed it.
            officer: MandateId,
            /// Who brought it.
            courier: T::AccountId,
        },
        /// An entry of a batch was registered.
        BatchEntryRegistered {
            /// The batch.
            batch: BatchId,
            /// Its place in it.
            index: u32,
            /// Its number in the paper register.
            number: PaperNumber,
            /// The entry of the register.
            record: RecordId,
            /// The registrar who signed it.
            officer: MandateId,
        },
        /// An entry of a batch was refused. The batch goes on.
        BatchEntryRefused {
            /// The batch.
            batch: BatchId,
            /// Its place in it.
            index: u32,
            /// Its number in the paper register.
            number: PaperNumber,
            /// Why.
            error: DispatchError,
            /// The registrar who signed it.
            officer: MandateId,
        },
        /// Every entry of a batch has been dealt with.
        BatchFinished {
            /// Which.
            batch: BatchId,
        },
        /// A batch was closed before its end.
        BatchClosed {
            /// Which.
            batch: BatchId,
            /// How many of its entries had been dealt with.
            entered: u32,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// A digitised volume of a paper register was anchored.
        VolumeAnchored {
            /// Its number.
            volume: VolumeId,
            /// The root over its entries.
            root: H256,
            /// How many there are.
            entries: u32,
            /// The hash of the statement where it comes from and how it was digitised.
            provenance: H256,
            /// Where its entries were registered.
            region: Region,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
        /// An entry of a volume became a record.
        EntryPromoted {
            /// The volume.
            volume: VolumeId,
            /// Its place in it.
            index: u32,
            /// The entry of the register.
            record: RecordId,
            /// The registry office.
            office: OfficeId,
            /// The registrar.
            officer: MandateId,
        },
    }
}
