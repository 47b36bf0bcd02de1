//! Who must not be disconnected.

use super::*;

fn shown(contract: ContractId) -> Option<Protection> {
    let view = Disputed::disconnection_view(contract);
    view.expect("it has an account").protection
}

fn end_protection(contract: ContractId) -> DispatchResult {
    Disputed::end_protection(signed(SOCIAL_OFFICER), contract)
}

#[test]
fn whoever_is_protected_is_so_under_all_contracts_and_after_a_change_of_supplier() {
    ExtBuilder::build_and_execute(|| {
        let [gas, water, neighbours] =
            [WALLET, WALLET, WALLET + 1].map(|wallet| contract(wallet, now() + DAY, 100));
        assert_ok!(protect(SOCIAL_OFFICER, gas, now() + LONGEST_PROTECTION));
        pass(TERM + 1);
        assert_noop!(announce(CLERK, water), Error::<Test>::Protected);
        assert_ok!(announce(CLERK, neighbours));
        end(gas);
        let new = contract_with(OTHER_SUPPLIER, WALLET, now() + DAY, 100);
        pass(TERM + 1);
        assert_noop!(announce(OTHER_CLERK, new), Error::<Test>::Protected);
        assert!(shown(new).is_some() && shown(new) == shown(water));
        assert_eq!(shown(neighbours), None);
    });
}

#[test]
fn end_protection_by_one_contract_ends_it_under_all() {
    ExtBuilder::build_and_execute(|| {
        let [gas, water] = [WALLET, WALLET].map(|wallet| contract(wallet, now() + DAY, 100));
        pass(TERM + 1);
        assert_ok!(protect(SOCIAL_OFFICER, gas, now() + DAY));
        assert_noop!(announce(CLERK, gas), Error::<Test>::Protected);
        assert_ok!(end_protection(water));
        let ended = Event::ProtectionEnded {
            contract: water,
            office: SOCIAL_OFFICE,
            officer: MandateId(SOCIAL_OFFICER.into()),
        };
        assert_eq!(last_event(), ended.into());
        assert_ok!(announce(CLERK, gas));
        assert_ok!(announce(CLERK, water));
        assert_eq!(shown(gas), None);
    });
}

#[test]
fn protection_is_not_of_whoever_comes_after_them() {
    ExtBuilder::build_and_execute(|| {
        let id = debtor();
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + LONGEST_PROTECTION));
        change(id, |agreement| agreement.consumer = subject(WALLET + 1));
        assert_noop!(end_protection(id), Error::<Test>::NotProtected);
        assert_ok!(announce(CLERK, id));
    });
}

#[test]
fn protect_consumer_is_for_the_social_office_of_the_place() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_noop!(
            protect(NORTHERN_SOCIAL_OFFICER, id, now() + DAY),
            Error::<Test>::OutsideRegion
        );
        assert!(protect(CLERK, id, now() + DAY).is_err());
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        let protection = Protection {
            category: 1,
            until: now() + DAY,
            office: SOCIAL_OFFICE,
            officer: MandateId(SOCIAL_OFFICER.into()),
        };
        assert_eq!(shown(id), Some(protection));
        let event = Event::ConsumerProtected {
            contract: id,
            protection,
        };
        assert_eq!(last_event(), event.into());
        assert_noop!(
            Disputed::end_protection(signed(NORTHERN_SOCIAL_OFFICER), id),
            Error::<Test>::OutsideRegion
        );
    });
}

#[test]
fn protect_consumer_is_for_a_time_that_is_to_come_and_not_too_long() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        for until in [now(), now() + LONGEST_PROTECTION + 1] {
            assert_noop!(
                protect(SOCIAL_OFFICER, id, until),
                Error::<Test>::ProtectionOutOfRange
            );
        }
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + 1));
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + LONGEST_PROTECTION));
        end(id);
        assert_noop!(
            protect(SOCIAL_OFFICER, id, now() + 1),
            Error::<Test>::ContractEnded
        );
    });
}

#[test]
fn end_protection_fails_for_whom_is_not_protected() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let end = || end_protection(id);
        assert_noop!(end(), Error::<Test>::NotProtected);
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        pass(DAY);
        assert_noop!(end(), Error::<Test>::NotProtected);
    });
}
