//! What the pallet refuses, one cause each.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet imports.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// A level of the region is named below one that is zero.
        MalformedRegion,
        /// The region does not lie within that of the officer's office.
        OutsideJurisdiction,
        /// The key speaks for no citizen.
        WalletNotLinked,
        /// The citizen is no party of what they declare.
        NotParty,
        /// As many declarations of the informant or the citizen are open as may be.
        TooManyOpen,
        /// No number is left.
        NoIdLeft,
        /// There is no declaration of that number.
        DeclarationNotFound,
        /// Somebody else lodged the declaration.
        NotDeclarant,
        /// The time for the declaration is over.
        Expired,
        /// The time for the declaration is not over.
        NotExpired,
        /// The declaration was accepted, rejected or withdrawn.
        AlreadyClosed,
        /// The declaration was returned, and waits for whoever lodged it.
        AwaitsAmendment,
        /// The declaration was not returned: it waits for a registrar.
        NotReturned,
        /// The officer lodged the declaration, or is a party of it.
        OwnRecord,
        /// The declaration has another claims root than the registrar has read.
        RootMismatch,
        /// The event is not what was declared.
        OutlineMismatch,
        /// Only an entry of a volume that is anchored is registered as archived.
        NotFromArchive,
        /// A block has 1 to [`MAX_BLOCK_SIZE`](crate::types::MAX_BLOCK_SIZE) numbers.
        BlockSizeInvalid,
        /// As many blocks of the office have unused numbers as may have.
        TooManyBlocks,
        /// No block with unused numbers begins with that one.
        BlockNotFound,
        /// The key is not that of a registrar of the office whose mandate is in force.
        DeskNotAuthorized,
        /// The registrar did not sign this batch on this chain.
        SignatureInvalid,
        /// The batch has no entries.
        BatchEmpty,
        /// A batch of this number was lodged.
        BatchReplayed,
        /// A batch of the office before this one was not lodged.
        BatchGap,
        /// There is no batch of that number.
        BatchNotFound,
        /// A batch of the office before this one waits.
        BatchNotNext,
        /// Every entry of the batch has been dealt with.
        BatchFinished,
        /// The batch was closed.
        BatchClosed,
        /// The registrar acts for another office.
        NotOfThisOffice,
        /// What is shown is not the entry at that place.
        ProofInvalid,
        /// The number is in no block of the office.
        NumberNotReserved,
        /// The number stands for another record.
        NumberUsed,
        /// The volume has no entries.
        VolumeEmpty,
        /// A volume of that root is anchored.
        AlreadyAnchored,
        /// There is no volume of that number.
        VolumeNotFound,
        /// The entry has become a record.
        AlreadyPromoted,
    }
}
