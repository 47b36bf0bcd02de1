//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage, which the pallet imports.
#[pallet_section]
mod storage {
    /// The number of the next dispute.
    #[pallet::storage]
    pub type NextDispute<T: Config> = StorageValue<_, DisputeId, ValueQuery>;

    /// The disputes. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Disputes<T: Config> = StorageMap<_, Twox64Concat, DisputeId, Dispute>;

    /// What is known of each contract that was ever disputed or to be disconnected. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Cases<T: Config> = StorageMap<_, Twox64Concat, ContractId, Case, ValueQuery>;

    /// Who must not be disconnected, whoever supplies them. Removed when it is ended before its time.
    // Blake2_128Concat: whoever brings a consumer's contract brings the id.
    #[pallet::storage]
    pub type Protections<T: Config> = StorageMap<_, Blake2_128Concat, SubjectId, Protection>;
}
