//! The fields of each declaration, and what a value of each must look like.

use super::{json::Leaf, FieldError};
use adliya_primitives::subject::NationalIdentifier;
use chrono::NaiveDate;

/// The most bytes of a name.
const MAX_NAME_LEN: usize = 128;
/// The most bytes of any other text.
const MAX_TEXT_LEN: usize = 512;
/// No person of a declaration was born before this year.
const EARLIEST_YEAR: &str = "1850-01-01";

/// What a value must look like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// A person's name.
    Name,
    /// A place or another short text.
    Text,
    /// `YYYY-MM-DD`, not in the future.
    Date,
    /// `female` or `male`.
    Sex,
    /// `uz-pinfl:…` or `az-fin:…`.
    Identifier,
    /// A whole number within these bounds.
    Count(u64, u64),
    /// A code of the ICD-10, as in `I21.9`.
    Icd10,
}

/// One field.
pub(super) struct Field {
    /// Its dotted name.
    pub(super) name: &'static str,
    pub(super) form: Form,
    pub(super) required: bool,
}

const fn must(name: &'static str, form: Form) -> Field {
    Field {
        name,
        form,
        required: true,
    }
}

const fn may(name: &'static str, form: Form) -> Field {
    Field {
        name,
        form,
        required: false,
    }
}

/// Fields of a birth.
pub(super) const BIRTH: &[Field] = &[
    may("child.identifier", Form::Identifier),
    must("child.given_name", Form::Name),
    must("child.family_name", Form::Name),
    may("child.patronymic", Form::Name),
    must("child.sex", Form::Sex),
    must("child.date_of_birth", Form::Date),
    must("child.place_of_birth", Form::Text),
    may("birth.order", Form::Count(1, 9)),
    may("birth.weight_g", Form::Count(100, 9_999)),
    may("mother.identifier", Form::Identifier),
    may("mother.given_name", Form::Name),
    may("mother.family_name", Form::Name),
    may("mother.patronymic", Form::Name),
    may("mother.date_of_birth", Form::Date),
    may("father.identifier", Form::Identifier),
    may("father.given_name", Form::Name),
    may("father.family_name", Form::Name),
    may("father.patronymic", Form::Name),
    may("father.date_of_birth", Form::Date),
];

/// Fields of a death.
pub(super) const DEATH: &[Field] = &[
    may("deceased.identifier", Form::Identifier),
    may("deceased.birth.mother_identifier", Form::Identifier),
    may("deceased.birth.date", Form::Date),
    may("deceased.birth.order", Form::Count(1, 9)),
    must("deceased.given_name", Form::Name),
    must("deceased.family_name", Form::Name),
    may("deceased.patronymic", Form::Name),
    may("deceased.sex", Form::Sex),
    may("deceased.date_of_birth", Form::Date),
    must("death.date", Form::Date),
    must("death.place", Form::Text),
    may("death.cause_icd10", Form::Icd10),
];

/// Fields of a marriage.
pub(super) const MARRIAGE: &[Field] = &[
    may("spouse_1.identifier", Form::Identifier),
    may("spouse_1.birth.mother_identifier", Form::Identifier),
    may("spouse_1.birth.date", Form::Date),
    may("spouse_1.birth.order", Form::Count(1, 9)),
    must("spouse_1.given_name", Form::Name),
    must("spouse_1.family_name", Form::Name),
    may("spouse_1.patronymic", Form::Name),
    may("spouse_1.date_of_birth", Form::Date),
    may("spouse_1.family_name_after", Form::Name),
    may("spouse_2.identifier", Form::Identifier),
    may("spouse_2.birth.mother_identifier", Form::Identifier),
    may("spouse_2.birth.date", Form::Date),
    may("spouse_2.birth.order", Form::Count(1, 9)),
    must("spouse_2.given_name", Form::Name),
    must("spouse_2.family_name", Form::Name),
    may("spouse_2.patronymic", Form::Name),
    may("spouse_2.date_of_birth", Form::Date),
    may("spouse_2.family_name_after", Form::Name),
    must("marriage.date", Form::Date),
    must("marriage.place", Form::Text),
];

impl Field {
    /// The value as the claim will hold it, or what is wrong with it.
    pub(super) fn check(&self, leaf: &Leaf, today: NaiveDate) -> Result<String, FieldError> {
        let checked = match (self.form, leaf) {
            (Form::Count(least, most), leaf) => count(leaf, least, most),
            (_, Leaf::Number(_)) => Err("it must be text, not a number".to_owned()),
            (Form::Name, Leaf::Text(text)) => words(text, MAX_NAME_LEN),
            (Form::Text, Leaf::Text(text)) => words(text, MAX_TEXT_LEN),
            (Form::Date, Leaf::Text(text)) => date(text, today).map(|_| text.clone()),
            (Form::Sex, Leaf::Text(text)) if text == "female" || text == "male" => Ok(text.clone()),
            (Form::Sex, Leaf::Text(_)) => Err("it must be female or male".to_owned()),
            (Form::Identifier, Leaf::Text(text)) => text
                .parse::<NationalIdentifier>()
                .map(|id| id.to_string())
                .map_err(|e| e.to_string()),
            (Form::Icd10, Leaf::Text(text)) if is_icd10(text) => Ok(text.clone()),
            (Form::Icd10, Leaf::Text(_)) => {
                Err("it must be a code of the ICD-10, as in I21.9".to_owned())
            }
        };
        checked.map_err(|problem| FieldError::new(self.name, problem))
    }
}

fn words(text: &str, most: usize) -> Result<String, String> {
    if text.trim().is_empty() {
        Err("it is empty".to_owned())
    } else if text.chars().any(char::is_control) {
        Err("it has a control character".to_owned())
    } else if text.trim() != text {
        Err("it begins or ends with a space".to_owned())
    } else if text.len() > most {
        Err(format!("it has {} bytes; the most is {most}", text.len()))
    } else {
        Ok(text.to_owned())
    }
}

/// A day of the calendar that is not after `today`.
fn date(text: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let shape = "a date is YYYY-MM-DD";
    let mask = text
        .bytes()
        .map(|b| if b.is_ascii_digit() { b'9' } else { b });
    if !mask.eq(*b"9999-99-99") {
        return Err(shape.to_owned());
    }
    // The year of a text of this shape has four digits, so dates compare like their texts.
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| format!("{text} is no day of the calendar"))?;
    if text < EARLIEST_YEAR {
        return Err(format!("{text} is before {EARLIEST_YEAR}"));
    }
    if date > today {
        return Err(format!("{text} lies in the future"));
    }
    Ok(date)
}

fn count(leaf: &Leaf, least: u64, most: u64) -> Result<String, String> {
    let number = match leaf {
        Leaf::Number(number) => Some(*number),
        // Only the one way to write it, so that one number is one claim.
        Leaf::Text(text) => text
            .parse::<u64>()
            .ok()
            .filter(|number| number.to_string() == *text),
    };
    number
        .filter(|number| (least..=most).contains(number))
        .map(|number| number.to_string())
        .ok_or_else(|| format!("it must be a whole number from {least} to {most}"))
}

fn is_icd10(text: &str) -> bool {
    let (category, rest) = text
        .split_once('.')
        .map_or((text, None), |(c, r)| (c, Some(r)));
    let [letter, digits @ ..] = category.as_bytes() else {
        return false;
    };
    letter.is_ascii_uppercase()
        && digits.len() == 2
        && digits.iter().all(u8::is_ascii_digit)
        && rest.is_none_or(|r| matches!(r.len(), 1..=2) && r.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    #[test]
    fn a_date_is_a_real_day_that_has_come() {
        let today = day("2025-03-17");
        assert!(date("2025-03-17", today).is_ok());
        assert!(date("2024-02-29", today).is_ok());
        for bad in [
            "2025-03-18",
            "2025-02-29",
            "2025-13-01",
            "2025-3-17",
            "17.03.2025",
            "",
            "+025-03-17",
            "1849-12-31",
            "2025-03-17 ",
            "٢٠٢٥-03-17",
        ] {
            assert!(date(bad, today).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_in_uzbek_and_azerbaijani_letters_pass_unchanged() {
        for name in [
            "Oʻgʻiloy",
            "Əli",
            "Ülviyyə",
            "Çınarə",
            "Şəhla",
            "Gʻulomjon",
            "Rəşad oğlu",
            "Anna-Maria",
        ] {
            assert_eq!(words(name, MAX_NAME_LEN).as_deref(), Ok(name));
        }
        for bad in [
            "",
            " ",
            " Əli",
            "Əli ",
            "A\u{7}li",
            "A\nli",
            &"x".repeat(129),
        ] {
            assert!(words(bad, MAX_NAME_LEN).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn counts_are_bounded_and_written_in_one_way() {
        for good in [Leaf::Number(3250), Leaf::Text("3250".into())] {
            assert_eq!(count(&good, 100, 9_999).as_deref(), Ok("3250"));
        }
        for bad in ["03250", "+3250", "3250.0", "", "99", "10000"] {
            assert!(
                count(&Leaf::Text(bad.into()), 100, 9_999).is_err(),
                "{bad:?}"
            );
        }
    }

    #[test]
    fn a_cause_of_death_is_an_icd10_code() {
        assert!(["I21", "I21.9", "C34.12"].into_iter().all(is_icd10));
        assert!(!["", "I", "I2", "i21", "21.9", "I21.", "I21.999", "I21-9"]
            .into_iter()
            .any(is_icd10));
    }

    #[test]
    fn no_field_is_listed_twice() {
        for fields in [BIRTH, DEATH, MARRIAGE] {
            let mut names: Vec<_> = fields.iter().map(|field| field.name).collect();
            names.sort_unstable();
            assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }
}
