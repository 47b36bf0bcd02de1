use crate::*;
use adliya_primitives::{traits::CivilStatus, Role, Roles};
use frame_support::{assert_err, assert_ok};
use pallet_authorities::types::{Impediment, Standing};
use pallet_civil_registry::{
    types::{EventKind, MaritalStatus},
    Error,
};

#[test]
fn a_life_from_birth_to_widowhood_is_one_history() {
    story(|| {
        let [mother, father, child] = [subject(1), subject(2), subject(3)];
        for parent in [mother, father] {
            assert_ok!(dispatch(
                &REGISTRAR,
                birth(parent, Parents::default(), URGUT)
            ));
        }
        assert_ok!(dispatch(&REGISTRAR, marriage([mother, father], URGUT)));
        let parents = Parents {
            mother: Some(mother),
            father: Some(father),
        };
        assert_ok!(dispatch(&REGISTRAR, birth(child, parents, SAMARKAND)));
        assert_ok!(dispatch(&REGISTRAR, death(father, URGUT)));

        let kinds = |subject| -> Vec<EventKind> {
            let page = CivilRegistry::history_page(subject, None, 10);
            page.records.iter().map(|view| view.record.kind).collect()
        };
        use EventKind::{Birth, Death, Marriage};
        assert_eq!(kinds(mother), [Birth, Marriage, Birth]);
        assert_eq!(kinds(father), [Birth, Marriage, Birth, Death]);
        assert_eq!(kinds(child), [Birth]);
        let widow = CivilRegistry::person_view(mother).expect("registered");
        assert!(matches!(widow.marital, MaritalStatus::Widowed(_)));
        assert!(!CivilRegistry::is_alive(&father) && CivilRegistry::is_alive(&mother));
    });
}

#[test]
fn an_officer_registers_within_the_region_of_their_office_only() {
    story(|| {
        let call = |region| birth(subject(1), Parents::default(), region);
        assert_err!(
            dispatch(&dev_keys::ANDIJAN_REGISTRAR, call(URGUT)),
            Error::<Runtime>::OutsideJurisdiction
        );
        assert_err!(
            dispatch(&REGISTRAR, call(ANDIJAN)),
            Error::<Runtime>::OutsideJurisdiction
        );
        assert_ok!(dispatch(&dev_keys::ANDIJAN_REGISTRAR, call(ANDIJAN)));
    });
}

#[test]
fn nobody_but_a_registrar_in_office_registers() {
    story(|| {
        let call = || birth(subject(1), Parents::default(), URGUT);
        let outsiders = dev_keys::ALL.into_iter().filter(|(uri, _)| {
            ![
                "//Samarkand//Registrar",
                "//Samarkand//Registrar2",
                "//Andijan//Registrar",
            ]
            .contains(uri)
        });
        let mut tried = 0;
        for (uri, account) in outsiders {
            assert_err!(dispatch(&account, call()), DispatchError::BadOrigin);
            tried += 1;
            if uri == "//Samarkand//Expired" {
                let view = Authorities::officer_view(account).expect("had a mandate");
                assert_eq!(view.impediment, Some(Impediment::MandateExpired));
            }
        }
        assert_eq!(tried, dev_keys::ALL.len() - 3);
        assert_err!(
            outcome(call().dispatch(RuntimeOrigin::root())),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn a_revoked_registrar_stops_at_once_and_what_they_registered_stands() {
    story(|| {
        assert_ok!(dispatch(
            &REGISTRAR,
            birth(subject(1), Parents::default(), URGUT)
        ));
        let mandate = mandate_of(&REGISTRAR);
        let revoke = pallet_authorities::Call::set_mandate_standing {
            mandate,
            standing: Standing::Ended,
        };
        assert_ok!(dispatch(&dev_keys::SAMARKAND, revoke));
        assert_err!(
            dispatch(&REGISTRAR, birth(subject(2), Parents::default(), URGUT)),
            DispatchError::BadOrigin
        );
        let view = CivilRegistry::person_view(subject(1)).expect("still registered");
        let record = CivilRegistry::record_view(view.birth).expect("kept").record;
        assert_eq!(record.mandate, mandate);
        assert_eq!(
            Authorities::officer_view(REGISTRAR)
                .expect("kept")
                .impediment,
            Some(Impediment::MandateRevoked)
        );
    });
}

#[test]
fn suspending_the_ministry_stops_every_registry_office_in_the_same_block() {
    story(|| {
        let suspend = pallet_authorities::Call::<Runtime>::set_office_standing {
            office: adliya_primitives::OfficeId(0),
            standing: Standing::Suspended,
        };
        assert_ok!(outcome(
            RuntimeCall::from(suspend).dispatch(RuntimeOrigin::root())
        ));
        for registrar in [REGISTRAR, dev_keys::ANDIJAN_REGISTRAR] {
            for region in [URGUT, ANDIJAN] {
                assert_err!(
                    dispatch(&registrar, birth(subject(1), Parents::default(), region)),
                    DispatchError::BadOrigin
                );
            }
        }
    });
}

#[test]
fn a_registrar_who_lost_the_key_gets_another_by_four_eyes_and_the_old_one_is_dead() {
    story(|| {
        let new = AccountId::new([77; 32]);
        let replace = || {
            Box::new(RuntimeCall::Authorities(
                pallet_authorities::Call::replace_key {
                    mandate: mandate_of(&REGISTRAR),
                    new: new.clone(),
                },
            ))
        };
        let confirm = pallet_authorities::Call::confirm {
            proposal: adliya_primitives::ProposalId(0),
            call: replace(),
        };
        assert_ok!(dispatch(
            &dev_keys::SAMARKAND,
            pallet_authorities::Call::propose { call: replace() }
        ));
        assert_err!(
            dispatch(&dev_keys::ANDIJAN_SUPERVISOR, confirm.clone()),
            pallet_authorities::Error::<Runtime>::NotOverOffice
        );
        assert_ok!(dispatch(&dev_keys::SAMARKAND_SUPERVISOR, confirm));
        let call = || birth(subject(1), Parents::default(), URGUT);
        assert_err!(dispatch(&REGISTRAR, call()), DispatchError::BadOrigin);
        assert_ok!(dispatch(&new, call()));
    });
}

#[test]
fn a_mandate_that_was_granted_for_a_day_ends_with_it() {
    story(|| {
        let key = AccountId::new([78; 32]);
        let day = 24 * 60 * 60 * 1000;
        assert_ok!(dispatch(
            &MINISTER,
            pallet_authorities::Call::grant_mandate {
                office: adliya_primitives::OfficeId(1),
                account: key.clone(),
                subject: subject(900),
                roles: Roles::of(&[Role::Registrar]),
                valid_from: NOW,
                valid_until: NOW + day,
            }
        ));
        assert_ok!(dispatch(&key, birth(subject(1), Parents::default(), URGUT)));
        at(NOW + day);
        assert_err!(
            dispatch(&key, birth(subject(2), Parents::default(), URGUT)),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn no_officer_acts_on_a_record_of_their_own() {
    story(|| {
        let herself = pallet_authorities::Mandates::<Runtime>::get(mandate_of(&REGISTRAR))
            .expect("granted")
            .subject;
        let as_mother = Parents {
            mother: Some(herself),
            father: None,
        };
        assert_err!(
            dispatch(&REGISTRAR, birth(subject(1), as_mother, URGUT)),
            Error::<Runtime>::OwnRecord
        );
        // A colleague may.
        let colleague = dev_keys::SAMARKAND_REGISTRAR2;
        assert_ok!(dispatch(
            &colleague,
            birth(herself, Parents::default(), URGUT)
        ));
        assert_ok!(dispatch(&colleague, birth(subject(1), as_mother, URGUT)));
    });
}
