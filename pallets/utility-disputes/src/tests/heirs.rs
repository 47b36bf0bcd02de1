//! Disputes over a contract whose consumer has died.

use super::*;

const HEIR: u8 = WALLET + 1;

/// A contract that ended by death, for which the heir speaks.
fn inherited() -> ContractId {
    let id = household();
    die(id);
    end(id);
    change(id, |agreement| agreement.consumer = subject(HEIR));
    id
}

#[test]
fn an_heir_disputes_the_last_bill_and_the_wallet_of_the_dead_does_not() {
    ExtBuilder::build_and_execute(|| {
        let id = inherited();
        assert_noop!(
            open(WALLET, id, of_bill(1, 100)),
            Error::<Test>::NotConsumer
        );
        assert_ok!(open(HEIR, id, of_bill(1, 100)));
        assert_ok!(lodge(HEIR));
        assert_noop!(lodge(WALLET), Error::<Test>::NotConsumer);
        assert_noop!(withdraw(WALLET), Error::<Test>::NotConsumer);
        assert_ok!(withdraw(HEIR));
        assert_eq!((standing(id).frozen, standing(id).payable), (0, 300));
    });
}

#[test]
fn an_heir_goes_on_with_the_dispute_of_the_dead() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        change(id, |agreement| agreement.consumer = subject(HEIR));
        assert_noop!(lodge(WALLET), Error::<Test>::NotConsumer);
        assert_ok!(lodge(HEIR));
        assert_ok!(answer(CLERK));
        pass(ANSWER_TERM + 1);
        assert_ok!(uphold(REGULATOR));
        assert_eq!(standing(id).payable, 200);
    });
}

#[test]
fn a_social_office_helps_an_heir() {
    ExtBuilder::build_and_execute(|| {
        let id = inherited();
        assert_ok!(assist(SOCIAL_OFFICER, id, of_bill(1, 100)));
        assert_ok!(assist_evidence(SOCIAL_OFFICER));
        pass(ANSWER_TERM + 1);
        assert_ok!(apply());
        assert_eq!(standing(id).payable, 200);
    });
}
