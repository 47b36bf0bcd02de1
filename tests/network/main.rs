//! The parachain on a relay chain: `scripts/test.sh --network`.
//!
//! A program and not a `#[test]`: it needs the relay chain's runtime, minutes and gigabytes, so that it runs when it is
//! asked for. It never skips anything: it ends with status 0 only if all of its story has come true.

mod load;
mod network;
mod node;

use crate::{
    load::{births, register, verify, Labels},
    network::{memory, Network},
    node::{Node, Record},
};
use adliya_tests::{one_day, repository};
use anyhow::{ensure, Context, Result};
use sp_runtime::traits::Header as _;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::ExitCode,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
    time::{Duration, Instant},
};

/// The parachain's id on the relay chain.
const PARA_ID: u32 = 2000;
/// Until a block of the parachain is final, once all is built.
const STARTING: Duration = Duration::from_secs(180);
/// Until a collator that was killed is where the others are.
const CATCHING_UP: Duration = Duration::from_secs(60);
/// Any other step takes less than this unless something is wrong.
const PATIENCE: Duration = Duration::from_secs(180);
/// The most that all processes together may have in memory, in MiB.
const MEMORY: u64 = 8 * 1024;
/// How many births are declared while a collator is killed, and after how many of them it is.
const LOAD: usize = 240;
const KILLED_AFTER: usize = 40;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let outcome = runtime.context("no runtime").and_then(|runtime| {
        let begun = Instant::now();
        let mut network = Network::start()?;
        let told = runtime.block_on(story(&mut network));
        match told {
            Ok(()) => network.stop().map(|()| begun.elapsed()),
            Err(error) => {
                let logs = network.keep_logs();
                Err(error.context(format!("the logs are kept in {}", logs.display())))
            }
        }
    });
    match outcome {
        Ok(took) => {
            println!("network: all is well, in {} s", took.as_secs());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("network: FAILED: {error:?}");
            ExitCode::FAILURE
        }
    }
}

async fn story(network: &mut Network) -> Result<()> {
    let started_in = network.started_in;
    ensure!(
        started_in <= STARTING,
        "the network took {} s to start",
        started_in.as_secs()
    );
    let dir = network.dir();
    let most = AtomicU64::new(0);
    tokio::select! {
        told = tell(network) => told?,
        failed = watch_memory(&dir, &most) => failed?,
    }
    step(format!("at most {} MiB in memory", most.into_inner()));
    Ok(())
}

/// The story itself.
async fn tell(network: &mut Network) -> Result<()> {
    let office = network.office();
    let [first, second] = network.collators();
    let validator = network.validator();
    let receipts = network.dir().join("receipts");

    included(&validator, &office).await?;

    // A day of two registry offices, through the full node.
    let data = repository().join("tests/data");
    let day = one_day().context("the day")?;
    let begun = Instant::now();
    let outcomes = register(&office, &day, &receipts.join("day"), 256, |_| {}).await?;
    let expected: Labels = {
        let text =
            fs::read(data.join("one-day.expected.json")).context("what is expected of it")?;
        let lines: BTreeMap<String, String> = serde_json::from_slice(&text)?;
        let number = |line: &str| line.parse::<u64>().context("a line's number");
        lines
            .into_iter()
            .map(|(line, label)| Ok((number(&line)?, label)))
            .collect::<Result<_>>()?
    };
    for (line, label) in &expected {
        let (got, words) = outcomes
            .get(line)
            .with_context(|| format!("nothing became of line {line}"))?;
        ensure!(got == label, "line {line} is {got}, not {label}: {words}");
    }
    ensure!(
        outcomes.len() == expected.len(),
        "lines that are not expected"
    );
    let registered = expected.values().filter(|label| *label == "registered");
    let of_the_day = registered.count();
    step(format!(
        "{} declarations, {of_the_day} of them registered, in {} s",
        expected.len(),
        begun.elapsed().as_secs()
    ));

    // Nobody has to believe the node that was asked to register.
    for collator in [&first, &second] {
        same_height(collator, &office).await?;
        verify(collator, &receipts.join("day"))?;
    }
    step("every receipt verifies against both collators");
    let before = office.records(of_the_day).await?;
    distinct(&before)?;

    let (killed, survivor) = crash(network, &receipts.join("load")).await?;

    // All that was final is there still, once each, on every node; and so is what was declared meanwhile.
    let records = of_the_day + LOAD;
    for node in [&office, &survivor, &killed] {
        same_height(node, &office).await?;
        let after = node.records(records).await?;
        ensure!(
            after.starts_with(&before),
            "a record that was final is another on {}",
            node.name
        );
        distinct(&after)?;
        ensure!(
            node.record(records).await?.is_none(),
            "{} has more records than were declared",
            node.name
        );
        verify(node, &receipts.join("day"))?;
        verify(node, &receipts.join("load"))?;
    }
    step(format!(
        "{records} records, none lost and none twice, on every node"
    ));
    included(&validator, &office).await
}

/// Kills the author of the best block while declarations come in, sees the chain go on, and starts the author again.
/// Returns the collator that was killed and the other one.
async fn crash(network: &mut Network, receipts: &Path) -> Result<(Node, Node)> {
    let office = network.office();
    let (declarations, done) = (births(LOAD), AtomicUsize::new(0));
    let load = register(&office, &declarations, receipts, KILLED_AFTER, |_| {
        done.fetch_add(1, Ordering::Relaxed);
    });
    let disaster = async {
        office
            .until("declarations are registered again", PATIENCE, async |_| {
                Ok(done.load(Ordering::Relaxed) >= KILLED_AFTER)
            })
            .await?;
        let best = office.best().await?;
        let author = office.author(best).await?;
        let [first, second] = network.collators();
        let (killed, survivor) = if first.name == author {
            (first, second)
        } else {
            (second, first)
        };
        let finalised = office.finalised().await?;
        let command = network.kill(killed.name)?;
        let at = done.load(Ordering::Relaxed);
        ensure!(
            at < LOAD,
            "all was registered before the collator was killed"
        );
        step(format!(
            "{}, the author of block {best}, is killed after {at} of {LOAD} declarations; block {finalised} was final",
            killed.name
        ));

        let survivors = survivor.name;
        let took = office
            .until(
                "the chain goes on with the other",
                PATIENCE,
                async |office| {
                    let last = office.finalised().await?;
                    // What the killed one has announced may come in still.
                    Ok(last >= best + 4
                        && office.author(last).await? == survivors
                        && office.author(last - 1).await? == survivors)
                },
            )
            .await?;
        step(format!(
            "{survivors} goes on alone: two of its blocks in a row are final after {} s",
            took.as_secs()
        ));

        network.restart(killed.name, &command)?;
        let took = killed
            .until(
                "the restarted collator has caught up",
                CATCHING_UP,
                async |node| Ok(node.finalised().await? + 1 >= office.finalised().await?),
            )
            .await;
        network.check()?;
        let took = took?;
        let back = office.best().await?;
        step(format!(
            "{} has caught up after {} s",
            killed.name,
            took.as_secs()
        ));
        let name = killed.name;
        office
            .until(
                "a new block of the restarted collator is final",
                PATIENCE,
                async |office| {
                    for block in back + 1..=office.finalised().await? {
                        if office.author(block).await? == name {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                },
            )
            .await?;
        step(format!("{name} makes blocks again"));
        Ok((killed, survivor))
    };
    let (outcomes, nodes) = tokio::try_join!(load, disaster)?;
    for (line, (label, words)) in &outcomes {
        ensure!(label == "registered", "line {line} is {label}: {words}");
    }
    ensure!(outcomes.len() == LOAD, "{} of {LOAD} lines", outcomes.len());
    step(format!("all {LOAD} declarations are registered"));
    Ok(nodes)
}

/// The relay chain has finalised a block of the parachain, which the parachain's nodes take for final as well.
async fn included(validator: &Node, office: &Node) -> Result<()> {
    validator
        .until(
            "a block beyond the genesis is included and final",
            PATIENCE,
            async |validator| Ok(*validator.included_head(PARA_ID).await?.number() > 0),
        )
        .await?;
    let head = validator.included_head(PARA_ID).await?;
    let number = *head.number();
    // The office hears of the relay chain's finality a little later.
    office
        .until(
            "it has finalised what the relay chain has",
            PATIENCE,
            async |office| Ok(office.finalised().await? >= number),
        )
        .await?;
    office.has_finalised(&head).await?;
    step(format!(
        "block {number} is included and finalised by the relay chain"
    ));
    Ok(())
}

/// Waits until `node` knows what `office` knows to be final now.
async fn same_height(node: &Node, office: &Node) -> Result<()> {
    let height = office.finalised().await?;
    node.until("it is as far as the office", PATIENCE, async |node| {
        Ok(node.finalised().await? >= height)
    })
    .await?;
    Ok(())
}

fn distinct(records: &[Record]) -> Result<()> {
    let roots: BTreeSet<&str> = records.iter().map(|r| r.claims_root.as_str()).collect();
    ensure!(
        roots.len() == records.len(),
        "{} of {} records are doubles",
        records.len() - roots.len(),
        records.len()
    );
    Ok(())
}

/// Looks again and again; ends only with an error.
async fn watch_memory(dir: &Path, most: &AtomicU64) -> Result<()> {
    loop {
        let now = memory(dir)?;
        most.fetch_max(now, Ordering::Relaxed);
        ensure!(now < MEMORY, "the network has {now} MiB in memory");
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

fn step(what: impl std::fmt::Display) {
    println!("network: {what}");
}
