//! Seals by order of a court, and who opens them.

use super::{
    adoption::{adopt, salt},
    *,
};
use crate::{
    types::{Capacity, Item, Opening, PersonalChange, Seal, Sealed},
    Decisions, Error, Event, Openings, Seals,
};
use adliya_primitives::{MandateId, OfficeId};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

const REGISTRY: OfficeId = OfficeId(5);
const COURT: OfficeId = OfficeId(7);

fn change(subject: SubjectId, change: PersonalChange) -> RecordId {
    assert_ok!(CivilRegistry::register(
        registrar(),
        VitalEvent::PersonalChange { subject, change },
        entry(ROOT, URGUT),
    ));
    latest()
}

fn seal(id: RecordId, decision: DecisionId) -> DispatchResult {
    CivilRegistry::seal_record(registrar(), id, decision, salt(1))
}

/// A person whose change of sex marker is sealed, with the commitment.
fn sealed() -> (SubjectId, RecordId, H256) {
    let [person] = born();
    let id = change(person, PersonalChange::SexMarker);
    let content = Sealed::Record {
        id,
        record: record(id),
        successor: None,
    };
    assert_ok!(seal(id, decided(Matter::Seal(id))));
    (person, id, content.commitment(&salt(1)))
}

fn order(commitment: H256, reader: OfficeId, days: u64) -> Matter {
    Matter::OpenSealed {
        commitment,
        reader,
        until: NOW + days * DAY,
    }
}

fn open(decision: DecisionId) -> DispatchResult {
    CivilRegistry::open_sealed(registrar(), decision)
}

fn openings(commitment: H256) -> u32 {
    Seals::<Test>::get(commitment).expect("sealed").openings
}

#[test]
fn seal_record_takes_it_out_of_every_sight_and_leaves_a_commitment() {
    ExtBuilder::build_and_execute(|| {
        let (person, id, commitment) = sealed();
        assert_eq!(CivilRegistry::record_view(id), None);
        assert_eq!(history(person), [0]);
        assert_eq!(
            Seals::<Test>::get(commitment),
            Some(Seal {
                of: Item::Record(id),
                openings: 0
            })
        );
        System::assert_last_event(
            Event::Sealed {
                of: Item::Record(id),
                commitment,
                office: REGISTRY,
                officer: MandateId(1),
            }
            .into(),
        );
        // The number is not given again.
        let later = change(person, PersonalChange::Name);
        assert_eq!(later, RecordId(id.0 + 1));
    });
}

#[test]
fn a_record_is_sealed_once_and_by_a_decision_on_it_only() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let [one, other] = [(); 2].map(|()| change(person, PersonalChange::Name));
        let [decision, twice] = [(); 2].map(|()| decided(Matter::Seal(one)));
        let identity = decided(Matter::CorrectIdentity(one));
        assert_noop!(seal(other, decision), Error::<Test>::MatterMismatch);
        assert_noop!(seal(one, identity), Error::<Test>::MatterMismatch);
        assert_noop!(seal(one, DecisionId(99)), Error::<Test>::DecisionNotFound);
        assert_ok!(seal(one, decision));
        assert_noop!(seal(one, decision), Error::<Test>::AlreadyExecuted);
        assert_noop!(seal(one, twice), Error::<Test>::NotFound);
        // What else a court had ordered about it comes to nothing.
        assert_noop!(
            CivilRegistry::correct_by_decision(registrar(), one, identity, OTHER_ROOT),
            Error::<Test>::NotFound
        );
        assert_noop!(lodge(Matter::Seal(one)), Error::<Test>::NotFound);
    });
}

#[test]
fn a_record_that_others_depend_on_is_not_sealed_as_such() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, mother] = born();
        let wedding = married(one, other);
        assert_ok!(separate(wedding, decided(Matter::SeparateSpouses(wedding))));
        let separation = latest();
        assert_ok!(divorce(wedding, DivorceGround::MutualConsent));
        let parting = latest();
        let death = died(one);
        let birth = RecordId(0);
        for kept in [birth, wedding, separation, parting, death] {
            assert_noop!(lodge(Matter::Seal(kept)), Error::<Test>::NotSealable);
        }
        assert_ok!(CivilRegistry::register(
            registrar(),
            VitalEvent::FetalDeath {
                mother: Some(mother)
            },
            entry(ROOT, URGUT)
        ));
        let stillbirth = latest();
        assert_eq!(record(stillbirth).party(Capacity::Mother), Some(mother));
        assert_ok!(seal(stillbirth, decided(Matter::Seal(stillbirth))));
        assert_eq!(history(mother), [2]);
    });
}

#[test]
fn seal_record_fails_for_one_that_is_annulled_for_the_officers_own_and_without_authority() {
    ExtBuilder::build_and_execute(|| {
        let [person, husband] = born();
        let herself = registrar_herself();
        enter(herself);
        let annulled = change(person, PersonalChange::Name);
        let decision = decided(Matter::Seal(annulled));
        assert_ok!(annul(annulled, decided(Matter::AnnulRecord(annulled))));
        assert_noop!(seal(annulled, decision), Error::<Test>::RecordAnnulled);
        assert_noop!(lodge(Matter::Seal(annulled)), Error::<Test>::RecordAnnulled);

        let his = change(husband, PersonalChange::Name);
        married_by_colleague(herself, husband);
        let decision = decided(Matter::Seal(his));
        assert_noop!(seal(his, decision), Error::<Test>::OwnRecord);
        let sealed_by = |origin| CivilRegistry::seal_record(origin, his, decision, salt(1));
        assert_noop!(
            sealed_by(RuntimeOrigin::signed(ANDIJAN_REGISTRAR)),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(sealed_by(judge()), DispatchError::BadOrigin);
        assert_ok!(sealed_by(colleague()));
    });
}

#[test]
fn an_office_opens_what_a_court_lets_it_read_and_each_time_is_recorded() {
    ExtBuilder::build_and_execute(|| {
        let (person, id, commitment) = sealed();
        let decision = decided(order(commitment, REGISTRY, 10));
        for number in 0..2u32 {
            let now = NOW + u64::from(number) * DAY;
            Timestamp::set_timestamp(now);
            assert_ok!(open(decision));
            assert_eq!(
                Openings::<Test>::get(commitment, number),
                Some(Opening {
                    decision,
                    office: REGISTRY,
                    mandate: MandateId(1),
                    opened_at: now,
                })
            );
            System::assert_last_event(
                Event::SealOpened {
                    commitment,
                    number,
                    decision,
                    office: REGISTRY,
                    officer: MandateId(1),
                }
                .into(),
            );
        }
        // By any officer of the office; and the chain tells nobody what was read.
        assert_ok!(CivilRegistry::open_sealed(colleague(), decision));
        assert_eq!(openings(commitment), 3);
        assert_eq!(CivilRegistry::record_view(id), None);
        assert_eq!(history(person), [0]);
    });
}

#[test]
fn a_court_lets_itself_read() {
    ExtBuilder::build_and_execute(|| {
        let (.., commitment) = sealed();
        let decision = decided(order(commitment, COURT, 1));
        assert_ok!(CivilRegistry::open_sealed(judge(), decision));
        assert_noop!(open(decision), Error::<Test>::NotReader);
    });
}

#[test]
fn a_judge_of_any_region_decides_on_what_has_no_region_any_more() {
    ExtBuilder::build_and_execute(|| {
        let (.., commitment) = sealed();
        assert_ok!(CivilRegistry::lodge_decision(
            RuntimeOrigin::signed(ANDIJAN_JUDGE),
            order(commitment, REGISTRY, 1),
            ROOT
        ));
        assert_ok!(open(DecisionId(1)));
    });
}

#[test]
fn no_order_lets_anybody_read_what_is_not_sealed_or_after_it_was_to_end() {
    ExtBuilder::build_and_execute(|| {
        let (.., commitment) = sealed();
        assert_noop!(lodge(order(ROOT, REGISTRY, 1)), Error::<Test>::NotFound);
        assert_noop!(
            lodge(order(commitment, REGISTRY, 0)),
            Error::<Test>::Expired
        );
    });
}

/// What can be tried with an order, in each of its states.
#[test]
fn every_edge_of_a_seal_and_its_orders_is_one_that_is_drawn() {
    #[derive(Clone, Copy, Debug)]
    enum State {
        Unknown,
        Other,
        Ordered,
        Opened,
        Expired,
    }
    use State::*;
    for state in [Unknown, Other, Ordered, Opened, Expired] {
        for (who, entitled) in [
            (REGISTRAR, true),
            (COLLEAGUE, true),
            (ANDIJAN_REGISTRAR, false),
            (JUDGE, false),
        ] {
            ExtBuilder::build_and_execute(|| {
                let (.., commitment) = sealed();
                let decision = match state {
                    Unknown => DecisionId(99),
                    Other => DecisionId(0),
                    _ => decided(order(commitment, REGISTRY, 1)),
                };
                match state {
                    Opened => {
                        assert_ok!(open(decision));
                    }
                    Expired => Timestamp::set_timestamp(NOW + DAY),
                    _ => {}
                }
                let before = openings(commitment);
                let opened = CivilRegistry::open_sealed(RuntimeOrigin::signed(who), decision);
                let expected: DispatchResult = match state {
                    Unknown => Err(Error::<Test>::DecisionNotFound.into()),
                    Other => Err(Error::<Test>::MatterMismatch.into()),
                    _ if !entitled => Err(Error::<Test>::NotReader.into()),
                    Expired => Err(Error::<Test>::Expired.into()),
                    Ordered | Opened => Ok(()),
                };
                assert_eq!(opened, expected, "{state:?} {entitled}");
                let times = before + u32::from(expected.is_ok());
                assert_eq!(openings(commitment), times);
            });
        }
        ExtBuilder::build_and_execute(|| {
            let (.., commitment) = sealed();
            let decision = decided(order(commitment, REGISTRY, 1));
            for nobody in [NOBODY, IDENTITY_OFFICER, SUPERVISOR] {
                assert_noop!(
                    CivilRegistry::open_sealed(RuntimeOrigin::signed(nobody), decision),
                    DispatchError::BadOrigin
                );
            }
        });
    }
}

#[test]
fn an_order_to_open_is_good_for_nothing_else_and_no_other_decision_opens() {
    ExtBuilder::build_and_execute(|| {
        let (.., commitment) = sealed();
        let order = decided(order(commitment, REGISTRY, 1));
        let birth = RecordId(0);
        assert_noop!(adopt(birth, order), Error::<Test>::MatterMismatch);
        assert_noop!(seal(birth, order), Error::<Test>::MatterMismatch);
        assert_noop!(
            CivilRegistry::correct_by_decision(registrar(), birth, order, OTHER_ROOT),
            Error::<Test>::MatterMismatch
        );
        let kept = Decisions::<Test>::get(order).expect("lodged");
        assert_eq!(kept.executed, None);
    });
}

#[test]
fn another_salt_or_another_content_gives_another_commitment() {
    ExtBuilder::build_and_execute(|| {
        let [person] = born();
        let id = change(person, PersonalChange::Name);
        let content = |id, successor| Sealed::Record {
            id,
            record: record(RecordId(1)),
            successor,
        };
        let commitments = [
            content(id, None).commitment(&salt(1)),
            content(id, None).commitment(&salt(2)),
            content(RecordId(7), None).commitment(&salt(1)),
            content(id, Some(RecordId(7))).commitment(&salt(1)),
        ];
        for (place, one) in commitments.iter().enumerate() {
            assert!(!commitments[..place].contains(one));
        }
    });
}
