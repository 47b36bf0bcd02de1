//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet imports.
#[pallet_section]
mod events {
    /// `officer` is the mandate of the one who authorised the change, `office` the office it was for. Sums are in minor units
    /// of the account's asset.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A dispute was opened. The sum is frozen, and nobody is disconnected meanwhile.
        DisputeOpened {
            /// Its number.
            id: DisputeId,
            /// Over which contract.
            contract: ContractId,
            /// About what.
            matter: Matter,
            /// The hash of what the consumer says.
            statement: H256,
            /// The supplier's office.
            office: OfficeId,
            /// The officer who attested that; nobody if the consumer's wallet signed.
            attested_by: Option<Attestation>,
            /// How much is frozen.
            frozen: u128,
        },
        /// The consumer has brought evidence.
        EvidenceLodged {
            /// In which dispute.
            id: DisputeId,
            /// The root over it.
            root: H256,
            /// The social office's officer who lodged it for them; nobody if the consumer's wallet signed.
            assisted_by: Option<Signatory>,
        },
        /// The supplier has answered.
        DisputeAnswered {
            /// Which dispute.
            id: DisputeId,
            /// The root over its evidence.
            root: H256,
            /// The supplier's office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// A dispute has ended. What was frozen is not any more.
        DisputeClosed {
            /// Its number.
            id: DisputeId,
            /// Over which contract.
            contract: ContractId,
            /// How, and by whom.
            outcome: Outcome,
            /// How much was credited.
            credited: u128,
        },
        /// A supplier will disconnect.
        DisconnectionAnnounced {
            /// Under which contract.
            contract: ContractId,
            /// When, why, by whom.
            announcement: Announcement,
            /// The supplier's office.
            office: OfficeId,
        },
        /// A dispute has ended while a disconnection is announced: the notice begins anew.
        NoticeRenewed {
            /// Under which contract.
            contract: ContractId,
            /// From when on it may be done now.
            from: Moment,
            /// Until when, inclusive.
            until: Moment,
        },
        /// What was announced will not be.
        AnnouncementWithdrawn {
            /// Under which contract.
            contract: ContractId,
            /// The supplier's office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// A consumer was disconnected.
        Disconnected {
            /// Under which contract.
            contract: ContractId,
            /// The supplier's office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// The reason to disconnect is gone.
        ReconnectionDue {
            /// Under which contract.
            contract: ContractId,
            /// Until when the supplier has to reconnect, inclusive.
            reconnect_by: Moment,
        },
        /// A consumer was reconnected.
        Reconnected {
            /// Under which contract.
            contract: ContractId,
            /// The supplier's office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
            /// By how much too late, in milliseconds.
            late_by: Option<Moment>,
        },
        /// A consumer is protected, under all their contracts.
        ConsumerProtected {
            /// By which contract the office knows them.
            contract: ContractId,
            /// By which rule, until when, by whom.
            protection: Protection,
        },
        /// A consumer is no longer protected, under any contract.
        ProtectionEnded {
            /// By which contract the office knows them.
            contract: ContractId,
            /// The social office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
    }
}
