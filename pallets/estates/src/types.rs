//! What the pallet stores and answers.

mod estates;
mod heirs;
mod shares;
mod wills;

pub use estates::{
    Closing, ClosingCause, CourtOrder, Estate, EstateStatus, EstateView, Inventory, Ruling, Taking,
    Voiding,
};
pub use heirs::{
    Certificate, CertificateKind, CertificateStatus, CertificateView, CertificatesPage, Choice,
    Declaration, Heir, HeirRuling, HeirView, HeirsPage, Means, MAX_HOLDERS, MAX_PAGE,
};
pub use shares::{Share, ShareError, Shares};
pub use wills::{Testator, Will, WillForm, WillStatus, WillView, WillsView, Withdrawal, MAX_WILLS};
