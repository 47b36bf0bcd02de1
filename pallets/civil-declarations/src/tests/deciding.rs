//! What registrars make of declarations.

use super::*;
use adliya_primitives::MandateId;
use pallet_civil_registry::Error as RegistryError;

/// A declaration by the nurse of a birth with this mother.
fn declared_of(mother: SubjectId) -> DeclarationId {
    let outline = birth_of(subject(1), Some(mother));
    assert_ok!(Declarations::declare(signed(NURSE), ROOT, outline, URGUT));
    latest_declaration()
}

fn accept_event(id: DeclarationId, event: VitalEvent) -> DispatchResult {
    Declarations::accept_declaration(signed(REGISTRAR), id, ROOT, event, Timeliness::Timely)
}

#[test]
fn an_accepted_declaration_is_a_record_of_the_register() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        assert_ok!(accept(REGISTRAR, id, 1));
        let record = latest_record();
        assert_eq!(status(id), Status::Accepted(record));
        let kept = pallet_civil_registry::Records::<Test>::get(record).expect("registered");
        assert_eq!((kept.claims_root, kept.region), (ROOT, URGUT));
        assert_eq!(kept.timeliness, Timeliness::Timely);
        assert_eq!(kept.mandate, MandateId(REGISTRAR));
        assert_eq!(
            last_event(),
            Event::DeclarationAccepted {
                declaration: id,
                record,
                office: SAMARKAND_OFFICE,
                officer: MandateId(REGISTRAR),
                supervisor: None,
            }
            .into()
        );
    });
}

#[test]
fn a_closed_declaration_says_no_longer_whom_it_is_about() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let outline = birth_of(subject(1), Some(mother));
        assert_ok!(Declarations::declare_own(signed(50), ROOT, outline, URGUT));
        let id = latest_declaration();
        let event = birth(subject(1), Some(mother));
        assert_ok!(accept_event(id, event));
        let view = Declarations::declaration_view(id).expect("kept");
        assert_eq!(view.declaration.pending, None);
        assert_eq!(view.declaration.declarant(), None);
    });
}

#[test]
fn accept_fails_for_an_event_that_was_not_declared() {
    ExtBuilder::build_and_execute(|| {
        let mother = born(50);
        let other = born(51);
        let id = declared_of(mother);
        let records = latest_record();
        let elsewise = [
            birth(subject(2), Some(mother)),
            birth(subject(1), Some(other)),
            birth(subject(1), None),
            VitalEvent::Birth {
                child: subject(1),
                parents: Parents {
                    mother: None,
                    father: Some(mother),
                },
                links: links(subject(1)),
            },
            VitalEvent::Foundling {
                child: subject(1),
                links: links(subject(1)),
            },
        ];
        for event in elsewise {
            assert_noop!(accept_event(id, event), Error::<Test>::OutlineMismatch);
        }
        assert_eq!(latest_record(), records, "nothing stays in the register");
        assert_ok!(accept_event(id, birth(subject(1), Some(mother))));
    });
}

#[test]
fn in_which_order_the_parties_were_declared_does_not_matter() {
    ExtBuilder::build_and_execute(|| {
        let spouses = [born(50), born(51)];
        let [one, other] = spouses.map(|spouse| Some((spouse, Capacity::Spouse)));
        let outline = outline(EventKind::Marriage, [other, one]);
        assert_ok!(CivilRegistry::declare_marriage(signed(REGISTRAR), spouses));
        pass(1);
        assert_ok!(Declarations::declare(signed(NURSE), ROOT, outline, URGUT));
        let (id, notice) = (latest_declaration(), Some(NoticeId(0)));
        assert_ok!(accept_event(id, VitalEvent::Marriage { spouses, notice }));
    });
}

#[test]
fn a_party_who_was_declared_twice_does_not_stand_for_two() {
    ExtBuilder::build_and_execute(|| {
        let spouses = [born(50), born(51)];
        let twice = Some((spouses[0], Capacity::Spouse));
        let outline = outline(EventKind::Marriage, [twice, twice]);
        assert_ok!(CivilRegistry::declare_marriage(signed(REGISTRAR), spouses));
        pass(1);
        let notice = Some(NoticeId(0));
        assert_ok!(Declarations::declare(signed(NURSE), ROOT, outline, URGUT));
        assert_noop!(
            accept_event(
                latest_declaration(),
                VitalEvent::Marriage { spouses, notice }
            ),
            Error::<Test>::OutlineMismatch
        );
    });
}

#[test]
fn accept_fails_for_claims_that_the_registrar_has_not_read() {
    ExtBuilder::build_and_execute(|| {
        let id = returned(1);
        assert_ok!(amend(NURSE, id, 1));
        // The registrar has read what was declared first.
        assert_noop!(accept(REGISTRAR, id, 1), Error::<Test>::RootMismatch);
    });
}

#[test]
fn accept_fails_as_the_register_fails() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        assert_noop!(
            accept(ANDIJAN_REGISTRAR, id, 1),
            RegistryError::<Test>::OutsideJurisdiction
        );
        born(1);
        assert_noop!(
            accept(REGISTRAR, id, 1),
            RegistryError::<Test>::AlreadyRegistered
        );
        assert_eq!(status(id), Status::Lodged);
    });
}

#[test]
fn a_delayed_registration_takes_four_eyes() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        let event = birth(subject(1), None);
        assert_noop!(
            Declarations::accept_declaration(
                signed(REGISTRAR),
                id,
                ROOT,
                event,
                Timeliness::Delayed
            ),
            RegistryError::<Test>::SupervisorMissing
        );
        let delayed = |by| Declarations::accept_delayed_declaration(signed(by), id, ROOT, event);
        assert_noop!(delayed(REGISTRAR), sp_runtime::DispatchError::BadOrigin);
        assert_ok!(delayed(FOUR_EYES));
        let kept = pallet_civil_registry::Records::<Test>::get(latest_record()).expect("kept");
        assert_eq!(kept.timeliness, Timeliness::Delayed);
        assert_eq!(kept.supervisor, Some(MandateId(SUPERVISOR)));
    });
}

#[test]
fn accept_fails_for_an_entry_that_is_said_to_come_from_an_archive() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        let event = birth(subject(1), None);
        assert_noop!(
            Declarations::accept_declaration(
                signed(REGISTRAR),
                id,
                ROOT,
                event,
                Timeliness::Archived
            ),
            Error::<Test>::NotFromArchive
        );
    });
}

#[test]
fn registrars_return_and_reject_in_the_region_of_their_office_only() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        assert_noop!(
            give_back(ANDIJAN_REGISTRAR, id),
            Error::<Test>::OutsideJurisdiction
        );
        assert_noop!(
            reject(ANDIJAN_REGISTRAR, id),
            Error::<Test>::OutsideJurisdiction
        );
        assert_ok!(reject(VILLAGE, id));
        let reason = RejectReason::Duplicate;
        assert_eq!(status(id), Status::Rejected(reason));
        assert_eq!(
            last_event(),
            Event::DeclarationRejected {
                declaration: id,
                reason,
                office: URGUT_OFFICE,
                officer: MandateId(VILLAGE),
            }
            .into()
        );
    });
}

#[test]
fn no_registrar_decides_on_what_they_are_a_party_of() {
    ExtBuilder::build_and_execute(|| {
        // The registrar had a child.
        let id = declared_of(person_of(REGISTRAR));
        let event = birth(subject(1), Some(person_of(REGISTRAR)));
        assert_noop!(accept_event(id, event), Error::<Test>::OwnRecord);
        assert_noop!(give_back(REGISTRAR, id), Error::<Test>::OwnRecord);
        assert_noop!(reject(REGISTRAR, id), Error::<Test>::OwnRecord);
        assert_ok!(give_back(COLLEAGUE, id));
    });
}

#[test]
fn no_supervisor_confirms_what_they_are_a_party_of() {
    ExtBuilder::build_and_execute(|| {
        let id = declared_of(person_of(SUPERVISOR));
        let event = birth(subject(1), Some(person_of(SUPERVISOR)));
        assert_noop!(
            Declarations::accept_delayed_declaration(signed(FOUR_EYES), id, ROOT, event),
            Error::<Test>::OwnRecord
        );
    });
}

#[test]
fn no_registrar_decides_on_what_they_lodged_as_an_informant() {
    ExtBuilder::build_and_execute(|| {
        // The registrar has a second mandate, of the hospital.
        let lodger = adliya_primitives::Officer {
            subject: person_of(REGISTRAR),
            ..officer_number(NURSE).expect("of the table")
        };
        let content = crate::declarations::Content {
            claims_root: ROOT,
            outline: birth_of(subject(1), None),
            region: URGUT,
        };
        assert_ok!(Declarations::do_declare(
            Declarations::informant(&lodger),
            content
        ));
        let id = latest_declaration();
        assert_noop!(accept(REGISTRAR, id, 1), Error::<Test>::OwnRecord);
        assert_noop!(give_back(REGISTRAR, id), Error::<Test>::OwnRecord);
        assert_ok!(accept(COLLEAGUE, id, 1));
    });
}

#[test]
fn returning_and_amending_give_whoever_is_next_the_whole_term() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        pass(TERM - 1);
        assert_ok!(give_back(REGISTRAR, id));
        pass(TERM - 1);
        assert_ok!(amend(NURSE, id, 1));
        pass(TERM - 1);
        assert_eq!(status(id), Status::Lodged);
        pass(1);
        assert_eq!(status(id), Status::Expired);
    });
}

#[test]
fn an_office_that_serves_the_whole_country_accepts_returns_and_rejects() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        assert_ok!(accept(ANYWHERE_REGISTRAR, id, 1));
        assert!(matches!(status(id), Status::Accepted(_)));

        let id = declared(2);
        assert_ok!(give_back(ANYWHERE_REGISTRAR, id));
        assert_eq!(status(id), Status::Returned(ReturnReason::Incomplete));
        assert_ok!(amend(NURSE, id, 2));
        assert_ok!(reject(ANYWHERE_REGISTRAR, id));
        assert_eq!(status(id), Status::Rejected(RejectReason::Duplicate));
    });
}

#[test]
fn registrars_decide_and_nobody_else() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        for who in [NURSE, SUPERVISOR, COURIER, FOUR_EYES] {
            for refused in [accept(who, id, 1), give_back(who, id), reject(who, id)] {
                assert_eq!(refused, Err(sp_runtime::DispatchError::BadOrigin));
            }
        }
    });
}
