//! Questions that nodes and wallets ask.

use crate::types::{
    CertificateView, HistoryPage, NoticeView, PersonView, RecordView, StatisticsPage,
};
use adliya_primitives::{CertificateHash, Month, NoticeId, RecordId, Region, SubjectId};
use codec::Codec;

sp_api::decl_runtime_apis! {
    /// The civil register.
    pub trait CivilRegistryApi<AccountId>
    where
        AccountId: Codec,
    {
        /// A person, if one of that id is registered.
        fn person(subject: SubjectId) -> Option<PersonView<AccountId>>;
        /// A record, if there is one of that number.
        fn record(id: RecordId) -> Option<RecordView>;
        /// The records of a person, the birth first and then in the order of their numbers: from the beginning, or from
        /// the record that `from` names (a former page's `next`) on, which leaves out the birth. At most `limit` of
        /// them and never more than [`MAX_PAGE`](crate::types::MAX_PAGE). Empty for a person who is not registered.
        fn history(subject: SubjectId, from: Option<RecordId>, limit: u32) -> HistoryPage;
        /// The certificate of that hash, if one was issued, with what it is worth now. Whoever asks has computed the
        /// hash from the paper: neither its number nor its secret reaches a node.
        fn certificate(certificate: CertificateHash) -> Option<CertificateView>;
        /// The notice of marriage of that number, if there is one, with where it stands now.
        fn notice(id: NoticeId) -> Option<NoticeView>;
        /// The latest notice of these two, in whatever order, if they gave any.
        fn latest_notice(spouses: [SubjectId; 2]) -> Option<NoticeView>;
        /// How much was registered in the districts of a region, of these months, both included: never more than
        /// [`MAX_MONTHS`](crate::types::MAX_MONTHS) of them. From the beginning, or from the district that `from` names (a
        /// former page's `next`) on, at most `limit` districts and never more than
        /// [`MAX_PAGE`](crate::types::MAX_PAGE). A locality has no rows of its own, and what was registered for a whole
        /// region or country stands under it as if it were a district.
        fn statistics(
            region: Region,
            from_month: Month,
            to_month: Month,
            from: Option<Region>,
            limit: u32,
        ) -> StatisticsPage;
    }
}
