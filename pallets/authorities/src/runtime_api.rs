//! Questions that nodes and wallets ask.

use crate::types::{OfficeView, OfficerView};
use adliya_primitives::OfficeId;
use codec::Codec;

sp_api::decl_runtime_apis! {
    /// Who may act.
    pub trait AuthoritiesApi<AccountId>
    where
        AccountId: Codec,
    {
        /// An office, if there is one of that number.
        fn office(id: OfficeId) -> Option<OfficeView>;
        /// The mandate that a key has, or had last, and whether it may act now.
        fn officer(account: AccountId) -> Option<OfficerView<AccountId>>;
    }
}
