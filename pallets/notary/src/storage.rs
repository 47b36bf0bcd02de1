//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// The storage, which the pallet imports.
#[pallet_section]
mod storage {
    /// The next act's number.
    #[pallet::storage]
    pub type NextAct<T> = StorageValue<_, ActId, ValueQuery>;

    /// The acts. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Acts<T> = StorageMap<_, Twox64Concat, ActId, Act>;

    /// The orders of courts about an act, counted from 0. Never removed.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type CourtOrders<T> =
        StorageDoubleMap<_, Twox64Concat, ActId, Twox64Concat, u32, CourtOrder>;

    /// A person's dossier: the acts that they are a party of, and the powers that make them an attorney.
    // Blake2_128Concat: a notary brings the id. Identity: the chain assigns the numbers, and a dossier is read in their
    // order.
    #[pallet::storage]
    pub type Dossiers<T> = StorageDoubleMap<_, Blake2_128Concat, SubjectId, Identity, ActKey, ()>;

    /// The powers of attorney, by their acts. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Powers<T> = StorageMap<_, Twox64Concat, ActId, Power>;

    /// The powers that were constituted for a principal and an attorney, in this order; the latest first.
    // Blake2_128Concat: a notary brings the ids. Identity: the chain assigns moments and numbers, and they are read in
    // their order.
    #[pallet::storage]
    pub type PowersBetween<T> =
        StorageDoubleMap<_, Blake2_128Concat, (SubjectId, SubjectId), Identity, PowerKey, ()>;

    /// The next file's number.
    #[pallet::storage]
    pub type NextDocket<T> = StorageValue<_, DocketId, ValueQuery>;

    /// Which practice keeps a file.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Dockets<T> = StorageMap<_, Twox64Concat, DocketId, OfficeId>;

    /// The practices. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Practices<T> = StorageMap<_, Twox64Concat, OfficeId, Practice>;

    /// The next handover's number.
    #[pallet::storage]
    pub type NextHandover<T> = StorageValue<_, HandoverId, ValueQuery>;

    /// The handovers of practices. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Handovers<T> = StorageMap<_, Twox64Concat, HandoverId, Handover>;

    /// Who the notaries are, and whom they do nothing for. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Notaries<T> = StorageMap<_, Twox64Concat, MandateId, Notary>;

    /// The relations of a notary that have ended, counted from 0. Never removed.
    // Twox64Concat: the chain assigns both numbers.
    #[pallet::storage]
    pub type FormerRelations<T> =
        StorageDoubleMap<_, Twox64Concat, MandateId, Twox64Concat, u32, Related>;

    /// The latest wallet of each person who has or had one.
    // Blake2_128Concat: an identity officer brings the id.
    #[pallet::storage]
    pub type Wallets<T: Config> = StorageMap<_, Blake2_128Concat, SubjectId, T::AccountId>;

    /// Whose wallet a key is or was. A key that was a wallet stays, so that it is never linked again.
    // Blake2_128Concat: a citizen chooses the key.
    #[pallet::storage]
    pub type WalletOwners<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, WalletOwner>;

    /// The persons who died by the civil register, or were held to be dead. Never removed.
    // Blake2_128Concat: the ids were made off chain.
    #[pallet::storage]
    pub type DeathsOf<T> = StorageMap<_, Blake2_128Concat, SubjectId, Deaths, ValueQuery>;

    /// How many grants and requests each person has.
    // Blake2_128Concat: the ids were made off chain.
    #[pallet::storage]
    pub type AccessCounts<T> = StorageMap<_, Blake2_128Concat, SubjectId, AccessCount, ValueQuery>;

    /// Whom a person lets read documents, counted from 0. Never removed.
    // Blake2_128Concat: the ids were made off chain. Twox64Concat: the chain assigns the numbers.
    #[pallet::storage]
    pub type Grants<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, SubjectId, Twox64Concat, u32, Grant<T::AccountId>>;

    /// The latest of a person's grants to an account: the one that counts.
    // Blake2_128Concat: a citizen chooses both.
    #[pallet::storage]
    pub type LatestGrants<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        (SubjectId, T::AccountId),
        Blake2_128Concat,
        Cover,
        u32,
    >;

    /// The next guardianship's number.
    #[pallet::storage]
    pub type NextGuardianship<T> = StorageValue<_, GuardianshipId, ValueQuery>;

    /// The guardianships. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type Guardianships<T> = StorageMap<_, Twox64Concat, GuardianshipId, Guardianship>;

    /// The latest guardianship of a ward by a guardian: the one that counts.
    // Blake2_128Concat: an identity officer brings the ids.
    #[pallet::storage]
    pub type LatestGuardianships<T> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        SubjectId,
        Blake2_128Concat,
        SubjectId,
        GuardianshipId,
    >;

    /// Who asked to read documents of a person, counted from 0. Never removed.
    // Blake2_128Concat: the ids were made off chain. Twox64Concat: the chain assigns the numbers.
    #[pallet::storage]
    pub type AccessRequests<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        SubjectId,
        Twox64Concat,
        u32,
        AccessRequest<T::AccountId>,
    >;

    /// How many schedules of fees each kind of act has; the last counts.
    // Twox64Concat: there are few kinds.
    #[pallet::storage]
    pub type ScheduleCounts<T> = StorageMap<_, Twox64Concat, ActKind, u32, ValueQuery>;

    /// What acts of a kind cost, counted from 0. Never removed.
    // Twox64Concat: there are few kinds, and the chain assigns the numbers.
    #[pallet::storage]
    pub type FeeSchedules<T> =
        StorageDoubleMap<_, Twox64Concat, ActKind, Twox64Concat, u32, FeeSchedule>;

    /// How many exemptions each person has; the last counts.
    // Blake2_128Concat: an officer brings the id.
    #[pallet::storage]
    pub type ExemptionCounts<T> = StorageMap<_, Blake2_128Concat, SubjectId, u32, ValueQuery>;

    /// From what a person is exempt, counted from 0. Never removed.
    // Blake2_128Concat: an officer brings the id. Twox64Concat: the chain assigns the numbers.
    #[pallet::storage]
    pub type Exemptions<T> =
        StorageDoubleMap<_, Blake2_128Concat, SubjectId, Twox64Concat, u32, Exemption>;

    /// Where a practice is paid its fees.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type PayoutAccounts<T: Config> = StorageMap<_, Twox64Concat, OfficeId, T::AccountId>;

    /// What acts cost whose kind cost something when they were drafted. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type ActFees<T: Config> = StorageMap<_, Twox64Concat, ActId, Fee<T::AccountId>>;

    /// The prices of sales that are paid through escrow. Never removed.
    // Twox64Concat: the chain assigns the ids.
    #[pallet::storage]
    pub type ActPrices<T: Config> = StorageMap<_, Twox64Concat, ActId, Price<T::AccountId>>;
}
