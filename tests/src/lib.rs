//! The tests are in `tests/`: `runtime` runs the real runtime in externalities, `e2e` the real node as a process; `network/`
//! runs the parachain on a relay chain. Here is what those that start processes share.

use adliya_client::declaration::today;
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// A program that the build has left: beside the folder of tests (`deps`) or of examples that this one is in.
///
/// # Errors
/// When it is not there.
pub fn program(name: &str) -> Result<PathBuf, String> {
    let this =
        std::env::current_exe().map_err(|error| format!("where is this program? {error}"))?;
    let release = this.parent().and_then(Path::parent);
    let program = release
        .ok_or("this program is not in a target directory")?
        .join(name);
    if program.exists() {
        Ok(program)
    } else {
        Err(format!(
            "{} is missing: run scripts/build.sh",
            program.display()
        ))
    }
}

/// The root of the repository from which cargo or `scripts/test.sh` runs this, not of that where it was built: clones share
/// a target directory.
pub fn repository() -> &'static Path {
    static TESTS: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = env::var_os("CARGO_MANIFEST_DIR");
        here.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
    });
    TESTS.parent().unwrap_or(&TESTS)
}

/// The day of two registry offices (`data/one-day.jsonl`), as if it were today.
///
/// The file is of the 17th of March 2025, and its newborns, deaths and marriages are of that day and the thirteen before it.
/// How soon after an event it is registered decides what registering it takes, so the events move with the day. The births
/// of adults, which are registered for the first time, stay where they are: more than a year ago.
///
/// # Errors
/// When the file cannot be read.
pub fn one_day() -> io::Result<String> {
    let day = fs::read_to_string(repository().join("tests/data/one-day.jsonl"))?;
    let before = |days| Some(today().iter_days().rev().nth(days)?.to_string());
    Ok(moved(&day, before))
}

const MARCH: &str = "\"2025-03-";
const LAST: usize = 17;

/// The text with every day until the last one replaced by that of so many days before today.
fn moved(day: &str, before: impl Fn(usize) -> Option<String>) -> String {
    let mut parts = day.split(MARCH);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let date = part
            .split_once('"')
            .and_then(|(day, rest)| Some((LAST.checked_sub(day.parse().ok()?)?, rest)))
            .and_then(|(days, rest)| Some((before(days)?, rest)));
        match date {
            Some((date, rest)) => text.extend(["\"", &date, "\"", rest]),
            None => text.extend([MARCH, part]),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_events_move_with_the_day_and_all_else_stays() {
        let day = r#"{"a":"1991-04-05","b":"2025-03-17","c":"2025-03-04","d":"2025-02-30","e":"2025-03-18"}"#;
        assert_eq!(
            moved(day, |days| Some(format!("-{days}"))),
            r#"{"a":"1991-04-05","b":"-0","c":"-13","d":"2025-02-30","e":"2025-03-18"}"#
        );
    }
}
