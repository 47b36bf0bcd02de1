//! Who cares for whom, who lives where, and what the state counts of it.

use crate::*;
use adliya_primitives::{
    subject::wallet_link_message, traits::CivilStatus, CertificateHash, Month, ProposalId, RecordId,
};
use frame_support::{assert_err, assert_ok};
use pallet_civil_registry::{
    types::{
        Care, CertificateStatus, EventKind, GuardianshipEndGround, GuardianshipGround, Issuer,
        Matter, VitalEvent,
    },
    Call, Error,
};
use sp_core::{sr25519, Pair};
use sp_runtime::MultiSignature;

const IDENTITY_OFFICER: AccountId = dev_keys::IDENTITY_OFFICER;
const JUDGE: AccountId = dev_keys::COURT_JUDGE;
const ANDIJAN_REGISTRAR: AccountId = dev_keys::ANDIJAN_REGISTRAR;
/// 2026-04-01, noon in Tashkent.
const APRIL: u64 = 1_775_026_800_000;

fn root(byte: u8) -> H256 {
    H256::repeat_byte(byte)
}

/// The number of the latest record.
fn latest() -> RecordId {
    RecordId(pallet_civil_registry::NextRecord::<Runtime>::get().0 - 1)
}

fn event(event: VitalEvent, region: Region) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::register {
        event,
        entry: entry(root(4), region),
    })
}

/// Has the registrar of Samarkand register something in Urgut, and returns its number.
fn registered(vital_event: VitalEvent) -> RecordId {
    assert_ok!(dispatch(&REGISTRAR, event(vital_event, URGUT)));
    latest()
}

/// Registers somebody whose parents are not on chain.
fn born(number: u64) -> SubjectId {
    assert_ok!(dispatch(
        &REGISTRAR,
        birth(subject(number), Parents::default(), URGUT)
    ));
    subject(number)
}

/// Links a new wallet to a person.
fn linked(subject: SubjectId, seed: u8) -> AccountId {
    let key = sr25519::Pair::from_seed(&[seed; 32]);
    let message = wallet_link_message(&System::block_hash(0), &subject);
    let wallet: AccountId = key.public().into();
    let call = Call::link_wallet {
        subject,
        wallet: wallet.clone(),
        signature: MultiSignature::Sr25519(key.sign(&message)),
    };
    assert_ok!(dispatch(
        &IDENTITY_OFFICER,
        RuntimeCall::CivilRegistry(call)
    ));
    wallet
}

fn guardianship(ward: SubjectId, guardian: SubjectId, care: Care) -> VitalEvent {
    VitalEvent::Guardianship {
        ward,
        guardian,
        care,
        ground: GuardianshipGround::Authority,
    }
}

/// How many of a kind were registered in time, by district, in one month.
fn counted(region: Region, month: &str, kind: EventKind) -> Vec<(Region, u32)> {
    let month: Month = month.parse().expect("a month");
    let page = CivilRegistry::statistics_page(region, month, month, None, 100);
    assert_eq!(page.next, None);
    let rows = page.rows.into_iter().filter(|row| row.kind == kind);
    rows.map(|row| (row.district, row.count.timely)).collect()
}

#[test]
fn an_orphan_gets_a_guardian_comes_of_age_and_moves_away() {
    story(|| {
        let [mother, aunt] = [born(1), born(2)];
        let parents = Parents {
            mother: Some(mother),
            father: None,
        };
        let child = subject(3);
        assert_ok!(dispatch(&REGISTRAR, birth(child, parents, URGUT)));
        let birth = latest();
        assert_ok!(dispatch(&REGISTRAR, death(mother, URGUT)));

        // The guardianship authority appoints the aunt, with whom the child lives from then on.
        let begun = registered(guardianship(child, aunt, Care::Guardianship));
        let home = registered(VitalEvent::Residence { subject: child });
        let view = CivilRegistry::person_view(child).expect("registered");
        let kept = view.guardianship.expect("has a guardian");
        assert_eq!(
            (kept.guardian, kept.record, kept.in_force),
            (aunt, begun, true)
        );
        assert_eq!(view.residence.map(|residence| residence.record), Some(home));

        // She gets the papers for the school, which nobody else can, the child included.
        let [aunts, childs] = [linked(aunt, 41), linked(child, 42)];
        let paper = CertificateHash(root(9));
        let issue = |certificate| {
            RuntimeCall::CivilRegistry(Call::issue_ward_certificate {
                ward: child,
                record: birth,
                certificate,
            })
        };
        assert_err!(
            dispatch(&childs, issue(paper)),
            Error::<Runtime>::UnderGuardianship
        );
        assert_ok!(dispatch(&aunts, issue(paper)));
        let told = CivilRegistry::certificate_view(paper).expect("was issued");
        assert_eq!(
            (told.issuer, told.status),
            (Issuer::Holder(0), CertificateStatus::Valid)
        );

        // At fourteen the guardian becomes a trustee, and the child speaks; at eighteen there is neither.
        registered(guardianship(child, aunt, Care::Trusteeship));
        assert!(CivilRegistry::speaks_for(&childs, &child));
        assert_err!(
            dispatch(&aunts, issue(CertificateHash(root(10)))),
            Error::<Runtime>::NotGuardian
        );
        registered(VitalEvent::GuardianshipEnd {
            ward: child,
            ground: GuardianshipEndGround::Age,
        });
        let own = RuntimeCall::CivilRegistry(Call::issue_own_certificate {
            record: birth,
            certificate: CertificateHash(root(11)),
        });
        assert_ok!(dispatch(&childs, own));

        // A month later, in Andijan, where the office of the new home registers it.
        at(APRIL);
        let arrival = VitalEvent::Residence { subject: child };
        assert_err!(
            dispatch(&REGISTRAR, event(arrival, ANDIJAN)),
            Error::<Runtime>::OutsideJurisdiction
        );
        assert_ok!(dispatch(&ANDIJAN_REGISTRAR, event(arrival, ANDIJAN)));
        assert_eq!(CivilRegistry::residence_of(&child), Some(ANDIJAN));

        use EventKind::{Birth, Guardianship, Residence};
        assert_eq!(counted(SAMARKAND, "2026-03", Birth), [(URGUT, 3)]);
        assert_eq!(counted(URGUT, "2026-03", Guardianship), [(URGUT, 2)]);
        assert_eq!(counted(Region::WHOLE, "2026-03", Residence), [(URGUT, 1)]);
        assert_eq!(counted(Region::WHOLE, "2026-04", Residence), [(ANDIJAN, 1)]);
    });
}

#[test]
fn a_court_appoints_a_guardian_whose_mistaken_death_only_interrupts_it() {
    story(|| {
        let [ward, guardian, other] = [born(1), born(2), born(3)];
        let care = Care::Guardianship;
        let matter = Matter::AppointGuardian {
            of: CivilRegistry::person_view(ward).expect("registered").birth,
            guardian,
            care,
        };
        let decide = |matter| {
            RuntimeCall::CivilRegistry(Call::lodge_decision {
                matter,
                claims_root: root(6),
            })
        };
        let decided = |matter| {
            assert_ok!(dispatch(&JUDGE, decide(matter)));
            let next = pallet_civil_registry::NextDecision::<Runtime>::get();
            adliya_primitives::DecisionId(next.0 - 1)
        };
        let ground = GuardianshipGround::Decision(decided(matter));
        let appoint = |guardian| VitalEvent::Guardianship {
            ward,
            guardian,
            care,
            ground,
        };
        assert_err!(
            dispatch(&REGISTRAR, event(appoint(other), URGUT)),
            Error::<Runtime>::MatterMismatch
        );
        registered(appoint(guardian));
        let wallet = linked(guardian, 41);
        assert!(CivilRegistry::speaks_for(&wallet, &ward));

        assert_ok!(dispatch(&REGISTRAR, death(guardian, URGUT)));
        let mistaken = latest();
        assert!(!CivilRegistry::speaks_for(&wallet, &ward));
        registered(VitalEvent::DeathAnnulment {
            death: mistaken,
            opening: opening(guardian),
            decision: decided(Matter::AnnulRecord(mistaken)),
        });
        assert!(CivilRegistry::speaks_for(&wallet, &ward));

        // Everybody has seen the ids that the death has told; two officers put new ones in their place.
        let renew = || {
            RuntimeCall::CivilRegistry(Call::renew_links {
                subject: guardian,
                links: root(12),
            })
        };
        assert_err!(
            dispatch(&IDENTITY_OFFICER, renew()),
            DispatchError::BadOrigin
        );
        assert_ok!(dispatch(
            &IDENTITY_OFFICER,
            pallet_authorities::Call::propose {
                call: Box::new(renew())
            }
        ));
        let confirm = pallet_authorities::Call::confirm {
            proposal: ProposalId(0),
            call: Box::new(renew()),
        };
        assert_ok!(dispatch(&MINISTER, confirm));
        assert_err!(
            dispatch(&REGISTRAR, death(guardian, URGUT)),
            Error::<Runtime>::LinksMismatch
        );
    });
}
