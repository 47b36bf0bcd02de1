//! Questions that nodes and wallets ask.

use crate::types::{CertificatesPage, EstateView, HeirsPage, WillsView};
use adliya_primitives::{EstateId, SubjectId};

sp_api::decl_runtime_apis! {
    /// Wills and estates.
    pub trait EstatesApi {
        /// The latest estate of a person of the civil-status domain, with what it is now.
        fn estate(deceased: SubjectId) -> Option<EstateView>;
        /// An estate by its number.
        fn estate_by_id(id: EstateId) -> Option<EstateView>;
        /// The wills of a person of the civil-status domain, the latest first, while their death stands; none of the
        /// living.
        fn wills_of(deceased: SubjectId) -> Option<WillsView>;
        /// Who inherits or could have: from the beginning, or after the one whom a former page's `next` names. At most
        /// `limit` and never more than [`MAX_PAGE`](crate::types::MAX_PAGE).
        fn heirs(id: EstateId, after: Option<SubjectId>, limit: u32) -> HeirsPage;
        /// The certificates of an estate from that number on, with their heirs, in the same way.
        fn certificates(id: EstateId, from: u32, limit: u32) -> CertificatesPage;
    }
}
