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
        /// No number is left.
        NoIdLeft,
        /// There is no tariff of that number.
        TariffNotFound,
        /// The engine does not admit the tariff: [`Tariff::validate`] says why.
        TariffInvalid,
        /// The tariff has no season in its region.
        TariffElsewhere,
        /// The tariff was approved or rejected.
        TariffDecided,
        /// The tariff would apply before the notice period is over.
        NoticeTooShort,
        /// The tariff would not apply after the one that it follows.
        NotAfterPredecessor,
        /// The tariff has another unit, other registers, fewer categories or another local time than the one that it follows.
        ShapeChanged,
    }
}
