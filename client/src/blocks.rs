//! What happened to each extrinsic of a finalised block, read once a block.

use crate::chain::{Chain, ChainError};
use codec::Decode;
use sp_core::H256;
use sp_runtime::{DispatchError, ModuleError};
use std::{collections::HashMap, sync::Arc};
use subxt::{
    config::Hasher,
    events::{Event, Phase},
    ext::scale_decode::DecodeAsType,
    Metadata, SubstrateConfig,
};
use tokio::sync::{Mutex, OnceCell};

/// Blocks that are kept; the oldest leave first.
const KEPT: usize = 64;

/// How an extrinsic was dispatched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dispatched {
    /// With what it made.
    Done(Made),
    /// With the error's name, as the pallet or the SDK gives it.
    Failed { error: String },
}

/// What an extrinsic made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// Nothing that is asked for here.
    Nothing,
    /// A record of this number.
    Record(u64),
    /// A proposal of this number.
    Proposal(u64),
}

/// A block, as far as extrinsics are concerned.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) number: u64,
    /// By the hash of the extrinsic, in the block's order.
    extrinsics: Vec<(H256, Dispatched)>,
}

impl Block {
    pub(crate) fn dispatched(&self, extrinsic: H256) -> Option<&Dispatched> {
        self.extrinsics
            .iter()
            .find(|(hash, _)| *hash == extrinsic)
            .map(|(_, seen)| seen)
    }

    /// The extrinsic that made a record.
    pub(crate) fn maker_of(&self, record: u64) -> Option<H256> {
        let made = Dispatched::Done(Made::Record(record));
        self.extrinsics
            .iter()
            .find(|(_, seen)| *seen == made)
            .map(|(hash, _)| *hash)
    }
}

type Slot = Arc<OnceCell<Arc<Block>>>;

/// Blocks that have been read, so that a block of two hundred registrations is read once and not two hundred times.
#[derive(Default)]
pub(crate) struct Blocks(Mutex<(HashMap<H256, Slot>, Vec<H256>)>);

impl Blocks {
    pub(crate) async fn get(&self, chain: &Chain, hash: H256) -> Result<Arc<Block>, ChainError> {
        let slot = {
            let mut guard = self.0.lock().await;
            let (slots, order) = &mut *guard;
            if !slots.contains_key(&hash) {
                if order.len() >= KEPT {
                    slots.remove(&order.remove(0));
                }
                order.push(hash);
            }
            slots.entry(hash).or_default().clone()
        };
        slot.get_or_try_init(|| async { read(chain, hash).await.map(Arc::new) })
            .await
            .cloned()
    }
}

async fn read(chain: &Chain, hash: H256) -> Result<Block, ChainError> {
    let at = chain.at(hash).await?;
    let details = chain.methods.chain_get_block(Some(hash)).await?;
    let body = details.ok_or_else(|| ChainError::Answer(format!("no block {hash:?}")))?;
    let mut extrinsics: Vec<_> = body
        .block
        .extrinsics
        .iter()
        .map(|bytes| (at.hasher().hash(bytes), Dispatched::Done(Made::Nothing)))
        .collect();
    let events = at.events().fetch().await.map_err(ChainError::answer)?;
    for event in events.iter() {
        let event = event.map_err(ChainError::answer)?;
        let Phase::ApplyExtrinsic(index) = event.phase() else {
            continue;
        };
        let Some((_, seen)) = extrinsics.get_mut(index as usize) else {
            continue;
        };
        if let Some(dispatched) = dispatched(&event, at.metadata_ref())? {
            *seen = dispatched;
        }
    }
    Ok(Block {
        number: at.block_number(),
        extrinsics,
    })
}

/// Of the events of a registration, the field that tells the record. It is found by its name.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Registered {
    record: u64,
}

/// The same of a proposal.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Proposed {
    proposal: u64,
}

fn dispatched(
    event: &Event<'_, SubstrateConfig>,
    metadata: &Metadata,
) -> Result<Option<Dispatched>, ChainError> {
    match (event.pallet_name(), event.event_name()) {
        ("System", "ExtrinsicFailed") => {
            let error =
                DispatchError::decode(&mut event.field_bytes()).map_err(ChainError::answer)?;
            Ok(Some(Dispatched::Failed {
                error: name(&error, metadata),
            }))
        }
        ("CivilRegistry", "BirthRegistered" | "DeathRegistered" | "MarriageRegistered") => {
            let Registered { record } = event
                .decode_fields_unchecked_as()
                .map_err(ChainError::answer)?;
            Ok(Some(Dispatched::Done(Made::Record(record))))
        }
        ("Authorities", "Proposed") => {
            let Proposed { proposal } = event
                .decode_fields_unchecked_as()
                .map_err(ChainError::answer)?;
            Ok(Some(Dispatched::Done(Made::Proposal(proposal))))
        }
        _ => Ok(None),
    }
}

/// `AlreadyMarried` for an error of our pallet, `Pallet.Error` for another's, `BadOrigin` and the like otherwise.
fn name(error: &DispatchError, metadata: &Metadata) -> String {
    let DispatchError::Module(ModuleError {
        index,
        error: [variant, ..],
        ..
    }) = error
    else {
        // The variant's name: what precedes the fields in its debug form.
        let text = format!("{error:?}");
        let end = text
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(text.len());
        return text.get(..end).unwrap_or_default().to_owned();
    };
    let pallet = metadata.pallet_by_error_index(*index);
    match pallet.and_then(|p| {
        p.error_variant_by_index(*variant)
            .map(|v| (p.name().to_owned(), v))
    }) {
        Some((pallet, variant)) if pallet == "CivilRegistry" => variant.name.clone(),
        Some((pallet, variant)) => format!("{pallet}.{}", variant.name),
        None => format!("error {variant} of pallet {index}"),
    }
}
