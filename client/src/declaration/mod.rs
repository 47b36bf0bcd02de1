//! Declarations: what a registrar's desk takes in, one JSON object a line.

mod fields;
mod json;

use self::{fields::Field, json::Flat};
use adliya_primitives::{
    subject::{IdentifierError, NationalIdentifier},
    Region,
};
use chrono::{FixedOffset, NaiveDate, Utc};
use pallet_civil_registry::types::EventKind;
use std::{collections::BTreeMap, fmt};

/// What is wrong with a line, and in which field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}")]
pub struct FieldError {
    /// The dotted name of the field, or `json` when the line as a whole cannot be read.
    pub field: String,
    /// What is wrong with it, in words.
    pub problem: String,
}

impl FieldError {
    /// `field` has this problem.
    pub fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { field: field.into(), problem: problem.into() }
    }
}

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
        Self { scheme: identifier.scheme(), identifier: identifier.number().to_owned() }
    }

    /// A newborn without an identifier: by the mother's, the day of birth (`YYYY-MM-DD`) and the place among the
    /// children of the same confinement, from 1.
    pub fn born_here(mother: &NationalIdentifier, date: &str, order: &str) -> Self {
        Self { scheme: "birth", identifier: format!("{mother}|{date}|{order}") }
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

/// A declaration whose every field has been checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Where the event is registered.
    pub region: Region,
    /// Whom it is about.
    pub people: People,
    /// What goes under the claims root: every field but `event` and `registration.region`, which the chain keeps
    /// in the open.
    pub claims: BTreeMap<String, String>,
}

/// Claims are personal data: they stay out of logs.
impl fmt::Debug for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Declaration").field("kind", &self.kind()).finish_non_exhaustive()
    }
}

/// The date at the desk: that of Uzbekistan (UTC+5), an hour ahead of Azerbaijan's.
pub fn today() -> NaiveDate {
    let offset = FixedOffset::east_opt(5 * 3600);
    offset.map_or_else(|| Utc::now().date_naive(), |o| Utc::now().with_timezone(&o).date_naive())
}

impl Declaration {
    /// Reads one line. `today` is the last day on which an event may have happened.
    ///
    /// Fails with the first field that is wrong: unknown, missing, given twice or against its rule.
    pub fn parse(line: &str, today: NaiveDate) -> Result<Self, FieldError> {
        let mut flat = json::flatten(line)?;
        let (kind, fields) = event(&mut flat)?;
        let region = region(&mut flat)?;
        refuse_unknown(&flat, fields)?;

        let mut claims = BTreeMap::new();
        for field in fields {
            match flat.leaves.get(field.name) {
                Some(leaf) => {
                    claims.insert(field.name.to_owned(), field.check(leaf, today)?);
                }
                None if field.required => return Err(missing(field.name)),
                None => {}
            }
        }
        let people = match kind {
            EventKind::Birth => birth(&claims)?,
            EventKind::Death => death(&claims)?,
            EventKind::Marriage => marriage(&claims)?,
        };
        Ok(Self { region, people, claims })
    }

    /// What kind of event it is.
    pub fn kind(&self) -> EventKind {
        match self.people {
            People::Birth { .. } => EventKind::Birth,
            People::Death { .. } => EventKind::Death,
            People::Marriage { .. } => EventKind::Marriage,
        }
    }
}

fn missing(field: &str) -> FieldError {
    FieldError::new(field, "it is missing")
}

fn take_text(flat: &mut Flat, field: &str) -> Result<String, FieldError> {
    match flat.leaves.remove(field) {
        Some(json::Leaf::Text(text)) => Ok(text),
        Some(json::Leaf::Number(_)) => Err(FieldError::new(field, "it must be text, not a number")),
        None => Err(missing(field)),
    }
}

fn event(flat: &mut Flat) -> Result<(EventKind, &'static [Field]), FieldError> {
    match take_text(flat, "event")?.as_str() {
        "birth" => Ok((EventKind::Birth, fields::BIRTH)),
        "death" => Ok((EventKind::Death, fields::DEATH)),
        "marriage" => Ok((EventKind::Marriage, fields::MARRIAGE)),
        _ => Err(FieldError::new("event", "it must be birth, death or marriage")),
    }
}

fn region(flat: &mut Flat) -> Result<Region, FieldError> {
    let name = "registration.region";
    let region = take_text(flat, name)?;
    flat.objects.remove("registration");
    region.parse().map_err(|error| FieldError::new(name, format!("{error}")))
}

fn refuse_unknown(flat: &Flat, fields: &[Field]) -> Result<(), FieldError> {
    let unknown = |name: &str| FieldError::new(name, "no such field");
    if let Some(name) = flat.leaves.keys().find(|name| !fields.iter().any(|f| f.name == **name)) {
        return Err(unknown(name));
    }
    let holds = |object: &str, field: &Field| {
        field.name.strip_prefix(object).is_some_and(|rest| rest.starts_with('.'))
    };
    match flat.objects.iter().find(|object| !fields.iter().any(|field| holds(object, field))) {
        Some(object) => Err(unknown(object)),
        None => Ok(()),
    }
}

type Claims = BTreeMap<String, String>;

/// The identifier in a field that has been checked.
fn identifier(claims: &Claims, field: &str) -> Result<Option<NationalIdentifier>, FieldError> {
    let wrong = |error: IdentifierError| FieldError::new(field, error.to_string());
    claims.get(field).map(|text| text.parse().map_err(wrong)).transpose()
}

fn required<'c>(claims: &'c Claims, field: &str) -> Result<&'c str, FieldError> {
    claims.get(field).map(String::as_str).ok_or_else(|| missing(field))
}

fn birth(claims: &Claims) -> Result<People, FieldError> {
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

fn death(claims: &Claims) -> Result<People, FieldError> {
    let born = claims.get("deceased.date_of_birth").or_else(|| claims.get("deceased.birth.date"));
    // Checked dates compare like their texts.
    if born.is_some_and(|born| required(claims, "death.date").is_ok_and(|died| died < born.as_str())) {
        return Err(FieldError::new("death.date", "it is before the date of birth"));
    }
    Ok(People::Death { deceased: person(claims, "deceased")? })
}

fn marriage(claims: &Claims) -> Result<People, FieldError> {
    Ok(People::Marriage { spouses: [person(claims, "spouse_1")?, person(claims, "spouse_2")?] })
}

/// A person by `identifier`, or by `birth` for whoever was registered as a newborn without one.
fn person(claims: &Claims, who: &str) -> Result<PersonRef, FieldError> {
    let birth = format!("{who}.birth");
    let by_birth = claims.keys().any(|name| name.starts_with(&format!("{birth}.")));
    match identifier(claims, &format!("{who}.identifier"))? {
        Some(_) if by_birth => Err(FieldError::new(birth, "give this or the identifier, not both")),
        Some(own) => Ok(PersonRef::national(&own)),
        None if by_birth => {
            let field = format!("{birth}.mother_identifier");
            let mother = identifier(claims, &field)?.ok_or_else(|| missing(&field))?;
            let date = required(claims, &format!("{birth}.date"))?;
            Ok(PersonRef::born_here(&mother, date, required(claims, &format!("{birth}.order"))?))
        }
        None => Err(missing(&format!("{who}.identifier"))),
    }
}

#[cfg(test)]
mod tests;
