//! Notices of marriage, as they are kept and as they are answered.

use adliya_primitives::{MandateId, Moment, NoticeId, OfficeId, RecordId, SubjectId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How somebody said that they want to marry.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum ConsentWay {
    /// With their wallet.
    Wallet,
    /// In person, before a registrar who attests it.
    InPerson {
        /// The registry office.
        office: OfficeId,
        /// The mandate of the registrar.
        mandate: MandateId,
    },
}

/// That somebody wants to marry.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Consent {
    /// How they said so.
    pub way: ConsentWay,
    /// When.
    pub given_at: Moment,
}

/// Why two people need not wait until they marry: the special circumstances in which the law lets a marriage be registered
/// on the day of the declaration (Family Code of Azerbaijan, article 9; Family Code of Uzbekistan, article 13).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum WaiverGround {
    /// A child is expected.
    Pregnancy,
    /// They have a child.
    BirthOfChild,
    /// One of them is gravely ill.
    Illness,
    /// Another circumstance of that weight; which one is in the office's file.
    OtherCircumstance,
}

/// A supervisor's decision that two people need not wait.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Waiver {
    /// Why.
    pub ground: WaiverGround,
    /// The supervisor's office.
    pub office: OfficeId,
    /// The mandate of the supervisor.
    pub mandate: MandateId,
}

/// What a notice came to.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum NoticeEnd {
    /// One of the two, who is named, changed their mind.
    Withdrawn(SubjectId),
    /// The marriage, by its record.
    Registered(RecordId),
}

/// A notice that two people want to marry, as it is kept. Where it stands is derived from this and the time.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Notice {
    /// The two. The first is who declared it, if one did so alone.
    pub spouses: [SubjectId; 2],
    /// The consent of the first, with which the notice begins.
    pub declaration: Consent,
    /// The consent of the other, from which on the two wait.
    pub consent: Option<Consent>,
    /// That they need not wait.
    pub waiver: Option<Waiver>,
    /// What it came to, other than by the time that went by.
    pub end: Option<NoticeEnd>,
}

/// Where a notice stands.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum NoticeStatus {
    /// The other has not consented.
    AwaitingConsent,
    /// Both have consented, and have to wait.
    Waiting,
    /// The marriage can be registered.
    Ripe,
    /// It was not registered in time.
    Lapsed,
    /// One of the two changed their mind.
    Withdrawn,
    /// The marriage is registered.
    Registered,
}

/// A notice as the runtime API shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct NoticeView {
    /// Its number.
    pub id: NoticeId,
    /// What is kept of it.
    pub notice: Notice,
    /// Where it stands at the time of the block.
    pub status: NoticeStatus,
    /// The moment from which on the marriage can be registered, as far as the time decides; none while a consent is
    /// missing.
    pub ripe_at: Option<Moment>,
    /// The moment from which on it cannot any more.
    pub lapses_at: Moment,
}
