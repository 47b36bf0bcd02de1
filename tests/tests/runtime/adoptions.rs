//! Adoptions as the register has them: sealed, and opened by order of a court.

use crate::*;
use adliya_primitives::{traits::CivilStatus, DecisionId, OfficeId, RecordId};
use codec::Encode;
use frame_support::{assert_err, assert_ok};
use pallet_civil_registry::{
    types::{EventKind, Matter, PaternityGround, Sealed},
    Call, Error, Openings, Seals,
};

const JUDGE: AccountId = dev_keys::COURT_JUDGE;
const ANDIJAN_REGISTRAR: AccountId = dev_keys::ANDIJAN_REGISTRAR;

/// The number of the latest record.
fn latest() -> RecordId {
    RecordId(pallet_civil_registry::NextRecord::<Runtime>::get().0 - 1)
}

/// Has the registrar of Samarkand register something, and returns its number.
fn registered(call: RuntimeCall) -> RecordId {
    assert_ok!(dispatch(&REGISTRAR, call));
    latest()
}

/// Registers somebody whose parents are not on chain.
fn born(number: u64) -> SubjectId {
    registered(birth(subject(number), Parents::default(), URGUT));
    subject(number)
}

fn event(event: VitalEvent, root: u8) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::register {
        event,
        entry: entry(H256::repeat_byte(root), URGUT),
    })
}

/// Has the judge of Samarkand decide something, and returns its number.
fn decided(matter: Matter) -> DecisionId {
    let call = RuntimeCall::CivilRegistry(Call::lodge_decision {
        matter,
        claims_root: H256::repeat_byte(6),
    });
    assert_ok!(dispatch(&JUDGE, call));
    DecisionId(pallet_civil_registry::NextDecision::<Runtime>::get().0 - 1)
}

fn opening_of(decision: DecisionId) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::open_sealed { decision })
}

fn office_of(account: &AccountId) -> OfficeId {
    Authorities::officer_view(account.clone())
        .expect("has a mandate")
        .office
}

fn history(subject: SubjectId) -> Vec<RecordId> {
    let page = CivilRegistry::history_page(subject, None, 100);
    page.records.iter().map(|view| view.id).collect()
}

#[test]
fn an_adoption_is_sealed_and_opened_by_court() {
    story(|| {
        let [mother, father, adoptress, adopter] = [born(1), born(2), born(3), born(4)];
        let child = subject(10);
        let of_her = Parents {
            mother: Some(mother),
            father: None,
        };
        let old = registered(birth(child, of_her, URGUT));
        let ground = PaternityGround::Recognition;
        let recognition = VitalEvent::Paternity {
            birth: old,
            father,
            ground,
        };
        let recognised = registered(event(recognition, 7));
        let before = CivilRegistry::record_view(old).expect("kept").record;

        // A year later the court of Samarkand grants the adoption.
        at(NOW + 365 * DAY);
        let parents = Parents {
            mother: Some(adoptress),
            father: Some(adopter),
        };
        let decision = decided(Matter::Adopt {
            birth: old,
            parents,
        });
        let [first, second] = [[1; 32], [2; 32]];
        let adoption = VitalEvent::Adoption {
            birth: old,
            decision,
            salt: second,
        };
        // Not while the recognition says who the father was.
        assert_err!(
            dispatch(&REGISTRAR, event(adoption, 8)),
            Error::<Runtime>::SatellitesLeft
        );
        // The desk sends all of it at once: nothing of it happens without the rest.
        let desk = RuntimeCall::Utility(pallet_utility::Call::batch_all {
            calls: vec![
                RuntimeCall::CivilRegistry(Call::seal_satellite {
                    birth: old,
                    decision,
                    salt: first,
                }),
                event(adoption, 8),
            ],
        });
        let new = registered(desk);

        // Whoever asks now sees a child of its parents, and nothing else.
        let shown = CivilRegistry::record_view(new).expect("kept").record;
        assert_eq!(shown.kind, EventKind::Birth);
        assert_eq!(shown.parents(), parents);
        assert_eq!(shown.region, URGUT);
        assert!(shown.registered_at <= NOW);
        assert_eq!(history(child), [new]);
        assert_eq!(history(mother).len(), 1);
        assert_eq!(history(father).len(), 1);
        for gone in [old, recognised] {
            assert!(CivilRegistry::record_view(gone).is_none());
        }
        assert!(CivilRegistry::is_alive(&child));

        // Grown up, the child asks a court where it comes from. The court lets the registry of Samarkand read.
        at(NOW + 18 * 365 * DAY);
        let content = Sealed::Record {
            id: old,
            record: pallet_civil_registry::types::Record {
                satellites: 0,
                ..before
            },
            successor: Some(new),
        };
        let commitment = content.commitment(&second);
        let order = decided(Matter::OpenSealed {
            commitment,
            reader: office_of(&REGISTRAR),
            until: NOW + 18 * 365 * DAY + 30 * DAY,
        });
        assert_err!(
            dispatch(&ANDIJAN_REGISTRAR, opening_of(order)),
            Error::<Runtime>::NotReader
        );
        assert_ok!(dispatch(&REGISTRAR, opening_of(order)));
        let opening = Openings::<Runtime>::get(commitment, 0).expect("recorded");
        assert_eq!(opening.decision, order);
        assert_eq!(opening.mandate, mandate_of(&REGISTRAR));

        // On that, the archive hands out what it kept with the salt, and the registrar sees that it is what was sealed.
        let handed_out = content.encode();
        let commitment_again = adliya_primitives::sealing::seal_commitment(&second, &handed_out);
        assert_eq!(commitment_again, commitment);
        let Sealed::Record { record, .. } = content else {
            unreachable!("it is a record");
        };
        assert_eq!(record.parents().mother, Some(mother));

        // The chain says no more than before, and the order ends.
        assert!(CivilRegistry::record_view(old).is_none());
        at(NOW + 18 * 365 * DAY + 31 * DAY);
        assert_err!(
            dispatch(&REGISTRAR, opening_of(order)),
            Error::<Runtime>::Expired
        );
        assert_eq!(
            Seals::<Runtime>::get(commitment).map(|seal| seal.openings),
            Some(1)
        );
    });
}
