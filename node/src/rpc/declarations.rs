//! `civil_*`: what leads to an entry of the civil register.

use super::{
    answer::{address, name, time, Answer, Chain},
    civil::RecordParty,
    error::Error,
    field,
};
use crate::types::Block;
use adliya_primitives::{desk::BatchId, RecordId};
use adliya_runtime::AccountId;
use jsonrpsee::{core::RegisterMethodError, types::Params, RpcModule};
use pallet_civil_declarations::{
    runtime_api::CivilDeclarationsApi,
    types::{
        BatchView, Block as Numbers, Declarant, DeclarationPage, DeclarationView, Desk as Kept,
        Outcome, RegionKey, Status, VolumeView, MAX_PAGE,
    },
};
use pallet_civil_registry::types::Outline;
use serde::Serialize;

const API: &str = "CivilDeclarationsApi";
/// The declarations of a page when no limit is given.
const DEFAULT_PAGE: u32 = 20;

type Asked = dyn CivilDeclarationsApi<Block, AccountId, Outline>;

/// The methods of the namespace.
///
/// # Errors
/// When two of them have the same name.
pub(super) fn methods(chain: Chain) -> Result<RpcModule<Chain>, RegisterMethodError> {
    let mut module = RpcModule::new(chain);
    module.register_blocking_method("civil_declaration", |params, chain, _| {
        declaration(&chain, &params)
    })?;
    module.register_blocking_method("civil_declarations", |params, chain, _| {
        declarations(&chain, &params)
    })?;
    module.register_blocking_method("civil_desk", |params, chain, _| desk(&chain, &params))?;
    module.register_blocking_method("civil_batch", |params, chain, _| batch(&chain, &params))?;
    module.register_blocking_method("civil_batchEntry", |params, chain, _| {
        batch_entry(&chain, &params)
    })?;
    module.register_blocking_method("civil_volume", |params, chain, _| volume(&chain, &params))?;
    module.register_blocking_method("civil_volumeEntry", |params, chain, _| {
        volume_entry(&chain, &params)
    })?;
    Ok(module)
}

/// A declaration.
fn declaration(chain: &Chain, params: &Params) -> Result<Answer<Declaration>, Error> {
    let [id, at] = field::read(params, ["declarationId", "at"])?;
    let id = field::id64("declarationId", id)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| api.declaration(at, id))
}

/// The open declarations of a region.
fn declarations(chain: &Chain, params: &Params) -> Result<Answer<Declarations>, Error> {
    let [region, from, limit, at] = field::read(params, ["region", "from", "limit", "at"])?;
    let region = field::region("region", region)?;
    let from = field::region_key("from", from)?;
    let limit = field::limit("limit", limit, DEFAULT_PAGE, MAX_PAGE)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| {
        api.region_declarations(at, region, from, limit).map(Some)
    })
}

/// The batches and the paper register's numbers of an office.
fn desk(chain: &Chain, params: &Params) -> Result<Answer<Desk>, Error> {
    let [office, at] = field::read(params, ["officeId", "at"])?;
    let office = field::id32("officeId", office)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| api.desk(at, office).map(Some))
}

/// A batch of an office.
fn batch(chain: &Chain, params: &Params) -> Result<Answer<Batch>, Error> {
    let [office, number, at] = field::read(params, ["officeId", "number", "at"])?;
    let id = BatchId {
        office: field::id32("officeId", office)?,
        number: field::id64("number", number)?,
    };
    chain.ask::<Asked, _, _>(at, API, |api, at| api.batch(at, id))
}

/// What became of an entry of a batch.
fn batch_entry(chain: &Chain, params: &Params) -> Result<Answer<BatchEntry>, Error> {
    let [office, number, index, at] = field::read(params, ["officeId", "number", "index", "at"])?;
    let id = BatchId {
        office: field::id32("officeId", office)?,
        number: field::id64("number", number)?,
    };
    let index = field::id32("index", index)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| api.batch_outcome(at, id, index))
}

/// A digitised volume.
fn volume(chain: &Chain, params: &Params) -> Result<Answer<Volume>, Error> {
    let [id, at] = field::read(params, ["volumeId", "at"])?;
    let id = field::id64("volumeId", id)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| api.volume(at, id))
}

/// The record that an entry of a volume has become.
fn volume_entry(chain: &Chain, params: &Params) -> Result<Answer<VolumeEntry>, Error> {
    let [id, index, at] = field::read(params, ["volumeId", "index", "at"])?;
    let id = field::id64("volumeId", id)?;
    let index = field::id32("index", index)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| api.promotion(at, id, index))
}

/// A declaration in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Declaration {
    id: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    kind: Option<String>,
    parties: Option<Vec<RecordParty>>,
    claims_root: String,
    region: String,
    declarant: Option<DeclarantJson>,
    lodged_at: String,
    expires_at: String,
}

/// Who answers for a declaration, in JSON: an informant, or a citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum DeclarantJson {
    Informant { office: String, mandate: String },
    Citizen { subject: String },
}

impl From<Declarant> for DeclarantJson {
    fn from(declarant: Declarant) -> Self {
        match declarant {
            Declarant::Informant(informant) => Self::Informant {
                office: informant.office.to_string(),
                mandate: informant.mandate.to_string(),
            },
            Declarant::Citizen(subject) => Self::Citizen {
                subject: subject.to_string(),
            },
        }
    }
}

impl From<DeclarationView<Outline>> for Declaration {
    fn from(view: DeclarationView<Outline>) -> Self {
        let (status, reason, record) = match view.status {
            Status::Lodged => ("lodged", None, None),
            Status::Returned(reason) => ("returned", Some(name(reason)), None),
            Status::Accepted(record) => ("accepted", None, Some(record)),
            Status::Rejected(reason) => ("rejected", Some(name(reason)), None),
            Status::Withdrawn => ("withdrawn", None, None),
            Status::Expired => ("expired", None, None),
        };
        let kept = view.declaration;
        let declarant = kept.declarant();
        let outline = kept.pending.map(|pending| pending.outline);
        let kind = outline.as_ref().map(|outline| name(outline.kind));
        let parties = outline.map(|outline| outline.parties.into_iter());
        Self {
            id: view.id.to_string(),
            status,
            reason,
            record: record.map(|id| id.to_string()),
            kind,
            parties: parties.map(|parties| parties.map(RecordParty::from).collect()),
            claims_root: format!("{:?}", kept.claims_root),
            region: kept.region.to_string(),
            declarant: declarant.map(DeclarantJson::from),
            lodged_at: time(kept.lodged_at),
            expires_at: time(kept.expires_at),
        }
    }
}

/// A page of the open declarations of a region, in JSON. `next` is what the next page is asked for with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Declarations {
    declarations: Vec<Declaration>,
    next: Option<String>,
}

impl From<DeclarationPage<Outline>> for Declarations {
    fn from(page: DeclarationPage<Outline>) -> Self {
        let declarations = page.declarations.into_iter();
        Self {
            declarations: declarations.map(Declaration::from).collect(),
            next: page.next.map(written),
        }
    }
}

/// A place in the list of a region: its region, a slash, its declaration.
fn written(key: RegionKey) -> String {
    format!("{}/{}", key.region(), key.declaration())
}

/// An office's desk in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Desk {
    lodged: String,
    settled: String,
    next_number: String,
    blocks: Vec<NumberBlock>,
}

/// Numbers that an office may use, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct NumberBlock {
    first: String,
    count: u32,
    used: u32,
}

impl From<Kept> for Desk {
    fn from(desk: Kept) -> Self {
        let block = |block: Numbers| NumberBlock {
            first: block.first.to_string(),
            count: block.count,
            used: block.used,
        };
        Self {
            lodged: desk.lodged.to_string(),
            settled: desk.settled.to_string(),
            next_number: desk.next_number.to_string(),
            blocks: desk.blocks.into_iter().map(block).collect(),
        }
    }
}

/// A batch in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Batch {
    office: String,
    number: String,
    status: String,
    registrar: String,
    mandate: String,
    entries: u32,
    entered: u32,
    root: String,
    lodged_at: String,
}

impl From<BatchView<AccountId>> for Batch {
    fn from(view: BatchView<AccountId>) -> Self {
        let batch = view.batch;
        Self {
            office: view.id.office.to_string(),
            number: view.id.number.to_string(),
            status: name(view.status),
            registrar: address(&batch.registrar),
            mandate: batch.mandate.to_string(),
            entries: batch.entries,
            entered: batch.entered,
            root: format!("{:?}", batch.root),
            lodged_at: time(batch.lodged_at),
        }
    }
}

/// What became of an entry of a batch, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct BatchEntry {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
}

impl From<Outcome> for BatchEntry {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Registered(record) => Self {
                status: "registered",
                record: Some(record.to_string()),
            },
            Outcome::Refused => Self {
                status: "refused",
                record: None,
            },
        }
    }
}

/// A digitised volume in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Volume {
    id: String,
    root: String,
    entries: u32,
    provenance: String,
    region: String,
    office: String,
    mandate: String,
    anchored_at: String,
}

impl From<VolumeView> for Volume {
    fn from(view: VolumeView) -> Self {
        let volume = view.volume;
        Self {
            id: view.id.to_string(),
            root: format!("{:?}", volume.root),
            entries: volume.entries,
            provenance: format!("{:?}", volume.provenance),
            region: volume.region.to_string(),
            office: volume.office.to_string(),
            mandate: volume.mandate.to_string(),
            anchored_at: time(volume.anchored_at),
        }
    }
}

/// The record that an entry of a volume has become, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct VolumeEntry {
    record: String,
}

impl From<RecordId> for VolumeEntry {
    fn from(record: RecordId) -> Self {
        Self {
            record: record.to_string(),
        }
    }
}
