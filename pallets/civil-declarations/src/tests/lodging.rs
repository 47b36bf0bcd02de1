//! Who declares what, and how much.

use super::*;
use crate::types::{Declarant, Informant};
use adliya_primitives::MandateId;

#[test]
fn an_informant_declares_for_the_registrar_to_see() {
    ExtBuilder::build_and_execute(|| {
        let id = declared(1);
        assert_eq!(status(id), Status::Lodged);
        let view = Declarations::declaration_view(id).expect("declared");
        let informant = Informant {
            office: OfficeId(8),
            mandate: MandateId(NURSE),
        };
        assert_eq!(
            view.declaration.declarant(),
            Some(Declarant::Informant(informant))
        );
        assert_eq!(
            view.declaration.pending.expect("open").outline,
            birth_of(subject(1), None)
        );
        assert_eq!(
            last_event(),
            Event::Declared {
                declaration: id,
                region: URGUT,
                office: informant.office,
                officer: informant.mandate,
            }
            .into()
        );
    });
}

#[test]
fn a_citizen_declares_the_birth_of_their_child() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let outline = birth_of(subject(1), Some(mother));
        assert_ok!(Declarations::declare_own(signed(50), ROOT, outline, URGUT));
        assert_eq!(
            last_event(),
            Event::DeclaredByCitizen {
                declaration: latest_declaration(),
                region: URGUT,
                subject: mother,
            }
            .into()
        );
    });
}

#[test]
fn declare_own_fails_for_what_the_citizen_is_no_party_of() {
    ExtBuilder::build_and_execute(|| {
        citizen(50);
        let outline = birth_of(subject(1), Some(subject(51)));
        assert_noop!(
            Declarations::declare_own(signed(50), ROOT, outline, URGUT),
            Error::<Test>::NotParty
        );
    });
}

#[test]
fn declare_own_fails_for_a_key_that_is_nobodys_wallet_or_a_frozen_one() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let declare = |key| {
            let outline = birth_of(subject(1), Some(mother));
            Declarations::declare_own(signed(key), ROOT, outline, URGUT)
        };
        assert_noop!(declare(51), Error::<Test>::WalletNotLinked);
        assert_ok!(CivilRegistry::freeze_own_wallet(signed(50)));
        assert_noop!(declare(50), Error::<Test>::WalletNotLinked);
    });
}

#[test]
fn declare_fails_outside_the_region_of_the_informants_office() {
    ExtBuilder::build_and_execute(|| {
        let declare = |region| {
            let outline = birth_of(subject(1), None);
            Declarations::declare(signed(NURSE), ROOT, outline, region)
        };
        assert_noop!(declare(SAMARKAND), Error::<Test>::OutsideJurisdiction);
        assert_noop!(declare(ANDIJAN), Error::<Test>::OutsideJurisdiction);
        let nowhere = Region::new(1, 14, 0, 7);
        assert_noop!(declare(nowhere), Error::<Test>::MalformedRegion);
        assert_ok!(declare(Region::new(1, 14, 7, 3)));
    });
}

#[test]
fn declare_own_fails_for_a_region_that_makes_no_sense() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let outline = birth_of(subject(1), Some(mother));
        let nowhere = Region::new(1, 0, 7, 0);
        assert_noop!(
            Declarations::declare_own(signed(50), ROOT, outline, nowhere),
            Error::<Test>::MalformedRegion
        );
    });
}

#[test]
fn only_informants_declare_as_such() {
    ExtBuilder::build_and_execute(|| {
        for who in [REGISTRAR, COURIER] {
            let outline = birth_of(subject(1), None);
            assert_noop!(
                Declarations::declare(signed(who), ROOT, outline, URGUT),
                sp_runtime::DispatchError::BadOrigin
            );
        }
    });
}

#[test]
fn declare_fails_for_an_informant_with_as_many_open_as_may_be() {
    ExtBuilder::build_and_execute(|| {
        for child in 1..=5 {
            declared(child);
        }
        let sixth =
            |who| Declarations::declare(signed(who), ROOT, birth_of(subject(6), None), URGUT);
        assert_noop!(sixth(NURSE), Error::<Test>::TooManyOpen);
        // Those of one do not count for another.
        assert_ok!(sixth(MIDWIFE));
    });
}

#[test]
fn declare_own_fails_for_a_citizen_with_as_many_open_as_may_be() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let declare = |child| {
            let outline = birth_of(subject(child), Some(mother));
            Declarations::declare_own(signed(50), ROOT, outline, URGUT)
        };
        assert_ok!(declare(1));
        assert_ok!(declare(2));
        assert_noop!(declare(3), Error::<Test>::TooManyOpen);
    });
}

#[test]
fn every_end_of_a_declaration_makes_room_for_another() {
    ExtBuilder::build_and_execute(|| {
        let ids: Vec<_> = (1..=5).map(declared).collect();
        assert_eq!(all_open(), 5);
        assert_ok!(accept(REGISTRAR, ids[0], 1));
        assert_ok!(reject(REGISTRAR, ids[1]));
        assert_ok!(Declarations::withdraw(signed(NURSE), ids[2]));
        assert_ok!(give_back(REGISTRAR, ids[3]));
        assert_eq!(all_open(), 2, "one that was returned is open");
        pass(TERM);
        assert_eq!(all_open(), 2, "nothing sweeps what has expired");
        assert_ok!(Declarations::expire_declaration(signed(COURIER), ids[3]));
        assert_ok!(Declarations::expire_declaration(signed(COURIER), ids[4]));
        assert_eq!(all_open(), 0);
        for child in 11..=15 {
            declared(child);
        }
    });
}

#[test]
fn a_citizen_whose_wallet_was_replaced_goes_on_with_the_declaration() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let outline = birth_of(subject(1), Some(mother));
        assert_ok!(Declarations::declare_own(signed(50), ROOT, outline, URGUT));
        let id = latest_declaration();
        let message = wallet_link_message(&Declarations::genesis_hash(), &mother);
        assert_ok!(CivilRegistry::propose_wallet_replacement(
            signed(IDENTITY_OFFICER),
            mother,
            account(51),
            pair(51).sign(&message).into()
        ));
        pass(7 * DAY);
        assert_ok!(CivilRegistry::complete_wallet_replacement(
            signed(COURIER),
            mother
        ));
        assert_noop!(
            Declarations::withdraw_own(signed(50), id),
            Error::<Test>::WalletNotLinked
        );
        assert_ok!(Declarations::withdraw_own(signed(51), id));
        assert_eq!(status(id), Status::Withdrawn);
    });
}

#[test]
fn only_who_lodged_a_declaration_amends_or_withdraws_it() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let stranger = citizen(51);
        let by_nurse = returned(1);
        assert_noop!(amend(MIDWIFE, by_nurse, 1), Error::<Test>::NotDeclarant);
        assert_noop!(
            Declarations::withdraw(signed(MIDWIFE), by_nurse),
            Error::<Test>::NotDeclarant
        );
        // A party is not who lodged it.
        let outline = birth_of(subject(2), Some(mother));
        assert_noop!(
            Declarations::amend_own(signed(50), by_nurse, ROOT, outline.clone(), URGUT),
            Error::<Test>::NotDeclarant
        );
        assert_ok!(Declarations::declare_own(signed(50), ROOT, outline, URGUT));
        let own = latest_declaration();
        assert_ok!(give_back(REGISTRAR, own));
        assert_noop!(
            Declarations::withdraw_own(signed(51), own),
            Error::<Test>::NotDeclarant
        );
        assert_noop!(
            Declarations::withdraw(signed(NURSE), own),
            Error::<Test>::NotDeclarant
        );
        let outline = birth_of(subject(2), Some(stranger));
        assert_noop!(
            Declarations::amend_own(signed(51), own, ROOT, outline, URGUT),
            Error::<Test>::NotDeclarant
        );
    });
}

#[test]
fn an_amended_declaration_says_what_it_was_amended_to() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let outline = birth_of(subject(1), Some(mother));
        assert_ok!(Declarations::declare_own(
            signed(50),
            ROOT,
            outline.clone(),
            ANDIJAN
        ));
        let id = latest_declaration();
        let reason = ReturnReason::WrongRegion;
        assert_ok!(Declarations::return_declaration(
            signed(ANDIJAN_REGISTRAR),
            id,
            reason
        ));
        assert_eq!(status(id), Status::Returned(reason));
        assert_ok!(Declarations::amend_own(
            signed(50),
            id,
            OTHER_ROOT,
            outline,
            URGUT
        ));
        assert_eq!(status(id), Status::Lodged);
        // It is on the right desk now.
        assert_noop!(
            reject(ANDIJAN_REGISTRAR, id),
            Error::<Test>::OutsideJurisdiction
        );
        assert_ok!(Declarations::accept_declaration(
            signed(VILLAGE),
            id,
            OTHER_ROOT,
            birth(subject(1), Some(mother)),
            Timeliness::Timely
        ));
    });
}

#[test]
fn amend_fails_for_what_could_not_be_declared() {
    ExtBuilder::build_and_execute(|| {
        let mother = citizen(50);
        let id = returned(1);
        let to = |region| {
            let outline = birth_of(subject(1), None);
            Declarations::amend(signed(NURSE), id, ROOT, outline, region)
        };
        assert_noop!(to(ANDIJAN), Error::<Test>::OutsideJurisdiction);
        assert_noop!(to(Region::new(1, 0, 7, 0)), Error::<Test>::MalformedRegion);

        let outline = birth_of(subject(1), Some(mother));
        assert_ok!(Declarations::declare_own(signed(50), ROOT, outline, URGUT));
        let own = latest_declaration();
        assert_ok!(give_back(REGISTRAR, own));
        let other = birth_of(subject(1), Some(subject(2)));
        assert_noop!(
            Declarations::amend_own(signed(50), own, ROOT, other, URGUT),
            Error::<Test>::NotParty
        );
    });
}

#[test]
fn an_informant_with_another_mandate_is_another_informant() {
    ExtBuilder::build_and_execute(|| {
        let id = returned(1);
        Reappointed::mutate(|reappointed| reappointed.insert(NURSE));
        assert_noop!(amend(NURSE, id, 1), Error::<Test>::NotDeclarant);
        assert_noop!(
            Declarations::withdraw(signed(NURSE), id),
            Error::<Test>::NotDeclarant
        );
    });
}

#[test]
fn declare_fails_when_no_number_is_left() {
    ExtBuilder::build_and_execute(|| {
        NextDeclaration::<Test>::put(DeclarationId(u64::MAX));
        let outline = birth_of(subject(1), None);
        assert_noop!(
            Declarations::declare(signed(NURSE), ROOT, outline, URGUT),
            Error::<Test>::NoIdLeft
        );
        // As it was, for the invariants.
        NextDeclaration::<Test>::kill();
    });
}
