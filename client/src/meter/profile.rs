//! A load profile: when a meter was read, and what its registers showed.

use crate::{
    notary::moment,
    transact::TransactError,
    utility::papers::{rows, stand},
};
use adliya_primitives::Moment;
use pallet_utility_contracts::types::{Stand, Stands};
use std::path::Path;

/// What the meter showed at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The line of the file that says so.
    pub(super) line: usize,
    pub(super) at: Moment,
    pub(super) stands: Stands,
}

/// The rows of a file, whose times rise. Its first line is `time,register` and one more `register` for each further one.
pub(super) fn read(path: &Path, registers: usize) -> Result<Vec<Row>, TransactError> {
    let mut heading = vec!["time"];
    heading.extend(std::iter::repeat_n("register", registers));
    let mut profile: Vec<Row> = Vec::new();
    for (number, cells) in rows(path, &heading)? {
        let wrong = |problem| TransactError::file(path, format!("line {number}: {problem}"));
        let row = row(number, &cells).map_err(wrong)?;
        if profile.last().is_some_and(|last| row.at <= last.at) {
            return Err(wrong("it is not later than the line before".to_owned()));
        }
        profile.push(row);
    }
    Ok(profile)
}

fn row(line: usize, cells: &[String]) -> Result<Row, String> {
    let Some((time, shown)) = cells.split_first() else {
        return Err("it is empty".to_owned());
    };
    let stands: Result<Vec<Stand>, String> = shown.iter().map(|cell| stand(cell)).collect();
    let stands = Stands::try_from(stands?);
    Ok(Row {
        line,
        at: moment(time)?,
        stands: stands.map_err(|_| "a meter has four registers at most".to_owned())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(text.as_bytes()).expect("it is written");
        file
    }

    #[test]
    fn a_profile_is_read_with_as_many_registers_as_the_meter_has() {
        let text =
            "time,register,register\n2026-03-01T00:00:00Z,1.5,2@1\n2026-03-02T00:00:00Z,2,3@1\n";
        let profile = read(file(text).path(), 2).expect("it is sound");
        let lines: Vec<_> = profile.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 3]);
        assert_eq!(
            (profile[0].stands[0].value, profile[0].stands[1].turns),
            (1_500, 1)
        );
        assert!(read(file(text).path(), 1).is_err());
    }

    #[test]
    fn times_that_do_not_rise_are_refused_with_their_line() {
        let text = "time,register\n2026-03-02T00:00:00Z,1\n2026-03-01T00:00:00Z,2\n";
        let refused = read(file(text).path(), 1).expect_err("out of order");
        assert!(refused.to_string().contains("line 3"), "{refused}");
    }
}
