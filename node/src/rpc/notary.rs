//! `notary_*`: acts, powers of attorney, dossiers, practices, fees and estates.

mod estate;
mod fees;

#[cfg(test)]
mod tests;

use super::{
    answer::{name, time, Answer, Chain},
    error::Error,
    field,
};
use crate::types::Block;
use adliya_primitives::ActId;
use adliya_runtime::AccountId;
use fees::Fees;
use jsonrpsee::{core::RegisterMethodError, types::Params, RpcModule};
use pallet_notary::{
    runtime_api::NotaryApi,
    types::{
        ActKind, ActStatus, ActView, Certification, Ending, EndingCause, Link, Means, Party, Power,
        PowerInForce, PracticeView, Renunciation, Scope, Suspension, MAX_PAGE,
    },
};
use serde::Serialize;

const API: &str = "NotaryApi";
/// The acts of a page when no limit is given.
const DEFAULT_PAGE: u32 = 20;

type Asked = dyn NotaryApi<Block, AccountId>;

/// The methods of the namespace.
///
/// # Errors
/// When two of them have the same name.
pub(super) fn methods(chain: Chain) -> Result<RpcModule<Chain>, RegisterMethodError> {
    let mut module = RpcModule::new(chain);
    module.register_blocking_method("notary_act", |params, chain, _| act(&chain, &params))?;
    module.register_blocking_method("notary_dossier", |params, chain, _| {
        dossier(&chain, &params)
    })?;
    module.register_blocking_method("notary_powerInForce", |params, chain, _| {
        power_in_force(&chain, &params)
    })?;
    module.register_blocking_method("notary_practice", |params, chain, _| {
        practice(&chain, &params)
    })?;
    module.register_blocking_method("notary_fees", |params, chain, _| fees(&chain, &params))?;
    module.register_blocking_method("notary_estate", |params, chain, _| {
        estate::estate(&chain, &params)
    })?;
    Ok(module)
}

/// The act of a number, with its terms if it is a power of attorney.
fn act(chain: &Chain, params: &Params) -> Result<Answer<Act>, Error> {
    let [id, at] = field::read(params, ["actId", "at"])?;
    let id = field::id64("actId", id)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| {
        let view = api.act(at, id)?;
        let power = match &view {
            Some(view) if view.act.kind == ActKind::PowerOfAttorney => api.power(at, id)?,
            _ => None,
        };
        Ok(view.map(|view| (view, power)))
    })
}

/// The acts of a person, in the order of their numbers.
fn dossier(chain: &Chain, params: &Params) -> Result<Answer<Dossier>, Error> {
    let [subject, from, limit, at] = field::read(params, ["subject", "from", "limit", "at"])?;
    let subject = field::subject("subject", subject)?;
    let from = field::optional_id64("from", from)?;
    let limit = field::limit("limit", limit, DEFAULT_PAGE, MAX_PAGE)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| {
        let page = api.dossier(at, subject, from, limit)?;
        let mut acts = Vec::with_capacity(page.acts.len());
        for view in page.acts {
            let power = match view.act.kind {
                ActKind::PowerOfAttorney => api.power(at, view.id)?,
                _ => None,
            };
            acts.push((view, power));
        }
        Ok(Some((acts, page.next)))
    })
}

/// Whether an attorney may act for a principal in this, and how far: at a moment, or at the block's.
fn power_in_force(chain: &Chain, params: &Params) -> Result<Answer<InForce>, Error> {
    let [attorney, principal, scope, moment, at] =
        field::read(params, ["attorney", "principal", "scope", "moment", "at"])?;
    let attorney = field::subject("attorney", attorney)?;
    let principal = field::subject("principal", principal)?;
    let scope = field::scope("scope", scope)?;
    let moment = field::optional_moment("moment", moment)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| {
        api.power_in_force(at, attorney, principal, scope, moment)
    })
}

/// The practice of an office.
fn practice(chain: &Chain, params: &Params) -> Result<Answer<Practice>, Error> {
    let [office, at] = field::read(params, ["officeId", "at"])?;
    let office = field::id32("officeId", office)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| api.practice(at, office))
}

/// What acts cost that are drafted now.
fn fees(chain: &Chain, params: &Params) -> Result<Answer<Fees>, Error> {
    let [at] = field::read(params, ["at"])?;
    chain.ask::<Asked, _, _>(at, API, |api, at| {
        let mut list = vec![];
        for kind in ActKind::ALL {
            if let Some(schedule) = api.fees(at, kind)? {
                list.push((kind, schedule));
            }
        }
        Ok(Some(list))
    })
}

/// An act with its terms, if it is a power of attorney.
type WithTerms = (ActView, Option<Power>);

/// An act in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Act {
    id: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    status: &'static str,
    practice: String,
    docket: String,
    office: String,
    mandate: String,
    region: String,
    claims_root: String,
    parties: Vec<ActParty>,
    drafted_at: String,
    deadline: String,
    valid_until: Option<String>,
    link: Option<ActLink>,
    certification: Option<Certified>,
    ending: Option<End>,
    annulled_at: Option<String>,
    suspensions: Vec<Span>,
    changed_by: Option<String>,
    orders: u32,
    power: Option<Terms>,
}

impl From<WithTerms> for Act {
    fn from((view, power): WithTerms) -> Self {
        let act = view.act;
        let (kind, fact) = fees::kind_of(act.kind);
        Self {
            id: view.id.to_string(),
            kind,
            fact,
            status: status(view.status),
            practice: view.practice.to_string(),
            docket: act.docket.to_string(),
            office: act.office.to_string(),
            mandate: act.mandate.to_string(),
            region: act.region.to_string(),
            claims_root: format!("{:?}", act.claims_root),
            parties: act.parties.into_iter().map(ActParty::from).collect(),
            drafted_at: time(act.drafted_at),
            deadline: time(act.term.deadline),
            valid_until: act.term.until.map(time),
            link: act.link.map(ActLink::from),
            certification: act.certification.map(Certified::from),
            ending: act.ending.map(End::from),
            annulled_at: act.annulled_at.map(time),
            suspensions: act.suspensions.into_iter().map(Span::from).collect(),
            changed_by: act.changed_by.map(|id| id.to_string()),
            orders: act.orders,
            power: power.map(Terms::from),
        }
    }
}

/// What an act is now; by which act it was superseded, its ending says.
fn status(status: ActStatus) -> &'static str {
    match status {
        ActStatus::Annulled => "annulled",
        ActStatus::Withdrawn => "withdrawn",
        ActStatus::Revoked => "revoked",
        ActStatus::Superseded(_) => "superseded",
        ActStatus::Expired => "expired",
        ActStatus::Suspended => "suspended",
        ActStatus::InForce => "inForce",
        ActStatus::Lapsed => "lapsed",
        ActStatus::Signed => "signed",
        ActStatus::Drafted => "drafted",
    }
}

/// A person in an act, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct ActParty {
    subject: String,
    capacity: String,
    signature: Option<Signature>,
}

/// A party's signature in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Signature {
    at: String,
    means: String,
}

impl From<Party> for ActParty {
    fn from(party: Party) -> Self {
        let signature = party.signature.map(|signature| Signature {
            at: time(signature.at),
            means: match signature.means {
                Means::Wallet => "wallet".to_owned(),
                Means::Attested(presence) => name(presence),
            },
        });
        Self {
            subject: party.subject.to_string(),
            capacity: name(party.capacity),
            signature,
        }
    }
}

/// What an act is to an earlier one, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct ActLink {
    relation: &'static str,
    act: String,
}

impl From<Link> for ActLink {
    fn from(link: Link) -> Self {
        let relation = match link {
            Link::Changes(_) => "changes",
            Link::Replaces(_) => "replaces",
            Link::Extends(_) => "extends",
            Link::Renews(_) => "renews",
            Link::Substitutes(_) => "substitutes",
        };
        Self {
            relation,
            act: link.act().to_string(),
        }
    }
}

/// Who certified an act, and when, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Certified {
    at: String,
    office: String,
    mandate: String,
}

impl From<Certification> for Certified {
    fn from(certified: Certification) -> Self {
        Self {
            at: time(certified.at),
            office: certified.office.to_string(),
            mandate: certified.mandate.to_string(),
        }
    }
}

/// What ended an act, but for a court, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct End {
    at: String,
    cause: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

impl From<Ending> for End {
    fn from(ending: Ending) -> Self {
        let (cause, by) = match ending.cause {
            EndingCause::Withdrawn => ("withdrawn", None),
            EndingCause::Revoked => ("revoked", None),
            EndingCause::Superseded(by) => ("superseded", Some(by.to_string())),
        };
        Self {
            at: time(ending.at),
            cause,
            by,
        }
    }
}

/// A time in which a court had an act suspended, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Span {
    from: String,
    until: Option<String>,
}

impl From<Suspension> for Span {
    fn from(span: Suspension) -> Self {
        Self {
            from: time(span.from),
            until: span.until.map(time),
        }
    }
}

/// What a power of attorney entitles to, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Terms {
    principal: String,
    under: Option<String>,
    attorneys: Vec<String>,
    exercise: String,
    scopes: Vec<String>,
    substitutions: u8,
    limit: Option<String>,
    territory: String,
    renunciations: Vec<GivenUp>,
}

/// That an attorney gave a power up, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct GivenUp {
    attorney: String,
    at: String,
}

impl From<Power> for Terms {
    fn from(power: Power) -> Self {
        let terms = power.terms;
        let given_up = |one: Renunciation| GivenUp {
            attorney: one.attorney.to_string(),
            at: time(one.at),
        };
        let mut scopes = Scope::ALL.to_vec();
        scopes.retain(|scope| terms.scopes.contains(*scope));
        Self {
            principal: power.principal.to_string(),
            under: power.under.map(|id| id.to_string()),
            attorneys: terms.attorneys.iter().map(ToString::to_string).collect(),
            exercise: name(terms.exercise),
            scopes: scopes.into_iter().map(name).collect(),
            substitutions: terms.substitutions,
            limit: terms.limit.map(|limit| limit.to_string()),
            territory: terms.territory.to_string(),
            renunciations: power.renunciations.into_iter().map(given_up).collect(),
        }
    }
}

/// A page of a dossier in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Dossier {
    acts: Vec<Act>,
    next: Option<String>,
}

impl From<(Vec<WithTerms>, Option<ActId>)> for Dossier {
    fn from((acts, next): (Vec<WithTerms>, Option<ActId>)) -> Self {
        Self {
            acts: acts.into_iter().map(Act::from).collect(),
            next: next.map(|id| id.to_string()),
        }
    }
}

/// That an attorney may act, and how far, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InForce {
    power: String,
    together_with: Vec<String>,
    limit: Option<String>,
    territory: String,
    until: String,
    annulled_since: Option<String>,
}

impl From<PowerInForce> for InForce {
    fn from(power: PowerInForce) -> Self {
        let others = power.together_with.iter();
        Self {
            power: power.power.to_string(),
            together_with: others.map(ToString::to_string).collect(),
            limit: power.limit.map(|limit| limit.to_string()),
            territory: power.territory.to_string(),
            until: time(power.until),
            annulled_since: power.annulled_since.map(time),
        }
    }
}

/// A practice in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Practice {
    office: String,
    region: String,
    own_docket: Option<String>,
    inherited_dockets: Vec<String>,
}

impl From<PracticeView> for Practice {
    fn from(view: PracticeView) -> Self {
        let PracticeView { office, practice } = view;
        Self {
            office: office.to_string(),
            region: practice.region.to_string(),
            own_docket: practice.own.map(|id| id.to_string()),
            inherited_dockets: practice.inherited.iter().map(ToString::to_string).collect(),
        }
    }
}
