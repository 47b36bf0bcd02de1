//! Our calls, encoded against the metadata that the node gives, so that a call which has moved is found again and
//! one whose arguments have changed is refused here.

use crate::{
    declaration::{Declaration, People},
    identity::IdentityKeys,
};
use adliya_primitives::SubjectId;
use sp_core::H256;
use subxt::{
    ext::scale_encode::EncodeAsType,
    transactions::StaticPayload,
    utils::{AccountId32, MultiSignature},
};

const PALLET: &str = "CivilRegistry";

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
    },
}

#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub(crate) enum Timeliness {
    Timely,
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

/// A call, ready to be signed.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    Register(StaticPayload<Register>),
    Wallet(StaticPayload<LinkWallet>),
}

/// The parents whom the register has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RegisteredParents {
    pub(crate) mother: Option<SubjectId>,
    pub(crate) father: Option<SubjectId>,
}

impl Call {
    /// The registration that a declaration asks for.
    pub(crate) fn registration(
        declaration: &Declaration,
        keys: &IdentityKeys,
        parents: RegisteredParents,
        claims_root: H256,
    ) -> Self {
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
            },
        };
        let entry = Entry {
            claims_root: claims_root.0,
            region: declaration.region.0,
            timeliness: Timeliness::Timely,
        };
        Call::Register(StaticPayload::new(
            PALLET,
            "register",
            Register { event, entry },
        ))
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
