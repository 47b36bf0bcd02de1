//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage, which the pallet imports.
#[pallet_section]
mod storage {
    /// The next record's number.
    #[pallet::storage]
    pub type NextRecord<T> = StorageValue<_, RecordId, ValueQuery>;

    /// The entries of the register. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Records<T> = StorageMap<_, Twox64Concat, RecordId, Record>;

    /// The persons of the register, by their id in the civil-status domain. Never removed.
    // Blake2_128Concat: a registrar brings the id.
    #[pallet::storage]
    pub type Persons<T> = StorageMap<_, Blake2_128Concat, SubjectId, Person>;

    /// The record of each person's birth: the first of their history.
    // Blake2_128Concat: a registrar brings the id.
    #[pallet::storage]
    pub type Births<T> = StorageMap<_, Blake2_128Concat, SubjectId, RecordId>;

    /// A person's history after birth: the records that they are a party of.
    // Blake2_128Concat: a registrar brings the id. Identity: the chain assigns the numbers, and a history is read in
    // their order.
    #[pallet::storage]
    pub type PersonRecords<T> =
        StorageDoubleMap<_, Blake2_128Concat, SubjectId, Identity, RecordKey, ()>;

    /// The marriages by their records. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Marriages<T> = StorageMap<_, Twox64Concat, RecordId, Marriage>;

    /// The latest legitimation of a birth's child, by the record of the birth.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Legitimations<T> = StorageMap<_, Twox64Concat, RecordId, RecordId>;

    /// The records that are annulled, each with the one that annulled it. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Annulments<T> = StorageMap<_, Twox64Concat, RecordId, RecordId>;

    /// The corrections of a record, counted from 0, with what they replaced. Never removed.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type Corrections<T> =
        StorageDoubleMap<_, Twox64Concat, RecordId, Twox64Concat, u32, Correction>;

    /// The next decision's number.
    #[pallet::storage]
    pub type NextDecision<T> = StorageValue<_, DecisionId, ValueQuery>;

    /// The decisions of courts about records. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Decisions<T> = StorageMap<_, Twox64Concat, DecisionId, Decision>;

    /// The wallet of each person who has one.
    // Blake2_128Concat: an identity officer brings the id.
    #[pallet::storage]
    pub type Wallets<T: Config> = StorageMap<_, Blake2_128Concat, SubjectId, T::AccountId>;

    /// Whose wallet a key is, was or shall be. A key that was a wallet stays, so that it is never linked again.
    // Blake2_128Concat: a citizen chooses the key.
    #[pallet::storage]
    pub type WalletOwners<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, WalletOwner>;

    /// The wallets that shall replace those of their persons.
    // Blake2_128Concat: an identity officer brings the id.
    #[pallet::storage]
    pub type Replacements<T: Config> =
        StorageMap<_, Blake2_128Concat, SubjectId, Replacement<T::AccountId>>;

    /// The certificates of records. Never removed.
    // Blake2_128Concat: whoever issues one brings the hash.
    #[pallet::storage]
    pub type Certificates<T> = StorageMap<_, Blake2_128Concat, CertificateHash, Certificate>;

    /// The next notice's number.
    #[pallet::storage]
    pub type NextNotice<T> = StorageValue<_, NoticeId, ValueQuery>;

    /// The notices of marriages. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Notices<T> = StorageMap<_, Twox64Concat, NoticeId, Notice>;

    /// The latest notice of two people, the lower id first: what a registrar asks for who has them at the counter.
    // Blake2_128Concat: whoever declares a marriage brings the ids.
    #[pallet::storage]
    pub type LatestNotices<T> = StorageMap<_, Blake2_128Concat, [SubjectId; 2], NoticeId>;

    /// How many records there are by district, month and kind.
    // Identity: a table is read in the order of districts and months, and a key has eight bytes, of which a registrar
    // chooses a district within their own, so that nobody makes the paths of others long.
    #[pallet::storage]
    pub type Statistics<T> = StorageNMap<
        _,
        (
            NMapKey<Identity, DistrictKey>,
            NMapKey<Identity, MonthKey>,
            NMapKey<Identity, EventKind>,
        ),
        Count,
        ValueQuery,
    >;

    /// The latest residence of each person who has one.
    // Blake2_128Concat: a registrar brings the id.
    #[pallet::storage]
    pub type Residences<T> = StorageMap<_, Blake2_128Concat, SubjectId, RecordId>;

    /// The guardian or trustee of each ward, by the ward.
    // Blake2_128Concat: a registrar brings the id.
    #[pallet::storage]
    pub type Guardianships<T> = StorageMap<_, Blake2_128Concat, SubjectId, Guardianship>;

    /// Those whose links a death has opened, with the record that annulled it; until they have new ones.
    // Blake2_128Concat: a registrar brings the id.
    #[pallet::storage]
    pub type ExposedLinks<T> = StorageMap<_, Blake2_128Concat, SubjectId, RecordId>;

    /// What joins a birth to persons besides its record, counted from 0: what has to be sealed before the birth.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type Satellites<T> = StorageDoubleMap<_, Twox64Concat, RecordId, Twox64Concat, u32, Item>;

    /// What is sealed, by the commitments that took its place. Never removed.
    // Blake2_128Concat: a registrar brings the salt of the commitment.
    #[pallet::storage]
    pub type Seals<T> = StorageMap<_, Blake2_128Concat, H256, Seal>;

    /// The openings of a seal, counted from 0. Never removed.
    // Blake2_128Concat: as above. Twox64Concat: the chain assigns the numbers.
    #[pallet::storage]
    pub type Openings<T> = StorageDoubleMap<_, Blake2_128Concat, H256, Twox64Concat, u32, Opening>;
}
