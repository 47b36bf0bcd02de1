//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage, which the pallet imports.
#[pallet_section]
mod storage {
    /// The next will's number.
    #[pallet::storage]
    pub type NextWill<T> = StorageValue<_, WillId, ValueQuery>;

    /// The wills. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Wills<T> = StorageMap<_, Twox64Concat, WillId, Will>;

    /// The latest will of each testator, and the estate that their death has opened. Never removed.
    // Blake2_128Concat: the ids were made off chain.
    #[pallet::storage]
    pub type Testators<T> = StorageMap<_, Blake2_128Concat, SubjectId, Testator, ValueQuery>;

    /// The next estate's number.
    #[pallet::storage]
    pub type NextEstate<T> = StorageValue<_, EstateId, ValueQuery>;

    /// The estates. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Estates<T> = StorageMap<_, Twox64Concat, EstateId, Estate>;

    /// The latest estate of a person of the civil-status domain. Never removed.
    // Blake2_128Concat: the ids were made off chain.
    #[pallet::storage]
    pub type EstatesOf<T> = StorageMap<_, Blake2_128Concat, SubjectId, EstateId>;

    /// The estate that the entry of a death has opened. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type EstatesByDeath<T> = StorageMap<_, Twox64Concat, RecordId, EstateId>;

    /// Who took an estate before the one who did last, counted from 0. Never removed.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type FormerTakings<T> =
        StorageDoubleMap<_, Twox64Concat, EstateId, Twox64Concat, u32, Taking>;

    /// The inventories of an estate, counted from 0; the latest counts. Never removed.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type Inventories<T> =
        StorageDoubleMap<_, Twox64Concat, EstateId, Twox64Concat, u32, Inventory>;

    /// Who inherits, or could have, in the notary's domain. Never removed.
    // Twox64Concat: the chain assigns the ids of estates. Blake2_128Concat: those of persons were made off chain.
    #[pallet::storage]
    pub type Heirs<T> =
        StorageDoubleMap<_, Twox64Concat, EstateId, Blake2_128Concat, SubjectId, Heir>;

    /// The certificates of an estate, counted from 0. Never removed.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type Certificates<T> =
        StorageDoubleMap<_, Twox64Concat, EstateId, Twox64Concat, u32, Certificate>;

    /// The share of each heir in a certificate. Never removed.
    // Twox64Concat: the chain assigns the numbers. Blake2_128Concat: the ids of persons were made off chain.
    #[pallet::storage]
    pub type Holdings<T> =
        StorageDoubleMap<_, Twox64Concat, (EstateId, u32), Blake2_128Concat, SubjectId, Share>;

    /// The orders of courts about an estate, counted from 0. Never removed.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type CourtOrders<T> =
        StorageDoubleMap<_, Twox64Concat, EstateId, Twox64Concat, u32, CourtOrder>;
}
