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

    /// The next meter's number.
    #[pallet::storage]
    pub type NextMeter<T> = StorageValue<_, MeterId, ValueQuery>;

    /// The meters, each with its last reading. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Meters<T> = StorageMap<_, Twox64Concat, MeterId, Meter>;

    /// The meters by the hashes of their serial numbers.
    // Blake2_128Concat: a supplier brings the hash.
    #[pallet::storage]
    pub type MeterSerials<T> = StorageMap<_, Blake2_128Concat, H256, MeterId>;

    /// The meters by their keys: no two sign with the same.
    // Blake2_128Concat: a supplier brings the key.
    #[pallet::storage]
    pub type MeterKeys<T> = StorageMap<_, Blake2_128Concat, ed25519::Public, MeterId>;

    /// The next contract's number.
    #[pallet::storage]
    pub type NextContract<T> = StorageValue<_, ContractId, ValueQuery>;

    /// The contracts. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Contracts<T> = StorageMap<_, Twox64Concat, ContractId, Contract>;

    /// The contracts of each consumer, whatever has become of them. Never removed.
    // Blake2_128Concat: the ids of consumers were made off chain. Twox64Concat: the chain assigns those of contracts.
    #[pallet::storage]
    pub type ContractsOf<T> =
        StorageDoubleMap<_, Blake2_128Concat, SubjectId, Twox64Concat, ContractId, ()>;

    /// The firm readings of the contracts that were ever in force or imported, with what is proposed and in doubt. Never removed.
    // Twox64Concat: as above.
    #[pallet::storage]
    pub type Journals<T> = StorageMap<_, Twox64Concat, ContractId, Journal>;

    /// The next switch-over's number.
    #[pallet::storage]
    pub type NextSwitchOver<T> = StorageValue<_, SwitchOverId, ValueQuery>;

    /// Paper contracts that suppliers bring. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type SwitchOvers<T> = StorageMap<_, Twox64Concat, SwitchOverId, SwitchOver>;

    /// The contracts by the hashes of the papers that they were.
    // Blake2_128Concat: a supplier brings the hash.
    #[pallet::storage]
    pub type PaperContracts<T> = StorageMap<_, Blake2_128Concat, H256, ContractId>;

    /// The consumers who have died, as far as the chain was told. Never removed.
    // Blake2_128Concat: an identity back office derives the id.
    #[pallet::storage]
    pub type Deaths<T> = StorageMap<_, Blake2_128Concat, SubjectId, Deceased>;

    /// The latest wallet of each consumer who has or had one.
    // Blake2_128Concat: an identity officer brings the id.
    #[pallet::storage]
    pub type Wallets<T: Config> = StorageMap<_, Blake2_128Concat, SubjectId, T::AccountId>;

    /// Whose wallet a key is or was. A key that was a wallet stays, so that it is never linked again.
    // Blake2_128Concat: a citizen chooses the key.
    #[pallet::storage]
    pub type WalletOwners<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, WalletOwner>;
}
