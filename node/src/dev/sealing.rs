//! When the development chain makes blocks.

use crate::types::{Client, Commands, Pool};
use adliya_runtime::Hash;
use futures::{channel::oneshot, FutureExt, SinkExt, StreamExt};
use sc_client_api::HeaderBackend;
use sc_consensus_manual_seal::{EngineCommand, Error};
use sc_transaction_pool_api::TransactionPool;
use std::{fmt, str::FromStr, sync::Arc, time::Duration};
use tokio::time::{interval_at, sleep_until, timeout, Instant, MissedTickBehavior};

/// The least time between two blocks of instant sealing: 24 blocks in a slot of 6 s. [`crate::dev`] says why.
pub(super) const INSTANT_GAP: Duration = Duration::from_millis(250);
/// How long the pool may take to catch up with the best block.
const POOL_PATIENCE: Duration = Duration::from_secs(1);
/// When to look again at a pool whose transactions went into no block.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// When the development chain makes blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sealing {
    /// When there are transactions, until none is left.
    Instant,
    /// Each time this much time has passed.
    Interval(Duration),
    /// When `engine_createBlock` is called.
    Manual,
}

impl fmt::Display for Sealing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Sealing::Instant => f.write_str("instant"),
            Sealing::Interval(every) => write!(f, "interval={}", every.as_millis()),
            Sealing::Manual => f.write_str("manual"),
        }
    }
}

/// Why a text is no [`Sealing`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SealingError {
    /// None of the three modes.
    Unknown,
    /// The interval is no whole number of milliseconds.
    NotANumber,
    /// The interval is 0.
    Zero,
}

impl fmt::Display for SealingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SealingError::Unknown => "expected `instant`, `interval=<ms>` or `manual`",
            SealingError::NotANumber => {
                "the interval is a whole number of milliseconds, as in interval=6000"
            }
            SealingError::Zero => "the interval is at least 1 ms",
        })
    }
}

impl std::error::Error for SealingError {}

impl FromStr for Sealing {
    type Err = SealingError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            None if text == "instant" => Ok(Sealing::Instant),
            None if text == "manual" => Ok(Sealing::Manual),
            Some(("interval", ms)) if ms.bytes().all(|byte| byte.is_ascii_digit()) => {
                // Bounded so that adding it to a moment cannot overflow: 49 days.
                match ms.parse::<u32>().map_err(|_| SealingError::NotANumber)? {
                    0 => Err(SealingError::Zero),
                    ms => Ok(Sealing::Interval(Duration::from_millis(ms.into()))),
                }
            }
            Some(("interval", _)) => Err(SealingError::NotANumber),
            _ => Err(SealingError::Unknown),
        }
    }
}

/// Makes a block that is to be made a final one, whatever the command says.
pub(super) fn finalizing(command: EngineCommand<Hash>) -> EngineCommand<Hash> {
    match command {
        EngineCommand::SealNewBlock {
            create_empty,
            parent_hash,
            sender,
            ..
        } => EngineCommand::SealNewBlock {
            create_empty,
            finalize: true,
            parent_hash,
            sender,
        },
        finalize => finalize,
    }
}

/// Makes a block when there are transactions, and goes on until none is left. Ends when the node does.
///
/// The pool announces a transaction once, when it arrives, which may be while a block is being made, and a block may
/// have no room for it. So the pool itself is asked after each block, and announcements only wake this task.
pub(super) async fn instant(client: Arc<Client>, pool: Arc<Pool>, mut commands: Commands) {
    let mut arrivals = pool.import_notification_stream();
    // Without a first block the chain's time is the epoch, and no mandate is in force.
    if let Err(error) = seal(&mut commands, true).await {
        log::error!(target: "dev", "the first block could not be made: {error}");
    }

    loop {
        // What has been announced until here, the pool shows below.
        while let Some(Some(_)) = arrivals.next().now_or_never() {}
        let best = client.info().best_hash;
        let waiting = pool
            .ready_at_with_timeout(best, POOL_PATIENCE)
            .await
            .next()
            .is_some();

        if waiting {
            let started = Instant::now();
            match seal(&mut commands, false).await {
                Ok(()) => {
                    sleep_until(started + INSTANT_GAP).await;
                    continue;
                }
                // What was there has turned out invalid, or fits into no block.
                Err(Error::EmptyTransactionPool) => {}
                Err(Error::Canceled(_) | Error::SendError(_)) => return,
                Err(error) => log::error!(target: "dev", "no block could be made: {error}"),
            }
        }

        // An empty pool announces the next transaction; one that is not is looked at again in any case.
        let ended = if !waiting && pool.status().ready == 0 {
            arrivals.next().await.is_none()
        } else {
            matches!(timeout(LOOK_AGAIN, arrivals.next()).await, Ok(None))
        };
        if ended {
            return;
        }
    }
}

/// Makes a block each time `every` has passed, beginning at once. Ends when the node does.
pub(super) async fn interval(every: Duration, mut commands: Commands) {
    let mut ticks = interval_at(Instant::now(), every);
    // A block that took longer than the interval is not made up for.
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match seal(&mut commands, true).await {
            Ok(()) => {}
            Err(Error::Canceled(_) | Error::SendError(_)) => return,
            Err(error) => log::error!(target: "dev", "no block could be made: {error}"),
        }
    }
}

/// Makes one block.
async fn seal(commands: &mut Commands, create_empty: bool) -> Result<(), Error> {
    let (sender, outcome) = oneshot::channel();
    commands
        .send(EngineCommand::SealNewBlock {
            create_empty,
            finalize: true,
            parent_hash: None,
            sender: Some(sender),
        })
        .await?;
    outcome.await?.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mode_is_read_as_it_is_written() {
        for (text, mode) in [
            ("instant", Sealing::Instant),
            ("manual", Sealing::Manual),
            ("interval=1", Sealing::Interval(Duration::from_millis(1))),
            ("interval=6000", Sealing::Interval(Duration::from_secs(6))),
        ] {
            assert_eq!(text.parse(), Ok(mode));
            assert_eq!(mode.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_mode_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", SealingError::Unknown),
            ("Instant", SealingError::Unknown),
            ("instant=1", SealingError::Unknown),
            ("interval", SealingError::Unknown),
            ("interval=", SealingError::NotANumber),
            ("interval=+5", SealingError::NotANumber),
            ("interval=-5", SealingError::NotANumber),
            ("interval=1.5", SealingError::NotANumber),
            ("interval=6s", SealingError::NotANumber),
            ("interval=4294967296", SealingError::NotANumber),
            ("interval=0", SealingError::Zero),
            ("interval=000", SealingError::Zero),
        ] {
            assert_eq!(text.parse::<Sealing>(), Err(reason), "{text:?}");
        }
    }

    #[test]
    fn a_block_made_by_hand_is_final_whatever_its_command_says() {
        let by_hand = EngineCommand::SealNewBlock {
            create_empty: true,
            finalize: false,
            parent_hash: None,
            sender: None,
        };
        assert!(matches!(
            finalizing(by_hand),
            EngineCommand::SealNewBlock {
                create_empty: true,
                finalize: true,
                ..
            }
        ));
    }
}
