//! Declarations: what a registrar's desk takes in, one JSON object a line.

mod fields;
mod json;
mod people;

pub use self::people::{People, PersonRef};
use self::{fields::Field, json::Flat, people::missing};
use adliya_primitives::Region;
use chrono::{FixedOffset, NaiveDate, Utc};
use pallet_civil_registry::types::{EventKind, WaiverGround};
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
        Self {
            field: field.into(),
            problem: problem.into(),
        }
    }
}

/// A declaration whose every field has been checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Where the event is registered.
    pub region: Region,
    /// Whom it is about.
    pub people: People,
    /// Why the two of a marriage need not wait, if they need not.
    pub waiver: Option<WaiverGround>,
    /// What goes under the claims root: every field but `event` and those of `registration`, which the chain keeps
    /// in the open.
    pub claims: BTreeMap<String, String>,
}

/// Claims are personal data: they stay out of logs.
impl fmt::Debug for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Declaration")
            .field("kind", &self.kind())
            .finish_non_exhaustive()
    }
}

/// The date at the desk: that of Uzbekistan (UTC+5), an hour ahead of Azerbaijan's.
pub fn today() -> NaiveDate {
    let offset = FixedOffset::east_opt(5 * 3600);
    offset.map_or_else(
        || Utc::now().date_naive(),
        |o| Utc::now().with_timezone(&o).date_naive(),
    )
}

impl Declaration {
    /// Reads one line. `today` is the last day on which an event may have happened.
    ///
    /// Fails with the first field that is wrong: unknown, missing, given twice or against its rule.
    pub fn parse(line: &str, today: NaiveDate) -> Result<Self, FieldError> {
        let mut flat = json::flatten(line)?;
        let (fields, people) = event(&mut flat)?;
        let region = region(&mut flat)?;
        let waiver = waiver(&mut flat)?;
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
        let people = people(&claims)?;
        if waiver.is_some() && !matches!(people, People::Marriage { .. }) {
            return Err(FieldError::new(WAIVER, "only a marriage is waited for"));
        }
        Ok(Self {
            region,
            people,
            waiver,
            claims,
        })
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

fn take_text(flat: &mut Flat, field: &str) -> Result<String, FieldError> {
    match flat.leaves.remove(field) {
        Some(json::Leaf::Text(text)) => Ok(text),
        Some(json::Leaf::Number(_)) => Err(FieldError::new(field, "it must be text, not a number")),
        None => Err(missing(field)),
    }
}

/// How the people of an event are read from its claims.
type ReadPeople = fn(&BTreeMap<String, String>) -> Result<People, FieldError>;

/// The fields that the event has, and how its people are read.
fn event(flat: &mut Flat) -> Result<(&'static [Field], ReadPeople), FieldError> {
    match take_text(flat, "event")?.as_str() {
        "birth" => Ok((fields::BIRTH, people::birth)),
        "death" => Ok((fields::DEATH, people::death)),
        "marriage" => Ok((fields::MARRIAGE, people::marriage)),
        _ => Err(FieldError::new(
            "event",
            "it must be birth, death or marriage",
        )),
    }
}

fn region(flat: &mut Flat) -> Result<Region, FieldError> {
    let name = "registration.region";
    let region = take_text(flat, name)?;
    flat.objects.remove("registration");
    region
        .parse()
        .map_err(|error| FieldError::new(name, format!("{error}")))
}

const WAIVER: &str = "registration.waiver";

/// Why the two of a marriage need not wait.
fn waiver(flat: &mut Flat) -> Result<Option<WaiverGround>, FieldError> {
    if !flat.leaves.contains_key(WAIVER) {
        return Ok(None);
    }
    match take_text(flat, WAIVER)?.as_str() {
        "pregnancy" => Ok(Some(WaiverGround::Pregnancy)),
        "birth_of_child" => Ok(Some(WaiverGround::BirthOfChild)),
        "illness" => Ok(Some(WaiverGround::Illness)),
        "other_circumstance" => Ok(Some(WaiverGround::OtherCircumstance)),
        _ => Err(FieldError::new(
            WAIVER,
            "it must be pregnancy, birth_of_child, illness or other_circumstance",
        )),
    }
}

fn refuse_unknown(flat: &Flat, fields: &[Field]) -> Result<(), FieldError> {
    let unknown = |name: &str| FieldError::new(name, "no such field");
    if let Some(name) = flat
        .leaves
        .keys()
        .find(|name| !fields.iter().any(|f| f.name == **name))
    {
        return Err(unknown(name));
    }
    let holds = |object: &str, field: &Field| {
        field
            .name
            .strip_prefix(object)
            .is_some_and(|rest| rest.starts_with('.'))
    };
    match flat
        .objects
        .iter()
        .find(|object| !fields.iter().any(|field| holds(object, field)))
    {
        Some(object) => Err(unknown(object)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
