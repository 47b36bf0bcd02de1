//! The notary's calls, encoded against the metadata that the node gives: see `crate::calls`.

pub(crate) mod estates;
pub(crate) mod money;

use crate::calls::EncodedCall;
use adliya_primitives::SubjectId;
use pallet_notary::types::{
    ActKind, Capacity, Cover, Exercise, Link, PowerTerms, Presence, Term as Terms,
};
use subxt::{
    ext::scale_encode::{self, Composite, CompositeField, EncodeAsType, TypeResolver, Variant},
    transactions::StaticPayload,
    utils::{AccountId32, MultiSignature},
};

const PALLET: &str = "Notary";

/// 32 bytes: a subject, a root.
pub(crate) type Id = [u8; 32];

/// A variant of one of the chain's enums, found by its name, with its field if it has one.
#[derive(Clone, Debug)]
pub(crate) struct Named<T = u64> {
    name: String,
    field: Option<T>,
}

impl<T> Named<T> {
    fn plain(variant: impl serde::Serialize) -> Self {
        let name = serde_json::to_value(variant).ok();
        let name = name.and_then(|name| name.as_str().map(str::to_owned));
        Self {
            name: name.unwrap_or_default(),
            field: None,
        }
    }

    fn with(name: &str, field: T) -> Self {
        Self {
            name: name.to_owned(),
            field: Some(field),
        }
    }
}

impl<T: EncodeAsType> EncodeAsType for Named<T> {
    fn encode_as_type_to<R: TypeResolver>(
        &self,
        type_id: R::TypeId,
        types: &R,
        out: &mut Vec<u8>,
    ) -> Result<(), scale_encode::Error> {
        let fields = self.field.iter();
        let fields: Vec<(Option<&str>, CompositeField<'_, R>)> = fields
            .map(|field| (None, CompositeField::new(field)))
            .collect();
        let variant = Variant {
            name: &self.name,
            fields: Composite::new(fields.into_iter()),
        };
        variant.encode_variant_as_type_to(type_id, types, out)
    }
}

/// The arguments of calls, and what these are made of.
macro_rules! arguments {
    ($($name:ident { $($field:ident: $of:ty),* $(,)? })*) => {$(
        #[derive(Clone, Debug, EncodeAsType)]
        #[encode_as_type(crate_path = "subxt::ext::scale_encode")]
        pub(crate) struct $name {
            $($field: $of),*
        }
    )*};
}

arguments! {
    Term { deadline: u64, until: Option<u64> }
    DraftAct {
        kind: Named<Named>,
        parties: Vec<(Id, Named)>,
        claims_root: Id,
        term: Term,
        link: Option<Named>,
    }
    PowerOf {
        attorneys: Vec<Id>,
        exercise: Named,
        scopes: u32,
        substitutions: u8,
        limit: Option<u128>,
        territory: u32,
    }
    DraftPower { grantors: Vec<Id>, terms: PowerOf, claims_root: Id, term: Term, link: Option<Named> }
    OfText { act: u64, claims_root: Id }
    Attest { act: u64, subject: Id, presence: Named }
    OfAct { act: u64 }
    CheckParties { act: u64, subjects: [Id; 2] }
    Batch { calls: Vec<EncodedCall> }
    OfPower { act: u64, subject: Id }
    OfAttorney { act: u64, attorney: Id }
    Grant { to: AccountId32, cover: Named, until: u64, key: Vec<u8> }
    Revoke { to: AccountId32, cover: Named }
    Identify { notary: AccountId32, subject: Id }
    LinkWallet { subject: Id, wallet: AccountId32, signature: MultiSignature }
}

fn ids(subjects: &[SubjectId]) -> Vec<Id> {
    subjects.iter().map(|subject| subject.0 .0).collect()
}

fn term(term: Terms) -> Term {
    Term {
        deadline: term.deadline,
        until: term.until,
    }
}

fn link(link: Link) -> Named {
    let name = match link {
        Link::Changes(_) => "Changes",
        Link::Replaces(_) => "Replaces",
        Link::Extends(_) => "Extends",
        Link::Renews(_) => "Renews",
        Link::Substitutes(_) => "Substitutes",
    };
    Named::with(name, link.act().0)
}

fn cover(cover: Cover) -> Named {
    match cover {
        Cover::Act(act) => Named::with("Act", act.0),
        Cover::Dossier => Named::plain(Cover::Dossier),
    }
}

pub(crate) fn draft_act(
    kind: ActKind,
    parties: &[(SubjectId, Capacity)],
    claims_root: Id,
    terms: Terms,
    earlier: Option<Link>,
) -> StaticPayload<DraftAct> {
    let kind = match kind {
        ActKind::Fact(fact) => Named::with("Fact", Named::plain(fact)),
        kind => Named::plain(kind),
    };
    let party =
        |(subject, capacity): &(SubjectId, Capacity)| (subject.0 .0, Named::plain(capacity));
    let arguments = DraftAct {
        kind,
        parties: parties.iter().map(party).collect(),
        claims_root,
        term: term(terms),
        link: earlier.map(link),
    };
    StaticPayload::new(PALLET, "draft_act", arguments)
}

pub(crate) fn draft_power(
    grantors: &[SubjectId],
    power: &PowerTerms,
    claims_root: Id,
    terms: Terms,
    earlier: Option<Link>,
) -> StaticPayload<DraftPower> {
    let exercise: Exercise = power.exercise;
    let arguments = DraftPower {
        grantors: ids(grantors),
        terms: PowerOf {
            attorneys: ids(&power.attorneys),
            exercise: Named::plain(exercise),
            scopes: power.scopes.0,
            substitutions: power.substitutions,
            limit: power.limit,
            territory: power.territory.0,
        },
        claims_root,
        term: term(terms),
        link: earlier.map(link),
    };
    StaticPayload::new(PALLET, "draft_power", arguments)
}

pub(crate) fn sign_act(act: u64, claims_root: Id) -> StaticPayload<OfText> {
    StaticPayload::new(PALLET, "sign_act", OfText { act, claims_root })
}

pub(crate) fn certify_act(act: u64, claims_root: Id) -> StaticPayload<OfText> {
    StaticPayload::new(PALLET, "certify_act", OfText { act, claims_root })
}

pub(crate) fn attest_signature(
    act: u64,
    subject: SubjectId,
    presence: Presence,
) -> StaticPayload<Attest> {
    let arguments = Attest {
        act,
        subject: subject.0 .0,
        presence: Named::plain(presence),
    };
    StaticPayload::new(PALLET, "attest_signature", arguments)
}

pub(crate) fn check_parties(act: u64, subjects: [SubjectId; 2]) -> StaticPayload<CheckParties> {
    let subjects = subjects.map(|subject| subject.0 .0);
    StaticPayload::new(PALLET, "check_parties", CheckParties { act, subjects })
}

/// Several calls of one signer, in one transaction: if one is refused, none has an effect.
pub(crate) fn all_or_none(calls: Vec<EncodedCall>) -> StaticPayload<Batch> {
    StaticPayload::new("Utility", "batch_all", Batch { calls })
}

/// `call` is one that takes an act and nothing else.
pub(crate) fn of_act(call: &'static str, act: u64) -> StaticPayload<OfAct> {
    StaticPayload::new(PALLET, call, OfAct { act })
}

pub(crate) fn revoke_power(act: u64, subject: SubjectId) -> StaticPayload<OfPower> {
    let subject = subject.0 .0;
    StaticPayload::new(PALLET, "revoke_power", OfPower { act, subject })
}

pub(crate) fn renounce_power(act: u64, attorney: SubjectId) -> StaticPayload<OfAttorney> {
    let attorney = attorney.0 .0;
    StaticPayload::new(PALLET, "renounce_power", OfAttorney { act, attorney })
}

pub(crate) fn grant_access(
    to: AccountId32,
    of: Cover,
    until: u64,
    key: Vec<u8>,
) -> StaticPayload<Grant> {
    let cover = cover(of);
    let arguments = Grant {
        to,
        cover,
        until,
        key,
    };
    StaticPayload::new(PALLET, "grant_access", arguments)
}

pub(crate) fn revoke_access(to: AccountId32, of: Cover) -> StaticPayload<Revoke> {
    let cover = cover(of);
    StaticPayload::new(PALLET, "revoke_access", Revoke { to, cover })
}

pub(crate) fn identify_notary(notary: AccountId32, subject: SubjectId) -> StaticPayload<Identify> {
    let subject = subject.0 .0;
    StaticPayload::new(PALLET, "identify_notary", Identify { notary, subject })
}

pub(crate) fn link_wallet(
    subject: SubjectId,
    wallet: AccountId32,
    signature: MultiSignature,
) -> StaticPayload<LinkWallet> {
    let arguments = LinkWallet {
        subject: subject.0 .0,
        wallet,
        signature,
    };
    StaticPayload::new(PALLET, "link_wallet", arguments)
}
