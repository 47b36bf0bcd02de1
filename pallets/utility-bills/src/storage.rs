//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage, which the pallet imports.
#[pallet_section]
mod storage {
    /// The accounts of the contracts, each with its running cycle and its last bills. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Accounts<T: Config> = StorageMap<_, Twox64Concat, ContractId, Account<T::AssetId>>;
}
