//! Questions that nodes and wallets ask.

use crate::types::{DisconnectionView, DisputeView};
use adliya_primitives::{ContractId, DisputeId};
use alloc::vec::Vec;

sp_api::decl_runtime_apis! {
    /// Disputes over utility contracts, and disconnection.
    pub trait UtilityDisputesApi {
        /// A dispute, and how far it has come.
        fn dispute(id: DisputeId) -> Option<DisputeView>;
        /// The disputes over a contract, last first, from the one before `before` on.
        fn disputes(
            contract: ContractId,
            before: Option<DisputeId>,
            limit: u32,
        ) -> Vec<DisputeView>;
        /// Whether a consumer is supplied, and all that forbids to disconnect now. Nothing if the contract has no account.
        fn disconnection(contract: ContractId) -> Option<DisconnectionView>;
    }
}
