//! One line of JSON, flattened to dotted names. Nothing is dropped on the way: a name that is there twice is refused.

use super::FieldError;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// What a field may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    /// Text.
    Text(String),
    /// A whole number that is not negative.
    Number(u64),
}

/// The fields of a declaration by their dotted names, and the objects that hold them.
#[derive(Debug, Default)]
pub(super) struct Flat {
    /// `child.given_name` and its value.
    pub(super) leaves: BTreeMap<String, Leaf>,
    /// `child`.
    pub(super) objects: BTreeSet<String>,
}

#[derive(Default)]
struct State {
    flat: Flat,
    problem: Option<FieldError>,
}

/// Reads one JSON object.
pub(super) fn flatten(line: &str) -> Result<Flat, FieldError> {
    let mut state = State::default();
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let read = Node {
        path: String::new(),
        state: &mut state,
    }
    .deserialize(&mut deserializer)
    .and_then(|()| deserializer.end());
    match (state.problem, read) {
        (Some(problem), _) => Err(problem),
        (None, Err(error)) => Err(FieldError::new(
            "json",
            format!("not a JSON object: {error}"),
        )),
        (None, Ok(())) => Ok(state.flat),
    }
}

/// The value at `path`; the whole line when the path is empty.
struct Node<'s> {
    path: String,
    state: &'s mut State,
}

impl Node<'_> {
    /// Keeps the problem with its field's name; serde's own error has no room for it.
    fn refuse<E: serde::de::Error>(self, problem: &str) -> Result<(), E> {
        let field = if self.path.is_empty() {
            "json"
        } else {
            &self.path
        };
        self.state.problem = Some(FieldError::new(field, problem));
        Err(E::custom(problem))
    }

    fn leaf<E: serde::de::Error>(self, leaf: Leaf) -> Result<(), E> {
        if self.path.is_empty() {
            return self.refuse("a declaration is a JSON object");
        }
        if self.state.flat.objects.contains(&self.path)
            || self.state.flat.leaves.contains_key(&self.path)
        {
            return self.refuse("it is there twice");
        }
        self.state.flat.leaves.insert(self.path, leaf);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// How `serde_json` hands over a number that fits no type, when some crate of the build has asked it to keep all digits.
const BIG_NUMBER: &str = "$serde_json::private::Number";

const SCALAR: &str = "it must be text, a whole number or an object of fields";

impl<'de> Visitor<'de> for Node<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("text, a whole number or an object")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.leaf(Leaf::Text(text.to_owned()))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        self.leaf(Leaf::Number(number))
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        self.refuse("it must not be negative")
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        self.refuse(SCALAR)
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        self.refuse(SCALAR)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.refuse("it is null; leave the field out if there is nothing to say")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.refuse(SCALAR)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut next = map.next_key::<String>()?;
        if next.as_deref() == Some(BIG_NUMBER) {
            return match map.next_value::<String>()?.parse() {
                Ok(number) => self.leaf(Leaf::Number(number)),
                Err(_) => self.refuse(SCALAR),
            };
        }
        let flat = &mut self.state.flat;
        let is_root = self.path.is_empty();
        if !is_root
            && (flat.leaves.contains_key(&self.path) || !flat.objects.insert(self.path.clone()))
        {
            return self.refuse("it is there twice");
        }
        while let Some(key) = next {
            if key.is_empty() {
                return Err(A::Error::custom("a field has an empty name"));
            }
            let path = if is_root {
                key
            } else {
                format!("{}.{key}", self.path)
            };
            map.next_value_seed(Node {
                path,
                state: &mut *self.state,
            })?;
            next = map.next_key()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_objects_become_dotted_names() {
        let flat = flatten(r#"{"a":{"b":"x","c":{"d":7}},"e":"y"}"#).unwrap();
        let names: Vec<_> = flat.leaves.keys().map(String::as_str).collect();
        assert_eq!(names, ["a.b", "a.c.d", "e"]);
        assert_eq!(flat.leaves["a.c.d"], Leaf::Number(7));
    }

    #[test]
    fn a_name_that_is_there_twice_is_refused_however_it_is_written() {
        for line in [
            r#"{"a":{"b":"x","b":"y"}}"#,
            r#"{"a":{"b":"x"},"a":{"c":"y"}}"#,
            r#"{"a.b":"x","a":{"b":"y"}}"#,
            r#"{"a":"x","a":{"b":"y"}}"#,
            r#"{"a":{},"a":"x"}"#,
        ] {
            let error = flatten(line).unwrap_err();
            assert_eq!(error.problem, "it is there twice", "{line}");
            assert!(error.field.starts_with('a'), "{line}");
        }
    }

    #[test]
    fn what_is_no_text_number_or_object_is_refused_by_its_name() {
        for line in [
            r#"{"a":{"b":null}}"#,
            r#"{"a":{"b":[1]}}"#,
            r#"{"a":{"b":1.5}}"#,
            r#"{"a":{"b":-1}}"#,
            r#"{"a":{"b":18446744073709551616}}"#,
        ] {
            assert_eq!(flatten(line).unwrap_err().field, "a.b", "{line}");
        }
        for line in [
            "",
            "birth",
            "[1]",
            "\"x\"",
            "{\"a\":\"x\"",
            "{} {}",
            "{\"\":\"x\"}",
        ] {
            assert_eq!(flatten(line).unwrap_err().field, "json", "{line}");
        }
    }
}
