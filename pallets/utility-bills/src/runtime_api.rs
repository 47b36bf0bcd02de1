//! Questions that nodes and wallets ask.

use crate::types::{AccountView, BillView, OfficeMoney, Unbillable};
use adliya_primitives::{BillNumber, ContractId, OfficeId};
use codec::Codec;

sp_api::decl_runtime_apis! {
    /// Bills of utility contracts.
    pub trait UtilityBillsApi<AccountId, AssetId>
    where
        AccountId: Codec,
        AssetId: Codec,
    {
        /// The account of a contract, with its last bills and what is due now.
        fn account(contract: ContractId) -> Option<AccountView<AssetId>>;
        /// The bill that the last firm reading would give, were the cycle closed with it.
        fn preview_bill(contract: ContractId) -> Result<BillView, Unbillable>;
        /// A bill that is kept, computed again: by which readings, in which block, at which price, with which remainder.
        fn explain_bill(contract: ContractId, bill: BillNumber) -> Result<BillView, Unbillable>;
        /// What an office has of an asset on its account, and where that is.
        fn office_money(office: OfficeId, asset: AssetId) -> OfficeMoney<AccountId>;
    }
}
