//! What the pallet stores and answers.

mod access;
mod acts;
mod courts;
mod guardians;
mod money;
mod persons;
mod powers;

pub use access::{Access, AccessCount, AccessPage, AccessRequest, Cover, Grant, WrappedKey};
pub use acts::{
    Act, ActKey, ActKind, ActStatus, ActView, Capacity, Certification, DossierPage, Ending,
    EndingCause, FactKind, Link, Means, Parties, Party, PartyList, Presence, Signature, Term,
    MAX_PAGE, MAX_PARTIES,
};
pub use courts::{CourtOrder, Ruling, Suspension, Suspensions, MAX_SUSPENSIONS};
pub use guardians::Guardianship;
pub use money::{
    Balance, DuesView, Escrow, Exemption, Fee, FeeSchedule, FeeSums, Price, SaleTerms, Waiver,
};
pub use persons::{
    DeathSpan, Deaths, DocketList, Handover, Notary, Practice, PracticeView, Related, Relation,
    WalletOwner, MAX_DEATHS, MAX_INHERITED, MAX_RELATED,
};
pub use powers::{
    AttorneyList, Exercise, Power, PowerInForce, PowerKey, PowerTerms, Renunciation, Scope, Scopes,
    MAX_ATTORNEYS, MAX_CONSIDERED, MAX_DEPTH,
};
