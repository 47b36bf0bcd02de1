//! Questions that nodes and wallets ask.

use crate::{
    types::{ContractView, ContractsPage, Journal, MeterView, Scope, TariffView},
    Day,
};
use adliya_primitives::{ContractId, MeterId, SubjectId, TariffId};
use codec::Codec;
use sp_core::H256;

sp_api::decl_runtime_apis! {
    /// Utility contracts.
    pub trait UtilityApi<AssetId>
    where
        AssetId: Codec,
    {
        /// A tariff, with how it stands now.
        fn tariff(id: TariffId) -> Option<TariffView<AssetId>>;
        /// The tariff that applies on a day.
        fn tariff_on(scope: Scope, day: Day) -> Option<TariffView<AssetId>>;
        /// A meter, with its last reading and whether it is certified now.
        fn meter(id: MeterId) -> Option<MeterView>;
        /// The meter with this hash of its serial number.
        fn meter_of_serial(serial: H256) -> Option<MeterView>;
        /// A contract, with how it stands now.
        fn contract(id: ContractId) -> Option<ContractView>;
        /// The contracts of a consumer, whatever has become of them: from the beginning, or after the one that a former page's
        /// `next` names. At most `limit`, and never more than [`MAX_PAGE`](crate::types::MAX_PAGE).
        fn contracts_of(
            consumer: SubjectId,
            after: Option<ContractId>,
            limit: u32,
        ) -> ContractsPage;
        /// The firm readings of a contract, what is proposed and what is in doubt.
        fn journal(id: ContractId) -> Option<Journal>;
    }
}
