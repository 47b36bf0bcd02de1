use super::*;
use crate::{
    types::{Handover, Related, Relation, MAX_INHERITED, MAX_RELATED},
    Dockets, FormerRelations, Handovers, Notaries, Practices,
};
use adliya_primitives::{DocketId, HandoverId, MandateId, OfficeId};
use sp_runtime::DispatchError;

fn identify(who: sp_runtime::AccountId32, number: u64) -> DispatchResult {
    Notary::identify_notary(identity_officer(), who, subject(number))
}

fn hand_over(from: OfficeId, to: OfficeId) -> DispatchResult {
    Notary::hand_over_practice(chamber(), from, to)
}

fn four_eyes() -> RuntimeOrigin {
    RuntimeOrigin::signed(NOTARY_FOUR_EYES)
}

#[test]
fn identify_notary_says_who_a_notary_is_and_makes_the_office_a_practice() {
    ExtBuilder::build_and_execute(|| {
        assert_eq!(Notary::practice_view(NEWCOMERS), None);
        assert_ok!(identify(NEWCOMER, 1_011));
        System::assert_last_event(
            Event::NotaryIdentified {
                notary: MandateId(11),
                practice: NEWCOMERS,
                subject: notary_herself(11),
                office: OfficeId(20),
                officer: MandateId(5),
            }
            .into(),
        );
        let practice = Notary::practice_view(NEWCOMERS)
            .expect("it is one now")
            .practice;
        assert_eq!(practice.region, SAMARKAND);
        assert_eq!(practice.dockets().count(), 0);
        assert_noop!(identify(NEWCOMER, 1), Error::<Test>::AlreadyIdentified);
    });
}

#[test]
fn identify_notary_fails_for_who_is_no_notary_and_by_who_is_no_identity_officer() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(identify(JUDGE, 1), Error::<Test>::NotNotary);
        SuspendedOffices::set(vec![NEWCOMERS]);
        assert_noop!(identify(NEWCOMER, 1), Error::<Test>::NotNotary);
        assert_noop!(
            Notary::identify_notary(notary(), NEWCOMER, subject(1)),
            DispatchError::BadOrigin
        );
    });
}

#[test]
fn a_notary_does_nothing_for_themselves() {
    ExtBuilder::build_and_execute(|| {
        let herself = 1_001;
        assert_noop!(
            draft(notary(), &[1, herself], None),
            Error::<Test>::ConflictOfInterest
        );
        assert_noop!(
            draft_power(&[herself], terms(&[2]), a_year(), None),
            Error::<Test>::ConflictOfInterest
        );
        assert_noop!(
            draft_power(&[1], terms(&[herself]), a_year(), None),
            Error::<Test>::ConflictOfInterest
        );
        // A partner of the same practice can draft it, but the notary cannot sign it off.
        let id = next();
        let partner = RuntimeOrigin::signed(PARTNER);
        assert_ok!(draft(partner.clone(), &[1, herself], None));
        assert_noop!(attest(id, 1), Error::<Test>::ConflictOfInterest);
        for number in [1, herself] {
            let (who, how) = (subject(number), Presence::InPerson);
            assert_ok!(Notary::attest_signature(partner.clone(), id, who, how));
        }
        assert_noop!(certify(id), Error::<Test>::ConflictOfInterest);
        assert_ok!(Notary::certify_act(partner, id, ROOT));
    });
}

#[test]
fn a_notary_does_nothing_for_those_whom_they_have_declared_also_after_the_draft() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        sign_all(id);
        let power = empowered(1, &[2]);
        assert_ok!(Notary::declare_related(
            notary(),
            subject(2),
            Relation::InLaw
        ));
        System::assert_last_event(
            Event::RelationDeclared {
                subject: subject(2),
                relation: Relation::InLaw,
                office: PRACTICE,
                officer: MandateId(1),
            }
            .into(),
        );
        let conflict = Error::<Test>::ConflictOfInterest;
        assert_noop!(certify(id), conflict);
        assert_noop!(
            draft(notary(), &[2, 3], None),
            Error::<Test>::ConflictOfInterest
        );
        assert_noop!(
            Notary::revoke_power(notary(), power, subject(1)),
            Error::<Test>::ConflictOfInterest
        );
        assert_noop!(
            Notary::renounce_power(notary(), power, subject(2)),
            Error::<Test>::ConflictOfInterest
        );
        assert_ok!(Notary::certify_act(
            RuntimeOrigin::signed(PARTNER),
            id,
            ROOT
        ));
    });
}

#[test]
fn a_notary_does_not_certify_a_power_for_an_attorney_who_is_related() {
    ExtBuilder::build_and_execute(|| {
        let id = next();
        assert_ok!(draft_power(&[1], terms(&[2]), a_year(), None));
        sign_all(id);
        assert_ok!(Notary::declare_related(notary(), subject(2), Relation::Kin));
        assert_noop!(certify(id), Error::<Test>::ConflictOfInterest);
    });
}

#[test]
fn a_relation_ends_by_four_eyes_and_that_it_was_is_kept() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Notary::declare_related(
            notary(),
            subject(2),
            Relation::Spouse
        ));
        wait(DAY);
        assert_noop!(
            Notary::end_related(notary(), subject(2)),
            DispatchError::BadOrigin
        );
        assert_ok!(Notary::end_related(four_eyes(), subject(2)));
        System::assert_last_event(
            Event::RelationEnded {
                subject: subject(2),
                office: PRACTICE,
                officer: MandateId(1),
                supervisor: MandateId(9),
            }
            .into(),
        );
        assert_eq!(
            FormerRelations::<Test>::get(MandateId(1), 0),
            Some(Related {
                subject: subject(2),
                relation: Relation::Spouse,
                since: NOW,
                until: Some(NOW + DAY)
            })
        );
        assert_ok!(draft(notary(), &[1, 2], None));
        assert_noop!(
            Notary::end_related(four_eyes(), subject(2)),
            Error::<Test>::NotRelated
        );
    });
}

#[test]
fn declare_related_fails_for_who_is_declared_and_when_there_are_too_many() {
    ExtBuilder::build_and_execute(|| {
        let declare = |number| Notary::declare_related(notary(), subject(number), Relation::Kin);
        assert_noop!(declare(1_001), Error::<Test>::AlreadyRelated);
        for number in 0..u64::from(MAX_RELATED) {
            assert_ok!(declare(number + 1));
        }
        assert_noop!(declare(1), Error::<Test>::AlreadyRelated);
        assert_noop!(declare(999), Error::<Test>::TooManyRelated);
        assert_ok!(Notary::end_related(four_eyes(), subject(1)));
        assert_ok!(declare(999));
        let newcomer = RuntimeOrigin::signed(NEWCOMER);
        assert_noop!(
            Notary::declare_related(newcomer, subject(1), Relation::Kin),
            Error::<Test>::NotaryNotIdentified
        );
    });
}

#[test]
fn hand_over_practice_passes_all_acts_to_the_successor_at_once() {
    ExtBuilder::build_and_execute(|| {
        let acts = [drafted(&[1, 2]), certified(&[3, 4])];
        sign_all(acts[0]);
        assert_ok!(hand_over(PRACTICE, NEIGHBOURS));
        System::assert_last_event(
            Event::PracticeHandedOver {
                handover: HandoverId(0),
                from: PRACTICE,
                to: NEIGHBOURS,
                office: OfficeId(40),
                officer: MandateId(8),
                supervisor: MandateId(9),
            }
            .into(),
        );
        for id in acts {
            let practice = Notary::act_view(id).expect("drafted").practice;
            assert_eq!(practice, NEIGHBOURS);
            assert_eq!(act(id).office, PRACTICE, "who drafted it does not change");
        }
        assert_noop!(certify(acts[0]), Error::<Test>::OtherPractice);
        assert_ok!(Notary::certify_act(neighbour(), acts[0], ROOT));
        assert_eq!(
            Handovers::<Test>::get(HandoverId(0)),
            Some(Handover {
                from: PRACTICE,
                to: NEIGHBOURS,
                at: NOW,
                office: OfficeId(40),
                mandate: MandateId(8),
                supervisor: MandateId(9)
            })
        );
    });
}

#[test]
fn a_practice_that_was_handed_over_begins_a_new_file_and_its_successor_passes_on_what_it_took() {
    ExtBuilder::build_and_execute(|| {
        let first = drafted(&[1, 2]);
        assert_ok!(draft(neighbour(), &[1, 2], None));
        assert_ok!(hand_over(PRACTICE, NEIGHBOURS));
        let second = drafted(&[1, 2]);
        assert_ne!(act(first).docket, act(second).docket);
        assert_ok!(hand_over(NEIGHBOURS, PRACTICE));
        let practice = Practices::<Test>::get(PRACTICE).expect("it is one");
        assert_eq!(practice.own, Some(act(second).docket));
        assert_eq!(practice.inherited.to_vec(), [DocketId(1), DocketId(0)]);
        for docket in [0, 1, 2].map(DocketId) {
            assert_eq!(Dockets::<Test>::get(docket), Some(PRACTICE));
        }
    });
}

#[test]
fn hand_over_practice_takes_the_chamber_of_both_and_four_eyes() {
    ExtBuilder::build_and_execute(|| {
        drafted(&[1, 2]);
        let by = |who, to| Notary::hand_over_practice(RuntimeOrigin::signed(who), PRACTICE, to);
        assert_noop!(by(NOTARY, NEIGHBOURS), DispatchError::BadOrigin);
        assert_noop!(by(NOTARY_FOUR_EYES, NEIGHBOURS), DispatchError::BadOrigin);
        let outside = Error::<Test>::OutsideJurisdiction;
        assert_noop!(by(ANDIJAN_FOUR_EYES, ANDIJANS), outside);
        assert_noop!(
            by(CHAMBER_FOUR_EYES, ANDIJANS),
            Error::<Test>::OutsideJurisdiction
        );
        assert_ok!(by(CHAMBER_FOUR_EYES, NEIGHBOURS));
    });
}

#[test]
fn hand_over_practice_says_why_it_is_refused() {
    ExtBuilder::build_and_execute(|| {
        let empty = Error::<Test>::PracticeEmpty;
        assert_noop!(hand_over(PRACTICE, NEIGHBOURS), empty);
        drafted(&[1, 2]);
        assert_noop!(hand_over(PRACTICE, PRACTICE), Error::<Test>::SamePractice);
        let unknown = Error::<Test>::PracticeNotFound;
        assert_noop!(hand_over(PRACTICE, NEWCOMERS), unknown);
        assert_noop!(
            hand_over(NEWCOMERS, PRACTICE),
            Error::<Test>::PracticeNotFound
        );
    });
}

#[test]
fn a_practice_keeps_a_bounded_number_of_files_of_others() {
    ExtBuilder::build_and_execute(|| {
        for _ in 0..MAX_INHERITED {
            drafted(&[1, 2]);
            assert_ok!(hand_over(PRACTICE, NEIGHBOURS));
        }
        drafted(&[1, 2]);
        assert_noop!(
            hand_over(PRACTICE, NEIGHBOURS),
            Error::<Test>::TooManyDockets
        );
        assert_ok!(identify(NEWCOMER, 1_011));
        assert_ok!(hand_over(NEIGHBOURS, NEWCOMERS));
        assert_ok!(hand_over(PRACTICE, NEIGHBOURS));
    });
}

#[test]
fn nothing_that_a_notary_declared_is_anybody_elses() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(Notary::declare_related(notary(), subject(2), Relation::Kin));
        assert_ok!(draft(RuntimeOrigin::signed(PARTNER), &[1, 2], None));
        let of = |number| Notaries::<Test>::get(MandateId(number)).expect("identified");
        assert_eq!(of(1).related.len(), 1);
        assert!(of(2).related.is_empty());
    });
}
