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
    }
}
