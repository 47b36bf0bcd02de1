//! `authority_*`: who may act.

use super::{
    answer::{address, name, role_names, time, Answer, Chain},
    error::Error,
    field,
};
use adliya_runtime::{AccountId, Block};
use jsonrpsee::proc_macros::rpc;
use pallet_authorities::{
    runtime_api::AuthoritiesApi,
    types::{Impediment, OfficeView, OfficerView},
};
use serde::Serialize;
use serde_json::Value;

const API: &str = "AuthoritiesApi";

/// Who may act, where and until when.
#[rpc(server, namespace = "authority")]
pub(crate) trait AuthorityApi {
    /// The office of a number.
    #[method(name = "office", blocking)]
    fn office(&self, office_id: Option<Value>, at: Option<Value>) -> Result<Answer<Office>, Error>;

    /// The mandate that a key has, or had last, and whether it may act at the block's time.
    #[method(name = "officer", blocking)]
    fn officer(&self, account: Option<Value>, at: Option<Value>) -> Result<Answer<Officer>, Error>;
}

/// Answers `authority_*`.
pub(super) struct Authority {
    chain: Chain,
}

impl Authority {
    pub(super) fn new(chain: Chain) -> Self {
        Self { chain }
    }
}

impl AuthorityApiServer for Authority {
    fn office(&self, office_id: Option<Value>, at: Option<Value>) -> Result<Answer<Office>, Error> {
        let id = field::id32("officeId", office_id)?;
        self.chain
            .ask::<dyn AuthoritiesApi<Block, AccountId>, _, _>(at, API, |api, at| {
                api.office(at, id)
            })
    }

    fn officer(&self, account: Option<Value>, at: Option<Value>) -> Result<Answer<Officer>, Error> {
        let account = field::account("account", account)?;
        self.chain
            .ask::<dyn AuthoritiesApi<Block, AccountId>, _, _>(at, API, |api, at| {
                api.officer(at, account)
            })
    }
}

/// An office in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Office {
    id: String,
    kind: String,
    region: String,
    parent: Option<String>,
    depth: u8,
    standing: String,
    in_force: bool,
    name: String,
}

impl From<OfficeView> for Office {
    fn from(office: OfficeView) -> Self {
        Self {
            id: office.id.to_string(),
            kind: name(office.kind),
            region: office.region.to_string(),
            parent: office.parent.map(|id| id.to_string()),
            depth: office.depth,
            standing: name(office.standing),
            in_force: office.in_force,
            name: String::from_utf8_lossy(&office.name).into_owned(),
        }
    }
}

/// An officer in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Officer {
    account: String,
    mandate: String,
    office: String,
    region: String,
    roles: Vec<String>,
    valid_from: String,
    valid_until: String,
    standing: String,
    in_force: bool,
    impediment: Option<Obstacle>,
}

/// Why an officer may not act, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Obstacle {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<String>,
}

impl From<OfficerView<AccountId>> for Officer {
    fn from(officer: OfficerView<AccountId>) -> Self {
        Self {
            account: address(&officer.account),
            mandate: officer.mandate.to_string(),
            office: officer.office.to_string(),
            region: officer.region.to_string(),
            roles: role_names(officer.roles),
            valid_from: time(officer.valid_from),
            valid_until: time(officer.valid_until),
            standing: name(officer.standing),
            in_force: officer.impediment.is_none(),
            impediment: officer.impediment.map(Obstacle::from),
        }
    }
}

impl From<Impediment> for Obstacle {
    fn from(impediment: Impediment) -> Self {
        let (kind, office) = match impediment {
            Impediment::KeyReplaced => ("keyReplaced", None),
            Impediment::MandateRevoked => ("mandateRevoked", None),
            Impediment::MandateSuspended => ("mandateSuspended", None),
            Impediment::MandateNotYetValid => ("mandateNotYetValid", None),
            Impediment::MandateExpired => ("mandateExpired", None),
            Impediment::OfficeSuspended(office) => ("officeSuspended", Some(office)),
            Impediment::OfficeClosed(office) => ("officeClosed", Some(office)),
        };
        Self {
            kind,
            office: office.map(|id| id.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{MandateId, OfficeId, OfficeKind, Region, Role, Roles};
    use pallet_authorities::types::Standing;
    use serde_json::json;

    #[test]
    fn an_office_is_shown_with_its_place_in_the_tree() {
        let office = Office::from(OfficeView {
            id: OfficeId(2),
            kind: OfficeKind::RegistryOffice,
            region: Region::new(1, 14, 0, 0),
            parent: Some(OfficeId(1)),
            depth: 2,
            standing: Standing::Active,
            in_force: true,
            name: "Samarqand FHDYo".into(),
        });
        assert_eq!(
            serde_json::to_value(office).expect("is JSON"),
            json!({
                "id": "2",
                "kind": "registryOffice",
                "region": "1.14.0.0",
                "parent": "1",
                "depth": 2,
                "standing": "active",
                "inForce": true,
                "name": "Samarqand FHDYo",
            })
        );
    }

    fn officer(impediment: Option<Impediment>) -> Value {
        let officer = Officer::from(OfficerView {
            account: AccountId::new([1; 32]),
            mandate: MandateId(5),
            office: OfficeId(2),
            region: Region::new(1, 14, 0, 0),
            roles: Roles::of(&[Role::Registrar]),
            valid_from: 0,
            valid_until: 1_773_482_013_000,
            standing: Standing::Active,
            impediment,
        });
        serde_json::to_value(officer).expect("is JSON")
    }

    #[test]
    fn an_officer_whom_nothing_hinders_is_in_force() {
        assert_eq!(
            officer(None),
            json!({
                "account": address(&AccountId::new([1; 32])),
                "mandate": "5",
                "office": "2",
                "region": "1.14.0.0",
                "roles": ["registrar"],
                "validFrom": "1970-01-01T00:00:00.000Z",
                "validUntil": "2026-03-14T09:53:33.000Z",
                "standing": "active",
                "inForce": true,
                "impediment": null,
            })
        );
    }

    #[test]
    fn an_impediment_names_the_office_that_causes_it() {
        let suspended = officer(Some(Impediment::OfficeSuspended(OfficeId(1))));
        assert_eq!(suspended["inForce"], false);
        assert_eq!(
            suspended["impediment"],
            json!({ "kind": "officeSuspended", "office": "1" })
        );
        let expired = officer(Some(Impediment::MandateExpired));
        assert_eq!(expired["impediment"], json!({ "kind": "mandateExpired" }));
    }
}
