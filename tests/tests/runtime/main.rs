//! The real runtime, from the `development` preset, in externalities: stories in the domain's words.

mod adoptions;
mod certificates;
mod council;
mod country;
mod desks;
mod estates;
mod lives;
mod notary;
mod notices;
mod population;
mod registry;
mod sales;
mod utilities;
mod utilities_bills;
mod utilities_charges;
mod utilities_disputes;
mod utilities_meters;
mod utilities_people;
mod utilities_safeguards;
mod utilities_switch_over;
mod weights;

use adliya_primitives::{subject::LinkedSubjects, Entry, NoticeId, Region, SubjectId, Timeliness};
use adliya_runtime::{
    dev_keys, AccountId, Authorities, Block, CivilDeclarations, CivilRegistry, Estates, Notary,
    Runtime, RuntimeCall, RuntimeOrigin, System, Timestamp,
};
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo};
use pallet_civil_registry::types::{LinksOpening, NoticeStatus, Parents, VitalEvent, WaiverGround};
use sp_core::H256;
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
use sp_runtime::{traits::Dispatchable, DispatchError};

const SAMARKAND: Region = Region::new(1, 14, 0, 0);
const URGUT: Region = Region::new(1, 14, 7, 0);
const ANDIJAN: Region = Region::new(1, 3, 0, 0);

/// In milliseconds.
const DAY: u64 = 24 * 60 * 60 * 1_000;

/// 2026-03-14, noon.
const NOW: u64 = 1_773_489_600_000;

/// Runs a story on the development chain, and the invariants of our pallets after it.
fn story(tell: impl FnOnce()) {
    story_of("development", tell)
}

fn story_of(preset: &str, tell: impl FnOnce()) {
    sp_io::TestExternalities::default().execute_with(|| {
        let json = |id| -> serde_json::Value {
            let text = <Runtime as GenesisBuilder<Block>>::get_preset(&id).expect("is there");
            serde_json::from_slice(&text).expect("a preset is JSON")
        };
        // A preset is a patch to the defaults, as a chain specification's builder applies it.
        let mut genesis = json(None);
        merge(&mut genesis, json(Some(preset.into())));
        <Runtime as GenesisBuilder<Block>>::build_state(genesis.to_string().into_bytes())
            .expect("the preset builds");
        System::set_block_number(1);
        pallet_timestamp::Now::<Runtime>::put(NOW);
        tell();
        Authorities::check_invariants().expect("the authorities' invariants hold");
        CivilRegistry::check_invariants().expect("the register's invariants hold");
        CivilDeclarations::check_invariants().expect("the declarations' invariants hold");
        Notary::check_invariants().expect("the notaries' invariants hold");
        Estates::check_invariants().expect("the estates' invariants hold");
    });
}

/// RFC 7396, without removals: the presets have none.
fn merge(into: &mut serde_json::Value, patch: serde_json::Value) {
    match (into, patch) {
        (serde_json::Value::Object(fields), serde_json::Value::Object(patch)) => {
            for (name, value) in patch {
                merge(fields.entry(name).or_insert(serde_json::Value::Null), value);
            }
        }
        (value, patch) => *value = patch,
    }
}

/// Dispatches a call as a transaction of this key would.
fn dispatch(signer: &AccountId, call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
    outcome(call.into().dispatch(RuntimeOrigin::signed(signer.clone())))
}

/// Proposed by one officer, confirmed by another.
fn by_four_eyes(
    officer: &AccountId,
    supervisor: &AccountId,
    call: impl Into<RuntimeCall>,
) -> Result<(), DispatchError> {
    let call = Box::new(call.into());
    let proposal = pallet_authorities::NextProposal::<Runtime>::get();
    let propose = pallet_authorities::Call::propose { call: call.clone() };
    dispatch(officer, propose)?;
    dispatch(
        supervisor,
        pallet_authorities::Call::confirm { proposal, call },
    )
}

fn outcome(result: DispatchResultWithPostInfo) -> Result<(), DispatchError> {
    result.map(|_| ()).map_err(|failure| failure.error)
}

fn at(moment: u64) {
    pallet_timestamp::Now::<Runtime>::put(moment);
    assert_eq!(Timestamp::get(), moment);
}

fn subject(number: u64) -> SubjectId {
    SubjectId(H256::from_low_u64_be(number))
}

fn opening(of: SubjectId) -> LinksOpening {
    let id = |domain: u8| SubjectId(H256::from_slice(&[&[domain], &of.0[1..]].concat()));
    LinksOpening {
        salt: [7; 32],
        linked: LinkedSubjects {
            notary: id(1),
            wills: id(2),
            utility: id(3),
        },
    }
}

/// What is stated of an entry that is made in time.
fn entry(claims_root: H256, region: Region) -> Entry {
    Entry {
        claims_root,
        region,
        timeliness: Timeliness::Timely,
    }
}

fn birth(child: SubjectId, parents: Parents, region: Region) -> RuntimeCall {
    let opening = opening(child);
    RuntimeCall::CivilRegistry(pallet_civil_registry::Call::register {
        event: VitalEvent::Birth {
            child,
            parents,
            links: opening.linked.commitment(&opening.salt),
        },
        entry: entry(H256::repeat_byte(1), region),
    })
}

/// The marriage of two who have given notice of it, if they may marry, and need not wait.
fn marriage(spouses: [SubjectId; 2], region: Region) -> RuntimeCall {
    let declare = pallet_civil_registry::Call::declare_marriage { spouses };
    // Refused to those who may not, and to those who have declared it before.
    let _ = dispatch(&REGISTRAR, declare);
    let notice = CivilRegistry::latest_notice_view(spouses);
    if let Some(view) = notice.as_ref() {
        if view.status == NoticeStatus::Waiting {
            let waive = pallet_civil_registry::Call::waive_waiting {
                notice: view.id,
                ground: WaiverGround::Pregnancy,
            };
            assert_ok!(dispatch(&dev_keys::SAMARKAND_SUPERVISOR, waive));
        }
    }
    marriage_on(notice.map(|view| view.id), spouses, region)
}

fn marriage_on(notice: Option<NoticeId>, spouses: [SubjectId; 2], region: Region) -> RuntimeCall {
    RuntimeCall::CivilRegistry(pallet_civil_registry::Call::register {
        event: VitalEvent::Marriage { spouses, notice },
        entry: entry(H256::repeat_byte(2), region),
    })
}

fn death(deceased: SubjectId, region: Region) -> RuntimeCall {
    RuntimeCall::CivilRegistry(pallet_civil_registry::Call::register {
        event: VitalEvent::Death {
            deceased,
            opening: opening(deceased),
        },
        entry: entry(H256::repeat_byte(3), region),
    })
}

/// The mandate of a key of the preset.
fn mandate_of(account: &AccountId) -> adliya_primitives::MandateId {
    Authorities::officer_view(account.clone())
        .expect("has a mandate")
        .mandate
}

const MINISTER: AccountId = dev_keys::MINISTRY;
const REGISTRAR: AccountId = dev_keys::SAMARKAND_REGISTRAR;
