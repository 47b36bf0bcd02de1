//! What keeps a contract from being ended by an officer.

use super::*;
use adliya_primitives::utilities::Safeguards;

fn ended_by_officer(contract: ContractId) -> DispatchResult {
    let agreement = Contracts::agreement(contract).expect("there is one");
    Disputed::ensure_unguarded(contract, &agreement)
}

/// A contract that an officer could end cannot be ended once this has happened.
#[track_caller]
fn guarded(ground: impl FnOnce(ContractId), error: Error<Test>) {
    ExtBuilder::build_and_execute(|| {
        let id = debtor();
        assert_ok!(ended_by_officer(id));
        ground(id);
        assert_eq!(ended_by_officer(id), Err(error.into()));
    });
}

#[test]
fn no_officer_ends_a_contract_in_dispute() {
    let dispute = |id| {
        assert_ok!(open(WALLET, id, of_bill(1, 10)));
    };
    guarded(dispute, Error::DisputeOpen);
}

#[test]
fn an_officer_ends_a_contract_when_the_dispute_is_over() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        assert_ok!(concede(CLERK));
        assert_ok!(ended_by_officer(id));
    });
}

#[test]
fn no_officer_ends_the_contract_of_the_protected() {
    let protect = |id| {
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
    };
    guarded(protect, Error::Protected);
}

#[test]
fn no_officer_ends_the_contract_of_the_dead_before_the_heirs_had_their_time() {
    guarded(die, Error::Mourning);
    ExtBuilder::build_and_execute(|| {
        let id = debtor();
        die(id);
        pass(ESTATE_TERM);
        Timestamp::set_timestamp(midnight(2026, 5, 1));
        assert_ok!(ended_by_officer(id));
    });
}

#[test]
fn no_officer_ends_a_contract_in_winter() {
    let winter = |_| Timestamp::set_timestamp(midnight(2026, 1, 1));
    guarded(winter, Error::Winter);
}

#[test]
fn a_contract_that_was_never_in_dispute_and_has_no_account_is_guarded_by_the_person() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let other = contract(WALLET, now(), 0);
        pallet_utility_bills::Accounts::<Test>::remove(other);
        assert_ok!(ended_by_officer(other));
        assert_ok!(protect(SOCIAL_OFFICER, id, now() + DAY));
        assert_noop!(ended_by_officer(other), Error::<Test>::Protected);
    });
}
