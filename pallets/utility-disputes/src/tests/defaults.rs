//! What happens if somebody is silent.

use super::*;

#[test]
fn a_claim_stands_when_the_supplier_is_silent() {
    ExtBuilder::build_and_execute(|| {
        let id = disputed();
        pass(ANSWER_TERM);
        assert_noop!(apply(), Error::<Test>::NoDefault);
        pass(1);
        let phase = Disputed::dispute_view(FIRST).map(|view| view.phase);
        assert_eq!(phase, Some(Phase::Default(Outcome::SupplierSilent)));
        assert_ok!(apply());
        assert_eq!(outcome(FIRST), Some((Outcome::SupplierSilent, 100)));
        assert_eq!((standing(id).frozen, standing(id).payable), (0, 200));
    });
}

#[test]
fn a_claim_stands_when_the_regulator_is_silent() {
    ExtBuilder::build_and_execute(|| {
        let id = to_rule();
        pass(RULING_TERM - 1);
        assert_noop!(apply(), Error::<Test>::NoDefault);
        pass(1);
        assert_ok!(apply());
        assert_eq!(outcome(FIRST), Some((Outcome::RegulatorSilent, 100)));
        assert_eq!((standing(id).frozen, standing(id).payable), (0, 200));
    });
}

#[test]
fn the_regulator_rules_only_in_its_time() {
    ExtBuilder::build_and_execute(|| {
        disputed();
        assert_ok!(answer(CLERK));
        pass(ANSWER_TERM);
        assert_noop!(uphold(REGULATOR), Error::<Test>::NotToRule);
        assert_noop!(rule(FOUR_EYES, 0), Error::<Test>::NotToRule);
        pass(RULING_TERM + 1);
        assert_noop!(uphold(REGULATOR), Error::<Test>::NotToRule);
        assert_noop!(rule(FOUR_EYES, 0), Error::<Test>::NotToRule);
    });
}

#[test]
fn the_regulator_rules_as_soon_as_both_sides_have_said_what_they_have_to() {
    let lodged: [fn() -> DispatchResult; 2] =
        [|| lodge(WALLET), || assist_evidence(SOCIAL_OFFICER)];
    for lodge in lodged {
        ExtBuilder::build_and_execute(|| {
            let id = disputed();
            assert_ok!(lodge());
            assert_noop!(uphold(REGULATOR), Error::<Test>::NotToRule);
            assert_ok!(answer(CLERK));
            // Both can still say more.
            assert_ok!(lodge());
            assert_ok!(answer(CLERK));
            assert_ok!(rule(FOUR_EYES, 40));
            assert_eq!((standing(id).frozen, standing(id).payable), (0, 260));
        });
    }
}

#[test]
fn the_regulator_waits_for_a_household_that_has_lodged_nothing() {
    ExtBuilder::build_and_execute(|| {
        disputed();
        assert_ok!(answer(CLERK));
        pass(ANSWER_TERM);
        for early in [uphold(REGULATOR), rule(FOUR_EYES, 0)] {
            assert_eq!(early, Err(Error::<Test>::NotToRule.into()));
        }
        assert_ok!(lodge(WALLET));
        assert_ok!(uphold(REGULATOR));
    });
}

#[test]
fn the_regulator_does_not_rule_for_a_supplier_that_was_silent() {
    ExtBuilder::build_and_execute(|| {
        disputed();
        pass(ANSWER_TERM + 1);
        assert_noop!(rule(FOUR_EYES, 0), Error::<Test>::NotToRule);
        assert_noop!(uphold(REGULATOR), Error::<Test>::NotToRule);
    });
}

#[test]
fn either_side_ends_a_dispute_that_is_late() {
    let ends: [fn() -> DispatchResult; 2] = [|| concede(CLERK), || withdraw(WALLET)];
    for end in ends {
        ExtBuilder::build_and_execute(|| {
            let id = to_rule();
            pass(RULING_TERM);
            assert_ok!(end());
            assert_eq!(standing(id).frozen, 0);
        });
    }
}

#[test]
fn the_terms_of_a_dispute_are_those_of_the_day_it_was_opened() {
    ExtBuilder::build_and_execute(|| {
        disputed();
        let at = now();
        let dispute = dispute(FIRST);
        assert_eq!(
            (dispute.answer_by, dispute.rule_by),
            (at + ANSWER_TERM, at + ANSWER_TERM + RULING_TERM)
        );
    });
}
