#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod certificate;
pub mod claims;
pub mod entry;
pub mod ids;
pub mod officer;
pub mod region;
pub mod roles;
pub mod subject;
pub mod traits;

pub use certificate::CertificateHash;
pub use entry::{Entry, Timeliness};
pub use ids::{
    ContractId, DecisionId, MandateId, MeterId, Moment, OfficeId, ProposalId, RecordId, SubjectId,
    TariffId,
};
pub use officer::{Confirmed, Officer};
pub use region::Region;
pub use roles::{OfficeKind, Role, Roles};
