//! The practices of notaries, for domains whose records they keep.

#[cfg(feature = "runtime-benchmarks")]
use crate::Officer;
use crate::{DocketId, MandateId, OfficeId, SubjectId};
use sp_runtime::DispatchError;

/// The practices of notaries, the notaries as persons, and the citizens of their domain.
///
/// A record that a practice keeps names one of its files: it passes to a successor with the file, untouched.
pub trait NotarialPractices<AccountId> {
    /// The file that what a practice takes up now goes into; it is begun if there is none. Fails if the office is no
    /// practice.
    fn file_of(practice: OfficeId) -> Result<DocketId, DispatchError>;

    /// Which practice keeps a file now.
    fn keeper(file: DocketId) -> Option<OfficeId>;

    /// Whether a notary is one of these persons of the notary's domain, or is related to one. None if nobody has said
    /// who the notary is in that domain.
    fn is_partial(notary: MandateId, persons: &[SubjectId]) -> Option<bool>;

    /// The living person of the notary's domain whom a wallet speaks for.
    fn subject_of(wallet: &AccountId) -> Option<SubjectId>;

    /// Whether the death of a person of the notary's domain is registered and stands.
    fn is_dead(person: &SubjectId) -> bool;

    /// Makes a notary known, with as many relatives and files as there can be.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_settle(notary: &Officer<AccountId>);

    /// A wallet that speaks for this person.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_wallet(person: SubjectId) -> AccountId;
}
