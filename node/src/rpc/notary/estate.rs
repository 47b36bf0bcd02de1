//! An estate in JSON: who settles it, what wills there are, who inherits and what is certified.

use crate::rpc::{
    answer::{name, time, Answer, Chain},
    error::Error,
    field::{self, EstateName},
};
use crate::types::Block;
use adliya_primitives::OfficeId;
use jsonrpsee::types::Params;
use pallet_estates::{
    runtime_api::EstatesApi,
    types::{
        CertificateView, CertificatesPage, Closing, EstateView, HeirView, HeirsPage, Inventory,
        Share, Taking, WillView, WillsView, MAX_PAGE,
    },
};
use serde::Serialize;

const API: &str = "EstatesApi";

/// What the runtime tells of an estate.
type Told = (EstateView, WillsView, HeirsPage, CertificatesPage);

/// The estate of somebody who died, or of a number, with a page of its heirs and one of its certificates.
pub(super) fn estate(chain: &Chain, params: &Params) -> Result<Answer<Estate>, Error> {
    let names = ["estate", "heirsAfter", "certificatesFrom", "at"];
    let [estate, after, from, at] = field::read(params, names)?;
    let estate = field::estate("estate", estate)?;
    let after = field::optional_subject("heirsAfter", after)?;
    let from = field::optional_id32("certificatesFrom", from)?.unwrap_or(0);
    chain.ask::<dyn EstatesApi<Block>, _, _>(at, API, |api, at| {
        let view = match estate {
            EstateName::Number(id) => api.estate_by_id(at, id)?,
            EstateName::Deceased(subject) => api.estate(at, subject)?,
        };
        let Some(view) = view else {
            return Ok(None);
        };
        let wills = api.wills_of(at, view.estate.deceased)?;
        let heirs = api.heirs(at, view.id, after, MAX_PAGE)?;
        let certificates = api.certificates(at, view.id, from, MAX_PAGE)?;
        Ok(Some((view, wills.unwrap_or_default(), heirs, certificates)))
    })
}

/// What somebody has left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::rpc) struct Estate {
    id: String,
    status: String,
    deceased: String,
    /// The deceased in the other domains, so that their acts and contracts are found.
    linked: Linked,
    death: String,
    former: Option<String>,
    opened_at: String,
    accept_until: String,
    certify_from: String,
    practice: Option<String>,
    taken: Option<Taken>,
    inventory: Option<Listed>,
    acceptors: u32,
    orders: u32,
    closed: Option<Closed>,
    void_at: Option<String>,
    wills: Vec<Will>,
    earlier_will: Option<String>,
    heirs: Vec<Heir>,
    next_heir: Option<String>,
    certificates: Vec<Certificate>,
    next_certificate: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Linked {
    notary: String,
    wills: String,
    utility: String,
}

/// Who took it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Taken {
    at: String,
    place: String,
    office: String,
    mandate: String,
    released_at: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    claims_root: String,
    at: String,
    office: String,
    mandate: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Closed {
    cause: String,
    at: String,
    office: String,
    mandate: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Will {
    id: String,
    status: String,
    form: String,
    claims_root: String,
    registered_at: String,
    practice: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Heir {
    subject: String,
    /// `accept` or `renounce`; null of whom a court has named before they said anything.
    choice: Option<String>,
    at: Option<String>,
    /// Whether they take what comes to them, which a court decides before they do.
    inherits: bool,
    certificate: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Certificate {
    number: u32,
    kind: String,
    status: String,
    claims_root: String,
    at: String,
    office: String,
    mandate: String,
    holders: Vec<Holder>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Holder {
    subject: String,
    share: String,
}

fn office(office: OfficeId) -> String {
    office.to_string()
}

impl From<Told> for Estate {
    fn from((view, wills, heirs, certificates): Told) -> Self {
        let estate = view.estate;
        Self {
            id: view.id.to_string(),
            status: name(view.status),
            deceased: estate.deceased.to_string(),
            linked: Linked {
                notary: estate.linked.notary.to_string(),
                wills: estate.linked.wills.to_string(),
                utility: estate.linked.utility.to_string(),
            },
            death: estate.death.to_string(),
            former: estate.former.map(|id| id.to_string()),
            opened_at: time(estate.opened_at),
            accept_until: time(estate.accept_until),
            certify_from: time(estate.certify_from),
            practice: view.practice.map(office),
            taken: estate.taking.map(Taken::from),
            inventory: view.inventory.map(Listed::from),
            acceptors: estate.acceptors,
            orders: estate.orders,
            closed: estate.closing.map(Closed::from),
            void_at: estate.void.map(|void| time(void.at)),
            wills: wills.wills.into_iter().map(Will::from).collect(),
            earlier_will: wills.earlier.map(|id| id.to_string()),
            heirs: heirs.heirs.into_iter().map(Heir::from).collect(),
            next_heir: heirs.next.map(|subject| subject.to_string()),
            certificates: certificates
                .certificates
                .into_iter()
                .map(Certificate::from)
                .collect(),
            next_certificate: certificates.next,
        }
    }
}

impl From<Taking> for Taken {
    fn from(taking: Taking) -> Self {
        Self {
            at: time(taking.at),
            place: taking.place.to_string(),
            office: office(taking.office),
            mandate: taking.mandate.to_string(),
            released_at: taking.released_at.map(time),
        }
    }
}

impl From<Inventory> for Listed {
    fn from(list: Inventory) -> Self {
        Self {
            claims_root: format!("{:?}", list.claims_root),
            at: time(list.at),
            office: office(list.office),
            mandate: list.mandate.to_string(),
        }
    }
}

impl From<Closing> for Closed {
    fn from(closing: Closing) -> Self {
        Self {
            cause: name(closing.cause),
            at: time(closing.at),
            office: office(closing.office),
            mandate: closing.mandate.to_string(),
        }
    }
}

impl From<WillView> for Will {
    fn from(view: WillView) -> Self {
        Self {
            id: view.id.to_string(),
            status: name(view.status),
            form: name(view.will.form),
            claims_root: format!("{:?}", view.will.claims_root),
            registered_at: time(view.will.registered_at),
            practice: office(view.practice),
        }
    }
}

impl From<HeirView> for Heir {
    fn from(view: HeirView) -> Self {
        let heir = view.heir;
        Self {
            subject: view.subject.to_string(),
            choice: heir.declaration.map(|declared| name(declared.choice)),
            at: heir.declaration.map(|declared| time(declared.at)),
            inherits: heir.accepts(),
            certificate: heir.certificate,
        }
    }
}

impl From<CertificateView> for Certificate {
    fn from(view: CertificateView) -> Self {
        let certificate = view.certificate;
        let holder = |(subject, Share { parts, of })| Holder {
            subject: adliya_primitives::SubjectId::to_string(&subject),
            share: format!("{parts}/{of}"),
        };
        Self {
            number: view.number,
            kind: name(certificate.kind),
            status: name(view.status),
            claims_root: format!("{:?}", certificate.claims_root),
            at: time(certificate.at),
            office: office(certificate.office),
            mandate: certificate.mandate.to_string(),
            holders: view.holders.into_iter().map(holder).collect(),
        }
    }
}
