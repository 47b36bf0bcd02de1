//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage, which the pallet imports.
#[pallet_section]
mod storage {
    /// The next declaration's number.
    #[pallet::storage]
    pub type NextDeclaration<T> = StorageValue<_, DeclarationId, ValueQuery>;

    /// The declarations. Never removed; one that is closed no longer says whom it is about.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Declarations<T: Config> =
        StorageMap<_, Twox64Concat, DeclarationId, Declaration<OutlineOf<T>>>;

    /// How many declarations of an informant or a citizen are open. An expired one is, until somebody says that it is
    /// expired.
    // Blake2_128Concat: an identity officer brings a citizen's id.
    #[pallet::storage]
    pub type OpenDeclarations<T> = StorageMap<_, Blake2_128Concat, Declarant, u32, ValueQuery>;

    /// The open declarations in the order of their regions: what a registrar finds on the desk.
    // Identity: the declarations of a region and of all that lies in it follow each other. Who chooses the region chooses
    // four bytes, and the chain assigns the rest.
    #[pallet::storage]
    pub type RegionDeclarations<T> = StorageMap<_, Identity, RegionKey, ()>;

    /// The batches that each office has lodged, and its numbers.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Desks<T> = StorageMap<_, Twox64Concat, OfficeId, Desk, ValueQuery>;

    /// The batches. Never removed.
    // Twox64Concat: the chain assigns the offices' ids, and the numbers follow each other.
    #[pallet::storage]
    pub type Batches<T: Config> = StorageMap<_, Twox64Concat, BatchId, Batch<T::AccountId>>;

    /// What became of each entry of a batch, by its index. Never removed.
    // Twox64Concat: as above; the indices follow each other.
    #[pallet::storage]
    pub type BatchOutcomes<T> =
        StorageDoubleMap<_, Twox64Concat, BatchId, Twox64Concat, u32, Outcome>;

    /// The records behind the used numbers of the offices' paper registers. Never removed.
    // Twox64Concat: the chain assigns both.
    #[pallet::storage]
    pub type PaperRecords<T> =
        StorageDoubleMap<_, Twox64Concat, OfficeId, Twox64Concat, PaperNumber, RecordId>;

    /// The next volume's number.
    #[pallet::storage]
    pub type NextVolume<T> = StorageValue<_, VolumeId, ValueQuery>;

    /// The digitised volumes. Never removed or changed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Volumes<T> = StorageMap<_, Twox64Concat, VolumeId, Volume>;

    /// The volumes by their roots.
    // Blake2_128Concat: a registrar brings the root.
    #[pallet::storage]
    pub type VolumeRoots<T> = StorageMap<_, Blake2_128Concat, H256, VolumeId>;

    /// The records that entries of a volume have become, by the entry's index. Never removed.
    // Twox64Concat: the chain assigns the volume's id, and the index is a place in it.
    #[pallet::storage]
    pub type Promotions<T> =
        StorageDoubleMap<_, Twox64Concat, VolumeId, Twox64Concat, u32, RecordId>;
}
