//! Our calls, encoded against the metadata that the node gives, so that a call which has moved is found again and
//! one whose arguments have changed is refused here.

use crate::{
    declaration::{Declaration, People},
    identity::IdentityKeys,
};
use adliya_primitives::{self as primitives, NoticeId, ProposalId, SubjectId};
use pallet_civil_registry::types;
use sp_core::H256;
use subxt::{
    ext::scale_encode::{EncodeAsType, Error as EncodeError, TypeResolver},
    transactions::StaticPayload,
    utils::{AccountId32, MultiSignature},
};

const PALLET: &str = "CivilRegistry";
/// The pallet of the four eyes.
const FOUR_EYES: &str = "Authorities";

type Id = [u8; 32];

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct Parents {
    mother: Option<Id>,
    father: Option<Id>,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct Linked {
    notary: Id,
    wills: Id,
    utility: Id,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct Opening {
    salt: [u8; 32],
    linked: Linked,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) enum VitalEvent {
    Birth {
        child: Id,
        parents: Parents,
        links: Id,
    },
    Death {
        deceased: Id,
        opening: Opening,
    },
    Marriage {
        spouses: [Id; 2],
        notice: Option<u64>,
    },
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) enum Timeliness {
    Timely,
    Late,
    Delayed,
    Archived,
}

impl From<primitives::Timeliness> for Timeliness {
    fn from(class: primitives::Timeliness) -> Self {
        match class {
            primitives::Timeliness::Timely => Timeliness::Timely,
            primitives::Timeliness::Late => Timeliness::Late,
            primitives::Timeliness::Delayed => Timeliness::Delayed,
            primitives::Timeliness::Archived => Timeliness::Archived,
        }
    }
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct Entry {
    claims_root: Id,
    region: u32,
    timeliness: Timeliness,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct Register {
    event: VitalEvent,
    entry: Entry,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct LinkWallet {
    subject: Id,
    wallet: AccountId32,
    signature: MultiSignature,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct DeclareMarriage {
    spouses: [Id; 2],
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct AttestConsent {
    notice: u64,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) enum WaiverGround {
    Pregnancy,
    BirthOfChild,
    Illness,
    OtherCircumstance,
}

impl From<types::WaiverGround> for WaiverGround {
    fn from(ground: types::WaiverGround) -> Self {
        match ground {
            types::WaiverGround::Pregnancy => WaiverGround::Pregnancy,
            types::WaiverGround::BirthOfChild => WaiverGround::BirthOfChild,
            types::WaiverGround::Illness => WaiverGround::Illness,
            types::WaiverGround::OtherCircumstance => WaiverGround::OtherCircumstance,
        }
    }
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct WaiveWaiting {
    notice: u64,
    ground: WaiverGround,
}

/// A call that is encoded already: what is proposed and what is confirmed must be the same to the byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EncodedCall(pub(crate) Vec<u8>);

impl EncodeAsType for EncodedCall {
    fn encode_as_type_to<R: TypeResolver>(
        &self,
        _: R::TypeId,
        _: &R,
        out: &mut Vec<u8>,
    ) -> Result<(), EncodeError> {
        out.extend_from_slice(&self.0);
        Ok(())
    }
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct Propose {
    call: EncodedCall,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct Confirm {
    proposal: u64,
    call: EncodedCall,
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) struct CloseProposal {
    proposal: u64,
}

/// A call, ready to be signed.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    Register(StaticPayload<Register>),
    Wallet(StaticPayload<LinkWallet>),
    Declare(StaticPayload<DeclareMarriage>),
    Attest(StaticPayload<AttestConsent>),
    Waive(StaticPayload<WaiveWaiting>),
    Propose(StaticPayload<Propose>),
    Confirm(StaticPayload<Confirm>),
    Close(StaticPayload<CloseProposal>),
}

/// The parents whom the register has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RegisteredParents {
    pub(crate) mother: Option<SubjectId>,
    pub(crate) father: Option<SubjectId>,
}

impl Call {
    /// The registration that a declaration asks for, stated as of this class; of a marriage, on this notice. One that is
    /// delayed is a call to be proposed and confirmed, and fails when it is sent as it is.
    pub(crate) fn registration(
        declaration: &Declaration,
        keys: &IdentityKeys,
        parents: RegisteredParents,
        notice: Option<NoticeId>,
        claims_root: H256,
        timeliness: primitives::Timeliness,
    ) -> StaticPayload<Register> {
        let event = match &declaration.people {
            People::Birth { child, .. } => VitalEvent::Birth {
                child: keys.civil(child).0 .0,
                parents: Parents {
                    mother: parents.mother.map(|id| id.0 .0),
                    father: parents.father.map(|id| id.0 .0),
                },
                links: keys.commitment(child).0,
            },
            People::Death { deceased } => {
                let linked = keys.linked(deceased);
                VitalEvent::Death {
                    deceased: keys.civil(deceased).0 .0,
                    opening: Opening {
                        salt: keys.links_salt(deceased),
                        linked: Linked {
                            notary: linked.notary.0 .0,
                            wills: linked.wills.0 .0,
                            utility: linked.utility.0 .0,
                        },
                    },
                }
            }
            People::Marriage { spouses } => VitalEvent::Marriage {
                spouses: spouses.each_ref().map(|spouse| keys.civil(spouse).0 .0),
                notice: notice.map(|notice| notice.0),
            },
        };
        let entry = Entry {
            claims_root: claims_root.0,
            region: declaration.region.0,
            timeliness: timeliness.into(),
        };
        let name = match timeliness {
            primitives::Timeliness::Delayed => "register_delayed",
            _ => "register",
        };
        StaticPayload::new(PALLET, name, Register { event, entry })
    }

    /// An officer proposes a call that takes four eyes.
    pub(crate) fn propose(call: EncodedCall) -> Self {
        Call::Propose(StaticPayload::new(FOUR_EYES, "propose", Propose { call }))
    }

    /// A supervisor confirms a proposal, which takes effect.
    pub(crate) fn confirm(proposal: ProposalId, call: EncodedCall) -> Self {
        let arguments = Confirm {
            proposal: proposal.0,
            call,
        };
        Call::Confirm(StaticPayload::new(FOUR_EYES, "confirm", arguments))
    }

    /// An officer withdraws a proposal.
    pub(crate) fn close(proposal: ProposalId) -> Self {
        let arguments = CloseProposal {
            proposal: proposal.0,
        };
        Call::Close(StaticPayload::new(FOUR_EYES, "close_proposal", arguments))
    }

    /// Two declare before the registrar that they want to marry.
    pub(crate) fn declare_marriage(spouses: [SubjectId; 2]) -> Self {
        let arguments = DeclareMarriage {
            spouses: spouses.map(|spouse| spouse.0 .0),
        };
        Call::Declare(StaticPayload::new(PALLET, "declare_marriage", arguments))
    }

    /// The one of two who is asked consents before the registrar.
    pub(crate) fn attest_consent(notice: NoticeId) -> Self {
        let arguments = AttestConsent { notice: notice.0 };
        Call::Attest(StaticPayload::new(PALLET, "attest_consent", arguments))
    }

    /// Two who have declared their marriage need not wait.
    pub(crate) fn waive_waiting(notice: NoticeId, ground: types::WaiverGround) -> Self {
        let arguments = WaiveWaiting {
            notice: notice.0,
            ground: ground.into(),
        };
        Call::Waive(StaticPayload::new(PALLET, "waive_waiting", arguments))
    }

    /// Ties a wallet to a subject, with the wallet's own signature.
    pub(crate) fn link_wallet(
        subject: SubjectId,
        wallet: AccountId32,
        signature: MultiSignature,
    ) -> Self {
        let arguments = LinkWallet {
            subject: subject.0 .0,
            wallet,
            signature,
        };
        Call::Wallet(StaticPayload::new(PALLET, "link_wallet", arguments))
    }
}
