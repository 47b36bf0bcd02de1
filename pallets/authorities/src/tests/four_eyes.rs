use super::*;
use crate::{types::Standing, Error, Event, Proposals};
use adliya_primitives::{MandateId, ProposalId, Roles};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

const FIRST: ProposalId = ProposalId(0);

/// The registrar of Urgut has lost their key; key 50 is to act from now on.
fn replacement() -> Box<RuntimeCall> {
    replace(MandateId(4), 50)
}

fn replace(mandate: MandateId, new: AccountId) -> Box<RuntimeCall> {
    Box::new(RuntimeCall::Authorities(crate::Call::replace_key {
        mandate,
        new,
    }))
}

#[test]
fn what_one_officer_proposes_takes_effect_when_a_supervisor_confirms() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Authorities::propose(signed(SAMARKAND_HEAD), replacement()));
        assert!(
            may_act(URGUT_REGISTRAR, Role::Registrar),
            "nothing has happened yet"
        );
        assert_ok!(Authorities::confirm(
            signed(SAMARKAND_SUPERVISOR),
            FIRST,
            replacement()
        ));
        assert!(may_act(50, Role::Registrar) && !may_act(URGUT_REGISTRAR, Role::Registrar));
        System::assert_has_event(
            Event::KeyRotated {
                mandate: MandateId(4),
                former: URGUT_REGISTRAR,
                account: 50,
                officer: Some(MandateId(1)),
                supervisor: Some(MandateId(2)),
            }
            .into(),
        );
        System::assert_last_event(
            Event::ProposalConfirmed {
                proposal: FIRST,
                officer: MandateId(1),
                supervisor: MandateId(2),
            }
            .into(),
        );
        assert_noop!(
            Authorities::confirm(signed(SAMARKAND_SUPERVISOR), FIRST, replacement()),
            Error::<Test>::NotFound
        );
    });
}

#[test]
fn a_supervisor_of_an_office_above_confirms_as_well() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Authorities::propose(signed(SAMARKAND_HEAD), replacement()));
        assert_ok!(Authorities::confirm(signed(MINISTER), FIRST, replacement()));
        assert!(may_act(50, Role::Registrar));
    });
}

#[test]
fn two_eyes_are_not_four() {
    ExtBuilder::build_and_execute(|| {
        // The head of Urgut is a supervisor too, but not over their own proposal.
        assert_ok!(Authorities::propose(signed(URGUT_HEAD), replacement()));
        assert_noop!(
            Authorities::confirm(signed(URGUT_HEAD), FIRST, replacement()),
            Error::<Test>::SamePerson
        );
        // Nor under a second key.
        assert_ok!(Authorities::grant_mandate(
            RuntimeOrigin::root(),
            SAMARKAND,
            60,
            person(URGUT_HEAD),
            Roles::of(&[Role::Supervisor]),
            NOW,
            YEAR_END
        ));
        assert_noop!(
            Authorities::confirm(signed(60), FIRST, replacement()),
            Error::<Test>::SamePerson
        );
        // And directly, without a proposal, not at all.
        assert_noop!(
            Authorities::replace_key(signed(URGUT_HEAD), MandateId(4), 50),
            DispatchError::BadOrigin
        );
        assert_noop!(
            Authorities::replace_key(RuntimeOrigin::root(), MandateId(4), 50),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn only_a_supervisor_of_the_same_line_confirms() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Authorities::propose(signed(SAMARKAND_HEAD), replacement()));
        let confirm = |by| Authorities::confirm(signed(by), FIRST, replacement());
        assert_noop!(confirm(ANDIJAN_SUPERVISOR), Error::<Test>::NotOverOffice);
        assert_noop!(confirm(URGUT_HEAD), Error::<Test>::NotOverOffice);
        assert_noop!(confirm(URGUT_REGISTRAR), Error::<Test>::NotAuthorized);
        assert_noop!(confirm(NOBODY), Error::<Test>::NotAuthorized);
    });
}

#[test]
fn both_officers_must_be_in_office_when_it_takes_effect() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Authorities::propose(signed(SAMARKAND_HEAD), replacement()));
        let suspend = |mandate, standing| {
            assert_ok!(Authorities::set_mandate_standing(
                signed(MINISTER),
                mandate,
                standing
            ));
        };
        let confirm = || Authorities::confirm(signed(SAMARKAND_SUPERVISOR), FIRST, replacement());
        suspend(MandateId(1), Standing::Suspended);
        assert_noop!(confirm(), Error::<Test>::NotAuthorized);
        suspend(MandateId(1), Standing::Active);
        suspend(MandateId(2), Standing::Suspended);
        assert_noop!(confirm(), Error::<Test>::NotAuthorized);
        suspend(MandateId(2), Standing::Active);
        assert_ok!(confirm());
    });
}

#[test]
fn the_supervisor_confirms_what_they_have_read_and_nothing_else() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Authorities::propose(signed(SAMARKAND_HEAD), replacement()));
        assert_noop!(
            Authorities::confirm(
                signed(SAMARKAND_SUPERVISOR),
                FIRST,
                replace(MandateId(4), 51)
            ),
            Error::<Test>::CallMismatch
        );
    });
}

#[test]
fn a_call_that_fails_leaves_the_proposal_open() {
    ExtBuilder::build_and_execute(|| {
        let onto_used_key = replace(MandateId(4), ANDIJAN_HEAD);
        assert_ok!(Authorities::propose(
            signed(SAMARKAND_HEAD),
            onto_used_key.clone()
        ));
        assert_noop!(
            Authorities::confirm(signed(SAMARKAND_SUPERVISOR), FIRST, onto_used_key),
            Error::<Test>::KeyInUse
        );
        assert!(Proposals::<Test>::contains_key(FIRST));
    });
}

#[test]
fn the_proposer_must_lead_what_the_call_is_about() {
    ExtBuilder::build_and_execute(|| {
        // A head of another line, and an officer who is no head.
        assert_ok!(Authorities::propose(signed(ANDIJAN_HEAD), replacement()));
        assert_noop!(
            Authorities::confirm(signed(ANDIJAN_SUPERVISOR), FIRST, replacement()),
            Error::<Test>::NotAuthorized
        );
        assert_ok!(Authorities::propose(signed(URGUT_REGISTRAR), replacement()));
        assert_noop!(
            Authorities::confirm(signed(URGUT_HEAD), ProposalId(1), replacement()),
            DispatchError::BadOrigin
        );
        // Nobody decides on a key of their own, on either side.
        let of_supervisor = replace(MandateId(2), 50);
        assert_ok!(Authorities::propose(
            signed(SAMARKAND_HEAD),
            of_supervisor.clone()
        ));
        assert_noop!(
            Authorities::confirm(signed(SAMARKAND_SUPERVISOR), ProposalId(2), of_supervisor),
            Error::<Test>::OwnMandate
        );
    });
}

#[test]
fn a_proposal_lapses() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Authorities::propose(signed(SAMARKAND_HEAD), replacement()));
        assert_noop!(
            Authorities::close_proposal(signed(NOBODY), FIRST),
            Error::<Test>::NotAuthorized
        );
        Timestamp::set_timestamp(NOW + DAY);
        assert_noop!(
            Authorities::confirm(signed(SAMARKAND_SUPERVISOR), FIRST, replacement()),
            Error::<Test>::Expired
        );
        assert_ok!(Authorities::close_proposal(signed(NOBODY), FIRST));
        System::assert_last_event(
            Event::ProposalClosed {
                proposal: FIRST,
                by: NOBODY,
            }
            .into(),
        );
        assert_noop!(
            Authorities::close_proposal(signed(NOBODY), FIRST),
            Error::<Test>::NotFound
        );
    });
}

#[test]
fn a_proposal_is_withdrawn_by_its_officer_or_turned_down_by_a_supervisor() {
    ExtBuilder::build_and_execute(|| {
        for _ in 0..2 {
            assert_ok!(Authorities::propose(signed(SAMARKAND_HEAD), replacement()));
        }
        assert_noop!(
            Authorities::close_proposal(signed(ANDIJAN_SUPERVISOR), FIRST),
            Error::<Test>::NotOverOffice
        );
        assert_ok!(Authorities::close_proposal(signed(SAMARKAND_HEAD), FIRST));
        assert_ok!(Authorities::close_proposal(
            signed(SAMARKAND_SUPERVISOR),
            ProposalId(1)
        ));
        assert_eq!(Proposals::<Test>::iter().count(), 0);
    });
}

#[test]
fn only_supervised_calls_of_bounded_length_and_number_are_proposed() {
    ExtBuilder::build_and_execute(|| {
        let remark = |length| {
            let remark = vec![0; length];
            Box::new(RuntimeCall::System(frame_system::Call::remark { remark }))
        };
        let by_head = |call| Authorities::propose(signed(SAMARKAND_HEAD), call);
        assert_noop!(
            Authorities::propose(signed(NOBODY), replacement()),
            Error::<Test>::NotAuthorized
        );
        assert_noop!(
            by_head(Box::new(RuntimeCall::Authorities(
                crate::Call::rotate_key { new: 50 }
            ))),
            Error::<Test>::NotSupervised
        );
        assert_noop!(by_head(remark(1024)), Error::<Test>::CallTooLong);
        for _ in 0..MaxOpenProposals::get() {
            assert_ok!(by_head(remark(1000)));
        }
        assert_noop!(by_head(replacement()), Error::<Test>::TooManyProposals);
        assert_ok!(Authorities::close_proposal(signed(SAMARKAND_HEAD), FIRST));
        assert_ok!(by_head(replacement()));
    });
}
