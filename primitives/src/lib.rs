#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod archive;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod certificate;
pub mod claims;
pub mod desk;
pub mod entry;
pub mod ids;
pub mod merkle;
pub mod month;
pub mod officer;
pub mod region;
pub mod roles;
pub mod sealing;
pub mod signature;
pub mod subject;
pub mod traits;
pub mod utilities;

pub use certificate::CertificateHash;
pub use entry::{Entry, Happened, LegalTerm, Timeliness};
pub use ids::{
    ActId, BillNumber, ContractId, DecisionId, DeclarationId, DisputeId, DocketId, EstateId,
    GuardianshipId, HandoverId, MandateId, MeterId, Moment, NoticeId, OfficeId, PaperNumber,
    ProposalId, RecordId, SubjectId, SwitchOverId, TariffId, VolumeId, WillId,
};
pub use month::Month;
pub use officer::{Confirmed, Officer};
pub use region::Region;
pub use roles::{OfficeKind, Role, Roles};
