//! Questions that nodes and wallets ask.

use crate::{
    types::{Scope, TariffView},
    Day,
};
use adliya_primitives::TariffId;
use codec::Codec;

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
    }
}
