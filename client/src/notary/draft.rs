//! The file that a notary drafts an act from.

use super::{moment, variant};
use crate::declaration::FieldError;
use adliya_primitives::{ActId, Region, SubjectId};
use pallet_notary::types::{
    ActKind, Capacity, Exercise, FactKind, Link, PowerTerms, SaleTerms, Scopes, Term,
};
use serde::{de::DeserializeOwned, Deserialize};
use std::collections::BTreeMap;

/// What is to be drafted. Its claims are personal data: it has no `Debug`.
pub(crate) struct Draft {
    pub(crate) content: Content,
    pub(crate) term: Term,
    pub(crate) link: Option<Link>,
    pub(crate) claims: BTreeMap<String, String>,
}

/// An act of its parties, or a power of those who give it.
pub(crate) enum Content {
    Act(ActKind, Vec<(SubjectId, Capacity)>),
    Power(Vec<SubjectId>, PowerTerms),
    /// A sale whose price is paid through escrow.
    Sale(Vec<(SubjectId, Capacity)>, SaleTerms),
}

impl Draft {
    /// Reads a file's text.
    ///
    /// Fails with the first field that is wrong: unknown, missing or against its rule.
    pub(crate) fn parse(text: &str) -> Result<Self, FieldError> {
        let file: File = serde_json::from_str(text)
            .map_err(|error| FieldError::new("json", error.to_string()))?;
        let kind = kind(&file.kind, file.fact.as_deref())?;
        let content = match (kind, file.parties, file.power) {
            (ActKind::PowerOfAttorney, None, Some(_)) if file.price.is_some() => {
                return Err(FieldError::new("price", "only a sale has it"))
            }
            (ActKind::PowerOfAttorney, None, Some(power)) => power.content()?,
            (ActKind::PowerOfAttorney, ..) => {
                return Err(FieldError::new(
                    "power",
                    "a power of attorney has it, and no parties",
                ))
            }
            (kind, Some(parties), None) => {
                let parties = parties.into_iter().map(Party::read);
                let parties = parties.collect::<Result<_, _>>()?;
                match (kind, file.price, &file.link) {
                    (kind, None, _) => Content::Act(kind, parties),
                    (ActKind::Sale, Some(price), None) => Content::Sale(parties, price.read()?),
                    (ActKind::Sale, Some(_), Some(_)) => {
                        return Err(FieldError::new("link", "a sale with a price has none"))
                    }
                    _ => return Err(FieldError::new("price", "only a sale has it")),
                }
            }
            _ => {
                return Err(FieldError::new(
                    "parties",
                    "an act that is no power of attorney has them, and no power",
                ))
            }
        };
        let time = |field, text: &String| moment(text).map_err(|e| FieldError::new(field, e));
        let until = file.valid_until.as_ref();
        Ok(Self {
            content,
            term: Term {
                deadline: time("deadline", &file.deadline)?,
                until: until.map(|text| time("valid_until", text)).transpose()?,
            },
            link: file.link.map(Earlier::read).transpose()?,
            claims: file.claims,
        })
    }

    /// Somebody in whose dossier it will be.
    pub(crate) fn first_party(&self) -> Option<SubjectId> {
        match &self.content {
            Content::Act(_, parties) | Content::Sale(parties, _) => {
                parties.first().map(|party| party.0)
            }
            Content::Power(grantors, _) => grantors.first().copied(),
        }
    }
}

pub(crate) fn kind(kind: &str, fact: Option<&str>) -> Result<ActKind, FieldError> {
    match (kind, fact) {
        ("fact", Some(fact)) => Ok(ActKind::Fact(named::<FactKind>("fact", fact)?)),
        ("fact", None) => Err(FieldError::new("fact", "it is missing")),
        (kind, None) => named("kind", kind),
        (_, Some(_)) => Err(FieldError::new("fact", "only an act of a fact has it")),
    }
}

fn named<T: DeserializeOwned>(field: &str, text: &str) -> Result<T, FieldError> {
    variant(text).ok_or_else(|| FieldError::new(field, format!("{text:?} is none that there is")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: String,
    fact: Option<String>,
    parties: Option<Vec<Party>>,
    power: Option<Power>,
    price: Option<Price>,
    deadline: String,
    valid_until: Option<String>,
    link: Option<Earlier>,
    claims: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Party {
    subject: SubjectId,
    capacity: String,
}

impl Party {
    fn read(self) -> Result<(SubjectId, Capacity), FieldError> {
        Ok((self.subject, named("parties.capacity", &self.capacity)?))
    }
}

/// The price of a sale that is paid through escrow.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    amount: String,
    buyer: SubjectId,
    seller: SubjectId,
}

impl Price {
    fn read(self) -> Result<SaleTerms, FieldError> {
        let wrong =
            |error: std::num::ParseIntError| FieldError::new("price.amount", error.to_string());
        Ok(SaleTerms {
            amount: self.amount.parse().map_err(wrong)?,
            buyer: self.buyer,
            seller: self.seller,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Power {
    grantors: Vec<SubjectId>,
    attorneys: Vec<SubjectId>,
    exercise: String,
    scopes: Vec<String>,
    #[serde(default)]
    substitutions: u8,
    limit: Option<String>,
    territory: String,
}

impl Power {
    fn content(self) -> Result<Content, FieldError> {
        let scopes = self.scopes.iter();
        let scopes = scopes.map(|scope| named("power.scopes", scope));
        let scopes: Vec<_> = scopes.collect::<Result<_, _>>()?;
        let limit = self.limit.map(|limit| limit.parse::<u128>()).transpose();
        let territory: Result<Region, _> = self.territory.parse();
        let terms = PowerTerms {
            attorneys: self.attorneys.try_into().map_err(|_| {
                FieldError::new("power.attorneys", "there are more than a power can have")
            })?,
            exercise: named::<Exercise>("power.exercise", &self.exercise)?,
            scopes: Scopes::of(&scopes),
            substitutions: self.substitutions,
            limit: limit.map_err(|error| FieldError::new("power.limit", error.to_string()))?,
            territory: territory
                .map_err(|error| FieldError::new("power.territory", error.to_string()))?,
        };
        Ok(Content::Power(self.grantors, terms))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Earlier {
    relation: String,
    act: String,
}

impl Earlier {
    fn read(self) -> Result<Link, FieldError> {
        let act = self.act.parse().map(ActId);
        let act = act.map_err(|_| FieldError::new("link.act", "it is the number of an act"))?;
        match self.relation.as_str() {
            "changes" => Ok(Link::Changes(act)),
            "replaces" => Ok(Link::Replaces(act)),
            "extends" => Ok(Link::Extends(act)),
            "renews" => Ok(Link::Renews(act)),
            "substitutes" => Ok(Link::Substitutes(act)),
            _ => Err(FieldError::new(
                "link.relation",
                "it must be changes, replaces, extends, renews or substitutes",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pallet_notary::types::Scope;
    use serde_json::{json, Value};

    fn power() -> Value {
        json!({
            "kind": "powerOfAttorney",
            "power": {
                "grantors": [format!("0x{}", "01".repeat(32))],
                "attorneys": [format!("0x{}", "02".repeat(32))],
                "exercise": "severally",
                "scopes": ["banking", "taxes"],
                "limit": "1000",
                "territory": "1.14",
            },
            "deadline": "2026-04-01T00:00:00Z",
            "valid_until": "2027-04-01T00:00:00Z",
            "claims": { "text": "…" },
        })
    }

    fn problem(change: impl FnOnce(&mut Value)) -> String {
        let mut file = power();
        change(&mut file);
        let Err(error) = Draft::parse(&file.to_string()) else {
            panic!("it is accepted: {file}")
        };
        error.field
    }

    #[test]
    fn a_power_is_read_with_its_terms() {
        let draft = Draft::parse(&power().to_string()).unwrap();
        let Content::Power(grantors, terms) = &draft.content else {
            panic!("it is a power")
        };
        assert_eq!(grantors[..], [SubjectId::from([1; 32])]);
        assert_eq!(terms.scopes, Scopes::of(&[Scope::Banking, Scope::Taxes]));
        assert_eq!((terms.limit, terms.substitutions), (Some(1000), 0));
        assert_eq!(draft.first_party(), Some(SubjectId::from([1; 32])));
    }

    #[test]
    fn an_act_is_read_with_its_parties_and_what_it_changes() {
        let file = json!({
            "kind": "fact",
            "fact": "alive",
            "parties": [{ "subject": format!("0x{}", "01".repeat(32)), "capacity": "applicant" }],
            "deadline": "2026-04-01T00:00:00Z",
            "link": { "relation": "changes", "act": "7" },
            "claims": {},
        });
        let draft = Draft::parse(&file.to_string()).unwrap();
        assert!(
            matches!(&draft.content, Content::Act(ActKind::Fact(FactKind::Alive), parties)
            if parties[..] == [(SubjectId::from([1; 32]), Capacity::Applicant)])
        );
        assert_eq!(draft.link, Some(Link::Changes(ActId(7))));
        assert_eq!(draft.term.until, None);
    }

    fn subject(byte: u8) -> SubjectId {
        SubjectId::from([byte; 32])
    }

    fn sale(kind: &str, amount: &str) -> Result<Draft, FieldError> {
        let file = json!({
            "kind": kind,
            "parties": [
                { "subject": subject(1), "capacity": "transferor" },
                { "subject": subject(2), "capacity": "transferee" },
            ],
            "price": { "amount": amount, "buyer": subject(2), "seller": subject(1) },
            "deadline": "2026-04-01T00:00:00Z",
            "claims": {},
        });
        Draft::parse(&file.to_string())
    }

    #[test]
    fn a_sale_is_read_with_its_price_and_nothing_else_has_one() {
        let draft = sale("sale", "40000000000").unwrap();
        let Content::Sale(parties, terms) = &draft.content else {
            panic!("it is a sale with a price")
        };
        assert_eq!(parties.len(), 2);
        assert_eq!(terms.amount, 40_000_000_000);
        assert_eq!((terms.seller, terms.buyer), (subject(1), subject(2)));
        let wrong = |kind, amount| sale(kind, amount).err().unwrap().field;
        assert_eq!(wrong("gift", "1"), "price");
        assert_eq!(wrong("sale", "1.5"), "price.amount");
    }

    #[test]
    fn a_wrong_field_is_named() {
        assert_eq!(problem(|file| file["kind"] = "will".into()), "kind");
        assert_eq!(problem(|file| file["fact"] = "alive".into()), "fact");
        assert_eq!(problem(|file| file["parties"] = json!([])), "power");
        assert_eq!(problem(|file| file["kind"] = "sale".into()), "parties");
        assert_eq!(problem(|file| file["deadline"] = "soon".into()), "deadline");
        let price = json!({ "amount": "1", "buyer": subject(1), "seller": subject(2) });
        assert_eq!(problem(|file| file["price"] = price), "price");
        assert_eq!(problem(|file| file["surprise"] = 1.into()), "json");
        let scopes = problem(|file| file["power"]["scopes"] = json!(["theft"]));
        assert_eq!(scopes, "power.scopes");
        let limit = problem(|file| file["power"]["limit"] = "-1".into());
        assert_eq!(limit, "power.limit");
        let link = json!({ "relation": "undoes", "act": "1" });
        assert_eq!(problem(|file| file["link"] = link), "link.relation");
    }
}
