//! What the chain begins with.

use crate::{pallet::GenesisConfig, types::OfficeName, Config, Pallet};
use adliya_primitives::{Moment, OfficeId, OfficeKind, Region, Role, Roles, SubjectId};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// An office at genesis. Its number is its place in the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisOffice {
    /// What it is.
    pub kind: OfficeKind,
    /// Where it is competent.
    pub region: Region,
    /// The office that leads it: one that comes before it.
    pub parent: Option<OfficeId>,
    /// Whether it serves the citizens of the whole country.
    #[serde(default)]
    pub extraterritorial: bool,
    /// Its public name.
    pub name: String,
}

/// A mandate at genesis. Its number is its place in the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisMandate<AccountId> {
    /// The office that the officer acts for.
    pub office: OfficeId,
    /// The officer's key.
    pub account: AccountId,
    /// The officer as a person.
    pub subject: SubjectId,
    /// What the officer may do.
    pub roles: Vec<Role>,
    /// From when on, inclusive.
    pub valid_from: Moment,
    /// Until when, exclusive.
    pub valid_until: Moment,
}

impl<T: Config> Pallet<T> {
    /// Panics on a genesis that breaks a rule: a chain that cannot begin right must not begin.
    pub(crate) fn build_genesis(config: &GenesisConfig<T>) {
        for (place, office) in config.offices.iter().enumerate() {
            let name = OfficeName::try_from(office.name.clone().into_bytes());
            let established = name.map_err(|_| "the name is too long").and_then(|name| {
                Self::do_establish_office(office.kind, office.region, office.parent, name, None)
                    .map_err(Into::into)
            });
            let serves = established.and_then(|id| match office.extraterritorial {
                true => Self::do_set_office_service(id, true, None).map_err(Into::into),
                false => Ok(()),
            });
            if let Err(error) = serves {
                panic!("genesis: office {place} ({}): {error}", office.name);
            }
        }
        for (place, mandate) in config.mandates.iter().enumerate() {
            let granted = Self::do_grant_mandate(
                mandate.office,
                mandate.account.clone(),
                mandate.subject,
                Roles::of(&mandate.roles),
                mandate.valid_from,
                mandate.valid_until,
                None,
            );
            if let Err(error) = granted {
                panic!("genesis: mandate {place}: {error:?}");
            }
        }
    }
}
