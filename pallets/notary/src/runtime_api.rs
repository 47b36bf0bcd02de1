//! Questions that nodes and wallets ask.

use crate::types::{
    Access, AccessPage, AccessRequest, ActKind, ActView, DossierPage, DuesView, Exemption,
    FeeSchedule, Grant, Guardianship, Power, PowerInForce, PracticeView, Scope,
};
use adliya_primitives::{ActId, GuardianshipId, Moment, OfficeId, SubjectId};
use codec::Codec;

sp_api::decl_runtime_apis! {
    /// The notaries' acts.
    pub trait NotaryApi<AccountId>
    where
        AccountId: Codec,
    {
        /// An act, if there is one of that number, with what it is now.
        fn act(id: ActId) -> Option<ActView>;
        /// What a power of attorney entitles to, by the number of its act.
        fn power(id: ActId) -> Option<Power>;
        /// A person's dossier in the order of the numbers: from the beginning, or from the act that `from` names (a former
        /// page's `next`) on. At most `limit` acts and never more than [`MAX_PAGE`](crate::types::MAX_PAGE).
        fn dossier(subject: SubjectId, from: Option<ActId>, limit: u32) -> DossierPage;
        /// Whether an attorney could act for a principal in this at that moment, now if there is none, and how far. Of a
        /// moment to come, what holds if nothing happens before.
        fn power_in_force(
            attorney: SubjectId,
            principal: SubjectId,
            scope: Scope,
            at: Option<Moment>,
        ) -> Option<PowerInForce>;
        /// What lets an account have the documents of an act in a person's dossier now: the first that holds of a wallet of
        /// the person's own, a grant, a guardianship, a power of attorney and an estate.
        fn access(account: AccountId, subject: SubjectId, act: ActId) -> Option<Access<AccountId>>;
        /// A guardianship, if there is one of that number.
        fn guardianship(id: GuardianshipId) -> Option<Guardianship>;
        /// Whom a person lets or let read documents, from that number on, at most `limit` and never more than
        /// [`MAX_PAGE`](crate::types::MAX_PAGE).
        fn grants(subject: SubjectId, from: u32, limit: u32) -> AccessPage<Grant<AccountId>>;
        /// Who asked a person for access, in the same way.
        fn requests(
            subject: SubjectId,
            from: u32,
            limit: u32,
        ) -> AccessPage<AccessRequest<AccountId>>;
        /// A practice, if one of its notaries was identified, with the files that it keeps.
        fn practice(office: OfficeId) -> Option<PracticeView>;
        /// What acts of a kind cost that are drafted now, if it was ever set.
        fn fees(kind: ActKind) -> Option<FeeSchedule>;
        /// What an act owes, its price, and where both are, if there is an act of that number.
        fn dues(act: ActId) -> Option<DuesView<AccountId>>;
        /// From what a person is exempt now.
        fn exemption(subject: SubjectId) -> Option<Exemption>;
    }
}
