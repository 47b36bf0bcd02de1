//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage, which the pallet imports.
#[pallet_section]
mod storage {
    /// The next tariff's number.
    #[pallet::storage]
    pub type NextTariff<T> = StorageValue<_, TariffId, ValueQuery>;

    /// What is kept of the tariffs, beside themselves. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type TariffRecords<T: Config> =
        StorageMap<_, Twox64Concat, TariffId, TariffRecord<T::AssetId>>;

    /// The tariffs. Never removed or changed; apart from their records, because they are larger than all else.
    // Twox64Concat: as above.
    #[pallet::storage]
    pub type Tariffs<T> = StorageMap<_, Twox64Concat, TariffId, Tariff>;

    /// The last tariff of each chain that was approved.
    // Blake2_128Concat: a supplier chooses the region.
    #[pallet::storage]
    pub type LatestTariffs<T> = StorageMap<_, Blake2_128Concat, Scope, TariffId>;
}
