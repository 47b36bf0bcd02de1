//! What the chain begins with, by name: a small country.

use crate::{
    configs::SETTLEMENT_ASSET, dev_keys as keys, AccountId, AssetsConfig, AuthoritiesConfig,
    Balance, BalancesConfig, CollatorSelectionConfig, CouncilMembershipConfig, ParachainInfoConfig,
    PolkadotXcmConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, UNIT,
};
use adliya_primitives::{Moment, OfficeId, OfficeKind, Region, Role, SubjectId};
use alloc::{string::ToString, vec, vec::Vec};
use cumulus_primitives_core::ParaId;
use frame_support::build_struct_json_patch;
use pallet_authorities::{GenesisMandate, GenesisOffice};
use serde_json::Value;
use sp_core::{sr25519, H256};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET};

/// A network on a relay chain of one's own.
const LOCAL: &str = "local";
/// The parachain's number.
const PARA_ID: ParaId = ParaId::new(2000);
/// What each key of the presets has.
const ENDOWMENT: Balance = 1_000_000 * UNIT;
/// What each key of the presets has of the settlement asset: a million soʻm, in tiyin.
const ALLOWANCE: Balance = 100_000_000;
/// 2100-01-01: the end of the mandates.
const CENTURY_END: Moment = 4_102_444_800_000;
/// 2025-01-01: the end of the one that has expired.
const EXPIRED: Moment = 1_735_689_600_000;

/// The presets' names: `development` is `dev` for short.
pub(crate) fn preset_names() -> Vec<PresetId> {
    vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL)]
}

/// A preset as JSON.
pub(crate) fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
    let patch = match id.as_ref() {
        DEV_RUNTIME_PRESET => genesis(vec![keys::ALICE]),
        LOCAL => genesis(vec![keys::ALICE, keys::BOB]),
        _ => return None,
    };
    Some(patch.to_string().into_bytes())
}

fn genesis(collators: Vec<AccountId>) -> Value {
    build_struct_json_patch!(RuntimeGenesisConfig {
        balances: BalancesConfig {
            balances: keys::ALL.map(|(_, account)| (account, ENDOWMENT)).to_vec(),
        },
        parachain_info: ParachainInfoConfig {
            parachain_id: PARA_ID
        },
        collator_selection: CollatorSelectionConfig {
            invulnerables: collators.clone()
        },
        session: SessionConfig {
            keys: collators
                .into_iter()
                .map(|account| (account.clone(), account.clone(), session_keys(&account)))
                .collect(),
        },
        council_membership: CouncilMembershipConfig {
            members: vec![keys::ALICE, keys::BOB, keys::CHARLIE]
                .try_into()
                .expect("three is within the bound"),
        },
        assets: AssetsConfig {
            assets: vec![(SETTLEMENT_ASSET, keys::TREASURY, true, 1)],
            metadata: vec![(SETTLEMENT_ASSET, "Soʻm".into(), "UZS".into(), 2)],
            accounts: keys::ALL
                .map(|(_, account)| (SETTLEMENT_ASSET, account, ALLOWANCE))
                .to_vec(),
        },
        polkadot_xcm: PolkadotXcmConfig {
            safe_xcm_version: Some(xcm::prelude::XCM_VERSION)
        },
        authorities: AuthoritiesConfig {
            offices: offices(),
            mandates: mandates()
        },
    })
}

/// In the presets a collator's session key is the account's own.
fn session_keys(account: &AccountId) -> SessionKeys {
    let bytes: [u8; 32] = *account.as_ref();
    SessionKeys {
        aura: sr25519::Public::from_raw(bytes).into(),
    }
}

const COUNTRY: Region = Region::new(1, 0, 0, 0);
const SAMARKAND: Region = Region::new(1, 14, 0, 0);
const ANDIJAN: Region = Region::new(1, 3, 0, 0);

/// The offices, each with the one that leads it by its place.
fn offices() -> Vec<GenesisOffice> {
    use OfficeKind::*;
    [
        (Ministry, COUNTRY, None, "Adliya vazirligi"),
        (
            RegistryOffice,
            SAMARKAND,
            Some(0),
            "Samarqand viloyati FHDYo boʻlimi",
        ),
        (
            RegistryOffice,
            ANDIJAN,
            Some(0),
            "Andijon viloyati FHDYo boʻlimi",
        ),
        (
            IdentityService,
            COUNTRY,
            Some(0),
            "Personallashtirish markazi",
        ),
        (NotaryChamber, COUNTRY, Some(0), "Notarial palata"),
        (NotaryPractice, SAMARKAND, Some(4), "1-sonli notarial idora"),
        (Court, SAMARKAND, None, "Fuqarolik ishlari boʻyicha sud"),
        (Supplier, COUNTRY, None, "Hududiy elektr tarmoqlari"),
        (RegulatoryBody, COUNTRY, None, "Tartibga solish agentligi"),
        (
            NotifyingBody,
            SAMARKAND,
            None,
            "Samarqand viloyati perinatal markazi",
        ),
        (NotaryPractice, SAMARKAND, Some(4), "2-sonli notarial idora"),
        (Treasury, COUNTRY, None, "Gʻaznachilik"),
        (
            SocialService,
            COUNTRY,
            None,
            "Ijtimoiy himoya milliy agentligi",
        ),
        (
            MetrologyService,
            COUNTRY,
            None,
            "Metrologiya milliy instituti",
        ),
        (Ministry, COUNTRY, None, "Energetika vazirligi"),
    ]
    .into_iter()
    .map(|(kind, region, parent, name)| GenesisOffice {
        kind,
        region,
        parent: parent.map(OfficeId),
        extraterritorial: false,
        name: name.into(),
    })
    .collect()
}

/// The officers, each with the place of their office.
fn mandates() -> Vec<GenesisMandate<AccountId>> {
    use Role::*;
    let officers: [(u32, AccountId, &[Role], Moment); 31] = [
        (0, keys::MINISTRY, &[Head, Supervisor], CENTURY_END),
        (1, keys::SAMARKAND, &[Head], CENTURY_END),
        (1, keys::SAMARKAND_REGISTRAR, &[Registrar], CENTURY_END),
        (1, keys::SAMARKAND_REGISTRAR2, &[Registrar], CENTURY_END),
        (1, keys::SAMARKAND_SUPERVISOR, &[Supervisor], CENTURY_END),
        (1, keys::SAMARKAND_EXPIRED, &[Registrar], EXPIRED),
        (2, keys::ANDIJAN, &[Head], CENTURY_END),
        (2, keys::ANDIJAN_REGISTRAR, &[Registrar], CENTURY_END),
        (2, keys::ANDIJAN_SUPERVISOR, &[Supervisor], CENTURY_END),
        (3, keys::IDENTITY, &[Head], CENTURY_END),
        (3, keys::IDENTITY_OFFICER, &[IdentityOfficer], CENTURY_END),
        (4, keys::CHAMBER, &[Head, Supervisor], CENTURY_END),
        (5, keys::NOTARY, &[Head, Notary], CENTURY_END),
        (6, keys::COURT, &[Head], CENTURY_END),
        (6, keys::COURT_JUDGE, &[Judge], CENTURY_END),
        (7, keys::SUPPLIER, &[Head, Supervisor], CENTURY_END),
        (
            7,
            keys::SUPPLIER_OPERATOR,
            &[MeterOperator, ContractOfficer],
            CENTURY_END,
        ),
        (7, keys::SUPPLIER_CLERK, &[ContractOfficer], CENTURY_END),
        (8, keys::REGULATOR, &[Head, Supervisor], CENTURY_END),
        (8, keys::REGULATOR_OFFICER, &[Regulator], CENTURY_END),
        (9, keys::HOSPITAL, &[Head], CENTURY_END),
        (9, keys::HOSPITAL_INFORMANT, &[Informant], CENTURY_END),
        (10, keys::NOTARY2, &[Head, Notary], CENTURY_END),
        (11, keys::TREASURY, &[Head, Supervisor], CENTURY_END),
        (11, keys::TREASURER, &[Treasurer], CENTURY_END),
        (12, keys::SOCIAL, &[Head, Supervisor], CENTURY_END),
        (12, keys::SOCIAL_OFFICER, &[SocialOfficer], CENTURY_END),
        (13, keys::METROLOGY, &[Head], CENTURY_END),
        (13, keys::METROLOGIST, &[Metrologist], CENTURY_END),
        (14, keys::ENERGY, &[Head, Supervisor], CENTURY_END),
        (14, keys::ENERGY_TARIFFS, &[TariffOfficer], CENTURY_END),
    ];
    officers
        .into_iter()
        .map(|(office, account, roles, valid_until)| GenesisMandate {
            office: OfficeId(office),
            subject: person_of(&account),
            account,
            roles: roles.to_vec(),
            valid_from: 0,
            valid_until,
        })
        .collect()
}

/// The officers of the presets as persons: no identity back office made these ids.
fn person_of(account: &AccountId) -> SubjectId {
    let bytes: &[u8; 32] = account.as_ref();
    SubjectId(H256(sp_io::hashing::sha2_256(
        &[b"adliya/preset/officer/", &bytes[..]].concat(),
    )))
}
