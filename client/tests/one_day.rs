//! The replay file of the end-to-end tests, as far as it can be checked without a chain.

use adliya_client::{declaration::Declaration, signers::Signers};
use chrono::NaiveDate;
use std::{collections::BTreeMap, fs, path::Path};

fn data(name: &str) -> String {
    let file = Path::new("../tests/data").join(name);
    fs::read_to_string(file).unwrap()
}

#[test]
fn of_one_day_exactly_the_lines_that_are_wrong_on_purpose_are_invalid() {
    let expected: BTreeMap<usize, String> =
        serde_json::from_str(&data("one-day.expected.json")).unwrap();
    let signers =
        Signers::parse(["1.14=//Samarkand//Registrar", "1.3=//Andijan//Registrar"]).unwrap();
    let today = NaiveDate::from_ymd_opt(2025, 3, 17).unwrap();
    let text = data("one-day.jsonl");
    assert_eq!(text.lines().count(), expected.len());
    for (line, text) in (1..).zip(text.lines()) {
        let found = match Declaration::parse(text, today) {
            Err(error) => format!("invalid:{}", error.field),
            Ok(read) if signers.covering(read.region).is_none() => {
                "invalid:registration.region".to_owned()
            }
            Ok(_) => "valid".to_owned(),
        };
        let expected = &expected[&line];
        let expected = if expected.starts_with("invalid:") {
            expected
        } else {
            "valid"
        };
        assert_eq!(found, expected, "line {line}: {text}");
    }
}
