//! `authority_*`: who may act.

use super::{
    answer::{address, name, role_names, time, Answer, Chain},
    error::Error,
    field,
};
use crate::types::Block;
use adliya_runtime::AccountId;
use jsonrpsee::{core::RegisterMethodError, types::Params, RpcModule};
use pallet_authorities::{
    runtime_api::AuthoritiesApi,
    types::{Impediment, OfficeView, OfficerView},
};
use serde::Serialize;

const API: &str = "AuthoritiesApi";

/// The methods of the namespace.
///
/// # Errors
/// When two of them have the same name.
pub(super) fn methods(chain: Chain) -> Result<RpcModule<Chain>, RegisterMethodError> {
    let mut module = RpcModule::new(chain);
    module.register_blocking_method("authority_office", |params, chain, _| {
        office(&chain, &params)
    })?;
    module.register_blocking_method("authority_officer", |params, chain, _| {
        officer(&chain, &params)
    })?;
    Ok(module)
}

/// The office of a number.
fn office(chain: &Chain, params: &Params) -> Result<Answer<Office>, Error> {
    let [office_id, at] = field::read(params, ["officeId", "at"])?;
    let id = field::id32("officeId", office_id)?;
    chain.ask::<dyn AuthoritiesApi<Block, AccountId>, _, _>(at, API, |api, at| api.office(at, id))
}

/// The mandate that a key has, or had last, and whether it may act at the block's time.
fn officer(chain: &Chain, params: &Params) -> Result<Answer<Officer>, Error> {
    let [account, at] = field::read(params, ["account", "at"])?;
    let account = field::account("account", account)?;
    chain.ask::<dyn AuthoritiesApi<Block, AccountId>, _, _>(at, API, |api, at| {
        api.officer(at, account)
    })
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
    extraterritorial: bool,
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
            extraterritorial: office.extraterritorial,
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
    use serde_json::{json, Value};

    #[test]
    fn an_office_is_shown_with_its_place_in_the_tree() {
        let office = Office::from(OfficeView {
            id: OfficeId(2),
            kind: OfficeKind::RegistryOffice,
            region: Region::new(1, 14, 0, 0),
            parent: Some(OfficeId(1)),
            depth: 2,
            extraterritorial: true,
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
                "extraterritorial": true,
                "standing": "active",
                "inForce": true,
                "name": "Samarqand FHDYo",
            })
        );
    }

    fn shown(impediment: Option<Impediment>) -> Value {
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
            shown(None),
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
        let suspended = shown(Some(Impediment::OfficeSuspended(OfficeId(1))));
        assert_eq!(suspended["inForce"], false);
        assert_eq!(
            suspended["impediment"],
            json!({ "kind": "officeSuspended", "office": "1" })
        );
        let expired = shown(Some(Impediment::MandateExpired));
        assert_eq!(expired["impediment"], json!({ "kind": "mandateExpired" }));
    }
}
