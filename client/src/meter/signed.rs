//! What a meter has signed, on its way to the chain: in a file, one reading a line, or in calls of at most five hundred.

use super::profile::Row;
use crate::{
    chain::Chain,
    signers::Signer,
    transact::{send, Done, TransactError},
    utility::calls,
};
use adliya_primitives::MeterId;
use codec::{DecodeAll, Encode};
use pallet_utility_contracts::types::{Reading, Refusal, SignedReading, MAX_READINGS};
use serde::{Deserialize, Serialize};
use sp_core::{ed25519, Pair, H256};
use std::{fs, path::Path};

/// A line of a file of signed readings.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Line {
    /// The hash of block zero of the chain that they are for.
    genesis: H256,
    meter: u64,
    counter: u64,
    /// The reading and its signature in SCALE.
    signed: String,
}

/// Signs the rows of a profile, the first with the number after `counter`.
pub(super) fn sign(
    key: &ed25519::Pair,
    genesis: &H256,
    meter: MeterId,
    counter: u64,
    rows: &[Row],
) -> Vec<Brought> {
    let numbers = counter.saturating_add(1)..;
    let signed = numbers.zip(rows).map(|(counter, row)| {
        let reading = Reading {
            counter,
            taken_at: row.at,
            stands: row.stands.clone(),
        };
        Brought {
            line: row.line,
            signed: SignedReading {
                signature: key.sign(&reading.message(genesis, meter)),
                reading,
            },
        }
    });
    signed.collect()
}

/// Writes signed readings to a file that is not there yet.
pub(super) fn write(
    path: &Path,
    genesis: H256,
    meter: MeterId,
    readings: &[Brought],
) -> Result<(), TransactError> {
    let wrong = |problem: String| TransactError::file(path, problem);
    let mut text = String::new();
    for Brought { signed, .. } in readings {
        let line = Line {
            genesis,
            meter: meter.0,
            counter: signed.reading.counter,
            signed: format!("0x{}", hex::encode(signed.encode())),
        };
        text.push_str(&serde_json::to_string(&line).map_err(|error| wrong(error.to_string()))?);
        text.push('\n');
    }
    let mut file = fs::File::create_new(path).map_err(|error| wrong(error.to_string()))?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(|error| wrong(error.to_string()))
}

/// The signed readings of a file, which are of one meter and for this chain.
pub(super) fn read(path: &Path, genesis: H256) -> Result<(MeterId, Vec<Brought>), TransactError> {
    let text = fs::read_to_string(path).map_err(|error| TransactError::file(path, error))?;
    let mut readings = Vec::new();
    let mut meter = None;
    for (number, line) in (1..).zip(text.lines()) {
        let wrong =
            |problem: String| TransactError::file(path, format!("line {number}: {problem}"));
        let line: Line = serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
        if line.genesis != genesis {
            return Err(wrong("it is for another chain".to_owned()));
        }
        if *meter.get_or_insert(line.meter) != line.meter {
            return Err(wrong("it is of another meter than the first".to_owned()));
        }
        let bytes = line.signed.strip_prefix("0x").map(hex::decode);
        let bytes = bytes.and_then(Result::ok).unwrap_or_default();
        let signed = SignedReading::decode_all(&mut bytes.as_slice());
        readings.push(Brought {
            line: number,
            signed: signed.map_err(|error| wrong(error.to_string()))?,
        });
    }
    let meter = meter.ok_or_else(|| TransactError::file(path, "there is no reading in it"))?;
    Ok((MeterId(meter), readings))
}

/// A reading on its way, with the line of the file that it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Brought {
    pub(super) line: usize,
    pub(super) signed: SignedReading,
}

/// What became of the readings that were brought.
#[derive(Debug, Default)]
pub(super) struct Lodged {
    pub(super) taken: u32,
    /// By their lines.
    pub(super) refused: Vec<(usize, Refusal)>,
    pub(super) block: u64,
    /// What kept a call from being done, with its first and last line. Those after it were not brought.
    pub(super) broken: Option<(usize, usize, TransactError)>,
}

/// Brings readings to the chain, at most `batch` in a call.
pub(super) async fn lodge(
    chain: &Chain,
    signer: &Signer,
    meter: MeterId,
    readings: &[Brought],
    batch: u16,
) -> Result<Lodged, TransactError> {
    let batch = usize::from(batch).clamp(1, MAX_READINGS as usize);
    let mut lodged = Lodged::default();
    for part in readings.chunks(batch) {
        let signed: Vec<_> = part.iter().map(|is| is.signed.clone()).collect();
        let call = calls::lodge_readings(meter, &signed);
        let done = match send(chain, signer, &call, "anybody may bring readings").await {
            Ok(done) => done,
            Err(error) => {
                let line = |is: Option<&Brought>| is.map_or(0, |is| is.line);
                lodged.broken = Some((line(part.first()), line(part.last()), error));
                return Ok(lodged);
            }
        };
        let (_, _, taken, _): (MeterId, u64, u32, u32) =
            done.event("UtilityContracts", "ReadingsLodged")?;
        for (index, why) in refused(&done)? {
            let place = usize::try_from(index).unwrap_or(usize::MAX);
            let line = part.get(place).map_or(0, |is| is.line);
            lodged.refused.push((line, why));
        }
        lodged.taken = lodged.taken.saturating_add(taken);
        lodged.block = done.block.number;
    }
    Ok(lodged)
}

/// The readings of a call that were refused.
fn refused(done: &Done) -> Result<Vec<(u32, Refusal)>, TransactError> {
    let mut refused = Vec::new();
    let events = done.events.iter();
    for event in events.filter(|is| is.pallet == "UtilityContracts" && is.name == "ReadingRefused")
    {
        let fields = <(MeterId, u32, Refusal)>::decode_all(&mut event.fields.as_slice());
        let (_, index, reason) = fields.map_err(crate::chain::ChainError::answer)?;
        refused.push((index, reason));
    }
    Ok(refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pallet_utility_contracts::types::{Stand, Stands};
    use tempfile::TempDir;

    const GENESIS: H256 = H256([9; 32]);
    const METER: MeterId = MeterId(4);

    fn signed() -> (ed25519::Pair, Vec<Brought>) {
        let key = ed25519::Pair::from_seed(&[7; 32]);
        let rows: Vec<_> = (1..=3)
            .map(|day| Row {
                line: usize::try_from(day).expect("few"),
                at: day * 86_400_000,
                stands: Stands::truncate_from(vec![Stand {
                    value: day * 1_000,
                    turns: 0,
                }]),
            })
            .collect();
        let readings = sign(&key, &GENESIS, METER, 10, &rows);
        (key, readings)
    }

    #[test]
    fn the_meter_counts_on_and_signs_for_one_chain_and_one_meter() {
        let (key, readings) = signed();
        let counters: Vec<_> = readings
            .iter()
            .map(|is| is.signed.reading.counter)
            .collect();
        assert_eq!(counters, [11, 12, 13]);
        let holds = |is: &SignedReading, genesis, meter| {
            let message = is.reading.message(genesis, meter);
            ed25519::Pair::verify(&is.signature, message, &key.public())
        };
        let elsewhere = H256::zero();
        for Brought { signed: is, .. } in &readings {
            assert!(holds(is, &GENESIS, METER));
            assert!(!holds(is, &elsewhere, METER) && !holds(is, &GENESIS, MeterId(5)));
        }
    }

    #[test]
    fn a_file_gives_back_what_was_signed_for_its_chain_only() {
        let (_, readings) = signed();
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("readings.jsonl");
        write(&path, GENESIS, METER, &readings).expect("it is written");
        let (meter, read_back) = read(&path, GENESIS).expect("it is read");
        assert_eq!((meter, read_back), (METER, readings.clone()));
        let other = read(&path, H256::zero()).expect_err("another chain");
        assert!(other
            .to_string()
            .contains("line 1: it is for another chain"));
        assert!(
            write(&path, GENESIS, METER, &readings).is_err(),
            "it is there"
        );
    }
}
