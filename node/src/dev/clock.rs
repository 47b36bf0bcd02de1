//! What time it is on the development chain, and the relay-chain data that go with it.
//!
//! [`crate::dev`] explains the scheme.

use crate::types::{parachain_id, Block, Client, RELAY_CHAIN_SLOT};
use adliya_runtime::Hash;
use codec::{Decode, Encode};
use cumulus_client_parachain_inherent::{
    MockValidationDataInherentDataProvider, ParachainInherentData, INHERENT_IDENTIFIER,
};
use cumulus_primitives_aura::AuraUnincludedSegmentApi;
use cumulus_primitives_core::{
    relay_chain::HeadData, CollectCollationInfo, ParaId, RelayParentOffsetApi,
};
use jsonrpsee::core::async_trait;
use polkadot_primitives::UpgradeGoAhead;
use sc_client_api::{StorageKey, StorageProvider};
use sp_api::ProvideRuntimeApi;
use sp_consensus_aura::{sr25519::AuthoritySignature, Slot};
use sp_inherents::{InherentData, InherentDataProvider, InherentIdentifier};
use sp_io::hashing::twox_128;
use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// The length of a slot of the relay chain and of this one, in milliseconds.
pub(super) const SLOT: u64 = RELAY_CHAIN_SLOT.as_millis() as u64;
/// How far a block's time may be ahead of the machine's clock, in milliseconds.
pub(super) const MAX_LEAD: u64 = SLOT;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The time of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct BlockTime {
    slot: u64,
    /// Milliseconds since the Unix epoch; lies in the slot.
    timestamp: u64,
}

/// When the next block can be made.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// Now, with this time.
    Now(BlockTime),
    /// Not before so many milliseconds have passed: it would be too far ahead of the clock.
    After(u64),
}

/// Why there is no next block.
#[derive(Debug, PartialEq, Eq)]
enum NoTime {
    /// The chain is so many milliseconds ahead of the machine's clock, which must have been set back.
    ClockSetBack(u64),
    /// The runtime admits no further block, not even in a new slot.
    NotAdmitted,
}

/// The time of the block after one of time `parent`, when the machine's clock shows `now` (milliseconds since the Unix
/// epoch) and the runtime `admits` a further block in a slot.
fn next(
    now: u64,
    parent: BlockTime,
    mut admits: impl FnMut(u64) -> Result<bool, BoxError>,
) -> Result<Result<Next, NoTime>, BoxError> {
    let current = (now / SLOT).max(parent.slot);
    for slot in [current, current.saturating_add(1)] {
        if !admits(slot)? {
            continue;
        }
        // A slot that has not begun by the clock begins with its first block.
        let timestamp = now.max(slot.saturating_mul(SLOT)).max(parent.timestamp);
        let lead = timestamp.saturating_sub(now);
        return Ok(if lead <= MAX_LEAD {
            Ok(Next::Now(BlockTime { slot, timestamp }))
        } else if lead <= MAX_LEAD + SLOT {
            Ok(Next::After(lead - MAX_LEAD))
        } else {
            // More than this node itself ever runs ahead, and too long to wait in silence.
            Err(NoTime::ClockSetBack(lead))
        });
    }
    Ok(Err(NoTime::NotAdmitted))
}

/// Gives each block its time and the relay-chain data that go with it.
#[derive(Clone)]
pub(super) struct Clock {
    client: Arc<Client>,
    para_id: ParaId,
}

impl Clock {
    /// # Errors
    /// When the runtime does not tell its parachain id or has slots of another length than the relay chain.
    pub(super) fn new(client: Arc<Client>) -> Result<Self, sc_service::Error> {
        let slot = sc_consensus_aura::slot_duration(&*client)?.as_millis();
        if slot != SLOT {
            return Err(sc_service::Error::Other(format!(
                "the development chain needs slots of {SLOT} ms, the runtime has {slot} ms"
            )));
        }
        let para_id = parachain_id(&client)?;
        Ok(Self { client, para_id })
    }

    /// The inherents of the block after `parent`. Waits if the block would be too far ahead of the clock.
    ///
    /// # Errors
    /// When the parent is unknown or there is no time for a block after it.
    pub(super) async fn inherents_after(&self, parent: Hash) -> Result<Inherents, BoxError> {
        let header = self
            .client
            .header(parent)?
            .ok_or_else(|| format!("block {parent:?} is unknown"))?;
        let parent_time = BlockTime {
            slot: sc_consensus_aura::find_pre_digest::<Block, AuthoritySignature>(&header)
                .map_err(|error| error.to_string())?
                .into(),
            timestamp: self.timestamp(parent)?,
        };

        let time = loop {
            let now = SystemTime::now()
                .duration_since(UNIX_EPOCH)?
                .as_millis()
                .try_into()?;
            match next(now, parent_time, |slot| self.admits(parent, slot))? {
                Ok(Next::Now(time)) => {
                    let lead = time.timestamp.saturating_sub(now);
                    if lead > 0 {
                        log::debug!(target: "dev", "the block after {parent:?} is {lead} ms ahead of the clock");
                    }
                    break time;
                }
                Ok(Next::After(ms)) => {
                    log::info!(target: "dev", "the runtime admits no more blocks in this slot: waiting {ms} ms");
                    tokio::time::sleep(Duration::from_millis(ms)).await;
                }
                Err(NoTime::ClockSetBack(lead)) => {
                    return Err(format!(
                        "the last block is {lead} ms ahead of this machine's clock; set the clock"
                    )
                    .into())
                }
                Err(NoTime::NotAdmitted) => {
                    return Err(format!("the runtime admits no block after {parent:?}").into())
                }
            }
        };

        let api = self.client.runtime_api();
        // The relay chain would let a scheduled upgrade of the runtime go ahead one block later.
        let upgrades = api
            .collect_collation_info(parent, &header)?
            .new_validation_code
            .is_some();
        let relay_chain = MockValidationDataInherentDataProvider {
            current_para_block: header.number.saturating_add(1),
            para_id: self.para_id,
            // Every block is included by the relay chain before the next one is made.
            current_para_block_head: Some(HeadData(header.encode())),
            // The relay chain's block number and its slot are the same here.
            relay_offset: u32::try_from(time.slot)?,
            relay_blocks_per_para_block: 0,
            relay_parent_offset: api.relay_parent_offset(parent)?,
            upgrade_go_ahead: upgrades.then_some(UpgradeGoAhead::GoAhead),
            ..Default::default()
        };
        Ok(Inherents {
            timestamp: sp_timestamp::InherentDataProvider::new(time.timestamp.into()),
            relay_chain,
        })
    }

    /// Whether the runtime admits a block after `parent` in `slot`.
    fn admits(&self, parent: Hash, slot: u64) -> Result<bool, BoxError> {
        Ok(self
            .client
            .runtime_api()
            .can_build_upon(parent, parent, Slot::from(slot))?)
    }

    /// The timestamp of a block, in milliseconds since the Unix epoch; 0 for the genesis.
    fn timestamp(&self, at: Hash) -> Result<u64, BoxError> {
        let key = StorageKey([twox_128(b"Timestamp"), twox_128(b"Now")].concat());
        Ok(match self.client.storage(at, &key)? {
            Some(value) => u64::decode(&mut &value.0[..])?,
            None => 0,
        })
    }
}

/// The inherents of one block.
pub(super) struct Inherents {
    timestamp: sp_timestamp::InherentDataProvider,
    relay_chain: MockValidationDataInherentDataProvider,
}

#[async_trait]
impl InherentDataProvider for Inherents {
    async fn provide_inherent_data(
        &self,
        inherent_data: &mut InherentData,
    ) -> Result<(), sp_inherents::Error> {
        self.timestamp.provide_inherent_data(inherent_data).await?;
        // The mock gives its data twice, once in a form for older runtimes. The sealing engine takes a block with no
        // more extrinsics than inherent data for empty, and would refuse one with a single transaction.
        let relay_chain: ParachainInherentData = self
            .relay_chain
            .create_inherent_data()
            .await?
            .get_data(&INHERENT_IDENTIFIER)?
            .ok_or_else(|| BoxError::from("the mocked relay chain gave no data"))?;
        inherent_data.put_data(INHERENT_IDENTIFIER, &relay_chain)
    }

    async fn try_handle_error(
        &self,
        _: &InherentIdentifier,
        _: &[u8],
    ) -> Option<Result<(), sp_inherents::Error>> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some slot, and moments in it.
    const S: u64 = 295_000_000;

    fn at(slot: u64, ms: u64) -> BlockTime {
        BlockTime {
            slot,
            timestamp: slot * SLOT + ms,
        }
    }

    /// `next` with a runtime that admits blocks in the slots from `first` on.
    fn next_from(now: u64, parent: BlockTime, first: u64) -> Result<Next, NoTime> {
        next(now, parent, |slot| Ok(slot >= first)).expect("the runtime answers")
    }

    #[test]
    fn a_block_bears_the_time_of_the_clock() {
        let genesis = BlockTime {
            slot: 0,
            timestamp: 0,
        };
        assert_eq!(
            next_from(S * SLOT + 17, genesis, 0),
            Ok(Next::Now(at(S, 17)))
        );
        assert_eq!(
            next_from(S * SLOT + 5_999, at(S, 17), 0),
            Ok(Next::Now(at(S, 5_999)))
        );
    }

    #[test]
    fn after_a_restart_time_has_simply_passed() {
        let now = (S + 9_000) * SLOT + 3;
        assert_eq!(
            next_from(now, at(S, 17), 0),
            Ok(Next::Now(at(S + 9_000, 3)))
        );
    }

    #[test]
    fn a_full_slot_is_followed_by_the_next_one_with_its_first_moment() {
        assert_eq!(
            next_from(S * SLOT + 400, at(S, 300), S + 1),
            Ok(Next::Now(at(S + 1, 0)))
        );
    }

    #[test]
    fn the_clock_catches_up_with_a_slot_that_was_begun_early() {
        assert_eq!(
            next_from(S * SLOT + 500, at(S + 1, 0), 0),
            Ok(Next::Now(at(S + 1, 0)))
        );
        let now = (S + 1) * SLOT + 8;
        assert_eq!(next_from(now, at(S + 1, 0), 0), Ok(Next::Now(at(S + 1, 8))));
    }

    #[test]
    fn no_block_is_further_ahead_of_the_clock_than_one_slot() {
        // Two slots ahead at 400 ms into this one: 5,600 ms to wait.
        assert_eq!(
            next_from(S * SLOT + 400, at(S + 1, 0), S + 2),
            Ok(Next::After(5_600))
        );
        let later = S * SLOT + 400 + 5_600;
        assert_eq!(
            next_from(later, at(S + 1, 0), S + 2),
            Ok(Next::Now(at(S + 2, 0)))
        );
    }

    #[test]
    fn time_never_goes_back_when_the_clock_does() {
        assert_eq!(
            next_from(S * SLOT + 100, at(S, 900), 0),
            Ok(Next::Now(at(S, 900)))
        );
        let an_hour = 600;
        assert_eq!(
            next_from((S - an_hour) * SLOT, at(S, 0), 0),
            Err(NoTime::ClockSetBack(an_hour * SLOT))
        );
    }

    #[test]
    fn a_runtime_that_admits_no_block_is_an_error_and_not_a_loop() {
        assert_eq!(
            next_from(S * SLOT, at(S, 0), u64::MAX),
            Err(NoTime::NotAdmitted)
        );
    }
}
