//! Whom a declaration is about.

use super::FieldError;
use adliya_primitives::subject::{IdentifierError, NationalIdentifier};
use std::{collections::BTreeMap, fmt};

/// Who somebody is, as the derivation of subjects takes it: a scheme and an identifier in it.
///
/// Personal data: it stays out of logs.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRef {
    scheme: &'static str,
    identifier: String,
}

impl fmt::Debug for PersonRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonRef({}:..)", self.scheme)
    }
}

impl PersonRef {
    /// By a national identifier.
    pub fn national(identifier: &NationalIdentifier) -> Self {
        Self {
            scheme: identifier.scheme(),
            identifier: identifier.number().to_owned(),
        }
    }

    /// A newborn without an identifier: by the mother's, the day of birth (`YYYY-MM-DD`) and the place among the
    /// children of the same confinement, from 1.
    pub fn born_here(mother: &NationalIdentifier, date: &str, order: &str) -> Self {
        Self {
            scheme: "birth",
            identifier: format!("{mother}|{date}|{order}"),
        }
    }

    /// `uz-pinfl`, `az-fin` or `birth`.
    pub fn scheme(&self) -> &str {
        self.scheme
    }

    /// The identifier without its scheme.
    pub fn identifier(&self) -> &str {
        &self.identifier
    }
}

/// Whom a declaration is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum People {
    /// A birth.
    Birth {
        /// The child.
        child: PersonRef,
        /// Who bore the child, when identified.
        mother: Option<PersonRef>,
        /// The father, when identified.
        father: Option<PersonRef>,
    },
    /// A death.
    Death {
        /// The dead.
        deceased: PersonRef,
    },
    /// A marriage.
    Marriage {
        /// Both spouses, in the order of the declaration.
        spouses: [PersonRef; 2],
    },
}

pub(super) fn missing(field: &str) -> FieldError {
    FieldError::new(field, "it is missing")
}

type Claims = BTreeMap<String, String>;

/// The identifier in a field that has been checked.
fn identifier(claims: &Claims, field: &str) -> Result<Option<NationalIdentifier>, FieldError> {
    let wrong = |error: IdentifierError| FieldError::new(field, error.to_string());
    claims
        .get(field)
        .map(|text| text.parse().map_err(wrong))
        .transpose()
}

fn required<'c>(claims: &'c Claims, field: &str) -> Result<&'c str, FieldError> {
    claims
        .get(field)
        .map(String::as_str)
        .ok_or_else(|| missing(field))
}

pub(super) fn birth(claims: &Claims) -> Result<People, FieldError> {
    let mother = identifier(claims, "mother.identifier")?;
    let father = identifier(claims, "father.identifier")?;
    let child = match (identifier(claims, "child.identifier")?, &mother) {
        (Some(own), _) => PersonRef::national(&own),
        (None, Some(mother)) => {
            let order = required(claims, "birth.order")?;
            PersonRef::born_here(mother, required(claims, "child.date_of_birth")?, order)
        }
        (None, None) => {
            let problem = "it is missing, and so is the mother's, by which a newborn is identified";
            return Err(FieldError::new("child.identifier", problem));
        }
    };
    Ok(People::Birth {
        child,
        mother: mother.as_ref().map(PersonRef::national),
        father: father.as_ref().map(PersonRef::national),
    })
}

pub(super) fn death(claims: &Claims) -> Result<People, FieldError> {
    let born = claims
        .get("deceased.date_of_birth")
        .or_else(|| claims.get("deceased.birth.date"));
    // Checked dates compare like their texts.
    if born
        .is_some_and(|born| required(claims, "death.date").is_ok_and(|died| died < born.as_str()))
    {
        return Err(FieldError::new(
            "death.date",
            "it is before the date of birth",
        ));
    }
    Ok(People::Death {
        deceased: person(claims, "deceased")?,
    })
}

pub(super) fn marriage(claims: &Claims) -> Result<People, FieldError> {
    Ok(People::Marriage {
        spouses: [person(claims, "spouse_1")?, person(claims, "spouse_2")?],
    })
}

/// A person by `identifier`, or by `birth` for whoever was registered as a newborn without one.
fn person(claims: &Claims, who: &str) -> Result<PersonRef, FieldError> {
    let birth = format!("{who}.birth");
    let by_birth = claims
        .keys()
        .any(|name| name.starts_with(&format!("{birth}.")));
    match identifier(claims, &format!("{who}.identifier"))? {
        Some(_) if by_birth => Err(FieldError::new(
            birth,
            "give this or the identifier, not both",
        )),
        Some(own) => Ok(PersonRef::national(&own)),
        None if by_birth => {
            let field = format!("{birth}.mother_identifier");
            let mother = identifier(claims, &field)?.ok_or_else(|| missing(&field))?;
            let date = required(claims, &format!("{birth}.date"))?;
            Ok(PersonRef::born_here(
                &mother,
                date,
                required(claims, &format!("{birth}.order"))?,
            ))
        }
        None => Err(missing(&format!("{who}.identifier"))),
    }
}
